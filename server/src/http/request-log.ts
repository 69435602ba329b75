import { randomUUID } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import type { Logger } from 'pino';
import type { AppEnv } from './api.ts';

/**
 * One line a request: method, route pattern (not the address, which may hold a code), status and time.
 * No address of the caller, no query, no body, no person.
 */
export function requestLog(log: Logger): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const requestId = randomUUID();
    c.set('requestId', requestId);
    const startedAt = performance.now();
    const { outgoing } = c.env;
    outgoing.setHeader('x-request-id', requestId);
    await next();
    log.info({
      requestId,
      method: c.req.method,
      route: routePath(c, -1),
      // The provider answers on Node's own response; what Hono holds then is only a mark.
      status: outgoing.headersSent ? outgoing.statusCode : c.res.status,
      durationMilliseconds: Math.round(performance.now() - startedAt),
    });
  };
}
