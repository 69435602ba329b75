import type { Timetable } from '@snodo/recurrence';
import { sql, type InsertObject, type UpdateObject } from 'kysely';
import { toJson, type CommunityTransaction, type Json } from '../../db/index.ts';
import type { DB } from '../../db/rows.gen.ts';

export async function insertUnits(
  trx: CommunityTransaction,
  rows: InsertObject<DB, 'places.unit'>[],
): Promise<void> {
  if (rows.length > 0) await trx.insertInto('places.unit').values(rows).execute();
}

export async function insertSpaceUnits(
  trx: CommunityTransaction,
  rows: InsertObject<DB, 'places.space_unit'>[],
): Promise<void> {
  if (rows.length > 0) await trx.insertInto('places.space_unit').values(rows).execute();
}

export async function removeSpaceUnits(
  trx: CommunityTransaction,
  communityId: string,
  spaceId: string,
  unitIds: readonly string[],
): Promise<void> {
  if (unitIds.length === 0) return;
  await trx
    .deleteFrom('places.space_unit')
    .where('community_id', '=', communityId)
    .where('space_id', '=', spaceId)
    .where('unit_id', 'in', [...unitIds])
    .execute();
}

export async function changeUnit(
  trx: CommunityTransaction,
  communityId: string,
  id: string,
  changes: { capacity: number },
): Promise<void> {
  await trx
    .updateTable('places.unit')
    .set(changes)
    .where('community_id', '=', communityId)
    .where('id', '=', id)
    .execute();
}

/** Units of exclusive spaces of a place, with the space that each is of. */
export function listUnitsOfParts(
  trx: CommunityTransaction,
  communityId: string,
  placeId: string,
  spaceIds: readonly string[],
): Promise<{ space_id: string; unit_id: string }[]> {
  return trx
    .selectFrom('places.space as s')
    .innerJoin('places.space_unit as su', (join) =>
      join.onRef('su.community_id', '=', 's.community_id').onRef('su.space_id', '=', 's.id'),
    )
    .select(['su.space_id', 'su.unit_id'])
    .where('s.community_id', '=', communityId)
    .where('s.place_id', '=', placeId)
    .where('s.mode', '=', 'exclusive')
    .where('s.id', 'in', [...spaceIds])
    .orderBy('s.code')
    .orderBy('su.position')
    .execute();
}

/** Raises the version; the caller holds the locks of its units. */
export async function changeSpace(
  trx: CommunityTransaction,
  communityId: string,
  id: string,
  changes: UpdateObject<DB, 'places.space'>,
): Promise<void> {
  await trx
    .updateTable('places.space')
    .set({ ...changes, version: sql`version + 1` })
    .where('community_id', '=', communityId)
    .where('id', '=', id)
    .execute();
}

/** Spaces that were open exactly when their place was are open with it from now on. */
export async function followPlace(
  trx: CommunityTransaction,
  communityId: string,
  placeId: string,
  { from, to }: { from: Json; to: Timetable },
): Promise<void> {
  await sql`
    update places.space set timetable = ${toJson(to)}, version = version + 1
    where community_id = ${communityId} and place_id = ${placeId}::uuid and timetable = ${toJson(from)}`.execute(
    trx,
  );
}

export async function replaceAccess(
  trx: CommunityTransaction,
  communityId: string,
  spaceId: string,
  rows: InsertObject<DB, 'places.access_rule'>[],
): Promise<void> {
  await trx
    .deleteFrom('places.access_rule')
    .where('community_id', '=', communityId)
    .where('space_id', '=', spaceId)
    .execute();
  await trx.insertInto('places.access_rule').values(rows).execute();
}

/** The most people that any booking from now on brings; zero when there is none. */
export async function findMostPeople(
  trx: CommunityTransaction,
  communityId: string,
  spaceId: string,
  now: Date,
): Promise<number> {
  const row = await trx
    .selectFrom('places.booking')
    .select(({ fn }) => fn.max('people').as('most'))
    .where('community_id', '=', communityId)
    .where('space_id', '=', spaceId)
    .where('kind', '=', 'booking')
    .where('is_live', '=', true)
    .where('ends_at', '>', now)
    .executeTakeFirst();
  return row?.most ?? 0;
}
