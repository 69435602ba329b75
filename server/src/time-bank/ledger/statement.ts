import { z } from 'zod';
import type { CommunityTransaction } from '../../db/index.ts';
import { cutPage, decodeCursor, Problem } from '../../http/index.ts';
import type { Actor, Community } from '../../identity/index.ts';
import { ledgerAccountOf } from './accounts.ts';
import { listEntryRows } from './statement-queries.ts';
import type { LedgerAccount, TransferKind } from './rows.ts';
import { canReadOwnLedger } from './policy.ts';

const versionSchema = z.string().regex(/^[1-9]\d{0,15}$/);

/** Her own account in community minutes; whoever has none is told that there is none. */
export async function getOwnLedgerAccount(trx: CommunityTransaction, actor: Actor, community: Community) {
  if (!canReadOwnLedger(actor)) throw new Problem('forbidden');
  const account = await ownAccount(trx, actor, community);
  return {
    id: account.id,
    state: account.state,
    balanceMinutes: account.postedMinutes,
    heldOutMinutes: account.heldOutMinutes,
    heldInMinutes: account.heldInMinutes,
    version: account.version,
    floorMinutes: account.hardFloorMinutes,
    ceilingMinutes: account.hardCeilingMinutes,
    spendableMinutes: spendableMinutes(account),
    receivableMinutes: receivableMinutes(account),
    warning: warningOf(account),
    ruleVersion: account.ruleVersion,
  };
}

/** A page of what moved or held hours of hers, newest first. */
export async function listOwnEntries(
  trx: CommunityTransaction,
  actor: Actor,
  community: Community,
  { cursor, limit }: { cursor: string | undefined; limit: number },
) {
  if (!canReadOwnLedger(actor)) throw new Problem('forbidden');
  const account = await ownAccount(trx, actor, community);
  const [before] = decodeCursor(cursor, versionSchema) ?? [];
  const rows = await listEntryRows(trx, community.id, account.id, { before, limit: limit + 1 });
  const page = cutPage(rows, limit, (row) => [row.version, row.transfer_id]);
  return {
    items: page.rows.map((row) => ({
      transferId: row.transfer_id,
      version: Number(row.version),
      kind: row.kind as TransferKind,
      minutes: row.minutes,
      transferMinutes: row.transfer_minutes,
      balanceMinutes: Number(row.balance_minutes),
      counterpartAccountId: row.counterpart_account_id,
      servedOn: row.served_on,
      madeAt: row.made_at.toISOString(),
      exchangeId: row.exchange_id,
    })),
    nextCursor: page.nextCursor,
  };
}

async function ownAccount(
  trx: CommunityTransaction,
  actor: Actor,
  community: Community,
): Promise<LedgerAccount> {
  const account = await ledgerAccountOf(trx, community.id, actor.personId);
  if (account === undefined) throw new Problem('not_found');
  return account;
}

/** Minutes that can still be given; null: no limit. */
export function spendableMinutes(account: LedgerAccount): number | null {
  const { hardFloorMinutes: floor, postedMinutes, heldOutMinutes } = account;
  return floor === null ? null : postedMinutes - heldOutMinutes - floor;
}

/** Minutes that can still be received; null: no limit. */
export function receivableMinutes(account: LedgerAccount): number | null {
  const { hardCeilingMinutes: ceiling, postedMinutes, heldInMinutes } = account;
  return ceiling === null ? null : ceiling - postedMinutes - heldInMinutes;
}

/** Said before anything is refused: she stands beyond a soft limit. */
export function warningOf(account: LedgerAccount): 'near_floor' | 'near_ceiling' | null {
  const { softFloorMinutes, softCeilingMinutes, postedMinutes, heldOutMinutes, heldInMinutes } = account;
  if (softFloorMinutes !== null && postedMinutes - heldOutMinutes < softFloorMinutes) return 'near_floor';
  if (softCeilingMinutes !== null && postedMinutes + heldInMinutes > softCeilingMinutes)
    return 'near_ceiling';
  return null;
}
