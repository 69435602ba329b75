import { cellAt, countOf, hiddenCode, isShown, poolOf } from './cell-system.ts';
import type { CellSystem, HiddenCode } from './cell-system.ts';
import { closeCells } from './close-cells.ts';
import { hideUnshown } from './earlier-waves.ts';
import type { EarlierWaves } from './earlier-waves.ts';
import { applyFloors, hideCell, Suppression } from './suppress.ts';
import { itemSystems, marginFloor, marginSystem } from './wave-systems.ts';
import type { NamedSystem, WavePeople } from './wave-systems.ts';
import type { WaveFloors, WaveItem } from './wave.ts';

/** Rounds in which an item may hide a margin that all others have to follow; then everything is refused. */
const MOST_ROUNDS = 60;

export interface ProtectedWave {
  readonly people: WavePeople;
  readonly margins: NamedSystem;
  readonly systems: readonly NamedSystem[];
}

export interface WaveRules {
  readonly items: readonly WaveItem[];
  readonly floors: WaveFloors;
  /** Firms that show no cell of their own, and why; they count in the pool. */
  readonly isWithheld: (firm: string) => 'floor' | 'earlier_wave' | undefined;
  readonly hasGroups: (firm: string) => boolean;
  /** Groups of a firm in which too few were invited. */
  readonly isGroupWithheld: (firm: string, dimension: string, group: string) => boolean;
  readonly earlier: EarlierWaves;
  /** Called before each system with how many are done of how many. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/** Decides which cells of a wave are shown: the margins first, then item by item, until all agree. */
export function protectWave(people: WavePeople, rules: WaveRules): ProtectedWave {
  const margins = marginSystem(people, marginFloor(rules.items, rules.floors));
  prepare(people, margins, rules);
  new Suppression(margins.system).run();
  const systems: NamedSystem[] = [];
  for (const [at, item] of rules.items.entries()) {
    rules.onProgress?.(at, rules.items.length);
    for (const named of itemSystems(people, item, rules.floors)) {
      systems.push(named);
      prepare(people, named, rules);
      followMargins(margins.system, named.system);
      new Suppression(named.system).run();
      leadMargins(margins.system, named.system);
    }
  }
  settle(people, margins, systems);
  for (const { system } of systems) refuseCrosses(system);
  rules.onProgress?.(rules.items.length, rules.items.length);
  return { people, margins, systems };
}

/** Runs those systems again in which another one has hidden a margin or a cell; the others stand as they are. */
function settle(people: WavePeople, margins: NamedSystem, systems: readonly NamedSystem[]): void {
  let pending = closeCells(people, systems);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    new Suppression(margins.system).follow();
    pending = new Set(
      systems.filter((named) => followMargins(margins.system, named.system) || pending.has(named)),
    );
    if (pending.size === 0) return;
    for (const { system } of pending) {
      new Suppression(system).follow();
      leadMargins(margins.system, system);
    }
    pending = new Set();
  }
  for (const { system } of [margins, ...systems]) {
    for (let cell = 0; cell < system.counts.length; cell++) hideCell(system, cell, 'audit');
  }
}

function prepare(people: WavePeople, named: NamedSystem, rules: WaveRules): void {
  const { system } = named;
  const { groupTotal } = people.population;
  const width = system.categoryTotal + 1;
  for (const [firm, name] of people.firms.entries()) {
    const withheld = rules.isWithheld(name);
    const hasGroups = rules.hasGroups(name);
    for (let cell = firm * groupTotal * width; cell < (firm + 1) * groupTotal * width; cell++) {
      const group = people.groups[Math.floor(cell / width) % groupTotal];
      if (withheld !== undefined) hideCell(system, cell, withheld);
      else if (group === undefined) continue;
      else if (!hasGroups) hideCell(system, cell, 'small_firm');
      else if (rules.isGroupWithheld(name, group.dimension, group.group)) hideCell(system, cell, 'floor');
    }
  }
  if (!named.isCrossable) hideCrosses(system);
  applyFloors(system);
  hideUnshown(people, named, rules.earlier);
}

function hideCrosses(system: CellSystem): void {
  const width = system.categoryTotal + 1;
  for (let cell = 0; cell < system.counts.length; cell++) {
    const isGroup = Math.floor(cell / width) % system.population.groupTotal > 0;
    if (isGroup && cell % width < system.categoryTotal) hideCell(system, cell, 'not_crossable');
  }
}

/** Hides the margins of an item that are hidden for all. Returns whether there were any that it showed. */
function followMargins(margins: CellSystem, system: CellSystem): boolean {
  const width = system.categoryTotal + 1;
  let isChanged = false;
  for (let margin = 0; margin < margins.status.length; margin++) {
    if (margins.status[margin] === 0) continue;
    if (hideCell(system, margin * width + system.categoryTotal, 'parent')) isChanged = true;
  }
  return isChanged;
}

/** Hides for all the margins that an item had to hide. */
function leadMargins(margins: CellSystem, system: CellSystem): void {
  const width = system.categoryTotal + 1;
  for (let margin = 0; margin < margins.status.length; margin++) {
    const own = margin * width + system.categoryTotal;
    if (!isShown(system, own)) hideCell(margins, margin, 'audit');
  }
}

/** Refuses a cross of which more than half of the filled cells are hidden. */
function refuseCrosses(system: CellSystem): void {
  for (let unit = 0; unit <= poolOf(system); unit++) {
    for (const [first, end] of system.population.dimensions) {
      const cells: number[] = [];
      for (let group = first; group < end; group++) {
        for (let category = 0; category < system.categoryTotal; category++) {
          const cell = cellAt(system, unit, group, category);
          if (countOf(system, cell) > 0) cells.push(cell);
        }
      }
      const shown = cells.filter((cell) => isShown(system, cell)).length;
      if (shown > 0 && 2 * shown < cells.length)
        for (const cell of cells) hideCell(system, cell, 'cross_refused');
    }
  }
}

/** What hides a cell for its own sake, unlike a table that is not told at all. */
const OWN_CODES: ReadonlySet<HiddenCode | undefined> = new Set([
  'floor',
  'outside_firm',
  'complement',
  'difference',
  'audit',
]);

/** Whether an item's cross with a dimension is refused in a unit: by `refuseCrosses`, or since none of it is left. */
export function isCrossRefused(system: CellSystem, unit: number, first: number, end: number): boolean {
  if (!isShown(system, cellAt(system, unit, 0, system.categoryTotal))) return false;
  let isAnyShown = false;
  let isAnyHidden = false;
  for (let group = first; group < end; group++) {
    for (let category = 0; category < system.categoryTotal; category++) {
      const cell = cellAt(system, unit, group, category);
      const code = hiddenCode(system.status[cell] ?? 0);
      if (code === 'cross_refused') return true;
      if (isShown(system, cell)) isAnyShown = true;
      else if (countOf(system, cell) > 0 && OWN_CODES.has(code)) isAnyHidden = true;
    }
  }
  return isAnyHidden && !isAnyShown;
}
