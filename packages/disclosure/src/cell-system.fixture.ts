import { cellAt, countCells, countOf, isShown } from './cell-system.ts';
import type { CellSystem } from './cell-system.ts';

/** Some people in the same place: firm, one category index per dimension, category of the question. */
export interface Place {
  readonly firm: number;
  readonly groups: readonly number[];
  readonly category: number;
  readonly people: number;
}

export interface Shape {
  readonly firms: number;
  readonly dimensions: readonly number[];
  readonly categories: number;
}

/** A counted system of people in given places, nothing hidden yet. */
export function systemOf(shape: Shape, places: readonly Place[], floor: number): CellSystem {
  const starts: [number, number][] = [];
  let groupTotal = 1;
  for (const size of shape.dimensions) {
    starts.push([groupTotal, groupTotal + size]);
    groupTotal += size;
  }
  const tuples: Int32Array[] = [];
  const known = new Map<string, number>();
  const people = places
    .flatMap((place) => {
      const tuple = Int32Array.from(place.groups, (group, at) => (starts[at]?.[0] ?? 0) + group);
      const key = tuple.join();
      if (!known.has(key)) known.set(key, tuples.push(tuple) - 1);
      const person = { firm: place.firm, tuple: known.get(key) ?? 0, category: place.category };
      return Array.from({ length: place.people }, () => person);
    })
    .sort((a, b) => a.firm - b.firm || a.tuple - b.tuple);
  const population = {
    firmTotal: shape.firms,
    groupTotal,
    dimensions: starts,
    firmOf: Int32Array.from(people, ({ firm }) => firm),
    tupleOf: Int32Array.from(people, ({ tuple }) => tuple),
    tuples,
    order: Int32Array.from(people.keys()),
  };
  const categoryOf = Uint8Array.from(people, ({ category }) => category);
  return countCells(population, floor, shape.categories, categoryOf);
}

/** Shown cells as rows over the places: 1 where the place is in the cell. `firms` undefined: all and the pool. */
export function shownRows(
  system: CellSystem,
  places: readonly Place[],
  isSeen: (unit: number) => boolean = () => true,
): number[][] {
  const { firmTotal, groupTotal, dimensions } = system.population;
  const rows: number[][] = [];
  for (let unit = 0; unit <= firmTotal; unit++) {
    for (let group = 0; group < groupTotal; group++) {
      for (let category = 0; category <= system.categoryTotal; category++) {
        if (!isSeen(unit) || !isShown(system, cellAt(system, unit, group, category))) continue;
        rows.push(
          places.map((place) => {
            const isInUnit = unit === firmTotal || place.firm === unit;
            const isInGroup =
              group === 0 || place.groups.some((own, at) => (dimensions[at]?.[0] ?? 0) + own === group);
            return Number(
              isInUnit && isInGroup && (category === system.categoryTotal || place.category === category),
            );
          }),
        );
      }
    }
  }
  return rows;
}

/** The shown cells of one firm (0) as `group/category` with * for all. */
export function shownCounts(
  system: CellSystem,
  groups: readonly string[],
  categories: readonly string[],
): Record<string, number> {
  const shown: Record<string, number> = {};
  for (const [group, groupName] of ['*', ...groups].entries()) {
    for (const [category, categoryName] of [...categories, '*'].entries()) {
      const cell = cellAt(system, 0, group, category);
      if (isShown(system, cell)) shown[`${groupName}/${categoryName}`] = countOf(system, cell);
    }
  }
  return shown;
}
