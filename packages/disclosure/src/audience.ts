import { cellAt, countOf, isShown, poolOf } from './cell-system.ts';
import type { EarlierWaves } from './earlier-waves.ts';
import { nameOf } from './earlier-waves.ts';
import { meanOf, peopleBand, shareOf } from './figures.ts';
import { isCrossRefused } from './protect-wave.ts';
import type {
  PeopleBand,
  ReleasedCell,
  ReleasedCross,
  ReleasedDimension,
  ReleasedItem,
  ReleasedRow,
} from './wave-release.ts';
import { NO_ANSWER_GIVEN } from './wave.ts';
import type { EarlierCell, WaveItem } from './wave.ts';
import type { NamedSystem, WavePeople } from './wave-systems.ts';

/** A protected system with what may be told anew of it. */
export interface ReadySystem {
  readonly named: NamedSystem;
  readonly renewed: Uint8Array;
}

/** Writes the tables of one unit (a firm or the pool) as readers get them. */
export class AudienceWriter {
  readonly #people: WavePeople;
  readonly #unit: number;
  readonly #earlier: EarlierWaves;
  readonly #margins: ReadySystem;

  constructor(people: WavePeople, unit: number, earlier: EarlierWaves, margins: ReadySystem) {
    this.#people = people;
    this.#unit = unit;
    this.#earlier = earlier;
    this.#margins = margins;
  }

  /** How many people a group (0: everybody) of the unit has; the earlier band where its margin is not told anew. */
  people(group: number): PeopleBand | undefined {
    const { named, renewed } = this.#margins;
    const cell = cellAt(named.system, this.#unit, group, 0);
    if (!isShown(named.system, cell)) return undefined;
    if (renewed[cell] === 1) return peopleBand(countOf(named.system, cell));
    const [, people] = this.#last(named, cell) ?? [];
    return people === undefined ? undefined : peopleBand(people);
  }

  item(item: WaveItem, systems: readonly ReadySystem[]): ReleasedItem {
    return { item: item.name, ...this.#row(item, systems, 0) };
  }

  cross(item: WaveItem, systems: readonly ReadySystem[], dimension: number): ReleasedCross {
    const [first = 0, end = 0] = this.#people.population.dimensions[dimension] ?? [];
    const isRefused = systems.every(({ named }) => isCrossRefused(named.system, this.#unit, first, end));
    const rows: (ReleasedRow & { group: string })[] = [];
    for (let group = first; group < (isRefused ? first : end); group++) {
      rows.push({ group: this.#people.groups[group]?.group ?? '', ...this.#row(item, systems, group) });
    }
    return { item: item.name, dimension: this.#people.groups[first]?.dimension ?? '', isRefused, rows };
  }

  dimension(dimension: number): ReleasedDimension {
    const [first = 0, end = 0] = this.#people.population.dimensions[dimension] ?? [];
    const margins = this.#margins;
    const { system } = margins.named;
    const total = countOf(system, cellAt(system, this.#unit, 0, 0));
    const cells: ReleasedCell[] = [];
    for (let group = first; group < end; group++) {
      const cell = cellAt(system, this.#unit, group, 0);
      cells.push(this.#cell(margins, cell, this.#people.groups[group]?.group ?? '', total, false));
    }
    return { dimension: this.#people.groups[first]?.dimension ?? '', cells };
  }

  #row(item: WaveItem, systems: readonly ReadySystem[], group: number): ReleasedRow {
    const [one] = systems;
    if (one === undefined) return { cells: [] };
    const { system } = one.named;
    const margin = cellAt(system, this.#unit, group, system.categoryTotal);
    const base = countOf(system, margin);
    const cells = systems.flatMap((ready) => {
      const counts = ready.named.categories.map((_, category) =>
        countOf(ready.named.system, cellAt(ready.named.system, this.#unit, group, category)),
      );
      const isOneSided = counts.some((count) => 10 * count >= 9 * base);
      return ready.named.categories.flatMap((category, at) => {
        const cell = cellAt(ready.named.system, this.#unit, group, at);
        return category === null ? [] : [this.#cell(ready, cell, category, base, isOneSided)];
      });
    });
    const mean = this.#mean(item, one, group);
    const people = isShown(system, margin) ? this.people(group) : undefined;
    return {
      ...(people === undefined ? {} : { people }),
      cells,
      ...(mean === undefined ? {} : { mean }),
    };
  }

  #cell(ready: ReadySystem, cell: number, category: string, base: number, isOneSided: boolean): ReleasedCell {
    const { named, renewed } = ready;
    if (!isShown(named.system, cell)) return { category, status: 'hidden' };
    const last = this.#last(named, cell);
    const isNew = renewed[cell] === 1;
    if (!isNew && last === undefined) return { category, status: 'hidden' };
    const isKept = !isNew && last !== undefined;
    const [wave, people, of] = isKept ? last : [this.#earlier.waves + 1, countOf(named.system, cell), base];
    return {
      category,
      status: 'shown',
      share: shareOf(people, of, isKept ? this.#wasOneSided(named, cell, last) : isOneSided),
      people: peopleBand(people),
      wave,
      ...(last === undefined
        ? {}
        : { trend: isNew ? ('comparable' as const) : ('composition_changed' as const) }),
    };
  }

  #last(named: NamedSystem, cell: number) {
    return this.#earlier.find(nameOf(this.#people, named, cell))?.counts.at(-1);
  }

  /** Whether one answer had 90 % of its row in an earlier wave, or those may have that readers were not told. */
  #wasOneSided(named: NamedSystem, cell: number, [wave, , base]: EarlierCell['counts'][number]): boolean {
    if (named.item === null) return false;
    const first = cell - (cell % (named.system.categoryTotal + 1));
    const counts = named.categories.map((_, at) => {
      const known = this.#earlier.find(nameOf(this.#people, named, first + at));
      return known?.counts.find(([told]) => told === wave)?.[1] ?? 0;
    });
    const untold = counts.reduce((rest, count) => rest - count, base);
    return [...counts, untold].some((count) => 10 * count >= 9 * base);
  }

  /** The mean tells nothing more where the whole distribution is shown anew; else it is told only where none of it is. */
  #mean(item: WaveItem, { named, renewed }: ReadySystem, group: number) {
    const { system } = named;
    if (item.kind !== 'scale' || item.steps === undefined) return undefined;
    const cells = named.categories.map((_, category) => cellAt(system, this.#unit, group, category));
    const filled = cells.filter((cell) => countOf(system, cell) > 0);
    const isWhole = filled.every((cell) => isShown(system, cell) && renewed[cell] === 1);
    const margin = cellAt(system, this.#unit, group, system.categoryTotal);
    const isAlone =
      group === 0 &&
      this.#unit !== poolOf(system) &&
      this.#earlier.waves === 0 &&
      isShown(system, margin) &&
      filled.every((cell) => !isShown(system, cell));
    if (!isWhole && !isAlone) return undefined;
    const answered = cells.filter((_, at) => named.categories[at] !== NO_ANSWER_GIVEN);
    return meanOf(
      answered.map((cell) => countOf(system, cell)),
      item.steps,
      system.floor,
    );
  }
}
