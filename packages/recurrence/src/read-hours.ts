import type { Faults } from './faults.ts';
import { readDay, readFields, readInteger, readList, readNullable, readNumberSet } from './reading.ts';
import { timetableBounds as bounds } from './timetable.ts';
import type { NthWeekday, RecurrenceRule, RecurringHours, Span } from './timetable.ts';

const dayMinutes = 1440;

export function readSpan(given: unknown, path: string, faults: Faults): Span | undefined {
  const fields = readFields(given, path, faults);
  if (fields === undefined) return undefined;
  const startMinute = readInteger(fields['startMinute'], `${path}.startMinute`, [0, dayMinutes - 1], faults);
  const endMinute = readInteger(fields['endMinute'], `${path}.endMinute`, [1, 2 * dayMinutes - 1], faults);
  if (startMinute === undefined || endMinute === undefined) return undefined;
  if (endMinute <= startMinute)
    return faults.add('ends_before_it_starts', `${path}.endMinute`, 'expected more than startMinute');
  if (endMinute - startMinute > dayMinutes)
    return faults.add('too_long', `${path}.endMinute`, 'at most 24 hours');
  return { startMinute, endMinute };
}

/** The spans of one day, in their order. */
export function readSpans(given: unknown, path: string, faults: Faults): Span[] | undefined {
  const spans = readList(given, path, bounds.spansOfADay, readSpan, faults);
  if (spans === undefined) return undefined;
  let isApart = true;
  spans.forEach((span, index) => {
    if (!spans.some((other, at) => at < index && overlap(span, other))) return;
    isApart = false;
    faults.add('hours_overlap', `${path}.${index}`, 'overlaps with hours of the same day');
  });
  return isApart ? spans.sort((one, other) => one.startMinute - other.startMinute) : undefined;
}

export function overlap(one: Span, other: Span): boolean {
  return one.startMinute < other.endMinute && other.startMinute < one.endMinute;
}

export function readRecurringHours(given: unknown, path: string, faults: Faults): RecurringHours | undefined {
  const fields = readFields(given, path, faults);
  if (fields === undefined) return undefined;
  const span = readSpan(fields, path, faults);
  const rule = readRule(fields['rule'], `${path}.rule`, faults);
  const validity = readValidity(fields, path, faults);
  const times = readNullable(
    fields['times'],
    `${path}.times`,
    (times, at) => readInteger(times, at, [1, bounds.times], faults),
    faults,
  );
  if (span === undefined || rule === undefined || validity === undefined || times === undefined)
    return undefined;
  const hours = { ...span, rule, ...validity, times };
  return isBounded(hours, path, faults) ? hours : undefined;
}

/** `firstOn` and `lastOn` of whatever has them and may lack them. */
export function readValidity(
  fields: Readonly<Record<string, unknown>>,
  path: string,
  faults: Faults,
): Pick<RecurringHours, 'firstOn' | 'lastOn'> | undefined {
  const firstOn = readNullable(fields['firstOn'], `${path}.firstOn`, readDay, faults);
  const lastOn = readNullable(fields['lastOn'], `${path}.lastOn`, readDay, faults);
  if (firstOn === undefined || lastOn === undefined) return undefined;
  if (firstOn !== null && lastOn !== null && lastOn < firstOn)
    return faults.add('ends_before_it_starts', `${path}.lastOn`, 'expected firstOn or later');
  return { firstOn, lastOn };
}

function isBounded({ rule, firstOn, lastOn, times }: RecurringHours, path: string, faults: Faults): boolean {
  if (times !== null && lastOn !== null) {
    faults.add('two_ends', `${path}.times`, 'expected a last day or a number of times, not both');
    return false;
  }
  if (firstOn === null && (rule.interval > 1 || times !== null)) {
    faults.add(
      'first_day_needed',
      `${path}.firstOn`,
      'an interval and a number of times count from a first day',
    );
    return false;
  }
  return true;
}

function readRule(given: unknown, path: string, faults: Faults): RecurrenceRule | undefined {
  const fields = readFields(given, path, faults);
  if (fields === undefined) return undefined;
  const readInterval = (max: number) =>
    fields['interval'] === undefined
      ? 1
      : readInteger(fields['interval'], `${path}.interval`, [1, max], faults);
  switch (fields['frequency']) {
    case 'daily': {
      const interval = readInterval(bounds.intervalDays);
      return interval === undefined ? undefined : { frequency: 'daily', interval };
    }
    case 'weekly': {
      const interval = readInterval(bounds.intervalWeeks);
      const weekdays = readNumberSet(fields['weekdays'], `${path}.weekdays`, [1, 7], faults);
      return interval === undefined || weekdays === undefined
        ? undefined
        : { frequency: 'weekly', interval, weekdays };
    }
    case 'monthly_days': {
      const interval = readInterval(bounds.intervalMonths);
      const monthDays = readNumberSet(fields['monthDays'], `${path}.monthDays`, [-31, 31], faults);
      if (interval === undefined || monthDays === undefined) return undefined;
      return monthDays.includes(0)
        ? faults.add('out_of_range', `${path}.monthDays`, 'a month has no day 0')
        : { frequency: 'monthly_days', interval, monthDays };
    }
    case 'monthly_weekdays': {
      const interval = readInterval(bounds.intervalMonths);
      const nthWeekdays = readNthWeekdays(fields['nthWeekdays'], `${path}.nthWeekdays`, faults);
      return interval === undefined || nthWeekdays === undefined
        ? undefined
        : { frequency: 'monthly_weekdays', interval, nthWeekdays };
    }
    default:
      return faults.add(
        'not_allowed',
        `${path}.frequency`,
        'expected daily, weekly, monthly_days or monthly_weekdays',
      );
  }
}

function readNthWeekdays(given: unknown, path: string, faults: Faults): NthWeekday[] | undefined {
  const found = readList(given, path, 77, readNthWeekday, faults);
  if (found === undefined) return undefined;
  if (found.length === 0) return faults.add('too_few', path, 'at least one');
  return sortNthWeekdays(found);
}

function readNthWeekday(given: unknown, path: string, faults: Faults): NthWeekday | undefined {
  const fields = readFields(given, path, faults);
  if (fields === undefined) return undefined;
  const weekday = readInteger(fields['weekday'], `${path}.weekday`, [1, 7], faults);
  const nth = readNullable(
    fields['nth'],
    `${path}.nth`,
    (nth, at) => readInteger(nth, at, [-5, 5], faults),
    faults,
  );
  if (weekday === undefined || nth === undefined) return undefined;
  return nth === 0
    ? faults.add('out_of_range', `${path}.nth`, 'expected 1 to 5 or -1 to -5')
    : { weekday, nth };
}

/** From the month's begin to its end, each once; "every" stands before. */
export function sortNthWeekdays(given: readonly NthWeekday[]): NthWeekday[] {
  const rank = ({ weekday, nth }: NthWeekday) => (nth === null ? 0 : nth > 0 ? nth : nth + 11) * 10 + weekday;
  const byRank = new Map(given.map((named) => [rank(named), named]));
  return [...byRank].sort(([one], [other]) => one - other).map(([, named]) => named);
}
