import { createRoute, z } from '@hono/zod-openapi';
import { freshnessSchema, taxLabels } from './catalogue-facts.ts';
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
  .extend({
    version: z.int(),
    service: serviceInputSchema,
    openPlacesOn: daySchema
      .nullable()
      .openapi({ description: 'On which day the figure of free places was true' }),
    isHoursByRule: z.boolean().openapi({
      description:
        'Its hours follow a rule that no week can show; they stay while `timetable` is null and `windows` are as they were',
    }),
  })
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

const namedSchema = z.object({ code: codeSchema, name: z.string() });

export const getCatalogueChoices = createRoute({
  method: 'get',
  path: '/v1/{community}/catalogue/choices',
  operationId: 'getCatalogueChoices',
  tags: ['catalogue'],
  summary:
    'What a sheet can be made of by the caller: for whom she may write, and the firms that it may be for',
  security: portalOnly,
  request: { params: communityParam, query: languageQuery },
  responses: {
    200: jsonAnswer(
      z
        .object({
          today: daySchema,
          timeZone: z.string(),
          mayDecide: z.boolean().openapi({ description: 'Looks after all of the catalogue' }),
          providers: z.array(namedSchema).openapi({
            description: 'Organisations for which the caller may write, at most a thousand, by name',
          }),
          firms: z
            .array(namedSchema)
            .openapi({ description: 'Firms whose people a service may be for, at most a thousand, by name' }),
          taxLabels: z
            .array(
              z.object({
                label: z.enum(taxLabels),
                endsOn: daySchema.nullable(),
                reference: z.string(),
                words: z.string(),
              }),
            )
            .openapi({ description: 'What a service may carry today' }),
        })
        .openapi('CatalogueChoices'),
      'The choices',
    ),
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
          taxLabels: z
            .array(z.object({ service: codeSchema, name: z.string(), label: z.enum(taxLabels) }))
            .openapi({ description: 'Services whose label does not hold today' }),
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
  getCatalogueChoices,
  listKeptServices,
  getKeptService,
  createService,
  updateService,
  verifyService,
  getCatalogueAlarms,
} as const;
