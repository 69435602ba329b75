// What a check says of a firm's provider, without asking where it must not.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openTestServer, type TestServer } from '../../test/harness.ts';
import { openOperatorDesk, type OperatorDesk } from '../../test/operator-desk.ts';

let server: TestServer;
let desk: OperatorDesk;

beforeAll(async () => {
  server = await openTestServer();
  desk = await openOperatorDesk(server);
});
afterAll(() => server.stop());

describe('checking a provider', () => {
  let house: Server;
  let base: string;
  let answering: (path: string) => { status?: number; body?: string; location?: string } | undefined;

  beforeAll(async () => {
    house = createServer((request, response) => {
      const answer = answering(request.url ?? '');
      if (answer === undefined) return void request.socket.destroy();
      const { status = 200, body = '', location } = answer;
      response.writeHead(status, location === undefined ? {} : { location });
      return void response.end(body);
    });
    await new Promise<void>((resolve) => void house.listen(0, '127.0.0.1', resolve));
    base = `http://127.0.0.1:${(house.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    house.closeAllConnections();
    house.close();
  });

  const metadata = (changes: Record<string, unknown> = {}) =>
    JSON.stringify({
      issuer: base,
      authorization_endpoint: `${base}/auth`,
      token_endpoint: `${base}/token`,
      jwks_uri: `${base}/jwks`,
      ...changes,
    });

  async function checked(issuer: string): Promise<unknown> {
    const connection = await desk.made({ kind: 'generic', issuer });
    const answer = await desk.operator.ask(`/connections/${connection.id}/check`, { method: 'POST' });
    expect(answer.status, answer.text).toBe(200);
    expect(answer.text).not.toContain(issuer);
    return (answer.body as { fault: unknown }).fault;
  }

  test.each<[string | null, () => ReturnType<typeof answering>]>([
    [null, () => ({ body: metadata() })],
    ['wrong_issuer', () => ({ body: metadata({ issuer: `${base}/other` }) })],
    ['endpoint_missing', () => ({ body: metadata({ token_endpoint: undefined }) })],
    ['endpoint_missing', () => ({ body: metadata({ jwks_uri: 'jwks' }) })],
    ['endpoint_not_https', () => ({ body: metadata({ authorization_endpoint: 'http://firm.example/' }) })],
    ['not_openid', () => ({ status: 404, body: 'nothing here' })],
    ['not_openid', () => ({ body: '<html>' })],
    ['not_openid', () => ({ body: '[]' })],
    ['not_openid', () => ({ body: metadata({ more: 'x'.repeat(300_000) }) })],
    ['unreachable', () => ({ status: 503 })],
    ['unreachable', () => ({ status: 302, location: 'https://firm.example/' })],
    ['unreachable', () => undefined],
  ])('says %s', async (fault, answer) => {
    answering = (path) => (path === '/.well-known/openid-configuration' ? answer() : { status: 404 });
    expect(await checked(base)).toBe(fault);
  });

  test('asks no private address', async () => {
    for (const address of ['https://10.0.0.1', 'https://169.254.169.254', 'https://[fd00::1]'])
      expect(await checked(address)).toBe('private_address');
  });

  test('tells of a row that an older programme wrote that it is not of its kind', async () => {
    const connection = await desk.made();
    await server.owner`
      update identity.company_connection set issuer = 'https://sso.firm.example' where id = ${connection.id}`;
    const answer = await desk.operator.ask(`/connections/${connection.id}/check`, { method: 'POST' });
    expect(answer.body).toEqual({ fault: 'not_of_its_kind' });
  });

  test('counts as costly', async () => {
    const existing = await desk.connectionOf('naviglio');
    const answer = await desk.operator.ask(`/connections/${existing.id}/check`, { method: 'POST' });
    expect(answer.headers.get('ratelimit-policy')).toContain('costly');
  });
});
