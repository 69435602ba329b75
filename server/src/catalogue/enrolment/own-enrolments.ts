import type { EnrolmentStep } from '@snodo/contract';
import { z } from 'zod';
import type { CommunityTransaction } from '../../db/index.ts';
import { cutPage, decodeCursor, Problem } from '../../http/index.ts';
import type { Actor } from '../../identity/index.ts';
import { readerOf } from '../readers.ts';
import { regroup } from '../shared/regrouping.ts';
import {
  dayAfter,
  enrolmentChanged,
  todayOf,
  unfit,
  type EnrolmentContext,
  type ReadingContext,
} from './context.ts';
import * as queries from './enrolment-queries.ts';
import type { EnrolmentRow } from './enrolment-queries.ts';
import { stepsOf } from './enrolment-states.ts';
import { toEnrolments } from './enrolment-views.ts';
import { findGroupState } from './group-queries.ts';
import { findServiceRow, listKeeperIds, type IntakeRow } from './intake-queries.ts';
import { deskPath, tell } from './news.ts';
import { enterIntake, lockIntake, offerNext } from './queue.ts';
import { trace } from './trail.ts';

export async function listOwnEnrolments(
  trx: CommunityTransaction,
  actor: Actor,
  { community, language }: ReadingContext,
  input: { cursor?: string | undefined; limit: number },
) {
  const found = await queries.listOwnRows(trx, community.id, actor.personId, {
    after: decodeCursor(input.cursor, z.iso.datetime()),
    limit: input.limit,
  });
  const { rows, nextCursor } = cutPage(found, input.limit, (row) => [row.changed_at.toISOString(), row.id]);
  return { items: await toEnrolments(trx, community.id, rows, language), nextCursor };
}

export async function getOwnEnrolment(
  trx: CommunityTransaction,
  { community, language }: ReadingContext,
  id: string,
) {
  const row = await queries.getDescribedRow(trx, community.id, id);
  const [enrolment] = await toEnrolments(trx, community.id, [row], language);
  if (enrolment === undefined) throw new Problem('not_found');
  return enrolment;
}

/** Asks for places of a service; those of a shared service are asked for by joining it. */
export async function enrol(
  trx: CommunityTransaction,
  actor: Actor,
  context: ReadingContext,
  intakeId: string,
  { places, words }: { places: number; words?: string | undefined },
) {
  const { community } = context;
  const intake = await lockIntake(trx, context, intakeId);
  const service = await findServiceRow(
    trx,
    community.id,
    intake.service_id,
    readerOf(actor, community, context.clock),
  );
  if (service === undefined || intake.is_for_group) throw new Problem('not_found');
  if (!intake.is_open) throw new Problem('intake_closed');
  if (places > intake.places)
    throw unfit('invalid_request', 'places', 'too_many', `There are ${intake.places} places in all`);
  const { id, state } = await enterIntake(trx, actor, context, intake, { places, words });
  if (state === 'requested')
    await tell(trx, context, await listKeeperIds(trx, community.id, service.provider_id), {
      kind: 'enrolment_to_decide',
      title: intake.title,
      path: deskPath,
    });
  return getOwnEnrolment(trx, context, id);
}

/**
 * One step of the person's. All steps in an intake happen one after the other under its lock; a step that was meant
 * for another version is refused with the state in which the enrolment is now.
 */
export async function moveEnrolment(
  trx: CommunityTransaction,
  actor: Actor,
  context: ReadingContext,
  id: string,
  { step, version }: { step: EnrolmentStep; version: number },
) {
  const { community, clock } = context;
  const before = await queries.findEnrolmentRow(trx, community.id, id);
  if (before?.person_id !== actor.personId) throw new Problem('not_found');
  const intake = await lockIntake(trx, context, before.intake_id);
  const row = await queries.findEnrolmentRow(trx, community.id, id);
  if (row === undefined) throw new Problem('not_found');
  const isOver = row.due_at !== null && row.due_at <= clock.now();
  if (row.version !== version || isOver || !stepsOf(row.state as never).includes(step))
    throw enrolmentChanged(row);
  await take(trx, actor, context, { intake, row, step });
  return getOwnEnrolment(trx, context, id);
}

interface Taken {
  intake: IntakeRow;
  row: EnrolmentRow;
  step: EnrolmentStep;
}

async function take(
  trx: CommunityTransaction,
  actor: Actor,
  context: EnrolmentContext,
  { intake, row, step }: Taken,
): Promise<void> {
  switch (step) {
    case 'take':
      await change(trx, context, row, {
        state: intake.is_for_group ? 'requested' : 'accepted',
        due_at: null,
      });
      await trace(trx, actor, context, row.id, 'take');
      if (intake.is_for_group) await regroup(trx, context, intake.id, { cause: 'joined' });
      return offerNext(trx, context, intake.id);
    case 'refuse':
    case 'withdraw':
      await change(trx, context, row, { state: 'withdrawn', due_at: null });
      await trace(trx, actor, context, row.id, step);
      if (intake.is_for_group && step === 'withdraw')
        await regroup(trx, context, intake.id, { cause: 'left' });
      return offerNext(trx, context, intake.id);
    case 'cancel':
      return giveUp(trx, actor, context, { intake, row });
  }
}

/**
 * Gives up a place that was hers. What has not begun is free at once, for whoever waits; what runs stays hers until
 * the days of notice are over, and the others are told from when their share changes.
 */
export async function giveUp(
  trx: CommunityTransaction,
  actor: Actor,
  context: EnrolmentContext,
  { intake, row }: { intake: IntakeRow; row: EnrolmentRow },
): Promise<void> {
  const { community } = context;
  const group = intake.is_for_group ? await findGroupState(trx, community.id, intake.id) : undefined;
  const runs = group === undefined ? row.state === 'attended' : group === 'active';
  if (!runs || intake.notice_days === 0) {
    await change(trx, context, row, { state: 'cancelled' });
    await trace(trx, actor, context, row.id, 'cancel');
    if (group !== undefined) await regroup(trx, context, intake.id, { cause: 'left' });
    return offerNext(trx, context, intake.id);
  }
  const endsOn = dayAfter(todayOf(context), intake.notice_days);
  await change(trx, context, row, { state: 'leaving', ends_on: endsOn });
  await trace(trx, actor, context, row.id, 'leave');
  if (group !== undefined)
    await regroup(trx, context, intake.id, { cause: 'left', validFrom: dayAfter(endsOn, 1) });
}

function change(
  trx: CommunityTransaction,
  { community, clock }: EnrolmentContext,
  row: EnrolmentRow,
  changes: Parameters<typeof queries.changeEnrolment>[3],
): Promise<void> {
  return queries.changeEnrolment(trx, community.id, row.id, { ...changes, changed_at: clock.now() });
}
