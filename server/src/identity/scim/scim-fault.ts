import type { Context, MiddlewareHandler } from 'hono';
import { Messages } from 'scimmy';
import type { AppEnv } from '../../http/index.ts';

/** RFC 7644 table 9: what a refusal is about. */
export type ScimType =
  | 'invalidFilter'
  | 'uniqueness'
  | 'mutability'
  | 'invalidSyntax'
  | 'invalidPath'
  | 'noTarget'
  | 'invalidValue';

type ScimStatus = 400 | 401 | 404 | 409 | 412 | 413 | 415 | 501;

/** A refusal in the words of SCIM; the directory's administrator reads `detail` in its log, in English. */
export class ScimFault extends Error {
  override name = 'ScimFault';
  readonly status: ScimStatus;
  readonly scimType: ScimType | undefined;

  constructor(status: ScimStatus, detail: string, scimType?: ScimType) {
    super(detail);
    this.status = status;
    this.scimType = scimType;
  }
}

export const scimContentType = 'application/scim+json';

const mostDetailLetters = 300;

function faultAnswer(status: number, detail: string, scimType: string | undefined): Response {
  const body = {
    schemas: [Messages.ErrorResponse.id],
    status: String(status),
    ...(scimType === undefined ? {} : { scimType }),
    detail: detail.slice(0, mostDetailLetters),
  };
  const headers: Record<string, string> = { 'content-type': scimContentType, 'cache-control': 'no-store' };
  if (status === 401) headers['www-authenticate'] = 'Bearer realm="scim"';
  return new Response(JSON.stringify(body), { status, headers });
}

/** Refusals of SCIM become its error messages; anything else goes on to the one place for errors. */
export function onScimError(error: Error, _c: Context<AppEnv>): Response {
  if (error instanceof ScimFault) return faultAnswer(error.status, error.message, error.scimType);
  throw error;
}

const details: Record<number, string> = {
  404: 'There is nothing at this address',
  413: 'The body is too large',
  422: 'The request holds a character that cannot be kept',
  429: 'Too many requests: wait as long as Retry-After says',
  503: 'The programme cannot answer at this moment: try again',
};

/** SCIM has its own errors: a problem of the rest of the house is told in them, with its status and headers. */
export function scimAnswers(): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    await next();
    if (c.res.headers.get('content-type')?.startsWith('application/problem+json') === true) {
      const status = c.res.status === 422 ? 400 : c.res.status;
      const detail = details[c.res.status] ?? 'The request could not be done';
      c.res = faultAnswer(status, detail, status === 400 ? 'invalidValue' : undefined);
    }
    c.header('cache-control', 'no-store');
    c.header('x-content-type-options', 'nosniff');
  };
}
