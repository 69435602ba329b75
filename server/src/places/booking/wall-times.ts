import type { BookedTime } from '@snodo/contract';
import { instantOfWall, offsetAt, wallOfInstant } from '@snodo/recurrence';

const hourMilliseconds = 3_600_000;
export const minuteMilliseconds = 60_000;
export const dayMilliseconds = 24 * hourMilliseconds;

/** Half-open, in epoch milliseconds. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Why clocks never show a wall time, or not a second time. */
export type WallFault = 'not_a_time' | 'no_such_time' | 'comes_once';

/**
 * The instant (epoch milliseconds) at which the clocks of a zone show `2026-10-25T02:30`. Of an hour that comes twice
 * the first counts unless the second is asked for; a time that the clocks leap over is none.
 */
export function instantOfText(timeZone: string, text: string, isSecond: boolean): number | WallFault {
  const wall = Date.parse(`${text}:00.000Z`);
  // Date.parse takes 30 February for none, and writing the time again shows what it rolled over.
  if (Number.isNaN(wall) || wallText(wall) !== text) return 'not_a_time';
  const first = instantOfWall(timeZone, wall);
  if (wallOfInstant(timeZone, first) !== wall) return 'no_such_time';
  if (!isSecond) return first;
  return findSecond(timeZone, wall, first) ?? 'comes_once';
}

/** The second of two instants that show the same wall time; clocks are never set back by more than some hours. */
function findSecond(timeZone: string, wall: number, first: number): number | undefined {
  const later = wall - offsetAt(timeZone, first + 4 * hourMilliseconds);
  return later > first && wallOfInstant(timeZone, later) === wall ? later : undefined;
}

/** Instants with what the clocks of the zone show then. */
export function bookedTime(timeZone: string, { start, end }: Stretch): BookedTime {
  const from = wallOfInstant(timeZone, start);
  const to = wallOfInstant(timeZone, end);
  return {
    startsAt: new Date(start).toISOString(),
    endsAt: new Date(end).toISOString(),
    from: wallText(from),
    to: wallText(to),
    fromSecond: instantOfWall(timeZone, from) !== start,
    toSecond: instantOfWall(timeZone, to) !== end,
  };
}

/** The days of a zone from an ISO day on, each from midnight to midnight of its clocks. */
export function daysFrom(timeZone: string, firstOn: string, days: number): (Stretch & { on: string })[] {
  const first = Date.parse(`${firstOn}T00:00:00.000Z`);
  const midnight = (index: number) => instantOfWall(timeZone, first + index * dayMilliseconds);
  return Array.from({ length: days }, (_, index) => ({
    on: new Date(first + index * dayMilliseconds).toISOString().slice(0, 10),
    start: midnight(index),
    end: midnight(index + 1),
  }));
}

/** Minutes after midnight on the clocks of a zone. */
export function minuteOfDay(timeZone: string, instant: number): number {
  const wall = wallOfInstant(timeZone, instant);
  return (wall - Math.floor(wall / dayMilliseconds) * dayMilliseconds) / minuteMilliseconds;
}

function wallText(wall: number): string {
  return new Date(wall).toISOString().slice(0, 16);
}
