import type { AccessRule, BookingAudience } from '@snodo/contract';
import type { Timetable } from '@snodo/recurrence';
import { sql, type Selectable } from 'kysely';
import type { CommunityTransaction, Json } from '../../db/index.ts';
import type { DB } from '../../db/rows.gen.ts';
import type { UnitTimes } from './free-times.ts';

export interface UnitOfSpace {
  id: string;
  label: string;
  isCounted: boolean;
  capacity: number;
}

/** A space with its place, its units in their order, and who may book it. */
export type SpaceRow = Selectable<DB['places.space']> & {
  place_code: string;
  place_name: Json;
  host_id: string;
  life_cycle: string;
  units: UnitOfSpace[];
  access: (AccessRule & { audience: BookingAudience })[];
};

/** Timetables were read by `readTimetable` before they were stored. */
export function timetableOfSpace(row: Pick<SpaceRow, 'timetable'>): Timetable {
  return row.timetable as unknown as Timetable;
}

function spaces(trx: CommunityTransaction, communityId: string) {
  return trx
    .selectFrom('places.space as s')
    .innerJoin('places.place as p', (join) =>
      join.onRef('p.community_id', '=', 's.community_id').onRef('p.id', '=', 's.place_id'),
    )
    .selectAll('s')
    .select(['p.code as place_code', 'p.name as place_name', 'p.host_id', 'p.life_cycle'])
    .select([
      sql<UnitOfSpace[]>`coalesce((
        select jsonb_agg(jsonb_build_object(
          'id', u.id, 'label', u.label, 'isCounted', u.is_counted, 'capacity', u.capacity) order by su.position, u.id)
        from places.space_unit su
        join places.unit u on u.community_id = su.community_id and u.id = su.unit_id
        where su.community_id = s.community_id and su.space_id = s.id), '[]')`.as('units'),
      sql<SpaceRow['access']>`coalesce((
        select jsonb_agg(jsonb_build_object(
          'audience', r.audience, 'needsApproval', r.needs_approval, 'decideWithinHours', r.decide_within_hours,
          'noticeMinutes', r.notice_minutes, 'horizonDays', r.horizon_days,
          'personWeekMinutes', r.person_week_minutes, 'organisationMonthMinutes', r.organisation_month_minutes)
          order by array_position('{own_staff,firms,groups,residents}', r.audience))
        from places.access_rule r
        where r.community_id = s.community_id and r.space_id = s.id), '[]')`.as('access'),
    ])
    .where('s.community_id', '=', communityId);
}

export function findSpaceRow(
  trx: CommunityTransaction,
  communityId: string,
  id: string,
): Promise<SpaceRow | undefined> {
  return spaces(trx, communityId).where('s.id', '=', id).executeTakeFirst();
}

export const mostSpacesOfPlace = 50;

export function listSpaceRows(
  trx: CommunityTransaction,
  communityId: string,
  placeId: string,
): Promise<SpaceRow[]> {
  return spaces(trx, communityId)
    .where('s.place_id', '=', placeId)
    .orderBy('s.code')
    .limit(mostSpacesOfPlace)
    .execute();
}

/** How many spaces are looked at to find one that is free. */
const mostNearby = 40;

/** Spaces with room for so many, in places of a district that take bookings, those of the same kind first. */
export function listNearbySpaceRows(
  trx: CommunityTransaction,
  communityId: string,
  near: { placeId: string; kind: string; people: number },
): Promise<SpaceRow[]> {
  return spaces(trx, communityId)
    .where('s.paused_at', 'is', null)
    .where('s.capacity_people', '>=', near.people)
    .where('p.life_cycle', 'in', ['active', 'handed_over'])
    .where(
      sql<boolean>`p.district_code = (select here.district_code from places.place here
        where here.community_id = s.community_id and here.id = ${near.placeId}::uuid)`,
    )
    .orderBy(sql`p.id <> ${near.placeId}::uuid`)
    .orderBy(sql`s.kind <> ${near.kind}`)
    .orderBy('s.capacity_people')
    .orderBy('s.id')
    .limit(mostNearby)
    .execute();
}

/** Kinds of the actor's organisations, by id. */
export async function listOrganisationKinds(
  trx: CommunityTransaction,
  communityId: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await trx
    .selectFrom('identity.organisation')
    .select(['id', 'kind'])
    .where('community_id', '=', communityId)
    .where('id', 'in', [...ids])
    .execute();
  return new Map(rows.map(({ id, kind }) => [id, kind]));
}

/**
 * What is taken of these units between two instants (epoch milliseconds), in no order: whoever needs one sorts the few
 * of a space sooner than the database those of all. Live claims of a unit never overlap, so nothing has to be joined; `but` is a booking that is about to move.
 */
export async function listUnitTimes(
  trx: CommunityTransaction,
  communityId: string,
  units: readonly UnitOfSpace[],
  { from, to, but }: { from: number; to: number; but?: string | undefined },
): Promise<UnitTimes[]> {
  const { rows } = await sql<{ unit_id: string; starts: number[]; ends: number[]; quantities: number[] }>`
    select c.unit_id, array_agg(date_part('epoch', lower(c.claimed)) * 1000) as starts,
           array_agg(date_part('epoch', upper(c.claimed)) * 1000) as ends, array_agg(c.quantity) as quantities
    from places.claim c
    where c.community_id = ${communityId} and c.unit_id = any (${units.map(({ id }) => id)}::uuid[]) and c.is_live
      and c.claimed && tstzrange(${new Date(from)}::timestamptz, ${new Date(to)}::timestamptz)
      and c.booking_id is distinct from ${but ?? null}::uuid
    group by c.unit_id`.execute(trx);
  const byUnit = new Map(rows.map((row) => [row.unit_id, row]));
  return units.map(({ id, capacity }) => {
    const row = byUnit.get(id);
    return {
      id,
      capacity,
      taken:
        row?.starts.map((start, index) => ({
          start,
          end: row.ends[index] ?? start,
          quantity: row.quantities[index] ?? 1,
        })) ?? [],
    };
  });
}
