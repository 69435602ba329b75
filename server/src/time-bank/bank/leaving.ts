import type { OwnTimeBank, TimeBankMember } from '@snodo/contract';
import { v7 as uuidv7 } from 'uuid';
import type { CommunityTransaction } from '../../db/index.ts';
import { dayIn, Problem } from '../../http/index.ts';
import {
  auditedAs,
  recordAudit,
  requireElevation,
  type Actor,
  type Community,
} from '../../identity/index.ts';
import {
  beginClosing,
  closeLedgerAccount,
  communityLedgers,
  ledgerAccount,
  lockLedgerAccounts,
  postTransfer,
} from '../ledger/index.ts';
import { changeMember, isErased, lockMember } from './member-queries.ts';
import { getMember, getOwnTimeBank, memberChanged, memberToKeep } from './members.ts';
import { actingAs, todayIn, type BankContext } from './bank-context.ts';
import { type AdmittedMember, type MemberRow, requireMember } from '../membership.ts';

/**
 * What she has goes to the solidarity fund and her ledger account is closed. Who owes hours keeps her account, on which
 * nothing new can be agreed, until the secretary writes them off.
 */
export async function leaveTimeBank(
  trx: CommunityTransaction,
  actor: Actor,
  context: BankContext,
): Promise<OwnTimeBank> {
  const now = context.clock.now();
  requireElevation(actor, now);
  const { id: communityId } = context.community;
  const { id } = await requireMember(trx, communityId, actor.personId);
  // Read again under the lock: of two at once the second is no member any more.
  await lockMember(trx, communityId, id);
  const member = await requireMember(trx, communityId, actor.personId);
  const balance = await lockedBalance(trx, context, member);
  if (balance < 0) {
    await beginClosing(trx, communityId, member.ledger_account_id);
    await changeMember(trx, communityId, member.id, { state: 'leaving', leaving_since: now });
  } else {
    await settle(trx, actingAs(actor), dayOf(context), member, balance);
    await changeMember(trx, communityId, member.id, { state: 'left', leaving_since: now, left_at: now });
  }
  await noteLeaving(trx, actor, context, member.id, balance);
  return getOwnTimeBank(trx, actor, context);
}

/** The secretary's end of it, also for somebody who is admitted and cannot be reached any more. */
export async function settleLeaving(
  trx: CommunityTransaction,
  actor: Actor,
  context: BankContext,
  id: string,
  input: { version: number; reason: string },
): Promise<TimeBankMember> {
  const { id: communityId } = context.community;
  const member = await memberToKeep(trx, actor, context, id, ['leaving', 'admitted']);
  if (member.version !== input.version || member.ledger_account_id === null) throw memberChanged(member);
  const leaver = { ...member, ledger_account_id: member.ledger_account_id };
  const balance = await lockedBalance(trx, context, leaver);
  await settle(trx, actingAs(actor), dayOf(context), leaver, balance);
  await changeMember(trx, communityId, member.id, {
    state: 'left',
    left_at: context.clock.now(),
    decided_by_person_id: actor.personId,
    // Of somebody who is erased nothing is written down any more.
    decision_reason: (await isErased(trx, communityId, member.person_id)) ? '–' : input.reason,
  });
  await noteLeaving(trx, actor, context, member.id, balance);
  return getMember(trx, context, member.id);
}

/** Her balance with every account locked that settling it can touch; `still_on_hold` while anything is set aside. */
async function lockedBalance(
  trx: CommunityTransaction,
  { community, clock }: BankContext,
  member: AdmittedMember,
): Promise<number> {
  const { fundAccountId, clearingAccountId } = (await communityLedgers(trx, community.id, clock.now()))
    .community_minute;
  await lockLedgerAccounts(trx, community.id, [member.ledger_account_id, fundAccountId, clearingAccountId]);
  const account = await ledgerAccount(trx, community.id, member.ledger_account_id);
  if (account.heldOutMinutes > 0 || account.heldInMinutes > 0) throw new Problem('still_on_hold');
  return account.postedMinutes;
}

/** Both legs of what is left: into the fund, or out of it as far as it has any and else out of the clearing account. */
async function settle(
  trx: CommunityTransaction,
  by: ReturnType<typeof actingAs>,
  { communityId, now, servedOn }: { communityId: string; now: Date; servedOn: string },
  member: AdmittedMember,
  balance: number,
): Promise<void> {
  const { fundAccountId, clearingAccountId } = (await communityLedgers(trx, communityId, now))
    .community_minute;
  const post = (payerAccountId: string, payeeAccountId: string, minutes: number) =>
    postTransfer(trx, {
      communityId,
      id: uuidv7(),
      payerAccountId,
      payeeAccountId,
      minutes,
      servedOn,
      ...by,
      now,
    });
  if (balance > 0) await post(member.ledger_account_id, fundAccountId, balance);
  if (balance < 0) {
    const fund = await ledgerAccount(trx, communityId, fundAccountId);
    const fromFund = Math.min(-balance, Math.max(0, fund.postedMinutes - fund.heldOutMinutes));
    if (fromFund > 0) await post(fundAccountId, member.ledger_account_id, fromFund);
    const writtenOff = -balance - fromFund;
    if (writtenOff > 0) await post(clearingAccountId, member.ledger_account_id, writtenOff);
  }
  await closeLedgerAccount(trx, communityId, member.ledger_account_id, now);
}

function dayOf(context: BankContext) {
  return { communityId: context.community.id, now: context.clock.now(), servedOn: todayIn(context) };
}

/**
 * Somebody is erased: as if she left. Where hours are still set aside nothing can be settled, so her ledger account
 * waits, by an id without a name, until they are free and the secretary closes it.
 */
export async function settleErased(
  trx: CommunityTransaction,
  community: Community,
  member: MemberRow,
  now: Date,
): Promise<void> {
  const { ledger_account_id: accountId, state } = member;
  if (state === 'left' || state === 'refused') return;
  if (accountId === null) return changeMember(trx, community.id, member.id, { state: 'left', left_at: now });
  const leaver = { ...member, ledger_account_id: accountId };
  const ledgers = (await communityLedgers(trx, community.id, now)).community_minute;
  await lockLedgerAccounts(trx, community.id, [accountId, ledgers.fundAccountId, ledgers.clearingAccountId]);
  const account = await ledgerAccount(trx, community.id, accountId);
  if (account.heldOutMinutes > 0 || account.heldInMinutes > 0) {
    await beginClosing(trx, community.id, accountId);
    return changeMember(trx, community.id, member.id, { state: 'leaving', leaving_since: now });
  }
  const servedOn = dayIn(community.timeZone, now);
  const by = { actorPersonId: member.person_id };
  await settle(trx, by, { communityId: community.id, now, servedOn }, leaver, account.postedMinutes);
  await changeMember(trx, community.id, member.id, { state: 'left', left_at: now });
}

async function noteLeaving(
  trx: CommunityTransaction,
  actor: Actor,
  { clock }: BankContext,
  id: string,
  balance: number,
): Promise<void> {
  await recordAudit(trx, clock.now(), {
    action: 'time_bank.left',
    subject: { kind: 'time_bank_member', id },
    ...auditedAs(actor),
    detail: { outcome: balance > 0 ? 'donated' : balance < 0 ? 'owing' : 'settled' },
  });
}
