import type { MiddlewareHandler } from 'hono';
import type { AppEnv } from './api.ts';

/** Answers of the API are not kept by caches: some are one person's, and none says which. */
export function neverKept(): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const { outgoing } = c.env;
    outgoing.setHeader('cache-control', 'no-store');
    outgoing.setHeader('x-content-type-options', 'nosniff');
    await next();
  };
}
