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

test('is never further than two and a half points from the truth', () => {
  const counts = fc
    .integer({ min: 10, max: 5_000 })
    .chain((invited) => fc.tuple(fc.integer({ min: 0, max: invited }), fc.constant(invited)));
  fc.assert(
    fc.property(counts, ([answered, invited]) => {
      const rate = responseRate(answered, invited, { floor: 5 });
      const percent = (100 * answered) / invited;
      if (rate.kind === 'about') {
        expect(Math.abs(rate.percent - percent)).toBeLessThanOrEqual(2.5 + 1e-9);
        expect(rate.percent % 5).toBe(0);
      } else {
        expect(rate.kind).toBe(percent < 5 ? 'below' : 'above');
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
