import { MatchFault } from './fault.ts';
import { matchBounds, readFields, readInteger, readList } from './reading.ts';

/**
 * Minutes of one weekday, wall time, half-open: 1 is Monday, 7 is Sunday; 0 <= startMinute < endMinute <= 1440.
 * What runs past midnight is stated as two windows.
 */
export interface WeeklyWindow {
  readonly weekday: number;
  readonly startMinute: number;
  readonly endMinute: number;
}

const dayMinutes = 1440;
const weekMinutes = 7 * dayMinutes;

/** Minute of the week at which a window begins; Monday 00:00 is 0. */
export function startOfWindow(window: WeeklyWindow): number {
  return (window.weekday - 1) * dayMinutes + window.startMinute;
}

function lengthOf(window: WeeklyWindow): number {
  return window.endMinute - window.startMinute;
}

/** Windows in week order with overlapping and touching ones joined; a window stays within its weekday. */
export function mergeWindows(windows: readonly WeeklyWindow[]): WeeklyWindow[] {
  const merged: WeeklyWindow[] = [];
  for (const window of [...windows].sort((a, b) => startOfWindow(a) - startOfWindow(b))) {
    const last = merged.at(-1);
    if (last !== undefined && last.weekday === window.weekday && window.startMinute <= last.endMinute) {
      merged[merged.length - 1] = { ...last, endMinute: Math.max(last.endMinute, window.endMinute) };
    } else {
      merged.push({
        weekday: window.weekday,
        startMinute: window.startMinute,
        endMinute: window.endMinute,
      });
    }
  }
  return merged;
}

/** Minutes a week of merged windows. */
export function totalMinutes(merged: readonly WeeklyWindow[]): number {
  return merged.reduce((sum, window) => sum + lengthOf(window), 0);
}

/** What two merged lists have in common, merged again. */
export function intersectWindows(
  one: readonly WeeklyWindow[],
  other: readonly WeeklyWindow[],
): WeeklyWindow[] {
  const common: WeeklyWindow[] = [];
  let i = 0;
  let j = 0;
  for (;;) {
    const a = one[i];
    const b = other[j];
    if (a === undefined || b === undefined) return common;
    if (a.weekday === b.weekday) {
      const startMinute = Math.max(a.startMinute, b.startMinute);
      const endMinute = Math.min(a.endMinute, b.endMinute);
      if (startMinute < endMinute) common.push({ weekday: a.weekday, startMinute, endMinute });
    }
    if (startOfWindow(a) + lengthOf(a) <= startOfWindow(b) + lengthOf(b)) i += 1;
    else j += 1;
  }
}

/**
 * Of `offered`, the window that lies fewest minutes before or after any of `wanted`; the week is a circle, so
 * Monday morning is near Sunday night. Of equals, the earlier in the week.
 */
export function nearestWindow(
  wanted: readonly WeeklyWindow[],
  offered: readonly WeeklyWindow[],
): WeeklyWindow | undefined {
  let nearest: { window: WeeklyWindow; gapMinutes: number } | undefined;
  for (const window of offered) {
    for (const wish of wanted) {
      const gapMinutes = gapBetween(window, wish);
      if (nearest === undefined || gapMinutes < nearest.gapMinutes) nearest = { window, gapMinutes };
    }
  }
  return nearest?.window;
}

function gapBetween(one: WeeklyWindow, other: WeeklyWindow): number {
  const after = (startOfWindow(one) - startOfWindow(other) - lengthOf(other) + 2 * weekMinutes) % weekMinutes;
  const before = (startOfWindow(other) - startOfWindow(one) - lengthOf(one) + 2 * weekMinutes) % weekMinutes;
  return Math.min(after, before);
}

/** Reads a list of windows and merges it. Throws a fault with the field's path. */
export function readWindows(given: unknown, path: string): WeeklyWindow[] {
  return mergeWindows(readList(given, path, matchBounds.windows, readWindow));
}

function readWindow(given: unknown, path: string): WeeklyWindow {
  const fields = readFields(given, path);
  const startMinute = readInteger(fields['startMinute'], `${path}.startMinute`, 0, dayMinutes - 1);
  const endMinute = readInteger(fields['endMinute'], `${path}.endMinute`, 1, dayMinutes);
  if (endMinute <= startMinute) {
    throw new MatchFault(
      'empty_range',
      `${path}.endMinute`,
      'expected more than startMinute; split at midnight',
    );
  }
  return { weekday: readInteger(fields['weekday'], `${path}.weekday`, 1, 7), startMinute, endMinute };
}
