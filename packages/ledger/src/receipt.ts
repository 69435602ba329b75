import { bodyBytes, canonicalBytes, hashOfHex, linkBytes, toHex } from './canonical-bytes.ts';
import { readSignedHead, type PublicKey, type SignedHead } from './signed-head.ts';
import type { ChainedTransfer } from './transfer.ts';

/**
 * What proves to a member that a transfer of hers stands in the published chain: the transfer, the hashes of those
 * that its link sealed with it, and the way from that link to a signed head. Hashes are hexadecimal.
 */
export interface Receipt {
  transfer: ChainedTransfer;
  link: {
    number: number;
    previousHash: string;
    /** In the link's order; the transfer's own is at `position`, from 0. */
    transferHashes: string[];
    position: number;
    hash: string;
  };
  /** The links after it, up to the head's. */
  path: { number: number; transfers: number; bodyHash: string }[];
  /** Compact JWS; null: no head has been published since. */
  signedHead: string | null;
}

export interface ReceiptVerdict {
  /** `proved`: it stands in the chain that this head signs. `waiting`: its link is sound, a head is still to come. */
  outcome: 'proved' | 'waiting' | 'broken';
  /** What does not fit, when it is broken. */
  fault: 'transfer' | 'link' | 'path' | 'head' | null;
  head: SignedHead | null;
}

/** WebCrypto of a browser or of Node. */
export type Digest = (bytes: Uint8Array<ArrayBuffer>) => Promise<Uint8Array<ArrayBuffer>>;

export const digest: Digest = async (bytes) =>
  new Uint8Array(await globalThis.crypto.subtle.digest('SHA-256', bytes));

/** Checks a receipt by reckoning alone; `keys` are the published keys of the community's heads. */
export async function verifyReceipt(receipt: Receipt, keys: readonly PublicKey[]): Promise<ReceiptVerdict> {
  const broken = (fault: ReceiptVerdict['fault']) => ({ outcome: 'broken' as const, fault, head: null });
  const { transfer, link, path, signedHead } = receipt;
  const own = toHex(await digest(canonicalBytes(transfer)));
  if (link.transferHashes[link.position] !== own) return broken('transfer');
  const hashes = link.transferHashes.map(hashOfHex);
  if (hashes.some((hash) => hash === undefined)) return broken('link');
  const bodyHash = await digest(bodyBytes(hashes.filter((hash) => hash !== undefined)));
  const first = await chainOn(transfer, link.previousHash, {
    number: link.number,
    transfers: hashes.length,
    bodyHash: toHex(bodyHash),
  });
  if (first === undefined || first !== link.hash) return broken('link');
  let end = { number: link.number, hash: first };
  for (const step of path) {
    const hash = step.number === end.number + 1 ? await chainOn(transfer, end.hash, step) : undefined;
    if (hash === undefined) return broken('path');
    end = { number: step.number, hash };
  }
  if (signedHead === null) return { outcome: 'waiting', fault: null, head: null };
  const head = await readSignedHead(signedHead, keys);
  const isOfChain =
    head?.ledgerId === transfer.ledgerId &&
    head.communityId === transfer.communityId &&
    head.linkNumber === end.number &&
    head.hash === end.hash;
  return isOfChain ? { outcome: 'proved', fault: null, head } : broken('head');
}

async function chainOn(
  { communityId, ledgerId }: ChainedTransfer,
  previous: string,
  { number, transfers, bodyHash }: Receipt['path'][number],
): Promise<string | undefined> {
  const [previousHash, body] = [hashOfHex(previous), hashOfHex(bodyHash)];
  if (previousHash === undefined || body === undefined) return undefined;
  return toHex(
    await digest(linkBytes({ previousHash, communityId, ledgerId, number, transfers, bodyHash: body })),
  );
}
