import type { ActivityState, BookingAudience, KeptActivity } from '@snodo/contract';
import {
  arabic,
  describeTimetable,
  english,
  italian,
  nextOccurrence,
  type Timetable,
} from '@snodo/recurrence';
import { dayIn, localized } from '../../http/index.ts';
import type { Actor } from '../../identity/index.ts';
import { bookedTime } from '../booking/wall-times.ts';
import type { ActivityRow } from './activity-queries.ts';
import { timetableOfActivity } from './activity-times.ts';
import type { ActivityContext } from './context.ts';

const words = { it: italian, en: english, ar: arabic } as const;

/** An activity as its host keeps it. */
export function toKept(
  row: ActivityRow,
  actor: Actor,
  { community, clock, language }: ActivityContext,
): KeptActivity {
  const timetable = timetableOfActivity(row, community.timeZone);
  const on = dayIn(community.timeZone, clock.now());
  const next = timetable === null ? undefined : nextOccurrence(timetable, clock.now());
  return {
    id: row.id,
    version: row.version,
    state: row.state as ActivityState,
    reason: row.state_reason,
    name: localized(row.name, language),
    description: localized(row.description, language),
    entry: row.entries[0] ?? '',
    when: timetable === null ? [] : describeTimetable(timetable, words[language], { on, changes: 0 }).hours,
    dates: row.timetable === null ? null : datesAsGiven(row.timetable as unknown as Timetable),
    space:
      row.space_id === null || row.space_name === null
        ? null
        : { id: row.space_id, name: localized(row.space_name, language) },
    leader:
      row.leader_name === null
        ? null
        : { name: row.leader_name, isMe: row.leader_person_id === actor.personId },
    audience: row.audience as BookingAudience[] | null,
    places: row.capacity_people,
    takesRegistrations: row.takes_registrations,
    offerHours: row.offer_hours,
    onlineAddress: row.online_address,
    next:
      next === undefined || timetable === null
        ? null
        : bookedTime(timetable.timeZone, { start: next.startsAt.getTime(), end: next.endsAt.getTime() }),
  };
}

/** The rule of a timetable as whoever made it gave it; what was loaded otherwise has none. */
function datesAsGiven({ hours, exceptions }: Timetable): KeptActivity['dates'] {
  const [only, ...more] = hours;
  if (only === undefined || more.length > 0 || only.rule.frequency !== 'weekly' || only.firstOn === null)
    return null;
  const { startMinute, endMinute, rule, firstOn, lastOn, times } = only;
  return {
    startMinute,
    endMinute,
    weekdays: [...rule.weekdays],
    everyWeeks: rule.interval,
    firstOn,
    lastOn,
    times,
    without: exceptions.filter(({ spans }) => spans.length === 0).map(({ on }) => on),
  };
}
