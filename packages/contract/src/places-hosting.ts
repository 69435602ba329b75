import { createRoute, z } from '@hono/zod-openapi';
import { bookedTimeSchema } from './booked-times.ts';
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
import { bookingStateSchema } from './places-bookings.ts';
import {
  accessRuleSchema,
  bookingAudienceSchema,
  placeHoursSchema,
  placeParam,
  placeSheetSchema,
  spaceKindSchema,
  spaceModeSchema,
} from './places-spaces.ts';
import { bodyProblems, portalOnly, portalProblems } from './roles.ts';

/** What a place can be: the programme's own kinds, and sites where people meet already. */
export const placeKinds = [
  'officina',
  'snodo',
  'isola',
  'housing_lab',
  'community_space',
  'company_site',
  'condominium',
  'club',
  'library',
  'pharmacy',
  'shop',
  'cafe',
  'counter',
  'school',
  'sports_club',
  'parish',
  'association',
  'park',
  'garden',
  'university',
  'care_home',
] as const;

/** Kinds that a host lists herself; the programme's own houses are its own to open. */
export const hostedPlaceKinds = placeKinds.filter(
  (kind) => !['officina', 'snodo', 'housing_lab'].includes(kind),
);

export const lifeCycles = ['proposed', 'agreed', 'active', 'suspended', 'handed_over', 'closed'] as const;

const bookingParam = communityParam.extend({
  booking: idSchema.openapi({ param: { name: 'booking', in: 'path' } }),
});

export const bookingRequestSchema = z
  .object({
    id: idSchema,
    version: z.int(),
    asks: z.enum(['confirmation', 'restoration']).openapi({
      description:
        '`restoration`: it was set free because nobody had checked in, and she says that she was there',
    }),
    state: bookingStateSchema,
    by: z.string().nullable(),
    as: bookingAudienceSchema,
    organisation: z.string().nullable(),
    space: z.object({ id: idSchema, name: z.string() }),
    place: z.object({ code: codeSchema, name: z.string() }),
    time: bookedTimeSchema,
    seats: z.int(),
    people: z.int(),
    purpose: z.string().nullable(),
    appeal: z.string().nullable(),
    decideBy: z.iso.datetime().nullable(),
  })
  .openapi('BookingRequest');

export const listBookingRequests = createRoute({
  method: 'get',
  path: '/v1/{community}/booking-requests',
  operationId: 'listBookingRequests',
  tags: ['places'],
  summary: 'What waits for an answer at the places that the caller hosts, the earliest booking first',
  security: portalOnly,
  request: { params: communityParam, query: pageQuery },
  responses: {
    200: jsonAnswer(pageOf(bookingRequestSchema, 'BookingRequestPage'), 'A page of requests and appeals'),
    ...problemAnswers(...portalProblems),
  },
});

export const decideBooking = createRoute({
  method: 'post',
  path: '/v1/{community}/bookings/{booking}/decision',
  operationId: 'decideBooking',
  tags: ['places'],
  summary: 'Says yes or no to a request, or gives back what was set free if nobody has it meanwhile',
  security: portalOnly,
  request: {
    params: bookingParam,
    query: languageQuery,
    body: jsonBody(
      z
        .strictObject({
          version: z.int().min(1).max(1_000_000),
          decision: z.enum(['confirm', 'decline']),
          words: z.string().trim().min(1).max(500).optional(),
        })
        .openapi('BookingDecision'),
    ),
  },
  responses: {
    200: jsonAnswer(bookingRequestSchema, 'The booking as it is now'),
    ...problemAnswers(
      ...portalProblems,
      ...bodyProblems,
      'booking_changed',
      'booking_conflict',
      'booking_quota',
      'space_not_open',
    ),
  },
});

export const expectedVisitSchema = z
  .object({
    id: idSchema,
    space: z.string(),
    time: bookedTimeSchema,
    by: z.string().nullable(),
    organisation: z.string().nullable(),
    people: z.int(),
    visitors: z.array(z.string()),
    hasCheckedIn: z.boolean(),
  })
  .openapi('ExpectedVisit');

export const listVisits = createRoute({
  method: 'get',
  path: '/v1/{community}/places/{place}/visits',
  operationId: 'listVisits',
  tags: ['places'],
  summary: 'For the reception: who comes on a day with a confirmed booking, but the host’s own staff',
  security: portalOnly,
  request: {
    params: placeParam,
    query: pageQuery.extend({
      on: daySchema.openapi({ description: 'From thirty days back to a week ahead' }),
    }),
  },
  responses: {
    200: jsonAnswer(pageOf(expectedVisitSchema, 'ExpectedVisitPage'), 'A page of visits, by their begin'),
    ...problemAnswers(...portalProblems),
  },
});

export const newPlaceSchema = z
  .strictObject({
    organisation: codeSchema.openapi({ description: 'The host: an organisation in which the caller is one' }),
    kind: z.enum(hostedPlaceKinds),
    name: z.string().trim().min(3).max(80),
    description: z.string().trim().min(3).max(400),
    district: codeSchema,
    quarter: codeSchema.optional(),
    address: z.string().trim().min(3).max(200).optional(),
    hours: placeHoursSchema,
    amenities: z.array(codeSchema).max(30).default([]),
    firstActivity: z
      .strictObject({
        name: z.string().trim().min(3).max(80),
        description: z.string().trim().min(3).max(400),
        entry: codeSchema,
        weekday: z.int().min(1).max(7),
        startMinute: z.int().min(0).max(1439),
        endMinute: z.int().min(1).max(1440),
      })
      .refine(({ startMinute, endMinute }) => endMinute > startMinute, {
        path: ['endMinute'],
        message: 'It ends after it starts',
      })
      .optional(),
  })
  .openapi('NewPlace');

export const createPlace = createRoute({
  method: 'post',
  path: '/v1/{community}/places',
  operationId: 'createPlace',
  tags: ['places'],
  summary: 'A host says yes: the place is active at the first level at once, without paperwork',
  security: portalOnly,
  request: {
    params: communityParam,
    query: languageQuery,
    headers: idempotencyHeaders,
    body: jsonBody(newPlaceSchema),
  },
  responses: {
    201: jsonAnswer(placeSheetSchema, 'The place'),
    ...problemAnswers(...portalProblems, ...bodyProblems, ...idempotencyProblems, 'too_many_places'),
  },
});

export const newSpaceSchema = z
  .strictObject({
    name: z.string().trim().min(2).max(80),
    kind: spaceKindSchema,
    mode: spaceModeSchema,
    capacityPeople: z.int().min(1).max(500),
    hours: placeHoursSchema.optional().openapi({ description: 'Left out: open with its place' }),
    bufferMinutes: z
      .int()
      .min(0)
      .max(240)
      .default(0)
      .openapi({ description: 'Kept free after each booking' }),
    longestMinutes: z.int().min(30).max(10_080).default(480),
    takesSeries: z.boolean().default(true),
    noShowMinutes: z.int().min(5).max(240).optional(),
    houseRules: z.string().trim().min(1).max(1000).optional(),
    insuranceNote: z.string().trim().min(1).max(1000).optional(),
    access: z
      .array(accessRuleSchema)
      .min(1)
      .max(4)
      .refine((rules) => new Set(rules.map(({ audience }) => audience)).size === rules.length, {
        message: 'Each audience once',
      }),
  })
  .refine(({ mode, bufferMinutes }) => mode !== 'counted' || bufferMinutes === 0, {
    path: ['bufferMinutes'],
    message: 'What is counted has no buffers',
  })
  .openapi('NewSpace');

export const createSpace = createRoute({
  method: 'post',
  path: '/v1/{community}/places/{place}/spaces',
  operationId: 'createSpace',
  tags: ['places'],
  summary: 'Offers a space of a place for booking: its hours, its rules and for whom',
  security: portalOnly,
  request: {
    params: placeParam,
    query: languageQuery,
    headers: idempotencyHeaders,
    body: jsonBody(newSpaceSchema),
  },
  responses: {
    201: jsonAnswer(placeSheetSchema, 'Its place'),
    ...problemAnswers(...portalProblems, ...bodyProblems, ...idempotencyProblems, 'too_many_spaces'),
  },
});

export const movePlace = createRoute({
  method: 'post',
  path: '/v1/{community}/places/{place}/life-cycle',
  operationId: 'movePlace',
  tags: ['places'],
  summary: 'A step in the life of a place; with bookings to come it asks what becomes of them',
  security: portalOnly,
  request: {
    params: placeParam,
    query: languageQuery,
    body: jsonBody(
      z
        .strictObject({
          from: z.enum(lifeCycles).openapi({ description: 'Where the caller saw it' }),
          to: z.enum(lifeCycles),
          reason: z.string().trim().min(1).max(500),
          bookings: z.enum(['keep', 'cancel']).optional(),
          organisation: codeSchema
            .optional()
            .openapi({ description: 'Of `handed_over`: who is the host from now on' }),
        })
        .refine(({ to, organisation }) => (to === 'handed_over') === (organisation !== undefined), {
          path: ['organisation'],
          message: 'A new host stands with `handed_over`, and there alone',
        })
        .openapi('PlaceStep'),
    ),
  },
  responses: {
    200: jsonAnswer(placeSheetSchema, 'The place as it is now'),
    ...problemAnswers(...portalProblems, ...bodyProblems, 'place_changed', 'place_has_bookings'),
  },
});

export const placeHostingRoutes = {
  listBookingRequests,
  decideBooking,
  listVisits,
  createPlace,
  createSpace,
  movePlace,
} as const;

export type NewPlace = z.output<typeof newPlaceSchema>;
export type NewSpace = z.output<typeof newSpaceSchema>;
export type BookingRequest = z.infer<typeof bookingRequestSchema>;
export type LifeCycle = (typeof lifeCycles)[number];
