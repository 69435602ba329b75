import type { CommunityTransaction } from '../../db/index.ts';
import { editDistance } from './edit-distance.ts';
import { stemOf } from './stems.ts';
import { circleOf, type Phrase } from './synonyms.ts';
import { cutsOf, joinedPairs, termsOf, toQuery, type Term } from './terms.ts';
import { listAlikeWords, listKnownStems } from './vocabulary-queries.ts';

/** How the words that were typed are looked for, strictest first. */
export type Found = 'all' | 'alike' | 'some';

export interface Plan {
  found: Found;
  /** A text search query. */
  query: string;
}

/** In place of one word that is misspelt so many others are tried. */
const mostInPlace = 6;

/**
 * Turns what somebody typed into one query after another, until `hasAny` says that one finds something: first every
 * word or what is called the same; words that the catalogue does not know are taken for those that look like them.
 * Then all words are; last, any one word is enough. Undefined when nothing is to be looked for or nothing is found.
 */
export async function planSearch(
  trx: CommunityTransaction,
  communityId: string,
  q: string,
  hasAny: (query: string) => Promise<boolean>,
): Promise<Plan | undefined> {
  const terms = termsOf(q);
  if (terms.length === 0) return undefined;
  const lookup = await Lookup.of(trx, communityId, terms);
  const first = await lookup.expanded((term) => lookup.isUnknown(term));
  const strict = toQuery(lookup.joined(first.terms), 'every');
  if (strict !== undefined && (await hasAny(strict)))
    return { found: first.isChanged ? 'alike' : 'all', query: strict };
  const second = await lookup.expanded((term) => term.words.length === 1);
  const loose = second.isChanged ? toQuery(lookup.joined(second.terms), 'every') : undefined;
  if (loose !== undefined && (await hasAny(loose))) return { found: 'alike', query: loose };
  const any = terms.length > 1 ? toQuery(second.terms, 'any') : undefined;
  return any !== undefined && (await hasAny(any)) ? { found: 'some', query: any } : undefined;
}

/** What the vocabulary says about the terms of one search; each word is asked once. */
class Lookup {
  readonly #alike = new Map<string, readonly Phrase[]>();

  private readonly trx: CommunityTransaction;
  private readonly communityId: string;
  private readonly terms: readonly Term[];
  private readonly known: ReadonlySet<string>;

  private constructor(
    trx: CommunityTransaction,
    communityId: string,
    terms: readonly Term[],
    known: ReadonlySet<string>,
  ) {
    this.trx = trx;
    this.communityId = communityId;
    this.terms = terms;
    this.known = known;
  }

  static async of(trx: CommunityTransaction, communityId: string, terms: readonly Term[]): Promise<Lookup> {
    const stems = [
      ...terms.flatMap(({ ways }) => ways.flat()),
      ...joinedPairs(terms).map(({ stem }) => stem),
      ...terms.flatMap(({ words, isOpen }) =>
        isOpen && words[0] !== undefined ? cutsOf(words[0]).flat() : [],
      ),
    ];
    return new Lookup(trx, communityId, terms, await listKnownStems(trx, communityId, stems));
  }

  isUnknown({ isOpen, ways }: Term): boolean {
    return isOpen && !ways.flat().some((stem) => this.known.has(stem));
  }

  /** The terms with words that look alike in place of those that `isMeant` says, beside what was typed. */
  async expanded(isMeant: (term: Term) => boolean): Promise<{ terms: Term[]; isChanged: boolean }> {
    const meant = this.terms
      .filter(isMeant)
      .flatMap(({ words: [word] }) => (word === undefined ? [] : [word]));
    const missing = meant.filter((word) => !this.#alike.has(word));
    const rows = await listAlikeWords(this.trx, this.communityId, missing);
    for (const word of missing) this.#alike.set(word, inPlaceOf(word, rows, this.known));
    let isChanged = false;
    const terms = this.terms.map((term) => {
      const more = isMeant(term) ? (this.#alike.get(term.words[0] ?? '') ?? []) : [];
      isChanged ||= more.length > 0;
      return more.length === 0 ? term : { ...term, ways: [...term.ways, ...more] };
    });
    return { terms, isChanged };
  }

  /** Adds the one word that two neighbours make together, where the catalogue knows it. */
  joined(terms: readonly Term[]): Pick<Term, 'ways'>[] {
    const pairs = new Map(
      joinedPairs(this.terms).flatMap(({ at, stem }) => (this.known.has(stem) ? [[at, stem] as const] : [])),
    );
    return terms.map((term, at) => {
      const joins = [pairs.get(at), pairs.get(at - 1)].filter((stem) => stem !== undefined);
      return joins.length === 0 ? term : { ways: [...term.ways, ...joins.map((stem) => [stem])] };
    });
  }
}

/** The nearest words first, each with what is called the same; a word that is two known ones counts as those. */
function inPlaceOf(
  typed: string,
  rows: readonly { typed: string; word: string; stem: string }[],
  known: ReadonlySet<string>,
): Phrase[] {
  const cuts = cutsOf(typed).filter((cut) => cut.every((stem) => known.has(stem)));
  if (cuts.length > 0) return cuts.slice(0, mostInPlace);
  const most = typed.length < 5 ? 1 : typed.length < 9 ? 2 : 3;
  const near = rows
    .filter((row) => row.typed === typed && row.word !== typed)
    .map(({ word, stem }) => ({
      stem,
      distance: Math.min(editDistance(typed, word, most), editDistance(stemOf(typed), stem, most) + 0.5),
    }))
    .filter(({ distance }) => distance <= most)
    .sort((one, other) => one.distance - other.distance);
  const stems = [...new Set(near.map(({ stem }) => stem))].slice(0, mostInPlace);
  return stems.flatMap((stem) => circleOf([stem]) ?? [[stem]]);
}
