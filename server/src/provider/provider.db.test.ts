import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto';
import { SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Browsing } from '../../test/browsing.ts';
import { call, refusalOf } from '../../test/calls.ts';
import { embedClient, EmbedPage, embedScope, tokensSchema, type Asking } from '../../test/embed-page.ts';
import { expectOwnPage, openFirm, type Firm } from '../../test/firm.ts';
import { openTestServer, type TestServer } from '../../test/harness.ts';

let server: TestServer;
let firm: Firm;
/** The portal as browsers see it. */
let portal: string;
/** A page of the programme's own, as a frame is: it needs nobody's consent. */
let page: EmbedPage;
let redirectUri: string;

beforeAll(async () => {
  server = await openTestServer();
  portal = server.url.replace('127.0.0.1', 'localhost');
  redirectUri = `${portal}/embed/v1/returned`;
  page = new EmbedPage(server.origins, portal);
  firm = await openFirm(server);
});
afterAll(async () => {
  await firm.stop();
  await server.stop();
});

function authAddress(changes: Record<string, string | undefined> = {}): string {
  const params = {
    client_id: embedClient,
    redirect_uri: redirectUri,
    response_type: 'code',
    scope: `openid offline_access ${embedScope}`,
    code_challenge: createHash('sha256').update('v'.repeat(50)).digest('base64url'),
    code_challenge_method: 'S256',
    state: 'here',
    ...changes,
  };
  const given = Object.entries(params).filter((pair): pair is [string, string] => pair[1] !== undefined);
  return `${portal}/oidc/auth?${new URLSearchParams(given).toString()}`;
}

async function codeFor(browsing: Browsing, subject = 'laura'): Promise<string> {
  const landing = await firm.signIn(browsing, authAddress(), subject, redirectUri);
  return new URL(landing.next ?? '').searchParams.get('code') ?? '';
}

const redeem = (code: string, changes: Record<string, string> = {}, asking: Asking = {}) =>
  page.redeem(code, redirectUri, { code_verifier: 'v'.repeat(50), ...changes }, asking);

test('discovery offers codes with S256 and ES256, and nothing else', async () => {
  const answer = await fetch(`${server.url}/oidc/.well-known/openid-configuration`);
  const found = (await answer.json()) as Record<string, unknown>;
  expect(found).toMatchObject({
    response_types_supported: ['code'],
    code_challenge_methods_supported: ['S256'],
    id_token_signing_alg_values_supported: ['ES256'],
    token_endpoint_auth_methods_supported: ['none'],
    dpop_signing_alg_values_supported: ['ES256'],
    authorization_response_iss_parameter_supported: true,
    scopes_supported: ['openid', 'offline_access'],
  });
  const endpoints = Object.keys(found)
    .filter((name) => name.endsWith('_endpoint'))
    .sort();
  expect(endpoints).not.toEqual(expect.arrayContaining(['registration_endpoint']));
  for (const off of [
    'registration_endpoint',
    'userinfo_endpoint',
    'device_authorization_endpoint',
    'end_session_endpoint',
    'introspection_endpoint',
  ]) {
    expect(endpoints).not.toContain(off);
  }
  const keys = (await (await fetch(`${server.url}/oidc/jwks`)).json()) as { keys: Record<string, unknown>[] };
  expect(keys.keys.length).toBeGreaterThan(0);
  expect(keys.keys.filter((key) => 'd' in key)).toEqual([]);
});

describe('a request to sign in', () => {
  test.each<[string, Record<string, string | undefined>]>([
    ['an unknown client', { client_id: 'milano.nobody' }],
    ['a client of an unknown community', { client_id: 'torino.naviglio-intranet' }],
    ['no client', { client_id: undefined }],
    ['a client that is no name', { client_id: "x' or 1=1" }],
    ['a foreign address to return to', { redirect_uri: 'https://evil.example/' }],
    [
      'an address that only begins like ours',
      { redirect_uri: 'http://localhost.evil.example/embed/v1/returned' },
    ],
    ['another path of ours', { redirect_uri: 'RELATIVE/account/callback' }],
    ['our address with more behind it', { redirect_uri: 'RELATIVE/embed/v1/returned/../../x' }],
  ])('with %s shows a page of our own and leads nowhere', async (_what, changes) => {
    const redirect = changes['redirect_uri']?.replace('RELATIVE', portal);
    const landing = await new Browsing().go(
      authAddress({ ...changes, ...(redirect === undefined ? {} : { redirect_uri: redirect }) }),
    );
    expect(landing.status).toBe(400);
    expect(landing.next).toBeUndefined();
    expect(landing.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expectOwnPage(landing.text, portal);
  });

  test.each([
    ['no proof key', { code_challenge: undefined, code_challenge_method: undefined }],
    ['a plain proof key', { code_challenge: 'v'.repeat(50), code_challenge_method: 'plain' }],
    ['tokens in the address', { response_type: 'token' }],
    ['an ID token in the address', { response_type: 'code id_token' }],
    ['another resource', { resource: 'https://evil.example/v1' }],
  ])('with %s is refused to the client itself', async (_what, changes) => {
    const landing = await new Browsing().go(authAddress(changes));
    const address = new URL(landing.next ?? 'none:');
    expect(`${address.origin}${address.pathname}`).toBe(redirectUri);
    const told = new URLSearchParams(address.search || address.hash.slice(1));
    expect(told.get('error')).toMatch(/^(invalid_request|unsupported_response_type|invalid_target)$/);
    expect(told.has('code')).toBe(false);
  });

  test('shows pages of our own only, on the way to the firm', async () => {
    const browsing = new Browsing();
    const page = await browsing.follow(`${portal}/account/sign-in`);
    expect(page.status).toBe(200);
    expect(page.text).toContain('Officine Naviglio');
    expectOwnPage(page.text, portal);
    expectOwnPage((await new Browsing().go(page.url)).text, portal);
    expectOwnPage(
      (await browsing.follow(`${page.url}/depart`, { form: { connection: 'nobody' } })).text,
      portal,
    );
  });
});

describe('a code', () => {
  test('is redeemed once of six at once, and then its tokens work', async () => {
    const code = await codeFor(new Browsing());
    const answers = await Promise.all(Array.from({ length: 6 }, () => redeem(code)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400, 400, 400, 400, 400]);
    const refusals = answers.filter(({ status }) => status === 400);
    for (const refusal of refusals) expect(await refusal.json()).toMatchObject({ error: 'invalid_grant' });
  });

  test('gives an embed’s token: what its client is registered for, not the portal’s own matters', async () => {
    const tokens = tokensSchema.parse(await (await redeem(await codeFor(new Browsing()))).json());
    const get = (address: string, token: string) => call(server, address, { token });
    const participation = '/v1/milano/campaigns/autunno-2026/participation';
    expect((await get(participation, tokens.access_token)).body).toMatchObject({ status: 'invited' });
    expect(refusalOf(await get('/v1/milano/campaigns', tokens.access_token))).toBe('insufficient_scope');
    expect(refusalOf(await get(participation, tokens.id_token))).toBe('not_signed_in');
    expect(refusalOf(await get(participation, tokens.refresh_token))).toBe('not_signed_in');
    expect(tokens.scope.split(' ').sort()).toEqual(embedScope.split(' ').sort());
  });

  test('needs its own verifier, address and client', async () => {
    for (const changes of [
      { code_verifier: 'w'.repeat(50) },
      { redirect_uri: `${portal}/account/callback` },
      { client_id: 'snodo-portal' },
    ]) {
      const answer = await redeem(await codeFor(new Browsing()), changes);
      expect(answer.status).toBe(400);
      expect(await answer.json()).toMatchObject({ error: 'invalid_grant' });
    }
  });

  test('is redeemed for no page that its client was not given to', async () => {
    const code = await codeFor(new Browsing());
    for (const origin of ['https://evil.example', `${firm.intranetUrl}1`, 'http://localhost', 'null']) {
      const answer = await redeem(code, {}, { origin });
      expect(answer.status).toBe(400);
      expect(answer.headers.has('access-control-allow-origin')).toBe(false);
    }
    const answer = await redeem(code, {}, { origin: firm.intranetUrl });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('access-control-allow-origin')).toBe(firm.intranetUrl);
  });

  test('that is used again takes away what it gave', async () => {
    const code = await codeFor(new Browsing());
    const tokens = tokensSchema.parse(await (await redeem(code)).json());
    expect((await page.renew(tokens.refresh_token)).status).toBe(200);
    expect((await redeem(code)).status).toBe(400);
    expect((await page.renew(tokens.refresh_token)).status).toBe(400);
  });

  test('is redeemed with a proof of a key, and by the key that asked for it', async () => {
    const browsing = new Browsing();
    const landing = await firm.signIn(
      browsing,
      authAddress({ dpop_jkt: page.key.jkt }),
      'laura',
      redirectUri,
    );
    const code = new URL(landing.next ?? '').searchParams.get('code') ?? '';
    const thief = new EmbedPage(server.origins, portal);
    const form = { code_verifier: 'v'.repeat(50) };
    expect(await (await thief.redeem(code, redirectUri, form)).json()).toMatchObject({
      error: 'invalid_grant',
    });
    const bare = await fetch(`${server.url}/oidc/token`, {
      method: 'POST',
      body: new URLSearchParams({
        client_id: embedClient,
        grant_type: 'authorization_code',
        code: await codeFor(new Browsing()),
        redirect_uri: redirectUri,
        ...form,
      }),
    });
    expect(bare.status).toBe(400);
    expect(await bare.json()).toMatchObject({ error: 'invalid_grant' });
  });
});

describe('an access token', () => {
  const participation = (token: string) =>
    call(server, '/v1/milano/campaigns/autunno-2026/participation', { token });

  test('of another audience, expired, unsigned, signed by another key or by the public one is refused', async () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const good = await server.tokenOf('Laura Bianchi');
    const [header = '', payload = '', signature = ''] = good.split('.');
    const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const decoded = JSON.parse(Buffer.from(header, 'base64url').toString()) as Record<string, unknown>;
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Record<string, unknown>;
    const signed = (key: Parameters<SignJWT['sign']>[0], alg: string) =>
      new SignJWT(claims).setProtectedHeader({ ...decoded, alg }).sign(key);
    expect((await participation(good)).status).toBe(200);
    for (const wrong of [
      await server.tokenOf('Laura Bianchi', { audience: portal }),
      await server.tokenOf('Laura Bianchi', { audience: 'https://evil.example/v1' }),
      await server.tokenOf('Laura Bianchi', { expiresIn: '-1m' }),
      `${encoded({ ...decoded, alg: 'none' })}.${payload}.`,
      `${encoded({ ...decoded, alg: 'none' })}.${payload}.${signature}`,
      `${header}.${encoded({ ...claims, sub: 'milano.00000000-0000-4000-8000-000000000000' })}.${signature}`,
      await signed(privateKey, 'ES256'),
      await signed(randomBytes(32), 'HS256'),
      await new SignJWT(claims).setProtectedHeader({ ...decoded, alg: 'ES256', typ: 'JWT' }).sign(privateKey),
      `${good}x`,
      '',
    ]) {
      expect(refusalOf(await participation(wrong))).toBe('not_signed_in');
    }
  });

  test('without the survey’s scope may not answer', async () => {
    expect(refusalOf(await participation(await server.tokenOf('Laura Bianchi', { scope: 'openid' })))).toBe(
      'insufficient_scope',
    );
    expect(refusalOf(await participation(await server.tokenOf('Laura Bianchi', { scope: '' })))).toBe(
      'insufficient_scope',
    );
  });
});

test('nothing of this was unexpected to the server', () => {
  expect(server.logLines.filter((line) => line.includes('"level":50'))).toEqual([]);
});
