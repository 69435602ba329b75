import { contractRoutes } from '@snodo/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call, refusalOf } from '../../test/calls.ts';
import { openTestServer, type TestServer } from '../../test/harness.ts';

let server: TestServer;
let cookie: string;
beforeAll(async () => {
  server = await openTestServer();
  cookie = await server.cookieOf('Marta Conti');
});
afterAll(() => server.stop());

const forms = [
  { type: 'application/x-www-form-urlencoded', text: 'confirm=true' },
  {
    type: 'multipart/form-data; boundary=x',
    text: '--x\r\ncontent-disposition: form-data; name="a"\r\n\r\n1\r\n--x--',
  },
  { type: 'text/plain', text: '{"confirm":true,"x":"="}' },
];

const written = contractRoutes()
  .filter(({ method }) => method === 'post')
  .map(({ operationId, path }) => ({
    operationId,
    address: path.replace('{community}', 'milano').replaceAll(/\{\w+\}/g, 'autunno-2026'),
  }));

const rows = async () => {
  const [row] = await server.owner<{ audit: number; releases: number; people: number }[]>`
    select (select count(*)::int from identity.audit_entry) as audit, (select count(*)::int from surveys.release) as releases,
           (select count(*)::int from identity.person where display_name is not null) as people`;
  return row;
};

describe.each(forms)('a form of another site’s page, as $type', ({ type, text }) => {
  test.each(written)('is refused by $operationId, though the cookie came along', async ({ address }) => {
    const before = await rows();
    const send = (headers: Record<string, string>) =>
      call(server, address, { method: 'POST', text, headers: { cookie, 'content-type': type, ...headers } });
    for (const site of ['cross-site', 'same-site']) {
      const answer = await send({ 'sec-fetch-site': site, 'sec-fetch-mode': 'navigate' });
      expect(answer.status).toBe(403);
      expect(refusalOf(answer)).toBe('cross_site_request');
    }
    // A browser that does not say where a form comes from: forms are no language of the API.
    expect((await send({})).status).toBe(415);
    expect(await rows()).toEqual(before);
  });
});

test.each(['cross-site', 'same-site'])('an empty form of a %s page releases nothing', async (site) => {
  const before = await rows();
  const answer = await call(server, '/v1/milano/campaigns/autunno-2026/release', {
    method: 'POST',
    headers: { cookie, 'sec-fetch-site': site },
  });
  expect(answer.status).toBe(403);
  expect(refusalOf(answer)).toBe('cross_site_request');
  expect(await rows()).toEqual(before);
});

test('a request of our own pages still goes through', async () => {
  const answer = await call(server, '/v1/milano/matches', {
    body: { language: 'it', entries: ['INF2'] },
    headers: { 'sec-fetch-site': 'same-origin' },
  });
  expect(answer.status).toBe(200);
});
