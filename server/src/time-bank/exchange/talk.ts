import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import type { CommunityTransaction } from '../../db/index.ts';
import { cutPage, dayIn, decodeCursor, Problem } from '../../http/index.ts';
import type { Actor, Community } from '../../identity/index.ts';
import { changedProblem, openExchange, stateOf, toThanks, type ExchangeContext } from './exchange-details.ts';
import { isUnderWay } from './exchange-states.ts';
import { canActFor, canMediate } from './policy.ts';
import * as queries from './talk-queries.ts';
import { requireMember } from '../membership.ts';

const mostMessages = 200;

export async function listExchangeMessages(
  trx: CommunityTransaction,
  actor: Actor,
  context: ExchangeContext,
  id: string,
  input: { cursor?: string | undefined; limit: number },
) {
  await openExchange(trx, actor, context, id, 'to read');
  const found = await queries.listMessageRows(trx, context.community.id, id, {
    after: decodeCursor(input.cursor, z.iso.datetime()),
    limit: input.limit,
  });
  const { rows, nextCursor } = cutPage(found, input.limit, (row) => [row.written_at.toISOString(), row.id]);
  const items = rows.map((row) => ({
    id: row.id,
    by: row.person_name,
    isMine: row.person_id === actor.personId,
    operator: row.operator_name,
    words: row.words,
    at: row.written_at.toISOString(),
  }));
  return { items, nextCursor };
}

/** The parties write as long as it is under way, and a mediator while there is a dispute. */
export async function writeExchangeMessage(
  trx: CommunityTransaction,
  actor: Actor,
  context: ExchangeContext,
  id: string,
  { words }: { words: string },
) {
  const { community, clock } = context;
  if (!canMediate(actor)) await requireMember(trx, community.id, actor.personId);
  const open = await openExchange(trx, actor, context, id, 'to change');
  const isParty = open.parties.some(({ person_id: personId }) => personId === actor.personId);
  if (isParty) await requireMember(trx, community.id, actor.personId);
  if (!canActFor(actor, open.partyIds)) throw new Problem('party_of_exchange');
  const isOpen = isUnderWay(stateOf(open.row)) && (isParty || open.row.state === 'disputed');
  if (!isOpen) throw changedProblem(open.row);
  if ((await queries.countMessages(trx, community.id, id)) >= mostMessages)
    throw new Problem('too_many_messages');
  const message = { id: uuidv7(), words, written_at: clock.now() };
  await queries.insertMessage(trx, {
    community_id: community.id,
    exchange_id: id,
    person_id: actor.personId,
    operator_person_id: actor.operator?.personId ?? null,
    ...message,
  });
  return {
    id: message.id,
    by: actor.displayName,
    isMine: true,
    operator: actor.operator?.displayName ?? null,
    words,
    at: message.written_at.toISOString(),
  };
}

export interface ThanksInput {
  to: string;
  words: string;
  mayPublish: boolean;
}

/** In words, once for each party, after the hours have moved. */
export async function thankForExchange(
  trx: CommunityTransaction,
  actor: Actor,
  context: ExchangeContext,
  id: string,
  { to, words, mayPublish }: ThanksInput,
) {
  const { community, clock } = context;
  await requireMember(trx, community.id, actor.personId);
  const open = await openExchange(trx, actor, context, id, 'to change');
  const own = open.parties.find(({ person_id: personId }) => personId === actor.personId);
  if (own === undefined) throw new Problem('not_found');
  const other = open.parties.find((party) => party.id === to && party.id !== own.id);
  if (other === undefined)
    throw new Problem('invalid_request', {
      faults: [{ path: 'json.to', code: 'unknown', message: 'Is no other party of the exchange' }],
    });
  if (open.row.state !== 'posted') throw changedProblem(open.row);
  const thanksId = uuidv7();
  const isKept = await queries.insertThanks(trx, {
    community_id: community.id,
    id: thanksId,
    exchange_id: id,
    from_person_id: actor.personId,
    to_person_id: other.person_id,
    words,
    may_publish: mayPublish,
    written_on: dayIn(community.timeZone, clock.now()),
    operator_person_id: actor.operator?.personId ?? null,
  });
  if (!isKept) throw new Problem('already_thanked');
  return getThanks(trx, actor, community, id, thanksId);
}

/** Each of the two says it for herself; what either takes back is read by nobody else any more. */
export async function publishThanks(
  trx: CommunityTransaction,
  actor: Actor,
  context: ExchangeContext,
  { id, thanks, isPublished }: { id: string; thanks: string; isPublished: boolean },
) {
  const { community } = context;
  await requireMember(trx, community.id, actor.personId);
  await openExchange(trx, actor, context, id, 'to change');
  const row = await queries.findThanksRow(trx, community.id, id, thanks);
  if (row === undefined) throw new Problem('not_found');
  if (row.from_person_id === actor.personId)
    await queries.changeThanks(trx, community.id, thanks, { may_publish: isPublished });
  else if (row.to_person_id === actor.personId)
    await queries.changeThanks(trx, community.id, thanks, { is_published: isPublished });
  else throw new Problem('not_found');
  return getThanks(trx, actor, community, id, thanks);
}

async function getThanks(
  trx: CommunityTransaction,
  actor: Actor,
  community: Community,
  exchangeId: string,
  id: string,
) {
  const row = await queries.findThanksRow(trx, community.id, exchangeId, id);
  if (row === undefined) throw new Problem('not_found');
  return toThanks(row, actor.personId);
}

/** First names alone: who reads them is anybody. */
export async function listTestimonies(
  trx: CommunityTransaction,
  community: Community,
  input: { cursor?: string | undefined; limit: number },
) {
  const found = await queries.listPublishedRows(trx, community.id, {
    after: decodeCursor(input.cursor, z.iso.date()),
    limit: input.limit,
  });
  const { rows, nextCursor } = cutPage(found, input.limit, (row) => [row.written_on, row.id]);
  const items = rows.map((row) => ({
    id: row.id,
    from: firstNameOf(row.from_name),
    to: firstNameOf(row.to_name),
    entry: row.entry_code,
    words: row.words,
    on: row.written_on,
  }));
  return { items, nextCursor };
}

function firstNameOf(name: string | null): string {
  return (name ?? '').trim().split(/\s+/u)[0] ?? '';
}
