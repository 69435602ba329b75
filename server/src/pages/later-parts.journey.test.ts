import { readFileSync } from 'node:fs';
import path from 'node:path';
import { launchBrowser } from '@snodo/testkit';
import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { openTestServer, root, type TestServer } from '../../test/harness.ts';

/** Of every entry: what pages load at once, and what they load only when it is wanted. */
const entriesSchema = z.record(
  z.string(),
  z.object({ file: z.string().optional(), later: z.array(z.string()) }),
);
const client = 'milano.naviglio-intranet';
/** A page that each entry brings to life; the host's is anybody's, and then loads it itself. */
const pages: Readonly<Record<string, string>> = {
  'portal-home': '/',
  'portal-console': '/console',
  'portal-desk': '/desk',
  'portal-place': '/places',
  'portal-bookings': '/bookings',
  'portal-shared-services': '/shared-services',
  'portal-time-bank': '/time-bank',
  'frame-needs-survey': `/embed/v1/frame/needs-survey?client=${client}&campaign=autunno-2026`,
  'frame-catalogue': `/embed/v1/frame/catalogue?client=${client}`,
  host: '/',
};

let server: TestServer;
let browser: Browser;
let context: BrowserContext;
let entries: z.infer<typeof entriesSchema>;
const complaints: string[] = [];
const loaded = new Set<string>();

beforeAll(async () => {
  server = await openTestServer();
  const manifest = readFileSync(path.join(root, 'widgets/dist/manifest.json'), 'utf8');
  const { styles: _styles, ...described } = JSON.parse(manifest) as Record<string, unknown>;
  entries = entriesSchema.parse(described);
  browser = await launchBrowser();
  context = await browser.newContext({ baseURL: server.publicUrl, locale: 'it-IT' });
  context.setDefaultTimeout(30_000);
  const [name = '', value = ''] = (await server.cookieOf('Marta Conti')).split('=');
  await context.addCookies([{ name, value, url: server.publicUrl }]);
  context.on('weberror', (error) => complaints.push(String(error.error())));
  context.on('console', (message) => {
    // What a manager may not ask is refused to the page; a part that does not come is told below.
    const isRefusal = message.text().startsWith('Failed to load resource');
    if (message.type() === 'error' && !isRefusal) complaints.push(message.text());
  });
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

/**
 * Loads the files in the page, as it would itself, and makes every element that they define. In words of the browser's
 * own, because a test's `import` is not the page's. Returns what went wrong.
 */
const loadParts = (files: readonly string[]) => `(async () => {
  const faults = [];
  for (const file of ${JSON.stringify(files)}) {
    try {
      const given = Object.entries(await import(file));
      if (given.length === 0) faults.push(file + ' gives nothing');
      for (const [name, one] of given) {
        if (one === undefined) faults.push(file + ' gives no ' + name);
        if (typeof one === 'function' && one.prototype instanceof HTMLElement && customElements.getName(one)) new one();
      }
    } catch (error) {
      faults.push(file + ': ' + error);
    }
  }
  return faults;
})()`;

test.each(Object.keys(pages))('everything that %s loads later comes and runs', async (entry) => {
  const { file, later } = entries[entry] ?? { later: [] };
  const page = await context.newPage();
  await page.goto(pages[entry] ?? '');
  // A start without a file stands in the document, under the name that its parts take from.
  const isItsPage =
    file === undefined
      ? await page.evaluate("typeof snodoStart === 'object'")
      : (await page.locator(`script[type=module][src$="${file}"]`).count()) > 0;
  const files = later.filter((part) => !loaded.has(part));
  expect(await page.evaluate(loadParts(isItsPage || file === undefined ? files : [file, ...files]))).toEqual(
    [],
  );
  expect(isItsPage || entry === 'host').toBe(true);
  for (const part of files) loaded.add(part);
  expect(complaints).toEqual([]);
  await page.close();
});

test('no entry has a part that none of these pages has loaded', () => {
  const parts = Object.values(entries).flatMap(({ later }) => later);
  expect(parts.filter((part) => !loaded.has(part))).toEqual([]);
  expect(loaded.size).toBeGreaterThan(100);
});
