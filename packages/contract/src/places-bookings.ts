import { createRoute, z } from '@hono/zod-openapi';
import { bookedTimeSchema, wallTimeSchema } from './booked-times.ts';
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
import { bookingAudienceSchema, spaceParam } from './places-spaces.ts';
import { bodyProblems, portalProblems } from './roles.ts';

export const bookingStates = [
  'requested',
  'confirmed',
  'declined',
  'cancelled',
  'expired',
  'released',
] as const;
export const bookingStateSchema = z.enum(bookingStates).openapi('BookingState');

export const mostSeriesDates = 500;

export const bookingSchema = z
  .object({
    id: idSchema,
    state: bookingStateSchema,
    version: z.int(),
    space: z.object({ id: idSchema, name: z.string() }),
    place: z.object({ code: codeSchema, name: z.string() }),
    time: bookedTimeSchema,
    timeZone: z.string(),
    seats: z.int(),
    seatLabels: z.array(z.string()).openapi({ description: 'Which seats; empty where there are none' }),
    people: z.int(),
    purpose: z.string().nullable(),
    as: bookingAudienceSchema,
    organisation: z.string().nullable(),
    series: idSchema.nullable(),
    decideBy: z.iso.datetime().nullable(),
    decisionWords: z.string().nullable(),
    visitors: z.array(z.string()),
    freeCancelUntil: z.iso.datetime(),
    canCancel: z.boolean(),
    canMove: z.boolean(),
    canCheckIn: z.boolean(),
    canAppeal: z.boolean(),
    hasCheckedIn: z.boolean(),
    houseRules: z.string().nullable(),
  })
  .openapi('Booking');

const timeFields = {
  from: wallTimeSchema,
  to: wallTimeSchema,
  fromSecond: z.boolean().default(false).openapi({ description: 'Of an hour that comes twice, the second' }),
  toSecond: z.boolean().default(false),
};

const whatFields = {
  seats: z.int().min(1).max(500).default(1),
  people: z.int().min(1).max(5000).default(1),
  purpose: z.string().trim().min(1).max(200).optional(),
  as: codeSchema.nullable().optional().openapi({
    description: 'The organisation that it is for; null: as a resident; left out: whatever fits',
  }),
};

export const bookingInputSchema = z
  .strictObject({
    ...timeFields,
    ...whatFields,
    visitors: z
      .array(z.string().trim().min(1).max(80))
      .max(30)
      .default([])
      .openapi({ description: 'Who comes along, for the host’s reception; deleted thirty days after' }),
  })
  .openapi('BookingInput');

export const seriesInputSchema = z
  .strictObject({
    startMinute: z.int().min(0).max(1439),
    endMinute: z.int().min(1).max(2880),
    weekdays: z.array(z.int().min(1).max(7)).min(1).max(7),
    everyWeeks: z.int().min(1).max(52).default(1),
    firstOn: daySchema,
    lastOn: daySchema.optional(),
    times: z.int().min(1).max(mostSeriesDates).optional(),
    without: z
      .array(daySchema)
      .max(mostSeriesDates)
      .default([])
      .openapi({ description: 'Days that are left out' }),
    ...whatFields,
  })
  .refine(({ lastOn, times }) => (lastOn === undefined) !== (times === undefined), {
    path: ['lastOn'],
    message: 'A series ends: on a last day, or after a number of times',
  })
  .openapi('SeriesInput');

export const seriesDateSchema = z
  .object({
    on: daySchema,
    time: z.union([bookedTimeSchema, z.null()]).openapi({ description: 'Null: the clocks leap over it' }),
    outcome: z.enum(['ok', 'conflict', 'closed', 'past', 'too_soon', 'beyond_horizon', 'no_such_time']),
    alternatives: z.array(bookedTimeSchema).openapi({ description: 'Free times of that day for as long' }),
  })
  .openapi('SeriesDate');

export const seriesPreviewSchema = z
  .object({ dates: z.array(seriesDateSchema), okDates: z.int(), needsApproval: z.boolean() })
  .openapi('SeriesPreview');

const bookingParam = communityParam.extend({
  booking: idSchema.openapi({ param: { name: 'booking', in: 'path' } }),
});

const readProblems = [...portalProblems] as const;
const writeProblems = [...portalProblems, ...bodyProblems] as const;
const bookProblems = [
  ...writeProblems,
  'audience_not_admitted',
  'booking_not_fit',
  'booking_conflict',
  'booking_quota',
  'space_not_open',
] as const;

export const createBooking = createRoute({
  method: 'post',
  path: '/v1/{community}/spaces/{space}/bookings',
  operationId: 'createBooking',
  tags: ['places'],
  summary:
    'Books a space, or asks for it where the host decides; a request holds its time. Refused with alternatives',
  security: portalOrEmbed('places:book'),
  request: {
    params: spaceParam,
    query: languageQuery,
    headers: idempotencyHeaders,
    body: jsonBody(bookingInputSchema),
  },
  responses: {
    201: jsonAnswer(bookingSchema, 'The booking'),
    ...problemAnswers(...bookProblems, ...idempotencyProblems),
  },
});

export const previewSeries = createRoute({
  method: 'post',
  path: '/v1/{community}/spaces/{space}/series-previews',
  operationId: 'previewSeries',
  tags: ['places'],
  summary: 'What would become of each date of a series; keeps nothing',
  security: portalOrEmbed('places:book'),
  request: { params: spaceParam, query: languageQuery, body: jsonBody(seriesInputSchema) },
  responses: {
    200: jsonAnswer(seriesPreviewSchema, 'Each date'),
    ...problemAnswers(...writeProblems, 'audience_not_admitted', 'booking_not_fit', 'space_not_open'),
  },
});

export const createSeries = createRoute({
  method: 'post',
  path: '/v1/{community}/spaces/{space}/series',
  operationId: 'createSeries',
  tags: ['places'],
  summary: 'Books all dates of a series, or none: the faults name the dates that cannot be had',
  security: portalOrEmbed('places:book'),
  request: {
    params: spaceParam,
    query: languageQuery,
    headers: idempotencyHeaders,
    body: jsonBody(seriesInputSchema),
  },
  responses: {
    201: jsonAnswer(
      z.object({ id: idSchema, bookings: z.int(), first: bookingSchema }).openapi('BookingSeries'),
      'The series',
    ),
    ...problemAnswers(...bookProblems, ...idempotencyProblems),
  },
});

export const listOwnBookings = createRoute({
  method: 'get',
  path: '/v1/{community}/own-bookings',
  operationId: 'listOwnBookings',
  tags: ['places'],
  summary: 'The caller’s bookings: what comes, the next first, or what is over, the latest first',
  security: portalOrEmbed('places:book'),
  request: {
    params: communityParam,
    query: pageQuery.extend({ when: z.enum(['coming', 'over']).default('coming') }),
  },
  responses: {
    200: jsonAnswer(pageOf(bookingSchema, 'BookingPage'), 'A page of bookings'),
    ...problemAnswers(...readProblems),
  },
});

export const getBooking = createRoute({
  method: 'get',
  path: '/v1/{community}/bookings/{booking}',
  operationId: 'getBooking',
  tags: ['places'],
  summary: 'One booking of the caller’s',
  security: portalOrEmbed('places:book'),
  request: { params: bookingParam, query: languageQuery },
  responses: { 200: jsonAnswer(bookingSchema, 'The booking'), ...problemAnswers(...readProblems) },
});

export const moveBooking = createRoute({
  method: 'put',
  path: '/v1/{community}/bookings/{booking}',
  operationId: 'moveBooking',
  tags: ['places'],
  summary:
    'Another time, by the same rules and under the same guarantee; where the host decides, she decides anew',
  security: portalOrEmbed('places:book'),
  request: {
    params: bookingParam,
    query: languageQuery,
    body: jsonBody(
      z.strictObject({ version: z.int().min(1).max(1_000_000), ...timeFields }).openapi('BookingMove'),
    ),
  },
  responses: {
    200: jsonAnswer(bookingSchema, 'The booking as it is now'),
    ...problemAnswers(...bookProblems, 'booking_changed'),
  },
});

export const cancelBooking = createRoute({
  method: 'post',
  path: '/v1/{community}/bookings/{booking}/cancel',
  operationId: 'cancelBooking',
  tags: ['places'],
  summary:
    'Gives a booking up, alone or with those of its series that follow; late, it goes on counting for her share',
  security: portalOrEmbed('places:book'),
  request: {
    params: bookingParam,
    query: languageQuery,
    body: jsonBody(
      z
        .strictObject({
          version: z.int().min(1).max(1_000_000),
          which: z.enum(['this', 'this_and_following']).default('this'),
        })
        .openapi('BookingCancel'),
    ),
  },
  responses: {
    200: jsonAnswer(bookingSchema, 'The booking, given up'),
    ...problemAnswers(...writeProblems, 'booking_changed'),
  },
});

export const checkInBooking = createRoute({
  method: 'post',
  path: '/v1/{community}/bookings/{booking}/check-in',
  operationId: 'checkInBooking',
  tags: ['places'],
  summary: 'She is there; from a quarter of an hour before until the end',
  security: portalOrEmbed('places:book'),
  request: { params: bookingParam, query: languageQuery },
  responses: {
    200: jsonAnswer(bookingSchema, 'The booking'),
    ...problemAnswers(...writeProblems, 'booking_changed'),
  },
});

export const appealBooking = createRoute({
  method: 'post',
  path: '/v1/{community}/bookings/{booking}/appeal',
  operationId: 'appealBooking',
  tags: ['places'],
  summary: 'She was there, and the booking was set free all the same: the host looks at it again',
  security: portalOrEmbed('places:book'),
  request: {
    params: bookingParam,
    query: languageQuery,
    body: jsonBody(z.strictObject({ words: z.string().trim().min(1).max(500) }).openapi('BookingAppeal')),
  },
  responses: {
    200: jsonAnswer(bookingSchema, 'The booking'),
    ...problemAnswers(...writeProblems, 'booking_changed'),
  },
});

export const placeBookingRoutes = {
  createBooking,
  previewSeries,
  createSeries,
  listOwnBookings,
  getBooking,
  moveBooking,
  cancelBooking,
  checkInBooking,
  appealBooking,
} as const;

export type Booking = z.infer<typeof bookingSchema>;
export type BookingInput = z.output<typeof bookingInputSchema>;
export type SeriesInput = z.output<typeof seriesInputSchema>;
export type SeriesDate = z.infer<typeof seriesDateSchema>;
export type BookingState = (typeof bookingStates)[number];
