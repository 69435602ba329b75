import { sql } from 'kysely';
import postgres from 'postgres';
import { inCommunity, openDatabase } from '../../src/db/index.ts';
import { sealLedger, verifyLedger } from '../../src/time-bank/index.ts';
import { figureOf, median, type Figure } from '../figures.ts';
import { communityOf, newBank, type Bank } from './bank.ts';
import { HttpPosts } from './http-posts.ts';
import { fillAnchor, findPgbench, runPgbench } from './pgbench.ts';
import { newScripts } from './scripts.ts';
import { cpuSeconds } from './server-cost.ts';

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
}

const anchorScale = 50;
const accounts = 10_000;
const batchSize = 64;
const httpRequests = 4000;
const httpConnections = 64;

interface Cell {
  perSecond: number;
  cpuMicroseconds: number;
  walBytes: number;
  failed: number;
}

/**
 * Measures the ledger next to `pgbench`'s TPC-B of scale 50 on the same server, all of it in turns in each round, TPC-B
 * first and last; a figure is the median over the rounds. Durable: `fsync` and `synchronous_commit` are on. Row-level
 * security holds for the ledger's functions too, since the tables' owner is no superuser.
 */
export async function measureLedger(server: MeasuredPostgres, options: LedgerBenchOptions): Promise<Figure[]> {
  findPgbench();
  const { secret, migrations, words, log } = options;
  const isQuick = words.includes('quick');
  const bank = await newBank(server.url, { name: 'bank', secret, migrations, accounts });
  const anchorUrl = await newAnchor(server.url, isQuick ? 1 : anchorScale);
  const bench = new LedgerBench(server, bank, anchorUrl, { seconds: isQuick ? 1 : 5, log });
  const http = await HttpPosts.start(bank, secret);
  try {
    for (let round = 0; round < (isQuick ? 1 : 5); round += 1) await bench.round(http);
  } finally {
    await http.stop();
  }
  const figures = bench.figures();
  figures.push(...(await bench.after(secret)));
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

type Name =
  | 'anchor'
  | 'anchorOfOne'
  | 'post'
  | 'chainOfOne'
  | 'chainOfEight'
  | 'chainInTransaction'
  | 'holdAndPost'
  | 'hotFund'
  | 'batch'
  | 'httpSpread'
  | 'httpHot';

class LedgerBench {
  readonly #server: MeasuredPostgres;
  readonly #bank: Bank;
  readonly #anchorUrl: string;
  readonly #seconds: number;
  readonly #log: (line: string) => void;
  readonly #cells = new Map<Name, Cell[]>();
  readonly #admin: postgres.Sql;

  constructor(
    server: MeasuredPostgres,
    bank: Bank,
    anchorUrl: string,
    { seconds, log }: { seconds: number; log: (line: string) => void },
  ) {
    this.#server = server;
    this.#bank = bank;
    this.#anchorUrl = anchorUrl;
    this.#seconds = seconds;
    this.#log = log;
    this.#admin = postgres(bank.superUrl, { max: 1, onnotice: () => undefined });
  }

  async round(http: HttpPosts): Promise<void> {
    const [version] = await this.#admin<{ number: number }[]>`select current_setting('server_version_num')::int as number`;
    const scripts = newScripts((version?.number ?? 0) >= 180_000 ? 'uuidv7()' : 'gen_random_uuid()', accounts);
    await this.#pgbench('anchor', 'tpcb-like');
    await this.#pgbench('post', scripts.post);
    await this.#sealed('chainOfOne', scripts.post, scripts.seal, [0]);
    await this.#sealed('chainOfEight', scripts.postOfEight, scripts.seal, [0, 1, 2, 3, 4, 5, 6, 7]);
    await this.#pgbench('chainInTransaction', scripts.postAndSeal);
    await this.#pgbench('holdAndPost', scripts.holdAndPost);
    await this.#pgbench('hotFund', scripts.hotFund);
    await this.#pgbench('anchorOfOne', 'tpcb-like', { clients: 1 });
    await this.#pgbench('batch', scripts.batch, { clients: 1, each: batchSize });
    await this.#http('httpSpread', http, false);
    await this.#http('httpHot', http, true);
    await this.#pgbench('anchor', 'tpcb-like');
    // What waits is sealed between the rounds, so that each begins alike.
    for (let index = 0; index < 8; index += 1) await this.#sealRest(index);
  }

  async #pgbench(name: Name, script: string, { clients = 8, each = 1 } = {}): Promise<void> {
    const isAnchor = script === 'tpcb-like';
    await this.#measure(name, async () => {
      const run = await runPgbench({
        databaseUrl: isAnchor ? this.#anchorUrl : this.#bank.appUrl,
        clients,
        seconds: this.#seconds,
        script,
        settings: isAnchor ? {} : { 'app.community_id': communityOf(0) },
      });
      return {
        done: run.transactions * each,
        perSecond: run.transactionsPerSecond * each,
        failed: run.failed,
      };
    });
  }

  /** Eight clients post while another seals; what waits at the end is sealed in the measured time too. */
  async #sealed(name: Name, script: string, seal: string, ledgers: number[]): Promise<void> {
    await this.#measure(name, async () => {
      const posting = runPgbench({
        databaseUrl: this.#bank.appUrl,
        clients: 8,
        seconds: this.#seconds,
        script,
        settings: { 'app.community_id': communityOf(0) },
      });
      const sealing = ledgers.map((index) =>
        runPgbench({
          databaseUrl: this.#bank.appUrl,
          clients: 1,
          seconds: this.#seconds,
          script: seal.replaceAll(communityOf(0), communityOf(index)),
          settings: { 'app.community_id': communityOf(index) },
        }),
      );
      const [run] = await Promise.all([posting, ...sealing]);
      const restAt = performance.now();
      for (const index of ledgers) await this.#sealRest(index);
      const seconds = run.transactions / run.transactionsPerSecond + (performance.now() - restAt) / 1000;
      return { done: run.transactions, perSecond: run.transactions / seconds, failed: run.failed };
    });
  }

  async #sealRest(index: number): Promise<void> {
    const id = communityOf(index);
    await this.#admin.begin(async (trx) => {
      await trx`select set_config('app.community_id', ${id}, true)`;
      for (;;) {
        const [row] = await trx<{ seal: number }[]>`select time_bank.seal(${id}, ${id}, 500, now())`;
        if (row?.seal !== 500) return;
      }
    });
  }

  async #http(name: Name, http: HttpPosts, isHot: boolean): Promise<void> {
    await this.#measure(name, async () => {
      const outcome = await http.measure({ connections: httpConnections, requests: httpRequests, isHot });
      return { done: httpRequests - outcome.failed, ...outcome };
    });
  }

  async #measure(
    name: Name,
    run: () => Promise<{ done: number; perSecond: number; failed: number }>,
  ): Promise<void> {
    const lsn = async () =>
      Number((await this.#admin<{ at: string }[]>`select pg_current_wal_insert_lsn() - '0/0' as at`)[0]?.at);
    const [cpuBefore, walBefore] = [cpuSeconds(this.#server.pid) ?? Number.NaN, await lsn()];
    const { done, perSecond, failed } = await run();
    const cell: Cell = {
      perSecond,
      cpuMicroseconds: (((cpuSeconds(this.#server.pid) ?? Number.NaN) - cpuBefore) * 1e6) / done,
      walBytes: ((await lsn()) - walBefore) / done,
      failed,
    };
    this.#cells.set(name, [...(this.#cells.get(name) ?? []), cell]);
    this.#log(
      `${name.padEnd(18)} ${perSecond.toFixed(0).padStart(7)}/s ${cell.cpuMicroseconds.toFixed(0).padStart(6)} µs ${cell.walBytes.toFixed(0).padStart(6)} B ${failed} failed`,
    );
  }

  #median(name: Name, part: keyof Cell): number {
    return median((this.#cells.get(name) ?? []).map((cell) => cell[part]));
  }

  figures(): Figure[] {
    const anchor = `pgbench TPC-B of scale ${anchorScale}, 8 clients, same server and rounds`;
    const rate = (figure: string, name: Name, least?: number) =>
      figureOf({
        figure: `ledger.${figure}.per_second`,
        value: this.#median(name, 'perSecond'),
        unit: 'a second',
        anchor,
        anchorValue: this.#median('anchor', 'perSecond'),
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
        value: this.#median('batch', 'perSecond'),
        unit: 'a second',
        anchor: `pgbench TPC-B of scale ${anchorScale}, 1 client`,
        anchorValue: this.#median('anchorOfOne', 'perSecond'),
      }),
      rate('http.spread', 'httpSpread', 2.5),
      rate('http.one_hot_fund', 'httpHot', 2.2),
      figureOf({
        figure: 'ledger.post.cpu',
        value: this.#median('post', 'cpuMicroseconds'),
        unit: 'microseconds of the database server a transfer',
        anchor,
        anchorValue: this.#median('anchor', 'cpuMicroseconds'),
        most: 0.6,
      }),
      figureOf({
        figure: 'ledger.post.wal',
        value: this.#median('post', 'walBytes'),
        unit: 'bytes of write-ahead log a transfer',
        anchor: 'bytes that are allowed',
        anchorValue: 700,
        most: 1,
      }),
      figureOf({
        figure: 'ledger.failed',
        value: [...this.#cells.values()].flat().reduce((sum, { failed }) => sum + failed, 0),
        unit: 'refused by a deadlock or otherwise, or not answered 201',
        anchor: 'rounds',
        anchorValue: (this.#cells.get('post') ?? []).length,
        most: 0,
      }),
    ];
  }

  /** Once the rounds are over: a statement, what the disk holds, and reckoning all of it anew. */
  async after(secret: string): Promise<Figure[]> {
    await this.#admin.unsafe('vacuum (analyze) time_bank.transfer, time_bank.chain_link, time_bank.unsealed_transfer');
    const [size] = await this.#admin<{ transfers: number; bytes: string }[]>`
      select (select count(*)::int from time_bank.transfer) as transfers,
             pg_total_relation_size('time_bank.transfer') + pg_total_relation_size('time_bank.chain_link') as bytes`;
    const transfers = size?.transfers ?? 0;
    const [plan] = await this.#admin.begin(async (trx) => {
      await trx`select set_config('app.community_id', ${communityOf(0)}, true)`;
      const { statement } = newScripts('gen_random_uuid()', accounts);
      const query = statement.slice(statement.indexOf('select')).replace(':p::int', '77').replace(';', '');
      await trx.unsafe(query);
      return trx.unsafe<{ 'QUERY PLAN': { 'Execution Time': number }[] }[]>(`explain (analyze, format json) ${query}`);
    });
    const app = await openDatabase({ databaseUrl: this.#bank.superUrl, secret, role: 'snodo_app', connections: 2 });
    const id = communityOf(0);
    await inCommunity(app, id, (trx) => sealLedger(trx, id, id, new Date()));
    const startedAt = performance.now();
    const verified = await app.kysely.transaction().execute(async (trx) => {
      await sql`select set_config('app.community_id', ${id}, true)`.execute(trx);
      return verifyLedger(trx, id, id);
    });
    const seconds = (performance.now() - startedAt) / 1000;
    await Promise.all([app.close(), this.#admin.end({ timeout: 5 })]);
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
}

const many = 1_000_000;

/** The same post with a thousand accounts and nothing posted, and with a million accounts and ten million entries. */
async function measureGrowth(
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
