import type { Language } from '@snodo/contract';
import { eventTimeOf, timetableEvents, type CalendarEvent, type Timetable } from '@snodo/recurrence';
import { dayIn, localized } from '../../http/index.ts';
import type { Community } from '../../identity/index.ts';
import { stateOfDate, timetableOfActivity } from '../activities/activity-times.ts';
import type { ActivityRow } from '../activities/activity-queries.ts';
import type { DateRow } from '../activities/date-queries.ts';
import type { RegistrationRow } from '../activities/registration-queries.ts';
import type { BookingRow } from '../booking/booking-queries.ts';

export interface EventContext {
  community: Community;
  now: Date;
  language: Language;
  /** Whose the uids are. */
  host: string;
  portal: string;
}

/** What is off is told as cancelled for so long, so that calendars take it off. */
const toldCancelledMilliseconds = 30 * 24 * 60 * 60 * 1000;
/** A calendar looks two years ahead, and a month back. */
export const feedDays = { back: 31, ahead: 740 } as const;

const onlineWords = { it: 'online', en: 'online', ar: 'عبر الإنترنت' } as const satisfies Record<
  Language,
  string
>;

function isTold(changedAt: Date, now: Date): boolean {
  return now.getTime() - changedAt.getTime() < toldCancelledMilliseconds;
}

/** A booking says where, and never what for nor with whom: calendars are read by others too. */
export function bookingEvents(row: BookingRow, context: EventContext): CalendarEvent[] {
  const isOff = !row.is_live;
  if (isOff && !isTold(row.changed_at, context.now)) return [];
  const place = localized(row.place_name, context.language);
  return [
    {
      uid: `${row.id}@${context.host}`,
      sequence: row.version,
      changedAt: row.changed_at,
      status: isOff ? 'cancelled' : row.state === 'requested' ? 'tentative' : 'confirmed',
      time: eventTimeOf(row.time_zone, row.starts_at, row.ends_at),
      summary: `Snodo · ${place}`,
      location: place,
      address: `${context.portal}/bookings`,
    },
  ];
}

/** The same of a registration: which activity it is stands on the page behind the sign-in. */
export function registrationEvents(row: RegistrationRow, context: EventContext): CalendarEvent[] {
  const { community, now, language, host, portal } = context;
  const state = stateOfDate({
    state: row.activity_state,
    date: { state: row.date_state, holds_space: row.holds_space },
    lifeCycle: row.life_cycle,
  });
  const isHers = row.state === 'registered' || row.state === 'offered' || row.state === 'waiting';
  const isOff = !isHers || state === 'cancelled' || state === 'suspended';
  const changedAt = new Date(Math.max(row.changed_at.getTime(), row.activity_changed_at.getTime()));
  if (isOff && !isTold(changedAt, now)) return [];
  const timeZone = (row.timetable as unknown as Timetable | null)?.timeZone ?? community.timeZone;
  const place = localized(row.place_name, language);
  return [
    {
      uid: `${row.id}@${host}`,
      sequence: row.version + row.activity_version,
      changedAt,
      status: isOff ? 'cancelled' : row.state === 'registered' ? 'confirmed' : 'tentative',
      time: eventTimeOf(timeZone, row.starts_at, row.ends_at),
      summary: state === 'online' ? `Snodo · ${onlineWords[language]}` : `Snodo · ${place}`,
      location: state === 'online' ? undefined : place,
      address: `${portal}/bookings`,
    },
  ];
}

/**
 * An activity with its rule. A date to which something happened of its own is taken out of the rule and stands alone,
 * under a uid that it keeps: called off, online, or fallen out of the timetable.
 */
export function activityEvents(
  activity: ActivityRow,
  rows: readonly DateRow[],
  context: EventContext,
): CalendarEvent[] {
  const { community, now, language, host, portal } = context;
  const timetable = timetableOfActivity(activity, community.timeZone);
  if (timetable === null) return [];
  const whole = stateOfDate({ state: activity.state, date: undefined, lifeCycle: activity.life_cycle });
  const isOff = whole === 'cancelled' || whole === 'suspended';
  if (isOff && !isTold(activity.changed_at, now)) return [];
  const place = localized(activity.place_name, language);
  const name = localized(activity.name, language);
  const toEvent = (state: string) => ({
    uid: `${activity.id}@${host}`,
    sequence: activity.version,
    changedAt: activity.changed_at,
    status: state === 'cancelled' || state === 'suspended' ? ('cancelled' as const) : ('confirmed' as const),
    summary: state === 'online' ? `${name} (${onlineWords[language]})` : name,
    location: state === 'online' ? undefined : place,
    address: `${portal}/places?place=${encodeURIComponent(activity.place_code)}`,
  });
  const own = rows.filter(
    (date) => stateOfDate({ state: activity.state, date, lifeCycle: activity.life_cycle }) !== whole,
  );
  const dayOf = (date: DateRow) => dayIn(timetable.timeZone, date.starts_at);
  const singleDays = new Set(own.map(dayOf));
  const rest: Timetable = {
    ...timetable,
    exceptions: [
      ...timetable.exceptions.filter(({ on }) => !singleDays.has(on)),
      ...[...singleDays].map((on) => ({ on, spans: [] })),
    ],
  };
  const firstOn = dayIn(timetable.timeZone, new Date(now.getTime() - feedDays.back * 86_400_000));
  const days = feedDays.back + feedDays.ahead;
  const singles = own.map((date): CalendarEvent => {
    const state = stateOfDate({ state: activity.state, date, lifeCycle: activity.life_cycle });
    const stamp = date.starts_at.toISOString().slice(0, 16).replaceAll(/[-:]/g, '');
    return {
      ...toEvent(state),
      uid: `${activity.id}-s${stamp}@${host}`,
      sequence: activity.version + date.version,
      changedAt: date.changed_at > activity.changed_at ? date.changed_at : activity.changed_at,
      time: eventTimeOf(timetable.timeZone, date.starts_at, date.ends_at),
    };
  });
  return [...timetableEvents(rest, toEvent(whole), { firstOn, days }), ...singles];
}
