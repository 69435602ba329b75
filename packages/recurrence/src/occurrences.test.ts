import fc from 'fast-check';
import { RRuleTemporal } from 'rrule-temporal';
import { describe, expect, test } from 'vitest';
import {
  covers,
  isOpenAt,
  nextOccurrence,
  occurrencesBetween,
  openIntervals,
  timetableBounds,
  writeRuleText,
  type RecurringHours,
  type Timetable,
} from './index.ts';
import { localText } from './icalendar/local-text.ts';
import { occursOn, planHours } from './plan.ts';
import { instantOfWall, wallOfInstant } from './time-zone.ts';
import { dayNumber, dayText } from './days.ts';
import { anyHours, anyTimetable, office, told, weekly, zones } from './timetables.fixture.ts';

const at = (text: string) => new Date(text);
const from = at('2025-06-01T00:00:00Z');
const to = at('2027-06-01T00:00:00Z');

function alone(hours: RecurringHours, timeZone = 'Europe/Rome'): Timetable {
  return { timeZone, hours: [hours], exceptions: [], closures: [], holidays: [] };
}

/** Whether clocks show a wall time at all. */
function isShown(timeZone: string, wall: number): boolean {
  return wallOfInstant(timeZone, instantOfWall(timeZone, wall)) === wall;
}

/** The begins that rrule-temporal reckons. */
function oracle(hours: RecurringHours, timeZone: string): string[] {
  const start = localText((dayNumber(hours.firstOn ?? '') * 1440 + hours.startMinute) * 60_000);
  const rule = new RRuleTemporal({
    rruleString: `DTSTART;TZID=${timeZone}:${start}\nRRULE:${writeRuleText(hours, timeZone)}`,
    maxIterations: 100_000,
  });
  return rule.between(from, to, true).map((begin) => new Date(begin.epochMilliseconds).toISOString());
}

describe('occurrences', () => {
  test('begin when an independent library says, over two years in several zones', () => {
    fc.assert(
      fc.property(anyHours, fc.constantFrom(...zones), (hours, timeZone) => {
        const found = occurrencesBetween(alone(hours, timeZone), from, to).filter(
          ({ startsAt }) => startsAt >= from,
        );
        // RFC 5545, 3.3.10 leaves out, and does not count, what begins in an hour that the clocks leap over; ours
        // goes on to begin with the leap. So does its end, as a last day.
        const leapt = (day: number) => !isShown(timeZone, (day * 1440 + hours.startMinute) * 60_000);
        const days = Array.from({ length: 1000 }, (_, index) => dayNumber('2025-06-01') + index);
        const leaps = days.filter(leapt).map(dayText);
        fc.pre(hours.times === null || leaps.every((day) => !occursOn(planHours(hours), dayNumber(day))));
        fc.pre(hours.lastOn === null || !leaps.includes(hours.lastOn));
        const begins = found
          .filter(({ on }) => !leaps.includes(on))
          .map(({ startsAt }) => startsAt.toISOString());
        expect(begins).toEqual(oracle(hours, timeZone).filter((begin) => begin < to.toISOString()));
      }),
      { numRuns: 1000 },
    );
  });

  test('keep their wall time when the clocks change', () => {
    const tuesday = alone(weekly(540, 600, [2]));
    expect(told(occurrencesBetween(tuesday, at('2026-10-19T00:00Z'), at('2026-11-02T00:00Z')))).toEqual([
      '2026-10-20T07:00:00.000Z/2026-10-20T08:00:00.000Z',
      '2026-10-27T08:00:00.000Z/2026-10-27T09:00:00.000Z',
    ]);
  });

  test('take the first of an hour that comes twice', () => {
    const night = alone(weekly(150, 210, [7]));
    // 25 October 2026: 2:30 is shown at 0:30 and at 1:30 UTC, 3:30 at 2:30.
    expect(told(occurrencesBetween(night, at('2026-10-25T00:00Z'), at('2026-10-25T12:00Z')))).toEqual([
      '2026-10-25T00:30:00.000Z/2026-10-25T02:30:00.000Z',
    ]);
  });

  test('begin with the leap where the clocks leap over their begin, and are left out where nothing is left', () => {
    const day = [at('2026-03-29T00:00Z'), at('2026-03-29T12:00Z')] as const;
    expect(told(occurrencesBetween(alone(weekly(150, 240, [7])), ...day))).toEqual([
      '2026-03-29T01:00:00.000Z/2026-03-29T02:00:00.000Z',
    ]);
    expect(told(occurrencesBetween(alone(weekly(60, 150, [7])), ...day))).toEqual([
      '2026-03-29T00:00:00.000Z/2026-03-29T01:00:00.000Z',
    ]);
    expect(occurrencesBetween(alone(weekly(130, 170, [7])), ...day)).toEqual([]);
  });

  test('of a night keep their ends on the clocks of the next day', () => {
    const night = alone(weekly(1320, 1800, [6]));
    expect(told(occurrencesBetween(night, at('2026-03-28T12:00Z'), at('2026-03-30T00:00Z')))).toEqual([
      '2026-03-28T21:00:00.000Z/2026-03-29T04:00:00.000Z',
    ]);
  });

  test('that began before the range are in it', () => {
    const night = alone(weekly(1320, 1560, [5]));
    const inside = at('2026-06-06T00:00:00+02:00');
    expect(occurrencesBetween(night, inside, at('2026-06-06T01:00:00+02:00'))).toHaveLength(1);
    expect(isOpenAt(night, inside)).toBe(true);
    expect(isOpenAt(night, at('2026-06-06T02:00:00+02:00'))).toBe(false);
  });

  test('are as many as there should be, closed days included, and no more than asked for', () => {
    const three = { ...weekly(540, 600, [1]), firstOn: '2026-03-02', times: 3 };
    const timetable: Timetable = {
      ...alone(three),
      closures: [{ firstOn: '2026-03-09', lastOn: '2026-03-09', name: null }],
    };
    const days = occurrencesBetween(timetable, from, to).map(({ on }) => on);
    expect(days).toEqual(['2026-03-02', '2026-03-16']);
    expect(occurrencesBetween(timetable, from, to, 1)).toHaveLength(1);
  });

  test('refuse a range that is too long or turned round', () => {
    const far = new Date(from.getTime() + (timetableBounds.rangeDays + 1) * 86_400_000);
    expect(() => occurrencesBetween(office, from, far)).toThrow(RangeError);
    expect(() => occurrencesBetween(office, to, from)).toThrow(RangeError);
    expect(() => occurrencesBetween(office, new Date(Number.NaN), to)).toThrow(RangeError);
  });
});

describe('what is open', () => {
  test('is closed on holidays, closures and beside exceptions', () => {
    const days = (text: string) =>
      occurrencesBetween(office, at(`${text}T00:00:00Z`), at(`${text}T22:00:00Z`)).map(
        ({ startMinute, endMinute }) => `${startMinute}-${endMinute}`,
      );
    expect(days('2026-04-07')).toEqual(['540-780', '900-1080']);
    expect(days('2026-04-06'), 'Easter Monday').toEqual([]);
    expect(days('2026-12-07'), 'the patron of Milan').toEqual([]);
    expect(days('2026-08-14'), 'closed').toEqual([]);
    expect(days('2026-12-24'), 'other hours').toEqual(['540-660']);
  });

  test('opens on a dated exception even while it is closed', () => {
    const timetable = {
      ...office,
      exceptions: [{ on: '2026-08-15', spans: [{ startMinute: 600, endMinute: 660 }] }],
    };
    expect(isOpenAt(timetable, at('2026-08-15T10:30:00+02:00'))).toBe(true);
  });

  test('is joined where hours touch and covers what lies within', () => {
    const joined: Timetable = {
      ...alone(weekly(540, 720, [1])),
      hours: [weekly(540, 720, [1]), weekly(720, 900, [1])],
    };
    const monday = (time: string) => at(`2026-06-08T${time}:00+02:00`);
    expect(openIntervals(joined, monday('00:00'), monday('23:00'))).toHaveLength(1);
    expect(covers(joined, monday('09:00'), monday('15:00'))).toBe(true);
    expect(covers(joined, monday('09:00'), monday('15:01'))).toBe(false);
    expect(covers(office, monday('12:00'), monday('16:00')), 'the break at noon').toBe(false);
    expect(covers(joined, monday('10:00'), monday('10:00'))).toBe(false);
  });

  test('open and closed never meet: each instant is in one interval at most, and all agree', () => {
    fc.assert(
      fc.property(anyTimetable, fc.date({ min: from, max: to, noInvalidDate: true }), (timetable, begin) => {
        const end = new Date(begin.getTime() + 40 * 86_400_000);
        const open = openIntervals(timetable, begin, end);
        open.forEach(({ startsAt, endsAt }, index) => {
          expect(startsAt.getTime()).toBeLessThan(endsAt.getTime());
          const next = open[index + 1];
          if (next !== undefined) expect(endsAt.getTime()).toBeLessThan(next.startsAt.getTime());
          expect(isOpenAt(timetable, startsAt)).toBe(true);
          expect(covers(timetable, startsAt, endsAt)).toBe(true);
          if (endsAt < end) expect(isOpenAt(timetable, endsAt)).toBe(false);
        });
      }),
      { numRuns: 100 },
    );
  });

  test('names what comes next', () => {
    const next = nextOccurrence(office, at('2026-08-10T08:00:00Z'));
    expect(next?.on).toBe('2026-08-22');
    const over = { ...office, hours: [{ ...weekly(540, 600, [1]), lastOn: '2026-01-31' }], exceptions: [] };
    expect(nextOccurrence(over, at('2026-02-01T00:00:00Z'))).toBeUndefined();
  });
});
