import { cellAt, countOf, poolOf } from './cell-system.ts';
import type { CellSystem } from './cell-system.ts';
import { isCrossRefused } from './protect-wave.ts';
import type { WaveDecision } from './wave-release.ts';
import type { NamedSystem, WavePeople } from './wave-systems.ts';

/**
 * For every refused cross the groups that, taken together with their neighbours in the declared order, would have
 * all their filled cells at the floor; nothing where even two groups would not.
 */
export function mergeOffers(people: WavePeople, systems: readonly NamedSystem[]): WaveDecision[] {
  const offers: WaveDecision[] = [];
  for (const { system, item } of systems) {
    for (let unit = 0; unit <= poolOf(system); unit++) {
      for (const [first, end] of system.population.dimensions) {
        if (!isCrossRefused(system, unit, first, end)) continue;
        const groups = mergedGroups(system, unit, first, end);
        if (groups.length < 2) continue;
        const company = people.firms[unit];
        offers.push({
          code: 'merge_offered',
          ...(company === undefined ? {} : { company }),
          ...(item === null ? {} : { item }),
          dimension: people.groups[first]?.dimension ?? '',
          names: groups.map((group) => group.map((one) => people.groups[one]?.group ?? '').join(' + ')),
          cells: 0,
        });
      }
    }
  }
  return offers;
}

function mergedGroups(system: CellSystem, unit: number, first: number, end: number): number[][] {
  const isEnough = (groups: readonly number[]): boolean => {
    for (let category = 0; category < system.categoryTotal; category++) {
      let people = 0;
      for (const group of groups) people += countOf(system, cellAt(system, unit, group, category));
      if (people > 0 && people < system.floor) return false;
    }
    return true;
  };
  const merged: number[][] = [];
  let open: number[] = [];
  for (let group = first; group < end; group++) {
    if (countOf(system, cellAt(system, unit, group, system.categoryTotal)) === 0) continue;
    open.push(group);
    if (!isEnough(open)) continue;
    merged.push(open);
    open = [];
  }
  merged.at(-1)?.push(...open);
  return merged.every(isEnough) ? merged : [];
}
