import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RateLimiter, rateHeaders, type RatePolicy } from './rate-limiter.ts';
import { rateClasses, rateLimits } from './rate-limits.ts';

const start = Date.UTC(2026, 8, 14, 9);
const at = (milliseconds: number) => new Date(start + milliseconds);
const policy: RatePolicy = { name: 'test', burst: 10, perSecond: 2 };

test('a bucket gives its burst at once and then one at a time as it fills', () => {
  const limiter = new RateLimiter();
  const takeAt = (milliseconds: number) => limiter.take(policy, 'one', at(milliseconds));
  for (let left = 9; left >= 0; left -= 1) expect(takeAt(0)).toMatchObject({ isTaken: true, left });
  expect(takeAt(0)).toMatchObject({ isTaken: false, left: 0, retryAfterSeconds: 1, fullInSeconds: 5 });
  expect(takeAt(499).isTaken).toBe(false);
  expect(takeAt(500).isTaken).toBe(true);
  expect(takeAt(500).isTaken).toBe(false);
  expect(takeAt(5500)).toMatchObject({ isTaken: true, left: 9 });
});

test('it never gives more than burst + rate × time in any span of time', () => {
  const steps = fc.array(fc.integer({ min: 0, max: 2000 }), { minLength: 1, maxLength: 200 });
  fc.assert(
    fc.property(steps, (pauses) => {
      const limiter = new RateLimiter();
      const takenAt: number[] = [];
      let instant = 0;
      for (const pause of pauses) {
        instant += pause;
        const verdict = limiter.take(policy, 'one', at(instant));
        if (verdict.isTaken) takenAt.push(instant);
        else
          expect(limiter.take(policy, 'one', at(instant + verdict.retryAfterSeconds * 1000)).isTaken).toBe(
            true,
          );
        if (!verdict.isTaken) instant += verdict.retryAfterSeconds * 1000;
        if (!verdict.isTaken) takenAt.push(instant);
      }
      takenAt.forEach((from, first) => {
        takenAt.slice(first).forEach((to, count) => {
          expect(count + 1).toBeLessThanOrEqual(policy.burst + ((to - from) / 1000) * policy.perSecond);
        });
      });
    }),
  );
});

test('one subject’s debt is nobody else’s, nor another policy’s', () => {
  const limiter = new RateLimiter();
  for (let turn = 0; turn < 20; turn += 1) limiter.take(policy, 'one', at(0));
  expect(limiter.take(policy, 'one', at(0)).isTaken).toBe(false);
  expect(limiter.take(policy, 'two', at(0)).left).toBe(9);
  expect(limiter.take({ ...policy, name: 'other' }, 'one', at(0)).left).toBe(9);
});

test('a clock that is put back locks nobody out', () => {
  const limiter = new RateLimiter();
  limiter.take(policy, 'one', at(1_000_000_000));
  expect(limiter.take(policy, 'one', at(0))).toMatchObject({ isTaken: true, left: 9 });
});

test('a flood of addresses neither grows memory nor makes anybody’s debt forgotten', () => {
  const limiter = new RateLimiter(500);
  for (let turn = 0; turn < policy.burst; turn += 1) limiter.take(policy, 'in debt', at(0));
  for (let number = 0; number < 20_000; number += 1) limiter.take(policy, `address ${number}`, at(0));
  expect(limiter.size).toBeLessThanOrEqual(1000);
  expect(limiter.take(policy, 'in debt', at(0)).isTaken).toBe(false);
});

describe('the headers', () => {
  test('name the policy, its quota and window, and what is left of it', () => {
    const limiter = new RateLimiter();
    expect(rateHeaders(limiter.take(policy, 'one', at(0)))).toEqual({
      'ratelimit-policy': '"test";q=10;w=5',
      ratelimit: '"test";r=9;t=1',
    });
  });
});

describe('the usual limits', () => {
  test('let four hundred people of one firm come in within two minutes from one address', () => {
    const limiter = new RateLimiter();
    const perPerson = { 'sign-in': 12, read: 20, write: 5, costly: 3 };
    const refused: string[] = [];
    for (let person = 0; person < 400; person += 1) {
      const now = at(person * 300);
      for (const rateClass of rateClasses) {
        for (let turn = 0; turn < perPerson[rateClass]; turn += 1) {
          for (const [limit, subject] of [
            [rateLimits.anywhere, 'firm'],
            [rateLimits.address[rateClass], 'firm'],
            [rateLimits.community, 'milano'],
            [rateLimits.person[rateClass], `person ${person}`],
          ] as const)
            if (!limiter.take(limit, subject, now).isTaken) refused.push(limit.name);
        }
      }
    }
    expect(refused).toEqual([]);
  });

  test('let one address take no more than a part of what its community may', () => {
    for (const rateClass of rateClasses)
      expect(rateLimits.address[rateClass].perSecond * 3).toBeLessThan(rateLimits.community.perSecond);
    expect(rateLimits.anywhere.perSecond * 3).toBeLessThan(rateLimits.community.perSecond);
  });
});
