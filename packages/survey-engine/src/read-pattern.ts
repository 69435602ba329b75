import type { PatternStep } from './match-pattern.ts';

/** Length of a pattern in characters, brackets in one another, and the count in `{n,m}`. */
export const patternBounds = { length: 500, depth: 20, count: 200 } as const;

type PatternSet = Extract<PatternStep, { is: 'set' }>;

/** A pattern as it is written. */
export type PatternNode =
  | PatternSet
  | { readonly is: 'start' | 'end' | 'edge' | 'inside' }
  | { readonly is: 'sequence' | 'either'; readonly parts: readonly PatternNode[] }
  | { readonly is: 'repeat'; readonly part: PatternNode; readonly least: number; readonly most: number };

const mostCode = 0x10ffff;
const digits = [0x30, 0x39];
const wordCharacters = [0x30, 0x39, 0x41, 0x5a, 0x5f, 0x5f, 0x61, 0x7a];
const spaces = [
  0x9, 0xd, 0x20, 0x20, 0xa0, 0xa0, 0x1680, 0x1680, 0x2000, 0x200a, 0x2028, 0x2029, 0x202f, 0x202f, 0x205f,
  0x205f, 0x3000, 0x3000, 0xfeff, 0xfeff,
];
const lineEnds = [0xa, 0xa, 0xd, 0xd, 0x2028, 0x2029];

const classes: Readonly<Record<string, readonly number[]>> = {
  d: digits,
  D: outside(digits),
  w: wordCharacters,
  W: outside(wordCharacters),
  s: spaces,
  S: outside(spaces),
};
const controls: Readonly<Record<string, number>> = { t: 9, n: 10, v: 11, f: 12, r: 13 };
/** Names that `\p{…}` knows, and the letter that a program has for each. */
const kinds: Readonly<Record<string, string>> = {
  L: 'L',
  M: 'M',
  N: 'N',
  P: 'P',
  S: 'S',
  Z: 'Z',
  Lu: 'u',
  Ll: 'l',
};

/** All code points that ranges in ascending order leave out. */
function outside(ranges: readonly number[]): number[] {
  return [0, ...ranges.flatMap((code, index) => (index % 2 ? code + 1 : code - 1)), mostCode];
}

/** Reads the text of a pattern; `fail` gets what is wrong and the character where, and must throw. */
export function readPattern(source: string, fail: (message: string, at: number) => never): PatternNode {
  const characters = Array.from(source.slice(0, 2 * patternBounds.length + 2));
  if (characters.length > patternBounds.length) fail('is too long', patternBounds.length);
  let next = 0;
  const peek = () => characters[next] ?? '';
  const accept = (character: string) => peek() === character && ++next > 0;
  const stop = (message: string): never => fail(next < characters.length ? message : 'is unfinished', next);

  const either = (depth: number): PatternNode => {
    if (depth > patternBounds.depth) stop('is too deep');
    const parts = [sequence(depth)];
    while (accept('|')) parts.push(sequence(depth));
    return parts.length === 1 && parts[0] ? parts[0] : { is: 'either', parts };
  };
  const sequence = (depth: number): PatternNode => {
    const parts: PatternNode[] = [];
    while (next < characters.length && peek() !== '|' && peek() !== ')') parts.push(repeated(depth));
    return { is: 'sequence', parts };
  };
  const repeated = (depth: number): PatternNode => {
    const part = atom(depth);
    const counts = readCounts();
    if (!counts) return part;
    if (['start', 'end', 'edge', 'inside'].includes(part.is)) stop('nothing to repeat');
    // How much a lazy repetition takes makes no difference to whether there is a match.
    accept('?');
    if ('*+?{'.includes(peek()) && peek() !== '') stop('nothing to repeat');
    return { is: 'repeat', part, ...counts };
  };
  const readCounts = () => {
    if (accept('*')) return { least: 0, most: Infinity };
    if (accept('+')) return { least: 1, most: Infinity };
    if (accept('?')) return { least: 0, most: 1 };
    if (!accept('{')) return undefined;
    const [written, first = '', comma, second = ''] =
      /^(\d{1,4})(,?)(\d{0,4})\}/.exec(characters.slice(next, next + 12).join('')) ??
      stop('unreadable count');
    next += written.length;
    const least = Number(first);
    const most = comma ? (second ? Number(second) : Infinity) : least;
    if (least > most || least > patternBounds.count || (most !== Infinity && most > patternBounds.count)) {
      stop('count out of range');
    }
    return { least, most };
  };
  const atom = (depth: number): PatternNode => {
    const character = peek();
    next++;
    switch (character) {
      case '^':
        return { is: 'start' };
      case '$':
        return { is: 'end' };
      case '.':
        return { is: 'set', ranges: lineEnds, isOutside: true };
      case '[':
        return characterClass();
      case '(':
        return group(depth);
      case '\\':
        return escaped();
      default:
        if ('*+?{'.includes(character)) {
          next--;
          stop('nothing to repeat');
        }
        return single(character.codePointAt(0) ?? 0);
    }
  };
  const group = (depth: number): PatternNode => {
    if (accept('?') && !accept(':')) stop('is not part of the language');
    const inner = either(depth + 1);
    if (!accept(')')) stop('expected )');
    return inner;
  };
  const escaped = (): PatternNode => {
    if (accept('b')) return { is: 'edge' };
    if (accept('B')) return { is: 'inside' };
    return escape();
  };
  /** What a backslash makes of the next characters, inside a class or not. */
  const escape = (): PatternSet => {
    const character = peek();
    const ranges = Object.hasOwn(classes, character) ? classes[character] : undefined;
    const control = Object.hasOwn(controls, character) ? controls[character] : undefined;
    if (ranges) return (next++, { is: 'set', ranges });
    if (control !== undefined) return (next++, single(control));
    const rest = characters.slice(next, next + 9).join('');
    const [kind, name = ''] = /^p\{([A-Za-z]{1,2})\}/.exec(rest) ?? [];
    if (kind && Object.hasOwn(kinds, name)) {
      next += kind.length;
      return { is: 'set', ranges: [], kinds: kinds[name] ?? '' };
    }
    const [written, two, four, many] =
      /^(?:x([\da-f]{2})|u([\da-f]{4})|u\{([\da-f]{1,6})\})/i.exec(rest) ?? [];
    if (written) {
      const code = Number.parseInt(two ?? four ?? many ?? '', 16);
      if (code > mostCode) stop('no such character');
      next += written.length;
      return single(code);
    }
    if (!/^[!-/:-@[-`{-~]$/.test(character)) stop('is not part of the language');
    next++;
    return single(character.charCodeAt(0));
  };
  const characterClass = (): PatternSet => {
    const isOutside = accept('^');
    const ranges: number[] = [];
    let named = '';
    while (!accept(']')) {
      const first = classMember();
      named += first.kinds ?? '';
      if (peek() !== '-' || characters[next + 1] === ']') {
        ranges.push(...first.ranges);
        continue;
      }
      next++;
      const second = classMember();
      const [from, to] = [codeOf(first), codeOf(second)];
      if (from === undefined || to === undefined || from > to) return stop('range out of order');
      ranges.push(from, to);
    }
    return { is: 'set', ranges, ...(named ? { kinds: named } : {}), ...(isOutside ? { isOutside } : {}) };
  };
  const classMember = (): PatternSet => {
    const character = peek();
    if (character === '' || character === '[') stop('expected ]');
    next++;
    return character === '\\' ? escape() : single(character.codePointAt(0) ?? 0);
  };

  const whole = either(0);
  return next < characters.length ? stop('unexpected )') : whole;
}

function single(code: number): PatternSet {
  return { is: 'set', ranges: [code, code] };
}

/** The one code point of a set, unless it has more. */
function codeOf({ ranges, kinds: named }: PatternSet): number | undefined {
  return named === undefined && ranges.length === 2 && ranges[0] === ranges[1] ? ranges[0] : undefined;
}
