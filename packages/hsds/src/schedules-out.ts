import {
  describeTimetable,
  instantOfWall,
  italian,
  nextOccurrence,
  offsetAt,
  writeRuleText,
  type NthWeekday,
  type RecurringHours,
  type Span,
  type Timetable,
} from '@snodo/recurrence';
import type { Json } from './directory.ts';
import { addRow, childId, type Tables } from './tables.ts';

const weekdayCodes = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const hourMilliseconds = 3_600_000;
const dayMilliseconds = 86_400_000;
const longDays = 1000;

/** Which column says whose schedule it is. */
export type ScheduleOwner = 'service_id' | 'location_id' | 'service_at_location_id';

/**
 * A timetable as schedules. HSDS has weekly and monthly rules with a validity and nothing else: daily rules become
 * weekly ones of all days, closures and exceptions cut the validity in parts, exceptions with hours are schedules of
 * one day. Holidays, and rules of every other day, are only said in words. The first row holds the whole timetable
 * as `x_timetable`, and each row its zone and rule; `x_exdate` names the days with other hours or none.
 */
export function addSchedules(
  tables: Tables,
  timetable: Timetable,
  owner: { readonly column: ScheduleOwner; readonly id: string },
): void {
  const dated = timetable.exceptions.map(({ on }) => on);
  const gaps = gapsOf(timetable);
  const rows: Record<string, Json | undefined>[] = [];
  for (const hours of timetable.hours) {
    for (const [validFrom, validTo] of cutValidity(hours, gaps)) {
      if (!isEver(timetable, hours, [validFrom, validTo])) continue;
      rows.push({
        ...ruleColumns(hours),
        ...timeColumns(timetable, hours, validFrom ?? firstDayOf(timetable)),
        valid_from: validFrom ?? undefined,
        valid_to: validTo ?? undefined,
        x_tzid: timetable.timeZone,
        x_rrule: writeRuleText(hours, timetable.timeZone),
        x_exdate: dated.length === 0 ? undefined : dated.join(','),
      });
    }
  }
  for (const { on, spans } of timetable.exceptions) {
    for (const span of spans) {
      rows.push({
        freq: 'WEEKLY',
        interval: 1,
        dtstart: on,
        count: 1,
        byday: weekdayCode(on),
        ...timeColumns(timetable, span, on),
        valid_from: on,
        valid_to: on,
        x_tzid: timetable.timeZone,
      });
    }
  }
  const words = describeTimetable(timetable, italian, { changes: 50 });
  const whole = {
    description: words.hours.join('. '),
    notes: words.changes.length === 0 ? undefined : words.changes.join('. '),
    x_timetable: timetable as unknown as Json,
  };
  if (rows.length === 0) rows.push({});
  rows.forEach((row, index) => {
    const id = childId(owner.id, 'schedule', index);
    addRow(tables, 'schedule', { id, [owner.column]: owner.id, ...row, ...(index === 0 ? whole : {}) });
  });
}

/** Whether anything is left of hours between two gaps; a long time is taken to have something. */
function isEver({ timeZone }: Timetable, hours: RecurringHours, [validFrom, validTo]: Range): boolean {
  if (hours.times !== null || validFrom === null || validTo === null) return true;
  const from = Date.parse(`${validFrom}T00:00:00Z`);
  if (Date.parse(`${validTo}T00:00:00Z`) - from > longDays * dayMilliseconds) return true;
  const cut = { ...hours, lastOn: validTo };
  const alone = { timeZone, hours: [cut], exceptions: [], closures: [], holidays: [] };
  return nextOccurrence(alone, new Date(instantOfWall(timeZone, from))) !== undefined;
}

type Range = readonly [first: string | null, last: string | null];

/** Closed days and days with hours of their own, in order, as ranges of ISO days. */
function gapsOf({ closures, exceptions }: Timetable): [string, string][] {
  const ranges = [
    ...closures.map(({ firstOn, lastOn }): [string, string] => [firstOn, lastOn]),
    ...exceptions.map(({ on }): [string, string] => [on, on]),
  ].sort(([one], [other]) => (one < other ? -1 : 1));
  const joined: [string, string][] = [];
  for (const [first, last] of ranges) {
    const before = joined.at(-1);
    if (before !== undefined && first <= dayAfter(before[1], 1))
      before[1] = last > before[1] ? last : before[1];
    else joined.push([first, last]);
  }
  return joined;
}

/** A validity without its gaps. What counts its times is not cut: a closed time counts too. */
function cutValidity({ firstOn, lastOn, times }: RecurringHours, gaps: readonly [string, string][]): Range[] {
  if (times !== null) return [[firstOn, lastOn]];
  const parts: Range[] = [];
  let from = firstOn;
  for (const [first, last] of gaps) {
    const isBefore = from !== null && last < from;
    const isAfter = lastOn !== null && first > lastOn;
    if (isBefore || isAfter) continue;
    const end = dayAfter(first, -1);
    if (from === null || end >= from) parts.push([from, end]);
    from = dayAfter(last, 1);
  }
  if (lastOn === null || from === null || from <= lastOn) parts.push([from, lastOn]);
  return parts;
}

function ruleColumns({ rule, firstOn, lastOn, times }: RecurringHours): Record<string, Json | undefined> {
  const shared = {
    interval: rule.interval,
    dtstart: firstOn ?? undefined,
    until: lastOn ?? undefined,
    count: times ?? undefined,
    wkst: rule.interval > 1 ? 'MO' : undefined,
  };
  switch (rule.frequency) {
    case 'daily':
      return rule.interval === 1 ? { ...shared, freq: 'WEEKLY', byday: weekdayCodes.join(',') } : {};
    case 'weekly':
      return {
        ...shared,
        freq: 'WEEKLY',
        byday: rule.weekdays.map((weekday) => weekdayCodes[weekday - 1]).join(','),
      };
    case 'monthly_days':
      return { ...shared, freq: 'MONTHLY', bymonthday: rule.monthDays.join(',') };
    case 'monthly_weekdays':
      return { ...shared, freq: 'MONTHLY', byday: rule.nthWeekdays.map(nthText).join(',') };
  }
}

function nthText({ weekday, nth }: NthWeekday): string {
  return `${nth ?? ''}${weekdayCodes[weekday - 1] ?? ''}`;
}

/** Times with the offset that the zone has on a day, as the specification asks for. */
function timeColumns({ timeZone }: Timetable, span: Span, on: string): Record<string, Json | undefined> {
  const noon = Date.parse(`${on}T12:00:00Z`);
  const offset = offsetAt(timeZone, noon);
  return {
    timezone: offset / hourMilliseconds,
    opens_at: `${clockText(span.startMinute)}${offsetText(offset)}`,
    closes_at: `${clockText(span.endMinute)}${offsetText(offset)}`,
  };
}

/** The day by which an offset is told where no validity begins. */
function firstDayOf(timetable: Timetable): string {
  return nextOccurrence(timetable, new Date('2026-01-01T00:00:00Z'))?.on ?? '2026-01-01';
}

/** Minutes past midnight; an end after midnight is the clock of the next day, midnight itself 00:00. */
function clockText(minute: number): string {
  const within = minute % 1440;
  return `${String(Math.floor(within / 60)).padStart(2, '0')}:${String(within % 60).padStart(2, '0')}`;
}

function offsetText(offset: number): string {
  const minutes = Math.abs(offset) / 60_000;
  const text = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  return offset === 0 ? 'Z' : `${offset < 0 ? '-' : '+'}${text}`;
}

function weekdayCode(day: string): string {
  return weekdayCodes[(new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7] ?? '';
}

function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMilliseconds).toISOString().slice(0, 10);
}
