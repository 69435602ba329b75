import { createRoute, z } from '@hono/zod-openapi';
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
  portalOrEmbed,
  problemAnswers,
} from './common.ts';
import { idempotencyHeaders, idempotencyProblems } from './idempotency.ts';
import { bodyProblems, portalProblems } from './roles.ts';

/** Parts of the week in which somebody has time. */
export const offerTimes = [
  'weekday_morning',
  'weekday_afternoon',
  'weekday_evening',
  'weekend_day',
  'weekend_evening',
] as const;

/** Languages that people may say they speak; ISO 639-1. */
export const spokenLanguages = [
  'it',
  'en',
  'ar',
  'es',
  'fr',
  'ro',
  'uk',
  'zh',
  'tl',
  'si',
  'bn',
  'sq',
  'pt',
  'de',
  'ru',
] as const;

/** What is never exchanged for hours; each has its reason in every language (`board.excluded.…`). */
export const exclusionCodes = [
  'health_act',
  'reserved_profession',
  'driving_for_hire',
  'gas_and_electricity',
] as const;

export type ExclusionCode = (typeof exclusionCodes)[number];

export const mostDurationMinutes = 24 * 60;
export const mostTags = 5;

const kindSchema = z.enum(['offer', 'request']).openapi('OfferKind');

/**
 * How the hours of a meeting settle. `pair`: one helps one. `shared`: one helps several at once, who share the time.
 * `course`: one teaches several; each gives her time to the fund, and the fund gives the teacher hers. `together`:
 * several help one, and each is given her time.
 */
export const settlingSchema = z.enum(['pair', 'shared', 'course', 'together']).openapi('Settling');

const durationSchema = z.int().min(15).max(mostDurationMinutes);

const exclusionSchema = z.enum(exclusionCodes).openapi('ExclusionCode');

export const gatheringSchema = z
  .object({
    exchangeId: idSchema,
    plannedOn: daySchema,
    minutes: z.int(),
    people: z.int().openapi({ description: 'Who has joined' }),
    mostPeople: z.int(),
    hasJoined: z.boolean().openapi({ description: 'The reader is one of them' }),
  })
  .openapi('Gathering');

export const offerSchema = z
  .object({
    id: idSchema,
    kind: kindSchema,
    isMine: z.boolean(),
    by: z.string().nullable().openapi({
      description: 'Name of who offers or asks; null for readers who are not members of the time bank',
    }),
    entry: codeSchema,
    title: z.string(),
    words: z.string(),
    tags: z.array(z.string()),
    whereabouts: z.enum(['at_home', 'online', 'place', 'district']),
    district: codeSchema.nullable(),
    place: z.object({ code: codeSchema, name: z.string() }).nullable(),
    times: z.array(z.enum(offerTimes)).openapi({ description: 'Empty: to be agreed' }),
    languages: z.array(z.enum(spokenLanguages)).openapi({ description: 'Empty: not said' }),
    durationMinutes: z.int().openapi({ description: 'About how long it takes' }),
    mostPeople: z.int(),
    settles: settlingSchema,
    validUntil: daySchema.openapi({ description: 'The last day on which it is shown' }),
    isOpen: z.boolean().openapi({ description: 'False: withdrawn, or its last day is over' }),
    remindsAuthor: z.boolean().nullable().openapi({ description: 'Null: it is somebody else’s' }),
    isAnswered: z.boolean().nullable().openapi({
      description:
        'Whether an exchange about it is under way, so that its words stay as they were read; null: it is somebody else’s',
    }),
    version: z.int(),
    gatherings: z.array(gatheringSchema).openapi({ description: 'Meetings that can still be joined' }),
  })
  .openapi('Offer');

export const offerInputSchema = z
  .strictObject({
    kind: kindSchema,
    entry: codeSchema,
    title: z.string().trim().min(3).max(80),
    words: z.string().trim().min(1).max(1000),
    tags: z.array(z.string().trim().min(2).max(30)).max(mostTags).default([]),
    whereabouts: z.enum(['at_home', 'online', 'place', 'district']),
    district: codeSchema.optional(),
    place: codeSchema.optional(),
    times: z.array(z.enum(offerTimes)).max(offerTimes.length).default([]),
    languages: z.array(z.enum(spokenLanguages)).max(10).default([]),
    durationMinutes: durationSchema,
    mostPeople: z.int().min(1).max(30).default(1),
    settles: settlingSchema.default('pair'),
    validDays: z.int().min(1).max(180).default(60),
    remindsAuthor: z
      .boolean()
      .default(true)
      .openapi({ description: 'Whether she is told a week before it ends' }),
    notExcluded: z
      .array(exclusionSchema)
      .max(exclusionCodes.length)
      .default([])
      .openapi({ description: 'What the person has read and says that it is not' }),
  })
  .refine(({ whereabouts, district }) => (whereabouts === 'district') === (district !== undefined), {
    path: ['district'],
    message: 'A district stands with `district`, and there alone',
  })
  .refine(({ whereabouts, place }) => (whereabouts === 'place') === (place !== undefined), {
    path: ['place'],
    message: 'A place stands with `place`, and there alone',
  })
  .refine(({ mostPeople, settles }) => (mostPeople === 1) === (settles === 'pair'), {
    path: ['settles'],
    message: 'One helps one as a `pair`; several people settle in another way',
  })
  .refine(({ kind, settles }) => settles === 'pair' || (kind === 'request') === (settles === 'together'), {
    path: ['settles'],
    message: 'Several help one who asks; one who offers helps several',
  })
  .openapi('OfferInput');

const offerParam = communityParam.extend({
  offer: idSchema.openapi({ param: { name: 'offer', in: 'path' } }),
});

const readProblems = [...portalProblems] as const;
const writeProblems = [...portalProblems, ...bodyProblems, 'not_a_member'] as const;
const offerWriteProblems = [...writeProblems, 'not_insured', 'offer_excluded', 'offer_unsure'] as const;

export const listOffers = createRoute({
  method: 'get',
  path: '/v1/{community}/time-bank/offers',
  operationId: 'listOffers',
  tags: ['time-bank'],
  summary: 'What people offer and ask for now, newest first; what is over is not in it',
  security: portalOrEmbed('timebank:read'),
  request: {
    params: communityParam,
    query: pageQuery.extend({
      kind: kindSchema.optional(),
      group: codeSchema.optional().openapi({ description: 'A group of the taxonomy, or one entry of it' }),
      district: codeSchema
        .optional()
        .openapi({ description: 'There, at a place there, or wherever it does not matter' }),
      where: z.enum(['at_home', 'online', 'place', 'district']).optional(),
      language: z.enum(spokenLanguages).optional(),
      q: z.string().max(80).optional().openapi({ description: 'Words of the title, the text or the tags' }),
    }),
  },
  responses: {
    200: jsonAnswer(pageOf(offerSchema, 'OfferPage'), 'A page of offers and requests'),
    ...problemAnswers(...readProblems),
  },
});

export const listOwnOffers = createRoute({
  method: 'get',
  path: '/v1/{community}/time-bank/own-offers',
  operationId: 'listOwnOffers',
  tags: ['time-bank'],
  summary: 'What the caller offers and asks for, what is over included, newest first',
  security: portalOrEmbed('timebank:read'),
  request: { params: communityParam, query: pageQuery },
  responses: {
    200: jsonAnswer(pageOf(offerSchema, 'OwnOfferPage'), 'A page of her own offers and requests'),
    ...problemAnswers(...readProblems),
  },
});

export const getOffer = createRoute({
  method: 'get',
  path: '/v1/{community}/time-bank/offers/{offer}',
  operationId: 'getOffer',
  tags: ['time-bank'],
  summary: 'One offer or request; what is over only for its author',
  security: portalOrEmbed('timebank:read'),
  request: { params: offerParam, query: languageQuery },
  responses: {
    200: jsonAnswer(offerSchema, 'The offer or request'),
    ...problemAnswers(...readProblems),
  },
});

export const checkOffer = createRoute({
  method: 'post',
  path: '/v1/{community}/time-bank/offer-checks',
  operationId: 'checkOffer',
  tags: ['time-bank'],
  summary:
    'Whether this could be something that is never exchanged for hours, and why it looks so; keeps nothing',
  security: portalOrEmbed('timebank:request'),
  request: { params: communityParam, body: jsonBody(offerInputSchema) },
  responses: {
    200: jsonAnswer(
      z
        .object({
          findings: z.array(
            z.object({
              code: exclusionSchema,
              isStopped: z.boolean().openapi({
                description:
                  'True: category and words agree, so it cannot be shown. False: the person says what it is',
              }),
              isByCategory: z.boolean(),
              words: z.array(z.string()).openapi({ description: 'Words that made it look so' }),
            }),
          ),
        })
        .openapi('OfferCheck'),
      'What was found',
    ),
    ...problemAnswers(...writeProblems, 'not_insured'),
  },
});

export const createOffer = createRoute({
  method: 'post',
  path: '/v1/{community}/time-bank/offers',
  operationId: 'createOffer',
  tags: ['time-bank'],
  summary: 'Shows an offer or a request on the board; whoever is not insured may ask and not offer',
  security: portalOrEmbed('timebank:request'),
  request: {
    params: communityParam,
    query: languageQuery,
    headers: idempotencyHeaders,
    body: jsonBody(offerInputSchema),
  },
  responses: {
    201: jsonAnswer(offerSchema, 'The offer or request'),
    ...problemAnswers(...offerWriteProblems, ...idempotencyProblems, 'too_many_offers'),
  },
});

export const updateOffer = createRoute({
  method: 'put',
  path: '/v1/{community}/time-bank/offers/{offer}',
  operationId: 'updateOffer',
  tags: ['time-bank'],
  summary: 'Changes an offer or request of the caller’s, and shows it anew if it was over',
  description:
    'What it says is hers to change as long as no exchange about it is under way; for how long it is shown, always.',
  security: portalOrEmbed('timebank:request'),
  request: {
    params: offerParam,
    query: languageQuery,
    body: jsonBody(
      z
        .strictObject({ version: z.int().min(1).max(1_000_000), offer: offerInputSchema })
        .openapi('OfferChange'),
    ),
  },
  responses: {
    200: jsonAnswer(offerSchema, 'The offer or request as it is now'),
    ...problemAnswers(...offerWriteProblems, 'offer_changed', 'offer_answered', 'too_many_offers'),
  },
});

export const withdrawOffer = createRoute({
  method: 'post',
  path: '/v1/{community}/time-bank/offers/{offer}/withdraw',
  operationId: 'withdrawOffer',
  tags: ['time-bank'],
  summary: 'Takes an offer or request off the board; what was agreed about it stays. Twice changes nothing',
  security: portalOrEmbed('timebank:request'),
  request: { params: offerParam, query: languageQuery },
  responses: {
    200: jsonAnswer(offerSchema, 'The offer or request, withdrawn'),
    ...problemAnswers(...writeProblems),
  },
});

const alertSchema = z
  .object({
    id: idSchema,
    entry: codeSchema.openapi({ description: 'A group of the taxonomy, or one entry of it' }),
    kind: z.union([kindSchema, z.null()]).openapi({ description: 'Null: offers and requests' }),
  })
  .openapi('OfferAlert');

export const listAlerts = createRoute({
  method: 'get',
  path: '/v1/{community}/time-bank/alerts',
  operationId: 'listAlerts',
  tags: ['time-bank'],
  summary: 'Of which categories the caller is told when something new is on the board',
  security: portalOrEmbed('timebank:read'),
  request: { params: communityParam },
  responses: {
    200: jsonAnswer(z.object({ items: z.array(alertSchema) }).openapi('OfferAlerts'), 'At most twenty'),
    ...problemAnswers(...readProblems),
  },
});

export const createAlert = createRoute({
  method: 'post',
  path: '/v1/{community}/time-bank/alerts',
  operationId: 'createAlert',
  tags: ['time-bank'],
  summary: 'From now on she is told of what is new in this category; asking twice changes nothing',
  security: portalOrEmbed('timebank:request'),
  request: {
    params: communityParam,
    body: jsonBody(
      z.strictObject({ entry: codeSchema, kind: kindSchema.optional() }).openapi('NewOfferAlert'),
    ),
  },
  responses: {
    201: jsonAnswer(alertSchema, 'The alert'),
    ...problemAnswers(...writeProblems, 'too_many_alerts'),
  },
});

export const deleteAlert = createRoute({
  method: 'delete',
  path: '/v1/{community}/time-bank/alerts/{alert}',
  operationId: 'deleteAlert',
  tags: ['time-bank'],
  summary: 'She is told no more',
  security: portalOrEmbed('timebank:request'),
  request: {
    params: communityParam.extend({ alert: idSchema.openapi({ param: { name: 'alert', in: 'path' } }) }),
  },
  responses: {
    200: jsonAnswer(alertSchema, 'The alert that was'),
    ...problemAnswers(...writeProblems),
  },
});

export const timeBankOfferRoutes = {
  listOffers,
  listOwnOffers,
  getOffer,
  checkOffer,
  createOffer,
  updateOffer,
  withdrawOffer,
  listAlerts,
  createAlert,
  deleteAlert,
} as const;

export type OfferInput = z.output<typeof offerInputSchema>;
export type Settling = z.infer<typeof settlingSchema>;
