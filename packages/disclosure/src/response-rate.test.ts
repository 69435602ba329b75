import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { responseRate } from './response-rate.ts';

test('gives nothing unless twice the floor was invited', () => {
  expect(responseRate(9, 9, { floor: 5 })).toEqual({ kind: 'too_few' });
  expect(responseRate(5, 10, { floor: 5 })).toEqual({ kind: 'about', percent: 50 });
});

test('caps both ends', () => {
  expect(responseRate(4, 100, { floor: 5 })).toEqual({ kind: 'below', percent: 5 });
  expect(responseRate(5, 100, { floor: 5 })).toEqual({ kind: 'about', percent: 5 });
  expect(responseRate(95, 100, { floor: 5 })).toEqual({ kind: 'about', percent: 95 });
  expect(responseRate(96, 100, { floor: 5 })).toEqual({ kind: 'above', percent: 95 });
});

test('rounds to the nearest five points, halves upwards', () => {
  expect(responseRate(42, 100, { floor: 5 })).toEqual({ kind: 'about', percent: 40 });
  expect(responseRate(85, 200, { floor: 5 })).toEqual({ kind: 'about', percent: 45 });
});

test('widens its steps until one is as many people as the floor', () => {
  expect(responseRate(12, 40, { floor: 10 })).toEqual({ kind: 'about', percent: 25 });
  expect(responseRate(9, 40, { floor: 10 })).toEqual({ kind: 'below', percent: 25 });
  expect(responseRate(31, 40, { floor: 10 })).toEqual({ kind: 'above', percent: 75 });
  expect(responseRate(10, 20, { floor: 10 })).toEqual({ kind: 'about', percent: 50 });
});

test('says the same for fewer than the floor, and for all but fewer than the floor', () => {
  const audiences = fc.integer({ min: 20, max: 5_000 });
  fc.assert(
    fc.property(audiences, fc.integer({ min: 0, max: 9 }), (invited, few) => {
      expect(responseRate(few, invited, { floor: 10 })).toEqual(responseRate(0, invited, { floor: 10 }));
      const all = responseRate(invited, invited, { floor: 10 });
      expect(responseRate(invited - few, invited, { floor: 10 })).toEqual(all);
    }),
  );
});

test('is never further than half a step from the truth, and a step is never fewer people than the floor', () => {
  const counts = fc
    .integer({ min: 10, max: 5_000 })
    .chain((invited) => fc.tuple(fc.integer({ min: 0, max: invited }), fc.constant(invited)));
  fc.assert(
    fc.property(counts, ([answered, invited]) => {
      const rate = responseRate(answered, invited, { floor: 5 });
      const step = Math.max(5, 5 * Math.ceil(100 / invited));
      expect((step * invited) / 100).toBeGreaterThanOrEqual(5);
      if (rate.kind === 'about') {
        expect(Math.abs(rate.percent - (100 * answered) / invited)).toBeLessThanOrEqual(step / 2 + 1e-9);
        expect(rate.percent % step).toBe(0);
      } else {
        expect(['below', 'above']).toContain(rate.kind);
      }
    }),
  );
});

test.each([
  ['invited', 1, -1],
  ['answered', 11, 10],
  ['answered', 0.5, 10],
])('refuses a bad count of %s', (path, answered, invited) => {
  expect(() => responseRate(answered, invited, { floor: 5 })).toThrow(expect.objectContaining({ path }));
});
