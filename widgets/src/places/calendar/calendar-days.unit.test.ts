import { describe, expect, test } from 'vitest';
import { addDays, addMonths, daysOfMonth, weeksOfMonth } from './calendar-days.ts';

describe('the days of a month', () => {
  test('stand in whole weeks from Monday on, each once', () => {
    for (const month of ['2026-02-01', '2026-03-15', '2027-01-31', '2028-02-29']) {
      const weeks = weeksOfMonth(month);
      expect(weeks.every((week) => week.length === 7)).toBe(true);
      const days = weeks.flat().filter((day) => day !== null);
      expect(days).toHaveLength(daysOfMonth(month));
      expect(days[0]).toBe(`${month.slice(0, 7)}-01`);
      for (const week of weeks)
        for (const [index, day] of week.entries())
          if (day !== null) expect((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7).toBe(index);
    }
  });

  test('go on over the year, and a night in which the clocks change is a day like any other', () => {
    expect(addMonths('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2026-10-24', 2)).toBe('2026-10-26');
    expect(daysOfMonth('2028-02-10')).toBe(29);
  });
});
