import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../../../packages/testkit/src/browser.ts';
import { openTestPortal, type TestPortal } from '../../../packages/toolchain/src/test-portal.ts';
import { newProofKey, proofClaims, signProof } from '../../../server/test/proof-maker.ts';
import {
  addHeaders,
  admit,
  embedClient,
  Host,
  inContext,
  loaderOf,
  passThrough,
  watch,
  windowOf,
  type Watch,
} from './hosts.ts';
import { callWithItsKey, layThief, renewWithItsKey, takeFrom } from './thief.ts';

let portal: TestPortal;
let browser: Browser;
let host: Host;
const watched: Watch[] = [];

const signInAndList = inContext('<snodo-sign-in></snodo-sign-in><snodo-catalogue></snodo-catalogue>');
/** Whoever opens a window from here loses it, and the window its opener. */
const cutting = { 'cross-origin-opener-policy': 'same-origin' };

beforeAll(async () => {
  portal = await openTestPortal();
  browser = await launchBrowser();
  host = await Host.open();
  const head = loaderOf(portal.portalUrl);
  host.put('/plain', { head, body: signInAndList });
  host.put('/isolated', { head, body: signInAndList, headers: cutting });
  // A press lets a page open one window; here something else has taken it before ours comes.
  const taking = `<script>addEventListener('click', () => open('about:blank').close(), { capture: true, once: true })</script>`;
  host.put('/taken', { head: head + taking, body: signInAndList });
  await admit(portal, [host], [`${host.origin}/isolated`, `${host.origin}/taken`]);
});
afterAll(async () => {
  await browser.close();
  await host.stop();
  await portal.stop();
});

interface Opened {
  readonly context: BrowserContext;
  readonly page: Page;
}

async function open(address: string): Promise<Opened> {
  const context = await browser.newContext({ locale: 'it-IT', viewport: { width: 1280, height: 900 } });
  context.setDefaultTimeout(8000);
  watched.push(watch(context));
  await context.addInitScript(layThief);
  const page = await context.newPage();
  await page.goto(address);
  return { context, page };
}

const enter = (page: Page): Locator => page.getByRole('button', { name: 'Accedi', exact: true });
const nameOn = (page: Page, name = 'Laura Bianchi') =>
  page.locator('snodo-sign-in').getByText(`Hai fatto l’accesso come ${name}`);

async function signIn(page: Page, name = /^Laura/): Promise<void> {
  await passThrough(await windowOf(page, enter(page)), name, { isAskedForConsent: true });
  await nameOn(page).or(nameOn(page, 'Samir Haddad')).waitFor();
}

const told = (page: Page) =>
  page.evaluate(() => (globalThis as unknown as { told: [string, unknown][] }).told);

describe('A1 where cookies of third parties are blocked', () => {
  let opened: Opened;
  beforeAll(async () => {
    opened = await open(`${portal.intranetUrl}/services`);
  });
  afterAll(() => opened.context.close());

  test('as they are in this browser', async () => {
    const third = await Host.open();
    const framed = third
      .put('/', { headers: { 'set-cookie': 'known=yes; SameSite=None; Secure' } })
      .replace('127.0.0.1', 'localhost');
    const page = await opened.context.newPage();
    await page.goto(framed);
    expect(await page.evaluate(() => document.cookie)).toBe('known=yes');
    await page.goto(host.put('/holder', { body: `<iframe src="${framed}"></iframe>` }));
    expect(await page.frames()[1]?.evaluate(() => document.cookie)).toBe('');
    await page.close();
    await third.stop();
  });

  test('she signs in from a page with the strictest policy, and her name appears', async () => {
    const { page } = opened;
    await signIn(page);
    expect(await told(page)).toContainEqual(['snodo-auth-change', { status: 'in' }]);
  });

  test('a second load finds her signed in, without a window', async () => {
    const { page, context } = opened;
    await page.reload();
    await nameOn(page).waitFor();
    expect(context.pages()).toEqual([page]);
  });

  test('A8 her key cannot be read, and her tokens are worth nothing without it', async () => {
    const { page } = opened;
    const taken = await takeFrom(page);
    expect(taken.isExtractable).toBe(false);
    expect(taken.exported).toBe('InvalidAccessError');
    const me = `${portal.portalUrl}/v1/milano/me`;
    const foreign = newProofKey();
    const proofOf = (address: string, method: string, token?: string, nonce?: string) =>
      signProof(foreign, proofClaims({ method, address, now: new Date(), token, nonce }));
    const call = (headers: Record<string, string>) => fetch(me, { headers });
    const nonce = async (headers: Record<string, string>) =>
      (await call(headers)).headers.get('dpop-nonce') ?? undefined;
    const { accessToken, refreshToken } = taken;
    const asThief = { authorization: `DPoP ${accessToken}` };
    const fresh = await nonce({ ...asThief, dpop: proofOf(me, 'GET', accessToken) });
    const answers = await Promise.all([
      call({ authorization: `Bearer ${accessToken}` }),
      call(asThief),
      call({ ...asThief, dpop: proofOf(me, 'GET', accessToken, fresh) }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401]);
    const token = `${portal.portalUrl}/oidc/token`;
    const renew = (headers: Record<string, string>) =>
      fetch(token, {
        method: 'POST',
        headers,
        body: new URLSearchParams({
          grant_type: 'refresh_token',
          client_id: embedClient,
          refresh_token: refreshToken,
        }),
      });
    const first = await renew({ dpop: proofOf(token, 'POST') });
    const given = first.headers.get('dpop-nonce') ?? undefined;
    const second = await renew({ dpop: proofOf(token, 'POST', undefined, given) });
    expect([(await renew({})).status, second.status]).toEqual([400, 400]);
    expect(await second.json()).toMatchObject({ error: 'invalid_grant' });
    // The same token with its key, in her page, still renews: it was the key that was missing.
    expect(await renewWithItsKey(page, token, embedClient)).toBe(200);
  });

  test('a token of hers does not take her record along: that needs the portal’s own window', async () => {
    const { page } = opened;
    const answer = await callWithItsKey(page, `${portal.portalUrl}/v1/milano/me/export`, 'POST');
    expect(answer).toEqual({ status: 403, code: 'insufficient_scope' });
  });

  test('D12 nothing about her stands in events, addresses or storage', async () => {
    const { page, context } = opened;
    const kept = await page.evaluate(() => [
      JSON.stringify(Object.entries(localStorage)),
      JSON.stringify(Object.entries(sessionStorage)),
      window.name,
      document.cookie,
      document.documentElement.outerHTML,
    ]);
    const stored = JSON.stringify((await context.storageState()).origins);
    const events = JSON.stringify(await told(page));
    const addresses = watched.at(-1)?.addresses ?? [];
    const { accessToken, refreshToken, owner } = await takeFrom(page);
    const everything = [...kept, stored, events, ...addresses].join('\n');
    expect(events).toContain('snodo-auth-change');
    expect(stored).toContain('snodo-signed-in');
    for (const personal of [/laura/i, /bianchi/i, accessToken, refreshToken, owner])
      expect(everything).not.toMatch(personal);
  });

  test('signing out revokes what she had, and another tab hears of it', async () => {
    const { page, context } = opened;
    const token = `${portal.portalUrl}/oidc/token`;
    const other = await context.newPage();
    await other.goto(`${portal.intranetUrl}/services`);
    await nameOn(other).waitFor();
    await takeFrom(page);
    expect(await renewWithItsKey(page, token, embedClient)).toBe(200);
    const revoked = page.waitForResponse((response) => response.url().endsWith('/token/revocation'));
    await page.getByRole('button', { name: 'Esci' }).click();
    expect((await revoked).status()).toBe(200);
    await Promise.all([enter(page).waitFor(), enter(other).waitFor()]);
    expect(await told(other)).toContainEqual(['snodo-auth-change', { status: 'out' }]);
    expect(await renewWithItsKey(page, token, embedClient)).toBe(400);
    await page.reload();
    await enter(page).waitFor();
  });
});

test('A2 pages that cut the window off neither stop the sign-in nor end it falsely', async () => {
  const firmPort = Number(new URL(portal.intranetUrl).port) + 1;
  const portalPort = Number(new URL(portal.portalUrl).port);
  const restore = addHeaders(({ port, path }) =>
    port === firmPort || (port === portalPort && path.startsWith('/embed/v1/callback')) ? cutting : undefined,
  );
  const { context, page } = await open(`${host.origin}/plain`);
  try {
    const popup = await windowOf(page, enter(page));
    await popup.getByRole('button', { name: /^Laura/ }).waitFor();
    // The page has lost its window: it reads as closed, although she is just signing in there.
    const isClosed = () => page.evaluate(() => Reflect.get(globalThis, 'opened')?.closed as unknown);
    await expect.poll(isClosed).toBe(true);
    expect(await popup.evaluate(() => window.opener as unknown)).toBe(null);
    await popup.getByRole('button', { name: /^Laura/ }).click();
    await popup.getByRole('button', { name: 'Sì, va bene' }).click();
    await nameOn(page).waitFor();
    expect((await told(page)).map(([name]) => name)).not.toContain('snodo-error');
    if (!popup.isClosed()) await popup.getByRole('heading', { name: 'Fatto' }).waitFor();
  } finally {
    restore();
    await context.close();
  }
});

describe('A3 redirect mode', () => {
  /** Addresses of this page in the history of its tab. */
  async function historyOf({ context, page }: Opened): Promise<string[]> {
    const devtools = await context.newCDPSession(page);
    const { entries } = await devtools.send('Page.getNavigationHistory');
    return entries.map(({ url }) => url).filter((url) => url.startsWith(host.origin));
  }

  async function cross(page: Page, address: string): Promise<void> {
    await page.getByRole('button', { name: 'Continua in questa pagina' }).click();
    await page.getByRole('button', { name: /^Laura/ }).click();
    const allow = page.getByRole('button', { name: 'Sì, va bene' });
    await allow.or(nameOn(page)).waitFor();
    if (await allow.isVisible()) await allow.click();
    await nameOn(page).waitFor();
    expect(page.url()).toBe(address);
  }

  test('completes from a page that isolates itself, and leaves nothing in address or history', async () => {
    const address = `${host.origin}/isolated`;
    const opened = await open(address);
    const { page, context } = opened;
    const popup = await windowOf(page, enter(page));
    // The window cannot hear the page any more, and says so itself.
    await popup.getByRole('heading', { name: 'Apri questa finestra dalla pagina in cui lavori' }).waitFor();
    await popup.close();
    await cross(page, address);
    expect(await historyOf(opened)).not.toEqual([]);
    for (const entry of await historyOf(opened)) expect(entry).toBe(address);
    await page.reload();
    await nameOn(page).waitFor();
    await context.close();
  });

  test('completes where the browser blocks the window', async () => {
    const address = `${host.origin}/taken`;
    const { page, context } = await open(address);
    await enter(page).click();
    await page.getByText('La finestra non si è aperta').waitFor();
    expect(await told(page)).toContainEqual(['snodo-error', { code: 'sign_in_blocked', element: 'sign-in' }]);
    await cross(page, address);
    await context.close();
  });

  test('believes no answer but to its own question', async () => {
    const address = `${host.origin}/isolated`;
    const { page, context } = await open(address);
    const popup = await windowOf(page, enter(page));
    await popup.close();
    await page.getByRole('button', { name: 'Continua in questa pagina' }).click();
    await page.getByRole('button', { name: /^Laura/ }).waitFor();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    const issuer = encodeURIComponent(`${portal.portalUrl}/oidc`);
    await page.goto(`${address}#code=planted&state=${'x'.repeat(43)}&iss=${issuer}`);
    await enter(page).waitFor();
    await page.locator('snodo-catalogue').getByRole('listitem').first().waitFor();
    expect(asked.filter((url) => url.includes('/oidc/'))).toEqual([]);
    await context.close();
  });
});

test('A21 twenty tabs that renew at once all stay signed in', async () => {
  const { context, page } = await open(`${host.origin}/plain`);
  await signIn(page, /^Samir/);
  const tabs = await Promise.all(Array.from({ length: 20 }, () => context.newPage()));
  // Each comes without an access token and has to renew before it can say who is signed in.
  await Promise.all(tabs.map((tab) => tab.goto(`${host.origin}/plain`, { waitUntil: 'commit' })));
  await Promise.all(tabs.map((tab) => nameOn(tab, 'Samir Haddad').waitFor({ timeout: 30_000 })));
  // Nor does any throw out the others where they cannot agree on one that renews.
  await context.addInitScript(() => {
    Object.assign(globalThis, {
      BroadcastChannel: class extends EventTarget {
        postMessage(): void {}
        close(): void {}
      },
    });
    Object.defineProperty(navigator, 'locks', {
      value: { request: (_name: string, act: () => unknown) => act() },
    });
  });
  const renewals: number[] = [];
  context.on('response', (response) => {
    if (response.url().endsWith('/oidc/token')) renewals.push(response.status());
  });
  await Promise.all(tabs.map((tab) => tab.reload({ waitUntil: 'commit' })));
  await Promise.all(tabs.map((tab) => nameOn(tab, 'Samir Haddad').waitFor({ timeout: 30_000 })));
  expect(renewals.filter((status) => status === 200)).toHaveLength(20);
  await context.close();
});

test('A20 nothing was blocked, nothing failed, and no third host was asked on the way', () => {
  // What the thief was refused, in the page that it sits in.
  const refused = [
    `403 POST ${portal.portalUrl}/v1/milano/me/export`,
    `400 POST ${portal.portalUrl}/oidc/token`,
  ];
  expect(watched.flatMap(({ complaints }) => complaints)).toEqual(refused);
});
