import { circleOf, longestPhrase, type Phrase } from './synonyms.ts';
import { stemOf, tellingWordsIn } from './stems.ts';

/** More words than this tell no more. */
export const mostTerms = 8;

/** One thing that somebody looks for. */
export interface Term {
  /** As it was typed, folded: several words when they have other names together. */
  words: readonly string[];
  /** All ways to say it, as the database keeps them; one of them must be found. */
  tokens: readonly string[];
  /** Nothing else is called so: whether it is a word at all, the vocabulary knows. */
  isOpen: boolean;
}

/** A stem, or a phrase's stems together. */
export function tokenOf(phrase: Phrase): string {
  return phrase.join('+');
}

/** What is looked for. The longest phrase that has other names comes first: `asilo nido` is one thing. */
export function termsOf(q: string): Term[] {
  const words = tellingWordsIn(q).slice(0, mostTerms * longestPhrase);
  const terms: Term[] = [];
  for (let at = 0; at < words.length && terms.length < mostTerms;) {
    const found = circleAt(words, at);
    const taken = words.slice(at, at + (found?.length ?? 1));
    const ways = found?.ways ?? [taken.map(stemOf)];
    terms.push({ words: taken, tokens: ways.map(tokenOf), isOpen: found === undefined });
    at += taken.length;
  }
  return terms;
}

function circleAt(
  words: readonly string[],
  at: number,
): { length: number; ways: readonly Phrase[] } | undefined {
  for (let length = Math.min(longestPhrase, words.length - at); length > 0; length -= 1) {
    const ways = circleOf(words.slice(at, at + length).map(stemOf));
    if (ways !== undefined) return { length, ways };
  }
  return undefined;
}

/** Every stem of a text, and every phrase in it that has other names. */
export function tokensIn(text: string): Set<string> {
  const stems = tellingWordsIn(text).map(stemOf);
  const tokens = new Set(stems);
  for (let at = 0; at < stems.length; at += 1)
    for (let length = 2; length <= Math.min(longestPhrase, stems.length - at); length += 1) {
      const phrase = stems.slice(at, at + length);
      if (circleOf(phrase) !== undefined) tokens.add(tokenOf(phrase));
    }
  return tokens;
}

/** Two words typed apart that may be one (`dopo scuola`), by the place of the first. */
export function joinedPairs(terms: readonly Term[]): { at: number; token: string }[] {
  return terms.flatMap((term, at) => {
    const next = terms[at + 1];
    const [one, other] = [term.words[0], next?.words[0]];
    if (one === undefined || other === undefined || term.words.length > 1 || next?.words.length !== 1)
      return [];
    return [{ at, token: stemOf(one + other) }];
  });
}

/** One word that may be two (`spaziocompiti`): every cut that leaves three letters on both sides. */
export function cutsOf(word: string): [string, string][] {
  const cuts: [string, string][] = [];
  for (let at = 3; at <= word.length - 3; at += 1)
    cuts.push([stemOf(word.slice(0, at)), stemOf(word.slice(at))]);
  return cuts;
}
