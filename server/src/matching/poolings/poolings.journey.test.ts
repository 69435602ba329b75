// Four families of two firms and the street: a manager asks them, all agree, and they form a shared carer.
import { axeFaults, launchBrowser } from '@snodo/testkit';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestServer, type TestServer } from '../../../test/harness.ts';
import { dayIn, fourFamilies } from '../../../test/poolings.ts';
import { spoken } from '../../../test/spoken.ts';

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

test('four families are found, asked, agree, and meet by name in a shared carer', async () => {
  const families = await fourFamilies(server, { entries: ['NAU1'], ageBands: ['80+'], forWhom: 'someone' });
  const names = families.map(({ person }) => person.displayName);

  const marta = await pageOf('Marta Conti', '/desk/needs?lang=it');
  const group = marta
    .getByRole('article')
    .filter({ hasText: names[0] ?? '' })
    .filter({ hasText: names[3] ?? '' });
  await group.getByText(t('pooling.ask'), { exact: false }).click();
  await group.getByLabel(t('pooling.ask_words')).fill('Una sola assistente, martedì e giovedì.');
  await group.getByLabel(t('pooling.ask_answer')).fill(dayIn(server, 7));
  await group.getByLabel(t('pooling.ask_starts')).fill(dayIn(server, 21));
  expect(await axeFaults(marta)).toEqual([]);
  await group.getByRole('button', { name: t('pooling.ask_send') }).click();
  await marta.getByText(t('pooling.asked_done')).waitFor();
  await marta.getByText(t('pooling.state_asking')).waitFor();

  const pages: Page[] = [];
  for (const { person, needId } of families) {
    const page = await pageOf(person.displayName, `/needs?lang=it&need=${needId}`);
    pages.push(page);
    await page.getByRole('heading', { name: t('pooling.asked_many', { count: '3' }) }).waitFor();
    const seen = await page.locator('snodo-my-needs').innerText();
    expect(names.filter((name) => name !== person.displayName && seen.includes(name))).toEqual([]);
    await page.getByRole('button', { name: t('pooling.agree') }).click();
    await page.getByText(t('pooling.asked_consent')).waitFor({ state: 'detached' });
  }
  const first = pages[0] as Page;
  await first.reload();
  await first.getByText(t('pooling.together')).waitFor();
  expect(await axeFaults(first)).toEqual([]);
  await first.getByRole('link', { name: t('pooling.open_shared') }).click();
  for (const name of names.slice(1)) await first.getByText(name).first().waitFor();
  expect(complaints).toEqual([]);
}, 120_000);
