import type { HttpBindings } from '@hono/node-server';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { newApi, onError, Problem } from '../../http/index.ts';
import { scimAnswers } from './scim-fault.ts';

/** A house in which something else goes wrong while a directory calls. */
function houseThatThrows(error: Error) {
  const api = newApi();
  api.use('/scim/*', scimAnswers());
  api.onError(onError(pino({ level: 'silent' })));
  api.get('/scim/v2/Users', () => {
    throw error;
  });
  return api.request('/scim/v2/Users', undefined, {} as HttpBindings);
}

test.each([
  ['a fault of ours', new Error('unexpected'), 500, null],
  ['a database that is away', Object.assign(new Error('away'), { code: 'ECONNREFUSED' }), 503, '5'],
  ['too many requests', new Problem('unavailable', { retryAfterSeconds: 7 }), 503, '7'],
  ['an address with NUL', new Problem('invalid_request'), 400, null],
])('tells of %s in the words of SCIM', async (_what, error, status, retryAfter) => {
  const answer = await houseThatThrows(error);
  expect(answer.status).toBe(status);
  expect(answer.headers.get('content-type')).toBe('application/scim+json');
  expect(answer.headers.get('retry-after')).toBe(retryAfter);
  expect(await answer.json()).toMatchObject({
    schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
    status: String(status),
  });
});
