import type { Context, MiddlewareHandler } from 'hono';
import type { AppEnv } from './api.ts';
import { callerAddress } from './caller-address.ts';
import type { Clock } from './clock.ts';
import { Problem } from './problem.ts';
import { rateHeaders, type RateLimiter, type RatePolicy, type RateVerdict } from './rate-limiter.ts';

/** What a request costs: reading, writing, a step of a sign-in, or work that keeps a processor busy. */
export const rateClasses = ['read', 'write', 'sign-in', 'costly'] as const;
export type RateClass = (typeof rateClasses)[number];

export interface RateLimits {
  /** An address in one community. */
  address: Readonly<Record<RateClass, RatePolicy>>;
  /** An address in all communities together, so that naming ever new ones opens nothing. */
  anywhere: RatePolicy;
  /** A person. */
  person: Readonly<Record<RateClass, RatePolicy>>;
  /** All of a community's requests to this process, so that one community never takes the whole of it. */
  community: RatePolicy;
}

const policy = (name: string, burst: number, perSecond: number): RatePolicy => ({ name, burst, perSecond });

/**
 * Numbers that no honest caller meets. An address is not a person: a firm's four hundred people call from one, and
 * come within two minutes of the mail that invites them. Each makes about 12 requests to sign in (window, binding,
 * provider, return, claims, tokens), 20 to read, 5 to write and 3 costly ones: 4,800, 8,000, 2,000 and 1,200 from one
 * address in 120 seconds. The bursts and rates of an address let that through (`burst + 120 × perSecond`); what must
 * be rarer than this is counted across all nodes (`shared-limits.ts`). A person is one pair of hands with some tabs
 * open; twenty of them refreshed at once are some 400 reads. A community may fill a process that does nothing else.
 */
export const rateLimits: RateLimits = {
  address: {
    read: policy('address-read', 4000, 50),
    write: policy('address-write', 1500, 15),
    'sign-in': policy('address-sign-in', 3000, 25),
    costly: policy('address-costly', 900, 5),
  },
  anywhere: policy('address', 12_000, 150),
  person: {
    read: policy('person-read', 900, 15),
    write: policy('person-write', 300, 3),
    'sign-in': policy('person-sign-in', 60, 0.5),
    costly: policy('person-costly', 120, 0.5),
  },
  community: policy('community', 20_000, 500),
};

export interface RateLimitOptions {
  limits: RateLimits;
  limiter: RateLimiter;
  clock: Clock;
  /** How many proxies of the installation's own stand before it. */
  trustedProxies: number;
  /** Whether a request keeps a processor busy; asked for the API only. */
  isCostly(method: string, path: string): boolean;
}

/** Paths on which somebody who is not signed in yet begins, goes on with or ends a sign-in. */
const signInPaths =
  /^\/(?:oidc|interaction|sign-in|account|embed\/v1\/(?:start|bind|callback|claim|returned))(?:\/|$)/;
const directoryPaths = /^\/scim\/v2(?:\/|$)/;
/** Open data is asked for by machines, a page at a time. */
const openDataPaths = /^\/(?:hsds|calendar)\//;
const apiPath = /^\/(?:v1|hsds|calendar)\/([a-z][a-z0-9-]{1,39})(?:\/|$)/;

/**
 * Counts every request of the API, of signing in and of directories, and refuses with `too_many_requests`. Headers go
 * onto Node's own answer, where the provider's pages and every problem have them too. Persons are counted once they
 * are known: `takeForPerson`.
 */
export function limitRates(options: RateLimitOptions): MiddlewareHandler<AppEnv> {
  const { limits, limiter, clock, trustedProxies } = options;
  return async (c, next) => {
    const rateClass = classOf(c, options.isCostly);
    if (rateClass === undefined) return next();
    const now = clock.now();
    const address = callerAddress(c, trustedProxies);
    const slug = apiPath.exec(c.req.path)?.[1] ?? '';
    const take = (rate: RatePolicy, subject: string): RateVerdict => {
      const verdict = limiter.take(rate, subject, now);
      if (verdict.isTaken) return verdict;
      tell(c, verdict);
      throw new Problem('too_many_requests', { retryAfterSeconds: verdict.retryAfterSeconds });
    };
    // The address comes first: what it is refused it does not take from its community.
    take(limits.anywhere, address);
    const ofAddress = take(limits.address[rateClass], `${slug} ${address}`);
    if (slug !== '') take(limits.community, slug);
    tell(c, ofAddress);
    c.set('takeForPerson', (community, personId) =>
      tell(c, take(limits.person[rateClass], `${community} ${personId}`)),
    );
    await next();
  };
}

function classOf(c: Context<AppEnv>, isCostly: RateLimitOptions['isCostly']): RateClass | undefined {
  const { method, path } = c.req;
  if (signInPaths.test(path)) return 'sign-in';
  const isApi = path.startsWith('/v1/');
  if (openDataPaths.test(path)) return 'read';
  if (!isApi && !directoryPaths.test(path)) return undefined;
  if (isApi && isCostly(method, path)) return 'costly';
  return ['GET', 'HEAD', 'OPTIONS'].includes(method) ? 'read' : 'write';
}

/** The verdict that came last is the nearest to the caller: her own, where she is known. */
function tell(c: Context<AppEnv>, verdict: RateVerdict): void {
  for (const [name, text] of Object.entries(rateHeaders(verdict))) c.env.outgoing.setHeader(name, text);
}

/**
 * Counts a request for the person who makes it, once her sign-in is verified; `too_many_requests` past her limit.
 * Called from the one place that finds out who calls. Where requests are not counted it does nothing.
 */
export function takeForPerson(c: Context<AppEnv>, community: string, personId: string): void {
  c.get('takeForPerson')?.(community, personId);
}
