import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call, refusalOf, type CallAnswer } from '../../test/calls.ts';
import { openTestServer, testSecret, type TestServer } from '../../test/harness.ts';
import { addTwin, twinMark } from '../../test/twin.ts';
import { openDatabase, type Database } from '../db/index.ts';
import { bucketKeeper, sweepBuckets } from './buckets.ts';
import { rateLimits, type RateLimits } from './rate-limits.ts';
import type { RatePolicy } from './rate-limiter.ts';

/** Small enough to be met: each caller here calls from an address of her own, as a proxy tells. */
const small = (name: string, burst: number): RatePolicy => ({ name, burst, perSecond: 0.1 });
const tight: RateLimits = {
  ...rateLimits,
  address: {
    read: small('address-read', 20),
    write: small('address-write', 10),
    'sign-in': small('address-sign-in', 10),
    costly: small('address-costly', 5),
  },
  anywhere: small('address', 45),
  person: { ...rateLimits.person, read: small('person-read', 5) },
  community: small('community', 200),
};

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer({ settings: () => ({ rateLimits: tight, trustedProxies: 1 }) });
  await addTwin(server);
  server.clock.instant = new Date();
});
afterAll(() => server.stop());

let lastAddress = 0;
const newAddress = () => `198.51.100.${(lastAddress += 1)}`;
const from = (address: string) => ({ headers: { 'x-forwarded-for': address } });

async function askTimes(times: number, path: string, options: Parameters<typeof call>[2]) {
  const answers: CallAnswer[] = [];
  for (let turn = 0; turn < times; turn += 1) answers.push(await call(server, path, options));
  return answers.map(({ status }) => status);
}

const fives = (ok: number, refused: number) => [
  ...Array.from({ length: ok }, () => 200),
  ...Array.from({ length: refused }, () => 429),
];

describe('an address', () => {
  test('is told when to come back, and may when it does', async () => {
    const address = from(newAddress());
    expect(await askTimes(22, '/v1/milano', address)).toEqual(fives(20, 2));
    const refused = await call(server, '/v1/milano', address);
    expect(refusalOf(refused)).toBe('too_many_requests');
    expect(refused.headers.get('retry-after')).toBe('10');
    expect(refused.headers.get('ratelimit-policy')).toBe('"address-read";q=20;w=200');
    expect(refused.headers.get('ratelimit')).toBe('"address-read";r=0;t=200');
    const now = server.clock.now();
    server.clock.instant = new Date(now.getTime() + 10_000);
    expect((await call(server, '/v1/milano', address)).status).toBe(200);
    expect((await call(server, '/v1/milano', address)).status).toBe(429);
  });

  test('reads on in the twin and elsewhere after it was refused in one community', async () => {
    const address = from(newAddress());
    await askTimes(21, '/v1/milano', address);
    expect((await call(server, '/v1/milano', address)).status).toBe(429);
    expect((await call(server, '/v1/torino', address)).status).toBe(200);
  });

  test('gets nowhere by naming ever new communities', async () => {
    const address = from(newAddress());
    const statuses: number[] = [];
    for (let turn = 0; turn < 50; turn += 1)
      statuses.push((await call(server, `/v1/nowhere-${turn}`, address)).status);
    expect(statuses.filter((status) => status === 404)).toHaveLength(45);
    expect(statuses.filter((status) => status === 429)).toHaveLength(5);
  });

  test('takes nothing from its neighbour’s, nor by a header of its own making', async () => {
    const mine = newAddress();
    await askTimes(21, '/v1/milano', from(mine));
    expect((await call(server, '/v1/milano', from(`6.6.6.6, ${mine}`))).status).toBe(429);
    expect((await call(server, '/v1/milano', from(newAddress()))).status).toBe(200);
  });

  test('is counted apart for reading, writing and costly work', async () => {
    const address = from(newAddress());
    const match = { ...address, body: { language: 'it', entries: ['INF2'] } };
    expect(await askTimes(6, '/v1/milano/matches', match)).toEqual(fives(5, 1));
    expect((await call(server, '/v1/milano', address)).status).toBe(200);
  });

  test('is refused by the provider’s pages and the sign-in’s too', async () => {
    const address = from(newAddress());
    const wellKnown = '/oidc/.well-known/openid-configuration';
    expect(await askTimes(11, wellKnown, address)).toEqual(fives(10, 1));
    const refused = await call(server, '/interaction/none', address);
    expect(refusalOf(refused)).toBe('too_many_requests');
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await call(server, '/', address)).status).toBe(200);
    expect((await call(server, '/healthz', address)).status).toBe(200);
  });
});

describe('a person', () => {
  test('is limited from whatever address, and nobody else with her', async () => {
    const cookie = await server.cookieOf('Marta Conti');
    const statuses: number[] = [];
    for (let turn = 0; turn < 7; turn += 1)
      statuses.push((await call(server, '/v1/milano/me', { cookie, ...from(newAddress()) })).status);
    expect(statuses).toEqual(fives(5, 2));
    const refused = await call(server, '/v1/milano/me', { cookie, ...from(newAddress()) });
    expect(refused.headers.get('ratelimit')).toContain('"person-read";r=0');
    const others = [
      ['Giulia Ferri', 'milano'],
      [`Marta Conti${twinMark}`, 'torino'],
    ] as const;
    for (const [displayName, community] of others) {
      const other = await server.cookieOf(displayName, community);
      const answer = await call(server, `/v1/${community}/me`, { cookie: other, ...from(newAddress()) });
      expect(answer.status, displayName).toBe(200);
    }
  });
});

test('a community that is asked by very many leaves the other as it was', async () => {
  const asked = Array.from({ length: 210 }, () => call(server, '/v1/milano', from(newAddress())));
  const refused = (await Promise.all(asked)).filter(({ status }) => status === 429);
  expect(refused.length).toBeGreaterThan(10);
  expect(refused[0]?.headers.get('ratelimit-policy')).toContain('"community"');
  expect((await call(server, '/v1/torino', from(newAddress()))).status).toBe(200);
});

describe('what is counted on all nodes together', () => {
  const policy: RatePolicy = { name: 'mail-link', burst: 3, perSecond: 1 / 300 };
  let nodes: Database[];
  let at: Date;
  const take = (node: number, subject: string) => {
    const oidc = nodes[node];
    if (oidc === undefined) throw new Error('no such node');
    return bucketKeeper({ oidc, secret: testSecret, clock: { now: () => at } }).take(policy, subject);
  };
  beforeAll(async () => {
    const open = () =>
      openDatabase({
        databaseUrl: server.databaseUrl,
        secret: testSecret,
        role: 'snodo_oidc',
        connections: 4,
      });
    nodes = [await open(), await open(), await open()];
    at = new Date();
  });
  afterAll(() => Promise.all(nodes.map((node) => node.close())));

  test('thirty at once on three nodes get three', async () => {
    const taken = await Promise.all(Array.from({ length: 30 }, (_, index) => take(index % 3, 'one')));
    expect(taken.filter(({ isTaken }) => isTaken)).toHaveLength(3);
    expect(new Set(taken.map(({ retryAfterSeconds }) => retryAfterSeconds))).toEqual(new Set([0, 300]));
    expect((await take(0, 'two')).isTaken).toBe(true);
  });

  test('one more comes with the time, and a refusal costs nothing', async () => {
    at = new Date(at.getTime() + 299_000);
    expect(await take(1, 'one')).toEqual({ isTaken: false, retryAfterSeconds: 1 });
    at = new Date(at.getTime() + 1000);
    expect((await take(2, 'one')).isTaken).toBe(true);
    expect((await take(0, 'one')).isTaken).toBe(false);
  });

  test('a clock that is put back locks nobody out', async () => {
    at = new Date(at.getTime() - 86_400_000);
    expect((await take(0, 'one')).isTaken).toBe(true);
  });

  test('names nobody, and what is full again is swept', async () => {
    const rows = await server.owner<{ key_hash: Buffer }[]>`select key_hash from oidc.bucket`;
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter(({ key_hash: key }) => key.length !== 32 || key.includes('one'))).toEqual([]);
    const [node] = nodes;
    if (node === undefined) throw new Error('no node');
    await sweepBuckets(node, new Date(Date.now() + 86_400_000));
    expect(await server.owner`select 1 from oidc.bucket`).toHaveLength(0);
  });
});
