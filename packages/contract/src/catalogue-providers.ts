import { createRoute, z } from '@hono/zod-openapi';
import { localTextSchema } from './catalogue-facts.ts';
import { qualityCriteria } from './catalogue.ts';
import {
  codeSchema,
  communityParam,
  daySchema,
  idSchema,
  jsonAnswer,
  jsonBody,
  languageQuery,
  languageSchema,
  pageOf,
  pageQuery,
  problemAnswers,
} from './common.ts';
import { idempotencyHeaders, idempotencyProblems } from './idempotency.ts';
import { bodyProblems, portalOnly, portalProblems } from './roles.ts';

const writingProblems = [...portalProblems, ...bodyProblems] as const;

const accreditationSchema = z
  .object({
    id: idSchema,
    issuer: z.string(),
    entries: z.array(codeSchema),
    startsOn: daySchema,
    endsOn: daySchema,
    evidence: z.string().nullable(),
    withdrawnOn: daySchema.nullable(),
    state: z.enum(['ahead', 'holds', 'ends_soon', 'over', 'withdrawn']),
    visits: z.array(
      z.object({
        visitedOn: daySchema,
        outcome: z.enum(['good', 'to_improve', 'failed']),
        note: z.string().nullable(),
      }),
    ),
  })
  .openapi('Accreditation');

export const providerSchema = z
  .object({
    organisation: codeSchema,
    name: z.string(),
    services: z.int(),
    description: localTextSchema(600).nullable(),
    mail: z.string().nullable(),
    mailLanguage: languageSchema,
    phone: z.string().nullable(),
    website: z.string().nullable(),
    version: z.int(),
    quality: z.array(
      z.object({
        criterion: z.enum(qualityCriteria),
        isMet: z.boolean(),
        note: z.string().nullable(),
        checkedOn: daySchema,
      }),
    ),
    accreditations: z.array(accreditationSchema),
  })
  .openapi('CatalogueProvider');

export const listProviders = createRoute({
  method: 'get',
  path: '/v1/{community}/catalogue/providers',
  operationId: 'listProviders',
  tags: ['catalogue'],
  summary: 'Providers that the caller looks after, with what vouches for them',
  security: portalOnly,
  request: { params: communityParam, query: pageQuery },
  responses: {
    200: jsonAnswer(pageOf(providerSchema, 'CatalogueProviderPage'), 'A page of providers, by name'),
    ...problemAnswers(...portalProblems),
  },
});

/** Firms come in by their own way: with an agreement and a sign-in. */
export const providerKinds = [
  'cooperative',
  'social_consortium',
  'public_body',
  'foundation',
  'association',
  'parish',
  'shop',
  'condominium',
  'informal_group',
] as const;

export const createProvider = createRoute({
  method: 'post',
  path: '/v1/{community}/catalogue/providers',
  operationId: 'createProvider',
  tags: ['catalogue'],
  summary: 'Brings in an organisation that gives services; its code comes from its name',
  security: portalOnly,
  request: {
    params: communityParam,
    query: languageQuery,
    headers: idempotencyHeaders,
    body: jsonBody(
      z
        .strictObject({ name: z.string().trim().min(2).max(120), kind: z.enum(providerKinds) })
        .openapi('NewProvider'),
    ),
  },
  responses: {
    201: jsonAnswer(providerSchema, 'The provider'),
    ...problemAnswers(...writingProblems, ...idempotencyProblems),
  },
});

const organisationParam = communityParam.extend({
  organisation: codeSchema.openapi({ param: { name: 'organisation', in: 'path' } }),
});

const providerChangeSchema = z
  .strictObject({
    version: z.int().min(0).max(1_000_000_000).openapi({ description: '0: it was no provider yet' }),
    description: localTextSchema(600).nullable(),
    mail: z.email().max(254).nullable(),
    mailLanguage: languageSchema.default('it'),
    phone: z.string().trim().min(3).max(40).nullable(),
    website: z
      .url({ protocol: /^https?$/ })
      .max(300)
      .nullable(),
    quality: z
      .array(
        z.strictObject({
          criterion: z.enum(qualityCriteria),
          isMet: z.boolean(),
          note: z.string().trim().min(1).max(500).nullable().default(null),
        }),
      )
      .max(6)
      .refine((checks) => new Set(checks.map(({ criterion }) => criterion)).size === checks.length, {
        message: 'Each criterion once',
      })
      .optional(),
  })
  .openapi('ProviderChange');

export const updateProvider = createRoute({
  method: 'put',
  path: '/v1/{community}/catalogue/providers/{organisation}',
  operationId: 'updateProvider',
  tags: ['catalogue'],
  summary:
    'How a provider is reached; the first time makes the organisation a provider. Quality is for managers alone',
  security: portalOnly,
  request: {
    params: organisationParam,
    query: languageQuery,
    body: jsonBody(providerChangeSchema),
  },
  responses: {
    200: jsonAnswer(providerSchema, 'The provider as it is now'),
    ...problemAnswers(...writingProblems, 'service_changed'),
  },
});

export const recordAccreditation = createRoute({
  method: 'post',
  path: '/v1/{community}/catalogue/providers/{organisation}/accreditations',
  operationId: 'recordAccreditation',
  tags: ['catalogue'],
  summary: 'Records who vouches for a provider, for what and how long',
  security: portalOnly,
  request: {
    params: organisationParam,
    query: languageQuery,
    headers: idempotencyHeaders,
    body: jsonBody(
      z
        .strictObject({
          issuer: z.string().trim().min(1).max(200),
          entries: z.array(codeSchema).min(1).max(50),
          startsOn: daySchema,
          endsOn: daySchema,
          evidence: z.string().trim().min(1).max(500).nullable().default(null),
        })
        .refine(({ startsOn, endsOn }) => endsOn >= startsOn, {
          path: ['endsOn'],
          message: 'Not before it begins',
        })
        .openapi('NewAccreditation'),
    ),
  },
  responses: {
    201: jsonAnswer(providerSchema, 'The provider as it is now'),
    ...problemAnswers(...writingProblems, ...idempotencyProblems),
  },
});

const accreditationParam = communityParam.extend({
  accreditation: idSchema.openapi({ param: { name: 'accreditation', in: 'path' } }),
});

export const withdrawAccreditation = createRoute({
  method: 'post',
  path: '/v1/{community}/catalogue/accreditations/{accreditation}/withdraw',
  operationId: 'withdrawAccreditation',
  tags: ['catalogue'],
  summary: 'It holds no more from today; twice changes nothing',
  security: portalOnly,
  request: { params: accreditationParam, query: languageQuery },
  responses: {
    200: jsonAnswer(providerSchema, 'The provider as it is now'),
    ...problemAnswers(...writingProblems),
  },
});

export const recordVisit = createRoute({
  method: 'post',
  path: '/v1/{community}/catalogue/accreditations/{accreditation}/visits',
  operationId: 'recordVisit',
  tags: ['catalogue'],
  summary: 'Somebody went and looked',
  security: portalOnly,
  request: {
    params: accreditationParam,
    query: languageQuery,
    headers: idempotencyHeaders,
    body: jsonBody(
      z
        .strictObject({
          visitedOn: daySchema,
          outcome: z.enum(['good', 'to_improve', 'failed']),
          note: z.string().trim().min(1).max(500).nullable().default(null),
        })
        .openapi('NewVisit'),
    ),
  },
  responses: {
    201: jsonAnswer(providerSchema, 'The provider as it is now'),
    ...problemAnswers(...writingProblems, ...idempotencyProblems),
  },
});

export const catalogueProviderRoutes = {
  listProviders,
  createProvider,
  updateProvider,
  recordAccreditation,
  withdrawAccreditation,
  recordVisit,
} as const;

export type ProviderChangeInput = z.output<typeof providerChangeSchema>;
