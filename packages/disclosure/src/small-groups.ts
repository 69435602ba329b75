import type { BlockBasis } from './block-basis.ts';
import { ReducedRows } from './reduced-rows.ts';
import { SmallGroupSearch } from './small-group-search.ts';
import type { SparseRow } from './unit-space.ts';

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

/** The blocks of a firm, by the number of its first exposed place; none where it takes no part. */
export interface UnitBlocks {
  readonly start: number;
  readonly blocks: readonly BlockBasis[];
}

/**
 * Looks in the span of `rows` (over the exposed places of all units) for sets of fewer than `floor`
 * people. Rows that share no place are searched apart, because a set made of two such parts has each part
 * computable by itself.
 */
export function findSmallGroups(
  rows: readonly SparseRow[],
  units: readonly UnitBlocks[],
  floor: number,
  prime: number,
): SmallGroup[] {
  if (rows.length === 0) return [];
  const { exposed, followers } = allColumns(units);
  const parts = joinedParts(rows, followers, [...exposed.keys()]);
  return parts.flatMap((part) => {
    const group = searchPart(part, rows, exposed, followers, floor, prime);
    return group === undefined ? [] : [group];
  });
}

function allColumns(units: readonly UnitBlocks[]): {
  exposed: ReadonlyMap<number, Column>;
  followers: Follower[];
} {
  const exposed = new Map<number, Column>();
  const followers: Follower[] = [];
  for (const [unit, { start: first, blocks }] of units.entries()) {
    let start = first;
    for (const [category, block] of blocks.entries()) {
      const firstOfBlock = start;
      for (const [at, tuple] of block.exposed.entries()) {
        exposed.set(start + at, { place: { unit, category, tuple }, weight: block.exposedWeights[at] ?? 0 });
      }
      for (const { tuple, weight, columns, coefficients } of block.spare) {
        if (columns.length === 0) continue;
        followers.push({
          place: { unit, category, tuple },
          weight,
          columns: columns.map((column) => column + firstOfBlock),
          coefficients,
        });
      }
      start += block.exposed.length;
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
  allColumns: readonly number[],
): Part[] {
  const parent = new Map(allColumns.map((column) => [column, column]));
  const rootOf = (column: number): number => {
    let root = column;
    for (let next = parent.get(root); next !== undefined && next !== root; next = parent.get(root))
      root = next;
    parent.set(column, root);
    return root;
  };
  for (const { columns } of [...rows, ...followers]) {
    for (const column of columns) parent.set(rootOf(column), rootOf(columns[0] ?? column));
  }
  const parts = new Map<number, { rows: number[]; columns: number[]; followers: number[] }>();
  for (const [at, { columns }] of rows.entries()) {
    const root = rootOf(columns[0] ?? 0);
    const part = parts.get(root) ?? { rows: [], columns: [], followers: [] };
    part.rows.push(at);
    parts.set(root, part);
  }
  for (const column of allColumns) parts.get(rootOf(column))?.columns.push(column);
  for (const [at, { columns }] of followers.entries()) {
    parts.get(rootOf(columns[0] ?? 0))?.followers.push(at);
  }
  return [...parts.values()];
}

function searchPart(
  part: Part,
  rows: readonly SparseRow[],
  exposed: ReadonlyMap<number, Column>,
  followers: readonly Follower[],
  floor: number,
  prime: number,
): SmallGroup | undefined {
  const columns = [
    ...part.columns.map((at) => exposed.get(at)),
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
  const found = new SmallGroupSearch(reduced, weights, floor).run();
  if (found === undefined) return undefined;
  if (found === 'unbounded') return { places: everywhere, isCertain: false };
  return { places: everywhere.filter((_, at) => found[at] === 1), isCertain: true };
}
