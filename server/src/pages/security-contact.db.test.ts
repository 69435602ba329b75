import { afterAll, beforeAll, expect, test } from 'vitest';
import { call } from '../../test/calls.ts';
import { openTestServer, type TestServer } from '../../test/harness.ts';
import { originsOf } from '../config.ts';

const address = '/.well-known/security.txt';

let told: TestServer;
let silent: TestServer;
beforeAll(async () => {
  told = await openTestServer({
    settings: (port) => ({
      securityContact: 'mailto:faults@snodo.example',
      origins: originsOf(`http://localhost:${port}`, { api: `http://127.0.0.1:${port}` }),
    }),
  });
  silent = await openTestServer();
});
afterAll(() => Promise.all([told.stop(), silent.stop()]));

test('security.txt says whom to tell of a fault, for a year from now', async () => {
  told.clock.instant = new Date('2026-11-22T10:00:00Z');
  const answer = await call(told, address);
  told.clock.instant = undefined;
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
  expect(answer.text.split('\n')).toEqual([
    'Contact: mailto:faults@snodo.example',
    'Expires: 2027-11-22T10:00:00.000Z',
    'Preferred-Languages: it, en',
    '',
  ]);
});

test('security.txt is the same on every host of an installation that is split', async () => {
  for (const origin of new Set(Object.values(told.origins)))
    expect((await fetch(`${origin}${address}`)).status).toBe(200);
});

test('security.txt is not there where nobody is to be told', async () => {
  expect((await call(silent, address)).status).toBe(404);
});
