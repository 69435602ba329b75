import { verifyReceipt, type PublicKey, type Receipt } from '@snodo/ledger';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { call, refusalOf } from '../../../test/calls.ts';
import { openTestServer, testSecret, type TestServer } from '../../../test/harness.ts';
import { admit } from '../../../test/time-bank-belongings.ts';
import { visitorOf, type Visitor } from '../../../test/visitors.ts';
import { tendLedgers } from './jobs.ts';

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
});
afterAll(() => server.stop());

async function member(name: string): Promise<Visitor & { accountId: string }> {
  const visitor = await visitorOf(server, name, ['neighbour'], null);
  return { ...visitor, accountId: await admit(server, visitor.personId) };
}

const give = (visitor: Visitor, payeeAccountId: string, minutes: number, id = uuidv7()) =>
  visitor.ask('/time-bank/transfers', { body: { id, payeeAccountId, minutes, servedOn: '2026-11-20' } });

test('posts that come together are each posted or refused by themselves', async () => {
  const [rich, poor, shop] = [
    await member('Ada Gruppo'),
    await member('Bea Gruppo'),
    await member('Cia Gruppo'),
  ];
  const twice = uuidv7();
  const answers = await Promise.all([
    ...Array.from({ length: 10 }, () => give(rich, shop.accountId, 30)),
    ...Array.from({ length: 30 }, () => give(poor, rich.accountId, 60)),
    give(rich, rich.accountId, 5),
    give(rich, uuidv7(), 5),
    give(shop, poor.accountId, 10, twice),
    give(shop, poor.accountId, 10, twice),
    give(shop, poor.accountId, 11, twice),
    call(server, '/v1/milano/time-bank/transfers', {
      body: { id: uuidv7(), payeeAccountId: shop.accountId, minutes: 5, servedOn: '2026-11-20' },
    }),
  ]);
  const statuses = answers.map(({ status }) => status);
  expect(statuses.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => 201));
  // Ten hours owed, and ten minutes more or less that the shop gave her meanwhile.
  expect(statuses.slice(10, 40).filter((status) => status === 201)).toHaveLength(10);
  const refused = answers.slice(10, 40).filter(({ status }) => status !== 201);
  expect(new Set(refused.map(refusalOf))).toEqual(new Set(['not_enough_hours']));
  const [self, unknown, first, second, changed, nobody] = answers.slice(40);
  if (!self || !unknown || !first || !second || !changed || !nobody) throw new Error('answers are missing');
  expect([self, unknown, nobody].map(refusalOf)).toEqual([
    'same_ledger_account',
    'not_found',
    'not_signed_in',
  ]);
  const sameId = [first, second, changed].map((answer) =>
    answer.status === 201 ? 'posted' : refusalOf(answer),
  );
  expect(sameId.filter((outcome) => outcome === 'posted').length).toBeGreaterThan(0);
  expect(new Set(sameId)).toEqual(new Set(['posted', 'transfer_changed']));
  expect((await rich.ask('/time-bank/me')).body).toMatchObject({
    hours: { balanceMinutes: 300, warning: 'none' },
  });
  expect((await poor.ask('/time-bank/me')).body).toMatchObject({ hours: { warning: 'at_floor' } });
});

test('a member reads her statement page by page and proves an entry against the published head', async () => {
  const [giver, taker, stranger] = [
    await member('Dora Ricevuta'),
    await member('Elsa Ricevuta'),
    await member('Fede Ricevuta'),
  ];
  const ids: string[] = [];
  for (const minutes of [10, 20, 30]) {
    const id = uuidv7();
    expect((await give(giver, taker.accountId, minutes, id)).body).toMatchObject({
      id,
      version: ids.length + 1,
    });
    ids.unshift(id);
  }
  const first = (await giver.ask('/time-bank/entries', { query: '?limit=2' })).body as {
    items: { transferId: string; minutes: number; balanceMinutes: number }[];
    nextCursor: string;
  };
  const rest = (await giver.ask('/time-bank/entries', { query: `?limit=2&cursor=${first.nextCursor}` }))
    .body as typeof first;
  const entries = [...first.items, ...rest.items];
  expect(entries.map(({ transferId }) => transferId)).toEqual(ids);
  expect(entries.map(({ minutes, balanceMinutes }) => [minutes, balanceMinutes])).toEqual([
    [-30, -60],
    [-20, -30],
    [-10, -10],
  ]);

  const receiptOf = async (visitor: Visitor) => visitor.ask(`/time-bank/transfers/${ids[1]}/receipt`);
  expect(refusalOf(await receiptOf(stranger))).toBe('not_found');
  const waiting = (await receiptOf(taker)).body as Receipt;
  expect(await verifyReceipt(waiting, [])).toMatchObject({ outcome: 'waiting' });

  await tendLedgers(server.app, testSecret, server.clock);
  await tendLedgers(server.app, testSecret, server.clock);
  const heads = (await call(server, '/v1/milano/time-bank/heads')).body as {
    items: { linkNumber: number; hash: string; ledgerId: string }[];
    keys: PublicKey[];
  };
  expect(heads.items).toHaveLength(1);
  const [head] = heads.items;
  for (const visitor of [giver, taker]) {
    const receipt = (await receiptOf(visitor)).body as Receipt;
    const verdict = await verifyReceipt(receipt, heads.keys);
    expect(verdict).toMatchObject({ outcome: 'proved', head: { hash: head?.hash } });
    const forged = { ...receipt, transfer: { ...receipt.transfer, minutes: 200 } };
    expect(await verifyReceipt(forged, heads.keys)).toMatchObject({ outcome: 'broken' });
  }
  const links = (await call(server, `/v1/milano/time-bank/chain?ledger=${head?.ledgerId}`)).body as {
    items: { number: number; hash: string }[];
  };
  expect(links.items.at((head?.linkNumber ?? 0) - 1)?.hash).toBe(head?.hash);
  expect(JSON.stringify([heads, links])).not.toContain(giver.accountId);
});

test('what moves many hours is confirmed in the portal’s own window', async () => {
  const [giver, taker] = [await member('Gina Finestra'), await member('Ilda Finestra')];
  const token = await server.tokenOf('Gina Finestra', { scope: 'timebank:request' });
  const body = (minutes: number) => ({
    id: uuidv7(),
    payeeAccountId: taker.accountId,
    minutes,
    servedOn: '2026-11-20',
  });
  const address = '/v1/milano/time-bank/transfers';
  expect((await call(server, address, { token, body: body(60) })).status).toBe(201);
  expect(refusalOf(await call(server, address, { token, body: body(481) }))).toBe('insufficient_scope');
  expect((await give(giver, taker.accountId, 481)).status).toBe(201);
});

test('who signed out a moment before is refused among those who are looked up with her', async () => {
  const members = await Promise.all(
    ['Lia', 'Mia', 'Nia', 'Ori', 'Pia', 'Rea'].map((name) => member(`${name} Insieme`)),
  );
  const [gone, out, rest] = [members[0], members[1], members.slice(2)];
  const [taker] = rest;
  if (!gone || !out || !taker) throw new Error('people are missing');
  await server.owner`
    update identity.person set signed_out_at = now() + interval '1 second' where id = ${out.personId}`;
  await server.owner`
    update identity.membership set is_active = false, ended_at = now() where person_id = ${gone.personId}`;
  const answers = await Promise.all(
    members
      .slice(0, 2)
      .concat(rest.slice(1))
      .map((visitor) => give(visitor, taker.accountId, 15)),
  );
  expect(answers.slice(0, 2).map(refusalOf)).toEqual(['not_signed_in', 'not_signed_in']);
  expect(answers.slice(2).map(({ status }) => status)).toEqual(rest.slice(1).map(() => 201));
});
