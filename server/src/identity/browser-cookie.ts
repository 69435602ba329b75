import { randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { AppEnv } from '../http/index.ts';
import { mailLinkSeconds } from './mail-links.ts';

/**
 * Which browser asked for a link: a random text that no script reads and no other site's form brings along. All
 * links that a browser waits for share it.
 */
export function browserOf(c: Context<AppEnv>, origin: string): string | undefined {
  const text = getCookie(c, nameOf(origin));
  return text !== undefined && /^[\w-]{43}$/.test(text) ? text : undefined;
}

/** The same, made at need, and kept for as long as a link that is asked for now and the sign-in after it. */
export function keepBrowser(c: Context<AppEnv>, origin: string): string {
  const text = browserOf(c, origin) ?? randomBytes(32).toString('base64url');
  setCookie(c, nameOf(origin), text, {
    httpOnly: true,
    secure: origin.startsWith('https:'),
    sameSite: 'Lax',
    path: '/',
    maxAge: 3 * mailLinkSeconds,
  });
  return text;
}

function nameOf(origin: string): string {
  return origin.startsWith('https:') ? '__Host-snodo_browser' : 'snodo_browser';
}
