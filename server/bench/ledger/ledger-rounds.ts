import postgres from 'postgres';
import { median } from '../figures.ts';
import { communityOf, type Bank } from './bank.ts';
import type { HttpPosts } from './http-posts.ts';
import type { MeasuredPostgres } from './measure-ledger.ts';
import { runPgbench } from './pgbench.ts';
import { newScripts } from './scripts.ts';
import { cpuSeconds } from './server-cost.ts';

export const accounts = 10_000;
const batchSize = 64;
const httpRequests = 2000;
const httpConnections = 64;

interface Cell {
  perSecond: number;
  cpuMicroseconds: number;
  walBytes: number;
  failed: number;
}

export type Name =
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

type Scripts = ReturnType<typeof newScripts>;

/** The cells of each round. */
export class LedgerRounds {
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
    const [version] = await this.#admin<
      { number: number }[]
    >`select current_setting('server_version_num')::int as number`;
    const scripts = newScripts(
      (version?.number ?? 0) >= 180_000 ? 'uuidv7()' : 'gen_random_uuid()',
      accounts,
    );
    await this.#pgbench('anchor', 'tpcb-like');
    await this.#pgbench('post', scripts.post);
    await this.#sealed('chainOfOne', scripts, [0], scripts.post);
    await this.#sealed('chainOfEight', scripts, [0, 1, 2, 3, 4, 5, 6, 7]);
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

  /** Eight clients post while others seal; what waits at the end is sealed in the measured time too. */
  async #sealed(name: Name, scripts: Scripts, ledgers: number[], postInFirst?: string): Promise<void> {
    const run = (index: number, script: string, clients: number) =>
      runPgbench({
        databaseUrl: this.#bank.appUrl,
        clients,
        seconds: this.#seconds,
        script,
        settings: { 'app.community_id': communityOf(index) },
      });
    await this.#measure(name, async () => {
      const posting = ledgers.map((index) =>
        run(index, postInFirst ?? scripts.postIn(index), 8 / ledgers.length),
      );
      const sealing = ledgers.map((index) => run(index, scripts.sealIn(index), 1));
      const [runs] = await Promise.all([Promise.all(posting), Promise.all(sealing)]);
      const restAt = performance.now();
      for (const index of ledgers) await this.#sealRest(index);
      const seconds = this.#seconds + (performance.now() - restAt) / 1000;
      const done = runs.reduce((sum, { transactions }) => sum + transactions, 0);
      return { done, perSecond: done / seconds, failed: runs.reduce((sum, { failed }) => sum + failed, 0) };
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
    // A figure of nothing would be met or missed by chance.
    if (!(done > 0))
      throw new Error(`${name}: nothing was done in the time; the machine is too busy to measure`);
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

  median(name: Name, part: keyof Cell): number {
    return median((this.#cells.get(name) ?? []).map((cell) => cell[part]));
  }

  get failed(): number {
    return [...this.#cells.values()].flat().reduce((sum, { failed }) => sum + failed, 0);
  }

  get rounds(): number {
    return (this.#cells.get('post') ?? []).length;
  }

  close(): Promise<void> {
    return this.#admin.end({ timeout: 5 });
  }
}
