import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { addScaled, inverse, PROTECT_PRIME, scale } from './modular.ts';

const element = fc.integer({ min: 0, max: PROTECT_PRIME - 1 });

test('the field is one: its size is a prime', () => {
  let divisor = 2;
  while (divisor * divisor <= PROTECT_PRIME && PROTECT_PRIME % divisor !== 0) divisor += 1;
  expect(divisor * divisor).toBeGreaterThan(PROTECT_PRIME);
});

test('sums and products are exact', () => {
  fc.assert(
    fc.property(element, element, element, (a, b, factor) => {
      const target = Float64Array.of(a);
      addScaled(target, Float64Array.of(b), factor, PROTECT_PRIME);
      expect(target[0]).toBe(Number((BigInt(a) + BigInt(b) * BigInt(factor)) % BigInt(PROTECT_PRIME)));
    }),
    { numRuns: 2_000 },
  );
});

test('every element but zero has an inverse', () => {
  fc.assert(
    fc.property(element, (a) => {
      fc.pre(a > 0);
      const product = Float64Array.of(a);
      scale(product, inverse(a, PROTECT_PRIME), PROTECT_PRIME);
      expect(product[0]).toBe(1);
    }),
  );
  expect(() => inverse(0, PROTECT_PRIME)).toThrow(RangeError);
});
