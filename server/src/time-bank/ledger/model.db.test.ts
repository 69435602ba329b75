// The database against the ledger in plain words: the same operations, compared after each.
import fc from 'fast-check';
import { ReferenceLedger, type Judgement } from '@snodo/ledger';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Problem } from '../../http/index.ts';
import { beginClosing, closeLedgerAccount } from './accounts.ts';
import { openTestBank, type TestBank } from './bank-fixture.ts';
import { sealLedger, verifyLedger } from './chain.ts';
import type { Transfer } from './rows.ts';
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
  bank = await openTestBank({ connections: 2 });
});
afterAll(() => bank.stop());

/** Both ledgers with the same accounts; time goes on by an hour with each operation. */
interface Both {
  reference: ReferenceLedger;
  accounts: string[];
  /** Ids that were used, so that they are used again. */
  ids: string[];
  hours: number;
  /** How often something was done and how often refused. */
  counts: { done: number; refused: number };
}

const start = Date.parse('2026-11-20T08:00:00.000Z');
const now = (both: Both) => new Date(start + both.hours * 3_600_000);

type Run = (both: Both) => Promise<[Judgement, Transfer | Transfer[] | Problem]>;

/** One operation: done on both, and everything is the same afterwards. */
class Operation implements fc.AsyncCommand<Both, TestBank> {
  readonly #name: string;
  readonly #run: Run;

  constructor(name: string, run: Run) {
    this.#name = name;
    this.#run = run;
  }

  check(): boolean {
    return true;
  }

  async run(both: Both): Promise<void> {
    both.hours += 1;
    const before = await standing(both);
    const [expected, actual] = await this.#run(both);
    if (actual instanceof Problem) {
      both.counts.refused += 1;
      expect(expected.outcome, `${this.#name} was refused as ${actual.code}`).toBe('refused');
      if (expected.outcome === 'refused') expect(expected.refusals).toContain(actual.code);
      expect(await standing(both)).toEqual(before);
    } else {
      both.counts.done += 1;
      const transfers = [actual].flat();
      expect(expected.outcome, `${this.#name} was done`).not.toBe('refused');
      if (expected.outcome !== 'refused')
        expect(transfers.map(shortOf)).toEqual(expected.transfers.map(shortOf));
    }
    expect(await standing(both)).toEqual(referenceStanding(both));
  }

  toString(): string {
    return this.#name;
  }
}

function shortOf(transfer: Omit<Transfer, 'expiresAt'> | object) {
  const {
    id,
    kind,
    minutes,
    payerAccountId,
    payeeAccountId,
    payerVersion,
    payeeVersion,
    payerBalanceMinutes,
    payeeBalanceMinutes,
  } = transfer as Transfer;
  return {
    id,
    kind,
    minutes,
    payerAccountId,
    payeeAccountId,
    payerVersion,
    payeeVersion,
    payerBalanceMinutes,
    payeeBalanceMinutes,
  };
}

async function standing(both: Both) {
  return bank.owner`
    select id, state::text, posted_minutes::int as posted, held_out_minutes::int as "heldOut", held_in_minutes::int as "heldIn",
           version::int as version
    from time_bank.ledger_account where id in ${bank.owner(both.accounts)} order by id`.then((rows) => [
    ...rows,
  ]);
}

function referenceStanding({ reference, accounts }: Both) {
  return accounts.toSorted().map((id) => {
    const account = reference.accounts.get(id);
    return {
      id,
      state: account?.state,
      posted: account?.postedMinutes,
      heldOut: account?.heldOutMinutes,
      heldIn: account?.heldInMinutes,
      version: account?.version,
    };
  });
}

async function outcomeOf<Result>(work: Promise<Result>): Promise<Result | Problem> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
}

const place = fc.nat({ max: 7 });
/** Mostly sensible. */
const minutes = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 1, max: 400 }) },
  { weight: 1, arbitrary: fc.constantFrom(0, -5, 1.5, Number.NaN, Infinity, 1_000_000, 1_000_001) },
);
/** From the ids used before, or a new one. */
const again = fc.option(fc.nat(), { nil: undefined, freq: 6 });
/** One of the transfers that were asked for lately. */
const earlier = fc.nat({ max: 9 });

function idFor(both: Both, which: number | undefined): string {
  const known = which === undefined ? undefined : both.ids[which % Math.max(1, both.ids.length)];
  const id = known ?? uuidv7();
  both.ids.push(id);
  return id;
}

const accountAt = (both: Both, index: number) => both.accounts[index] ?? uuidv7();
const earlierId = (both: Both, back: number) => both.ids.at(-1 - back) ?? uuidv7();

const post = fc.record({ payer: place, payee: place, minutes, again }).map(
  ({ payer, payee, again: which, ...rest }) =>
    new Operation(`post ${payer}→${payee} ${rest.minutes}`, async (both) => {
      const order = {
        id: idFor(both, which),
        payerAccountId: accountAt(both, payer),
        payeeAccountId: accountAt(both, payee),
        ...rest,
      };
      const actual = bank.within((trx) => postTransfer(trx, { ...bank.order(order.id), ...order }));
      return [both.reference.post(order), await outcomeOf(actual)];
    }),
);

const hold = fc
  .record({ payer: place, payee: place, minutes, again, hours: fc.integer({ min: 0, max: 12 }) })
  .map(
    ({ payer, payee, again: which, hours, ...rest }) =>
      new Operation(`hold ${payer}→${payee} ${rest.minutes} for ${hours} h`, async (both) => {
        const order = {
          id: idFor(both, which),
          payerAccountId: accountAt(both, payer),
          payeeAccountId: accountAt(both, payee),
          ...rest,
        };
        const expiresAt = new Date(now(both).getTime() + hours * 3_600_000);
        const actual = bank.within((trx) =>
          placeHold(trx, { ...bank.order(order.id), ...order, expiresAt, now: now(both) }),
        );
        const expected = both.reference.hold({
          ...order,
          expiresAt: expiresAt.getTime(),
          now: now(both).getTime(),
        });
        return [expected, await outcomeOf(actual)];
      }),
  );

const resolve = fc
  .record({
    how: fc.constantFrom('post' as const, 'void' as const, 'expire' as const),
    earlier,
    minutes,
    again,
  })
  .map(
    ({ how, earlier: back, minutes: some, again: which }) =>
      new Operation(`${how} hold ${back} back, ${some}`, async (both) => {
        const holdId = earlierId(both, back);
        const id = idFor(both, which);
        const at = now(both).getTime();
        if (how === 'post') {
          const actual = bank.within((trx) =>
            postHold(trx, { ...bank.order(id), holdId, minutes: some, now: now(both) }),
          );
          return [both.reference.postHold({ id, holdId, minutes: some, now: at }), await outcomeOf(actual)];
        }
        if (how === 'void') {
          const actual = bank.within((trx) => voidHold(trx, { ...bank.order(id), holdId, now: now(both) }));
          return [both.reference.void({ id, holdId, now: at }), await outcomeOf(actual)];
        }
        const { communityId } = bank;
        const actual = bank.within((trx) => expireHold(trx, { communityId, id, holdId, now: now(both) }));
        return [both.reference.expire({ id, holdId, now: at }), await outcomeOf(actual)];
      }),
  );

const reverse = fc.record({ earlier, again }).map(
  ({ earlier: back, again: which }) =>
    new Operation(`reverse ${back} back`, async (both) => {
      const reversesId = earlierId(both, back);
      const id = idFor(both, which);
      const actual = bank.within((trx) =>
        reverseTransfer(trx, { ...bank.order(id), reversesId, reason: 'errore' }),
      );
      return [both.reference.reverse({ id, reversesId }), await outcomeOf(actual)];
    }),
);

const group = fc
  .array(fc.record({ payer: place, payee: place, minutes: fc.integer({ min: 1, max: 300 }) }), {
    minLength: 1,
    maxLength: 4,
  })
  .map(
    (legs) =>
      new Operation(`group of ${legs.length}`, async (both) => {
        const groupId = uuidv7();
        const given = legs.map(({ payer, payee, minutes: some }) => ({
          id: uuidv7(),
          payerAccountId: accountAt(both, payer),
          payeeAccountId: accountAt(both, payee),
          minutes: some,
        }));
        const actual = bank.within((trx) => postGroup(trx, { ...bank.order(), groupId, legs: given }));
        return [both.reference.postGroup({ groupId, legs: given }), await outcomeOf(actual)];
      }),
  );

const shut = fc.record({ at: place, isForGood: fc.boolean() }).map(
  ({ at, isForGood }) =>
    new Operation(`${isForGood ? 'close' : 'begin closing'} ${at}`, async (both) => {
      const id = accountAt(both, at);
      const state = both.reference.accounts.get(id)?.state;
      if (isForGood) {
        const wasClosed = state === 'closed';
        const isClosed = both.reference.close(id);
        const outcome = await outcomeOf(
          bank.within((trx) => closeLedgerAccount(trx, bank.communityId, id, now(both))),
        );
        expect(outcome === undefined).toBe(isClosed || wasClosed);
      } else if (state === 'open') {
        both.reference.beginClosing(id);
        await bank.within((trx) => beginClosing(trx, bank.communityId, id));
      }
      return [{ outcome: 'done', transfers: [] }, []];
    }),
);

test('does what the ledger in plain words does, operation by operation', async () => {
  const counts = { done: 0, refused: 0 };
  await fc.assert(
    fc.asyncProperty(
      fc.commands([post, post, hold, hold, resolve, resolve, reverse, group, shut], {
        maxCommands: 60,
        size: 'max',
      }),
      async (commands) => {
        await fc.asyncModelRun(async () => ({ model: await openBoth(counts), real: bank }), commands);
      },
    ),
    { numRuns: 40, endOnFailure: true },
  );
  expect(counts.done).toBeGreaterThan(80);
  expect(counts.refused).toBeGreaterThan(40);
  for (const { ledgerId } of Object.values(bank.ledgers)) {
    await bank.within((trx) => sealLedger(trx, bank.communityId, ledgerId, new Date()));
    expect((await bank.within((trx) => verifyLedger(trx, bank.communityId, ledgerId))).fault).toBeNull();
  }
});

/** Persons with the usual limits, a fund, a clearing account, one that is never spent and one of another unit. */
async function openBoth(counts: Both['counts']): Promise<Both> {
  const reference = new ReferenceLedger();
  const accounts: string[] = [];
  const open = async (options: Parameters<TestBank['open']>[0] = {}) => {
    const id = await bank.open(options);
    const account = await bank.account(id);
    accounts.push(id);
    reference.open({
      id,
      ledgerId: account.ledgerId,
      isSpendable: account.isSpendable,
      floorMinutes: account.hardFloorMinutes,
      ceilingMinutes: account.hardCeilingMinutes,
    });
  };
  for (let person = 0; person < 3; person += 1) await open();
  await open({ kind: 'fund' });
  await open({ kind: 'clearing' });
  await open({ isSpendable: false });
  await open({ unit: 'volunteer_minute' });
  return { reference, accounts, ids: [], hours: 0, counts };
}
