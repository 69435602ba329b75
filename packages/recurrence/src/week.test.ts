import { describe, expect, test } from 'vitest';
import { timetableOfWindows, usualWeek, windowsOfWeek } from './index.ts';
import { office, weekly } from './timetables.fixture.ts';

const window = (weekday: number, startMinute: number, endMinute: number) => ({
  weekday,
  startMinute,
  endMinute,
});

describe('a week', () => {
  test('has the hours of its days, closures applied', () => {
    // 6 April 2026 is Easter Monday.
    expect(windowsOfWeek(office, '2026-04-06')).toEqual([
      ...[2, 3, 4, 5].flatMap((weekday) => [window(weekday, 540, 780), window(weekday, 900, 1080)]),
      window(6, 540, 720),
    ]);
    expect(windowsOfWeek(office, '2026-08-10')).toEqual([]);
  });

  test('goes on past midnight', () => {
    const night = { ...office, hours: [weekly(1320, 1560, [5, 7])] };
    expect(windowsOfWeek(night, '2026-06-01')).toEqual([
      window(1, 0, 120),
      window(5, 1320, 1440),
      window(6, 0, 120),
      window(7, 1320, 1440),
    ]);
  });

  test('as it usually is: what holds every week, and what holds in some', () => {
    const fortnight = {
      ...weekly(600, 660, [2]),
      rule: { frequency: 'weekly', interval: 2, weekdays: [2] },
      firstOn: '2026-03-03',
    } as const;
    const last = { ...weekly(600, 660, [3]), lastOn: '2026-03-01' };
    const usual = usualWeek({ ...office, hours: [weekly(540, 600, [1]), fortnight, last] }, '2026-08-12');
    expect(usual).toEqual({ everyWeek: [window(1, 540, 600)], someWeeks: [window(2, 600, 660)] });
  });

  test('of windows is a timetable and comes back', () => {
    const windows = [window(1, 540, 780), window(1, 900, 1080), window(3, 540, 780), window(5, 0, 1440)];
    const timetable = timetableOfWindows('Europe/Rome', windows);
    expect(timetable.hours).toHaveLength(3);
    expect(usualWeek(timetable, '2026-03-02')).toEqual({ everyWeek: windows, someWeeks: [] });
  });
});
