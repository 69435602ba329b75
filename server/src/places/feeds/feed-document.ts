import { createHash } from 'node:crypto';
import type { Language } from '@snodo/contract';
import { writeCalendar, type CalendarEvent } from '@snodo/recurrence';
import type { CommunityTransaction } from '../../db/index.ts';
import { localized, Problem, type Clock } from '../../http/index.ts';
import { getActor, organisationIdsOf, type Community } from '../../identity/index.ts';
import { listCalendarRows } from '../activities/activity-queries.ts';
import { listDateRows } from '../activities/date-queries.ts';
import { listRegistrationsSince } from '../activities/registration-queries.ts';
import { listBookingsSince } from '../booking/booking-queries.ts';
import {
  activityEvents,
  bookingEvents,
  feedDays,
  registrationEvents,
  type EventContext,
} from './feed-events.ts';
import { findFeedByHash, type FeedRow } from './feed-queries.ts';
import { secretHash } from './feeds.ts';

const refreshHours = 2;
const names = {
  it: 'Snodo',
  en: 'Snodo',
  ar: 'Snodo',
} as const satisfies Record<Language, string>;

export interface FeedDocument {
  text: string;
  tag: string;
}

/**
 * The calendar behind a secret. A wrong one, one that was taken back, and one of somebody who has left answer alike:
 * there is nothing. It is looked up by its hash, so that the time of an answer tells nothing of a guess.
 */
export async function readFeed(
  trx: CommunityTransaction,
  context: { community: Community; clock: Clock; host: string; portal: string },
  secret: string,
): Promise<FeedDocument> {
  const { community, clock } = context;
  const feed = await findFeedByHash(trx, community.id, secretHash(secret));
  if (feed === undefined || !(await isMember(trx, community, feed))) throw new Problem('not_found');
  const language = feed.language as Language;
  const found: EventContext = { ...context, now: clock.now(), language };
  const events =
    feed.kind === 'own' ? await ownEvents(trx, feed, found) : await placeEvents(trx, feed, found);
  const name = feed.place_name ?? feed.district_name;
  const text = writeCalendar({
    producer: '-//Snodo//Places//IT',
    name: name === null ? names[language] : `Snodo · ${localized(name, language)}`,
    refreshHours,
    events,
  });
  return { text, tag: `"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"` };
}

/** Whoever belongs to nothing any more is shown nothing. */
async function isMember(trx: CommunityTransaction, community: Community, feed: FeedRow): Promise<boolean> {
  const row = await trx
    .selectFrom('identity.membership')
    .select('id')
    .where('community_id', '=', community.id)
    .where('person_id', '=', feed.person_id)
    .where('is_active', '=', true)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

async function ownEvents(
  trx: CommunityTransaction,
  { person_id: personId }: FeedRow,
  context: EventContext,
): Promise<CalendarEvent[]> {
  const since = new Date(context.now.getTime() - feedDays.back * 86_400_000);
  const bookings = await listBookingsSince(trx, context.community.id, personId, since);
  const registrations = await listRegistrationsSince(trx, context.community.id, personId, since);
  return [
    ...bookings.flatMap((row) => bookingEvents(row, context)),
    ...registrations.flatMap((row) => registrationEvents(row, context)),
  ];
}

async function placeEvents(
  trx: CommunityTransaction,
  feed: FeedRow,
  context: EventContext,
): Promise<CalendarEvent[]> {
  const { community, now } = context;
  const actor = await getActor(trx, community, feed.person_id);
  const activities = await listCalendarRows(trx, community.id, {
    organisationIds: organisationIdsOf(actor),
    district: feed.district_code ?? undefined,
    place: feed.place_code ?? undefined,
    isFamily: false,
  });
  const dates = await listDateRows(
    trx,
    community.id,
    activities.map(({ id }) => id),
    {
      from: new Date(now.getTime() - feedDays.back * 86_400_000),
      to: new Date(now.getTime() + feedDays.ahead * 86_400_000),
    },
  );
  const byActivity = Map.groupBy(dates, (date) => date.activity_id);
  return activities.flatMap((activity) =>
    activityEvents(activity, byActivity.get(activity.id) ?? [], context),
  );
}
