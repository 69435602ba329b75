import { dayNumber, dayText, findDayNumber } from './days.ts';
import { Faults, type Read } from './faults.ts';
import { readRecurringHours, sortNthWeekdays } from './read-hours.ts';
import { instantOfWall, wallOfInstant } from './time-zone.ts';
import type { NthWeekday, RecurrenceRule, RecurringHours } from './timetable.ts';

const weekdayNames = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
const dayMilliseconds = 86_400_000;
const minuteMilliseconds = 60_000;
const untilPattern = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})(Z?))?$/;
const weekdayPattern = /^([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)$/;

/** The two letters of RFC 5545 for a weekday, 1 Monday … 7 Sunday. */
export function weekdayCode(weekday: number): string {
  return weekdayNames[weekday - 1] ?? '';
}

/** `FREQ=WEEKLY;BYDAY=MO,WE;UNTIL=…`: a rule as RFC 5545 writes it, with its end in UTC. */
export function writeRuleText(hours: RecurringHours, timeZone: string): string {
  const parts = ruleParts(hours.rule);
  if (hours.times !== null) parts.push(`COUNT=${hours.times}`);
  else if (hours.lastOn !== null)
    parts.push(`UNTIL=${untilText(dayNumber(hours.lastOn), hours.startMinute, timeZone)}`);
  return parts.join(';');
}

/** The parts of a rule without its end. */
export function ruleParts(rule: RecurrenceRule): string[] {
  const interval = rule.interval > 1 ? [`INTERVAL=${rule.interval}`] : [];
  switch (rule.frequency) {
    case 'daily':
      return ['FREQ=DAILY', ...interval];
    case 'weekly':
      return ['FREQ=WEEKLY', ...interval, `BYDAY=${rule.weekdays.map(weekdayCode).join(',')}`];
    case 'monthly_days':
      return ['FREQ=MONTHLY', ...interval, `BYMONTHDAY=${rule.monthDays.join(',')}`];
    case 'monthly_weekdays':
      return ['FREQ=MONTHLY', ...interval, `BYDAY=${rule.nthWeekdays.map(nthText).join(',')}`];
  }
}

function nthText({ weekday, nth }: NthWeekday): string {
  return `${nth ?? ''}${weekdayCode(weekday)}`;
}

/** The begin on a last day, which still belongs to the rule, in UTC. */
export function untilText(lastDay: number, startMinute: number, timeZone: string): string {
  const wall = lastDay * dayMilliseconds + startMinute * minuteMilliseconds;
  return utcText(instantOfWall(timeZone, wall));
}

/** `20260309T080000Z` */
export function utcText(instant: number): string {
  return `${new Date(instant).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
}

/** What a rule's text needs beside it: when it begins for the first time, how long it lasts, and where. */
export interface RuleTextFrame {
  readonly timeZone: string;
  /** ISO day of DTSTART; null when none is given, which an INTERVAL or a COUNT does not allow. */
  readonly firstOn: string | null;
  readonly startMinute: number;
  readonly endMinute: number;
}

/**
 * Reads a recurrence rule of RFC 5545 (`FREQ=WEEKLY;BYDAY=MO,WE`, with `RRULE:` or without). What people do not use
 * of it (seconds, weeks of the year, positions in a set, yearly rules) is refused with the part's name as the path.
 */
export function readRuleText(text: string, frame: RuleTextFrame): Read<RecurringHours> {
  const faults = new Faults();
  const parts = readParts(text, faults);
  const rule = parts === undefined ? undefined : readParted(parts, frame, faults);
  if (parts === undefined || rule === undefined) return { ok: false, faults: faults.list };
  const until = parts.get('UNTIL');
  const lastOn = until === undefined ? null : readUntil(until, frame, faults);
  const count = parts.get('COUNT');
  const { firstOn, startMinute, endMinute } = frame;
  const times = count === undefined ? null : Number(count);
  const found =
    lastOn === undefined
      ? undefined
      : readRecurringHours({ startMinute, endMinute, rule, firstOn, lastOn, times }, 'rule', faults);
  return found !== undefined && faults.list.length === 0
    ? { ok: true, value: found }
    : { ok: false, faults: faults.list };
}

function readParts(text: string, faults: Faults): Map<string, string> | undefined {
  const parts = new Map<string, string>();
  if (text.length > 500) return faults.add('too_long', '', 'at most 500 characters');
  for (const part of text
    .trim()
    .replace(/^RRULE:/i, '')
    .split(';')
    .filter(Boolean)) {
    const [name = '', given = '', ...more] = part.toUpperCase().split('=');
    if (given === '' || more.length > 0)
      return faults.add('not_a_recurrence_rule', '', `cannot read "${part}"`);
    if (parts.has(name)) return faults.add('repeated', name, 'stands twice');
    parts.set(name, given);
  }
  return parts;
}

const knownParts = new Set(['FREQ', 'INTERVAL', 'BYDAY', 'BYMONTHDAY', 'UNTIL', 'COUNT', 'WKST']);

function readParted(
  parts: ReadonlyMap<string, string>,
  frame: RuleTextFrame,
  faults: Faults,
): RecurrenceRule | undefined {
  for (const name of parts.keys())
    if (!knownParts.has(name)) return faults.add('unsupported_rule', name, 'cannot be said as a timetable');
  const interval = Number(parts.get('INTERVAL') ?? '1');
  const frequency = parts.get('FREQ');
  const weekStart = parts.get('WKST') ?? 'MO';
  if (frequency === 'WEEKLY' && interval > 1 && weekStart !== 'MO')
    return faults.add('unsupported_rule', 'WKST', 'weeks begin on Monday');
  const weekdays = readWeekdays(parts.get('BYDAY'), faults);
  const monthDays = parts.get('BYMONTHDAY')?.split(',').map(Number) ?? [];
  if (weekdays === undefined) return undefined;
  if (frequency === 'MONTHLY') return monthlyRule(interval, weekdays, monthDays, frame, faults);
  if (monthDays.length > 0)
    return faults.add('unsupported_rule', 'BYMONTHDAY', 'days of the month go with FREQ=MONTHLY');
  if (weekdays.some(({ nth }) => nth !== null))
    return faults.add('not_a_recurrence_rule', 'BYDAY', 'counted weekdays go with FREQ=MONTHLY');
  return frequency === 'DAILY' || frequency === 'WEEKLY'
    ? weeklyRule(frequency, interval, weekdays, frame, faults)
    : faults.add('unsupported_rule', 'FREQ', 'expected DAILY, WEEKLY or MONTHLY');
}

function weeklyRule(
  frequency: 'DAILY' | 'WEEKLY',
  interval: number,
  weekdays: readonly NthWeekday[],
  { firstOn }: RuleTextFrame,
  faults: Faults,
): RecurrenceRule | undefined {
  if (frequency === 'DAILY' && weekdays.length === 0) return { frequency: 'daily', interval };
  if (frequency === 'DAILY' && interval > 1)
    return faults.add('unsupported_rule', 'BYDAY', 'weekdays go with every day, not with every other');
  const named = [...new Set(weekdays.map(({ weekday }) => weekday))].sort((one, other) => one - other);
  if (named.length > 0) return { frequency: 'weekly', interval, weekdays: named };
  if (firstOn === null) return faults.add('first_day_needed', 'BYDAY', 'expected weekdays or a first day');
  return { frequency: 'weekly', interval, weekdays: [((dayNumber(firstOn) + 3) % 7) + 1] };
}

function monthlyRule(
  interval: number,
  weekdays: readonly NthWeekday[],
  monthDays: readonly number[],
  { firstOn }: RuleTextFrame,
  faults: Faults,
): RecurrenceRule | undefined {
  if (weekdays.length > 0 && monthDays.length > 0)
    return faults.add('unsupported_rule', 'BYMONTHDAY', 'expected weekdays or days of the month, not both');
  if (weekdays.length > 0)
    return { frequency: 'monthly_weekdays', interval, nthWeekdays: sortNthWeekdays(weekdays) };
  if (monthDays.length > 0) return { frequency: 'monthly_days', interval, monthDays };
  if (firstOn === null) return faults.add('first_day_needed', 'BYMONTHDAY', 'expected days or a first day');
  return { frequency: 'monthly_days', interval, monthDays: [Number(firstOn.slice(8))] };
}

function readWeekdays(text: string | undefined, faults: Faults): NthWeekday[] | undefined {
  const found: NthWeekday[] = [];
  for (const part of text?.split(',') ?? []) {
    const [, nth, name = ''] = weekdayPattern.exec(part) ?? [];
    const weekday = weekdayNames.findIndex((known) => known === name) + 1;
    if (weekday === 0) return faults.add('not_a_recurrence_rule', 'BYDAY', `cannot read "${part}"`);
    found.push({ weekday, nth: nth === undefined ? null : Number(nth) });
  }
  return found;
}

/** The last day on which it may begin: UNTIL is an instant or a day, and what begins later is out. */
function readUntil(
  text: string,
  { timeZone, startMinute }: RuleTextFrame,
  faults: Faults,
): string | undefined {
  const [, year, month, day, hour, minute, second, utc] = untilPattern.exec(text) ?? [];
  const number = year === undefined ? undefined : findDayNumber(`${year}-${month}-${day}`);
  if (number === undefined) return faults.add('not_a_day', 'UNTIL', `cannot read "${text}"`);
  if (hour === undefined) return dayText(number);
  const given =
    number * dayMilliseconds + (Number(hour) * 3600 + Number(minute) * 60 + Number(second)) * 1000;
  const wall = utc === 'Z' ? wallOfInstant(timeZone, given) : given;
  const last = Math.floor((wall - startMinute * minuteMilliseconds) / dayMilliseconds);
  return dayText(last);
}
