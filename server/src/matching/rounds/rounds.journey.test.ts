// Forty applications for ten places: a manager publishes, fixes and draws, and anybody draws it again at home.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { axeFaults, launchBrowser } from '@snodo/testkit';
import type { Browser, Download, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestServer, type TestServer } from '../../../test/harness.ts';
import { wellOf } from '../../../test/members.ts';
import { newAsker } from '../../../test/needs.ts';
import { close, type SeenRound } from '../../../test/rounds.ts';
import { spoken } from '../../../test/spoken.ts';
import type { Visitor } from '../../../test/visitors.ts';

let server: TestServer;
let browser: Browser;
const folder = mkdtempSync(path.join(tmpdir(), 'rounds-'));
const complaints: string[] = [];
beforeAll(async () => {
  server = await openTestServer();
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await server.stop();
  rmSync(folder, { recursive: true });
});

const t = spoken('it');

async function pageOf(displayName: string | undefined, address: string): Promise<Page> {
  const context = await browser.newContext({ baseURL: server.publicUrl, locale: 'it-IT' });
  context.setDefaultTimeout(30_000);
  if (displayName !== undefined) {
    const [name = '', value = ''] = (await server.cookieOf(displayName)).split('=');
    await context.addCookies([{ name, value, url: server.publicUrl }]);
  }
  const page = await context.newPage();
  page.on('pageerror', ({ message }) => complaints.push(message));
  page.on('console', (line) => {
    if (line.type() === 'error') complaints.push(line.text());
  });
  await page.goto(address);
  return page;
}

async function saved(download: Download): Promise<string> {
  const file = path.join(folder, download.suggestedFilename());
  await download.saveAs(file);
  return file;
}

/** What stands in the file of a party's number. */
function nonceIn(file: string): string {
  return /[0-9a-f]{64}/.exec(readFileSync(file, 'utf8'))?.[0] ?? '';
}

test('a round is published, fixed and drawn at the desk, and verified without the programme', async () => {
  const marta = await pageOf('Marta Conti', '/desk/rounds?lang=it');
  await marta.getByText(t('round-desk.new')).click();
  await marta.getByLabel(t('round-desk.name')).fill('Dieci posti di primavera');
  await marta.locator('#service1').selectOption({ index: 1 });
  const service = await marta.locator('#service1').inputValue();
  await marta.locator('#places1').fill('10');
  await marta.locator('#criterion1').fill('Continuità');
  await marta.locator('#levels1').fill('già frequenta\nnuova domanda');
  await marta.locator('#party1').fill('Officine Naviglio');
  await marta.locator('#party2').fill('Partenariato');
  const nonces: string[] = [];
  for (const row of [0, 1]) {
    const [download] = await Promise.all([
      marta.waitForEvent('download'),
      marta
        .getByRole('button', { name: t('round-desk.make') })
        .nth(row)
        .click(),
    ]);
    nonces.push(nonceIn(await saved(download)));
  }
  const promise = createHash('sha256').update(JSON.stringify(nonces[0])).digest('hex');
  expect(await marta.locator('#promise1').inputValue()).toBe(promise);
  expect(await axeFaults(marta)).toEqual([]);
  await marta.getByRole('button', { name: t('round-desk.publish'), exact: true }).click();
  await marta.getByText(t('round-desk.published')).waitFor();

  const [round] = await server.owner<{ id: string }[]>`
    select id from matching.round where name = 'Dieci posti di primavera'`;
  const id = round?.id ?? '';
  const askers = await Promise.all(Array.from({ length: 40 }, () => newAsker(server)));
  for (const [index, asker] of askers.entries()) {
    const wishes = [{ service, isReserved: false, levels: [index % 4 === 0 ? 0 : 1] }];
    wellOf(await asker.ask(`/rounds/${id}/application`, { method: 'PUT', body: { wishes } }));
  }
  await close(server, id);

  await marta.reload();
  await marta.getByRole('button', { name: t('round-desk.commit') }).click();
  await marta.getByText(t('round-desk.committed')).waitFor();
  for (const [at, nonce] of nonces.entries()) await marta.locator(`[name=nonce${at}]`).fill(nonce);
  await marta.getByRole('button', { name: new RegExp(`^${t('round-desk.draw')}`) }).click();
  await marta.getByText(t('round-desk.drawn')).waitFor();

  const { mine } = wellOf(await (askers[0] as Visitor).ask(`/rounds/${id}`)) as SeenRound;
  const anybody = await pageOf(undefined, `/rounds?round=${id}&lang=it`);
  await anybody.getByLabel(t('round.look_up')).fill(mine?.code ?? '');
  await anybody.getByRole('button', { name: t('round.look'), exact: true }).click();
  // Ten who attend already go before thirty who do not: the first of them has a place whatever is drawn.
  await anybody.getByText(t('round.placed')).waitFor();
  await anybody.getByText(t('round.check'), { exact: true }).click();
  const take = async (role: 'button' | 'link', name: string) => {
    const [download] = await Promise.all([
      anybody.waitForEvent('download'),
      anybody.getByRole(role, { name, exact: true }).click(),
    ]);
    return saved(download);
  };
  const published = await take('button', t('round.download'));
  const verifier = await take('link', t('round.download_verifier'));
  const run = spawnSync(process.execPath, [verifier, published], { encoding: 'utf8' });
  expect(run.status, run.stderr).toBe(0);
  expect(await axeFaults(anybody)).toEqual([]);
  expect(complaints).toEqual([]);
}, 180_000);
