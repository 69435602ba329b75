import { bodyLimit } from 'hono/body-limit';
import type { MiddlewareHandler } from 'hono';
import type { AppEnv } from './api.ts';
import { refuseNulInJson } from './nul.ts';
import { Problem } from './problem.ts';

export const largestBodyBytes = 64 * 1024;

/** Bodies are JSON and small; anything else is refused before it is read into memory. */
export function boundedJson(): MiddlewareHandler<AppEnv> {
  const limit = bodyLimit({
    maxSize: largestBodyBytes,
    onError: () => {
      throw new Problem('body_too_large');
    },
  });
  return async (c, next) => {
    if (c.req.method === 'GET' || c.req.method === 'HEAD') return next();
    return limit(c, async () => {
      const text = await c.req.text();
      if (text !== '') requireJson(c.req.header('content-type'), text);
      await next();
    });
  };
}

function requireJson(contentType: string | undefined, text: string): void {
  if (!/^application\/json\b/i.test(contentType ?? '')) throw new Problem('unsupported_media_type');
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw new Problem('malformed_body');
    throw error;
  }
  if (text.includes(String.raw`\u0000`)) refuseNulInJson(body);
}
