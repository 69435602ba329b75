import { BoundedCache } from '../bounded-cache.ts';

const dayMinutes = 1440;
const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** `2-1630` is Tuesday at 16:30, as a minute of the week from Monday 00:00; undefined for `now`. */
export function readOpen(open: string): number | undefined {
  const [, weekday, hour, minute] = /^([1-7])-(\d\d)(\d\d)$/.exec(open) ?? [];
  if (weekday === undefined) return undefined;
  return (Number(weekday) - 1) * dayMinutes + Number(hour) * 60 + Number(minute);
}

/** To make one costs as much as a search; the zones are the communities' own. */
const formats = new BoundedCache<Intl.DateTimeFormat>(100);

/** The minute of the week in a time zone, Monday 00:00 first. */
export function minuteOfWeek(timeZone: string, instant: Date): number {
  let format = formats.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    formats.set(timeZone, format);
  }
  const parts = new Map(format.formatToParts(instant).map(({ type, value }) => [type, value]));
  const weekday = weekdays.indexOf(parts.get('weekday') ?? '');
  return weekday * dayMinutes + Number(parts.get('hour')) * 60 + Number(parts.get('minute'));
}
