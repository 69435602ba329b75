import { sql, type Insertable } from 'kysely';
import { toJson, type CommunityTransaction } from '../../db/index.ts';
import type { DB } from '../../db/rows.gen.ts';
import type { TransferRow } from './rows.ts';

/** Adds a link with what waits; answers how many transfers it sealed. */
export async function callSeal(
  trx: CommunityTransaction,
  call: { communityId: string; ledgerId: string; most: number; now: Date },
): Promise<number> {
  const { rows } = await sql<{ seal: number }>`
    select time_bank.seal(${call.communityId}, ${call.ledgerId}, ${call.most}, ${call.now}::timestamptz)`.execute(
    trx,
  );
  return rows[0]?.seal ?? 0;
}

/** Ledgers in which something waits for its link. */
export async function listLedgerIdsToSeal(trx: CommunityTransaction, communityId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select l.id from time_bank.ledger l
    where l.community_id = ${communityId} and exists (
      select from time_bank.unsealed_transfer u
      where u.community_id = l.community_id and u.ledger_id = l.id)
    order by l.id`.execute(trx);
  return rows.map(({ id }) => id);
}

export interface LinkRow {
  number: string;
  hash: Buffer;
  body_hash: Buffer;
  sealed_at: Date;
  transfer_ids: string[];
}

const linkColumns = ['number', 'hash', 'body_hash', 'sealed_at', 'transfer_ids'] as const;

/** Links behind this number, in order. */
export function listLinkRows(
  trx: CommunityTransaction,
  communityId: string,
  ledgerId: string,
  { after, limit }: { after: number; limit: number },
): Promise<LinkRow[]> {
  return trx
    .selectFrom('time_bank.chain_link')
    .select(linkColumns)
    .where('community_id', '=', communityId)
    .where('ledger_id', '=', ledgerId)
    .where('number', '>', String(after))
    .orderBy('number')
    .limit(limit)
    .execute();
}

export interface LinkSummaryRow {
  number: string;
  hash: Buffer;
  body_hash: Buffer;
  sealed_at: Date;
  transfers: number;
}

/** The same without the transfers' ids. */
export async function listLinkSummaryRows(
  trx: CommunityTransaction,
  communityId: string,
  ledgerId: string,
  { after, limit }: { after: number; limit: number },
): Promise<LinkSummaryRow[]> {
  const { rows } = await sql<LinkSummaryRow>`
    select number, hash, body_hash, sealed_at, cardinality(transfer_ids) as transfers from time_bank.chain_link
    where community_id = ${communityId} and ledger_id = ${ledgerId} and number > ${after}
    order by number limit ${limit}`.execute(trx);
  return rows;
}

/** The link that seals a transfer; undefined while it waits. */
export async function findLinkRowOf(
  trx: CommunityTransaction,
  communityId: string,
  transfer: Pick<TransferRow, 'id' | 'ledger_id' | 'entered_number'>,
): Promise<LinkRow | undefined> {
  return trx
    .selectFrom('time_bank.chain_link')
    .select(linkColumns)
    .where('community_id', '=', communityId)
    .where('ledger_id', '=', transfer.ledger_id)
    .where('highest_entered_number', '>=', transfer.entered_number)
    .where('lowest_entered_number', '<=', transfer.entered_number)
    .where(sql<boolean>`${transfer.id}::uuid = any (transfer_ids)`)
    .orderBy('highest_entered_number')
    .limit(1)
    .executeTakeFirst();
}

/** The transfers of some links; the caller knows their order. */
export async function listTransferRows(
  trx: CommunityTransaction,
  communityId: string,
  ids: readonly string[],
): Promise<TransferRow[]> {
  const { rows } = await sql<TransferRow>`
    select t.* from unnest(${[...ids]}::uuid[]) with ordinality u (id, n)
    join time_bank.transfer t on t.community_id = ${communityId} and t.id = u.id
    order by u.n`.execute(trx);
  return rows;
}

export function findLedgerRow(trx: CommunityTransaction, communityId: string, id: string) {
  return trx
    .selectFrom('time_bank.ledger')
    .selectAll()
    .where('community_id', '=', communityId)
    .where('id', '=', id)
    .executeTakeFirst();
}

export function listAccountStandings(trx: CommunityTransaction, communityId: string, ledgerId: string) {
  return trx
    .selectFrom('time_bank.ledger_account')
    .select(['id', 'posted_minutes', 'held_out_minutes', 'held_in_minutes', 'version'])
    .where('community_id', '=', communityId)
    .where('ledger_id', '=', ledgerId)
    .execute();
}

export async function countUnsealed(
  trx: CommunityTransaction,
  communityId: string,
  ledgerId: string,
): Promise<number> {
  const { count } = await trx
    .selectFrom('time_bank.unsealed_transfer')
    .select((select) => select.fn.countAll<string>().as('count'))
    .where('community_id', '=', communityId)
    .where('ledger_id', '=', ledgerId)
    .executeTakeFirstOrThrow();
  return Number(count);
}

export function listHeadKeyRows(trx: CommunityTransaction, communityId: string) {
  return trx
    .selectFrom('time_bank.head_key')
    .selectAll()
    .where('community_id', '=', communityId)
    .orderBy('made_at', 'desc')
    .limit(100)
    .execute();
}

export async function insertHeadKey(
  trx: CommunityTransaction,
  row: Omit<Insertable<DB['time_bank.head_key']>, 'public_jwk'> & { public_jwk: object },
): Promise<void> {
  await trx
    .insertInto('time_bank.head_key')
    .values({ ...row, public_jwk: toJson(row.public_jwk) })
    .execute();
}

/** Of two nodes that sign the same day the first does. */
export async function insertHead(
  trx: CommunityTransaction,
  row: Insertable<DB['time_bank.chain_head']>,
): Promise<void> {
  await trx
    .insertInto('time_bank.chain_head')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function hasHead(
  trx: CommunityTransaction,
  communityId: string,
  ledgerId: string,
  day: string,
): Promise<boolean> {
  const row = await trx
    .selectFrom('time_bank.chain_head')
    .select('day')
    .where('community_id', '=', communityId)
    .where('ledger_id', '=', ledgerId)
    .where('day', '=', day)
    .executeTakeFirst();
  return row !== undefined;
}

/** The first head that covers this link. */
export function findHeadRowFrom(
  trx: CommunityTransaction,
  communityId: string,
  ledgerId: string,
  linkNumber: number,
) {
  return trx
    .selectFrom('time_bank.chain_head')
    .select(['link_number', 'signed_head'])
    .where('community_id', '=', communityId)
    .where('ledger_id', '=', ledgerId)
    .where('link_number', '>=', String(linkNumber))
    .orderBy('link_number')
    .orderBy('day')
    .limit(1)
    .executeTakeFirst();
}

/** Newest first, cut by day and ledger. */
export async function listHeadRows(
  trx: CommunityTransaction,
  communityId: string,
  { before, limit }: { before: [string, string] | undefined; limit: number },
) {
  return trx
    .selectFrom('time_bank.chain_head as h')
    .innerJoin('time_bank.ledger as l', (join) =>
      join.onRef('l.community_id', '=', 'h.community_id').onRef('l.id', '=', 'h.ledger_id'),
    )
    .select(['h.day', 'h.ledger_id', 'l.unit', 'h.link_number', 'h.transfers', 'h.hash', 'h.signed_head'])
    .where('h.community_id', '=', communityId)
    .$if(before !== undefined, (query) =>
      query.where(sql<boolean>`(h.day, h.ledger_id) < (${before?.[0]}::date, ${before?.[1]}::uuid)`),
    )
    .orderBy('h.day', 'desc')
    .orderBy('h.ledger_id', 'desc')
    .limit(limit)
    .execute();
}
