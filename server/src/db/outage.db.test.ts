import { afterAll, beforeAll, expect, test } from 'vitest';
import { call, refusalOf } from '../../test/calls.ts';
import { openTestServer, type TestServer } from '../../test/harness.ts';

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
});
afterAll(() => server.stop());

test('a request whose connection breaks in the middle is told so, and the next one is served', async () => {
  const address = '/v1/milano/campaigns/autunno-2026/ballots';
  const token = await server.tokenOf('Laura Bianchi');
  const asked = await server.owner.begin(async (trx) => {
    // The request waits for this row, in the middle of its transaction, until its connection is cut.
    await trx`select 1 from surveys.invitation i join identity.person p on p.id = i.person_id where p.display_name = 'Laura Bianchi' for update of i`;
    const waiting = call(server, address, { method: 'POST', token });
    for (let cut = 0; cut === 0;) {
      const rows = await trx`
        select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and usename = 'snodo_app' and wait_event_type = 'Lock'`;
      cut = rows.length;
    }
    return waiting;
  });
  expect(asked.status).toBe(503);
  expect(refusalOf(asked)).toBe('unavailable');
  expect((await call(server, address, { method: 'POST', token })).status).toBe(201);
});

test('requests during a restart of the database are served or told so, and all of them afterwards', async () => {
  const ask = () => call(server, '/v1/milano/services?limit=20');
  const statuses: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    const asked = Array.from({ length: 20 }, ask);
    await server.owner`
      select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename like 'snodo_%'`;
    statuses.push(...(await Promise.all(asked)).map(({ status }) => status));
  }
  expect(statuses.filter((status) => status !== 200 && status !== 503)).toEqual([]);
  const afterwards = await Promise.all(Array.from({ length: 20 }, ask));
  expect(afterwards.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200));
});
