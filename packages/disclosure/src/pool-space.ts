import { fieldSequence } from './modular.ts';
import { ReducedRows } from './reduced-rows.ts';
import type { SparseRow, UnitSpace } from './unit-space.ts';

/** A cell of the pool: group, and category or all of them. */
export type PoolCell = readonly [group: number, category: number | undefined];

/** A firm's part of every cell of the pool, less what the firm's own cells tell; undefined where that is all. */
export type PoolPart = readonly Float64Array[] | undefined;

/** Columns beyond the number of rows, and places that each safe column is spread to, when rows are shortened. */
const SPARE_COLUMNS = 16;
const SPREAD = 3;
const SEED = 0x534e4f44;

/**
 * Which combinations of pool cells could help to mark out fewer than `floor` people, as coefficients by cell.
 *
 * In a firm where nobody of the group is, the combination must come to nothing, which is a set of linear
 * conditions on its coefficients. The group touches fewer than `floor` firms. So the firms are dealt into
 * `floor` families, and the combination meets the conditions of at least one of them, whatever the deal. What
 * meets those of any family is returned, as a basis.
 */
export function usefulCombinations(
  parts: readonly PoolPart[],
  cellTotal: number,
  floor: number,
  prime: number,
): Float64Array[] {
  const families = Array.from({ length: floor }, () => new ReducedRows(cellTotal, prime));
  const telling = parts.filter((part) => part !== undefined);
  for (const [at, part] of telling.entries()) {
    const family = families[at % floor];
    for (let column = 0; column < (part[0]?.length ?? 0); column++) {
      family?.insert(Float64Array.from(part, (row) => row[column] ?? 0));
    }
  }
  const useful = new ReducedRows(cellTotal, prime);
  for (const family of families) for (const vector of nullSpace(family)) useful.insert(vector);
  return Array.from(useful.leads, (_, at) => useful.row(at));
}

/** Vectors that are orthogonal to all rows and span everything that is. */
function nullSpace(rows: ReducedRows): Float64Array[] {
  const leads = new Set(rows.leads);
  const basis: Float64Array[] = [];
  for (let free = 0; free < rows.width; free++) {
    if (leads.has(free)) continue;
    const vector = new Float64Array(rows.width);
    vector[free] = 1;
    for (const [position, lead] of rows.leads.entries()) {
      const entry = rows.row(position)[free] ?? 0;
      if (entry !== 0) vector[lead] = rows.prime - entry;
    }
    basis.push(vector);
  }
  return basis;
}

/** What pool cells come to in the firms that they tell anything about. */
export interface PoolRows {
  /** Firms in which some combination is not 0. */
  readonly units: ReadonlySet<number>;
  /** Combinations that are 0 in every safe place, over the exposed places of all firms. */
  readonly rows: readonly SparseRow[];
}

/**
 * The combinations of pool cells that are 0 in every safe place. The safe columns are replaced by a fixed random
 * image, which keeps every combination that is 0 and can at worst add some: then a cell is hidden needlessly,
 * never the reverse.
 * @param starts number of the first exposed place of each firm
 */
export function poolRows(
  spaces: readonly UnitSpace[],
  parts: readonly PoolPart[],
  combinations: readonly Float64Array[],
  starts: readonly number[],
  prime: number,
): PoolRows {
  const width = combinations.length + SPARE_COLUMNS;
  const images = combinations.map(() => new Float64Array(width + combinations.length));
  const exposed = combinations.map((): SparseRow => ({ columns: [], values: [] }));
  const units = new Set<number>();
  for (const [unit, part] of parts.entries()) {
    const space = spaces[unit];
    if (part === undefined || space === undefined) continue;
    const next = fieldSequence(SEED + unit * 7_919, prime);
    const spread = Float64Array.from({ length: space.safeTotal * SPREAD * 2 }, next);
    for (const [at, coefficients] of combinations.entries()) {
      const row = mixture(part, coefficients, prime);
      for (const [column, entry] of row.entries()) {
        if (entry === 0) continue;
        units.add(unit);
        if (column < space.safeTotal) spreadEntry(images[at], spread, column, entry, width, prime);
        else {
          exposed[at]?.columns.push((starts[unit] ?? 0) + column - space.safeTotal);
          exposed[at]?.values.push(entry);
        }
      }
    }
  }
  const relations = new ReducedRows(width + combinations.length, prime);
  const rows: SparseRow[] = [];
  for (const [at, image] of images.entries()) {
    image[width + at] = 1;
    relations.reduce(image);
    if (image.subarray(0, width).some((entry) => entry !== 0)) relations.insert(image);
    else rows.push(sparseMixture(exposed, image.subarray(width), prime));
  }
  return { units, rows: rows.filter(({ columns }) => columns.length > 0) };
}

function spreadEntry(
  image: Float64Array | undefined,
  spread: Float64Array,
  column: number,
  entry: number,
  width: number,
  prime: number,
): void {
  if (image === undefined) return;
  for (let copy = 0; copy < SPREAD; copy++) {
    const at = (column * SPREAD + copy) * 2;
    const target = (spread[at] ?? 0) % width;
    image[target] = ((image[target] ?? 0) + entry * (spread[at + 1] ?? 0)) % prime;
  }
}

function mixture(part: readonly Float64Array[], coefficients: Float64Array, prime: number): Float64Array {
  const sum = new Float64Array(part[0]?.length ?? 0);
  for (const [at, row] of part.entries()) {
    const coefficient = coefficients[at] ?? 0;
    if (coefficient === 0) continue;
    for (let column = 0; column < row.length; column++) {
      const entry = row[column] ?? 0;
      if (entry !== 0) sum[column] = ((sum[column] ?? 0) + coefficient * entry) % prime;
    }
  }
  return sum;
}

function sparseMixture(parts: readonly SparseRow[], coefficients: Float64Array, prime: number): SparseRow {
  const sums = new Map<number, number>();
  for (const [at, { columns, values }] of parts.entries()) {
    const coefficient = coefficients[at] ?? 0;
    if (coefficient === 0) continue;
    for (const [index, column] of columns.entries()) {
      sums.set(column, ((sums.get(column) ?? 0) + coefficient * (values[index] ?? 0)) % prime);
    }
  }
  const entries = [...sums].filter(([, entry]) => entry !== 0).sort(([a], [b]) => a - b);
  return { columns: entries.map(([column]) => column), values: entries.map(([, entry]) => entry) };
}
