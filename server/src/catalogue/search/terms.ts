import { circleOf, longestPhrase, type Phrase } from './synonyms.ts';
import { stemOf, tellingWordsIn } from './stems.ts';

/** More words than this tell no more. */
export const mostTerms = 8;

/** One thing that somebody looks for, and all ways to say it; one of them must be found. */
export interface Term {
  /** As it was typed, folded: several words when they stand together in a circle of synonyms. */
  words: readonly string[];
  ways: readonly Phrase[];
  /** No circle has it: whether it is a word at all, the vocabulary knows. */
  isOpen: boolean;
}

/** What is looked for. The longest phrase that has other names comes first: `asilo nido` is one thing. */
export function termsOf(q: string): Term[] {
  const words = tellingWordsIn(q).slice(0, mostTerms * longestPhrase);
  const terms: Term[] = [];
  for (let at = 0; at < words.length && terms.length < mostTerms;) {
    const found = circleAt(words, at);
    const taken = words.slice(at, at + (found?.length ?? 1));
    const stems = taken.map(stemOf);
    terms.push({ words: taken, ways: found?.ways ?? [stems], isOpen: found === undefined });
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

/** Two words typed apart that may be one (`dopo scuola`), by the place of the first. */
export function joinedPairs(terms: readonly Term[]): { at: number; stem: string }[] {
  return terms.flatMap((term, at) => {
    const next = terms[at + 1];
    const [one, other] = [term.words[0], next?.words[0]];
    if (one === undefined || other === undefined || term.words.length > 1 || next?.words.length !== 1)
      return [];
    return [{ at, stem: stemOf(one + other) }];
  });
}

/** One word that may be two (`babyparking`): every cut that leaves three letters on both sides. */
export function cutsOf(word: string): Phrase[] {
  const cuts: Phrase[] = [];
  for (let at = 3; at <= word.length - 3; at += 1)
    cuts.push([stemOf(word.slice(0, at)), stemOf(word.slice(at))]);
  return cuts;
}

/**
 * The terms as a text search query. Stems are letters and figures alone, so nothing that anybody types can be read as
 * an operator; they are quoted all the same. Undefined when there is nothing to look for.
 */
export function toQuery(terms: readonly Pick<Term, 'ways'>[], joined: 'every' | 'any'): string | undefined {
  const parts = terms.flatMap(({ ways }) => {
    const said = ways.flatMap((way) => (way.length === 0 ? [] : [way.map(quoted).join(' <-> ')]));
    return said.length === 0 ? [] : [`(${said.map((one) => `(${one})`).join(' | ')})`];
  });
  return parts.length === 0 ? undefined : parts.join(joined === 'every' ? ' & ' : ' | ');
}

function quoted(stem: string): string {
  return `'${stem.replaceAll('\\', String.raw`\\`).replaceAll("'", "''")}'`;
}
