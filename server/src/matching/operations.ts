import { defaultMatchRules, matchNeed, type Change, type Match, type Need } from '@snodo/allocation';
import type { MatchResultBody, NeedFactsBody } from '@snodo/contract';
import { listTaxonomy } from '../catalogue/index.ts';
import type { CommunityTransaction } from '../db/index.ts';
import { dayIn, Problem, type Clock } from '../http/index.ts';
import type { Community } from '../identity/index.ts';
import { listCandidates, type Candidate } from './candidates.ts';
import { windowsOfMoments } from './moments.ts';

/** More would not be read; the catalogue has the rest. */
const mostMatches = 4;

/** Groups whose answers are for children, so that the children's ages and the hours of the day count. */
const childGroups = new Set(['INF', 'GEN']);

const ageBands = {
  '0-2': [0, 3],
  '3-5': [3, 6],
  '6-10': [6, 11],
  '11-13': [11, 14],
  '14-17': [14, 18],
} as const;

/**
 * Holds what people may use against up to three needs, each by itself, and explains every result. Reads the
 * catalogue and writes nothing; `organisationId` opens offers that are for the people of that firm only.
 */
export async function matchNeeds(
  trx: CommunityTransaction,
  community: Community,
  clock: Clock,
  input: NeedFactsBody,
  options: { organisationId: string | undefined; tieBreakKey: string },
): Promise<MatchResultBody> {
  const taxonomy = await listTaxonomy(trx, community, input.language);
  const nameOf = new Map(taxonomy.map((entry) => [entry.code, entry.name]));
  const unknown = input.entries.flatMap((entry, index) => (nameOf.has(entry) ? [] : [index]));
  if (unknown.length > 0) {
    throw new Problem('invalid_request', {
      faults: unknown.map((index) => ({
        path: `json.entries.${index}`,
        code: 'unknown_entry',
        message: 'Not an entry of the taxonomy',
      })),
    });
  }
  const leadOf = new Map(taxonomy.map(({ code, leadsTo }) => [code, leadsTo ?? code]));
  const asked = input.entries.map((entry) => leadOf.get(entry) ?? entry);
  const codes = [...new Set(asked.flatMap((entry) => [entry, groupOf(entry)]))];
  const isMember = options.organisationId !== undefined;
  const candidates = await listCandidates(trx, community, { codes, isMember }, input.language);
  const today = dayIn(community.timeZone, clock.now());
  const needs = asked.map((entry) => {
    const result = matchNeed(
      toNeed(entry, input, options.organisationId),
      candidates.map(({ facts }) => facts),
      {
        rules: defaultMatchRules,
        today,
        tieBreakKey: options.tieBreakKey,
      },
    );
    return {
      entry,
      name: nameOf.get(entry) ?? entry,
      matches: result.matches.slice(0, mostMatches).map((match) => toMatch(match, candidates)),
      hidden: result.hidden
        // What is for another firm's people, or for another need, is nobody's business.
        .filter(({ reason }) => reason !== 'audience' && reason !== 'entry')
        .map(({ reason, count }) => ({ reason, count })),
    };
  });
  return { rulesVersion: defaultMatchRules.version, needs };
}

function toNeed(entry: string, input: NeedFactsBody, organisationId: string | undefined): Need {
  const isForChildren = childGroups.has(groupOf(entry));
  const windows = windowsOfMoments(input.moments ?? []);
  return {
    entries: [entry],
    district: input.district,
    beneficiaries: isForChildren
      ? (input.childAgeBands ?? []).map((band) => ({
          fromYears: ageBands[band][0],
          toYears: ageBands[band][1],
        }))
      : undefined,
    windows: isForChildren && windows.length > 0 ? windows : undefined,
    languages: [input.language],
    sharingAccepted: input.sharesWith === undefined || input.sharesWith.length === 0 ? undefined : true,
    organisation: organisationId,
  };
}

function groupOf(entry: string): string {
  return entry.replace(/[0-9]+$/, '');
}

function toMatch(match: Match, candidates: readonly Candidate[]) {
  const candidate = candidates.find(({ facts }) => facts.id === match.answerId);
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
