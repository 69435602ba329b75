import { instantOfWall } from '@snodo/recurrence';
import { dayIn } from '../../http/index.ts';
import type { Stretch } from '../booking/wall-times.ts';

/** Months are named by their first day: `2026-11-01`. */
export function monthOf(timeZone: string, instant: Date): string {
  return `${dayIn(timeZone, instant).slice(0, 7)}-01`;
}

export function monthAfter(month: string, months: number): string {
  const at = new Date(`${month}T00:00:00Z`);
  at.setUTCMonth(at.getUTCMonth() + months);
  return at.toISOString().slice(0, 10);
}

/** From a first to a last month on the clocks of a zone. */
export function stretchOf(timeZone: string, first: string, last: string): Stretch {
  const begin = (month: string) => instantOfWall(timeZone, Date.parse(`${month}T00:00:00.000Z`));
  return { start: begin(first), end: begin(monthAfter(last, 1)) };
}
