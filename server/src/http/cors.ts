import type { Context, MiddlewareHandler } from 'hono';
import { BoundedCache } from '../bounded-cache.ts';
import type { AppEnv } from './api.ts';
import type { Clock } from './clock.ts';

/** Where pages of somebody else's may call us from, by community. */
export type IsKnownOrigin = (origin: string, communitySlug: string) => Promise<boolean>;

/** Whether a page of this origin may call for some client of some community: what can be told before it is known which. */
export type IsKnownAnywhere = (origin: string) => Promise<boolean>;

const allowedHeaders = 'authorization, dpop, content-type, idempotency-key';
const allowedMethods = 'GET, HEAD, POST, PUT, PATCH, DELETE';
const exposedHeaders =
  'DPoP-Nonce, WWW-Authenticate, Retry-After, ETag, RateLimit, RateLimit-Policy, X-Request-Id';
/** An origin that is taken off is refused after at most this time and the preflight's together. */
const preflightSeconds = 60;
const lifetimeMilliseconds = 60_000;
const mostCommunities = 1000;

/** The community that an address names: in the API by its slug, of a client by what its id begins with. */
const communityOfPath = /^\/(?:v1|embed\/v1\/clients)\/([a-z][a-z0-9-]{1,39})(?:[/.]|$)/;
const crossOriginPaths = /^\/(?:v1|embed\/v1\/clients)\//;

/**
 * Lets pages read the API that an embed client of the addressed community lists, and nobody else's: the origin is
 * echoed exactly, without credentials. Whether it is this very token's client that lists it is asked once the token
 * is known. The headers go onto Node's own answer, so a refusal has them too and the page can read why.
 */
export function exactCors(isKnownOrigin: IsKnownOrigin): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    if (!crossOriginPaths.test(c.req.path)) return next();
    const { outgoing } = c.env;
    outgoing.setHeader('vary', 'Origin');
    const origin = c.req.header('origin');
    if (origin === undefined) return next();
    const isPreflight =
      c.req.method === 'OPTIONS' && c.req.header('access-control-request-method') !== undefined;
    if (await isKnownOrigin(origin, communityOfPath.exec(c.req.path)?.[1] ?? '')) {
      outgoing.setHeader('access-control-allow-origin', origin);
      if (isPreflight) allow(c);
      else outgoing.setHeader('access-control-expose-headers', exposedHeaders);
    }
    if (isPreflight) return c.body(null, 204);
    await next();
  };
}

function allow(c: Context<AppEnv>): void {
  c.env.outgoing.setHeader('access-control-allow-methods', allowedMethods);
  c.env.outgoing.setHeader('access-control-allow-headers', allowedHeaders);
  c.env.outgoing.setHeader('access-control-max-age', String(preflightSeconds));
}

export interface KnownOriginsOptions {
  /** The installation's own, wherever it is split. */
  own: readonly string[];
  /** Every origin that an embed client of this community lists; none when there is no such community. */
  listOrigins(communitySlug: string): Promise<readonly string[]>;
  clock: Clock;
}

/**
 * Origins of our own, and those that a community's clients list, looked up at most once a minute. When the look-up
 * fails what was known last goes on, so that a page can still read that the service is down.
 */
export function knownOrigins({ own, listOrigins, clock }: KnownOriginsOptions): IsKnownOrigin {
  const kept = new BoundedCache<{ origins: ReadonlySet<string>; readAt: number }>(mostCommunities);
  const underWay = new Map<string, Promise<ReadonlySet<string>>>();
  const read = async (slug: string): Promise<ReadonlySet<string>> => {
    try {
      const origins = new Set(await listOrigins(slug));
      kept.set(slug, { origins, readAt: clock.now().getTime() });
      return origins;
    } catch (error) {
      const last = kept.get(slug);
      if (last === undefined) throw error;
      return last.origins;
    } finally {
      underWay.delete(slug);
    }
  };
  return async (origin, slug) => {
    if (own.includes(origin)) return true;
    if (slug === '') return false;
    const known = kept.get(slug);
    const age = clock.now().getTime() - (known?.readAt ?? 0);
    if (known !== undefined && age >= 0 && age < lifetimeMilliseconds) return known.origins.has(origin);
    const reading = underWay.get(slug) ?? read(slug);
    underWay.set(slug, reading);
    return (await reading).has(origin);
  };
}

/** The same, asked of every community: few, and each looked up at most once a minute. */
export function knownAnywhere(
  isKnownOrigin: IsKnownOrigin,
  listCommunitySlugs: () => Promise<readonly string[]>,
): IsKnownAnywhere {
  return async (origin) => {
    for (const slug of await listCommunitySlugs()) if (await isKnownOrigin(origin, slug)) return true;
    return false;
  };
}
