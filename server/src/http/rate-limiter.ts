import { hash, randomBytes } from 'node:crypto';
import { BoundedCache } from '../bounded-cache.ts';

/** A token bucket: `burst` at once, and `perSecond` more for ever. */
export interface RatePolicy {
  /** As it stands in the answer's headers; letters, digits and hyphens. */
  name: string;
  burst: number;
  perSecond: number;
}

export interface RateVerdict {
  policy: RatePolicy;
  isTaken: boolean;
  /** How many more could be taken at once now. */
  left: number;
  /** Until the bucket is full again. */
  fullInSeconds: number;
  /** 0 when it was taken; else when to try again, at least 1. */
  retryAfterSeconds: number;
}

/**
 * Buckets of this process, by policy and subject (an address, a person). Only one instant is kept for each: when the
 * bucket will be full again (the generic cell rate algorithm). Keys are hashes with a secret that dies with the
 * process, so no address and no person stands in memory in clear. (An HMAC of Node's costs twenty times as much and
 * would protect nothing more: the hashes never leave.)
 *
 * The number of buckets is bounded. Those that are half empty or more are kept apart: somebody who calls once from
 * each of very many addresses only pushes out buckets that are nearly full, and forgets nobody's real debt.
 */
export class RateLimiter {
  readonly #key = randomBytes(32).toString('base64url');
  readonly #light: BoundedCache<number>;
  readonly #heavy: BoundedCache<number>;

  constructor(mostBuckets = 50_000) {
    this.#light = new BoundedCache(mostBuckets);
    this.#heavy = new BoundedCache(mostBuckets);
  }

  get size(): number {
    return this.#light.size + this.#heavy.size;
  }

  take(policy: RatePolicy, subject: string, now: Date): RateVerdict {
    const key = hash('sha256', `${this.#key}${policy.name}\0${subject}`, 'base64url');
    const instant = now.getTime();
    const stepMilliseconds = 1000 / policy.perSecond;
    const wholeMilliseconds = policy.burst * stepMilliseconds;
    const known = this.#heavy.get(key) ?? this.#light.get(key) ?? instant;
    // A bucket that is emptier than empty was filled by a clock that has been put back.
    const isSound = known - instant <= wholeMilliseconds;
    const fullAt = isSound ? Math.max(known, instant) : instant;
    const isTaken = fullAt + stepMilliseconds - instant <= wholeMilliseconds;
    const debtMilliseconds = fullAt - instant + (isTaken ? stepMilliseconds : 0);
    if (isTaken) this.#keep(key, instant + debtMilliseconds, debtMilliseconds > wholeMilliseconds / 2);
    return {
      policy,
      isTaken,
      left: Math.floor((wholeMilliseconds - debtMilliseconds) / stepMilliseconds),
      fullInSeconds: Math.ceil(debtMilliseconds / 1000),
      retryAfterSeconds: isTaken
        ? 0
        : Math.max(1, Math.ceil((debtMilliseconds + stepMilliseconds - wholeMilliseconds) / 1000)),
    };
  }

  #keep(key: string, fullAt: number, isHeavy: boolean): void {
    const [into, outOf] = isHeavy ? [this.#heavy, this.#light] : [this.#light, this.#heavy];
    outOf.delete(key);
    into.set(key, fullAt);
  }
}

/** `RateLimit-Policy` and `RateLimit` as draft-ietf-httpapi-ratelimit-headers has them: quota, window, left, reset. */
export function rateHeaders(verdict: RateVerdict): Record<string, string> {
  const { name, burst, perSecond } = verdict.policy;
  return {
    'ratelimit-policy': `"${name}";q=${burst};w=${Math.ceil(burst / perSecond)}`,
    ratelimit: `"${name}";r=${Math.max(0, verdict.left)};t=${verdict.fullInSeconds}`,
  };
}
