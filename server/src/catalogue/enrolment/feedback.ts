import { v4 as uuidv4 } from 'uuid';
import { z } from 'zod';
import type { Language } from '@snodo/contract';
import type { CommunityTransaction } from '../../db/index.ts';
import { cutPage, decodeCursor, localized, Problem } from '../../http/index.ts';
import type { Actor } from '../../identity/index.ts';
import { readerOf } from '../readers.ts';
import { todayOf, type ReadingContext } from './context.ts';
import { findEnrolmentRow, getDescribedRow } from './enrolment-queries.ts';
import * as queries from './feedback-queries.ts';
import { getOwnEnrolment } from './own-enrolments.ts';
import { canKeep, canModerate, employersOf, requireDesk } from './policy.ts';
import { lockIntake } from './queue.ts';

/** Words about a service, once, from somebody who was there. */
export async function giveFeedback(
  trx: CommunityTransaction,
  actor: Actor,
  context: ReadingContext,
  enrolmentId: string,
  words: string,
) {
  const { community } = context;
  const enrolment = await findEnrolmentRow(trx, community.id, enrolmentId);
  if (enrolment?.person_id !== actor.personId) throw new Problem('not_found');
  await lockIntake(trx, context, enrolment.intake_id);
  const row = await getDescribedRow(trx, community.id, enrolmentId);
  if (row.attended_days === 0) throw new Problem('feedback_too_soon');
  if (row.feedback_words !== null) throw new Problem('feedback_given');
  await queries.insertFeedback(trx, {
    community_id: community.id,
    id: uuidv4(),
    enrolment_id: enrolmentId,
    service_id: row.service_id,
    words,
    state: 'waiting',
    written_on: todayOf(context),
    operator_person_id: actor.operator?.personId ?? null,
  });
  return getOwnEnrolment(trx, context, enrolmentId);
}

export async function listFeedback(
  trx: CommunityTransaction,
  { community, clock }: Pick<ReadingContext, 'community' | 'clock'>,
  reader: Actor | undefined,
  input: { service: string; cursor?: string | undefined; limit: number },
) {
  const found = await queries.listShownRows(trx, community.id, {
    serviceId: input.service,
    reader: readerOf(reader, community, clock),
    after: decodeCursor(input.cursor, z.string().regex(/^\d{4}-\d{2}$/)),
    limit: input.limit,
  });
  const { rows, nextCursor } = cutPage(found, input.limit, (row) => [row.month, row.id]);
  return { items: rows.map(({ id, words, month, reply }) => ({ id, words, month, reply })), nextCursor };
}

export async function listKeptFeedback(
  trx: CommunityTransaction,
  actor: Actor,
  { community, language }: ReadingContext,
  input: { cursor?: string | undefined; limit: number },
) {
  const found = await queries.listKeptFeedbackRows(trx, community.id, {
    kept: requireDesk(actor),
    employers: employersOf(actor),
    after: decodeCursor(input.cursor, z.iso.date()),
    limit: input.limit,
  });
  const { rows, nextCursor } = cutPage(found, input.limit, (row) => [row.written_on, row.id]);
  return { items: rows.map((row) => toKeptFeedback(row, actor, language)), nextCursor };
}

export type FeedbackStep =
  | { step: 'show' }
  | { step: 'hide'; reason: string }
  | { step: 'reply'; reply: string };

/** Shown or hidden once, by a manager; replied to once, by whoever gives the service. */
export async function answerFeedback(
  trx: CommunityTransaction,
  actor: Actor,
  context: ReadingContext,
  id: string,
  answer: FeedbackStep,
) {
  const { community, clock, language } = context;
  requireDesk(actor);
  const find = () => queries.lockFeedbackRow(trx, community.id, id, employersOf(actor));
  const row = await find();
  if (row === undefined || !canKeep(actor, row.provider_id)) throw new Problem('not_found');
  if (row.person_id === actor.personId) throw new Problem('own_request');
  if (answer.step !== 'reply' && !canModerate(actor)) throw new Problem('forbidden');
  const isNow =
    answer.step === 'reply' ? row.state === 'shown' && row.reply === null : row.state === 'waiting';
  if (!isNow)
    throw new Problem('feedback_changed', {
      faults: [{ path: 'feedback', code: row.state, message: `It is ${row.state} now` }],
    });
  await queries.changeFeedback(
    trx,
    community.id,
    id,
    answer.step === 'reply'
      ? { reply: answer.reply, replied_by_person_id: actor.personId, replied_on: todayOf(context) }
      : {
          state: answer.step === 'show' ? 'shown' : 'hidden',
          reason: answer.step === 'hide' ? answer.reason : null,
          decided_by_person_id: actor.personId,
          decided_at: clock.now(),
        },
  );
  const after = await find();
  if (after === undefined) throw new Problem('not_found');
  return toKeptFeedback(after, actor, language);
}

function toKeptFeedback(row: queries.FeedbackRow, actor: Actor, language: Language) {
  return {
    id: row.id,
    serviceName: localized(row.service_name, language),
    words: row.words,
    month: row.written_on.slice(0, 7),
    state: row.state as 'waiting' | 'shown' | 'hidden',
    reason: row.reason,
    reply: row.reply,
    mayDecide: canModerate(actor),
  };
}
