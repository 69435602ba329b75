import type { IncomingMessage } from 'node:http';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { Hono, type Context } from 'hono';
import type { Origins } from '../config.ts';
import type { AppEnv, IsKnownAnywhere } from '../http/index.ts';
import type { RotatingProvider } from './rotating-provider.ts';

const mountPath = '/oidc';
const metadataPath = '/.well-known/oauth-authorization-server';

const securityHeaders: Record<string, string> = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; script-src 'self'; base-uri 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

/**
 * The provider under `/oidc`. It writes to the Node response itself, so headers set by Hono would never reach
 * it: ours are set on that response. The provider tells its mount path from `originalUrl`.
 */
export function providerRoutes(
  provider: Pick<RotatingProvider, 'callback'>,
  { id }: Pick<Origins, 'id'>,
  isKnownAnywhere: IsKnownAnywhere,
): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  const callback = provider.callback();
  const { host, protocol } = new URL(id);

  const serve = async (c: Context<AppEnv>, address: string) => {
    const { incoming, outgoing } = c.env;
    const request = incoming as IncomingMessage & { originalUrl?: string };
    request.originalUrl = `${mountPath}${address}`;
    incoming.url = address;
    // The provider writes addresses by what the request says of its host; only the public address is true.
    Object.assign(incoming.headers, {
      host,
      'x-forwarded-host': host,
      'x-forwarded-proto': protocol.slice(0, -1),
    });
    for (const [name, value] of Object.entries(securityHeaders)) outgoing.setHeader(name, value);
    await callback(incoming, outgoing);
    return RESPONSE_ALREADY_SENT;
  };

  // Asked before the call itself, the provider cannot know the client and would answer any page. Only to pages that
  // some client lists is it told that they may go on; which client it is, is held against the call.
  routes.options(`${mountPath}/*`, async (c, next) => {
    const origin = c.req.header('origin');
    if (origin === undefined || (await isKnownAnywhere(origin))) return next();
    return c.body(null, 204, { vary: 'Origin' });
  });
  routes.all(`${mountPath}/*`, (c) =>
    serve(c, (c.env.incoming.url ?? mountPath).slice(mountPath.length) || '/'),
  );
  // RFC 8414 §3.1 puts the issuer's path behind the well-known one; OpenID Connect does it the other way round.
  routes.get(`${metadataPath}${mountPath}`, (c) => serve(c, metadataPath));

  return routes;
}
