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
import { listCandidates, type Candidate } from './candidates.ts';

export interface Scoring {
  community: Community;
  clock: Clock;
  language: Language;
  /** Kept from providers, so that none can choose a code that wins ties. */
  tieBreakKey: string;
  /** Whether what is for members of partner firms may be shown. */
  isMember: boolean;
  /** For how many of the best answers it is said what would change them: as many as are shown. */
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
  return {
    entries: asked.map((entry) => ({
      entry,
      name: nameOf.get(entry) ?? entry,
      result: matchNeed(needOf(entry), facts, { rules: defaultMatchRules, today, tieBreakKey, explained }),
    })),
    candidates: new Map(candidates.map((candidate) => [candidate.facts.id, candidate])),
  };
}

export function groupOf(entry: string): string {
  return entry.replace(/[0-9]+$/, '');
}

/** As the API tells it: the best of each entry, and how many are hidden for which reason. */
export function toMatchResult({ entries, candidates }: Scored, mostMatches: number): MatchResultBody {
  return {
    rulesVersion: defaultMatchRules.version,
    needs: entries.map(({ entry, name, result }) => ({
      entry,
      name,
      matches: result.matches.slice(0, mostMatches).map((match) => toMatch(match, candidates)),
      hidden: result.hidden
        // What is for another firm's people, or for another need, is nobody's business.
        .filter(({ reason }) => reason !== 'audience' && reason !== 'entry')
        .map(({ reason, count }) => ({ reason, count })),
    })),
  };
}

function toMatch(match: Match, candidates: Scored['candidates']) {
  const candidate = candidates.get(match.answerId);
  if (candidate === undefined) throw new Error('a match without a candidate');
  return {
    answer: candidate.card,
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
