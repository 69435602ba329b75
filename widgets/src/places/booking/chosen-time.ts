import { clockOf, minutesOfClock } from '../../ui/time-select.ts';
import type { BookedTime, BookingInput, Space } from './booking-api.ts';

type WallTimes = Pick<BookingInput, 'from' | 'to' | 'fromSecond' | 'toSecond'>;

/** Of a free time an hour from its begin, cut to what the space is booked for; in minutes after midnight. */
export function proposed(
  time: BookedTime,
  { shortestMinutes, longestMinutes, stepMinutes }: Space,
): [number, number] {
  const start = minutesOf(time.from);
  const end = isOneDay(time) ? minutesOf(time.to) : 1440;
  const first = Math.ceil(start / stepMinutes) * stepMinutes;
  const length = Math.min(
    Math.max(60, shortestMinutes),
    longestMinutes,
    Math.max(end - first, shortestMinutes),
  );
  return [first, Math.min(first + length, 1440)];
}

/**
 * Wall times within a chosen free time. Its two ends say which of two hours they are; times within it that come twice
 * are the first.
 */
export function wallTimesOf(chosen: BookedTime, start: number, end: number): WallTimes {
  const day = chosen.from.slice(0, 10);
  const from = `${day}T${clockOf(start)}`;
  const to = end === 1440 ? `${dayAfter(day)}T00:00` : `${day}T${clockOf(end)}`;
  return {
    from,
    to,
    fromSecond: chosen.fromSecond && from === chosen.from,
    toSecond: chosen.toSecond && to === chosen.to,
  };
}

function isOneDay({ from, to }: BookedTime): boolean {
  return from.slice(0, 10) === to.slice(0, 10);
}

function dayAfter(on: string): string {
  return new Date(Date.parse(`${on}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

function minutesOf(wall: string): number {
  return minutesOfClock(wall.slice(11));
}
