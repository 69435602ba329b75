// What tests give to people of the time bank.
import { v7 as uuidv7 } from 'uuid';
import { inCommunity } from '../src/db/index.ts';
import { findCommunity } from '../src/identity/index.ts';
import {
  communityLedgers,
  ledgerAccountOf,
  openLedgerAccount,
  postTransfer,
} from '../src/time-bank/index.ts';
import type { TestServer } from './harness.ts';

async function milanoId(server: TestServer): Promise<string> {
  const community = await findCommunity(server.app, 'milano');
  if (community === undefined) throw new Error('there is no milano');
  return community.id;
}

/** The community's ledger of spendable hours. */
export async function communityLedgerId(server: TestServer): Promise<string> {
  const id = await milanoId(server);
  const ledgers = await inCommunity(server.app, id, (trx) => communityLedgers(trx, id, server.clock.now()));
  return ledgers.community_minute.ledgerId;
}

/** Admits a person of milano, who then has a ledger account; gives its id. */
export async function admit(server: TestServer, personId: string): Promise<string> {
  const communityId = await milanoId(server);
  const now = server.clock.now();
  return inCommunity(server.app, communityId, async (trx) => {
    const known = await ledgerAccountOf(trx, communityId, personId);
    if (known !== undefined) return known.id;
    const { community_minute: own } = await communityLedgers(trx, communityId, now);
    const id = uuidv7();
    await openLedgerAccount(trx, { communityId, id, ledgerId: own.ledgerId, kind: 'person', now });
    await trx
      .insertInto('time_bank.member')
      .values({
        community_id: communityId,
        id: uuidv7(),
        person_id: personId,
        ledger_account_id: id,
        state: 'admitted',
        applied_at: now,
        admitted_at: now,
      })
      .execute();
    return id;
  });
}

/** An hour that the person owes to the fund since now; gives the transfer's id. */
export async function newTransferOf(server: TestServer, personId: string): Promise<string> {
  const payerAccountId = await admit(server, personId);
  const communityId = await milanoId(server);
  const now = server.clock.now();
  const order = { communityId, id: uuidv7(), payerAccountId, minutes: 60, servedOn: '2026-11-20', now };
  await inCommunity(server.app, communityId, async (trx) => {
    const { community_minute: own } = await communityLedgers(trx, communityId, now);
    await postTransfer(trx, { ...order, payeeAccountId: own.fundAccountId, actorPersonId: personId });
  });
  return order.id;
}
