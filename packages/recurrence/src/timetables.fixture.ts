// Arbitrary timetables for properties, and a few that are written by hand.
import fc from 'fast-check';
import type {
  Closure,
  DatedHours,
  RecurrenceRule,
  RecurringHours,
  Span,
  Timetable,
  WeeklyHours,
} from './index.ts';
import { dayNumber, dayText } from './days.ts';
import { holidaySets } from './holidays.ts';
import { sortNthWeekdays } from './read-hours.ts';

/** North, south, without changes, half an hour of change, and two changes for Ramadan. */
export const zones = [
  'Europe/Rome',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kolkata',
  'Africa/Casablanca',
  'UTC',
] as const;

const begin = dayNumber('2025-06-01');

export const anyDay = (days = 730) => fc.integer({ min: 0, max: days }).map((days) => dayText(begin + days));

export const anySpan: fc.Arbitrary<Span> = fc
  .tuple(fc.integer({ min: 0, max: 95 }), fc.integer({ min: 1, max: 96 }))
  .map(([start, length]) => ({ startMinute: start * 15, endMinute: start * 15 + length * 15 }));

const sorted = (numbers: number[]) => [...new Set(numbers)].sort((one, other) => one - other);
const anyWeekdays = fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 }).map(sorted);

export const anyRule: fc.Arbitrary<RecurrenceRule> = fc.oneof(
  fc.record({ frequency: fc.constant('daily' as const), interval: fc.integer({ min: 1, max: 9 }) }),
  fc.record({
    frequency: fc.constant('weekly' as const),
    interval: fc.integer({ min: 1, max: 4 }),
    weekdays: anyWeekdays,
  }),
  fc.record({
    frequency: fc.constant('monthly_days' as const),
    interval: fc.integer({ min: 1, max: 3 }),
    monthDays: fc
      .array(
        fc.integer({ min: -31, max: 31 }).filter((day) => day !== 0),
        { minLength: 1, maxLength: 4 },
      )
      .map(sorted),
  }),
  fc.record({
    frequency: fc.constant('monthly_weekdays' as const),
    interval: fc.integer({ min: 1, max: 3 }),
    nthWeekdays: fc
      .array(
        fc.record({
          weekday: fc.integer({ min: 1, max: 7 }),
          nth: fc.constantFrom(null, 1, 2, 3, 4, 5, -1, -2, -3, -4, -5),
        }),
        { minLength: 1, maxLength: 3 },
      )
      .map(sortNthWeekdays),
  }),
);

const anyEnd = fc.oneof(
  fc.constant({ lastOn: null, times: null }),
  fc.integer({ min: 1, max: 40 }).map((times) => ({ lastOn: null, times })),
  fc.integer({ min: 60, max: 900 }).map((days) => ({ lastOn: dayText(begin + days), times: null })),
);

export const anyHours: fc.Arbitrary<RecurringHours> = fc
  .tuple(anySpan, anyRule, anyDay(60), anyEnd)
  .map(([span, rule, firstOn, end]) => ({ ...span, rule, firstOn, ...end }));

const anyClosure: fc.Arbitrary<Closure> = fc
  .tuple(anyDay(), fc.integer({ min: 0, max: 20 }), fc.constantFrom(null, 'Ferie', 'Lavori'))
  .map(([firstOn, days, name]) => ({ firstOn, lastOn: dayText(dayNumber(firstOn) + days), name }));

const byStart = (one: Span, other: Span) => one.startMinute - other.startMinute;

/** Spans of one day that do not overlap. */
const anySpans: fc.Arbitrary<Span[]> = fc
  .uniqueArray(fc.integer({ min: 0, max: 96 }), { minLength: 0, maxLength: 6 })
  .map((ends) => {
    const bounds = sorted(ends);
    return bounds.flatMap((start, index) => {
      const end = bounds[index + 1];
      return index % 2 === 1 || end === undefined ? [] : [{ startMinute: start * 15, endMinute: end * 15 }];
    });
  });

export const anyExceptions: fc.Arbitrary<DatedHours[]> = fc
  .uniqueArray(fc.record({ on: anyDay(), spans: anySpans.map((spans) => spans.sort(byStart)) }), {
    selector: ({ on }) => on,
    maxLength: 4,
  })
  .map((exceptions) => exceptions.sort((one, other) => (one.on < other.on ? -1 : 1)));

const anyFrame = fc.record({
  timeZone: fc.constantFrom(...zones),
  exceptions: anyExceptions,
  closures: fc
    .array(anyClosure, { maxLength: 3 })
    .map((closures) => closures.sort((one, other) => (one.firstOn < other.firstOn ? -1 : 1))),
  holidays: fc.subarray([...holidaySets]),
});

/** One rule, so that nothing overlaps. */
export const anyTimetable: fc.Arbitrary<Timetable> = fc
  .tuple(anyFrame, anyHours)
  .map(([frame, hours]) => ({ hours: [hours], ...frame }));

/** Up to three periods that follow each other, each with a week of its own. */
export const anyWeeklyHours: fc.Arbitrary<WeeklyHours> = fc
  .tuple(
    anyFrame,
    fc.array(
      fc.record({
        everyWeeks: fc.constantFrom(1, 1, 2, 3),
        week: fc.array(anySpans, { minLength: 7, maxLength: 7 }),
      }),
      { minLength: 1, maxLength: 3 },
    ),
  )
  .map(([frame, periods]) => ({
    ...frame,
    periods: periods
      .filter(({ week }) => week.some((spans) => spans.length > 0))
      .map(({ everyWeeks, week }, index) => ({
        firstOn: dayText(begin + index * 200),
        lastOn: dayText(begin + index * 200 + 190),
        everyWeeks,
        week,
      })),
  }))
  .filter(({ periods }) => periods.length > 0);

/** Every weekday in two spans, in Rome, closed on holidays and in August. */
export const office: Timetable = {
  timeZone: 'Europe/Rome',
  hours: [weekly(540, 720, [6]), weekly(540, 780, [1, 2, 3, 4, 5]), weekly(900, 1080, [1, 2, 3, 4, 5])],
  exceptions: [{ on: '2026-12-24', spans: [{ startMinute: 540, endMinute: 660 }] }],
  closures: [{ firstOn: '2026-08-10', lastOn: '2026-08-21', name: 'Ferie' }],
  holidays: ['italy', 'milan'],
};

export function weekly(startMinute: number, endMinute: number, weekdays: number[]): RecurringHours {
  return {
    startMinute,
    endMinute,
    rule: { frequency: 'weekly', interval: 1, weekdays },
    firstOn: null,
    lastOn: null,
    times: null,
  };
}

/** `Sat 2026-03-28 22:00+0100`-like texts would hide the instant: plain ISO ones of begin and end. */
export function told(intervals: readonly { startsAt: Date; endsAt: Date }[]): string[] {
  return intervals.map(({ startsAt, endsAt }) => `${startsAt.toISOString()}/${endsAt.toISOString()}`);
}
