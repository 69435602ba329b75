import { createRoute, z } from '@hono/zod-openapi';
import {
  codeSchema,
  communityParam,
  idSchema,
  jsonAnswer,
  jsonBody,
  languageQuery,
  problemAnswers,
} from './common.ts';
import { matchResultSchema } from './matching.ts';
import { bodyProblems, portalOnly, portalProblems } from './roles.ts';

const proposalSchema = z
  .object({
    id: idSchema,
    answerId: idSchema,
    name: z.string().nullable().openapi({ description: 'Null: it is not offered any more' }),
    kind: codeSchema,
    score: z.int().nullable().openapi({ description: 'Of that day; null: it was not among the answers' }),
    isOverride: z.boolean().openapi({ description: 'Proposed although another answer stood before it' }),
    reason: z.string().nullable(),
    by: z.string().nullable(),
    at: z.iso.datetime(),
    isUseful: z.boolean().nullable().openapi({ description: 'What the person said; null: nothing yet' }),
  })
  .openapi('AnswerProposal');

export const needMatchesSchema = z
  .object({
    result: matchResultSchema,
    proposals: z.array(proposalSchema).openapi({ description: 'Oldest first, at most fifty' }),
  })
  .openapi('NeedMatches');

const needParam = communityParam.extend({
  need: idSchema.openapi({ param: { name: 'need', in: 'path' } }),
});
const writeProblems = [...portalProblems, ...bodyProblems] as const;

export const getNeedMatches = createRoute({
  method: 'get',
  path: '/v1/{community}/needs/{need}/matches',
  operationId: 'getNeedMatches',
  tags: ['matching'],
  summary:
    'What the territory has for a need, explained, and what was proposed; for the person and her managers',
  security: portalOnly,
  request: { params: needParam, query: languageQuery },
  responses: {
    200: jsonAnswer(needMatchesSchema, 'Answers and proposals'),
    ...problemAnswers(...portalProblems),
  },
});

export const proposeAnswer = createRoute({
  method: 'post',
  path: '/v1/{community}/needs/{need}/proposals',
  operationId: 'proposeAnswer',
  tags: ['matching'],
  summary:
    'A community manager proposes an answer; any but the first of the list needs a reason, which the person reads',
  security: portalOnly,
  request: {
    params: needParam,
    query: languageQuery,
    body: jsonBody(
      z
        .strictObject({
          version: z.int().min(1).max(1_000_000).openapi({ description: 'Of the need' }),
          answerId: idSchema,
          reason: z.string().trim().min(1).max(500).optional(),
        })
        .openapi('NewProposal'),
    ),
  },
  responses: {
    201: jsonAnswer(needMatchesSchema, 'Answers and proposals as they are now'),
    ...problemAnswers(
      ...writeProblems,
      'need_changed',
      'need_over',
      'override_without_reason',
      'already_proposed',
      'too_many_proposals',
    ),
  },
});

export const judgeProposal = createRoute({
  method: 'post',
  path: '/v1/{community}/needs/{need}/proposals/{proposal}/verdict',
  operationId: 'judgeProposal',
  tags: ['matching'],
  summary: 'The person says whether it helps; if not, the search goes on and the clock with it',
  security: portalOnly,
  request: {
    params: needParam.extend({ proposal: idSchema.openapi({ param: { name: 'proposal', in: 'path' } }) }),
    query: languageQuery,
    body: jsonBody(z.strictObject({ isUseful: z.boolean() }).openapi('ProposalVerdict')),
  },
  responses: {
    200: jsonAnswer(needMatchesSchema, 'Answers and proposals as they are now'),
    ...problemAnswers(...writeProblems, 'need_over'),
  },
});

export const proposalRoutes = { getNeedMatches, proposeAnswer, judgeProposal } as const;
