import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { day, openTestBank, type TestBank } from './bank-fixture.ts';
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
  bank = await openTestBank();
});
afterAll(() => bank.stop());

const hour = 60;
const soon = () => new Date(Date.now() + 3_600_000);

test('moves minutes, both legs in one row, each side with its number and its balance', async () => {
  const [payer, payee] = [await bank.open(), await bank.open()];
  const transfer = await bank.post(payer, payee, 90);
  expect(transfer).toMatchObject({
    kind: 'post',
    minutes: 90,
    servedOn: day,
    ruleVersion: 1,
    payerVersion: 1,
    payerBalanceMinutes: -90,
    payeeVersion: 1,
    payeeBalanceMinutes: 90,
  });
  expect(await bank.account(payer)).toMatchObject({ postedMinutes: -90, version: 1 });
  expect(await bank.account(payee)).toMatchObject({ postedMinutes: 90, version: 1 });
});

test('a hold counts in both limits and moves nothing until it is posted, less of it if less was done', async () => {
  const [payer, payee] = [await bank.open(), await bank.open()];
  const hold = await bank.within((trx) =>
    placeHold(trx, {
      ...bank.order(),
      payerAccountId: payer,
      payeeAccountId: payee,
      minutes: 2 * hour,
      expiresAt: soon(),
    }),
  );
  expect(await bank.account(payer)).toMatchObject({ postedMinutes: 0, heldOutMinutes: 120 });
  expect(await bank.account(payee)).toMatchObject({ postedMinutes: 0, heldInMinutes: 120 });
  const posted = await bank.within((trx) => postHold(trx, { ...bank.order(), holdId: hold.id, minutes: 90 }));
  expect(posted).toMatchObject({ kind: 'post_hold', minutes: 90, holdId: hold.id, payerVersion: 2 });
  expect(await bank.account(payer)).toMatchObject({ postedMinutes: -90, heldOutMinutes: 0 });
  expect(await bank.account(payee)).toMatchObject({ postedMinutes: 90, heldInMinutes: 0 });
});

test('a hold is set free, and one that nobody resolved expires', async () => {
  const [payer, payee] = [await bank.open(), await bank.open()];
  const place = (expiresAt: Date) =>
    bank.within((trx) =>
      placeHold(trx, {
        ...bank.order(),
        payerAccountId: payer,
        payeeAccountId: payee,
        minutes: hour,
        expiresAt,
      }),
    );
  const [first, second] = [await place(soon()), await place(soon())];
  await bank.within((trx) => voidHold(trx, { ...bank.order(), holdId: first.id }));
  const now = second.expiresAt ?? new Date();
  await bank.within((trx) =>
    expireHold(trx, { communityId: bank.communityId, id: uuidv7(), holdId: second.id, now }),
  );
  expect(await bank.account(payer)).toMatchObject({ postedMinutes: 0, heldOutMinutes: 0, version: 4 });
});

test('a group is posted whole, in the order of its legs, and once', async () => {
  const [teacher, first, second] = [await bank.open(), await bank.open(), await bank.open()];
  const groupId = uuidv7();
  const legs = [first, second].map((payerAccountId) => ({
    id: uuidv7(),
    payerAccountId,
    payeeAccountId: teacher,
    minutes: hour,
  }));
  const post = () => bank.within((trx) => postGroup(trx, { ...bank.order(), groupId, legs }));
  const posted = await post();
  expect(posted.map(({ payerAccountId, groupId: of }) => [payerAccountId, of])).toEqual([
    [first, groupId],
    [second, groupId],
  ]);
  expect(await post()).toEqual(posted);
  expect(await bank.account(teacher)).toMatchObject({ postedMinutes: 120, version: 2 });
});

test('what was posted is reversed whole', async () => {
  const [payer, payee] = [await bank.open(), await bank.open()];
  const posted = await bank.post(payer, payee, hour);
  const reversal = await bank.within((trx) =>
    reverseTransfer(trx, { ...bank.order(), reversesId: posted.id, reason: 'doppia' }),
  );
  expect(reversal).toMatchObject({
    kind: 'reverse',
    payerAccountId: payee,
    payeeAccountId: payer,
    minutes: hour,
  });
  expect(await bank.account(payer)).toMatchObject({ postedMinutes: 0, version: 2 });
});

test('the same id with the same order answers the same transfer, with another it is refused', async () => {
  const [payer, payee] = [await bank.open(), await bank.open()];
  const order = { ...bank.order(), payerAccountId: payer, payeeAccountId: payee, minutes: hour };
  const first = await bank.within((trx) => postTransfer(trx, order));
  expect(await bank.within((trx) => postTransfer(trx, { ...order, now: soon() }))).toEqual(first);
  await expect(bank.within((trx) => postTransfer(trx, { ...order, minutes: 61 }))).rejects.toMatchObject({
    code: 'transfer_changed',
  });
  expect(await bank.account(payer)).toMatchObject({ postedMinutes: -60, version: 1 });
});
