import { blockBasis } from './block-basis.ts';
import type { Block, BlockBasis } from './block-basis.ts';
import { cellAt, isShown, poolOf } from './cell-system.ts';
import type { CellSystem } from './cell-system.ts';
import { LinearAudit } from './linear-audit.ts';
import type { AuditUnit } from './linear-audit.ts';
import { CONFIRM_PRIME, PROTECT_PRIME } from './modular.ts';
import type { GroupPlace } from './small-groups.ts';
import type { ShownCells } from './unit-space.ts';

/** A computable small group, and whose cells to hide: those of firms and pool, or of the pool alone. */
export interface Leak {
  readonly places: readonly GroupPlace[];
  readonly isPoolOnly: boolean;
}

/**
 * The two readers of a wave: the programme, which sees the pool and every firm, and each firm, which sees the
 * pool and is taken to know everything of its own people, so that only those outside of it are left to find.
 */
export class SystemAudit {
  readonly #audits: { readonly audit: LinearAudit; readonly isPoolOnly: boolean }[] = [];

  constructor(system: CellSystem) {
    const firms = firmBlocks(system);
    const { tuples, groupTotal, firmTotal } = system.population;
    const shared = { tuples, groupTotal, categoryTotal: system.categoryTotal, floor: system.floor };
    const basisOf = (block: Block): BlockBasis => blockBasis(block, tuples, groupTotal, system.floor);
    const pool = firmTotal > 1 ? shownOf(system, poolOf(system)) : undefined;
    const units = firms.map((blocks, firm): AuditUnit => ({
      blocks: blocks.map(basisOf),
      shown: shownOf(system, firm),
    }));
    const tasks = [{ task: { ...shared, units, pool }, isPoolOnly: false }];
    if (pool !== undefined) {
      for (const outside of outsideBlocks(firms, tuples.length)) {
        const unit: AuditUnit = { blocks: outside.map(basisOf), shown: pool };
        if (unit.blocks.every(({ exposed }) => exposed.length === 0)) continue;
        tasks.push({ task: { ...shared, units: [unit], pool: undefined }, isPoolOnly: true });
      }
    }
    for (const prime of [PROTECT_PRIME, CONFIRM_PRIME]) {
      for (const { task, isPoolOnly } of tasks) {
        this.#audits.push({ audit: new LinearAudit({ ...task, prime }), isPoolOnly });
      }
    }
  }

  /** Says that a cell of a firm or of the pool has been hidden. */
  forget(unit: number): void {
    for (const { audit, isPoolOnly } of this.#audits) audit.forget(isPoolOnly ? 0 : unit);
  }

  /** Some computable small groups; none when there is none. */
  findLeaks(): Leak[] {
    for (const { audit, isPoolOnly } of this.#audits) {
      const found = audit.findLeaks();
      if (found.length > 0) return found.map(({ places }) => ({ places, isPoolOnly }));
    }
    return [];
  }
}

function shownOf(system: CellSystem, unit: number): ShownCells {
  return {
    isCellShown: (group, category) =>
      category < system.categoryTotal && isShown(system, cellAt(system, unit, group, category)),
    isMarginShown: (group) => isShown(system, cellAt(system, unit, group, system.categoryTotal)),
  };
}

function firmBlocks(system: CellSystem): Block[][] {
  const { firmTotal, firmOf, tupleOf, order } = system.population;
  const categories = Math.max(1, system.categoryTotal);
  const firms = Array.from({ length: firmTotal }, () =>
    Array.from({ length: categories }, () => ({ tuples: [] as number[], weights: [] as number[] })),
  );
  for (const person of order) {
    const block = firms[firmOf[person] ?? 0]?.[system.categoryOf[person] ?? 0];
    const tuple = tupleOf[person] ?? 0;
    if (block === undefined) continue;
    const last = block.tuples.length - 1;
    if (block.tuples[last] === tuple) block.weights[last] = (block.weights[last] ?? 0) + 1;
    else {
      block.tuples.push(tuple);
      block.weights.push(1);
    }
  }
  return firms;
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
