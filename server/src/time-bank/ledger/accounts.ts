import type { CommunityTransaction } from '../../db/index.ts';
import { Problem } from '../../http/index.ts';
import {
  findLedgerAccountRow,
  findLedgerAccountRowOf,
  insertLedgerAccount,
  lockLedgerAccountRows,
  updateLedgerAccount,
} from './account-queries.ts';
import { currentRules } from './rules.ts';
import { toLedgerAccount, type LedgerAccount, type LedgerAccountKind, type Limits } from './rows.ts';

export interface NewLedgerAccount {
  communityId: string;
  id: string;
  ledgerId: string;
  kind: LedgerAccountKind;
  /** False: hours are counted and never paid out again. */
  isSpendable?: boolean;
  /** Instead of the limits that go with its kind. */
  ownLimits?: Limits | undefined;
  now: Date;
}

const none = { hardCeilingMinutes: null, softFloorMinutes: null, softCeilingMinutes: null };

/** Opens an account at zero. Persons and organisations follow the rules; funds and pools never go below zero. */
export async function openLedgerAccount(trx: CommunityTransaction, order: NewLedgerAccount): Promise<void> {
  const { communityId, id, ledgerId, kind, isSpendable = true, ownLimits, now } = order;
  const rules = await currentRules(trx, communityId, now);
  const limits = ownLimits ?? limitsOfKind(kind, rules);
  await insertLedgerAccount(trx, {
    community_id: communityId,
    id,
    ledger_id: ledgerId,
    kind,
    is_spendable: isSpendable,
    has_own_limits: ownLimits !== undefined,
    ...toColumns(limits),
    rule_version: rules.version,
    opened_at: now,
  });
}

function limitsOfKind(kind: LedgerAccountKind, rules: Limits): Limits {
  if (kind === 'person' || kind === 'organisation') return rules;
  return { ...none, hardFloorMinutes: kind === 'clearing' ? null : 0 };
}

function toColumns(limits: Limits) {
  return {
    hard_floor_minutes: limits.hardFloorMinutes,
    hard_ceiling_minutes: limits.hardCeilingMinutes,
    soft_floor_minutes: limits.softFloorMinutes,
    soft_ceiling_minutes: limits.softCeilingMinutes,
  };
}

/** Gives an account limits of its own; those of the rules do not reach it any more. Null: none. */
export async function setLimits(
  trx: CommunityTransaction,
  communityId: string,
  id: string,
  limits: Limits,
): Promise<void> {
  await lockLedgerAccounts(trx, communityId, [id]);
  const account = await ledgerAccount(trx, communityId, id);
  const { hardFloorMinutes, hardCeilingMinutes } = limits;
  if (hardFloorMinutes !== null && account.postedMinutes - account.heldOutMinutes < hardFloorMinutes)
    throw new Problem('not_enough_hours');
  if (hardCeilingMinutes !== null && account.postedMinutes + account.heldInMinutes > hardCeilingMinutes)
    throw new Problem('too_many_hours');
  await updateLedgerAccount(trx, communityId, id, { ...toColumns(limits), has_own_limits: true });
}

/** From now on nothing new is held with it; what is there may still be settled. Undone by `reopenLedgerAccount`. */
export async function beginClosing(
  trx: CommunityTransaction,
  communityId: string,
  id: string,
): Promise<void> {
  await changeState(trx, communityId, id, { from: 'open', to: 'closing' });
}

export async function reopenLedgerAccount(
  trx: CommunityTransaction,
  communityId: string,
  id: string,
): Promise<void> {
  await changeState(trx, communityId, id, { from: 'closing', to: 'open' });
}

async function changeState(
  trx: CommunityTransaction,
  communityId: string,
  id: string,
  { from, to }: { from: LedgerAccount['state']; to: LedgerAccount['state'] },
): Promise<void> {
  await lockLedgerAccounts(trx, communityId, [id]);
  const { state } = await ledgerAccount(trx, communityId, id);
  if (state === to) return;
  if (state !== from) throw new Problem('ledger_account_closed');
  await updateLedgerAccount(trx, communityId, id, { state: to });
}

/** Closes an account for good; `ledger_account_not_settled` while it has a balance or anything is held. */
export async function closeLedgerAccount(
  trx: CommunityTransaction,
  communityId: string,
  id: string,
  now: Date,
): Promise<void> {
  await lockLedgerAccounts(trx, communityId, [id]);
  const account = await ledgerAccount(trx, communityId, id);
  if (account.state === 'closed') return;
  if (account.postedMinutes !== 0 || account.heldOutMinutes !== 0 || account.heldInMinutes !== 0)
    throw new Problem('ledger_account_not_settled');
  await updateLedgerAccount(trx, communityId, id, {
    state: 'closed',
    closed_at: now,
    has_own_limits: true,
    hard_floor_minutes: 0,
    hard_ceiling_minutes: 0,
  });
}

export async function ledgerAccount(
  trx: CommunityTransaction,
  communityId: string,
  id: string,
): Promise<LedgerAccount> {
  const row = await findLedgerAccountRow(trx, communityId, id);
  if (row === undefined) throw new Problem('not_found');
  return toLedgerAccount(row);
}

/** A member's account in community minutes; undefined for whoever has none. */
export async function ledgerAccountOf(
  trx: CommunityTransaction,
  communityId: string,
  personId: string,
): Promise<LedgerAccount | undefined> {
  const row = await findLedgerAccountRowOf(trx, communityId, personId);
  return row === undefined ? undefined : toLedgerAccount(row);
}

/** Before several operations of the ledger in one transaction: locks all that they touch in the one order. */
export async function lockLedgerAccounts(
  trx: CommunityTransaction,
  communityId: string,
  ids: readonly string[],
): Promise<void> {
  if (ids.length > 0) await lockLedgerAccountRows(trx, communityId, ids);
}
