// Members, gifts, the fund and pools on a real database: what settles, what races, and that no minute is ever lost.
import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { refusalOf } from '../../../test/calls.ts';
import {
  balanceOf,
  fillFund,
  ledgerSums,
  memberVisitor,
  newPosting,
  newSecretary,
} from '../../../test/bank-people.ts';
import { openTestServer, type TestServer } from '../../../test/harness.ts';
import { knownVisitor, visitorOf, type Visitor } from '../../../test/visitors.ts';
import { endUnansweredGifts } from './jobs.ts';

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
    const [{ posted: before } = { posted: 0 }] = await fundRow();
    const answers = await twenty(() => member.ask('/time-bank/me/leaving', { body: { confirm: true } }));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const [{ posted: after } = { posted: 0 }] = await fundRow();
    expect([await balanceOf(server, member.accountId), after - before]).toEqual([0, 90]);
    expect(await ownOf(member)).toMatchObject({ member: { state: 'left' }, nextActs: ['apply'] });
  });

  test('of somebody who owes waits for the secretary, who writes off what the fund does not cover', async () => {
    await emptyFund();
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

describe('a gift', () => {
  const offered = async (minutes = 60) => {
    const [giver, taker] = [await memberVisitor(server, { minutes: 200 }), await memberVisitor(server)];
    await newPosting(server, giver, taker, { minutes: 30 });
    const gift = { id: randomUUID(), toMemberId: taker.memberId, minutes, words: 'Per te' };
    const answer = await giver.ask('/time-bank/gifts', { body: gift });
    expect(answer.status, answer.text).toBe(201);
    return { giver, taker, gift };
  };

  test('is set aside until it is answered, and accepted once of twenty answers', async () => {
    const { giver, taker, gift } = await offered();
    expect(await ownOf(giver)).toMatchObject({ hours: { balanceMinutes: 170, heldOutMinutes: 60 } });
    expect(await ownOf(taker)).toMatchObject({
      waitingGifts: 1,
      nextActs: ['answer_gift', 'give_help', 'ask_help'],
    });
    const answers = await twenty(() =>
      taker.ask(`/time-bank/gifts/${gift.id}/answer`, { body: { answer: 'accept' } }),
    );
    expect(answers.every(({ status }) => status === 200)).toBe(true);
    expect([await balanceOf(server, giver.accountId), await balanceOf(server, taker.accountId)]).toEqual([
      110, 90,
    ]);
    const late = await taker.ask(`/time-bank/gifts/${gift.id}/answer`, { body: { answer: 'decline' } });
    expect(refusalOf(late)).toBe('gift_changed');
  });

  test('that is accepted and declined at once ends one way, with every minute somewhere', async () => {
    const { giver, taker, gift } = await offered();
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, turn) =>
        taker.ask(`/time-bank/gifts/${gift.id}/answer`, {
          body: { answer: turn % 2 === 0 ? 'accept' : 'decline' },
        }),
      ),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(10);
    const balances = [await balanceOf(server, giver.accountId), await balanceOf(server, taker.accountId)];
    expect([
      [110, 90],
      [170, 30],
    ]).toContainEqual(balances);
    expect(await ownOf(giver)).toMatchObject({ hours: { heldOutMinutes: 0 } });
  });

  test('that nobody answers goes back after a month', async () => {
    const { giver, taker, gift } = await offered();
    await server.owner`update time_bank.gift set expires_at = now() - interval '1 minute' where id = ${gift.id}`;
    const later = { now: () => new Date(Date.now() + 31 * 24 * 60 * 60 * 1000) };
    await Promise.all([endUnansweredGifts(server.app, later), endUnansweredGifts(server.app, later)]);
    expect(await ownOf(giver)).toMatchObject({ hours: { balanceMinutes: 170, heldOutMinutes: 0 } });
    const answer = await taker.ask(`/time-bank/gifts/${gift.id}/answer`, { body: { answer: 'accept' } });
    expect(refusalOf(answer)).toBe('gift_changed');
  });

  test('sent twice is given once, and its id does for nothing else', async () => {
    const { giver, gift } = await offered();
    expect((await giver.ask('/time-bank/gifts', { body: gift })).status).toBe(201);
    const other = await giver.ask('/time-bank/gifts', { body: { ...gift, minutes: 61 } });
    expect(refusalOf(other)).toBe('transfer_changed');
    expect(await ownOf(giver)).toMatchObject({ hours: { heldOutMinutes: 60 } });
  });

  test('goes to nobody whom she never met in an exchange', async () => {
    const [giver, stranger] = [await memberVisitor(server, { minutes: 60 }), await memberVisitor(server)];
    const gift = { id: randomUUID(), toMemberId: stranger.memberId, minutes: 30, words: null };
    expect((await giver.ask('/time-bank/gifts', { body: gift })).status).toBe(404);
  });

  test('of more than the rules say needs a fresh proof of who she is', async () => {
    const giver = await memberVisitor(server, { minutes: 1200 });
    await server.owner`update identity.portal_session set elevated_until = null where person_id = ${giver.personId}`;
    const gift = { id: randomUUID(), toMemberId: null, minutes: 481, words: null };
    expect(refusalOf(await giver.ask('/time-bank/gifts', { body: gift }))).toBe('portal_window_needed');
    await giver.elevate();
    expect((await giver.ask('/time-bank/gifts', { body: gift })).status).toBe(201);
  });
});

describe('the fund', () => {
  test('grants a request once of twenty decisions, and never more than it holds', async () => {
    await emptyFund();
    await fillFund(server, 90);
    const asker = await memberVisitor(server);
    const id = randomUUID();
    await asker.ask('/time-bank/fund-requests', { body: { id, minutes: 120, reason: 'Serve una mano' } });
    const second = { id: randomUUID(), minutes: 30, reason: 'Ancora' };
    expect(refusalOf(await asker.ask('/time-bank/fund-requests', { body: second }))).toBe(
      'fund_request_waiting',
    );
    const decide = (grantedMinutes: number) =>
      secretary.ask(`/time-bank/fund-requests/${id}/decision`, {
        body: { grantedMinutes, reason: 'Va bene' },
      });
    expect(refusalOf(await decide(91))).toBe('not_enough_hours');
    const answers = await twenty(() => decide(60));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect([await balanceOf(server, asker.accountId), (await fundRow())[0]?.posted]).toEqual([60, 30]);
  });
});

describe('the register of volunteers', () => {
  test('is numbered without a gap when twenty are entered at once, and cannot be changed', async () => {
    const member = await memberVisitor(server);
    const entry = {
      memberId: member.memberId,
      organisation: 'naviglio',
      minutes: 30,
      servedOn: '2026-10-01',
      activity: 'Doposcuola',
    };
    const answers = await twenty(() => secretary.ask('/time-bank/volunteer-entries', { body: entry }));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 201));
    const numbers = await server.owner<
      { number: number }[]
    >`select number from time_bank.volunteer_entry order by number`;
    expect(numbers.map(({ number }) => number)).toEqual(numbers.map((_, index) => index + 1));
    expect(await ownOf(member)).toMatchObject({ volunteerMinutes: 600, hours: { balanceMinutes: 0 } });
    await expect(server.owner`update time_bank.volunteer_entry set minutes = 1`).rejects.toMatchObject({
      code: '42501',
    });
  });

  test('takes nobody who was not insured on that day', async () => {
    const member = await memberVisitor(server, { insuredUntil: '2026-01-31' });
    const answer = await secretary.ask('/time-bank/volunteer-entries', {
      body: {
        memberId: member.memberId,
        organisation: 'naviglio',
        minutes: 30,
        servedOn: '2026-02-01',
        activity: 'Orto',
      },
    });
    expect(refusalOf(answer)).toBe('not_insured');
  });
});

test('a posting is reversed once, by nobody who is in it', async () => {
  const [helped, helper] = [await memberVisitor(server, { minutes: 60 }), await memberVisitor(server)];
  const posting = await newPosting(server, helped, helper);
  const reverse = () =>
    secretary.ask(`/time-bank/postings/${posting}/reversal`, {
      body: { id: randomUUID(), reason: 'Scritta due volte' },
    });
  const answers = await twenty(reverse);
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(
    answers.filter((answer) => answer.status === 409 && refusalOf(answer) === 'already_reversed'),
  ).toHaveLength(19);
  expect([await balanceOf(server, helped.accountId), await balanceOf(server, helper.accountId)]).toEqual([
    60, 0,
  ]);
});

test('an employer reads released hours of her own firm and none of fewer than ten people', async () => {
  const people = [];
  for (let count = 0; count < 11; count += 1) people.push(await memberVisitor(server, { minutes: 60 }));
  const neighbour = await memberVisitor(server, { organisation: 'condominio-dei-tigli' });
  await server.owner`update identity.membership set roles = '{neighbour}' where id = ${neighbour.membershipId}`;
  for (const person of people)
    await newPosting(server, neighbour, person, { minutes: 30, servedOn: '2022-02-10' });
  for (const person of people.slice(0, 3))
    await newPosting(server, person, neighbour, { minutes: 30, servedOn: '2022-02-11' });
  const body = { organisation: 'naviglio', quarter: '2022-Q1' };
  const released = await secretary.ask('/time-bank/company-releases', { body });
  expect(released.status, released.text).toBe(201);
  expect(refusalOf(await secretary.ask('/time-bank/company-releases', { body }))).toBe('already_released');
  const officer = await knownVisitor(server, 'Giulia Ferri');
  const { items } = (await officer.ask('/time-bank/company-releases')).body as {
    items: { total: object; parts: { part: string; figure: { kind: string } }[] }[];
  };
  expect(items).toHaveLength(1);
  expect(items[0]?.total).toEqual({ kind: 'shown', hours: 7, peopleFrom: 10 });
  expect(items[0]?.parts.every(({ figure }) => figure.kind === 'hidden')).toBe(true);
});

describe('taking over', () => {
  const send = (body: object) => secretary.ask('/time-bank/imports', { body });
  const file = (kind: string, text: string, isDryRun: boolean) => ({
    kind,
    shape: 'komunitin',
    text,
    isDryRun,
  });
  const members = 'code,name\nK1,Ada Neri\nK2,Bice Blu\nK3,"=HYPERLINK(1)"';

  test('tries without writing, takes all, and takes nothing twice', async () => {
    await secretary.elevate();
    const tried = await send(file('members', members, true));
    expect(tried.body).toMatchObject({ rows: 3, fitRows: 3, isDone: false });
    expect(await server.owner`select 1 from time_bank.imported_member where code = 'K1'`).toHaveLength(0);
    expect((await send(file('members', members, false))).body).toMatchObject({ fitRows: 3, isDone: true });
    const again = await send(file('members', members, false));
    expect(again.body).toMatchObject({
      notes: [{ code: 'known_already' }, { code: 'known_already' }, { code: 'known_already' }],
    });
    expect(await server.owner`select 1 from time_bank.imported_member where code = 'K1'`).toHaveLength(1);

    const transfers = 'payer,payee,description,amount\nK1,K2,Spesa,"1,5"\nK2,K3,Orto,0:30';
    expect((await send(file('transfers', transfers, true))).body).toMatchObject({ fitRows: 2 });
    expect((await send(file('transfers', transfers, false))).body).toMatchObject({ isDone: true });
    expect((await send(file('transfers', transfers, false))).body).toMatchObject({ isDone: true });
    const balances = await server.owner<{ code: string; posted: number }[]>`
      select i.code, a.posted_minutes::int as posted from time_bank.imported_member i
      join time_bank.member m on m.id = i.member_id join time_bank.ledger_account a on a.id = m.ledger_account_id
      where i.code in ('K1', 'K2', 'K3') order by i.code`;
    expect(balances.map(({ posted }) => posted)).toEqual([-90, 60, 30]);
    const offers =
      'member,title,words\nK1,Orlo ai pantaloni,Con la macchina\nK2,Iniezioni a domicilio,Sono brava';
    expect((await send(file('offers', offers, true))).body).toMatchObject({
      rows: 2,
      fitRows: 1,
      notes: [{ row: 3, code: 'never_exchanged' }],
    });
  });

  test('takes nothing of a file with one wrong row, and names it', async () => {
    const transfers = 'payer,payee,description,amount\nK1,K2,Spesa,1\nK1,K9,Spesa,1\nK1,K2,Tanto,12';
    const tried = await send(file('transfers', transfers, true));
    expect(tried.body).toMatchObject({
      fitRows: 1,
      notes: [
        { row: 3, code: 'unknown_member' },
        { row: 4, code: 'not_enough_hours' },
      ],
    });
    const answer = await send(file('transfers', transfers, false));
    expect([answer.status, refusalOf(answer)]).toEqual([422, 'import_not_fit']);
  });

  test('gives everything away with hashes that can be checked', async () => {
    await secretary.elevate();
    const { text } = await secretary.ask('/time-bank/export', { method: 'POST' });
    const lines = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines[0]).toMatchObject({ kind: 'head', format: 'snodo-time-bank' });
    const end = lines.at(-1);
    expect(end).toMatchObject({ kind: 'end', lines: lines.length - 1 });
    const before = text.slice(0, text.lastIndexOf('{"kind":"end"'));
    const digest = Buffer.from(await crypto.subtle.digest('SHA-256', Buffer.from(before))).toString('hex');
    expect(end?.['sha256']).toBe(digest);
    expect(
      lines.filter(
        ({ kind, row }) =>
          kind === 'transfer' && /^[0-9a-f]{64}$/.test(String((row as { hash?: string }).hash)),
      ).length,
    ).toBeGreaterThan(50);
  });
});

function fundRow() {
  return server.owner<{ posted: number }[]>`
    select a.posted_minutes::int as posted from time_bank.ledger_account a join time_bank.ledger l on l.id = a.ledger_id
    where a.kind = 'fund' and l.unit = 'community_minute'`;
}

/** Somebody asks for all that is there. */
async function emptyFund(): Promise<void> {
  const left = (await fundRow())[0]?.posted ?? 0;
  for (let rest = left; rest > 0; rest -= 1500) {
    const asker = await memberVisitor(server);
    const id = randomUUID();
    const minutes = Math.min(rest, 1500);
    await asker.ask('/time-bank/fund-requests', { body: { id, minutes, reason: 'Tutto' } });
    await secretary.ask(`/time-bank/fund-requests/${id}/decision`, {
      body: { grantedMinutes: minutes, reason: 'Sì' },
    });
  }
}

test('the server met nothing that it did not expect', () => {
  expect(server.logLines.filter((line) => line.includes('"level":50'))).toEqual([]);
});
