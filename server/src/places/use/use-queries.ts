import type { BookingAudience } from '@snodo/contract';
import { sql } from 'kysely';
import { toJson, type CommunityTransaction, type Json } from '../../db/index.ts';
import { groupKinds } from '../booking/audiences.ts';
import type { Stretch } from '../booking/wall-times.ts';
import type { MonthFigures } from './month-figures.ts';

/** What somebody used a place for, and as whom; `person_id` is null for whoever was erased. */
export interface UseFact {
  person_id: string | null;
  audience: BookingAudience;
  minutes: number;
  bookings: number;
  attendances: number;
}

/** More than any place is used in a year. */
const mostFacts = 200_000;

/**
 * What took place at a place: bookings that stood, and registrations of people who were there. Who comes to an activity
 * is to its host what she would be who books there.
 */
export async function listUseFacts(
  trx: CommunityTransaction,
  communityId: string,
  placeId: string,
  within: Stretch,
): Promise<UseFact[]> {
  const from = new Date(within.start);
  const to = new Date(within.end);
  const belongsTo = (what: ReturnType<typeof sql>) => sql<boolean>`exists (
    select from identity.membership m
    join identity.organisation o on o.community_id = m.community_id and o.id = m.organisation_id
    where m.community_id = r.community_id and m.person_id = r.person_id and m.is_active and ${what})`;
  const groups = sql`o.kind = any (${[...groupKinds]}::text[])`;
  const { rows } = await sql<UseFact>`
    select b.person_id, b.audience, (extract(epoch from b.ends_at - b.starts_at) / 60)::int as minutes,
           1 as bookings, b.people as attendances
    from places.booking b
    join places.space s on s.community_id = b.community_id and s.id = b.space_id
    where b.community_id = ${communityId} and s.place_id = ${placeId}::uuid and b.kind = 'booking'
      and b.state = 'confirmed' and b.starts_at >= ${from} and b.starts_at < ${to}
    union all
    select r.person_id,
           case when ${belongsTo(sql`o.id = p.host_id`)} then 'own_staff'
                when ${belongsTo(sql`not (${groups})`)} then 'firms'
                when ${belongsTo(groups)} then 'groups' else 'residents' end,
           0, 0, r.places
    from places.registration r
    join places.activity a on a.community_id = r.community_id and a.id = r.activity_id
    join places.place p on p.community_id = a.community_id and p.id = a.place_id
    where r.community_id = ${communityId} and p.id = ${placeId}::uuid and r.checked_in_at is not null
      and r.state = 'registered' and r.starts_at >= ${from} and r.starts_at < ${to}
    limit ${mostFacts}`.execute(trx);
  return rows;
}

export interface UsedSpace {
  id: string;
  timetable: Json;
}

/** Spaces of a place that are made of no other. */
export async function listUsedSpaces(
  trx: CommunityTransaction,
  communityId: string,
  placeId: string,
): Promise<UsedSpace[]> {
  const { rows } = await sql<UsedSpace>`
    select s.id, s.timetable from places.space s
    where s.community_id = ${communityId} and s.place_id = ${placeId}::uuid and not exists (
      select from places.space_unit mine
      join places.space_unit other on other.community_id = mine.community_id and other.unit_id = mine.unit_id
        and other.space_id <> mine.space_id
      where mine.community_id = s.community_id and mine.space_id = s.id
        and (select count(*) from places.space_unit u where u.community_id = s.community_id and u.space_id = s.id)
          > (select count(*) from places.space_unit u
             where u.community_id = s.community_id and u.space_id = other.space_id))
    order by s.id limit 50`.execute(trx);
  return rows;
}

export interface UseStep {
  to_state: string;
  taken_at: Date;
}

export function listUseSteps(
  trx: CommunityTransaction,
  communityId: string,
  placeId: string,
  before: Date,
): Promise<UseStep[]> {
  return trx
    .selectFrom('places.place_step')
    .select(['to_state', 'taken_at'])
    .where('community_id', '=', communityId)
    .where('place_id', '=', placeId)
    .where('taken_at', '<', before)
    .orderBy('taken_at')
    .orderBy('id')
    .limit(1000)
    .execute();
}

/** What hosts kept for themselves; an activity's own time is no such. */
export async function listOwnTimes(
  trx: CommunityTransaction,
  communityId: string,
  placeId: string,
  within: Stretch,
): Promise<(Stretch & { spaceId: string })[]> {
  const { rows } = await sql<{ space_id: string; starts_at: Date; ends_at: Date }>`
    select b.space_id, b.starts_at, b.ends_at from places.booking b
    join places.space s on s.community_id = b.community_id and s.id = b.space_id
    where b.community_id = ${communityId} and s.place_id = ${placeId}::uuid and b.kind = 'block' and b.is_live
      and b.starts_at < ${new Date(within.end)} and b.ends_at > ${new Date(within.start)}
      and not exists (select from places.activity_date d
        where d.community_id = b.community_id and d.booking_id = b.id)
    order by b.starts_at limit 10000`.execute(trx);
  return rows.map((row) => ({
    spaceId: row.space_id,
    start: row.starts_at.getTime(),
    end: row.ends_at.getTime(),
  }));
}

export interface PlaceToCount {
  id: string;
  host_id: string;
  first_step: Date | null;
}

/** Places with spaces of which this month is not counted yet and that were not closed before it began. */
export async function listPlacesToCount(
  trx: CommunityTransaction,
  communityId: string,
  { month, begin, end, limit }: { month: string; begin: Date; end: Date; limit: number },
): Promise<PlaceToCount[]> {
  const { rows } = await sql<PlaceToCount>`
    select p.id, p.host_id, first.taken_at as first_step from places.place p
    left join lateral (select min(t.taken_at) as taken_at from places.place_step t
      where t.community_id = p.community_id and t.place_id = p.id) first on true
    where p.community_id = ${communityId} and p.life_cycle not in ('proposed', 'agreed')
      and (first.taken_at is null or first.taken_at < ${end})
      and exists (select from places.space s where s.community_id = p.community_id and s.place_id = p.id)
      and not exists (select from places.month_use u
        where u.community_id = p.community_id and u.place_id = p.id and u.month = ${month}::date)
      and not exists (select from places.place_step t
        where t.community_id = p.community_id and t.place_id = p.id and t.to_state = 'closed' and t.taken_at < ${begin})
    order by p.id limit ${limit}`.execute(trx);
  return rows;
}

export interface MonthUseRow {
  month: string;
  host_id: string;
  open_minutes: number;
  told_from: string | null;
  floor: number | null;
  figures: MonthFigures | null;
}

/** The latest months of a place, newest first. */
export async function listMonthUse(
  trx: CommunityTransaction,
  communityId: string,
  placeId: string,
  limit: number,
): Promise<MonthUseRow[]> {
  const { rows } = await sql<MonthUseRow>`
    select month::text as month, host_id, open_minutes, told_from::text as told_from, floor, figures
    from places.month_use where community_id = ${communityId} and place_id = ${placeId}::uuid
    order by month desc limit ${limit}`.execute(trx);
  return rows;
}

export async function insertMonthUse(
  trx: CommunityTransaction,
  communityId: string,
  placeId: string,
  row: MonthUseRow & { counted_at: Date },
): Promise<void> {
  await trx
    .insertInto('places.month_use')
    .values({
      community_id: communityId,
      place_id: placeId,
      ...row,
      figures: row.figures === null ? null : toJson(row.figures),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export type HostedMonthRow = MonthUseRow & { place_id: string; code: string; name: Json };

/** Months of all places that an organisation looked after then. */
export async function listMonthsOfHost(
  trx: CommunityTransaction,
  communityId: string,
  { hostId, from, until }: { hostId: string; from: string; until: string },
): Promise<HostedMonthRow[]> {
  const { rows } = await sql<HostedMonthRow>`
    select p.id as place_id, p.code, p.name, u.month::text as month, u.host_id, u.open_minutes,
           u.told_from::text as told_from, u.floor, u.figures
    from places.month_use u
    join places.place p on p.community_id = u.community_id and p.id = u.place_id
    where u.community_id = ${communityId} and u.host_id = ${hostId}::uuid
      and u.month between ${from}::date and ${until}::date
    order by p.code, u.month limit 20000`.execute(trx);
  return rows;
}
