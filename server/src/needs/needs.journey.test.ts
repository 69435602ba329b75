// Somebody past fifty with a mother in Barona states a need, a manager proposes an answer, and she says that it helps.
import { axeFaults, launchBrowser } from '@snodo/testkit';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestServer, type TestServer } from '../../test/harness.ts';
import { spoken } from '../../test/spoken.ts';

let server: TestServer;
let browser: Browser;
const complaints: string[] = [];
beforeAll(async () => {
  server = await openTestServer();
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

const t = spoken('it');

/** A page of the portal as somebody who is signed in, in a browser of her own. */
async function pageOf(displayName: string, path: string): Promise<Page> {
  const context = await browser.newContext({ baseURL: server.publicUrl, locale: 'it-IT' });
  context.setDefaultTimeout(30_000);
  const [name = '', value = ''] = (await server.cookieOf(displayName)).split('=');
  await context.addCookies([{ name, value, url: server.publicUrl }]);
  const page = await context.newPage();
  page.on('pageerror', ({ message }) => complaints.push(message));
  page.on('console', (line) => {
    if (line.type() === 'error') complaints.push(line.text());
  });
  await page.goto(path);
  return page;
}

test('a need is stated, taken in hand, answered with a reason, and found useful', async () => {
  const laura = await pageOf('Laura Bianchi', '/needs?lang=it');
  await laura.getByRole('button', { name: t('need.write') }).click();
  await laura.getByLabel(t('need.for_someone')).check();
  await laura.getByLabel(t('need.entry_1')).selectOption('NAU1');
  await laura.getByLabel(t('need.age_old')).check();
  await laura.getByLabel(t('need.district')).selectOption('municipio-6');
  await laura.getByLabel('martedì').check();
  await laura.getByLabel(t('need.from_hour'), { exact: true }).fill('14:00');
  await laura.getByLabel(t('need.until_hour'), { exact: true }).fill('18:00');
  await laura.getByLabel(t('need.consent')).check();
  await laura.getByRole('button', { name: t('need.send'), exact: true }).click();
  await laura.getByText(t('need.state_open')).waitFor();
  await laura.getByRole('button', { name: new RegExp(`^${t('need.see_answers')}`) }).click();
  await laura.getByText('Badante di condominio').first().waitFor();
  expect(await axeFaults(laura)).toEqual([]);

  const marta = await pageOf('Marta Conti', '/desk/needs?lang=it');
  await marta.getByRole('button', { name: new RegExp(`^${t('need.open')}`) }).click();
  await marta.getByRole('button', { name: t('need.take') }).click();
  const propose = new RegExp(`^${t('need.propose')}`);
  await marta.getByRole('button', { name: propose }).nth(1).click();
  const reason = 'Conosce già le scale di via Barona';
  await marta.getByLabel(t('need.propose_reason')).fill(reason);
  await marta.locator('#proposing').getByRole('button', { name: propose }).click();
  await marta.getByText(t('need.proposed')).waitFor();
  expect(await axeFaults(marta)).toEqual([]);

  await laura.reload();
  await laura.getByText(t('need.state_answered')).waitFor();
  await laura.getByRole('button', { name: new RegExp(`^${t('need.see_answers')}`) }).click();
  await laura.getByText(t('need.proposal_reason', { reason })).waitFor();
  await laura.getByRole('button', { name: new RegExp(`^${t('need.useful')}`) }).click();
  await laura.getByText(t('need.was_useful')).waitFor();
  expect(complaints).toEqual([]);

  const giulia = await pageOf('Giulia Ferri', '/needs?lang=it');
  await giulia.getByText(t('need.empty')).waitFor();
});
