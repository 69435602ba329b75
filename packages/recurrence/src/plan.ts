import { dayNumber, dayText, monthDayOf, weekNumber, weekdayOf } from './days.ts';
import { holidaysOf } from './holidays.ts';
import type { RecurrenceRule, RecurringHours, Span, Timetable } from './timetable.ts';

/** A timetable made ready to be asked day by day; days are numbers from 1970-01-01. */
export interface Plan {
  /** What takes place on a day, by its begin, with exceptions, closures and holidays applied. */
  spansOn(day: number): readonly Span[];
  /** What the recurring hours alone give. */
  usualSpansOn(day: number): readonly Span[];
  isClosedOn(day: number): boolean;
}

/** Recurring hours with days as numbers; `last` is known also where `times` bounds them. */
export interface PlannedHours {
  readonly span: Span;
  readonly rule: RecurrenceRule;
  readonly first: number;
  readonly last: number;
}

/** A Monday; what has no first day has no interval either, so that any day does. */
export const anyMonday = dayNumber('2024-01-01');
/** No rule within the bounds leaves more than this between two of its days. */
export const searchDays = 40 * 366;

const plans = new WeakMap<Timetable, Plan>();

export function planOf(timetable: Timetable): Plan {
  let plan = plans.get(timetable);
  if (plan === undefined) {
    plan = makePlan(timetable);
    plans.set(timetable, plan);
  }
  return plan;
}

function makePlan(timetable: Timetable): Plan {
  const hours = timetable.hours.map(planHours);
  const dated = new Map(timetable.exceptions.map(({ on, spans }) => [dayNumber(on), spans]));
  const closures = timetable.closures.map(({ firstOn, lastOn }) => [dayNumber(firstOn), dayNumber(lastOn)]);
  const holidays = new Map<number, ReadonlySet<string>>();

  function isHoliday(day: number): boolean {
    if (timetable.holidays.length === 0) return false;
    const text = dayText(day);
    const year = Number(text.slice(0, 4));
    let known = holidays.get(year);
    if (known === undefined) {
      known = new Set(holidaysOf(timetable.holidays, year).map(({ on }) => on));
      holidays.set(year, known);
    }
    return known.has(text);
  }

  const isClosedOn = (day: number) =>
    closures.some(([first = 0, last = 0]) => first <= day && day <= last) || isHoliday(day);
  const usualSpansOn = (day: number) =>
    hours
      .filter((planned) => occursOn(planned, day))
      .map(({ span }) => span)
      .sort(bySpan);
  return {
    isClosedOn,
    usualSpansOn,
    spansOn: (day) => dated.get(day) ?? (isClosedOn(day) ? [] : usualSpansOn(day)),
  };
}

export function bySpan(one: Span, other: Span): number {
  return one.startMinute - other.startMinute || one.endMinute - other.endMinute;
}

export function planHours(hours: RecurringHours): PlannedHours {
  const { rule, firstOn, lastOn, times, startMinute, endMinute } = hours;
  const first = firstOn === null ? -Infinity : dayNumber(firstOn);
  const last = lastOn === null ? Infinity : dayNumber(lastOn);
  const planned = { span: { startMinute, endMinute }, rule, first, last };
  return times === null ? planned : { ...planned, last: lastOfTimes(planned, times) };
}

/** The day of the last of so many; before the first day when there is none. */
function lastOfTimes(planned: PlannedHours, times: number): number {
  let left = times;
  let found = planned.first - 1;
  for (let day = planned.first; left > 0 && day - found <= searchDays; day += 1) {
    if (!occursOn(planned, day)) continue;
    found = day;
    left -= 1;
  }
  return found;
}

/** Whether a span recurs on a day, closures apart. */
export function occursOn({ rule, first, last }: PlannedHours, day: number): boolean {
  if (day < first || day > last) return false;
  switch (rule.frequency) {
    case 'daily':
      return rule.interval === 1 || (day - first) % rule.interval === 0;
    case 'weekly':
      return (
        rule.weekdays.includes(weekdayOf(day)) &&
        (rule.interval === 1 || (weekNumber(day) - weekNumber(first)) % rule.interval === 0)
      );
    case 'monthly_days':
    case 'monthly_weekdays':
      return occursInMonth(rule, first, day);
  }
}

function occursInMonth(
  rule: Extract<RecurrenceRule, { frequency: 'monthly_days' | 'monthly_weekdays' }>,
  first: number,
  day: number,
): boolean {
  const { month, dayOfMonth, monthLength } = monthDayOf(day);
  if (rule.interval > 1 && (month - monthDayOf(first).month) % rule.interval !== 0) return false;
  const fromEnd = dayOfMonth - monthLength - 1;
  if (rule.frequency === 'monthly_days')
    return rule.monthDays.includes(dayOfMonth) || rule.monthDays.includes(fromEnd);
  const weekday = weekdayOf(day);
  const nth = Math.ceil(dayOfMonth / 7);
  const nthFromEnd = -Math.ceil(-fromEnd / 7);
  return rule.nthWeekdays.some(
    (named) =>
      named.weekday === weekday && (named.nth === null || named.nth === nth || named.nth === nthFromEnd),
  );
}

/** The first day from `from` on, at most `within` days later, of which something is true. */
export function findDay(from: number, within: number, is: (day: number) => boolean): number | undefined {
  for (let day = from; day <= from + within; day += 1) if (is(day)) return day;
  return undefined;
}
