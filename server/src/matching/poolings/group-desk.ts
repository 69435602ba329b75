import type { PoolProposal } from '@snodo/allocation';
import type { GroupRefusal, NewPooling, PoolingBody } from '@snodo/contract';
import { z } from 'zod';
import { findServiceToShare, type WeeklyWindow } from '../../catalogue/index.ts';
import { constraintOf, isUniqueViolation, toJson, type CommunityTransaction } from '../../db/index.ts';
import { cutPage, dayIn, decodeCursor, Problem } from '../../http/index.ts';
import { auditedAs, recordAudit, type Actor } from '../../identity/index.ts';
import { listSharingNeeds, markProposed, type NeedRow } from '../../needs/index.ts';
import { placeOf, type PoolingContext } from './asked-poolings.ts';
import { aloneCentsOf, entryNames, placeCodeOf, poolNeeds, readAsManager } from './found-groups.ts';
import { hashOfGroup, poolRules } from './pool-facts.ts';
import * as queries from './pooling-queries.ts';

const mostWindows = 14;
/** As far ahead as a shared service may wait for its families. */
const mostDaysAhead = 180;
const dayMilliseconds = 24 * 60 * 60 * 1000;

export async function listPoolings(
  trx: CommunityTransaction,
  actor: Actor,
  context: PoolingContext,
  input: { cursor?: string | undefined; limit: number },
) {
  await readAsManager(trx, actor);
  const found = await queries.listPoolingRows(trx, context.community.id, {
    after: decodeCursor(input.cursor, z.iso.datetime()),
    limit: input.limit,
  });
  const { rows, nextCursor } = cutPage(found, input.limit, (row) => [row.made_at.toISOString(), row.id]);
  return { items: await shown(trx, context, rows), nextCursor };
}

async function shown(
  trx: CommunityTransaction,
  context: PoolingContext,
  rows: readonly queries.PoolingRow[],
): Promise<PoolingBody[]> {
  const { community, language } = context;
  const ids = rows.map(({ id }) => id);
  const families = await queries.listPoolingFamilyRows(trx, community.id, ids);
  const names = await entryNames(trx, context);
  const items = [];
  for (const row of rows)
    items.push({
      id: row.id,
      state: row.state as PoolingBody['state'],
      entry: { code: row.entry_code, name: names.get(row.entry_code) ?? row.entry_code },
      families: row.families,
      people: families
        .filter(({ pooling_id: id }) => id === row.id)
        .map(({ display_name: person, is_agreed: isAgreed }) => ({ person, isAgreed })),
      windows: row.windows as unknown as WeeklyWindow[],
      place: await placeOf(trx, community, language, row.place_code),
      reason: row.reason,
      isServiceGone: row.is_service_gone,
      answerBy: row.answer_by,
      sharedServiceId: row.shared_service_id,
      by: row.manager_name,
      at: row.made_at.toISOString(),
    });
  return items;
}

/** Asks each family of a group; what they would share is a service for everybody, at a price that is known. */
export async function askPooling(
  trx: CommunityTransaction,
  actor: Actor,
  context: PoolingContext,
  input: NewPooling,
): Promise<PoolingBody> {
  await readAsManager(trx, actor);
  const { rows, proposal } = await groupOf(trx, actor, context, input.needIds);
  refuseDays(context, input);
  const service = await findServiceToShare(trx, context, input.serviceId);
  if (service === undefined)
    throw unfit('serviceId', 'not_for_all', 'For everybody, at a known price by the hour');
  await write(
    trx,
    actor,
    context,
    { id: input.id, rows, proposal },
    {
      state: 'asking',
      service_id: input.serviceId,
      title: input.title,
      words: input.words,
      starts_on: input.startsOn,
      answer_by: input.answerBy,
    },
  );
  for (const row of rows)
    await markProposed(trx, actor, context, row, { version: row.version, reason: undefined });
  await record(trx, actor, context, 'pooling.asked', input.id);
  return getPooling(trx, context, input.id);
}

/** Says why these are not asked together; nobody of them is told, and another manager reads it. */
export async function refuseGroup(
  trx: CommunityTransaction,
  actor: Actor,
  context: PoolingContext,
  { id, needIds, reason }: GroupRefusal,
): Promise<PoolingBody> {
  await readAsManager(trx, actor);
  const { rows, proposal } = await groupOf(trx, actor, context, needIds);
  await write(trx, actor, context, { id, rows, proposal }, { state: 'refused', reason });
  await record(trx, actor, context, 'pooling.refused', id);
  return getPooling(trx, context, id);
}

async function getPooling(
  trx: CommunityTransaction,
  context: PoolingContext,
  id: string,
): Promise<PoolingBody> {
  const row = await queries.findPoolingRow(trx, context.community.id, id);
  const [pooling] = row === undefined ? [] : await shown(trx, context, [row]);
  if (pooling === undefined) throw new Problem('not_found');
  return pooling;
}

/** The needs, if they are a group as they stand now: the rules are asked again, whatever the page showed. */
async function groupOf(
  trx: CommunityTransaction,
  actor: Actor,
  context: PoolingContext,
  needIds: readonly string[],
): Promise<{ rows: NeedRow[]; proposal: PoolProposal }> {
  const { community } = context;
  const rows = await listSharingNeeds(trx, community.id, actor.personId, needIds);
  const taken = await queries.listTakenNeedIds(trx, community.id);
  if (needIds.some((id) => taken.has(id))) throw new Problem('pooling_changed');
  const { proposals } = await poolNeeds(trx, context, rows);
  const [proposal] = proposals;
  if (proposal === undefined || proposals.length > 1 || proposal.needs.length !== needIds.length)
    throw unfit('needIds', 'no_group', 'These needs cannot be served together as they stand now');
  return { rows, proposal };
}

function refuseDays({ community, clock }: PoolingContext, { answerBy, startsOn }: NewPooling): void {
  const now = clock.now();
  const today = dayIn(community.timeZone, now);
  const last = dayIn(community.timeZone, new Date(now.getTime() + mostDaysAhead * dayMilliseconds));
  if (answerBy <= today) throw unfit('answerBy', 'too_early', 'Nobody could answer by then');
  if (startsOn > last) throw unfit('startsOn', 'too_late', `By ${last} at the latest`);
}

function unfit(path: string, code: string, message: string): Problem {
  return new Problem('pooling_not_fit', { faults: [{ path: `json.${path}`, code, message }] });
}

type Decision =
  | { state: 'refused'; reason: string }
  | {
      state: 'asking';
      service_id: string;
      title: string;
      words: string;
      starts_on: string;
      answer_by: string;
    };

async function write(
  trx: CommunityTransaction,
  actor: Actor,
  { community, clock }: PoolingContext,
  { id, rows, proposal }: { id: string; rows: readonly NeedRow[]; proposal: PoolProposal },
  decision: Decision,
): Promise<void> {
  try {
    await queries.insertPooling(trx, {
      community_id: community.id,
      id,
      entry_code: proposal.entry,
      group_hash: hashOfGroup(proposal.needs),
      families: proposal.needs.length,
      windows: toJson(proposal.windows.slice(0, mostWindows)),
      weekly_minutes: proposal.minutes,
      place_code: placeCodeOf(proposal),
      price_cents: proposal.priceCents,
      alone_cents: aloneCentsOf(proposal),
      rules_version: poolRules.version,
      manager_person_id: actor.personId,
      made_at: clock.now(),
      ...decision,
    });
    await queries.insertFamilies(
      trx,
      rows.map((row) => ({
        community_id: community.id,
        pooling_id: id,
        need_id: row.id,
        cared_for: row.cared_for,
        is_open: decision.state === 'asking',
      })),
    );
  } catch (error) {
    // Another manager asked one of them a moment ago, or this was sent before.
    const constraint = constraintOf(error);
    if (isUniqueViolation(error) && constraint !== undefined && taken.has(constraint))
      throw new Problem('pooling_changed');
    throw error;
  }
}

const taken = new Set(['pooling_family_one_open', 'pooling_pkey']);

async function record(
  trx: CommunityTransaction,
  actor: Actor,
  { clock }: PoolingContext,
  action: 'pooling.asked' | 'pooling.refused',
  id: string,
): Promise<void> {
  await recordAudit(trx, clock.now(), { action, subject: { kind: 'pooling', id }, ...auditedAs(actor) });
}
