import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { certifyRelation, reconstructFraction } from './certificate.ts';
import { Echelon } from './echelon.ts';
import { AUDIT_PRIMES, PROTECT_PRIME, addScaled, dot, inverse, multiply } from './modular.ts';
import { RationalSpan } from './rational.ts';
import { findSmallUnion } from './small-unions.ts';

const element = fc.integer({ min: 0, max: PROTECT_PRIME - 1 });
const matrix = fc.integer({ min: 1, max: 9 }).chain((width) =>
  fc.tuple(
    fc.array(fc.array(fc.integer({ min: 0, max: 1 }), { minLength: width, maxLength: width }), {
      minLength: 1,
      maxLength: 8,
    }),
    fc.array(fc.integer({ min: 0, max: 1 }), { minLength: width, maxLength: width }),
  ),
);

function columnsOf(row: readonly number[]): number[] {
  return row.flatMap((entry, column) => (entry === 1 ? [column] : []));
}

describe('field arithmetic', () => {
  test('uses primes', () => {
    for (const prime of [PROTECT_PRIME, ...AUDIT_PRIMES]) {
      let divisor = 2;
      while (divisor * divisor <= prime && prime % divisor !== 0) divisor += 1;
      expect(divisor * divisor).toBeGreaterThan(prime);
    }
  });

  test('agrees with exact integers', () => {
    fc.assert(
      fc.property(element, element, element, (a, b, factor) => {
        const target = Float64Array.of(a);
        addScaled(target, Float64Array.of(b), factor, PROTECT_PRIME);
        expect(target[0]).toBe(Number((BigInt(a) + BigInt(b) * BigInt(factor)) % BigInt(PROTECT_PRIME)));
        if (a > 0) expect(multiply(a, inverse(a, PROTECT_PRIME), PROTECT_PRIME)).toBe(1);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('Echelon', () => {
  test('says the same of a span as exact fractions', () => {
    fc.assert(
      fc.property(matrix, ([rows, target]) => {
        const echelon = new Echelon(target.length, PROTECT_PRIME);
        for (const row of rows) echelon.push(Float64Array.from(row));
        const isInSpan = new RationalSpan(rows).contains(target);
        expect(echelon.combinationFor(Float64Array.from(target)) !== undefined).toBe(isInSpan);
      }),
      { numRuns: 1_000 },
    );
  });

  test('writes a vector in the rows that were pushed', () => {
    fc.assert(
      fc.property(matrix, ([rows, target]) => {
        const echelon = new Echelon(target.length, PROTECT_PRIME);
        for (const row of rows) echelon.push(Float64Array.from(row));
        const sum = new Float64Array(target.length);
        const combination = echelon.combinationFor(Float64Array.from(target));
        if (combination === undefined) return;
        for (const [at, row] of rows.entries()) {
          addScaled(sum, Float64Array.from(row), combination[at] ?? 0, PROTECT_PRIME);
        }
        expect([...sum]).toEqual(target);
      }),
    );
  });

  test('certifies every relation it finds between rows of zeros and ones', () => {
    fc.assert(
      fc.property(matrix, ([rows, target]) => {
        const echelon = new Echelon(target.length, PROTECT_PRIME);
        const supports = rows.map(columnsOf);
        for (const [at, row] of rows.entries()) {
          const relation = echelon.push(Float64Array.from(row));
          const rank =
            new RationalSpan(rows.slice(0, at + 1)).rank - new RationalSpan(rows.slice(0, at)).rank;
          expect(relation === undefined).toBe(rank === 1);
          if (relation !== undefined) {
            expect(certifyRelation(relation, supports, target.length, PROTECT_PRIME)).toBe(true);
          }
        }
      }),
    );
  });

  test('gives a vector that is orthogonal to every row', () => {
    fc.assert(
      fc.property(matrix, fc.array(element, { minLength: 9, maxLength: 9 }), ([rows, target], elements) => {
        const echelon = new Echelon(target.length, PROTECT_PRIME);
        for (const row of rows) echelon.push(Float64Array.from(row));
        let at = 0;
        const witness = echelon.orthogonal(() => elements[at++] ?? 0);
        for (const row of rows) expect(dot(Float64Array.from(row), witness, PROTECT_PRIME)).toBe(0);
      }),
    );
  });

  test('forgets the rows that are cut off', () => {
    const echelon = new Echelon(2, PROTECT_PRIME);
    echelon.push(Float64Array.of(1, 1));
    echelon.push(Float64Array.of(1, 0));
    echelon.truncate(1);
    expect(echelon.size).toBe(1);
    expect(echelon.combinationFor(Float64Array.of(0, 1))).toBeUndefined();
  });
});

describe('certifyRelation', () => {
  test('refuses a relation that does not hold', () => {
    expect(certifyRelation(Float64Array.of(PROTECT_PRIME - 1, 1), [[0], [0, 1]], 2, PROTECT_PRIME)).toBe(
      false,
    );
  });

  test('refuses coefficients that are no small fraction', () => {
    const relation = Float64Array.of(5_793 * 5_000, 1);
    expect(reconstructFraction(relation[0] ?? 0, PROTECT_PRIME)).not.toEqual([5_793 * 5_000, 1]);
    expect(certifyRelation(relation, [[0], [0]], 1, PROTECT_PRIME)).toBe(false);
  });

  test('finds back small fractions', () => {
    const part = fc.integer({ min: 1, max: 5_792 });
    fc.assert(
      fc.property(part, part, (numerator, denominator) => {
        const residue = multiply(numerator, inverse(denominator, PROTECT_PRIME), PROTECT_PRIME);
        const [top, bottom] = reconstructFraction(residue, PROTECT_PRIME) ?? [0, 1];
        expect(top * denominator).toBe(bottom * numerator);
      }),
    );
  });
});

describe('findSmallUnion', () => {
  test('finds a small union exactly when trying every set finds one', () => {
    fc.assert(
      fc.property(
        matrix,
        fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 9, maxLength: 9 }),
        ([rows, target], sizes) => {
          const weights = sizes.slice(0, target.length);
          const span = new RationalSpan(rows);
          let isThere = false;
          for (let set = 1; set < 1 << weights.length; set++) {
            const vector = weights.map((_, at) => (set >> at) & 1);
            const persons = weights.reduce((sum, weight, at) => sum + weight * (vector[at] ?? 0), 0);
            if (persons < 5 && span.contains(vector)) isThere = true;
          }
          const basis = rows.map((row) => Float64Array.from(row));
          expect(findSmallUnion(basis, weights, 5, PROTECT_PRIME) !== undefined).toBe(isThere);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('says so when there are too many sets to try', () => {
    const size = 64;
    const basis = Array.from({ length: size - 1 }, (_, at) => {
      const row = new Float64Array(size);
      row[at] = 1;
      row[size - 1] = at + 2;
      return row;
    });
    expect(findSmallUnion(basis, Array<number>(size).fill(1), 9, PROTECT_PRIME)).toEqual({
      kind: 'unbounded',
    });
  });
});
