// Failures that time banks and ledgers had in the field; each name is the failure.
import { v7 as uuidv7 } from 'uuid';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inCommunity } from '../../db/index.ts';
import { addCommunity, openTestBank, type TestBank } from './bank-fixture.ts';
import { sealLedger, verifyLedger } from './chain.ts';
import {
  expireHold,
  placeHold,
  postGroup,
  postHold,
  postTransfer,
  reverseTransfer,
  voidHold,
} from './transfers.ts';

let bank: TestBank;
beforeAll(async () => {
  bank = await openTestBank({ connections: 16 });
});
afterAll(() => bank.stop());

const soon = () => new Date(Date.now() + 3_600_000);
const twenty = <Result>(one: (index: number) => Promise<Result>) =>
  Promise.allSettled(Array.from({ length: 20 }, (_, index) => one(index)));
const won = (outcomes: PromiseSettledResult<unknown>[]) =>
  outcomes.filter(({ status }) => status === 'fulfilled').length;
const refusals = (outcomes: PromiseSettledResult<unknown>[]) => [
  ...new Set(
    outcomes.flatMap((one) => (one.status === 'rejected' ? [(one.reason as { code: string }).code] : [])),
  ),
];
const hold = (payer: string, payee: string, minutes: number, expiresAt = soon()) =>
  bank.within((trx) =>
    placeHold(trx, { ...bank.order(), payerAccountId: payer, payeeAccountId: payee, minutes, expiresAt }),
  );

async function expectWhole(): Promise<void> {
  const { ledgerId } = bank.ledgers.community_minute;
  await bank.within((trx) => sealLedger(trx, bank.communityId, ledgerId, new Date()));
  expect((await bank.within((trx) => verifyLedger(trx, bank.communityId, ledgerId))).fault).toBeNull();
}

test('cached balances that are wrong after concurrent movements', async () => {
  const accounts = await Promise.all(Array.from({ length: 5 }, () => bank.open()));
  const outcomes = await Promise.allSettled(
    Array.from({ length: 200 }, (_, index) =>
      bank.post(accounts[index % 5] ?? '', accounts[(index + 1 + (index % 3)) % 5] ?? '', 1 + (index % 7)),
    ),
  );
  expect(refusals(outcomes)).toEqual([]);
  await expectWhole();
});

test('deadlocks between movements in opposite directions', async () => {
  const [left, right] = [await bank.open(), await bank.open()];
  const outcomes = await Promise.allSettled(
    Array.from({ length: 100 }, (_, index) =>
      index % 2 === 0 ? bank.post(left, right, 1) : bank.post(right, left, 1),
    ),
  );
  expect(refusals(outcomes)).toEqual([]);
});

test('an account of another community as source or destination', async () => {
  const other = await addCommunity(bank.owner, 'altra');
  const [own, second] = [await bank.open(), await bank.open()];
  const before = await bank.everything();
  for (const [payer, payee] of [
    [own, second],
    [second, own],
  ] as const)
    await expect(
      inCommunity(bank.app, other, (trx) =>
        postTransfer(trx, {
          ...bank.order(),
          communityId: other,
          payerAccountId: payer,
          payeeAccountId: payee,
          minutes: 5,
        }),
      ),
    ).rejects.toMatchObject({ code: 'not_found' });
  await expect(
    inCommunity(bank.app, other, (trx) =>
      postTransfer(trx, { ...bank.order(), payerAccountId: own, payeeAccountId: second, minutes: 5 }),
    ),
  ).rejects.toMatchObject({ code: '42501' });
  expect(await bank.everything()).toBe(before);
});

test('two approvals of one pending transfer pay twice', async () => {
  const [payer, payee] = [await bank.open(), await bank.open()];
  const { id } = await hold(payer, payee, 60);
  const outcomes = await twenty(() => bank.within((trx) => postHold(trx, { ...bank.order(), holdId: id })));
  expect(won(outcomes)).toBe(1);
  expect(refusals(outcomes)).toEqual(['hold_resolved']);
  expect(await bank.account(payer)).toMatchObject({ postedMinutes: -60, heldOutMinutes: 0 });
});

test('an error after the payment leaves it paid and marked failed', async () => {
  const [payer, payee] = [await bank.open(), await bank.open()];
  const before = await bank.everything();
  const failing = bank.within(async (trx) => {
    await postTransfer(trx, { ...bank.order(), payerAccountId: payer, payeeAccountId: payee, minutes: 60 });
    throw new Error('afterwards');
  });
  await expect(failing).rejects.toThrow('afterwards');
  expect(await bank.everything()).toBe(before);
});

test('a limit computed from an older snapshot loses increments', async () => {
  const limits = {
    hardFloorMinutes: -60,
    hardCeilingMinutes: null,
    softFloorMinutes: null,
    softCeilingMinutes: null,
  };
  const [payer, payee] = [await bank.open({ limits }), await bank.open()];
  const outcomes = await twenty(() => bank.post(payer, payee, 60));
  expect(won(outcomes)).toBe(1);
  expect(refusals(outcomes)).toEqual(['not_enough_hours']);
  expect(await bank.account(payer)).toMatchObject({ postedMinutes: -60 });
});

test('silence debits a person who accepted nothing', async () => {
  // Only a hold that its payer's side has placed can be posted later: nothing else moves without an order of the moment.
  const [payer, payee] = [await bank.open(), await bank.open()];
  await expect(
    bank.within((trx) => postHold(trx, { ...bank.order(), holdId: uuidv7() })),
  ).rejects.toMatchObject({ code: 'not_found' });
  const posted = await bank.post(payer, payee, 5);
  await expect(
    bank.within((trx) => postHold(trx, { ...bank.order(), holdId: posted.id })),
  ).rejects.toMatchObject({ code: 'not_found' });
});

test('fractions of hours that do not add up', async () => {
  const [payer, payee] = [await bank.open(), await bank.open()];
  for (let time = 0; time < 3; time += 1) await bank.post(payer, payee, 200);
  expect(await bank.account(payer)).toMatchObject({ postedMinutes: -600 });
  expect(await bank.account(payee)).toMatchObject({ postedMinutes: 600 });
});

test('hours from nobody, and a group that debits without a row', async () => {
  const [teacher, first, second] = [await bank.open(), await bank.open(), await bank.open()];
  const legs = [first, second].map((payerAccountId) => ({
    id: uuidv7(),
    payerAccountId,
    payeeAccountId: teacher,
    minutes: 60,
  }));
  await bank.within((trx) => postGroup(trx, { ...bank.order(), groupId: uuidv7(), legs }));
  const [row] = await bank.owner`
    select sum(posted_minutes)::int as sum from time_bank.ledger_account where ledger_id = ${bank.ledgers.community_minute.ledgerId}`;
  expect(row?.sum).toBe(0);
  await expectWhole();
});

test('a group of which only a part is posted', async () => {
  const limits = {
    hardFloorMinutes: 0,
    hardCeilingMinutes: null,
    softFloorMinutes: null,
    softCeilingMinutes: null,
  };
  const [teacher, able, unable] = [await bank.open(), await bank.open(), await bank.open({ limits })];
  const before = await bank.everything();
  const legs = [able, unable].map((payerAccountId) => ({
    id: uuidv7(),
    payerAccountId,
    payeeAccountId: teacher,
    minutes: 60,
  }));
  await expect(
    bank.within((trx) => postGroup(trx, { ...bank.order(), groupId: uuidv7(), legs })),
  ).rejects.toMatchObject({ code: 'not_enough_hours' });
  expect(await bank.everything()).toBe(before);
});

test('an idempotency key that is forgotten or not bound to its content', async () => {
  const [payer, payee, third] = [await bank.open(), await bank.open(), await bank.open()];
  const order = { ...bank.order(), payerAccountId: payer, payeeAccountId: payee, minutes: 30 };
  const outcomes = await twenty(() => bank.within((trx) => postTransfer(trx, order)));
  expect(won(outcomes)).toBe(20);
  expect(await bank.account(payer)).toMatchObject({ postedMinutes: -30, version: 1 });
  const before = await bank.everything();
  for (const other of [
    { minutes: 31 },
    { payeeAccountId: third },
    { servedOn: '2026-11-19' },
    { exchangeId: uuidv7() },
    { actorPersonId: uuidv7() },
  ])
    await expect(bank.within((trx) => postTransfer(trx, { ...order, ...other }))).rejects.toMatchObject({
      code: 'transfer_changed',
    });
  expect(await bank.everything()).toBe(before);
});

test('NaN and Infinity accepted as an amount', async () => {
  const [payer, payee] = [await bank.open(), await bank.open()];
  const before = await bank.everything();
  for (const minutes of [Number.NaN, Infinity, -Infinity, -60, 0, -0, 1.5, 1e-9, 1_000_001, 2 ** 53, 2 ** 31])
    await expect(bank.post(payer, payee, minutes), String(minutes)).rejects.toMatchObject({
      code: 'invalid_minutes',
    });
  for (const text of ['NaN', 'Infinity', '-5', '0', '1.5', '1000001', '1e3', '', '99999999999'])
    await expect(
      bank.within((trx) =>
        sql`select time_bank.post(${bank.communityId}, ${uuidv7()}, ${payer}, ${payee}, ${text}::integer, '2026-11-20', null, null, ${uuidv7()}, null, now())`.execute(
          trx,
        ),
      ),
      text,
    ).rejects.toThrow();
  expect(await bank.everything()).toBe(before);
});

test('holds that are not counted, so that more is promised than there is', async () => {
  const limits = {
    hardFloorMinutes: 0,
    hardCeilingMinutes: 5000,
    softFloorMinutes: null,
    softCeilingMinutes: null,
  };
  const [giver, payer, payee] = [
    await bank.open({ kind: 'clearing' }),
    await bank.open({ limits }),
    await bank.open(),
  ];
  await bank.post(giver, payer, 5000);
  const outcomes = await twenty(() => hold(payer, payee, 300));
  expect(won(outcomes)).toBe(6);
  expect(refusals(outcomes)).toEqual(['too_many_hours']);
  const many = [await bank.open({ kind: 'pool' })];
  const more = await twenty(() => hold(payer, many[0] ?? '', 300));
  expect(won(more)).toBe(10);
  expect(refusals(more)).toEqual(['not_enough_hours']);
  expect(await bank.account(payer)).toMatchObject({ heldOutMinutes: 4800, postedMinutes: 5000 });
});

test('concurrent commits of one hold read the same remainder', async () => {
  const [payer, payee] = [await bank.open(), await bank.open()];
  const { id } = await hold(payer, payee, 100);
  const outcomes = await twenty((index) =>
    bank.within((trx) =>
      index % 2 === 0
        ? postHold(trx, { ...bank.order(), holdId: id, minutes: 60 })
        : voidHold(trx, { ...bank.order(), holdId: id }),
    ),
  );
  expect(won(outcomes)).toBe(1);
  expect(refusals(outcomes)).toEqual(['hold_resolved']);
  expect(await bank.account(payer)).toMatchObject({ heldOutMinutes: 0 });
});

test('a ledger whose rows can be updated, deleted or truncated', async () => {
  const [payer, payee] = [await bank.open(), await bank.open()];
  await bank.post(payer, payee, 5);
  for (const statement of [
    'update time_bank.transfer set minutes = minutes + 1',
    'delete from time_bank.transfer',
    'truncate time_bank.transfer cascade',
    'update time_bank.ledger_account set posted_minutes = 0',
    'update time_bank.ledger set last_link_number = 0',
    'insert into time_bank.transfer select * from time_bank.transfer',
    'delete from time_bank.chain_link',
    'delete from time_bank.unsealed_transfer',
    'delete from time_bank.rules',
    "select time_bank.enter(null, null, 'post', null, null, 1, 1, 0, null, null, null, null, null, null, null, null, null)",
  ])
    await expect(
      bank.within((trx) => sql.raw(statement).execute(trx)),
      statement,
    ).rejects.toMatchObject({ code: '42501' });
  for (const statement of [
    'update time_bank.transfer set minutes = minutes + 1',
    'delete from time_bank.transfer',
    'truncate time_bank.transfer cascade',
    'truncate time_bank.chain_link',
    'delete from time_bank.rules',
    'truncate time_bank.chain_head',
  ])
    await expect(bank.owner.unsafe(statement), `as the owner: ${statement}`).rejects.toMatchObject({
      code: '42501',
    });
});

test('a transfer with a lower number that commits late is never sealed', async () => {
  const { ledgerId } = bank.ledgers.community_minute;
  const accounts = await Promise.all(Array.from({ length: 4 }, () => bank.open()));
  const [first = '', second = '', third = '', fourth = ''] = accounts;
  let release: () => void = () => undefined;
  const waiting = new Promise<void>((resolve) => (release = resolve));
  let begun: () => void = () => undefined;
  const drawn = new Promise<void>((resolve) => (begun = resolve));
  const late = bank.within(async (trx) => {
    await postTransfer(trx, { ...bank.order(), payerAccountId: first, payeeAccountId: second, minutes: 1 });
    begun();
    await waiting;
  });
  await drawn;
  await bank.post(third, fourth, 2);
  const seal = () => bank.within((trx) => sealLedger(trx, bank.communityId, ledgerId, new Date()));
  await seal();
  release();
  await late;
  await bank.post(second, first, 1);
  expect(await seal()).toBe(2);
  await expectWhole();
});

test('back-dated service rewrites later balances', async () => {
  const [payer, payee] = [await bank.open(), await bank.open()];
  const first = await bank.post(payer, payee, 10);
  const second = await bank.post(payer, payee, 10, { servedOn: '2020-01-01' });
  expect(first.payerBalanceMinutes).toBe(-10);
  expect(second).toMatchObject({ payerVersion: 2, payerBalanceMinutes: -20, servedOn: '2020-01-01' });
});

test('a stale read gives a negative balance', async () => {
  const limits = {
    hardFloorMinutes: 0,
    hardCeilingMinutes: null,
    softFloorMinutes: null,
    softCeilingMinutes: null,
  };
  const [giver, payer, payee] = [
    await bank.open({ kind: 'clearing' }),
    await bank.open({ limits }),
    await bank.open(),
  ];
  await bank.post(giver, payer, 100);
  const outcomes = await twenty(() => bank.post(payer, payee, 30));
  expect(won(outcomes)).toBe(3);
  expect((await bank.account(payer)).postedMinutes).toBe(10);
});

test('a deleted transfer leaves the balances as they were', async () => {
  const [payer, payee] = [await bank.open(), await bank.open()];
  const { id } = await bank.post(payer, payee, 60);
  const outcomes = await twenty(() =>
    bank.within((trx) => reverseTransfer(trx, { ...bank.order(), reversesId: id, reason: 'errore' })),
  );
  expect(won(outcomes)).toBe(1);
  expect(refusals(outcomes)).toEqual(['already_reversed']);
  expect(await bank.account(payer)).toMatchObject({ postedMinutes: 0, version: 2 });
});

test('an expired hold is posted, or one that has not expired is set free as expired', async () => {
  const [payer, payee] = [await bank.open(), await bank.open()];
  const { id, expiresAt } = await hold(payer, payee, 60);
  const at = expiresAt ?? new Date();
  const { communityId } = bank;
  const moment = (milliseconds: number) => new Date(at.getTime() + milliseconds);
  const expire = (now: Date) =>
    bank.within((trx) => expireHold(trx, { communityId, id: uuidv7(), holdId: id, now }));
  await expect(expire(moment(-1))).rejects.toMatchObject({ code: 'hold_not_expired' });
  for (const resolve of [postHold, voidHold])
    await expect(
      bank.within((trx) => resolve(trx, { ...bank.order(), holdId: id, now: at })),
    ).rejects.toMatchObject({ code: 'hold_expired' });
  const outcomes = await twenty(() => expire(at));
  expect(won(outcomes)).toBe(1);
  await expectWhole();
});
