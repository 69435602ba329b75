import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sumOfCents } from './cents.ts';
import { SplitFault, splitShares, type SharePart } from './shares.ts';

const weights = fc.oneof(
  fc.integer({ min: 1, max: 100_000 }),
  fc.integer({ min: 1, max: 999 }).map((thousandths) => `0.${String(thousandths).padStart(3, '0')}`),
);
const prices = fc.integer({ min: 0, max: 5_000_000 });
const parts = fc.array(fc.record({ weight: weights }), { minLength: 1, maxLength: 30 });

/** Parts with limits that together reach the price. */
const limited = fc.tuple(prices, parts).chain(([price, given]) =>
  fc
    .array(fc.integer({ min: 0, max: 400_000 }), { minLength: given.length, maxLength: given.length })
    .map((limits) => {
      const missing = Math.max(0, price - sumOfCents(limits));
      return {
        price,
        given: given.map(({ weight }, index) => ({
          weight,
          mostCents: (limits[index] ?? 0) + Math.ceil(missing / given.length),
        })),
      };
    }),
);

function faultOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof SplitFault) return error.code;
    throw error;
  }
  return 'none';
}

describe('splitShares', () => {
  test('splits ten euro among three to the cent, the odd one to the first', () => {
    expect(splitShares(1000, [{ weight: 1 }, { weight: 1 }, { weight: 1 }])).toEqual([334, 333, 333]);
  });

  test('takes weights as decimal digits', () => {
    expect(splitShares(100, [{ weight: '0.1' }, { weight: '0.2' }, { weight: '0.7' }])).toEqual([10, 20, 70]);
  });

  test('asks for the limit and shares the rest among the others', () => {
    const given: SharePart[] = [{ weight: 1, mostCents: 100 }, { weight: 1 }, { weight: 2 }];
    expect(splitShares(1000, given)).toEqual([100, 300, 600]);
  });

  test('the shares are whole cents and sum to the price', () => {
    fc.assert(
      fc.property(limited, ({ price, given }) => {
        const shares = splitShares(price, given);
        expect(shares.every((cents) => Number.isSafeInteger(cents) && cents >= 0)).toBe(true);
        expect(sumOfCents(shares)).toBe(price);
      }),
    );
  });

  test('nobody is asked for more than her limit', () => {
    fc.assert(
      fc.property(limited, ({ price, given }) => {
        splitShares(price, given).forEach((cents, index) =>
          expect(cents).toBeLessThanOrEqual(given[index]?.mostCents ?? 0),
        );
      }),
    );
  });

  test('without limits each share is within a cent of its exact part', () => {
    fc.assert(
      fc.property(prices, parts, (price, given) => {
        const total = given.reduce((sum, { weight }) => sum + Number(weight), 0);
        splitShares(price, given).forEach((cents, index) => {
          const exact = (price * Number(given[index]?.weight)) / total;
          expect(Math.abs(cents - exact)).toBeLessThan(1.000_001);
        });
      }),
    );
  });

  test('whoever is below her limit pays in proportion with the others below theirs, to the cent', () => {
    fc.assert(
      fc.property(limited, ({ price, given }) => {
        const shares = splitShares(price, given);
        const below = given.flatMap(({ weight, mostCents }, index) =>
          (shares[index] ?? 0) < mostCents - 1 ? [(shares[index] ?? 0) / Number(weight)] : [],
        );
        const lightest = Math.min(...given.map(({ weight }) => Number(weight)));
        expect(Math.max(0, ...below) - Math.min(Infinity, ...below)).toBeLessThanOrEqual(
          below.length === 0 ? 0 : 2 / lightest,
        );
      }),
    );
  });

  test('the same is split the same way', () => {
    fc.assert(
      fc.property(limited, ({ price, given }) => {
        expect(splitShares(price, given)).toEqual(splitShares(price, given));
      }),
    );
  });

  test('says why it cannot', () => {
    expect(faultOf(() => splitShares(100, []))).toBe('no_parts');
    expect(faultOf(() => splitShares(99.5, [{ weight: 1 }]))).toBe('not_cents');
    expect(faultOf(() => splitShares(-1, [{ weight: 1 }]))).toBe('not_cents');
    expect(faultOf(() => splitShares(100, [{ weight: 1, mostCents: 0.5 }]))).toBe('not_cents');
    for (const weight of [0, -1, Number.NaN, Number.POSITIVE_INFINITY, '', '1e3', '-1', '0.0'])
      expect(faultOf(() => splitShares(100, [{ weight }, { weight: 1 }]))).toBe('weight_not_positive');
    const poor = [
      { weight: 1, mostCents: 40 },
      { weight: 1, mostCents: 59 },
    ];
    expect(faultOf(() => splitShares(100, poor))).toBe('limits_below_price');
  });
});
