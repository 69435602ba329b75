import { createRoute, z } from '@hono/zod-openapi';
import { bookedTimeSchema } from './booked-times.ts';
import {
  codeSchema,
  communityParam,
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
import {
  accessNeedSchema,
  activityStateSchema,
  dateStartSchema,
  registrationStateSchema,
} from './places-calendar.ts';
import { bodyProblems, portalProblems } from './roles.ts';

const registrationStepSchema = z.enum(['withdraw', 'take', 'refuse']).openapi('RegistrationStep');

export const registrationSchema = z
  .object({
    id: idSchema,
    state: registrationStateSchema,
    version: z.int(),
    activity: z.object({ id: idSchema, name: z.string() }),
    place: z.object({ code: codeSchema, name: z.string() }),
    time: bookedTimeSchema,
    dateState: activityStateSchema,
    reason: z.string().nullable(),
    onlineAddress: z
      .string()
      .nullable()
      .openapi({ description: 'Where it takes place, when it is online and she has a place' }),
    places: z.int(),
    children: z.int(),
    needs: z.array(accessNeedSchema),
    position: z.int().nullable().openapi({ description: '1: next in the queue; null: she does not wait' }),
    whyWaiting: z.array(
      z.enum(['no_place_free', 'others_before', 'offered_to_other', 'needs_more_places', 'intake_closed']),
    ),
    offerEndsAt: z.iso.datetime().nullable(),
    steps: z.array(registrationStepSchema).openapi({ description: 'What she can do now' }),
    hasArrived: z.boolean(),
  })
  .openapi('Registration');

const activityParam = communityParam.extend({
  activity: idSchema.openapi({ param: { name: 'activity', in: 'path' } }),
});
const registrationParam = communityParam.extend({
  registration: idSchema.openapi({ param: { name: 'registration', in: 'path' } }),
});

export const register = createRoute({
  method: 'post',
  path: '/v1/{community}/activities/{activity}/registrations',
  operationId: 'register',
  tags: ['places'],
  summary: 'Says that she comes to a date; where no place is left she waits for one',
  security: portalOrEmbed('places:book'),
  request: {
    params: activityParam,
    query: languageQuery,
    headers: idempotencyHeaders,
    body: jsonBody(
      z
        .strictObject({
          startsAt: dateStartSchema,
          places: z.int().min(1).max(6).default(1),
          children: z
            .int()
            .min(0)
            .max(6)
            .default(0)
            .openapi({ description: 'Children who need somebody to look after them meanwhile' }),
          needs: z.array(accessNeedSchema).max(6).default([]).openapi({
            description: 'Told to whoever leads it as counts, and forgotten thirty days after',
          }),
        })
        .openapi('RegistrationInput'),
    ),
  },
  responses: {
    201: jsonAnswer(registrationSchema, 'Her registration'),
    ...problemAnswers(
      ...portalProblems,
      ...bodyProblems,
      'audience_not_admitted',
      'registration_closed',
      'already_registered',
      'too_many_registrations',
      ...idempotencyProblems,
    ),
  },
});

export const listOwnRegistrations = createRoute({
  method: 'get',
  path: '/v1/{community}/own-registrations',
  operationId: 'listOwnRegistrations',
  tags: ['places'],
  summary:
    'Where the caller said that she comes: what comes, the next first, or what is over, the latest first',
  security: portalOrEmbed('places:book'),
  request: {
    params: communityParam,
    query: pageQuery.extend({ when: z.enum(['coming', 'over']).default('coming') }),
  },
  responses: {
    200: jsonAnswer(pageOf(registrationSchema, 'RegistrationPage'), 'A page of registrations'),
    ...problemAnswers(...portalProblems),
  },
});

export const moveRegistration = createRoute({
  method: 'post',
  path: '/v1/{community}/registrations/{registration}/steps',
  operationId: 'moveRegistration',
  tags: ['places'],
  summary: 'Gives a place up, or takes or refuses the one that is offered',
  security: portalOrEmbed('places:book'),
  request: {
    params: registrationParam,
    query: languageQuery,
    body: jsonBody(
      z
        .strictObject({ step: registrationStepSchema, version: z.int().min(1).max(1_000_000) })
        .openapi('RegistrationMove'),
    ),
  },
  responses: {
    200: jsonAnswer(registrationSchema, 'Her registration as it is now'),
    ...problemAnswers(...portalProblems, ...bodyProblems, 'registration_changed'),
  },
});

export const placeRegistrationRoutes = { register, listOwnRegistrations, moveRegistration } as const;

export type Registration = z.infer<typeof registrationSchema>;
export type RegistrationStep = z.infer<typeof registrationStepSchema>;
