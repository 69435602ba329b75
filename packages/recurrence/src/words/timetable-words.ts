import type { HolidayCode, HolidaySet } from '../holidays.ts';

/** What one language needs to say a timetable. Weekdays 1 Monday … 7 Sunday; days come in as words already. */
export interface TimetableWords {
  /** For the names of days and months */
  readonly locale: string;
  readonly everyDay: string;
  readonly allDay: string;
  readonly closed: string;
  readonly holidayNames: Readonly<Record<HolidayCode, string>>;
  readonly closedOnHolidays: Readonly<Record<HolidaySet, string>>;
  /** `from 9:00 to 13:00`, short; `isNextDay`: the end is after midnight */
  hours(start: string, end: string, isNextDay: boolean): string;
  /** `Monday to Friday` */
  weekdayRun(first: string, last: string): string;
  /** Several weekdays or hours in a row */
  list(words: readonly string[]): string;
  /** Every so many days, weeks, months; always 2 or more */
  everyDays(count: number): string;
  everyWeeks(count: number): string;
  everyMonths(count: number): string;
  /** `the first Monday`, from the end for -1 … -5, every for null */
  nthWeekday(nth: number | null, weekday: number, name: string): string;
  /** `the 15th`, from the end for negative ones */
  monthDay(day: number): string;
  /** After the days of a month */
  ofTheMonth(days: string): string;
  /** Days, then hours: `Monday 9:00–13:00` */
  line(days: string, hours: string): string;
  from(day: string): string;
  until(day: string): string;
  fromUntil(first: string, last: string): string;
  times(count: number): string;
  /** A closure of one day or of several, with its name where it has one */
  closedOn(day: string, name: string | null): string;
  closedFromTo(first: string, last: string, name: string | null): string;
  /** `On 7 December 2026 only 9:00–12:00` */
  differentOn(day: string, hours: string): string;
  /** No hours at all beside exceptions */
  readonly onlyOnDates: string;
}
