import { sql, type InsertObject, type UpdateObject } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { ReferralState } from '@snodo/contract';
import type { CommunityTransaction } from '../../db/index.ts';
import type { DB } from '../../db/rows.gen.ts';
import { openStates } from './referral-states.ts';

/** Of one need; whoever was asked ten times in vain needs another way. */
export const mostReferrals = 10;
const mostReceivers = 200;

function referrals(trx: CommunityTransaction, communityId: string) {
  return trx
    .selectFrom('needs.referral as r')
    .innerJoin('identity.organisation as o', (join) =>
      join.onRef('o.community_id', '=', 'r.community_id').onRef('o.id', '=', 'r.organisation_id'),
    )
    .innerJoin('identity.person as p', (join) =>
      join.onRef('p.community_id', '=', 'r.community_id').onRef('p.id', '=', 'r.person_id'),
    )
    .leftJoin('identity.person as m', (join) =>
      join.onRef('m.community_id', '=', 'r.community_id').onRef('m.id', '=', 'r.manager_person_id'),
    )
    .selectAll('r')
    .select([
      'o.code as organisation_code',
      'o.name as organisation_name',
      'p.display_name as person_name',
      'm.display_name as manager_name',
    ])
    .where('r.community_id', '=', communityId);
}

export type ReferralRow = Awaited<ReturnType<ReturnType<typeof referrals>['execute']>>[number];

export function findReferralRow(trx: CommunityTransaction, communityId: string, id: string) {
  return referrals(trx, communityId).where('r.id', '=', id).executeTakeFirst();
}

export function listReferralRowsOf(trx: CommunityTransaction, communityId: string, needId: string) {
  return referrals(trx, communityId)
    .where('r.need_id', '=', needId)
    .orderBy('r.made_at', 'desc')
    .orderBy('r.id', 'desc')
    .limit(mostReferrals)
    .execute();
}

export interface ReferralFilter {
  show: 'open' | 'late' | 'over';
  readerId: string;
  after: [string, string] | undefined;
  limit: number;
}

/** What shows to the reader but her own: open ones by what is due next, others from the newest on. */
export function listReferralRows(
  trx: CommunityTransaction,
  communityId: string,
  { show, readerId, after, limit }: ReferralFilter,
) {
  const isOver = show === 'over';
  const order = isOver ? sql<Date>`r.changed_at` : sql<Date>`coalesce(r.due_at, r.changed_at)`;
  let query = referrals(trx, communityId)
    .select(order.as('order_at'))
    .where('r.person_id', '<>', readerId)
    .where('r.state', isOver ? 'not in' : 'in', [...openStates])
    .orderBy(order, isOver ? 'desc' : 'asc')
    .orderBy('r.id', isOver ? 'desc' : 'asc')
    .limit(limit + 1);
  // Once it was late it stays in that list until the next step.
  if (show === 'late') query = query.where('r.late_count', '>', 0);
  if (after !== undefined) {
    const than = sql.raw(isOver ? '<' : '>');
    query = query.where(sql<boolean>`(${order}, r.id) ${than} (${after[0]}::timestamptz, ${after[1]}::uuid)`);
  }
  return query.execute();
}

export async function insertReferral(
  trx: CommunityTransaction,
  row: InsertObject<DB, 'needs.referral'>,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('needs.referral')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

/** Compare and set: of two moves from one version one is told `true`. */
export async function changeReferralRow(
  trx: CommunityTransaction,
  communityId: string,
  { id, version }: { id: string; version: number },
  changes: UpdateObject<DB, 'needs.referral'>,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('needs.referral')
    .set({ ...changes, version: version + 1 })
    .where('community_id', '=', communityId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export interface NewReferralStep {
  step: ReferralState;
  at: Date;
  personId: string;
  operatorPersonId: string | null;
  reason?: string | undefined;
  dueOn?: string | undefined;
}

/** The referral's row is locked by the change that the step tells of, so numbers have no gap. */
export async function insertReferralStep(
  trx: CommunityTransaction,
  communityId: string,
  referralId: string,
  { step, at, personId, operatorPersonId, reason, dueOn }: NewReferralStep,
): Promise<void> {
  await sql`
    insert into needs.referral_step (community_id, id, referral_id, number, step, at, person_id, operator_person_id, reason, due_on)
    select ${communityId}::uuid, ${uuidv7()}::uuid, ${referralId}::uuid, 1 + coalesce(max(number), 0), ${step},
           ${at}::timestamptz, ${personId}::uuid, ${operatorPersonId}::uuid, ${reason ?? null}, ${dueOn ?? null}::date
    from needs.referral_step where community_id = ${communityId} and referral_id = ${referralId}`.execute(
    trx,
  );
}

/** Steps of a page of referrals; a referral has some twenty at most, of which ten by itself. */
const mostSteps = 3000;

export function listReferralStepRows(
  trx: CommunityTransaction,
  communityId: string,
  referralIds: readonly string[],
) {
  return trx
    .selectFrom('needs.referral_step as s')
    .leftJoin('identity.person as p', (join) =>
      join.onRef('p.community_id', '=', 's.community_id').onRef('p.id', '=', 's.person_id'),
    )
    .leftJoin('identity.person as o', (join) =>
      join.onRef('o.community_id', '=', 's.community_id').onRef('o.id', '=', 's.operator_person_id'),
    )
    .select([
      's.referral_id',
      's.step',
      's.at',
      's.reason',
      's.due_on',
      'p.display_name as by',
      'o.display_name as operator',
    ])
    .where('s.community_id', '=', communityId)
    .where('s.referral_id', 'in', referralIds.length === 0 ? [uuidv7()] : [...referralIds])
    .orderBy('s.number')
    .limit(mostSteps)
    .execute();
}

export type ReferralStepRow = Awaited<ReturnType<typeof listReferralStepRows>>[number];

/** Organisations where somebody could receive something of hers, and whether they have left. */
export async function listReceiverRows(
  trx: CommunityTransaction,
  communityId: string,
  { personId, today, code }: { personId: string; today: string; code?: string },
) {
  let query = trx
    .selectFrom('identity.organisation as o')
    .select(['o.id', 'o.code', 'o.name', sql<boolean>`needs.has_left(o.id, ${today}::date)`.as('has_left')])
    .where('o.community_id', '=', communityId)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('identity.membership as m')
          .select('m.id')
          .whereRef('m.community_id', '=', 'o.community_id')
          .whereRef('m.organisation_id', '=', 'o.id')
          .where('m.is_active', '=', true)
          .where(sql<boolean>`needs.may_receive(m.person_id, o.id, ${personId}::uuid)`),
      ),
    )
    .orderBy('o.name')
    .limit(mostReceivers);
  if (code !== undefined) query = query.where('o.code', '=', code);
  return query.execute();
}

export async function hasLeft(
  trx: CommunityTransaction,
  organisationId: string,
  today: string,
): Promise<boolean> {
  const { rows } = await sql<{ left: boolean }>`
    select needs.has_left(${organisationId}::uuid, ${today}::date) as left`.execute(trx);
  return rows[0]?.left === true;
}

/** Who is told in the organisation. */
const mostTold = 20;

export async function listReceiverIds(
  trx: CommunityTransaction,
  communityId: string,
  { organisation_id: organisationId, person_id: personId }: ReferralRow,
): Promise<string[]> {
  const rows = await trx
    .selectFrom('identity.membership as m')
    .select('m.person_id')
    .distinct()
    .where('m.community_id', '=', communityId)
    .where('m.organisation_id', '=', organisationId)
    .where('m.is_active', '=', true)
    .where(sql<boolean>`needs.may_receive(m.person_id, ${organisationId}::uuid, ${personId}::uuid)`)
    .orderBy('m.person_id')
    .limit(mostTold)
    .execute();
  return rows.map((row) => row.person_id);
}

/** What the organisation's answer means for the need that it may not read. */
export async function followReferral(
  trx: CommunityTransaction,
  id: string,
  now: Date,
  againAt: Date,
): Promise<void> {
  await sql`
    select needs.follow_referral(${id}::uuid, ${uuidv7()}::uuid, ${now}::timestamptz, ${againAt}::timestamptz)`.execute(
    trx,
  );
}

/** Marks one referral as late; undefined when none is. */
export async function takeLateReferral(trx: CommunityTransaction, now: Date, againAt: Date) {
  const { rows } = await sql<{
    referral_id: string;
    need_id: string;
    manager_ids: string[];
    receiver_ids: string[];
  }>`
    select * from needs.take_late_referral(${now}::timestamptz, ${uuidv7()}::uuid, ${againAt}::timestamptz)`.execute(
    trx,
  );
  return rows[0];
}
