// Sign-in from a page that embeds: nobody but that page, with its key, ever gets the code.
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { Browsing } from '../../test/browsing.ts';
import { call, refusalOf } from '../../test/calls.ts';
import { consented, embedClient, EmbedPage, newId } from '../../test/embed-page.ts';
import { expectOwnPage, openFirm, type Firm } from '../../test/firm.ts';
import { openTestServer, type TestServer } from '../../test/harness.ts';
import { newProofKey } from '../../test/proof-maker.ts';

let server: TestServer;
let firm: Firm;
let portal: string;

beforeAll(async () => {
  server = await openTestServer();
  firm = await openFirm(server);
  portal = server.publicUrl;
});
afterEach(() => {
  server.clock.instant = undefined;
});
afterAll(async () => {
  await firm.stop();
  await server.stop();
});

const newPage = () => new EmbedPage(server.origins, firm.intranetUrl);

const countOutcomes = async () =>
  (await server.owner`select 1 from oidc.payload where kind = 'HandoffOutcome'`).length;

const errorOf = async (answer: Response) => ((await answer.json()) as { code?: string }).code;

test('a page of the firm’s intranet signs a person in and calls in her name', async () => {
  const tokens = await newPage().signIn(new Browsing(), firm);
  expect(tokens.expires_in).toBe(300);
  const participation = '/v1/milano/campaigns/autunno-2026/participation';
  const headers = { origin: firm.intranetUrl };
  expect((await call(server, participation, { token: tokens.access_token, headers })).body).toMatchObject({
    status: 'invited',
  });
  const claims = JSON.parse(
    Buffer.from(tokens.access_token.split('.')[1] ?? '', 'base64url').toString(),
  ) as object;
  expect(claims).toMatchObject({ client_id: embedClient, aud: `${portal}/v1`, amr: ['fed'] });
  expect(Object.keys(claims)).toEqual(expect.arrayContaining(['auth_time', 'cnf', 'scope', 'sub']));
  expect(JSON.stringify(claims)).not.toContain('Laura');
});

describe('the window', () => {
  test('that was opened by a link shows a page of our own, begins nothing and can be framed by nobody', async () => {
    const before = await server.owner`select 1 from oidc.payload where kind = 'Handoff'`;
    const landing = await new Browsing().go(`${portal}/embed/v1/start?client_id=${embedClient}&lang=ar`);
    expect(landing.status).toBe(200);
    expectOwnPage(landing.text, portal);
    expect(landing.text).toContain('dir="rtl"');
    expect(landing.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(landing.headers.get('x-frame-options')).toBe('DENY');
    // The page that opened it must be able to speak to it.
    expect(landing.headers.has('cross-origin-opener-policy')).toBe(false);
    expect(landing.headers.getSetCookie()).toEqual([]);
    expect(await server.owner`select 1 from oidc.payload where kind = 'Handoff'`).toHaveLength(before.length);
    for (const client of ['milano.nobody', 'snodo-portal', '']) {
      const refused = await new Browsing().go(`${portal}/embed/v1/start?client_id=${client}`);
      expect(refused.status).toBe(404);
    }
  });

  test.each([
    ['another site', { origin: 'https://evil.example' }, 'origin_not_allowed'],
    ['an origin that only begins alike', { origin: 'http://127.0.0.1:1' }, 'origin_not_allowed'],
    ['an unknown client', { clientId: 'milano.nobody' }, 'origin_not_allowed'],
    ['the portal’s own client', { clientId: 'snodo-portal' }, 'origin_not_allowed'],
    ['a short id', { handoffId: 'short' }, 'invalid_request'],
    ['a thumbprint that is none', { jkt: '' }, 'invalid_request'],
    ['more than is asked', { redirect: 'https://evil.example' }, 'invalid_request'],
  ])('binds nothing for %s', async (_what, changes, code) => {
    const answer = await newPage().bind(new Browsing(), newId(), changes);
    expect(await errorOf(answer)).toBe(code);
    expect(answer.headers.getSetCookie()).toEqual([]);
  });

  test('binds nothing that another site’s page, or nobody’s, asks for', async () => {
    for (const site of ['cross-site', 'same-site', 'none', '']) {
      const answer = await newPage().bind(new Browsing(), newId(), {}, site);
      expect(answer.status).toBe(403);
      expect(await errorOf(answer)).toBe('cross_site_request');
    }
  });

  test('binds an id once, so that nobody takes over another’s hand-off', async () => {
    const page = newPage();
    const { handoffId } = await page.begin(new Browsing());
    const thief = newPage();
    const answers = await Promise.all(Array.from({ length: 5 }, () => thief.bind(new Browsing(), handoffId)));
    expect(answers.map(({ status }) => status)).toEqual([422, 422, 422, 422, 422]);
    expect((await thief.claim(handoffId)).status).toBe(404);
  });
});

describe('the end of the window', () => {
  test('opened directly keeps no code, whatever it is told', async () => {
    const page = newPage();
    const browsing = new Browsing();
    const { handoffId, authorizationUrl } = await page.begin(browsing);
    const before = await countOutcomes();
    const callback = `${portal}/embed/v1/callback`;
    const iss = encodeURIComponent(`${portal}/oidc`);
    for (const [who, query] of [
      [new Browsing(), `?code=planted&state=${handoffId}&iss=${iss}`],
      [new Browsing(), ''],
      [browsing, `?code=planted&state=${newId()}&iss=${iss}`],
      [browsing, `?code=planted&state=${handoffId}`],
      [browsing, `?code=planted&state=${handoffId}&iss=https%3A%2F%2Fevil.example`],
      [browsing, `?state=${handoffId}&iss=${iss}`],
    ] as const) {
      const landing = await who.go(`${callback}${query}`);
      expect(landing.status).toBe(400);
      expectOwnPage(landing.text, portal);
    }
    expect(await countOutcomes()).toBe(before);
    // Nothing was planted: the true end still counts.
    await consented(browsing, await firm.signIn(browsing, authorizationUrl, 'laura'));
    expect((await page.claim(handoffId)).status).toBe(200);
  });

  test('in the browser of somebody who was sent the link yields no code', async () => {
    // Begun outside a browser: every header can be forged there, but not another browser's cookie.
    const attacker = newPage();
    const { handoffId, authorizationUrl } = await attacker.begin(new Browsing());
    const before = await countOutcomes();
    const victim = new Browsing();
    const landing = await consented(victim, await firm.signIn(victim, authorizationUrl, 'laura'));
    expect(landing.url).toContain('/embed/v1/callback');
    expect(landing.status).toBe(400);
    expect(await countOutcomes()).toBe(before);
    server.clock.instant = new Date(Date.now() + 11 * 60 * 1000);
    expect((await attacker.claim(handoffId)).status).toBe(404);
  });

  test('shows a page of our own without the code, and can be framed by nobody', async () => {
    const browsing = new Browsing();
    const { authorizationUrl } = await newPage().begin(browsing);
    const landing = await consented(browsing, await firm.signIn(browsing, authorizationUrl, 'laura'));
    const code = new URL(landing.url).searchParams.get('code') ?? '';
    expect(code).not.toBe('');
    expect(landing.status).toBe(200);
    expect(landing.text).not.toContain(code);
    expectOwnPage(landing.text, portal);
    expect(landing.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(landing.headers.get('referrer-policy')).toBe('no-referrer');
  });
});

test('a request that fits no hand-off is refused before anybody signs in', async () => {
  const page = newPage();
  const { authorizationUrl } = await page.begin(new Browsing());
  for (const changes of [
    { state: newId() },
    { dpop_jkt: newProofKey().jkt },
    { code_challenge: newPage().challenge },
  ]) {
    const url = new URL(authorizationUrl);
    for (const [name, text] of Object.entries(changes)) url.searchParams.set(name, text);
    const landing = await new Browsing().go(url.href);
    const next = new URL(landing.next ?? 'none:');
    expect(next.pathname).toBe('/embed/v1/callback');
    expect(next.searchParams.get('error')).toBe('invalid_request');
    expect(next.searchParams.has('code')).toBe(false);
  }
});

test('pages of another site are told nothing by the token endpoint, known client or not', async () => {
  for (const client_id of [embedClient, 'milano.nobody', 'snodo-portal']) {
    const answer = await fetch(`${portal}/oidc/token`, {
      method: 'POST',
      headers: { origin: 'https://evil.example' },
      body: new URLSearchParams({ client_id, grant_type: 'refresh_token', refresh_token: 'x' }),
    });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.headers.has('access-control-allow-origin')).toBe(false);
  }
});

test('the client’s settings are there for every page and hold nothing secret', async () => {
  const answer = await call(server, `/embed/v1/clients/${embedClient}.json`);
  expect(answer.headers.get('access-control-allow-origin')).toBe('*');
  expect(answer.headers.get('cache-control')).toBe('public, max-age=300');
  expect(answer.body).toMatchObject({
    clientId: embedClient,
    community: 'milano',
    issuer: `${portal}/oidc`,
    tokenEndpoint: `${portal}/oidc/token`,
    revocationEndpoint: `${portal}/oidc/token/revocation`,
    startUrl: `${portal}/embed/v1/start`,
    claimUrl: `${portal}/embed/v1/claim`,
    callbackUrl: `${portal}/embed/v1/callback`,
    returnPages: [`${firm.intranetUrl}/`],
    hostOrigins: [firm.intranetUrl],
    resource: `${portal}/v1`,
  });
  for (const unknown of ['milano.nobody', 'torino.naviglio-intranet', 'snodo-portal'])
    expect(refusalOf(await call(server, `/embed/v1/clients/${unknown}.json`))).toBe('not_found');
});

test('nothing of this was unexpected to the server', () => {
  expect(server.logLines.filter((line) => line.includes('"level":50'))).toEqual([]);
});
