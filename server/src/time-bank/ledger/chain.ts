import { hash } from 'node:crypto';
import { ChainVerifier, type ChainLink, type ChainedTransfer, type ReplayedAccount } from '@snodo/ledger';
import { inCommunity, type CommunityTransaction, type Database } from '../../db/index.ts';
import { Problem, type Clock } from '../../http/index.ts';
import { listCommunities } from '../../identity/index.ts';
import {
  callSeal,
  countUnsealed,
  findLedgerRow,
  listAccountStandings,
  listLedgerIdsToSeal,
  listLinkRows,
  listTransferRows,
} from './chain-queries.ts';
import type { TransferKind, TransferRow } from './rows.ts';

/** As many as a link's receipt can still hold. */
const mostOfLink = 500;
/** Links that one call makes; the next goes on. */
const mostLinks = 2000;
const linksPerRead = 20;

/** Seals what waits in a ledger, link after link; answers how many transfers. */
export async function sealLedger(
  trx: CommunityTransaction,
  communityId: string,
  ledgerId: string,
  now: Date,
): Promise<number> {
  let all = 0;
  for (let link = 0; link < mostLinks; link += 1) {
    const sealed = await callSeal(trx, { communityId, ledgerId, most: mostOfLink, now });
    all += sealed;
    if (sealed < mostOfLink) break;
  }
  return all;
}

/** Seals what waits in every ledger of every community. Harmless at any moment and on any number of nodes. */
export async function sealAllLedgers(app: Database, clock: Clock): Promise<void> {
  for (const { id } of await listCommunities(app)) {
    const ledgerIds = await inCommunity(app, id, (trx) => listLedgerIdsToSeal(trx, id));
    // One transaction a ledger: a link holds the lock of no other.
    for (const ledgerId of ledgerIds)
      await inCommunity(app, id, (trx) => sealLedger(trx, id, ledgerId, clock.now()));
  }
}

export function toChained(row: TransferRow): ChainedTransfer {
  return {
    communityId: row.community_id,
    ledgerId: row.ledger_id,
    id: row.id,
    kind: row.kind as TransferKind,
    payerAccountId: row.payer_account_id,
    payeeAccountId: row.payee_account_id,
    minutes: row.minutes,
    payerVersion: Number(row.payer_version),
    payeeVersion: Number(row.payee_version),
    payerBalanceMinutes: Number(row.payer_balance_minutes),
    payeeBalanceMinutes: Number(row.payee_balance_minutes),
    ruleVersion: row.rule_version,
    servedOn: row.served_on,
    madeAt: row.made_at.toISOString(),
    expiresAt: row.expires_at === null ? null : row.expires_at.toISOString(),
    actorPersonId: row.actor_person_id,
    actingForPersonId: row.acting_for_person_id,
    exchangeId: row.exchange_id,
    groupId: row.group_id,
    holdId: row.hold_id,
    reversesId: row.reverses_id,
  };
}

export interface LedgerVerification {
  links: number;
  transfers: number;
  /** What does not fit and where; null: all is well. */
  fault: { link: number; transferId: string | null; fault: string } | null;
}

/**
 * Reckons a ledger anew from its first link: hashes, versions, balances, holds and reversals, then the end of the chain
 * and every account. Everything must be sealed and nobody posting; it reads all of it, so it is for whoever audits.
 */
export async function verifyLedger(
  trx: CommunityTransaction,
  communityId: string,
  ledgerId: string,
): Promise<LedgerVerification> {
  const sha256 = (bytes: Uint8Array) => hash('sha256', bytes, 'buffer');
  const verifier = new ChainVerifier({ sha256, communityId, ledgerId });
  const read = () => ({ links: verifier.end.number, transfers: verifier.end.transfers });
  // The database reads the next links while these are reckoned: each has a core of its own.
  let next = readLinks(trx, communityId, ledgerId, 0);
  for (;;) {
    const links = await next;
    const last = links.at(-1);
    if (last === undefined) break;
    next = readLinks(trx, communityId, ledgerId, last.number);
    // Whatever ends this before its turn has said why already.
    next.catch(() => undefined);
    for (const link of links) {
      const fault = verifier.read(link);
      if (fault !== undefined) return { ...read(), fault };
    }
  }
  return { ...read(), fault: await faultAtEnd(trx, communityId, ledgerId, verifier) };
}

/** The links that follow one, with their transfers. */
async function readLinks(
  trx: CommunityTransaction,
  communityId: string,
  ledgerId: string,
  after: number,
): Promise<ChainLink[]> {
  const links = await listLinkRows(trx, communityId, ledgerId, { after, limit: linksPerRead });
  const ids = links.flatMap(({ transfer_ids: ofLink }) => ofLink);
  const rows = await listTransferRows(trx, communityId, ids);
  let at = 0;
  return links.map((link) => {
    const transfers = rows.slice(at, at + link.transfer_ids.length).map(toChained);
    at += link.transfer_ids.length;
    return { number: Number(link.number), hash: link.hash, transfers };
  });
}

async function faultAtEnd(
  trx: CommunityTransaction,
  communityId: string,
  ledgerId: string,
  verifier: ChainVerifier,
): Promise<LedgerVerification['fault']> {
  const { number, hash: end, transfers } = verifier.end;
  const wrong = (fault: string) => ({ link: number, transferId: null, fault });
  const ledger = await findLedgerRow(trx, communityId, ledgerId);
  if (ledger === undefined) throw new Problem('not_found');
  const isEnd = Number(ledger.last_link_number) === number && ledger.last_hash.equals(end);
  if (!isEnd || Number(ledger.sealed_transfers) !== transfers) return wrong('end');
  if ((await countUnsealed(trx, communityId, ledgerId)) > 0) return wrong('unsealed');
  const replayed = new Map(verifier.accounts().map((account) => [account.id, account]));
  for (const row of await listAccountStandings(trx, communityId, ledgerId)) {
    const account: ReplayedAccount = replayed.get(row.id) ?? {
      id: row.id,
      version: 0,
      postedMinutes: 0,
      heldOutMinutes: 0,
      heldInMinutes: 0,
    };
    const isSame =
      Number(row.version) === account.version &&
      Number(row.posted_minutes) === account.postedMinutes &&
      Number(row.held_out_minutes) === account.heldOutMinutes &&
      Number(row.held_in_minutes) === account.heldInMinutes;
    if (!isSame) return wrong(`account ${row.id}`);
  }
  return null;
}
