import type { Language, NeedInput, StatedNeed } from '@snodo/contract';
import { z } from 'zod';
import { listTaxonomy } from '../catalogue/index.ts';
import type { CommunityTransaction } from '../db/index.ts';
import { cutPage, dayIn, decodeCursor, Problem, type Clock } from '../http/index.ts';
import { auditedAs, recordAudit, type Actor, type Community } from '../identity/index.ts';
import * as queries from './need-queries.ts';
import { toNeed } from './need-rows.ts';
import { listOutcomeRows } from './outcomes/outcome-queries.ts';
import { canTend } from './policy.ts';
import { readAs } from './reader.ts';
import { readNeed, type Districts } from './read-need.ts';
import { cancelReferralsOf } from './referrals/referral-story.ts';

export interface NeedContext {
  community: Community;
  clock: Clock;
  language: Language;
  districts: Districts;
}

const dayMilliseconds = 24 * 60 * 60 * 1000;
/** Somebody of the programme takes a need within three days, and a useful answer is there within fourteen. */
export const replyDays = 3;
export const answerDays = 14;
/** After an answer that does not help the search goes on, and this is when the next is due. */
export const nextAnswerDays = 7;
const mostOpenNeeds = 10;

export function daysAfter(instant: Date, days: number): Date {
  return new Date(instant.getTime() + days * dayMilliseconds);
}

export async function stateNeed(
  trx: CommunityTransaction,
  actor: Actor,
  context: NeedContext,
  { id, need: input }: { id: string; need: NeedInput },
): Promise<StatedNeed> {
  const { community, clock } = context;
  await readAs(trx, actor.personId);
  const columns = await readNeed(trx, context, input);
  await queries.lockNeedsOf(trx, actor.personId);
  const former = await queries.findNeedRow(trx, community.id, id);
  if (former !== undefined && former.person_id === actor.personId) return getNeed(trx, actor, context, id);
  if ((await queries.countOpenNeedsOf(trx, community.id, actor.personId)) >= mostOpenNeeds)
    throw new Problem('too_many_needs');
  const now = clock.now();
  const isWritten = await queries.insertNeed(trx, {
    community_id: community.id,
    id,
    person_id: actor.personId,
    ...columns,
    state: 'open',
    stated_at: now,
    reply_due_at: daysAfter(now, replyDays),
    answer_due_at: daysAfter(now, answerDays),
    due_at: daysAfter(now, replyDays),
  });
  // The id is somebody else's: nothing of hers is shown, and nothing is said about it.
  if (!isWritten) throw new Problem('need_changed');
  await trace(trx, actor, context, id, 'stated');
  return getNeed(trx, actor, context, id);
}

export async function listOwnNeeds(
  trx: CommunityTransaction,
  actor: Actor,
  context: NeedContext,
  input: { cursor?: string | undefined; limit: number },
) {
  await readAs(trx, actor.personId);
  const found = await queries.listNeedRowsOf(trx, context.community.id, actor.personId, {
    after: decodeCursor(input.cursor, z.iso.datetime()),
    limit: input.limit,
  });
  const { rows, nextCursor } = cutPage(found, input.limit, (row) => [row.stated_at.toISOString(), row.id]);
  return { items: await shown(trx, actor, context, rows), nextCursor };
}

export async function listNeeds(
  trx: CommunityTransaction,
  actor: Actor,
  context: NeedContext,
  input: { show: queries.TendedFilter['show']; cursor?: string | undefined; limit: number },
) {
  if (!canTend(actor)) throw new Problem('forbidden');
  await readAs(trx, actor.personId);
  const found = await queries.listTendedNeedRows(trx, context.community.id, {
    show: input.show,
    readerId: actor.personId,
    now: context.clock.now(),
    after: decodeCursor(input.cursor, z.iso.datetime()),
    limit: input.limit,
  });
  const { rows, nextCursor } = cutPage(found, input.limit, (row) => [row.order_at.toISOString(), row.id]);
  return { items: await shown(trx, actor, context, rows), nextCursor };
}

async function shown(
  trx: CommunityTransaction,
  actor: Actor,
  context: NeedContext,
  rows: readonly queries.NeedRow[],
): Promise<StatedNeed[]> {
  const reader = await readerOf(trx, actor, context);
  const outcomes = await listOutcomeRows(
    trx,
    context.community.id,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => toNeed(row, reader, { outcomes }));
}

export async function readerOf(
  trx: CommunityTransaction,
  actor: Actor,
  { community, clock, language }: NeedContext,
) {
  const taxonomy = await listTaxonomy(trx, community, language);
  const names = new Map(taxonomy.map(({ code, name }) => [code, name]));
  return { personId: actor.personId, now: clock.now(), names };
}

export async function getNeed(
  trx: CommunityTransaction,
  actor: Actor,
  context: NeedContext,
  id: string,
): Promise<StatedNeed> {
  const row = await getReadableRow(trx, actor, context.community, id);
  const steps = await queries.listStepRows(trx, context.community.id, id);
  const outcomes = await listOutcomeRows(trx, context.community.id, [id]);
  return toNeed(row, await readerOf(trx, actor, context), { steps, outcomes });
}

/** Her own, or as a manager one that the database shows her; anything else is not there. */
export async function getReadableRow(
  trx: CommunityTransaction,
  actor: Actor,
  community: Community,
  id: string,
): Promise<queries.NeedRow> {
  await readAs(trx, actor.personId);
  const row = await queries.findNeedRow(trx, community.id, id);
  // Without the role that counts now she is a person like any other.
  if (row === undefined || !(row.person_id === actor.personId || canTend(actor)))
    throw new Problem('not_found');
  return row;
}

export async function getOwnRow(
  trx: CommunityTransaction,
  actor: Actor,
  community: Community,
  id: string,
): Promise<queries.NeedRow> {
  const row = await getReadableRow(trx, actor, community, id);
  if (row.person_id !== actor.personId) throw new Problem('not_found');
  return row;
}

export async function changeNeed(
  trx: CommunityTransaction,
  actor: Actor,
  context: NeedContext,
  id: string,
  { version, need: input }: { version: number; need: NeedInput },
): Promise<StatedNeed> {
  const row = await getOwnRow(trx, actor, context.community, id);
  refuseOver(row);
  const columns = await readNeed(trx, context, input);
  await changeOrRefuse(trx, context.community, row, version, columns);
  await trace(trx, actor, context, id, 'changed');
  return getNeed(trx, actor, context, id);
}

export async function withdrawNeed(
  trx: CommunityTransaction,
  actor: Actor,
  context: NeedContext,
  id: string,
): Promise<StatedNeed> {
  const row = await getOwnRow(trx, actor, context.community, id);
  if (row.state !== 'withdrawn') {
    // Before the need is: what it was handed over with is called off while she still reads it.
    await cancelReferralsOf(trx, actor, context, id, 'all');
    await changeOrRefuse(trx, context.community, row, row.version, { state: 'withdrawn', due_at: null });
    await trace(trx, actor, context, id, 'withdrawn');
  }
  return getNeed(trx, actor, context, id);
}

export async function settleNeed(
  trx: CommunityTransaction,
  actor: Actor,
  context: NeedContext,
  id: string,
): Promise<StatedNeed> {
  const row = await getOwnRow(trx, actor, context.community, id);
  if (row.state === 'withdrawn') throw new Problem('need_over');
  if (row.state !== 'settled') {
    await cancelReferralsOf(trx, actor, context, id, 'not accepted');
    await changeOrRefuse(trx, context.community, row, row.version, { state: 'settled', due_at: null });
    await trace(trx, actor, context, id, 'settled');
  }
  return getNeed(trx, actor, context, id);
}

/** From another manager too: who is ill hands nothing over. Nobody looks after her own need. */
export async function takeNeed(
  trx: CommunityTransaction,
  actor: Actor,
  context: NeedContext,
  id: string,
  { version }: { version: number },
): Promise<StatedNeed> {
  if (!canTend(actor)) throw new Problem('forbidden');
  const row = await getReadableRow(trx, actor, context.community, id);
  if (row.person_id === actor.personId) throw new Problem('forbidden');
  refuseOver(row);
  await changeOrRefuse(trx, context.community, row, version, {
    manager_person_id: actor.personId,
    ...(row.state === 'open' ? { state: 'taken', due_at: row.answer_due_at } : {}),
  });
  await trace(trx, actor, context, id, 'taken');
  return getNeed(trx, actor, context, id);
}

export async function countAlike(trx: CommunityTransaction, actor: Actor, community: Community, id: string) {
  await getReadableRow(trx, actor, community, id);
  return { atLeastPeople: await queries.findAlikeCount(trx, id) };
}

export function refuseOver({ state }: queries.NeedRow): void {
  if (state === 'withdrawn' || state === 'settled') throw new Problem('need_over');
}

export async function changeOrRefuse(
  trx: CommunityTransaction,
  community: Community,
  row: queries.NeedRow,
  version: number,
  changes: Parameters<typeof queries.changeNeedRow>[4],
): Promise<void> {
  if (await queries.changeNeedRow(trx, community.id, row.id, version, changes)) return;
  throw new Problem('need_changed', {
    faults: [{ path: 'json.version', code: row.state, message: 'It has moved on meanwhile' }],
  });
}

/** A step of the need's own story; what is done for somebody stands in the audit trail too, with both names. */
export async function trace(
  trx: CommunityTransaction,
  actor: Actor,
  { community, clock }: Pick<NeedContext, 'community' | 'clock'>,
  id: string,
  step: queries.NewStep['step'],
  note?: string,
): Promise<void> {
  await queries.insertStep(trx, community.id, id, {
    step,
    at: clock.now(),
    personId: actor.personId,
    operatorPersonId: actor.operator?.personId ?? null,
    note,
  });
  if (actor.operator === undefined) return;
  await recordAudit(trx, clock.now(), {
    action: 'need.step_on_behalf',
    subject: { kind: 'need', id },
    ...auditedAs(actor),
    detail: { step },
  });
}

export function todayOf({ community, clock }: Pick<NeedContext, 'community' | 'clock'>): string {
  return dayIn(community.timeZone, clock.now());
}
