import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { carriedMinutes, dayAfter, forecastPool, type PoolCourse } from './pool-forecast.ts';

const year = { startsOn: '2026-01-01', endsOn: '2027-01-01', lowAtPercent: 15 };
const course = (committedMinutes: number, draws: PoolCourse['draws'] = []): PoolCourse => ({
  ...year,
  committedMinutes,
  draws,
});

describe('forecastPool', () => {
  test('says how long what is left lasts at the pace of the last 90 days', () => {
    const draws = [
      { on: '2026-02-01', minutes: 3000 },
      { on: '2026-06-10', minutes: 900 },
      { on: '2026-06-30', minutes: 900 },
    ];
    expect(forecastPool(course(60_000, draws), '2026-06-30')).toEqual({
      drawnMinutes: 4800,
      leftMinutes: 55_200,
      paceDays: 90,
      paceMinutes: 1800,
      runwayDays: 2760,
      runsOutOn: dayAfter('2026-06-30', 2761),
      expectedMinutes: 4800 + (1800 * 184) / 90,
      missingMinutes: 0,
      alarm: 'none',
    });
  });

  test('sees no end where nothing was drawn lately', () => {
    const forecast = forecastPool(course(6000, [{ on: '2026-01-02', minutes: 60 }]), '2026-09-01');
    expect(forecast).toMatchObject({ runwayDays: null, runsOutOn: null, expectedMinutes: 60, alarm: 'none' });
  });

  test('takes its pace from the days that there were, however young the pool is', () => {
    expect(forecastPool(course(6000, [{ on: '2026-01-01', minutes: 60 }]), '2026-01-01')).toMatchObject({
      paceDays: 1,
      runwayDays: 99,
      alarm: 'runs_out',
    });
  });

  test.each([
    ['none', 1000, '2026-12-31'],
    ['low', 5100, '2026-12-31'],
    ['empty', 6000, '2026-12-31'],
    ['runs_out', 3000, '2026-03-01'],
  ] as const)('is %s with %i of 6000 minutes drawn on %s', (alarm, minutes, on) => {
    expect(forecastPool(course(6000, [{ on, minutes }]), on).alarm).toBe(alarm);
  });

  const drawList = fc.array(
    fc.record({
      on: fc.integer({ min: 0, max: 364 }).map((days) => dayAfter(year.startsOn, days)),
      minutes: fc.integer({ min: 1, max: 600 }),
    }),
    { maxLength: 40 },
  );
  test('splits the commitment in drawn and left, and warns whenever the year asks for more than there is', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100_000 }),
        drawList,
        fc.integer({ min: 0, max: 364 }),
        (committed, draws, day) => {
          const forecast = forecastPool(course(committed, draws), dayAfter(year.startsOn, day));
          expect(forecast.drawnMinutes + forecast.leftMinutes).toBe(committed);
          expect(forecast.expectedMinutes).toBeGreaterThanOrEqual(forecast.drawnMinutes);
          if (
            forecast.missingMinutes > 0 &&
            forecast.leftMinutes > 0 &&
            (forecast.runwayDays ?? 400) < 364 - day
          )
            expect(forecast.alarm).not.toBe('none');
        },
      ),
    );
  });
});

describe('carriedMinutes', () => {
  test('keeps whole minutes and never more than there were', () => {
    expect([carriedMinutes(101, 50), carriedMinutes(101, 100), carriedMinutes(101, 0)]).toEqual([50, 101, 0]);
  });
});
