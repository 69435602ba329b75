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
import { bookingAudienceSchema, placeHoursSchema, placeParam, placeSheetSchema } from './places-spaces.ts';
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

export const placeHostingRoutes = {
  listBookingRequests,
  decideBooking,
  listVisits,
  createPlace,
} as const;

export type NewPlace = z.output<typeof newPlaceSchema>;
export type BookingRequest = z.infer<typeof bookingRequestSchema>;
