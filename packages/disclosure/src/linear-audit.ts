import type { BlockBasis } from './block-basis.ts';
import { poolRows, usefulCombinations } from './pool-space.ts';
import type { PoolCell, PoolPart } from './pool-space.ts';
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
  /** Groups whose cells are looked at, everybody (0) included. */
  readonly groups: readonly number[];
  readonly categoryTotal: number;
  readonly floor: number;
  readonly prime: number;
}

/**
 * Finds what can be computed from the shown cells of one system. It keeps what it found of each firm from one
 * call to the next, since hiding a cell changes one firm or the pool.
 */
export class LinearAudit {
  readonly #task: AuditTask;
  readonly #spaces: (UnitSpace | undefined)[] = [];
  /** By firm: its part of each cell of the pool. */
  readonly #poolParts: Map<number, Float64Array>[];
  /** Firms whose own cells give nothing away. It stays so, since hiding only takes knowledge away. */
  readonly #isClean: boolean[];
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
    this.#poolParts = task.units.map(() => new Map());
    this.#isClean = task.units.map(() => false);
  }

  /** Says that a cell of a firm has been hidden. */
  forget(unit: number): void {
    this.#spaces[unit] = undefined;
    this.#poolParts[unit]?.clear();
  }

  /**
   * Groups of fewer than `floor` people whose size can be computed from the shown cells: one for each part of
   * the system that gives any away, so that an empty list means that there is none at all.
   */
  findLeaks(): SmallGroup[] {
    if (this.#exposedTotal === 0) return [];
    const { units } = this.#task;
    const own = units.flatMap((_, unit) => {
      if (this.#isClean[unit] === true) return [];
      const found = this.#search(new Set([unit]), []);
      this.#isClean[unit] = found.length === 0;
      return found;
    });
    return own.length > 0 || this.#task.pool === undefined ? own : this.#poolLeaks(this.#task.pool);
  }

  #poolLeaks(pool: ShownCells): SmallGroup[] {
    const { units, floor, prime } = this.#task;
    const cells = this.#poolCells(pool);
    const spaces = units.map((_, unit) => this.#space(unit));
    const parts = units.map((_, unit) => this.#poolPart(unit, cells));
    const freestFirst = [...spaces.keys()].sort(
      (a, b) => (spaces[b]?.freedom ?? 0) - (spaces[a]?.freedom ?? 0),
    );
    const dealt = freestFirst.map((unit) => parts[unit]);
    const combinations = usefulCombinations(dealt, cells.length, floor, prime);
    const found = poolRows(spaces, parts, combinations, this.#starts, prime);
    return found.rows.length === 0 ? [] : this.#search(found.units, found.rows);
  }

  #search(units: ReadonlySet<number>, extra: readonly SparseRow[]): SmallGroup[] {
    const rows = [...extra];
    for (const unit of units) {
      const start = this.#starts[unit] ?? 0;
      for (const { columns, values } of this.#space(unit).exposedRows()) {
        rows.push({ columns: columns.map((column) => column + start), values });
      }
    }
    const blocks = this.#task.units.map((unit, at) => ({
      start: this.#starts[at] ?? 0,
      blocks: units.has(at) ? unit.blocks : [],
    }));
    return findSmallGroups(rows, blocks, this.#task.floor, this.#task.prime);
  }

  #space(unit: number): UnitSpace {
    const { units, tuples, groups, prime } = this.#task;
    const known = this.#spaces[unit];
    if (known !== undefined) return known;
    const { blocks = [], shown } = units[unit] ?? {};
    if (shown === undefined) throw new RangeError('no such firm');
    const space = new UnitSpace(blocks, tuples, groups, shown, prime);
    this.#spaces[unit] = space;
    return space;
  }

  #poolPart(unit: number, cells: readonly PoolCell[]): PoolPart {
    const space = this.#space(unit);
    if (space.freedom === 0) return undefined;
    const kept = this.#poolParts[unit] ?? new Map<number, Float64Array>();
    return cells.map(([group, category]) => {
      const key = group * (this.#task.categoryTotal + 1) + (category ?? this.#task.categoryTotal);
      const row = kept.get(key) ?? space.cellRow(group, category);
      kept.set(key, row);
      return row;
    });
  }

  #poolCells(pool: ShownCells): PoolCell[] {
    const cells: PoolCell[] = [];
    for (const group of this.#task.groups) {
      if (pool.isMarginShown(group)) cells.push([group, undefined]);
      for (let category = 0; category < this.#task.categoryTotal; category++) {
        if (pool.isCellShown(group, category)) cells.push([group, category]);
      }
    }
    return cells;
  }
}
