import { createRoute, z } from '@hono/zod-openapi';
import {
  anybodyOrSignedIn,
  audienceSchema,
  codeSchema,
  communityParam,
  daySchema,
  idSchema,
  jsonAnswer,
  languageQuery,
  pageOf,
  pageQuery,
  problemAnswers,
} from './common.ts';

export const taxonomyEntrySchema = z
  .object({
    code: codeSchema,
    group: codeSchema.nullable().openapi({ description: 'Code of the group; null for a group itself' }),
    name: z.string(),
    description: z.string(),
  })
  .openapi('TaxonomyEntry');

export const costSchema = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('free') }),
    z.object({ kind: z.literal('per_hour'), feeCents: z.int().min(0) }),
  ])
  .openapi('Cost');

export const weeklyWindowSchema = z
  .object({
    weekday: z.int().min(1).max(7),
    startMinute: z.int().min(0).max(1439),
    endMinute: z.int().min(1).max(1440),
  })
  .openapi('WeeklyWindow');

export const serviceSchema = z
  .object({
    id: idSchema,
    code: codeSchema,
    name: z.string(),
    description: z.string(),
    provider: z.string(),
    districts: z
      .array(codeSchema)
      .nullable()
      .openapi({ description: 'Districts it serves; null: not known' }),
    entries: z.array(codeSchema),
    offerKind: z.enum(['individual', 'group', 'shared', 'self_organised']),
    cost: costSchema.nullable().openapi({ description: 'null: not known' }),
    windows: z.array(weeklyWindowSchema).nullable(),
    languages: z.array(z.string()).nullable(),
    openPlaces: z.int().nullable(),
    audience: audienceSchema,
    verifiedOn: daySchema.nullable(),
    source: z.enum(['published', 'generated']),
    generatedFields: z.array(z.string()),
  })
  .openapi('Service');

export const listTaxonomy = createRoute({
  method: 'get',
  path: '/v1/{community}/taxonomy',
  operationId: 'listTaxonomy',
  tags: ['catalogue'],
  summary: 'The groups and entries that needs and answers are named by',
  request: { params: communityParam, query: languageQuery },
  responses: {
    200: jsonAnswer(z.object({ items: z.array(taxonomyEntrySchema) }), 'Groups and entries in their order'),
    ...problemAnswers(),
  },
});

export const listServices = createRoute({
  method: 'get',
  path: '/v1/{community}/services',
  operationId: 'listServices',
  tags: ['catalogue'],
  summary: 'Services that everyone may use, and those for the people of the caller’s organisations, by name',
  security: anybodyOrSignedIn('catalogue:read'),
  request: {
    params: communityParam,
    query: pageQuery.extend({
      district: codeSchema.optional(),
      group: codeSchema.optional(),
      q: z.string().max(80).optional().openapi({ description: 'Words in the name or description' }),
    }),
  },
  responses: {
    200: jsonAnswer(pageOf(serviceSchema, 'ServicePage'), 'A page of services'),
    ...problemAnswers('not_signed_in'),
  },
});

export const catalogueRoutes = { listTaxonomy, listServices } as const;
