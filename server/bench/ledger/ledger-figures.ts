import { sql } from 'kysely';
import postgres from 'postgres';
import { inCommunity, openDatabase } from '../../src/db/index.ts';
import { sealLedger, verifyLedger } from '../../src/time-bank/index.ts';
import { figureOf, type Figure } from '../figures.ts';
import { communityOf, type Bank } from './bank.ts';
import { accounts, type LedgerRounds, type Name } from './ledger-rounds.ts';
import { newScripts } from './scripts.ts';

export const anchorScale = 50;

/** What the rounds came to, next to what was asked for. */
export function figuresOf(rounds: LedgerRounds): Figure[] {
  const anchor = `pgbench TPC-B of scale ${anchorScale}, 8 clients, same server and rounds`;
  const rate = (figure: string, name: Name, least?: number) =>
    figureOf({
      figure: `ledger.${figure}.per_second`,
      value: rounds.median(name, 'perSecond'),
      unit: 'a second',
      anchor,
      anchorValue: rounds.median('anchor', 'perSecond'),
      ...(least === undefined ? {} : { least }),
    });
  return [
    rate('post', 'post', 1.8),
    rate('post_with_chain.one_ledger', 'chainOfOne', 0.6),
    rate('post_with_chain.eight_ledgers', 'chainOfEight', 1.2),
    rate('post_with_chain.a_link_in_each_transaction', 'chainInTransaction'),
    rate('hold_and_post_pairs', 'holdAndPost', 0.8),
    rate('post.one_hot_fund', 'hotFund', 0.5),
    rate('batch_of_64.one_connection', 'batch', 10),
    figureOf({
      figure: 'ledger.batch_of_64.per_second.anchor_of_one',
      value: rounds.median('batch', 'perSecond'),
      unit: 'a second',
      anchor: `pgbench TPC-B of scale ${anchorScale}, 1 client`,
      anchorValue: rounds.median('anchorOfOne', 'perSecond'),
    }),
    rate('http.spread', 'httpSpread', 2.5),
    rate('http.one_hot_fund', 'httpHot', 2.2),
    figureOf({
      figure: 'ledger.post.cpu',
      value: rounds.median('post', 'cpuMicroseconds'),
      unit: 'microseconds of the database server a transfer',
      anchor,
      anchorValue: rounds.median('anchor', 'cpuMicroseconds'),
      most: 0.6,
    }),
    figureOf({
      figure: 'ledger.post.wal',
      value: rounds.median('post', 'walBytes'),
      unit: 'bytes of write-ahead log a transfer',
      anchor: 'bytes that are allowed',
      anchorValue: 700,
      most: 1,
    }),
    figureOf({
      figure: 'ledger.failed',
      value: rounds.failed,
      unit: 'refused by a deadlock or otherwise, or not answered 201',
      anchor: 'rounds',
      anchorValue: rounds.rounds,
      most: 0,
    }),
  ];
}

/** Once the rounds are over: a statement, what the disk holds, and reckoning all of it anew. */
export async function measureAfterwards(bank: Bank, secret: string): Promise<Figure[]> {
  const admin = postgres(bank.superUrl, { max: 1, onnotice: () => undefined });
  await admin.unsafe(
    'vacuum (analyze) time_bank.transfer, time_bank.chain_link, time_bank.unsealed_transfer',
  );
  const [size] = await admin<{ transfers: number; bytes: string }[]>`
    select (select count(*)::int from time_bank.transfer) as transfers,
           pg_total_relation_size('time_bank.transfer') + pg_total_relation_size('time_bank.chain_link') as bytes`;
  const transfers = size?.transfers ?? 0;
  const [plan] = await admin.begin(async (trx) => {
    await trx`select set_config('app.community_id', ${communityOf(0)}, true)`;
    const { statement } = newScripts('gen_random_uuid()', accounts);
    const query = statement.slice(statement.indexOf('select')).replace(':p::int', '77').replace(';', '');
    await trx.unsafe(query);
    return trx.unsafe<{ 'QUERY PLAN': { 'Execution Time': number }[] }[]>(
      `explain (analyze, format json) ${query}`,
    );
  });
  const app = await openDatabase({ databaseUrl: bank.superUrl, secret, role: 'snodo_app', connections: 2 });
  const id = communityOf(0);
  await inCommunity(app, id, (trx) => sealLedger(trx, id, id, new Date()));
  const startedAt = performance.now();
  const verified = await app.kysely.transaction().execute(async (trx) => {
    await sql`select set_config('app.community_id', ${id}, true)`.execute(trx);
    return verifyLedger(trx, id, id);
  });
  const seconds = (performance.now() - startedAt) / 1000;
  await Promise.all([app.close(), admin.end({ timeout: 5 })]);
  if (verified.fault !== null) throw new Error(`the chain is broken: ${JSON.stringify(verified)}`);
  return [
    figureOf({
      figure: 'ledger.statement_page',
      value: plan?.['QUERY PLAN'][0]?.['Execution Time'] ?? Number.NaN,
      unit: `milliseconds in the database for 50 entries, ${transfers * 2} entries in all`,
      anchor: 'milliseconds that are allowed',
      anchorValue: 5,
      most: 1,
    }),
    figureOf({
      figure: 'ledger.bytes_a_transfer',
      value: Number(size?.bytes) / transfers,
      unit: 'bytes on disk, indexes and chain included',
      anchor: 'bytes that are allowed',
      anchorValue: 400,
      most: 1,
    }),
    figureOf({
      figure: 'ledger.verify_a_million',
      value: (seconds * 1_000_000) / verified.transfers,
      unit: `seconds for a million transfers, from ${verified.transfers}`,
      anchor: 'seconds that are allowed',
      anchorValue: 10,
      most: 1,
    }),
  ];
}
