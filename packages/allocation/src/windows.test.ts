import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { windowArbitrary } from './match-arbitraries.ts';
import { countCommon, minutesOf } from './match-testing.ts';
import { intersectWindows, mergeWindows, nearestWindow, totalMinutes } from './windows.ts';
import type { WeeklyWindow } from './windows.ts';

const windows = fc.array(windowArbitrary, { maxLength: 12 });

function at(weekday: number, fromHour: number, toHour: number): WeeklyWindow {
  return { weekday, startMinute: fromHour * 60, endMinute: toHour * 60 };
}

test('merging keeps every minute once', () => {
  fc.assert(
    fc.property(windows, (list) => {
      const merged = mergeWindows(list);
      expect(minutesOf(merged)).toEqual(minutesOf(list));
      expect(totalMinutes(merged)).toBe(minutesOf(list).size);
    }),
  );
});

test('merging joins windows that touch, within a weekday only', () => {
  expect(mergeWindows([at(1, 11, 12), at(1, 9, 11)])).toEqual([at(1, 9, 12)]);
  expect(mergeWindows([at(2, 0, 1), at(1, 23, 24)])).toEqual([at(1, 23, 24), at(2, 0, 1)]);
});

test('what two lists have in common is what both contain', () => {
  fc.assert(
    fc.property(windows, windows, (one, other) => {
      const common = intersectWindows(mergeWindows(one), mergeWindows(other));
      expect(totalMinutes(common)).toBe(countCommon(minutesOf(one), minutesOf(other)));
      expect(mergeWindows(common)).toEqual(common);
    }),
  );
});

test('the nearest window may lie before, after, or across the turn of the week', () => {
  const offered = [at(1, 8, 9), at(3, 9, 10), at(5, 14, 15)];
  expect(nearestWindow([at(3, 12, 13)], offered)).toEqual(at(3, 9, 10));
  expect(nearestWindow([at(5, 9, 10)], offered)).toEqual(at(5, 14, 15));
  expect(nearestWindow([at(7, 22, 24)], offered)).toEqual(at(1, 8, 9));
  expect(nearestWindow([at(7, 22, 24)], [])).toBeUndefined();
});

test('of equally near windows the earlier in the week is the nearest', () => {
  expect(nearestWindow([at(2, 12, 13)], [at(2, 10, 11), at(2, 14, 15)])).toEqual(at(2, 10, 11));
});
