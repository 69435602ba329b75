import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { v7 as uuidv7 } from 'uuid';
import { inCommunity, openDatabase, type Database } from '../../src/db/index.ts';
import { Problem } from '../../src/http/index.ts';
import { seededRandom, type Random } from '../../src/programme/index.ts';
import {
  communityLedgers,
  expireDueHolds,
  openLedgerAccount,
  placeHold,
  postGroup,
  postHold,
  postTransfer,
  reverseTransfer,
  sealLedger,
  verifyLedger,
  voidHold,
} from '../../src/time-bank/index.ts';
import { brokenInvariants } from './invariants.ts';

/** A PostgreSQL that can be ended as a power cut would. */
export interface KillableServer {
  url: string;
  kill(): Promise<void>;
}

export interface SoakOptions {
  server: KillableServer;
  /** Address of the migrated database on a server at `url`: it is another after each kill. */
  databaseUrlOn(url: string): string;
  secret: string;
  communityId: string;
  operations: number;
  kills: number;
  clients: number;
  accounts: number;
  log?: (line: string) => void;
}

export interface SoakOutcome {
  done: number;
  refused: Record<string, number>;
  /** How often a client lost its connection and asked again with the same id. */
  askedAgain: number;
  /** Done for a client and not in the ledger, or not done and in it. */
  lostOrPhantom: number;
  broken: string[];
  chain: { links: number; transfers: number; fault: unknown };
}

/** Whoever is told one of these does not know whether it was done, and asks again. */
const unsure = new Set([
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'CONNECTION_DESTROYED',
  'CONNECT_TIMEOUT',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  '57P01',
  '57P02',
  '57P03',
]);

function isUnsure(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('code' in error && unsure.has(String(error.code))) return true;
  // The query builder asks its driver to drop a connection on which not even a rollback works; this driver cannot.
  return error instanceof TypeError && error.message.includes('DISCARD');
}

/**
 * Mixed operations by clients that know nothing of one another, while the database is killed again and again. After each
 * kill and at the end everything is reckoned anew.
 */
export class Soak {
  readonly #options: SoakOptions;
  readonly #accountIds: string[] = [];
  readonly #recent: string[] = [];
  readonly #done = new Set<string>();
  readonly #refused = new Set<string>();
  readonly #outcome: SoakOutcome = {
    done: 0,
    refused: {},
    askedAgain: 0,
    lostOrPhantom: 0,
    broken: [],
    chain: { links: 0, transfers: 0, fault: null },
  };
  #app!: Database;
  #ledgerId = '';
  #asked = 0;
  #isDown = false;

  constructor(options: SoakOptions) {
    this.#options = options;
  }

  async run(): Promise<SoakOutcome> {
    const { clients, kills, operations, log = () => undefined } = this.#options;
    await this.#open();
    await this.#openAccounts();
    const ended = Promise.all(Array.from({ length: clients }, (_, index) => this.#client(index)));
    for (let kill = 1; kill <= kills; kill += 1) {
      while (this.#asked < (operations * kill) / (kills + 1)) await sleep(20);
      this.#isDown = true;
      await this.#options.server.kill();
      await this.#open();
      this.#isDown = false;
      log(`killed ${kill} times, ${this.#asked} operations asked, ${this.#done.size} done`);
      const owner = this.#owner();
      // While the clients go on: one statement sees one moment.
      this.#outcome.broken.push(...(await brokenInvariants(owner)));
      await owner.end({ timeout: 5 });
    }
    await ended;
    await this.#judge();
    await this.#app.close();
    return this.#outcome;
  }

  async #open(): Promise<void> {
    const { secret, clients, databaseUrlOn, server } = this.#options;
    const old = this.#app as Database | undefined;
    this.#app = await openDatabase({
      databaseUrl: databaseUrlOn(server.url),
      secret,
      role: 'snodo_app',
      connections: clients + 1,
    });
    await old?.close();
  }

  #owner(): postgres.Sql {
    const { databaseUrlOn, server } = this.#options;
    return postgres(databaseUrlOn(server.url), { max: 1, onnotice: () => undefined });
  }

  async #openAccounts(): Promise<void> {
    const { communityId, accounts } = this.#options;
    await inCommunity(this.#app, communityId, async (trx) => {
      const { community_minute: own } = await communityLedgers(trx, communityId, new Date());
      this.#ledgerId = own.ledgerId;
      this.#accountIds.push(own.fundAccountId, own.clearingAccountId);
      for (let index = 0; index < accounts; index += 1) {
        const id = uuidv7();
        await openLedgerAccount(trx, {
          communityId,
          id,
          ledgerId: own.ledgerId,
          kind: 'person',
          now: new Date(),
        });
        this.#accountIds.push(id);
      }
    });
  }

  async #client(index: number): Promise<void> {
    const random = seededRandom(`soak ${index}`);
    while (this.#asked < this.#options.operations) {
      this.#asked += 1;
      await this.#ask(uuidv7(), this.#operation(random));
    }
  }

  /** Until it is known whether it was done; the same id each time. */
  async #ask(id: string, run: (id: string) => Promise<string[]>): Promise<void> {
    for (;;) {
      try {
        for (const made of await run(id)) {
          this.#done.add(made);
          this.#recent.push(made);
        }
        if (this.#recent.length > 500) this.#recent.splice(0, 250);
        return;
      } catch (error) {
        if (error instanceof Problem) {
          this.#refused.add(id);
          this.#outcome.refused[error.code] = (this.#outcome.refused[error.code] ?? 0) + 1;
          return;
        }
        if (!isUnsure(error)) throw error;
        this.#outcome.askedAgain += 1;
        do await sleep(25);
        while (this.#isDown);
      }
    }
  }

  /** One operation, decided now and the same however often it is asked for. */
  #operation({ below, fraction }: Random): (id: string) => Promise<string[]> {
    const { communityId } = this.#options;
    const pick = <Value>(values: readonly Value[]): Value => values[below(values.length)] as Value;
    const [payerAccountId, payeeAccountId, third] = [
      pick(this.#accountIds),
      pick(this.#accountIds),
      pick(this.#accountIds),
    ];
    const minutes = 1 + below(120);
    const recent = this.#recent.length === 0 ? uuidv7() : pick(this.#recent);
    const now = new Date();
    const order = (id: string) => ({
      communityId,
      id,
      actorPersonId: communityId,
      servedOn: '2026-11-20',
      now,
    });
    const within = async (work: Parameters<typeof inCommunity<{ id: string }[]>>[2]) =>
      (await inCommunity(this.#app, communityId, work)).map(({ id }) => id);
    const chance = fraction();
    if (chance < 0.4)
      return (id) =>
        within(async (trx) => [
          await postTransfer(trx, { ...order(id), payerAccountId, payeeAccountId, minutes }),
        ]);
    if (chance < 0.6) {
      const expiresAt = new Date(now.getTime() + 50 + below(20_000));
      return (id) =>
        within(async (trx) => [
          await placeHold(trx, { ...order(id), payerAccountId, payeeAccountId, minutes, expiresAt }),
        ]);
    }
    if (chance < 0.78)
      return (id) => within(async (trx) => [await postHold(trx, { ...order(id), holdId: recent, minutes })]);
    if (chance < 0.84)
      return (id) => within(async (trx) => [await voidHold(trx, { ...order(id), holdId: recent })]);
    if (chance < 0.9)
      return (id) =>
        within(async (trx) => [
          await reverseTransfer(trx, { ...order(id), reversesId: recent, reason: 'prova' }),
        ]);
    if (chance < 0.95) {
      const legIds = [uuidv7(), uuidv7()];
      const legs = [payerAccountId, third].map((payer, index) => ({
        id: legIds[index] ?? '',
        payerAccountId: payer,
        payeeAccountId,
        minutes,
      }));
      return (groupId) => within((trx) => postGroup(trx, { ...order(groupId), groupId, legs }));
    }
    return () =>
      within(async (trx) => {
        if (chance < 0.97) await expireDueHolds(trx, communityId, now, 20);
        else await sealLedger(trx, communityId, this.#ledgerId, now);
        return [];
      });
  }

  async #judge(): Promise<void> {
    const { communityId } = this.#options;
    const owner = this.#owner();
    try {
      await inCommunity(this.#app, communityId, (trx) =>
        sealLedger(trx, communityId, this.#ledgerId, new Date()),
      );
      this.#outcome.chain = await inCommunity(this.#app, communityId, (trx) =>
        verifyLedger(trx, communityId, this.#ledgerId),
      );
      this.#outcome.broken.push(...(await brokenInvariants(owner)));
      const kept = await owner<{ id: string; kind: string }[]>`select id, kind::text from time_bank.transfer`;
      const ids = new Set(kept.map(({ id }) => id));
      const phantom = kept.filter(({ id, kind }) => kind !== 'expire' && !this.#done.has(id)).length;
      const lost = [...this.#done].filter((id) => !ids.has(id)).length;
      const refusedAndKept = [...this.#refused].filter((id) => ids.has(id)).length;
      this.#outcome.lostOrPhantom = phantom + lost + refusedAndKept;
      this.#outcome.done = this.#done.size;
    } finally {
      await owner.end({ timeout: 5 });
    }
  }
}
