import type { CommunityTransaction } from '../../db/index.ts';
import { editDistance } from './edit-distance.ts';
import { stemOf } from './stems.ts';
import { circleOf } from './synonyms.ts';
import { cutsOf, joinedPairs, termsOf, tokenOf, type Term } from './terms.ts';
import { listAlikeWords, listKnownTokens, listSlippedWords } from './vocabulary-queries.ts';

/** How the words that were typed are looked for, strictest first. */
export type Found = 'all' | 'alike' | 'some';

export interface Plan {
  found: Found;
  /** One of the tokens of every term is looked for, or of any; the term that the fewest services have comes first. */
  joined: 'every' | 'any';
  terms: readonly (readonly string[])[];
}

/** In place of one word that is misspelt so many others are tried. */
const mostInPlace = 6;

/**
 * Turns what somebody typed into one plan after another, strictest first: every word, or what is called the same;
 * words that the catalogue does not know are taken for those that look like them. Then all words are; last, any one
 * word is enough. Each is made when the one before found nothing.
 */
export async function* plansOf(
  trx: CommunityTransaction,
  communityId: string,
  q: string,
): AsyncGenerator<Plan> {
  const terms = termsOf(q);
  if (terms.length === 0) return;
  const lookup = new Lookup(trx, communityId, terms);
  await lookup.ask([
    ...terms.flatMap(({ tokens }) => tokens),
    ...joinedPairs(terms).map(({ token }) => token),
  ]);
  const first = await lookup.expanded((term) => lookup.isUnknown(term), 'near');
  yield { found: first.isChanged ? 'alike' : 'all', joined: 'every', terms: lookup.rarestFirst(first.terms) };
  const second = await lookup.expanded(({ words }) => words.length === 1, 'far');
  if (second.isChanged) yield { found: 'alike', joined: 'every', terms: lookup.rarestFirst(second.terms) };
  if (terms.length > 1) yield { found: 'some', joined: 'any', terms: second.terms };
}

/** What the vocabulary says about the terms of one search; each word is asked once. */
class Lookup {
  private readonly trx: CommunityTransaction;
  private readonly communityId: string;
  private readonly terms: readonly Term[];
  private readonly known = new Set<string>();
  private readonly services = new Map<string, number>();
  /** By the word that was typed: terms that stand for it. */
  private readonly near = new Map<string, readonly (readonly string[])[]>();
  private readonly far = new Map<string, readonly (readonly string[])[]>();

  constructor(trx: CommunityTransaction, communityId: string, terms: readonly Term[]) {
    this.trx = trx;
    this.communityId = communityId;
    this.terms = terms;
  }

  async ask(tokens: readonly string[]): Promise<void> {
    const missing = tokens.filter((token) => !this.services.has(token));
    for (const row of await listKnownTokens(this.trx, this.communityId, missing)) {
      this.services.set(row.token, row.services);
      if (row.is_known) this.known.add(row.token);
    }
  }

  isUnknown({ isOpen, tokens }: Term): boolean {
    return isOpen && !tokens.some((token) => this.known.has(token));
  }

  /**
   * The tokens of each term, with those of words that look alike beside them where `isMeant` says so: `near` are those
   * that are one typing error away, and others for a word that has none.
   */
  async expanded(
    isMeant: (term: Term) => boolean,
    reach: 'near' | 'far',
  ): Promise<{ terms: (readonly string[])[]; isChanged: boolean }> {
    const meant = this.terms.filter(isMeant).flatMap(({ words: [word] }) => word ?? []);
    await this.#findNear(meant);
    const isNear = (word: string) => (this.near.get(word)?.length ?? 0) > 0;
    await this.#findFar(reach === 'far' ? meant : meant.filter((word) => !isNear(word)));
    const standFor = (word: string) =>
      (reach === 'near' && isNear(word) ? this.near.get(word) : this.far.get(word)) ?? [];
    const joins = new Map(
      joinedPairs(this.terms).flatMap(({ at, token }) =>
        this.known.has(token) ? [[at, token] as const] : [],
      ),
    );
    let isChanged = false;
    const terms = this.terms.flatMap((term, at) => {
      const stand = isMeant(term) ? standFor(term.words[0] ?? '') : [];
      isChanged ||= stand.length > 0;
      if (stand.length > 1) return stand;
      const joined = [joins.get(at), joins.get(at - 1)].filter((token) => token !== undefined);
      return [[...term.tokens, ...(stand[0] ?? []), ...joined]];
    });
    return { terms, isChanged };
  }

  async #findNear(typed: readonly string[]): Promise<void> {
    const missing = typed.filter((word) => !this.near.has(word));
    const slipped = await listSlippedWords(this.trx, this.communityId, missing);
    for (const word of missing) this.near.set(word, nearestTo(word, slipped));
    await this.ask(missing.flatMap((word) => this.near.get(word) ?? []).flat());
  }

  async #findFar(typed: readonly string[]): Promise<void> {
    const missing = typed.filter((word) => !this.far.has(word));
    if (missing.length === 0) return;
    const cuts = new Map(missing.map((word) => [word, cutsOf(word)]));
    await this.ask([...cuts.values()].flat(2));
    const alike = await listAlikeWords(this.trx, this.communityId, missing);
    for (const word of missing) {
      const cut = cuts.get(word)?.find((parts) => parts.every((part) => this.known.has(part)));
      // A word that is two known ones stands for both.
      this.far.set(word, cut?.map((part) => [part]) ?? nearestTo(word, alike));
    }
    await this.ask(missing.flatMap((word) => this.far.get(word) ?? []).flat());
  }

  rarestFirst(terms: readonly (readonly string[])[]): (readonly string[])[] {
    const servicesOf = (tokens: readonly string[]) =>
      tokens.reduce((sum, token) => sum + (this.services.get(token) ?? 0), 0);
    return terms.toSorted((one, other) => servicesOf(one) - servicesOf(other));
  }
}

/** The nearest words, each with what is called the same; as one term, or none. */
function nearestTo(
  typed: string,
  rows: readonly { typed: string; word: string; stem: string }[],
): readonly (readonly string[])[] {
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
  const tokens = stems.flatMap((stem) => circleOf([stem])?.map(tokenOf) ?? [stem]);
  return tokens.length === 0 ? [] : [tokens];
}
