// Members of the time bank and what they have on the board, written as the programme would have them.
import { v7 as uuidv7 } from 'uuid';
import { inCommunity } from '../src/db/index.ts';
import { findCommunity, type Role } from '../src/identity/index.ts';
import { communityLedgers, openLedgerAccount } from '../src/time-bank/index.ts';
import { newWord } from './belongings.ts';
import { refusalOf, type CallAnswer } from './calls.ts';
import type { TestServer } from './harness.ts';
import { visitorAt, visitorOf, type Visitor } from './visitors.ts';

/** A day that comes after every day of a test. */
export const longInsured = '2099-12-31';

/** Admits somebody, insured until a day or not at all; gives her ledger account. */
export async function admit(
  server: TestServer,
  { personId }: Pick<Visitor, 'personId'>,
  insuredUntil: string | null = longInsured,
): Promise<string> {
  const community = await findCommunity(server.app, 'milano');
  if (community === undefined) throw new Error('no community');
  const now = server.clock.now();
  const id = uuidv7();
  await inCommunity(server.app, community.id, async (trx) => {
    const { community_minute: ledger } = await communityLedgers(trx, community.id, now);
    await openLedgerAccount(trx, {
      communityId: community.id,
      id,
      ledgerId: ledger.ledgerId,
      kind: 'person',
      now,
    });
  });
  await server.owner`
    insert into time_bank.member (community_id, id, person_id, ledger_account_id, state, applied_at, admitted_at, insured_until)
    values (${community.id}, gen_random_uuid(), ${personId}, ${id}, 'admitted', ${now}, ${now}, ${insuredUntil})
    on conflict (community_id, person_id) do update
    set ledger_account_id = excluded.ledger_account_id, state = 'admitted', admitted_at = ${now}, insured_until = ${insuredUntil}`;
  return id;
}

export interface Member extends Visitor {
  ledgerAccountId: string;
}

export async function memberOf(
  server: TestServer,
  name: string,
  {
    roles = ['neighbour'],
    organisation = null,
    insuredUntil = longInsured,
  }: { roles?: Role[]; organisation?: string | null; insuredUntil?: string | null } = {},
): Promise<Member> {
  const visitor = await visitorOf(server, `${name} ${newWord()}`, roles, organisation);
  return { ...visitor, ledgerAccountId: await admit(server, visitor, insuredUntil) };
}

/** Signs her in again: her first sign-in is over once a test's clock has gone on. */
export async function again(server: TestServer, member: Member): Promise<Member> {
  const { displayName, personId, membershipId, ledgerAccountId } = member;
  return { ...(await visitorAt(server, displayName, personId, membershipId)), ledgerAccountId };
}

export interface Balance {
  posted: number;
  heldOut: number;
  heldIn: number;
}

export async function balanceOf(server: TestServer, { ledgerAccountId }: Member): Promise<Balance> {
  const [row] = await server.owner<{ posted: string; held_out: string; held_in: string }[]>`
    select posted_minutes as posted, held_out_minutes as held_out, held_in_minutes as held_in
    from time_bank.ledger_account where id = ${ledgerAccountId}`;
  return { posted: Number(row?.posted), heldOut: Number(row?.held_out), heldIn: Number(row?.held_in) };
}

export function offerInput(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    kind: 'offer',
    entry: 'FOR2',
    title: 'Una mano con lo SPID',
    words: 'Ti aiuto con il telefono, a casa tua o in biblioteca.',
    tags: ['telefono'],
    whereabouts: 'at_home',
    times: ['weekday_evening'],
    languages: ['it'],
    durationMinutes: 60,
    ...changes,
  };
}

/** The body of an answer that went well. */
export function wellOf(answer: CallAnswer): unknown {
  if (answer.status >= 400) throw new Error(`${answer.status} ${refusalOf(answer)} ${answer.text}`);
  return answer.body;
}

export interface SeenExchange {
  id: string;
  state: string;
  version: number;
  steps: string[];
  next: { kind: string; at: string } | null;
  parties: {
    id: string;
    isMe: boolean;
    name: string;
    side: string;
    heldMinutes: number | null;
    postedMinutes: number | null;
  }[];
  dispute: { verdict: string | null; note: string | null; mediator: string | null } | null;
  trail: { step: string; by: string | null; operator: string | null; minutes: number | null }[];
  thanks: { id: string; words: string }[];
}

export async function newOffer(author: Visitor, changes: Record<string, unknown> = {}): Promise<string> {
  const offer = await author.ask('/time-bank/offers', { body: offerInput(changes) });
  return (wellOf(offer) as { id: string }).id;
}

export function today(server: TestServer): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Rome' }).format(server.clock.now());
}

export async function propose(
  server: TestServer,
  by: Visitor,
  offerId: string,
  minutes = 60,
): Promise<SeenExchange> {
  const body = { offerId, minutes, plannedOn: today(server), words: 'Ciao, ti andrebbe giovedì?' };
  return wellOf(await by.ask('/time-bank/exchanges', { body })) as SeenExchange;
}

export async function seen(by: Visitor, id: string): Promise<SeenExchange> {
  return wellOf(await by.ask(`/time-bank/exchanges/${id}`)) as SeenExchange;
}

/** A step from the version that she sees now. */
export async function step(
  by: Visitor,
  id: string,
  name: string,
  rest: Record<string, unknown> = {},
): Promise<CallAnswer> {
  const { version } = await seen(by, id);
  return by.ask(`/time-bank/exchanges/${id}/steps`, { body: { step: name, version, ...rest } });
}

export async function take(
  by: Visitor,
  id: string,
  name: string,
  rest: Record<string, unknown> = {},
): Promise<SeenExchange> {
  return wellOf(await step(by, id, name, rest)) as SeenExchange;
}

/** An agreement about an hour: `giver` has offered it, `receiver` has asked for it, and it is set aside. */
export async function newAgreement(server: TestServer, giver: Visitor, receiver: Visitor, minutes = 60) {
  const offer = await newOffer(giver);
  const { id } = await propose(server, receiver, offer, minutes);
  await take(giver, id, 'accept');
  return id;
}
