// Members of the time bank for tests, made as the programme makes them, with hours to move.
import { randomUUID } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { inCommunity, type CommunityTransaction } from '../src/db/index.ts';
import { findCommunity } from '../src/identity/index.ts';
import { communityLedgers, openLedgerAccount, postTransfer } from '../src/time-bank/index.ts';
import { newWord } from './belongings.ts';
import type { TestServer } from './harness.ts';
import { visitorOf, type Visitor } from './visitors.ts';

export interface BankMember {
  memberId: string;
  accountId: string;
  personId: string;
}

export async function inMilano<Result>(
  server: TestServer,
  work: (trx: CommunityTransaction, communityId: string) => Promise<Result>,
): Promise<Result> {
  const community = await findCommunity(server.app, 'milano');
  if (community === undefined) throw new Error('no community');
  return inCommunity(server.app, community.id, (trx) => work(trx, community.id));
}

/** Admitted, insured for ten years unless told otherwise, with so many minutes that the bank gave her. */
export async function newMember(
  server: TestServer,
  { personId }: { personId: string },
  { minutes = 0, insuredUntil = '2036-12-31' as string | null } = {},
): Promise<BankMember> {
  const now = server.clock.now();
  return inMilano(server, async (trx, communityId) => {
    const ledgers = await communityLedgers(trx, communityId, now);
    const [accountId, memberId] = [uuidv7(), uuidv7()];
    const { ledgerId, clearingAccountId } = ledgers.community_minute;
    await openLedgerAccount(trx, { communityId, id: accountId, ledgerId, kind: 'person', now });
    await trx
      .insertInto('time_bank.member')
      .values({
        community_id: communityId,
        id: memberId,
        person_id: personId,
        ledger_account_id: accountId,
        state: 'admitted',
        applied_at: now,
        admitted_at: now,
        insured_until: insuredUntil,
      })
      .execute();
    if (minutes > 0)
      await postTransfer(trx, {
        communityId,
        id: uuidv7(),
        payerAccountId: clearingAccountId,
        payeeAccountId: accountId,
        minutes,
        servedOn: '2026-01-10',
        actorPersonId: personId,
        now,
      });
    return { memberId, accountId, personId };
  });
}

/** Somebody new who is a member. */
export async function memberVisitor(
  server: TestServer,
  options: Parameters<typeof newMember>[2] & { organisation?: string } = {},
): Promise<Visitor & BankMember> {
  const visitor = await visitorOf(
    server,
    `Socia ${newWord()}`,
    ['employee'],
    options.organisation ?? 'naviglio',
  );
  return { ...visitor, ...(await newMember(server, visitor, options)) };
}

/** An exchange that was posted: `helped` pays `helper`. */
export async function newPosting(
  server: TestServer,
  helped: BankMember,
  helper: BankMember,
  { minutes = 60, servedOn = '2026-02-10' } = {},
): Promise<string> {
  const id = uuidv7();
  await inMilano(server, (trx, communityId) =>
    postTransfer(trx, {
      communityId,
      id,
      payerAccountId: helped.accountId,
      payeeAccountId: helper.accountId,
      minutes,
      servedOn,
      exchangeId: id,
      actorPersonId: helped.personId,
      now: server.clock.now(),
    }),
  );
  return id;
}

/** Minutes of the solidarity fund, from the bank itself. */
export async function fillFund(server: TestServer, minutes: number): Promise<void> {
  const now = server.clock.now();
  await inMilano(server, async (trx, communityId) => {
    const { fundAccountId, clearingAccountId } = (await communityLedgers(trx, communityId, now))
      .community_minute;
    await postTransfer(trx, {
      communityId,
      id: uuidv7(),
      payerAccountId: clearingAccountId,
      payeeAccountId: fundAccountId,
      minutes,
      servedOn: '2026-01-10',
      actorPersonId: randomUUID(),
      now,
    });
  });
}

/** A secretary of the programme who has just proved who she is. */
export async function newSecretary(server: TestServer): Promise<Visitor> {
  const secretary = await visitorOf(server, `Segretaria ${newWord()}`, ['secretary']);
  await secretary.elevate();
  return secretary;
}

const poolSettings = {
  unit: 'community_minute',
  committedMinutes: 6000,
  carryOverPercent: 50,
  doublesGifts: false,
  lowAtPercent: 15,
};

let year = 2030;

/** A pool of a year of its own, as its body and then as it stands. */
export function newPoolInput(changes: Record<string, unknown> = {}): Record<string, unknown> {
  year += 1;
  return { organisation: 'naviglio', year, ...poolSettings, ...changes };
}

export async function newPool(
  server: TestServer,
  changes: Record<string, unknown> = {},
): Promise<{ id: string; committedMinutes: number; year: number }> {
  const secretary = await newSecretary(server);
  const answer = await secretary.ask('/time-bank/pools', { body: newPoolInput(changes) });
  if (answer.status !== 201) throw new Error(`no pool was made: ${answer.text}`);
  return answer.body as { id: string; committedMinutes: number; year: number };
}

/** Balances of all ledger accounts of milano, and their sum by ledger, which is always zero. */
export async function ledgerSums(server: TestServer): Promise<number[]> {
  const rows = await server.owner<{ sum: number }[]>`
    select sum(posted_minutes)::int as sum from time_bank.ledger_account
    where community_id = (select id from identity.community where slug = 'milano') group by ledger_id`;
  return rows.map(({ sum }) => sum);
}

export async function balanceOf(server: TestServer, accountId: string): Promise<number> {
  const [row] = await server.owner<{ posted: number }[]>`
    select posted_minutes::int as posted from time_bank.ledger_account where id = ${accountId}`;
  return row?.posted ?? Number.NaN;
}

/** What the solidarity fund of milano has. */
export async function fundMinutes(server: TestServer): Promise<number> {
  const [row] = await server.owner<{ posted: number }[]>`
    select a.posted_minutes::int as posted from time_bank.ledger_account a join time_bank.ledger l on l.id = a.ledger_id
    where a.kind = 'fund' and l.unit = 'community_minute'`;
  return row?.posted ?? Number.NaN;
}

/** Gives all that the fund has to people who ask for it. */
export async function emptyFund(server: TestServer, secretary: Visitor): Promise<void> {
  for (let rest = await fundMinutes(server); rest > 0; rest -= 1500) {
    const asker = await memberVisitor(server);
    const id = randomUUID();
    const minutes = Math.min(rest, 1500);
    await asker.ask('/time-bank/fund-requests', { body: { id, minutes, reason: 'Tutto' } });
    await secretary.ask(`/time-bank/fund-requests/${id}/decision`, {
      body: { grantedMinutes: minutes, reason: 'Sì' },
    });
  }
}
