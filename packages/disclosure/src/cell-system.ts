/** Why a cell is not shown; 0 is shown. Numbers, because a wave has some hundred thousand cells. */
export const SHOWN = 0;
export const HIDDEN_CODES = [
  'floor',
  'parent',
  'complement',
  'difference',
  'audit',
  'outside_firm',
  'small_firm',
  'not_crossable',
  'cross_refused',
  'earlier_wave',
  'wave_change',
] as const;

/** Stable code of the rule that hid a cell. */
export type HiddenCode = (typeof HIDDEN_CODES)[number];

export function hiddenStatus(code: HiddenCode): number {
  return HIDDEN_CODES.indexOf(code) + 1;
}

export function hiddenCode(status: number): HiddenCode | undefined {
  return HIDDEN_CODES[status - 1];
}

/**
 * The people of a wave, without names: who is in which firm and in which groups. `tuples` lists the
 * combinations of groups that occur, as indexes of groups (never 0, which stands for everybody).
 */
export interface Population {
  readonly firmTotal: number;
  /** Groups of all dimensions one after the other, and 0 for everybody. */
  readonly groupTotal: number;
  /** The groups of each dimension, as [first, behind the last). */
  readonly dimensions: readonly (readonly [number, number])[];
  readonly firmOf: Int32Array;
  readonly tupleOf: Int32Array;
  readonly tuples: readonly Int32Array[];
  /** People sorted by firm, then by tuple. */
  readonly order: Int32Array;
}

/**
 * All cells that one question (or one option of a question with several answers) can show: firm or pool ×
 * group or everybody × category or everybody. The cells over all categories are the margins, which every
 * system of the wave has in common.
 */
export interface CellSystem {
  readonly population: Population;
  readonly floor: number;
  readonly categoryTotal: number;
  /** Category of each person; 0 for everybody in a system without categories. */
  readonly categoryOf: Uint8Array;
  readonly counts: Int32Array;
  readonly status: Uint8Array;
}

/** The index of the pool among the firms. */
export function poolOf(system: CellSystem): number {
  return system.population.firmTotal;
}

/** The cell of firm (or pool) `unit`, group (0: everybody), category (`categoryTotal`: all of them). */
export function cellAt(system: CellSystem, unit: number, group: number, category: number): number {
  return (unit * system.population.groupTotal + group) * (system.categoryTotal + 1) + category;
}

/** Counts every cell of a system in one pass; nothing is hidden yet. */
export function countCells(
  population: Population,
  floor: number,
  categoryTotal: number,
  categoryOf: Uint8Array,
): CellSystem {
  const { firmTotal, groupTotal, firmOf, tupleOf, tuples } = population;
  const width = categoryTotal + 1;
  const counts = new Int32Array((firmTotal + 1) * groupTotal * width);
  const add = (unit: number, group: number, category: number): void => {
    const margin = (unit * groupTotal + group) * width;
    counts[margin + categoryTotal] = (counts[margin + categoryTotal] ?? 0) + 1;
    if (categoryTotal > 0) counts[margin + category] = (counts[margin + category] ?? 0) + 1;
  };
  for (let person = 0; person < firmOf.length; person++) {
    const firm = firmOf[person] ?? 0;
    const category = categoryOf[person] ?? 0;
    add(firm, 0, category);
    add(firmTotal, 0, category);
    for (const group of tuples[tupleOf[person] ?? 0] ?? []) {
      add(firm, group, category);
      add(firmTotal, group, category);
    }
  }
  return { population, floor, categoryTotal, categoryOf, counts, status: new Uint8Array(counts.length) };
}

export function countOf(system: CellSystem, cell: number): number {
  return system.counts[cell] ?? 0;
}

/** Whether a cell is shown: open, and not empty (an empty cell looks hidden). */
export function isShown(system: CellSystem, cell: number): boolean {
  return system.status[cell] === SHOWN && (system.counts[cell] ?? 0) > 0;
}
