import type { MiddlewareHandler } from 'hono';
import type { AppEnv } from './api.ts';
import { Problem } from './problem.ts';

/** PostgreSQL's text holds every character but this one, and no word that anybody means has it. */
const nul = '\0';

export function hasNul(text: string): boolean {
  return text.includes(nul);
}

function refuse(path: string): never {
  throw new Problem('invalid_request', {
    faults: [{ path, code: 'not_allowed', message: 'Holds the character NUL' }],
  });
}

/** Refuses an address that names a NUL before anything reads a part of it. */
export function refuseNulInAddress(): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    if (c.req.url.includes('%00')) refuse('address');
    await next();
  };
}

/** Refuses JSON that holds a NUL in any text of it, names of fields included; the body's size bounds the walk. */
export function refuseNulInJson(body: unknown): void {
  const left: { path: string; part: unknown }[] = [{ path: 'json', part: body }];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const { path, part } = next;
    if (typeof part === 'string' && hasNul(part)) refuse(path);
    if (typeof part !== 'object' || part === null) continue;
    for (const [name, inner] of Object.entries(part)) {
      if (hasNul(name)) refuse(path);
      left.push({ path: `${path}.${name}`, part: inner });
    }
  }
}
