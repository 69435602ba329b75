import type { HolidaySet } from './holidays.ts';

/** Inputs beyond these bounds are refused. */
export const timetableBounds = Object.freeze({
  hours: 50,
  exceptions: 400,
  closures: 100,
  spansOfADay: 10,
  intervalDays: 366,
  intervalWeeks: 52,
  intervalMonths: 12,
  times: 1000,
  nameLength: 120,
  /** The longest range that can be asked for at once: three years and a bit. */
  rangeDays: 1100,
});

/**
 * Minutes after midnight on the clocks of the timetable's zone, half-open: 0 <= startMinute < 1440 and
 * startMinute < endMinute <= startMinute + 1440. An end above 1440 is on the next day (22:00–2:00 is 1320–1560).
 */
export interface Span {
  readonly startMinute: number;
  readonly endMinute: number;
}

/** 1 Monday … 7 Sunday; `nth` 1 … 5 from the month's begin, -1 … -5 from its end, null for each of the month. */
export interface NthWeekday {
  readonly weekday: number;
  readonly nth: number | null;
}

/**
 * On which days something recurs: the part of RFC 5545 that people use. `interval` counts days, weeks (Monday to
 * Sunday) or months from the first day on. Lists are sorted, without repetitions and never empty. Month days are
 * 1 … 31, or -1 … -31 from the month's end; a month that lacks the day has none.
 */
export type RecurrenceRule =
  | { readonly frequency: 'daily'; readonly interval: number }
  | { readonly frequency: 'weekly'; readonly interval: number; readonly weekdays: readonly number[] }
  | { readonly frequency: 'monthly_days'; readonly interval: number; readonly monthDays: readonly number[] }
  | {
      readonly frequency: 'monthly_weekdays';
      readonly interval: number;
      readonly nthWeekdays: readonly NthWeekday[];
    };

/** A span that recurs, and in which time. */
export interface RecurringHours extends Span {
  readonly rule: RecurrenceRule;
  /** From which ISO day; null: always. Needed by an interval above 1 and by `times`. */
  readonly firstOn: string | null;
  /** The last ISO day on which it may begin; null: no end. */
  readonly lastOn: string | null;
  /** How many times it takes place, closed days included; null: as often as the days allow. Never with `lastOn`. */
  readonly times: number | null;
}

/** The hours of one day, whatever else would hold on it; no spans: closed. */
export interface DatedHours {
  readonly on: string;
  readonly spans: readonly Span[];
}

/** Closed from a day to a day, both included. */
export interface Closure {
  readonly firstOn: string;
  readonly lastOn: string;
  /** Why, in the words of whoever closes; null: not said. */
  readonly name: string | null;
}

/**
 * When something is open or takes place, in wall time of one zone. The hours of a dated exception hold on their day
 * before everything else; then closures and holidays close; then the recurring hours hold. What begins before
 * midnight belongs to the day on which it begins.
 */
export interface Timetable {
  /** IANA name: `Europe/Rome` */
  readonly timeZone: string;
  readonly hours: readonly RecurringHours[];
  readonly exceptions: readonly DatedHours[];
  readonly closures: readonly Closure[];
  /** Closed on these. */
  readonly holidays: readonly HolidaySet[];
}
