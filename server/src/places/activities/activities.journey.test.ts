// In real browsers, on phones: a host puts an activity into the calendar, somebody says that she comes, and is there.
import type { Browser, Page } from 'playwright-core';
import { axeFaults, launchBrowser } from '@snodo/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { beginNow, type SeenActivity } from '../../../test/activities.ts';
import { dayAhead } from '../../../test/bookings.ts';
import { openTestServer, type TestServer } from '../../../test/harness.ts';

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

/** Somebody of the demonstration, signed in, on a phone of her own, on a page of the portal. */
async function phoneOf(displayName: string, path: string): Promise<Page> {
  const context = await browser.newContext({ locale: 'it-IT', viewport: { width: 390, height: 844 } });
  context.setDefaultTimeout(15_000);
  const [name = '', value = ''] = (await server.cookieOf(displayName)).split('=');
  await context.addCookies([{ name, value, url: server.publicUrl }]);
  const page = await context.newPage();
  await page.goto(`${server.publicUrl}${path}`);
  return page;
}

test('an activity is put into the calendar on a phone, somebody comes, and says that she is there', async () => {
  const place = 'vivi-voltri-lab';
  const host = await phoneOf('Marta Conti', `/places?place=${place}&lang=it`);
  const desk = host.locator('snodo-activity-desk');
  await desk.getByRole('button', { name: 'Nuova attività' }).click();
  const form = host.locator('snodo-activity-form');
  await form.getByLabel('Come si chiama').fill('Merenda in cortile');
  await form.getByLabel('Che cosa si fa, in una frase').fill('Si sta insieme, ognuno porta qualcosa');
  await form.getByLabel('Che giorno').fill(dayAhead(server, 4));
  await form.getByLabel('Le persone si iscrivono').check();
  await form.getByLabel('Per quante persone').fill('8');
  expect(await axeFaults(host)).toEqual([]);
  await form.getByRole('button', { name: 'Metti in calendario' }).click();
  await desk.getByText('il calendario è aggiornato').waitFor();

  const phone = await phoneOf('Laura Bianchi', `/places?place=${place}&lang=it`);
  const date = phone.locator('snodo-calendar article').filter({ hasText: 'Merenda in cortile' });
  await date.getByText('Ci sono ancora 8 posti').waitFor();
  await date.getByRole('button', { name: /Ci vengo/ }).click();
  await date.getByLabel('Bambini da tenere').selectOption('1');
  expect(await axeFaults(phone)).toEqual([]);
  await date.getByRole('button', { name: 'Sì, ci vengo' }).click();
  await phone.getByText('Hai un posto. Se cambi idea').waitFor();
  await date.getByText('Ci sono ancora 7 posti').waitFor();

  const card = desk.locator('article').filter({ hasText: 'Merenda in cortile' });
  await card.getByRole('button', { name: 'Chi viene' }).click();
  await card.getByText('Viene una persona su 8').waitFor();
  expect(await card.textContent()).not.toContain('Laura');

  const [activity] = await server.owner<SeenActivity[]>`
    select id, version, state, null as next from places.activity where name ->> 'it' = 'Merenda in cortile'`;
  if (activity === undefined) throw new Error('the activity is not there');
  await beginNow(server, activity);
  await host.reload();
  await card.getByRole('button', { name: 'Chi viene' }).click();
  await card.getByRole('button', { name: 'Codice d’arrivo' }).click();
  await card.locator('snodo-check-in-code img').waitFor();
  expect(await axeFaults(host)).toEqual([]);
  const startsAt = await server.owner<{ at: Date }[]>`
    select starts_at as at from places.registration where activity_id = ${activity.id}`;
  const asked = await host.request.get(
    `${server.publicUrl}/v1/milano/activities/${activity.id}/check-in-code?startsAt=${startsAt[0]?.at.toISOString()}`,
  );
  const { address } = (await asked.json()) as { address: string };
  await phone.goto(address);
  await phone.getByRole('button', { name: 'Segna che sono qui' }).click();
  await phone.getByText('sappiamo che ci sei').waitFor();
  expect(new URL(phone.url()).hash).toBe('');
  expect(await axeFaults(phone)).toEqual([]);
});

test('a month is gone through by keyboard, and an address for one’s own calendar is made and taken back', async () => {
  const phone = await phoneOf('Laura Bianchi', '/places?lang=it');
  const calendar = phone.locator('snodo-calendar');
  await calendar.getByRole('button', { name: 'Mese' }).click();
  const chosen = calendar.locator('table button[aria-pressed=true]');
  await chosen.waitFor();
  const before = await chosen.getAttribute('data-day');
  await chosen.focus();
  await phone.keyboard.press('PageDown');
  const focused = calendar.locator(`table button:focus:not([data-day="${before}"])`);
  await focused.waitFor();
  const after = await focused.getAttribute('data-day');
  expect([before, after].toSorted()).toEqual([before, after]);
  expect(await axeFaults(phone)).toEqual([]);

  await phone.goto(`${server.publicUrl}/bookings?lang=it`);
  await phone.getByText('Seguilo nel tuo calendario').click();
  await phone.getByRole('button', { name: 'Crea un indirizzo' }).click();
  const address = await phone.getByLabel('Il tuo indirizzo').inputValue();
  expect((await fetch(address)).status).toBe(200);
  expect(await axeFaults(phone)).toEqual([]);
  await phone.getByRole('button', { name: 'Togli' }).click();
  await phone.getByText('non mostra più nulla').waitFor();
  expect((await fetch(address)).status).toBe(404);
});
