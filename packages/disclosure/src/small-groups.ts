import type { BlockBasis } from './block-basis.ts';
import { addScaled } from './modular.ts';
import { ReducedRows } from './reduced-rows.ts';
import type { SparseRow } from './unit-space.ts';

/** Most sums that are tried in one part of the system before it counts as a leak. */
const MOST_TRIALS = 20_000;
/** Largest part of the system, in rows, that is searched; a larger one counts as a leak. */
const MOST_ROWS = 600;

/** A place that a computable group takes: unit and category by index, and the combination of groups. */
export interface GroupPlace {
  readonly unit: number;
  readonly category: number;
  readonly tuple: number;
}

/** People who can be told apart; `isCertain` is false where the search was cut off. */
export interface SmallGroup {
  readonly places: readonly GroupPlace[];
  readonly isCertain: boolean;
}

/** One place that a small group could hold. */
interface Column {
  readonly place: GroupPlace;
  readonly weight: number;
}

/** A place whose value follows from exposed places, by their numbers. */
interface Follower extends Column {
  readonly columns: readonly number[];
  readonly coefficients: readonly number[];
}

/**
 * Looks in the span of `rows` (over the exposed places of all units, in order) for sets of fewer than `floor`
 * people. Rows that share no place are searched apart, because a set made of two such parts has each part
 * computable by itself.
 */
export function findSmallGroups(
  rows: readonly SparseRow[],
  units: readonly (readonly BlockBasis[])[],
  floor: number,
  prime: number,
): SmallGroup[] {
  if (rows.length === 0) return [];
  const { exposed, followers } = allColumns(units);
  const parts = joinedParts(rows, followers, exposed.length);
  return parts.flatMap((part) => {
    const group = searchPart(part, rows, exposed, followers, floor, prime);
    return group === undefined ? [] : [group];
  });
}

function allColumns(units: readonly (readonly BlockBasis[])[]): { exposed: Column[]; followers: Follower[] } {
  const exposed: Column[] = [];
  const followers: Follower[] = [];
  for (const [unit, blocks] of units.entries()) {
    for (const [category, block] of blocks.entries()) {
      const start = exposed.length;
      for (const [at, tuple] of block.exposed.entries()) {
        exposed.push({ place: { unit, category, tuple }, weight: block.exposedWeights[at] ?? 0 });
      }
      for (const { tuple, weight, columns, coefficients } of block.spare) {
        if (columns.length === 0) continue;
        followers.push({
          place: { unit, category, tuple },
          weight,
          columns: columns.map((column) => column + start),
          coefficients,
        });
      }
    }
  }
  return { exposed, followers };
}

interface Part {
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  readonly followers: readonly number[];
}

function joinedParts(
  rows: readonly SparseRow[],
  followers: readonly Follower[],
  columnTotal: number,
): Part[] {
  const parent = Int32Array.from({ length: columnTotal }, (_, at) => at);
  const rootOf = (at: number): number => {
    let root = at;
    while ((parent[root] ?? root) !== root) root = parent[root] ?? root;
    parent[at] = root;
    return root;
  };
  for (const { columns } of [...rows, ...followers]) {
    for (const column of columns) parent[rootOf(column)] = rootOf(columns[0] ?? column);
  }
  const parts = new Map<number, { rows: number[]; columns: number[]; followers: number[] }>();
  for (const [at, { columns }] of rows.entries()) {
    const root = rootOf(columns[0] ?? 0);
    const part = parts.get(root) ?? { rows: [], columns: [], followers: [] };
    part.rows.push(at);
    parts.set(root, part);
  }
  for (let column = 0; column < columnTotal; column++) parts.get(rootOf(column))?.columns.push(column);
  for (const [at, { columns }] of followers.entries()) {
    parts.get(rootOf(columns[0] ?? 0))?.followers.push(at);
  }
  return [...parts.values()];
}

function searchPart(
  part: Part,
  rows: readonly SparseRow[],
  exposed: readonly Column[],
  followers: readonly Follower[],
  floor: number,
  prime: number,
): SmallGroup | undefined {
  const columns = [
    ...part.columns.map((at) => exposed[at]),
    ...part.followers.map((at) => followers[at]),
  ].filter((column) => column !== undefined);
  const position = new Map(part.columns.map((column, at) => [column, at]));
  const reduced = new ReducedRows(columns.length, prime);
  for (const at of part.rows) {
    const vector = new Float64Array(columns.length);
    const row = rows[at];
    for (const [index, column] of (row?.columns ?? []).entries()) {
      vector[position.get(column) ?? 0] = row?.values[index] ?? 0;
    }
    for (const [index, follower] of part.followers.entries()) {
      const { columns: from = [], coefficients = [] } = followers[follower] ?? {};
      let sum = 0;
      for (const [term, column] of from.entries()) {
        sum = (sum + (coefficients[term] ?? 0) * (vector[position.get(column) ?? 0] ?? 0)) % prime;
      }
      vector[part.columns.length + index] = sum;
    }
    reduced.insert(vector);
  }
  const weights = columns.map(({ weight }) => weight);
  const everywhere = columns.map(({ place }) => place);
  if (reduced.rank > MOST_ROWS) return { places: everywhere, isCertain: false };
  const found = new Search(reduced, weights, floor).run();
  if (found === undefined) return undefined;
  if (found === 'unbounded') return { places: everywhere, isCertain: false };
  return { places: everywhere.filter((_, at) => found[at] === 1), isCertain: true };
}

/**
 * A vector of zeros and ones in the span is the plain sum of those reduced rows in whose leading columns it is
 * one. The rows of a smallest such set hang together through shared columns, so the search only ever adds a row
 * that touches what it has, and where an entry is neither 0 nor 1 a row that changes it.
 */
class Search {
  readonly #rows: Float64Array[] = [];
  readonly #leadWeights: number[] = [];
  readonly #weights: readonly number[];
  readonly #floor: number;
  readonly #prime: number;
  readonly #sum: Float64Array;
  #trials = 0;

  constructor(reduced: ReducedRows, weights: readonly number[], floor: number) {
    for (const [at, lead] of reduced.leads.entries()) {
      if ((weights[lead] ?? 0) >= floor) continue;
      this.#rows.push(reduced.row(at));
      this.#leadWeights.push(weights[lead] ?? 0);
    }
    this.#weights = weights;
    this.#floor = floor;
    this.#prime = reduced.prime;
    this.#sum = new Float64Array(weights.length);
  }

  run(): Float64Array | 'unbounded' | undefined {
    const isClosed = this.#rows.map(() => false);
    for (let first = 0; first < this.#rows.length; first++) {
      const found = this.#extend(first, 0, isClosed);
      if (found !== undefined) return found;
      isClosed[first] = true;
    }
    return undefined;
  }

  #extend(row: number, before: number, closed: readonly boolean[]): Float64Array | 'unbounded' | undefined {
    const weight = before + (this.#leadWeights[row] ?? 0);
    if (weight >= this.#floor) return undefined;
    this.#trials += 1;
    if (this.#trials > MOST_TRIALS) return 'unbounded';
    const vector = this.#rows[row];
    if (vector === undefined) return undefined;
    addScaled(this.#sum, vector, 1, this.#prime);
    const found = this.#look(row, weight, closed);
    addScaled(this.#sum, vector, this.#prime - 1, this.#prime);
    return found;
  }

  #look(row: number, weight: number, closed: readonly boolean[]): Float64Array | 'unbounded' | undefined {
    let total = 0;
    let wrong = -1;
    for (let column = 0; column < this.#sum.length; column++) {
      const entry = this.#sum[column] ?? 0;
      if (entry === 0) continue;
      if (entry !== 1 && wrong < 0) wrong = column;
      total += this.#weights[column] ?? 0;
    }
    if (wrong < 0 && total < this.#floor) return Float64Array.from(this.#sum);
    const isClosed = [...closed];
    isClosed[row] = true;
    for (const [next, vector] of this.#rows.entries()) {
      if (isClosed[next] === true || !this.#touches(vector, wrong)) continue;
      const found = this.#extend(next, weight, isClosed);
      if (found !== undefined) return found;
      isClosed[next] = true;
    }
    return undefined;
  }

  #touches(vector: Float64Array, wrong: number): boolean {
    if (wrong >= 0) return vector[wrong] !== 0;
    return vector.some((entry, column) => entry !== 0 && this.#sum[column] !== 0);
  }
}
