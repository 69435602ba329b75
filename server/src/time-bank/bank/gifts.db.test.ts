// Gifts and the fund on a real database: what settles, what races, and that no minute is ever lost.
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
import { type Visitor } from '../../../test/visitors.ts';
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
    await emptyFund(server, secretary);
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
    expect([await balanceOf(server, asker.accountId), await fundMinutes(server)]).toEqual([60, 30]);
  });
});

test('the server met nothing that it did not expect', () => {
  expect(server.logLines.filter((line) => line.includes('"level":50'))).toEqual([]);
});
