import { v4 as uuidv4 } from 'uuid';
import type { AccessNeed } from '@snodo/contract';
import { isKeptAtOnce, isOfferedNow } from '../../catalogue/index.ts';
import type { CommunityTransaction } from '../../db/index.ts';
import { Problem } from '../../http/index.ts';
import type { Actor } from '../../identity/index.ts';
import { findActivityRow } from './activity-queries.ts';
import { isOpenDate, stateOfDate } from './activity-times.ts';
import { tellAbout } from './called-off.ts';
import type { ActivityContext } from './context.ts';
import { relockDate, takeQueueNumber, type DateRow } from './date-queries.ts';
import * as queries from './registration-queries.ts';

/** What one person may have before her. */
const mostComing = 60;
const hourMilliseconds = 60 * 60 * 1000;

export interface Asked {
  places: number;
  children: number;
  needs: readonly AccessNeed[];
}

/** Puts somebody into a date whose lock the caller holds: hers are kept where enough are free and nobody waits. */
export async function enterDate(
  trx: CommunityTransaction,
  actor: Actor,
  { community, clock }: ActivityContext,
  date: DateRow,
  { places, children, needs }: Asked,
): Promise<string> {
  const now = clock.now();
  if ((await queries.countComing(trx, community.id, actor.personId, now)) >= mostComing)
    throw new Problem('too_many_registrations');
  const open = await queries.listOpenOf(trx, community.id, actor.personId, [date.activity_id]);
  if (open.some(({ starts_at: startsAt }) => startsAt.getTime() === date.starts_at.getTime()))
    throw new Problem('already_registered');
  const [ahead] = await queries.listOfDate(trx, community.id, date, ['waiting', 'offered'], 1);
  const isKept = isKeptAtOnce(
    { free: (date.places ?? 0) - date.taken_places, isAnybodyAhead: ahead !== undefined },
    places,
  );
  const id = uuidv4();
  await queries.insertRegistration(trx, {
    community_id: community.id,
    id,
    activity_id: date.activity_id,
    starts_at: date.starts_at,
    person_id: actor.personId,
    places,
    children,
    needs: [...new Set(needs)],
    state: isKept ? 'registered' : 'waiting',
    queue_number: await takeQueueNumber(trx, community.id, date),
    made_at: now,
    changed_at: now,
    operator_person_id: actor.operator?.personId ?? null,
  });
  return id;
}

/**
 * Offers free places of a date to whoever is first in its queue, until the activity's hours are over or the date
 * begins. One offer is out at a time, and nobody is passed over.
 */
export async function offerNext(
  trx: CommunityTransaction,
  context: ActivityContext,
  activityId: string,
  startsAt: Date,
): Promise<void> {
  const { community, clock } = context;
  const now = clock.now();
  const date = await relockDate(trx, community.id, activityId, startsAt);
  const activity = await findActivityRow(trx, community.id, activityId);
  if (date === undefined || activity === undefined) return;
  const state = stateOfDate({ state: activity.state, date, lifeCycle: activity.life_cycle });
  if (!isOpenDate(state, startsAt.getTime(), now)) return;
  const isOfferOut = (await queries.listOfDate(trx, community.id, date, ['offered'], 1)).length > 0;
  const [first] = await queries.listOfDate(trx, community.id, date, ['waiting'], 1);
  if (!isOfferedNow({ free: (date.places ?? 0) - date.taken_places, isOfferOut }, first)) return;
  const until = Math.min(now.getTime() + activity.offer_hours * hourMilliseconds, startsAt.getTime());
  await queries.changeRegistration(trx, community.id, first.id, {
    state: 'offered',
    due_at: new Date(until),
    changed_at: now,
  });
  if (first.person_id !== null)
    await tellAbout(trx, context, activity, [first.person_id], 'activity_offered');
}
