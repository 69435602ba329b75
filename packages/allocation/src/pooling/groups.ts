import { metresBetween } from '../judge-scores.ts';
import type { CandidatePairs } from './candidate-pairs.ts';
import type { PoolNeed, PoolPlace } from './pool-need.ts';
import type { PoolRules } from './pool-rules.ts';
import type { PoolTable } from './pool-table.ts';
import { commonWeek, countQuarters, quarterMinutes, weekWords } from './week-bits.ts';

/** Where a group would meet: at the home of one of it, or at a place. */
export type PoolHost =
  | { readonly kind: 'home'; readonly need: string }
  | { readonly kind: 'place'; readonly code: string };

/** A group that could share, with what it is worth. */
export interface PoolGroup {
  /** Indices of needs, ascending. */
  readonly members: readonly number[];
  readonly week: Uint32Array;
  readonly minutes: number;
  readonly host: PoolHost;
  /** What all together walk one way, in straight lines. */
  readonly walkMetres: number;
  /** What the group pays a week, and how much less that is than each paying alone. */
  readonly priceCents: number;
  readonly savingCents: number;
}

export interface GroupsFound {
  readonly groups: readonly PoolGroup[];
  /** Whether there are no others: a dense neighbourhood has more than anybody could look at. */
  readonly isComplete: boolean;
}

/** For each need, those with a higher index that it could share with, ascending. */
export interface Neighbours {
  readonly starts: Int32Array;
  readonly ids: Int32Array;
}

export function neighboursOf(count: number, pairs: CandidatePairs): Neighbours {
  const starts = new Int32Array(count + 1);
  for (const one of pairs.ones) starts[one + 1] = (starts[one + 1] as number) + 1;
  for (let at = 0; at < count; at += 1) {
    starts[at + 1] = (starts[at + 1] as number) + (starts[at] as number);
  }
  const ids = new Int32Array(pairs.count);
  const next = starts.slice();
  for (let at = 0; at < pairs.count; at += 1) {
    const one = pairs.ones[at] as number;
    ids[next[one] as number] = pairs.others[at] as number;
    next[one] = (next[one] as number) + 1;
  }
  for (let at = 0; at < count; at += 1) {
    ids.subarray(starts[at] as number, starts[at + 1] as number).sort();
  }
  return { starts, ids };
}

export interface PoolWorld {
  readonly needs: readonly PoolNeed[];
  readonly places: readonly PoolPlace[];
  readonly table: PoolTable;
  readonly rules: PoolRules;
}

/** At most this many groups begin with one need, and this many are looked at in all, where not all are wanted. */
const mostPerNeed = 200;
const mostGroups = 200_000;

/**
 * Every group that is feasible: each two of it could share, it has at most so many families and people cared for,
 * the whole of it a language and enough of the week in common, and somewhere to meet. That pairs have time in common
 * does not imply that all have, as soon as the time lies on several days: the whole group is looked at.
 *
 * @param wantsAll for which needs every group is to be found, however many there are
 */
export function findGroups(
  world: PoolWorld,
  neighbours: Neighbours,
  wantsAll: (need: number) => boolean,
): GroupsFound {
  const { table, rules } = world;
  const groups: PoolGroup[] = [];
  const marks = Array.from({ length: rules.maxFamilies }, () => new Int32Array(table.count).fill(-1));
  let isComplete = true;
  let stamp = 0;
  let left = 0;

  /** Adds to a group those that could share with all of it; candidates have the group's stamp at its depth. */
  const extend = (members: readonly number[], week: Uint32Array, languages: number, caredFor: number) => {
    const last = members.at(-1) as number;
    const own = stamp;
    const allowed = marks[members.length - 1] as Int32Array;
    const ownNeighbours = neighbours.ids.subarray(
      neighbours.starts[last] as number,
      neighbours.starts[last + 1] as number,
    );
    for (const candidate of ownNeighbours) {
      if (allowed[candidate] !== own) continue;
      const people = caredFor + (world.needs[candidate]?.caredFor ?? 0);
      const shared = languages & (table.languages[candidate] as number);
      if (people > rules.maxCaredFor || shared === 0) continue;
      const common = commonWeek(week, weekAt(table, candidate));
      const minutes = countQuarters(common) * quarterMinutes;
      if (minutes < rules.minCommonMinutes) continue;
      const grown = [...members, candidate];
      const group = groupOf(world, grown, common, minutes);
      if (group !== undefined) {
        if (left <= 0) {
          isComplete = false;
          return;
        }
        left -= 1;
        groups.push(group);
      }
      if (grown.length < rules.maxFamilies) {
        const next = marks[members.length] as Int32Array;
        const before = stamp;
        stamp = nextStamp;
        nextStamp += 1;
        for (const other of ownNeighbours)
          if (other > candidate && allowed[other] === own) next[other] = stamp;
        extend(grown, common, shared, people);
        stamp = before;
      }
    }
  };

  let nextStamp = 1;
  for (let need = 0; need < table.count; need += 1) {
    const begin = neighbours.starts[need] as number;
    const end = neighbours.starts[need + 1] as number;
    if (begin === end) continue;
    left = wantsAll(need) ? Number.POSITIVE_INFINITY : Math.min(mostPerNeed, mostGroups - groups.length);
    stamp = nextStamp;
    nextStamp += 1;
    const first = marks[0] as Int32Array;
    for (let at = begin; at < end; at += 1) first[neighbours.ids[at] as number] = stamp;
    const languages = table.languages[need] as number;
    extend([need], weekAt(table, need), languages, world.needs[need]?.caredFor ?? 0);
  }
  return { groups, isComplete };
}

function weekAt(table: PoolTable, need: number): Uint32Array {
  return table.weeks.subarray(need * weekWords, (need + 1) * weekWords);
}

function groupOf(
  { needs, places, rules }: PoolWorld,
  members: readonly number[],
  week: Uint32Array,
  minutes: number,
): PoolGroup | undefined {
  const families = members.flatMap((member) => needs[member] ?? []);
  const host = nearestHost(families, places, rules.maxDistanceMetres);
  if (host === undefined) return undefined;
  const soloCents = priceOf(rules, 1, minutes);
  const priceCents = priceOf(rules, families.length, minutes);
  return {
    members,
    week,
    minutes,
    ...host,
    priceCents,
    savingCents: families.length * soloCents - priceCents,
  };
}

/** Cents a week, rounded up to the cent. */
export function priceOf(rules: PoolRules, families: number, minutes: number): number {
  const hourly = rules.feeCentsPerHour + (families - 1) * rules.furtherFamilyCentsPerHour;
  return Math.ceil((hourly * minutes) / 60);
}

/** The host to whom all together walk least; of equals a home before a place, then the first by id. */
export function nearestHost(
  families: readonly PoolNeed[],
  places: readonly PoolPlace[],
  maxDistanceMetres: number,
): { host: PoolHost; walkMetres: number } | undefined {
  let best: { host: PoolHost; walkMetres: number } | undefined;
  const consider = (host: PoolHost, position: PoolNeed['position']) => {
    let walkMetres = 0;
    for (const family of families) {
      const metres = metresBetween(family.position, position);
      if (metres > maxDistanceMetres) return;
      walkMetres += metres;
    }
    if (best === undefined || walkMetres < best.walkMetres) best = { host, walkMetres };
  };
  for (const { id, canHost, position } of families)
    if (canHost) consider({ kind: 'home', need: id }, position);
  for (const { code, position } of places) consider({ kind: 'place', code }, position);
  return best;
}
