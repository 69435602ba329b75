import { inCommunity, type CommunityTransaction, type Database } from '../../db/index.ts';
import { listCommunities, type Community } from '../../identity/index.ts';
import { moveSharedByItself } from '../shared/shared-clock.ts';
import { todayOf, type EnrolmentContext } from './context.ts';
import * as queries from './enrolment-queries.ts';
import { findUnservedIntake } from './intake-queries.ts';
import { ownPath, tell } from './news.ts';
import { lockIntake, offerNext } from './queue.ts';
import { remindOfOffer, remindOfQuote } from './reminders.ts';
import { trace } from './trail.ts';

export type EnrolmentClockDeps = Omit<EnrolmentContext, 'community'> & { app: Database };

/** In one round and of one kind; the next round goes on where this one stopped. */
const mostMoves = 500;

/**
 * What happens by itself: people are reminded of what waits for their answer, offers that nobody answered go to the next in the queue, a place whose last day is over is
 * free, a shared service that found too few families ends, and an answer that did not come counts as no. Each in a
 * transaction of its own. Harmless at any moment, twice, and on any number of nodes.
 */
export async function runEnrolmentClocks({ app, ...rest }: EnrolmentClockDeps): Promise<void> {
  for (const community of await listCommunities(app)) {
    const context = { ...rest, community };
    for (const move of [lapseOffer, freePlace, moveSharedByItself, serveQueue, remindOfOffer, remindOfQuote])
      for (let done = 0; done < mostMoves; done += 1)
        if (!(await inOwn(app, community, (trx) => move(trx, context)))) break;
  }
}

function inOwn<Result>(
  app: Database,
  community: Community,
  work: (trx: CommunityTransaction) => Promise<Result>,
): Promise<Result> {
  return inCommunity(app, community.id, work);
}

/** Answers whether there was one. What another node did meanwhile is seen once the lock is held. */
async function lapseOffer(trx: CommunityTransaction, context: EnrolmentContext): Promise<boolean> {
  const { community, clock } = context;
  const found = await queries.findLapsedOffer(trx, community.id, clock.now());
  if (found === undefined) return false;
  const intake = await lockIntake(trx, context, found.intake_id);
  const row = await queries.findEnrolmentRow(trx, community.id, found.id);
  if (row?.state !== 'offered' || row.version !== found.version) return true;
  await queries.changeEnrolment(trx, community.id, row.id, {
    state: 'lapsed',
    due_at: null,
    changed_at: clock.now(),
  });
  await trace(trx, 'itself', context, row.id, 'lapse');
  await tell(trx, context, [row.person_id], { kind: 'place_lapsed', title: intake.title, path: ownPath });
  await offerNext(trx, context, intake.id);
  return true;
}

async function freePlace(trx: CommunityTransaction, context: EnrolmentContext): Promise<boolean> {
  const { community, clock } = context;
  const found = await queries.findGone(trx, community.id, todayOf(context));
  if (found === undefined) return false;
  await lockIntake(trx, context, found.intake_id);
  const row = await queries.findEnrolmentRow(trx, community.id, found.id);
  if (row?.state !== 'leaving' || row.version !== found.version) return true;
  await queries.changeEnrolment(trx, community.id, row.id, { state: 'ended', changed_at: clock.now() });
  await trace(trx, 'itself', context, row.id, 'end');
  await offerNext(trx, context, row.intake_id);
  return true;
}

/** Places that came free without a word, as when somebody was erased. */
async function serveQueue(trx: CommunityTransaction, context: EnrolmentContext): Promise<boolean> {
  const intakeId = await findUnservedIntake(trx, context.community.id);
  if (intakeId === undefined) return false;
  await offerNext(trx, context, intakeId);
  return true;
}
