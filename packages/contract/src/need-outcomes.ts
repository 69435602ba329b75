import { createRoute, z } from '@hono/zod-openapi';
import { communityParam, jsonAnswer, jsonBody, languageQuery, problemAnswers } from './common.ts';
import { afterDaysSchema, outcomeWords } from './need-outcome-shapes.ts';
import { needParam, needSchema } from './needs.ts';
import { bodyProblems, portalOnly, portalProblems } from './roles.ts';

export const answerOutcome = createRoute({
  method: 'post',
  path: '/v1/{community}/needs/{need}/outcome',
  operationId: 'answerOutcome',
  tags: ['needs'],
  summary: 'The person says how it went; what did not help starts the search again. Twice changes nothing',
  security: portalOnly,
  request: {
    params: needParam,
    query: languageQuery,
    body: jsonBody(
      z
        .strictObject({
          afterDays: afterDaysSchema,
          outcome: z.enum(outcomeWords),
          words: z
            .string()
            .trim()
            .min(1)
            .max(300)
            .optional()
            .openapi({ description: 'A few words of hers, for the managers who read the need' }),
        })
        .openapi('OutcomeAnswer'),
    ),
  },
  responses: {
    200: jsonAnswer(needSchema, 'The need as it is now'),
    ...problemAnswers(...portalProblems, ...bodyProblems, 'need_changed', 'need_over', 'outcome_answered'),
  },
});

export const listOutcomes = createRoute({
  method: 'get',
  path: '/v1/{community}/need-outcomes',
  operationId: 'listOutcomes',
  tags: ['needs'],
  summary: 'For community managers: how it went for how many people at least; nothing below the floor',
  security: portalOnly,
  request: { params: communityParam },
  responses: {
    200: jsonAnswer(
      z
        .object({
          items: z.array(
            z.object({
              afterDays: afterDaysSchema,
              outcome: z.enum(outcomeWords),
              atLeastPeople: z.int().openapi({ description: 'Ten, twenty, fifty or a hundred' }),
            }),
          ),
        })
        .openapi('OutcomeCounts'),
      'Eight at most; what fewer than ten people said is not there',
    ),
    ...problemAnswers(...portalProblems),
  },
});

export const needOutcomeRoutes = { answerOutcome, listOutcomes } as const;
