import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  fromWeeklyHours,
  occurrencesBetween,
  readTimetable,
  readWeeklyHours,
  toWeeklyHours,
} from './index.ts';
import type { Timetable } from './index.ts';
import { anyTimetable, anyWeeklyHours, office, told, weekly } from './timetables.fixture.ts';

const closedWeek = [[], [], [], [], [], [], []];

/** Codes and paths of what a timetable is refused for. */
function faultsOf(given: unknown, options = {}): string[] {
  const read = readTimetable(given, options);
  return read.ok ? [] : read.faults.map(({ path, code }) => `${path}: ${code}`);
}

function formFaults(periods: unknown): string[] {
  const read = readWeeklyHours({ timeZone: 'Europe/Rome', periods });
  return read.ok ? [] : read.faults.map(({ path, code }) => `${path}: ${code}`);
}

const rome = (...hours: object[]) => ({ timeZone: 'Europe/Rome', hours });

describe('a timetable is read', () => {
  test('as it is when it is one, also from JSON', () => {
    expect(readTimetable(JSON.parse(JSON.stringify(office)))).toEqual({ ok: true, value: office });
  });

  test('in the same form whatever is left out and in whatever order lists stand', () => {
    const read = readTimetable(
      rome({ startMinute: 540, endMinute: 600, rule: { frequency: 'weekly', weekdays: [3, 1, 3] } }),
    );
    expect(read.ok && read.value).toEqual({
      timeZone: 'Europe/Rome',
      hours: [weekly(540, 600, [1, 3])],
      exceptions: [],
      closures: [],
      holidays: [],
    });
  });

  test('twice with the same outcome', () => {
    fc.assert(
      fc.property(anyTimetable, (timetable) => {
        const read = readTimetable(timetable);
        if (!read.ok) {
          expect(read.faults.map(({ code }) => code)).toEqual(['never_occurs']);
          return;
        }
        expect(readTimetable(structuredClone(read.value))).toEqual(read);
        expect(read.value).toEqual(timetable);
      }),
    );
  });
});

describe('a timetable is refused', () => {
  const monday = { frequency: 'weekly', weekdays: [1] };
  const hours = { startMinute: 540, endMinute: 600, rule: monday };

  test.each<[string, unknown, string[]]>([
    ['when it is none', 'Mon 9-13', [': not_an_object']],
    ['without a zone', { hours: [hours] }, ['timeZone: not_text']],
    [
      'for a zone that does not exist',
      { timeZone: 'Europe/Milano', hours: [hours] },
      ['timeZone: unknown_time_zone'],
    ],
    [
      'for an offset in place of a zone',
      { timeZone: '+02:00', hours: [hours] },
      ['timeZone: unknown_time_zone'],
    ],
    [
      'when it ends before it starts',
      rome({ ...hours, endMinute: 500 }),
      ['hours.0.endMinute: ends_before_it_starts'],
    ],
    ['for more than a day at once', rome({ ...hours, endMinute: 2000 }), ['hours.0.endMinute: too_long']],
    ['for half minutes', rome({ ...hours, startMinute: 9.5 }), ['hours.0.startMinute: not_an_integer']],
    [
      'for a day that no calendar has',
      rome({ ...hours, firstOn: '2026-02-30' }),
      ['hours.0.firstOn: not_a_day'],
    ],
    ['for a slip in the year', rome({ ...hours, firstOn: '0206-02-28' }), ['hours.0.firstOn: out_of_range']],
    [
      'for a validity that is turned round',
      rome({ ...hours, firstOn: '2026-03-01', lastOn: '2026-02-01' }),
      ['hours.0.lastOn: ends_before_it_starts'],
    ],
    [
      'for two ends',
      rome({ ...hours, firstOn: '2026-03-01', lastOn: '2026-05-01', times: 3 }),
      ['hours.0.times: two_ends'],
    ],
    [
      'when weeks are counted from nowhere',
      rome({ ...hours, rule: { ...monday, interval: 2 } }),
      ['hours.0.firstOn: first_day_needed'],
    ],
    [
      'without a weekday',
      rome({ ...hours, rule: { frequency: 'weekly' } }),
      ['hours.0.rule.weekdays: too_few'],
    ],
    [
      'for an eighth weekday',
      rome({ ...hours, rule: { frequency: 'weekly', weekdays: [8] } }),
      ['hours.0.rule.weekdays.0: out_of_range'],
    ],
    [
      'for a rule of another kind',
      rome({ ...hours, rule: { frequency: 'yearly' } }),
      ['hours.0.rule.frequency: not_allowed'],
    ],
    [
      'for day 0 of a month',
      rome({ ...hours, rule: { frequency: 'monthly_days', monthDays: [0] } }),
      ['hours.0.rule.monthDays: out_of_range'],
    ],
    [
      'when no such day comes before its end',
      rome({ ...hours, firstOn: '2026-03-03', lastOn: '2026-03-08' }),
      ['hours.0: never_occurs'],
    ],
    [
      'for the 31st of every twelfth month from February',
      rome({
        ...hours,
        firstOn: '2026-02-01',
        rule: { frequency: 'monthly_days', interval: 12, monthDays: [31] },
      }),
      ['hours.0: never_occurs'],
    ],
    [
      'when closures leave nothing',
      {
        ...rome({ ...hours, firstOn: '2026-03-02', lastOn: '2026-03-31' }),
        closures: [{ firstOn: '2026-03-01', lastOn: '2026-04-01' }],
      },
      [': never_occurs'],
    ],
    ['when it says nothing', rome(), [': never_occurs']],
    [
      'for hours that overlap',
      rome(hours, { ...hours, startMinute: 570, endMinute: 630 }),
      ['hours.1: hours_overlap'],
    ],
    [
      'for validities that overlap',
      rome(
        { ...hours, lastOn: '2026-06-30' },
        { ...hours, firstOn: '2026-06-15', rule: { frequency: 'daily' } },
      ),
      ['hours.1: hours_overlap'],
    ],
    [
      'for a night that goes on into the morning',
      rome(
        { ...hours, startMinute: 1320, endMinute: 1440 + 600 },
        { ...hours, rule: { frequency: 'weekly', weekdays: [2] } },
      ),
      ['hours.1: hours_overlap'],
    ],
    [
      'for two exceptions of one day',
      {
        ...rome(hours),
        exceptions: [
          { on: '2026-03-02', spans: [] },
          { on: '2026-03-02', spans: [] },
        ],
      },
      ['exceptions.1.on: repeated'],
    ],
    [
      'for hours of an exception that overlap',
      {
        ...rome(hours),
        exceptions: [
          {
            on: '2026-03-02',
            spans: [
              { startMinute: 1, endMinute: 9 },
              { startMinute: 8, endMinute: 10 },
            ],
          },
        ],
      },
      ['exceptions.0.spans.1: hours_overlap'],
    ],
    [
      'for a closure that is turned round',
      { ...rome(hours), closures: [{ firstOn: '2026-03-02', lastOn: '2026-03-01', name: 'x'.repeat(121) }] },
      ['closures.0.name: too_long'],
    ],
    ['for holidays of somewhere else', { ...rome(hours), holidays: ['france'] }, ['holidays.0: not_allowed']],
    ['for more than anybody writes', rome(...Array.from({ length: 51 }, () => hours)), ['hours: too_many']],
  ])('%s', (_when, given, faults) => {
    expect(faultsOf(given)).toEqual(faults);
  });

  test('with every fault at once', () => {
    const two = { ...rome({ ...hours, endMinute: 3 }, { ...hours, times: 0 }), timeZone: 'X' };
    expect(faultsOf(two)).toEqual([
      'timeZone: unknown_time_zone',
      'hours.0.endMinute: ends_before_it_starts',
      'hours.1.times: out_of_range',
    ]);
  });

  test('for having no end, where one is asked for', () => {
    expect(faultsOf(rome(hours), { mustEnd: true })).toEqual(['hours.0: never_ends']);
    expect(faultsOf(rome({ ...hours, lastOn: '2026-05-01' }), { mustEnd: true })).toEqual([]);
    expect(faultsOf(rome({ ...hours, firstOn: '2026-03-02', times: 3 }), { mustEnd: true })).toEqual([]);
  });

  test('never with an error, whatever comes', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (one, other) => {
        readTimetable(one);
        readTimetable({
          timeZone: 'Europe/Rome',
          hours: [one, { ...hours, rule: other }],
          exceptions: other,
          closures: [one],
        });
        readWeeklyHours({ timeZone: 'Europe/Rome', periods: [one, { week: other }] });
      }),
    );
  });
});

describe('weekly hours and exceptions', () => {
  test('become a timetable and come back as they were', () => {
    fc.assert(
      fc.property(anyWeeklyHours, (form) => {
        expect(toWeeklyHours(fromWeeklyHours(form))).toEqual(form);
      }),
    );
  });

  test('say the same hours as the timetable they were made of', () => {
    const [from, to] = [new Date('2025-06-01T00:00:00Z'), new Date('2027-06-01T00:00:00Z')];
    fc.assert(
      fc.property(anyTimetable, (timetable) => {
        const form = toWeeklyHours(timetable);
        if (form === undefined) return;
        const again = fromWeeklyHours(form);
        expect(told(occurrencesBetween(again, from, to))).toEqual(
          told(occurrencesBetween(timetable, from, to)),
        );
      }),
    );
  });

  test('are not what a rule of months, or a number of times, can be shown as', () => {
    const monthly: Timetable = {
      ...office,
      hours: [{ ...weekly(540, 600, [1]), rule: { frequency: 'monthly_days', interval: 1, monthDays: [1] } }],
    };
    expect(toWeeklyHours(monthly)).toBeUndefined();
    const thrice = { ...office, hours: [{ ...weekly(540, 600, [1]), firstOn: '2026-03-02', times: 3 }] };
    expect(toWeeklyHours(thrice)).toBeUndefined();
  });

  test('are read from a form', () => {
    const form = toWeeklyHours(office);
    expect(readWeeklyHours(JSON.parse(JSON.stringify(form)))).toEqual({ ok: true, value: office });
  });

  test('are refused at the field that is wrong', () => {
    const spans = [{ startMinute: 540, endMinute: 780 }];
    const week = [spans, spans, ...closedWeek.slice(2)];
    expect(formFaults([{ week: [[{ startMinute: 540, endMinute: 500 }], ...closedWeek.slice(1)] }])).toEqual([
      'periods.0.week.0.0.endMinute: ends_before_it_starts',
    ]);
    expect(formFaults([{ week: [[...spans, ...spans], ...closedWeek.slice(1)] }])).toEqual([
      'periods.0.week.0.1: hours_overlap',
    ]);
    expect(formFaults([{ week: closedWeek.slice(1) }])).toEqual(['periods.0.week: too_few']);
    expect(
      formFaults([
        { week, lastOn: '2026-06-30' },
        { week, firstOn: '2026-06-01' },
      ]),
    ).toEqual(['periods.1.week.0.0: hours_overlap']);
    expect(formFaults([{ week, everyWeeks: 2 }])).toEqual(['periods.0.firstOn: first_day_needed']);
    expect(formFaults([{ week: closedWeek }])).toEqual([': never_occurs']);
  });
});
