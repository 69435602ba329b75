/** Largest numerator or denominator that is tried: floor(sqrt(p / 2)) for primes just below 2^26. */
const LARGEST_PART = 5_792;
/** Largest common denominator, so that the check below stays exact for 20,000 columns of 0 and 1. */
const LARGEST_DENOMINATOR = 1 << 24;

/**
 * The fraction n/d with small parts that a residue stands for (Wang's rational reconstruction), or
 * undefined. Unique when it exists, since 2·n·d stays below the prime.
 */
export function reconstructFraction(residue: number, prime: number): readonly [number, number] | undefined {
  let [remainder, next] = [prime, residue];
  let [coefficient, nextCoefficient] = [0, 1];
  while (next > LARGEST_PART) {
    const quotient = Math.floor(remainder / next);
    [remainder, next] = [next, remainder - quotient * next];
    [coefficient, nextCoefficient] = [nextCoefficient, coefficient - quotient * nextCoefficient];
  }
  if (nextCoefficient === 0 || Math.abs(nextCoefficient) > LARGEST_PART) return undefined;
  return nextCoefficient < 0 ? [-next, -nextCoefficient] : [next, nextCoefficient];
}

/**
 * Whether a relation found modulo a prime, Σ relation[i] · row i = 0, holds over the rationals. The
 * rows are given as the columns in which they are 1. False means "not shown to hold", never "wrong".
 */
export function certifyRelation(
  relation: Float64Array,
  rows: readonly ArrayLike<number>[],
  columns: number,
  prime: number,
): boolean {
  const fractions: { row: number; numerator: number; denominator: number }[] = [];
  let common = 1;
  for (const [row, residue] of relation.entries()) {
    if (residue === 0) continue;
    const fraction = reconstructFraction(residue, prime);
    if (fraction === undefined) return false;
    const [numerator, denominator] = fraction;
    common = (common / greatestCommonDivisor(common, denominator)) * denominator;
    if (common > LARGEST_DENOMINATOR) return false;
    fractions.push({ row, numerator, denominator });
  }
  const sums = new Float64Array(columns);
  for (const { row, numerator, denominator } of fractions) {
    const coefficient = numerator * (common / denominator);
    const support = rows[row] ?? [];
    for (let index = 0; index < support.length; index++) {
      const column = support[index] ?? 0;
      sums[column] = (sums[column] ?? 0) + coefficient;
    }
  }
  return sums.every((sum) => sum === 0);
}

function greatestCommonDivisor(left: number, right: number): number {
  let [a, b] = [left, right];
  while (b !== 0) [a, b] = [b, a % b];
  return a;
}
