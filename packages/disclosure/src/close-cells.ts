import { countOf, isShown } from './cell-system.ts';
import type { CellSystem } from './cell-system.ts';
import { fieldSequence, PROTECT_PRIME } from './modular.ts';
import { hideCell } from './suppress.ts';
import type { NamedSystem, WavePeople } from './wave-systems.ts';

const SEED = 0x434c4f53;

/** A shown cell, or everybody of its margin who is not in it. */
interface Shape {
  readonly system: CellSystem;
  readonly at: number;
  readonly cell: number;
  readonly isRest: boolean;
  readonly count: number;
  /** Sum of everybody's random number, for each of some parts of the people. */
  readonly sums: Float64Array;
  taken: number;
}

/**
 * Hides one of any two shown cells that hold not quite the same people: they differ by somebody, but by fewer than the
 * floor. Compared are the one-way cells of all items, firms and the pool with each other, and the groups of one firm
 * (or the pool) and one answer with each other. Everybody of a firm (or the pool) who is not in a one-way cell counts
 * as a cell. Returns the systems in which something was hidden.
 *
 * Two sets of at least the floor that differ by fewer have one of their first people in common, whatever the
 * order, as long as as many of the first are looked at as the floor: fewer than the floor can be in one alone.
 * Pairs found in this way are told apart by sums of random numbers: people are dealt into as many parts as the
 * floor, and sets that differ by fewer agree in one part.
 */
export function closeCells(people: WavePeople, systems: readonly NamedSystem[]): Set<NamedSystem> {
  const floor = systems.reduce((most, { system }) => Math.max(most, system.floor), 0);
  const changed = new Set<NamedSystem>();
  if (floor === 0) return changed;
  const slices = firmSlices(people);
  for (const together of candidates(people, systems, floor)) {
    for (const [position, left] of together.entries()) {
      for (let other = position + 1; other < together.length; other++) {
        const right = together[other];
        if (right === undefined || !isClose(left, right, people, slices)) continue;
        const lesser = right.count < left.count ? right : left;
        const named = systems[lesser.at];
        if (named !== undefined && hideCell(lesser.system, lesser.cell, 'difference')) changed.add(named);
      }
    }
  }
  return changed;
}

function isClose(left: Shape, right: Shape, people: WavePeople, slices: readonly Int32Array[]): boolean {
  const floor = Math.max(left.system.floor, right.system.floor);
  if (Math.abs(left.count - right.count) >= floor) return false;
  if (left.at === right.at && (left.isRest || right.isRest)) return false;
  if (!isShown(left.system, left.cell) || !isShown(right.system, right.cell)) return false;
  let differing = 0;
  for (let part = 0; part < left.sums.length; part++)
    if (left.sums[part] !== right.sums[part]) differing += 1;
  if (differing === 0 || differing >= Math.min(floor, left.sums.length)) return false;
  const unit = unitOf(left);
  const members = (unitOf(right) === unit ? slices[unit] : undefined) ?? people.population.order;
  let apart = 0;
  for (let at = 0; at < members.length && apart < floor; at++) {
    const person = members[at] ?? 0;
    if (isIn(left, person) !== isIn(right, person)) apart += 1;
  }
  return apart > 0 && apart < floor;
}

/** The people of each firm: two cells of one firm are told apart by these alone. */
function firmSlices({ population, firms }: WavePeople): Int32Array[] {
  const ends = new Int32Array(firms.length);
  for (const firm of population.firmOf) ends[firm] = (ends[firm] ?? 0) + 1;
  let start = 0;
  return Array.from(ends, (size) => population.order.subarray(start, (start += size)));
}

function unitOf({ system, cell }: Shape): number {
  return Math.floor(cell / ((system.categoryTotal + 1) * system.population.groupTotal));
}

function isIn({ system, cell, isRest }: Shape, person: number): boolean {
  const { population, categoryTotal } = system;
  const width = categoryTotal + 1;
  const category = cell % width;
  const group = Math.floor(cell / width) % population.groupTotal;
  const unit = Math.floor(cell / (width * population.groupTotal));
  if (unit < population.firmTotal && population.firmOf[person] !== unit) return false;
  if (group > 0 && population.tuples[population.tupleOf[person] ?? 0]?.includes(group) !== true) return false;
  return (system.categoryOf[person] === category) !== isRest;
}

/** Lists of shapes to be compared: those that share one of their first people, and the groups of one answer. */
function candidates(people: WavePeople, systems: readonly NamedSystem[], floor: number): Shape[][] {
  const next = fieldSequence(SEED, PROTECT_PRIME);
  const total = people.submissions.length;
  const numbers = Float64Array.from({ length: total }, () => 1 + next());
  const order = Int32Array.from(numbers.keys()).sort(
    (a, b) => (numbers[a] ?? 0) - (numbers[b] ?? 0) || a - b,
  );
  const sharing: Shape[][] = Array.from({ length: total }, () => []);
  const groups: Shape[][] = [];
  for (const [at, { system }] of systems.entries()) {
    const { cells, rests } = shapesOf(system, at, floor);
    const { firmOf, tupleOf, tuples, groupTotal, firmTotal } = system.population;
    const width = system.categoryTotal + 1;
    for (const [rank, person] of order.entries()) {
      const number = numbers[person] ?? 0;
      const category = system.categoryOf[person] ?? 0;
      const share = (shape: Shape | undefined): void => {
        addPerson(shape, rank % floor, number);
        if (shape === undefined || shape.taken >= floor) return;
        shape.taken += 1;
        sharing[person]?.push(shape);
      };
      for (const unit of [firmOf[person] ?? 0, firmTotal]) {
        const first = unit * groupTotal * width;
        share(cells[first + category]);
        for (const group of tuples[tupleOf[person] ?? 0] ?? []) {
          addPerson(cells[first + group * width + category], rank % floor, number);
        }
        for (let other = 0; other < system.categoryTotal; other++) {
          if (other !== category) share(rests[unit * width + other]);
        }
      }
    }
    groups.push(...groupLists(system, cells));
  }
  return [...sharing, ...groups];
}

function addPerson(shape: Shape | undefined, part: number, number: number): void {
  if (shape !== undefined) shape.sums[part] = (shape.sums[part] ?? 0) + number;
}

function groupLists(system: CellSystem, cells: readonly (Shape | undefined)[]): Shape[][] {
  const { groupTotal, firmTotal } = system.population;
  const width = system.categoryTotal + 1;
  const lists: Shape[][] = [];
  for (let unit = 0; unit <= firmTotal; unit++) {
    for (let category = 0; category < system.categoryTotal; category++) {
      const list: Shape[] = [];
      for (let group = 1; group < groupTotal; group++) {
        const shape = cells[(unit * groupTotal + group) * width + category];
        if (shape !== undefined) list.push(shape);
      }
      lists.push(list);
    }
  }
  return lists;
}

function shapesOf(
  system: CellSystem,
  at: number,
  floor: number,
): { readonly cells: readonly (Shape | undefined)[]; readonly rests: readonly (Shape | undefined)[] } {
  const width = system.categoryTotal + 1;
  const unitWidth = width * system.population.groupTotal;
  const shape = (cell: number, isRest: boolean, count: number): Shape => ({
    system,
    at,
    cell,
    isRest,
    count,
    sums: new Float64Array(floor),
    taken: 0,
  });
  const cells = Array.from(system.counts, (count, cell) =>
    cell % width < system.categoryTotal && isShown(system, cell) ? shape(cell, false, count) : undefined,
  );
  const rests: (Shape | undefined)[] = [];
  for (let unit = 0; system.categoryTotal > 2 && unit <= system.population.firmTotal; unit++) {
    for (let category = 0; category < system.categoryTotal; category++) {
      const cell = unit * unitWidth + category;
      const rest = countOf(system, unit * unitWidth + system.categoryTotal) - countOf(system, cell);
      if (isShown(system, cell) && rest >= system.floor)
        rests[unit * width + category] = shape(cell, true, rest);
    }
  }
  return { cells, rests };
}
