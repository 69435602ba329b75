// A service that nobody confirms disappears, and returns by the link in the provider's mail, in a real browser.
import { axeFaults, launchBrowser } from '@snodo/testkit';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newService, withMailbox } from '../../../test/catalogue-belongings.ts';
import { openTestServer, type TestServer } from '../../../test/harness.ts';
import { tendCatalogue } from '../index.ts';
import { tendSearch } from '../search/analysis.ts';

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

async function go(page: Page, path: string): Promise<void> {
  await page.goto(new URL(path, server.publicUrl).href);
}

/** Whether somebody who looks for it by name is shown it. */
async function isFound(page: Page, code: string): Promise<boolean> {
  const answered = page.waitForResponse((response) =>
    new URL(response.url()).pathname.endsWith('/v1/milano/services'),
  );
  await go(page, `/services?q=${encodeURIComponent(`Prova ${code}`)}`);
  const { items } = (await (await answered).json()) as { items: { code: string }[] };
  return items.some((item) => item.code === code);
}

/** The links that the background work would mail about one service. */
async function mailedLinks(code: string): Promise<string[]> {
  const links: string[] = [];
  await tendCatalogue({
    app: server.app,
    clock: server.clock,
    origins: server.origins,
    writeMail: (_trx, _community, _now, { kind, parameters }) => {
      if (kind === 'service_renewal' && String(parameters['title']).includes(code))
        links.push(String(parameters['link']));
      return Promise.resolve();
    },
  });
  return links;
}

test('a stale service is marked, disappears, and returns when its provider renews from the mailed link', async () => {
  await withMailbox(server);
  const code = await newService(server, { verifiedOn: '2026-01-10' });
  await tendSearch(server.app);
  const name = `Prova ${code}`;
  const neighbour = await (await browser.newContext({ locale: 'it-IT' })).newPage();
  const title = neighbour.getByRole('heading', { name, level: 1 });

  server.clock.instant = new Date('2026-09-20T08:00:00Z');
  await go(neighbour, `/services/${code}`);
  await title.waitFor();
  expect(await isFound(neighbour, code)).toBe(true);
  await go(neighbour, `/services/${code}`);
  await neighbour.getByText('Non confermato da più di sei mesi').waitFor();
  expect(await axeFaults(neighbour)).toEqual([]);

  server.clock.instant = new Date('2027-01-20T08:00:00Z');
  await go(neighbour, `/services/${code}`);
  await neighbour.getByRole('heading', { name: 'Questo servizio non c’è' }).waitFor();
  expect(await isFound(neighbour, code)).toBe(false);

  const [link = ''] = await mailedLinks(code);
  const provider = await (await browser.newContext({ locale: 'it-IT' })).newPage();
  await provider.goto(link);
  await provider.getByRole('heading', { name, level: 2 }).waitFor();
  expect(await axeFaults(provider)).toEqual([]);
  await provider.getByRole('button', { name: 'Sì, è tutto giusto' }).click();
  await provider.getByText('Ora si legge «verificato il 20 gennaio 2027»').waitFor();
  // The link stands in a mailbox that several people read: it works once.
  await provider.goto('about:blank');
  await provider.goto(link);
  await provider.getByText('Questo link non vale più').waitFor();

  await go(neighbour, `/services/${code}`);
  await title.waitFor();
  await neighbour.getByText('20 gennaio 2027').first().waitFor();
  expect(await isFound(neighbour, code)).toBe(true);
  await neighbour
    .getByRole('link', { name: new RegExp(name) })
    .first()
    .waitFor();
});
