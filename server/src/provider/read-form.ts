import type { Context } from 'hono';
import type { AppEnv } from '../http/index.ts';

/** A field of a form that was sent as browsers send forms; null when it is not there or no form was sent. */
export async function readForm(c: Context<AppEnv>, field: string): Promise<string | null> {
  const isForm = /^application\/x-www-form-urlencoded\b/i.test(c.req.header('content-type') ?? '');
  return isForm ? new URLSearchParams(await c.req.text()).get(field) : null;
}
