import { createRoute, z } from '@hono/zod-openapi';
import {
  communityParam,
  daySchema,
  idSchema,
  jsonAnswer,
  jsonBody,
  pageOf,
  pageQuery,
  problemAnswers,
} from './common.ts';
import { bodyProblems, portalOnly, portalProblems } from './roles.ts';
import { reasonSchema } from './time-bank-shapes.ts';

const instantSchema = z.iso.datetime();

const postingSchema = z
  .object({
    id: idSchema,
    kind: z.enum(['post', 'post_hold', 'reverse']),
    from: z.object({ kind: z.string(), name: z.string().nullable() }),
    to: z.object({ kind: z.string(), name: z.string().nullable() }),
    minutes: z.int(),
    exchangeId: idSchema.nullable().openapi({
      description: 'The exchange of the board that it belongs to, where it is reversed; null: none',
    }),
    servedOn: daySchema,
    madeAt: instantSchema,
    reversal: z.union([
      z
        .object({ id: idSchema, reason: z.string().nullable(), madeAt: instantSchema })
        .openapi('PostingReversal'),
      z.null(),
    ]),
  })
  .openapi('Posting');

export const listPostings = createRoute({
  method: 'get',
  path: '/v1/{community}/time-bank/postings',
  operationId: 'listPostings',
  tags: ['time-bank'],
  summary:
    'Community hours as they were posted, newest first, with what was reversed and why; for the secretary',
  security: portalOnly,
  request: {
    params: communityParam,
    query: pageQuery.extend({ posted: z.enum(['all', 'reversed']).default('all') }),
  },
  responses: {
    200: jsonAnswer(pageOf(postingSchema, 'PostingPage'), 'A page of postings'),
    ...problemAnswers(...portalProblems, 'not_on_behalf'),
  },
});

export const reversePosting = createRoute({
  method: 'post',
  path: '/v1/{community}/time-bank/postings/{posting}/reversal',
  operationId: 'reversePosting',
  tags: ['time-bank'],
  summary: 'Moves back what was posted, all of it and once, with a reason; nothing is deleted',
  security: portalOnly,
  request: {
    params: communityParam.extend({ posting: idSchema.openapi({ param: { name: 'posting', in: 'path' } }) }),
    body: jsonBody(
      z
        .strictObject({
          id: idSchema.openapi({ description: 'Made by the caller: sent again it is the same reversal' }),
          reason: reasonSchema,
        })
        .openapi('NewReversal'),
    ),
  },
  responses: {
    200: jsonAnswer(postingSchema, 'The posting with its reversal'),
    ...problemAnswers(
      ...portalProblems,
      ...bodyProblems,
      'not_on_behalf',
      'own_request',
      'already_reversed',
      'not_enough_hours',
      'too_many_hours',
      'ledger_account_closed',
      'transfer_changed',
    ),
  },
});

export const timeBankPostingRoutes = { listPostings, reversePosting } as const;
