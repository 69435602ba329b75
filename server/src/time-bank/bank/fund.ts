import type { FundRequest } from '@snodo/contract';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import type { CommunityTransaction } from '../../db/index.ts';
import { cutPage, decodeCursor, Problem } from '../../http/index.ts';
import { auditedAs, recordAudit, refuseOnBehalf, type Actor } from '../../identity/index.ts';
import { communityLedgers, ledgerAccount, postTransfer } from '../ledger/index.ts';
import {
  findFundRequest,
  insertFundRequest,
  listWaitingFundRequests,
  lockFundRequest,
  saveFundDecision,
} from './fund-queries.ts';
import { actingAs, todayIn, type BankContext } from './bank-context.ts';
import { canKeepTimeBank } from './policy.ts';
import { toFundRequest } from './rows.ts';
import { requireMember, requireMemberById } from '../membership.ts';

/** Asking needs no insurance and no balance; one request of hers waits at a time. */
export async function askFund(
  trx: CommunityTransaction,
  actor: Actor,
  context: BankContext,
  input: { id: string; minutes: number; reason: string },
): Promise<FundRequest> {
  const { id: communityId } = context.community;
  const now = context.clock.now();
  const member = await requireMember(trx, communityId, actor.personId);
  const isNew = await insertFundRequest(trx, communityId, { ...input, memberId: member.id, now });
  const kept = await findFundRequest(trx, communityId, input.id);
  const isSame =
    kept?.member_id === member.id && kept.minutes === input.minutes && kept.reason === input.reason;
  if (!isSame) throw new Problem('fund_request_waiting');
  if (isNew)
    await recordAudit(trx, now, {
      action: 'time_bank.fund_asked',
      subject: { kind: 'fund_request', id: input.id },
      ...auditedAs(actor),
    });
  return toFundRequest(kept);
}

export async function listFundRequests(
  trx: CommunityTransaction,
  actor: Actor,
  context: BankContext,
  { cursor, limit }: { cursor: string | undefined; limit: number },
) {
  refuseOnBehalf(actor);
  if (!canKeepTimeBank(actor)) throw new Problem('forbidden');
  const { id: communityId } = context.community;
  const found = await listWaitingFundRequests(trx, communityId, {
    after: decodeCursor(cursor, z.iso.datetime()),
    limit,
  });
  const { rows, nextCursor } = cutPage(found, limit, (row) => [row.asked_at.toISOString(), row.id]);
  const ledgers = await communityLedgers(trx, communityId, context.clock.now());
  const fund = await ledgerAccount(trx, communityId, ledgers.community_minute.fundAccountId);
  return { items: rows.map(toFundRequest), nextCursor, fundMinutes: fund.postedMinutes };
}

/** Of two decisions at once the first stands. The ledger refuses what the fund does not hold. */
export async function decideFundRequest(
  trx: CommunityTransaction,
  actor: Actor,
  context: BankContext,
  id: string,
  input: { grantedMinutes: number; reason: string },
): Promise<FundRequest> {
  refuseOnBehalf(actor);
  if (!canKeepTimeBank(actor)) throw new Problem('forbidden');
  const { id: communityId } = context.community;
  const now = context.clock.now();
  const request = await lockFundRequest(trx, communityId, id);
  if (request === undefined) throw new Problem('not_found');
  if (request.person_id === actor.personId) throw new Problem('own_request');
  if (request.state !== 'waiting') throw new Problem('fund_request_changed');
  if (input.grantedMinutes > request.minutes)
    throw new Problem('invalid_request', {
      faults: [
        { path: 'json.grantedMinutes', code: 'more_than_asked', message: 'It is more than was asked for' },
      ],
    });
  const transferId = input.grantedMinutes === 0 ? null : uuidv7();
  if (transferId !== null) {
    const today = todayIn(context);
    const member = await requireMemberById(trx, communityId, request.member_id);
    const ledgers = await communityLedgers(trx, communityId, now);
    await postTransfer(trx, {
      communityId,
      id: transferId,
      payerAccountId: ledgers.community_minute.fundAccountId,
      payeeAccountId: member.ledger_account_id,
      minutes: input.grantedMinutes,
      servedOn: today,
      ...actingAs(actor),
      now,
    });
  }
  await saveFundDecision(trx, communityId, id, {
    state: transferId === null ? 'refused' : 'granted',
    grantedMinutes: transferId === null ? null : input.grantedMinutes,
    transferId,
    reason: input.reason,
    personId: actor.personId,
    now,
  });
  await recordAudit(trx, now, {
    action: 'time_bank.fund_decided',
    subject: { kind: 'fund_request', id },
    ...auditedAs(actor),
    detail: { granted_minutes: input.grantedMinutes },
  });
  const decided = await findFundRequest(trx, communityId, id);
  if (decided === undefined) throw new Error('the decision was not written');
  return toFundRequest(decided);
}
