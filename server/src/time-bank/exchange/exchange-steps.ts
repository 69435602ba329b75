import type { ExchangeMove } from '@snodo/contract';
import type { CommunityTransaction } from '../../db/index.ts';
import { dayIn, Problem } from '../../http/index.ts';
import type { Actor } from '../../identity/index.ts';
import {
  changedProblem,
  getExchange,
  lastStatement,
  openExchange,
  standpointOf,
  withPeople,
  type OpenExchange,
} from './exchange-details.ts';
import { changeExchange } from './exchange-queries.ts';
import { stepsOfParty } from './exchange-states.ts';
import { requireWindow, type ExchangeDeps } from './exchanges.ts';
import { listMediatorIds } from './mediator-queries.ts';
import { writeNews } from './news.ts';
import { changeParty, insertDispute, type PartyRow } from './party-queries.ts';
import { canActFor } from './policy.ts';
import { daysAfter, silenceAfter, startBy } from './rules.ts';
import { askerOf, setAside, setFree, settle } from './settlement.ts';
import { trace } from './trail.ts';
import { requireGiver, requireMember } from '../membership.ts';

/** A step with everything that it needs, under the lock of the exchange's row. */
interface Step<Move extends ExchangeMove = ExchangeMove> {
  trx: CommunityTransaction;
  actor: Actor;
  deps: ExchangeDeps;
  open: OpenExchange;
  party: PartyRow;
  move: Move;
}

type Of<Name extends ExchangeMove['step']> = Step<Extract<ExchangeMove, { step: Name }>>;

/**
 * One step of a party. Steps of one exchange happen one after the other under its row's lock; a step that was meant
 * for another version is refused with the state in which the exchange is now.
 */
export async function moveExchange(
  trx: CommunityTransaction,
  actor: Actor,
  deps: ExchangeDeps,
  id: string,
  move: ExchangeMove,
) {
  const { community, clock } = deps;
  await requireMember(trx, community.id, actor.personId);
  const open = await openExchange(trx, actor, deps, id, 'to change');
  if (!canActFor(actor, open.partyIds)) throw new Problem('party_of_exchange');
  const party = open.parties.find(({ person_id: personId }) => personId === actor.personId);
  if (party === undefined) throw new Problem('forbidden');
  if (open.row.version !== move.version) throw changedProblem(open.row);
  if (!stepsOfParty(standpointOf(open, party, clock.now())).includes(move.step))
    throw changedProblem(open.row);
  await take({ trx, actor, deps, open, party, move });
  return getExchange(trx, actor, deps, id);
}

function take(step: Step): Promise<void> {
  const { move } = step;
  switch (move.step) {
    case 'accept':
      return accept({ ...step, move });
    case 'decline':
      return end(step, 'declined');
    case 'withdraw':
      return end(step, 'withdrawn');
    case 'cancel':
      return end(step, 'cancelled');
    case 'leave':
      return leave({ ...step, move });
    case 'finish':
      return finish({ ...step, move });
    case 'confirm':
      return confirm({ ...step, move });
    case 'dispute':
      return dispute({ ...step, move });
  }
}

/** The other side agrees too, and the hours are set aside: from then on nobody works in vain. */
async function accept({ trx, actor, deps, open, party }: Of<'accept'>): Promise<void> {
  const { community, clock } = deps;
  const { row, clocks } = open;
  const now = clock.now();
  requireWindow(actor, clocks, row.minutes);
  const giver = open.parties.find(({ side }) => side === 'gives');
  const payer = open.parties.find(({ side }) => side === 'receives');
  if (giver === undefined || payer === undefined) throw changedProblem(row);
  await requireGiver(trx, community.id, giver.person_id, laterDay(row.planned_on, todayOf(deps)));
  await changeParty(trx, community.id, party.id, { accepted_at: now });
  await setAside(trx, actor, deps, open, payer.person_id);
  await changeExchange(trx, community.id, row.id, {
    state: 'agreed',
    changed_at: now,
    due_at: startBy(clocks, now, row.planned_on),
  });
  await trace(trx, actor, deps, row.id, { step: 'accept', minutes: row.minutes });
  await tellOthers(trx, deps, open, party, 'exchange_agreed');
}

/** It does not take place: what was set aside is free again. */
async function end(
  { trx, actor, deps, open, party, move }: Step,
  state: 'declined' | 'withdrawn' | 'cancelled',
): Promise<void> {
  await setFree(trx, askerOf(actor), deps, open);
  await changeExchange(trx, deps.community.id, open.row.id, {
    state,
    changed_at: deps.clock.now(),
    due_at: null,
  });
  await trace(trx, actor, deps, open.row.id, { step: move.step });
  await tellOthers(trx, deps, open, party, 'exchange_ended');
}

async function leave({ trx, actor, deps, open, party }: Of<'leave'>): Promise<void> {
  const now = deps.clock.now();
  await setFree(trx, askerOf(actor), deps, open, actor.personId);
  await changeParty(trx, deps.community.id, party.id, { left_at: now });
  await changeExchange(trx, deps.community.id, open.row.id, { changed_at: now });
  await trace(trx, actor, deps, open.row.id, { step: 'leave' });
}

/** One side says that it was done, on which day and how long it took; the other side confirms. */
async function finish(step: Of<'finish'>): Promise<void> {
  const { trx, actor, deps, open, party, move } = step;
  requireWindow(actor, open.clocks, move.minutes);
  refuseDay(open, move.servedOn, todayOf(deps));
  if (open.row.settles !== 'pair') await keepAttendance(step);
  await state(step, move.minutes, { served_on: move.servedOn });
  await trace(trx, actor, deps, open.row.id, { step: 'finish', minutes: move.minutes });
  await tellOthers(trx, deps, open, party, 'exchange_stated');
}

/** Keeps who said what, and starts the clock of silence anew. */
async function state(
  { trx, deps, open, party }: Step,
  minutes: number,
  changes: { served_on?: string } = {},
): Promise<void> {
  const now = deps.clock.now();
  await changeParty(trx, deps.community.id, party.id, { stated_minutes: minutes, stated_at: now });
  const { dueAt, settlesAt } = silenceAfter(open.clocks, daysAfter(now, open.clocks.silenceDays), 0);
  await changeExchange(trx, deps.community.id, open.row.id, {
    ...changes,
    state: 'done',
    changed_at: now,
    due_at: dueAt,
    settles_at: settlesAt,
    reminders_sent: 0,
  });
}

/** Of several people the one who called them says who was there; each agreed to no more than was announced. */
async function keepAttendance({ trx, deps, open, party, move }: Of<'finish'>): Promise<void> {
  const attended = new Set(move.attended ?? []);
  const others = open.parties.filter(({ id }) => id !== party.id);
  const areKnown = [...attended].every((id) => others.some((other) => other.id === id));
  if (!areKnown || attended.size === 0)
    throw new Problem('invalid_request', {
      faults: [
        { path: 'json.attended', code: 'unknown', message: 'Names who was there, of those who joined' },
      ],
    });
  if (move.minutes > open.row.minutes) throw new Problem('minutes_not_held');
  for (const other of others)
    await changeParty(trx, deps.community.id, other.id, { has_attended: attended.has(other.id) });
}

/** The same minutes post; other minutes are a statement of her own, and it is the other side's turn. */
async function confirm(step: Of<'confirm'>): Promise<void> {
  const { trx, actor, deps, open, party, move } = step;
  requireWindow(actor, open.clocks, move.minutes);
  const stated = lastStatement(open.parties)?.stated_minutes;
  const isSeveral = open.row.settles !== 'pair';
  if (isSeveral && move.minutes !== stated) throw new Problem('minutes_not_held');
  if (move.minutes !== stated) {
    await state(step, move.minutes);
    await trace(trx, actor, deps, open.row.id, { step: 'confirm', minutes: move.minutes });
    return tellOthers(trx, deps, open, party, 'exchange_stated');
  }
  await changeParty(trx, deps.community.id, party.id, {
    stated_minutes: move.minutes,
    stated_at: deps.clock.now(),
  });
  const now = await withPeople(trx, deps, open.row);
  const isWaiting =
    isSeveral && now.parties.some((one) => one.has_attended === true && one.stated_minutes === null);
  if (isWaiting) await changeExchange(trx, deps.community.id, open.row.id, { changed_at: deps.clock.now() });
  else {
    const servedOn = open.row.served_on ?? todayOf(deps);
    await settle(trx, askerOf(actor), deps, now, { minutes: move.minutes, servedOn });
    await markPosted(trx, deps, now);
  }
  await trace(trx, actor, deps, open.row.id, { step: 'confirm', minutes: move.minutes });
  if (!isWaiting) await tellOthers(trx, deps, open, party, 'exchange_moved');
}

/** From now on the parties may object for a while. */
export async function markPosted(
  trx: CommunityTransaction,
  { community, clock }: Pick<ExchangeDeps, 'community' | 'clock'>,
  { row, clocks }: OpenExchange,
): Promise<void> {
  const now = clock.now();
  await changeExchange(trx, community.id, row.id, {
    state: 'posted',
    changed_at: now,
    due_at: null,
    settles_at: null,
    posted_at: now,
    contest_until: daysAfter(now, clocks.contestDays),
  });
}

const mostDisputes = 10;

/** What is set aside stays set aside, and what has moved stays where it is, until a mediator has decided. */
async function dispute({ trx, actor, deps, open, party, move }: Of<'dispute'>): Promise<void> {
  const { community, clock } = deps;
  const { row } = open;
  const number = (open.dispute?.number ?? 0) + 1;
  if (number > mostDisputes) throw changedProblem(row);
  await insertDispute(trx, {
    community_id: community.id,
    exchange_id: row.id,
    number,
    opened_by_person_id: actor.personId,
    opened_at: clock.now(),
    reason: move.reason,
    had_moved: row.state === 'posted',
  });
  await changeExchange(trx, community.id, row.id, {
    state: 'disputed',
    changed_at: clock.now(),
    due_at: null,
    settles_at: null,
  });
  await trace(trx, actor, deps, row.id, { step: 'dispute', note: move.reason });
  await tellOthers(trx, deps, open, party, 'exchange_disputed');
  await writeNews(trx, deps, row, 'exchange_disputed', await listMediatorIds(trx, community.id, open));
}

function tellOthers(
  trx: CommunityTransaction,
  deps: ExchangeDeps,
  { row, parties }: OpenExchange,
  party: PartyRow,
  news: Parameters<typeof writeNews>[3],
): Promise<void> {
  const others = parties.filter(({ id }) => id !== party.id).map(({ person_id: id }) => id);
  return writeNews(trx, deps, row, news, others);
}

/** Served on a day that has come, and not before it was proposed. */
function refuseDay({ row }: OpenExchange, servedOn: string, today: string): void {
  const madeOn = row.made_at.toISOString().slice(0, 10);
  if (servedOn <= today && servedOn >= madeOn) return;
  throw new Problem('invalid_request', {
    faults: [{ path: 'json.servedOn', code: 'not_allowed', message: 'A day from the proposal to today' }],
  });
}

function todayOf({ community, clock }: ExchangeDeps): string {
  return dayIn(community.timeZone, clock.now());
}

function laterDay(one: string, other: string): string {
  return one > other ? one : other;
}
