import { BoundedCache } from '../bounded-cache.ts';

/** The time, handed in so that tests can set it. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** To make one costs as much as a signature check. The zones are the communities' own, so there are few. */
const formats = new BoundedCache<Intl.DateTimeFormat>(100);

/** The calendar day in a time zone, as `YYYY-MM-DD`. */
export function dayIn(timeZone: string, instant: Date): string {
  let format = formats.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' });
    formats.set(timeZone, format);
  }
  return format.format(instant);
}
