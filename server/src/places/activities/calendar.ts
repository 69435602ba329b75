import type { CalendarEntry, Language } from '@snodo/contract';
import { z } from 'zod';
import { toAudience } from '../../catalogue/index.ts';
import type { CommunityTransaction } from '../../db/index.ts';
import { cutPage, decodeCursor, localized, type Clock } from '../../http/index.ts';
import { organisationIdsOf, type Actor, type Community } from '../../identity/index.ts';
import { bookedTime, daysFrom, type Stretch } from '../booking/wall-times.ts';
import { toActivityFacts } from '../rows.ts';
import { listCalendarRows, type ActivityRow } from './activity-queries.ts';
import { datesBetween, isOpenDate, stateOfDate, timetableOfActivity } from './activity-times.ts';
import { listDateRows, type DateRow } from './date-queries.ts';
import { countWaiting, listOpenOf } from './registration-queries.ts';

export interface CalendarInput {
  lang: Language;
  on: string;
  days: number;
  district?: string | undefined;
  place?: string | undefined;
  family: 'true' | 'false';
  cursor?: string | undefined;
  limit: number;
}

/** A date of an activity, with what happened to it. */
export interface CalendarDate {
  readonly activity: ActivityRow;
  readonly time: Stretch;
  readonly timeZone: string;
  readonly row: DateRow | undefined;
}

/** What takes place on some days, by its begin, as far as the reader may know of it; what is called off is still told. */
export async function listCalendar(
  trx: CommunityTransaction,
  { community, clock }: { community: Community; clock: Clock },
  reader: Actor | undefined,
  input: CalendarInput,
) {
  const days = daysFrom(community.timeZone, input.on, input.days);
  const range = { start: days[0]?.start ?? 0, end: days.at(-1)?.end ?? 0 };
  const after = decodeCursor(input.cursor, z.iso.datetime());
  const activities = await listCalendarRows(trx, community.id, {
    organisationIds: organisationIdsOf(reader),
    district: input.district,
    place: input.place,
    isFamily: input.family === 'true',
  });
  const found = await listDates(trx, community, activities, range);
  const rest = found.filter((date) => after === undefined || isAfter(date, after)).slice(0, input.limit + 1);
  const { rows, nextCursor } = cutPage(rest, input.limit, ({ time, activity }) => [
    new Date(time.start).toISOString(),
    activity.id,
  ]);
  return {
    items: await toEntries(trx, { community, clock, reader, language: input.lang }, rows),
    nextCursor,
  };
}

/** All dates of activities that touch a range, those that fell away and were kept too. */
export async function listDates(
  trx: CommunityTransaction,
  community: Community,
  activities: readonly ActivityRow[],
  range: Stretch,
): Promise<CalendarDate[]> {
  const rows = await listDateRows(
    trx,
    community.id,
    activities.map(({ id }) => id),
    { from: new Date(range.start), to: new Date(range.end) },
  );
  const kept = new Map(rows.map((row) => [keyOf(row.activity_id, row.starts_at.getTime()), row]));
  const found = activities.flatMap((activity) => datesOfActivity(community, activity, kept, range));
  return found.sort(
    (one, other) => one.time.start - other.time.start || (one.activity.id < other.activity.id ? -1 : 1),
  );
}

function datesOfActivity(
  community: Community,
  activity: ActivityRow,
  kept: ReadonlyMap<string, DateRow>,
  range: Stretch,
): CalendarDate[] {
  const timetable = timetableOfActivity(activity, community.timeZone);
  const timeZone = timetable?.timeZone ?? community.timeZone;
  const planned = datesBetween(timetable, range);
  const starts = new Set(planned.map(({ start }) => start));
  // What has a row and is in the timetable no more was called off, and stands as such.
  const fallen = [...kept.values()].filter(
    (row) => row.activity_id === activity.id && !starts.has(row.starts_at.getTime()),
  );
  const times = [
    ...planned,
    ...fallen.map((row) => ({ start: row.starts_at.getTime(), end: row.ends_at.getTime() })),
  ];
  return times.map((time) => ({
    activity,
    time,
    timeZone,
    row: kept.get(keyOf(activity.id, time.start)),
  }));
}

function keyOf(activityId: string, start: number): string {
  return `${activityId} ${start}`;
}

function isAfter({ time, activity }: CalendarDate, [startsAt, id]: [string, string]): boolean {
  const start = Date.parse(startsAt);
  return time.start > start || (time.start === start && activity.id > id);
}

interface EntryContext {
  community: Community;
  clock: Clock;
  reader: Actor | undefined;
  language: Language;
}

async function toEntries(
  trx: CommunityTransaction,
  { community, clock, reader, language }: EntryContext,
  dates: readonly CalendarDate[],
): Promise<CalendarEntry[]> {
  const ids = [...new Set(dates.map(({ activity }) => activity.id))];
  const first = new Date(dates[0]?.time.start ?? 0);
  const waiting = new Map(
    (await countWaiting(trx, community.id, ids, first)).map((row) => [
      keyOf(row.activity_id, row.starts_at.getTime()),
      Number(row.count),
    ]),
  );
  const own = new Map(
    (reader === undefined ? [] : await listOpenOf(trx, community.id, reader.personId, ids)).map((row) => [
      keyOf(row.activity_id, row.starts_at.getTime()),
      { id: row.id, state: row.state as 'registered' },
    ]),
  );
  return dates.map((date) => {
    const key = keyOf(date.activity.id, date.time.start);
    return {
      ...toEntry(date, language, clock.now()),
      waiting: waiting.get(key) ?? 0,
      own: own.get(key) ?? null,
    };
  });
}

function toEntry(
  { activity, time, timeZone, row }: CalendarDate,
  language: Language,
  now: Date,
): Omit<CalendarEntry, 'waiting' | 'own'> {
  const facts = toActivityFacts(activity);
  const state = stateOfDate({ state: activity.state, date: row, lifeCycle: activity.life_cycle });
  const places = row?.places ?? activity.capacity_people;
  const isCounted = activity.takes_registrations && places !== null;
  return {
    activity: {
      id: activity.id,
      name: localized(activity.name, language),
      description: localized(activity.description, language),
      organiser: activity.organiser_name,
      leader: activity.leader_name,
      cost: facts.cost,
      languages: facts.languages,
      audience: toAudience(facts),
      isGenerated: facts.source === 'generated',
    },
    place: {
      code: activity.place_code,
      name: localized(activity.place_name, language),
      district: activity.district_code,
    },
    space: activity.space_name === null ? null : localized(activity.space_name, language),
    time: bookedTime(timeZone, time),
    state,
    reason: state === 'active' ? null : (row?.state_reason ?? activity.state_reason),
    takesRegistrations: activity.takes_registrations && isOpenDate(state, time.start, now),
    admits: activity.audience as CalendarEntry['admits'],
    freePlaces: isCounted ? Math.max(0, places - (row?.taken_places ?? 0)) : null,
  };
}
