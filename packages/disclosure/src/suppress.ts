import { cellAt, countOf, hiddenStatus, isShown, poolOf, SHOWN } from './cell-system.ts';
import type { CellSystem, HiddenCode } from './cell-system.ts';
import { SystemAudit } from './system-audit.ts';
import type { Leak } from './system-audit.ts';

/** Hides a cell, unless it is hidden already. The first reason stands. Returns whether anything changed. */
export function hideCell(system: CellSystem, cell: number, code: HiddenCode): boolean {
  if (system.status[cell] !== SHOWN) return false;
  system.status[cell] = hiddenStatus(code);
  return countOf(system, cell) > 0;
}

/** Hides what is below the floor, and in the pool what leaves fewer than the floor outside some firm. */
export function applyFloors(system: CellSystem): void {
  const { firmTotal, groupTotal } = system.population;
  const pool = poolOf(system);
  for (let cell = 0; cell < system.counts.length; cell++) {
    const count = countOf(system, cell);
    if (count > 0 && count < system.floor) hideCell(system, cell, 'floor');
  }
  for (let group = 0; group < groupTotal; group++) {
    for (let category = 0; category <= system.categoryTotal; category++) {
      const cell = cellAt(system, pool, group, category);
      for (let firm = 0; firm < firmTotal; firm++) {
        const outside = countOf(system, cell) - countOf(system, cellAt(system, firm, group, category));
        if (countOf(system, cell) > 0 && outside < system.floor) hideCell(system, cell, 'outside_firm');
      }
    }
  }
}

/** Rounds of the audit after which it hides more at once, so that no leak makes it search on and on. */
export interface Patience {
  /** Rounds in which each leak costs one cell; from then on a line. */
  readonly cells: number;
  /** Rounds after which each leak costs the crosses of its firms and the pool; after twice as many, all but the totals. */
  readonly lines: number;
}

export const USUAL_PATIENCE: Patience = { cells: 60, lines: 120 };

/**
 * Hides what the rules ask for until none of them asks for more: a part of something hidden; company for a
 * hidden part that would follow from its neighbours; and whatever takes part in computing a small group.
 */
export class Suppression {
  readonly #system: CellSystem;
  readonly #patience: Patience;
  readonly #lines: readonly Line[];
  #audit: SystemAudit | undefined;

  constructor(system: CellSystem, patience: Patience = USUAL_PATIENCE) {
    this.#system = system;
    this.#patience = patience;
    this.#lines = linesOf(system);
  }

  /** Each round hides a cell at least, and those behind the bounds everything that is left of a table. */
  run(): void {
    this.#applyLines();
    for (let round = 0; round <= 2 * this.#patience.lines + 1; round++) {
      this.#audit ??= new SystemAudit(this.#system);
      const leaks = this.#audit.findLeaks();
      const hidden = leaks.filter((leak) => this.#answer(leak, round)).length;
      if (hidden === 0) return;
      this.#applyLines();
    }
  }

  #answer(leak: Leak, round: number): boolean {
    const { cells, lines } = this.#patience;
    if (round < cells) return this.#stop(leak);
    if (round < lines) return this.#stopLine(leak);
    if (round < 2 * lines) return this.#refuseCrosses(leak) || this.#stopLine(leak);
    return this.#hideWhere((cell) => depthOf(this.#system, cell) > 0, 'audit');
  }

  /**
   * The rules of lines alone, for a system that `run` has been through and in which others have hidden cells since:
   * nothing can be computed now that could not be computed then.
   */
  follow(): void {
    this.#applyLines();
  }

  #hide(cell: number, code: HiddenCode): boolean {
    const { groupTotal } = this.#system.population;
    if (!hideCell(this.#system, cell, code)) return false;
    this.#audit?.forget(Math.floor(cell / (groupTotal * (this.#system.categoryTotal + 1))));
    return true;
  }

  #applyLines(): void {
    for (let isChanged = true; isChanged;) {
      isChanged = false;
      for (const line of this.#lines) {
        if (this.#applyParent(line)) isChanged = true;
        if (this.#applyLine(line)) isChanged = true;
      }
    }
  }

  #applyParent({ parent, children, isFirmAxis }: Line): boolean {
    if (isFirmAxis || isShown(this.#system, parent) || countOf(this.#system, parent) === 0) return false;
    return children.filter((child) => this.#hide(child, 'parent')).length > 0;
  }

  /** Along a line hidden parts are none, or at least two that reach the floor together, also outside each firm. */
  #applyLine({ parent, children, isPool }: Line): boolean {
    const system = this.#system;
    if (!isShown(system, parent)) return false;
    const filled = children.filter((child) => countOf(system, child) > 0);
    const hidden = filled.filter((child) => !isShown(system, child));
    if (hidden.length === 0) return false;
    const sum = hidden.reduce((people, child) => people + countOf(system, child), 0);
    const reach = isPool ? sum - this.#largestFirm(hidden) : sum;
    if (hidden.length >= 2 && reach >= system.floor) return false;
    const next = smallest(
      system,
      filled.filter((child) => isShown(system, child)),
    );
    return next !== undefined && this.#hide(next, 'complement');
  }

  /** Most people that one firm has in some cells of the pool. */
  #largestFirm(poolCells: readonly number[]): number {
    const { firmTotal, groupTotal } = this.#system.population;
    const width = groupTotal * (this.#system.categoryTotal + 1);
    let largest = 0;
    for (let firm = 0; firm < firmTotal; firm++) {
      const shift = (firmTotal - firm) * width;
      const own = poolCells.reduce((people, cell) => people + countOf(this.#system, cell - shift), 0);
      largest = Math.max(largest, own);
    }
    return largest;
  }

  /** Hides the finest, then smallest shown cell that counts somebody of the group; never a total. */
  #stop(leak: Leak): boolean {
    const system = this.#system;
    const next =
      finest(system, cellsAround(system, leak)) ??
      finest(system, this.#near(leak)) ??
      finest(system, [...system.counts.keys()]);
    return next !== undefined && this.#hide(next, 'audit');
  }

  /** Hides the shown parts of the line that counts somebody of the group and has the fewest people in such parts. */
  #stopLine(leak: Leak): boolean {
    const system = this.#system;
    const around = new Set(cellsAround(system, leak));
    let best: readonly number[] = [];
    let fewest = Infinity;
    for (const { children } of this.#lines) {
      const shown = children.filter((cell) => isShown(system, cell) && depthOf(system, cell) > 0);
      const people = shown.reduce((sum, cell) => sum + countOf(system, cell), 0);
      if (people < fewest && shown.some((cell) => around.has(cell))) [best, fewest] = [shown, people];
    }
    return best.length === 0 ? this.#stop(leak) : best.filter((cell) => this.#hide(cell, 'audit')).length > 0;
  }

  /** Refuses the crosses of the pool and of the firms in which a group is, which leaves their one-way cells. */
  #refuseCrosses({ places }: Leak): boolean {
    const system = this.#system;
    const width = system.categoryTotal + 1;
    const units = new Set([poolOf(system), ...places.map(({ unit }) => unit)]);
    return this.#hideWhere((cell) => {
      const row = Math.floor(cell / width);
      const isCross = cell % width < system.categoryTotal && row % system.population.groupTotal > 0;
      return isCross && units.has(Math.floor(row / system.population.groupTotal));
    }, 'cross_refused');
  }

  #hideWhere(isMeant: (cell: number) => boolean, code: HiddenCode): boolean {
    let hidden = 0;
    for (let cell = 0; cell < this.#system.counts.length; cell++) {
      if (isMeant(cell) && this.#hide(cell, code)) hidden += 1;
    }
    return hidden > 0;
  }

  /** The other cells of the firms (or the pool) in which a group is: their total less some of them may tell of it. */
  #near({ places, isPoolOnly }: Leak): number[] {
    const system = this.#system;
    const width = system.population.groupTotal * (system.categoryTotal + 1);
    const units = isPoolOnly ? new Set([poolOf(system)]) : new Set(places.map(({ unit }) => unit));
    return [...units].flatMap((unit) => Array.from({ length: width }, (_, at) => unit * width + at));
  }
}

/** The cells of firms and pool that count somebody of a group. */
function cellsAround(system: CellSystem, { places, isPoolOnly }: Leak): number[] {
  const pool = poolOf(system);
  const cells = new Set<number>();
  for (const { unit, category, groups } of places) {
    for (const at of isPoolOnly ? [pool] : [unit, pool]) {
      for (const group of [0, ...groups]) {
        for (const column of new Set([category, system.categoryTotal])) {
          cells.add(cellAt(system, at, group, column));
        }
      }
    }
  }
  return [...cells];
}

/** A cell and its parts along one dimension, along the categories, or along the firms. */
export interface Line {
  readonly parent: number;
  readonly children: readonly number[];
  /** Whether the parts are firms: a firm's cell is not hidden because the pool's is. */
  readonly isFirmAxis: boolean;
  readonly isPool: boolean;
}

/** Every cell that has parts, with them. */
export function linesOf(system: CellSystem): Line[] {
  const { firmTotal, groupTotal, dimensions } = system.population;
  const { categoryTotal } = system;
  const pool = poolOf(system);
  const lines: Line[] = [];
  const add = (parent: number, children: number[], isFirmAxis: boolean, isPool: boolean): void => {
    if (children.length > 0 && countOf(system, parent) > 0)
      lines.push({ parent, children, isFirmAxis, isPool });
  };
  const upTo = (end: number, from = 0): number[] =>
    Array.from({ length: end - from }, (_, index) => from + index);
  for (let unit = firmTotal > 1 ? pool : firmTotal - 1; unit >= 0; unit--) {
    for (let category = 0; category <= categoryTotal; category++) {
      for (const [first, end] of dimensions) {
        const parts = upTo(end, first).map((group) => cellAt(system, unit, group, category));
        add(cellAt(system, unit, 0, category), parts, false, unit === pool);
      }
    }
    for (let group = 0; group < groupTotal; group++) {
      const parts = upTo(categoryTotal).map((category) => cellAt(system, unit, group, category));
      add(cellAt(system, unit, group, categoryTotal), parts, false, unit === pool);
    }
  }
  if (firmTotal < 2) return lines;
  for (let group = 0; group < groupTotal; group++) {
    for (let category = 0; category <= categoryTotal; category++) {
      const parts = upTo(firmTotal).map((firm) => cellAt(system, firm, group, category));
      add(cellAt(system, pool, group, category), parts, true, false);
    }
  }
  return lines;
}

function smallest(system: CellSystem, cells: readonly number[]): number | undefined {
  let best: number | undefined;
  for (const cell of cells) {
    if (best === undefined || countOf(system, cell) < countOf(system, best)) best = cell;
  }
  return best;
}

function finest(system: CellSystem, cells: readonly number[]): number | undefined {
  let best: number | undefined;
  let bestDepth = 0;
  for (const cell of cells.toSorted((a, b) => a - b)) {
    const depth = depthOf(system, cell);
    if (depth === 0 || !isShown(system, cell)) continue;
    const isSmaller = best === undefined || countOf(system, cell) < countOf(system, best);
    if (depth > bestDepth || (depth === bestDepth && isSmaller)) [best, bestDepth] = [cell, depth];
  }
  return best;
}

/** How many of firm, group and category a cell fixes; 0 for the totals of the pool and of a firm. */
function depthOf(system: CellSystem, cell: number): number {
  const width = system.categoryTotal + 1;
  const hasCategory = cell % width < system.categoryTotal;
  const hasGroup = Math.floor(cell / width) % system.population.groupTotal > 0;
  if (!hasCategory && !hasGroup) return 0;
  const isFirm = cell < poolOf(system) * system.population.groupTotal * width;
  return Number(hasCategory) + Number(hasGroup) + Number(isFirm && system.population.firmTotal > 1);
}
