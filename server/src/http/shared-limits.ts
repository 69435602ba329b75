import type { Context, MiddlewareHandler } from 'hono';
import type { AppEnv } from './api.ts';
import type { Buckets, Taken } from './buckets.ts';
import { callerAddress } from './caller-address.ts';
import { Problem } from './problem.ts';
import type { RatePolicy } from './rate-limiter.ts';

/** Hand-offs that begin: each is kept for ten minutes. A firm's four hundred people, three tries each, at once. */
export const handoffBinds: RatePolicy = { name: 'handoff-bind', burst: 1200, perSecond: 5 };

/** Tokens of a directory that are wrong. A directory has one and it is right; an old one fails a few times. */
export const wrongDirectoryTokens: RatePolicy = { name: 'directory-token', burst: 20, perSecond: 1 / 60 };

/**
 * What must stay rare on all nodes together, by address: hand-offs that begin, and calls of directories with a wrong
 * token. An address that has shown too many wrong ones is refused before the next is looked at, right or wrong.
 */
export function limitAcrossNodes(buckets: Buckets, trustedProxies: number): MiddlewareHandler<AppEnv> {
  const addressOf = (c: Context<AppEnv>) => callerAddress(c, trustedProxies);
  return async (c, next) => {
    const { method, path } = c.req;
    if (method === 'POST' && path === '/embed/v1/bind')
      require(await buckets.take(handoffBinds, addressOf(c)));
    const isDirectory = path.startsWith('/scim/v2/');
    if (isDirectory) require(await buckets.look(wrongDirectoryTokens, addressOf(c)));
    await next();
    if (isDirectory && c.res.status === 401) await buckets.take(wrongDirectoryTokens, addressOf(c));
  };
}

function require({ isTaken, retryAfterSeconds }: Taken): void {
  if (!isTaken) throw new Problem('too_many_requests', { retryAfterSeconds });
}
