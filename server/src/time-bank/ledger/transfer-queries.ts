import { sql } from 'kysely';
import type { CommunityTransaction } from '../../db/index.ts';
import type { TransferRow } from './rows.ts';

/** One function of the database each: judged, locked, written and remembered there. */

export interface PostCall {
  communityId: string;
  id: string;
  payerAccountId: string;
  payeeAccountId: string;
  minutes: number;
  servedOn: string;
  exchangeId: string | null;
  groupId: string | null;
  actorPersonId: string;
  actingForPersonId: string | null;
  now: Date;
}

export async function callPost(trx: CommunityTransaction, call: PostCall): Promise<TransferRow> {
  const { rows } = await sql<TransferRow>`
    select * from time_bank.post(
      ${call.communityId}, ${call.id}, ${call.payerAccountId}, ${call.payeeAccountId}, ${call.minutes},
      ${call.servedOn}::date, ${call.exchangeId}, ${call.groupId}, ${call.actorPersonId}, ${call.actingForPersonId},
      ${call.now}::timestamptz)`.execute(trx);
  return only(rows);
}

export async function callHold(
  trx: CommunityTransaction,
  call: PostCall & { expiresAt: Date },
): Promise<TransferRow> {
  const { rows } = await sql<TransferRow>`
    select * from time_bank.hold(
      ${call.communityId}, ${call.id}, ${call.payerAccountId}, ${call.payeeAccountId}, ${call.minutes},
      ${call.servedOn}::date, ${call.exchangeId}, ${call.groupId}, ${call.expiresAt}::timestamptz, ${call.actorPersonId},
      ${call.actingForPersonId}, ${call.now}::timestamptz)`.execute(trx);
  return only(rows);
}

export interface ResolveCall {
  communityId: string;
  id: string;
  holdId: string;
  actorPersonId: string;
  actingForPersonId: string | null;
  now: Date;
}

/** `minutes` and `servedOn` null: as they were held. */
export async function callPostHold(
  trx: CommunityTransaction,
  call: ResolveCall & { minutes: number | null; servedOn: string | null },
): Promise<TransferRow> {
  const { rows } = await sql<TransferRow>`
    select * from time_bank.post_hold(
      ${call.communityId}, ${call.id}, ${call.holdId}, ${call.minutes}, ${call.servedOn}::date, ${call.actorPersonId},
      ${call.actingForPersonId}, ${call.now}::timestamptz)`.execute(trx);
  return only(rows);
}

export async function callVoid(trx: CommunityTransaction, call: ResolveCall): Promise<TransferRow> {
  const { rows } = await sql<TransferRow>`
    select * from time_bank.void(
      ${call.communityId}, ${call.id}, ${call.holdId}, ${call.actorPersonId}, ${call.actingForPersonId},
      ${call.now}::timestamptz)`.execute(trx);
  return only(rows);
}

export async function callExpire(
  trx: CommunityTransaction,
  call: { communityId: string; id: string; holdId: string; now: Date },
): Promise<TransferRow> {
  const { rows } = await sql<TransferRow>`
    select * from time_bank.expire(${call.communityId}, ${call.id}, ${call.holdId}, ${call.now}::timestamptz)`.execute(
    trx,
  );
  return only(rows);
}

export interface ReverseCall {
  communityId: string;
  id: string;
  reversesId: string;
  reason: string;
  actorPersonId: string;
  actingForPersonId: string | null;
  now: Date;
}

export async function callReverse(trx: CommunityTransaction, call: ReverseCall): Promise<TransferRow> {
  const { rows } = await sql<TransferRow>`
    select * from time_bank.reverse(
      ${call.communityId}, ${call.id}, ${call.reversesId}, ${call.reason}, ${call.actorPersonId},
      ${call.actingForPersonId}, ${call.now}::timestamptz)`.execute(trx);
  return only(rows);
}

export interface Leg {
  id: string;
  payerAccountId: string;
  payeeAccountId: string;
  minutes: number;
}

export interface GroupCall {
  communityId: string;
  groupId: string;
  legs: readonly Leg[];
  servedOn: string;
  exchangeId: string | null;
  actorPersonId: string;
  actingForPersonId: string | null;
  now: Date;
}

/** In the order in which they were given. */
export async function callPostGroup(trx: CommunityTransaction, call: GroupCall): Promise<TransferRow[]> {
  const { legs } = call;
  const { rows } = await sql<TransferRow>`
    select * from time_bank.post_group(
      ${call.communityId}, ${call.groupId}, ${legs.map(({ id }) => id)}::uuid[],
      ${legs.map(({ payerAccountId }) => payerAccountId)}::uuid[],
      ${legs.map(({ payeeAccountId }) => payeeAccountId)}::uuid[], ${legs.map(({ minutes }) => minutes)}::integer[],
      ${call.servedOn}::date, ${call.exchangeId}, ${call.actorPersonId}, ${call.actingForPersonId},
      ${call.now}::timestamptz)`.execute(trx);
  return rows;
}

export function findTransferRow(trx: CommunityTransaction, communityId: string, id: string) {
  return trx
    .selectFrom('time_bank.transfer')
    .selectAll()
    .where('community_id', '=', communityId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Whoever comes second to set expired holds free finds what is left. */
export async function lockExpiry(trx: CommunityTransaction, communityId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`expired holds ${communityId}`}, 0))`.execute(
    trx,
  );
}

/** Holds that have expired and nothing has resolved, the oldest first. */
export async function listExpiredHolds(
  trx: CommunityTransaction,
  communityId: string,
  now: Date,
  limit: number,
): Promise<{ id: string; payer_account_id: string; payee_account_id: string }[]> {
  const { rows } = await sql<{ id: string; payer_account_id: string; payee_account_id: string }>`
    select h.id, h.payer_account_id, h.payee_account_id from time_bank.transfer h
    where h.community_id = ${communityId} and h.expires_at <= ${now}
      and not exists (
        select from time_bank.transfer r where r.community_id = h.community_id and r.hold_id = h.id)
    order by h.expires_at limit ${limit}`.execute(trx);
  return rows;
}

function only(rows: TransferRow[]): TransferRow {
  const [row] = rows;
  if (row === undefined) throw new Error('the ledger answered nothing');
  return row;
}
