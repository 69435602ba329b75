import { dayText } from './days.ts';
import { planOf } from './plan.ts';
import { instantOfWall, wallOfInstant } from './time-zone.ts';
import { timetableBounds } from './timetable.ts';
import type { Span, Timetable } from './timetable.ts';

const dayMilliseconds = 86_400_000;
const minuteMilliseconds = 60_000;

/** Half-open: `startsAt` belongs to it, `endsAt` does not. */
export interface Interval {
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** Once that a timetable takes place: its day and wall times, and the instants that they are. */
export interface Occurrence extends Interval, Span {
  /** ISO day on which it begins, by the clocks of its zone */
  readonly on: string;
}

/**
 * What takes place between two instants, also when it began before or ends after, by its begin. Wall times are kept
 * when the clocks change: of an hour that comes twice the first counts, and what lies in an hour that the clocks leap
 * over does not take place.
 * Throws a RangeError for a range of more than `timetableBounds.rangeDays` days, or one that ends before it starts.
 */
export function occurrencesBetween(
  timetable: Timetable,
  from: Date,
  to: Date,
  limit = Infinity,
): Occurrence[] {
  const { timeZone } = timetable;
  const plan = planOf(timetable);
  const [begin, end] = readRange(from, to);
  // What began on the day before, past midnight, may still go on.
  const first = Math.floor(wallOfInstant(timeZone, begin) / dayMilliseconds) - 1;
  const last = Math.floor(wallOfInstant(timeZone, end) / dayMilliseconds);
  const found: Occurrence[] = [];
  for (let day = first; day <= last && found.length < limit; day += 1) {
    for (const span of plan.spansOn(day)) {
      const occurrence = occurrenceOf(timeZone, day, span);
      if (occurrence === undefined || found.length >= limit) continue;
      if (occurrence.startsAt.getTime() < end && occurrence.endsAt.getTime() > begin) found.push(occurrence);
    }
  }
  return found.sort((one, other) => one.startsAt.getTime() - other.startsAt.getTime());
}

/** A span on a day as instants; undefined where the clocks leap over all of it. */
export function occurrenceOf(timeZone: string, day: number, span: Span): Occurrence | undefined {
  const midnight = day * dayMilliseconds;
  const startsAt = instantOfWall(timeZone, midnight + span.startMinute * minuteMilliseconds);
  const endsAt = instantOfWall(timeZone, midnight + span.endMinute * minuteMilliseconds);
  if (endsAt <= startsAt) return undefined;
  return {
    on: dayText(day),
    startMinute: span.startMinute,
    endMinute: span.endMinute,
    startsAt: new Date(startsAt),
    endsAt: new Date(endsAt),
  };
}

/** When it is open between two instants: cut to the range, with what overlaps or touches joined. */
export function openIntervals(timetable: Timetable, from: Date, to: Date): Interval[] {
  const joined: Interval[] = [];
  for (const { startsAt, endsAt } of occurrencesBetween(timetable, from, to)) {
    const last = joined.at(-1);
    const begin = startsAt < from ? from : startsAt;
    const end = endsAt > to ? to : endsAt;
    if (last === undefined || last.endsAt < begin) joined.push({ startsAt: begin, endsAt: end });
    else if (last.endsAt < end) joined[joined.length - 1] = { startsAt: last.startsAt, endsAt: end };
  }
  return joined;
}

export function isOpenAt(timetable: Timetable, instant: Date): boolean {
  return openIntervals(timetable, instant, new Date(instant.getTime() + 1)).length > 0;
}

/** Whether it is open from one instant to another without a break. An empty range is covered by nothing. */
export function covers(timetable: Timetable, from: Date, to: Date): boolean {
  if (from >= to) return false;
  const [open, ...others] = openIntervals(timetable, from, to);
  return (
    open !== undefined &&
    others.length === 0 &&
    open.startsAt.getTime() === from.getTime() &&
    open.endsAt.getTime() === to.getTime()
  );
}

/** The first that begins at an instant or later, at most `timetableBounds.rangeDays` days on. */
export function nextOccurrence(timetable: Timetable, from: Date): Occurrence | undefined {
  const plan = planOf(timetable);
  const today = Math.floor(wallOfInstant(timetable.timeZone, from.getTime()) / dayMilliseconds);
  for (let day = today; day < today + timetableBounds.rangeDays; day += 1) {
    for (const span of plan.spansOn(day)) {
      const occurrence = occurrenceOf(timetable.timeZone, day, span);
      if (occurrence !== undefined && occurrence.startsAt >= from) return occurrence;
    }
  }
  return undefined;
}

function readRange(from: Date, to: Date): [number, number] {
  const begin = from.getTime();
  const end = to.getTime();
  if (Number.isNaN(begin) || Number.isNaN(end) || end < begin)
    throw new RangeError('a range ends before it starts');
  if (end - begin > timetableBounds.rangeDays * dayMilliseconds)
    throw new RangeError(`a range has at most ${timetableBounds.rangeDays} days`);
  return [begin, end];
}
