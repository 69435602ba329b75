import { describe, expect, test } from 'vitest';
import { easterOf, holidaysOf } from './index.ts';

describe('holidays', () => {
  test.each([
    [2000, '2000-04-23'],
    [2008, '2008-03-23'],
    [2011, '2011-04-24'],
    [2019, '2019-04-21'],
    [2024, '2024-03-31'],
    [2025, '2025-04-20'],
    [2026, '2026-04-05'],
    [2027, '2027-03-28'],
    [2038, '2038-04-25'],
    [2076, '2076-04-19'],
  ])('Easter of %i', (year, day) => {
    expect(easterOf(year)).toBe(day);
  });

  test('of Italy and Milan stand by day, Saint Francis from 2026 on', () => {
    expect(holidaysOf(['italy', 'milan'], 2026).map(({ on }) => on.slice(5))).toEqual([
      '01-01',
      '01-06',
      '04-05',
      '04-06',
      '04-25',
      '05-01',
      '06-02',
      '08-15',
      '10-04',
      '11-01',
      '12-07',
      '12-08',
      '12-25',
      '12-26',
    ]);
    expect(holidaysOf(['italy'], 2025).some(({ code }) => code === 'saint_francis')).toBe(false);
    expect(holidaysOf(['milan'], 2026)).toEqual([{ on: '2026-12-07', code: 'saint_ambrose' }]);
    expect(holidaysOf([], 2026)).toEqual([]);
  });
});
