import { createHmac, timingSafeEqual } from 'node:crypto';
import { derivedKey } from '../config.ts';
import type { Clock } from '../http/index.ts';

const windowMilliseconds = 2 * 60 * 1000;
const nonceBytes = 16;

/**
 * Nonces of DPoP proofs (RFC 9449 §8), without memory: the authentication code of a window of time. All nodes of
 * an installation share its secret and so agree. A nonce is good in its window and in the one after.
 */
export class ProofNonces {
  readonly #key: Buffer;
  readonly #clock: Clock;
  #window = Number.NaN;
  #current = '';
  #previous = '';

  constructor(options: { secret: string; clock: Clock }) {
    this.#key = derivedKey(options.secret, 'dpop nonces');
    this.#clock = options.clock;
  }

  /** The nonce to put into proofs from now on. */
  current(): string {
    this.#turn();
    return this.#current;
  }

  isGood(nonce: string): boolean {
    this.#turn();
    return isSame(nonce, this.#current) || isSame(nonce, this.#previous);
  }

  /** Two nonces are made each window, not each call. */
  #turn(): void {
    const window = Math.floor(this.#clock.now().getTime() / windowMilliseconds);
    if (window === this.#window) return;
    this.#window = window;
    this.#current = this.#nonceOf(window);
    this.#previous = this.#nonceOf(window - 1);
  }

  #nonceOf(window: number): string {
    const code = createHmac('sha256', this.#key).update(String(window)).digest();
    return code.subarray(0, nonceBytes).toString('base64url');
  }
}

function isSame(given: string, expected: string): boolean {
  if (given.length !== expected.length) return false;
  const [left, right] = [Buffer.from(given), Buffer.from(expected)];
  return left.length === right.length && timingSafeEqual(left, right);
}
