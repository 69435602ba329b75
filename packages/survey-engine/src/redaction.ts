/** Stands where something was struck out of a text. */
export const struckMark = '[…]';

interface Token {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

/** Words and numbers whole, any other sign alone; blanks are none. */
function tokensOf(text: string): Token[] {
  return [...text.matchAll(/[\p{L}\p{M}\p{N}]+|[^\s\p{L}\p{M}\p{N}]/gu)].map(({ 0: word, index }) => ({
    word,
    start: index,
    end: index + word.length,
  }));
}

/** Whether a text says anything at all. */
export function hasWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

/**
 * What is left of a text by somebody's copy of it, with {@link struckMark} wherever something is missing: nobody can
 * take a word out unseen. `''` when no word is left, undefined when the copy says anything that the text does not say
 * in this order. Whole words and signs are compared; blanks are not.
 */
export function redactedText(text: string, copy: string): string | undefined {
  const tokens = tokensOf(text);
  const kept = tokensOf(copy.replaceAll(struckMark, ' '));
  const isKept = matchInOrder(tokens, kept);
  if (isKept === undefined) return undefined;
  if (!tokens.some(({ word }, index) => isKept[index] === true && hasWords(word))) return '';
  let redacted = '';
  let end = 0;
  let isStriking = false;
  for (const [index, token] of tokens.entries()) {
    if (isKept[index] === true) {
      redacted += text.slice(end, token.end);
      isStriking = false;
    } else if (!isStriking) {
      redacted += `${text.slice(end, token.start)}${struckMark}`;
      isStriking = true;
    }
    end = token.end;
  }
  return redacted + text.slice(end);
}

/** For each token of a text whether the copy has it; undefined when the copy has another, or another order. */
function matchInOrder(tokens: readonly Token[], copy: readonly Token[]): boolean[] | undefined {
  const isKept: boolean[] = [];
  let next = 0;
  for (const { word } of tokens) {
    const isSame = copy[next]?.word === word;
    isKept.push(isSame);
    if (isSame) next += 1;
  }
  return next === copy.length ? isKept : undefined;
}
