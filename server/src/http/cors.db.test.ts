import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call, refusalOf, type CallAnswer } from '../../test/calls.ts';
import { openTestServer, type TestServer } from '../../test/harness.ts';
import { addTwin } from '../../test/twin.ts';
import { rateLimits } from './rate-limits.ts';

const listed = 'https://intranet.example';
const unlisted = 'https://evil.example';

let server: TestServer;
beforeAll(async () => {
  const address = { ...rateLimits.address, costly: { name: 'costly', burst: 1, perSecond: 0.01 } };
  server = await openTestServer({ settings: () => ({ rateLimits: { ...rateLimits, address } }) });
  const { milano } = await addTwin(server);
  await server.owner`update identity.embed_client set origins = ${[listed]} where community_id = ${milano}`;
});
afterAll(() => server.stop());

const asks = (address: string, origin: string, options: Parameters<typeof call>[2] = {}) =>
  call(server, address, { ...options, headers: { origin, ...options.headers } });

const preflight = (address: string, origin: string) =>
  asks(address, origin, {
    method: 'OPTIONS',
    headers: {
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization,dpop,content-type,idempotency-key',
    },
  });

const grants = (answer: CallAnswer) =>
  [...answer.headers.keys()].filter((name) => name.startsWith('access-control-')).sort();

describe('a preflight', () => {
  test('from a page that a client lists allows exactly what an embed sends', async () => {
    const answer = await preflight('/v1/milano/campaigns/autunno-2026/ballots', listed);
    expect(answer.status).toBe(204);
    expect(answer.headers.get('access-control-allow-origin')).toBe(listed);
    expect(answer.headers.get('access-control-allow-headers')).toBe(
      'authorization, dpop, content-type, idempotency-key',
    );
    expect(answer.headers.get('access-control-allow-methods')).toContain('POST');
    expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
    expect(answer.headers.get('vary')).toBe('Origin');
  });

  test.each([unlisted, 'null', `${listed}.evil.example`, 'http://intranet.example', `${listed}:8443`])(
    'from %s allows nothing',
    async (origin) => {
      const answer = await preflight('/v1/milano/campaigns/autunno-2026/ballots', origin);
      expect(grants(answer)).toEqual([]);
      expect(answer.headers.get('vary')).toBe('Origin');
    },
  );

  test('from a page that only another community’s client lists allows nothing', async () => {
    expect(grants(await preflight('/v1/torino/me', listed))).toEqual([]);
    expect(grants(await preflight('/v1/nowhere/me', listed))).toEqual([]);
  });

  test('from one of our own origins is allowed', async () => {
    const answer = await preflight('/v1/torino/me', server.publicUrl);
    expect(answer.headers.get('access-control-allow-origin')).toBe(server.publicUrl);
  });

  test('that is none is no operation', async () => {
    const answer = await asks('/v1/milano', listed, { method: 'OPTIONS' });
    expect(refusalOf(answer)).toBe('not_found');
  });
});

describe('an answer', () => {
  test('to a listed page may be read by it, with what it needs to go on', async () => {
    const answer = await asks('/v1/milano', listed);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('access-control-allow-origin')).toBe(listed);
    const exposed = (answer.headers.get('access-control-expose-headers') ?? '').split(', ');
    for (const name of ['DPoP-Nonce', 'WWW-Authenticate', 'Retry-After', 'ETag', 'RateLimit'])
      expect(exposed).toContain(name);
    expect(answer.headers.get('vary')).toBe('Origin');
  });

  test('to a page that nobody lists, or to no page, is not', async () => {
    expect(grants(await asks('/v1/milano', unlisted))).toEqual([]);
    expect(grants(await call(server, '/v1/milano'))).toEqual([]);
    expect((await call(server, '/v1/milano')).headers.get('vary')).toBe('Origin');
  });

  const refusals = [
    ['not_found', '/v1/milano/nothing', {}],
    ['not_found', '/v1/milano/campaigns/no-such/questionnaire', {}],
    ['invalid_request', '/v1/milano/services?limit=none', {}],
    ['invalid_request', '/v1/milano/services?q=%00', {}],
    ['not_signed_in', '/v1/milano/me', {}],
    ['malformed_body', '/v1/milano/campaigns/autunno-2026/submissions', { method: 'POST', text: '{' }],
  ] as const;
  test.each(refusals)('that refuses (%s, %s) may be read all the same', async (code, address, options) => {
    const headers = 'text' in options ? { 'content-type': 'application/json' } : {};
    const answer = await asks(address, listed, { ...options, headers });
    expect(refusalOf(answer)).toBe(code);
    expect(answer.headers.get('access-control-allow-origin')).toBe(listed);
  });

  test('that refuses for the sake of the limits may be read, and says when to come back', async () => {
    const body = { language: 'it', entries: ['INF2'] };
    const answers = [await asks('/v1/milano/matches', listed, { body })];
    answers.push(await asks('/v1/milano/matches', listed, { body }));
    const refused = answers.find(({ status }) => status === 429);
    expect(refused?.headers.get('access-control-allow-origin')).toBe(listed);
    expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(0);
  });
});

test('the provider, the pages and the health check know nothing of it', async () => {
  for (const address of ['/', '/healthz', '/console'])
    expect(grants(await asks(address, listed)), address).toEqual([]);
});
