import type { ExchangeState, ExchangeStep, Settling } from '@snodo/contract';
import type { CommunityTransaction } from '../../db/index.ts';
import { Problem, type Clock } from '../../http/index.ts';
import type { Actor, Community } from '../../identity/index.ts';
import { findExchangeRow, lockExchangeRow, type ExchangeRow } from './exchange-queries.ts';
import { endStates, stepsOfParty, type Standpoint } from './exchange-states.ts';
import {
  findDisputeRow,
  listPartyRows,
  listPeopleEverIn,
  listTrailRows,
  type DisputeRow,
  type PartyRow,
} from './party-queries.ts';
import { canReadExchange } from './policy.ts';
import { clocksOf, type Clocks } from './rules.ts';
import { listThanksRows, type ThanksRow } from './talk-queries.ts';

export interface ExchangeContext {
  community: Community;
  clock: Clock;
}

/** An exchange with its people, as a step reads it under the row's lock. */
export interface OpenExchange {
  row: ExchangeRow;
  parties: PartyRow[];
  partyIds: string[];
  operatorIds: string[];
  dispute: DisputeRow | undefined;
  clocks: Clocks;
}

const mostTrail = 1000;

/** The exchange if the actor may read it; another's, and another community's, is not found. */
export async function openExchange(
  trx: CommunityTransaction,
  actor: Actor,
  context: ExchangeContext,
  id: string,
  how: 'to read' | 'to change',
): Promise<OpenExchange> {
  const find = how === 'to change' ? lockExchangeRow : findExchangeRow;
  const row = await find(trx, context.community.id, id);
  if (row === undefined) throw new Problem('not_found');
  const open = await withPeople(trx, context, row);
  const isReadable = canReadExchange(actor, { ...open, hasDispute: open.dispute !== undefined });
  if (isReadable) return open;
  if (open.partyIds.includes(actor.personId)) throw new Problem('party_of_exchange');
  throw new Problem('not_found');
}

export async function withPeople(
  trx: CommunityTransaction,
  { community, clock }: ExchangeContext,
  row: ExchangeRow,
): Promise<OpenExchange> {
  const parties = await listPartyRows(trx, community.id, row.id);
  const people = await listPeopleEverIn(trx, community.id, row.id);
  const dispute = await findDisputeRow(trx, community.id, row.id);
  return { row, parties, ...people, dispute, clocks: await clocksOf(trx, community.id, clock.now()) };
}

export function stateOf(row: { state: string }): ExchangeState {
  return row.state as ExchangeState;
}

/** 409 with the state in which the exchange is now. */
export function changedProblem(row: ExchangeRow): Problem {
  return new Problem('exchange_changed', {
    faults: [
      { path: 'exchange', code: row.state, message: `It is ${row.state} now, version ${row.version}` },
    ],
  });
}

export function standpointOf(
  { row, parties }: Pick<OpenExchange, 'row' | 'parties'>,
  party: PartyRow,
  now: Date,
): Standpoint {
  const last = lastStatement(parties);
  return {
    state: stateOf(row),
    isSeveral: row.settles !== 'pair',
    isOrganiser: party.person_id === row.organiser_person_id,
    hasStated: row.settles === 'pair' ? last?.id === party.id : party.stated_minutes !== null,
    hasAttended: party.has_attended === true,
    mayContest: row.contest_until !== null && now < row.contest_until,
    hasOthers: parties.length > 1,
  };
}

/** Who said last how long it took. */
export function lastStatement(parties: readonly PartyRow[]): PartyRow | undefined {
  return parties
    .filter(({ stated_at: at }) => at !== null)
    .toSorted((one, other) => Number(other.stated_at) - Number(one.stated_at))[0];
}

export async function getExchange(
  trx: CommunityTransaction,
  actor: Actor,
  context: ExchangeContext,
  id: string,
) {
  const open = await openExchange(trx, actor, context, id, 'to read');
  const trail = await listTrailRows(trx, context.community.id, id, mostTrail);
  const thanks = await listThanksRows(trx, context.community.id, id);
  return toExchange(open, trail, thanks, actor.personId, context.clock.now());
}

export type Exchange = Awaited<ReturnType<typeof getExchange>>;

function toExchange(
  open: OpenExchange,
  trail: Awaited<ReturnType<typeof listTrailRows>>,
  thanks: ThanksRow[],
  readerId: string,
  now: Date,
) {
  const { row, parties, dispute, clocks } = open;
  const own = parties.find(({ person_id: id }) => id === readerId);
  return {
    id: row.id,
    offerId: row.offer_id,
    title: row.title,
    entry: row.entry_code,
    settles: row.settles as Settling,
    state: stateOf(row),
    version: row.version,
    side: (own?.side ?? null) as 'gives' | 'receives' | null,
    isOrganiser: row.organiser_person_id === readerId,
    minutes: row.minutes,
    plannedOn: row.planned_on,
    servedOn: row.served_on,
    mostPeople: row.most_people,
    parties: parties.map((party) => toParty(party, readerId)),
    steps: own === undefined ? [] : stepsOfParty(standpointOf(open, own, now)),
    next: nextOf(row, now),
    portalMinutes: clocks.portalMinutes,
    dispute: dispute === undefined ? null : toDispute(dispute),
    // A mediator has nothing to do with who thanks whom.
    thanks: own === undefined ? [] : thanks.map((one) => toThanks(one, readerId)),
    trail: trail.map((entry) => ({
      step: entry.step as ExchangeStep,
      at: entry.at.toISOString(),
      by: entry.person_name,
      operator: entry.operator_name,
      minutes: entry.minutes,
      note: entry.note,
    })),
  };
}

function toParty(party: PartyRow, readerId: string) {
  return {
    id: party.id,
    name: party.display_name,
    isMe: party.person_id === readerId,
    side: party.side as 'gives' | 'receives',
    heldMinutes: party.held_minutes,
    statedMinutes: party.stated_minutes,
    postedMinutes: party.posted_minutes,
    hasAttended: party.has_attended,
  };
}

function toDispute(dispute: DisputeRow) {
  return {
    openedBy: dispute.opened_by_name,
    reason: dispute.reason,
    verdict: dispute.verdict as 'post' | 'part' | 'void' | 'stand' | 'reverse' | null,
    minutes: dispute.minutes,
    note: dispute.note,
    mediator: dispute.mediator_name,
  };
}

export function toThanks(row: ThanksRow, readerId: string) {
  return {
    id: row.id,
    from: row.from_name,
    isMine: row.from_person_id === readerId,
    isToMe: row.to_person_id === readerId,
    words: row.words,
    mayPublish: row.may_publish,
    isPublished: row.is_published,
  };
}

const clockKinds = { proposed: 'answer', gathering: 'start', agreed: 'start', done: 'silence' } as const;

/** What happens by itself next. Reminders are no such thing: the minutes move at the end of the whole silence. */
function nextOf(row: ExchangeRow, now: Date) {
  const state = stateOf(row);
  if (state === 'posted' && row.contest_until !== null && now < row.contest_until)
    return { kind: 'contest' as const, at: row.contest_until.toISOString() };
  if (row.due_at === null || endStates.some((end) => end === state) || state === 'disputed') return null;
  return {
    kind: clockKinds[state as keyof typeof clockKinds],
    at: (row.settles_at ?? row.due_at).toISOString(),
  };
}
