// Coming into the time bank and leaving it, on a real database: what settles, what races, and that no minute is lost.
import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { refusalOf } from '../../../test/calls.ts';
import {
  balanceOf,
  emptyFund,
  fillFund,
  fundMinutes,
  ledgerSums,
  memberVisitor,
  newPosting,
  newSecretary,
} from '../../../test/bank-people.ts';
import { openTestServer, type TestServer } from '../../../test/harness.ts';
import { visitorOf, type Visitor } from '../../../test/visitors.ts';

let server: TestServer;
let secretary: Visitor;
beforeAll(async () => {
  server = await openTestServer();
  secretary = await newSecretary(server);
});
afterAll(() => server.stop());
afterEach(async () => {
  expect((await ledgerSums(server)).every((sum) => sum === 0)).toBe(true);
});

const twenty = <Answer>(work: () => Promise<Answer>) => Promise.all(Array.from({ length: 20 }, work));
const ownOf = async (visitor: Visitor) => (await visitor.ask('/time-bank/me')).body as Record<string, never>;

describe('admission', () => {
  test('lets an applicant in with an account at zero, once of twenty decisions', async () => {
    const visitor = await visitorOf(server, 'Agnese Richiedente', ['employee'], 'naviglio');
    const application = { acceptsRules: true, statementBy: 'paper' };
    expect((await visitor.ask('/time-bank/me/application', { body: application })).status).toBe(201);
    const { items } = (await secretary.ask('/time-bank/members', { query: '?show=applied&limit=100' }))
      .body as {
      items: { id: string; displayName: string }[];
    };
    const member = items.find(({ displayName }) => displayName === 'Agnese Richiedente');
    const decision = { decision: 'admit', insuredUntil: '2036-12-31' };
    const answers = await twenty(() =>
      secretary.ask(`/time-bank/members/${member?.id}/admission`, { body: decision }),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(19);
    expect(await ownOf(visitor)).toMatchObject({
      member: { state: 'admitted', isInsured: true },
      hours: { balanceMinutes: 0, spendableMinutes: 600, warning: 'none' },
      nextActs: ['give_help', 'ask_help'],
    });
  });

  test('is never decided by the applicant herself', async () => {
    const own = await newSecretary(server);
    await own.ask('/time-bank/me/application', { body: { acceptsRules: true, statementBy: 'screen' } });
    const { member } = (await ownOf(own)) as unknown as { member: { id: string } };
    const answer = await own.ask(`/time-bank/members/${member.id}/admission`, {
      body: { decision: 'admit', insuredUntil: null },
    });
    expect(refusalOf(answer)).toBe('forbidden');
  });

  test('without insurance somebody may ask and is not told to give', async () => {
    const member = await memberVisitor(server, { insuredUntil: null });
    expect(await ownOf(member)).toMatchObject({
      member: { isInsured: false },
      nextActs: ['renew_insurance', 'ask_help'],
    });
  });

  test('shows who is quiet, and leaves her account as it is', async () => {
    const member = await memberVisitor(server, { minutes: 60 });
    await server.owner`update time_bank.member set admitted_at = admitted_at - interval '200 days' where id = ${member.memberId}`;
    await server.owner`alter table time_bank.transfer disable trigger append_only`;
    await server.owner`update time_bank.transfer set made_at = made_at - interval '120 days' where payee_account_id = ${member.accountId}`;
    await server.owner`alter table time_bank.transfer enable trigger append_only`;
    const { items } = (await secretary.ask('/time-bank/members', { query: '?show=quiet&limit=100' }))
      .body as {
      items: { id: string; quietDays: number; state: string }[];
    };
    const found = items.find(({ id }) => id === member.memberId);
    expect(found).toMatchObject({ quietDays: 120, state: 'admitted' });
  });
});

describe('leaving', () => {
  test('gives what she has to the fund and closes her account', async () => {
    const member = await memberVisitor(server, { minutes: 90 });
    await member.elevate();
    const before = await fundMinutes(server);
    const answers = await twenty(() => member.ask('/time-bank/me/leaving', { body: { confirm: true } }));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const after = await fundMinutes(server);
    expect([await balanceOf(server, member.accountId), after - before]).toEqual([0, 90]);
    expect(await ownOf(member)).toMatchObject({ member: { state: 'left' }, nextActs: ['apply'] });
  });

  test('of somebody who owes waits for the secretary, who writes off what the fund does not cover', async () => {
    await emptyFund(server, secretary);
    const [member, other] = [await memberVisitor(server), await memberVisitor(server)];
    await newPosting(server, member, other, { minutes: 120 });
    await fillFund(server, 50);
    await member.elevate();
    expect((await member.ask('/time-bank/me/leaving', { body: { confirm: true } })).body).toMatchObject({
      member: { state: 'leaving' },
    });
    const settled = await secretary.ask(`/time-bank/members/${member.memberId}/settlement`, {
      body: { version: 2, reason: 'Si è trasferita' },
    });
    expect(settled.body).toMatchObject({ state: 'left', balanceMinutes: 0 });
    const legs = await server.owner<{ minutes: number; kind: string }[]>`
      select t.minutes, a.kind from time_bank.transfer t join time_bank.ledger_account a on a.id = t.payer_account_id
      where t.payee_account_id = ${member.accountId} order by t.payee_version`;
    expect([...legs]).toEqual([
      { minutes: 50, kind: 'fund' },
      { minutes: 70, kind: 'clearing' },
    ]);
  });

  test('while a gift is open is refused, and nothing moves', async () => {
    const [giver, taker] = [await memberVisitor(server, { minutes: 120 }), await memberVisitor(server)];
    await newPosting(server, giver, taker, { minutes: 30 });
    const gift = { id: randomUUID(), toMemberId: taker.memberId, minutes: 30, words: null };
    expect((await giver.ask('/time-bank/gifts', { body: gift })).status).toBe(201);
    for (const member of [giver, taker]) {
      await member.elevate();
      const answer = await member.ask('/time-bank/me/leaving', { body: { confirm: true } });
      expect(refusalOf(answer)).toBe('still_on_hold');
    }
    expect(await balanceOf(server, giver.accountId)).toBe(90);
  });

  test('her firm leaves her hours as they are', async () => {
    const member = await memberVisitor(server, { minutes: 60 });
    await server.owner`
      insert into identity.membership (community_id, id, person_id, organisation_id, roles)
      select community_id, gen_random_uuid(), person_id, null, '{neighbour}' from identity.membership where id = ${member.membershipId}`;
    await server.owner`update identity.membership set is_active = false, ended_at = now() where id = ${member.membershipId}`;
    expect(await ownOf(member)).toMatchObject({
      member: { state: 'admitted' },
      hours: { balanceMinutes: 60 },
    });
  });

  test('and coming back begins at zero, with what she did before still counted', async () => {
    const [member, other] = [await memberVisitor(server), await memberVisitor(server)];
    await newPosting(server, other, member, { minutes: 60, servedOn: '2021-05-05' });
    await member.elevate();
    await member.ask('/time-bank/me/leaving', { body: { confirm: true } });
    await member.ask('/time-bank/me/application', { body: { acceptsRules: true, statementBy: 'screen' } });
    const { member: own } = (await ownOf(member)) as unknown as { member: { id: string } };
    await secretary.ask(`/time-bank/members/${own.id}/admission`, {
      body: { decision: 'admit', insuredUntil: null },
    });
    expect(await ownOf(member)).toMatchObject({ hours: { balanceMinutes: 0 } });
    const report = await secretary.ask('/time-bank/report', { query: '?from=2021-05-01&until=2021-05-31' });
    expect(report.body).toMatchObject({ exchanges: 1, exchangedMinutes: 60, members: { active: 2 } });
  });
});

test('the server met nothing that it did not expect', () => {
  expect(server.logLines.filter((line) => line.includes('"level":50'))).toEqual([]);
});
