import type { MiddlewareHandler } from 'hono';
import type { AppEnv } from './api.ts';
import { Problem } from './problem.ts';

/** What a browser's form can send without asking us first. */
const formTypes = /^(?:application\/x-www-form-urlencoded|multipart\/form-data|text\/plain)\b/i;

/**
 * A form on another site's page, sent to the API: refused before anything of it is read, whoever is signed in. The
 * API takes no forms at all; this only says which kind of mistake, or attack, it was.
 */
export function refuseForgedForms(): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const isForm = c.req.method === 'POST' && formTypes.test(c.req.header('content-type') ?? '');
    if (isForm && ['cross-site', 'same-site'].includes(c.req.header('sec-fetch-site') ?? ''))
      throw new Problem('cross_site_request');
    await next();
  };
}
