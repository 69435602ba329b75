import { sql, type InsertObject, type UpdateObject } from 'kysely';
import type { CommunityTransaction, Json } from '../../db/index.ts';
import type { DB } from '../../db/rows.gen.ts';

/** States that are not over: nobody has two of them for one date. */
export const openStates = ['registered', 'waiting', 'offered'] as const;

interface DateKey {
  activity_id: string;
  starts_at: Date;
}

function registrations(trx: CommunityTransaction, communityId: string) {
  return trx
    .selectFrom('places.registration as r')
    .innerJoin('places.activity_date as d', (join) =>
      join
        .onRef('d.community_id', '=', 'r.community_id')
        .onRef('d.activity_id', '=', 'r.activity_id')
        .onRef('d.starts_at', '=', 'r.starts_at'),
    )
    .innerJoin('places.activity as a', (join) =>
      join.onRef('a.community_id', '=', 'r.community_id').onRef('a.id', '=', 'r.activity_id'),
    )
    .innerJoin('places.place as p', (join) =>
      join.onRef('p.community_id', '=', 'a.community_id').onRef('p.id', '=', 'a.place_id'),
    )
    .leftJoin('places.booking as b', (join) =>
      join.onRef('b.community_id', '=', 'd.community_id').onRef('b.id', '=', 'd.booking_id'),
    )
    .selectAll('r')
    .select([
      'd.ends_at',
      'd.state as date_state',
      'd.state_reason as date_reason',
      'd.places as all_places',
      'd.taken_places',
      'b.is_live as holds_space',
      'a.name as activity_name',
      'a.state as activity_state',
      'a.state_reason as activity_reason',
      'a.online_address',
      'a.timetable',
      'a.version as activity_version',
      'a.changed_at as activity_changed_at',
      'p.code as place_code',
      'p.name as place_name',
      'p.life_cycle',
    ])
    .select([
      sql<number>`(select count(*)::int from places.registration w
        where w.community_id = r.community_id and w.activity_id = r.activity_id and w.starts_at = r.starts_at
          and w.state = 'waiting' and w.queue_number <= r.queue_number)`.as('position'),
      sql<boolean>`exists (select from places.registration o
        where o.community_id = r.community_id and o.activity_id = r.activity_id and o.starts_at = r.starts_at
          and o.state = 'offered')`.as('is_offered_to_other'),
    ])
    .where('r.community_id', '=', communityId);
}

export type RegistrationRow = Awaited<ReturnType<ReturnType<typeof registrations>['execute']>>[number] & {
  activity_name: Json;
  place_name: Json;
};

export function findRegistrationRow(
  trx: CommunityTransaction,
  communityId: string,
  id: string,
): Promise<RegistrationRow | undefined> {
  return registrations(trx, communityId).where('r.id', '=', id).executeTakeFirst();
}

export function listOwnRegistrationRows(
  trx: CommunityTransaction,
  communityId: string,
  personId: string,
  page: { when: 'coming' | 'over'; now: Date; after: [string, string] | undefined; limit: number },
): Promise<RegistrationRow[]> {
  const isComing = page.when === 'coming';
  let query = registrations(trx, communityId)
    .where('r.person_id', '=', personId)
    .where('d.ends_at', isComing ? '>' : '<=', page.now)
    .orderBy('r.starts_at', isComing ? 'asc' : 'desc')
    .orderBy('r.id', isComing ? 'asc' : 'desc')
    .limit(page.limit + 1);
  if (page.after !== undefined) {
    const key = sql`(${page.after[0]}::timestamptz, ${page.after[1]}::uuid)`;
    query = query.where(
      isComing ? sql<boolean>`(r.starts_at, r.id) > ${key}` : sql<boolean>`(r.starts_at, r.id) < ${key}`,
    );
  }
  return query.execute();
}

/** Everything that she said she comes to and that ends after an instant, in any state. */
export function listRegistrationsSince(
  trx: CommunityTransaction,
  communityId: string,
  personId: string,
  since: Date,
): Promise<RegistrationRow[]> {
  return registrations(trx, communityId)
    .where('r.person_id', '=', personId)
    .where('d.ends_at', '>', since)
    .orderBy('r.starts_at')
    .orderBy('r.id')
    .limit(500)
    .execute();
}

/** What one person has open among these activities. */
export function listOpenOf(
  trx: CommunityTransaction,
  communityId: string,
  personId: string,
  activityIds: readonly string[],
) {
  if (activityIds.length === 0) return Promise.resolve([]);
  return trx
    .selectFrom('places.registration')
    .select(['id', 'activity_id', 'starts_at', 'state'])
    .where('community_id', '=', communityId)
    .where('person_id', '=', personId)
    .where('activity_id', 'in', [...activityIds])
    .where('state', 'in', openStates)
    .execute();
}

/** How many wait for dates of these activities from an instant on. */
export async function countWaiting(
  trx: CommunityTransaction,
  communityId: string,
  activityIds: readonly string[],
  from: Date,
) {
  if (activityIds.length === 0) return [];
  return trx
    .selectFrom('places.registration')
    .select(['activity_id', 'starts_at'])
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('community_id', '=', communityId)
    .where('activity_id', 'in', [...activityIds])
    .where('starts_at', '>=', from)
    .where('state', '=', 'waiting')
    .groupBy(['activity_id', 'starts_at'])
    .execute();
}

/** Registrations of a date in some states, in the order of the queue. */
export function listOfDate(
  trx: CommunityTransaction,
  communityId: string,
  date: DateKey,
  states: readonly string[],
  limit: number,
) {
  return trx
    .selectFrom('places.registration')
    .selectAll()
    .where('community_id', '=', communityId)
    .where('activity_id', '=', date.activity_id)
    .where('starts_at', '=', date.starts_at)
    .where('state', 'in', states)
    .orderBy('queue_number')
    .limit(limit)
    .execute();
}

/** Her place at a date, if she has one. */
export function findHerRegistration(
  trx: CommunityTransaction,
  communityId: string,
  date: DateKey,
  personId: string,
) {
  return trx
    .selectFrom('places.registration')
    .select(['id', 'checked_in_at'])
    .where('community_id', '=', communityId)
    .where('activity_id', '=', date.activity_id)
    .where('starts_at', '=', date.starts_at)
    .where('person_id', '=', personId)
    .where('state', '=', 'registered')
    .executeTakeFirst();
}

/** One person's registrations are counted one after the other. */
export async function countComing(
  trx: CommunityTransaction,
  communityId: string,
  personId: string,
  now: Date,
): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`registrations ${personId}`}, 0))`.execute(trx);
  const { count } = await trx
    .selectFrom('places.registration')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('community_id', '=', communityId)
    .where('person_id', '=', personId)
    .where('starts_at', '>', now)
    .where('state', 'in', openStates)
    .executeTakeFirstOrThrow();
  return Number(count);
}

export async function insertRegistration(
  trx: CommunityTransaction,
  row: InsertObject<DB, 'places.registration'>,
): Promise<void> {
  await trx.insertInto('places.registration').values(row).execute();
}

/** Raises the version; the caller holds the date's lock. */
export async function changeRegistration(
  trx: CommunityTransaction,
  communityId: string,
  id: string,
  changes: UpdateObject<DB, 'places.registration'>,
): Promise<void> {
  await trx
    .updateTable('places.registration')
    .set({ ...changes, version: sql`version + 1` })
    .where('community_id', '=', communityId)
    .where('id', '=', id)
    .execute();
}

/** People who have places at dates or wait for one, each once. */
export async function listComers(
  trx: CommunityTransaction,
  communityId: string,
  dates: readonly DateKey[],
): Promise<string[]> {
  const found = new Set<string>();
  for (const date of dates)
    for (const { person_id: personId } of await listOfDate(trx, communityId, date, openStates, 5000))
      if (personId !== null) found.add(personId);
  return [...found];
}

/** Everything that is open for a date is off; whoever holds the date's lock may. */
export async function callOff(
  trx: CommunityTransaction,
  communityId: string,
  date: DateKey,
  now: Date,
): Promise<void> {
  await sql`
    update places.registration set state = 'called_off', due_at = null, changed_at = ${now}, version = version + 1
    where community_id = ${communityId} and activity_id = ${date.activity_id}::uuid and starts_at = ${date.starts_at}
      and state in ('registered', 'waiting', 'offered')`.execute(trx);
}

/** What whoever leads an activity needs to know of each date: people, and what they need, as counts. */
export async function listCounts(
  trx: CommunityTransaction,
  communityId: string,
  activityId: string,
  { from, to }: { from: Date; to: Date },
) {
  const { rows } = await sql<{
    starts_at: Date;
    comes: number;
    waiting: number;
    children: number;
    arrived: number;
    needs: Record<string, number> | null;
  }>`
    select r.starts_at,
      coalesce(sum(r.places) filter (where r.state = 'registered'), 0)::int as comes,
      coalesce(sum(r.places) filter (where r.state = 'waiting'), 0)::int as waiting,
      coalesce(sum(r.children) filter (where r.state = 'registered'), 0)::int as children,
      coalesce(sum(r.places) filter (where r.checked_in_at is not null), 0)::int as arrived,
      (select jsonb_object_agg(n.need, n.count) from (
        select need, count(*)::int as count from places.registration own, unnest(own.needs) need
        where own.community_id = ${communityId} and own.activity_id = ${activityId}::uuid
          and own.starts_at = r.starts_at and own.state = 'registered' group by need) n) as needs
    from places.registration r
    where r.community_id = ${communityId} and r.activity_id = ${activityId}::uuid
      and r.starts_at >= ${from} and r.starts_at < ${to}
    group by r.starts_at`.execute(trx);
  return new Map(rows.map((row) => [row.starts_at.getTime(), row]));
}
