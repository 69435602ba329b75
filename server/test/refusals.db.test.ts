import { request } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestServer, type TestServer } from './harness.ts';

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
});
afterAll(() => server.stop());

test('another site signs nobody out', async () => {
  const cookie = await server.cookieOf('Giulia Ferri');
  const out = (site: string) =>
    fetch(`${server.url}/account/sign-out`, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie, 'sec-fetch-site': site },
    });
  expect((await out('cross-site')).status).toBe(403);
  expect((await fetch(`${server.url}/v1/milano/me`, { headers: { cookie } })).status).toBe(200);
  expect((await out('same-origin')).status).toBe(303);
  expect((await fetch(`${server.url}/v1/milano/me`, { headers: { cookie } })).status).toBe(401);
});

test('the provider names its public address, whatever the request says of its host', async () => {
  const { port } = new URL(server.url);
  const text = await new Promise<string>((resolve, reject) => {
    const asked = request(
      {
        host: '127.0.0.1',
        port,
        path: '/oidc/.well-known/openid-configuration',
        headers: { host: 'evil.example', 'x-forwarded-host': 'evil.example' },
      },
      (answer) => {
        let body = '';
        answer.on('data', (part: Buffer) => (body += part.toString()));
        answer.on('end', () => resolve(body));
      },
    );
    asked.once('error', reject);
    asked.end();
  });
  expect(text).toContain(`http://localhost:${port}/oidc/auth`);
  expect(text).not.toContain('evil.example');
});

test('the sign-in form is bounded before it is read', async () => {
  const answer = await fetch(`${server.url}/interaction/none/depart`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: `connection=${'a'.repeat(100_000)}`,
  });
  expect(answer.status).toBe(413);
});

test('answers of the API are kept by no cache', async () => {
  for (const path of ['/v1/milano', '/v1/milano/places', '/v1/milano/nothing']) {
    expect((await fetch(`${server.url}${path}`)).headers.get('cache-control')).toBe('no-store');
  }
});

test('a firm’s frame shows no other firm’s campaign', async () => {
  const frame = `${server.url}/embed/v1/frame/needs-survey?client=milano.naviglio-intranet&campaign=autunno-2026`;
  expect((await fetch(frame)).status).toBe(200);
  await server.owner`
    update surveys.campaign set organisation_id = (select id from identity.organisation where code <> 'naviglio' limit 1)
    where code = 'autunno-2026'`;
  expect((await fetch(frame)).status).toBe(404);
});
