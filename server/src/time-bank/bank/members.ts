import type { MemberState, OwnTimeBank, TimeBankMember } from '@snodo/contract';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import type { CommunityTransaction } from '../../db/index.ts';
import { cutPage, decodeCursor, Problem } from '../../http/index.ts';
import { auditedAs, recordAudit, refuseOnBehalf, type Actor } from '../../identity/index.ts';
import { communityLedgers, currentRules, ledgerAccount, openLedgerAccount } from '../ledger/index.ts';
import { countWaitingGifts } from './gift-queries.ts';
import { listFundRequestsOf } from './fund-queries.ts';
import {
  changeMember,
  findListedMember,
  listMemberRows,
  lockMember,
  saveApplication,
  type ListedMemberRow,
  type MemberShow,
} from './member-queries.ts';
import { todayIn, type BankContext } from './bank-context.ts';
import { nextActsOf, ownHoursOf } from './own-hours.ts';
import { canDecideAbout, canKeepTimeBank } from './policy.ts';
import { toFundRequest } from './rows.ts';
import { type MemberRow, findMemberOfPerson, isInsured } from '../membership.ts';

const dayMilliseconds = 24 * 60 * 60 * 1000;

/** Everybody who is signed in has an answer: who is no member is told that she can become one. */
export async function getOwnTimeBank(
  trx: CommunityTransaction,
  actor: Actor,
  context: BankContext,
): Promise<OwnTimeBank> {
  const { id: communityId } = context.community;
  const member = await findMemberOfPerson(trx, communityId, actor.personId);
  const account = await ownAccount(trx, communityId, member?.ledger_account_id);
  const hours = account === undefined ? null : ownHoursOf(account);
  const insured = member !== undefined && isInsured(member, todayIn(context));
  const waitingGifts = member === undefined ? 0 : await countWaitingGifts(trx, communityId, member.id);
  const requests = member === undefined ? [] : await listFundRequestsOf(trx, communityId, member.id, 5);
  const rules = await currentRules(trx, communityId, context.clock.now());
  return {
    member: member === undefined ? null : toOwnMember(member, insured),
    hours,
    volunteerMinutes: await countedMinutes(trx, communityId, member?.volunteer_account_id),
    companyMinutes: await countedMinutes(trx, communityId, member?.company_account_id),
    waitingGifts,
    fundRequests: requests.map(toFundRequest),
    nextActs: nextActsOf(member, { hours, isInsured: insured, waitingGifts }),
    portalMinutes: rules.portalMinutes,
  };
}

async function ownAccount(trx: CommunityTransaction, communityId: string, id: string | null | undefined) {
  return id === null || id === undefined ? undefined : ledgerAccount(trx, communityId, id);
}

async function countedMinutes(
  trx: CommunityTransaction,
  communityId: string,
  accountId: string | null | undefined,
): Promise<number> {
  return (await ownAccount(trx, communityId, accountId))?.postedMinutes ?? 0;
}

function toOwnMember(member: MemberRow, insured: boolean) {
  return {
    id: member.id,
    state: member.state,
    appliedAt: member.applied_at.toISOString(),
    insuredUntil: member.insured_until,
    isInsured: insured,
    statementBy: member.statement_by,
  };
}

export async function applyToTimeBank(
  trx: CommunityTransaction,
  actor: Actor,
  context: BankContext,
  { statementBy }: { statementBy: 'screen' | 'paper' },
): Promise<OwnTimeBank> {
  const { id: communityId } = context.community;
  const now = context.clock.now();
  const before = await findMemberOfPerson(trx, communityId, actor.personId);
  if (before?.state === 'admitted' || before?.state === 'leaving') throw new Problem('member_changed');
  await saveApplication(trx, communityId, { id: uuidv7(), personId: actor.personId, statementBy, now });
  const member = await findMemberOfPerson(trx, communityId, actor.personId);
  if (member === undefined) throw new Error('the application was not written');
  if (before?.state !== 'applied')
    await recordAudit(trx, now, {
      action: 'time_bank.applied',
      subject: { kind: 'time_bank_member', id: member.id },
      ...auditedAs(actor),
    });
  return getOwnTimeBank(trx, actor, context);
}

export async function listTimeBankMembers(
  trx: CommunityTransaction,
  actor: Actor,
  context: BankContext,
  { show, cursor, limit }: { show: MemberShow; cursor: string | undefined; limit: number },
) {
  refuseOnBehalf(actor);
  if (!canKeepTimeBank(actor)) throw new Problem('forbidden');
  const now = context.clock.now();
  const found = await listMemberRows(trx, context.community.id, {
    show,
    now,
    today: todayIn(context),
    after: decodeCursor(cursor, z.iso.datetime()),
    limit,
  });
  const { rows, nextCursor } = cutPage(found, limit, (row) => [row.applied_at.toISOString(), row.id]);
  return { items: rows.map((row) => toMember(row, now)), nextCursor };
}

export async function decideAdmission(
  trx: CommunityTransaction,
  actor: Actor,
  context: BankContext,
  id: string,
  input: { decision: 'admit' | 'refuse'; insuredUntil: string | null; reason?: string | undefined },
): Promise<TimeBankMember> {
  const member = await memberToKeep(trx, actor, context, id, ['applied']);
  const now = context.clock.now();
  const decided = { decided_by_person_id: actor.personId, decision_reason: input.reason ?? null };
  if (input.decision === 'refuse') {
    await changeMember(trx, context.community.id, member.id, { ...decided, state: 'refused' });
  } else {
    const ledgers = await communityLedgers(trx, context.community.id, now);
    const accountId = uuidv7();
    await openLedgerAccount(trx, {
      communityId: context.community.id,
      id: accountId,
      ledgerId: ledgers.community_minute.ledgerId,
      kind: 'person',
      now,
    });
    await changeMember(trx, context.community.id, member.id, {
      ...decided,
      state: 'admitted',
      admitted_at: now,
      insured_until: input.insuredUntil,
      ledger_account_id: accountId,
    });
  }
  await recordAudit(trx, now, {
    action: input.decision === 'admit' ? 'time_bank.admitted' : 'time_bank.refused',
    subject: { kind: 'time_bank_member', id: member.id },
    ...auditedAs(actor),
    detail: { insured_until: input.insuredUntil },
  });
  return getMember(trx, context, member.id);
}

export async function updateTimeBankMember(
  trx: CommunityTransaction,
  actor: Actor,
  context: BankContext,
  id: string,
  input: { version: number; insuredUntil: string | null; statementBy: 'screen' | 'paper' },
): Promise<TimeBankMember> {
  const member = await memberToKeep(trx, actor, context, id, ['admitted', 'leaving']);
  if (member.version !== input.version) throw memberChanged(member);
  await changeMember(trx, context.community.id, member.id, {
    insured_until: input.insuredUntil,
    statement_by: input.statementBy,
  });
  await recordAudit(trx, context.clock.now(), {
    action: 'time_bank.member_changed',
    subject: { kind: 'time_bank_member', id: member.id },
    ...auditedAs(actor),
    detail: { insured_until: input.insuredUntil, statement_by: input.statementBy },
  });
  return getMember(trx, context, member.id);
}

/** A member that the caller may decide about, locked and in one of these states. */
export async function memberToKeep(
  trx: CommunityTransaction,
  actor: Actor,
  { community }: BankContext,
  id: string,
  states: readonly MemberState[],
): Promise<MemberRow> {
  refuseOnBehalf(actor);
  if (!canKeepTimeBank(actor)) throw new Problem('forbidden');
  const member = await lockMember(trx, community.id, id);
  if (member === undefined) throw new Problem('not_found');
  if (!canDecideAbout(actor, member.person_id)) throw new Problem('forbidden');
  if (!states.includes(member.state)) throw memberChanged(member);
  return member;
}

export function memberChanged({ state, version }: MemberRow): Problem {
  return new Problem('member_changed', {
    faults: [{ path: 'member', code: state, message: `She is ${state} now, version ${version}` }],
  });
}

export async function getMember(
  trx: CommunityTransaction,
  { community, clock }: BankContext,
  id: string,
): Promise<TimeBankMember> {
  const now = clock.now();
  const row = await findListedMember(trx, community.id, id, now);
  if (row === undefined) throw new Problem('not_found');
  return toMember(row, now);
}

function toMember(row: ListedMemberRow, now: Date): TimeBankMember {
  const lastAt = [row.last_entry_at, row.admitted_at].reduce<Date | null>(
    (latest, at) => (at !== null && (latest === null || at > latest) ? at : latest),
    null,
  );
  return {
    id: row.id,
    displayName: row.display_name,
    state: row.state,
    appliedAt: row.applied_at.toISOString(),
    admittedAt: row.admitted_at?.toISOString() ?? null,
    leftAt: row.left_at?.toISOString() ?? null,
    insuredUntil: row.insured_until,
    statementBy: row.statement_by,
    hasMandate: row.has_mandate,
    balanceMinutes: row.posted_minutes,
    hasHolds: row.has_holds,
    quietDays:
      row.state === 'admitted' && lastAt !== null
        ? Math.max(0, Math.floor((now.getTime() - lastAt.getTime()) / dayMilliseconds))
        : null,
    version: row.version,
  };
}
