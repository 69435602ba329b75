import { createRoute, z } from '@hono/zod-openapi';
import { weeklyWindowSchema } from './catalogue-facts.ts';
import {
  anybodyOrSignedIn,
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
import { enrolmentStateSchema, mostPlacesEach } from './enrolments.ts';
import { idempotencyHeaders, idempotencyProblems } from './idempotency.ts';
import { bodyProblems, portalOnly, portalProblems } from './roles.ts';

/** What people most often share; each brings good first values for the form. */
export const sharedTemplates = ['babysitter', 'carer', 'after_school', 'escort', 'concierge'] as const;

/** `child_hour`: by how many come for how long. `band`: by the band that a family is in. */
export const splitRules = ['equal', 'child_hour', 'band'] as const;

export const mostWindows = 14;

const templateSchema = z.enum(sharedTemplates).openapi('SharedTemplate');
const splitSchema = z.enum(splitRules).openapi('SplitRule');
const centsSchema = z.int().min(0).max(10_000_000);
const versionSchema = z.int().min(1).max(1_000_000);

export const sharedStateSchema = z
  .enum(['forming', 'ready', 'quoted', 'active', 'expired', 'declined', 'ended'])
  .openapi('SharedServiceState', {
    description:
      'forming: too few families yet. ready: enough, the provider is asked. quoted: each family is asked for its agreement to its share. active: it runs. expired: too few by the day',
  });

const timetableSchema = z
  .array(weeklyWindowSchema.strict())
  .min(1)
  .max(mostWindows)
  .refine((windows) => windows.every(({ startMinute, endMinute }) => startMinute < endMinute), {
    message: 'A window ends after it starts',
  })
  .refine(
    (windows) =>
      windows.every((one, at) =>
        windows.every(
          (other, where) =>
            at === where ||
            one.weekday !== other.weekday ||
            one.endMinute <= other.startMinute ||
            other.endMinute <= one.startMinute,
        ),
      ),
    { message: 'Windows of one day do not overlap' },
  );

const windowsSchema = z
  .array(
    z
      .int()
      .min(0)
      .max(mostWindows - 1),
  )
  .min(1)
  .max(mostWindows)
  .refine((windows) => new Set(windows).size === windows.length, { message: 'Names a window twice' });

export const familyInputSchema = z
  .strictObject({
    children: z.int().min(1).max(mostPlacesEach).openapi({ description: 'How many are cared for' }),
    windows: windowsSchema.openapi({ description: 'Positions in the timetable, from 0' }),
    bandPercent: z.int().min(1).max(100).optional(),
    words: z.string().trim().min(1).max(500).optional(),
  })
  .openapi('FamilyInput');

export const sharedServiceInputSchema = z
  .strictObject({
    serviceId: idSchema,
    template: templateSchema,
    title: z.string().trim().min(3).max(80),
    words: z.string().trim().min(1).max(1000),
    place: codeSchema.optional().openapi({ description: 'Left out: in the homes in turn' }),
    district: codeSchema.optional(),
    timetable: timetableSchema,
    startsOn: daySchema,
    quorumBy: daySchema,
    quorumFamilies: z.int().min(2).max(12),
    places: z.int().min(2).max(60),
    childrenPerCarer: z.int().min(1).max(12),
    split: splitSchema,
    bandPercents: z.array(z.int().min(1).max(100)).min(2).max(5).optional(),
    hourCents: z
      .int()
      .min(0)
      .max(100_000)
      .optional()
      .openapi({ description: 'Left out: what the service costs' }),
    noticeDays: z.int().min(0).max(90).default(14),
    family: familyInputSchema.optional().openapi({ description: 'Whoever begins it is in it at once' }),
  })
  .refine(({ quorumFamilies, places }) => quorumFamilies <= places, {
    path: ['quorumFamilies'],
    message: 'More families than places',
  })
  .refine(({ quorumBy, startsOn }) => quorumBy <= startsOn, {
    path: ['startsOn'],
    message: 'It starts on the last day of the quorum or later',
  })
  .refine(({ split, bandPercents }) => (split === 'band') === (bandPercents !== undefined), {
    path: ['bandPercents'],
    message: 'Bands stand with `band`, and there alone',
  })
  .refine(({ bandPercents = [] }) => new Set(bandPercents).size === bandPercents.length, {
    path: ['bandPercents'],
    message: 'Names a band twice',
  })
  .refine(({ split, quorumFamilies }) => split !== 'band' || quorumFamilies >= 3, {
    path: ['quorumFamilies'],
    message: 'With two families each would know the other’s band: three or more',
  })
  .openapi('SharedServiceInput');

const shareSchema = z
  .object({
    number: z.int().openapi({ description: 'Of the quote; an answer names it' }),
    cause: z.enum(['start', 'joined', 'left']),
    weekCents: centsSchema,
    shareCents: centsSchema,
    aloneCents: centsSchema.openapi({ description: 'What the same hours would cost her alone' }),
    answerBy: daySchema,
    validFrom: daySchema.openapi({ description: 'The first day on which the share is paid' }),
    answer: z.union([z.enum(['agreed', 'refused', 'kept']), z.null()]),
  })
  .openapi('Share');

export const sharedServiceSchema = z
  .object({
    id: idSchema,
    service: z.object({ id: idSchema, name: z.string(), provider: z.string() }),
    template: templateSchema,
    title: z.string(),
    words: z.string(),
    place: z.object({ code: codeSchema, name: z.string() }).nullable(),
    district: codeSchema.nullable(),
    timetable: z.array(weeklyWindowSchema),
    startsOn: daySchema,
    quorumBy: daySchema,
    quorumFamilies: z.int(),
    families: z.int().openapi({ description: 'Families that have a place in it now' }),
    places: z.int(),
    freePlaces: z.int(),
    waiting: z.int(),
    childrenPerCarer: z.int(),
    split: splitSchema,
    bandPercents: z.array(z.int()).nullable(),
    hourCents: centsSchema,
    noticeDays: z.int(),
    intakeId: idSchema,
    state: sharedStateSchema,
    version: versionSchema,
    answerBy: daySchema.nullable(),
    note: z.string().nullable(),
    mayDecide: z.boolean(),
    mine: z
      .object({
        enrolmentId: idSchema,
        state: enrolmentStateSchema,
        version: versionSchema,
        children: z.int(),
        windows: z.array(z.int()),
        bandPercent: z.int().nullable(),
        asked: z
          .union([shareSchema, z.null()])
          .openapi({ description: 'The quote that is out now; null: none is' }),
        agreed: z.union([shareSchema, z.null()]).openapi({ description: 'What she last agreed to' }),
      })
      .nullable(),
    people: z
      .array(z.object({ name: z.string().nullable(), children: z.int(), isMe: z.boolean() }))
      .openapi({ description: 'Only for families that are in it; nobody’s share or band' }),
  })
  .openapi('SharedService');

const sharedParam = communityParam.extend({
  sharedService: idSchema.openapi({ param: { name: 'sharedService', in: 'path' } }),
});
const writeProblems = [...portalProblems, ...bodyProblems] as const;

export const listSharedTemplates = createRoute({
  method: 'get',
  path: '/v1/{community}/shared-templates',
  operationId: 'listSharedTemplates',
  tags: ['shared-services'],
  summary: 'What people most often share, with first values for beginning one',
  request: { params: communityParam },
  responses: {
    200: jsonAnswer(
      z
        .object({
          items: z.array(
            z
              .object({
                code: templateSchema,
                entries: z.array(codeSchema),
                quorumFamilies: z.int(),
                places: z.int(),
                childrenPerCarer: z.int(),
                split: splitSchema,
                windows: z.array(weeklyWindowSchema),
              })
              .openapi('SharedTemplateValues'),
          ),
        })
        .openapi('SharedTemplates'),
      'The templates',
    ),
    ...problemAnswers(),
  },
});

export const listSharedServices = createRoute({
  method: 'get',
  path: '/v1/{community}/shared-services',
  operationId: 'listSharedServices',
  tags: ['shared-services'],
  summary: 'Shared services that can be joined or that run, the newest first; nobody’s name',
  security: anybodyOrSignedIn('catalogue:read'),
  request: {
    params: communityParam,
    query: pageQuery.extend({ service: idSchema.optional(), district: codeSchema.optional() }),
  },
  responses: {
    200: jsonAnswer(pageOf(sharedServiceSchema, 'SharedServicePage'), 'A page of shared services'),
    ...problemAnswers('not_signed_in'),
  },
});

export const getSharedService = createRoute({
  method: 'get',
  path: '/v1/{community}/shared-services/{sharedService}',
  operationId: 'getSharedService',
  tags: ['shared-services'],
  summary: 'One shared service; families that are in it see each other’s names and their own share',
  security: anybodyOrSignedIn('catalogue:read'),
  request: { params: sharedParam, query: languageQuery },
  responses: {
    200: jsonAnswer(sharedServiceSchema, 'The shared service'),
    ...problemAnswers('not_signed_in'),
  },
});

export const openSharedService = createRoute({
  method: 'post',
  path: '/v1/{community}/shared-services',
  operationId: 'openSharedService',
  tags: ['shared-services'],
  summary: 'Begins a shared service, which starts when enough families have come together by a day',
  security: portalOnly,
  request: {
    params: communityParam,
    query: languageQuery,
    headers: idempotencyHeaders,
    body: jsonBody(sharedServiceInputSchema),
  },
  responses: {
    201: jsonAnswer(sharedServiceSchema, 'The shared service'),
    ...problemAnswers(
      ...writeProblems,
      ...idempotencyProblems,
      'shared_service_not_fit',
      'too_many_shared_services',
      'too_many_enrolments',
    ),
  },
});

export const previewShare = createRoute({
  method: 'post',
  path: '/v1/{community}/shared-services/{sharedService}/share-previews',
  operationId: 'previewShare',
  tags: ['shared-services'],
  summary: 'About what a week would cost the caller with the families of now; keeps nothing',
  security: portalOnly,
  request: { params: sharedParam, body: jsonBody(familyInputSchema) },
  responses: {
    200: jsonAnswer(
      z
        .object({
          families: z.int().openapi({ description: 'With hers, and at least as many as it takes to start' }),
          shareCents: centsSchema,
          aloneCents: centsSchema,
        })
        .openapi('SharePreview'),
      'An estimate',
    ),
    ...problemAnswers(...writeProblems, 'shared_service_not_fit'),
  },
});

export const joinSharedService = createRoute({
  method: 'post',
  path: '/v1/{community}/shared-services/{sharedService}/families',
  operationId: 'joinSharedService',
  tags: ['shared-services'],
  summary:
    'Joins; where the places are taken she is in the queue. Nothing is owed before she agrees to a quote',
  security: portalOnly,
  request: {
    params: sharedParam,
    query: languageQuery,
    headers: idempotencyHeaders,
    body: jsonBody(familyInputSchema),
  },
  responses: {
    201: jsonAnswer(sharedServiceSchema, 'The shared service with her in it'),
    ...problemAnswers(
      ...writeProblems,
      ...idempotencyProblems,
      'already_enrolled',
      'shared_service_closed',
      'shared_service_not_fit',
      'too_many_enrolments',
    ),
  },
});

export const answerQuote = createRoute({
  method: 'post',
  path: '/v1/{community}/shared-services/{sharedService}/quote-answers',
  operationId: 'answerQuote',
  tags: ['shared-services'],
  summary: 'Agrees to her share of the quote of this number, or refuses it and is out',
  security: portalOnly,
  request: {
    params: sharedParam,
    query: languageQuery,
    body: jsonBody(
      z
        .strictObject({ number: z.int().min(1).max(1000), answer: z.enum(['agree', 'refuse']) })
        .openapi('QuoteAnswer'),
    ),
  },
  responses: {
    200: jsonAnswer(sharedServiceSchema, 'The shared service after the answer'),
    ...problemAnswers(...writeProblems, 'quote_changed'),
  },
});

export const moveSharedService = createRoute({
  method: 'post',
  path: '/v1/{community}/shared-services/{sharedService}/steps',
  operationId: 'moveSharedService',
  tags: ['shared-services'],
  summary:
    'Whoever gives the service confirms it, which asks each family for its agreement; declines it; or ends it',
  security: portalOnly,
  request: {
    params: sharedParam,
    query: languageQuery,
    body: jsonBody(
      z
        .discriminatedUnion('step', [
          z.strictObject({
            step: z.literal('confirm'),
            version: versionSchema,
            weekCents: centsSchema
              .optional()
              .openapi({ description: 'The provider’s own price; left out: by the hour' }),
            answerDays: z.int().min(1).max(30).default(5),
          }),
          z.strictObject({
            step: z.literal('decline'),
            version: versionSchema,
            note: z.string().trim().min(3).max(500),
          }),
          z.strictObject({
            step: z.literal('end'),
            version: versionSchema,
            note: z.string().trim().min(3).max(500),
          }),
        ])
        .openapi('SharedServiceMove'),
    ),
  },
  responses: {
    200: jsonAnswer(sharedServiceSchema, 'The shared service after the step'),
    ...problemAnswers(
      ...writeProblems,
      'not_on_behalf',
      'own_request',
      'shared_service_changed',
      'split_not_fit',
    ),
  },
});

export const sharedServiceRoutes = {
  listSharedTemplates,
  listSharedServices,
  getSharedService,
  openSharedService,
  previewShare,
  joinSharedService,
  answerQuote,
  moveSharedService,
} as const;

export type SharedTemplate = (typeof sharedTemplates)[number];
export type SharedState = z.infer<typeof sharedStateSchema>;
export type SharedServiceInput = z.output<typeof sharedServiceInputSchema>;
export type FamilyInput = z.output<typeof familyInputSchema>;
