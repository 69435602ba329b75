import { z } from 'zod';
import type { CommunityTransaction } from '../../db/index.ts';
import { cutPage, dayIn, decodeCursor, Problem } from '../../http/index.ts';
import { refuseOnBehalf, type Actor } from '../../identity/index.ts';
import {
  changedProblem,
  getExchange,
  withPeople,
  type ExchangeContext,
  type OpenExchange,
} from './exchange-details.ts';
import { changeExchange, listDisputedRows, lockExchangeRow } from './exchange-queries.ts';
import type { ExchangeDeps } from './exchanges.ts';
import { writeNews } from './news.ts';
import { changeParty, decideDisputeRow } from './party-queries.ts';
import { canMediate } from './policy.ts';
import { askerOf, setFree, settle, takeBack } from './settlement.ts';
import { trace } from './trail.ts';

export async function listDisputes(
  trx: CommunityTransaction,
  actor: Actor,
  { community }: ExchangeContext,
  input: { cursor?: string | undefined; limit: number },
) {
  refuseOnBehalf(actor);
  if (!canMediate(actor)) throw new Problem('forbidden');
  const found = await listDisputedRows(trx, community.id, actor.personId, {
    after: decodeCursor(input.cursor, z.iso.datetime()),
    limit: input.limit,
  });
  const { rows, nextCursor } = cutPage(found, input.limit, (row) => [row.opened_at.toISOString(), row.id]);
  const items = rows.map((row) => ({
    exchangeId: row.id,
    title: row.title,
    people: row.people,
    minutes: row.minutes,
    openedAt: row.opened_at.toISOString(),
    hasMoved: row.had_moved,
  }));
  return { items, nextCursor };
}

export interface Decision {
  version: number;
  verdict: 'post' | 'part' | 'void' | 'stand' | 'reverse';
  minutes?: number | undefined;
  note: string;
}

/** Ends a dispute. Of two mediators at once the second is told that it is decided. */
export async function decideDispute(
  trx: CommunityTransaction,
  actor: Actor,
  deps: ExchangeDeps,
  id: string,
  decision: Decision,
) {
  const { community, clock } = deps;
  refuseOnBehalf(actor);
  if (!canMediate(actor)) throw new Problem('forbidden');
  const row = await lockExchangeRow(trx, community.id, id);
  if (row === undefined) throw new Problem('not_found');
  const open = await withPeople(trx, deps, row);
  const { dispute } = open;
  if (open.partyIds.includes(actor.personId) || open.operatorIds.includes(actor.personId))
    throw new Problem('party_of_exchange');
  // What nobody has objected to is the parties' own, and a mediator does not learn that it is there.
  if (dispute === undefined) throw new Problem('not_found');
  const isOpen = row.state === 'disputed' && dispute.decided_at === null;
  const fits = dispute.had_moved === (decision.verdict === 'stand' || decision.verdict === 'reverse');
  if (!isOpen || !fits || row.version !== decision.version) throw changedProblem(row);
  await decideDisputeRow(trx, community.id, id, dispute.number, {
    mediator_person_id: actor.personId,
    verdict: decision.verdict,
    minutes: decision.minutes ?? null,
    note: decision.note,
    decided_at: clock.now(),
  });
  await carryOut(trx, actor, deps, open, decision);
  const { minutes, note } = decision;
  await trace(trx, actor, deps, id, { step: 'decide', minutes, note });
  await tellParties(trx, deps, open, 'exchange_decided');
  return getExchange(trx, actor, deps, id);
}

async function carryOut(
  trx: CommunityTransaction,
  actor: Actor,
  deps: ExchangeDeps,
  open: OpenExchange,
  decision: Decision,
): Promise<void> {
  const { community, clock } = deps;
  const { row } = open;
  const now = clock.now();
  const asker = askerOf(actor);
  const change = (changes: Parameters<typeof changeExchange>[3]) =>
    changeExchange(trx, community.id, row.id, { changed_at: now, ...changes });
  switch (decision.verdict) {
    case 'stand':
      return change({ state: 'posted', contest_until: now });
    case 'reverse':
      await takeBack(trx, asker, deps, open, decision.note);
      return change({ state: 'reversed', contest_until: now });
    case 'void':
      await setFree(trx, asker, deps, open);
      return change({ state: 'voided' });
    case 'post':
    case 'part': {
      const minutes = decision.minutes ?? row.minutes;
      if (minutes > row.minutes) throw new Problem('minutes_not_held');
      const servedOn = row.served_on ?? dayIn(community.timeZone, now);
      await settle(trx, asker, deps, await asAttended(trx, deps, open), { minutes, servedOn });
      // What a mediator has decided is not argued about once more.
      return change({ state: 'posted', served_on: servedOn, posted_at: now, contest_until: now });
    }
  }
}

/** Nobody has said who was there: then the mediator's word is for all whose hours are set aside. */
async function asAttended(
  trx: CommunityTransaction,
  context: ExchangeContext,
  open: OpenExchange,
): Promise<OpenExchange> {
  for (const party of open.parties)
    if (party.hold_id !== null && party.has_attended === null)
      await changeParty(trx, context.community.id, party.id, { has_attended: true });
  return withPeople(trx, context, open.row);
}

export function tellParties(
  trx: CommunityTransaction,
  deps: ExchangeDeps,
  { row, parties }: OpenExchange,
  news: 'exchange_decided' | 'exchange_reversed',
): Promise<void> {
  return writeNews(
    trx,
    deps,
    row,
    news,
    parties.map(({ person_id: personId }) => personId),
  );
}
