import {
  instantOfWall,
  nextOccurrence,
  offsetAt,
  readRuleText,
  readTimetable,
  type RecurringHours,
  type Span,
  type Timetable,
} from '@snodo/recurrence';
import type { Json } from './directory.ts';
import type { HsdsFaults } from './faults.ts';
import type { Row } from './tables.ts';

const minuteMilliseconds = 60_000;
const dayMinutes = 1440;

/**
 * The timetable of all schedules of one thing. One that we wrote stands whole in `x_timetable`. Of others the rules
 * are read with their validity, `timeZone` being where it takes place; a schedule without any time or rule only
 * describes, and gives none.
 */
export function readSchedules(rows: readonly Row[], timeZone: string, faults: HsdsFaults): Timetable | null {
  const whole = rows.find((row) => row['x_timetable'] !== undefined);
  if (whole !== undefined) return readWhole(whole, faults);
  const told = rows.filter((row) => row['opens_at'] !== undefined || row['freq'] !== undefined);
  const zoneRow = told.find((row) => typeof row['x_tzid'] === 'string');
  const zone = typeof zoneRow?.['x_tzid'] === 'string' ? zoneRow['x_tzid'] : zoneOf(told, timeZone);
  const hours: RecurringHours[] = [];
  const hoursRows: Row[] = [];
  const dated = new Map<string, Span[]>();
  for (const row of told) {
    const span = readSpan(row, zone, faults);
    if (span === undefined) continue;
    const on = onlyDay(row);
    if (on !== undefined) dated.set(on, [...(dated.get(on) ?? []), span]);
    else {
      const found = readHours(row, span, zone, faults);
      if (found === undefined) continue;
      hours.push(found);
      hoursRows.push(row);
    }
  }
  const [first] = told;
  if (first === undefined || (hours.length === 0 && dated.size === 0)) return null;
  const exceptions = [...dated].map(([on, spans]) => ({ on, spans }));
  const read = readTimetable({ timeZone: zone, hours, exceptions });
  if (read.ok) return read.value;
  for (const { path, message } of read.faults) {
    const [, index] = /^hours\.(\d+)/.exec(path) ?? [];
    faults.addTo(hoursRows[Number(index)] ?? first, 'schedule_not_fit', null, message);
  }
  return null;
}

function readWhole(row: Row, faults: HsdsFaults): Timetable | null {
  const read = readTimetable(row['x_timetable']);
  if (read.ok) return read.value;
  for (const { path, message } of read.faults)
    faults.addTo(row, 'schedule_not_fit', 'x_timetable', `${path}: ${message}`);
  return null;
}

/** UTC when all times say so, else where the directory is. */
function zoneOf(rows: readonly Row[], timeZone: string): string {
  const times = rows
    .flatMap((row) => [row['opens_at'], row['closes_at']])
    .filter((time) => typeof time === 'string');
  return times.length > 0 && times.every((time) => time.endsWith('Z')) ? 'UTC' : timeZone;
}

function readSpan(row: Row, timeZone: string, faults: HsdsFaults): Span | undefined {
  const startMinute = readTime(row, 'opens_at', timeZone, faults);
  const endMinute = readTime(row, 'closes_at', timeZone, faults);
  if (startMinute === undefined || endMinute === undefined) return undefined;
  // What closes at or before the time at which it opens closes on the next day.
  return { startMinute, endMinute: endMinute > startMinute ? endMinute : endMinute + dayMinutes };
}

function readTime(row: Row, column: string, timeZone: string, faults: HsdsFaults): number | undefined {
  const given = row[column];
  if (typeof given !== 'string') return faults.addTo(row, 'missing', column, 'a rule needs its times');
  const [, hour, minute, zone = ''] = /^(\d\d):(\d\d)(?::\d\d)?(.*)$/.exec(given) ?? [];
  if (zone !== '' && !offsetsOf(timeZone).has(offsetMinutes(zone)))
    return faults.addTo(row, 'schedule_not_fit', column, `the clocks of ${timeZone} are never at ${zone}`);
  return Number(hour) * 60 + Number(minute);
}

function offsetMinutes(zone: string): number {
  if (zone === 'Z') return 0;
  const [, sign, hours, minutes] = /^([+-])(\d\d):?(\d\d)$/.exec(zone) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

/** The offsets that a zone has in the course of a year, in minutes. */
function offsetsOf(timeZone: string): ReadonlySet<number> {
  const months = Array.from({ length: 12 }, (_, month) => Date.UTC(2026, month, 15));
  return new Set(months.map((instant) => offsetAt(timeZone, instant) / minuteMilliseconds));
}

/** The day of a schedule that holds on one day only. */
function onlyDay(row: Row): string | undefined {
  const from = row['valid_from'];
  return typeof from === 'string' && from === row['valid_to'] ? from : undefined;
}

function readHours(row: Row, span: Span, timeZone: string, faults: HsdsFaults): RecurringHours | undefined {
  const frame = { timeZone, firstOn: earliest(row), ...span };
  const read = readRuleText(ruleText(row), frame);
  if (!read.ok) {
    for (const { path, message } of read.faults.slice(0, 3))
      faults.addTo(row, 'schedule_not_fit', columnOf(path), message);
    return undefined;
  }
  return within(read.value, row, timeZone);
}

/** `FREQ=WEEKLY;BYDAY=MO` of the columns; one that has weekdays and no frequency is weekly. */
function ruleText(row: Row): string {
  const parts = [
    ['FREQ', row['freq'] ?? (row['bymonthday'] === undefined ? 'WEEKLY' : 'MONTHLY')],
    ['INTERVAL', row['interval']],
    ['BYDAY', row['byday']],
    ['BYMONTHDAY', row['bymonthday']],
    ['BYWEEKNO', row['byweekno']],
    ['BYYEARDAY', row['byyearday']],
    ['COUNT', row['count']],
    ['WKST', row['wkst']],
    ['UNTIL', row['count'] === undefined ? untilText(row) : undefined],
  ];
  return parts
    .filter((part): part is [string, Json] => part[1] !== undefined)
    .map(([name, value]) => `${name}=${String(value).replaceAll(' ', '')}`)
    .join(';');
}

function untilText(row: Row): string | undefined {
  const ends = [row['until'], row['valid_to']].filter((end) => typeof end === 'string').sort();
  return ends[0]?.replaceAll('-', '');
}

function earliest(row: Row): string | null {
  const begin = row['dtstart'] ?? row['valid_from'];
  return typeof begin === 'string' ? begin : null;
}

function columnOf(path: string): string | null {
  const name = path.split('.')[0]?.toLowerCase() ?? '';
  return name === '' || name === 'rule' ? null : name;
}

/** Every other week counts from `dtstart`; from `valid_from` on it begins with the first week that counts. */
function within(hours: RecurringHours, row: Row, timeZone: string): RecurringHours {
  const from = row['valid_from'];
  if (typeof from !== 'string' || hours.firstOn === null || from <= hours.firstOn) return hours;
  if (hours.times !== null) return hours;
  if (hours.rule.interval === 1) return { ...hours, firstOn: from };
  const alone = { timeZone, hours: [hours], exceptions: [], closures: [], holidays: [] };
  const midnight = instantOfWall(timeZone, Date.parse(`${from}T00:00:00Z`));
  const next = nextOccurrence(alone, new Date(midnight));
  return { ...hours, firstOn: next?.on ?? from };
}
