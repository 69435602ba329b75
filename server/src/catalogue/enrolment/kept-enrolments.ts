import { z } from 'zod';
import type { CommunityTransaction } from '../../db/index.ts';
import { cutPage, dayIn, decodeCursor, Problem } from '../../http/index.ts';
import type { Actor } from '../../identity/index.ts';
import { regroup } from '../shared/regrouping.ts';
import { enrolmentChanged, todayOf, unfit, type ReadingContext } from './context.ts';
import * as queries from './enrolment-queries.ts';
import { decisionsOf } from './enrolment-states.ts';
import { toKeptEnrolment } from './enrolment-views.ts';
import { findGroupState } from './group-queries.ts';
import { ownPath, tell } from './news.ts';
import { employersOf, requireDesk } from './policy.ts';
import { lockIntake, offerNext } from './queue.ts';
import { trace } from './trail.ts';

export async function listKeptEnrolments(
  trx: CommunityTransaction,
  actor: Actor,
  { community, language }: ReadingContext,
  input: {
    intake?: string | undefined;
    show: queries.KeptFilter['show'];
    cursor?: string | undefined;
    limit: number;
  },
) {
  const kept = requireDesk(actor);
  const found = await queries.listKeptRows(trx, community.id, {
    kept,
    employers: employersOf(actor),
    intakeId: input.intake,
    show: input.show,
    after: decodeCursor(input.cursor, z.iso.datetime()),
    limit: input.limit,
  });
  const { rows, nextCursor } = cutPage(found, input.limit, (row) => [row.asked_at.toISOString(), row.id]);
  return { items: rows.map((row) => toKeptEnrolment(row, language)), nextCursor };
}

/** The enrolment under its intake's lock, if the desk may decide about it. */
async function lockKept(trx: CommunityTransaction, actor: Actor, context: ReadingContext, id: string) {
  const { community } = context;
  const kept = requireDesk(actor);
  const employers = employersOf(actor);
  const intakeId = await queries.findKeptIntakeId(trx, community.id, id, { kept, employers });
  if (intakeId === undefined) throw new Problem('not_found');
  const intake = await lockIntake(trx, context, intakeId);
  const row = await queries.findEnrolmentRow(trx, community.id, id);
  if (row === undefined) throw new Problem('not_found');
  if (row.person_id === actor.personId) throw new Problem('own_request');
  return { intake, row };
}

/** What a decision leads to, and what she is told. */
const outcomes = {
  accept: { state: 'accepted', step: 'accept', news: 'enrolment_accepted' },
  decline: { state: 'declined', step: 'decline', news: 'enrolment_declined' },
  end: { state: 'ended', step: 'end', news: 'enrolment_over' },
} as const;

/** A family's request to a shared service is accepted by the quote that it agrees to, and not here. */
export async function decideEnrolment(
  trx: CommunityTransaction,
  actor: Actor,
  context: ReadingContext,
  id: string,
  input: { decision: keyof typeof outcomes; version: number; reason?: string | undefined },
) {
  const { community, clock, language } = context;
  const { intake, row } = await lockKept(trx, actor, context, id);
  const { decision, version, reason } = input;
  const isOpen = decisionsOf(row.state as never).includes(decision);
  if (row.version !== version || !isOpen || (intake.is_for_group && decision === 'accept'))
    throw enrolmentChanged(row);
  const { state, step, news } = outcomes[decision];
  await queries.changeEnrolment(trx, community.id, id, { state, changed_at: clock.now() });
  await trace(trx, actor, context, id, step, reason);
  await tell(trx, context, [row.person_id], { kind: news, title: intake.title, path: ownPath });
  if (decision !== 'accept') {
    if (intake.is_for_group && row.state !== 'waiting')
      await regroup(trx, context, intake.id, { cause: 'left' });
    await offerNext(trx, context, intake.id);
  }
  return toKeptEnrolment(await queries.getDescribedRow(trx, community.id, id), language);
}

/** How many came on a day; the first time somebody comes, the place is in use. */
export async function recordAttendance(
  trx: CommunityTransaction,
  actor: Actor,
  context: ReadingContext,
  id: string,
  { heldOn, people }: { heldOn: string; people: number },
) {
  const { community, clock, language } = context;
  const { intake, row } = await lockKept(trx, actor, context, id);
  if (!['accepted', 'attended', 'leaving'].includes(row.state)) throw enrolmentChanged(row);
  if (intake.is_for_group && (await findGroupState(trx, community.id, intake.id)) !== 'active')
    throw enrolmentChanged(row);
  if (people > row.places)
    throw unfit('invalid_request', 'people', 'too_many', `The enrolment is for ${row.places}`);
  if (heldOn > todayOf(context))
    throw unfit('invalid_request', 'heldOn', 'in_future', 'The day is still to come');
  if (heldOn < dayIn(community.timeZone, row.asked_at))
    throw unfit('invalid_request', 'heldOn', 'too_early', 'She had not asked for a place yet');
  await queries.keepAttendance(trx, {
    community_id: community.id,
    enrolment_id: id,
    held_on: heldOn,
    people,
    recorded_by_person_id: actor.personId,
    recorded_at: clock.now(),
  });
  if (people > 0 && row.state === 'accepted') {
    await queries.changeEnrolment(trx, community.id, id, { state: 'attended', changed_at: clock.now() });
    await trace(trx, actor, context, id, 'attend');
  }
  return toKeptEnrolment(await queries.getDescribedRow(trx, community.id, id), language);
}
