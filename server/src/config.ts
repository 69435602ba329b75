import { createHmac, hkdfSync, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { hsdsVersions, type HsdsVersion } from '@snodo/hsds';
import type { RateLimits } from './http/index.ts';

const publicUrlSchema = z.url({ protocol: /^https?$/ });

const environmentSchema = z.object({
  SNODO_PORT: z.coerce.number().int().min(1).max(65_525).default(4300),
  SNODO_HOST: z.string().min(1).default('127.0.0.1'),
  SNODO_DATA: z.string().min(1).default('.snodo'),
  SNODO_PUBLIC_URL: publicUrlSchema.optional(),
  SNODO_ID_URL: publicUrlSchema.optional(),
  SNODO_API_URL: publicUrlSchema.optional(),
  SNODO_EMBED_URL: publicUrlSchema.optional(),
  SNODO_TRUSTED_PROXIES: z.coerce.number().int().min(0).max(5).default(0),
  SNODO_MAIL_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  SNODO_MAIL_FROM: z
    .string()
    .max(300)
    .regex(/^[^\r\n]*@[^\s@]+$/)
    .optional(),
  SNODO_SECURITY_CONTACT: z
    .url({ protocol: /^(?:https|mailto|tel)$/ })
    .regex(/^[\x21-\x7e]{1,300}$/)
    .optional(),
  SNODO_SECRET: z.string().min(32).optional(),
  SNODO_DEMO: z.enum(['on', 'off']).default('on'),
  SNODO_HSDS_VERSION: z.enum(hsdsVersions).default('3.0'),
  SNODO_LOG: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
  DATABASE_URL: z.string().startsWith('postgres').optional(),
});

/**
 * Where browsers find the parts of an installation: four times one origin, or a host for each part. All without
 * a trailing slash.
 */
export interface Origins {
  /** Pages and the portal's own cookie. */
  portal: string;
  /** The OpenID provider and the pages on which people sign in. */
  id: string;
  /** The API that embeds call. */
  api: string;
  /** The loader, frames and built files. */
  embed: string;
}

export interface Config {
  port: number;
  /** Address to listen on: this machine's own unless told otherwise. */
  host: string;
  /** Absolute folder of everything that is kept. */
  dataDirectory: string;
  /** Origin of the portal's pages, without a trailing slash: `origins.portal`. */
  publicUrl: string;
  origins: Origins;
  /** How many proxies of one's own stand before the server; only so many are believed about who calls. */
  trustedProxies: number;
  /** Replaces the usual limits: for measurements and tests. */
  rateLimits?: RateLimits;
  /** The mail server and the sender that it is told; undefined: no mail leaves. */
  mail?: { url: string; from: string } | undefined;
  /** Where a fault of security is told, as an address that `security.txt` can hold; undefined: there is no such file. */
  securityContact?: string | undefined;
  /** Which version of the Human Services Data Specification the open feed speaks; left out: 3.0. */
  hsdsVersion?: HsdsVersion;
  /** Secret of the installation: database passwords, cookie keys and seals are derived from it. */
  secret: string;
  isDemonstration: boolean;
  logLevel: string;
  databaseUrl: string | undefined;
}

/** A setting that is missing or wrong, in words for the person at the terminal. */
export class ConfigFault extends Error {
  override name = 'ConfigFault';
}

export function readConfig(environment: Record<string, string | undefined>, root: string): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, text]) => text !== ''));
  const parsed = environmentSchema.safeParse(given);
  if (!parsed.success) {
    const words = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new ConfigFault(`Wrong setting: ${words.join('; ')}`);
  }
  const settings = parsed.data;
  const dataDirectory = path.resolve(root, settings.SNODO_DATA);
  const origins = originsOf(settings.SNODO_PUBLIC_URL ?? `http://localhost:${settings.SNODO_PORT}`, {
    id: settings.SNODO_ID_URL,
    api: settings.SNODO_API_URL,
    embed: settings.SNODO_EMBED_URL,
  });
  return {
    port: settings.SNODO_PORT,
    host: settings.SNODO_HOST,
    dataDirectory,
    publicUrl: origins.portal,
    origins,
    trustedProxies: settings.SNODO_TRUSTED_PROXIES,
    mail: mailOf(settings.SNODO_MAIL_URL, settings.SNODO_MAIL_FROM, origins),
    securityContact: settings.SNODO_SECURITY_CONTACT,
    hsdsVersion: settings.SNODO_HSDS_VERSION,
    secret: settings.SNODO_SECRET ?? keptSecret(dataDirectory),
    isDemonstration: settings.SNODO_DEMO === 'on',
    logLevel: settings.SNODO_LOG,
    databaseUrl: settings.DATABASE_URL,
  };
}

function mailOf(url: string | undefined, from: string | undefined, { portal }: Origins): Config['mail'] {
  if (url === undefined) return undefined;
  return { url, from: from ?? `Snodo <snodo@${new URL(portal).hostname}>` };
}

/** The origins of an installation: what is not told stands on the portal's. A path, or mixed http and https, is a fault. */
export function originsOf(
  portalUrl: string,
  { id, api, embed }: { id?: string | undefined; api?: string | undefined; embed?: string | undefined } = {},
): Origins {
  const portal = originOf(portalUrl);
  const origins = {
    portal,
    id: id === undefined ? portal : originOf(id),
    api: api === undefined ? portal : originOf(api),
    embed: embed === undefined ? portal : originOf(embed),
  };
  const protocols = new Set(Object.values(origins).map((origin) => new URL(origin).protocol));
  if (protocols.size > 1) throw new ConfigFault('Wrong setting: the public addresses mix http and https');
  return origins;
}

/** The distinct origins of an installation. */
export function ownOrigins({ portal, id, api, embed }: Origins): string[] {
  return [...new Set([portal, id, api, embed])];
}

function originOf(address: string): string {
  const url = new URL(address);
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '' || url.username !== '')
    throw new ConfigFault(`Wrong setting: ${address} is not an origin such as https://portal.example`);
  return url.origin;
}

/** A secret made at the first start and kept beside the data; several nodes share one by SNODO_SECRET. */
function keptSecret(dataDirectory: string): string {
  const file = path.join(dataDirectory, 'secret');
  fs.mkdirSync(dataDirectory, { recursive: true });
  try {
    fs.writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return fs.readFileSync(file, 'utf8').trim();
}

/** 32 bytes derived from the secret for one purpose; different purposes never share a key. */
export function derivedKey(secret: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, 'snodo', purpose, 32));
}

export function derivedPassword(secret: string, role: string): string {
  return createHmac('sha256', secret).update(`database role ${role}`).digest('base64url');
}
