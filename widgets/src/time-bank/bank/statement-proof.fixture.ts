import {
  bodyBytes,
  canonicalBytes,
  chainStart,
  digest,
  linkBytes,
  signingInput,
  toBase64url,
  toHex,
  type ChainedTransfer,
  type PublicKey,
  type Receipt,
} from '@snodo/ledger';
import type { Entry, LedgerEntry } from './own-hours-api.ts';
import type { ProofSource, ShownStatement } from './statement-proof.ts';

const id = (number: number) => `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`;
const [communityId, ledgerId, own, other] = [id(1), id(2), id(3), id(4)];

/** What one row of a small statement of real transfers is about: minutes to her, or from her below zero. */
export interface Movement {
  readonly minutes: number;
  /** The hours were only held: it takes a number and moves nothing. */
  readonly isHold?: boolean;
}

export interface SealedStatement {
  readonly shown: ShownStatement;
  readonly source: ProofSource;
  readonly receipts: ReadonlyMap<string, Receipt>;
  readonly ledgerEntries: readonly LedgerEntry[];
  readonly keys: readonly PublicKey[];
}

const signing = crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify']);

/** A statement whose rows are sealed, one link a transfer, and signed up to the link `signedUpTo`. */
export async function sealedStatement(
  movements: readonly Movement[],
  signedUpTo = movements.length,
): Promise<SealedStatement> {
  const transfers = transfersOf(movements);
  const links = await linksOf(transfers);
  const { key, sign } = await signer();
  const end = links[signedUpTo - 1];
  const signedHead =
    end === undefined
      ? null
      : await sign({ day: '2026-11-28', linkNumber: end.number, hash: end.hash, transfers: end.number });
  const receipts = new Map(
    transfers.map((transfer, index) => {
      const { number, previousHash, hash, bodyHash } = links[index] ?? lost();
      const link = { number, previousHash, transferHashes: [bodyHash.own], position: 0, hash };
      const path = links.slice(index + 1, signedUpTo).map((step) => ({
        number: step.number,
        transfers: 1,
        bodyHash: step.bodyHash.hex,
      }));
      const isSigned = index < signedUpTo;
      return [
        transfer.id,
        { transfer, link, path: isSigned ? path : [], signedHead: isSigned ? signedHead : null },
      ] as const;
    }),
  );
  const ledgerEntries = transfers.map(ledgerEntry).toReversed();
  const entries = ledgerEntries.filter(({ minutes }) => minutes !== 0).map(shownEntry);
  return {
    shown: { ledgerAccountId: own, entries, isWhole: true },
    receipts,
    ledgerEntries,
    keys: [key],
    source: {
      listHeadKeys: async () => [key],
      listLedgerEntries: async () => ({ items: ledgerEntries, nextCursor: null }),
      getReceipt: async (transfer) => receipts.get(transfer) ?? lost(),
    },
  };
}

function lost(): never {
  throw new Error('no such transfer');
}

function transfersOf(movements: readonly Movement[]): ChainedTransfer[] {
  let balance = 0;
  return movements.map(({ minutes, isHold = false }, index): ChainedTransfer => {
    if (!isHold) balance += minutes;
    const isIn = minutes > 0;
    const version = index + 1;
    return {
      communityId,
      ledgerId,
      id: id(100 + index),
      kind: isHold ? 'hold' : 'post',
      payerAccountId: isIn ? other : own,
      payeeAccountId: isIn ? own : other,
      minutes: Math.abs(minutes),
      payerVersion: version,
      payeeVersion: version,
      payerBalanceMinutes: isIn ? -balance : balance,
      payeeBalanceMinutes: isIn ? balance : -balance,
      ruleVersion: 1,
      servedOn: '2026-11-20',
      madeAt: '2026-11-20T10:00:00.000Z',
      expiresAt: isHold ? '2026-12-20T10:00:00.000Z' : null,
      actorPersonId: null,
      actingForPersonId: null,
      exchangeId: null,
      groupId: null,
      holdId: null,
      reversesId: null,
    };
  });
}

async function linksOf(transfers: readonly ChainedTransfer[]) {
  const links: {
    number: number;
    previousHash: string;
    hash: string;
    bodyHash: { own: string; hex: string };
  }[] = [];
  let previousHash: Uint8Array = chainStart;
  for (const transfer of transfers) {
    const number = links.length + 1;
    const ownHash = await digest(canonicalBytes(transfer));
    const bodyHash = await digest(bodyBytes([ownHash]));
    const hash = await digest(
      linkBytes({ previousHash, communityId, ledgerId, number, transfers: 1, bodyHash }),
    );
    links.push({
      number,
      previousHash: toHex(previousHash),
      hash: toHex(hash),
      bodyHash: { own: toHex(ownHash), hex: toHex(bodyHash) },
    });
    previousHash = hash;
  }
  return links;
}

async function signer() {
  const { privateKey, publicKey } = await signing;
  const { x = '', y = '' } = await crypto.subtle.exportKey('jwk', publicKey);
  const key: PublicKey = { kid: 'key', kty: 'EC', crv: 'P-256', x, y };
  const sign = async (head: { day: string; linkNumber: number; hash: string; transfers: number }) => {
    const input = signingInput({ communityId, ledgerId, unit: 'community_minute', ...head }, key.kid);
    const bytes = new TextEncoder().encode(input);
    const signature = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, privateKey, bytes);
    return `${input}.${toBase64url(new Uint8Array(signature))}`;
  };
  return { key, sign };
}

function ledgerEntry(transfer: ChainedTransfer): LedgerEntry {
  const isIn = transfer.payeeAccountId === own;
  const sign = isIn ? 1 : -1;
  return {
    transferId: transfer.id,
    version: transfer.payeeVersion,
    kind: transfer.kind,
    minutes: transfer.kind === 'hold' ? 0 : sign * transfer.minutes,
    transferMinutes: transfer.minutes,
    balanceMinutes: isIn ? transfer.payeeBalanceMinutes : transfer.payerBalanceMinutes,
    counterpartAccountId: other,
    servedOn: transfer.servedOn,
    madeAt: transfer.madeAt,
    exchangeId: null,
  };
}

function shownEntry({ transferId, version, minutes, balanceMinutes, servedOn, madeAt }: LedgerEntry): Entry {
  return {
    sequence: version,
    transferId,
    minutes,
    balanceMinutes,
    why: 'exchange',
    servedOn,
    madeAt,
    with: { kind: 'person', name: 'Rosa Marchetti' },
  };
}
