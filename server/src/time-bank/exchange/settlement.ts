import { v7 as uuidv7 } from 'uuid';
import type { Settling } from '@snodo/contract';
import type { CommunityTransaction } from '../../db/index.ts';
import { Problem } from '../../http/index.ts';
import type { Actor } from '../../identity/index.ts';
import {
  fundAccountOf,
  lockLedgerAccounts,
  placeHold,
  postHold,
  postTransfer,
  reverseTransfer,
  voidHold,
} from '../ledger/index.ts';
import type { ExchangeContext, OpenExchange } from './exchange-details.ts';
import { partsOf, teachersMinutes } from './exchange-minutes.ts';
import { listPostedTransfers } from './ledger-queries.ts';
import { changeParty, type PartyRow } from './party-queries.ts';
import { holdEnds, startBy } from './rules.ts';
import { standingOf } from '../membership.ts';

/** Who asks the ledger: the person, and the operator who sits there for her. */
interface Asker {
  actorPersonId: string;
  actingForPersonId?: string;
}

export function askerOf(actor: Actor): Asker {
  return actor.operator === undefined
    ? { actorPersonId: actor.personId }
    : { actorPersonId: actor.operator.personId, actingForPersonId: actor.personId };
}

/** Between which ledger accounts the minutes of one part move. */
interface Leg {
  payerAccountId: string;
  payeeAccountId: string;
}

/**
 * The leg of the party whose part it is. Alone with each other and where one helps several, whoever receives gives up
 * minutes to who gives; in a course to the fund; where several help one, it is a helper's part.
 */
async function legOf(
  trx: CommunityTransaction,
  context: ExchangeContext,
  { row, parties }: OpenExchange,
  party: PartyRow,
): Promise<Leg> {
  const account = async (personId: string | undefined) => {
    const standing =
      personId === undefined ? undefined : await standingOf(trx, context.community.id, personId);
    if (standing?.ledgerAccountId === undefined || standing.ledgerAccountId === null)
      throw new Problem('ledger_account_closed');
    return standing.ledgerAccountId;
  };
  const other = parties.find(({ side }) => side !== party.side);
  if (row.settles === 'course')
    return {
      payerAccountId: await account(party.person_id),
      payeeAccountId: await fundAccountOf(trx, context.community.id, context.clock.now()),
    };
  return party.side === 'receives'
    ? { payerAccountId: await account(party.person_id), payeeAccountId: await account(other?.person_id) }
    : { payerAccountId: await account(other?.person_id), payeeAccountId: await account(party.person_id) };
}

/** Sets aside the agreed minutes for this person's part. She has agreed to them: the row says when. */
export async function setAside(
  trx: CommunityTransaction,
  actor: Actor,
  context: ExchangeContext,
  open: OpenExchange,
  personId: string,
): Promise<void> {
  const party = open.parties.find(({ person_id: id }) => id === personId);
  if (party === undefined) throw new Error('the part has no party');
  const { row, clocks } = open;
  const now = context.clock.now();
  const holdId = uuidv7();
  await placeHold(trx, {
    communityId: context.community.id,
    id: holdId,
    ...(await legOf(trx, context, open, party)),
    minutes: row.minutes,
    servedOn: row.planned_on,
    exchangeId: row.id,
    ...groupOf(row),
    expiresAt: holdEnds(startBy(clocks, now, row.planned_on)),
    now,
    ...askerOf(actor),
  });
  await changeParty(trx, context.community.id, party.id, { hold_id: holdId, held_minutes: row.minutes });
}

/** Everything that moves together when several people meet carries the exchange's id as its group. */
function groupOf(row: { id: string; settles: string }): { groupId?: string } {
  return row.settles === 'pair' ? {} : { groupId: row.id };
}

/** Sets free what is set aside, of all parties or of one. */
export async function setFree(
  trx: CommunityTransaction,
  asker: Asker,
  context: ExchangeContext,
  open: OpenExchange,
  personId?: string,
): Promise<void> {
  const held = open.parties.filter((party) => personId === undefined || party.person_id === personId);
  await lockLegs(trx, context, open);
  for (const party of held) await freeParty(trx, asker, context, party);
}

async function freeParty(
  trx: CommunityTransaction,
  asker: Asker,
  { community, clock }: ExchangeContext,
  party: PartyRow,
): Promise<void> {
  if (party.hold_id === null) return;
  await voidHold(trx, {
    communityId: community.id,
    id: uuidv7(),
    holdId: party.hold_id,
    now: clock.now(),
    ...asker,
  });
  await changeParty(trx, community.id, party.id, { hold_id: null, held_minutes: null });
}

export interface Settled {
  minutes: number;
  servedOn: string;
}

/**
 * Moves what was served, all of it in this transaction or nothing: each part out of its hold, what is left of a hold
 * is freed, who was not there gives nothing up. More than is set aside moves only alone with each other, when
 * whoever receives has stated it herself: her statement is her consent to the rest being set aside and moved.
 */
export async function settle(
  trx: CommunityTransaction,
  asker: Asker,
  context: ExchangeContext,
  open: OpenExchange,
  { minutes, servedOn }: Settled,
): Promise<void> {
  const { row } = open;
  await lockLegs(trx, context, open);
  const isThere = ({ has_attended: was }: PartyRow) => row.settles === 'pair' || was === true;
  const held = open.parties.filter((party) => party.hold_id !== null && isThere(party));
  const parts = partsOf(
    row.settles as Settling,
    minutes,
    held.map((party) => ({ partyId: party.id, heldMinutes: party.held_minutes ?? 0 })),
  );
  for (const party of open.parties) {
    const part = parts.find(({ partyId }) => partyId === party.id);
    if (part === undefined || party.hold_id === null) {
      await freeParty(trx, asker, context, party);
      continue;
    }
    await postHold(trx, {
      communityId: context.community.id,
      id: uuidv7(),
      holdId: party.hold_id,
      minutes: part.minutes,
      servedOn,
      now: context.clock.now(),
      ...asker,
    });
    const more = row.settles === 'pair' ? Math.max(0, minutes - part.minutes) : 0;
    if (more > 0) await moveMore(trx, asker, context, open, party, { minutes: more, servedOn });
    await changeParty(trx, context.community.id, party.id, { posted_minutes: part.minutes + more });
  }
  if (row.settles === 'course')
    await payTeacher(trx, asker, context, open, { minutes: teachersMinutes(minutes, parts), servedOn });
}

/** The rest beyond the hold: set aside anew and moved at once, with the consent that stands in the party's row. */
async function moveMore(
  trx: CommunityTransaction,
  asker: Asker,
  context: ExchangeContext,
  open: OpenExchange,
  party: PartyRow,
  { minutes, servedOn }: Settled,
): Promise<void> {
  const payer = open.parties.find(({ side }) => side === 'receives');
  if ((payer?.stated_minutes ?? 0) < minutes + (party.held_minutes ?? 0))
    throw new Problem('minutes_not_held');
  const now = context.clock.now();
  const holdId = uuidv7();
  const communityId = context.community.id;
  await placeHold(trx, {
    communityId,
    id: holdId,
    ...(await legOf(trx, context, open, party)),
    minutes,
    servedOn,
    exchangeId: open.row.id,
    expiresAt: holdEnds(now),
    now,
    ...asker,
  });
  await postHold(trx, { communityId, id: uuidv7(), holdId, minutes, servedOn, now, ...asker });
}

async function payTeacher(
  trx: CommunityTransaction,
  asker: Asker,
  context: ExchangeContext,
  { row, parties }: OpenExchange,
  { minutes, servedOn }: Settled,
): Promise<void> {
  const teacher = parties.find(({ side }) => side === 'gives');
  if (teacher === undefined || minutes === 0) return;
  const { ledgerAccountId } = await standingOf(trx, context.community.id, teacher.person_id);
  if (ledgerAccountId === null) throw new Problem('ledger_account_closed');
  await postTransfer(trx, {
    communityId: context.community.id,
    id: uuidv7(),
    payerAccountId: await fundAccountOf(trx, context.community.id, context.clock.now()),
    payeeAccountId: ledgerAccountId,
    minutes,
    servedOn,
    exchangeId: row.id,
    groupId: row.id,
    now: context.clock.now(),
    ...asker,
  });
  await changeParty(trx, context.community.id, teacher.id, { posted_minutes: minutes });
}

/** Takes back everything that this exchange moved, once. */
export async function takeBack(
  trx: CommunityTransaction,
  asker: Asker,
  context: ExchangeContext,
  open: OpenExchange,
  reason: string,
): Promise<void> {
  await lockLegs(trx, context, open);
  for (const reversesId of await listPostedTransfers(trx, context.community.id, open.row.id))
    await reverseTransfer(trx, {
      communityId: context.community.id,
      id: uuidv7(),
      reversesId,
      reason,
      now: context.clock.now(),
      ...asker,
    });
}

/** Every ledger account that the exchange may touch, in the order of their ids, before any of them is changed. */
async function lockLegs(
  trx: CommunityTransaction,
  { community, clock }: ExchangeContext,
  { row, parties }: OpenExchange,
): Promise<void> {
  const ids: string[] = [];
  for (const { person_id: personId } of parties) {
    const { ledgerAccountId } = await standingOf(trx, community.id, personId);
    if (ledgerAccountId !== null) ids.push(ledgerAccountId);
  }
  if (row.settles === 'course') ids.push(await fundAccountOf(trx, community.id, clock.now()));
  await lockLedgerAccounts(trx, community.id, ids);
}
