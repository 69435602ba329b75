import { sql, type InsertObject, type UpdateObject } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { NeedStep } from '@snodo/contract';
import type { CommunityTransaction, Json } from '../db/index.ts';
import type { DB } from '../db/rows.gen.ts';

function needs(trx: CommunityTransaction, communityId: string) {
  return trx
    .selectFrom('needs.need as n')
    .innerJoin('identity.person as p', (join) =>
      join.onRef('p.community_id', '=', 'n.community_id').onRef('p.id', '=', 'n.person_id'),
    )
    .leftJoin('identity.person as m', (join) =>
      join.onRef('m.community_id', '=', 'n.community_id').onRef('m.id', '=', 'n.manager_person_id'),
    )
    .selectAll('n')
    .select(['p.display_name as person_name', 'm.display_name as manager_name'])
    .where('n.community_id', '=', communityId);
}

export type NeedRow = Awaited<ReturnType<ReturnType<typeof needs>['execute']>>[number];

export interface NeedPage {
  after: [string, string] | undefined;
  limit: number;
}

export function listNeedRowsOf(
  trx: CommunityTransaction,
  communityId: string,
  personId: string,
  { after, limit }: NeedPage,
) {
  let query = needs(trx, communityId)
    .where('n.person_id', '=', personId)
    .orderBy('n.stated_at', 'desc')
    .orderBy('n.id', 'desc')
    .limit(limit + 1);
  if (after !== undefined)
    query = query.where(sql<boolean>`(n.stated_at, n.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`);
  return query.execute();
}

export interface TendedFilter extends NeedPage {
  show: 'waiting' | 'late' | 'mine' | 'answered';
  readerId: string;
  now: Date;
}

/** What a manager looks after: what is due next comes first, what is due no more after it. Never her own needs. */
export function listTendedNeedRows(trx: CommunityTransaction, communityId: string, filter: TendedFilter) {
  const order = sql<Date>`coalesce(n.due_at, n.answer_due_at)`;
  let query = needs(trx, communityId)
    .select(order.as('order_at'))
    .where('n.person_id', '<>', filter.readerId)
    .orderBy(order)
    .orderBy('n.id')
    .limit(filter.limit + 1);
  if (filter.show === 'waiting') query = query.where('n.state', 'in', ['open', 'taken']);
  // Once it was late it stays in that list until it is answered.
  if (filter.show === 'late')
    query = query
      .where('n.state', 'in', ['open', 'taken'])
      .where((eb) => eb.or([eb('n.late_count', '>', 0), eb('n.due_at', '<=', filter.now)]));
  if (filter.show === 'mine')
    query = query
      .where('n.manager_person_id', '=', filter.readerId)
      .where('n.state', 'in', ['taken', 'answered']);
  if (filter.show === 'answered') query = query.where('n.state', 'in', ['answered', 'settled']);
  if (filter.after !== undefined)
    query = query.where(
      sql<boolean>`(${order}, n.id) > (${filter.after[0]}::timestamptz, ${filter.after[1]}::uuid)`,
    );
  return query.execute();
}

/** More are not held together at once. */
const mostSharing = 5000;

/** Needs that a manager looks after and that could be shared; never her own. */
export function listSharingNeedRows(
  trx: CommunityTransaction,
  communityId: string,
  readerId: string,
  ids?: readonly string[],
): Promise<NeedRow[]> {
  let query = needs(trx, communityId)
    .where('n.person_id', '<>', readerId)
    .where('n.is_sharing_accepted', '=', true)
    .where('n.around_code', 'is not', null)
    .where(sql<boolean>`jsonb_array_length(n.windows) > 0`)
    .where('n.state', 'in', ['open', 'taken', 'answered'])
    .orderBy('n.id')
    .limit(mostSharing);
  if (ids !== undefined) query = query.where('n.id', 'in', ids);
  return query.execute();
}

export interface SharerRow {
  around_code: string;
  windows: Json;
  cared_for: number;
  age_bands: string[];
  indispensable_languages: string[];
}

/** What others would share of the reader's own need: facts without a person, for nothing but round figures. */
export async function listSharerRows(trx: CommunityTransaction, needId: string): Promise<SharerRow[]> {
  const { rows } = await sql<SharerRow>`select * from needs.list_sharers(${needId}::uuid)`.execute(trx);
  return rows;
}

export function findNeedRow(
  trx: CommunityTransaction,
  communityId: string,
  id: string,
): Promise<NeedRow | undefined> {
  return needs(trx, communityId).where('n.id', '=', id).executeTakeFirst();
}

/** Whether it was written: false when one with this id stands already, whoever's it is. */
export async function insertNeed(
  trx: CommunityTransaction,
  row: InsertObject<DB, 'needs.need'>,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('needs.need')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

/** Compare and set: of two changes to one version one is told `true`. */
export async function changeNeedRow(
  trx: CommunityTransaction,
  communityId: string,
  id: string,
  version: number,
  changes: UpdateObject<DB, 'needs.need'>,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('needs.need')
    .set({ ...changes, version: version + 1 })
    .where('community_id', '=', communityId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Two that a person states at once wait for each other, so that she cannot have more than the bound. */
export async function lockNeedsOf(trx: CommunityTransaction, personId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('needs ' || ${personId}, 0))`.execute(trx);
}

export async function countOpenNeedsOf(
  trx: CommunityTransaction,
  communityId: string,
  personId: string,
): Promise<number> {
  const { count } = await trx
    .selectFrom('needs.need')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('community_id', '=', communityId)
    .where('person_id', '=', personId)
    .where('state', 'in', ['open', 'taken', 'answered'])
    .executeTakeFirstOrThrow();
  return Number(count);
}

export interface NewStep {
  step: NeedStep;
  at: Date;
  personId: string;
  operatorPersonId: string | null;
  note?: string | undefined;
}

/** The need's row is locked by the change that the step tells of, so numbers have no gap. */
export async function insertStep(
  trx: CommunityTransaction,
  communityId: string,
  needId: string,
  { step, at, personId, operatorPersonId, note }: NewStep,
): Promise<void> {
  await sql`
    insert into needs.step (community_id, id, need_id, number, step, at, person_id, operator_person_id, note)
    select ${communityId}::uuid, ${uuidv7()}::uuid, ${needId}::uuid, 1 + coalesce(max(number), 0), ${step}, ${at}::timestamptz,
           ${personId}::uuid, ${operatorPersonId}::uuid, ${note ?? null}
    from needs.step where community_id = ${communityId} and need_id = ${needId}`.execute(trx);
}

/** More is no story any more; the newest of them. */
const mostSteps = 100;

export async function listStepRows(trx: CommunityTransaction, communityId: string, needId: string) {
  const rows = await trx
    .selectFrom('needs.step as s')
    .leftJoin('identity.person as p', (join) =>
      join.onRef('p.community_id', '=', 's.community_id').onRef('p.id', '=', 's.person_id'),
    )
    .leftJoin('identity.person as o', (join) =>
      join.onRef('o.community_id', '=', 's.community_id').onRef('o.id', '=', 's.operator_person_id'),
    )
    .select(['s.step', 's.at', 's.note', 'p.display_name as by', 'o.display_name as operator'])
    .where('s.community_id', '=', communityId)
    .where('s.need_id', '=', needId)
    .orderBy('s.number', 'desc')
    .limit(mostSteps)
    .execute();
  return rows.reverse();
}

export type StepRow = Awaited<ReturnType<typeof listStepRows>>[number];

export async function findAlikeCount(trx: CommunityTransaction, needId: string): Promise<number | null> {
  const { rows } = await sql<{ people: number | null }>`
    select needs.count_alike(${needId}::uuid) as people`.execute(trx);
  return rows[0]?.people ?? null;
}

/** Marks one need as late; undefined when none is. */
export async function takeLateNeed(
  trx: CommunityTransaction,
  now: Date,
  againAt: Date,
): Promise<{ needId: string; managerIds: string[] } | undefined> {
  const { rows } = await sql<{ need_id: string; manager_ids: string[] }>`
    select * from needs.take_late(${now}::timestamptz, ${uuidv7()}::uuid, ${againAt}::timestamptz)`.execute(
    trx,
  );
  const [row] = rows;
  return row === undefined ? undefined : { needId: row.need_id, managerIds: row.manager_ids };
}
