import { certifyRelation } from './certificate.ts';
import { Echelon } from './echelon.ts';
import { assertFloor } from './fault.ts';
import { PROTECT_PRIME } from './modular.ts';
import { findSmallUnion } from './small-unions.ts';
import { compareKeys, tableCells } from './table-cells.ts';
import type { FrequencyTable, TableCell, TableCells } from './table-cells.ts';

/** Why a cell of a table is not shown. For the operator's log only: reasons narrow hidden counts down. */
export type TableReason = 'floor' | 'parent' | 'complement' | 'difference' | 'audit';

/** One cell; `at` has a category or null ("all") per dimension. A hidden cell carries no count at all. */
export type ProtectedFrequencyCell =
  | { readonly at: readonly (string | null)[]; readonly status: 'shown'; readonly count: number }
  | { readonly at: readonly (string | null)[]; readonly status: 'hidden' };

export interface TableDecision {
  readonly at: readonly (string | null)[];
  readonly reason: TableReason;
}

export type ProtectedFrequencyTable =
  | { readonly status: 'too_few' }
  | {
      readonly status: 'released';
      readonly cells: readonly ProtectedFrequencyCell[];
      readonly decisions: readonly TableDecision[];
    };

/**
 * Decides which cells of one frequency table may be shown: all margins up to two ways over up to three
 * dimensions. A total below the floor gives `too_few` and nothing else. Empty cells look like hidden
 * ones, although the audit takes them as known. Rules, to a fixpoint: floor, parent, line, difference,
 * exact linear audit over unions of small atoms (README, "Rules").
 * @param options.floor persons below which nothing is shown, 2 to 1,000
 * @throws DisclosureFault for a malformed table, over 3 dimensions, 400 cells or 1,000 atoms
 */
export function protectTable(
  table: FrequencyTable,
  options: { readonly floor: number },
): ProtectedFrequencyTable {
  assertFloor(options.floor, 'floor');
  const source = tableCells(table);
  const total = source.cells[0];
  if (total === undefined || total.count < options.floor) return { status: 'too_few' };
  const reasons = hiddenCells(source, options.floor);
  const at = (cell: TableCell): (string | null)[] =>
    cell.key.map((category, dimension) => table.dimensions[dimension]?.categories[category] ?? null);
  return {
    status: 'released',
    cells: source.cells.map((cell, index) =>
      reasons.has(index) || cell.count === 0
        ? { at: at(cell), status: 'hidden' }
        : { at: at(cell), status: 'shown', count: cell.count },
    ),
    decisions: source.cells.flatMap((cell, index) => {
      const reason = reasons.get(index) ?? (cell.count === 0 ? 'floor' : undefined);
      return reason === undefined ? [] : [{ at: at(cell), reason }];
    }),
  };
}

type Reasons = Map<number, TableReason>;

/** Runs the rules until none of them hides another cell; each round hides one, so it ends. */
function hiddenCells(source: TableCells, floor: number): Reasons {
  const reasons: Reasons = new Map();
  for (const [index, cell] of source.cells.entries()) {
    if (cell.count > 0 && cell.count < floor) reasons.set(index, 'floor');
  }
  const closePairs = pairsTooClose(source, floor);
  for (let round = 0; round <= source.cells.length; round++) {
    while (applyLines(source, floor, reasons)) continue;
    if (applyDifference(source, closePairs, reasons)) continue;
    if (!leaks(source, floor, reasons)) return reasons;
    const next = smallest(source, (index) => index !== 0 && !reasons.has(index), true);
    if (next === undefined) return reasons;
    reasons.set(next, 'audit');
  }
  return reasons;
}

/** Parent and line rules, once through. Returns whether anything was hidden. */
function applyLines(source: TableCells, floor: number, reasons: Reasons): boolean {
  let isChanged = false;
  for (const { parent, children } of source.lines) {
    if (!reasons.has(parent)) continue;
    for (const child of children) {
      if (reasons.has(child) || source.cells[child]?.count === 0) continue;
      reasons.set(child, 'parent');
      isChanged = true;
    }
  }
  for (const { parent, children } of source.lines) {
    if (reasons.has(parent)) continue;
    const hidden = children.filter((child) => reasons.has(child));
    const sum = hidden.reduce((persons, child) => persons + (source.cells[child]?.count ?? 0), 0);
    if (hidden.length === 0 || (hidden.length >= 2 && sum >= floor)) continue;
    const next = smallest(source, (index) => children.includes(index) && !reasons.has(index), false);
    if (next === undefined) continue;
    reasons.set(next, 'complement');
    isChanged = true;
  }
  return isChanged;
}

/** The smallest non-empty cell that qualifies, the finest first when `isFinestFirst`; ties by category order. */
function smallest(
  source: TableCells,
  qualifies: (index: number) => boolean,
  isFinestFirst: boolean,
): number | undefined {
  let best: number | undefined;
  for (const [index, cell] of source.cells.entries()) {
    if (cell.count === 0 || !qualifies(index)) continue;
    const other = best === undefined ? undefined : source.cells[best];
    if (other === undefined || precedes(cell, other, isFinestFirst)) best = index;
  }
  return best;
}

function precedes(cell: TableCell, other: TableCell, isFinestFirst: boolean): boolean {
  if (isFinestFirst && cell.depth !== other.depth) return cell.depth > other.depth;
  if (cell.count !== other.count) return cell.count < other.count;
  return compareKeys(cell.key, other.key) < 0;
}

/** Pairs of cells that differ by at least one person but by fewer than the floor. */
function pairsTooClose(source: TableCells, floor: number): (readonly [number, number])[] {
  const order = source.cells
    .map((_, index) => index)
    .filter((index) => (source.cells[index]?.count ?? 0) >= floor)
    .sort((a, b) => compareKeys(source.cells[a]?.key ?? [], source.cells[b]?.key ?? []));
  const pairs: [number, number][] = [];
  for (const [position, left] of order.entries()) {
    const members = new Set(source.cells[left]?.atoms);
    for (const right of order.slice(position + 1)) {
      const others = source.cells[right]?.atoms ?? [];
      const shared = others.reduce(
        (sum, atom) => sum + (members.has(atom) ? (source.atomCounts[atom] ?? 0) : 0),
        0,
      );
      const apart = (source.cells[left]?.count ?? 0) + (source.cells[right]?.count ?? 0) - 2 * shared;
      if (apart > 0 && apart < floor) pairs.push([left, right]);
    }
  }
  return pairs;
}

function applyDifference(
  source: TableCells,
  pairs: readonly (readonly [number, number])[],
  reasons: Reasons,
): boolean {
  const pair = pairs.find(([left, right]) => !reasons.has(left) && !reasons.has(right));
  if (pair === undefined) return false;
  const next = smallest(source, (index) => index !== 0 && pair.includes(index), true);
  if (next === undefined) return false;
  reasons.set(next, 'difference');
  return true;
}

/**
 * Whether a group of fewer than `floor` persons, made of whole atoms, is a linear combination of the
 * shown cells. Large atoms come first as columns, so that the reduced rows that lead in a small column
 * span exactly the computable combinations of small atoms; any protected cell is a union of those, too.
 * Exact on the safe side: see `Echelon`.
 */
function leaks(source: TableCells, floor: number, reasons: Reasons): boolean {
  const atoms = source.atomCounts.map((count, atom) => ({ count, atom }));
  const ordered = [
    ...atoms.filter(({ count }) => count >= floor),
    ...atoms.filter(({ count }) => count < floor),
  ];
  const columnOf = new Map(ordered.map(({ atom }, column) => [atom, column]));
  const firstSmall = ordered.findIndex(({ count }) => count < floor);
  if (firstSmall < 0) return false;
  const echelon = new Echelon(ordered.length, PROTECT_PRIME);
  const rows: number[][] = [];
  for (const [index, cell] of source.cells.entries()) {
    if (cell.count === 0 || reasons.has(index)) continue;
    const columns = cell.atoms.map((atom) => columnOf.get(atom) ?? 0);
    const vector = new Float64Array(ordered.length);
    for (const column of columns) vector[column] = 1;
    rows.push(columns);
    const relation = echelon.push(vector);
    if (relation !== undefined && !certifyRelation(relation, rows, ordered.length, PROTECT_PRIME))
      return true;
  }
  const basis = echelon.basisFrom(firstSmall).map((row) => row.slice(firstSmall));
  const weights = ordered.slice(firstSmall).map(({ count }) => count);
  return findSmallUnion(basis, weights, floor, PROTECT_PRIME) !== undefined;
}
