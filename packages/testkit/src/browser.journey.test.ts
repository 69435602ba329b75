import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeFaults, launchBrowser } from './browser.ts';

const LIMIT_MILLISECONDS = 60_000;
const STRICT =
  "default-src 'self'; script-src 'self'; style-src 'unsafe-inline'; frame-src *; require-trusted-types-for 'script'";

let browser: Browser;
let server: Server;
let port = 0;
const pages = new Map<string, string>();

beforeAll(async () => {
  browser = await launchBrowser();
  server = createServer((request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.setHeader('content-security-policy', STRICT);
    response.end(pages.get(request.url ?? '') ?? '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
}, LIMIT_MILLISECONDS);

afterAll(async () => {
  await browser.close();
  await new Promise((resolve) => server.close(resolve));
}, LIMIT_MILLISECONDS);

function html(body: string): string {
  return `<!doctype html><html lang="it"><head><title>Prova</title></head><body>${body}</body></html>`;
}

async function open(path: string, body: string): Promise<Page> {
  pages.set(path, html(body));
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${port}${path}`);
  return page;
}

test(
  'finds nothing to say about a sound page',
  async () => {
    const page = await open('/sound', '<main><h1>Vicini</h1><p>Testo.</p></main>');
    expect(await axeFaults(page)).toEqual([]);
    await page.close();
  },
  LIMIT_MILLISECONDS,
);

test(
  'names each fault under a strict policy with Trusted Types, target size included',
  async () => {
    const page = await open(
      '/faulty',
      `<main><img src="/x.png"><p style="color:#bbb;background:#fff">Pallido</p>
     <button style="width:12px;height:12px;padding:0;border:0" aria-label="a"></button>
     <button style="width:12px;height:12px;padding:0;border:0" aria-label="b"></button></main>`,
    );
    const rules = (await axeFaults(page)).map((line) => line.split(' ')[0]);
    expect(rules).toEqual(expect.arrayContaining(['image-alt', 'color-contrast', 'target-size']));
    await page.close();
  },
  LIMIT_MILLISECONDS,
);

test(
  'looks into frames of other origins, and not into hidden ones',
  async () => {
    pages.set('/inner', html('<img src="/x.png">'));
    const inner = `http://localhost:${port}/inner`;
    const page = await open('/outer', `<main><iframe title="A" src="${inner}"></iframe></main>`);
    const faults = await axeFaults(page);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(/^image-alt \(critical\): .+ — img: .+ \[http:\/\/localhost:\d+\/inner\]$/);
    await page.close();

    const hiding = await open(
      '/hiding',
      `<main><iframe title="A" style="display:none" src="${inner}"></iframe></main>`,
    );
    expect(await axeFaults(hiding)).toEqual([]);
    await hiding.close();
  },
  LIMIT_MILLISECONDS,
);

test(
  'keeps to what the selector includes, with the frames in it, and refuses one that matches nothing',
  async () => {
    pages.set('/inner', html('<img src="/x.png">'));
    const page = await open(
      '/parts',
      `<main><div id="bad"><img src="/x.png"></div><div id="good"><p>Testo</p></div>
     <div id="framed"><iframe title="A" src="http://localhost:${port}/inner"></iframe></div></main>`,
    );
    expect(await axeFaults(page, { include: '#bad' })).toHaveLength(1);
    expect(await axeFaults(page, { include: '#good' })).toEqual([]);
    expect((await axeFaults(page, { include: '#framed' }))[0]).toContain('/inner');
    await expect(axeFaults(page, { include: '#absent' })).rejects.toThrow('#absent');
    await page.close();
  },
  LIMIT_MILLISECONDS,
);
