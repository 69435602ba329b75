import type { MiddlewareHandler } from 'hono';
import { ownOrigins, type Origins } from './config.ts';
import { Problem, type AppEnv } from './http/index.ts';

type Part = keyof Origins;

const everyHost = /^\/(?:healthz|readyz|metrics|\.well-known\/security\.txt)$/;

/** Which parts of an installation answer below a path; the first that fits counts, the portal has the rest. */
const parts: readonly (readonly [RegExp, readonly Part[]])[] = [
  [/^\/assets\//, ['portal', 'id', 'embed']],
  [/^\/(?:oidc|interaction|federation|join|\.well-known)\//, ['id']],
  // A link by mail is opened where it was asked for: on the sign-in pages, or in the portal's own room.
  [/^\/sign-in\//, ['id', 'portal']],
  [/^\/embed\/v1\/(?:start|bind|callback|claim)(?:\/|$)/, ['id']],
  [/^\/embed\//, ['embed']],
  // The portal's pages call with their cookie, which only their own host is sent.
  [/^\/v1\//, ['api', 'portal']],
  // What is open to everybody is found wherever somebody looks for it.
  [/^\/(?:hsds|calendar)\//, ['api', 'portal']],
  [/^\/openapi\.json$/, ['api', 'portal']],
  [/^\/schemas\//, ['api', 'portal']],
  [/^\/scim\//, ['api']],
];

const yearSeconds = 365 * 24 * 60 * 60;

/** Under https browsers never come back without it; on whatever writes the answer, the provider included. */
export function onlyByTls({ portal }: Origins): MiddlewareHandler<AppEnv> {
  const isSecure = portal.startsWith('https:');
  return async (c, next) => {
    if (isSecure) c.env.outgoing.setHeader('strict-transport-security', `max-age=${yearSeconds}`);
    await next();
  };
}

/**
 * With split origins each host serves its own paths and nothing else: a page of one part is never a page of
 * another, whatever somebody puts into a link. With one origin there is nothing to tell apart.
 */
export function ownPathsByHost(origins: Origins): MiddlewareHandler<AppEnv> {
  const isSplit = ownOrigins(origins).length > 1;
  const partsOf = new Map<string, Part[]>();
  for (const part of Object.keys(origins) as Part[]) {
    const { host } = new URL(origins[part]);
    partsOf.set(host, [...(partsOf.get(host) ?? []), part]);
  }
  return async (c, next) => {
    if (!isSplit || everyHost.test(c.req.path)) return next();
    const here = partsOf.get(c.env.incoming.headers.host ?? '') ?? [];
    if (here.length > 0 && c.req.path === '/' && !here.includes('portal'))
      return c.redirect(`${origins.portal}/${new URL(c.req.url).search}`, 302);
    const [, served] = parts.find(([pattern]) => pattern.test(c.req.path)) ?? [
      undefined,
      ['portal'] as const,
    ];
    if (!served.some((part) => here.includes(part))) throw new Problem('not_found');
    return next();
  };
}
