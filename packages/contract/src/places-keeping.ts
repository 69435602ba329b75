import { createRoute, z } from '@hono/zod-openapi';
import { bookedTimeSchema, wallTimeSchema } from './booked-times.ts';
import {
  codeSchema,
  communityParam,
  idSchema,
  jsonAnswer,
  jsonBody,
  languageQuery,
  pageOf,
  pageQuery,
  problemAnswers,
} from './common.ts';
import { idempotencyHeaders, idempotencyProblems } from './idempotency.ts';
import { lifeCycles } from './places-life.ts';
import {
  accessRuleSchema,
  placeHoursSchema,
  placeParam,
  spaceKindSchema,
  spaceModeSchema,
  spaceParam,
} from './places-spaces.ts';
import { bodyProblems, portalOnly, portalProblems } from './roles.ts';

export const hostedPlaceSchema = z
  .object({
    code: codeSchema,
    name: z.string(),
    kind: codeSchema,
    host: z.string(),
    lifeCycle: z.enum(lifeCycles),
    spaces: z.int(),
    requests: z.int().openapi({ description: 'Requests that wait for an answer' }),
    troubles: z.int().openapi({ description: 'What does not work, still open' }),
  })
  .openapi('HostedPlace');

export const listHostedPlaces = createRoute({
  method: 'get',
  path: '/v1/{community}/hosted-places',
  operationId: 'listHostedPlaces',
  tags: ['places'],
  summary: 'The places that the caller looks after, by name',
  security: portalOnly,
  request: { params: communityParam, query: pageQuery },
  responses: {
    200: jsonAnswer(pageOf(hostedPlaceSchema, 'HostedPlacePage'), 'A page of places'),
    ...problemAnswers(...portalProblems),
  },
});

const editableHours = z
  .union([placeHoursSchema, z.null()])
  .openapi({ description: 'Null: not known, or by a rule that no week shows' });

export const keptSpaceSchema = z
  .object({
    id: idSchema,
    version: z.int(),
    name: z.string(),
    kind: spaceKindSchema,
    mode: spaceModeSchema,
    capacityPeople: z.int(),
    parts: z.array(z.string()).openapi({ description: 'Names of the spaces that it is made of' }),
    opensWithPlace: z.boolean(),
    hours: editableHours,
    bufferMinutes: z.int(),
    longestMinutes: z.int(),
    takesSeries: z.boolean(),
    noShowMinutes: z.int().nullable(),
    houseRules: z.string().nullable(),
    insuranceNote: z.string().nullable(),
    isPaused: z.boolean(),
    access: z.array(accessRuleSchema),
    blocks: z
      .array(
        z.object({ id: idSchema, version: z.int(), time: bookedTimeSchema, reason: z.string().nullable() }),
      )
      .openapi({ description: 'What its host keeps for herself, the next first, at most two hundred' }),
  })
  .openapi('KeptSpace');

export const troubleSchema = z
  .object({
    id: idSchema,
    space: z.object({ id: idSchema, name: z.string() }).nullable(),
    words: z.string(),
    isUnsafe: z.boolean(),
    toldAt: z.iso.datetime(),
  })
  .openapi('Trouble');

/** From the smallest that a host can give to the largest: each step may be the last. */
export const commitments = ['poster', 'shelf', 'chair', 'hour', 'room', 'co_managed'] as const;
const commitmentSchema = z.enum(commitments).openapi('Commitment');
export type Commitment = (typeof commitments)[number];

export const ladderSchema = z
  .object({
    said: z.union([commitmentSchema, z.null()]),
    shown: z.array(commitmentSchema).openapi({ description: 'What stands of the place shows these' }),
    stands: commitmentSchema,
    next: z.union([commitmentSchema, z.null()]).openapi({ description: 'Null: there is no higher one' }),
  })
  .openapi('CommitmentLadder');

/** Equipped, with activities, where people learn, where worries are noticed early. */
export const highestMaturity = 4;

export const keptPlaceSchema = z
  .object({
    code: codeSchema,
    version: z.int(),
    name: z.string(),
    description: z.string(),
    kind: codeSchema,
    host: z.string(),
    lifeCycle: z.enum(lifeCycles),
    address: z.string().nullable(),
    amenities: z.array(codeSchema),
    hours: editableHours,
    ladder: ladderSchema,
    maturityLevel: z.int().nullable(),
    comingBookings: z.int(),
    spaces: z.array(keptSpaceSchema),
    troubles: z.array(troubleSchema).openapi({ description: 'Still open, the newest first, at most fifty' }),
  })
  .openapi('KeptPlace');

export const getHostedPlace = createRoute({
  method: 'get',
  path: '/v1/{community}/hosted-places/{place}',
  operationId: 'getHostedPlace',
  tags: ['places'],
  summary: 'A place as its host looks after it: all that she can change, and what waits for her',
  security: portalOnly,
  request: { params: placeParam, query: languageQuery },
  responses: { 200: jsonAnswer(keptPlaceSchema, 'The place'), ...problemAnswers(...portalProblems) },
});

export const placeChangeSchema = z
  .strictObject({
    version: z.int().min(1).max(1_000_000),
    name: z.string().trim().min(3).max(80),
    description: z.string().trim().min(3).max(400),
    address: z.string().trim().min(3).max(200).nullable(),
    hours: placeHoursSchema
      .optional()
      .openapi({ description: 'Left out: as they are. Spaces that were open with their place follow it' }),
    amenities: z.array(codeSchema).max(30),
    commitment: commitmentSchema.optional().openapi({ description: 'Left out: as it is' }),
    maturityLevel: z.int().min(1).max(highestMaturity).optional(),
  })
  .openapi('PlaceChange');

export const updatePlace = createRoute({
  method: 'put',
  path: '/v1/{community}/places/{place}',
  operationId: 'updatePlace',
  tags: ['places'],
  summary: 'Changes what is told of a place, in the language of the call',
  security: portalOnly,
  request: { params: placeParam, query: languageQuery, body: jsonBody(placeChangeSchema) },
  responses: {
    200: jsonAnswer(keptPlaceSchema, 'The place'),
    ...problemAnswers(...portalProblems, ...bodyProblems, 'place_changed'),
  },
});

export const newBlockSchema = z
  .strictObject({
    from: wallTimeSchema,
    to: wallTimeSchema,
    reason: z.string().trim().min(1).max(200).optional(),
  })
  .openapi('NewBlock');

export const blockSpace = createRoute({
  method: 'post',
  path: '/v1/{community}/spaces/{space}/blocks',
  operationId: 'blockSpace',
  tags: ['places'],
  summary: 'Keeps a space for its host from a time to another; refused where something is booked',
  security: portalOnly,
  request: { params: spaceParam, query: languageQuery, body: jsonBody(newBlockSchema) },
  responses: {
    201: jsonAnswer(keptPlaceSchema, 'Its place'),
    ...problemAnswers(
      ...portalProblems,
      ...bodyProblems,
      'booking_conflict',
      'booking_not_fit',
      'space_not_open',
      'too_many_blocks',
    ),
  },
});

const bookingParam = communityParam.extend({
  booking: idSchema.openapi({ param: { name: 'booking', in: 'path' } }),
});

export const unblockSpace = createRoute({
  method: 'post',
  path: '/v1/{community}/bookings/{booking}/unblock',
  operationId: 'unblockSpace',
  tags: ['places'],
  summary: 'Sets free what a host had kept for herself',
  security: portalOnly,
  request: { params: bookingParam, query: languageQuery },
  responses: {
    200: jsonAnswer(keptPlaceSchema, 'Its place'),
    ...problemAnswers(...portalProblems, ...bodyProblems),
  },
});

export const newTroubleSchema = z
  .strictObject({
    space: idSchema.optional().openapi({ description: 'Left out: the place as a whole' }),
    words: z.string().trim().min(1).max(500),
    isUnsafe: z
      .boolean()
      .default(false)
      .openapi({ description: 'Somebody could be hurt: the space takes no bookings until it is settled' }),
  })
  .openapi('NewTrouble');

export const reportTrouble = createRoute({
  method: 'post',
  path: '/v1/{community}/places/{place}/troubles',
  operationId: 'reportTrouble',
  tags: ['places'],
  summary: 'Tells what does not work; what is not safe is paused at once',
  security: portalOnly,
  request: {
    params: placeParam,
    query: languageQuery,
    headers: idempotencyHeaders,
    body: jsonBody(newTroubleSchema),
  },
  responses: {
    201: jsonAnswer(keptPlaceSchema, 'The place'),
    ...problemAnswers(...portalProblems, ...bodyProblems, ...idempotencyProblems, 'too_many_troubles'),
  },
});

const troubleParam = communityParam.extend({
  trouble: idSchema.openapi({ param: { name: 'trouble', in: 'path' } }),
});

export const settleTrouble = createRoute({
  method: 'post',
  path: '/v1/{community}/troubles/{trouble}/settle',
  operationId: 'settleTrouble',
  tags: ['places'],
  summary: 'It works again; what was paused stays so until its host opens it',
  security: portalOnly,
  request: {
    params: troubleParam,
    query: languageQuery,
    body: jsonBody(
      z.strictObject({ words: z.string().trim().min(1).max(500).optional() }).openapi('TroubleSettling'),
    ),
  },
  responses: {
    200: jsonAnswer(keptPlaceSchema, 'The place'),
    ...problemAnswers(...portalProblems, ...bodyProblems),
  },
});

export const placeKeepingRoutes = {
  listHostedPlaces,
  getHostedPlace,
  updatePlace,
  blockSpace,
  unblockSpace,
  reportTrouble,
  settleTrouble,
} as const;

export type KeptPlace = z.infer<typeof keptPlaceSchema>;
export type KeptSpace = z.infer<typeof keptSpaceSchema>;
export type PlaceChange = z.output<typeof placeChangeSchema>;
export type NewBlock = z.output<typeof newBlockSchema>;
export type NewTrouble = z.output<typeof newTroubleSchema>;
