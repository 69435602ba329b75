import { hash, type KeyObject } from 'node:crypto';
import { modulusOf, openBallotKey, readPublicKey, type KeyHolder, type PublicKeyFor } from './ballots.ts';

/** A firm's pair in a campaign, opened. */
export interface OpenBallotKey {
  privateKey: KeyObject;
  publicKey: PublicKeyFor<'bare'>;
  modulus: Buffer;
}

/** Opening a key anew for every ballot costs more than a third of signing. */
const keptMilliseconds = 60_000;
const mostKeys = 100;

/**
 * The private keys that were used in the last minute. Opened anew, a key has to find its blinding against timing
 * attacks again. None stays longer: a key that was destroyed is soon out of memory too.
 */
export class BallotKeys {
  readonly #sealKey: Buffer;
  readonly #open = new Map<string, OpenBallotKey>();

  constructor(sealKey: Buffer) {
    this.#sealKey = sealKey;
  }

  /** For sealing a new key. */
  get sealKey(): Buffer {
    return this.#sealKey;
  }

  open(holder: KeyHolder, row: { public_key: Buffer; private_key_sealed: Buffer }): OpenBallotKey {
    const name = hash('sha256', row.private_key_sealed, 'base64');
    const known = this.#open.get(name);
    if (known !== undefined) return known;
    const publicKey = readPublicKey(row.public_key, 'bare');
    const privateKey = openBallotKey(this.#sealKey, holder, row.private_key_sealed);
    const opened = { privateKey, publicKey, modulus: modulusOf(publicKey) };
    if (this.#open.size < mostKeys) {
      this.#open.set(name, opened);
      setTimeout(() => this.#open.delete(name), keptMilliseconds).unref();
    }
    return opened;
  }
}
