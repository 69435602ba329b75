import { v4 as uuidv4 } from 'uuid';
import type { CommunityTransaction } from '../../db/index.ts';
import { Problem } from '../../http/index.ts';
import type { Actor } from '../../identity/index.ts';
import type { EnrolmentContext } from './context.ts';
import * as queries from './enrolment-queries.ts';
import { lockIntakeRow, takeQueueNumber, type IntakeRow } from './intake-queries.ts';
import { ownPath, tell } from './news.ts';
import { isKeptAtOnce, isOfferedNow } from './queue-rule.ts';
import { trace } from './trail.ts';

/** What one person may have open at once. */
const mostOpen = 20;
const hourMilliseconds = 60 * 60 * 1000;

/** The intake under its lock, which comes before every other lock of enrolments and shared services. */
export async function lockIntake(
  trx: CommunityTransaction,
  { community }: Pick<EnrolmentContext, 'community'>,
  id: string,
): Promise<IntakeRow> {
  const row = await lockIntakeRow(trx, community.id, id);
  if (row === undefined) throw new Problem('not_found');
  return row;
}

/**
 * Puts somebody into an intake whose lock the caller holds. Where enough places are free and nobody is before her,
 * hers are kept; else she is last in the queue. Whoever comes a moment later waits for the lock and is counted after.
 */
export async function enterIntake(
  trx: CommunityTransaction,
  actor: Actor,
  context: EnrolmentContext,
  intake: IntakeRow,
  { places, words }: { places: number; words: string | undefined },
): Promise<{ id: string; state: 'requested' | 'waiting' }> {
  const { community, clock } = context;
  await queries.lockEnrolmentsOf(trx, actor.personId);
  if ((await queries.findOpenEnrolment(trx, community.id, intake.id, actor.personId)) !== undefined)
    throw new Problem('already_enrolled');
  if ((await queries.countOpenOf(trx, community.id, actor.personId)) >= mostOpen)
    throw new Problem('too_many_enrolments');
  const [ahead] = await queries.listEnrolmentRows(trx, community.id, intake.id, ['waiting', 'offered'], 1);
  const free = intake.places - intake.taken_places;
  const isRoom = isKeptAtOnce({ free, isAnybodyAhead: ahead !== undefined }, places);
  const state = isRoom ? 'requested' : 'waiting';
  const id = uuidv4();
  await queries.insertEnrolment(trx, {
    community_id: community.id,
    id,
    intake_id: intake.id,
    person_id: actor.personId,
    places,
    state,
    queue_number: await takeQueueNumber(trx, community.id, intake.id),
    words: words ?? null,
    asked_at: clock.now(),
    changed_at: clock.now(),
    operator_person_id: actor.operator?.personId ?? null,
  });
  await trace(trx, actor, context, id, isRoom ? 'request' : 'queue');
  return { id, state };
}

/**
 * Offers free places to whoever is first in the queue, for as long as the intake says. One offer is out at a time,
 * and nobody is passed over: a place that is too few for the first waits for a second one.
 */
export async function offerNext(
  trx: CommunityTransaction,
  context: EnrolmentContext,
  intakeId: string,
): Promise<void> {
  const { community, clock } = context;
  const intake = await lockIntake(trx, context, intakeId);
  if (!intake.is_open) return;
  const isOfferOut =
    (await queries.listEnrolmentRows(trx, community.id, intakeId, ['offered'], 1)).length > 0;
  const [first] = await queries.listEnrolmentRows(trx, community.id, intakeId, ['waiting'], 1);
  if (!isOfferedNow({ free: intake.places - intake.taken_places, isOfferOut }, first)) return;
  await queries.changeEnrolment(trx, community.id, first.id, {
    state: 'offered',
    changed_at: clock.now(),
    due_at: new Date(clock.now().getTime() + intake.offer_hours * hourMilliseconds),
  });
  await trace(trx, 'itself', context, first.id, 'offer');
  await tell(trx, context, [first.person_id], { kind: 'place_offered', title: intake.title, path: ownPath });
}
