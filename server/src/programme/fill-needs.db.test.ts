// At first start a manager finds needs at every step, a referral under way and a round that people have applied to.
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clusterOf, clustersFor } from '../../test/cluster-rows.ts';
import { openTestServer, testSecret, type TestServer } from '../../test/harness.ts';
import { wellOf } from '../../test/members.ts';
import { newManager, type SeenNeed } from '../../test/needs.ts';
import type { SeenReferral } from '../../test/referral-rows.ts';
import { foundGroups } from '../../test/poolings.ts';
import type { Visitor } from '../../test/visitors.ts';
import { fillNeeds, readProgramme } from './index.ts';

let server: TestServer;
let manager: Visitor;
beforeAll(async () => {
  server = await openTestServer();
  const programme = await readProgramme(join(import.meta.dirname, '../../../examples/milano'));
  await fillNeeds(programme, {
    databaseUrl: server.databaseUrl,
    secret: testSecret,
    clock: server.clock,
  });
  manager = await newManager(server, null);
});
afterAll(() => server.stop());

const itemsOf = async <Item>(path: string, query = '') =>
  (wellOf(await manager.ask(path, { query: `?limit=100${query}` })) as { items: Item[] }).items;

test('needs wait, are taken, and have answers; one is late for nobody', async () => {
  const waiting = await itemsOf<SeenNeed>('/needs');
  const answered = await itemsOf<SeenNeed>('/needs', '&show=answered');
  expect([waiting.length, answered.length]).toEqual([10, 2]);
  expect(new Set(waiting.map(({ state }) => state))).toEqual(new Set(['open', 'taken']));
});

test('a referral is under way', async () => {
  const referrals = await itemsOf<SeenReferral>('/referrals');
  expect(referrals).toMatchObject([{ state: 'in_progress', isLate: false }]);
});

test('families could share', async () => {
  expect((await foundGroups(manager)).items[0]?.needs.length).toBeGreaterThanOrEqual(2);
});

test('a round is open, with its applications', async () => {
  const rounds = await itemsOf<{ state: string }>('/rounds');
  expect(rounds).toMatchObject([{ state: 'open' }]);
  const [row] = await server.owner`select count(*)::int as applications from matching.application`;
  expect(row).toEqual({ applications: 5 });
});

test('what many lack is suggested, and one is decided, on evidence', async () => {
  const suggested = await clustersFor(manager);
  expect(suggested.length).toBeGreaterThan(0);
  const [decided, ...others] = await clustersFor(manager, 'decided');
  expect(others).toEqual([]);
  const { state, baseline } = await clusterOf(manager, decided?.id ?? '');
  expect(state).toBe('open');
  expect(baseline?.signals.length).toBeGreaterThan(0);
});

test('nobody was written to', async () => {
  const [row] = await server.owner`
    select count(*)::int as mails from notices.message where kind like 'need%' or kind like 'referral%'`;
  expect(row).toEqual({ mails: 0 });
});
