// The provider as programs of other people know it: openid-client and oauth4webapi, with nothing of ours in them.
import * as oauth from 'oauth4webapi';
import * as openid from 'openid-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Browsing } from '../../test/browsing.ts';
import { consented, embedClient, EmbedPage, embedScope } from '../../test/embed-page.ts';
import { expectOwnPage, openFirm, type Firm } from '../../test/firm.ts';
import { openTestServer, type TestServer } from '../../test/harness.ts';

let server: TestServer;
let firm: Firm;
let portal: string;
let returnPage: string;

beforeAll(async () => {
  server = await openTestServer();
  firm = await openFirm(server);
  portal = server.publicUrl;
  returnPage = `${firm.intranetUrl}/`;
});
afterAll(async () => {
  await firm.stop();
  await server.stop();
});

/** A sign-in in the page's own window; the answer is the address to which it comes back. */
async function byRedirect(address: string): Promise<URL> {
  const browsing = new Browsing();
  const page = await firm.signIn(browsing, address, 'laura', returnPage);
  const landing = page.next === undefined ? await consented(browsing, page, returnPage) : page;
  return new URL(landing.next ?? 'none:');
}

test('openid-client signs in by redirect, with the answer in the fragment, renews, calls and signs out', async () => {
  const discovered = await openid.discovery(
    new URL(`${portal}/oidc`),
    embedClient,
    { id_token_signed_response_alg: 'ES256', dpop_bound_access_tokens: true },
    openid.None(),
    { execute: [openid.allowInsecureRequests, openid.enableNonRepudiationChecks] },
  );
  const keys = await openid.randomDPoPKeyPair('ES256');
  const DPoP = openid.getDPoPHandle(discovered, keys);
  const verifier = openid.randomPKCECodeVerifier();
  const state = openid.randomState();
  const nonce = openid.randomNonce();
  const address = openid.buildAuthorizationUrl(discovered, {
    redirect_uri: returnPage,
    response_mode: 'fragment',
    scope: `openid offline_access ${embedScope}`,
    resource: `${portal}/v1`,
    code_challenge: await openid.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    dpop_jkt: await DPoP.calculateThumbprint(),
    state,
    nonce,
  });
  const returned = await byRedirect(address.href);
  expect(returned.href.startsWith(`${returnPage}#`)).toBe(true);
  expect(returned.search).toBe('');
  const callback = new URL(returnPage);
  callback.search = returned.hash.slice(1);
  const tokens = await openid.authorizationCodeGrant(
    discovered,
    callback,
    { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true },
    undefined,
    { DPoP },
  );
  expect(tokens.token_type).toBe('dpop');
  expect(tokens.claims()?.sub).toMatch(/^milano\./);
  const participation = new URL(`${portal}/v1/milano/campaigns/autunno-2026/participation`);
  const fetched = await openid.fetchProtectedResource(
    discovered,
    tokens.access_token,
    participation,
    'GET',
    null,
    undefined,
    { DPoP },
  );
  expect(fetched.status).toBe(200);
  const renewed = await openid.refreshTokenGrant(discovered, tokens.refresh_token ?? '', undefined, { DPoP });
  expect(renewed.token_type).toBe('dpop');
  await openid.tokenRevocation(discovered, tokens.refresh_token ?? '');
  await expect(
    openid.refreshTokenGrant(discovered, tokens.refresh_token ?? '', undefined, { DPoP }),
  ).rejects.toMatchObject({ error: 'invalid_grant' });
});

test('oauth4webapi redeems the code of a hand-off, found by the authorization server’s own metadata', async () => {
  const insecure = { [oauth.allowInsecureRequests]: true };
  const issuer = new URL(`${portal}/oidc`);
  const as = await oauth.processDiscoveryResponse(
    issuer,
    await oauth.discoveryRequest(issuer, { algorithm: 'oauth2', ...insecure }),
  );
  const client: oauth.Client = { client_id: embedClient, id_token_signed_response_alg: 'ES256' };
  const page = new EmbedPage(server.origins, firm.intranetUrl);
  const browsing = new Browsing();
  const { handoffId, authorizationUrl } = await page.begin(browsing);
  await consented(browsing, await firm.signIn(browsing, authorizationUrl, 'laura'));
  const claimed = (await (await page.claim(handoffId)).json()) as Record<string, string>;
  const params = oauth.validateAuthResponse(as, client, new URLSearchParams(claimed), claimed['state'] ?? '');
  const importKey = (jwk: JsonWebKey, use: KeyUsage) =>
    crypto.subtle.importKey('jwk', jwk, { name: 'ECDSA', namedCurve: 'P-256' }, use === 'verify', [use]);
  const DPoP = oauth.DPoP(client, {
    privateKey: await importKey(page.key.privateJwk, 'sign'),
    publicKey: await importKey(page.key.publicJwk, 'verify'),
  });
  const redeem = async () =>
    oauth.authorizationCodeGrantRequest(
      as,
      client,
      oauth.None(),
      params,
      `${portal}/embed/v1/callback`,
      page.verifier,
      { DPoP, ...insecure },
    );
  const process = async () =>
    oauth.processAuthorizationCodeResponse(as, client, await redeem(), { requireIdToken: true });
  const tokens = await process().catch(async (fault: unknown) => {
    if (!oauth.isDPoPNonceError(fault)) throw fault;
    return process();
  });
  expect(tokens.token_type).toBe('dpop');
  expect(tokens.expires_in).toBe(300);
});

describe('discovery', () => {
  test('offers codes with S256, ES256 and bound tokens, and no grant or answer that is not needed', async () => {
    const read = async (path: string) =>
      (await (await fetch(`${portal}${path}`)).json()) as Record<string, unknown>;
    const found = await read('/oidc/.well-known/openid-configuration');
    expect(found).toMatchObject({
      issuer: `${portal}/oidc`,
      authorization_endpoint: `${portal}/oidc/auth`,
      response_types_supported: ['code'],
      code_challenge_methods_supported: ['S256'],
      id_token_signing_alg_values_supported: ['ES256'],
      dpop_signing_alg_values_supported: ['ES256'],
      authorization_response_iss_parameter_supported: true,
      token_endpoint_auth_methods_supported: ['none'],
      request_uri_parameter_supported: false,
    });
    const grants = found['grant_types_supported'] as string[];
    expect(grants).toEqual(expect.arrayContaining(['authorization_code', 'refresh_token']));
    for (const off of ['implicit', 'password', 'client_credentials']) expect(grants).not.toContain(off);
    expect(JSON.stringify(found)).not.toMatch(/HS256|RS256|"plain"|registration_endpoint|userinfo_endpoint/);
    expect(await read('/.well-known/oauth-authorization-server/oidc')).toEqual(found);
  });
});

describe('a request to return', () => {
  const address = (changes: Record<string, string>) =>
    `${portal}/oidc/auth?${new URLSearchParams({
      client_id: embedClient,
      response_type: 'code',
      scope: `openid ${embedScope}`,
      code_challenge: 'c'.repeat(43),
      code_challenge_method: 'S256',
      redirect_uri: returnPage,
      state: 'here',
      ...changes,
    }).toString()}`;

  test.each([
    ['to another site', () => 'https://evil.example/'],
    ['to another page of the same site', () => `${returnPage}other`],
    ['with something behind it', () => `${returnPage}?next=https://evil.example`],
    ['to the same host on another port', () => 'http://127.0.0.1:9/'],
    ['to the same port by another name', () => returnPage.replace('127.0.0.1', 'localhost')],
    ['to a name that only ends alike', () => `http://evil.example#${returnPage}`],
    ['to no page', () => ''],
  ])('%s leads nowhere', async (_what, redirect) => {
    const landing = await new Browsing().go(address({ redirect_uri: redirect() }));
    expect(landing.status).toBe(400);
    expect(landing.next).toBeUndefined();
    expectOwnPage(landing.text, portal);
    expect(landing.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  });

  test('by a form that sends itself is refused', async () => {
    const landing = await new Browsing().go(address({ response_mode: 'form_post' }));
    expect(landing.status).toBe(400);
    expect(landing.text).not.toContain('<form');
    expectOwnPage(landing.text, portal);
  });
});

test('no page of the provider names a host that is not ours, in any language', async () => {
  for (const language of ['it', 'en', 'ar']) {
    const asked = new URLSearchParams({ client_id: 'milano.nobody', ui_locales: language }).toString();
    for (const path of [
      `/oidc/auth?${asked}`,
      '/oidc/auth/unknown',
      '/oidc/session/end',
      '/oidc/session/end/success',
      '/oidc/device',
      '/oidc/interaction/x',
      '/interaction/unknown',
      '/federation/callback/naviglio?state=x',
      `/embed/v1/start?client_id=${embedClient}&lang=${language}`,
    ]) {
      const landing = await new Browsing().go(`${portal}${path}`);
      expectOwnPage(landing.text, portal);
      expect(landing.text).not.toMatch(/googleapis|gstatic|@import/);
      if (landing.headers.get('content-type')?.startsWith('text/html') === true) {
        expect(landing.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
        expect(landing.headers.get('x-frame-options')).toBe('DENY');
      }
    }
  }
});

test('nothing of this was unexpected to the server', () => {
  expect(server.logLines.filter((line) => line.includes('"level":50'))).toEqual([]);
});
