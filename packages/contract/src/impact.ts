import { createRoute, z } from '@hono/zod-openapi';
import { codeSchema, communityParam, jsonAnswer, languageQuery, problemAnswers } from './common.ts';

export const counterSchema = z
  .object({
    code: codeSchema,
    count: z.int(),
    label: z.string(),
    counts: z.string().openapi({ description: 'What exactly is counted' }),
    kind: z.enum(['published', 'computed']),
    source: z.string(),
    asOfYear: z.int(),
  })
  .openapi('Counter');

export const listCounters = createRoute({
  method: 'get',
  path: '/v1/{community}/counters',
  operationId: 'listCounters',
  tags: ['impact'],
  summary: "The programme's figures, each with what it counts and where it comes from",
  request: { params: communityParam, query: languageQuery },
  responses: {
    200: jsonAnswer(z.object({ items: z.array(counterSchema) }), 'The counters'),
    ...problemAnswers(),
  },
});

export const impactRoutes = { listCounters } as const;
