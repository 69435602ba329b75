import { createHmac, hkdfSync, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const environmentSchema = z.object({
  SNODO_PORT: z.coerce.number().int().min(1).max(65_525).default(4300),
  SNODO_HOST: z.string().min(1).default('127.0.0.1'),
  SNODO_DATA: z.string().min(1).default('.snodo'),
  SNODO_PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  SNODO_SECRET: z.string().min(32).optional(),
  SNODO_DEMO: z.enum(['on', 'off']).default('on'),
  SNODO_LOG: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
  DATABASE_URL: z.string().startsWith('postgres').optional(),
});

export interface Config {
  port: number;
  /** Address to listen on: this machine's own unless told otherwise. */
  host: string;
  /** Absolute folder of everything that is kept. */
  dataDirectory: string;
  /** Origin that people's browsers see, without a trailing slash. */
  publicUrl: string;
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
  return {
    port: settings.SNODO_PORT,
    host: settings.SNODO_HOST,
    dataDirectory,
    publicUrl: (settings.SNODO_PUBLIC_URL ?? `http://localhost:${settings.SNODO_PORT}`).replace(/\/+$/, ''),
    secret: settings.SNODO_SECRET ?? keptSecret(dataDirectory),
    isDemonstration: settings.SNODO_DEMO === 'on',
    logLevel: settings.SNODO_LOG,
    databaseUrl: settings.DATABASE_URL,
  };
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
