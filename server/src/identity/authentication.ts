import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import type { CommunityTransaction } from '../db/index.ts';
import { Problem, type AppEnv, type Clock } from '../http/index.ts';
import { getActor } from './actors.ts';
import { findPortalPerson, readPortalCookie } from './portal-sessions.ts';
import type { Actor, Community } from './rows.ts';

/** The portal's cookie. Under https its prefix binds it to this host, so that no sibling can plant one. */
export function portalCookieName(publicUrl: string): string {
  return publicUrl.startsWith('https:') ? '__Host-snodo_portal' : 'snodo_portal';
}

/** What an embed may ask for; everything else needs the portal's own window. */
export type EmbedScope = 'survey:respond';

export interface VerifiedToken {
  communitySlug: string;
  personId: string;
  scopes: string[];
}

/** Verifies an access token of our own provider; undefined when it is not valid. */
export type TokenVerifier = (token: string) => Promise<VerifiedToken | undefined>;

export interface Authentication {
  verifyToken: TokenVerifier;
  /** Name of the portal's cookie here. */
  cookieName: string;
  clock: Clock;
}

/**
 * The person who calls, or `not_signed_in`. A bearer token (embed tier) must carry `scope`; without a scope
 * only the portal's cookie will do. A cookie never writes on behalf of another site's page.
 */
export async function signedInActor(
  c: Context<AppEnv>,
  trx: CommunityTransaction,
  community: Community,
  authentication: Authentication,
  scope?: EmbedScope,
): Promise<Actor> {
  const bearer = /^Bearer (.+)$/i.exec(c.req.header('authorization') ?? '')?.[1];
  const personId =
    bearer === undefined
      ? await personOfCookie(c, trx, community, authentication)
      : await personOfToken(bearer, community, authentication.verifyToken, scope);
  return getActor(trx, community, personId);
}

async function personOfToken(
  token: string,
  community: Community,
  verify: TokenVerifier,
  scope: EmbedScope | undefined,
): Promise<string> {
  const verified = await verify(token);
  if (verified === undefined || verified.communitySlug !== community.slug) throw new Problem('not_signed_in');
  if (scope === undefined || !verified.scopes.includes(scope)) throw new Problem('forbidden');
  return verified.personId;
}

async function personOfCookie(
  c: Context<AppEnv>,
  trx: CommunityTransaction,
  community: Community,
  { clock, cookieName }: Authentication,
): Promise<string> {
  const cookie = readPortalCookie(getCookie(c, cookieName));
  if (cookie === undefined || cookie.slug !== community.slug) throw new Problem('not_signed_in');
  refuseCrossSite(c);
  const personId = await findPortalPerson(trx, community, cookie.secret, clock.now());
  if (personId === undefined) throw new Problem('not_signed_in');
  return personId;
}

/** A form of another site can send a cookie but neither this header nor a same-origin mark. */
function refuseCrossSite(c: Context<AppEnv>): void {
  const site = c.req.header('sec-fetch-site');
  if (site !== undefined && site !== 'same-origin' && site !== 'none')
    throw new Problem('cross_site_request');
  if (c.req.method !== 'GET' && c.req.header('x-snodo-portal') !== '1')
    throw new Problem('cross_site_request');
}
