import { sql, type InsertObject, type UpdateObject } from 'kysely';
import type { CommunityTransaction } from '../../db/index.ts';
import type { DB } from '../../db/rows.gen.ts';
import type { Kept } from './policy.ts';
import { openStates } from './enrolment-states.ts';

function enrolments(trx: CommunityTransaction, communityId: string) {
  return trx.selectFrom('catalogue.enrolment as e').selectAll('e').where('e.community_id', '=', communityId);
}

export type EnrolmentRow = Awaited<ReturnType<ReturnType<typeof enrolments>['execute']>>[number];

export function findEnrolmentRow(trx: CommunityTransaction, communityId: string, id: string) {
  return enrolments(trx, communityId).where('e.id', '=', id).executeTakeFirst();
}

/** What she has open in an intake; at most one. */
export function findOpenEnrolment(
  trx: CommunityTransaction,
  communityId: string,
  intakeId: string,
  personId: string,
) {
  return enrolments(trx, communityId)
    .where('e.intake_id', '=', intakeId)
    .where('e.person_id', '=', personId)
    .where('e.state', 'in', openStates)
    .executeTakeFirst();
}

/** The enrolments of an intake in some states, in the order of the queue. */
export function listEnrolmentRows(
  trx: CommunityTransaction,
  communityId: string,
  intakeId: string,
  states: readonly string[],
  limit: number,
) {
  return enrolments(trx, communityId)
    .where('e.intake_id', '=', intakeId)
    .where('e.state', 'in', states)
    .orderBy('e.queue_number')
    .limit(limit)
    .execute();
}

/** One person's requests are counted one after the other. */
export async function lockEnrolmentsOf(trx: CommunityTransaction, personId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`enrolments ${personId}`}, 0))`.execute(trx);
}

export async function countOpenOf(
  trx: CommunityTransaction,
  communityId: string,
  personId: string,
): Promise<number> {
  const { count } = await trx
    .selectFrom('catalogue.enrolment')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('community_id', '=', communityId)
    .where('person_id', '=', personId)
    .where('state', 'in', openStates)
    .executeTakeFirstOrThrow();
  return Number(count);
}

export async function insertEnrolment(
  trx: CommunityTransaction,
  row: InsertObject<DB, 'catalogue.enrolment'>,
): Promise<void> {
  await trx.insertInto('catalogue.enrolment').values(row).execute();
}

/** Raises the version; the caller holds the intake's lock. */
export async function changeEnrolment(
  trx: CommunityTransaction,
  communityId: string,
  id: string,
  changes: UpdateObject<DB, 'catalogue.enrolment'>,
): Promise<void> {
  await trx
    .updateTable('catalogue.enrolment')
    .set({ ...changes, version: sql`version + 1` })
    .where('community_id', '=', communityId)
    .where('id', '=', id)
    .execute();
}

export async function insertStep(
  trx: CommunityTransaction,
  row: Omit<InsertObject<DB, 'catalogue.enrolment_step'>, 'number'>,
): Promise<void> {
  await trx
    .insertInto('catalogue.enrolment_step')
    .values((eb) => ({
      ...row,
      number: eb
        .selectFrom('catalogue.enrolment_step')
        .select(sql<number>`coalesce(max(number), 0) + 1`.as('number'))
        .where('community_id', '=', row.community_id as string)
        .where('enrolment_id', '=', row.enrolment_id as string),
    }))
    .execute();
}

const mostSteps = 60;

/** The latest steps of each of some enrolments, in order. */
export async function listStepRows(
  trx: CommunityTransaction,
  communityId: string,
  enrolmentIds: readonly string[],
) {
  const { rows } = await sql<{
    enrolment_id: string;
    step: string;
    at: Date;
    person_id: string | null;
    operator_name: string | null;
    note: string | null;
  }>`
    select t.enrolment_id, t.step, t.at, t.person_id, p.display_name as operator_name, t.note
    from unnest(${enrolmentIds}::uuid[]) asked (id)
    cross join lateral (
      select * from catalogue.enrolment_step s
      where s.community_id = ${communityId} and s.enrolment_id = asked.id
      order by s.number desc limit ${mostSteps}
    ) t
    left join identity.person p on p.community_id = t.community_id and p.id = t.operator_person_id
    order by t.enrolment_id, t.number`.execute(trx);
  return rows;
}

function described(trx: CommunityTransaction, communityId: string) {
  return enrolments(trx, communityId)
    .innerJoin('catalogue.intake as i', (join) =>
      join.onRef('i.community_id', '=', 'e.community_id').onRef('i.id', '=', 'e.intake_id'),
    )
    .innerJoin('catalogue.service as s', (join) =>
      join.onRef('s.community_id', '=', 'i.community_id').onRef('s.id', '=', 'i.service_id'),
    )
    .innerJoin('identity.organisation as o', (join) =>
      join.onRef('o.community_id', '=', 's.community_id').onRef('o.id', '=', 's.provider_id'),
    )
    .innerJoin('identity.person as p', (join) =>
      join.onRef('p.community_id', '=', 'e.community_id').onRef('p.id', '=', 'e.person_id'),
    )
    .leftJoin('catalogue.shared_service as g', (join) =>
      join.onRef('g.community_id', '=', 'i.community_id').onRef('g.intake_id', '=', 'i.id'),
    )
    .leftJoin('catalogue.feedback as f', (join) =>
      join.onRef('f.community_id', '=', 'e.community_id').onRef('f.enrolment_id', '=', 'e.id'),
    )
    .select([
      'i.title as intake_title',
      'i.service_id',
      'i.notice_days',
      'i.is_open',
      's.name as service_name',
      's.provider_id',
      'o.name as provider_name',
      'p.display_name as person_name',
      'g.id as shared_service_id',
      'f.words as feedback_words',
      'f.state as feedback_state',
      'f.reason as feedback_reason',
      'f.reply as feedback_reply',
    ])
    .select([
      sql<number>`(i.places - i.taken_places)::int`.as('free_places'),
      sql<number>`(select count(*)::int from catalogue.enrolment q
        where q.community_id = e.community_id and q.intake_id = e.intake_id and q.state = 'waiting'
          and q.queue_number <= e.queue_number)`.as('position'),
      sql<Date | null>`(select max(q.due_at) from catalogue.enrolment q
        where q.community_id = e.community_id and q.intake_id = e.intake_id and q.state = 'offered')`.as(
        'offered_until',
      ),
      sql<number>`(select count(*)::int from catalogue.attendance a
        where a.community_id = e.community_id and a.enrolment_id = e.id and a.people > 0)`.as(
        'attended_days',
      ),
      sql<string | null>`(select max(a.held_on)::text from catalogue.attendance a
        where a.community_id = e.community_id and a.enrolment_id = e.id and a.people > 0)`.as(
        'last_attended_on',
      ),
    ]);
}

export type DescribedRow = Awaited<ReturnType<ReturnType<typeof described>['execute']>>[number];

export function getDescribedRow(trx: CommunityTransaction, communityId: string, id: string) {
  return described(trx, communityId).where('e.id', '=', id).executeTakeFirstOrThrow();
}

/** A person's enrolments, the one that changed last first. */
export function listOwnRows(
  trx: CommunityTransaction,
  communityId: string,
  personId: string,
  page: { after: [string, string] | undefined; limit: number },
): Promise<DescribedRow[]> {
  let query = described(trx, communityId)
    .where('e.person_id', '=', personId)
    .orderBy('e.changed_at', 'desc')
    .orderBy('e.id', 'desc')
    .limit(page.limit + 1);
  if (page.after !== undefined)
    query = query.where(
      sql<boolean>`(e.changed_at, e.id) < (${page.after[0]}::timestamptz, ${page.after[1]}::uuid)`,
    );
  return query.execute();
}

const statesShown = {
  to_decide: ['requested'],
  waiting: ['waiting', 'offered'],
  present: ['accepted', 'attended', 'leaving'],
  over: ['declined', 'withdrawn', 'lapsed', 'cancelled', 'ended'],
} as const;

export interface KeptFilter {
  kept: Kept;
  /** Organisations whose people the reader must not see here. */
  employers: string[];
  intakeId: string | undefined;
  show: keyof typeof statesShown;
}

/** Whoever works, or worked, where the reader speaks for the employer. */
export function isNobodyOf(employers: string[]) {
  return sql<boolean>`not exists (select from identity.membership m
    where m.community_id = e.community_id and m.person_id = e.person_id
      and m.organisation_id = any (${employers}::uuid[]))`;
}

/** What the desk keeps, the oldest first. */
export function listKeptRows(
  trx: CommunityTransaction,
  communityId: string,
  filter: KeptFilter & { after: [string, string] | undefined; limit: number },
): Promise<DescribedRow[]> {
  let query = described(trx, communityId)
    .where('e.state', 'in', statesShown[filter.show])
    .where(isNobodyOf(filter.employers))
    .orderBy('e.asked_at')
    .orderBy('e.id')
    .limit(filter.limit + 1);
  if (filter.kept !== 'all') query = query.where('s.provider_id', 'in', filter.kept);
  if (filter.intakeId !== undefined) query = query.where('e.intake_id', '=', filter.intakeId);
  if (filter.after !== undefined)
    query = query.where(
      sql<boolean>`(e.asked_at, e.id) > (${filter.after[0]}::timestamptz, ${filter.after[1]}::uuid)`,
    );
  return query.execute();
}

/** The intake of an enrolment that the desk may see. */
export async function findKeptIntakeId(
  trx: CommunityTransaction,
  communityId: string,
  id: string,
  { kept, employers }: Pick<KeptFilter, 'kept' | 'employers'>,
): Promise<string | undefined> {
  let query = enrolments(trx, communityId)
    .innerJoin('catalogue.intake as i', (join) =>
      join.onRef('i.community_id', '=', 'e.community_id').onRef('i.id', '=', 'e.intake_id'),
    )
    .innerJoin('catalogue.service as s', (join) =>
      join.onRef('s.community_id', '=', 'i.community_id').onRef('s.id', '=', 'i.service_id'),
    )
    .where('e.id', '=', id)
    .where(isNobodyOf(employers));
  if (kept !== 'all') query = query.where('s.provider_id', 'in', kept);
  return (await query.executeTakeFirst())?.intake_id;
}

/** An offer whose time is over; one that somebody is at is passed over. */
export async function findLapsedOffer(trx: CommunityTransaction, communityId: string, now: Date) {
  return enrolments(trx, communityId)
    .where('e.due_at', '<=', now)
    .orderBy('e.due_at')
    .limit(1)
    .executeTakeFirst();
}

/** Somebody whose last day is over. */
export async function findGone(trx: CommunityTransaction, communityId: string, today: string) {
  return enrolments(trx, communityId)
    .where('e.state', '=', 'leaving')
    .where('e.ends_on', '<', today)
    .orderBy('e.ends_on')
    .limit(1)
    .executeTakeFirst();
}

export async function keepAttendance(
  trx: CommunityTransaction,
  row: InsertObject<DB, 'catalogue.attendance'>,
): Promise<void> {
  await trx
    .insertInto('catalogue.attendance')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['community_id', 'enrolment_id', 'held_on']).doUpdateSet((eb) => ({
        people: eb.ref('excluded.people'),
        recorded_by_person_id: eb.ref('excluded.recorded_by_person_id'),
        recorded_at: eb.ref('excluded.recorded_at'),
      })),
    )
    .execute();
}
