// Thousands of transactions of two communities on few connections, most of them broken off in some way.
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestServer, testSecret, type TestServer } from '../../test/harness.ts';
import { addTwin } from '../../test/twin.ts';
import { seededRandom } from '../programme/index.ts';
import { openDatabase, type Database } from './database.ts';
import { inCommunity, type CommunityTransaction } from './in-community.ts';

const connections = 4;
const transactions = 5_000;
/** So many at once wait for the few connections. */
const atOnce = 64;

let server: TestServer;
let pool: Database;
let communities: [string, string];
beforeAll(async () => {
  server = await openTestServer();
  const { milano, torino } = await addTwin(server);
  communities = [milano, torino];
  pool = await openDatabase({
    databaseUrl: server.databaseUrl,
    secret: testSecret,
    role: 'snodo_app',
    connections,
  });
});
afterAll(async () => {
  await pool.close();
  await server.stop();
});

const endings = ['commit', 'throw', 'fault', 'timeout', 'cancel', 'abandon', 'lose', 'rollback'] as const;
type Ending = (typeof endings)[number];

/** Rare where it is slow: a statement that times out, a connection that is lost. */
function endingOf(index: number, draw: number): Ending {
  if (index % 400 === 7) return 'lose';
  if (index % 200 === 3) return 'timeout';
  if (index % 100 === 5) return 'cancel';
  return (['commit', 'throw', 'fault', 'abandon', 'rollback', 'commit'] as const)[draw] ?? 'commit';
}

/** How a transaction ends, after it has read what it may. */
const ends: Record<Ending, (trx: CommunityTransaction) => Promise<unknown>> = {
  commit: async () => undefined,
  throw: async () => {
    throw new Error('broken off');
  },
  fault: (trx) => sql`select 1 / 0`.execute(trx),
  timeout: async (trx) => {
    await sql`select set_config('statement_timeout', '15', true)`.execute(trx);
    await sql`select pg_sleep(30)`.execute(trx);
  },
  cancel: async (trx) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(trx);
    const asleep = sql`select pg_sleep(30)`.execute(trx);
    // Until it is asleep there is nothing to cancel.
    const awake = async () => {
      for (let turn = 0; turn < 200; turn += 1) {
        const [row] = await server.owner<
          { done: boolean }[]
        >`select pg_cancel_backend(${rows[0]?.pid ?? 0}) as done from pg_stat_activity where pid = ${rows[0]?.pid ?? 0} and query like '%pg_sleep%' and state = 'active'`;
        if (row?.done === true) return;
        await pause(2);
      }
    };
    await Promise.all([asleep, awake()]);
  },
  // The caller goes away while her statement runs: nobody waits for its outcome.
  abandon: async (trx) => {
    sql`select count(*) from identity.person`.execute(trx).catch(() => undefined);
    throw new Error('went away');
  },
  lose: (trx) => sql`select pg_terminate_backend(pg_backend_pid())`.execute(trx),
  rollback: async (trx) => {
    await sql`insert into identity.person (community_id, id, display_name)
              select identity.current_community(), gen_random_uuid(), 'Nessuno'`.execute(trx);
    throw new Error('rolled back');
  },
};

test('no transaction sees another community’s row, and the pool lives on', async () => {
  const random = seededRandom('pool');
  const tables = ['identity.person', 'surveys.campaign', 'catalogue.service', 'identity.membership'];
  const plans = Array.from({ length: transactions }, (_, index) => ({
    community: communities[random.below(2) === 0 ? 0 : 1],
    ending: endingOf(index, random.below(6)),
    table: tables[index % tables.length] ?? 'identity.person',
  }));
  const foreign: unknown[] = [];
  const seen = new Map<string, number>();
  const run = ({ community, ending, table }: (typeof plans)[number]) =>
    inCommunity(pool, community, async (trx) => {
      const { rows } = await sql<{ id: string; count: number }>`
        select community_id as id, count(*)::int as count from ${sql.table(table)} group by 1`.execute(trx);
      for (const row of rows) {
        if (row.id !== community) foreign.push({ community, table, row });
        else seen.set(community, (seen.get(community) ?? 0) + row.count);
      }
      await ends[ending](trx);
    });
  const outcomes = new Map<Ending, { kept: number; broken: number }>();
  const waiting = plans.values();
  const work = async () => {
    for (const plan of waiting) {
      const tally = outcomes.get(plan.ending) ?? { kept: 0, broken: 0 };
      outcomes.set(plan.ending, tally);
      await run(plan).then(
        () => (tally.kept += 1),
        () => (tally.broken += 1),
      );
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));

  expect(foreign).toEqual([]);
  for (const community of communities) expect(seen.get(community)).toBeGreaterThan(transactions);
  const counted = (ending: Ending) => plans.filter((plan) => plan.ending === ending).length;
  for (const ending of endings) {
    expect(counted(ending), ending).toBeGreaterThan(10);
    const tally = outcomes.get(ending);
    // A lost connection may take along what was being sent on it; everything else ends as it was meant to.
    if (ending === 'commit') expect(tally?.kept, ending).toBeGreaterThan(counted(ending) - 100);
    else expect(tally, ending).toEqual({ kept: 0, broken: counted(ending) });
  }
}, 180_000);

test('a connection that is used again carries no community, no role and no timeout over', async () => {
  const left = await Promise.all(
    Array.from({ length: connections * 5 }, () =>
      sql<{ community: string | null; timeout: string; seen: number }>`
        select nullif(current_setting('app.community_id', true), '') as community,
               current_setting('statement_timeout') as timeout,
               (select count(*)::int from identity.person) as seen`.execute(pool.kysely),
    ),
  );
  expect(left.flatMap(({ rows }) => rows)).toEqual(
    left.map(() => ({ community: null, timeout: '0', seen: 0 })),
  );
  const [row] = await server.owner<{ count: number }[]>`
    select count(*)::int as count from identity.person where display_name = 'Nessuno'`;
  expect(row?.count).toBe(0);
});

test('a hundred callers who go away leave nothing open behind them', async () => {
  await Promise.all(
    Array.from({ length: 100 }, async (_, index) => {
      const leaving = new AbortController();
      const asked = fetch(`${server.url}/v1/milano/places?limit=100`, { signal: leaving.signal });
      setTimeout(() => leaving.abort(), index % 20);
      await asked.then(
        (answer) => answer.text().catch(() => undefined),
        () => undefined,
      );
    }),
  );
  const answer = await fetch(`${server.url}/v1/milano/places?limit=100`);
  expect(answer.status).toBe(200);
  const open = () => server.owner<{ count: number }[]>`
    select count(*)::int as count from pg_stat_activity
    where datname = current_database() and state like 'idle in transaction%'`;
  // The server's own rounds open a transaction now and then: one quiet look shows that none stays open.
  let left = await open();
  for (let turn = 0; turn < 500 && left[0]?.count !== 0; turn += 1) {
    await pause(10);
    left = await open();
  }
  expect(left[0]?.count).toBe(0);
});
