import { sql } from 'kysely';
import type { CommunityTransaction } from '../../db/index.ts';

export interface EntryRow {
  transfer_id: string;
  version: string;
  kind: string;
  minutes: number;
  transfer_minutes: number;
  balance_minutes: string;
  counterpart_account_id: string;
  served_on: string;
  made_at: Date;
  exchange_id: string | null;
}

/** Entries of an account before a version, newest first: two index scans that are merged, whatever the ledger's size. */
export async function listEntryRows(
  trx: CommunityTransaction,
  communityId: string,
  accountId: string,
  { before, limit }: { before: string | undefined; limit: number },
): Promise<EntryRow[]> {
  const { rows } = await sql<EntryRow>`
    select transfer_id, version, kind, minutes, transfer_minutes, balance_minutes, counterpart_account_id, served_on,
           made_at, exchange_id
    from time_bank.entry
    where community_id = ${communityId} and ledger_account_id = ${accountId}
      and version < coalesce(${before ?? null}::bigint, 9223372036854775807)
    order by version desc limit ${limit}`.execute(trx);
  return rows;
}
