import type { BlockBasis } from './block-basis.ts';
import { ReducedRows } from './reduced-rows.ts';

/** A vector with few entries that are not zero. */
export interface SparseRow {
  readonly columns: number[];
  readonly values: number[];
}

/** Which cells of one firm are shown: those of one category, and those over all categories. */
export interface ShownCells {
  readonly isCellShown: (group: number, category: number) => boolean;
  readonly isMarginShown: (group: number) => boolean;
}

/**
 * What a reader can compute from the shown cells of one firm, in the columns of its block bases: all safe
 * places first, then all exposed ones, so that a row that leads in an exposed place is 0 in every safe one.
 * The cells of one category touch one block only and are reduced there; the margins join the blocks.
 */
export class UnitSpace {
  readonly safeTotal: number;
  readonly exposedTotal: number;
  readonly #blocks: readonly BlockBasis[];
  readonly #groups: readonly number[];
  readonly #tuples: readonly Int32Array[];
  readonly #locals: readonly ReducedRows[];
  readonly #joint: ReducedRows;
  readonly #safeStarts: number[] = [];
  readonly #exposedStarts: number[] = [];

  constructor(
    blocks: readonly BlockBasis[],
    tuples: readonly Int32Array[],
    groups: readonly number[],
    shown: ShownCells,
    prime: number,
  ) {
    this.#blocks = blocks;
    this.#tuples = tuples;
    this.#groups = groups;
    let [safe, exposed] = [0, 0];
    for (const block of blocks) {
      this.#safeStarts.push(safe);
      this.#exposedStarts.push(exposed);
      safe += block.safe.length;
      exposed += block.exposed.length;
    }
    this.safeTotal = safe;
    this.exposedTotal = exposed;
    this.#locals = blocks.map((block, category) => this.#localRows(block, category, shown, prime));
    this.#joint = new ReducedRows(safe + exposed, prime);
    for (const group of groups) {
      if (shown.isMarginShown(group)) this.#joint.insert(this.cellRow(group, undefined));
    }
  }

  /** How many independent values of this firm cannot be computed; with none the pool tells nothing about it. */
  get freedom(): number {
    const known = this.#locals.reduce((sum, local) => sum + local.rank, this.#joint.rank);
    return this.safeTotal + this.exposedTotal - known;
  }

  /** A cell of a group and one category (or all) in the columns of the firm, less what the firm's own cells tell. */
  cellRow(group: number, category: number | undefined): Float64Array {
    const row = new Float64Array(this.safeTotal + this.exposedTotal);
    for (const [at, block] of this.#blocks.entries()) {
      if (category !== undefined && category !== at) continue;
      const part = this.#blockRow(block, group);
      this.#locals[at]?.reduce(part);
      row.set(part.subarray(0, block.safe.length), this.#safeStarts[at]);
      row.set(part.subarray(block.safe.length), this.safeTotal + (this.#exposedStarts[at] ?? 0));
    }
    this.#joint.reduce(row);
    return row;
  }

  /** The computable combinations of exposed places alone, by position among the firm's exposed places. */
  exposedRows(): SparseRow[] {
    const rows: SparseRow[] = [];
    for (const [at, local] of this.#locals.entries()) {
      const safe = this.#blocks[at]?.safe.length ?? 0;
      for (const [position, lead] of local.leads.entries()) {
        if (lead >= safe) rows.push(sparse(local.row(position), safe, this.#exposedStarts[at] ?? 0));
      }
    }
    for (const [position, lead] of this.#joint.leads.entries()) {
      if (lead >= this.safeTotal) rows.push(sparse(this.#joint.row(position), this.safeTotal, 0));
    }
    return rows;
  }

  #localRows(block: BlockBasis, category: number, shown: ShownCells, prime: number): ReducedRows {
    const rows = new ReducedRows(block.safe.length + block.exposed.length, prime);
    for (const group of this.#groups) {
      if (rows.rank === rows.width) break;
      if (shown.isCellShown(group, category)) rows.insert(this.#blockRow(block, group));
    }
    return rows;
  }

  #blockRow(block: BlockBasis, group: number): Float64Array {
    const row = new Float64Array(block.safe.length + block.exposed.length);
    let column = 0;
    for (const tuple of block.safe) row[column++] = this.#isIn(tuple, group);
    for (const tuple of block.exposed) row[column++] = this.#isIn(tuple, group);
    return row;
  }

  #isIn(tuple: number, group: number): number {
    return group === 0 || this.#tuples[tuple]?.includes(group) === true ? 1 : 0;
  }
}

function sparse(row: Float64Array, from: number, shift: number): SparseRow {
  const columns: number[] = [];
  const values: number[] = [];
  for (let column = from; column < row.length; column++) {
    const entry = row[column] ?? 0;
    if (entry === 0) continue;
    columns.push(column - from + shift);
    values.push(entry);
  }
  return { columns, values };
}
