import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../../../packages/testkit/src/browser.ts';
import { buildWidgets } from '../../../widgets/build.ts';

/** Pages of hosts as they come, on one site, and what is embedded, on another: files alone, no portal behind. */
const folder = mkdtempSync(join(tmpdir(), 'snodo-hosts-'));
const pages = new Map<string, { html: string; policy?: string; headers?: Record<string, string> }>();
let embed: Server;
let host: Server;
let browser: Browser;
let foreign = '';

const addressOf = (server: Server, name: string) =>
  `http://${name}:${(server.address() as AddressInfo).port}`;
const embedUrl = () => addressOf(embed, 'localhost');
const hostUrl = (path: string) => `${addressOf(host, '127.0.0.1')}${path}`;

beforeAll(async () => {
  await buildWidgets({ outputFolder: join(folder, 'one') });
  await buildWidgets({ outputFolder: join(folder, 'two'), major: 2 });
  // What a host brings along: another copy of Lit, with the policy name that Lit gives by itself.
  const built = await build({
    stdin: {
      contents: `import { html, render } from 'lit'; render(html\`<p id="foreign">\${'theirs'}</p>\`, document.querySelector('#app'));`,
      resolveDir: join(import.meta.dirname, '../../../widgets'),
    },
    bundle: true,
    format: 'esm',
    write: false,
  });
  foreign = built.outputFiles[0]?.text ?? '';
  embed = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://x').pathname;
    response.setHeader('access-control-allow-origin', '*');
    response.setHeader('cross-origin-resource-policy', 'cross-origin');
    const answer = path.startsWith('/embed/v2/') ? join(folder, 'two', path) : join(folder, 'one', path);
    if (path.endsWith('/clients/milano.host.json')) return response.end(JSON.stringify(settings()));
    if (path === '/v1/milano/services')
      return response.end(JSON.stringify({ items: [service], nextCursor: null }));
    if (!['.js', '.json'].includes(extname(path)) || path.includes('..'))
      return response.writeHead(404).end();
    const isTampered = request.headers.referer?.includes('tampered') === true;
    response.setHeader('content-type', extname(path) === '.js' ? 'text/javascript' : 'application/json');
    return response.end(`${readFileSync(answer, 'utf8')}${isTampered ? ';window.stolen = true;' : ''}`);
  });
  host = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://x').pathname;
    if (path === '/foreign.js') {
      response.setHeader('content-type', 'text/javascript');
      return response.end(foreign);
    }
    const page = pages.get(path);
    if (!page) return response.writeHead(404).end();
    response.setHeader('content-type', 'text/html; charset=utf-8');
    if (page.policy !== undefined) response.setHeader('content-security-policy', page.policy);
    for (const [name, text] of Object.entries(page.headers ?? {})) response.setHeader(name, text);
    return response.end(page.html);
  });
  await Promise.all([listen(embed, 'localhost'), listen(host, '127.0.0.1')]);
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  embed.close();
  host.close();
  rmSync(folder, { recursive: true });
});

function listen(server: Server, name: string): Promise<void> {
  return new Promise((resolve) => server.listen(0, name, () => resolve()));
}

const service = {
  id: '01890000-0000-7000-8000-000000000001',
  code: 'doposcuola',
  name: 'Doposcuola di quartiere',
  description: 'Compiti e merenda.',
  provider: 'Cooperativa',
  districts: null,
  entries: [],
  offerKind: 'group',
  cost: { kind: 'free' },
  windows: null,
  languages: null,
  openPlaces: null,
  verifiedOn: null,
  source: 'published',
  generatedFields: [],
};

function settings() {
  const origin = embedUrl();
  return {
    clientId: 'milano.host',
    community: 'milano',
    languages: ['it', 'en', 'ar'],
    scopes: ['catalogue:read'],
    origins: { portal: origin, id: origin, api: origin, embed: origin },
    issuer: `${origin}/oidc`,
    authorizationEndpoint: `${origin}/oidc/auth`,
    tokenEndpoint: `${origin}/oidc/token`,
    revocationEndpoint: `${origin}/oidc/token/revocation`,
    startUrl: `${origin}/embed/v1/start`,
    claimUrl: `${origin}/embed/v1/claim`,
    callbackUrl: `${origin}/embed/v1/callback`,
    returnPages: [],
    hostOrigins: [hostUrl('')],
    resource: `${origin}/v1`,
  };
}

interface HostPage {
  readonly head?: string;
  readonly body?: string;
  readonly policy?: (embedOrigin: string) => string;
  readonly headers?: Record<string, string>;
}

const loader = (major = 1) =>
  `<script type="module" src="${embedUrl()}/embed/v${major}/snodo.js" data-client="milano.host"></script>`;
const elements = (prefix = 'snodo') =>
  `<${prefix}-sign-in></${prefix}-sign-in><${prefix}-catalogue></${prefix}-catalogue>`;

/** Opens a host page and gathers whatever went wrong in it: errors nobody caught and policies that were broken. */
async function open(path: string, { head, body, policy, headers }: HostPage) {
  const html = `<!doctype html><html lang="it"><head><meta charset="utf-8">${head ?? loader()}</head><body><main id="app"></main>${body ?? elements()}</body></html>`;
  pages.set(path, { html, ...(policy && { policy: policy(embedUrl()) }), ...(headers && { headers }) });
  const page = await browser.newPage({ locale: 'it-IT' });
  page.setDefaultTimeout(8000);
  const uncaught: string[] = [];
  const refused: string[] = [];
  page.on('pageerror', (error) => uncaught.push(String(error)));
  page.on('console', (message) => {
    if (/Content Security Policy|Trusted/u.test(message.text())) refused.push(message.text());
  });
  await page.addInitScript(() => {
    const told: string[] = [];
    Object.assign(globalThis, { told });
    addEventListener('snodo-error', (event) =>
      told.push((event as CustomEvent<{ code: string }>).detail.code),
    );
  });
  await page.goto(hostUrl(path));
  return { page, uncaught, refused };
}

const listed = (page: Page, prefix = 'snodo') =>
  page.locator(`${prefix}-catalogue`).getByRole('heading', { name: service.name }).waitFor();

const strict = (embedOrigin: string) =>
  [
    "default-src 'none'",
    `script-src ${embedOrigin}/embed/v1/`,
    `connect-src ${embedOrigin}`,
    "require-trusted-types-for 'script'",
    'trusted-types snodo-lit-1',
  ].join('; ');

describe('a host page', () => {
  test('D1 with the strictest policy sees no violation, and the elements can be used', async () => {
    const { page, uncaught, refused } = await open('/strict', { policy: strict });
    await listed(page);
    await page.getByRole('button', { name: 'Accedi' }).waitFor();
    await page.getByRole('searchbox').fill('dopo');
    await page.getByRole('button', { name: 'Cerca' }).click();
    await listed(page);
    expect({ uncaught, refused }).toEqual({ uncaught: [], refused: [] });
    await page.close();
  });

  test('D2 that refuses our policy gets a link, and stays alive', async () => {
    const { page, uncaught } = await open('/refusing', {
      policy: (origin) => strict(origin).replace('snodo-lit-1', 'theirs'),
    });
    const link = page.locator('snodo-catalogue').getByRole('link', { name: 'Apri il portale' });
    await link.waitFor();
    expect(await link.getAttribute('href')).toBe(embedUrl());
    const told = await page.evaluate(() => (globalThis as unknown as { told: string[] }).told);
    expect(new Set(told)).toEqual(new Set(['trusted_types_blocked']));
    expect(uncaught).toEqual([]);
    await page.close();
  });

  test('D3 holds two major versions and an application of its own with Lit', async () => {
    const { page, uncaught } = await open('/mixed', {
      head: `${loader(1)}${loader(2)}<script type="module" src="/foreign.js"></script>`,
      body: `${elements('snodo')}${elements('snodo2')}`,
      policy: (origin) =>
        [
          `script-src 'self' ${origin}`,
          "require-trusted-types-for 'script'",
          'trusted-types lit-html snodo-lit-1 snodo-lit-2',
        ].join('; '),
    });
    await Promise.all([listed(page, 'snodo'), listed(page, 'snodo2')]);
    expect(await page.locator('#foreign').innerText()).toBe('theirs');
    expect(uncaught).toEqual([]);
    await page.close();
  });

  test('D4 loads it three times, pinned and not, and goes back and forward', async () => {
    const { version } = JSON.parse(
      readFileSync(join(import.meta.dirname, '../../../widgets/package.json'), 'utf8'),
    ) as { version: string };
    const pinned = `<script type="module" src="${embedUrl()}/embed/v1/${version}/snodo.js" data-client="milano.host"></script>`;
    const { page, uncaught } = await open('/thrice', { head: `${loader()}${pinned}${loader()}` });
    await listed(page);
    const chunks = await page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .map(({ name }) => name)
        .filter((name) => name.includes('/host-')),
    );
    expect(new Set(chunks).size).toBe(1);
    await page.evaluate((address) => {
      const element = document.querySelector('snodo-catalogue');
      element?.remove();
      const again = Object.assign(document.createElement('script'), {
        type: 'module',
        src: `${address}?again`,
      });
      document.head.append(again);
      document.body.append(element ?? '');
    }, `${embedUrl()}/embed/v1/snodo.js`);
    await listed(page);
    await page.goto('about:blank');
    await page.goBack({ waitUntil: 'commit' });
    await listed(page);
    expect(uncaught).toEqual([]);
    await page.close();
  });

  test('D5 that isolates itself with COEP can hold it', async () => {
    const { page, uncaught } = await open('/isolated', {
      headers: {
        'cross-origin-embedder-policy': 'require-corp',
        'cross-origin-opener-policy': 'same-origin',
      },
      head: loader().replace('<script', '<script crossorigin'),
    });
    await listed(page);
    expect(await page.evaluate(() => globalThis.crossOriginIsolated)).toBe(true);
    expect(uncaught).toEqual([]);
    await page.close();
  });

  test('D6 with a reset, from right to left and very narrow keeps it in its box', async () => {
    const { page, uncaught } = await open('/reset', {
      head: `<style>*{all:unset} style,script,head,title{display:none} main,body{display:block}</style>${loader()}`,
      body: `<div dir="rtl" lang="ar">${elements()}</div>`,
    });
    await page.setViewportSize({ width: 320, height: 256 });
    await listed(page);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(320);
    const direction = await page
      .locator('snodo-catalogue')
      .getByRole('searchbox')
      .evaluate((one) => getComputedStyle(one).direction);
    expect(direction).toBe('rtl');
    expect(uncaught).toEqual([]);
    await page.close();
  });

  test('A15 with the hash of a pinned version takes it whole, and nothing else', async () => {
    const integrity = JSON.parse(readFileSync(join(folder, 'one/embed/v1/integrity.json'), 'utf8')) as Record<
      string,
      string
    >;
    const [name = '', hash = ''] =
      Object.entries(integrity).find(([file]) => file.endsWith('/snodo.js')) ?? [];
    const tag = (sum: string) =>
      `<script type="module" crossorigin src="${embedUrl()}/embed/v1/${name}" integrity="${sum}" data-client="milano.host"></script>`;
    const good = await open('/pinned', { head: tag(hash) });
    await listed(good.page);
    const tampered = (path: string, head: string) =>
      open(path, {
        head,
        headers: { 'referrer-policy': 'unsafe-url' },
        body: '<snodo-catalogue><a href="/ours">Servizi</a></snodo-catalogue>',
      });
    const stolen = (page: Page) => page.evaluate(() => Reflect.get(globalThis, 'stolen') as unknown);
    const unpinned = await tampered('/tampered-unpinned', loader());
    await listed(unpinned.page);
    expect(await stolen(unpinned.page)).toBe(true);
    const pinned = await tampered('/tampered-pinned', tag(hash));
    await pinned.page.waitForLoadState('networkidle');
    expect(await stolen(pinned.page)).toBe(undefined);
    expect(await pinned.page.evaluate(() => customElements.get('snodo-catalogue'))).toBe(undefined);
    expect(await pinned.page.getByRole('link', { name: 'Servizi' }).isVisible()).toBe(true);
    await Promise.all([good, unpinned, pinned].map(({ page }) => page.close()));
  });
});
