import { createRoute, z } from '@hono/zod-openapi';
import {
  codeSchema,
  communityParam,
  daySchema,
  idSchema,
  jsonAnswer,
  jsonBody,
  languageSchema,
  problemAnswers,
} from './common.ts';
import { bodyProblems } from './roles.ts';
import { costSchema, weeklyWindowSchema } from './catalogue-facts.ts';

/**
 * What a person asks for, without saying who she is. Nothing of it is stored, and it has no place for a
 * name, a diagnosis, a nationality or a salary.
 */
export const needFactsSchema = z
  .strictObject({
    language: languageSchema,
    entries: z.array(codeSchema).min(1).max(3),
    district: codeSchema.optional(),
    childAgeBands: z
      .array(z.enum(['0-2', '3-5', '6-10', '11-13', '14-17']))
      .max(5)
      .optional(),
    moments: z.array(codeSchema).max(10).optional(),
    sharesWith: z.array(codeSchema).max(10).optional(),
    audiencePass: z.string().max(200).optional().openapi({
      description: "Opens the firm's own offers; the same for all of a firm's people, so it names nobody",
    }),
  })
  .openapi('NeedFacts');

const factSchema = z.unknown().openapi({ description: 'A fact as data; null when not known or not stated' });

export const matchCriterionSchema = z
  .object({
    criterion: codeSchema,
    outcome: z.enum(['met', 'partly', 'not_met', 'unknown', 'not_asked']),
    needFact: factSchema,
    answerFact: factSchema,
    points: z.int(),
    max: z.int(),
    source: z.string().nullable(),
    verifiedOn: daySchema.nullable(),
  })
  .openapi('MatchCriterion');

export const matchChangeSchema = z
  .object({
    change: codeSchema,
    criterion: codeSchema,
    gainPoints: z.int().nullable(),
    to: z.number().nullable(),
  })
  .openapi('MatchChange');

/** The card of a service, activity or place that answers a need. `null` always means: not known. */
export const matchAnswerSchema = z
  .object({
    id: idSchema,
    code: codeSchema,
    kind: z.enum(['service', 'shared_service', 'activity', 'place']),
    name: z.string(),
    description: z.string(),
    provider: z.string(),
    place: z.object({ code: codeSchema, name: z.string() }).nullable(),
    districts: z.array(codeSchema).nullable(),
    cost: costSchema.nullable(),
    windows: z.array(weeklyWindowSchema).nullable(),
    openPlaces: z.int().nullable(),
    verifiedOn: daySchema.nullable(),
    source: z.enum(['published', 'generated']),
    generatedFields: z.array(z.string()),
  })
  .openapi('MatchAnswer');

export const matchSchema = z
  .object({
    answer: matchAnswerSchema,
    answersEntries: z.array(codeSchema).openapi({ description: "Which of the need's entries it answers" }),
    score: z.int().min(0).max(100),
    assessablePoints: z.int().min(0).max(100),
    needsCheck: z.boolean(),
    criteria: z.array(matchCriterionSchema),
    changes: z.array(matchChangeSchema),
  })
  .openapi('Match');

export const matchResultSchema = z
  .object({
    rulesVersion: z.string(),
    needs: z.array(
      z.object({
        entry: codeSchema,
        name: z.string(),
        matches: z.array(matchSchema),
        hidden: z.array(z.object({ reason: codeSchema, count: z.int() })),
      }),
    ),
  })
  .openapi('MatchResult');

export const matchNeed = createRoute({
  method: 'post',
  path: '/v1/{community}/matches',
  operationId: 'matchNeed',
  tags: ['matching'],
  summary: 'Answers to up to three needs, scored and explained; computed on the spot and stored nowhere',
  request: { params: communityParam, body: jsonBody(needFactsSchema) },
  responses: {
    200: jsonAnswer(matchResultSchema, 'For each need, the answers that fit best'),
    ...problemAnswers(...bodyProblems),
  },
});

export const matchingRoutes = { matchNeed } as const;

export type NeedFactsBody = z.infer<typeof needFactsSchema>;
export type MatchResultBody = z.infer<typeof matchResultSchema>;
