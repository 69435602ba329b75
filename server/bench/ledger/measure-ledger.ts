import postgres from 'postgres';
import type { Figure } from '../figures.ts';
import { newBank } from './bank.ts';
import { measureGrowth } from './growth.ts';
import { HttpPosts } from './http-posts.ts';
import { anchorScale, figuresOf, measureAfterwards } from './ledger-figures.ts';
import { accounts, LedgerRounds } from './ledger-rounds.ts';
import { fillAnchor, findPgbench } from './pgbench.ts';

export interface MeasuredPostgres {
  url: string;
  pid: number;
}

export interface LedgerBenchOptions {
  secret: string;
  migrations: string;
  /** `growth`: a million accounts and ten million entries too. `quick`: one round of a second, to see that it runs. */
  words: readonly string[];
  log: (line: string) => void;
  /** Five rounds of five seconds unless told. */
  rounds?: number;
  seconds?: number;
}

/**
 * Measures the ledger next to `pgbench`'s TPC-B of scale 50 on the same server, all of it in turns in each round, TPC-B
 * first and last; a figure is the median over the rounds. Durable: `fsync` and `synchronous_commit` are on. Row-level
 * security holds for the ledger's functions too, since the tables' owner is no superuser.
 */
export async function measureLedger(
  server: MeasuredPostgres,
  options: LedgerBenchOptions,
): Promise<Figure[]> {
  findPgbench();
  const { secret, migrations, words, log } = options;
  const isQuick = words.includes('quick');
  const { rounds = isQuick ? 1 : 5, seconds = isQuick ? 1 : 5 } = options;
  const bank = await newBank(server.url, { name: 'bank', secret, migrations, accounts });
  const anchorUrl = await newAnchor(server.url, isQuick ? 1 : anchorScale);
  const bench = new LedgerRounds(server, bank, anchorUrl, { seconds, log });
  const http = await HttpPosts.start(bank, secret);
  try {
    for (let round = 0; round < rounds; round += 1) await bench.round(http);
  } finally {
    await http.stop();
  }
  await bench.close();
  const figures = [...figuresOf(bench), ...(await measureAfterwards(bank, secret))];
  await bank.drop();
  if (words.includes('growth')) figures.push(...(await measureGrowth(server, anchorUrl, options)));
  return figures;
}

async function newAnchor(serverUrl: string, scale: number): Promise<string> {
  const admin = postgres(serverUrl, { max: 1, onnotice: () => undefined });
  await admin.unsafe('create database anchor');
  await admin.end({ timeout: 5 });
  const url = new URL(serverUrl);
  url.pathname = '/anchor';
  await fillAnchor(url.toString(), scale);
  return url.toString();
}
