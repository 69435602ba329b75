import { createRoute, z } from '@hono/zod-openapi';
import {
  communityParam,
  idSchema,
  jsonAnswer,
  jsonBody,
  languageQuery,
  pageOf,
  pageQuery,
  problemAnswers,
} from './common.ts';
import { bodyProblems, portalOnly, portalProblems } from './roles.ts';

export const ownTraceSchema = z
  .object({
    number: z.int(),
    at: z.iso.datetime(),
    action: z.string(),
    subject: z.object({ kind: z.string(), id: z.string() }),
    by: z.enum(['herself', 'operator', 'programme']).openapi({
      description: 'operator: somebody who acted for her; programme: anybody else or a directory',
    }),
    operatorName: z.string().nullable(),
  })
  .openapi('OwnTrace');

export const listOwnAudit = createRoute({
  method: 'get',
  path: '/v1/{community}/me/audit',
  operationId: 'listOwnAudit',
  tags: ['identity'],
  summary: 'What the audit trail holds about her: what she did, what was done in her name or to her',
  security: portalOnly,
  request: { params: communityParam, query: pageQuery },
  responses: {
    200: jsonAnswer(pageOf(ownTraceSchema, 'OwnTraces'), 'Newest first'),
    ...problemAnswers(...portalProblems, 'not_on_behalf'),
  },
});

export const exportOwnRecord = createRoute({
  method: 'post',
  path: '/v1/{community}/me/export',
  operationId: 'exportOwnRecord',
  tags: ['identity'],
  summary: 'Everything that the programme holds about her, as one ZIP archive of JSON and CSV',
  security: portalOnly,
  request: { params: communityParam, query: languageQuery },
  responses: {
    200: {
      description: 'The archive, with a page in her language, or in `lang` when she has not said which it is',
      content: { 'application/zip': { schema: z.string().openapi({ format: 'binary' }) } },
    },
    ...problemAnswers(...bodyProblems, ...portalProblems, 'step_up_needed', 'not_on_behalf'),
  },
});

export const eraseMe = createRoute({
  method: 'post',
  path: '/v1/{community}/me/erasure',
  operationId: 'eraseMe',
  tags: ['identity'],
  summary: 'Erases her: name, ways to sign in and memberships are gone for good',
  security: portalOnly,
  request: {
    params: communityParam,
    body: jsonBody(z.strictObject({ confirm: z.literal(true) }).openapi('ErasureConfirmation')),
  },
  responses: {
    200: jsonAnswer(
      z.object({ erased: z.literal(true), id: idSchema }).openapi('Erased'),
      'She is erased; the id names nobody any more',
    ),
    ...problemAnswers(...portalProblems, ...bodyProblems, 'step_up_needed', 'not_on_behalf', 'last_operator'),
  },
});

export const ownRecordRoutes = { listOwnAudit, exportOwnRecord, eraseMe } as const;
