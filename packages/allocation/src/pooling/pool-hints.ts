import { agesMeet, areNear, canPair, haveTimeInCommon, homesAgree, speakAlike } from './candidate-pairs.ts';
import { readPoolNeeds } from './pool-need.ts';
import type { PoolNeed } from './pool-need.ts';
import { checkPoolRules } from './pool-rules.ts';
import type { PoolRules } from './pool-rules.ts';
import { tableOf } from './pool-table.ts';
import type { PoolTable } from './pool-table.ts';
import { commonWeek, weekWords } from './week-bits.ts';

/** Fewer families than this are never spoken of. */
export const hintFloor = 3;

const steps = [3, 5, 10, 20] as const;

export const dayParts = ['morning', 'afternoon', 'evening'] as const;
export type DayPart = (typeof dayParts)[number];

/** In which quarters of a day a part of it lies: 06-13, 13-18, 18-24. */
const partQuarters: Record<DayPart, readonly [number, number]> = {
  morning: [24, 52],
  afternoon: [52, 72],
  evening: [72, 96],
};

/** What somebody may know of others before all have agreed: how many at least, about how far, and parts of days. */
export interface PoolHint {
  /** 3, 5, 10 or 20, and always "at least". */
  readonly atLeastFamilies: number;
  /** Whole kilometres, rounded up. */
  readonly withinKilometres: number;
  /** Where at least three of them have time when she has, in the order of the week. */
  readonly times: readonly { readonly weekday: number; readonly part: DayPart }[];
}

export const missingReasons = ['distance', 'time', 'ages', 'language', 'home'] as const;
export type MissingReason = (typeof missingReasons)[number];

/** What would have to be otherwise for so many families to be able to share with her. */
export interface PoolGap {
  readonly reason: MissingReason;
  readonly atLeastFamilies: number;
}

export interface PoolOutlook {
  /** Undefined below three families: two would know each other. */
  readonly hint: PoolHint | undefined;
  /** Others with the same entry whom one thing only keeps apart from her, where they are three or more. */
  readonly gaps: readonly PoolGap[];
}

/** How a need stands among the others, without anything that could tell who they are. */
export function outlookFor(own: PoolNeed, others: readonly PoolNeed[], rules: PoolRules): PoolOutlook {
  const checked = checkPoolRules(rules);
  const [me] = readPoolNeeds([own]);
  const rest = readPoolNeeds(others).filter(({ id, entry }) => id !== me?.id && entry === me?.entry);
  const table = tableOf(me === undefined ? [] : [me, ...rest]);
  const near: number[] = [];
  const gaps = new Map<MissingReason, number>();
  for (let other = 1; other < table.count; other += 1) {
    if (canPair(table, 0, other, checked)) {
      near.push(other);
      continue;
    }
    const [reason, ...more] = reasonsBetween(table, other, checked);
    if (reason !== undefined && more.length === 0) gaps.set(reason, (gaps.get(reason) ?? 0) + 1);
  }
  return {
    hint: near.length < hintFloor ? undefined : hintOf(table, near, checked),
    gaps: missingReasons.flatMap((reason) => {
      const count = gaps.get(reason) ?? 0;
      return count < hintFloor ? [] : [{ reason, atLeastFamilies: stepOf(count) }];
    }),
  };
}

function hintOf(table: PoolTable, near: readonly number[], rules: PoolRules): PoolHint {
  return {
    atLeastFamilies: stepOf(near.length),
    withinKilometres: Math.ceil(rules.maxDistanceMetres / 1_000),
    times: [1, 2, 3, 4, 5, 6, 7].flatMap((weekday) =>
      dayParts.flatMap((part) => {
        const free = near.filter((other) => areFree(table, other, weekday, part));
        return free.length < hintFloor ? [] : [{ weekday, part }];
      }),
    ),
  };
}

function areFree(table: PoolTable, other: number, weekday: number, part: DayPart): boolean {
  const common = commonWeek(weekOf(table, 0), weekOf(table, other));
  const [from, to] = partQuarters[part];
  for (let quarter = (weekday - 1) * 96 + from; quarter < (weekday - 1) * 96 + to; quarter += 1) {
    if ((((common[quarter >>> 5] as number) >>> (quarter % 32)) & 1) === 1) return true;
  }
  return false;
}

function weekOf(table: PoolTable, need: number): Uint32Array {
  return table.weeks.subarray(need * weekWords, (need + 1) * weekWords);
}

/** The largest step that is not above the count. */
function stepOf(count: number): number {
  return steps.findLast((step) => step <= count) ?? 0;
}

/** Everything that keeps the first need and another of the same entry apart. */
function reasonsBetween(table: PoolTable, other: number, rules: PoolRules): MissingReason[] {
  const isMet: Record<MissingReason, boolean> = {
    distance: areNear(table, 0, other, rules),
    time: haveTimeInCommon(table, 0, other, rules),
    ages: agesMeet(table, 0, other, rules),
    language: speakAlike(table, 0, other),
    home: homesAgree(table, 0, other),
  };
  return missingReasons.filter((reason) => !isMet[reason]);
}
