// The register, reversals, released hours and files on a real database: what races, and that no minute is ever lost.
import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { refusalOf } from '../../../test/calls.ts';
import { balanceOf, ledgerSums, memberVisitor, newPosting, newSecretary } from '../../../test/bank-people.ts';
import { openTestServer, type TestServer } from '../../../test/harness.ts';
import { knownVisitor, type Visitor } from '../../../test/visitors.ts';

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

/** Somebody asks for all that is there. */

test('the server met nothing that it did not expect', () => {
  expect(server.logLines.filter((line) => line.includes('"level":50'))).toEqual([]);
});
