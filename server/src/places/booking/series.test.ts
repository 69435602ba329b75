import { timetableOfWindows } from '@snodo/recurrence';
import { describe, expect, test } from 'vitest';
import { Problem } from '../../http/index.ts';
import type { BookingRules } from './fit.ts';
import type { SpaceTimes, Taken } from './free-times.ts';
import { datesOf, previewDates, timetableOf, type SeriesRule } from './series.ts';
import { bookedTime, instantOfText } from './wall-times.ts';

const rome = 'Europe/Rome';
const everyDay = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, startMinute: 0, endMinute: 1440 }));
const rules: BookingRules = {
  timetable: timetableOfWindows(rome, everyDay),
  stepMinutes: 15,
  shortestMinutes: 15,
  longestMinutes: 600,
  noticeMinutes: 0,
  horizonDays: 800,
};
const tuesdays: SeriesRule = {
  startMinute: 18 * 60,
  endMinute: 20 * 60,
  weekdays: [2],
  everyWeeks: 1,
  firstOn: '2026-10-13',
  times: 4,
  without: [],
};
const now = Date.parse('2026-10-01T08:00:00Z');
const spaceWith = (taken: Taken[]): SpaceTimes => ({
  mode: 'exclusive',
  before: 0,
  after: 0,
  units: [{ id: 'one', capacity: 1, taken }],
});
const preview = (rule: SeriesRule, taken: Taken[] = [], changes: Partial<BookingRules> = {}) =>
  previewDates(datesOf(timetableOf(rule, rome)), {
    space: spaceWith(taken),
    rules: { ...rules, ...changes },
    quantity: 1,
    now,
  });
const faultsOf = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    if (error instanceof Problem) return error.faults?.map(({ path, code }) => [path, code]);
    throw error;
  }
  return undefined;
};
const at = (text: string, isSecond = false) => {
  const instant = instantOfText(rome, text, isSecond);
  if (typeof instant === 'string') throw new Error(instant);
  return instant;
};

describe('a series', () => {
  test('keeps its wall time over the change of the clocks', () => {
    const dates = preview(tuesdays);
    expect(dates.map(({ on, outcome }) => [on, outcome])).toEqual(
      ['2026-10-13', '2026-10-20', '2026-10-27', '2026-11-03'].map((on) => [on, 'ok']),
    );
    expect(dates.map(({ time }) => time?.from.slice(11))).toEqual(Array.from({ length: 4 }, () => '18:00'));
    expect(dates.map(({ time }) => time?.startsAt.slice(11, 16))).toEqual([
      '16:00',
      '16:00',
      '17:00',
      '17:00',
    ]);
  });

  test('tells of each date what stands in its way, and what is free that day', () => {
    const block = { start: at('2026-10-20T18:30'), end: at('2026-10-20T19:00'), quantity: 1 };
    const [first, second] = preview(tuesdays, [block]);
    expect(first?.outcome).toBe('ok');
    expect(second?.outcome).toBe('conflict');
    expect(second?.alternatives.map(({ from }) => from)).toEqual(['2026-10-20T19:00', '2026-10-20T16:30']);
  });

  test('says closed, past, too soon and beyond the horizon', () => {
    const closed = {
      ...rules.timetable,
      closures: [{ firstOn: '2026-10-20', lastOn: '2026-10-20', name: null }],
    };
    expect(preview(tuesdays, [], { timetable: closed }).map(({ outcome }) => outcome)).toEqual([
      'ok',
      'closed',
      'ok',
      'ok',
    ]);
    expect(preview({ ...tuesdays, firstOn: '2026-09-29', times: 2 })[0]?.outcome).toBe('past');
    expect(preview(tuesdays, [], { noticeMinutes: 20 * 24 * 60 })[0]?.outcome).toBe('too_soon');
    expect(preview(tuesdays, [], { horizonDays: 15 })[1]?.outcome).toBe('beyond_horizon');
  });

  test('names the date that the clocks leap over, and books the night before and after', () => {
    const nights = {
      ...tuesdays,
      startMinute: 120,
      endMinute: 180,
      weekdays: [6, 7, 1],
      firstOn: '2027-03-27',
      times: 3,
    };
    expect(preview(nights).map(({ on, outcome, time }) => [on, outcome, time?.from ?? null])).toEqual([
      ['2027-03-27', 'ok', '2027-03-27T02:00'],
      ['2027-03-28', 'no_such_time', null],
      ['2027-03-29', 'ok', '2027-03-29T02:00'],
    ]);
  });

  test('that is longer with its buffers than its period stands in its own way', () => {
    const daily = { ...tuesdays, startMinute: 600, endMinute: 600 + 1410, weekdays: [2, 3, 4], times: 3 };
    const dates = datesOf(timetableOf(daily, rome));
    const outcomes = (after: number) =>
      previewDates(dates, {
        space: { ...spaceWith([]), after },
        rules: { ...rules, longestMinutes: 1440 },
        quantity: 1,
        now,
      }).map(({ outcome }) => outcome);
    expect(outcomes(30 * 60_000)).toEqual(['ok', 'ok', 'ok']);
    expect(outcomes(45 * 60_000)).toEqual(['ok', 'conflict', 'ok']);
  });

  test('leaves out the days that it is told to', () => {
    const found = preview({ ...tuesdays, without: ['2026-10-20'] }).map(({ on }) => on);
    expect(found).not.toContain('2026-10-20');
  });

  test('of more than two years, or without a date, is refused by the field', () => {
    const endless = { ...tuesdays, times: undefined, lastOn: '2099-12-31' };
    expect(faultsOf(() => preview(endless))).toEqual([['json.lastOn', 'too_many']]);
    expect(faultsOf(() => preview({ ...tuesdays, endMinute: tuesdays.startMinute }))).toEqual([
      ['json.endMinute', expect.any(String)],
    ]);
    expect(faultsOf(() => preview({ ...tuesdays, endMinute: tuesdays.startMinute + 700 }))).toEqual([
      ['json.endMinute', 'too_long'],
    ]);
  });
});

describe('wall times', () => {
  test('of the hour that comes twice are two instants, and said so', () => {
    const [first, second] = [at('2026-10-25T02:30'), at('2026-10-25T02:30', true)];
    expect(second - first).toBe(3_600_000);
    expect(bookedTime(rome, { start: first, end: second })).toMatchObject({
      from: '2026-10-25T02:30',
      fromSecond: false,
      to: '2026-10-25T02:30',
      toSecond: true,
    });
  });

  test.each([
    ['2027-03-28T02:30', false, 'no_such_time'],
    ['2026-10-24T02:30', true, 'comes_once'],
    ['2026-02-30T10:00', false, 'not_a_time'],
  ])('%s is refused', (text, isSecond, fault) => {
    expect(instantOfText(rome, text, isSecond)).toBe(fault);
  });
});
