import { z } from 'zod';
import type { CommunityTransaction } from '../../db/index.ts';
import { cutPage, decodeCursor, Problem } from '../../http/index.ts';
import type { Community } from '../../identity/index.ts';
import { findLedgerRow, listHeadRows, listLinkSummaryRows } from './chain-queries.ts';
import { listHeadKeys } from './heads.ts';
import type { Unit } from './rows.ts';

const linksPerPage = 500;

/** For anybody: where the chains stood, newest first, and the keys that signed it. Names nobody. */
export async function listHeads(
  trx: CommunityTransaction,
  community: Community,
  { cursor, limit }: { cursor: string | undefined; limit: number },
) {
  const before = decodeCursor(cursor, z.iso.date());
  const rows = await listHeadRows(trx, community.id, { before, limit: limit + 1 });
  const page = cutPage(rows, limit, (row) => [row.day, row.ledger_id]);
  return {
    items: page.rows.map((row) => ({
      day: row.day,
      ledgerId: row.ledger_id,
      unit: row.unit as Unit,
      linkNumber: Number(row.link_number),
      transfers: Number(row.transfers),
      hash: row.hash.toString('hex'),
      signedHead: row.signed_head,
    })),
    nextCursor: page.nextCursor,
    keys: await listHeadKeys(trx, community.id),
  };
}

/** For anybody: a ledger's links by their hashes alone, so that one head can be followed to the next. */
export async function listLinks(
  trx: CommunityTransaction,
  community: Community,
  ledgerId: string,
  after: number,
) {
  const ledger = await findLedgerRow(trx, community.id, ledgerId);
  if (ledger === undefined) throw new Problem('not_found');
  const rows = await listLinkSummaryRows(trx, community.id, ledgerId, { after, limit: linksPerPage });
  return rows.map((row) => ({
    number: Number(row.number),
    transfers: row.transfers,
    bodyHash: row.body_hash.toString('hex'),
    hash: row.hash.toString('hex'),
    sealedAt: row.sealed_at.toISOString(),
  }));
}
