import { AUDIT_PRIMES, addScaled, inverse, scale } from './modular.ts';
import { RationalSpan } from './rational.ts';

/** What can be computed from some rows of zeros and ones, each given as the columns in which it is 1. */
export interface SpanOracle {
  /** Whether a row is a linear combination of the rows. */
  contains(row: readonly number[]): boolean;
  /** How many independent combinations of the given disjoint rows can be computed. */
  freedom(rows: readonly (readonly number[])[]): number;
  /** The positions of the rows that take part in a relation between the rows. */
  related(): ReadonlySet<number>;
}

const MOST_EXACT_ROWS = 24;
const MOST_EXACT_COLUMNS = 80;

/**
 * An oracle over the rationals when the matrix is small; else two of them modulo different primes, of
 * which the more suspicious answer counts. The modular ones work on the scalar products of the rows (over
 * the rationals: a row lies in the span exactly when its distance to its projection is zero). They could
 * miss something only if both primes divided a certain minor of that matrix, which for fixed primes of 26
 * bits does not happen to answers that were not made for it; the protection itself does not rest on it.
 */
export function spanOracle(rows: readonly (readonly number[])[], columns: number): SpanOracle {
  if (rows.length <= MOST_EXACT_ROWS && columns <= MOST_EXACT_COLUMNS) return exactOracle(rows, columns);
  const oracles = AUDIT_PRIMES.map((prime) => gramOracle(rows, columns, prime));
  return {
    contains: (row) => oracles.some((oracle) => oracle.contains(row)),
    freedom: (others) => Math.max(...oracles.map((oracle) => oracle.freedom(others))),
    related: () => {
      const taking = new Set<number>();
      for (const oracle of oracles) for (const row of oracle.related()) taking.add(row);
      return taking;
    },
  };
}

function exactOracle(rows: readonly (readonly number[])[], columns: number): SpanOracle {
  const dense = (row: readonly number[]): number[] => {
    const vector = Array<number>(columns).fill(0);
    for (const column of row) vector[column] = 1;
    return vector;
  };
  const matrix = rows.map(dense);
  const span = new RationalSpan(matrix);
  return {
    contains: (row) => span.contains(dense(row)),
    freedom: (others) => others.length + span.rank - new RationalSpan([...matrix, ...others.map(dense)]).rank,
    related: () =>
      new Set(
        matrix.flatMap((row, at) => (new RationalSpan(matrix.toSpliced(at, 1)).contains(row) ? [at] : [])),
      ),
  };
}

function gramOracle(rows: readonly (readonly number[])[], columns: number, prime: number): SpanOracle {
  const rowsOf: number[][] = Array.from({ length: columns }, () => []);
  for (const [at, row] of rows.entries()) for (const column of row) rowsOf[column]?.push(at);
  const products = rows.map((row) => sharedWith(row, rowsOf, rows.length));
  const reduced = products.map((product) => Float64Array.from(product));
  const basis = reduceRows(reduced, rows.length, prime);
  const projector = invertOn(products, basis, prime);

  const coordinates = (row: readonly number[]): Coordinate[] => {
    const shared = sharedWith(row, rowsOf, rows.length);
    return basis.flatMap((at, position) => {
      const weight = shared[at] ?? 0;
      return weight === 0 ? [] : [{ position, weight }];
    });
  };
  const projected = (left: readonly Coordinate[], right: readonly Coordinate[]): number => {
    let sum = 0;
    for (const { position, weight } of left) {
      const inverseRow = projector[position];
      let inner = 0;
      for (const other of right) {
        inner = (inner + (inverseRow?.[other.position] ?? 0) * other.weight) % prime;
      }
      sum = (sum + weight * inner) % prime;
    }
    return sum;
  };
  return {
    contains: (row) => {
      const own = coordinates(row);
      return projected(own, own) === row.length % prime;
    },
    freedom: (others) => {
      const own = others.map(coordinates);
      const distances = others.map((row, at) =>
        Float64Array.from(others, (_, other) => {
          const shared = at === other ? row.length : 0;
          return (shared + prime - projected(own[at] ?? [], own[other] ?? [])) % prime;
        }),
      );
      return others.length - reduceRows(distances, others.length, prime).length;
    },
    related: () => {
      const taking = new Set<number>();
      const leading = new Set(basis);
      for (const at of rows.keys()) {
        if (leading.has(at)) continue;
        taking.add(at);
        for (const [position, lead] of basis.entries()) {
          if ((reduced[position]?.[at] ?? 0) !== 0) taking.add(lead);
        }
      }
      return taking;
    },
  };
}

/** How many columns a row shares with one row of the basis. */
interface Coordinate {
  readonly position: number;
  readonly weight: number;
}

/** How many columns a row shares with each of the rows. */
function sharedWith(
  row: readonly number[],
  rowsOf: readonly (readonly number[])[],
  rowTotal: number,
): Float64Array {
  const shared = new Float64Array(rowTotal);
  for (const column of row) for (const at of rowsOf[column] ?? []) shared[at] = (shared[at] ?? 0) + 1;
  return shared;
}

/** Gauss-Jordan in place over the first `width` columns. Returns the leading column of each non-zero row, in order. */
function reduceRows(matrix: Float64Array[], width: number, prime: number): number[] {
  const leads: number[] = [];
  for (let column = 0; column < width && leads.length < matrix.length; column++) {
    const from = matrix.findIndex((row, at) => at >= leads.length && (row[column] ?? 0) !== 0);
    const pivot = matrix[from];
    if (pivot === undefined) continue;
    matrix[from] = matrix[leads.length] ?? pivot;
    matrix[leads.length] = pivot;
    scale(pivot, inverse(pivot[column] ?? 0, prime), prime);
    for (const row of matrix) {
      const entry = row[column] ?? 0;
      if (row !== pivot && entry !== 0) addScaled(row, pivot, prime - entry, prime);
    }
    leads.push(column);
  }
  return leads;
}

/** The inverse of the submatrix on `basis`, which is regular because its columns led. */
function invertOn(
  products: readonly Float64Array[],
  basis: readonly number[],
  prime: number,
): Float64Array[] {
  const augmented = basis.map((row, at) => {
    const entries = new Float64Array(2 * basis.length);
    for (const [position, column] of basis.entries()) entries[position] = products[row]?.[column] ?? 0;
    entries[basis.length + at] = 1;
    return entries;
  });
  reduceRows(augmented, basis.length, prime);
  return augmented.map((row) => row.slice(basis.length));
}
