// In real browsers: a pharmacy becomes an island on a phone, and a place is handed over to those who live there.
import type { Browser, Page } from 'playwright-core';
import { axeFaults, launchBrowser } from '@snodo/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestServer, type TestServer } from '../../../test/harness.ts';
import { newPlaceWithSpace } from '../../../test/place-keeping-rows.ts';
import { knownVisitor } from '../../../test/visitors.ts';

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

async function inPortal(displayName: string, path: string, width = 1280): Promise<Page> {
  const context = await browser.newContext({ locale: 'it-IT', viewport: { width, height: 900 } });
  context.setDefaultTimeout(15_000);
  const [name = '', value = ''] = (await server.cookieOf(displayName)).split('=');
  await context.addCookies([{ name, value, url: server.publicUrl }]);
  const page = await context.newPage();
  await page.goto(`${server.publicUrl}${path}`);
  return page;
}

test('a pharmacy becomes an island on a phone: yes, hours, equipment, a first activity, and the next step', async () => {
  const phone = await inPortal('Bruno Galli', '/desk/spaces?lang=it', 390);
  const form = phone.locator('snodo-place-form');
  await form.getByLabel('Che luogo è').selectOption('pharmacy');
  await form.getByLabel('Come si chiama', { exact: true }).fill('Farmacia dei Tigli');
  await form.getByLabel('Che cosa si trova qui, in una frase').fill('Un fasciatoio e una sedia tranquilla');
  await form.getByLabel('In quale Municipio').selectOption('municipio-6');
  await form.locator('input[name="amenities"]').first().check();
  await form.getByText('C’è già una prima attività').click();
  await form.getByLabel('Come si chiama l’attività').fill('Pesata e due chiacchiere');
  await form.getByLabel('Che cosa si fa, in una frase').fill('Il martedì con l’ostetrica');
  await form.getByRole('button', { name: 'Sì, ci sto' }).click();
  await form.getByText('«Farmacia dei Tigli» c’è').waitFor();
  const next = await form.locator('.notice a.button.primary').getAttribute('href');

  await phone.goto(`${server.publicUrl}${next ?? ''}&part=ladder`);
  const ladder = phone.locator('snodo-place-ladder');
  await ladder.locator('li[aria-current="step"]').getByText('Un’ora').waitFor();
  await ladder.getByLabel('Quanto è cresciuto').selectOption('2');
  await ladder.getByRole('button', { name: 'Salva' }).click();
  await ladder.getByText('Salvato: si vede da subito').waitFor();
  expect(await axeFaults(phone)).toEqual([]);
  const [row] = await server.owner<{ kind: string; maturity_level: number; commitment: string }[]>`
    select kind, maturity_level, commitment from places.place where name ->> 'it' = 'Farmacia dei Tigli'`;
  expect(row).toEqual({ kind: 'pharmacy', maturity_level: 2, commitment: 'hour' });

  await ladder.locator('ol.ladder').getByRole('link', { name: 'Spazi' }).click();
  await phone.locator('snodo-kept-spaces').getByRole('button', { name: 'Aggiungi uno spazio' }).click();
  const space = phone.locator('snodo-space-form');
  await space.getByLabel('Come si chiama lo spazio').fill('Retrobottega');
  await space.getByRole('button', { name: 'Metti a disposizione' }).click();
  await phone.getByRole('link', { name: 'A che punto è' }).click();
  await phone.locator('li[aria-current="step"]').getByText('Una stanza').waitFor();
  expect(await axeFaults(phone)).toEqual([]);
});

test('a place is handed over to its association', async () => {
  const { code } = await newPlaceWithSpace(server, await knownVisitor(server, 'Marta Conti'));
  const desk = await inPortal('Marta Conti', `/desk/spaces?place=${code}&part=hand-over&lang=it`);
  const plan = desk.locator('snodo-hand-over');
  const step = plan.locator('li').filter({ hasText: 'C’è un gruppo che si ritrova qui' });
  await step.getByRole('button', { name: /Segna o sposta/ }).click();
  await step.getByLabel('È fatto').check();
  await step.getByLabel('Che cosa c’è da sapere').fill('Si incontrano il martedì');
  expect(await axeFaults(desk)).toEqual([]);
  await step.getByRole('button', { name: 'Salva' }).click();
  await step.getByText('lo ha segnato Marta Conti').waitFor();
  await plan.getByText('Un passo su 6 fatto').waitFor();

  await plan.getByLabel('A chi').selectOption('condominio-dei-tigli');
  await plan.getByLabel('Perché').fill('Lo tiene chi ci abita');
  await plan.getByRole('button', { name: 'Passa il luogo' }).click();
  await plan.getByText('è già passato di mano').waitFor();
  expect(await axeFaults(desk)).toEqual([]);

  const heir = await inPortal('Bruno Galli', `/desk/spaces?place=${code}&part=details&lang=it`, 390);
  await heir.getByRole('heading', { name: 'Come si presenta' }).waitFor();
  expect(await axeFaults(heir)).toEqual([]);
});
