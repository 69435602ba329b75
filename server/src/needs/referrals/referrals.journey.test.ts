// A need is handed to an organisation that declines with a reason, then to another, which takes it on and closes the loop.
import { axeFaults, launchBrowser } from '@snodo/testkit';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestServer, type TestServer } from '../../../test/harness.ts';
import { newAsker, newNeed } from '../../../test/needs.ts';
import { cooperative, newReceiver, ownContact } from '../../../test/referral-rows.ts';
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
const beginning = (words: string) => new RegExp(`^${words}`, 'u');

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

async function refer(page: Page, organisation: string, reason: string): Promise<void> {
  await page.getByText(t('referral.desk_heading'), { exact: true }).click();
  await page.getByLabel(t('referral.to')).selectOption(organisation);
  await page.getByLabel(t('referral.why')).fill(reason);
  await page.getByRole('button', { name: t('referral.ask') }).click();
  await page.getByText(t('referral.asked')).waitFor();
}

/** Chooses a step of the referral that is open, and fills what it asks for. */
async function step(page: Page, move: string, filled: Record<string, string> = {}): Promise<void> {
  await page.getByRole('button', { name: beginning(move) }).click();
  for (const [label, text] of Object.entries(filled))
    await page.getByLabel(label, { exact: true }).fill(text);
  await page.getByRole('button', { name: t('referral.send'), exact: true }).click();
}

test('one organisation declines with a reason, the next takes it on and says that it is done', async () => {
  const asker = await newAsker(server);
  const { id } = await newNeed(asker);
  const other = await newReceiver(server, 'condominio-dei-tigli');
  const promised = new Date(server.clock.now().getTime() + 5 * 24 * 60 * 60 * 1000)
    .toISOString()
    .slice(0, 10);

  const marta = await pageOf('Marta Conti', `/desk/needs?lang=it&need=${id}`);
  await refer(marta, 'condominio-dei-tigli', 'Abitano nello stesso cortile');
  expect(await axeFaults(marta)).toEqual([]);

  const hers = await pageOf(asker.displayName, `/needs?lang=it&need=${id}`);
  await step(hers, t('referral.move_agree'), { [t('referral.contact_label')]: ownContact });
  await hers.getByText(t('referral.state_requested')).waitFor();

  const declining = await pageOf(other.displayName, '/desk/referrals?lang=it');
  await declining.getByText(asker.displayName).first().waitFor();
  const reason = 'Ad agosto il cortile è chiuso';
  await step(declining, t('referral.move_reject'), { [t('referral.reason_label')]: reason });
  await declining.getByText(t('referral.state_rejected')).waitFor();

  await marta.reload();
  await marta.getByText(t('referral.state_rejected')).waitFor();
  await marta.getByText(reason).first().waitFor({ state: 'attached' });
  await refer(marta, cooperative, 'Hanno posto anche in agosto');

  await hers.reload();
  await step(hers, t('referral.move_agree'), { [t('referral.contact_label')]: ownContact });
  await hers.getByText(t('referral.state_requested')).waitFor();

  const teresa = await pageOf('Teresa Villa', '/desk/referrals?lang=it');
  await step(teresa, t('referral.move_accept'), { [t('referral.by_label_accept')]: promised });
  await step(teresa, t('referral.move_start'), { [t('referral.by_label_start')]: promised });
  await step(teresa, t('referral.move_complete'));
  await teresa.getByText(t('referral.state_completed')).waitFor();

  await hers.reload();
  await hers.getByText(t('referral.state_completed')).waitFor();
  await hers.getByText(t('referral.state_rejected')).waitFor();
  expect(await hers.getByText(t('need.state_answered')).count()).toBeGreaterThan(0);
  expect(await axeFaults(hers)).toEqual([]);
  // It is over: nobody of the organisations reads how to reach her any more.
  const [row] = await server.owner`
    select count(*)::int as told from needs.referral where need_id = ${id} and told is not null`;
  expect(row).toEqual({ told: 0 });
  expect(complaints).toEqual([]);
});
