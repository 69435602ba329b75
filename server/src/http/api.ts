import { OpenAPIHono } from '@hono/zod-openapi';
import type { HttpBindings } from '@hono/node-server';
import { problemStatus } from '@snodo/contract';
import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { Logger } from 'pino';
import { Problem, problemBody } from './problem.ts';

export interface AppEnv {
  Bindings: HttpBindings;
  Variables: { requestId: string };
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
    if (error instanceof HTTPException) return answerProblem(c, problemOfException(error));
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

function problemOfException(error: HTTPException): Problem {
  if (error.status === problemStatus.malformed_body) return new Problem('malformed_body');
  if (error.status === problemStatus.body_too_large) return new Problem('body_too_large');
  return new Problem('internal');
}
