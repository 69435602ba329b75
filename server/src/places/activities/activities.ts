import type { ActivityInput, KeptActivity } from '@snodo/contract';
import { usualWeek, type Timetable } from '@snodo/recurrence';
import { v7 as uuidv7 } from 'uuid';
import { toJson, type CommunityTransaction } from '../../db/index.ts';
import { cutPage, dayIn, decodeCursor, Problem } from '../../http/index.ts';
import { auditedAs, recordAudit, type Actor } from '../../identity/index.ts';
import { findSpaceRow } from '../booking/space-queries.ts';
import { datesOf, timetableOf } from '../booking/series.ts';
import { hasEntry } from '../hosting/hosting-queries.ts';
import { codeFrom } from '../codes.ts';
import { canHost, isHost } from '../policy.ts';
import { findPlaceRow } from '../queries.ts';
import * as queries from './activity-queries.ts';
import { toKept } from './activity-rows.ts';
import { freeSpace, holdSpace } from './activity-space.ts';
import { activityChanged, unfit, type ActivityContext } from './context.ts';
import { callOffDates } from './called-off.ts';
import { changeDate, lockComingDates, type DateRow } from './date-queries.ts';
import { offerNext } from './registration-queue.ts';

const mostActivitiesOfPlace = 200;

export async function listKeptActivities(
  trx: CommunityTransaction,
  actor: Actor,
  context: ActivityContext,
  code: string,
  input: { cursor?: string | undefined; limit: number },
) {
  const place = await getHosted(trx, actor, context, code);
  const found = await queries.listKeptRows(trx, context.community.id, place.id, {
    after: decodeCursor(input.cursor),
    limit: input.limit,
  });
  const { rows, nextCursor } = cutPage(found, input.limit, (row) => [row.sort_name, row.id]);
  return { items: rows.map((row) => toKept(row, actor, context)), nextCursor };
}

/** Something new at a place; its host answers for it. In a space it takes the space on all its dates, or is not made. */
export async function createActivity(
  trx: CommunityTransaction,
  actor: Actor,
  context: ActivityContext,
  code: string,
  input: ActivityInput,
): Promise<KeptActivity> {
  const { community, clock, language } = context;
  const place = await getHosted(trx, actor, context, code);
  const timetable = await readInput(trx, context, place.id, input);
  if ((await queries.countActivitiesOf(trx, community.id, place.id)) >= mostActivitiesOfPlace)
    throw new Problem('too_many_activities');
  const id = uuidv7();
  await queries.insertActivity(trx, {
    community_id: community.id,
    id,
    code: codeFrom(input.name),
    place_id: place.id,
    organiser_id: place.host_id,
    name: toJson({ [language]: input.name, it: input.name }),
    description: toJson({ [language]: input.description, it: input.description }),
    entries: [input.entry],
    source: 'published',
    ...toColumns(actor, context, timetable, input),
  });
  if (input.space !== null)
    await holdSpace(
      trx,
      context,
      { ...held(input, timetable), id, placeId: place.id, organiserId: place.host_id, spaceId: input.space },
      () => true,
    );
  await recordAudit(trx, clock.now(), {
    action: 'activity.made',
    subject: { kind: 'activity', id },
    ...auditedAs(actor),
  });
  return getKept(trx, actor, context, id);
}

/**
 * Changes it and its dates to come: what is over stays as it was. The space is set free and taken anew in the same
 * transaction, so that nobody can have it in between; dates that fall away are called off.
 */
export async function changeActivity(
  trx: CommunityTransaction,
  actor: Actor,
  context: ActivityContext,
  id: string,
  input: ActivityInput & { version: number },
): Promise<KeptActivity> {
  const { community, clock, language } = context;
  const row = await lockHosted(trx, actor, context, id);
  if (row.version !== input.version || row.state === 'cancelled') throw activityChanged(row);
  const timetable = await readInput(trx, context, row.place_id, input);
  const coming = await lockComingDates(trx, community.id, id, clock.now());
  const starts = new Set(datesOf(timetable, 'activity_not_fit').map(({ time }) => time?.start));
  const stays = (date: DateRow) => starts.has(date.starts_at.getTime());
  if (row.space_id !== null) await freeSpace(trx, context, row.space_id, coming);
  const texts = (before: unknown, text: string) =>
    toJson({ ...(before as object), [language]: text, ...(language === 'it' ? { it: text } : {}) });
  await queries.changeActivityRow(trx, community.id, id, {
    name: texts(row.name, input.name),
    description: texts(row.description, input.description),
    entries: [...new Set([input.entry, ...row.entries.slice(1)])],
    ...toColumns(actor, context, timetable, input, row),
  });
  await callOffDates(
    trx,
    context,
    row,
    coming.filter((date) => !stays(date)),
  );
  await fitDates(trx, context, coming.filter(stays), input);
  if (input.space !== null && row.state === 'active') {
    const off = new Set(
      coming.filter(({ state }) => state !== 'active').map((date) => date.starts_at.getTime()),
    );
    const activity = { id, placeId: row.place_id, organiserId: row.organiser_id, spaceId: input.space };
    await holdSpace(trx, context, { ...held(input, timetable), ...activity }, (start) => !off.has(start));
  }
  for (const date of coming.filter(stays)) await offerNext(trx, context, id, date.starts_at);
  await recordAudit(trx, clock.now(), {
    action: 'activity.changed',
    subject: { kind: 'activity', id },
    ...auditedAs(actor),
  });
  return getKept(trx, actor, context, id);
}

/** Fewer places than are taken, or none counted while somebody comes, is refused. */
async function fitDates(
  trx: CommunityTransaction,
  { community, clock }: ActivityContext,
  dates: readonly DateRow[],
  { takesRegistrations, places, startMinute, endMinute }: ActivityInput,
): Promise<void> {
  const left = takesRegistrations ? places : null;
  const tight = dates.find((date) => date.taken_places > (left ?? 0));
  if (tight !== undefined) {
    const message = `${tight.taken_places} places are taken on one of its dates`;
    throw new Problem('capacity_booked', {
      faults: [{ path: 'json.places', code: 'places_taken', message }],
    });
  }
  const length = (endMinute - startMinute) * 60_000;
  for (const date of dates)
    await changeDate(trx, community.id, date, {
      places: left,
      ends_at: new Date(date.starts_at.getTime() + length),
      changed_at: clock.now(),
    });
}

/** Places are counted where people say that they come. */
function held({ takesRegistrations, places }: ActivityInput, timetable: Timetable) {
  return { places: takesRegistrations ? places : null, timetable };
}

function toColumns(
  actor: Actor,
  { community, clock }: ActivityContext,
  timetable: Timetable,
  input: ActivityInput,
  before?: queries.ActivityRow,
) {
  const now = clock.now();
  const today = dayIn(community.timeZone, now);
  const { everyWeek } = usualWeek(timetable, today);
  return {
    timetable: toJson(timetable),
    // Only what comes back week after week says anything about somebody's week.
    windows: input.times === 1 || everyWeek.length === 0 ? null : toJson(everyWeek),
    space_id: input.space,
    leader_name: input.leader?.name ?? null,
    leader_person_id: leaderOf(actor, input, before),
    audience: input.audience === null ? null : [...new Set(input.audience)],
    capacity_people: input.places,
    takes_registrations: input.takesRegistrations,
    offer_hours: input.offerHours,
    online_address: input.onlineAddress,
    verified_on: today,
    changed_at: now,
  };
}

/** Somebody else who leads it goes on doing so for as long as her name stands. */
function leaderOf(
  { personId }: Actor,
  { leader }: ActivityInput,
  before: queries.ActivityRow | undefined,
): string | null {
  if (leader?.isMe === true) return personId;
  const isStill = before !== undefined && leader !== null && before.leader_name === leader.name;
  return isStill && before.leader_person_id !== personId ? before.leader_person_id : null;
}

/** The timetable that the input says; refuses what is not there, and what has no date to come. */
async function readInput(
  trx: CommunityTransaction,
  { community, clock }: ActivityContext,
  placeId: string,
  input: ActivityInput,
): Promise<Timetable> {
  const space = input.space === null ? undefined : await findSpaceRow(trx, community.id, input.space);
  if (input.space !== null && space?.place_id !== placeId)
    throw unfit('invalid_request', 'space', 'unknown', 'The place has no such space');
  if (!(await hasEntry(trx, community.id, input.entry)))
    throw unfit('invalid_request', 'entry', 'unknown', 'There is none of this code');
  if (input.endMinute <= input.startMinute)
    throw unfit('activity_not_fit', 'endMinute', 'ends_before_it_starts', 'It ends after it starts');
  const timetable = timetableOf(input, community.timeZone, 'activity_not_fit');
  const now = clock.now().getTime();
  if (!datesOf(timetable, 'activity_not_fit').some(({ time }) => time !== undefined && time.start > now))
    throw unfit('activity_not_fit', 'firstOn', 'never_occurs', 'It has no date to come');
  return timetable;
}

async function getHosted(
  trx: CommunityTransaction,
  actor: Actor,
  { community }: ActivityContext,
  code: string,
) {
  if (!isHost(actor)) throw new Problem('forbidden');
  const place = await findPlaceRow(trx, community.id, code);
  if (place === undefined) throw new Problem('not_found');
  if (!canHost(actor, place.host_id)) throw new Problem('forbidden');
  return place;
}

/** The activity under its lock, which comes before those of its dates and of its space's units. */
export async function lockHosted(
  trx: CommunityTransaction,
  actor: Actor,
  { community }: ActivityContext,
  id: string,
): Promise<queries.ActivityRow> {
  if (!isHost(actor)) throw new Problem('forbidden');
  const row = await queries.lockActivity(trx, community.id, id, 'change');
  if (row === undefined || !canHost(actor, row.host_id)) throw new Problem('not_found');
  return row;
}

export async function getKept(
  trx: CommunityTransaction,
  actor: Actor,
  context: ActivityContext,
  id: string,
): Promise<KeptActivity> {
  const row = await queries.findActivityRow(trx, context.community.id, id);
  if (row === undefined) throw new Error('an activity that was just written is gone');
  return toKept(row, actor, context);
}
