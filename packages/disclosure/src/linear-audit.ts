import type { BlockBasis } from './block-basis.ts';
import { fieldSequence } from './modular.ts';
import { ReducedRows } from './reduced-rows.ts';
import { findSmallGroups } from './small-groups.ts';
import type { SmallGroup } from './small-groups.ts';
import { UnitSpace } from './unit-space.ts';
import type { ShownCells, SparseRow } from './unit-space.ts';

/** One firm (or everybody outside one firm) as the audit sees it: a block of people for every category. */
export interface AuditUnit {
  readonly blocks: readonly BlockBasis[];
  readonly shown: ShownCells;
}

export interface AuditTask {
  readonly units: readonly AuditUnit[];
  /** Cells over all units together. */
  readonly pool: ShownCells | undefined;
  readonly tuples: readonly Int32Array[];
  readonly groupTotal: number;
  readonly categoryTotal: number;
  readonly floor: number;
  readonly prime: number;
}

/** Columns beyond the number of rows, and places that each safe column is spread to, when the pool is shortened. */
const SPARE_COLUMNS = 16;
const SPREAD = 3;
const SEED = 0x534e4f44;

/**
 * Keeps what was computed of each firm from one call to the next: hiding one cell changes one firm. Give
 * `stale` the units whose shown cells have changed.
 */
export class LinearAudit {
  readonly #task: AuditTask;
  readonly #spaces: (UnitSpace | undefined)[] = [];
  readonly #starts: number[] = [];
  readonly #exposedTotal: number;

  constructor(task: AuditTask) {
    this.#task = task;
    let total = 0;
    for (const unit of task.units) {
      this.#starts.push(total);
      for (const block of unit.blocks) total += block.exposed.length;
    }
    this.#exposedTotal = total;
  }

  forget(unit: number): void {
    this.#spaces[unit] = undefined;
  }

  /**
   * Groups of fewer than `floor` people whose size can be computed from the shown cells: one for each part of
   * the system that gives any away, so that an empty list means that there is none at all.
   */
  findLeaks(): SmallGroup[] {
    if (this.#exposedTotal === 0) return [];
    const rows: SparseRow[] = [];
    for (const [at, space] of this.#allSpaces().entries()) {
      const start = this.#starts[at] ?? 0;
      for (const { columns, values } of space.exposedRows()) {
        rows.push({ columns: columns.map((column) => column + start), values });
      }
    }
    if (this.#task.pool !== undefined) rows.push(...this.#poolRows(this.#task.pool));
    return findSmallGroups(
      rows,
      this.#task.units.map(({ blocks }) => blocks),
      this.#task.floor,
      this.#task.prime,
    );
  }

  #allSpaces(): UnitSpace[] {
    const { units, tuples, groupTotal, prime } = this.#task;
    return units.map(({ blocks, shown }, at) => {
      const space = this.#spaces[at] ?? new UnitSpace(blocks, tuples, groupTotal, shown, prime);
      this.#spaces[at] = space;
      return space;
    });
  }

  /**
   * What the cells of the pool add: combinations of them that are 0 in every safe place of every firm. The
   * safe columns are replaced by a fixed random image, which keeps every combination that is 0 and can at
   * worst add some: then a cell is hidden needlessly, never the reverse.
   */
  #poolRows(pool: ShownCells): SparseRow[] {
    const cells = this.#poolCells(pool);
    const { prime } = this.#task;
    const width = cells.length + SPARE_COLUMNS;
    const images = cells.map(() => new Float64Array(width));
    const exposed = cells.map((): SparseRow => ({ columns: [], values: [] }));
    for (const [at, space] of this.#allSpaces().entries()) {
      if (space.isOpen) continue;
      const spread = spreadOf(at, space.safeTotal, width, prime);
      for (const [row, [group, category]] of cells.entries()) {
        this.#addUnit(space, space.cellRow(group, category), spread, images[row], exposed[row], at);
      }
    }
    const relations = new ReducedRows(width + cells.length, prime);
    const found: SparseRow[] = [];
    for (const [row, image] of images.entries()) {
      const vector = new Float64Array(width + cells.length);
      vector.set(image);
      vector[width + row] = 1;
      relations.reduce(vector);
      if (vector.subarray(0, width).some((entry) => entry !== 0)) relations.insert(vector);
      else found.push(this.#combine(vector.subarray(width), exposed));
    }
    return found.filter(({ columns }) => columns.length > 0);
  }

  #poolCells(pool: ShownCells): [number, number | undefined][] {
    const cells: [number, number | undefined][] = [];
    for (let group = 0; group < this.#task.groupTotal; group++) {
      if (pool.isMarginShown(group)) cells.push([group, undefined]);
      for (let category = 0; category < this.#task.categoryTotal; category++) {
        if (pool.isCellShown(group, category)) cells.push([group, category]);
      }
    }
    return cells;
  }

  #addUnit(
    space: UnitSpace,
    row: Float64Array,
    spread: Float64Array,
    image: Float64Array | undefined,
    exposed: SparseRow | undefined,
    unit: number,
  ): void {
    if (image === undefined || exposed === undefined) return;
    const { prime } = this.#task;
    for (let column = 0; column < space.safeTotal; column++) {
      const entry = row[column] ?? 0;
      if (entry === 0) continue;
      for (let copy = 0; copy < SPREAD; copy++) {
        const at = (column * SPREAD + copy) * 2;
        const target = spread[at] ?? 0;
        image[target] = ((image[target] ?? 0) + entry * (spread[at + 1] ?? 0)) % prime;
      }
    }
    for (let column = space.safeTotal; column < row.length; column++) {
      const entry = row[column] ?? 0;
      if (entry === 0) continue;
      exposed.columns.push((this.#starts[unit] ?? 0) + column - space.safeTotal);
      exposed.values.push(entry);
    }
  }

  #combine(coefficients: Float64Array, parts: readonly SparseRow[]): SparseRow {
    const { prime } = this.#task;
    const sum = new Float64Array(this.#exposedTotal);
    for (const [at, { columns, values }] of parts.entries()) {
      const coefficient = coefficients[at] ?? 0;
      if (coefficient === 0) continue;
      for (const [index, column] of columns.entries()) {
        sum[column] = ((sum[column] ?? 0) + coefficient * (values[index] ?? 0)) % prime;
      }
    }
    const row: SparseRow = { columns: [], values: [] };
    for (const [column, entry] of sum.entries()) {
      if (entry === 0) continue;
      row.columns.push(column);
      row.values.push(entry);
    }
    return row;
  }
}

/** Where each safe column of a firm goes in the image, and with which factor. */
function spreadOf(unit: number, columns: number, width: number, prime: number): Float64Array {
  const next = fieldSequence(SEED + unit * 7_919, prime);
  return Float64Array.from({ length: columns * SPREAD * 2 }, (_, at) =>
    at % 2 === 0 ? next() % width : 1 + (next() % (prime - 1)),
  );
}
