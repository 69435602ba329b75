import { countOf, isShown } from './cell-system.ts';
import type { CellSystem } from './cell-system.ts';
import { hideCell, linesOf } from './suppress.ts';
import type { CellName, EarlierCell, SeriesState } from './wave.ts';
import type { NamedSystem, WavePeople } from './wave-systems.ts';

/** Earlier counts of one cell that are compared; a cell renewed more often is not renewed again. */
const MOST_RENEWALS = 4;

/** What was shown before, by the name of the cell. */
export class EarlierWaves {
  readonly waves: number;
  readonly #cells = new Map<string, EarlierCell>();
  readonly #firms: ReadonlyMap<string, boolean>;
  readonly #items: ReadonlySet<string>;

  constructor(series: SeriesState | undefined) {
    this.waves = series?.waves ?? 0;
    this.#firms = new Map(series?.firms.map(({ name, isReleased }) => [name, isReleased]));
    this.#items = new Set(series?.items);
    for (const cell of series?.cells ?? []) this.#cells.set(JSON.stringify(cell.name), cell);
  }

  find(name: CellName): EarlierCell | undefined {
    return this.#cells.get(JSON.stringify(name));
  }

  /** Whether a cell's table was released, or refused, in an earlier wave, so that it may show no more than then. */
  isBound(firm: string | undefined, item: string | null): boolean {
    if (this.waves === 0 || (item !== null && !this.#items.has(item))) return false;
    return firm === undefined || this.#firms.has(firm);
  }
}

/** The name under which a cell is kept from wave to wave. */
export function nameOf(people: WavePeople, named: NamedSystem, cell: number): CellName {
  const { groupTotal } = people.population;
  const width = named.system.categoryTotal + 1;
  const category = cell % width;
  const group = people.groups[Math.floor(cell / width) % groupTotal];
  const firm = people.firms[Math.floor(cell / (width * groupTotal))] ?? null;
  const isMargin = category === named.system.categoryTotal;
  const option = named.categories[isMargin ? -1 : category];
  // The other side of an option is named after the option, which leaves it a place of its own.
  const side = option === null ? `not ${named.categories[0] ?? ''}` : option;
  return [
    firm,
    isMargin ? null : named.item,
    isMargin ? null : (side ?? null),
    group?.dimension ?? null,
    group?.group ?? null,
  ];
}

/** Hides what earlier waves did not show of firms and items that they had: it would tell what they hid. */
export function hideUnshown(people: WavePeople, named: NamedSystem, earlier: EarlierWaves): void {
  const { system } = named;
  for (let cell = 0; cell < system.counts.length; cell++) {
    if (!isShown(system, cell)) continue;
    const name = nameOf(people, named, cell);
    if (!earlier.isBound(name[0] ?? undefined, name[1])) continue;
    if (earlier.find(name) === undefined) hideCell(system, cell, 'earlier_wave');
  }
}

/**
 * Which shown cells are told anew; the others keep their last figure. Somebody who takes everybody's answer for
 * the same as before can subtract two waves. So a cell is told anew only if it changed by nobody or by at least
 * the floor, and of a cell that is told anew the parts that are not must have changed alike together.
 * @param isSteady whether nobody joined or left a firm (by index; the pool's is that of all firms)
 */
export function renewedCells(
  people: WavePeople,
  named: NamedSystem,
  earlier: EarlierWaves,
  isSteady: (unit: number) => boolean,
): Uint8Array {
  const { system } = named;
  const { groupTotal } = people.population;
  const renewed = new Uint8Array(system.counts.length);
  const change = new Map<number, number>();
  const histories = new Map<number, readonly number[]>();
  const width = system.categoryTotal + 1;
  for (let cell = 0; cell < system.counts.length; cell++) {
    const known = earlier.waves === 0 ? undefined : earlier.find(nameOf(people, named, cell));
    const counts = known?.counts.map(([, count]) => count) ?? [];
    // Readers keep the earlier figures of a cell that is hidden now.
    histories.set(cell, counts);
    if (!isShown(system, cell)) continue;
    const last = counts.at(-1);
    if (last !== undefined) change.set(cell, countOf(system, cell) - last);
    const isOneWay = Math.floor(cell / width) % groupTotal === 0 && cell % width < system.categoryTotal;
    const isFollowed =
      isOneWay && known?.isRetired !== true && isSafeChange(counts, countOf(system, cell), system.floor);
    const isFree = last === undefined || isSteady(Math.floor(cell / (width * groupTotal)));
    if (isFree || isFollowed) renewed[cell] = 1;
  }
  if (earlier.waves > 0) closeLines(system, renewed, change, histories);
  return renewed;
}

/** Whether no sum or difference of the counts of a cell (or half of one of three) lies between nobody and the floor. */
export function isSafeChange(earlier: readonly number[], count: number, floor: number): boolean {
  return earlier.length <= MOST_RENEWALS && isSafeSum(earlier, count, floor);
}

function isSafeSum(earlier: readonly number[], count: number, floor: number): boolean {
  const isBetween = (people: number): boolean => Math.abs(people) > 0 && Math.abs(people) < floor;
  const sums = (at: number, people: number, terms: number): boolean => {
    if (at === earlier.length) return isBetween(people) || (terms === 3 && isBetween(people / 2));
    const own = earlier[at] ?? 0;
    return (
      sums(at + 1, people, terms) ||
      sums(at + 1, people + own, terms + 1) ||
      sums(at + 1, people - own, terms + 1)
    );
  };
  return !sums(0, count, 1);
}

/** Earlier counts of the parts of a rest up to which all their sums are tried. */
const MOST_PART_COUNTS = 6;

/** Whether what is left of a cell could be taken apart by earlier counts of its parts. */
function isSafeRest(parts: readonly (readonly number[])[], rest: number, floor: number): boolean {
  const counts = parts.flat();
  if (parts.every((own) => own.length < 2) || counts.length > MOST_PART_COUNTS) return true;
  return isSafeSum(counts, rest, floor);
}

/** Parts of a rest up to which all sums of their earlier counts are held against a change; else one part alone and all. */
const MOST_SUMMED_PARTS = 3;

/** Whether those who left or joined a cell between two of its waves could be all but a few of what a part was once told to be. */
function coversPart(
  counts: readonly number[],
  parts: readonly (readonly number[])[],
  floor: number,
): boolean {
  const told = parts.filter((own) => own.length > 0);
  const sums = new Set<number>();
  for (const own of told) {
    const before = told.length <= MOST_SUMMED_PARTS ? [0, ...sums] : [0];
    for (const sum of before) for (const count of own) sums.add(sum + count);
  }
  if (told.length > MOST_SUMMED_PARTS) sums.add(told.reduce((sum, own) => sum + (own.at(-1) ?? 0), 0));
  const changes = counts.flatMap((count, at) => counts.slice(0, at).map((other) => Math.abs(count - other)));
  return changes.some((people) =>
    [...sums].some((sum) => people > 0 && sum !== people && Math.abs(sum - people) < floor),
  );
}

/** Takes back what would tell, by subtraction, how a cell changed that is not told anew. */
function closeLines(
  system: CellSystem,
  renewed: Uint8Array,
  change: ReadonlyMap<number, number>,
  histories: ReadonlyMap<number, readonly number[]>,
): void {
  const lines = linesOf(system);
  for (let isChanged = true; isChanged;) {
    isChanged = false;
    for (const { parent, children } of lines) {
      if (renewed[parent] !== 1 || !change.has(parent)) continue;
      const rest = children.filter((child) => renewed[child] !== 1);
      const people = rest.reduce((sum, child) => sum + countOf(system, child), 0);
      const counts = rest.map((child) => histories.get(child) ?? []);
      const isSafe =
        isSafeRest(counts, people, system.floor) &&
        !coversPart([...(histories.get(parent) ?? []), countOf(system, parent)], counts, system.floor) &&
        !tellsSmallRest(system, renewed, change, parent, children);
      if (isSafe) continue;
      const told = children.filter((child) => renewed[child] === 1 && change.has(child));
      const least = told.toSorted((a, b) => countOf(system, a) - countOf(system, b))[0] ?? parent;
      renewed[least] = 0;
      isChanged = true;
    }
  }
}

/**
 * Whether some people below the floor could be what is left of a renewed cell without its renewed parts: of each
 * part that is not renewed, those who joined, if nobody can have left it, or everybody who is in it now.
 */
function tellsSmallRest(
  system: CellSystem,
  renewed: Uint8Array,
  change: ReadonlyMap<number, number>,
  parent: number,
  children: readonly number[],
): boolean {
  const rest = children.filter((child) => renewed[child] !== 1);
  if (rest.length === 0) return false;
  let left = change.get(parent) ?? 0;
  for (const child of children) if (renewed[child] === 1) left -= change.get(child) ?? countOf(system, child);
  if (Math.abs(left) > 0 && Math.abs(left) < system.floor) return true;
  const known = rest.filter((child) => change.has(child));
  const knownChange = known.reduce((people, child) => people + (change.get(child) ?? 0), 0);
  const options = known.map((child) => [countOf(system, child), change.get(child) ?? 0]);
  const unknown = rest.filter((child) => !change.has(child));
  if (unknown.length > 0) {
    options.push([unknown.reduce((people, child) => people + countOf(system, child), 0), left - knownChange]);
  }
  let sums = new Set([0]);
  for (const values of options) {
    const next = new Set<number>();
    for (const sum of sums) {
      for (const value of values) if (value >= 0) next.add(Math.min(sum + value, system.floor));
    }
    sums = next;
  }
  return [...sums].some((sum) => sum > 0 && sum < system.floor);
}

/** The cells of this wave: what the next one has to be compared with. */
export function nextCells(
  people: WavePeople,
  named: NamedSystem,
  renewed: Uint8Array,
  earlier: EarlierWaves,
): EarlierCell[] {
  const { system } = named;
  const { groupTotal, firmTotal } = people.population;
  const width = system.categoryTotal + 1;
  const cells: EarlierCell[] = [];
  for (let cell = 0; cell < system.counts.length; cell++) {
    const isMargin = cell % width === system.categoryTotal;
    if (isMargin !== (named.item === null)) continue;
    const name = nameOf(people, named, cell);
    const known = earlier.find(name);
    const poolCell = firmTotal * groupTotal * width + (cell % (groupTotal * width));
    if (renewed[cell] === 1) {
      const margin = cell - (cell % width) + system.categoryTotal;
      const now = [earlier.waves + 1, countOf(system, cell), countOf(system, margin)] as const;
      cells.push({ ...known, name, counts: [...(known?.counts ?? []), now] });
    } else if (known !== undefined && renewed[poolCell] === 1) cells.push({ ...known, isRetired: true });
  }
  return cells;
}
