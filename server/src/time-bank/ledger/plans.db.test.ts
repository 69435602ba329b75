// What a statement reads must not grow with the ledger, whatever plan a connection has kept from when it was small.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CommunityTransaction } from '../../db/index.ts';
import { openTestBank, type TestBank } from './bank-fixture.ts';
import { callPostBatch } from './batch-queries.ts';
import { callSeal } from './chain-queries.ts';
import type { PostCall } from './transfer-queries.ts';

/** PostgreSQL keeps a plan for good after five calls of a connection. */
const callsUntilKept = 8;
const batch = 64;
const transfers = 4000;

let bank: TestBank;
let payer: string;
let payee: string;
beforeAll(async () => {
  // One connection: the plans that it keeps are those that the test meets again.
  bank = await openTestBank({ connections: 1 });
  const limits = {
    hardFloorMinutes: null,
    hardCeilingMinutes: null,
    softFloorMinutes: null,
    softCeilingMinutes: null,
  };
  [payer, payee] = [await bank.open({ limits }), await bank.open({ limits })];
});
afterAll(() => bank.stop());

function calls(many: number): PostCall[] {
  return Array.from({ length: many }, () => ({
    ...bank.order(),
    groupId: null,
    payerAccountId: payer,
    payeeAccountId: payee,
    minutes: 1,
    exchangeId: null,
    actingForPersonId: null,
  }));
}

const post = (trx: CommunityTransaction, many: number) =>
  callPostBatch(trx, bank.communityId, calls(many), new Date());

const seal = (trx: CommunityTransaction) =>
  callSeal(trx, {
    communityId: bank.communityId,
    ledgerId: bank.ledgers.community_minute.ledgerId,
    most: batch,
    now: new Date(),
  });

/** How many rows of the transfers this transaction has read so far, by whatever way. */
async function rowsRead(trx: CommunityTransaction): Promise<number> {
  const { rows } = await sql<{ rows: string }>`
    select coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0) as rows
    from pg_stat_xact_all_tables where schemaname = 'time_bank' and relname = 'transfer'`.execute(trx);
  return Number(rows[0]?.rows ?? 0);
}

test('a batch and a link read what they are about, with the plans of an empty ledger, beside four thousand transfers', async () => {
  for (let call = 0; call < callsUntilKept; call += 1) {
    await bank.within((trx) => post(trx, 2));
    await bank.within(seal);
  }
  for (let made = 0; made < transfers; made += batch) await bank.within((trx) => post(trx, batch));

  const [posted, readByPost] = await bank.within(async (trx) => [
    await post(trx, batch),
    await rowsRead(trx),
  ]);
  expect(posted.filter(({ outcome }) => outcome === 'posted')).toHaveLength(batch);
  expect(readByPost).toBeLessThanOrEqual(2 * batch);

  const [sealed, readBySeal] = await bank.within(async (trx) => [await seal(trx), await rowsRead(trx)]);
  expect(sealed).toBe(batch);
  expect(readBySeal).toBeLessThanOrEqual(2 * batch);
});
