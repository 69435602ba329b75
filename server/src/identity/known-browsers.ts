import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { derivedKey } from '../config.ts';
import type { AppEnv } from '../http/index.ts';
import type { Community } from './rows.ts';

/** Browsers keep no cookie longer. */
const keptSeconds = 400 * 24 * 60 * 60;
/** A library's computer knows the last ones. */
const mostPersons = 5;

/**
 * Whether this person has come in by mail in this browser before. The browser itself keeps it, as a code that names
 * nobody to anybody else; it opens nothing, and only spares her a notice.
 */
export function isKnownBrowser(
  c: Context<AppEnv>,
  { origin, secret, community }: { origin: string; secret: string; community: Community },
  personId: string,
): boolean {
  const own = Buffer.from(codeOf(secret, community.id, personId));
  return codesIn(c, origin).some((code) => timingSafeEqual(Buffer.from(code), own));
}

/** Remembers in this browser that she came in here. */
export function keepKnownBrowser(
  c: Context<AppEnv>,
  { origin, secret, community }: { origin: string; secret: string; community: Community },
  personId: string,
): void {
  const own = codeOf(secret, community.id, personId);
  const others = codesIn(c, origin).filter((code) => code !== own);
  setCookie(c, nameOf(origin), [own, ...others].slice(0, mostPersons).join('.'), {
    httpOnly: true,
    secure: origin.startsWith('https:'),
    sameSite: 'Lax',
    path: '/',
    maxAge: keptSeconds,
  });
}

function codesIn(c: Context<AppEnv>, origin: string): string[] {
  const codes = (getCookie(c, nameOf(origin)) ?? '').split('.', mostPersons);
  return codes.filter((code) => /^[\w-]{43}$/.test(code));
}

function codeOf(secret: string, communityId: string, personId: string): string {
  return createHmac('sha256', derivedKey(secret, 'known browsers'))
    .update(`${communityId} ${personId}`)
    .digest('base64url');
}

function nameOf(origin: string): string {
  return origin.startsWith('https:') ? '__Host-snodo_known_browser' : 'snodo_known_browser';
}
