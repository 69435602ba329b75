import { checkHours } from './check-hours.ts';
import { Faults, type Read } from './faults.ts';
import { holidaySets, type HolidaySet } from './holidays.ts';
import { readRecurringHours, readSpans } from './read-hours.ts';
import { readDay, readFields, readList, readNullable, type Fields } from './reading.ts';
import { isTimeZone } from './time-zone.ts';
import { timetableBounds as bounds } from './timetable.ts';
import type { Closure, DatedHours, Timetable } from './timetable.ts';

export interface ReadTimetableOptions {
  /** Refuse hours without a last day, as of a series of bookings. */
  readonly mustEnd?: boolean;
}

/**
 * Reads what should be a timetable (stored, sent or written by hand) and returns it in its one canonical form, or
 * everything that is wrong with it, by field. Absent lists are empty, absent days null, an absent interval 1.
 */
export function readTimetable(given: unknown, options: ReadTimetableOptions = {}): Read<Timetable> {
  const faults = new Faults();
  const fields = readFields(given, '', faults);
  const frame = fields === undefined ? undefined : readFrame(fields, faults);
  const hours =
    fields === undefined
      ? undefined
      : readList(fields['hours'], 'hours', bounds.hours, readRecurringHours, faults);
  if (frame === undefined || hours === undefined) return { ok: false, faults: faults.list };
  const { timeZone, exceptions, closures, holidays } = frame;
  const timetable = { timeZone, hours, exceptions, closures, holidays };
  checkHours(timetable, (index) => `hours.${index}`, faults, options);
  return faults.list.length === 0 ? { ok: true, value: timetable } : { ok: false, faults: faults.list };
}

/** What a timetable and its editing form have in common. */
export function readFrame(fields: Fields, faults: Faults): Omit<Timetable, 'hours'> | undefined {
  const timeZone = readTimeZone(fields['timeZone'], 'timeZone', faults);
  const exceptions = readExceptions(fields['exceptions'], faults);
  const closures = readList(fields['closures'], 'closures', bounds.closures, readClosure, faults);
  const holidays = readList(fields['holidays'], 'holidays', holidaySets.length, readHolidaySet, faults);
  if (timeZone === undefined || exceptions === undefined || closures === undefined || holidays === undefined)
    return undefined;
  return {
    timeZone,
    exceptions,
    closures: closures.sort((one, other) => compareDays(one.firstOn, other.firstOn)),
    holidays: holidaySets.filter((set) => holidays.includes(set)),
  };
}

function readTimeZone(given: unknown, path: string, faults: Faults): string | undefined {
  if (typeof given !== 'string')
    return faults.add('not_text', path, 'expected a time zone such as Europe/Rome');
  if (given.length > 64 || !isTimeZone(given))
    return faults.add('unknown_time_zone', path, 'expected a time zone such as Europe/Rome');
  return given;
}

function readExceptions(given: unknown, faults: Faults): DatedHours[] | undefined {
  const found = readList(given, 'exceptions', bounds.exceptions, readDatedHours, faults);
  if (found === undefined) return undefined;
  const seen = new Set<string>();
  found.forEach(({ on }, index) => {
    if (seen.has(on)) faults.add('repeated', `exceptions.${index}.on`, 'the day has an exception already');
    seen.add(on);
  });
  return seen.size === found.length ? found.sort((one, other) => compareDays(one.on, other.on)) : undefined;
}

function readDatedHours(given: unknown, path: string, faults: Faults): DatedHours | undefined {
  const fields = readFields(given, path, faults);
  if (fields === undefined) return undefined;
  const on = readDay(fields['on'], `${path}.on`, faults);
  const spans = readSpans(fields['spans'], `${path}.spans`, faults);
  return on === undefined || spans === undefined ? undefined : { on, spans };
}

function readClosure(given: unknown, path: string, faults: Faults): Closure | undefined {
  const fields = readFields(given, path, faults);
  if (fields === undefined) return undefined;
  const firstOn = readDay(fields['firstOn'], `${path}.firstOn`, faults);
  const lastOn = readDay(fields['lastOn'], `${path}.lastOn`, faults);
  const name = readNullable(fields['name'], `${path}.name`, readName, faults);
  if (firstOn === undefined || lastOn === undefined || name === undefined) return undefined;
  if (lastOn < firstOn)
    return faults.add('ends_before_it_starts', `${path}.lastOn`, 'expected firstOn or later');
  return { firstOn, lastOn, name };
}

function readName(given: unknown, path: string, faults: Faults): string | undefined {
  if (typeof given !== 'string' || given.trim() === '')
    return faults.add('not_text', path, 'expected some text');
  const name = given.trim();
  if (name.length > bounds.nameLength)
    return faults.add('too_long', path, `at most ${bounds.nameLength} characters`);
  return name;
}

function readHolidaySet(given: unknown, path: string, faults: Faults): HolidaySet | undefined {
  const found = holidaySets.find((set) => set === given);
  return found ?? faults.add('not_allowed', path, `expected ${holidaySets.join(' or ')}`);
}

function compareDays(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
