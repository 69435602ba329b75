import { v7 as uuidv7 } from 'uuid';
import type { CommunityTransaction } from '../../db/index.ts';
import { Problem } from '../../http/index.ts';
import { lockLedgerAccounts } from './accounts.ts';
import { refusedAsProblem } from './refusals.ts';
import { toTransfer, type Transfer } from './rows.ts';
import {
  callExpire,
  callHold,
  callPost,
  callPostGroup,
  callPostHold,
  callReverse,
  callVoid,
  findTransferRow,
  listExpiredHolds,
  lockExpiry,
  type Leg,
} from './transfer-queries.ts';

/** The most minutes of one transfer. */
export const mostMinutes = 1_000_000;

interface Order {
  communityId: string;
  /** Made by the caller before the first attempt, UUIDv7: the same id again does nothing again. */
  id: string;
  actorPersonId: string;
  /** For whom, when an operator acts by a mandate. */
  actingForPersonId?: string | null | undefined;
  now: Date;
}

export interface PostOrder extends Order {
  payerAccountId: string;
  payeeAccountId: string;
  /** Whole, from 1 to `mostMinutes`. */
  minutes: number;
  /** `YYYY-MM-DD`: the day of what was done. */
  servedOn: string;
  exchangeId?: string | null | undefined;
  groupId?: string | null | undefined;
}

/**
 * Moves minutes from one ledger account to another. Like every function here it answers the transfer, also when the
 * same id asked for the same before, or throws the problem that the database names; that ends the transaction.
 * Several in one transaction: `lockLedgerAccounts` first, so that two such transactions never wait for one another.
 */
export async function postTransfer(trx: CommunityTransaction, order: PostOrder): Promise<Transfer> {
  return toTransfer(await refusedAsProblem(callPost(trx, postCall(order))));
}

/** Promises minutes until an instant: they count in the limits of both sides and move when the hold is posted. */
export async function placeHold(
  trx: CommunityTransaction,
  order: PostOrder & { expiresAt: Date },
): Promise<Transfer> {
  const call = { ...postCall(order), expiresAt: order.expiresAt };
  return toTransfer(await refusedAsProblem(callHold(trx, call)));
}

export interface ResolveOrder extends Order {
  holdId: string;
}

/** Moves what was held, or less of it; the rest is free again. Without `minutes` all of it. */
export async function postHold(
  trx: CommunityTransaction,
  order: ResolveOrder & { minutes?: number | undefined; servedOn?: string | undefined },
): Promise<Transfer> {
  if (order.minutes !== undefined) requireMinutes(order.minutes);
  const { minutes = null, servedOn = null } = order;
  return toTransfer(
    await refusedAsProblem(callPostHold(trx, { ...order, ...actingFor(order), minutes, servedOn })),
  );
}

/** Sets free what was held. */
export async function voidHold(trx: CommunityTransaction, order: ResolveOrder): Promise<Transfer> {
  return toTransfer(await refusedAsProblem(callVoid(trx, { ...order, ...actingFor(order) })));
}

/** Sets free a hold whose time is up at `now`; before that it throws `hold_not_expired`. */
export async function expireHold(
  trx: CommunityTransaction,
  order: { communityId: string; id: string; holdId: string; now: Date },
): Promise<Transfer> {
  return toTransfer(await refusedAsProblem(callExpire(trx, order)));
}

/** Moves back what was posted, all of it and once. The limits hold for this too. */
export async function reverseTransfer(
  trx: CommunityTransaction,
  order: Order & { reversesId: string; reason: string },
): Promise<Transfer> {
  return toTransfer(await refusedAsProblem(callReverse(trx, { ...order, ...actingFor(order) })));
}

export interface GroupOrder extends Omit<Order, 'id'> {
  groupId: string;
  /** From 1 to 256, all within one ledger. */
  legs: readonly Leg[];
  servedOn: string;
  exchangeId?: string | null | undefined;
}

/** Several transfers that belong together: all of them or none. Answers them in the order of the legs. */
export async function postGroup(trx: CommunityTransaction, order: GroupOrder): Promise<Transfer[]> {
  for (const { minutes } of order.legs) requireMinutes(minutes);
  const call = { ...order, ...actingFor(order), exchangeId: order.exchangeId ?? null };
  return (await refusedAsProblem(callPostGroup(trx, call))).map(toTransfer);
}

export async function findTransfer(
  trx: CommunityTransaction,
  communityId: string,
  id: string,
): Promise<Transfer | undefined> {
  const row = await findTransferRow(trx, communityId, id);
  return row === undefined ? undefined : toTransfer(row);
}

/** Sets free what has expired, at most so many; answers how many. Each in its turn, by whoever comes first. */
export async function expireDueHolds(
  trx: CommunityTransaction,
  communityId: string,
  now: Date,
  limit = 100,
): Promise<number> {
  await lockExpiry(trx, communityId);
  const holds = await listExpiredHolds(trx, communityId, now, limit);
  const accountIds = holds.flatMap((hold) => [hold.payer_account_id, hold.payee_account_id]);
  await lockLedgerAccounts(trx, communityId, [...new Set(accountIds)]);
  for (const { id: holdId } of holds) await expireHold(trx, { communityId, id: uuidv7(), holdId, now });
  return holds.length;
}

/** The order as the database takes it; `invalid_minutes` for what is no whole number that it could. */
export function postCall(order: PostOrder) {
  requireMinutes(order.minutes);
  const { exchangeId = null, groupId = null } = order;
  return { ...order, ...actingFor(order), exchangeId, groupId };
}

function actingFor({ actingForPersonId = null }: { actingForPersonId?: string | null | undefined }) {
  return { actingForPersonId };
}

/** The database says the same of every number that it can read; this says it of the others too. */
function requireMinutes(minutes: number): void {
  if (!Number.isSafeInteger(minutes) || minutes < 1 || minutes > mostMinutes)
    throw new Problem('invalid_minutes');
}
