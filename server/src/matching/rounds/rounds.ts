import { randomInt } from 'node:crypto';
import {
  commitRound as commitmentOfRound,
  drawRound as draw,
  joinNonces,
  MatchFault,
  readRound,
  roundBounds,
  type AllocationRound,
} from '@snodo/allocation';
import type { Language, NewRound, RoundResultBody, RoundWish } from '@snodo/contract';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import { toJson, type CommunityTransaction } from '../../db/index.ts';
import { cutPage, decodeCursor, Problem, type Clock } from '../../http/index.ts';
import { auditedAs, hasRole, recordAudit, type Actor, type Community } from '../../identity/index.ts';
import { refuseUnfitRound, refuseUnfitWishes } from './read-round.ts';
import * as queries from './round-queries.ts';
import { criteriaOf, promisesOf, servicesOf, stateOf, toResult, toRound, wishesOf } from './round-rows.ts';

export interface RoundContext {
  community: Community;
  clock: Clock;
  language: Language;
}

/** Of the rules by which every round is drawn; the criteria are the round's own. */
const rulesVersion = 'snodo-round-1';

/** Community managers publish, fix and draw; nobody does so for somebody else. */
function canHoldRounds(actor: Actor): boolean {
  return actor.operator === undefined && hasRole(actor, 'community_manager');
}

export async function listRounds(
  trx: CommunityTransaction,
  actor: Actor,
  context: RoundContext,
  input: { cursor?: string | undefined; limit: number },
) {
  const found = await queries.listRoundRows(trx, context.community.id, {
    after: decodeCursor(input.cursor, z.iso.datetime()),
    limit: input.limit,
  });
  const { rows, nextCursor } = cutPage(found, input.limit, (row) => [
    row.applies_until.toISOString(),
    row.id,
  ]);
  return { items: await shown(trx, actor, context, rows), nextCursor };
}

async function shown(
  trx: CommunityTransaction,
  actor: Actor,
  context: RoundContext,
  rows: readonly queries.RoundRow[],
) {
  const { community } = context;
  const ids = rows.map(({ id }) => id);
  const own = await queries.listApplicationRowsOf(trx, community.id, actor.personId, ids);
  const reader = await readerOf(trx, context, rows);
  return rows.map((row) =>
    toRound(
      row,
      own.find((application) => application.round_id === row.id),
      reader,
    ),
  );
}

async function readerOf(
  trx: CommunityTransaction,
  { community, clock, language }: RoundContext,
  rows: readonly queries.RoundRow[],
) {
  const codes = [...new Set(rows.flatMap((row) => servicesOf(row).map(({ code }) => code)))];
  const services = await queries.listServiceNames(trx, community.id, codes);
  return { now: clock.now(), language, names: new Map(services.map(({ code, name }) => [code, name])) };
}

export async function getRound(trx: CommunityTransaction, actor: Actor, context: RoundContext, id: string) {
  const row = await queries.findRoundRow(trx, context.community.id, id);
  const [round] = row === undefined ? [] : await shown(trx, actor, context, [row]);
  if (round === undefined) throw new Problem('not_found');
  return round;
}

export async function createRound(
  trx: CommunityTransaction,
  actor: Actor,
  context: RoundContext,
  input: NewRound,
) {
  if (!canHoldRounds(actor)) throw new Problem('forbidden');
  const { community, clock } = context;
  const codes = input.services.map(({ code }) => code);
  const offered = await queries.listServiceNames(trx, community.id, codes);
  const active = offered.filter(({ status }) => status === 'active').map(({ code }) => code);
  refuseUnfitRound(input, new Set(active), clock.now());
  const isNew = await queries.insertRound(trx, {
    community_id: community.id,
    id: input.id,
    name: input.name,
    rules: toJson(input.criteria),
    services: toJson(input.services),
    promises: toJson(input.promises),
    applies_until: new Date(input.appliesUntil),
    made_by_person_id: actor.personId,
    made_at: clock.now(),
  });
  if (!isNew) throw new Problem('round_changed');
  await record(trx, actor, context, 'round.published', input.id);
  return getRound(trx, actor, context, input.id);
}

export async function applyToRound(
  trx: CommunityTransaction,
  actor: Actor,
  context: RoundContext,
  id: string,
  { wishes }: { wishes: RoundWish[] },
) {
  const { community, clock } = context;
  const row = await getOpenRow(trx, context, id);
  refuseUnfitWishes(row, wishes);
  const now = clock.now();
  await queries.putApplication(trx, {
    community_id: community.id,
    id: uuidv7(),
    round_id: id,
    person_id: actor.personId,
    code: newCode(),
    wishes: toJson(wishes),
    operator_person_id: actor.operator?.personId ?? null,
    made_at: now,
    changed_at: now,
  });
  if (actor.operator !== undefined) await record(trx, actor, context, 'round.applied_on_behalf', id);
  return getRound(trx, actor, context, id);
}

export async function withdrawFromRound(
  trx: CommunityTransaction,
  actor: Actor,
  context: RoundContext,
  id: string,
) {
  await getOpenRow(trx, context, id);
  await queries.deleteApplication(trx, context.community.id, id, actor.personId);
  return getRound(trx, actor, context, id);
}

/** While somebody fixes the round this waits, and is then refused. */
async function getOpenRow(trx: CommunityTransaction, { community, clock }: RoundContext, id: string) {
  const row = await queries.findRoundRow(trx, community.id, id, 'to apply');
  if (row === undefined) throw new Problem('not_found');
  if (stateOf(row, clock.now()) !== 'open') throw new Problem('round_over');
  return row;
}

/** Letters and digits that are not mistaken for one another, on paper and by telephone. */
const codeLetters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** By chance and not by time, so that the order of codes says nothing. Two alike are one in a million millions. */
function newCode(): string {
  const letters = Array.from({ length: 8 }, () => codeLetters[randomInt(codeLetters.length)]).join('');
  return `${letters.slice(0, 4)}-${letters.slice(4)}`;
}

/** Fixes the round and publishes its hash, before anybody can know the seed. Twice changes nothing. */
export async function commitRound(
  trx: CommunityTransaction,
  actor: Actor,
  context: RoundContext,
  id: string,
) {
  const row = await getHeldRow(trx, actor, context, id);
  const now = context.clock.now();
  const state = stateOf(row, now);
  if (state === 'open') throw new Problem('round_open');
  if (state === 'closed') {
    const round = await wholeRound(trx, context, row);
    await queries.changeRound(trx, context.community.id, id, {
      committed: toJson(round),
      commitment: commitmentOfRound(round),
      committed_at: now,
    });
    await record(trx, actor, context, 'round.committed', id);
  }
  return getRound(trx, actor, context, id);
}

async function wholeRound(
  trx: CommunityTransaction,
  { community }: RoundContext,
  row: queries.RoundRow,
): Promise<AllocationRound> {
  const limit = roundBounds.applications;
  const applications = await queries.listApplicationRows(trx, community.id, row.id, limit);
  return readRound({
    rules: {
      version: rulesVersion,
      criteria: criteriaOf(row).map(({ name, levels }) => ({ name, levels: levels.length })),
    },
    services: servicesOf(row),
    applications: applications.map((application) => ({
      code: application.code,
      wishes: wishesOf(application),
    })),
  });
}

/** The parties open their nonces, and the places are drawn. Drawn again, the same result comes back. */
export async function drawRound(
  trx: CommunityTransaction,
  actor: Actor,
  context: RoundContext,
  id: string,
  { nonces }: { nonces: string[] },
): Promise<RoundResultBody> {
  const row = await getHeldRow(trx, actor, context, id);
  if (row.commitment === null) throw new Problem('round_not_committed');
  if (row.seed === null) {
    const seed = seedOf(row, nonces);
    const { placings, services } = draw(row.committed as unknown as AllocationRound, row.commitment, seed);
    await queries.changeRound(trx, context.community.id, id, {
      seed,
      outcome: toJson({ placings, services }),
      drawn_at: context.clock.now(),
    });
    await record(trx, actor, context, 'round.drawn', id);
  }
  return getRoundResult(trx, context, id);
}

function seedOf(row: queries.RoundRow, nonces: readonly string[]): string {
  try {
    return joinNonces(
      nonces,
      promisesOf(row).map(({ promise }) => promise),
    );
  } catch (error) {
    if (!(error instanceof MatchFault)) throw error;
    const path = `json.${error.path.replace(/\[(\d+)\]/, '.$1')}`;
    throw new Problem('nonce_not_promised', {
      faults: [{ path, code: error.code, message: 'Not the nonce that was promised' }],
    });
  }
}

export async function getRoundResult(
  trx: CommunityTransaction,
  context: RoundContext,
  id: string,
): Promise<RoundResultBody> {
  const row = await queries.findRoundRow(trx, context.community.id, id);
  const result = row === undefined ? undefined : toResult(row, await readerOf(trx, context, [row]));
  if (result === undefined) throw new Problem('not_found');
  return result;
}

async function getHeldRow(trx: CommunityTransaction, actor: Actor, { community }: RoundContext, id: string) {
  if (!canHoldRounds(actor)) throw new Problem('forbidden');
  const row = await queries.findRoundRow(trx, community.id, id, 'to decide');
  if (row === undefined) throw new Problem('not_found');
  return row;
}

async function record(
  trx: CommunityTransaction,
  actor: Actor,
  { clock }: RoundContext,
  action: 'round.published' | 'round.committed' | 'round.drawn' | 'round.applied_on_behalf',
  id: string,
): Promise<void> {
  await recordAudit(trx, clock.now(), { action, subject: { kind: 'round', id }, ...auditedAs(actor) });
}
