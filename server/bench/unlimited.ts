import type { RateLimits, RatePolicy } from '../src/http/index.ts';

/** Counted like any request, and never refused: one address asks for all of it. */
export const unlimited: RateLimits = {
  address: everyClass('address'),
  anywhere: endless('anywhere'),
  person: everyClass('person'),
  community: endless('community'),
};

function everyClass(name: string): RateLimits['address'] {
  return {
    read: endless(`${name}-read`),
    write: endless(`${name}-write`),
    'sign-in': endless(`${name}-sign-in`),
    costly: endless(`${name}-costly`),
  };
}

function endless(name: string): RatePolicy {
  return { name, burst: 1_000_000_000, perSecond: 1_000_000 };
}

/** Nothing here is counted in the database: no route of these is. */
export const taken = { isTaken: true, retryAfterSeconds: 0 };
