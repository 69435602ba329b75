import { createRoute, z } from '@hono/zod-openapi';
import { costSchema, weeklyWindowSchema } from './catalogue-facts.ts';
import { serviceParam } from './catalogue.ts';
import { communityParam, daySchema, jsonAnswer, jsonBody, languageQuery, problemAnswers } from './common.ts';
import { keptServiceSchema } from './kept-services.ts';
import { bodyProblems, portalOnly, portalProblems } from './roles.ts';

const instantSchema = z.iso.datetime();
const writingProblems = [...portalProblems, ...bodyProblems] as const;

export const askProvider = createRoute({
  method: 'post',
  path: '/v1/{community}/catalogue/services/{service}/renewal',
  operationId: 'askProvider',
  tags: ['catalogue'],
  summary:
    'Writes to the provider with a link by which it says whether the service is still so; a link before ends',
  security: portalOnly,
  request: { params: serviceParam, query: languageQuery },
  responses: {
    200: jsonAnswer(keptServiceSchema, 'The service, with the link that was sent'),
    ...problemAnswers(...writingProblems, 'provider_without_address', 'renewal_just_sent'),
  },
});

export const revokeRenewal = createRoute({
  method: 'delete',
  path: '/v1/{community}/catalogue/services/{service}/renewal',
  operationId: 'revokeRenewal',
  tags: ['catalogue'],
  summary: 'Ends the link that was sent; there may be none',
  security: portalOnly,
  request: { params: serviceParam, query: languageQuery },
  responses: {
    200: jsonAnswer(keptServiceSchema, 'The service'),
    ...problemAnswers(...writingProblems),
  },
});

const renewalSecretSchema = z
  .string()
  .regex(/^[A-Za-z0-9_-]{43}$/)
  .openapi({ description: 'The part of the link’s address after the #' });

export const readRenewal = createRoute({
  method: 'post',
  path: '/v1/{community}/service-renewals',
  operationId: 'readRenewal',
  tags: ['catalogue'],
  summary: 'What a provider’s link asks about; whoever has the link may read it, and nothing more',
  request: {
    params: communityParam,
    query: languageQuery,
    body: jsonBody(z.strictObject({ secret: renewalSecretSchema }).openapi('RenewalSecret')),
  },
  responses: {
    200: jsonAnswer(
      z
        .object({
          name: z.string(),
          provider: z.string(),
          description: z.string(),
          windows: z.array(weeklyWindowSchema).nullable(),
          cost: costSchema.nullable(),
          openPlaces: z.int().nullable(),
          verifiedOn: daySchema.nullable(),
          hiddenFrom: daySchema
            .nullable()
            .openapi({ description: 'From this day on nobody is shown it; null: nobody ever verified it' }),
          endsAt: instantSchema,
        })
        .openapi('Renewal'),
      'The service as it is shown',
    ),
    ...problemAnswers(...bodyProblems, 'renewal_over'),
  },
});

export const answerRenewal = createRoute({
  method: 'post',
  path: '/v1/{community}/service-renewals/answer',
  operationId: 'answerRenewal',
  tags: ['catalogue'],
  summary: 'What the provider says, once: it is so, something changed, or it is no more',
  request: {
    params: communityParam,
    body: jsonBody(
      z
        .strictObject({
          secret: renewalSecretSchema,
          answer: z.enum(['confirmed', 'changed', 'gone']),
          note: z.string().trim().min(1).max(500).optional(),
        })
        .refine(({ answer, note }) => (answer === 'changed') === (note !== undefined), {
          path: ['note'],
          message: 'What changed stands with `changed`, and there alone',
        })
        .openapi('RenewalAnswer'),
    ),
  },
  responses: {
    200: jsonAnswer(
      z
        .object({ answer: z.enum(['confirmed', 'changed', 'gone']), verifiedOn: daySchema.nullable() })
        .openapi('RenewalAnswered'),
      'What stands now',
    ),
    ...problemAnswers(...bodyProblems, 'renewal_over'),
  },
});

export const serviceRenewalRoutes = { askProvider, revokeRenewal, readRenewal, answerRenewal } as const;
