import { setTimeout as pause } from 'node:timers/promises';
import { pino } from 'pino';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newCampaign } from '../../../test/belongings.ts';
import { call, refusalOf } from '../../../test/calls.ts';
import { openTestDatabase, openTestServer, testSecret, type TestServer } from '../../../test/harness.ts';
import { releaseAndWait } from '../../../test/release-runs.ts';
import { openDatabase } from '../../db/index.ts';
import { systemClock } from '../../http/index.ts';
import { ReleaseRunner } from './release-runner.ts';

let server: TestServer;
let cookie: string;
beforeAll(async () => {
  server = await openTestServer();
  cookie = await server.cookieOf('Marta Conti');
});
afterAll(() => server.stop());

const runOf = (code: string) => call(server, `/v1/milano/campaigns/${code}/release-run`, { cookie });

/** A run as a node leaves it behind that has died in the middle. */
async function abandonedRun(code: string, attempts: number): Promise<void> {
  await server.owner`
    insert into surveys.release_run
      (community_id, id, campaign_id, requested_at, state, step, percent, attempts, leased_until)
    select community_id, gen_random_uuid(), id, now(), 'running', 'auditing', 40, ${attempts}, now() - interval '1 second'
    from surveys.campaign where code = ${code}`;
}

/** Questions that no release can be made of; gives the campaign's code. */
async function unreadableCampaign(): Promise<string> {
  const code = await newCampaign(server);
  await server.owner`
    insert into surveys.instrument (community_id, id, code, version, definition)
    select community_id, gen_random_uuid(), ${code}, 1, '{"pages": [{"elements": [{"type": "rating"}]}]}' from surveys.instrument limit 1`;
  await server.owner`
    update surveys.campaign c set instrument_id = i.id from surveys.instrument i where c.code = ${code} and i.code = ${code}`;
  return code;
}

test('there is no run to watch before one was asked for', async () => {
  expect(refusalOf(await runOf(await newCampaign(server)))).toBe('not_found');
});

test('a run ends at the last step, and the release stands', async () => {
  const code = await newCampaign(server);
  expect((await releaseAndWait(server, code, cookie)).body).toMatchObject({
    campaign: code,
    state: 'done',
    step: 'writing',
    percent: 100,
    failure: null,
  });
  expect((await call(server, `/v1/milano/campaigns/${code}/release`, { cookie })).status).toBe(200);
});

test('a run whose node has died is begun anew by another', async () => {
  const code = await newCampaign(server);
  await abandonedRun(code, 1);
  expect((await runOf(code)).body).toMatchObject({ state: 'running', step: 'auditing', percent: 40 });
  expect((await releaseAndWait(server, code, cookie)).body).toMatchObject({ state: 'done' });
  expect(
    await server.owner`
      select r.attempts from surveys.release_run r join surveys.campaign c on c.id = r.campaign_id where c.code = ${code}`,
  ).toEqual([{ attempts: 2 }]);
});

test('a run that breaks off three times has failed, nothing is released, and one may ask again', async () => {
  const code = await unreadableCampaign();
  expect((await releaseAndWait(server, code, cookie)).body).toMatchObject({
    state: 'failed',
    failure: 'internal',
  });
  expect(
    await server.owner`
      select r.attempts, (select count(*)::int from surveys.release l where l.campaign_id = c.id) as releases
      from surveys.release_run r join surveys.campaign c on c.id = r.campaign_id where c.code = ${code}`,
  ).toEqual([{ attempts: 3, releases: 0 }]);
  await server.owner`
    update surveys.campaign c set instrument_id = o.instrument_id from surveys.campaign o
    where c.code = ${code} and o.code = 'autunno-2026'`;
  expect((await releaseAndWait(server, code, cookie)).body).toMatchObject({ state: 'done' });
});

test('an abandoned run that has been tried three times is given up', async () => {
  const code = await unreadableCampaign();
  await abandonedRun(code, 3);
  expect((await releaseAndWait(server, code, cookie)).body).toMatchObject({ state: 'failed' });
});

test('a node that stops gives its run back, and the next makes it', async () => {
  const { url: databaseUrl, drop } = await openTestDatabase('milano');
  const owner = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
  const release = await openDatabase({
    databaseUrl,
    secret: testSecret,
    role: 'snodo_release',
    connections: 2,
  });
  const node = () =>
    new ReleaseRunner({
      release,
      databaseUrl,
      secret: testSecret,
      clock: systemClock,
      log: pino({ enabled: false }),
    });
  const stateIs = async (wanted: string) => {
    for (let look = 0; look < 600; look += 1) {
      const [run] = await owner<{ state: string }[]>`select state from surveys.release_run`;
      if (run?.state === wanted) return true;
      await pause(20);
    }
    return false;
  };
  await owner`
    insert into surveys.release_run (community_id, id, campaign_id, requested_at)
    select community_id, gen_random_uuid(), id, now() from surveys.campaign where code = 'autunno-2026'`;
  const [first, second] = [node(), node()];
  first.wake();
  expect(await stateIs('running')).toBe(true);
  await first.stop();
  expect(await stateIs('waiting')).toBe(true);
  second.wake();
  expect(await stateIs('done')).toBe(true);
  await second.stop();
  await Promise.all([release.close(), owner.end({ timeout: 5 })]);
  await drop();
});
