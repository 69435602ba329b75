import { DisclosureFault, assertDistinctNames } from './fault.ts';

/** Most dimensions of a frequency table. */
export const MAX_DIMENSIONS = 3;
/** Most cells of a frequency table, all margins up to two ways together. */
export const MAX_TABLE_CELLS = 400;
/** Most places in the finest cross-classification of a frequency table. */
export const MAX_TABLE_ATOMS = 1_000;
const MAX_COUNT = 10_000_000;
const MARGIN_WAYS = 2;

/** One way of sorting persons, such as department or age band. */
export interface Dimension {
  readonly name: string;
  readonly categories: readonly string[];
}

/**
 * Persons by the finest cross-classification of 1 to 3 dimensions. `at` names one category of every
 * dimension, in their order; combinations that are not listed count zero persons.
 */
export interface FrequencyTable {
  readonly dimensions: readonly Dimension[];
  readonly counts: readonly { readonly at: readonly string[]; readonly count: number }[];
}

/** The categories of one place in the table; -1 stands for "all" of a dimension. */
export type CellKey = readonly number[];

export interface TableCell {
  readonly key: CellKey;
  /** How many dimensions are fixed: 0 is the total. */
  readonly depth: number;
  readonly count: number;
  /** Indexes of the non-empty atoms of which the cell is the sum. */
  readonly atoms: readonly number[];
}

/** A cell and the cells into which it falls along one dimension, as indexes into `cells`. */
export interface TableLine {
  readonly parent: number;
  readonly children: readonly number[];
}

export interface TableCells {
  readonly cells: readonly TableCell[];
  readonly lines: readonly TableLine[];
  /** Persons in each non-empty atom. Empty atoms are left out: the attacker is taken to know them. */
  readonly atomCounts: readonly number[];
}

/**
 * All margins of a table up to two ways, with the lines that tie them together.
 * @throws DisclosureFault for a malformed or over-large table
 */
export function tableCells(table: FrequencyTable): TableCells {
  assertDimensions(table.dimensions);
  const atoms = readAtoms(table);
  const sizes = table.dimensions.map((dimension) => dimension.categories.length);
  const cells: TableCell[] = marginKeys(sizes).map((key) => {
    const members = atoms.flatMap((atom, index) =>
      key.every((category, dimension) => category < 0 || category === atom.key[dimension]) ? [index] : [],
    );
    return {
      key,
      depth: key.filter((category) => category >= 0).length,
      count: members.reduce((sum, index) => sum + (atoms[index]?.count ?? 0), 0),
      atoms: members,
    };
  });
  if (cells.length > MAX_TABLE_CELLS) {
    throw new DisclosureFault('dimensions', `give ${cells.length} cells, more than ${MAX_TABLE_CELLS}`);
  }
  return { cells, lines: tableLines(cells, sizes), atomCounts: atoms.map((atom) => atom.count) };
}

function assertDimensions(dimensions: readonly Dimension[]): void {
  assertDistinctNames(
    dimensions.map((dimension) => dimension.name),
    'dimensions',
    MAX_DIMENSIONS,
  );
  let atoms = 1;
  for (const [index, dimension] of dimensions.entries()) {
    assertDistinctNames(dimension.categories, `dimensions[${index}].categories`, MAX_TABLE_CELLS);
    atoms *= dimension.categories.length;
  }
  if (atoms > MAX_TABLE_ATOMS) {
    throw new DisclosureFault('dimensions', `cross into ${atoms} places, more than ${MAX_TABLE_ATOMS}`);
  }
}

function readAtoms(table: FrequencyTable): { key: CellKey; count: number }[] {
  const atoms = new Map<string, { key: CellKey; count: number }>();
  if (table.counts.length > MAX_TABLE_ATOMS) {
    throw new DisclosureFault('counts', `must list at most ${MAX_TABLE_ATOMS} entries`);
  }
  for (const [index, entry] of table.counts.entries()) {
    const path = `counts[${index}]`;
    if (entry.at.length !== table.dimensions.length) {
      throw new DisclosureFault(`${path}.at`, 'must name one category of every dimension');
    }
    if (!Number.isInteger(entry.count) || entry.count < 0 || entry.count > MAX_COUNT) {
      throw new DisclosureFault(`${path}.count`, `must be a whole number from 0 to ${MAX_COUNT}`);
    }
    const key = entry.at.map((name, dimension) => {
      const category = table.dimensions[dimension]?.categories.indexOf(name) ?? -1;
      if (category < 0) throw new DisclosureFault(`${path}.at[${dimension}]`, 'is not a category');
      return category;
    });
    const id = key.join(',');
    if (atoms.has(id)) throw new DisclosureFault(`${path}.at`, 'comes twice');
    atoms.set(id, { key, count: entry.count });
  }
  return [...atoms.values()].filter((atom) => atom.count > 0).sort((a, b) => compareKeys(a.key, b.key));
}

/** Orders cells by category, dimension by dimension, with "all" last. */
export function compareKeys(left: CellKey, right: CellKey): number {
  for (const [dimension, category] of left.entries()) {
    const other = right[dimension] ?? -1;
    if (category === other) continue;
    if (category < 0) return 1;
    if (other < 0) return -1;
    return category - other;
  }
  return 0;
}

function marginKeys(sizes: readonly number[]): CellKey[] {
  let keys: CellKey[] = [[]];
  for (const size of sizes) {
    keys = keys.flatMap((key) => [
      [...key, -1],
      ...(key.filter((category) => category >= 0).length < MARGIN_WAYS
        ? Array.from({ length: size }, (_, category) => [...key, category])
        : []),
    ]);
  }
  const depth = (key: CellKey): number => key.filter((category) => category >= 0).length;
  const dimensionsOf = (key: CellKey): string => key.map((category) => (category >= 0 ? '0' : '1')).join('');
  return keys.sort((a, b) => {
    if (depth(a) !== depth(b)) return depth(a) - depth(b);
    if (dimensionsOf(a) !== dimensionsOf(b)) return dimensionsOf(a) < dimensionsOf(b) ? -1 : 1;
    return compareKeys(a, b);
  });
}

function tableLines(cells: readonly TableCell[], sizes: readonly number[]): TableLine[] {
  const indexByKey = new Map(cells.map((cell, index) => [cell.key.join(','), index]));
  const lines: TableLine[] = [];
  for (const [parent, cell] of cells.entries()) {
    for (const [dimension, size] of sizes.entries()) {
      if ((cell.key[dimension] ?? -1) >= 0) continue;
      const children = Array.from({ length: size }, (_, category) =>
        indexByKey.get(cell.key.with(dimension, category).join(',')),
      ).filter((index) => index !== undefined);
      if (children.length === size) lines.push({ parent, children });
    }
  }
  return lines;
}
