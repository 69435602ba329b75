// An installation behind a proxy that ends TLS: what browsers see is https, whatever the socket is.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestServer, type TestServer } from '../../test/harness.ts';
import { originsOf } from '../config.ts';
import { providerCookieNames } from './configuration.ts';

const portal = 'https://snodo.example';
let server: TestServer;

beforeAll(async () => {
  server = await openTestServer({ settings: () => ({ publicUrl: portal, origins: originsOf(portal) }) });
});
afterAll(() => server.stop());

const ask = (path: string, init: RequestInit = {}) =>
  fetch(`${server.url}${path}`, { redirect: 'manual', ...init });
const attributesOf = (line: string) => line.split('; ').map((part) => part.toLowerCase());

test('every answer keeps the browser to https', async () => {
  for (const path of ['/', '/oidc/jwks', '/v1/milano', '/healthz'])
    expect((await ask(path)).headers.get('strict-transport-security')).toBe('max-age=31536000');
});

test('the provider names https addresses only', async () => {
  const text = await (await ask('/oidc/.well-known/openid-configuration')).text();
  expect(text).toContain(`"issuer":"${portal}/oidc"`);
  expect(text).not.toContain('http:');
});

test('cookies of a sign-in are bound to the host, and none goes without TLS or to a script', async () => {
  const query = new URLSearchParams({
    client_id: 'milano.naviglio-intranet',
    redirect_uri: `${portal}/embed/v1/returned`,
    response_type: 'code',
    scope: 'openid survey:respond',
    code_challenge: 'c'.repeat(43),
    code_challenge_method: 'S256',
  });
  const begun = await ask(`/oidc/auth?${query.toString()}`);
  const portalStart = await ask('/account/sign-in');
  const bound = await ask('/embed/v1/bind', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
    body: JSON.stringify({
      clientId: 'milano.naviglio-intranet',
      origin: portal,
      handoffId: 'h'.repeat(43),
      state: 's'.repeat(43),
      codeChallenge: 'c'.repeat(43),
      jkt: 'j'.repeat(43),
      scope: 'survey:respond',
      language: 'it',
    }),
  });
  const lines = [begun, portalStart, bound].flatMap((answer) => answer.headers.getSetCookie());
  const names = lines.map((line) => line.split('=')[0]);
  expect(names).toEqual(
    expect.arrayContaining([
      '__Secure-snodo_interaction',
      '__Secure-snodo_resume',
      '__Secure-snodo_sign_in',
      '__Secure-snodo_handoff',
    ]),
  );
  for (const line of lines) {
    const attributes = attributesOf(line);
    expect(attributes).toEqual(expect.arrayContaining(['secure', 'httponly', 'samesite=lax']));
    expect(attributes.some((attribute) => attribute.startsWith('domain='))).toBe(false);
  }
  // The session's own comes with the first sign-in; it has the whole host for its path, as its prefix asks.
  expect(providerCookieNames(true).session).toBe('__Host-snodo_op');
});

test('nothing of this was unexpected to the server', () => {
  expect(server.logLines.filter((line) => line.includes('"level":50'))).toEqual([]);
});
