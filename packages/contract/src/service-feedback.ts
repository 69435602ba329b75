import { createRoute, z } from '@hono/zod-openapi';
import {
  anybodyOrSignedIn,
  communityParam,
  idSchema,
  jsonAnswer,
  jsonBody,
  languageQuery,
  pageOf,
  pageQuery,
  problemAnswers,
} from './common.ts';
import { enrolmentParam, enrolmentSchema } from './enrolments.ts';
import { bodyProblems, portalOnly, portalProblems } from './roles.ts';

const feedbackParam = communityParam.extend({
  feedback: idSchema.openapi({ param: { name: 'feedback', in: 'path' } }),
});
const writeProblems = [...portalProblems, ...bodyProblems] as const;

export const giveFeedback = createRoute({
  method: 'post',
  path: '/v1/{community}/own-enrolments/{enrolment}/feedback',
  operationId: 'giveFeedback',
  tags: ['enrolments'],
  summary: 'Says in words how it was, once, after use; somebody reads it before it is shown without a name',
  security: portalOnly,
  request: {
    params: enrolmentParam,
    query: languageQuery,
    body: jsonBody(z.strictObject({ words: z.string().trim().min(3).max(600) }).openapi('NewFeedback')),
  },
  responses: {
    201: jsonAnswer(enrolmentSchema, 'The enrolment with her words'),
    ...problemAnswers(...writeProblems, 'feedback_too_soon', 'feedback_given'),
  },
});

export const listFeedback = createRoute({
  method: 'get',
  path: '/v1/{community}/feedback',
  operationId: 'listFeedback',
  tags: ['enrolments'],
  summary: 'What people said of a service after they used it, the newest month first; no names and no score',
  security: anybodyOrSignedIn('catalogue:read'),
  request: { params: communityParam, query: pageQuery.extend({ service: idSchema }) },
  responses: {
    200: jsonAnswer(
      pageOf(
        z
          .object({
            id: idSchema,
            words: z.string(),
            month: z.string().openapi({ example: '2026-11' }),
            reply: z.string().nullable(),
          })
          .openapi('Feedback'),
        'FeedbackPage',
      ),
      'A page of feedback',
    ),
    ...problemAnswers('not_signed_in'),
  },
});

export const keptFeedbackSchema = z
  .object({
    id: idSchema,
    serviceName: z.string(),
    words: z.string(),
    month: z.string(),
    state: z.enum(['waiting', 'shown', 'hidden']),
    reason: z.string().nullable(),
    reply: z.string().nullable(),
    mayDecide: z.boolean().openapi({ description: 'Managers decide; whoever gives the service replies' }),
  })
  .openapi('KeptFeedback');

export const listKeptFeedback = createRoute({
  method: 'get',
  path: '/v1/{community}/kept-feedback',
  operationId: 'listKeptFeedback',
  tags: ['enrolments'],
  summary:
    'Feedback with a desk: managers read what waits to be shown, providers what is shown of their services and has no reply',
  security: portalOnly,
  request: { params: communityParam, query: pageQuery },
  responses: {
    200: jsonAnswer(pageOf(keptFeedbackSchema, 'KeptFeedbackPage'), 'A page of feedback'),
    ...problemAnswers(...portalProblems, 'not_on_behalf'),
  },
});

export const answerFeedback = createRoute({
  method: 'post',
  path: '/v1/{community}/kept-feedback/{feedback}/answer',
  operationId: 'answerFeedback',
  tags: ['enrolments'],
  summary: 'A manager shows or hides it, with the reason; whoever gives the service replies once it is shown',
  security: portalOnly,
  request: {
    params: feedbackParam,
    query: languageQuery,
    body: jsonBody(
      z
        .discriminatedUnion('step', [
          z.strictObject({ step: z.literal('show') }),
          z.strictObject({ step: z.literal('hide'), reason: z.string().trim().min(3).max(300) }),
          z.strictObject({ step: z.literal('reply'), reply: z.string().trim().min(3).max(600) }),
        ])
        .openapi('FeedbackAnswer'),
    ),
  },
  responses: {
    200: jsonAnswer(keptFeedbackSchema, 'The feedback as it is now'),
    ...problemAnswers(...writeProblems, 'not_on_behalf', 'feedback_changed', 'own_request'),
  },
});

export const serviceFeedbackRoutes = {
  giveFeedback,
  listFeedback,
  listKeptFeedback,
  answerFeedback,
} as const;
