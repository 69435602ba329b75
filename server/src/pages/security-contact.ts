import { Hono } from 'hono';
import type { AppEnv, Clock } from '../http/index.ts';

const dayMilliseconds = 24 * 60 * 60 * 1000;
const validDays = 365;
/** A contact that is changed is known everywhere within the hour. */
const keptSeconds = 60 * 60;

/**
 * `/.well-known/security.txt` (RFC 9116): whom to tell of a fault. Without a contact there is no such file, rather
 * than one that leads nowhere.
 */
export function securityContactRoutes({
  contact,
  clock,
}: {
  contact: string | undefined;
  clock: Clock;
}): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  if (contact === undefined) return routes;
  routes.get('/.well-known/security.txt', (c) => {
    const expiresAt = new Date(clock.now().getTime() + validDays * dayMilliseconds);
    const lines = [
      `Contact: ${contact}`,
      `Expires: ${expiresAt.toISOString()}`,
      'Preferred-Languages: it, en',
    ];
    return c.body(lines.map((line) => `${line}\n`).join(''), 200, {
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': `public, max-age=${keptSeconds}`,
      'x-content-type-options': 'nosniff',
    });
  });
  return routes;
}
