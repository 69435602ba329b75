import { bodyLimit } from 'hono/body-limit';
import type { Context, MiddlewareHandler } from 'hono';
import type { AppEnv } from './api.ts';
import { refuseNulInJson } from './nul.ts';
import { Problem } from './problem.ts';

export const largestBodyBytes = 64 * 1024;

/**
 * Bodies are JSON and small; anything else is refused before it is read into memory. `largestAt` tells how many bytes
 * a path may take; 64 KiB unless told.
 */
export function boundedJson(
  largestAt: (path: string) => number = () => largestBodyBytes,
): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    if (c.req.method === 'GET' || c.req.method === 'HEAD') return next();
    const maxSize = largestAt(c.req.path);
    const refuse = async (tooLarge: Context<AppEnv>) => {
      await readOff(tooLarge, 4 * maxSize);
      throw new Problem('body_too_large');
    };
    const goOn = async () => {
      const text = await c.req.text();
      if (text !== '') requireJson(c.env.incoming.headers['content-type'], text);
      await next();
    };
    const bytes = toldBytes(c);
    // Node holds a body to the length that was told; only one that tells none has to be counted while it comes.
    if (bytes === undefined) return bodyLimit({ maxSize, onError: refuse })(c, goOn);
    return bytes > maxSize ? refuse(c) : goOn();
  };
}

/** How long the body says that it is; undefined when it comes in chunks and says nothing. */
function toldBytes(c: Context<AppEnv>): number | undefined {
  const { 'content-length': length, 'transfer-encoding': encoding } = c.env.incoming.headers;
  return length === undefined || encoding !== undefined ? undefined : Number(length);
}

/**
 * Reads and forgets a body that is too large by little, so that its connection can carry the next request. Any other
 * connection is closed with the answer: what is left on it cannot be told from a request.
 */
async function readOff(c: Context<AppEnv>, mostBytes: number): Promise<void> {
  const { body } = c.req.raw;
  const bytes = Number(c.req.header('content-length') ?? Infinity);
  if (body === null || body.locked || !(bytes <= mostBytes)) c.env.outgoing.setHeader('connection', 'close');
  else await body.pipeTo(new WritableStream());
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
