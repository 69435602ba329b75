import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { request } from 'node:http';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call, type CallAnswer } from '../../test/calls.ts';
import { openTestServer, root, type TestServer } from '../../test/harness.ts';

const frame = '/embed/v1/frame/needs-survey';
const goodFrame = `${frame}?client=milano.naviglio-intranet&campaign=autunno-2026`;

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
});
afterAll(() => server.stop());

function policyOf(answer: CallAnswer): Map<string, string> {
  const text = answer.headers.get('content-security-policy') ?? '';
  return new Map(
    text
      .split('; ')
      .map((directive) => [directive.split(' ')[0] ?? '', directive.split(' ').slice(1).join(' ')]),
  );
}

/** A document that the strictest policy can hold: nothing inline but what is named by its hash, nothing of another site. */
function expectStrictDocument(answer: CallAnswer, ancestors: string): void {
  expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
  const policy = policyOf(answer);
  expect([...policy.values()].join(' ')).not.toMatch(/unsafe-|\*|https:(?!\/)|http:(?!\/)/);
  expect(policy.get('default-src')).toBe("'none'");
  const inline = [...answer.text.matchAll(/<script>(.*?)<\/script>/gs)].map(
    ([, script = '']) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`,
  );
  expect(inline.length).toBeLessThanOrEqual(1);
  expect(policy.get('script-src')).toBe(["'self'", ...inline].join(' '));
  expect(policy.get('style-src')).toBe("'self'");
  expect(policy.get('object-src')).toBe("'none'");
  expect(policy.get('base-uri')).toBe("'none'");
  expect(policy.get('frame-ancestors')).toBe(ancestors);
  expect(answer.headers.get('x-frame-options')).toBe(ancestors === "'none'" ? 'DENY' : null);
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(answer.text).toMatch(/^<!doctype html>\s*<html lang="(it|en|ar)" dir="(ltr|rtl)">/);
  const markup = answer.text.replaceAll(/<script>.*?<\/script>/gs, '');
  expect(markup).not.toMatch(/<style|\sstyle=|\son[a-z]+=/i);
  for (const [tag] of markup.matchAll(/<script[^>]*>/g))
    expect(tag).toMatch(/type="application\/json"|src="\//);
  for (const [, address = ''] of answer.text.matchAll(
    /<(?:script|link|img|iframe)[^>]*(?:src|href)="([^"]*)"/g,
  ))
    expect(address).toMatch(/^\/(?!\/)/);
}

describe('a document', () => {
  test.each([
    ['/', 200],
    ['/console', 200],
    ['/embed/v1/returned', 200],
    ['/embed/v1/start?client_id=milano.naviglio-intranet', 200],
    ['/embed/v1/callback', 400],
    ['/docs', 200],
    ['/docs/api', 200],
    ['/docs/problems', 200],
    ['/docs/handbook/nothing', 404],
    ['/nothing', 404],
    ['/nothing/at/all?lang=ar', 404],
    ['/account/callback', 400],
    ['/interaction/nothing', 400],
    ['/federation/callback/naviglio', 400],
  ])('%s is answered %i, and holds nothing inline and nothing of another site', async (address, status) => {
    const answer = await call(server, address);
    expect(answer.status).toBe(status);
    expectStrictDocument(answer, "'none'");
  });

  test('of the portal lets no other window hold on to it; one of a sign-in must hear who opened it', async () => {
    const policyOf = async (address: string) =>
      (await call(server, address)).headers.get('cross-origin-opener-policy');
    for (const address of ['/', '/console', '/docs']) expect(await policyOf(address)).toBe('same-origin');
    for (const address of ['/embed/v1/start?client_id=milano.naviglio-intranet', goodFrame])
      expect(await policyOf(address)).toBeNull();
  });

  test.each([
    ['it', 'ltr'],
    ['en', 'ltr'],
    ['ar', 'rtl'],
  ])('speaks %s when it is asked to, by address or by browser', async (language, direction) => {
    const html = `<html lang="${language}" dir="${direction}">`;
    expect((await call(server, `/?lang=${language}`)).text).toContain(html);
    expect(
      (await call(server, '/', { headers: { 'accept-language': `${language}-XX,fr;q=0.5` } })).text,
    ).toContain(html);
  });

  test('tells its module who is signed in, and to nobody else', async () => {
    const cookie = await server.cookieOf('Giulia Ferri');
    expect((await call(server, '/console', { cookie })).text).toContain(
      '"signedIn":{"displayName":"Giulia Ferri","operatorName":null,"workplaces":["console"]}',
    );
    const manager = await call(server, '/', { cookie: await server.cookieOf('Marta Conti') });
    expect(manager.text).toContain('"workplaces":["desk"]');
    const neighbour = await call(server, '/', { cookie: await server.cookieOf('Amina Salem') });
    expect(neighbour.text).toContain('"workplaces":[]');
    expect((await call(server, '/console')).text).toContain('"signedIn":null');
    expect((await call(server, '/console', { cookie: `${cookie}x` })).text).toContain('"signedIn":null');
  });

  test('keeps a name in its data block, whatever the name is', async () => {
    const name = `</script><script>alert(1)</script>&<!--`;
    await server.owner`update identity.person set display_name = ${name} where display_name = 'Paolo Greco'`;
    const answer = await call(server, '/', { cookie: await server.cookieOf(name) });
    await server.owner`update identity.person set display_name = 'Paolo Greco' where display_name = ${name}`;
    expectStrictDocument(answer, "'none'");
    const [, block = ''] =
      /<script type="application\/json" id="snodo-page">(.*?)<\/script>/s.exec(answer.text) ?? [];
    expect(block).not.toContain('<');
    expect(JSON.parse(block)).toMatchObject({ signedIn: { displayName: name } });
  });
});

describe('the frame of the survey', () => {
  test('may stand in the client’s own pages and nowhere else', async () => {
    const answer = await call(server, goodFrame);
    expect(answer.status).toBe(200);
    expectStrictDocument(answer, `'self' ${server.publicUrl} http://127.0.0.1:4310`);
    const [, block = ''] = /id="snodo-page">(.*?)<\/script>/s.exec(answer.text) ?? [];
    expect(JSON.parse(block)).toMatchObject({
      campaign: 'autunno-2026',
      closingDay: expect.stringMatching(/^\d{1,2} [a-z]+ \d{4}$/) as string,
      hostOrigins: ['http://127.0.0.1:4310'],
      settings: { clientId: 'milano.naviglio-intranet', issuer: `${server.publicUrl}/oidc` },
    });
  });

  test('carries its script, so that the first question waits for nothing else', async () => {
    const answer = await call(server, goodFrame, { headers: { 'accept-encoding': 'gzip' } });
    expect(answer.headers.get('content-encoding')).toBe('gzip');
    expect(answer.text).toMatch(/<script>.+<\/script>/s);
    expect(answer.text).not.toMatch(/modulepreload|type="module"/);
    const [sheet = ''] = /<link rel="stylesheet"[^>]*>/.exec(answer.text) ?? [];
    expect(sheet).toContain('media="print"');
  });

  test.each([
    ['', 'no client'],
    ['?client=milano.naviglio-intranet', 'no campaign'],
    ['?client=milano.nobody&campaign=autunno-2026', 'an unknown client'],
    ['?client=torino.naviglio-intranet&campaign=autunno-2026', 'an unknown community'],
    ['?client=milano.naviglio-intranet&campaign=nothing', 'an unknown campaign'],
    ['?client=milano.&campaign=autunno-2026', 'half a client'],
    ['?client=%3Cscript%3E&campaign=%3Cscript%3E', 'a script for a name'],
    [`?client=${'a'.repeat(3000)}&campaign=x`, 'a client that is too long'],
  ])('is not found, and may stand nowhere, with %s (%s)', async (query) => {
    const answer = await call(server, `${frame}${query}`);
    expect(answer.status).toBe(404);
    expectStrictDocument(answer, "'none'");
    expect(answer.text).not.toContain('<script>');
  });
});

describe('for programs', () => {
  test('the interface describes itself in OpenAPI 3.1, as committed', async () => {
    const committed: unknown = JSON.parse(
      fs.readFileSync(path.join(root, 'packages/contract/openapi.json'), 'utf8'),
    );
    const answer = await call(server, '/openapi.json');
    expect(answer.headers.get('content-type')).toContain('application/json');
    expect(answer.body).toMatchObject({ openapi: '3.1.0' });
    expect(answer.body).toEqual(committed);
  });

  test('the format of questionnaires has its JSON Schema at an address, open to every page', async () => {
    const address = '/schemas/instrument/v1.json';
    const answer = await call(server, address, { headers: { origin: 'https://editor.example' } });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toContain('application/schema+json');
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(answer.headers.get('cache-control')).toBe('public, max-age=86400');
    expect(answer.headers.get('set-cookie')).toBeNull();
    // The survey engine's tests hold that file to be a schema of what its reader takes.
    expect(JSON.parse(answer.text)).toEqual(
      JSON.parse(fs.readFileSync(path.join(root, 'packages/survey-engine/definition.schema.json'), 'utf8')),
    );
    expect((await call(server, '/docs')).text).toContain(address);
  });

  test('the verifier of drawn rounds is there to take away, as it is in its package', async () => {
    const answer = await call(server, '/docs/verify-round.mjs');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="verify-round.mjs"');
    expect(answer.headers.get('set-cookie')).toBeNull();
    expect(answer.text).toBe(
      fs.readFileSync(path.join(root, 'packages/allocation/verifier/verify-round.mjs'), 'utf8'),
    );
  });

  test('it tells that it lives and is ready', async () => {
    expect(await call(server, '/healthz')).toMatchObject({ status: 200, body: { status: 'ok' } });
    expect(await call(server, '/readyz')).toMatchObject({ status: 200, body: { status: 'ready' } });
  });
});

/** An address as it is, without the tidying that `fetch` does. */
function rawStatus(address: string): Promise<number> {
  const { hostname, port } = new URL(server.url);
  return new Promise((resolve, reject) => {
    request({ hostname, port, path: address }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    })
      .once('error', reject)
      .end();
  });
}

describe('a built file', () => {
  const loader = '/embed/v1/snodo.js';
  const hashedFile = async () =>
    /src="(\/assets\/[^"]+\.js)"/.exec((await call(server, '/')).text)?.[1] ?? '';

  test('is kept for ever when its name says what is in it, and minutes when not', async () => {
    const hashed = await call(server, await hashedFile());
    expect(hashed.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    for (const address of [loader, '/assets/mark.svg']) {
      expect((await call(server, address)).headers.get('cache-control')).toBe('public, max-age=300');
    }
  });

  test('may be loaded by any page, with no more than that', async () => {
    for (const address of [loader, await hashedFile()]) {
      const { headers, status } = await call(server, address, {
        headers: { origin: 'https://intranet.example' },
      });
      expect(status).toBe(200);
      expect(headers.get('access-control-allow-origin')).toBe('*');
      expect(headers.has('access-control-allow-credentials')).toBe(false);
      expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin');
      expect(headers.get('content-type')).toBe('text/javascript; charset=utf-8');
      expect(headers.has('set-cookie')).toBe(false);
    }
  });

  test('comes small, whole, and not twice', async () => {
    const address = await hashedFile();
    const plain = await fetch(`${server.url}${address}`, { headers: { 'accept-encoding': 'identity' } });
    expect(plain.headers.has('content-encoding')).toBe(false);
    const bytes = Buffer.from(await plain.arrayBuffer());
    const zipped = await new Promise<Buffer>((resolve, reject) => {
      const { hostname, port } = new URL(server.url);
      request({ hostname, port, path: address, headers: { 'accept-encoding': 'gzip' } }, (answer) => {
        const parts: Buffer[] = [];
        answer
          .on('data', (part: Buffer) => void parts.push(part))
          .once('end', () => resolve(Buffer.concat(parts)));
      })
        .once('error', reject)
        .end();
    });
    expect(zipped.length).toBeLessThan(bytes.length);
    expect(gunzipSync(zipped).equals(bytes)).toBe(true);
    const etag = plain.headers.get('etag') ?? '';
    const again = await call(server, address, { headers: { 'if-none-match': etag } });
    expect(again).toMatchObject({ status: 304, text: '' });
    expect((await call(server, address, { headers: { 'if-none-match': '"another"' } })).status).toBe(200);
  });

  test.each([
    '/assets/../manifest.json',
    '/assets/..%2fmanifest.json',
    '/assets/%2e%2e/manifest.json',
    '/assets/..%5cmanifest.json',
    '/assets/../../../package.json',
    '/embed/v1/../../../../etc/passwd',
    '/embed/v1/%2e%2e/%2e%2e/%2e%2e/etc/passwd',
    '/assets//etc/passwd',
    '/assets/',
    '/assets',
    '/manifest.json',
    '/assets/mark.svg/',
    '/assets/mark.svg%00.js',
    '/assets/MARK.SVG',
    '/.env',
    '/package.json',
  ])('is nothing outside its folder: %s', async (address) => {
    expect([404, 422]).toContain(await rawStatus(address));
  });
});
