// In real browsers: a neighbours' group asks for a firm's courtyard every Tuesday, while the clocks change.
import { instantOfWall, offsetAt } from '@snodo/recurrence';
import { axeFaults, launchBrowser } from '@snodo/testkit';
import ICAL from 'ical.js';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { call } from '../../../test/calls.ts';
import { openTestServer, type TestServer } from '../../../test/harness.ts';
import { knownVisitor } from '../../../test/visitors.ts';

const zone = 'Europe/Rome';
const dayMilliseconds = 86_400_000;

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
  const context = await browser.newContext({
    locale: 'it-IT',
    timezoneId: zone,
    viewport: { width, height: 900 },
  });
  context.setDefaultTimeout(15_000);
  const [name = '', value = ''] = (await server.cookieOf(displayName)).split('=');
  await context.addCookies([{ name, value, url: server.publicUrl }]);
  const page = await context.newPage();
  await page.goto(`${server.publicUrl}${path}`);
  return page;
}

/** The next Sunday on which clocks are set back, at least two weeks ahead; booked as far ahead as the courtyard is. */
function nextChange(): number {
  const today = Math.floor(Date.now() / dayMilliseconds) * dayMilliseconds;
  for (let day = today + 14 * dayMilliseconds; ; day += dayMilliseconds)
    if (offsetAt(zone, day) > offsetAt(zone, day + dayMilliseconds)) return day;
}

const dayText = (day: number) => new Date(day).toISOString().slice(0, 10);

/** A day in the three lists of a field, the year first, so that its bounds never stand in the way. */
async function chooseDay(field: Locator, on: string): Promise<void> {
  const [year = '', month = '', day = ''] = on.split('-').map((part) => String(Number(part)));
  await field.locator('select').nth(2).selectOption(year);
  await field.locator('select').nth(1).selectOption(month);
  await field.locator('select').nth(0).selectOption(day);
}

test('the courtyard every Tuesday: the same hour before and after the clocks change', async () => {
  const change = nextChange();
  const tuesdays = [-12, -5, 2, 9].map((days) => dayText(change + days * dayMilliseconds));
  const phone = await inPortal('Amina Salem', '/places?place=isola-officine-naviglio', 390);
  const courtyard = phone.locator('article').filter({ hasText: 'Cortile' });
  await courtyard
    .getByRole('button', { name: /Prenota|Chiedi/ })
    .first()
    .click();
  const series = phone.locator('snodo-series-booking');
  await series.getByText('Prenota più volte, sempre alla stessa ora').click();
  await series.locator('#series-from').selectOption('990');
  await series.locator('#series-to').selectOption('1110');
  await chooseDay(series.locator('snodo-day-field').nth(1), dayText(change + 10 * dayMilliseconds));
  await chooseDay(series.locator('snodo-day-field').nth(0), dayText(change - 13 * dayMilliseconds));
  await series.getByRole('button', { name: 'Guarda giorno per giorno' }).click();
  await series.getByText('4 di 4 si possono avere').waitFor();
  expect(await series.locator('ol.dates li').allTextContents()).toEqual(
    tuesdays.map(() => expect.stringContaining('16:30')),
  );
  expect(await axeFaults(phone)).toEqual([]);
  await series.getByRole('button', { name: 'Chiedi queste 4 date' }).click();
  await series.getByText('4 date sono tue o aspettano risposta').waitFor();

  const desk = await inPortal('Marta Conti', '/desk/spaces?lang=it');
  const requests = desk.locator('snodo-booking-desk article').filter({ hasText: 'Amina Salem' });
  await requests.nth(3).waitFor();
  for (let left = 3; left >= 0; left -= 1) {
    await requests.first().getByRole('button', { name: 'Va bene' }).click();
    await expect.poll(() => requests.count(), { timeout: 15_000 }).toBe(left);
  }

  const starts = tuesdays.map((on) => instantOfWall(zone, Date.parse(`${on}T16:30:00Z`)));
  const hours = starts.map((instant) => new Date(instant).getUTCHours());
  expect(hours).toEqual([14, 14, 15, 15]);
  await phone.goto(`${server.publicUrl}/bookings?lang=it`);
  const mine = phone.locator('snodo-my-bookings article').filter({ hasText: 'Cortile' });
  await mine.nth(3).waitFor();
  expect(await mine.allTextContents()).toEqual(starts.map(() => expect.stringContaining('16:30')));
  expect(await axeFaults(phone)).toEqual([]);

  const amina = await knownVisitor(server, 'Amina Salem');
  const { address } = (await amina.ask('/own-calendar-feeds', { body: { kind: 'own' } })).body as {
    address: string;
  };
  expect(startsIn((await call(server, new URL(address).pathname)).text)).toEqual(
    starts.map((instant) => new Date(instant).toISOString()),
  );
});

/** The begins that another library finds in a calendar. */
function startsIn(text: string): string[] {
  ICAL.TimezoneService.reset();
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
  for (const component of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(component);
  return calendar
    .getAllSubcomponents('vevent')
    .map((component) => new ICAL.Event(component).startDate.toJSDate().toISOString())
    .sort();
}
