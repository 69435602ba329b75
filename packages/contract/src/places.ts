import { createRoute, z } from '@hono/zod-openapi';
import { costSchema, weeklyWindowSchema } from './catalogue-facts.ts';
import {
  anybodyOrSignedIn,
  audienceSchema,
  codeSchema,
  communityParam,
  idSchema,
  jsonAnswer,
  languageQuery,
  pageOf,
  pageQuery,
  problemAnswers,
} from './common.ts';

/** Coordinates of the schematic drawing: 0..1000 both ways, y downwards; not metres, not degrees. */
export const schematicPointSchema = z.object({ x: z.number(), y: z.number() }).openapi('SchematicPoint');

export const placeSchema = z
  .object({
    id: idSchema,
    code: codeSchema,
    name: z.string(),
    kind: codeSchema,
    host: z.string(),
    district: codeSchema,
    quarter: z.string().nullable(),
    description: z.string(),
    amenities: z.array(z.string()),
    lifeCycle: z.enum(['proposed', 'agreed', 'active', 'suspended', 'handed_over', 'closed']),
    entries: z.array(codeSchema),
    services: z
      .array(codeSchema)
      .openapi({ description: 'Codes of the services held here that the caller may know of' }),
    point: schematicPointSchema,
    source: z.enum(['published', 'generated']),
    generatedFields: z.array(z.string()),
  })
  .openapi('Place');

export const activitySchema = z
  .object({
    id: idSchema,
    code: codeSchema,
    name: z.string(),
    description: z.string(),
    organiser: z.string(),
    place: z.object({ code: codeSchema, name: z.string() }),
    district: codeSchema,
    entries: z.array(codeSchema),
    windows: z.array(weeklyWindowSchema).nullable().openapi({ description: 'Weekly hours; null: not known' }),
    cost: costSchema.nullable(),
    languages: z.array(z.string()).nullable(),
    audience: audienceSchema,
    source: z.enum(['published', 'generated']),
    generatedFields: z.array(z.string()),
  })
  .openapi('Activity');

export const territorySchema = z
  .object({
    districts: z.array(
      z.object({
        code: codeSchema,
        name: z.string(),
        isInProgramme: z.boolean(),
        outline: z.array(schematicPointSchema),
        labelPoint: schematicPointSchema,
      }),
    ),
    quarters: z.array(
      z.object({ code: codeSchema, name: z.string(), district: codeSchema, point: schematicPointSchema }),
    ),
  })
  .openapi('Territory');

export const listPlaces = createRoute({
  method: 'get',
  path: '/v1/{community}/places',
  operationId: 'listPlaces',
  tags: ['places'],
  summary: 'Places of the programme that everyone may enter, by name',
  security: anybodyOrSignedIn('catalogue:read'),
  request: {
    params: communityParam,
    query: pageQuery.extend({
      district: codeSchema.optional(),
      kind: codeSchema.optional(),
      q: z.string().max(80).optional(),
    }),
  },
  responses: {
    200: jsonAnswer(pageOf(placeSchema, 'PlacePage'), 'A page of places'),
    ...problemAnswers('not_signed_in'),
  },
});

export const listActivities = createRoute({
  method: 'get',
  path: '/v1/{community}/activities',
  operationId: 'listActivities',
  tags: ['places'],
  summary:
    'Activities that are for everyone, and those for the people of the caller’s organisations, by name',
  security: anybodyOrSignedIn('catalogue:read'),
  request: { params: communityParam, query: pageQuery.extend({ district: codeSchema.optional() }) },
  responses: {
    200: jsonAnswer(pageOf(activitySchema, 'ActivityPage'), 'A page of activities'),
    ...problemAnswers('not_signed_in'),
  },
});

export const getTerritory = createRoute({
  method: 'get',
  path: '/v1/{community}/territory',
  operationId: 'getTerritory',
  tags: ['places'],
  summary: 'The schematic drawing of the territory: districts and quarters',
  request: { params: communityParam, query: languageQuery },
  responses: { 200: jsonAnswer(territorySchema, 'The drawing'), ...problemAnswers() },
});

export const listAmenities = createRoute({
  method: 'get',
  path: '/v1/{community}/amenities',
  operationId: 'listAmenities',
  tags: ['places'],
  summary: 'What a place can have: a changing table, a projector, a step-free entrance',
  request: { params: communityParam, query: languageQuery },
  responses: {
    200: jsonAnswer(
      z.object({ items: z.array(z.object({ code: codeSchema, name: z.string() })) }).openapi('Amenities'),
      'All of them, at most five hundred',
    ),
    ...problemAnswers(),
  },
});

export const placesRoutes = { listPlaces, listActivities, getTerritory, listAmenities } as const;
