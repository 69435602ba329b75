// A provider fills in the model and brings her services in, in a real browser.
import { readFile, writeFile } from 'node:fs/promises';
import { axeFaults, launchBrowser } from '@snodo/testkit';
import type { Browser } from 'playwright-core';
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

test('a provider downloads the model, is told what is wrong with her file, and brings it in', async () => {
  await visitorOf(server, 'Irene Valli', ['provider'], 'cooperativa-sottocasa');
  const context = await browser.newContext({ locale: 'it-IT', acceptDownloads: true });
  const [name = '', value = ''] = (await server.cookieOf('Irene Valli')).split('=');
  await context.addCookies([{ name, value, url: server.publicUrl }]);
  const page = await context.newPage();
  await page.goto(new URL('/desk/catalogue', server.publicUrl).href);

  await page.getByText('Quali colonne può avere il foglio').click();
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Scarica un modello' }).click();
  const path = await (await downloading).path();
  const model = await readFile(path, 'utf8');
  expect(await axeFaults(page)).toEqual([]);

  const broken = `${path}.csv`;
  await writeFile(broken, model.replace('lun-ven 16:30-19:00', 'tutti i pomeriggi'));
  await page.getByLabel('Il file').setInputFiles(broken);
  await page.getByRole('button', { name: 'Prova il file' }).click();
  await page.getByRole('heading', { name: 'Così non si può: non è stato scritto niente' }).waitFor();
  await page.getByRole('row', { name: /riga 2.*orari.*Non sono orari.*tutti i pomeriggi/ }).waitFor();
  expect(await axeFaults(page)).toEqual([]);

  await page.getByLabel('Il file').setInputFiles({
    name: 'servizi.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(model),
  });
  await page.getByRole('button', { name: 'Prova il file' }).click();
  await page.getByText('1 servizio nuovo').waitFor();
  expect(await axeFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Porta dentro tutto' }).click();
  await page.getByRole('heading', { name: 'Fatto: i servizi sono nel catalogo' }).waitFor();
  await page.getByRole('heading', { name: 'Doposcuola di via Padova' }).waitFor();
});
