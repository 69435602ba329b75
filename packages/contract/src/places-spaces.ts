import { createRoute, z } from '@hono/zod-openapi';
import { bookedTimeSchema } from './booked-times.ts';
import { weeklyWindowSchema } from './catalogue-facts.ts';
import {
  anybodyOrSignedIn,
  codeSchema,
  communityParam,
  daySchema,
  idSchema,
  jsonAnswer,
  languageQuery,
  problemAnswers,
} from './common.ts';
import { placeSchema } from './places.ts';

/** Who a booking is made as: people of the host, of other firms, of no organisation, or of a group. */
export const bookingAudiences = ['own_staff', 'firms', 'residents', 'groups'] as const;
export const bookingAudienceSchema = z.enum(bookingAudiences).openapi('BookingAudience');
export type BookingAudience = (typeof bookingAudiences)[number];

export const spaceKinds = ['room', 'hall', 'desk_area', 'outdoor', 'kitchen'] as const;
export const spaceKindSchema = z.enum(spaceKinds).openapi('SpaceKind');

/** `exclusive`: one booking at a time. `seats`: one a seat. `counted`: as many as there is room for. */
export const spaceModeSchema = z.enum(['exclusive', 'seats', 'counted']).openapi('SpaceMode');

export const accessRuleSchema = z
  .strictObject({
    audience: bookingAudienceSchema,
    needsApproval: z.boolean(),
    decideWithinHours: z.int().min(1).max(720).default(72),
    noticeMinutes: z.int().min(0).max(43_200).default(60),
    horizonDays: z.int().min(1).max(800).default(90),
    personWeekMinutes: z.int().min(5).max(10_080).nullable().default(null),
    organisationMonthMinutes: z.int().min(5).max(1_000_000).nullable().default(null),
  })
  .openapi('AccessRule');

export const spaceSchema = z
  .object({
    id: idSchema,
    code: codeSchema,
    name: z.string(),
    kind: spaceKindSchema,
    mode: spaceModeSchema,
    capacityPeople: z.int(),
    seats: z.int().openapi({ description: 'How many can be booked at one time; 1 for an exclusive space' }),
    hours: z.array(z.string()).openapi({ description: 'When it is open, in plain words' }),
    changes: z
      .array(z.string())
      .openapi({ description: 'Closures and days with other hours, in plain words' }),
    timeZone: z.string(),
    stepMinutes: z.int(),
    shortestMinutes: z.int(),
    longestMinutes: z.int(),
    freeCancelMinutes: z.int(),
    noShowMinutes: z.int().nullable(),
    takesSeries: z.boolean(),
    houseRules: z.string().nullable(),
    insuranceNote: z.string().nullable(),
    isPaused: z.boolean(),
    access: z.array(accessRuleSchema),
    yours: z.union([bookingAudienceSchema, z.null()]).openapi({
      description: 'As whom the caller would book it; null: she may not, or nobody is signed in',
    }),
    version: z.int(),
  })
  .openapi('Space');

export const placeSheetSchema = z
  .object({
    place: placeSchema,
    address: z.string().nullable(),
    hours: z.array(z.string()),
    changes: z.array(z.string()),
    maturityLevel: z.int().nullable(),
    mother: z.object({ code: codeSchema, name: z.string() }).nullable(),
    satellites: z.array(z.object({ code: codeSchema, name: z.string() })),
    lent: z
      .array(z.object({ amenity: z.string(), lender: z.string() }))
      .openapi({ description: 'What belongs to somebody else than the host' }),
    spaces: z.array(spaceSchema),
    alternatives: z
      .array(z.object({ code: codeSchema, name: z.string() }))
      .openapi({ description: 'Active places nearby, when this one is not' }),
  })
  .openapi('PlaceSheet');

export const freeTimeSchema = bookedTimeSchema
  .extend({
    left: z.int().openapi({ description: 'How many can still be booked at once; 1 for an exclusive space' }),
  })
  .openapi('FreeTime');

export const freeTimesSchema = z
  .object({
    space: idSchema,
    timeZone: z.string(),
    days: z.array(
      z.object({
        on: daySchema,
        open: z.array(bookedTimeSchema),
        free: z.array(freeTimeSchema),
        occupied: z
          .array(bookedTimeSchema)
          .openapi({ description: 'Taken, or kept free around what is taken' }),
      }),
    ),
  })
  .openapi('FreeTimes');

export const mostFreeDays = 31;

export const placeParam = communityParam.extend({
  place: codeSchema.openapi({ param: { name: 'place', in: 'path' } }),
});

export const spaceParam = communityParam.extend({
  space: idSchema.openapi({ param: { name: 'space', in: 'path' } }),
});

export const placeHoursSchema = z
  .strictObject({
    timeZone: z
      .string()
      .min(1)
      .max(60)
      .optional()
      .openapi({ description: 'IANA name; the community’s when left out' }),
    week: z.array(weeklyWindowSchema).min(1).max(50),
    holidays: z
      .array(z.enum(['italy', 'milan']))
      .max(2)
      .default(['italy'])
      .openapi({ description: 'Closed on these' }),
    closures: z
      .array(
        z.strictObject({
          firstOn: daySchema,
          lastOn: daySchema,
          name: z.string().trim().min(1).max(120).optional(),
        }),
      )
      .max(100)
      .default([]),
  })
  .openapi('PlaceHours');

export const getPlace = createRoute({
  method: 'get',
  path: '/v1/{community}/places/{place}',
  operationId: 'getPlace',
  tags: ['places'],
  summary: 'A place with its hours, what it has, and the spaces that can be booked there',
  security: anybodyOrSignedIn('catalogue:read'),
  request: { params: placeParam, query: languageQuery },
  responses: {
    200: jsonAnswer(placeSheetSchema, 'The place'),
    ...problemAnswers('not_signed_in'),
  },
});

export const getFreeTimes = createRoute({
  method: 'get',
  path: '/v1/{community}/spaces/{space}/free-times',
  operationId: 'getFreeTimes',
  tags: ['places'],
  summary: 'When a space is open, free and taken, day by day; never by whom',
  security: anybodyOrSignedIn('catalogue:read'),
  request: {
    params: spaceParam,
    query: z.object({
      on: daySchema.openapi({ description: 'The first day, by the clocks of the space' }),
      days: z.coerce.number().int().min(1).max(mostFreeDays).default(7),
      seats: z.coerce.number().int().min(1).max(500).default(1),
    }),
  },
  responses: {
    200: jsonAnswer(freeTimesSchema, 'Its days'),
    ...problemAnswers('not_signed_in'),
  },
});

export const placeSpaceRoutes = { getPlace, getFreeTimes } as const;

export type FreeTimes = z.infer<typeof freeTimesSchema>;
export type AccessRule = z.infer<typeof accessRuleSchema>;
export type PlaceHours = z.output<typeof placeHoursSchema>;
