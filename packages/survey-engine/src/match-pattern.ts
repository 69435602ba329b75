/** One step of a compiled pattern; `to` are indices of steps. `ranges` are pairs of first and last code point. */
export type PatternStep =
  | {
      readonly is: 'set';
      readonly ranges: readonly number[];
      readonly kinds?: string;
      readonly isOutside?: true;
    }
  | { readonly is: 'start' | 'end' | 'edge' | 'inside' | 'match' }
  | { readonly is: 'fork'; readonly to: readonly number[] };

/** A pattern as a list of steps, plain JSON; made by `compilePattern`. */
export interface PatternProgram {
  readonly steps: readonly PatternStep[];
  readonly ignoresCase?: true;
}

/** Whether a pattern is found somewhere in a text. */
export type PatternMatcher = (program: PatternProgram, text: string) => boolean;

/** Kinds of characters that a class may name as `\p{…}`, by one letter each. */
const kindPatterns: Readonly<Record<string, RegExp>> = {
  L: /\p{L}/u,
  M: /\p{M}/u,
  N: /\p{N}/u,
  P: /\p{P}/u,
  S: /\p{S}/u,
  Z: /\p{Z}/u,
  u: /\p{Lu}/u,
  l: /\p{Ll}/u,
};

/**
 * Looks for a pattern anywhere in a text, following all ways through it at once. So the time grows with the length
 * of the text times the number of steps, whatever the pattern; no way is ever tried twice.
 */
export const matchesPattern: PatternMatcher = ({ steps, ignoresCase }, text) => {
  const characters = Array.from(text);
  const last = steps.length - 1;
  let open: number[] = [];
  for (let at = 0; ; at++) {
    // A match may begin at every character.
    const reached = reach(steps, [...open, 0], characters, at);
    if (reached.includes(last)) return true;
    const character = characters[at];
    if (character === undefined) return false;
    const cases = ignoresCase ? casesOf(character) : [character];
    open = reached.filter((step) => takesCharacter(steps[step], cases)).map((step) => step + 1);
  }
};

/** The steps that wait for a character, or the end, when all that need none have been gone through. */
function reach(
  steps: readonly PatternStep[],
  from: readonly number[],
  characters: readonly string[],
  at: number,
): number[] {
  const seen = new Uint8Array(steps.length);
  const waiting: number[] = [];
  const pending = [...from];
  for (let index = pending.pop(); index !== undefined; index = pending.pop()) {
    const step = steps[index];
    if (!step || seen[index]) continue;
    seen[index] = 1;
    if (step.is === 'set' || step.is === 'match') waiting.push(index);
    else if (step.is === 'fork') pending.push(...step.to);
    else if (holdsAt(step.is, characters, at)) pending.push(index + 1);
  }
  return waiting;
}

function holdsAt(
  place: 'start' | 'end' | 'edge' | 'inside',
  characters: readonly string[],
  at: number,
): boolean {
  if (place === 'start') return at === 0;
  if (place === 'end') return at === characters.length;
  const isWord = (index: number) => /^\w$/.test(characters[index] ?? '');
  return (isWord(at - 1) !== isWord(at)) === (place === 'edge');
}

/** A character in both its cases; what becomes two characters has no other case. */
function casesOf(character: string): string[] {
  const both = [character.toLowerCase(), character.toUpperCase()];
  return [character, ...both.filter((one) => Array.from(one).length === 1)];
}

/** Whether a step takes a character, given in all its cases. */
export function takesCharacter(step: PatternStep | undefined, cases: readonly string[]): boolean {
  if (step?.is !== 'set') return false;
  const { ranges, kinds = '', isOutside = false } = step;
  const isIn = cases.some((character) => {
    const code = character.codePointAt(0) ?? 0;
    for (let index = 0; index < ranges.length; index += 2) {
      if (code >= (ranges[index] ?? 0) && code <= (ranges[index + 1] ?? 0)) return true;
    }
    return Array.from(kinds).some((kind) => kindPatterns[kind]?.test(character));
  });
  return isIn !== isOutside;
}
