import { hash } from 'node:crypto';
import { canonicalBytes, chainStart, toHex, type Receipt } from '@snodo/ledger';
import type { CommunityTransaction } from '../../db/index.ts';
import { Problem } from '../../http/index.ts';
import type { Actor, Community } from '../../identity/index.ts';
import { ledgerAccountOf } from './accounts.ts';
import { sealLedger, toChained } from './chain.ts';
import {
  findHeadRowFrom,
  findLinkRowOf,
  listLinkRows,
  listLinkSummaryRows,
  listTransferRows,
} from './chain-queries.ts';
import { findTransferRow } from './transfer-queries.ts';

/** Links between a transfer and the head of its day; a day with more leaves the receipt waiting for none. */
const mostPath = 5000;

/** What proves a transfer to one of its two sides; to anybody else it is not there. Seals it first if it waits. */
export async function getReceipt(
  trx: CommunityTransaction,
  actor: Actor,
  community: Community,
  transferId: string,
  now: Date,
): Promise<Receipt> {
  const row = await findTransferRow(trx, community.id, transferId);
  const own = await ledgerAccountOf(trx, community.id, actor.personId);
  if (
    row === undefined ||
    own === undefined ||
    ![row.payer_account_id, row.payee_account_id].includes(own.id)
  )
    throw new Problem('not_found');
  let link = await findLinkRowOf(trx, community.id, row);
  if (link === undefined) {
    await sealLedger(trx, community.id, row.ledger_id, now);
    link = await findLinkRowOf(trx, community.id, row);
  }
  if (link === undefined) throw new Problem('unavailable', { retryAfterSeconds: 5 });
  const number = Number(link.number);
  const before =
    number === 1
      ? undefined
      : (await listLinkRows(trx, community.id, row.ledger_id, { after: number - 2, limit: 1 }))[0];
  const sealed = await listTransferRows(trx, community.id, link.transfer_ids);
  const head = await headFrom(trx, community.id, row.ledger_id, number);
  return {
    transfer: toChained(row),
    link: {
      number,
      previousHash: toHex(before?.hash ?? chainStart),
      transferHashes: sealed.map((one) => hash('sha256', canonicalBytes(toChained(one)), 'hex')),
      position: link.transfer_ids.indexOf(transferId),
      hash: toHex(link.hash),
    },
    ...head,
  };
}

/** The way from a link to the first head that covers it; empty while there is none. */
async function headFrom(
  trx: CommunityTransaction,
  communityId: string,
  ledgerId: string,
  number: number,
): Promise<Pick<Receipt, 'path' | 'signedHead'>> {
  const head = await findHeadRowFrom(trx, communityId, ledgerId, number);
  const steps = head === undefined ? 0 : Number(head.link_number) - number;
  if (head === undefined || steps > mostPath) return { path: [], signedHead: null };
  const links =
    steps === 0 ? [] : await listLinkSummaryRows(trx, communityId, ledgerId, { after: number, limit: steps });
  const path = links.map((link) => ({
    number: Number(link.number),
    transfers: link.transfers,
    bodyHash: toHex(link.body_hash),
  }));
  return { path, signedHead: head.signed_head };
}
