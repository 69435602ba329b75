import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call, faultPathsOf, refusalOf } from '../../test/calls.ts';
import { openTestServer, type TestServer } from '../../test/harness.ts';
import { releaseAndWait } from '../../test/release-runs.ts';
import { inCommunity } from '../db/index.ts';
import { newApi, onError, type AppEnv } from './api.ts';
import { boundedJson } from './bodies.ts';
import { forgetOldKeys, idempotently } from './idempotency.ts';
import { pino } from 'pino';

let server: TestServer;
let milano: string;
let marta: string;
let giulia: string;
let cookie: string;
beforeAll(async () => {
  server = await openTestServer();
  const [community] = await server.owner<
    { id: string }[]
  >`select id from identity.community where slug = 'milano'`;
  milano = community?.id ?? '';
  const people = await server.owner<{ id: string; name: string }[]>`
    select id, display_name as name from identity.person where display_name in ('Marta Conti', 'Giulia Ferri')`;
  marta = people.find(({ name }) => name === 'Marta Conti')?.id ?? '';
  giulia = people.find(({ name }) => name === 'Giulia Ferri')?.id ?? '';
  cookie = await server.cookieOf('Marta Conti');
});
afterAll(() => server.stop());

/** A closed campaign that nobody has released. */
async function newCampaign(): Promise<string> {
  const code = `prova-${randomUUID().slice(0, 8)}`;
  await server.owner`
    insert into surveys.campaign (community_id, id, code, organisation_id, instrument_id, name, opens_on, closes_on)
    select community_id, gen_random_uuid(), ${code}, organisation_id, instrument_id, name, opens_on, closes_on
    from surveys.campaign where code = 'autunno-2026'`;
  return code;
}

const release = (code: string, key?: string, options: Parameters<typeof call>[2] = {}) =>
  call(server, `/v1/milano/campaigns/${code}/release`, {
    method: 'POST',
    cookie,
    ...options,
    headers: key === undefined ? {} : { 'idempotency-key': key },
  });

const runsOf = async (code: string) => {
  const [row] = await server.owner<{ count: number }[]>`
    select count(*)::int as count from surveys.release_run r join surveys.campaign c on c.id = r.campaign_id where c.code = ${code}`;
  return row?.count;
};

describe('a release with a key', () => {
  test('asked for twenty times at once is made once, and all are told the same', async () => {
    const code = await newCampaign();
    const answers = await Promise.all(Array.from({ length: 20 }, () => release(code, 'twenty')));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 202));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(await runsOf(code)).toBe(1);
  });

  test('asked for again later, with the key in quotation marks or not, is the same answer', async () => {
    const code = await newCampaign();
    const first = await release(code, 'later');
    const second = await release(code, '"later"');
    expect([first.status, second.status]).toEqual([202, 202]);
    expect(second.text).toBe(first.text);
    await releaseAndWait(server, code, cookie);
    expect((await release(code, 'later')).text).toBe(first.text);
    expect(refusalOf(await release(code, 'another'))).toBe('campaign_already_released');
  });

  test('whose reply was lost is found again by whoever asks again', async () => {
    const code = await newCampaign();
    const sent = request(`${server.url}/v1/milano/campaigns/${code}/release`, {
      method: 'POST',
      headers: { cookie, 'x-snodo-portal': '1', 'idempotency-key': 'lost' },
    });
    sent.once('error', () => undefined);
    sent.end();
    for (let turn = 0; turn < 500 && (await runsOf(code)) !== 1; turn += 1) await pause(5);
    sent.destroy();
    const again = await release(code, 'lost');
    expect(again.status).toBe(202);
    const [kept] = await server.owner<{ answer: string }[]>`
      select answer from identity.idempotency_key where key = 'lost'`;
    expect(again.text).toBe(kept?.answer);
    expect(await runsOf(code)).toBe(1);
  });

  test('that was refused leaves the key free', async () => {
    const code = await newCampaign();
    const refused = await release('no-such-campaign', 'free');
    expect(refusalOf(refused)).toBe('not_found');
    expect((await release(code, 'free')).status).toBe(202);
  });

  test.each([
    ['another body', (code: string) => release(code, 'bound', { body: { other: true } })],
    ['another address', async () => release(await newCampaign(), 'bound')],
    [
      'another language',
      (code: string) =>
        call(server, `/v1/milano/campaigns/${code}/release?lang=en`, {
          method: 'POST',
          cookie,
          headers: { 'idempotency-key': 'bound' },
        }),
    ],
  ] as const)('refuses the key with %s', async (_what, ask) => {
    await server.owner`delete from identity.idempotency_key where key = 'bound'`;
    const code = await newCampaign();
    expect((await release(code, 'bound')).status).toBe(202);
    const refused = await ask(code);
    expect(refused.status).toBe(422);
    expect(refusalOf(refused)).toBe('idempotency_key_reused');
    expect(await runsOf(code)).toBe(1);
  });

  test.each(['with space', 'x'.repeat(129), '"open', 'a"b', 'back\\slash', '""', 'caffè'])(
    'refuses the key %s by path, and nothing is released',
    async (key) => {
      const code = await newCampaign();
      const refused = await release(code, key);
      expect(refused.status).toBe(422);
      expect(refusalOf(refused)).toBe('invalid_request');
      expect(faultPathsOf(refused)).toEqual(['header.idempotency-key']);
      expect(await runsOf(code)).toBe(0);
    },
  );

  test('is not shown to somebody who may not release, whatever key she brings', async () => {
    const code = await newCampaign();
    expect((await release(code, 'mine')).status).toBe(202);
    const hers = await release(code, 'mine', { cookie: await server.cookieOf('Giulia Ferri') });
    expect(refusalOf(hers)).toBe('forbidden');
  });
});

describe('a write that wants a key', () => {
  /** An address that adds a person and tells her id; the header `fails` breaks it off after the write. */
  function people() {
    const api = newApi();
    api.onError(onError(pino({ level: 'silent' })));
    api.use(boundedJson());
    api.post('/people', async (c) => {
      const personId = c.req.header('who') ?? marta;
      const call = { communityId: milano, personId, now: server.clock.now(), key: 'must' } as const;
      const body = await inCommunity(server.app, milano, (trx) =>
        idempotently(c, trx, call, async () => {
          const id = randomUUID();
          await sql`insert into identity.person (community_id, id, display_name) values (${milano}, ${id}, 'Prova')`.execute(
            trx,
          );
          if (c.req.header('fails') === 'yes') throw new Error('broken off');
          return { id, at: new Date(0) };
        }),
      );
      return c.json(body, 201);
    });
    return async (key: string | undefined, body: unknown = { name: 'Prova' }, more = {}) => {
      const headers = {
        'content-type': 'application/json',
        ...(key === undefined ? {} : { 'idempotency-key': key }),
        ...more,
      };
      const env = { incoming: { headers }, outgoing: { setHeader: () => undefined } } as unknown;
      const answer = await api.request(
        '/people',
        { method: 'POST', body: JSON.stringify(body), headers },
        env as AppEnv['Bindings'],
      );
      const text = await answer.text();
      return { status: answer.status, text, body: JSON.parse(text) as { id?: string; code?: string } };
    };
  }
  const added = async () => {
    const [row] = await server.owner<{ count: number }[]>`
      select count(*)::int as count from identity.person where display_name = 'Prova'`;
    return row?.count ?? -1;
  };

  test('is refused without one', async () => {
    const answer = await people()(undefined);
    expect([answer.status, answer.body.code]).toEqual([400, 'idempotency_key_missing']);
  });

  test('breaks off without a trace, and the next try with the key does it', async () => {
    const add = people();
    const before = await added();
    expect((await add('breaks', {}, { fails: 'yes' })).status).toBe(500);
    expect(await added()).toBe(before);
    expect((await add('breaks', {})).status).toBe(201);
    expect(await added()).toBe(before + 1);
  });

  test('of which half break off at once is still done once', async () => {
    const add = people();
    const before = await added();
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => add('half', {}, index % 2 === 0 ? { fails: 'yes' } : {})),
    );
    expect(await added()).toBe(before + 1);
    const told = answers.filter(({ status }) => status === 201);
    expect(told.length).toBeGreaterThanOrEqual(10);
    expect(new Set(told.map(({ text }) => text)).size).toBe(1);
  });

  test('of two people with one key is done for each', async () => {
    const add = people();
    const first = await add('shared');
    const second = await add('shared', { name: 'Prova' }, { who: giulia });
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body.id).not.toBe(first.body.id);
  });

  test('remembers a day, then forgets', async () => {
    const add = people();
    const first = await add('day');
    const now = server.clock.now();
    try {
      server.clock.instant = new Date(now.getTime() + 23 * 3_600_000);
      expect((await add('day')).text).toBe(first.text);
      server.clock.instant = new Date(now.getTime() + 25 * 3_600_000);
      expect((await add('day')).body.id).not.toBe(first.body.id);
      await forgetOldKeys(server.app, [milano], server.clock.now());
      const kept = await server.owner<{ key: string }[]>`select key from identity.idempotency_key`;
      expect(kept.map(({ key }) => key)).toEqual(['day']);
    } finally {
      server.clock.instant = undefined;
    }
  });
});
