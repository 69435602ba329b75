import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeFaults, launchBrowser } from '../../../packages/testkit/src/browser.ts';
import { openTestPortal, type TestPortal } from '../../../packages/toolchain/src/test-portal.ts';
import { watch } from './hosts.ts';

let portal: TestPortal;
let browser: Browser;

beforeAll(async () => {
  portal = await openTestPortal();
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await portal.stop();
});

test.each([
  ['it', { width: 1280, height: 900 }],
  ['ar', { width: 320, height: 640 }],
] as const)(
  'what is on stands in the firm’s page and leads to its place in the portal (%s)',
  async (lang, viewport) => {
    const context = await browser.newContext({ locale: lang, viewport });
    context.setDefaultTimeout(8000);
    const watched = watch(context);
    const asked: (string | undefined)[] = [];
    context.on('request', (request) => {
      if (new URL(request.url()).pathname === '/v1/milano/calendar')
        asked.push(request.headers()['authorization']);
    });
    const page = await context.newPage();
    await page.goto(`${portal.intranetUrl}/services?lang=${lang}`);
    const calendar = page.locator('snodo-calendar');
    await calendar.getByRole('article').first().waitFor();
    expect(asked).toEqual([undefined]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    );
    expect(await axeFaults(page, { include: 'main' })).toEqual([]);
    const opened = page.waitForEvent('popup');
    await calendar.getByRole('article').first().getByRole('link').click();
    const popup = await opened;
    await popup.locator('snodo-place h1').waitFor();
    expect(new URL(popup.url()).searchParams.get('lang')).toBe(lang);
    expect(watched.complaints).toEqual([]);
    await context.close();
  },
);
