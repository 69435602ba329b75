import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { createRemoteJWKSet, customFetch, errors, jwtVerify, type JWTPayload } from 'jose';
import { BoundedCache } from '../bounded-cache.ts';
import { inCommunity, type Database } from '../db/index.ts';
import type { AppEnv, Clock } from '../http/index.ts';
import { endSignInsOf, findCommunity, listConnections, type Connection } from '../identity/index.ts';
import { subjectOf } from './connection-claims.ts';
import { ProviderFault, type Federation } from './federation.ts';
import { readForm } from './read-form.ts';
import type { UpstreamFetch } from './upstream-fetch.ts';

export interface BackChannelLogoutDeps {
  app: Database;
  clock: Clock;
  federation: Federation;
  /** Every request to an organisation's provider goes through this. */
  fetch: UpstreamFetch;
}

const largestTokenBytes = 8 * 1024;
const longestAgeSeconds = 2 * 60;
const clockToleranceSeconds = 30;
const mostProviders = 1000;
const logoutEvent = 'http://schemas.openid.net/event/backchannel-logout';
/** Only what a public key verifies: with a shared secret anybody who has it could sign. */
const algorithms = ['RS256', 'PS256', 'ES256', 'RS384', 'PS384', 'ES384', 'RS512', 'PS512', 'ES512', 'EdDSA'];

/**
 * An organisation's provider says that somebody has signed out there (OpenID Connect Back-Channel Logout 1.0): all
 * that she is signed in with here is over, in browsers and in pages that embed. A token names the person by `sub`;
 * one that names a session only is refused, since we keep no session of somebody else's.
 */
export function backChannelLogoutRoutes(deps: BackChannelLogoutDeps): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  const keySets = new BoundedCache<KeySet>(mostProviders);

  routes.post(
    '/federation/logout/:community/:connection',
    bodyLimit({ maxSize: largestTokenBytes }),
    async (c) => {
      c.header('cache-control', 'no-store');
      const token = await readForm(c, 'logout_token');
      const community = await findCommunity(deps.app, c.req.param('community'));
      if (token === null || community === undefined) return c.json({ error: 'invalid_request' }, 400);
      const connections = await inCommunity(deps.app, community.id, (trx) => listConnections(trx, community));
      const connection = connections.find(({ code }) => code === c.req.param('connection'));
      if (connection === undefined) return c.json({ error: 'invalid_request' }, 400);
      const claims = await readLogoutToken(deps, keySets, connection, token);
      if (claims === 'unreachable') return c.json({ error: 'temporarily_unavailable' }, 503);
      const subject = claims === undefined ? undefined : subjectOf(connection, claims);
      if (subject === undefined) return c.json({ error: 'invalid_request' }, 400);
      const { issuer } = connection;
      await inCommunity(deps.app, community.id, (trx) =>
        endSignInsOf(trx, community, deps.clock.now(), { connectionId: connection.id, issuer, subject }),
      );
      // The same for somebody whom we do not know: who is here is nothing that a provider may ask.
      return c.json({}, 200);
    },
  );

  return routes;
}

type KeySet = ReturnType<typeof createRemoteJWKSet>;

/** The claims of a token that this connection's provider made for us, just now, to tell of a sign-out. */
async function readLogoutToken(
  deps: BackChannelLogoutDeps,
  keySets: BoundedCache<KeySet>,
  connection: Connection,
  token: string,
): Promise<JWTPayload | 'unreachable' | undefined> {
  try {
    const keys = await keySetOf(deps, keySets, connection);
    const { payload, protectedHeader } = await jwtVerify(token, keys, {
      issuer: connection.issuer,
      audience: connection.clientId,
      algorithms,
      maxTokenAge: longestAgeSeconds,
      clockTolerance: clockToleranceSeconds,
      currentDate: deps.clock.now(),
      requiredClaims: ['iat', 'jti', 'sub', 'events'],
    });
    const type = protectedHeader.typ?.toLowerCase() ?? 'jwt';
    if (type !== 'logout+jwt' && type !== 'jwt') return undefined;
    // A nonce marks an ID token: one of those must never end anything.
    return 'nonce' in payload || !tellsOfLogout(payload['events']) ? undefined : payload;
  } catch (error) {
    if (error instanceof ProviderFault || error instanceof errors.JWKSTimeout) return 'unreachable';
    if (error instanceof errors.JOSEError) return undefined;
    throw error;
  }
}

function tellsOfLogout(events: unknown): boolean {
  if (typeof events !== 'object' || events === null || !Object.hasOwn(events, logoutEvent)) return false;
  const told: unknown = Reflect.get(events, logoutEvent);
  return typeof told === 'object' && told !== null;
}

async function keySetOf(
  { federation, fetch }: BackChannelLogoutDeps,
  keySets: BoundedCache<KeySet>,
  connection: Connection,
): Promise<KeySet> {
  const address = await federation.keysAddressOf(connection);
  const known = keySets.get(address);
  if (known !== undefined) return known;
  const keys = createRemoteJWKSet(new URL(address), {
    [customFetch]: (url, { headers, signal }) =>
      fetch(url, { headers: Object.fromEntries(new Headers(headers)), signal }),
  });
  keySets.set(address, keys);
  return keys;
}
