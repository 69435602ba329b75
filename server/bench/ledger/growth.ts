import postgres from 'postgres';
import { figureOf, median, type Figure } from '../figures.ts';
import { communityOf, newBank, type Bank } from './bank.ts';
import type { LedgerBenchOptions, MeasuredPostgres } from './measure-ledger.ts';
import { runPgbench } from './pgbench.ts';
import { newScripts } from './scripts.ts';
import { cpuSeconds } from './server-cost.ts';

const many = 1_000_000;

/** The same post with a thousand accounts and nothing posted, and with a million accounts and ten million entries. */
export async function measureGrowth(
  server: MeasuredPostgres,
  anchorUrl: string,
  { secret, migrations, log }: LedgerBenchOptions,
): Promise<Figure[]> {
  const small = await newBank(server.url, { name: 'small', secret, migrations, accounts: 1000 });
  const large = await newBank(server.url, { name: 'large', secret, migrations, accounts: many });
  await fillEntries(large, 5_000_000, log);
  const [ofSmall, ofLarge] = [
    new Growth(server, small, newScripts('uuidv7()', 1000).post),
    new Growth(server, large, newScripts('uuidv7()', many).post),
  ];
  for (let round = 0; round < 5; round += 1) {
    await runPgbench({ databaseUrl: anchorUrl, clients: 8, seconds: 2, script: 'tpcb-like' });
    for (const one of [ofSmall, ofLarge]) await one.round();
    log(`growth ${ofSmall.rates.at(-1)?.toFixed(0)}/s → ${ofLarge.rates.at(-1)?.toFixed(0)}/s`);
  }
  await Promise.all([small.drop(), large.drop()]);
  const anchor = 'the same with a thousand accounts and no entries, in the same rounds';
  return [
    figureOf({
      figure: 'ledger.growth.per_second',
      value: median(ofLarge.rates),
      unit: 'a second, a million accounts, ten million entries',
      anchor,
      anchorValue: median(ofSmall.rates),
      least: 0.9,
    }),
    figureOf({
      figure: 'ledger.growth.cpu',
      value: median(ofLarge.cpu),
      unit: 'microseconds of the database server a transfer',
      anchor,
      anchorValue: median(ofSmall.cpu),
      most: 1.25,
    }),
  ];
}

class Growth {
  readonly rates: number[] = [];
  readonly cpu: number[] = [];
  readonly #server: MeasuredPostgres;
  readonly #bank: Bank;
  readonly #script: string;

  constructor(server: MeasuredPostgres, bank: Bank, script: string) {
    this.#server = server;
    this.#bank = bank;
    this.#script = script;
  }

  async round(): Promise<void> {
    const before = cpuSeconds(this.#server.pid) ?? Number.NaN;
    const { transactions, transactionsPerSecond } = await runPgbench({
      databaseUrl: this.#bank.appUrl,
      clients: 8,
      seconds: 5,
      script: this.#script,
      settings: { 'app.community_id': communityOf(0) },
    });
    this.rates.push(transactionsPerSecond);
    this.cpu.push((((cpuSeconds(this.#server.pid) ?? Number.NaN) - before) * 1e6) / transactions);
  }
}

/** Posts in batches until there are so many. */
async function fillEntries(bank: Bank, transfers: number, log: (line: string) => void): Promise<void> {
  const { batch } = newScripts('uuidv7()', many);
  for (;;) {
    await runPgbench({
      databaseUrl: bank.appUrl,
      clients: 2,
      seconds: 30,
      script: batch,
      settings: { 'app.community_id': communityOf(0) },
    });
    const owner = postgres(bank.superUrl, { max: 1, onnotice: () => undefined });
    const [row] = await owner<{ count: number }[]>`select count(*)::int as count from time_bank.transfer`;
    await owner.end({ timeout: 5 });
    log(`filled ${row?.count} of ${transfers}`);
    if ((row?.count ?? 0) >= transfers) return;
  }
}
