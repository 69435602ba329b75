import { blockBasis, rarePlaces } from './block-basis.ts';
import type { Block, BlockBasis } from './block-basis.ts';
import { cellAt, isShown, poolOf } from './cell-system.ts';
import type { CellSystem } from './cell-system.ts';
import { LinearAudit } from './linear-audit.ts';
import type { AuditTask } from './linear-audit.ts';
import { PROTECT_PRIME } from './modular.ts';
import type { GroupPlace, SmallGroup } from './small-groups.ts';
import type { ShownCells } from './unit-space.ts';

/** Places that a small group could hold above which the audit of all dimensions together gives way to that of each of them. */
const MOST_PLACES = 80;

/** A computable small group, and whose cells to hide: those of firms and pool, or of the pool alone. */
export interface Leak {
  readonly places: readonly (Pick<GroupPlace, 'unit' | 'category'> & { readonly groups: Int32Array })[];
  readonly isPoolOnly: boolean;
}

/**
 * The two readers of a wave: the programme, which sees the pool and every firm, and each firm, which sees the
 * pool and is taken to know everything of its own people, so that only those outside of it are left to find.
 */
export class SystemAudit {
  /** Audits that are not passed yet. One that is passed stays so: hiding only takes knowledge away. */
  readonly #audits: PendingAudit[] = [];
  #current: LinearAudit | undefined;
  readonly #poolUnit: number;

  constructor(system: CellSystem) {
    this.#poolUnit = poolOf(system);
    const { dimensions, firmTotal } = system.population;
    const pool = firmTotal > 1 ? shownOf(system, poolOf(system)) : undefined;
    const isJoint = dimensions.length > 1;
    for (const dimension of isJoint ? dimensions.keys() : []) {
      this.#add(system, viewOf(system, [dimension]), pool, Infinity);
    }
    const everything = viewOf(system, [...dimensions.keys()]);
    this.#add(system, everything, pool, isJoint ? MOST_PLACES : Infinity);
  }

  #add(system: CellSystem, view: View, pool: ShownCells | undefined, mostPlaces: number): void {
    const { categoryTotal, floor } = system;
    const { groupTotal } = system.population;
    const { tuples, groups } = view;
    const shared = { tuples, groups, categoryTotal, floor, prime: PROTECT_PRIME };
    const isLarge = (blocks: readonly Block[]): boolean =>
      mostPlaces < Infinity &&
      sum(blocks, (block) => rarePlaces(block, tuples, groupTotal, floor)) > mostPlaces;
    const basesOf = (blocks: readonly Block[]): BlockBasis[] | undefined => {
      if (isLarge(blocks)) return undefined;
      const bases = blocks.map((block) => blockBasis(block, tuples, groupTotal, floor));
      return sum(bases, ({ exposed, spare }) => exposed.length + spare.length) > mostPlaces
        ? undefined
        : bases;
    };
    const firms = firmBlocks(system, view);
    const units = firms.map((blocks, firm) => ({ blocks: basesOf(blocks), shown: shownOf(system, firm) }));
    const small = units.flatMap(({ blocks, shown }, firm) =>
      blocks === undefined ? [] : [{ firm, unit: { blocks, shown } }],
    );
    const places = sum(small, ({ unit }) =>
      sum(unit.blocks, ({ exposed, spare }) => exposed.length + spare.length),
    );
    if (small.length === units.length && places <= mostPlaces) {
      const task = { ...shared, units: small.map(({ unit }) => unit), pool };
      this.#audits.push({ task, unitAt: small.map(({ firm }) => firm), isPoolOnly: false });
    } else {
      for (const { firm, unit } of small) {
        this.#audits.push({
          task: { ...shared, units: [unit], pool: undefined },
          unitAt: [firm],
          isPoolOnly: false,
        });
      }
    }
    if (pool === undefined) return;
    for (const outside of outsideBlocks(firms, tuples.length)) {
      const blocks = basesOf(outside);
      if (blocks === undefined || blocks.every(({ exposed }) => exposed.length === 0)) continue;
      const task = { ...shared, units: [{ blocks, shown: pool }], pool: undefined };
      this.#audits.push({ task, unitAt: [this.#poolUnit], isPoolOnly: true });
    }
  }

  /** Says that a cell of a firm or of the pool has been hidden. */
  forget(unit: number): void {
    const at = this.#audits[0]?.unitAt.indexOf(unit) ?? -1;
    if (at >= 0) this.#current?.forget(at);
  }

  /** Some computable small groups; none when there is none. */
  findLeaks(): Leak[] {
    for (let next = this.#audits[0]; next !== undefined; next = this.#audits[0]) {
      this.#current ??= new LinearAudit(next.task);
      const found = this.#current.findLeaks();
      if (found.length > 0) return leaksOf(found, next);
      this.#audits.shift();
      this.#current = undefined;
    }
    return [];
  }
}

interface PendingAudit {
  readonly task: AuditTask;
  /** Firm (or the pool) behind each unit of the task. */
  readonly unitAt: readonly number[];
  readonly isPoolOnly: boolean;
}

function leaksOf(found: readonly SmallGroup[], { task, unitAt, isPoolOnly }: PendingAudit): Leak[] {
  return found.map(({ places }) => ({
    isPoolOnly,
    places: places.map(({ unit, category, tuple }) => ({
      unit: unitAt[unit] ?? 0,
      category,
      groups: task.tuples[tuple] ?? new Int32Array(),
    })),
  }));
}

function sum<T>(entries: readonly T[], value: (entry: T) => number): number {
  return entries.reduce((total, entry) => total + value(entry), 0);
}

function shownOf(system: CellSystem, unit: number): ShownCells {
  return {
    isCellShown: (group, category) =>
      category < system.categoryTotal && isShown(system, cellAt(system, unit, group, category)),
    isMarginShown: (group) => isShown(system, cellAt(system, unit, group, system.categoryTotal)),
  };
}

/** The people as sorted by some of the dimensions. */
interface View {
  readonly tuples: readonly Int32Array[];
  /** By combination of all dimensions: the combination of those of the view. */
  readonly tupleAt: Int32Array;
  readonly groups: readonly number[];
}

function viewOf({ population }: CellSystem, dimensions: readonly number[]): View {
  const tuples: Int32Array[] = [];
  const known = new Map<string, number>();
  const tupleAt = Int32Array.from(population.tuples, (all) => {
    const tuple = Int32Array.from(dimensions, (dimension) => all[dimension] ?? 0);
    const key = tuple.join();
    const index = known.get(key) ?? tuples.push(tuple) - 1;
    known.set(key, index);
    return index;
  });
  const groups = [0];
  for (const dimension of dimensions) {
    const [first, end] = population.dimensions[dimension] ?? [0, 0];
    for (let group = first; group < end; group++) groups.push(group);
  }
  return { tuples, tupleAt, groups };
}

function firmBlocks(system: CellSystem, view: View): Block[][] {
  const { firmTotal, firmOf, tupleOf, order } = system.population;
  const categories = Math.max(1, system.categoryTotal);
  const sums = Array.from({ length: firmTotal }, () =>
    Array.from({ length: categories }, () => new Map<number, number>()),
  );
  for (const person of order) {
    const block = sums[firmOf[person] ?? 0]?.[system.categoryOf[person] ?? 0];
    const tuple = view.tupleAt[tupleOf[person] ?? 0] ?? 0;
    block?.set(tuple, (block.get(tuple) ?? 0) + 1);
  }
  return sums.map((blocks) =>
    blocks.map((block) => ({ tuples: [...block.keys()], weights: [...block.values()] })),
  );
}

/** For each firm the people outside of it, as blocks by category. */
function* outsideBlocks(firms: readonly (readonly Block[])[], tupleTotal: number): Generator<Block[]> {
  const all = (firms[0] ?? []).map(() => new Int32Array(tupleTotal));
  const add = (blocks: readonly Block[], sign: number): void => {
    for (const [category, { tuples, weights }] of blocks.entries()) {
      const sums = all[category];
      if (sums === undefined) continue;
      for (const [at, tuple] of tuples.entries()) {
        sums[tuple] = (sums[tuple] ?? 0) + sign * (weights[at] ?? 0);
      }
    }
  };
  for (const blocks of firms) add(blocks, 1);
  for (const blocks of firms) {
    add(blocks, -1);
    yield all.map(occupied);
    add(blocks, 1);
  }
}

function occupied(sums: Int32Array): Block {
  const tuples: number[] = [];
  const weights: number[] = [];
  for (let tuple = 0; tuple < sums.length; tuple++) {
    const weight = sums[tuple] ?? 0;
    if (weight === 0) continue;
    tuples.push(tuple);
    weights.push(weight);
  }
  return { tuples, weights };
}
