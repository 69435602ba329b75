import { z } from 'zod';
import type { CommunityTransaction } from '../../db/index.ts';
import { cutPage, decodeCursor, Problem } from '../../http/index.ts';
import type { Actor, Community } from '../../identity/index.ts';
import { ledgerAccountOf } from './accounts.ts';
import { listEntryRows } from './statement-queries.ts';
import type { LedgerAccount, TransferKind } from './rows.ts';
import { canReadOwnLedger } from './policy.ts';

const versionSchema = z.string().regex(/^[1-9]\d{0,15}$/);

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
