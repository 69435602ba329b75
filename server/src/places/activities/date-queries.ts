import { sql, type UpdateObject } from 'kysely';
import type { CommunityTransaction } from '../../db/index.ts';
import type { DB } from '../../db/rows.gen.ts';

function dates(trx: CommunityTransaction, communityId: string) {
  return trx
    .selectFrom('places.activity_date as d')
    .leftJoin('places.booking as b', (join) =>
      join.onRef('b.community_id', '=', 'd.community_id').onRef('b.id', '=', 'd.booking_id'),
    )
    .selectAll('d')
    .select('b.is_live as holds_space')
    .where('d.community_id', '=', communityId);
}

export type DateRow = Awaited<ReturnType<ReturnType<typeof dates>['execute']>>[number];

interface DateRange {
  from: Date;
  to: Date;
}

/** What happened to dates of these activities that touch a range; the bound is more than all dates of a year. */
export function listDateRows(
  trx: CommunityTransaction,
  communityId: string,
  activityIds: readonly string[],
  { from, to }: DateRange,
): Promise<DateRow[]> {
  if (activityIds.length === 0) return Promise.resolve([]);
  return dates(trx, communityId)
    .where(sql<boolean>`d.activity_id = any (${[...activityIds]}::uuid[])`)
    .where('d.starts_at', '<', to)
    .where('d.ends_at', '>', from)
    .orderBy('d.starts_at')
    .limit(20_000)
    .execute();
}

export function findDateRow(
  trx: CommunityTransaction,
  communityId: string,
  activityId: string,
  startsAt: Date,
): Promise<DateRow | undefined> {
  return dates(trx, communityId)
    .where('d.activity_id', '=', activityId)
    .where('d.starts_at', '=', startsAt)
    .executeTakeFirst();
}

/** The row of a date under its lock, made if nothing happened to it yet. Everything that happens to registrations does so under it. */
export async function lockDate(
  trx: CommunityTransaction,
  communityId: string,
  date: { activityId: string; startsAt: Date; endsAt: Date; places: number | null; now: Date },
): Promise<DateRow> {
  await sql`
    insert into places.activity_date (community_id, activity_id, starts_at, ends_at, state, places, changed_at)
    values (${communityId}, ${date.activityId}, ${date.startsAt}, ${date.endsAt}, 'active', ${date.places}, ${date.now})
    on conflict (community_id, activity_id, starts_at) do nothing`.execute(trx);
  const row = await relockDate(trx, communityId, date.activityId, date.startsAt);
  if (row === undefined) throw new Error('a date that was just written is gone');
  return row;
}

/** A date that has a row already. */
export async function relockDate(
  trx: CommunityTransaction,
  communityId: string,
  activityId: string,
  startsAt: Date,
): Promise<DateRow | undefined> {
  await sql`
    select 1 from places.activity_date
    where community_id = ${communityId} and activity_id = ${activityId}::uuid and starts_at = ${startsAt}
    for no key update`.execute(trx);
  return findDateRow(trx, communityId, activityId, startsAt);
}

/** Dates to come that have a row, in their order, locked. */
export async function lockComingDates(
  trx: CommunityTransaction,
  communityId: string,
  activityId: string,
  now: Date,
): Promise<DateRow[]> {
  await sql`
    select 1 from places.activity_date
    where community_id = ${communityId} and activity_id = ${activityId}::uuid and starts_at > ${now}
    order by starts_at for no key update`.execute(trx);
  return dates(trx, communityId)
    .where('d.activity_id', '=', activityId)
    .where('d.starts_at', '>', now)
    .orderBy('d.starts_at')
    .execute();
}

/** Raises the version; the caller holds the row's lock. */
export async function changeDate(
  trx: CommunityTransaction,
  communityId: string,
  { activity_id: activityId, starts_at: startsAt }: Pick<DateRow, 'activity_id' | 'starts_at'>,
  changes: UpdateObject<DB, 'places.activity_date'>,
): Promise<void> {
  await trx
    .updateTable('places.activity_date')
    .set({ ...changes, version: sql`version + 1` })
    .where('community_id', '=', communityId)
    .where('activity_id', '=', activityId)
    .where('starts_at', '=', startsAt)
    .execute();
}

export async function takeQueueNumber(
  trx: CommunityTransaction,
  communityId: string,
  date: Pick<DateRow, 'activity_id' | 'starts_at'>,
): Promise<number> {
  const { last_queue_number: number } = await trx
    .updateTable('places.activity_date')
    .set({ last_queue_number: sql`last_queue_number + 1` })
    .where('community_id', '=', communityId)
    .where('activity_id', '=', date.activity_id)
    .where('starts_at', '=', date.starts_at)
    .returning('last_queue_number')
    .executeTakeFirstOrThrow();
  return number;
}
