import { bodyBytes, canonicalBytes, chainStart, linkBytes } from './canonical-bytes.ts';
import { movesMinutes, type ChainedTransfer } from './transfer.ts';

/** SHA-256 of bytes at once, for whoever reads many: `node:crypto` has one. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array;

/** A link of a ledger's chain with all its transfers, in its order. */
export interface ChainLink {
  number: number;
  hash: Uint8Array;
  transfers: readonly ChainedTransfer[];
}

export type ChainFault =
  | 'number'
  | 'hash'
  | 'ledger'
  | 'version'
  | 'balance'
  | 'minutes'
  | 'parties'
  | 'resolves'
  | 'reverses'
  | 'id';

interface Standing {
  version: number;
  balance: number;
  heldOut: number;
  heldIn: number;
}

/** What one account came to at the end of what was read. */
export interface ReplayedAccount {
  id: string;
  version: number;
  postedMinutes: number;
  heldOutMinutes: number;
  heldInMinutes: number;
}

/**
 * Reads a chain from its first link and reckons everything anew: hashes, each account's entries without a gap, its
 * balance after each of them, every hold resolved once and by no more than was held, every transfer reversed once. Give
 * it the links in order; the first fault ends it.
 */
export class ChainVerifier {
  readonly #sha256: Sha256;
  readonly #communityId: string;
  readonly #ledgerId: string;
  readonly #accounts = new Map<string, Standing>();
  readonly #ids = new Set<string>();
  /** Minutes of each hold that is open. */
  readonly #holds = new Map<string, ChainedTransfer>();
  /** Minutes of each posting that can be reversed. */
  readonly #postings = new Map<string, ChainedTransfer>();
  #number = 0;
  #hash: Uint8Array = chainStart;
  #transfers = 0;

  constructor({ sha256, communityId, ledgerId }: { sha256: Sha256; communityId: string; ledgerId: string }) {
    this.#sha256 = sha256;
    this.#communityId = communityId;
    this.#ledgerId = ledgerId;
  }

  /** Undefined: all is well. */
  read(link: ChainLink): { link: number; transferId: string | null; fault: ChainFault } | undefined {
    const wrong = (fault: ChainFault, transferId: string | null = null) => ({
      link: link.number,
      transferId,
      fault,
    });
    if (link.number !== this.#number + 1) return wrong('number');
    const hashes: Uint8Array[] = [];
    for (const transfer of link.transfers) {
      const fault = this.#replay(transfer);
      if (fault !== undefined) return wrong(fault, transfer.id);
      hashes.push(this.#sha256(canonicalBytes(transfer)));
    }
    const hash = this.#sha256(
      linkBytes({
        previousHash: this.#hash,
        communityId: this.#communityId,
        ledgerId: this.#ledgerId,
        number: link.number,
        transfers: hashes.length,
        bodyHash: this.#sha256(bodyBytes(hashes)),
      }),
    );
    if (!isSame(hash, link.hash)) return wrong('hash');
    this.#number = link.number;
    this.#hash = hash;
    this.#transfers += hashes.length;
    return undefined;
  }

  get end(): { number: number; hash: Uint8Array; transfers: number } {
    return { number: this.#number, hash: this.#hash, transfers: this.#transfers };
  }

  /** What the accounts must show that the chain names; all others must be at zero. */
  accounts(): ReplayedAccount[] {
    return [...this.#accounts].map(([id, { version, balance, heldOut, heldIn }]) => ({
      id,
      version,
      postedMinutes: balance,
      heldOutMinutes: heldOut,
      heldInMinutes: heldIn,
    }));
  }

  #replay(transfer: ChainedTransfer): ChainFault | undefined {
    const { id, kind, minutes } = transfer;
    if (transfer.communityId !== this.#communityId || transfer.ledgerId !== this.#ledgerId) return 'ledger';
    if (this.#ids.has(id)) return 'id';
    if (!Number.isInteger(minutes) || minutes < 1 || minutes > 1_000_000) return 'minutes';
    if (transfer.payerAccountId === transfer.payeeAccountId) return 'parties';
    const held = this.#heldChange(transfer);
    if (typeof held === 'string') return held;
    const [payer, payee] = [this.#standing(transfer.payerAccountId), this.#standing(transfer.payeeAccountId)];
    const posted = movesMinutes(kind) ? minutes : 0;
    payer.version += 1;
    payer.balance -= posted;
    payer.heldOut += held;
    payee.version += 1;
    payee.balance += posted;
    payee.heldIn += held;
    if (payer.version !== transfer.payerVersion || payee.version !== transfer.payeeVersion) return 'version';
    if (payer.balance !== transfer.payerBalanceMinutes || payee.balance !== transfer.payeeBalanceMinutes)
      return 'balance';
    this.#ids.add(id);
    return undefined;
  }

  /** By how much what is held changes; a fault when the transfer refers to what it must not. */
  #heldChange(transfer: ChainedTransfer): number | 'resolves' | 'reverses' {
    const { id, kind, holdId, reversesId, minutes } = transfer;
    if ((kind === 'reverse') !== (reversesId !== null)) return 'reverses';
    const isOfHold = kind === 'post_hold' || kind === 'void' || kind === 'expire';
    if (isOfHold !== (holdId !== null)) return 'resolves';
    if (kind === 'hold') {
      this.#holds.set(id, transfer);
      return minutes;
    }
    if (kind !== 'reverse') this.#postings.set(id, transfer);
    if (reversesId !== null) {
      const posting = this.#postings.get(reversesId);
      this.#postings.delete(reversesId);
      const isWhole =
        posting?.minutes === minutes &&
        posting.payerAccountId === transfer.payeeAccountId &&
        posting.payeeAccountId === transfer.payerAccountId;
      return isWhole ? 0 : 'reverses';
    }
    if (holdId === null) return 0;
    const hold = this.#holds.get(holdId);
    this.#holds.delete(holdId);
    const isOfIt =
      hold?.payerAccountId === transfer.payerAccountId && hold.payeeAccountId === transfer.payeeAccountId;
    if (!isOfIt || minutes > hold.minutes) return 'resolves';
    if (kind !== 'post_hold') this.#postings.delete(id);
    return -hold.minutes;
  }

  #standing(id: string): Standing {
    let standing = this.#accounts.get(id);
    if (standing === undefined) {
      standing = { version: 0, balance: 0, heldOut: 0, heldIn: 0 };
      this.#accounts.set(id, standing);
    }
    return standing;
  }
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}
