import { createRoute, z } from '@hono/zod-openapi';
import {
  codeSchema,
  communityParam,
  idSchema,
  jsonAnswer,
  jsonBody,
  languageQuery,
  problemAnswers,
} from './common.ts';
import { bodyProblems, portalOnly, portalProblems } from './roles.ts';

export const mostCalendarFeeds = 20;

const feedKindSchema = z.enum(['own', 'place', 'district']).openapi('CalendarFeedKind');

export const calendarFeedSchema = z
  .object({
    id: idSchema,
    kind: feedKindSchema,
    name: z.string().nullable().openapi({ description: 'Of the place or the district; null: her own' }),
    madeAt: z.iso.datetime(),
  })
  .openapi('CalendarFeed');

export const newCalendarFeedSchema = z
  .object({
    feed: calendarFeedSchema,
    address: z
      .url()
      .openapi({ description: 'Told once and kept nowhere: whoever has it reads the calendar' }),
  })
  .openapi('NewCalendarFeed');

export const listCalendarFeeds = createRoute({
  method: 'get',
  path: '/v1/{community}/own-calendar-feeds',
  operationId: 'listCalendarFeeds',
  tags: ['places'],
  summary:
    'The addresses by which calendars of the caller’s follow along; the addresses themselves are kept nowhere',
  security: portalOnly,
  request: { params: communityParam, query: languageQuery },
  responses: {
    200: jsonAnswer(
      z.object({ items: z.array(calendarFeedSchema) }).openapi('CalendarFeeds'),
      'All of them, at most twenty',
    ),
    ...problemAnswers(...portalProblems, 'not_on_behalf'),
  },
});

export const createCalendarFeed = createRoute({
  method: 'post',
  path: '/v1/{community}/own-calendar-feeds',
  operationId: 'createCalendarFeed',
  tags: ['places'],
  summary: 'A secret iCalendar address of her bookings and registrations, of a place, or of a district',
  security: portalOnly,
  request: {
    params: communityParam,
    query: languageQuery,
    body: jsonBody(
      z
        .strictObject({ kind: feedKindSchema, place: codeSchema.optional(), district: codeSchema.optional() })
        .refine(({ kind, place }) => (kind === 'place') === (place !== undefined), {
          path: ['place'],
          message: 'A place stands with `place`, and there alone',
        })
        .refine(({ kind, district }) => (kind === 'district') === (district !== undefined), {
          path: ['district'],
          message: 'A district stands with `district`, and there alone',
        })
        .openapi('CalendarFeedInput'),
    ),
  },
  responses: {
    201: jsonAnswer(newCalendarFeedSchema, 'The feed with its address'),
    ...problemAnswers(...portalProblems, ...bodyProblems, 'not_on_behalf', 'too_many_calendar_feeds'),
  },
});

export const revokeCalendarFeed = createRoute({
  method: 'delete',
  path: '/v1/{community}/own-calendar-feeds/{calendarFeed}',
  operationId: 'revokeCalendarFeed',
  tags: ['places'],
  summary: 'The address answers no more, as if it had never been',
  security: portalOnly,
  request: {
    params: communityParam.extend({
      calendarFeed: idSchema.openapi({ param: { name: 'calendarFeed', in: 'path' } }),
    }),
    query: languageQuery,
  },
  responses: {
    200: jsonAnswer(z.object({ revoked: z.literal(true) }).openapi('CalendarFeedRevoked'), 'It is gone'),
    ...problemAnswers(...bodyProblems, ...portalProblems, 'not_on_behalf'),
  },
});

export const placeFeedRoutes = { listCalendarFeeds, createCalendarFeed, revokeCalendarFeed } as const;

export type CalendarFeedKind = z.infer<typeof feedKindSchema>;
