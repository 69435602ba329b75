import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import type { Browser, BrowserContext, FrameLocator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeFaults, launchBrowser } from '../../../packages/testkit/src/browser.ts';
import { openTestPortal, type TestPortal } from '../../../packages/toolchain/src/test-portal.ts';
import {
  admit,
  campaign,
  embedClient,
  Host,
  loaderOf,
  passThrough,
  watch,
  windowOf,
  type Watch,
} from './hosts.ts';

let portal: TestPortal;
let browser: Browser;
let host: Host;
let context: BrowserContext;
let watched: Watch;

beforeAll(async () => {
  portal = await openTestPortal();
  browser = await launchBrowser();
  host = await Host.open();
  await admit(portal, [host]);
});
afterAll(async () => {
  await browser.close();
  await host.stop();
  await portal.stop();
});

async function open(address: string): Promise<Page> {
  context = await browser.newContext({ locale: 'it-IT', viewport: { width: 1280, height: 900 } });
  context.setDefaultTimeout(8000);
  watched = watch(context);
  const page = await context.newPage();
  await page.goto(address);
  return page;
}

const enterIn = (place: FrameLocator | Page) => place.getByRole('button', { name: 'Entra e rispondi' });
const question = (place: FrameLocator | Page) => place.locator('#title').waitFor();
const survey = () =>
  `<snodo-needs-survey campaign="${campaign}" client="${embedClient}"></snodo-needs-survey>`;

test('where no script is allowed, frames alone show the list and let her answer', async () => {
  const frameOf = (name: string, title: string) =>
    `<iframe title="${title}" width="600" height="700" src="${portal.portalUrl}/embed/v1/frame/${name}?client=${embedClient}&campaign=${campaign}&lang=it"></iframe>`;
  const address = host.put('/no-script', {
    body: `<main><h1>Intranet</h1>${frameOf('needs-survey', 'Questionario')}${frameOf('catalogue', 'Servizi')}</main>`,
    headers: {
      'content-security-policy': `default-src 'none'; script-src 'none'; frame-src ${portal.portalUrl}`,
    },
  });
  const page = await open(address);
  const services = page.frameLocator('iframe[title=Servizi]');
  await services.getByRole('listitem').first().waitFor();
  await services.getByRole('searchbox').fill('badante');
  await services.getByRole('button', { name: 'Cerca' }).click();
  await services.getByRole('listitem').first().waitFor();
  const questions = page.frameLocator('iframe[title=Questionario]');
  await passThrough(await windowOf(page, enterIn(questions)), /^Laura/, { isAskedForConsent: false });
  await question(questions);
  expect(await axeFaults(page)).toEqual([]);
  expect(watched.complaints).toEqual([]);
  await context.close();
});

test('D5 a page that isolates itself from what it embeds holds the survey', async () => {
  const address = host.put('/embedder', {
    head: loaderOf(portal.portalUrl),
    body: survey(),
    headers: { 'cross-origin-embedder-policy': 'require-corp' },
  });
  const page = await open(address);
  const frame = page.frameLocator('snodo-needs-survey iframe');
  await passThrough(await windowOf(page, enterIn(frame)), /^Laura/, { isAskedForConsent: false });
  await question(frame);
  expect(watched.complaints).toEqual([]);
  await context.close();
});

test('A3 from a page that isolates itself she answers in a window of its own, even where none opens there', async () => {
  const address = host.put('/isolated', {
    head: loaderOf(portal.portalUrl),
    body: survey(),
    headers: { 'cross-origin-opener-policy': 'same-origin' },
  });
  const page = await open(address);
  const frame = page.frameLocator('snodo-needs-survey iframe');
  const lost = await windowOf(page, enterIn(frame));
  await lost.getByRole('heading', { name: 'Apri questa finestra dalla pagina in cui lavori' }).waitFor();
  await lost.close();
  const own = await windowOf(page, frame.getByRole('link', { name: 'Apri in una finestra sua' }));
  await enterIn(own).waitFor();
  const ownAddress = own.url();
  // Something else takes the one window that a press lets this page open.
  await own.evaluate(() =>
    addEventListener('click', () => window.open('about:blank')?.close(), { capture: true, once: true }),
  );
  await enterIn(own).click();
  await own.getByRole('button', { name: 'Continua in questa pagina' }).click();
  await own.getByRole('button', { name: /^Samir/ }).click();
  await question(own);
  await own.getByText('Hai fatto l’accesso come Samir Haddad').waitFor();
  expect(own.url().split('#')[0]).toBe(ownAddress);
  expect(own.url()).not.toMatch(/code=|state=/);
  expect(watched.complaints).toEqual([]);
  await context.close();
});

describe('what is grave', () => {
  test('needs the portal’s own window and a fresh word of the firm’s provider: her record comes along after it', async () => {
    const page = await open(`${portal.portalUrl}/account/sign-in?return=/account&lang=it`);
    await page.getByRole('button', { name: /Naviglio/ }).click();
    await page.getByRole('button', { name: /^Laura/ }).click();
    await page.getByRole('heading', { name: 'Il tuo spazio' }).waitFor();
    const downloads: string[] = [];
    page.on('download', (download) => downloads.push(download.suggestedFilename()));
    const take = page.getByRole('button', { name: 'Scarica i tuoi dati' });
    await take.click();
    await page.getByText('Questo passo è delicato').waitFor();
    expect(downloads).toEqual([]);
    expect(await axeFaults(page)).toEqual([]);
    await page
      .getByRole('link', { name: 'Conferma che sei tu' })
      .or(page.getByRole('button', { name: 'Conferma che sei tu' }))
      .click();
    // She signed in there a moment ago, and is asked all the same.
    const choice = page.getByRole('button', { name: /Naviglio/ });
    const firm = page.getByText('Ti è stato chiesto di accedere di nuovo');
    await choice.or(firm).waitFor();
    if (await choice.isVisible()) await choice.click();
    await firm.waitFor();
    await page.getByRole('button', { name: /^Laura/ }).click();
    await page.waitForURL(/\/account/);
    const downloading = page.waitForEvent('download');
    await take.click();
    const download = await downloading;
    const files = unzipSync(new Uint8Array(readFileSync(await download.path())));
    const json = Object.keys(files).find((name) => name.endsWith('.json')) ?? '';
    expect(strFromU8(files[json] ?? new Uint8Array())).toContain('Laura Bianchi');
    expect(Object.keys(files).filter((name) => name.endsWith('.csv')).length).toBeGreaterThan(0);
    // The one refusal is the one that asked her to confirm.
    expect(watched.complaints).toEqual([`403 POST ${portal.portalUrl}/v1/milano/me/export`]);
    await context.close();
  });

  test('is not done with the confirmation of somebody else', async () => {
    const page = await open(`${portal.portalUrl}/account/sign-in?return=/account&lang=it`);
    await page.getByRole('button', { name: /Naviglio/ }).click();
    await page.getByRole('button', { name: /^Laura/ }).click();
    await page.getByRole('heading', { name: 'Il tuo spazio' }).waitFor();
    await page.goto(`${portal.portalUrl}/account/step-up?return=/account&lang=it`);
    const choice = page.getByRole('button', { name: /Naviglio/ });
    const samir = page.getByRole('button', { name: /^Samir/ });
    await choice.or(samir).waitFor();
    if (await choice.isVisible()) await choice.click();
    await samir.click();
    await page.getByRole('heading', { name: 'Questa pagina di accesso è scaduta' }).waitFor();
    const again = await page.request.post(`${portal.portalUrl}/v1/milano/me/export`, {
      headers: { 'x-snodo-portal': '1', 'sec-fetch-site': 'same-origin' },
    });
    expect([again.status(), ((await again.json()) as { code: string }).code]).toEqual([
      403,
      'step_up_needed',
    ]);
    await context.close();
  });
});
