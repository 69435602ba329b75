import type { Logger } from 'pino';
import { inCommunity, type CommunityTransaction, type Database } from '../../db/index.ts';
import { dayIn, Problem } from '../../http/index.ts';
import { listCommunities, type Community } from '../../identity/index.ts';
import { listWatchers, markAnnounced, takeUnannounced } from './alert-queries.ts';
import { standpointOf, stateOf, withPeople, type OpenExchange } from './exchange-details.ts';
import { minutesByClock } from './exchange-minutes.ts';
import { changeExchange, putOff, takeDueExchange } from './exchange-queries.ts';
import { isTurnOf } from './exchange-states.ts';
import { markPosted } from './exchange-steps.ts';
import type { ExchangeDeps } from './exchanges.ts';
import { writeToPerson, type PeopleMailDeps } from '../people-mail.ts';
import { writeNews } from './news.ts';
import { remindOne } from './offer-reminders.ts';
import type { PartyRow } from './party-queries.ts';
import { daysAfter, silenceAfter } from './rules.ts';
import { setFree, settle } from './settlement.ts';
import { trace } from './trail.ts';

export type ClockDeps = Omit<PeopleMailDeps, 'community'> & { app: Database; log: Logger };

/** In one round; the next round goes on where this one stopped. */
const mostExchanges = 500;
const mostOffers = 100;
const mostWatchers = 200;

/**
 * What happens by itself: proposals that nobody answered and agreements that nobody began end, a silent side is
 * reminded, and at the end of the silence the stated minutes move, because the hours were set aside by whoever gives
 * them up. Each exchange in a transaction of its own. Harmless at any moment, twice, and on any number of nodes.
 */
export async function runExchangeClocks(deps: ClockDeps): Promise<void> {
  for (const community of await listCommunities(deps.app)) {
    const own = { ...deps, community };
    for (let done = 0; done < mostExchanges; done += 1) if (!(await runOne(own))) break;
    for (let done = 0; done < mostOffers; done += 1)
      if (!(await inCommunity(deps.app, community.id, (trx) => announceOne(trx, own)))) break;
    for (let done = 0; done < mostOffers; done += 1)
      if (!(await inCommunity(deps.app, community.id, (trx) => remindOne(trx, own)))) break;
  }
}

/**
 * What the ledger refuses ends the transaction. It is tried again a day later (a ledger account is full or about to be
 * closed), so that one exchange does not keep the others waiting.
 */
async function runOne(deps: ClockDeps & { community: Community }): Promise<boolean> {
  let taken: string | undefined;
  try {
    return await inCommunity(deps.app, deps.community.id, async (trx) => {
      const row = await takeDueExchange(trx, deps.community.id, deps.clock.now());
      taken = row?.id;
      if (row !== undefined) await moveByItself(trx, deps, await withPeople(trx, deps, row));
      return row !== undefined;
    });
  } catch (error) {
    if (!(error instanceof Problem) || taken === undefined) throw error;
    const id = taken;
    deps.log.warn({ exchange: id, code: error.code }, 'an exchange could not be moved by itself');
    await inCommunity(deps.app, deps.community.id, (trx) =>
      putOff(trx, deps.community.id, id, daysAfter(deps.clock.now(), 1)),
    );
    return true;
  }
}

async function moveByItself(
  trx: CommunityTransaction,
  deps: ExchangeDeps,
  open: OpenExchange,
): Promise<void> {
  const { row } = open;
  if (stateOf(row) !== 'done') return expire(trx, deps, open);
  const isOver = row.settles_at !== null && row.settles_at <= deps.clock.now();
  return isOver ? settleInSilence(trx, deps, open) : remind(trx, deps, open);
}

/** Who asks the ledger when nobody does: whoever called the exchange into being. */
function asker({ row }: OpenExchange) {
  return { actorPersonId: row.organiser_person_id };
}

async function expire(trx: CommunityTransaction, deps: ExchangeDeps, open: OpenExchange): Promise<void> {
  await setFree(trx, asker(open), deps, open);
  await changeExchange(trx, deps.community.id, open.row.id, {
    state: 'expired',
    changed_at: deps.clock.now(),
    due_at: null,
  });
  await trace(trx, 'itself', deps, open.row.id, { step: 'expire' });
  await writeNews(trx, deps, open.row, 'exchange_ended', peopleOf(open));
}

async function remind(trx: CommunityTransaction, deps: ExchangeDeps, open: OpenExchange): Promise<void> {
  const { row } = open;
  const sent = row.reminders_sent + 1;
  const { dueAt } = silenceAfter(open.clocks, row.settles_at ?? deps.clock.now(), sent);
  await changeExchange(trx, deps.community.id, row.id, { due_at: dueAt, reminders_sent: sent });
  await trace(trx, 'itself', deps, row.id, { step: 'remind' });
  await writeNews(trx, deps, row, 'exchange_reminded', silentIn(open, deps.clock.now()));
}

/**
 * The fewest minutes that somebody stated, and no more than are set aside: nobody is debited who accepted nothing.
 * Of several people only those move who were there; who did not object is as good as having confirmed.
 */
async function settleInSilence(
  trx: CommunityTransaction,
  deps: ExchangeDeps,
  open: OpenExchange,
): Promise<void> {
  const { row } = open;
  const minutes = minutesByClock(open.parties.map(toSettledParty), row.minutes);
  const servedOn = row.served_on ?? dayIn(deps.community.timeZone, deps.clock.now());
  await settle(trx, asker(open), deps, open, { minutes, servedOn });
  await markPosted(trx, deps, open);
  await trace(trx, 'itself', deps, row.id, { step: 'post', minutes });
  await writeNews(trx, deps, row, 'exchange_moved', peopleOf(open));
}

function toSettledParty(party: PartyRow) {
  return {
    id: party.id,
    side: party.side as 'gives' | 'receives',
    heldMinutes: party.held_minutes,
    statedMinutes: party.stated_minutes,
    hasAttended: party.has_attended,
  };
}

function peopleOf({ parties }: OpenExchange): string[] {
  return parties.map(({ person_id: personId }) => personId);
}

/** Those whose turn it is to confirm. */
function silentIn(open: OpenExchange, now: Date): string[] {
  return open.parties
    .filter((party) => isTurnOf(standpointOf(open, party, now)))
    .map(({ person_id: personId }) => personId);
}

/** Tells those who asked for it of one new offer; answers whether there was one. */
async function announceOne(
  trx: CommunityTransaction,
  deps: ClockDeps & { community: Community },
): Promise<boolean> {
  const { community, clock } = deps;
  const offer = await takeUnannounced(trx, community.id);
  if (offer === undefined) return false;
  await markAnnounced(trx, community.id, offer.id, clock.now());
  if (!offer.is_withdrawn)
    for (const personId of await listWatchers(trx, community.id, offer, mostWatchers))
      await writeToPerson(trx, deps, personId, {
        kind: 'offer_alert',
        path: `/time-bank/board?offer=${offer.id}`,
        parametersIn: () => ({ title: offer.title }),
      });
  return true;
}
