import { sql, type InsertObject, type UpdateObject } from 'kysely';
import type { CommunityTransaction, Json } from '../../db/index.ts';
import type { DB } from '../../db/rows.gen.ts';
import { bookings, type BookingRow } from '../booking/booking-queries.ts';

interface Page {
  after: [string, string] | undefined;
  limit: number;
}

/** Requests and appeals that can still be answered, the earliest booking first. */
export function listRequestRows(
  trx: CommunityTransaction,
  communityId: string,
  { hostIds, now, after, limit }: Page & { hostIds: string[] | undefined; now: Date },
): Promise<BookingRow[]> {
  let query = bookings(trx, communityId)
    .where('b.kind', '=', 'booking')
    .where('b.ends_at', '>', now)
    .where(sql<boolean>`(b.state = 'requested' or b.state = 'released' and b.appeal is not null)`)
    .orderBy('b.starts_at')
    .orderBy('b.id')
    .limit(limit + 1);
  if (hostIds !== undefined) query = query.where(sql<boolean>`p.host_id = any (${hostIds}::uuid[])`);
  if (after !== undefined)
    query = query.where(sql<boolean>`(b.starts_at, b.id) > (${after[0]}::timestamptz, ${after[1]}::uuid)`);
  return query.execute();
}

/** Confirmed bookings at a place that touch a day, but those of its host's own staff. */
export function listVisitRows(
  trx: CommunityTransaction,
  communityId: string,
  { placeId, from, to, after, limit }: Page & { placeId: string; from: Date; to: Date },
): Promise<BookingRow[]> {
  let query = bookings(trx, communityId)
    .where('p.id', '=', placeId)
    .where('b.kind', '=', 'booking')
    .where('b.state', '=', 'confirmed')
    .where('b.audience', '<>', 'own_staff')
    .where('b.starts_at', '<', to)
    .where('b.ends_at', '>', from)
    .orderBy('b.starts_at')
    .orderBy('b.id')
    .limit(limit + 1);
  if (after !== undefined)
    query = query.where(sql<boolean>`(b.starts_at, b.id) > (${after[0]}::timestamptz, ${after[1]}::uuid)`);
  return query.execute();
}

/** Live bookings of a place that are not over, by their begin; what the host keeps for herself is none. */
export function listComingRows(
  trx: CommunityTransaction,
  communityId: string,
  { placeId, now, after, limit }: Page & { placeId: string; now: Date },
): Promise<BookingRow[]> {
  let query = bookings(trx, communityId)
    .where('p.id', '=', placeId)
    .where('b.kind', '=', 'booking')
    .where('b.is_live', '=', true)
    .where('b.ends_at', '>', now)
    .orderBy('b.starts_at')
    .orderBy('b.id')
    .limit(limit + 1);
  if (after !== undefined)
    query = query.where(sql<boolean>`(b.starts_at, b.id) > (${after[0]}::timestamptz, ${after[1]}::uuid)`);
  return query.execute();
}

/** Live bookings of a place that are not over, by id, locked; a thousand at once, those after an id. */
export function lockComingOf(
  trx: CommunityTransaction,
  communityId: string,
  { placeId, now, after }: { placeId: string; now: Date; after: string | undefined },
): Promise<BookingRow[]> {
  let query = bookings(trx, communityId)
    .where('p.id', '=', placeId)
    .where('b.kind', '=', 'booking')
    .where('b.is_live', '=', true)
    .where('b.ends_at', '>', now)
    .orderBy('b.id')
    .limit(1000)
    .forNoKeyUpdate(['b']);
  if (after !== undefined) query = query.where('b.id', '>', after);
  return query.execute();
}

export async function lockPlace(
  trx: CommunityTransaction,
  communityId: string,
  code: string,
): Promise<
  | {
      id: string;
      host_id: string;
      life_cycle: string;
      version: number;
      name: Json;
      description: Json;
      timetable: Json;
    }
  | undefined
> {
  return trx
    .selectFrom('places.place')
    .select(['id', 'host_id', 'life_cycle', 'version', 'name', 'description', 'timetable'])
    .where('community_id', '=', communityId)
    .where('code', '=', code)
    .forNoKeyUpdate()
    .executeTakeFirst();
}

export async function listSpaceIds(
  trx: CommunityTransaction,
  communityId: string,
  placeId: string,
): Promise<string[]> {
  const rows = await trx
    .selectFrom('places.space')
    .select('id')
    .where('community_id', '=', communityId)
    .where('place_id', '=', placeId)
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}

export async function changePlace(
  trx: CommunityTransaction,
  communityId: string,
  id: string,
  changes: UpdateObject<DB, 'places.place'>,
): Promise<void> {
  await trx
    .updateTable('places.place')
    .set({ ...changes, version: sql`version + 1` })
    .where('community_id', '=', communityId)
    .where('id', '=', id)
    .execute();
}

export async function insertSteps(
  trx: CommunityTransaction,
  rows: InsertObject<DB, 'places.place_step'>[],
): Promise<void> {
  await trx.insertInto('places.place_step').values(rows).execute();
}

export async function insertMilestones(
  trx: CommunityTransaction,
  rows: InsertObject<DB, 'places.milestone'>[],
): Promise<void> {
  await trx
    .insertInto('places.milestone')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function findOrganisationId(
  trx: CommunityTransaction,
  communityId: string,
  code: string,
): Promise<string | undefined> {
  return (await findOrganisation(trx, communityId, code))?.id;
}

export function findOrganisation(
  trx: CommunityTransaction,
  communityId: string,
  code: string,
): Promise<{ id: string; name: string } | undefined> {
  return trx
    .selectFrom('identity.organisation')
    .select(['id', 'name'])
    .where('community_id', '=', communityId)
    .where('code', '=', code)
    .executeTakeFirst();
}

export async function findQuarter(trx: CommunityTransaction, communityId: string, code: string) {
  return trx
    .selectFrom('places.quarter')
    .select(['code', 'district_code', 'point'])
    .where('community_id', '=', communityId)
    .where('code', '=', code)
    .executeTakeFirst();
}

/** Of these codes those that nothing has. */
export async function listUnknownAmenities(
  trx: CommunityTransaction,
  communityId: string,
  codes: readonly string[],
): Promise<string[]> {
  const rows = await trx
    .selectFrom('places.amenity')
    .select('code')
    .where('community_id', '=', communityId)
    .where('code', 'in', ['', ...codes])
    .execute();
  const known = new Set(rows.map(({ code }) => code));
  return codes.filter((code) => !known.has(code));
}

export async function hasEntry(
  trx: CommunityTransaction,
  communityId: string,
  code: string,
): Promise<boolean> {
  const row = await trx
    .selectFrom('catalogue.taxonomy_entry')
    .select('code')
    .where('community_id', '=', communityId)
    .where('code', '=', code)
    .where('group_code', 'is not', null)
    .executeTakeFirst();
  return row !== undefined;
}

/** Places of one host are counted one after the other. */
export async function countPlacesOf(
  trx: CommunityTransaction,
  communityId: string,
  hostId: string,
): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`places of ${hostId}`}, 0))`.execute(trx);
  const { count } = await trx
    .selectFrom('places.place')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('community_id', '=', communityId)
    .where('host_id', '=', hostId)
    .where('life_cycle', '<>', 'closed')
    .executeTakeFirstOrThrow();
  return Number(count);
}
