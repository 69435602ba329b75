import { sql, type InsertObject, type UpdateObject } from 'kysely';
import { isForReader } from '../../catalogue/index.ts';
import type { CommunityTransaction, Json } from '../../db/index.ts';
import type { DB } from '../../db/rows.gen.ts';
import { activities } from '../queries.ts';

/** An activity with its place, who organises it, and the space that it takes. */
function described(trx: CommunityTransaction, communityId: string) {
  return activities(trx, communityId)
    .leftJoin('places.space as s', (join) =>
      join.onRef('s.community_id', '=', 'a.community_id').onRef('s.id', '=', 'a.space_id'),
    )
    .select(['p.host_id', 'p.life_cycle', 's.name as space_name']);
}

export type ActivityRow = Awaited<ReturnType<ReturnType<typeof described>['execute']>>[number] & {
  space_name: Json | null;
};

export function findActivityRow(
  trx: CommunityTransaction,
  communityId: string,
  id: string,
): Promise<ActivityRow | undefined> {
  return described(trx, communityId).where('a.id', '=', id).executeTakeFirst();
}

/** Locked to be changed, or so that nobody changes it while somebody says that she comes. */
export async function lockActivity(
  trx: CommunityTransaction,
  communityId: string,
  id: string,
  to: 'change' | 'hold',
): Promise<ActivityRow | undefined> {
  const strength = to === 'change' ? sql`for no key update` : sql`for share`;
  await sql`select 1 from places.activity where community_id = ${communityId} and id = ${id}::uuid ${strength}`.execute(
    trx,
  );
  return findActivityRow(trx, communityId, id);
}

/** A calendar looks at so many activities; a community has some hundreds. */
const mostActivities = 2000;

export interface CalendarFilter {
  organisationIds: string[];
  district: string | undefined;
  /** Code of a place; with `isFamily` its mother and its satellites too. */
  place: string | undefined;
  isFamily: boolean;
}

/** Activities that a reader may know of, where the calendar looks. */
export function listCalendarRows(
  trx: CommunityTransaction,
  communityId: string,
  { organisationIds, district, place, isFamily }: CalendarFilter,
): Promise<ActivityRow[]> {
  let query = described(trx, communityId)
    .where(isForReader('a', organisationIds))
    .orderBy('a.id')
    .limit(mostActivities);
  if (district !== undefined) query = query.where('p.district_code', '=', district);
  if (place !== undefined)
    query = query.where(
      isFamily
        ? sql<boolean>`exists (select from places.place own
            where own.community_id = p.community_id and own.code = ${place}
              and (p.id in (own.id, own.mother_id) or p.mother_id = own.id))`
        : sql<boolean>`p.code = ${place}`,
    );
  return query.execute();
}

export function listKeptRows(
  trx: CommunityTransaction,
  communityId: string,
  placeId: string,
  { after, limit }: { after: [string, string] | undefined; limit: number },
): Promise<(ActivityRow & { sort_name: string })[]> {
  const name = sql<string>`a.name ->> 'it'`;
  let query = described(trx, communityId)
    .select(name.as('sort_name'))
    .where('a.place_id', '=', placeId)
    .orderBy(name)
    .orderBy('a.id')
    .limit(limit + 1);
  if (after !== undefined)
    query = query.where(sql<boolean>`(${name}, a.id) > (${after[0]}, ${after[1]}::uuid)`);
  return query.execute();
}

/** Activities of a place that go on, by their ids: in one order, so that nobody waits in a circle. */
export async function listActivityIdsOf(
  trx: CommunityTransaction,
  communityId: string,
  placeId: string,
): Promise<string[]> {
  const rows = await trx
    .selectFrom('places.activity')
    .select('id')
    .where('community_id', '=', communityId)
    .where('place_id', '=', placeId)
    .where('state', 'in', ['active', 'online'])
    .orderBy('id')
    .limit(mostActivities)
    .execute();
  return rows.map(({ id }) => id);
}

/** Activities of one place are counted one after the other. */
export async function countActivitiesOf(
  trx: CommunityTransaction,
  communityId: string,
  placeId: string,
): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`activities of ${placeId}`}, 0))`.execute(trx);
  const { count } = await trx
    .selectFrom('places.activity')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('community_id', '=', communityId)
    .where('place_id', '=', placeId)
    .where('state', '<>', 'cancelled')
    .executeTakeFirstOrThrow();
  return Number(count);
}

export async function insertActivity(
  trx: CommunityTransaction,
  row: InsertObject<DB, 'places.activity'>,
): Promise<void> {
  await trx.insertInto('places.activity').values(row).execute();
}

/** Raises the version; the caller holds the row's lock. */
export async function changeActivityRow(
  trx: CommunityTransaction,
  communityId: string,
  id: string,
  changes: UpdateObject<DB, 'places.activity'>,
): Promise<void> {
  await trx
    .updateTable('places.activity')
    .set({ ...changes, version: sql`version + 1` })
    .where('community_id', '=', communityId)
    .where('id', '=', id)
    .execute();
}
