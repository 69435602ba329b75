import { v7 as uuidv7 } from 'uuid';
import type { CommunityTransaction } from '../../db/index.ts';
import { communityLedgers, openLedgerAccount } from '../ledger/index.ts';
import { changeMember, lockMember } from './member-queries.ts';
import type { BankContext } from './bank-context.ts';
import { type AdmittedMember } from '../membership.ts';

const columns = {
  volunteer_minute: 'volunteer_account_id',
  company_minute: 'company_account_id',
} as const;

/**
 * Where a member's hours of this unit are counted: a ledger account that takes and never pays, opened with her first
 * hour. Her row is locked, so two first hours at once open one.
 */
export async function countedAccount(
  trx: CommunityTransaction,
  { community, clock }: BankContext,
  { id }: AdmittedMember,
  unit: keyof typeof columns,
): Promise<string> {
  const member = await lockMember(trx, community.id, id);
  const existing = member?.[columns[unit]] ?? null;
  if (existing !== null) return existing;
  const now = clock.now();
  const ledgers = await communityLedgers(trx, community.id, now);
  const accountId = uuidv7();
  await openLedgerAccount(trx, {
    communityId: community.id,
    id: accountId,
    ledgerId: ledgers[unit].ledgerId,
    kind: 'person',
    isSpendable: false,
    ownLimits: {
      hardFloorMinutes: 0,
      hardCeilingMinutes: null,
      softFloorMinutes: null,
      softCeilingMinutes: null,
    },
    now,
  });
  await changeMember(trx, community.id, id, { [columns[unit]]: accountId });
  return accountId;
}
