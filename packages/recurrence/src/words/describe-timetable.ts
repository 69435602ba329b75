import type { RecurrenceRule, RecurringHours, Span, Timetable } from '../timetable.ts';
import type { TimetableWords } from './timetable-words.ts';

/** A timetable in plain words; every line is a sentence of its own, without a full stop. */
export interface TimetableInWords {
  /** What recurs; never empty */
  readonly hours: string[];
  /** Days with other hours, closures and holidays */
  readonly changes: string[];
}

export interface DescribeOptions {
  /** ISO day: changes and hours that ended before it are left out, and a first day that is past is not told. */
  readonly on?: string;
  /** At most so many changes, the next ones first. */
  readonly changes?: number;
}

interface Row {
  /** Where it stands among the others: rules of a week by their first weekday */
  readonly order: number;
  readonly days: string;
  readonly spans: readonly Span[];
  readonly validity: string;
}

const dayMilliseconds = 86_400_000;
const dayMinutes = 1440;

/**
 * Says a timetable in the words of a language (`italian`, `english`, `arabic`): `da lunedì a venerdì, 9:00–13:00`.
 * Weekdays with the same hours are taken together.
 */
export function describeTimetable(
  timetable: Timetable,
  words: TimetableWords,
  { on, changes = 20 }: DescribeOptions = {},
): TimetableInWords {
  const isOver = (lastOn: string | null) => on !== undefined && lastOn !== null && lastOn < on;
  const current = timetable.hours.filter(({ lastOn }) => !isOver(lastOn));
  const rows = rowsOf(current, words, on).sort((one, other) => one.order - other.order);
  const hours = rows.map(({ days, spans, validity }) => {
    const line = words.line(days, spansText(spans, words));
    return capital(validity === '' ? line : words.line(line, validity));
  });
  const exceptions = timetable.exceptions
    .filter((exception) => !isOver(exception.on))
    .map(({ on, spans }) => ({
      day: on,
      text:
        spans.length === 0
          ? words.closedOn(dayInWords(on, words), null)
          : words.differentOn(dayInWords(on, words), spansText(spans, words)),
    }));
  const closures = timetable.closures
    .filter(({ lastOn }) => !isOver(lastOn))
    .map(({ firstOn, lastOn, name }) => ({
      day: firstOn,
      text:
        firstOn === lastOn
          ? words.closedOn(dayInWords(firstOn, words), name)
          : words.closedFromTo(dayInWords(firstOn, words), dayInWords(lastOn, words), name),
    }));
  return {
    hours:
      hours.length > 0
        ? hours
        : [timetable.exceptions.length > 0 ? words.onlyOnDates : capital(words.closed)],
    changes: [
      ...[...exceptions, ...closures]
        .sort((one, other) => (one.day < other.day ? -1 : 1))
        .slice(0, changes)
        .map(({ text }) => capital(text)),
      ...timetable.holidays.map((set) => words.closedOnHolidays[set]),
    ],
  };
}

/** Weekdays with the same spans in the same time become one row; other rules have a row each. */
function rowsOf(hours: readonly RecurringHours[], words: TimetableWords, on: string | undefined): Row[] {
  const rows: Row[] = [];
  const weeks = new Map<string, { of: RecurringHours; spans: Map<number, Span[]> }>();
  for (const each of hours) {
    const { rule } = each;
    const isWeekly = rule.frequency === 'weekly' || (rule.frequency === 'daily' && rule.interval === 1);
    if (!isWeekly) {
      rows.push({
        order: 100,
        days: ruleText(rule, words),
        spans: [each],
        validity: validityText(each, words, on),
      });
      continue;
    }
    const key = JSON.stringify([rule.interval, each.firstOn, each.lastOn, each.times]);
    const week = weeks.get(key) ?? { of: each, spans: new Map<number, Span[]>() };
    for (const weekday of rule.frequency === 'weekly' ? rule.weekdays : [1, 2, 3, 4, 5, 6, 7])
      week.spans.set(weekday, [...(week.spans.get(weekday) ?? []), each]);
    weeks.set(key, week);
  }
  for (const { of, spans } of weeks.values()) rows.push(...weekRows(of, spans, words, on));
  return rows;
}

function weekRows(
  of: RecurringHours,
  spans: ReadonlyMap<number, readonly Span[]>,
  words: TimetableWords,
  on: string | undefined,
): Row[] {
  const bySpans = new Map<string, { weekdays: number[]; spans: Span[] }>();
  for (const [weekday, given] of [...spans].sort(([one], [other]) => one - other)) {
    const sorted = [...given].sort((one, other) => one.startMinute - other.startMinute);
    const key = sorted.map(({ startMinute, endMinute }) => `${startMinute}-${endMinute}`).join();
    const found = bySpans.get(key) ?? { weekdays: [], spans: sorted };
    found.weekdays.push(weekday);
    bySpans.set(key, found);
  }
  const validity = validityText(of, words, on);
  return [...bySpans.values()].map(({ weekdays, spans }) => {
    const days = weekdaysText(weekdays, words);
    return {
      order: weekdays[0] ?? 0,
      days: of.rule.interval === 1 ? days : words.line(days, words.everyWeeks(of.rule.interval)),
      spans,
      validity,
    };
  });
}

function ruleText(rule: RecurrenceRule, words: TimetableWords): string {
  switch (rule.frequency) {
    case 'daily':
      return rule.interval === 1 ? words.everyDay : words.everyDays(rule.interval);
    case 'weekly':
      return weekdaysText(rule.weekdays, words);
    case 'monthly_days':
      return monthsText(words.list(rule.monthDays.map((day) => words.monthDay(day))), rule.interval, words);
    case 'monthly_weekdays': {
      const named = rule.nthWeekdays.map(({ nth, weekday }) =>
        words.nthWeekday(nth, weekday, weekdayText(weekday, words)),
      );
      return monthsText(words.list(named), rule.interval, words);
    }
  }
}

function monthsText(days: string, interval: number, words: TimetableWords): string {
  const text = words.ofTheMonth(days);
  return interval === 1 ? text : words.line(text, words.everyMonths(interval));
}

function weekdaysText(weekdays: readonly number[], words: TimetableWords): string {
  const first = weekdays[0] ?? 1;
  const last = weekdays.at(-1) ?? first;
  if (weekdays.length === 7) return words.everyDay;
  const isRun = weekdays.length >= 3 && last - first === weekdays.length - 1;
  return isRun
    ? words.weekdayRun(weekdayText(first, words), weekdayText(last, words))
    : words.list(weekdays.map((weekday) => weekdayText(weekday, words)));
}

function spansText(spans: readonly Span[], words: TimetableWords): string {
  return words.list(
    spans.map(({ startMinute, endMinute }) =>
      startMinute === 0 && endMinute === dayMinutes
        ? words.allDay
        : words.hours(clockText(startMinute), clockText(endMinute), endMinute > dayMinutes),
    ),
  );
}

function validityText(
  { firstOn, lastOn, times }: RecurringHours,
  words: TimetableWords,
  on?: string,
): string {
  // Once it has begun, only its end still tells something; how many times are left is told by neither.
  const first =
    firstOn === null || (on !== undefined && firstOn <= on && times === null)
      ? null
      : dayInWords(firstOn, words);
  const last = lastOn === null ? null : dayInWords(lastOn, words);
  const days =
    first !== null && last !== null
      ? words.fromUntil(first, last)
      : first !== null
        ? words.from(first)
        : last === null
          ? ''
          : words.until(last);
  if (times === null) return days;
  return days === '' ? words.times(times) : words.line(days, words.times(times));
}

/** `9:00`; midnight at the end of a day is 24:00, and what is past it begins at 0:00 again. */
function clockText(minute: number): string {
  const within = minute > dayMinutes ? minute - dayMinutes : minute;
  return `${Math.floor(within / 60)}:${String(within % 60).padStart(2, '0')}`;
}

function weekdayText(weekday: number, { locale }: TimetableWords): string {
  // 1 January 2024 was a Monday.
  const day = new Date(Date.UTC(2024, 0, weekday));
  return new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(day);
}

/** `1 marzo 2026` */
function dayInWords(day: string, { locale }: TimetableWords): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(Date.parse(`${day}T00:00:00Z`) + dayMilliseconds / 2),
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
