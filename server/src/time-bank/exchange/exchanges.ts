import { v4 as uuidv4, v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import type { ExchangeState, Settling } from '@snodo/contract';
import type { CommunityTransaction } from '../../db/index.ts';
import { cutPage, dayIn, decodeCursor, Problem } from '../../http/index.ts';
import type { Actor, Community } from '../../identity/index.ts';
import { changedProblem, getExchange, withPeople, type ExchangeContext } from './exchange-details.ts';
import * as queries from './exchange-queries.ts';
import { isTurnOf } from './exchange-states.ts';
import { findOfferRow, type OfferRow } from './offer-queries.ts';
import { isOpen } from './offer-rows.ts';
import type { PeopleMailDeps } from '../people-mail.ts';
import { writeNews } from './news.ts';
import { insertParty, rejoinParty } from './party-queries.ts';
import { canGive, canMediate, hiddenOrganisations } from './policy.ts';
import { answerBy, clocksOf, startBy, type Clocks } from './rules.ts';
import { setAside } from './settlement.ts';
import { insertMessage } from './talk-queries.ts';
import { trace } from './trail.ts';
import { requireGiver, requireMember, standingOf } from '../membership.ts';

const mostUnderWay = 50;

export type ExchangeDeps = ExchangeContext & PeopleMailDeps;

export async function getStanding(
  trx: CommunityTransaction,
  actor: Actor,
  { community, clock }: ExchangeContext,
) {
  const standing = await standingOf(trx, community.id, actor.personId);
  const today = dayIn(community.timeZone, clock.now());
  const { portalMinutes } = await clocksOf(trx, community.id, clock.now());
  return {
    membership: standing.membership,
    mayGive: canGive(standing, today),
    insuredUntil: standing.insuredUntil,
    mayMediate: canMediate(actor),
    portalMinutes,
    today,
  };
}

export async function listExchanges(
  trx: CommunityTransaction,
  actor: Actor,
  { community, clock }: ExchangeContext,
  input: { cursor?: string | undefined; limit: number },
) {
  const found = await queries.listExchangeRows(trx, community.id, actor.personId, {
    after: decodeCursor(input.cursor, z.iso.datetime()),
    limit: input.limit,
  });
  const { rows, nextCursor } = cutPage(found, input.limit, (row) => [row.changed_at.toISOString(), row.id]);
  return { items: rows.map((row) => toSummary(row, actor.personId, clock.now())), nextCursor };
}

function toSummary(row: queries.SummaryRow, readerId: string, now: Date) {
  const state = row.state as ExchangeState;
  return {
    id: row.id,
    title: row.title,
    entry: row.entry_code,
    settles: row.settles as Settling,
    state,
    side: row.side as 'gives' | 'receives',
    others: row.others,
    minutes: row.minutes,
    isMyTurn: isTurnOf({
      state,
      isSeveral: row.settles !== 'pair',
      isOrganiser: row.organiser_person_id === readerId,
      hasStated: row.has_stated,
      hasAttended: row.has_attended === true,
      mayContest: row.contest_until !== null && now < row.contest_until,
      hasOthers: row.others.length > 0,
    }),
    changedAt: row.changed_at.toISOString(),
  };
}

export interface Proposal {
  offerId: string;
  minutes: number;
  plannedOn: string;
  words?: string | undefined;
}

/** An answer to somebody's offer or request; or, about an own one for several people, a meeting that they join. */
export async function proposeExchange(
  trx: CommunityTransaction,
  actor: Actor,
  deps: ExchangeDeps,
  proposal: Proposal,
) {
  const { community, clock } = deps;
  await requireMember(trx, community.id, actor.personId);
  const clocks = await clocksOf(trx, community.id, clock.now());
  requireWindow(actor, clocks, proposal.minutes);
  const today = dayIn(community.timeZone, clock.now());
  const offer = await findOfferRow(trx, community.id, proposal.offerId, hiddenOrganisations(actor));
  if (offer === undefined) throw new Problem('not_found');
  const isOwn = offer.person_id === actor.personId;
  if (!isOpen(offer, today)) throw new Problem('offer_over');
  refuseDay(proposal.plannedOn, today);
  const begin = { offer, proposal, clocks };
  const isForSeveral = offer.settles !== 'pair';
  // An author calls several people together; nobody exchanges with herself, and nobody but an author calls.
  if (isOwn && isForSeveral) return gather(trx, actor, deps, begin);
  if (isOwn) throw new Problem('own_offer');
  if (isForSeveral) throw new Problem('offer_over');
  return proposeToAuthor(trx, actor, deps, begin);
}

interface Beginning {
  offer: OfferRow;
  proposal: Proposal;
  clocks: Clocks;
}

async function proposeToAuthor(
  trx: CommunityTransaction,
  actor: Actor,
  deps: ExchangeDeps,
  { offer, proposal, clocks }: Beginning,
) {
  const { community, clock } = deps;
  const now = clock.now();
  const isOffer = offer.kind === 'offer';
  const giverId = isOffer ? offer.person_id : actor.personId;
  if (actor.operator?.personId === offer.person_id) throw new Problem('party_of_exchange');
  await requireGiver(trx, community.id, giverId, proposal.plannedOn);
  const id = await insertBeginning(trx, actor, deps, {
    offer,
    proposal,
    state: 'proposed',
    dueAt: answerBy(clocks, now),
    mostPeople: 1,
  });
  // Whoever proposes has agreed to the minutes; the author has not yet.
  await addParty(trx, community, id, actor.personId, isOffer ? 'receives' : 'gives', now);
  await addParty(trx, community, id, offer.person_id, isOffer ? 'gives' : 'receives', null);
  await trace(trx, actor, deps, id, { step: 'propose', minutes: proposal.minutes });
  if (proposal.words !== undefined)
    await insertMessage(trx, {
      community_id: community.id,
      id: uuidv7(),
      exchange_id: id,
      person_id: actor.personId,
      operator_person_id: actor.operator?.personId ?? null,
      words: proposal.words,
      written_at: now,
    });
  await writeNews(trx, deps, { id, title: offer.title }, 'exchange_proposed', [offer.person_id]);
  return getExchange(trx, actor, deps, id);
}

async function gather(
  trx: CommunityTransaction,
  actor: Actor,
  deps: ExchangeDeps,
  { offer, proposal, clocks }: Beginning,
) {
  const { community, clock } = deps;
  const now = clock.now();
  const isGiver = offer.settles !== 'together';
  if (isGiver) await requireGiver(trx, community.id, actor.personId, proposal.plannedOn);
  const id = await insertBeginning(trx, actor, deps, {
    offer,
    proposal,
    state: 'gathering',
    dueAt: startBy(clocks, now, proposal.plannedOn),
    mostPeople: offer.most_people,
  });
  await addParty(trx, community, id, actor.personId, isGiver ? 'gives' : 'receives', now);
  await trace(trx, actor, deps, id, { step: 'gather', minutes: proposal.minutes });
  return getExchange(trx, actor, deps, id);
}

interface NewExchange {
  offer: OfferRow;
  proposal: Proposal;
  state: 'proposed' | 'gathering';
  dueAt: Date;
  mostPeople: number;
}

async function insertBeginning(
  trx: CommunityTransaction,
  actor: Actor,
  { community, clock }: ExchangeDeps,
  { offer, proposal, state, dueAt, mostPeople }: NewExchange,
): Promise<string> {
  await queries.lockProposalsOf(trx, actor.personId);
  if ((await queries.countUnderWay(trx, community.id, actor.personId)) >= mostUnderWay)
    throw new Problem('too_many_exchanges');
  const id = uuidv7();
  const now = clock.now();
  await queries.insertExchange(trx, {
    community_id: community.id,
    id,
    offer_id: offer.id,
    entry_code: offer.entry_code,
    title: offer.title,
    settles: offer.settles,
    organiser_person_id: actor.personId,
    state,
    minutes: proposal.minutes,
    most_people: mostPeople,
    planned_on: proposal.plannedOn,
    made_at: now,
    changed_at: now,
    due_at: dueAt,
  });
  return id;
}

async function addParty(
  trx: CommunityTransaction,
  { id: communityId }: Community,
  exchangeId: string,
  personId: string,
  side: 'gives' | 'receives',
  acceptedAt: Date | null,
): Promise<void> {
  await insertParty(trx, {
    community_id: communityId,
    id: uuidv4(),
    exchange_id: exchangeId,
    person_id: personId,
    side,
    accepted_at: acceptedAt,
  });
}

/**
 * Joins a meeting of several people: agreeing and setting the hours aside are one. Places are counted under the
 * meeting's lock, so the last one is given once.
 */
export async function joinExchange(
  trx: CommunityTransaction,
  actor: Actor,
  deps: ExchangeDeps,
  id: string,
  { minutes }: { minutes: number },
) {
  const { community, clock } = deps;
  await requireMember(trx, community.id, actor.personId);
  const row = await queries.lockExchangeRow(trx, community.id, id);
  if (row === undefined || row.settles === 'pair') throw new Problem('not_found');
  const offer = await findOfferRow(trx, community.id, row.offer_id, hiddenOrganisations(actor));
  if (offer === undefined) throw new Problem('not_found');
  const isOrganiser = row.organiser_person_id === actor.personId;
  if (isOrganiser) throw new Problem('own_offer');
  if (row.state !== 'gathering') throw await joinedOrOver(trx, actor, deps, row);
  const before = await withPeople(trx, deps, row);
  if (before.parties.some(({ person_id: personId }) => personId === actor.personId))
    return getExchange(trx, actor, deps, id);
  if (actor.operator !== undefined && before.partyIds.includes(actor.operator.personId))
    throw new Problem('party_of_exchange');
  if (minutes !== row.minutes) throw changedProblem(row);
  if (before.parties.length - 1 >= row.most_people) throw new Problem('exchange_full');
  requireWindow(actor, before.clocks, minutes);
  if (row.settles === 'together') await requireGiver(trx, community.id, actor.personId, row.planned_on);
  const now = clock.now();
  if ((await rejoinParty(trx, community.id, id, actor.personId, now)) === undefined)
    await addParty(
      trx,
      community,
      id,
      actor.personId,
      row.settles === 'together' ? 'gives' : 'receives',
      now,
    );
  const after = await withPeople(trx, deps, row);
  await setAside(trx, actor, deps, after, actor.personId);
  await queries.changeExchange(trx, community.id, id, { changed_at: now });
  await trace(trx, actor, deps, id, { step: 'join', minutes });
  await writeNews(trx, deps, row, 'exchange_joined', [row.organiser_person_id]);
  return getExchange(trx, actor, deps, id);
}

/** Who is in it reads where it stands; anybody else does not learn more than that it is over. */
async function joinedOrOver(
  trx: CommunityTransaction,
  actor: Actor,
  deps: ExchangeDeps,
  row: queries.ExchangeRow,
): Promise<Problem> {
  const { partyIds } = await withPeople(trx, deps, row);
  return partyIds.includes(actor.personId) ? changedProblem(row) : new Problem('not_found');
}

/** What moves many hours is confirmed in the portal's own window, where no page of somebody else's stands around it. */
export function requireWindow(actor: Actor, clocks: Clocks, minutes: number): void {
  if (actor.portal === undefined && minutes > clocks.portalMinutes) throw new Problem('portal_window_needed');
}

const mostDaysAhead = 365;

/** What has been is not proposed, and nobody plans further ahead than a year. */
function refuseDay(plannedOn: string, today: string): void {
  const days = (Date.parse(plannedOn) - Date.parse(today)) / (24 * 60 * 60 * 1000);
  if (days >= 0 && days <= mostDaysAhead) return;
  throw new Problem('invalid_request', {
    faults: [{ path: 'json.plannedOn', code: 'not_allowed', message: 'A day from today on, within a year' }],
  });
}
