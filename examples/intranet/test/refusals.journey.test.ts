import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../../../packages/testkit/src/browser.ts';
import { openTestPortal, type TestPortal } from '../../../packages/toolchain/src/test-portal.ts';
import { Browsing } from '../../../server/test/browsing.ts';
import { EmbedPage, newId } from '../../../server/test/embed-page.ts';
import { admit, campaign, embedClient, Host, inContext, loaderOf, watch, windowOf } from './hosts.ts';

let portal: TestPortal;
let browser: Browser;
let host: Host;
let stranger: Host;
let context: BrowserContext;

beforeAll(async () => {
  portal = await openTestPortal();
  browser = await launchBrowser();
  [host, stranger] = await Promise.all([Host.open(), Host.open()]);
  await admit(portal, [host]);
});
afterAll(async () => {
  await browser.close();
  await Promise.all([host.stop(), stranger.stop()]);
  await portal.stop();
});

/** A browser of its own, for what nobody has signed in to. */
async function newPage(): Promise<Page> {
  context = await browser.newContext({ locale: 'it-IT' });
  context.setDefaultTimeout(8000);
  return context.newPage();
}

const startUrl = () => `${portal.portalUrl}/embed/v1/start?client_id=${embedClient}&lang=it`;

async function tokensGiven(): Promise<number> {
  const [row] =
    await portal.owner`select count(*) from oidc.payload where kind in ('RefreshToken', 'AccessToken')`;
  return Number(row?.count);
}

describe('A4 never yields a code:', () => {
  test('the start page, opened from a link', async () => {
    const page = await newPage();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.goto(startUrl());
    await page.getByRole('heading', { name: 'Apri questa finestra dalla pagina in cui lavori' }).waitFor();
    await page.goto(host.put('/mail', { body: `<a href="${startUrl()}" target="_blank">Premi qui</a>` }));
    const popup = await windowOf(page, page.getByRole('link'));
    await popup.getByRole('heading', { name: 'Apri questa finestra dalla pagina in cui lavori' }).waitFor();
    // A browser closes no tab that somebody has walked to; she is told, and no button stays that does nothing.
    await page.goto(startUrl());
    await page.getByRole('button', { name: 'Chiudi la finestra' }).click();
    await page.getByText('chiudila tu').waitFor();
    expect(asked).not.toContain('/embed/v1/bind');
    await context.close();
  });

  test('the callback, opened by itself or with somebody else’s hand-off', async () => {
    const page = await newPage();
    const issuer = encodeURIComponent(`${portal.portalUrl}/oidc`);
    for (const query of ['', `?code=planted&state=${newId()}&iss=${issuer}`]) {
      const answer = await page.goto(`${portal.portalUrl}/embed/v1/callback${query}`);
      expect(answer?.status()).toBe(400);
      await page.getByRole('heading', { level: 1 }).waitFor();
    }
    await context.close();
  });

  test('a hand-off that an attacker began by hand and a victim is led to finish', async () => {
    const origins = Object.fromEntries(
      (['portal', 'id', 'api', 'embed'] as const).map((name) => [name, portal.portalUrl]),
    ) as unknown as ConstructorParameters<typeof EmbedPage>[0];
    const attacker = new EmbedPage(origins, host.origin);
    const { handoffId, authorizationUrl } = await attacker.begin(new Browsing());
    const before = await tokensGiven();
    const page = await newPage();
    await page.goto(authorizationUrl);
    await page.getByRole('button', { name: /^Laura/ }).click();
    await page.getByRole('button', { name: /^(Sì, va bene|Yes)/ }).click();
    await page.waitForURL(/\/embed\/v1\/callback/);
    // Her browser is not the one in which it began.
    await page.getByRole('heading', { name: /scaduta|expired/ }).waitFor();
    const claiming = await Promise.race([
      attacker.claim(handoffId).then(({ status }) => status),
      new Promise((resolve) => setTimeout(resolve, 3000, 'still waiting')),
    ]);
    expect(['still waiting', 204, 404]).toContain(claiming);
    expect(await tokensGiven()).toBe(before);
    const [kept] = await portal.owner`select count(*) from oidc.payload where kind = 'HandoffOutcome'`;
    expect(Number(kept?.count)).toBe(0);
    await context.close();
  });
});

describe('A5 on an origin that the client does not list', () => {
  test('the elements say clearly that they do not go on, and no window hears or tells anything', async () => {
    const page = await newPage();
    await page.addInitScript(() => {
      const heard: string[] = [];
      addEventListener('message', ({ origin }) => heard.push(origin));
      Object.assign(globalThis, { heard });
    });
    const elements = inContext('<snodo-sign-in></snodo-sign-in><snodo-catalogue></snodo-catalogue>');
    await page.goto(stranger.put('/', { head: loaderOf(portal.portalUrl), body: elements }));
    await page.locator('snodo-catalogue').getByRole('alert').waitFor();
    const list = page.locator('snodo-catalogue').getByRole('listitem');
    expect(await list.count()).toBe(0);
    for (const element of ['snodo-sign-in', 'snodo-catalogue']) {
      await page.locator(element).getByText('non è tra quelle concordate con il programma').waitFor();
      expect(
        await page
          .locator(element)
          .getByRole('button', { name: /Accedi|Riprova/ })
          .count(),
      ).toBe(0);
    }
    expect(context.pages()).toEqual([page]);
    // Somebody who opens the window all the same hears nothing from it, and it does not hear them.
    const opened = page.waitForEvent('popup');
    await page.evaluate((address) => {
      const popup = window.open(address, 'theirs', 'popup');
      const word = { type: 'snodo-handoff', handoffId: 'x', state: 'x', codeChallenge: 'x', jkt: 'x' };
      const timer = setInterval(() => popup?.postMessage(word, '*'), 50);
      setTimeout(() => clearInterval(timer), 3000);
    }, startUrl());
    const popup = await opened;
    const bound: string[] = [];
    popup.on('request', (request) => bound.push(new URL(request.url()).pathname));
    await popup.getByRole('heading', { name: 'Ti portiamo all’accesso' }).waitFor();
    await page.waitForTimeout(2000);
    expect(await page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard)).toEqual([]);
    expect(bound).not.toContain('/embed/v1/bind');
    await context.close();
  });

  test('no answer may be read there: tokens, claims, API', async () => {
    const page = await newPage();
    await page.goto(stranger.put('/reading', {}));
    const addresses = [
      ['POST', `${portal.portalUrl}/oidc/token`],
      ['POST', `${portal.portalUrl}/embed/v1/claim/${newId()}`],
      ['GET', `${portal.portalUrl}/v1/milano/me`],
      ['GET', `${portal.portalUrl}/v1/milano/services`],
    ] as const;
    const read = (on: Page) =>
      on.evaluate(
        (asked) =>
          Promise.all(
            asked.map(([method, address]) => {
              const body =
                method === 'POST' ? new URLSearchParams({ client_id: 'milano.naviglio-intranet' }) : null;
              return fetch(address, { method, body }).then(
                ({ status }) => status,
                () => 'unreadable',
              );
            }),
          ),
        addresses,
      );
    expect(await read(page)).toEqual(addresses.map(() => 'unreadable'));
    // The same from a page of the client: it can read what it is told, but a claim is of one page only.
    await page.goto(host.put('/reading', {}));
    expect(await read(page)).toEqual([400, 'unreadable', 401, 200]);
    await context.close();
  });
});

describe('A14 a page in a frame', () => {
  const frameOf = (name: string) =>
    `${portal.portalUrl}/embed/v1/frame/${name}?client=${embedClient}&campaign=${campaign}&lang=it`;

  /** What each frame shows: whether the browser let its document in. */
  async function shown(on: Host, addresses: readonly string[]): Promise<boolean[]> {
    const page = await newPage();
    const frames = addresses.map((address) => `<iframe src="${address}"></iframe>`).join('');
    await page.goto(on.put('/framing', { body: frames }));
    const holders = await page.locator('iframe').elementHandles();
    const documents = await Promise.all(holders.map((holder) => holder.contentFrame()));
    const found = documents.map((frame) => frame?.url().startsWith(portal.portalUrl) === true);
    await context.close();
    return found;
  }

  test('is refused when it is ours, everywhere', async () => {
    const browsing = new Browsing();
    const signIn = await browsing.follow(`${portal.portalUrl}/account/sign-in?return=/`);
    expect(signIn.url).toContain('/interaction/');
    const paths = ['/', '/account', '/console', '/desk', '/docs', '/outbox', '/embed/v1/returned'];
    const addresses = [
      ...paths.map((path) => portal.portalUrl + path),
      signIn.url,
      startUrl(),
      `${portal.portalUrl}/embed/v1/callback`,
    ];
    expect(await shown(host, addresses)).toEqual(addresses.map(() => false));
  });

  test('shows where it is made for frames, to the client’s own pages alone', async () => {
    const addresses = ['needs-survey', 'catalogue'].map(frameOf);
    expect(await shown(host, addresses)).toEqual([true, true]);
    expect(await shown(stranger, addresses)).toEqual([false, false]);
  });
});

test('D9 with the service away an element says so, breaks nothing, and comes back', async () => {
  const page = await newPage();
  const { complaints } = watch(context);
  const uncaught: string[] = [];
  page.on('pageerror', (error) => uncaught.push(String(error)));
  const elements = inContext('<snodo-sign-in></snodo-sign-in><snodo-catalogue></snodo-catalogue>');
  await page.goto(host.put('/', { head: loaderOf(portal.portalUrl), body: elements }));
  const list = page.locator('snodo-catalogue');
  await list.getByRole('listitem').first().waitFor();
  await context.setOffline(true);
  await list.getByRole('searchbox').fill('doposcuola');
  await list.getByRole('button', { name: 'Cerca' }).click();
  await list.getByRole('alert').getByText('Non riusciamo a mostrarti i servizi').waitFor();
  await context.setOffline(false);
  await list.getByRole('button', { name: 'Riprova' }).click();
  await list.getByRole('listitem').first().waitFor();
  // A sign-in that fails on the way says so too, and the next try goes through.
  await page.getByRole('button', { name: 'Accedi' }).waitFor();
  await context.route('**/oidc/token', (route) => route.abort());
  const popup = await windowOf(page, page.getByRole('button', { name: 'Accedi', exact: true }));
  await popup.getByRole('button', { name: /^Samir/ }).click();
  await popup.getByRole('button', { name: 'Sì, va bene' }).click();
  await page.getByText('Non sei ancora dentro').waitFor();
  await context.unroute('**/oidc/token');
  const again = await windowOf(page, page.getByRole('button', { name: 'Riprova' }));
  await again.getByRole('button', { name: 'Sì, continua come Samir Haddad' }).click();
  await page.getByText('Hai fatto l’accesso come Samir Haddad').waitFor();
  expect(uncaught).toEqual([]);
  expect(complaints.filter((complaint) => !complaint.includes('ERR_'))).toEqual([]);
  await context.close();
});
