import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call, refusalOf } from '../../test/calls.ts';
import { openTestServer, type TestServer } from '../../test/harness.ts';
import { handoffBinds, wrongDirectoryTokens } from './shared-limits.ts';

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer({ nodes: 2, settings: () => ({ trustedProxies: 1 }) });
  server.clock.instant = new Date();
});
afterAll(() => server.stop());

const node = (number: number) => {
  const found = server.nodes[number % 2];
  if (found === undefined) throw new Error('no such node');
  return found;
};
const guess = (number: number, address: string, token = 'milano.wrong') =>
  call(node(number), '/scim/v2/Users', {
    headers: { authorization: `Bearer ${token}`, 'x-forwarded-for': address },
  });

describe('wrong tokens of a directory', () => {
  test('are answered so often, on all nodes taken together, and then not looked at any more', async () => {
    const statuses: number[] = [];
    for (let turn = 0; turn < wrongDirectoryTokens.burst + 4; turn += 1)
      statuses.push((await guess(turn, '198.51.100.1', `milano.guess-${turn}`)).status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(wrongDirectoryTokens.burst);
    expect(statuses.slice(-4)).toEqual([429, 429, 429, 429]);
    const refused = await guess(1, '198.51.100.1');
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(refused.headers.get('content-type')).toContain('application/scim+json');
  });

  test('of one address are nobody else’s', async () => {
    expect((await guess(0, '198.51.100.2')).status).toBe(401);
  });

  test('are let try again with the time', async () => {
    const now = server.clock.now();
    server.clock.instant = new Date(now.getTime() + 61_000);
    expect((await guess(0, '198.51.100.1')).status).toBe(401);
    expect((await guess(1, '198.51.100.1')).status).toBe(429);
  });
});

test('hand-offs that begin are counted on all nodes together', async () => {
  const bind = (number: number, address: string) =>
    call(node(number), '/embed/v1/bind', { body: {}, headers: { 'x-forwarded-for': address } });
  expect(refusalOf(await bind(0, '198.51.100.3'))).toBe('cross_site_request');
  // As after as many as an address may begin at once.
  const emptySeconds = handoffBinds.burst / handoffBinds.perSecond;
  await server.owner`
    update oidc.bucket set full_at = ${server.clock.now()}::timestamptz + ${emptySeconds} * interval '1 second'
    where full_at < ${server.clock.now()}::timestamptz + interval '1 second'`;
  const refused = await bind(1, '198.51.100.3');
  expect(refusalOf(refused)).toBe('too_many_requests');
  expect(refused.headers.get('retry-after')).toBe('1');
  expect(refusalOf(await bind(1, '198.51.100.4'))).toBe('cross_site_request');
});
