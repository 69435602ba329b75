import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { someBlinded } from '../../test/blind-ballots.ts';
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
    await trx`select 1 from surveys.ballot_roll for update`;
    const waiting = call(server, address, { token, body: someBlinded });
    await cutWhoeverWaits();
    return waiting;
  });
  expect(asked.status).toBe(503);
  expect(refusalOf(asked)).toBe('unavailable');
  expect((await call(server, address, { token, body: someBlinded })).status).toBe(201);
});

/** Another connection looks: inside a transaction what others are doing is read once and stays as it was. */
async function cutWhoeverWaits(): Promise<void> {
  for (let look = 0; look < 1000; look += 1) {
    const cut = await server.owner`
      select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and usename = 'snodo_app' and wait_event_type = 'Lock'`;
    if (cut.length > 0) return;
    await pause(10);
  }
  throw new Error('no request waits for the row');
}
