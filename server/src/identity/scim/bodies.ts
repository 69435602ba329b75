import { bodyLimit } from 'hono/body-limit';
import type { Context, MiddlewareHandler } from 'hono';
import type { AppEnv } from '../../http/index.ts';
import { ScimFault } from './scim-fault.ts';

export const largestScimBodyBytes = 64 * 1024;

/** Refuses a body that is too large before it is read into memory. */
export function boundedScimBody(): MiddlewareHandler<AppEnv> {
  return bodyLimit({
    maxSize: largestScimBodyBytes,
    onError: () => {
      throw new ScimFault(413, `A body has at most ${largestScimBodyBytes} bytes`);
    },
  });
}

export interface SentBody {
  contentType: string;
  text: string;
}

/** Takes the body in whole, before a transaction waits for it. */
export async function receiveBody(c: Context<AppEnv>): Promise<SentBody> {
  return { contentType: c.req.header('content-type') ?? '', text: await c.req.text() };
}

/** The JSON of a body; `application/json` is taken too, because directories send it. */
export function readScimBody({ contentType, text }: SentBody): unknown {
  if (!/^application\/(?:scim\+)?json\s*(?:;|$)/i.test(contentType))
    throw new ScimFault(415, 'The body is application/scim+json');
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError)
      throw new ScimFault(400, 'The body is not well-formed JSON', 'invalidSyntax');
    throw error;
  }
}
