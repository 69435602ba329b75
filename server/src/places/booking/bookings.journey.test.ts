// In real browsers: somebody of one firm books a desk at another's place, and is expected at its reception.
import type { Browser, Locator, Page } from 'playwright-core';
import { axeFaults, launchBrowser } from '@snodo/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
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

/** Somebody of the demonstration, signed in, in a browser of her own, on a page of the portal. */
async function inPortal(displayName: string, path: string, width = 1280): Promise<Page> {
  const context = await browser.newContext({ locale: 'it-IT', viewport: { width, height: 900 } });
  context.setDefaultTimeout(15_000);
  const [name = '', value = ''] = (await server.cookieOf(displayName)).split('=');
  await context.addCookies([{ name, value, url: server.publicUrl }]);
  const page = await context.newPage();
  await page.goto(`${server.publicUrl}${path}`);
  return page;
}

/** A day in the three lists of a field, the year first, so that its bounds never stand in the way. */
async function chooseDay(field: Locator, on: string): Promise<void> {
  const [year = '', month = '', day = ''] = on.split('-').map((part) => String(Number(part)));
  await field.locator('select').nth(2).selectOption(year);
  await field.locator('select').nth(1).selectOption(month);
  await field.locator('select').nth(0).selectOption(day);
}

async function lastBooking(): Promise<{ day: string; state: string; name: string } | undefined> {
  const [row] = await server.owner<{ day: string; state: string; name: string }[]>`
    select to_char(b.starts_at at time zone b.time_zone, 'YYYY-MM-DD') as day, b.state, p.display_name as name
    from places.booking b join identity.person p on p.community_id = b.community_id and p.id = b.person_id
    order by b.made_at desc limit 1`;
  return row;
}

test('a desk at another firm’s place: booked on a phone, expected at the reception, given up', async () => {
  const phone = await inPortal('Laura Bianchi', '/places?place=vivi-voltri-lab', 390);
  const desks = phone.locator('article').filter({ hasText: 'Scrivanie condivise' });
  await desks.getByRole('button', { name: /Prenota/ }).click();
  const form = phone.locator('snodo-space-booking');
  await form.locator('.day button').first().click();
  await form.getByLabel(/Chi viene con te/).fill('Rosa Amica');
  expect(await axeFaults(phone)).toEqual([]);
  await form.getByRole('button', { name: 'Prenota questo tempo' }).click();
  await form.getByText('È tuo').waitFor();
  const made = await lastBooking();
  expect(made).toMatchObject({ state: 'confirmed' });

  const desk = await inPortal('Marta Conti', '/desk/spaces?lang=it');
  const reception = desk.locator('snodo-booking-desk');
  await reception.getByLabel('Luogo').selectOption('vivi-voltri-lab');
  await chooseDay(reception.locator('snodo-day-field'), made?.day ?? '');
  const visit = reception.locator('article').filter({ hasText: made?.name ?? '' });
  await visit.getByText('Officine Naviglio').waitFor();
  expect(await visit.textContent()).toContain('Rosa Amica');

  await phone.goto(`${server.publicUrl}/bookings?lang=it`);
  const mine = phone.locator('snodo-my-bookings');
  await mine.getByRole('button', { name: 'Annulla la prenotazione' }).click();
  await mine.getByRole('button', { name: 'Sì, annulla' }).click();
  await mine.getByText('Annullata: il tempo è di nuovo libero').waitFor();
  expect(await axeFaults(phone)).toEqual([]);
  expect(await lastBooking()).toMatchObject({ state: 'cancelled' });
});

test('a place is listed on a phone in one go, and stands in the portal at once', async () => {
  const phone = await inPortal('Bruno Galli', '/desk/spaces?lang=it', 390);
  const form = phone.locator('snodo-place-form');
  await form.getByLabel('Che luogo è').selectOption('condominium');
  await form.getByLabel('Come si chiama', { exact: true }).fill('Cortile dei Tigli');
  await form.getByLabel('Che cosa si trova qui, in una frase').fill('Un cortile con tavoli e ombra');
  await form.getByLabel('In quale Municipio').selectOption('municipio-6');
  await form.getByText('C’è già una prima attività').click();
  await form.getByLabel('Come si chiama l’attività').fill('Merenda in cortile');
  await form.getByLabel('Che cosa si fa, in una frase').fill('Si sta insieme il martedì');
  await form.getByRole('button', { name: 'Sì, ci sto' }).click();
  await form.getByText('«Cortile dei Tigli» c’è').waitFor();
  await form.getByRole('link', { name: 'Guarda come si vede' }).click();
  await phone.getByRole('heading', { name: 'Cortile dei Tigli' }).waitFor();
  expect(await axeFaults(phone)).toEqual([]);
});
