import { mergeWindows } from '../windows.ts';
import type { WeeklyWindow } from '../windows.ts';

/** A week is 672 quarters of an hour: 21 words of 32 bits, three a day. */
export const weekWords = 21;
export const quarterMinutes = 15;
const dayQuarters = 96;
const wordBits = 32;

/**
 * Writes the quarters of an hour that windows cover from end to end; a broken quarter does not count, so nobody is
 * promised minutes that are not there.
 */
export function writeWeek(words: Uint32Array, offset: number, windows: readonly WeeklyWindow[]): void {
  for (const { weekday, startMinute, endMinute } of mergeWindows(windows)) {
    const first = (weekday - 1) * dayQuarters + Math.ceil(startMinute / quarterMinutes);
    const end = (weekday - 1) * dayQuarters + Math.floor(endMinute / quarterMinutes);
    for (let quarter = first; quarter < end; quarter += 1) {
      const at = offset + (quarter >>> 5);
      words[at] = (words[at] as number) | (1 << (quarter % wordBits));
    }
  }
}

/** One bit for each word of a week that has any quarter: what is disjoint here is disjoint altogether. */
export function summaryOf(words: Uint32Array, offset: number): number {
  let summary = 0;
  for (let word = 0; word < weekWords; word += 1) {
    if ((words[offset + word] as number) !== 0) summary |= 1 << word;
  }
  return summary;
}

/** Ones in a word of 32 bits. */
export function countBits(word: number): number {
  let count = word - ((word >>> 1) & 0x5555_5555);
  count = (count & 0x3333_3333) + ((count >>> 2) & 0x3333_3333);
  return Math.imul((count + (count >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24;
}

/** Whether two weeks have so many quarters in common. */
export function haveInCommon(words: Uint32Array, one: number, other: number, quarters: number): boolean {
  let count = 0;
  for (let word = 0; word < weekWords; word += 1) {
    const common = (words[one + word] as number) & (words[other + word] as number);
    if (common === 0) continue;
    count += countBits(common);
    if (count >= quarters) return true;
  }
  return false;
}

/** What both weeks have, as a new week. */
export function commonWeek(one: Uint32Array, other: Uint32Array): Uint32Array {
  return one.map((word, at) => word & (other[at] as number));
}

export function countQuarters(week: Uint32Array): number {
  return week.reduce((sum, word) => sum + countBits(word), 0);
}

/** A week as windows, in week order, merged, each within its weekday. */
export function windowsOf(week: Uint32Array): WeeklyWindow[] {
  const quarters: WeeklyWindow[] = [];
  for (let quarter = 0; quarter < 7 * dayQuarters; quarter += 1) {
    if ((((week[quarter >>> 5] as number) >>> (quarter % wordBits)) & 1) === 0) continue;
    const startMinute = (quarter % dayQuarters) * quarterMinutes;
    const weekday = 1 + Math.floor(quarter / dayQuarters);
    quarters.push({ weekday, startMinute, endMinute: startMinute + quarterMinutes });
  }
  return mergeWindows(quarters);
}
