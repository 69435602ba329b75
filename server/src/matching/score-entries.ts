import {
  defaultMatchRules,
  matchNeed,
  type Change,
  type Match,
  type MatchResult,
  type Need,
} from '@snodo/allocation';
import type { Language, MatchResultBody } from '@snodo/contract';
import { listTaxonomy } from '../catalogue/index.ts';
import type { CommunityTransaction } from '../db/index.ts';
import { dayIn, type Clock } from '../http/index.ts';
import type { Community } from '../identity/index.ts';
import { cardsOf, listCandidates, type AnswerCard, type Candidate } from './candidates.ts';

export interface Scoring {
  community: Community;
  clock: Clock;
  language: Language;
  /** Kept from providers, so that none can choose a code that wins ties. */
  tieBreakKey: string;
  /** Whether what is for members of partner firms may be shown. */
  isMember: boolean;
  /** How many of the best answers are shown: they have cards, and it is said what would change them. */
  explained: number;
}

/** What one entry of a need meets. */
export interface ScoredEntry {
  entry: string;
  name: string;
  result: MatchResult;
}

export interface Scored {
  entries: ScoredEntry[];
  /** Everything that was held against the need, by its id. */
  candidates: ReadonlyMap<string, Candidate>;
  /** Of the best of each entry. */
  cards: ReadonlyMap<string, AnswerCard>;
}

/** Holds what people may use against each entry by itself: hours for children say nothing about help for an elder. */
export async function scoreEntries(
  trx: CommunityTransaction,
  { community, clock, language, tieBreakKey, isMember, explained }: Scoring,
  entries: readonly string[],
  needOf: (entry: string) => Need,
): Promise<Scored> {
  const taxonomy = await listTaxonomy(trx, community, language);
  const nameOf = new Map(taxonomy.map(({ code, name }) => [code, name]));
  // An entry that was merged into another is asked for under that one's name.
  const leadOf = new Map(taxonomy.map(({ code, leadsTo }) => [code, leadsTo ?? code]));
  const asked = [...new Set(entries.map((entry) => leadOf.get(entry) ?? entry))];
  const codes = [...new Set(asked.flatMap((entry) => [entry, groupOf(entry)]))];
  const candidates = await listCandidates(trx, community, { codes, isMember }, language);
  const facts = candidates.map((candidate) => candidate.facts);
  const today = dayIn(community.timeZone, clock.now());
  const scored = asked.map((entry) => ({
    entry,
    name: nameOf.get(entry) ?? entry,
    result: matchNeed(needOf(entry), facts, { rules: defaultMatchRules, today, tieBreakKey, explained }),
  }));
  const best = new Set(
    scored.flatMap(({ result }) => result.matches.slice(0, explained).map(({ answerId }) => answerId)),
  );
  const shown = candidates.filter((candidate) => best.has(candidate.facts.id));
  return {
    entries: scored,
    candidates: new Map(candidates.map((candidate) => [candidate.facts.id, candidate])),
    cards: await cardsOf(trx, community, shown, language),
  };
}

export function groupOf(entry: string): string {
  return entry.replace(/[0-9]+$/, '');
}

/** As the API tells it: the best of each entry, and how many are hidden for which reason. */
export function toMatchResult({ entries, cards }: Scored, mostMatches: number): MatchResultBody {
  return {
    rulesVersion: defaultMatchRules.version,
    needs: entries.map(({ entry, name, result }) => ({
      entry,
      name,
      matches: result.matches.slice(0, mostMatches).map((match) => toMatch(match, cards)),
      hidden: result.hidden
        // What is for another firm's people, or for another need, is nobody's business.
        .filter(({ reason }) => reason !== 'audience' && reason !== 'entry')
        .map(({ reason, count }) => ({ reason, count })),
    })),
  };
}

function toMatch(match: Match, cards: Scored['cards']) {
  const answer = cards.get(match.answerId);
  if (answer === undefined) throw new Error('a match without a card');
  return {
    answer,
    answersEntries: [...match.answersEntries],
    score: match.score,
    assessablePoints: match.assessablePoints,
    needsCheck: match.needsCheck,
    criteria: match.criteria.map((criterion) => ({
      criterion: criterion.criterion,
      outcome: criterion.outcome,
      needFact: criterion.needFact,
      answerFact: criterion.answerFact,
      points: criterion.points,
      max: criterion.max,
      source: criterion.source ?? null,
      verifiedOn: criterion.verifiedAt ?? null,
    })),
    changes: match.counterfactuals.map(toChange),
  };
}

function toChange(change: Change) {
  return {
    change: change.change,
    criterion: change.criterion,
    gainPoints: change.gainPoints ?? null,
    to: 'to' in change && typeof change.to === 'number' ? change.to : null,
  };
}
