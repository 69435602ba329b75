import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestServer, type TestServer } from './harness.ts';

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
});
afterAll(() => server.stop());

test('tells who is signed in', async () => {
  const answer = await fetch(`${server.url}/v1/milano/me`, { headers: { cookie: await server.cookieOf('Giulia Ferri') } });
  expect(answer.status).toBe(200);
  expect(await answer.json()).toMatchObject({ displayName: 'Giulia Ferri' });
});

test('accepts an embed token', async () => {
  const answer = await fetch(`${server.url}/v1/milano/campaigns/autunno-2026/participation`, {
    headers: { authorization: `Bearer ${await server.tokenOf('Laura Bianchi')}` },
  });
  expect(await answer.json()).toMatchObject({ status: 'invited' });
});
