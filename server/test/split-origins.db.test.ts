// One installation on four hosts: each serves its own paths, and a sign-in goes from one to the next.
import type { TcpSocketConnectOpts } from 'node:net';
import { Agent, getGlobalDispatcher, setGlobalDispatcher } from 'undici';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { originsOf } from '../src/config.ts';
import { Browsing } from './browsing.ts';
import { refusalOf, type CallAnswer } from './calls.ts';
import { embedClient, EmbedPage } from './embed-page.ts';
import { openFirm, type Firm } from './firm.ts';
import { openTestServer, type TestServer } from './harness.ts';
import { proofClaims, signProof } from './proof-maker.ts';

let server: TestServer;
let firm: Firm;
const usual = getGlobalDispatcher();

beforeAll(async () => {
  // Browsers know that every name below localhost is this machine; this process has to be told.
  setGlobalDispatcher(new Agent({ connect: { lookup: thisMachine } }));
  server = await openTestServer({
    settings: (port) => {
      const origins = originsOf(`http://www.localhost:${port}`, {
        id: `http://id.localhost:${port}`,
        api: `http://api.localhost:${port}`,
        embed: `http://embed.localhost:${port}`,
      });
      return { origins, publicUrl: origins.portal };
    },
  });
  firm = await openFirm(server);
});
afterAll(async () => {
  setGlobalDispatcher(usual);
  await firm.stop();
  await server.stop();
});

const thisMachine: NonNullable<TcpSocketConnectOpts['lookup']> = (_host, options, give) => {
  if (options.all === true) give(null, [{ address: '127.0.0.1', family: 4 }]);
  else give(null, '127.0.0.1', 4);
};

const ask = (address: string, init: RequestInit = {}) => fetch(address, { redirect: 'manual', ...init });

async function problemOf(answer: Response): Promise<string> {
  const text = await answer.text();
  const { status, headers } = answer;
  return refusalOf({ status, headers, text, body: JSON.parse(text) as unknown } satisfies CallAnswer);
}

describe('each host', () => {
  test.each([
    ['portal', '/console', 200],
    ['portal', '/docs', 200],
    ['portal', '/assets/mark.svg', 200],
    ['portal', '/v1/milano', 200],
    ['portal', '/healthz', 200],
    ['id', '/oidc/.well-known/openid-configuration', 200],
    ['id', `/embed/v1/start?client_id=${embedClient}`, 200],
    ['id', '/assets/mark.svg', 200],
    ['id', '/healthz', 200],
    ['api', '/v1/milano', 200],
    ['api', '/openapi.json', 200],
    ['embed', '/embed/v1/snodo.js', 200],
    ['embed', `/embed/v1/clients/${embedClient}.json`, 200],
    ['embed', '/embed/v1/returned', 200],
  ] as const)('%s serves %s', async (part, path, status) => {
    expect((await ask(`${server.origins[part]}${path}`)).status).toBe(status);
  });

  test.each([
    ['portal', '/oidc/.well-known/openid-configuration'],
    ['portal', `/embed/v1/start?client_id=${embedClient}`],
    ['portal', '/embed/v1/snodo.js'],
    ['portal', '/interaction/x'],
    ['id', '/v1/milano'],
    ['id', '/console'],
    ['id', '/embed/v1/snodo.js'],
    ['id', '/account/sign-in'],
    ['api', '/console'],
    ['api', '/assets/mark.svg'],
    ['api', '/oidc/jwks'],
    ['api', '/account/sign-in'],
    ['embed', '/v1/milano'],
    ['embed', '/oidc/token'],
    ['embed', `/embed/v1/start?client_id=${embedClient}`],
    ['embed', '/account/sign-in'],
  ] as const)('%s does not serve %s', async (part, path) => {
    expect(await problemOf(await ask(`${server.origins[part]}${path}`))).toBe('not_found');
  });

  test('but the portal leads its front door there', async () => {
    for (const part of ['id', 'api', 'embed'] as const) {
      const answer = await ask(`${server.origins[part]}/?lang=ar`);
      expect(answer.headers.get('location')).toBe(`${server.origins.portal}/?lang=ar`);
    }
  });

  test('that is not ours serves nothing but its health', async () => {
    const { port } = new URL(server.url);
    for (const address of [server.url, `http://other.localhost:${port}`]) {
      expect(await problemOf(await ask(`${address}/v1/milano`))).toBe('not_found');
      expect(await problemOf(await ask(`${address}/`))).toBe('not_found');
      expect((await ask(`${address}/healthz`)).status).toBe(200);
    }
  });
});

test('a page of an intranet signs a person in, calls the API’s host and no other', async () => {
  const page = new EmbedPage(server.origins, firm.intranetUrl);
  const browsing = new Browsing();
  const tokens = await page.signIn(browsing, firm);
  const claims = JSON.parse(
    Buffer.from(tokens.access_token.split('.')[1] ?? '', 'base64url').toString(),
  ) as object;
  expect(claims).toMatchObject({ iss: `${server.origins.id}/oidc`, aud: `${server.origins.api}/v1` });
  const path = '/v1/milano/campaigns/autunno-2026/participation';
  const callWith = (address: string, nonce?: string) =>
    ask(address, {
      headers: {
        origin: firm.intranetUrl,
        authorization: `DPoP ${tokens.access_token}`,
        dpop: signProof(
          page.key,
          proofClaims({
            method: 'GET',
            address: `${server.origins.api}${path}`,
            now: new Date(),
            token: tokens.access_token,
            nonce,
          }),
        ),
      },
    });
  const first = await callWith(`${server.origins.api}${path}`);
  expect(first.status).toBe(401);
  const answer = await callWith(`${server.origins.api}${path}`, first.headers.get('dpop-nonce') ?? '');
  expect(answer.status).toBe(200);
  expect(answer.headers.get('access-control-allow-origin')).toBe(firm.intranetUrl);
  // Cookies of the sign-in pages stay on their host.
  for (const host of ['www.localhost', 'api.localhost', 'embed.localhost'])
    expect(browsing.cookieHeader(host)).toBe('');
  expect(browsing.hasCookie('id.localhost', 'snodo_op')).toBe(true);
});

test('the portal signs a person in on the other host, keeps its cookie to itself and signs her out of all', async () => {
  const browsing = new Browsing();
  const page = new EmbedPage(server.origins, firm.intranetUrl);
  const landing = await firm.signIn(
    browsing,
    `${server.origins.portal}/account/sign-in?return=/console`,
    'laura',
  );
  expect(landing.url).toBe(`${server.origins.portal}/console`);
  expect(browsing.hasCookie('www.localhost', 'snodo_portal')).toBe(true);
  expect(browsing.hasCookie('id.localhost', 'snodo_portal')).toBe(false);
  const me = () =>
    ask(`${server.origins.portal}/v1/milano/me`, {
      headers: { cookie: browsing.cookieHeader('www.localhost'), 'x-snodo-portal': '1' },
    });
  expect((await me()).status).toBe(200);
  const { handoffId, authorizationUrl } = await page.begin(browsing);
  const asked = await browsing.follow(authorizationUrl);
  await browsing.follow(`${asked.url}/continue`, { form: { answer: 'same' } });
  const tokens = await page.collect(handoffId);
  expect((await page.renew(tokens.refresh_token)).status).toBe(200);
  await browsing.go(`${server.origins.portal}/account/sign-out`, {});
  expect((await me()).status).toBe(401);
  expect((await page.renew(tokens.refresh_token)).status).toBe(400);
});

test('a frame is held by the firm’s pages and calls the hosts of the API and of the sign-in', async () => {
  const answer = await ask(
    `${server.origins.embed}/embed/v1/frame/needs-survey?client=${embedClient}&campaign=autunno-2026`,
  );
  expect(answer.status).toBe(200);
  const policy = answer.headers.get('content-security-policy') ?? '';
  const allowed = (name: string) =>
    policy
      .split('; ')
      .find((directive) => directive.startsWith(`${name} `))
      ?.split(' ')
      .slice(1) ?? [];
  expect(allowed('connect-src')).toEqual(["'self'", server.origins.id, server.origins.api]);
  expect(allowed('frame-ancestors')).toEqual(["'self'", server.origins.portal, firm.intranetUrl]);
});

test('nothing of this was unexpected to the server', () => {
  expect(server.logLines.filter((line) => line.includes('"level":50'))).toEqual([]);
});
