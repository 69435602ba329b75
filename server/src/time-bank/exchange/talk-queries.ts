import { sql, type InsertObject, type UpdateObject } from 'kysely';
import type { CommunityTransaction } from '../../db/index.ts';
import type { DB } from '../../db/rows.gen.ts';

export interface MessageRow {
  id: string;
  person_id: string;
  person_name: string | null;
  operator_name: string | null;
  words: string;
  written_at: Date;
}

export async function listMessageRows(
  trx: CommunityTransaction,
  communityId: string,
  exchangeId: string,
  page: { after: [string, string] | undefined; limit: number },
): Promise<MessageRow[]> {
  const [writtenAt, id] = page.after ?? [null, null];
  const { rows } = await sql<MessageRow>`
    select w.id, w.person_id, p.display_name as person_name, o.display_name as operator_name, w.words, w.written_at
    from time_bank.exchange_message w
    left join identity.person p on p.community_id = w.community_id and p.id = w.person_id
    left join identity.person o on o.community_id = w.community_id and o.id = w.operator_person_id
    where w.community_id = ${communityId} and w.exchange_id = ${exchangeId}
      and (${id}::uuid is null or (w.written_at, w.id) < (${writtenAt}::timestamptz, ${id}::uuid))
    order by w.written_at desc, w.id desc limit ${page.limit + 1}`.execute(trx);
  return rows;
}

export async function countMessages(
  trx: CommunityTransaction,
  communityId: string,
  exchangeId: string,
): Promise<number> {
  const { count } = await trx
    .selectFrom('time_bank.exchange_message')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('community_id', '=', communityId)
    .where('exchange_id', '=', exchangeId)
    .executeTakeFirstOrThrow();
  return Number(count);
}

export async function insertMessage(
  trx: CommunityTransaction,
  row: InsertObject<DB, 'time_bank.exchange_message'>,
): Promise<void> {
  await trx.insertInto('time_bank.exchange_message').values(row).execute();
}

function thanks(trx: CommunityTransaction, communityId: string) {
  return trx
    .selectFrom('time_bank.thanks as t')
    .leftJoin('identity.person as f', (join) =>
      join.onRef('f.community_id', '=', 't.community_id').onRef('f.id', '=', 't.from_person_id'),
    )
    .leftJoin('identity.person as r', (join) =>
      join.onRef('r.community_id', '=', 't.community_id').onRef('r.id', '=', 't.to_person_id'),
    )
    .select(['t.id', 't.exchange_id', 't.from_person_id', 't.to_person_id', 't.words', 't.may_publish'])
    .select(['t.is_published', 't.written_on', 'f.display_name as from_name', 'r.display_name as to_name'])
    .where('t.community_id', '=', communityId);
}

export type ThanksRow = Awaited<ReturnType<ReturnType<typeof thanks>['execute']>>[number];

export function listThanksRows(trx: CommunityTransaction, communityId: string, exchangeId: string) {
  return thanks(trx, communityId)
    .where('t.exchange_id', '=', exchangeId)
    .orderBy('t.id')
    .limit(100)
    .execute();
}

export function findThanksRow(
  trx: CommunityTransaction,
  communityId: string,
  exchangeId: string,
  id: string,
) {
  return thanks(trx, communityId)
    .where('t.exchange_id', '=', exchangeId)
    .where('t.id', '=', id)
    .executeTakeFirst();
}

export interface NewThanks extends InsertObject<DB, 'time_bank.thanks'> {
  id: string;
}

/** False: she has thanked this party already. */
export async function insertThanks(trx: CommunityTransaction, row: NewThanks): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('time_bank.thanks')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['community_id', 'exchange_id', 'from_person_id', 'to_person_id']).doNothing(),
    )
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

export async function changeThanks(
  trx: CommunityTransaction,
  communityId: string,
  id: string,
  changes: UpdateObject<DB, 'time_bank.thanks'>,
): Promise<void> {
  await trx
    .updateTable('time_bank.thanks')
    .set(changes)
    .where('community_id', '=', communityId)
    .where('id', '=', id)
    .execute();
}

/** What both sides let everyone read, of people who are still here, newest first. */
export function listPublishedRows(
  trx: CommunityTransaction,
  communityId: string,
  page: { after: [string, string] | undefined; limit: number },
) {
  let query = thanks(trx, communityId)
    .innerJoin('time_bank.exchange as e', (join) =>
      join.onRef('e.community_id', '=', 't.community_id').onRef('e.id', '=', 't.exchange_id'),
    )
    .select('e.entry_code')
    .where('t.may_publish', '=', true)
    .where('t.is_published', '=', true)
    .where('f.display_name', 'is not', null)
    .where('r.display_name', 'is not', null)
    .orderBy('t.written_on', 'desc')
    .orderBy('t.id', 'desc')
    .limit(page.limit + 1);
  if (page.after !== undefined)
    query = query.where(
      sql<boolean>`(t.written_on, t.id) < (${page.after[0]}::date, ${page.after[1]}::uuid)`,
    );
  return query.execute();
}
