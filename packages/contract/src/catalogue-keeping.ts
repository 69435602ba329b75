import { createRoute, z } from '@hono/zod-openapi';
import {
  accessibilitySchema,
  ageRangeSchema,
  cityThemes,
  costSchema,
  eligibilitySchema,
  freshnessSchema,
  localTextSchema,
  offerKindSchema,
  taxLabelSchema,
  weeklyWindowSchema,
} from './catalogue-facts.ts';
import { qualityCriteria, serviceParam } from './catalogue.ts';
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
import { spokenLanguages } from './time-bank-offers.ts';

const instantSchema = z.iso.datetime();
const keepingProblems = [...portalProblems] as const;
const writingProblems = [...portalProblems, ...bodyProblems] as const;

/** For whom a service is, as its editors say it. */
const audienceInputSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('everyone') }),
    z.strictObject({ kind: z.literal('members') }),
    z.strictObject({ kind: z.literal('organisations'), organisations: z.array(codeSchema).min(1).max(100) }),
  ])
  .openapi('ServiceAudienceChoice');

const contactInputSchema = z
  .strictObject({
    shownTo: z.enum(['everyone', 'members', 'managers']),
    label: localTextSchema(80),
    phone: z.string().trim().min(3).max(40).nullable().default(null),
    mail: z.email().max(254).nullable().default(null),
    website: z
      .url({ protocol: /^https?$/ })
      .max(300)
      .nullable()
      .default(null),
    languages: z.array(z.enum(spokenLanguages)).max(10).default([]),
  })
  .refine(({ phone, mail, website }) => (phone ?? mail ?? website) !== null, {
    message: 'Names a phone, a mail or a website',
  })
  .openapi('ServiceContactInput');

/** Weekly hours: each window ends after it starts, and none of a day runs into another. */
const hoursSchema = z
  .array(weeklyWindowSchema.strict())
  .min(1)
  .max(28)
  .superRefine((windows, context) => {
    for (const [index, window] of windows.entries()) {
      if (window.endMinute <= window.startMinute)
        context.addIssue({ code: 'custom', path: [index, 'endMinute'], message: 'Ends after it starts' });
      const other = windows.findIndex(
        (each, at) =>
          at < index &&
          each.weekday === window.weekday &&
          each.startMinute < window.endMinute &&
          window.startMinute < each.endMinute,
      );
      if (other >= 0)
        context.addIssue({
          code: 'custom',
          path: [index],
          message: `Runs into window ${other + 1} of the same day`,
        });
    }
  });

export const serviceInputSchema = z
  .strictObject({
    provider: codeSchema.openapi({ description: 'The organisation that gives it' }),
    name: localTextSchema(120),
    description: localTextSchema(2000),
    status: z.enum(['draft', 'active', 'suspended', 'closed']).default('draft'),
    offerKind: offerKindSchema,
    audience: audienceInputSchema,
    entries: z.array(codeSchema).min(1).max(20),
    place: codeSchema
      .nullable()
      .default(null)
      .openapi({ description: 'Where it is given; null: at home, online or not said' }),
    ages: ageRangeSchema.nullable().default(null),
    districts: z.array(codeSchema).max(50).nullable().default(null),
    windows: hoursSchema.nullable().default(null),
    cost: costSchema.nullable().default(null),
    capacityPlaces: z.int().min(1).max(100_000).nullable().default(null),
    openPlaces: z.int().min(0).max(100_000).nullable().default(null),
    languages: z.array(z.enum(spokenLanguages)).max(10).nullable().default(null),
    accessibility: z.array(accessibilitySchema).max(8).nullable().default(null),
    documents: z.array(localTextSchema(200)).max(20).nullable().default(null),
    eligibility: z.array(eligibilitySchema).max(20).default([]),
    eligibilityText: localTextSchema(600).nullable().default(null),
    taxLabel: taxLabelSchema.nullable().default(null),
    themes: z.array(z.enum(cityThemes)).max(4).default([]),
    bornFrom: z
      .strictObject({ words: localTextSchema(300), on: daySchema.nullable().default(null) })
      .nullable()
      .default(null),
    contacts: z.array(contactInputSchema).max(10).default([]),
  })
  .superRefine((service, context) => {
    const { openPlaces, capacityPlaces, eligibility, cost, offerKind } = service;
    if (openPlaces !== null && capacityPlaces !== null && openPlaces > capacityPlaces)
      context.addIssue({ code: 'custom', path: ['openPlaces'], message: 'No more than there are in all' });
    if (cost?.kind === 'split' && offerKind === 'individual')
      context.addIssue({
        code: 'custom',
        path: ['cost'],
        message: 'What one person uses alone is not split',
      });
    for (const { index, message } of contradictionsOf(eligibility))
      context.addIssue({ code: 'custom', path: ['eligibility', index], message });
  })
  .openapi('ServiceInput');

/** Predicates that nobody meets, alone or together with one before. */
function contradictionsOf(
  eligibility: readonly z.infer<typeof eligibilitySchema>[],
): { index: number; message: string }[] {
  const found: { index: number; message: string }[] = [];
  for (const [index, predicate] of eligibility.entries()) {
    if (
      (predicate.kind === 'age' || predicate.kind === 'has_children') &&
      ends(predicate) < predicate.fromYears
    )
      found.push({ index, message: 'Ends before it begins' });
    for (const before of eligibility.slice(0, index)) {
      if (before.kind !== predicate.kind) continue;
      if (before.kind === 'age' && predicate.kind === 'age') {
        if (ends(before) < predicate.fromYears || ends(predicate) < before.fromYears)
          found.push({ index, message: 'Nobody has both ages' });
      } else if (before.kind !== 'has_children') found.push({ index, message: 'Is said twice' });
    }
  }
  return found;
}

function ends({ toYears }: { toYears: number | null }): number {
  return toYears ?? 200;
}

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
    ...problemAnswers(...keepingProblems),
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
    ...problemAnswers(...keepingProblems),
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
    ...problemAnswers(...keepingProblems),
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
    ...problemAnswers(...keepingProblems),
  },
});

const entryParam = communityParam.extend({
  entry: codeSchema.openapi({ param: { name: 'entry', in: 'path' } }),
});
const taxonomyAnswer = z.object({ version: z.int(), code: codeSchema }).openapi('TaxonomyChanged');
const entryTextSchema = { name: localTextSchema(80), description: localTextSchema(300) };

export const addTaxonomyEntry = createRoute({
  method: 'post',
  path: '/v1/{community}/catalogue/taxonomy',
  operationId: 'addTaxonomyEntry',
  tags: ['catalogue'],
  summary: 'Adds a group, or an entry to a group',
  security: portalOnly,
  request: {
    params: communityParam,
    headers: idempotencyHeaders,
    body: jsonBody(
      z
        .strictObject({
          code: z.string().regex(/^[A-Z]{3}(?:[1-9]\d?)?$/),
          group: z
            .string()
            .regex(/^[A-Z]{3}$/)
            .nullable(),
          ...entryTextSchema,
        })
        .refine(
          ({ code, group }) =>
            group === null ? code.length === 3 : code.startsWith(group) && code.length > 3,
          {
            path: ['code'],
            message: 'The code of an entry is its group’s and a number, that of a group three letters',
          },
        )
        .openapi('NewTaxonomyEntry'),
    ),
  },
  responses: {
    201: jsonAnswer(taxonomyAnswer, 'The taxonomy’s new version'),
    ...problemAnswers(...writingProblems, ...idempotencyProblems, 'code_taken'),
  },
});

export const updateTaxonomyEntry = createRoute({
  method: 'put',
  path: '/v1/{community}/catalogue/taxonomy/{entry}',
  operationId: 'updateTaxonomyEntry',
  tags: ['catalogue'],
  summary: 'Says a group or an entry in other words, or retires it: then nothing new is named by it',
  security: portalOnly,
  request: {
    params: entryParam,
    body: jsonBody(
      z
        .strictObject({ ...entryTextSchema, isRetired: z.boolean().default(false) })
        .openapi('TaxonomyEntryChange'),
    ),
  },
  responses: {
    200: jsonAnswer(taxonomyAnswer, 'The taxonomy’s new version'),
    ...problemAnswers(...writingProblems, 'entry_merged'),
  },
});

export const mergeTaxonomyEntry = createRoute({
  method: 'post',
  path: '/v1/{community}/catalogue/taxonomy/{entry}/merge',
  operationId: 'mergeTaxonomyEntry',
  tags: ['catalogue'],
  summary:
    'Makes an entry lead to another: what was named by it is named by the other, and its code still finds it',
  security: portalOnly,
  request: {
    params: entryParam,
    body: jsonBody(z.strictObject({ into: codeSchema }).openapi('TaxonomyMerge')),
  },
  responses: {
    200: jsonAnswer(taxonomyAnswer, 'The taxonomy’s new version'),
    ...problemAnswers(...writingProblems, 'entry_merged', 'entries_not_alike'),
  },
});

export const catalogueKeepingRoutes = {
  listKeptServices,
  getKeptService,
  createService,
  updateService,
  verifyService,
  askProvider,
  revokeRenewal,
  readRenewal,
  answerRenewal,
  listProviders,
  updateProvider,
  recordAccreditation,
  withdrawAccreditation,
  recordVisit,
  getCatalogueAlarms,
  addTaxonomyEntry,
  updateTaxonomyEntry,
  mergeTaxonomyEntry,
} as const;

export type ProviderChangeInput = z.output<typeof providerChangeSchema>;
export type ServiceInput = z.output<typeof serviceInputSchema>;
