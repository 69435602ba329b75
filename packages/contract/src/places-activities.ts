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
import { mostSeriesDates } from './places-bookings.ts';
import { accessNeedSchema, activityStateSchema, dateStartSchema } from './places-calendar.ts';
import { bookingAudienceSchema, placeParam } from './places-spaces.ts';
import { bodyProblems, portalOnly, portalProblems } from './roles.ts';

const versionSchema = z.int().min(1).max(1_000_000);

/** When it takes place: once, or by the week until a last day or for a number of times. */
const whenFields = {
  startMinute: z.int().min(0).max(1439),
  endMinute: z.int().min(1).max(2880),
  weekdays: z.array(z.int().min(1).max(7)).min(1).max(7),
  everyWeeks: z.int().min(1).max(52).default(1),
  firstOn: daySchema,
  lastOn: daySchema.optional(),
  times: z.int().min(1).max(mostSeriesDates).optional(),
  without: z.array(daySchema).max(400).default([]).openapi({ description: 'Days that are left out' }),
};

const whatFields = {
  name: z.string().trim().min(3).max(80),
  description: z.string().trim().min(3).max(400),
  entry: codeSchema,
  space: idSchema.nullable().default(null).openapi({
    description: 'The space that it takes for itself on each date; null: none in particular',
  }),
  leader: z
    .strictObject({
      name: z.string().trim().min(1).max(80),
      isMe: z.boolean().openapi({ description: 'The caller herself: she sees how many come' }),
    })
    .nullable()
    .default(null),
  audience: z
    .array(bookingAudienceSchema)
    .min(1)
    .max(4)
    .nullable()
    .default(null)
    .openapi({ description: 'Who may say that they come; null: everybody of the community' }),
  places: z
    .int()
    .min(1)
    .max(5000)
    .nullable()
    .default(null)
    .openapi({ description: 'For how many people; null: nobody counts' }),
  takesRegistrations: z.boolean().default(false),
  offerHours: z
    .int()
    .min(1)
    .max(168)
    .default(24)
    .openapi({ description: 'How long a place that became free is kept for whoever waited longest' }),
  onlineAddress: z
    .url({ protocol: /^https$/ })
    .min(9)
    .max(300)
    .nullable()
    .default(null)
    .openapi({ description: 'Where it goes on when it cannot be at the place' }),
};

const endsOnce = {
  path: ['lastOn'],
  message: 'It ends: on a last day, or after a number of times',
};
const countsPlaces = { path: ['places'], message: 'Who takes registrations says how many places there are' };

export const activityInputSchema = z
  .strictObject({ ...whatFields, ...whenFields })
  .refine(({ lastOn, times }) => (lastOn === undefined) !== (times === undefined), endsOnce)
  .refine(({ takesRegistrations, places }) => !takesRegistrations || places !== null, countsPlaces)
  .openapi('ActivityInput');

export const activityChangeSchema = z
  .strictObject({ version: versionSchema, ...whatFields, ...whenFields })
  .refine(({ lastOn, times }) => (lastOn === undefined) !== (times === undefined), endsOnce)
  .refine(({ takesRegistrations, places }) => !takesRegistrations || places !== null, countsPlaces)
  .openapi('ActivityChange');

export const keptActivitySchema = z
  .object({
    id: idSchema,
    version: versionSchema,
    state: activityStateSchema,
    reason: z.string().nullable(),
    name: z.string(),
    description: z.string(),
    entry: codeSchema,
    when: z.array(z.string()).openapi({ description: 'Its dates in plain words' }),
    dates: z
      .object({
        startMinute: z.int(),
        endMinute: z.int(),
        weekdays: z.array(z.int()),
        everyWeeks: z.int(),
        firstOn: daySchema,
        lastOn: daySchema.nullable(),
        times: z.int().nullable(),
        without: z.array(daySchema),
      })
      .nullable()
      .openapi({ description: 'As they were given; null: only weekly hours without an end are known' }),
    space: z.object({ id: idSchema, name: z.string() }).nullable(),
    leader: z.object({ name: z.string(), isMe: z.boolean() }).nullable(),
    audience: z.array(bookingAudienceSchema).nullable(),
    places: z.int().nullable(),
    takesRegistrations: z.boolean(),
    offerHours: z.int(),
    onlineAddress: z.string().nullable(),
    next: z.union([bookedTimeSchema, z.null()]).openapi({ description: 'Its next date; null: it has none' }),
  })
  .openapi('KeptActivity');

/** What whoever leads it needs to know before a date; nobody is named. */
export const dateCountsSchema = z
  .object({
    time: bookedTimeSchema,
    state: activityStateSchema,
    reason: z.string().nullable(),
    places: z.int().nullable(),
    comes: z.int().openapi({ description: 'People who have a place' }),
    waiting: z.int(),
    children: z.int().nullable().openapi({
      description:
        'Children who need somebody to look after them; null: not told to whoever speaks for an employer',
    }),
    needs: z
      .array(z.object({ code: accessNeedSchema, count: z.int() }))
      .nullable()
      .openapi({ description: 'Null: not told to whoever speaks for an employer' }),
    arrived: z.int(),
  })
  .openapi('ActivityDateCounts');

const activityParam = communityParam.extend({
  activity: idSchema.openapi({ param: { name: 'activity', in: 'path' } }),
});

const writeProblems = [
  ...portalProblems,
  ...bodyProblems,
  'activity_not_fit',
  'booking_conflict',
  'booking_not_fit',
  'space_not_open',
] as const;

export const listKeptActivities = createRoute({
  method: 'get',
  path: '/v1/{community}/places/{place}/kept-activities',
  operationId: 'listKeptActivities',
  tags: ['places'],
  summary: 'For its host: the activities of a place with all that can be changed',
  security: portalOnly,
  request: { params: placeParam, query: pageQuery },
  responses: {
    200: jsonAnswer(pageOf(keptActivitySchema, 'KeptActivityPage'), 'A page of activities'),
    ...problemAnswers(...portalProblems),
  },
});

export const createActivity = createRoute({
  method: 'post',
  path: '/v1/{community}/places/{place}/activities',
  operationId: 'createActivity',
  tags: ['places'],
  summary:
    'Something that people do together at a place; in a space it takes the space on all dates, or none',
  security: portalOnly,
  request: {
    params: placeParam,
    query: languageQuery,
    headers: idempotencyHeaders,
    body: jsonBody(activityInputSchema),
  },
  responses: {
    201: jsonAnswer(keptActivitySchema, 'The activity'),
    ...problemAnswers(...writeProblems, 'too_many_activities', ...idempotencyProblems),
  },
});

export const changeActivity = createRoute({
  method: 'put',
  path: '/v1/{community}/activities/{activity}',
  operationId: 'changeActivity',
  tags: ['places'],
  summary:
    'Changes an activity and its dates to come; a date that falls away is called off, and whoever was coming is told',
  security: portalOnly,
  request: { params: activityParam, query: languageQuery, body: jsonBody(activityChangeSchema) },
  responses: {
    200: jsonAnswer(keptActivitySchema, 'The activity as it is now'),
    ...problemAnswers(...writeProblems, 'activity_changed', 'capacity_booked'),
  },
});

export const moveActivity = createRoute({
  method: 'post',
  path: '/v1/{community}/activities/{activity}/steps',
  operationId: 'moveActivity',
  tags: ['places'],
  summary:
    'Suspends, moves online, calls off or takes up again an activity or one of its dates; whoever comes is told',
  security: portalOnly,
  request: {
    params: activityParam,
    query: languageQuery,
    body: jsonBody(
      z
        .strictObject({
          version: versionSchema,
          to: activityStateSchema,
          startsAt: dateStartSchema.optional(),
          reason: z.string().trim().min(3).max(300).optional(),
        })
        .refine(({ to, reason }) => to === 'active' || reason !== undefined, {
          path: ['reason'],
          message: 'Whoever was coming is told why',
        })
        .openapi('ActivityStep'),
    ),
  },
  responses: {
    200: jsonAnswer(keptActivitySchema, 'The activity as it is now'),
    ...problemAnswers(...writeProblems, 'activity_changed'),
  },
});

export const listActivityDates = createRoute({
  method: 'get',
  path: '/v1/{community}/activities/{activity}/dates',
  operationId: 'listActivityDates',
  tags: ['places'],
  summary: 'For whoever hosts or leads it: how many come to each date from a day on, and what they need',
  security: portalOnly,
  request: {
    params: activityParam,
    query: languageQuery.extend({
      on: daySchema.openapi({ description: 'The first day; the dates of thirty-one days are told' }),
    }),
  },
  responses: {
    200: jsonAnswer(
      z.object({ items: z.array(dateCountsSchema) }).openapi('ActivityDates'),
      'Its dates, at most a hundred',
    ),
    ...problemAnswers(...portalProblems),
  },
});

export const placeActivityRoutes = {
  listKeptActivities,
  createActivity,
  changeActivity,
  moveActivity,
  listActivityDates,
} as const;

export type ActivityInput = z.output<typeof activityInputSchema>;
export type KeptActivity = z.infer<typeof keptActivitySchema>;
export type ActivityDateCounts = z.infer<typeof dateCountsSchema>;
