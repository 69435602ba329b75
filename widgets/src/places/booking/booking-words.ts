import { locales, type I18n, type MessageKey } from '../../ui/i18n.ts';
import type { BookedTime, Booking } from './booking-api.ts';

/** `giovedì 3 dicembre 2026` of a wall time; the zone of the space has made it already. */
export function dayText(i18n: I18n, wall: string): string {
  return new Intl.DateTimeFormat(locales[i18n.language], {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  }).format(new Date(`${wall.slice(0, 10)}T00:00:00Z`));
}

/** `9:00–11:00`; of an hour that comes twice it says which. */
export function hoursText(i18n: I18n, time: BookedTime): string {
  const clock = (wall: string, isSecond: boolean) => {
    const shown = wall.slice(11).replace(/^0/u, '');
    return isSecond ? i18n.t('calendar.secondTime', { time: shown }) : shown;
  };
  return `${clock(time.from, time.fromSecond)}–${clock(time.to, time.toSecond)}`;
}

export function timeText(i18n: I18n, time: BookedTime): string {
  return `${dayText(i18n, time.from)}, ${hoursText(i18n, time)}`;
}

const states = {
  requested: 'booking.state_requested',
  confirmed: 'booking.state_confirmed',
  declined: 'booking.state_declined',
  cancelled: 'booking.state_cancelled',
  expired: 'booking.state_expired',
  released: 'booking.state_released',
} as const satisfies Record<Booking['state'], MessageKey>;

export function stateText(i18n: I18n, { state }: Pick<Booking, 'state'>): string {
  return i18n.t(states[state]);
}

/** The ISO day of this device's clocks, so many days on. */
export function dayFromNow(days: number, now = new Date()): string {
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000 + days * 86_400_000)
    .toISOString()
    .slice(0, 10);
}
