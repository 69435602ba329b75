import { OpenAPIHono } from '@hono/zod-openapi';
import type { HttpBindings } from '@hono/node-server';
import { problemStatus } from '@snodo/contract';
import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { Logger } from 'pino';
import { Problem, problemBody } from './problem.ts';

export interface AppEnv {
  Bindings: HttpBindings;
  Variables: {
    requestId: string;
    /** Counts a request for the person who makes it; absent where requests are not counted. */
    takeForPerson?: (community: string, personId: string) => void;
  };
}

export type Api = OpenAPIHono<AppEnv>;

/** An empty API part: requests that do not fit the contract become `invalid_request` with field paths. */
export function newApi(): Api {
  return new OpenAPIHono<AppEnv>({
    defaultHook: (result) => {
      if (result.success) return;
      throw new Problem('invalid_request', {
        faults: result.error.issues.map((issue) => ({
          path: [result.target, ...issue.path].map(String).join('.'),
          code: issue.code ?? 'invalid',
          message: issue.message,
        })),
      });
    },
  });
}

export function answerProblem(c: Context<AppEnv>, problem: Problem): Response {
  const headers: Record<string, string> = {
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
  };
  // Whoever refused a token has said why already, on Node's own answer.
  if (problem.status === 401 && !c.env.outgoing.hasHeader('www-authenticate'))
    headers['www-authenticate'] = 'DPoP algs="ES256"';
  if (problem.retryAfterSeconds !== undefined) headers['retry-after'] = String(problem.retryAfterSeconds);
  return new Response(JSON.stringify(problemBody(problem, c.get('requestId'))), {
    status: problem.status,
    headers,
  });
}

/** The one place where errors become answers. The log gets the request id and the cause, never a body. */
export function onError(log: Logger) {
  return (error: Error, c: Context<AppEnv>): Response => {
    if (error instanceof Problem) return answerProblem(c, error);
    const problem = error instanceof HTTPException ? problemOfException(error) : undefined;
    if (problem !== undefined) return answerProblem(c, problem);
    if (isDatabaseAway(error)) {
      log.warn({ requestId: c.get('requestId'), code: error.code }, 'the database does not answer');
      return answerProblem(c, new Problem('unavailable', { retryAfterSeconds: 5 }));
    }
    log.error({ requestId: c.get('requestId'), err: error }, 'unexpected error');
    return answerProblem(c, new Problem('internal'));
  };
}

/** The driver's and the server's codes for a database that is starting, stopping or gone. */
const databaseAway = new Set([
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'CONNECT_TIMEOUT',
  'ECONNREFUSED',
  'ECONNRESET',
  '57P01',
  '57P02',
  '57P03',
  '53300',
]);

function isDatabaseAway(error: Error): error is Error & { code: string } {
  return 'code' in error && typeof error.code === 'string' && databaseAway.has(error.code);
}

/** What the framework itself refuses: a body that is damaged, too large or of another type. */
const frameworkRefusals = ['malformed_body', 'body_too_large', 'unsupported_media_type'] as const;

function problemOfException(error: HTTPException): Problem | undefined {
  const code = frameworkRefusals.find((one) => problemStatus[one] === error.status);
  return code === undefined ? undefined : new Problem(code);
}
