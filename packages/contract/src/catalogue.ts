import { createRoute, z } from '@hono/zod-openapi';
import {
  anybodyOrSignedIn,
  codeSchema,
  communityParam,
  daySchema,
  idSchema,
  jsonAnswer,
  languageQuery,
  pageQuery,
  problemAnswers,
} from './common.ts';
import {
  accessibilitySchema,
  ageRangeSchema,
  checkedFacts,
  cityThemes,
  costSchema,
  eligibilitySchema,
  factSourceSchema,
  freshnessSchema,
  offerKindSchema,
  taxLabelSchema,
  weeklyWindowSchema,
} from './catalogue-facts.ts';
import { spokenLanguages } from './time-bank-offers.ts';

/** What the city asks of every place and provider that helps people. */
export const qualityCriteria = [
  'visible',
  'recognisable',
  'authoritative',
  'immediate',
  'multichannel',
  'plural',
] as const;

export const taxonomyEntrySchema = z
  .object({
    code: codeSchema,
    group: codeSchema.nullable().openapi({ description: 'Code of the group; null for a group itself' }),
    name: z.string(),
    description: z.string(),
    leadsTo: codeSchema
      .nullable()
      .openapi({ description: 'The entry that this code was merged into; null: it stands for itself' }),
    isRetired: z.boolean().openapi({ description: 'Nothing new is named by it' }),
    links: z.array(z.object({ scheme: z.string(), code: z.string(), name: z.string() })).openapi({
      description: 'Terms of other taxonomies that mean the same, with the scheme that each is of',
    }),
  })
  .openapi('TaxonomyEntry');

/** For whom a service is: everyone, whoever belongs to the community, or people of the caller's organisations. */
const serviceAudienceSchema = z.enum(['everyone', 'members', 'yours']).openapi('ServiceAudience');

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
    offerKind: offerKindSchema,
    cost: costSchema.nullable().openapi({ description: 'null: not known' }),
    windows: z.array(weeklyWindowSchema).nullable(),
    languages: z.array(z.string()).nullable(),
    openPlaces: z.int().nullable(),
    openPlacesOn: daySchema.nullable().openapi({ description: 'On which day that was true' }),
    audience: serviceAudienceSchema,
    verifiedOn: daySchema.nullable(),
    freshness: freshnessSchema,
    nearness: z
      .enum(['here', 'near', 'far'])
      .nullable()
      .openapi({ description: 'From where was asked; null: not asked, or not known where it is given' }),
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
    200: jsonAnswer(
      z.object({
        version: z.int().openapi({ description: 'One more with every change' }),
        items: z.array(taxonomyEntrySchema),
      }),
      'Groups and entries in their order, what was retired too',
    ),
    ...problemAnswers(),
  },
});

/** What a list of services may be narrowed by; several narrow it together. */
export const serviceFilters = z.object({
  q: z
    .string()
    .max(80)
    .optional()
    .openapi({ description: 'Words, as somebody types them: inflected, misspelt' }),
  group: codeSchema.optional().openapi({ description: 'A group of the taxonomy, or one entry of it' }),
  district: codeSchema.optional().openapi({ description: 'Districts that it serves' }),
  kind: offerKindSchema.optional(),
  cost: z.enum(['free', 'paid']).optional(),
  language: z.enum(spokenLanguages).optional().openapi({ description: 'Spoken there' }),
  accessibility: accessibilitySchema.optional(),
  open: z
    .string()
    .regex(/^(?:now|[1-7]-(?:[01]\d|2[0-3])[0-5]\d)$/)
    .optional()
    .openapi({ description: 'Open at this time: `now`, or weekday and time such as `2-1630`' }),
});

const nearQuery = z.object({
  near: codeSchema.optional().openapi({
    description: 'Code of a district or a place from which nearness counts; the nearest come first',
  }),
});

export const servicePageSchema = z
  .object({
    items: z.array(serviceSchema),
    nextCursor: z.string().nullable(),
    found: z.enum(['all', 'alike', 'some']).openapi({
      description:
        '`all`: every word was found. `alike`: words were taken for others that look like them. `some`: only some were found',
    }),
  })
  .openapi('ServicePage');

export const listServices = createRoute({
  method: 'get',
  path: '/v1/{community}/services',
  operationId: 'listServices',
  tags: ['catalogue'],
  summary:
    'Services that everyone may use and those for the caller; by name, with words the best answers first',
  security: anybodyOrSignedIn('catalogue:read'),
  request: {
    params: communityParam,
    query: pageQuery.extend(serviceFilters.shape).extend(nearQuery.shape),
  },
  responses: {
    200: jsonAnswer(servicePageSchema, 'A page of services'),
    ...problemAnswers('not_signed_in'),
  },
});

const facetSchema = z.array(z.object({ code: z.string(), count: z.int() })).max(200);

export const listServiceFacets = createRoute({
  method: 'get',
  path: '/v1/{community}/service-facets',
  operationId: 'listServiceFacets',
  tags: ['catalogue'],
  summary:
    'How many services each further filter would leave; a filter that is set does not narrow its own counts',
  security: anybodyOrSignedIn('catalogue:read'),
  request: { params: communityParam, query: languageQuery.extend(serviceFilters.shape) },
  responses: {
    200: jsonAnswer(
      z
        .object({
          total: z.int(),
          group: facetSchema.openapi({ description: 'Groups and entries' }),
          district: facetSchema,
          kind: facetSchema,
          cost: facetSchema,
          language: facetSchema,
          accessibility: facetSchema,
        })
        .openapi('ServiceFacets'),
      'Counts of what the caller may know of',
    ),
    ...problemAnswers('not_signed_in'),
  },
});

export const serviceParam = communityParam.extend({
  service: codeSchema.openapi({ param: { name: 'service', in: 'path' }, description: 'Its code or its id' }),
});

const contactSchema = z
  .object({
    label: z.string(),
    phone: z.string().nullable(),
    mail: z.string().nullable(),
    website: z.string().nullable(),
    languages: z.array(z.string()),
  })
  .openapi('ServiceContact');

export const serviceSheetSchema = serviceSchema
  .omit({ nearness: true })
  .extend({
    status: z.enum(['draft', 'active', 'suspended', 'closed']),
    providerCode: codeSchema,
    providerDescription: z.string().nullable(),
    entryNames: z.array(z.object({ code: codeSchema, name: z.string() })),
    ages: ageRangeSchema.nullable(),
    capacityPlaces: z.int().nullable(),
    accessibility: z.array(accessibilitySchema).nullable(),
    hours: z
      .object({
        usual: z.array(z.string()).openapi({ description: 'What recurs, a line each' }),
        changes: z.array(z.string()).openapi({ description: 'Other hours, closures and holidays to come' }),
      })
      .nullable()
      .openapi({ description: 'When it is open, in words; null: not known' }),
    documents: z
      .array(z.string())
      .nullable()
      .openapi({ description: 'null: not known; none: nothing to bring' }),
    eligibility: z.array(eligibilitySchema),
    eligibilityText: z.string().nullable(),
    taxLabel: taxLabelSchema.nullable(),
    taxPeriod: z
      .object({
        state: z.enum(['ahead', 'holds', 'over']),
        startsOn: daySchema,
        endsOn: daySchema.nullable(),
        reference: z.string(),
        words: z.string(),
        checkedOn: daySchema
          .nullable()
          .openapi({ description: 'null: nobody whose trade it is read it yet' }),
      })
      .nullable()
      .openapi({
        description:
          'What the law says of the label, and when it held last; null: no label, or no period known',
      }),
    themes: z.array(z.enum(cityThemes)),
    bornFrom: z.object({ words: z.string(), on: daySchema.nullable() }).nullable(),
    contacts: z.array(contactSchema),
    accreditations: z.array(
      z.object({
        issuer: z.string(),
        startsOn: daySchema,
        endsOn: daySchema,
        evidence: z.string().nullable(),
      }),
    ),
    quality: z
      .array(z.object({ criterion: z.enum(qualityCriteria), isMet: z.boolean(), checkedOn: daySchema }))
      .openapi({ description: 'What was looked at of the six things that the city asks of a provider' }),
    verifiedBy: z.enum(['provider', 'manager', 'programme', 'import']).nullable(),
    factSources: z.partialRecord(z.enum(checkedFacts), factSourceSchema),
  })
  .openapi('ServiceSheet');

export const getService = createRoute({
  method: 'get',
  path: '/v1/{community}/services/{service}',
  operationId: 'getService',
  tags: ['catalogue'],
  summary: 'The whole sheet of one service; what the caller may not know of is not found',
  security: anybodyOrSignedIn('catalogue:read'),
  request: { params: serviceParam, query: languageQuery },
  responses: {
    200: jsonAnswer(serviceSheetSchema, 'The service'),
    ...problemAnswers('not_signed_in'),
  },
});

export const catalogueRoutes = { listTaxonomy, listServices, listServiceFacets, getService } as const;
