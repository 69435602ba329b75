import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { Hono } from 'hono';
import type { AppEnv } from '../http/index.ts';

interface StaticFile {
  bytes: Buffer<ArrayBuffer>;
  /** Made when it is first asked for, and kept: a start waits for none of them. */
  zipped(): Buffer<ArrayBuffer> | undefined;
  type: string;
  etag: string;
}

const types: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.map': 'application/json',
  '.json': 'application/json',
};

const evergreenSeconds = 300;
const immutable = 'public, max-age=31536000, immutable';

/**
 * The built files, read once and served from memory: nothing that a request says ever becomes a file name.
 * Modules may be loaded by any host page; that is what they are for, and they hold nothing of anybody's.
 */
export function staticFileRoutes(directory: string, own: { markSvg: string }): Hono<AppEnv> {
  const files = readTree(directory);
  files.set('/assets/mark.svg', toStaticFile(own.markSvg));
  const routes = new Hono<AppEnv>();
  const serve = (prefix: string) =>
    routes.get(`${prefix}/*`, (c, next) => {
      const file = files.get(c.req.path);
      if (file === undefined) return next();
      const isEvergreen = /^\/embed\/v\d+\/[^/]+$/.test(c.req.path) || c.req.path === '/assets/mark.svg';
      const headers: Record<string, string> = {
        'content-type': file.type,
        'cache-control': isEvergreen ? `public, max-age=${evergreenSeconds}` : immutable,
        'access-control-allow-origin': '*',
        'cross-origin-resource-policy': 'cross-origin',
        'x-content-type-options': 'nosniff',
        etag: file.etag,
        vary: 'accept-encoding',
      };
      if (c.req.header('if-none-match') === file.etag) return c.body(null, 304, headers);
      const zipped = /\bgzip\b/.test(c.req.header('accept-encoding') ?? '') ? file.zipped() : undefined;
      if (zipped !== undefined) headers['content-encoding'] = 'gzip';
      return c.body(zipped ?? file.bytes, 200, headers);
    });
  serve('/assets');
  serve('/embed');
  return routes;
}

function readTree(directory: string): Map<string, StaticFile> {
  const files = new Map<string, StaticFile>();
  for (const entry of fs.readdirSync(directory, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || types[path.extname(entry.name)] === undefined) continue;
    const file = path.join(entry.parentPath, entry.name);
    files.set(`/${path.relative(directory, file).split(path.sep).join('/')}`, toStaticFile(file));
  }
  return files;
}

function toStaticFile(file: string): StaticFile {
  const bytes = Buffer.from(fs.readFileSync(file));
  const type = types[path.extname(file)] ?? 'application/octet-stream';
  const isText = !type.startsWith('font/');
  let zipped: Buffer<ArrayBuffer> | undefined;
  return {
    bytes,
    zipped: () => (isText ? (zipped ??= Buffer.from(gzipSync(bytes, { level: 9 }))) : undefined),
    type,
    etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`,
  };
}
