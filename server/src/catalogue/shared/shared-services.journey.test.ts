// Three families of two firms and a neighbour start a shared babysitter, in a real browser.
import { axeFaults, launchBrowser } from '@snodo/testkit';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestServer, type TestServer } from '../../../test/harness.ts';
import { visitorOf } from '../../../test/visitors.ts';

let server: TestServer;
let browser: Browser;
beforeAll(async () => {
  server = await openTestServer();
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

/** A browser of somebody who is signed in at the portal. */
async function pageOf(displayName: string): Promise<Page> {
  const context = await browser.newContext({ locale: 'it-IT' });
  const [name = '', value = ''] = (await server.cookieOf(displayName)).split('=');
  await context.addCookies([{ name, value, url: server.publicUrl }]);
  return context.newPage();
}

async function go(page: Page, path: string): Promise<void> {
  await page.goto(new URL(path, server.publicUrl).href);
}

async function join(page: Page, path: string): Promise<void> {
  await go(page, path);
  await page.getByText('Pagheresti circa').waitFor();
  await page.getByRole('button', { name: 'Entra nel gruppo' }).click();
  await page.getByRole('heading', { name: 'La tua famiglia' }).waitFor();
}

async function agree(page: Page, path: string): Promise<void> {
  await go(page, path);
  await page.getByRole('button', { name: 'Ci sto', exact: true }).click();
  await page.getByRole('status').getByText('Fatto.').waitFor();
}

test('three families of two firms and a neighbour start a shared babysitter', async () => {
  await visitorOf(server, 'Irene Valli', ['employee'], 'cooperativa-sottocasa');
  const [laura, irene, amina] = [
    await pageOf('Laura Bianchi'),
    await pageOf('Irene Valli'),
    await pageOf('Amina Salem'),
  ];

  await go(laura, '/shared-services');
  await laura.getByRole('button', { name: 'Avvia un gruppo' }).click();
  const form = laura.getByRole('dialog');
  await form
    .getByLabel('Quale servizio')
    .selectOption({ label: 'Babysitter condivisa di Santa Giulia · 6 € l’ora' });
  await form.getByLabel('Come si chiama il gruppo').fill('Babysitter del cortile');
  await form.getByLabel('Due righe per chi legge').fill('Martedì e giovedì, dopo la scuola.');
  expect(await axeFaults(laura)).toEqual([]);
  await form.getByRole('button', { name: 'Avvia il gruppo' }).click();
  await laura.getByRole('heading', { name: 'Babysitter del cortile' }).waitFor();
  await laura.getByText('Mancano 2 famiglie.').waitFor();
  expect(await axeFaults(laura)).toEqual([]);
  const path = new URL(laura.url()).pathname + new URL(laura.url()).search;

  await join(irene, path);
  await go(amina, '/shared-services');
  await amina.getByRole('link', { name: /Guarda il gruppo.*Babysitter del cortile/ }).click();
  await amina.getByText('Pagheresti circa').waitFor();
  expect(await axeFaults(amina)).toEqual([]);
  await join(amina, path);
  await amina.getByText('Siete abbastanza.').waitFor();

  const teresa = await pageOf('Teresa Villa');
  await go(teresa, '/desk');
  await teresa.getByRole('radio', { name: 'Gruppi' }).check();
  await teresa.getByRole('button', { name: /Conferma e chiedi le quote.*Babysitter del cortile/ }).click();
  await teresa.getByText('Salvato.').waitFor();
  expect(await axeFaults(teresa)).toEqual([]);

  await go(laura, path);
  // Three children need one carer: 36 € a week. A third of it each.
  await laura.getByText('12 € a settimana').waitFor();
  await laura.getByText('Da soli gli stessi orari costerebbero 36 €').waitFor();
  expect(await axeFaults(laura)).toEqual([]);
  for (const family of [laura, irene, amina]) await agree(family, path);
  await amina.getByText('Il gruppo è attivo.').waitFor();
  await amina.getByText('Paghi 12 € a settimana').waitFor();
  await amina.getByText('Laura Bianchi').waitFor();
  expect(await axeFaults(amina)).toEqual([]);

  await go(amina, '/enrolments');
  await amina.getByRole('heading', { name: 'Babysitter del cortile' }).waitFor();
  await amina.getByText('Posto confermato').waitFor();
  expect(await axeFaults(amina)).toEqual([]);

  // The officer of Laura's firm sees that there is a group, and nobody in it.
  const giulia = await pageOf('Giulia Ferri');
  await go(giulia, path);
  await giulia.getByText('Il gruppo è attivo.').waitFor();
  expect(await giulia.locator('body').textContent()).not.toContain('Laura');
});
