// A provider writes a service from forms, a manager vouches for it, and anybody finds it: in a real browser.
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

async function pageOf(displayName?: string): Promise<Page> {
  const context = await browser.newContext({ locale: 'it-IT', baseURL: server.publicUrl });
  if (displayName !== undefined) {
    const [name = '', value = ''] = (await server.cookieOf(displayName)).split('=');
    await context.addCookies([{ name, value, url: server.publicUrl }]);
  }
  return context.newPage();
}

test('a provider writes a service, a manager records who vouches for it, and a neighbour finds both', async () => {
  await visitorOf(server, 'Irene Valli', ['provider'], 'cooperativa-sottocasa');
  const irene = await pageOf('Irene Valli');
  const next = () => irene.getByRole('button', { name: 'Avanti' }).click();

  await irene.goto('/desk/catalogue?lang=it');
  await irene.getByRole('link', { name: 'Aggiungi un servizio' }).click();
  const name = irene.getByRole('group', { name: 'Nome', exact: true });
  await name.getByLabel('in italiano').fill('Merenda in cortile');
  await irene
    .getByRole('group', { name: 'Che cosa si fa' })
    .getByLabel('in italiano')
    .fill('Una merenda insieme.');
  await irene.getByText('Solitudine e relazioni').click();
  await irene.locator('#entries details[open] input').first().check();
  expect(await axeFaults(irene)).toEqual([]);
  await next();
  await irene.reload();
  await irene.getByText('Abbiamo ritrovato quello che avevi scritto').waitFor();
  await next();
  await irene.locator('#timetable').getByLabel('Lo sappiamo', { exact: true }).check();
  await irene.getByRole('button', { name: 'Aggiungi un orario: lunedì' }).click();
  await irene.getByRole('button', { name: 'Copia da lunedì a venerdì' }).click();
  await irene.getByText('Da lunedì a venerdì, 9:00–13:00').waitFor();
  await next();
  await irene.getByLabel('Quanto costa').selectOption({ label: 'Gratis' });
  await next();
  await next();
  await irene.getByText('La scheda è in ordine').waitFor();
  await irene.getByLabel('Pubblicala').check();
  await irene.getByRole('button', { name: 'Salva la scheda' }).click();
  await irene.getByText('Scheda salvata e verificata oggi: Merenda in cortile').waitFor();
  expect(await axeFaults(irene)).toEqual([]);

  const marta = await pageOf('Marta Conti');
  await marta.goto('/desk/catalogue?lang=it&provider=cooperativa-sottocasa');
  await marta.getByRole('button', { name: 'Registra un accreditamento' }).click();
  await marta.getByLabel('Chi lo rilascia').fill('Albo del cortile');
  await marta.getByLabel('Solitudine e relazioni').check();
  await marta.getByLabel('Dal', { exact: true }).fill('2026-01-01');
  await marta.getByLabel('Al', { exact: true }).fill('2099-12-31');
  await marta.getByRole('button', { name: 'Registra', exact: true }).click();
  await marta.getByText('Accreditamento registrato').waitFor();
  expect(await axeFaults(marta)).toEqual([]);

  const anybody = await pageOf();
  await anybody.goto('/services?lang=it&q=merenda%20in%20cortile');
  await anybody
    .getByRole('link', { name: /Merenda in cortile/ })
    .first()
    .click();
  await anybody.getByText('Da lunedì a venerdì, 9:00–13:00').first().waitFor();
  await anybody.getByText('Albo del cortile').first().waitFor();
});
