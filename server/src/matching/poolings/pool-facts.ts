import { createHash } from 'node:crypto';
import { defaultPoolRules, type PoolNeed, type PoolPlace, type PoolRules } from '@snodo/allocation';
import { farthestHere, type WeeklyWindow } from '../../catalogue/index.ts';
import type { CommunityTransaction } from '../../db/index.ts';
import type { Community } from '../../identity/index.ts';
import type { NeedRow, SharerRow } from '../../needs/index.ts';
import { findSpotsOf, listMeetingPlaces } from '../../places/index.ts';
import { yearsOf } from '../stored-need.ts';

/**
 * The published rules. Positions are points of the drawing, which is a thousand wide and knows no metres: how far two
 * may be apart is what the catalogue calls "here".
 */
export const poolRules: PoolRules = {
  ...defaultPoolRules,
  version: 'snodo-pool-drawing-1',
  maxDistanceMetres: farthestHere,
  minCommonMinutes: 120,
  maxAgeGapYears: 5,
};

const mostMeetingPlaces = 200;
/** Between grown-ups years play no part. */
const adultYears = 18;

type Spots = Awaited<ReturnType<typeof findSpotsOf>>;
type PoolFacts = Pick<
  NeedRow | SharerRow,
  'around_code' | 'windows' | 'cared_for' | 'age_bands' | 'indispensable_languages'
>;

/** Where each of the needs is; what lies nowhere any more is left out by whoever reads it. */
export function spotsOf(
  trx: CommunityTransaction,
  community: Community,
  rows: readonly { around_code: string | null }[],
): Promise<Spots> {
  return findSpotsOf(trx, community, [...new Set(rows.flatMap((row) => row.around_code ?? []))]);
}

export async function meetingPlaces(trx: CommunityTransaction, community: Community): Promise<PoolPlace[]> {
  const places = await listMeetingPlaces(trx, community, mostMeetingPlaces);
  return places.map(({ code, point }) => ({ code, position: toPosition(point) }));
}

/** A need as pooling reads it; undefined where its place is none any more. */
export function toPoolNeed(
  id: string,
  entry: string,
  row: PoolFacts & { has_room?: boolean },
  spots: Spots,
): PoolNeed | undefined {
  const point = row.around_code === null ? undefined : spots.get(row.around_code);
  if (point === undefined) return undefined;
  return {
    id,
    entry,
    position: toPosition(point),
    windows: row.windows as unknown as WeeklyWindow[],
    caredFor: row.cared_for,
    ages: agesOf(row.age_bands),
    languages: row.indispensable_languages.length === 0 ? undefined : row.indispensable_languages,
    canHost: row.has_room ?? false,
  };
}

/** From the youngest to the oldest child; undefined where there is none. */
function agesOf(bands: readonly string[]): PoolNeed['ages'] {
  const years = bands
    .map((band) => yearsOf[band as keyof typeof yearsOf])
    .filter(([fromYears]) => fromYears < adultYears);
  if (years.length === 0) return undefined;
  return {
    fromYears: Math.min(...years.map(([fromYears]) => fromYears)),
    toYears: Math.max(...years.map(([, toYears]) => toYears)),
  };
}

function toPosition({ x, y }: { x: number; y: number }) {
  return { x: Math.round(x), y: Math.round(y) };
}

/** The same for the same needs in whatever order. */
export function hashOfGroup(needIds: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(needIds.toSorted())).digest('hex');
}
