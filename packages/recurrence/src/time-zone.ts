const dayMilliseconds = 86_400_000;
/** Between two changes of a clock lie weeks, also where it stands still for Ramadan. */
const sampleMilliseconds = 5 * dayMilliseconds;
const zonePattern = /^(?:UTC|[A-Z][A-Za-z]+(?:\/[A-Z][A-Za-z0-9_+-]*){1,2})$/;
const keptYears = 400;

/** A change of the clocks: from `at` on the zone is `offset` ahead of UTC. All in milliseconds. */
export interface ClockChange {
  readonly at: number;
  readonly offsetBefore: number;
  readonly offset: number;
}

interface ZoneYear {
  /** Ahead of UTC when the year begins in UTC, in milliseconds */
  readonly offset: number;
  readonly changes: readonly ClockChange[];
}

const formats = new Map<string, Intl.DateTimeFormat>();
const years = new Map<string, ZoneYear>();

/** Whether the name is one of the IANA time zones (`Europe/Rome`); offsets such as `+02:00` are none. */
export function isTimeZone(name: string): boolean {
  if (!zonePattern.test(name)) return false;
  try {
    formatOf(name);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** Milliseconds that a zone's clocks are ahead of UTC at an instant (epoch milliseconds). */
export function offsetAt(timeZone: string, instant: number): number {
  const year = yearOf(timeZone, new Date(instant).getUTCFullYear());
  let { offset } = year;
  for (const change of year.changes) {
    if (change.at > instant) break;
    offset = change.offset;
  }
  return offset;
}

/** The changes of a zone's clocks in a year that is counted in UTC, in their order. */
export function clockChanges(timeZone: string, year: number): readonly ClockChange[] {
  return yearOf(timeZone, year).changes;
}

/**
 * The instant (epoch milliseconds) at which clocks show a wall time, given as milliseconds since 1970-01-01 00:00 on
 * those clocks. A time that comes twice is the first of the two; one that the clocks leap over is the instant of the
 * leap, so that a later time is never an earlier instant.
 */
export function instantOfWall(timeZone: string, wall: number): number {
  const before = offsetAt(timeZone, wall - dayMilliseconds);
  const after = offsetAt(timeZone, wall + dayMilliseconds);
  const early = wall - before;
  if (before === after || offsetAt(timeZone, early) === before) return early;
  const late = wall - after;
  if (offsetAt(timeZone, late) === after) return late;
  const leap = [late, early]
    .flatMap((instant) => clockChanges(timeZone, new Date(instant).getUTCFullYear()))
    .find(({ at }) => late < at && at <= early);
  return leap?.at ?? early;
}

/** Whether clocks show a wall time exactly once: not in the hour that comes twice, nor in the one that they leap over. */
export function isShownOnce(timeZone: string, wall: number): boolean {
  const offsets = new Set(
    [wall - dayMilliseconds, wall + dayMilliseconds].map((at) => offsetAt(timeZone, at)),
  );
  return [...offsets].filter((offset) => offsetAt(timeZone, wall - offset) === offset).length === 1;
}

/** What the clocks show at an instant, as milliseconds since 1970-01-01 00:00 on those clocks. */
export function wallOfInstant(timeZone: string, instant: number): number {
  return instant + offsetAt(timeZone, instant);
}

function yearOf(timeZone: string, year: number): ZoneYear {
  const key = `${timeZone} ${year}`;
  const kept = years.get(key);
  if (kept !== undefined) return kept;
  if (years.size >= keptYears) years.clear();
  const found = readYear(timeZone, year);
  years.set(key, found);
  return found;
}

function readYear(timeZone: string, year: number): ZoneYear {
  const begin = Date.UTC(year, 0, 1);
  const end = Date.UTC(year + 1, 0, 1);
  const offset = askOffset(timeZone, begin);
  const changes: ClockChange[] = [];
  let last = offset;
  for (let from = begin; from < end; from += sampleMilliseconds) {
    const to = Math.min(from + sampleMilliseconds, end);
    const next = askOffset(timeZone, to);
    if (next === last) continue;
    const at = findChange(timeZone, from, to, last);
    if (at < end) changes.push({ at, offsetBefore: last, offset: next });
    last = next;
  }
  return { offset, changes };
}

/** The first whole minute between two instants at which the offset is another than `before`. */
function findChange(timeZone: string, from: number, to: number, before: number): number {
  let low = from / 60_000;
  let high = to / 60_000;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (askOffset(timeZone, middle * 60_000) === before) low = middle;
    else high = middle;
  }
  return high * 60_000;
}

function askOffset(timeZone: string, instant: number): number {
  const shown = new Map(
    formatOf(timeZone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const part = (name: Intl.DateTimeFormatPartTypes) => shown.get(name) ?? 0;
  return (
    Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second')) -
    instant
  );
}

/** To make a formatter costs more than all that is asked of it. */
function formatOf(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    if (formats.size >= keptYears) formats.clear();
    formats.set(timeZone, format);
  }
  return format;
}
