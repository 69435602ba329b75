import type { Need } from '@snodo/allocation';
import type { MatchResultBody, NeedFactsBody } from '@snodo/contract';
import { listTaxonomy } from '../catalogue/index.ts';
import type { CommunityTransaction } from '../db/index.ts';
import { Problem, type Clock } from '../http/index.ts';
import type { Community } from '../identity/index.ts';
import { windowsOfMoments } from './moments.ts';
import { groupOf, scoreEntries, toMatchResult } from './score-entries.ts';

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
  const known = new Set(taxonomy.map(({ code }) => code));
  const unknown = input.entries.flatMap((entry, index) => (known.has(entry) ? [] : [index]));
  if (unknown.length > 0) {
    throw new Problem('invalid_request', {
      faults: unknown.map((index) => ({
        path: `json.entries.${index}`,
        code: 'unknown_entry',
        message: 'Not an entry of the taxonomy',
      })),
    });
  }
  const { language } = input;
  const { organisationId, tieBreakKey } = options;
  const scoring = {
    community,
    clock,
    language,
    tieBreakKey,
    isMember: organisationId !== undefined,
    explained: mostMatches,
  };
  const scored = await scoreEntries(trx, scoring, input.entries, (entry) =>
    toNeed(entry, input, organisationId),
  );
  return toMatchResult(scored, mostMatches);
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
