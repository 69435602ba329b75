import { build } from 'esbuild';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeFaults, launchBrowser } from '../../../packages/testkit/src/browser.ts';
import { openTestPortal, type TestPortal } from '../../../packages/toolchain/src/test-portal.ts';
import {
  admit,
  campaign,
  embedClient,
  Host,
  inContext,
  loaderOf,
  passThrough,
  watch,
  windowOf,
  type Watch,
} from './hosts.ts';

let portal: TestPortal;
let browser: Browser;
let host: Host;
let context: BrowserContext;
let watched: Watch;

beforeAll(async () => {
  portal = await openTestPortal();
  browser = await launchBrowser();
  host = await Host.open();
  await admit(portal, [host], [`${host.origin}/states`]);
});
afterAll(async () => {
  await browser.close();
  await host.stop();
  await portal.stop();
});

const both = inContext(
  '<section><snodo-sign-in></snodo-sign-in></section><snodo-catalogue></snodo-catalogue>',
);
const main = (elements: string) => `<main><h1>Intranet</h1>${elements}</main>`;

async function open(address: string, options: BrowserContextOptions = {}): Promise<Page> {
  context = await browser.newContext({
    locale: 'it-IT',
    viewport: { width: 1280, height: 900 },
    ...options,
  });
  context.setDefaultTimeout(8000);
  watched = watch(context);
  await context.addInitScript(() => {
    const broken: string[] = [];
    Object.assign(globalThis, { broken });
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      broken.push(`${violatedDirective} ${blockedURI}`),
    );
  });
  const page = await context.newPage();
  await page.goto(address);
  return page;
}

const brokenIn = (page: Page) => page.evaluate(() => (globalThis as unknown as { broken: string[] }).broken);
const signIn = (page: Page) => page.locator('snodo-sign-in');
const list = (page: Page) => page.locator('snodo-catalogue');
const listed = (page: Page) => list(page).getByRole('listitem').first().waitFor();

/** Presses Tab until what has the focus is called so; at most 60 times. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let step = 0; step < 60; step += 1) {
    await page.keyboard.press('Tab');
    const words = await page.evaluate(() => {
      let at = document.activeElement;
      while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
      return at?.textContent?.trim() ?? '';
    });
    if (name.test(words)) return;
  }
  throw new Error(`the keyboard never came to ${name}`);
}

test('D1, D7 under the strictest policy everything can be used, by keyboard alone', async () => {
  const policy = [
    "default-src 'none'",
    `script-src ${portal.portalUrl}/embed/v1/`,
    `connect-src ${portal.portalUrl}`,
    `frame-src ${portal.portalUrl}`,
    "require-trusted-types-for 'script'",
    'trusted-types snodo-lit-1',
  ].join('; ');
  const survey = `<snodo-needs-survey campaign="${campaign}" client="${embedClient}"></snodo-needs-survey>`;
  const address = host.put('/strict', {
    head: loaderOf(portal.portalUrl),
    body: main(both + survey),
    headers: { 'content-security-policy': policy },
  });
  const page = await open(address);
  await listed(page);
  await tabTo(page, /^Accedi$/);
  const opened = page.waitForEvent('popup');
  await page.keyboard.press('Enter');
  const popup = await opened;
  const closed = popup.waitForEvent('close');
  await popup.getByRole('button', { name: /^Laura/ }).waitFor();
  await tabTo(popup, /^Laura/);
  await popup.keyboard.press('Enter');
  await popup.getByRole('button', { name: 'Sì, va bene' }).waitFor();
  expect(await axeFaults(popup)).toEqual([]);
  await tabTo(popup, /^Sì, va bene/);
  await popup.keyboard.press('Enter');
  await closed;
  await signIn(page).getByText('Hai fatto l’accesso come Laura Bianchi').waitFor();
  await tabTo(page, /^Cerca$/);
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.type('badante');
  await page.keyboard.press('Enter');
  await list(page)
    .getByRole('status')
    .getByText(/serviz/)
    .waitFor();
  await listed(page);
  await page
    .frameLocator('snodo-needs-survey iframe')
    .getByRole('button', { name: 'Entra e rispondi' })
    .waitFor();
  expect(await axeFaults(page)).toEqual([]);
  expect({ broken: await brokenIn(page), complaints: watched.complaints }).toEqual({
    broken: [],
    complaints: [],
  });
  await context.close();
});

describe('D6 in Arabic, from right to left, under a reset', () => {
  const reset =
    '<style>* { all: unset } head, script, style, title { display: none } main, section, h1 { display: block }</style>';
  const put = () =>
    host.put('/reset', {
      head: reset + loaderOf(portal.portalUrl),
      body: main(both),
      root: 'lang="ar" dir="rtl"',
    });

  /** What reaches out of its box, or out of the page. */
  function cutOff(page: Page): Promise<string[]> {
    return page.evaluate(() => {
      const found: string[] = [];
      const look = (root: ParentNode) => {
        for (const element of root.querySelectorAll('*')) {
          const { left, right, width } = element.getBoundingClientRect();
          const isHidden = getComputedStyle(element).clipPath !== 'none' || width <= 1;
          const isOut = right > innerWidth + 1 || left < -1;
          const isCut =
            element.scrollWidth > element.clientWidth + 1 &&
            getComputedStyle(element).overflowX !== 'visible';
          if (!isHidden && (isOut || isCut))
            found.push(`${element.localName}.${element.className} ${left}–${right}`);
          if (element.shadowRoot) look(element.shadowRoot);
        }
      };
      look(document);
      return found;
    });
  }

  test.each([
    ['at four times the size', { viewport: { width: 320, height: 256 } }],
    ['in the colours that a person has forced', { forcedColors: 'active' }],
    ['in the dark', { colorScheme: 'dark' }],
  ] as const)('%s it can be read and used', async (_how, options) => {
    const page = await open(put(), { ...options, locale: 'ar' });
    await listed(page);
    expect(await cutOff(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    );
    const words = await page.evaluate(() =>
      ['snodo-sign-in', 'snodo-catalogue'].map(
        (tag) =>
          document.querySelector(tag)?.shadowRoot?.firstElementChild?.shadowRoot?.textContent?.trim() ?? '',
      ),
    );
    for (const text of words) {
      expect(text).toMatch(/[\u0600-\u06ff]/);
      expect(text).not.toMatch(/Accedi|Cerca|Sign in|Search/);
    }
    const field = list(page).getByRole('searchbox');
    await field.fill('بيت');
    await list(page).getByRole('button', { name: 'بحث' }).click();
    await list(page).getByRole('status').first().waitFor();
    expect(await field.evaluate((one) => getComputedStyle(one).direction)).toBe('rtl');
    expect(await axeFaults(page, { include: 'main' })).toEqual([]);
    const popup = await windowOf(page, signIn(page).getByRole('button'));
    await popup.getByRole('button', { name: /Samir/ }).waitFor();
    expect(await popup.evaluate(() => document.documentElement.lang)).toBe('ar');
    expect(watched.complaints).toEqual([]);
    await context.close();
  });
});

test('D7 no state of an element has a fault that axe finds', async () => {
  const address = host.put('/states', { head: loaderOf(portal.portalUrl), body: main(both) });
  const page = await open('about:blank');
  let letThrough = (): void => undefined;
  const held = new Promise<void>((resolve) => (letThrough = resolve));
  await context.route('**/v1/milano/services*', async (route) => (await held, route.continue()));
  await page.goto(address);
  await list(page).getByText('Sto cercando i servizi').waitFor();
  await signIn(page).getByRole('button', { name: 'Accedi' }).waitFor();
  const faults: Record<string, string[]> = { 'out, pending': await axeFaults(page) };
  letThrough();
  await listed(page);
  const popup = await windowOf(page, signIn(page).getByRole('button', { name: 'Accedi' }));
  await signIn(page).getByText('Ti aspettiamo nell’altra finestra').waitFor();
  faults['opening, ready'] = await axeFaults(page);
  await list(page).getByRole('searchbox').fill('zzzzzz');
  await list(page).getByRole('button', { name: 'Cerca' }).click();
  await list(page).getByText('Nessun servizio con queste parole').waitFor();
  await popup.close();
  await signIn(page).getByRole('button', { name: 'Annulla' }).click();
  await page.evaluate(() =>
    addEventListener('click', () => window.open('about:blank')?.close(), { capture: true, once: true }),
  );
  await signIn(page).getByRole('button', { name: 'Accedi' }).click();
  await signIn(page).getByText('La finestra non si è aperta').waitFor();
  faults['blocked, empty'] = await axeFaults(page);
  await context.unroute('**/v1/milano/services*');
  await context.route('**/v1/milano/services*', (route) => route.abort());
  await context.route('**/oidc/token', (route) => route.abort());
  await list(page).getByRole('button', { name: 'Mostra tutti' }).click();
  await list(page).getByRole('alert').waitFor();
  const again = await windowOf(page, signIn(page).getByRole('button', { name: 'Riprova' }));
  await again.getByRole('button', { name: /^Samir/ }).click();
  await again.getByRole('button', { name: 'Sì, va bene' }).click();
  await signIn(page).getByText('Non sei ancora dentro').waitFor();
  faults['failed, failed'] = await axeFaults(page);
  await context.unroute('**/oidc/token');
  const last = await windowOf(page, signIn(page).getByRole('button', { name: 'Riprova' }));
  await last.getByRole('heading', { name: 'Sei Samir Haddad?' }).waitFor();
  faults['asked whether it is he'] = await axeFaults(last);
  await last.getByRole('button', { name: /continua come/ }).click();
  await signIn(page).getByText('Hai fatto l’accesso come Samir Haddad').waitFor();
  faults['in'] = await axeFaults(page);
  for (const [state, found] of Object.entries(faults)) expect(found, state).toEqual([]);
  expect(Object.keys(faults)).toHaveLength(6);
  await context.close();
});

test('D8 what is typed into a field of ours does not press a host’s keys', async () => {
  const address = host.put('/keys', {
    head: `${loaderOf(portal.portalUrl)}<script>
      globalThis.pressed = [];
      for (const kind of ['keydown', 'keypress', 'keyup'])
        document.addEventListener(kind, ({ key, ctrlKey }) => pressed.push(kind + ' ' + (ctrlKey ? 'Control+' : '') + key));
    </script>`,
    body: main(both),
  });
  const page = await open(address);
  await listed(page);
  const pressed = () =>
    page.evaluate(() => (globalThis as unknown as { pressed: string[] }).pressed.splice(0));
  await page.keyboard.press('s');
  expect(await pressed()).toEqual(['keydown s', 'keypress s', 'keyup s']);
  const field = list(page).getByRole('searchbox');
  await field.pressSequentially('s/ ?');
  expect(await pressed()).toEqual([]);
  expect(await field.inputValue()).toBe('s/ ?');
  // What is no typing stays the host's: its own shortcuts with a modifier, and the way out.
  await field.press('Control+k');
  expect(await pressed()).toContain('keydown Control+k');
  await field.press('Escape');
  expect(await pressed()).toContain('keydown Escape');
  await context.close();
});

test('a React application holds them: attributes, events, strict mode, going and coming back', async () => {
  const built = await build({
    stdin: {
      contents: `
        import { createElement as h, StrictMode, useState } from 'react';
        import { createRoot } from 'react-dom/client';
        function Intranet() {
          const [language, setLanguage] = useState('it');
          const [isShown, setShown] = useState(true);
          const [heard, setHeard] = useState([]);
          const hear = ({ type, detail }) => setHeard((before) => [...before, type + ' ' + JSON.stringify(detail)]);
          return h('main', null,
            h('h1', null, 'Intranet'),
            h('button', { onClick: () => setLanguage('en') }, 'English please'),
            h('button', { onClick: () => setShown((before) => !before) }, 'Come and go'),
            isShown && h('snodo-portal-context', { client: ${JSON.stringify(embedClient)}, language },
              h('section', null, h('snodo-sign-in', { 'onsnodo-ready': hear, 'onsnodo-auth-change': hear })),
              h('snodo-catalogue', { 'onsnodo-navigate': (event) => (event.preventDefault(), hear(event)) })),
            h('output', null, heard.join('|')));
        }
        createRoot(document.getElementById('root')).render(h(StrictMode, null, h(Intranet)));`,
      resolveDir: import.meta.dirname,
    },
    bundle: true,
    format: 'esm',
    write: false,
    define: { 'process.env.NODE_ENV': '"development"' },
  });
  host.putScript('/react.js', built.outputFiles[0]?.text ?? '');
  const address = host.put('/react', {
    head: `${loaderOf(portal.portalUrl)}<script type="module" src="/react.js"></script>`,
    body: '<div id="root"></div>',
  });
  const page = await open(address);
  await listed(page);
  const heard = page.locator('output');
  await heard.getByText('snodo-ready {"element":"sign-in"}').waitFor();
  await passThrough(await windowOf(page, page.getByRole('button', { name: 'Accedi' })), /^Giulia/, {
    isAskedForConsent: true,
  });
  await heard.getByText('snodo-auth-change {"status":"in"}').waitFor();
  await page.getByRole('button', { name: 'English please' }).click();
  await signIn(page).getByText('You are signed in as Giulia Ferri').waitFor();
  await list(page)
    .getByRole('link', { name: /^Open in the portal/ })
    .first()
    .click();
  await heard.getByText(/snodo-navigate .*"kind":"service"/).waitFor();
  expect(context.pages()).toEqual([page]);
  for (const isShown of [false, true]) {
    await page.getByRole('button', { name: 'Come and go' }).click();
    expect(await page.locator('snodo-catalogue').count()).toBe(isShown ? 1 : 0);
  }
  await listed(page);
  await signIn(page).getByText('You are signed in as Giulia Ferri').waitFor();
  expect(await signIn(page).getByRole('button').count()).toBe(1);
  expect(watched.complaints).toEqual([]);
  await context.close();
});
