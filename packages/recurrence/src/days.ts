const dayMilliseconds = 86_400_000;
const dayPattern = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Days are reckoned between these two; what lies outside is a slip of the hand. */
export const firstDay = '2000-01-01';
export const lastDay = '2100-12-31';

/** Days from 1970-01-01 to an ISO day (`2026-03-09`), or undefined when the text is no day of the calendar. */
export function findDayNumber(day: string): number | undefined {
  const parts = dayPattern.exec(day);
  if (parts === null) return undefined;
  const instant = Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3]));
  // Date.UTC rolls 31 April over to 1 May; writing the day again shows it.
  return dayText(instant / dayMilliseconds) === day ? instant / dayMilliseconds : undefined;
}

/** As {@link findDayNumber}, for days that were checked before. Throws a RangeError for what is no day. */
export function dayNumber(day: string): number {
  const found = findDayNumber(day);
  if (found === undefined) throw new RangeError(`"${day}" is no day of the calendar`);
  return found;
}

/** The ISO day of a day number. */
export function dayText(number: number): string {
  return new Date(number * dayMilliseconds).toISOString().slice(0, 10);
}

/** 1 Monday … 7 Sunday. */
export function weekdayOf(number: number): number {
  // 1970-01-01 was a Thursday.
  return ((((number + 3) % 7) + 7) % 7) + 1;
}

/** Weeks from Monday 1969-12-29, by which weeks of a fortnight are told apart. */
export function weekNumber(number: number): number {
  return Math.floor((number + 3) / 7);
}

/** A day number's place in its month. */
export interface MonthDay {
  /** Months from January of the year 0 */
  readonly month: number;
  /** 1 … 31 */
  readonly dayOfMonth: number;
  readonly monthLength: number;
}

export function monthDayOf(number: number): MonthDay {
  const date = new Date(number * dayMilliseconds);
  const year = date.getUTCFullYear();
  const month = date.getUTCMonth();
  return {
    month: year * 12 + month,
    dayOfMonth: date.getUTCDate(),
    monthLength: new Date(Date.UTC(year, month + 1, 0)).getUTCDate(),
  };
}
