import { addScaled, inverse, scale } from './modular.ts';

/** Most combinations that are tried before the answer is "cannot be excluded". */
const MOST_TRIALS = 200_000;

/** A union found by `findSmallUnion`: the columns it takes, or `unbounded` when the search was cut off. */
export type SmallUnion =
  | { readonly kind: 'union'; readonly columns: readonly number[] }
  | { readonly kind: 'unbounded' };

/**
 * Looks in the span of `basis` for a set of columns (a vector of zeros and ones) whose weights add up to
 * at least 1 and less than `floor`.
 *
 * In reduced form a vector of the span is fixed by its entries in the leading columns, so a vector of
 * zeros and ones is the plain sum of some of the reduced rows, and each of those brings the weight of
 * its own leading column. That makes the search exact without trying every set of columns.
 * @param weights persons per column, each at least 1
 */
export function findSmallUnion(
  basis: readonly Float64Array[],
  weights: readonly number[],
  floor: number,
  prime: number,
): SmallUnion | undefined {
  const rows = reducedRows(basis, prime).filter((row) => (weights[row.lead] ?? 0) < floor);
  const sum = new Float64Array(weights.length);
  let trials = 0;
  const search = (from: number, leadWeight: number): SmallUnion | undefined => {
    for (let index = from; index < rows.length; index++) {
      const row = rows[index];
      if (row === undefined) break;
      const weight = leadWeight + (weights[row.lead] ?? 0);
      if (weight >= floor) continue;
      trials += 1;
      if (trials > MOST_TRIALS) return { kind: 'unbounded' };
      addScaled(sum, row.vector, 1, prime);
      const columns = smallColumns(sum, weights, floor);
      if (columns !== undefined) return { kind: 'union', columns };
      const found = search(index + 1, weight);
      if (found !== undefined) return found;
      addScaled(sum, row.vector, prime - 1, prime);
    }
    return undefined;
  };
  return search(0, 0);
}

function smallColumns(
  vector: Float64Array,
  weights: readonly number[],
  floor: number,
): readonly number[] | undefined {
  const columns: number[] = [];
  let weight = 0;
  for (const [column, entry] of vector.entries()) {
    if (entry === 0) continue;
    weight += weights[column] ?? 0;
    if (entry !== 1 || weight >= floor) return undefined;
    columns.push(column);
  }
  return columns.length === 0 ? undefined : columns;
}

function reducedRows(
  basis: readonly Float64Array[],
  prime: number,
): { readonly lead: number; readonly vector: Float64Array }[] {
  const reduced: { lead: number; vector: Float64Array }[] = [];
  for (const source of basis) {
    const vector = Float64Array.from(source);
    for (const row of reduced) {
      const entry = vector[row.lead] ?? 0;
      if (entry !== 0) addScaled(vector, row.vector, prime - entry, prime);
    }
    const lead = vector.findIndex((entry) => entry !== 0);
    if (lead < 0) continue;
    scale(vector, inverse(vector[lead] ?? 0, prime), prime);
    for (const row of reduced) {
      const entry = row.vector[lead] ?? 0;
      if (entry !== 0) addScaled(row.vector, vector, prime - entry, prime);
    }
    reduced.push({ lead, vector });
  }
  return reduced;
}
