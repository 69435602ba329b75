import { createRoute, z } from '@hono/zod-openapi';
import { freshnessSchema } from './catalogue-facts.ts';
import { serviceParam } from './catalogue.ts';
import {
  codeSchema,
  communityParam,
  daySchema,
  idSchema,
  jsonAnswer,
  jsonBody,
  languageQuery,
  pageOf,
  pageQuery,
  problemAnswers,
} from './common.ts';
import { idempotencyHeaders, idempotencyProblems } from './idempotency.ts';
import { bodyProblems, portalOnly, portalProblems } from './roles.ts';
import { serviceInputSchema } from './service-input.ts';

const instantSchema = z.iso.datetime();
const writingProblems = [...portalProblems, ...bodyProblems] as const;

const renewalSchema = z.object({
  sentAt: instantSchema,
  endsAt: instantSchema,
  state: z.enum(['open', 'over', 'revoked', 'confirmed', 'changed', 'gone']),
  note: z.string().nullable(),
});

const keptSummarySchema = z
  .object({
    id: idSchema,
    code: codeSchema,
    name: z.string(),
    provider: z.string(),
    providerCode: codeSchema,
    status: z.enum(['draft', 'active', 'suspended', 'closed']),
    verifiedOn: daySchema.nullable(),
    freshness: freshnessSchema,
    isHidden: z.boolean().openapi({ description: 'Nobody sees it: it was not verified for a year' }),
    accreditedUntil: daySchema.nullable(),
    canBeAsked: z.boolean().openapi({ description: 'The provider has an address at which it can be asked' }),
    renewal: renewalSchema.nullable().openapi({ description: 'The last link that was sent' }),
  })
  .openapi('KeptService');

export const keptServiceSchema = keptSummarySchema
  .extend({ version: z.int(), service: serviceInputSchema })
  .openapi('KeptServiceSheet');

export const listKeptServices = createRoute({
  method: 'get',
  path: '/v1/{community}/catalogue/services',
  operationId: 'listKeptServices',
  tags: ['catalogue'],
  summary:
    'Services that the caller looks after: all for community managers, their organisations’ for providers',
  security: portalOnly,
  request: {
    params: communityParam,
    query: pageQuery.extend({
      show: z.enum(['all', 'to_verify', 'hidden', 'draft']).default('all'),
      q: z.string().max(80).optional(),
    }),
  },
  responses: {
    200: jsonAnswer(pageOf(keptSummarySchema, 'KeptServicePage'), 'A page of services, by name'),
    ...problemAnswers(...portalProblems),
  },
});

export const getKeptService = createRoute({
  method: 'get',
  path: '/v1/{community}/catalogue/services/{service}',
  operationId: 'getKeptService',
  tags: ['catalogue'],
  summary: 'One service as its editors have it',
  security: portalOnly,
  request: { params: serviceParam, query: languageQuery },
  responses: {
    200: jsonAnswer(keptServiceSchema, 'The service'),
    ...problemAnswers(...portalProblems),
  },
});

export const createService = createRoute({
  method: 'post',
  path: '/v1/{community}/catalogue/services',
  operationId: 'createService',
  tags: ['catalogue'],
  summary: 'Adds a service; its code comes from its name',
  security: portalOnly,
  request: {
    params: communityParam,
    query: languageQuery,
    headers: idempotencyHeaders,
    body: jsonBody(serviceInputSchema),
  },
  responses: {
    201: jsonAnswer(keptServiceSchema, 'The service'),
    ...problemAnswers(...writingProblems, ...idempotencyProblems),
  },
});

export const updateService = createRoute({
  method: 'put',
  path: '/v1/{community}/catalogue/services/{service}',
  operationId: 'updateService',
  tags: ['catalogue'],
  summary: 'Changes a service. Whoever changes it says by that that the rest is true too',
  security: portalOnly,
  request: {
    params: serviceParam,
    query: languageQuery,
    body: jsonBody(
      z
        .strictObject({ version: z.int().min(1).max(1_000_000_000), service: serviceInputSchema })
        .openapi('ServiceChange'),
    ),
  },
  responses: {
    200: jsonAnswer(keptServiceSchema, 'The service as it is now'),
    ...problemAnswers(...writingProblems, 'service_changed'),
  },
});

export const verifyService = createRoute({
  method: 'post',
  path: '/v1/{community}/catalogue/services/{service}/verify',
  operationId: 'verifyService',
  tags: ['catalogue'],
  summary: 'Says that everything on its sheet is true today',
  security: portalOnly,
  request: { params: serviceParam, query: languageQuery },
  responses: {
    200: jsonAnswer(keptServiceSchema, 'The service, verified'),
    ...problemAnswers(...writingProblems),
  },
});

export const getCatalogueAlarms = createRoute({
  method: 'get',
  path: '/v1/{community}/catalogue/alarms',
  operationId: 'getCatalogueAlarms',
  tags: ['catalogue'],
  summary:
    'What wants somebody’s attention: what is old, what ends soon, what providers wrote, what nobody finds',
  security: portalOnly,
  request: { params: communityParam, query: languageQuery },
  responses: {
    200: jsonAnswer(
      z
        .object({
          toVerify: z.int().openapi({ description: 'Shown, and not verified for half a year or ever' }),
          hidden: z.int(),
          accreditations: z.array(
            z.object({
              organisation: codeSchema,
              provider: z.string(),
              issuer: z.string(),
              endsOn: daySchema,
            }),
          ),
          notes: z.array(
            z.object({
              service: codeSchema,
              name: z.string(),
              answer: z.enum(['changed', 'gone']),
              note: z.string().nullable(),
              on: daySchema,
            }),
          ),
          unanswered: z
            .array(z.object({ words: z.string(), searches: z.int(), days: z.int(), lastOn: daySchema }))
            .openapi({
              description: 'Searched at least ten times on three days and not found; for managers alone',
            }),
        })
        .openapi('CatalogueAlarms'),
      'What there is to do',
    ),
    ...problemAnswers(...portalProblems),
  },
});

export const keptServiceRoutes = {
  listKeptServices,
  getKeptService,
  createService,
  updateService,
  verifyService,
  getCatalogueAlarms,
} as const;
