import { v7 as uuidv7 } from 'uuid';
import type { CommunityTransaction } from '../../db/index.ts';
import { Problem } from '../../http/index.ts';
import { auditedAs, recordAudit, refuseOnBehalf, type Actor } from '../../identity/index.ts';
import { communityLedgers, ledgerAccount, lockLedgerAccounts, postTransfer } from '../ledger/index.ts';
import { countedAccount } from './counted-accounts.ts';
import { actingAs, todayIn, type BankContext } from './bank-context.ts';
import { canDecideAbout, canKeepTimeBank } from './policy.ts';
import { findDoublingPoolRow, findDraw, insertDraw, lockPool, type PoolRow } from './pool-queries.ts';
import { getPool } from './pools.ts';
import { requireMemberById } from '../membership.ts';

export { findDoublingPoolRow as findDoublingPool };

/** Gives hours of a pool to a member or to the fund. Whatever comes at once, the ledger lets no pool go below zero. */
export async function drawFromPool(
  trx: CommunityTransaction,
  actor: Actor,
  context: BankContext,
  poolId: string,
  input: { id: string; toMemberId: string | null; minutes: number; servedOn: string; reason: string },
) {
  refuseOnBehalf(actor);
  if (!canKeepTimeBank(actor)) throw new Problem('forbidden');
  const { id: communityId } = context.community;
  const now = context.clock.now();
  const pool = await lockPool(trx, communityId, poolId);
  if (pool === undefined) throw new Problem('not_found');
  const earlier = await findDraw(trx, communityId, input.id);
  if (earlier !== undefined && (earlier.pool_id !== poolId || earlier.reason !== input.reason))
    throw new Problem('transfer_changed');
  if (pool.state === 'closed' && earlier === undefined) throw new Problem('pool_closed');
  const payeeAccountId = await accountToDrawTo(trx, actor, context, pool, input.toMemberId);
  await postTransfer(trx, {
    communityId,
    id: input.id,
    payerAccountId: pool.ledger_account_id,
    payeeAccountId,
    minutes: input.minutes,
    servedOn: input.servedOn,
    ...actingAs(actor),
    now,
  });
  if (earlier === undefined) {
    const { id, toMemberId, minutes, servedOn: drawnOn, reason } = input;
    await insertDraw(trx, communityId, {
      id,
      poolId,
      toMemberId,
      giftId: null,
      minutes,
      drawnOn,
      reason,
      now,
    });
    await recordAudit(trx, now, {
      action: 'time_bank.pool_drawn',
      subject: { kind: 'pool', id: poolId },
      ...auditedAs(actor),
      detail: { minutes, to: toMemberId === null ? 'fund' : 'member' },
    });
  }
  return getPool(trx, context, poolId);
}

/** Hours of working time are counted for who gave them and cannot be spent, so the fund has no use for them. */
async function accountToDrawTo(
  trx: CommunityTransaction,
  actor: Actor,
  context: BankContext,
  pool: PoolRow,
  toMemberId: string | null,
): Promise<string> {
  const { id: communityId } = context.community;
  const now = context.clock.now();
  if (toMemberId === null) {
    if (pool.unit !== 'community_minute') throw new Problem('other_unit');
    return (await communityLedgers(trx, communityId, now)).community_minute.fundAccountId;
  }
  const isWorkingTime = pool.unit === 'company_minute';
  const today = todayIn(context);
  const member = await requireMemberById(trx, communityId, toMemberId);
  if (!canDecideAbout(actor, member.person_id)) throw new Problem('forbidden');
  return isWorkingTime ? countedAccount(trx, context, member, 'company_minute') : member.ledger_account_id;
}

/**
 * The second half of a doubled gift, in the transaction of the first: as much as the pool still has, at most the gift
 * itself. The accounts of both are locked already.
 */
export async function doubleGift(
  trx: CommunityTransaction,
  actor: Actor,
  context: BankContext,
  {
    pool,
    gift,
    fundAccountId,
  }: { pool: PoolRow; gift: { id: string; minutes: number }; fundAccountId: string },
): Promise<void> {
  const { id: communityId } = context.community;
  const now = context.clock.now();
  await lockLedgerAccounts(trx, communityId, [pool.ledger_account_id]);
  const { postedMinutes: left } = await ledgerAccount(trx, communityId, pool.ledger_account_id);
  const minutes = Math.min(gift.minutes, left);
  if (minutes <= 0) return;
  const id = uuidv7();
  const today = todayIn(context);
  await postTransfer(trx, {
    communityId,
    id,
    payerAccountId: pool.ledger_account_id,
    payeeAccountId: fundAccountId,
    minutes,
    servedOn: today,
    ...actingAs(actor),
    now,
  });
  await insertDraw(trx, communityId, {
    id,
    poolId: pool.id,
    toMemberId: null,
    giftId: gift.id,
    minutes,
    drawnOn: today,
    reason: null,
    now,
  });
}
