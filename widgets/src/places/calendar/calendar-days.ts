import { locales, type I18n } from '../../ui/i18n.ts';
import type { CalendarEntry } from './calendar-api.ts';

const dayMilliseconds = 86_400_000;

/** ISO days, reckoned by the calendar alone: no zone and no clock is in them. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMilliseconds).toISOString().slice(0, 10);
}

export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMilliseconds);
}

export function firstOfMonth(day: string): string {
  return `${day.slice(0, 7)}-01`;
}

export function addMonths(day: string, months: number): string {
  const [year = 1970, month = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10);
}

export function daysOfMonth(day: string): number {
  return daysBetween(firstOfMonth(day), addMonths(day, 1));
}

/** The days of a month in weeks from Monday on; null where a week has days of other months. */
export function weeksOfMonth(day: string): (string | null)[][] {
  const first = firstOfMonth(day);
  const before = (new Date(`${first}T00:00:00Z`).getUTCDay() + 6) % 7;
  const cells: (string | null)[] = [
    ...Array.from({ length: before }, () => null),
    ...Array.from({ length: daysOfMonth(day) }, (_, index) => addDays(first, index)),
  ];
  while (cells.length % 7 !== 0) cells.push(null);
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}

/** Dates by the day on which they begin where they take place, in order. */
export function byDay(entries: readonly CalendarEntry[]): Map<string, CalendarEntry[]> {
  const days = new Map<string, CalendarEntry[]>();
  for (const entry of entries) {
    const day = entry.time.from.slice(0, 10);
    const found = days.get(day);
    if (found === undefined) days.set(day, [entry]);
    else found.push(entry);
  }
  return new Map([...days].sort(([one], [other]) => (one < other ? -1 : 1)));
}

export function monthText(i18n: I18n, day: string): string {
  return format(i18n, day, { month: 'long', year: 'numeric' });
}

export function shortDayText(i18n: I18n, day: string): string {
  return format(i18n, day, { day: 'numeric', month: 'long' });
}

/** The names of the days of a week, Monday first. */
export function weekdayNames(i18n: I18n, weekday: 'long' | 'short'): string[] {
  // 2024-01-01 was a Monday.
  return Array.from({ length: 7 }, (_, index) => format(i18n, addDays('2024-01-01', index), { weekday }));
}

function format(i18n: I18n, day: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(locales[i18n.language], { ...options, timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );
}
