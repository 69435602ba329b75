import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as openid from 'openid-client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Browsing } from '../../../server/test/browsing.ts';
import { identityProvider } from '../src/identity-provider.ts';

const portalUrl = 'http://localhost:4300';
const redirectUri = `${portalUrl}/federation/callback/firm`;

let server: Server;
let configuration: openid.Configuration;

beforeAll(async () => {
  let serve: ReturnType<typeof identityProvider> | undefined;
  server = createServer((request, response) => serve?.(request, response));
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const providerUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const introduction = { it: 'Lavora in officina', en: 'Works in the workshop', ar: 'تعمل في الورشة' };
  serve = identityProvider({
    portalUrl,
    providerUrl,
    issuers: [
      {
        code: 'firm',
        path: '/firm',
        name: 'Firm',
        clientId: 'snodo-portal',
        people: [{ subject: 'laura', displayName: 'Laura Bianchi', introduction }],
      },
    ],
  });
  configuration = await openid.discovery(
    new URL(`${providerUrl}/firm`),
    'snodo-portal',
    undefined,
    openid.None(),
    { execute: [openid.allowInsecureRequests] },
  );
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** One sign-in as Laura; `isAsked` tells whether the page was shown, `claims` what the portal is told. */
async function signIn(browsing: Browsing, params: Record<string, string> = {}) {
  const codeVerifier = openid.randomPKCECodeVerifier();
  const address = openid.buildAuthorizationUrl(configuration, {
    redirect_uri: redirectUri,
    scope: 'openid profile',
    code_challenge: await openid.calculatePKCECodeChallenge(codeVerifier),
    code_challenge_method: 'S256',
    ...params,
  });
  const page = await browsing.follow(address.href, { stopAt: redirectUri });
  const isAsked = page.url.includes('/choose/');
  const landing = isAsked
    ? await browsing.follow(page.url, { form: { subject: 'laura' }, stopAt: redirectUri })
    : page;
  const tokens = await openid.authorizationCodeGrant(configuration, new URL(landing.next ?? 'none:'), {
    pkceCodeVerifier: codeVerifier,
    idTokenExpected: true,
  });
  return { isAsked, text: page.text, claims: tokens.claims() };
}

test.each([
  ['it', 'ltr', 'scegli chi essere', 'Lavora in officina'],
  ['en', 'ltr', 'choose whom to be', 'Works in the workshop'],
  ['ar', 'rtl', 'اختر من تكون', 'تعمل في الورشة'],
])('its page speaks %s when it is asked to', async (language, direction, sentence, introduction) => {
  const { text } = await signIn(new Browsing(), { ui_locales: `de ${language}` });
  expect(text).toContain(`<html lang="${language}" dir="${direction}">`);
  expect(text).toContain(sentence);
  expect(text).toContain(introduction);
});

test('without a wish its page speaks the browser’s language', async () => {
  expect((await signIn(new Browsing())).text).toContain('<html lang="en"');
});

test('a person who is signed in is asked again only where that is wanted', async () => {
  const browsing = new Browsing();
  expect((await signIn(browsing)).isAsked).toBe(true);
  expect((await signIn(browsing)).isAsked).toBe(false);
  expect((await signIn(browsing, { max_age: '3600' })).isAsked).toBe(false);
  expect((await signIn(browsing, { prompt: 'login' })).isAsked).toBe(true);
  expect((await signIn(browsing, { max_age: '0' })).isAsked).toBe(true);
});

test('with an age it says when she signed in', async () => {
  const before = Math.floor(Date.now() / 1000);
  const { claims } = await signIn(new Browsing(), { prompt: 'login', max_age: '0' });
  expect(claims?.auth_time).toBeGreaterThanOrEqual(before);
});
