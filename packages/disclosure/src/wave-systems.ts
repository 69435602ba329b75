import { countCells } from './cell-system.ts';
import type { CellSystem, Population } from './cell-system.ts';
import { NO_ANSWER_GIVEN, NOT_TOLD, OTHER } from './wave.ts';
import type { WaveFloors, WaveInput, WaveItem, WaveSubmission } from './wave.ts';

/** A counted system and what it counts: the margins (no item), an item, or one option of an item. */
export interface NamedSystem {
  readonly system: CellSystem;
  readonly item: string | null;
  /** Names of the categories; of an option: itself, and null for everybody who did not choose it. */
  readonly categories: readonly (string | null)[];
  readonly isCrossable: boolean;
}

/** One group as readers see it. */
export interface NamedGroup {
  readonly dimension: string;
  readonly group: string;
}

/** Everybody whose answers are counted, with the names that the indexes stand for. */
export interface WavePeople {
  readonly population: Population;
  readonly firms: readonly string[];
  /** By index of the group; undefined for everybody (0). */
  readonly groups: readonly (NamedGroup | undefined)[];
  readonly submissions: readonly WaveSubmission[];
}

/** The floor that holds for an item. */
export function floorOf(item: WaveItem | undefined, floors: WaveFloors): number {
  const own = Math.max(floors.platform, floors.default, item?.floor ?? 0);
  return item?.isSpecial === true ? Math.max(own, floors.special) : own;
}

/** The floor of the margins, which all items have in common: the highest of any. */
export function marginFloor(items: readonly WaveItem[], floors: WaveFloors): number {
  return items.reduce((floor, item) => Math.max(floor, floorOf(item, floors)), floorOf(undefined, floors));
}

/** Sorts people by firm and groups. `hasGroups` says which firms are asked for their dimensions. */
export function readPeople(
  input: Pick<WaveInput, 'dimensions'>,
  firms: readonly string[],
  submissions: readonly WaveSubmission[],
  hasGroups: (firm: string) => boolean,
): WavePeople {
  const groups: (NamedGroup | undefined)[] = [undefined];
  const dimensions: [number, number][] = [];
  const groupAt = input.dimensions.map(({ name, categories }) => {
    const first = groups.length;
    const names = categories.includes(NOT_TOLD) ? categories : [...categories, NOT_TOLD];
    for (const group of names) groups.push({ dimension: name, group });
    dimensions.push([first, groups.length]);
    return new Map(names.map((group, at) => [group, first + at]));
  });
  const firmAt = new Map(firms.map((name, at) => [name, at]));
  const tuples: Int32Array[] = [];
  const known = new Map<string, number>();
  const firmOf = new Int32Array(submissions.length);
  const tupleOf = new Int32Array(submissions.length);
  for (const [person, { company, groups: own }] of submissions.entries()) {
    const isAsked = hasGroups(company);
    const tuple = input.dimensions.map(({ name }, at) => {
      const told = isAsked && Object.hasOwn(own, name) ? own[name] : undefined;
      return groupAt[at]?.get(told ?? NOT_TOLD) ?? 0;
    });
    const key = tuple.join();
    let index = known.get(key);
    if (index === undefined) {
      index = tuples.push(Int32Array.from(tuple)) - 1;
      known.set(key, index);
    }
    firmOf[person] = firmAt.get(company) ?? 0;
    tupleOf[person] = index;
  }
  const order = Int32Array.from(submissions.keys()).sort(
    (a, b) => (firmOf[a] ?? 0) - (firmOf[b] ?? 0) || (tupleOf[a] ?? 0) - (tupleOf[b] ?? 0),
  );
  const population = {
    firmTotal: firms.length,
    groupTotal: groups.length,
    dimensions,
    firmOf,
    tupleOf,
    tuples,
    order,
  };
  return { population, firms, groups, submissions };
}

/** The margins, which belong to no item. */
export function marginSystem(people: WavePeople, floor: number): NamedSystem {
  const nobody = new Uint8Array(people.submissions.length);
  return {
    system: countCells(people.population, floor, 0, nobody),
    item: null,
    categories: [],
    isCrossable: true,
  };
}

/** The systems of an item: one, or one for every option that can be chosen beside others. */
export function itemSystems(people: WavePeople, item: WaveItem, floors: WaveFloors): NamedSystem[] {
  const floor = floorOf(item, floors);
  const isCrossable = item.isCrossable !== false && item.isSpecial !== true;
  const categories = keptCategories(people, item);
  const places = new Map(categories.map((name, at) => [name, at]));
  const other = places.get(OTHER) ?? 0;
  if (item.kind !== 'multiple' && item.kind !== 'ranking') {
    const all = [...categories, NO_ANSWER_GIVEN];
    const categoryOf = Uint8Array.from(people.submissions, (submission) => {
      const [answer] = answersTo(submission, item.name);
      return answer === undefined ? categories.length : (places.get(answer) ?? other);
    });
    const system = countCells(people.population, floor, all.length, categoryOf);
    return [{ system, item: item.name, categories: all, isCrossable }];
  }
  const chosen = categories.map(() => new Uint8Array(people.submissions.length).fill(1));
  for (const [person, submission] of people.submissions.entries()) {
    for (const answer of answersTo(submission, item.name)) {
      const option = chosen[places.get(answer) ?? other];
      if (option !== undefined) option[person] = 0;
    }
  }
  return categories.map((option, at) => ({
    system: countCells(people.population, floor, 2, chosen[at] ?? new Uint8Array()),
    item: item.name,
    categories: [option, null],
    isCrossable,
  }));
}

export function answersTo(submission: WaveSubmission, item: string): readonly string[] {
  return (Object.hasOwn(submission.answers, item) ? submission.answers[item] : undefined) ?? [];
}

/** The categories of an item; a special one gives those that one or two people chose to `other`. */
export function keptCategories(people: WavePeople, item: WaveItem): string[] {
  if (item.isSpecial !== true || item.kind === 'scale') return [...item.categories];
  const counts = new Map<string, number>();
  for (const submission of people.submissions) {
    for (const answer of answersTo(submission, item.name)) counts.set(answer, (counts.get(answer) ?? 0) + 1);
  }
  const isRare = (name: string): boolean => name !== OTHER && [1, 2].includes(counts.get(name) ?? 0);
  const kept = item.categories.filter((name) => !isRare(name));
  return kept.length < item.categories.length && !kept.includes(OTHER) ? [...kept, OTHER] : kept;
}
