import { createRoute, z } from '@hono/zod-openapi';
import { bookedTimeSchema } from './booked-times.ts';
import {
  codeSchema,
  idSchema,
  jsonAnswer,
  jsonBody,
  languageQuery,
  pageOf,
  pageQuery,
  problemAnswers,
} from './common.ts';
import { bookingStateSchema } from './places-bookings.ts';
import { bookingAudienceSchema, placeParam, placeSheetSchema } from './places-spaces.ts';
import { bodyProblems, portalOnly, portalProblems } from './roles.ts';

export const lifeCycles = ['proposed', 'agreed', 'active', 'suspended', 'handed_over', 'closed'] as const;

export const mostBookingDecisions = 500;

export const comingBookingSchema = z
  .object({
    id: idSchema,
    state: bookingStateSchema,
    space: z.object({ id: idSchema, name: z.string() }),
    time: bookedTimeSchema,
    as: bookingAudienceSchema,
    people: z.int(),
    otherSpaces: z
      .array(z.object({ id: idSchema, name: z.string(), place: z.string(), needsApproval: z.boolean() }))
      .openapi({ description: 'Spaces of other places nearby that are free then and let its people in' }),
  })
  .openapi('ComingBooking');

export const listComingBookings = createRoute({
  method: 'get',
  path: '/v1/{community}/places/{place}/coming-bookings',
  operationId: 'listComingBookings',
  tags: ['places'],
  summary: 'What is booked at a place from now on, without names, and where else each could go',
  security: portalOnly,
  request: { params: placeParam, query: pageQuery },
  responses: {
    200: jsonAnswer(pageOf(comingBookingSchema, 'ComingBookingPage'), 'A page of bookings, by their begin'),
    ...problemAnswers(...portalProblems),
  },
});

export const bookingFateSchema = z
  .strictObject({
    booking: idSchema,
    what: z.enum(['keep', 'cancel', 'move']),
    space: idSchema.optional().openapi({ description: 'Of `move`: where to' }),
  })
  .refine(({ what, space }) => (what === 'move') === (space !== undefined), {
    path: ['space'],
    message: 'A space stands with `move`, and there alone',
  })
  .openapi('BookingFate');

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
          bookings: z
            .enum(['keep', 'cancel'])
            .optional()
            .openapi({ description: 'What becomes of all that are not named' }),
          fates: z.array(bookingFateSchema).max(mostBookingDecisions).default([]).openapi({
            description: 'What becomes of each; a place that closes keeps those alone that are named',
          }),
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
    ...problemAnswers(
      ...portalProblems,
      ...bodyProblems,
      'place_changed',
      'place_has_bookings',
      'booking_conflict',
      'booking_not_fit',
      'audience_not_admitted',
      'space_not_open',
    ),
  },
});

export const placeLifeRoutes = { listComingBookings, movePlace } as const;

export type LifeCycle = (typeof lifeCycles)[number];
export type BookingFate = z.infer<typeof bookingFateSchema>;
export type ComingBooking = z.infer<typeof comingBookingSchema>;
