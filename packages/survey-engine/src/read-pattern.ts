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

const repeatSigns = new Set(['*', '+', '?', '{']);
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
  return new PatternReader(source, fail).read();
}

class PatternReader {
  readonly #characters: readonly string[];
  readonly #fail: (message: string, at: number) => never;
  #next = 0;

  constructor(source: string, fail: (message: string, at: number) => never) {
    this.#characters = Array.from(source.slice(0, 2 * patternBounds.length + 2));
    this.#fail = fail;
  }

  read(): PatternNode {
    if (this.#characters.length > patternBounds.length) this.#fail('is too long', patternBounds.length);
    const whole = this.#either(0);
    return this.#isAtEnd() ? whole : this.#stop('unexpected )');
  }

  #isAtEnd(): boolean {
    return this.#next >= this.#characters.length;
  }

  #peek(): string {
    return this.#characters[this.#next] ?? '';
  }

  #accept(character: string): boolean {
    return this.#peek() === character && ++this.#next > 0;
  }

  #stop(message: string): never {
    return this.#fail(this.#isAtEnd() ? 'is unfinished' : message, this.#next);
  }

  #either(depth: number): PatternNode {
    if (depth > patternBounds.depth) this.#stop('is too deep');
    const parts = [this.#sequence(depth)];
    while (this.#accept('|')) parts.push(this.#sequence(depth));
    return parts.length === 1 && parts[0] ? parts[0] : { is: 'either', parts };
  }

  #sequence(depth: number): PatternNode {
    const parts: PatternNode[] = [];
    while (!this.#isAtEnd() && this.#peek() !== '|' && this.#peek() !== ')')
      parts.push(this.#repeated(depth));
    return { is: 'sequence', parts };
  }

  #repeated(depth: number): PatternNode {
    const part = this.#atom(depth);
    const counts = this.#readCounts();
    if (!counts) return part;
    if (['start', 'end', 'edge', 'inside'].includes(part.is)) this.#stop('nothing to repeat');
    // How much a lazy repetition takes makes no difference to whether there is a match.
    this.#accept('?');
    if (repeatSigns.has(this.#peek())) this.#stop('nothing to repeat');
    return { is: 'repeat', part, ...counts };
  }

  #readCounts(): { least: number; most: number } | undefined {
    if (this.#accept('*')) return { least: 0, most: Infinity };
    if (this.#accept('+')) return { least: 1, most: Infinity };
    if (this.#accept('?')) return { least: 0, most: 1 };
    if (!this.#accept('{')) return undefined;
    const [written, first = '', comma, second = ''] =
      /^(\d{1,4})(,?)(\d{0,4})\}/.exec(this.#ahead(12)) ?? this.#stop('unreadable count');
    this.#next += written.length;
    const least = Number(first);
    const most = comma ? (second ? Number(second) : Infinity) : least;
    const { count } = patternBounds;
    if (least > most || least > count || (most !== Infinity && most > count)) {
      this.#stop('count out of range');
    }
    return { least, most };
  }

  #ahead(count: number): string {
    return this.#characters.slice(this.#next, this.#next + count).join('');
  }

  #atom(depth: number): PatternNode {
    const character = this.#peek();
    if (repeatSigns.has(character)) this.#stop('nothing to repeat');
    this.#next++;
    switch (character) {
      case '^':
        return { is: 'start' };
      case '$':
        return { is: 'end' };
      case '.':
        return { is: 'set', ranges: lineEnds, isOutside: true };
      case '[':
        return this.#characterClass();
      case '(':
        return this.#group(depth);
      case '\\':
        if (this.#accept('b')) return { is: 'edge' };
        return this.#accept('B') ? { is: 'inside' } : this.#escape();
      default:
        return single(character.codePointAt(0) ?? 0);
    }
  }

  #group(depth: number): PatternNode {
    if (this.#accept('?') && !this.#accept(':')) this.#stop('is not part of the language');
    const inner = this.#either(depth + 1);
    return this.#accept(')') ? inner : this.#stop('expected )');
  }

  /** What a backslash makes of the next characters, inside a class or not. */
  #escape(): PatternSet {
    const character = this.#peek();
    const ranges = Object.hasOwn(classes, character) ? classes[character] : undefined;
    const control = Object.hasOwn(controls, character) ? controls[character] : undefined;
    if (ranges) return (this.#next++, { is: 'set', ranges });
    if (control !== undefined) return (this.#next++, single(control));
    const rest = this.#ahead(9);
    const [kind, name = ''] = /^p\{([A-Za-z]{1,2})\}/.exec(rest) ?? [];
    if (kind && Object.hasOwn(kinds, name)) {
      this.#next += kind.length;
      return { is: 'set', ranges: [], kinds: kinds[name] ?? '' };
    }
    const [written, two, four, many] =
      /^(?:x([\da-f]{2})|u([\da-f]{4})|u\{([\da-f]{1,6})\})/i.exec(rest) ?? [];
    if (written) {
      const code = Number.parseInt(two ?? four ?? many ?? '', 16);
      if (code > mostCode) this.#stop('no such character');
      this.#next += written.length;
      return single(code);
    }
    if (!/^[!-/:-@[-`{-~]$/.test(character)) this.#stop('is not part of the language');
    this.#next++;
    return single(character.charCodeAt(0));
  }

  #characterClass(): PatternSet {
    const isOutside = this.#accept('^');
    const ranges: number[] = [];
    let named = '';
    while (!this.#accept(']')) {
      const first = this.#classMember();
      named += first.kinds ?? '';
      if (this.#peek() !== '-' || this.#characters[this.#next + 1] === ']') {
        ranges.push(...first.ranges);
        continue;
      }
      this.#next++;
      const [from, to] = [codeOf(first), codeOf(this.#classMember())];
      if (from === undefined || to === undefined || from > to) return this.#stop('range out of order');
      ranges.push(from, to);
    }
    return {
      is: 'set',
      ranges,
      ...(named ? { kinds: named } : {}),
      ...(isOutside ? { isOutside } : {}),
    };
  }

  #classMember(): PatternSet {
    const character = this.#peek();
    if (character === '' || character === '[') this.#stop('expected ]');
    this.#next++;
    return character === '\\' ? this.#escape() : single(character.codePointAt(0) ?? 0);
  }
}

function single(code: number): PatternSet {
  return { is: 'set', ranges: [code, code] };
}

/** The one code point of a set, unless it has more. */
function codeOf({ ranges, kinds: named }: PatternSet): number | undefined {
  return named === undefined && ranges.length === 2 && ranges[0] === ranges[1] ? ranges[0] : undefined;
}
