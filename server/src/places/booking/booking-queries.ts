import { sql, type InsertObject, type UpdateObject } from 'kysely';
import { toJson, type CommunityTransaction, type Json } from '../../db/index.ts';
import type { DB } from '../../db/rows.gen.ts';
import type { Stretch } from './wall-times.ts';

/** A booking as `places.put_bookings` takes it; instants are ISO texts, `claimed` is a range. */
export interface BookingToPut {
  id: string;
  space_id: string;
  series_id: string | null;
  kind: 'booking' | 'block';
  person_id: string | null;
  organisation_id: string | null;
  audience: string;
  state: 'requested' | 'confirmed';
  time_zone: string;
  starts_at: string;
  ends_at: string;
  claimed: string;
  quantity: number;
  people: number;
  purpose: string | null;
  made_at: string;
  changed_at: string;
  decide_by: string | null;
  operator_person_id: string | null;
  /** It stands already, perhaps with claims. */
  is_changed: boolean;
}

/** How much may be booked: at all before her, and counted over the weeks and months that the bookings are in. */
export interface Quota {
  most_coming: number;
}

export interface ShareQuota extends Quota {
  person_id: string;
  person_minutes: number | null;
  organisation_id: string | null;
  organisation_minutes: number | null;
  weeks_from: string;
  weeks_to: string;
  months_from: string;
  months_to: string;
}

/**
 * Writes bookings of one space, all or none. Throws the database's own error: 23P01 when somebody has the time,
 * 23514 with `person_quota`, `organisation_quota`,
 * `most_coming` or `space_not_open`, 40P01 never by our own order of locks.
 */
export async function putBookings(
  trx: CommunityTransaction,
  bookings: readonly BookingToPut[],
  quota: Quota | ShareQuota | null,
): Promise<void> {
  await sql`select places.put_bookings(${toJson(bookings)}, ${toJson(quota ?? {})})`.execute(trx);
}

export function rangeText({ start, end }: Stretch): string {
  return `[${new Date(start).toISOString()},${new Date(end).toISOString()})`;
}

/** The units of a space, locked in the order of their ids: nobody books it until the transaction is over. */
export async function lockUnits(
  trx: CommunityTransaction,
  communityId: string,
  spaceIds: readonly string[],
): Promise<void> {
  await sql`
    select u.id from places.unit u
    where u.community_id = ${communityId} and u.id in (
      select su.unit_id from places.space_unit su
      where su.community_id = ${communityId} and su.space_id = any (${[...spaceIds]}::uuid[]))
    order by u.id for no key update of u`.execute(trx);
}

/** Every booking with its space, its place and whose it is; other queries narrow it. */
export function bookings(trx: CommunityTransaction, communityId: string) {
  return trx
    .selectFrom('places.booking as b')
    .innerJoin('places.space as s', (join) =>
      join.onRef('s.community_id', '=', 'b.community_id').onRef('s.id', '=', 'b.space_id'),
    )
    .innerJoin('places.place as p', (join) =>
      join.onRef('p.community_id', '=', 's.community_id').onRef('p.id', '=', 's.place_id'),
    )
    .leftJoin('identity.organisation as o', (join) =>
      join.onRef('o.community_id', '=', 'b.community_id').onRef('o.id', '=', 'b.organisation_id'),
    )
    .leftJoin('identity.person as person', (join) =>
      join.onRef('person.community_id', '=', 'b.community_id').onRef('person.id', '=', 'b.person_id'),
    )
    .select([
      'b.id',
      'b.space_id',
      'b.series_id',
      'b.kind',
      'b.person_id',
      'b.organisation_id',
      'b.audience',
      'b.state',
      'b.is_live',
      'b.time_zone',
      'b.starts_at',
      'b.ends_at',
      'b.quantity',
      'b.people',
      'b.purpose',
      'b.version',
      'b.made_at',
      'b.changed_at',
      'b.decide_by',
      'b.decision_words',
      'b.checked_in_at',
      'b.appeal',
      'b.operator_person_id',
    ])
    .select([
      's.name as space_name',
      's.mode',
      's.free_cancel_minutes',
      's.no_show_minutes',
      's.house_rules',
      'p.id as place_id',
      'p.code as place_code',
      'p.name as place_name',
      'p.host_id',
      'o.name as organisation_name',
      'person.display_name as person_name',
    ])
    .select([
      sql<string[]>`array(select v.name from places.visitor v
        where v.community_id = b.community_id and v.booking_id = b.id order by v.id limit 30)`.as('visitors'),
      sql<string[]>`array(select u.label from places.claim c
        join places.unit u on u.community_id = c.community_id and u.id = c.unit_id
        join places.space_unit su on su.community_id = u.community_id and su.unit_id = u.id and su.space_id = b.space_id
        where s.mode = 'seats' and c.community_id = b.community_id and c.booking_id = b.id
        order by su.position limit 500)`.as('seat_labels'),
    ])
    .where('b.community_id', '=', communityId);
}

export type BookingRow = Awaited<ReturnType<ReturnType<typeof bookings>['execute']>>[number] & {
  space_name: Json;
};

export function findBookingRow(
  trx: CommunityTransaction,
  communityId: string,
  id: string,
): Promise<BookingRow | undefined> {
  return bookings(trx, communityId).where('b.id', '=', id).executeTakeFirst();
}

/** Whatever happens to a booking happens under its row's lock. */
export async function lockBooking(
  trx: CommunityTransaction,
  communityId: string,
  id: string,
): Promise<BookingRow | undefined> {
  await sql`select 1 from places.booking where community_id = ${communityId} and id = ${id}::uuid
    for no key update`.execute(trx);
  return findBookingRow(trx, communityId, id);
}

export interface OwnPage {
  when: 'coming' | 'over';
  now: Date;
  after: [string, string] | undefined;
  limit: number;
}

export function listOwnBookingRows(
  trx: CommunityTransaction,
  communityId: string,
  personId: string,
  { when, now, after, limit }: OwnPage,
): Promise<BookingRow[]> {
  const isComing = when === 'coming';
  let query = bookings(trx, communityId)
    .where('b.person_id', '=', personId)
    .where('b.kind', '=', 'booking')
    .where('b.ends_at', isComing ? '>' : '<=', now)
    .orderBy('b.starts_at', isComing ? 'asc' : 'desc')
    .orderBy('b.id', isComing ? 'asc' : 'desc')
    .limit(limit + 1);
  if (after !== undefined) {
    const [at, id] = after;
    query = query.where(
      isComing
        ? sql<boolean>`(b.starts_at, b.id) > (${at}::timestamptz, ${id}::uuid)`
        : sql<boolean>`(b.starts_at, b.id) < (${at}::timestamptz, ${id}::uuid)`,
    );
  }
  return query.execute();
}

/** A calendar shows so many bookings at once; nobody has more to come. */
const mostShown = 1500;

/** Everything that she booked and that ends after an instant, in any state. */
export function listBookingsSince(
  trx: CommunityTransaction,
  communityId: string,
  personId: string,
  since: Date,
): Promise<BookingRow[]> {
  return bookings(trx, communityId)
    .where('b.person_id', '=', personId)
    .where('b.kind', '=', 'booking')
    .where('b.ends_at', '>', since)
    .orderBy('b.starts_at')
    .orderBy('b.id')
    .limit(mostShown)
    .execute();
}

/** Later live bookings of the same series, the first first. */
export function listFollowing(
  trx: CommunityTransaction,
  communityId: string,
  booking: Pick<BookingRow, 'series_id' | 'starts_at'>,
): Promise<BookingRow[]> {
  return bookings(trx, communityId)
    .where('b.series_id', '=', booking.series_id)
    .where('b.starts_at', '>', booking.starts_at)
    .where('b.is_live', '=', true)
    .orderBy('b.id')
    .limit(500)
    .forNoKeyUpdate(['b'])
    .execute();
}

/** Raises the version; the caller holds the row's lock. A state that is not live lets the claims go too. */
export async function changeBooking(
  trx: CommunityTransaction,
  communityId: string,
  id: string,
  changes: UpdateObject<DB, 'places.booking'>,
): Promise<void> {
  await trx
    .updateTable('places.booking')
    .set({ ...changes, version: sql`version + 1` })
    .where('community_id', '=', communityId)
    .where('id', '=', id)
    .execute();
}

export async function insertSeries(
  trx: CommunityTransaction,
  row: InsertObject<DB, 'places.booking_series'>,
): Promise<void> {
  await trx.insertInto('places.booking_series').values(row).execute();
}

export async function insertVisitors(
  trx: CommunityTransaction,
  rows: InsertObject<DB, 'places.visitor'>[],
): Promise<void> {
  if (rows.length > 0) await trx.insertInto('places.visitor').values(rows).execute();
}
