import { checkHours } from './check-hours.ts';
import { Faults, type Read } from './faults.ts';
import { readSpans, readValidity } from './read-hours.ts';
import { readFields, readInteger, readList } from './reading.ts';
import { readFrame } from './read-timetable.ts';
import { timetableBounds as bounds } from './timetable.ts';
import type { RecurringHours, Span, Timetable } from './timetable.ts';

/** A week that holds from a day to a day. */
export interface WeeklyPeriod {
  readonly firstOn: string | null;
  readonly lastOn: string | null;
  /** 1 every week, 2 every other week … counted from the week of `firstOn` */
  readonly everyWeeks: number;
  /** Seven lists, Monday first; an empty one is a closed day. */
  readonly week: readonly (readonly Span[])[];
}

/** A timetable as people write it down: the hours of a week, and what is different on which days. */
export interface WeeklyHours extends Omit<Timetable, 'hours'> {
  readonly periods: readonly WeeklyPeriod[];
}

interface PlacedHours {
  readonly hours: RecurringHours;
  readonly path: string;
}

/** The timetable as weekly hours, or undefined when it has a rule that no week can show. */
export function toWeeklyHours(timetable: Timetable): WeeklyHours | undefined {
  const { hours, ...frame } = timetable;
  const periods = new Map<string, WeeklyPeriod & { week: Span[][] }>();
  for (const { rule, firstOn, lastOn, times, startMinute, endMinute } of hours) {
    const weekdays = rule.frequency === 'weekly' ? rule.weekdays : [1, 2, 3, 4, 5, 6, 7];
    const isOfDays = rule.frequency === 'daily' && rule.interval > 1;
    if (times !== null || isOfDays || !['daily', 'weekly'].includes(rule.frequency)) return undefined;
    const key = JSON.stringify([firstOn, lastOn, rule.interval]);
    const week = Array.from({ length: 7 }, (): Span[] => []);
    const period = periods.get(key) ?? { firstOn, lastOn, everyWeeks: rule.interval, week };
    for (const weekday of weekdays) period.week[weekday - 1]?.push({ startMinute, endMinute });
    periods.set(key, period);
  }
  for (const { week } of periods.values())
    for (const spans of week) spans.sort((one, other) => one.startMinute - other.startMinute);
  return { periods: [...periods.values()].sort(byValidity), ...frame };
}

/** The timetable that weekly hours say; of weekdays with the same span one rule is made. */
export function fromWeeklyHours({ periods, ...frame }: WeeklyHours): Timetable {
  return { hours: periods.flatMap((period) => placeHours(period, '').map(({ hours }) => hours)), ...frame };
}

/** Reads what an editor of weekly hours sends: a timetable, or faults with the paths of the form. */
export function readWeeklyHours(
  given: unknown,
  options: { readonly mustEnd?: boolean } = {},
): Read<Timetable> {
  const faults = new Faults();
  const fields = readFields(given, '', faults);
  const frame = fields === undefined ? undefined : readFrame(fields, faults);
  const periods =
    fields === undefined
      ? undefined
      : readList(fields['periods'], 'periods', bounds.hours, readPeriod, faults);
  if (frame === undefined || periods === undefined) return { ok: false, faults: faults.list };
  const placed = periods.flatMap((period, index) => placeHours(period, `periods.${index}.week`));
  if (placed.length > bounds.hours) {
    faults.add('too_many', 'periods', `at most ${bounds.hours} different hours`);
    return { ok: false, faults: faults.list };
  }
  const { timeZone, exceptions, closures, holidays } = frame;
  const timetable = { timeZone, hours: placed.map(({ hours }) => hours), exceptions, closures, holidays };
  checkHours(timetable, (index) => placed[index]?.path ?? 'periods', faults, options);
  return faults.list.length === 0 ? { ok: true, value: timetable } : { ok: false, faults: faults.list };
}

function readPeriod(given: unknown, path: string, faults: Faults): WeeklyPeriod | undefined {
  const fields = readFields(given, path, faults);
  if (fields === undefined) return undefined;
  const validity = readValidity(fields, path, faults);
  const everyWeeks = readInteger(
    fields['everyWeeks'] ?? 1,
    `${path}.everyWeeks`,
    [1, bounds.intervalWeeks],
    faults,
  );
  const week = readList(fields['week'], `${path}.week`, 7, readSpans, faults);
  if (validity === undefined || everyWeeks === undefined || week === undefined) return undefined;
  if (week.length < 7) return faults.add('too_few', `${path}.week`, 'expected seven days, Monday first');
  if (everyWeeks > 1 && validity.firstOn === null)
    return faults.add('first_day_needed', `${path}.firstOn`, 'weeks are counted from a first day');
  return { ...validity, everyWeeks, week };
}

/** One rule for each span of a week, with the path of the first weekday that has it. */
function placeHours({ firstOn, lastOn, everyWeeks, week }: WeeklyPeriod, path: string): PlacedHours[] {
  const bySpan = new Map<string, { span: Span; weekdays: number[]; path: string }>();
  week.forEach((spans, day) => {
    spans.forEach((span, index) => {
      const key = `${span.startMinute}-${span.endMinute}`;
      const found = bySpan.get(key) ?? { span, weekdays: [], path: `${path}.${day}.${index}` };
      found.weekdays.push(day + 1);
      bySpan.set(key, found);
    });
  });
  return [...bySpan.values()]
    .sort(
      ({ span: one }, { span: other }) =>
        one.startMinute - other.startMinute || one.endMinute - other.endMinute,
    )
    .map(({ span, weekdays, path }) => ({
      path,
      hours: {
        startMinute: span.startMinute,
        endMinute: span.endMinute,
        rule: { frequency: 'weekly', interval: everyWeeks, weekdays },
        firstOn,
        lastOn,
        times: null,
      },
    }));
}

function byValidity(one: WeeklyPeriod, other: WeeklyPeriod): number {
  const key = ({ firstOn, lastOn, everyWeeks }: WeeklyPeriod) =>
    [firstOn ?? '', lastOn ?? '9999', String(everyWeeks).padStart(3, '0')].join(' ');
  return key(one) < key(other) ? -1 : 1;
}
