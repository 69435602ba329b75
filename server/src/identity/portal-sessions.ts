import { createHash, randomBytes } from 'node:crypto';
import type { CommunityTransaction } from '../db/index.ts';
import {
  deleteExpiredPortalSessions,
  deletePortalSession,
  findPortalSessionRow,
  insertPortalSession,
} from './queries.ts';
import type { Community } from './rows.ts';

/** An employee's sign-in at the portal lasts a working day. */
export const portalSessionSeconds = 8 * 60 * 60;

function hashed(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

/** Starts a sign-in at the portal; the answer is the cookie's text, `community.secret`, and is not kept. */
export async function openPortalSession(
  trx: CommunityTransaction,
  community: Community,
  personId: string,
  now: Date,
): Promise<string> {
  const secret = randomBytes(32).toString('base64url');
  await deleteExpiredPortalSessions(trx, community.id, now);
  await insertPortalSession(trx, {
    community_id: community.id,
    id_hash: hashed(secret),
    person_id: personId,
    expires_at: new Date(now.getTime() + portalSessionSeconds * 1000),
  });
  return `${community.slug}.${secret}`;
}

/** The community and secret of a cookie, or undefined when it is not one of ours. */
export function readPortalCookie(cookie: string | undefined): { slug: string; secret: string } | undefined {
  const parts = /^([a-z][a-z0-9-]{1,39})\.([\w-]{43})$/.exec(cookie ?? '');
  return parts?.[1] === undefined || parts[2] === undefined
    ? undefined
    : { slug: parts[1], secret: parts[2] };
}

export async function findPortalPerson(
  trx: CommunityTransaction,
  community: Community,
  secret: string,
  now: Date,
): Promise<string | undefined> {
  const row = await findPortalSessionRow(trx, community.id, hashed(secret), now);
  return row?.person_id;
}

export async function closePortalSession(
  trx: CommunityTransaction,
  community: Community,
  secret: string,
): Promise<void> {
  await deletePortalSession(trx, community.id, hashed(secret));
}
