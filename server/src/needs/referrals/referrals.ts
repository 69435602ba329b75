import type { Referral, ReferralMove } from '@snodo/contract';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import { countAnsweringServices } from '../../catalogue/index.ts';
import { toJson, type CommunityTransaction } from '../../db/index.ts';
import { cutPage, decodeCursor, Problem } from '../../http/index.ts';
import type { Actor } from '../../identity/index.ts';
import { getTendedNeed } from '../answering.ts';
import { findNeedRow, lockNeedsOf, type NeedRow } from '../need-queries.ts';
import { daysAfter, getReadableRow, nextAnswerDays, readerOf, todayOf, type NeedContext } from '../needs.ts';
import { writeNeedNews, type NewsDeps } from '../news.ts';
import { canReceive, canTend } from '../policy.ts';
import { readAs } from '../reader.ts';
import { referralChanged, traceReferral } from './referral-story.ts';
import { moveOf, movesOf, openStates, type ReferralSide } from './referral-states.ts';
import { toldOf, toReferral } from './referral-rows.ts';
import * as queries from './referral-queries.ts';

export type ReferralContext = NeedContext & NewsDeps;

/** The person answers within two weeks, the organisation within five days; what comes after has the day it promised. */
const consentDays = 14;
const replyDays = 5;
const mostPromisedDays = 366;

export async function listReceivers(
  trx: CommunityTransaction,
  actor: Actor,
  context: ReferralContext,
  needId: string,
) {
  const need = await getTendedNeed(trx, actor, context, needId);
  const { community } = context;
  const rows = await queries.listReceiverRows(trx, community.id, {
    personId: need.person_id,
    today: todayOf(context),
  });
  const counted = await countAnsweringServices(trx, community, need.entries, need.district_code);
  const items = rows
    .filter((row) => !row.has_left)
    .map(({ id, code, name }) => ({
      code,
      name,
      services: counted.get(id)?.services ?? 0,
      servesDistrict: counted.get(id)?.servesDistrict ?? false,
    }));
  const rank = (item: (typeof items)[number]) => (item.servesDistrict ? 1000 : 0) + item.services;
  return { items: items.toSorted((one, other) => rank(other) - rank(one)) };
}

/** Nothing is told to the organisation yet: the person reads where and why, and says yes or no. */
export async function referNeed(
  trx: CommunityTransaction,
  actor: Actor,
  context: ReferralContext,
  needId: string,
  { organisation: code, reason }: { organisation: string; reason: string },
): Promise<Referral> {
  const { community, clock } = context;
  const need = await getTendedNeed(trx, actor, context, needId);
  const [receiver] = await queries.listReceiverRows(trx, community.id, {
    personId: need.person_id,
    today: todayOf(context),
    code,
  });
  if (receiver === undefined)
    throw new Problem('receiver_not_fit', {
      faults: [{ path: 'json.organisation', code: 'nobody_there', message: 'Nobody there could answer' }],
    });
  if (receiver.has_left) throw new Problem('receiver_left');
  await lockNeedsOf(trx, need.person_id);
  const former = await queries.listReferralRowsOf(trx, community.id, needId);
  if (former.length >= queries.mostReferrals) throw new Problem('too_many_referrals');
  const [id, now] = [uuidv7(), clock.now()];
  const isNew = await queries.insertReferral(trx, {
    community_id: community.id,
    id,
    need_id: needId,
    person_id: need.person_id,
    organisation_id: receiver.id,
    manager_person_id: actor.personId,
    reason,
    state: 'draft',
    made_at: now,
    changed_at: now,
    due_at: daysAfter(now, consentDays),
  });
  if (!isNew) throw new Problem('already_referred');
  await traceReferral(trx, actor, context, id, { step: 'draft', reason });
  await writeNeedNews(trx, context, need.person_id, 'referral_asked', { need: needId });
  return getReferral(trx, actor, context, id);
}

export async function listNeedReferrals(
  trx: CommunityTransaction,
  actor: Actor,
  context: ReferralContext,
  needId: string,
) {
  await getReadableRow(trx, actor, context.community, needId);
  const rows = await queries.listReferralRowsOf(trx, context.community.id, needId);
  return { items: await shown(trx, actor, context, rows) };
}

export async function listReferrals(
  trx: CommunityTransaction,
  actor: Actor,
  context: ReferralContext,
  input: { show: queries.ReferralFilter['show']; cursor?: string | undefined; limit: number },
) {
  if (!canTend(actor) && !canReceive(actor)) throw new Problem('forbidden');
  await readAs(trx, actor.personId);
  const found = await queries.listReferralRows(trx, context.community.id, {
    show: input.show,
    readerId: actor.personId,
    after: decodeCursor(input.cursor, z.iso.datetime()),
    limit: input.limit,
  });
  const { rows, nextCursor } = cutPage(found, input.limit, (row) => [row.order_at.toISOString(), row.id]);
  return { items: await shown(trx, actor, context, rows), nextCursor };
}

async function shown(
  trx: CommunityTransaction,
  actor: Actor,
  context: ReferralContext,
  rows: readonly queries.ReferralRow[],
): Promise<Referral[]> {
  const reader = await readerOf(trx, actor, context);
  const ids = rows.map(({ id }) => id);
  const steps = await queries.listReferralStepRows(trx, context.community.id, ids);
  const items: Referral[] = [];
  for (const row of rows) {
    const { sides } = await standingOf(trx, actor, context, row);
    if (sides.length > 0) items.push(toReferral(row, reader, sides, steps));
  }
  return items;
}

async function getReferral(
  trx: CommunityTransaction,
  actor: Actor,
  context: ReferralContext,
  id: string,
): Promise<Referral> {
  const row = await queries.findReferralRow(trx, context.community.id, id);
  const [item] = row === undefined ? [] : await shown(trx, actor, context, [row]);
  if (item === undefined) throw new Problem('not_found');
  return item;
}

/** On which sides the caller stands, with the need if she may read it. */
async function standingOf(
  trx: CommunityTransaction,
  actor: Actor,
  { community }: ReferralContext,
  row: queries.ReferralRow,
): Promise<{ sides: ReferralSide[]; need: NeedRow | undefined }> {
  const need = await findNeedRow(trx, community.id, row.need_id);
  const isHers = row.person_id === actor.personId;
  const sides: ReferralSide[] = [];
  if (isHers) sides.push('person');
  if (!isHers && need !== undefined && canTend(actor)) sides.push('manager');
  if (!isHers && row.state !== 'draft' && canReceive(actor, row.organisation_id)) sides.push('receiver');
  return { sides, need };
}

export interface ReferralStepInput {
  version: number;
  move: ReferralMove;
  reason?: string | undefined;
  by?: string | undefined;
  contact?: string | undefined;
}

export async function moveReferral(
  trx: CommunityTransaction,
  actor: Actor,
  context: ReferralContext,
  id: string,
  input: ReferralStepInput,
): Promise<Referral> {
  const { community, clock } = context;
  await readAs(trx, actor.personId);
  const row = await queries.findReferralRow(trx, community.id, id);
  const standing = row === undefined ? undefined : await standingOf(trx, actor, context, row);
  if (row === undefined || standing === undefined || standing.sides.length === 0)
    throw new Problem('not_found');
  const { sides, need } = standing;
  if (!movesOf(row.state as Referral['state'], sides).includes(input.move)) throw referralChanged(row);
  const { to, wants } = moveOf(input.move, sides);
  refuseUnfit(context, wants, input);
  const endsIt = !openStates.some((open) => open === to);
  if (!endsIt && (await queries.hasLeft(trx, row.organisation_id, todayOf(context))))
    throw new Problem('receiver_left');
  const now = clock.now();
  const isMoved = await queries.changeReferralRow(
    trx,
    community.id,
    { id, version: input.version },
    {
      state: to,
      changed_at: now,
      late_count: 0,
      due_at: endsIt ? null : dueAfter(now, input),
      ...(endsIt ? { told: null } : {}),
      ...(to === 'requested' && need !== undefined
        ? { told: toJson(toldOf(need, input.contact ?? '')) }
        : {}),
    },
  );
  if (!isMoved) throw referralChanged(row);
  await traceReferral(trx, actor, context, id, { step: to, reason: input.reason, dueOn: input.by });
  if (to === 'accepted' || to === 'failed')
    await queries.followReferral(trx, id, now, daysAfter(now, nextAnswerDays));
  await tell(trx, actor, context, row, to);
  return getReferral(trx, actor, context, id);
}

function refuseUnfit(
  context: ReferralContext,
  wants: ReturnType<typeof moveOf>['wants'],
  input: ReferralStepInput,
): void {
  const faults = wants
    .filter((field) => input[field] === undefined)
    .map((field) => ({ path: `json.${field}`, code: 'missing', message: 'This step needs it' }));
  const { by } = input;
  const today = todayOf(context);
  const last = daysAfter(new Date(`${today}T12:00:00Z`), mostPromisedDays)
    .toISOString()
    .slice(0, 10);
  if (by !== undefined && (by < today || by > last))
    faults.push({ path: 'json.by', code: 'out_of_range', message: 'A day from today on, within a year' });
  if (faults.length > 0) throw new Problem('referral_not_fit', { faults });
}

/** The end of the promised day, as the day is over everywhere in the programme. */
function dueAfter(now: Date, { by }: ReferralStepInput): Date {
  return by === undefined ? daysAfter(now, replyDays) : daysAfter(new Date(`${by}T00:00:00Z`), 1);
}

async function tell(
  trx: CommunityTransaction,
  actor: Actor,
  context: ReferralContext,
  row: queries.ReferralRow,
  to: Referral['state'],
): Promise<void> {
  const isReceived = row.state !== 'draft';
  if (to === 'requested')
    for (const personId of await queries.listReceiverIds(trx, context.community.id, row))
      await writeNeedNews(trx, context, personId, 'referral_arrived', { referral: row.id });
  if (to !== 'requested' && isReceived && actor.personId !== row.person_id)
    await writeNeedNews(trx, context, row.person_id, 'referral_moved', { need: row.need_id });
  if (actor.personId !== row.manager_person_id && isReceived)
    await writeNeedNews(trx, context, row.manager_person_id, 'referral_moved_desk', { need: row.need_id });
}
