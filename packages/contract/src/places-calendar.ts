import { createRoute, z } from '@hono/zod-openapi';
import { bookedTimeSchema } from './booked-times.ts';
import {
  anybodyOrSignedIn,
  audienceSchema,
  codeSchema,
  communityParam,
  daySchema,
  idSchema,
  jsonAnswer,
  pageOf,
  pageQuery,
  problemAnswers,
} from './common.ts';
import { costSchema } from './catalogue-facts.ts';
import { bookingAudienceSchema } from './places-spaces.ts';

/** `online`: elsewhere than at the place. `suspended`: not for now. `cancelled`: not at all, and still told. */
export const activityStates = ['active', 'online', 'suspended', 'cancelled'] as const;
export const activityStateSchema = z.enum(activityStates).openapi('ActivityState');
export type ActivityState = (typeof activityStates)[number];

export const registrationStates = [
  'registered',
  'waiting',
  'offered',
  'withdrawn',
  'lapsed',
  'called_off',
] as const;
export const registrationStateSchema = z.enum(registrationStates).openapi('RegistrationState');

/** What somebody needs to take part. */
export const accessNeeds = ['step_free', 'hearing', 'sight', 'quiet', 'interpreter', 'companion'] as const;
export const accessNeedSchema = z.enum(accessNeeds).openapi('AccessNeed');

export const mostCalendarDays = 31;

/** An instant at which a date of an activity begins: it names the date. */
export const dateStartSchema = z.iso.datetime().openapi({ description: 'When the date begins; it names it' });

export const calendarEntrySchema = z
  .object({
    activity: z.object({
      id: idSchema,
      name: z.string(),
      description: z.string(),
      organiser: z.string(),
      leader: z.string().nullable(),
      cost: costSchema.nullable(),
      languages: z.array(z.string()).nullable(),
      audience: audienceSchema,
      isGenerated: z.boolean().openapi({ description: 'Made up for a demonstration' }),
    }),
    place: z.object({ code: codeSchema, name: z.string(), district: codeSchema }),
    space: z.string().nullable(),
    time: bookedTimeSchema,
    state: activityStateSchema,
    reason: z.string().nullable(),
    takesRegistrations: z.boolean(),
    admits: z
      .array(bookingAudienceSchema)
      .nullable()
      .openapi({ description: 'Who may say that they come; null: everybody of the community' }),
    freePlaces: z.int().nullable().openapi({ description: 'Null: nobody counts' }),
    waiting: z.int(),
    own: z
      .object({ id: idSchema, state: registrationStateSchema })
      .nullable()
      .openapi({ description: 'The caller’s own registration, if she has one' }),
  })
  .openapi('CalendarEntry');

export const listCalendar = createRoute({
  method: 'get',
  path: '/v1/{community}/calendar',
  operationId: 'listCalendar',
  tags: ['places'],
  summary:
    'What takes place from a day on, by its begin: in the community, a district, at a place, or at a place with those that look after it and that it looks after',
  security: anybodyOrSignedIn('catalogue:read'),
  request: {
    params: communityParam,
    query: pageQuery.extend({
      on: daySchema.openapi({ description: 'The first day, by the clocks of the community' }),
      days: z.coerce.number().int().min(1).max(mostCalendarDays).default(14),
      district: codeSchema.optional(),
      place: codeSchema.optional(),
      family: z
        .enum(['true', 'false'])
        .default('false')
        .openapi({ description: 'With `place`: its mother and its satellites too' }),
    }),
  },
  responses: {
    200: jsonAnswer(pageOf(calendarEntrySchema, 'CalendarPage'), 'A page of dates'),
    ...problemAnswers('not_signed_in'),
  },
});

export const placeCalendarRoutes = { listCalendar } as const;

export type CalendarEntry = z.infer<typeof calendarEntrySchema>;
export type AccessNeed = (typeof accessNeeds)[number];
export type RegistrationState = (typeof registrationStates)[number];
