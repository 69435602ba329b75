import type { EmbedScope, ProblemCode } from '@snodo/contract';
import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import type { CommunityTransaction } from '../db/index.ts';
import { Problem, takeForPerson, type AppEnv, type Clock } from '../http/index.ts';
import { actorOf, isOver } from './actors.ts';
import { ClientOrigins } from './client-origins.ts';
import {
  actorOfStanding,
  actorOfStandingIfAny,
  portalStanding,
  readPortalCookie,
  type PortalStanding,
} from './portal-sessions.ts';
import { useProofs, type UsedProof } from './proof-queries.ts';
import { ProofVerifier, type VerifiedProof } from './proofs.ts';
import type { Actor, Community } from './rows.ts';

/** The portal's cookie. Under https its prefix binds it to this host, so that no sibling can plant one. */
export function portalCookieName(publicUrl: string): string {
  return publicUrl.startsWith('https:') ? '__Host-snodo_portal' : 'snodo_portal';
}

export interface VerifiedToken {
  communitySlug: string;
  personId: string;
  scopes: string[];
  /** The embed client that the token was given to. */
  clientId: string;
  /** RFC 7638 thumbprint of the key that the token is bound to. */
  jkt: string;
  /** SHA-256 of the token, base64url: what a proof says of it (`ath`). */
  hash: string;
  /** When the person last proved who she is; where nothing tells that, when the token was given. */
  authenticatedAt: Date;
}

/** Verifies an access token of our own provider; undefined when it is not valid. */
export type TokenVerifier = (token: string) => Promise<VerifiedToken | undefined>;

export interface Authentication {
  verifyToken: TokenVerifier;
  proofs: ProofVerifier;
  clientOrigins: ClientOrigins;
  /** Origin of the API as browsers see it: what proofs name, whatever a request says of its host. */
  apiOrigin: string;
  /** Our own pages may use any embed client's token: its frames are ours. */
  ownOrigins: ReadonlySet<string>;
  /** Name of the portal's cookie here. */
  cookieName: string;
  clock: Clock;
}

/** Everything that tells who calls, with its caches; one for a running server. */
export function newAuthentication(options: {
  secret: string;
  clock: Clock;
  cookieName: string;
  verifyToken: TokenVerifier;
  apiOrigin: string;
  ownOrigins: Iterable<string>;
}): Authentication {
  const { secret, clock, ownOrigins, ...rest } = options;
  return {
    ...rest,
    clock,
    ownOrigins: new Set(ownOrigins),
    proofs: new ProofVerifier({ secret, clock }),
    clientOrigins: new ClientOrigins(clock),
  };
}

/**
 * The person who calls, or a refusal. A token (embed tier) must be bound to a key, come with a fresh proof of it
 * (RFC 9449), carry `scope` and be used from a page of its client; without a scope only the portal's cookie will
 * do. A cookie never writes on behalf of another site's page.
 */
export async function signedInActor(
  c: Context<AppEnv>,
  trx: CommunityTransaction,
  community: Community,
  authentication: Authentication,
  scope?: EmbedScope,
): Promise<Actor> {
  const shown = await shownToken(c, community, authentication);
  if (shown === undefined) {
    const standing = await standingOfCookie(c, trx, community, authentication);
    return actorOfStanding(trx, community, standing, authentication.clock.now());
  }
  return actorOfToken(c, trx, community, authentication, shown, scope);
}

/**
 * The person who calls what anybody may call, or undefined. A token that is shown must be good as anywhere, or the
 * call is refused: who thinks that she is signed in is not to be answered as nobody. A browser sends its cookie
 * unasked, so one that opens nothing here (it is over, another community's, or another site's page brought it) is as
 * good as none.
 */
export async function optionalActor(
  c: Context<AppEnv>,
  trx: CommunityTransaction,
  community: Community,
  authentication: Authentication,
  scope: EmbedScope,
): Promise<Actor | undefined> {
  const shown = await shownToken(c, community, authentication);
  if (shown !== undefined) return actorOfToken(c, trx, community, authentication, shown, scope);
  const standing = isCrossSite(c) ? undefined : await findStanding(c, trx, community, authentication);
  return standing && actorOfStandingIfAny(trx, community, standing, authentication.clock.now());
}

async function actorOfToken(
  c: Context<AppEnv>,
  trx: CommunityTransaction,
  community: Community,
  authentication: Authentication,
  { verified, proof }: ShownToken,
  scope: EmbedScope | undefined,
): Promise<Actor> {
  requireScope(c, verified, scope);
  await requireOrigin(c, trx, community, authentication, verified.clientId);
  const [used] = await useProofs(trx, community.id, [{ personId: verified.personId, proof }]);
  return actorOfUse(c, verified, used);
}

export function requireScope(
  c: Context<AppEnv>,
  { scopes }: VerifiedToken,
  scope: EmbedScope | undefined,
): void {
  if (scope === undefined || !scopes.includes(scope))
    throw refusedToken(c, 'insufficient_scope', 'insufficient_scope');
}

/** Who she is, once her proof was marked; refused when it was used before or she has signed out since. */
export function actorOfUse(c: Context<AppEnv>, verified: VerifiedToken, used: UsedProof | undefined): Actor {
  if (used?.isFirstUse !== true) throw refusedToken(c, 'invalid_dpop_proof', 'invalid_dpop_proof');
  if (isOver(verified.authenticatedAt, used.rows[0]?.signed_out_at ?? null))
    throw refusedToken(c, 'not_signed_in', 'invalid_token');
  return actorOf(verified.personId, used.rows);
}

interface ShownToken {
  verified: VerifiedToken;
  proof: VerifiedProof;
}

/** The token that the call shows, once it and the proof of its key are verified; undefined when it shows none. */
async function shownToken(
  c: Context<AppEnv>,
  { slug }: Community,
  authentication: Authentication,
): Promise<ShownToken | undefined> {
  const verified = await readToken(c, slug, authentication);
  if (verified === undefined) return undefined;
  if (verified === 'wrong') throw refusedToken(c, 'not_signed_in', 'invalid_token');
  return { verified, proof: provenToken(c, slug, authentication, verified) };
}

/** The token that the call shows, `wrong` when it is not good in this community; undefined when it shows none. */
export async function readToken(
  c: Context<AppEnv>,
  slug: string,
  { verifyToken }: Authentication,
): Promise<VerifiedToken | 'wrong' | undefined> {
  const [, scheme, token] = /^(DPoP|Bearer) +(.+)$/i.exec(c.env.incoming.headers.authorization ?? '') ?? [];
  if (scheme === undefined || token === undefined) return undefined;
  // A token that works without its key works for whoever found it.
  const verified = scheme.toLowerCase() === 'bearer' ? undefined : await verifyToken(token);
  return verified?.communitySlug === slug ? verified : 'wrong';
}

/** The proof that comes with a good token, verified; from here on the person is counted. */
export function provenToken(
  c: Context<AppEnv>,
  slug: string,
  authentication: Authentication,
  verified: VerifiedToken,
): VerifiedProof {
  const proof = requireProof(c, authentication, verified);
  takeForPerson(c, slug, verified.personId);
  return proof;
}

/** Says why in the answer's `WWW-Authenticate` (RFC 9449 §7.1) and gives the problem to throw. */
function refusedToken(c: Context<AppEnv>, code: ProblemCode, error: string): Problem {
  c.env.outgoing.setHeader('www-authenticate', `DPoP error="${error}", algs="ES256"`);
  return new Problem(code);
}

function requireProof(
  c: Context<AppEnv>,
  { proofs, apiOrigin }: Authentication,
  { jkt, hash }: VerifiedToken,
): VerifiedProof {
  const { incoming, outgoing } = c.env;
  const { dpop: given } = incoming.headers;
  const verified = proofs.verify(typeof given === 'string' ? given : undefined, {
    method: c.req.method,
    url: `${apiOrigin}${pathOf(incoming.url ?? '/')}`,
    accessTokenHash: hash,
    jkt,
  });
  if (typeof verified === 'string') {
    outgoing.setHeader('dpop-nonce', proofs.nonces.current());
    throw refusedToken(c, verified, verified);
  }
  if (verified.nextNonce !== undefined) outgoing.setHeader('dpop-nonce', verified.nextNonce);
  return verified;
}

function pathOf(address: string): string {
  const query = address.indexOf('?');
  return query === -1 ? address : address.slice(0, query);
}

/** Whether no page asks, or one of our own: nobody needs to be asked whether it may. */
export function isOfOwnPage(c: Context<AppEnv>, { ownOrigins }: Pick<Authentication, 'ownOrigins'>): boolean {
  const { origin } = c.env.incoming.headers;
  return origin === undefined || ownOrigins.has(origin);
}

/** Browsers say which page asks, and no page can lie about it; other programs say nothing, or anything. */
async function requireOrigin(
  c: Context<AppEnv>,
  trx: CommunityTransaction,
  community: Community,
  { ownOrigins, clientOrigins }: Authentication,
  clientId: string,
): Promise<void> {
  const { origin } = c.env.incoming.headers;
  if (origin === undefined || isOfOwnPage(c, { ownOrigins })) return;
  if (!(await clientOrigins.includes(trx, community, clientId, origin)))
    throw new Problem('origin_not_allowed');
}

/**
 * The sign-in at the portal that a call shows, or `not_signed_in`; for whom it acts is another question. No token
 * will do, whatever its scopes.
 */
export async function standingOfCookie(
  c: Context<AppEnv>,
  trx: CommunityTransaction,
  community: Community,
  authentication: Authentication,
): Promise<PortalStanding> {
  if ((await shownToken(c, community, authentication)) !== undefined)
    throw refusedToken(c, 'insufficient_scope', 'insufficient_scope');
  if (cookieOf(c, community, authentication) === undefined) throw new Problem('not_signed_in');
  if (isCrossSite(c)) throw new Problem('cross_site_request');
  const standing = await findStanding(c, trx, community, authentication);
  if (standing === undefined) throw new Problem('not_signed_in');
  return standing;
}

async function findStanding(
  c: Context<AppEnv>,
  trx: CommunityTransaction,
  community: Community,
  authentication: Authentication,
): Promise<PortalStanding | undefined> {
  const secret = cookieOf(c, community, authentication);
  if (secret === undefined) return undefined;
  const standing = await portalStanding(trx, community, secret, authentication.clock.now());
  if (standing !== undefined) takeForPerson(c, community.slug, standing.personId);
  return standing;
}

/** The secret of a cookie of this community; undefined when the call brings none. */
function cookieOf(
  c: Context<AppEnv>,
  { slug }: { slug: string },
  { cookieName }: Authentication,
): string | undefined {
  const cookie = readPortalCookie(getCookie(c, cookieName));
  return cookie?.slug === slug ? cookie.secret : undefined;
}

/** The same for a call that no other site's page sent; its `not_signed_in` and the like are `standingOfCookie`'s. */
export function cookieThatCounts(
  c: Context<AppEnv>,
  slug: string,
  authentication: Authentication,
): string | undefined {
  return isCrossSite(c) ? undefined : cookieOf(c, { slug }, authentication);
}

/** A form of another site can send a cookie but neither this header nor a same-origin mark. */
function isCrossSite(c: Context<AppEnv>): boolean {
  const site = c.req.header('sec-fetch-site');
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true;
  return c.req.method !== 'GET' && c.req.header('x-snodo-portal') !== '1';
}
