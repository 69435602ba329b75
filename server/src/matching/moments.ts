import type { WeeklyWindow } from '../catalogue/index.ts';

/**
 * When help with children is wanted, as weekly hours. Moments that follow no week (school closures, the
 * summer) have none: they are no reason to hide anything.
 */
const momentHours = new Map([
  ['morning', { startMinute: 7 * 60, endMinute: 8 * 60 + 30 }],
  ['school-exit', { startMinute: 16 * 60, endMinute: 18 * 60 + 30 }],
  ['evening', { startMinute: 18 * 60 + 30, endMinute: 22 * 60 }],
]);

const workingDays = [1, 2, 3, 4, 5];

export function windowsOfMoments(moments: readonly string[]): WeeklyWindow[] {
  return moments.flatMap((moment) => {
    const hours = momentHours.get(moment);
    return hours === undefined ? [] : workingDays.map((weekday) => ({ weekday, ...hours }));
  });
}
