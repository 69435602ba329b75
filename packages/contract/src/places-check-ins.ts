import { createRoute, z } from '@hono/zod-openapi';
import { bookedTimeSchema } from './booked-times.ts';
import { communityParam, idSchema, jsonAnswer, jsonBody, languageQuery, problemAnswers } from './common.ts';
import { dateStartSchema } from './places-calendar.ts';
import { registrationSchema } from './places-registrations.ts';
import { bodyProblems, portalOnly, portalProblems } from './roles.ts';

export const checkInCodeSchema = z
  .object({
    code: z.string(),
    address: z.url().openapi({ description: 'The page that it opens; the code stands behind the #' }),
    qrSvg: z.string(),
    time: bookedTimeSchema,
    opensAt: z.iso.datetime(),
    endsAt: z.iso.datetime(),
    renewAt: z.iso
      .datetime()
      .nullable()
      .openapi({ description: 'When a code that is shown is old; null: a printed one holds to the end' }),
  })
  .openapi('CheckInCode');

export const getCheckInCode = createRoute({
  method: 'get',
  path: '/v1/{community}/activities/{activity}/check-in-code',
  operationId: 'getCheckInCode',
  tags: ['places'],
  summary: 'For whoever hosts or leads it: the code by which people say that they are there, for a date',
  security: portalOnly,
  request: {
    params: communityParam.extend({
      activity: idSchema.openapi({ param: { name: 'activity', in: 'path' } }),
    }),
    query: languageQuery.extend({
      startsAt: dateStartSchema,
      form: z.enum(['shown', 'printed']).default('shown').openapi({
        description: '`shown`: on a screen, new every two minutes. `printed`: one for the whole date',
      }),
    }),
  },
  responses: {
    200: jsonAnswer(checkInCodeSchema, 'The code'),
    ...problemAnswers(...portalProblems),
  },
});

export const checkIn = createRoute({
  method: 'post',
  path: '/v1/{community}/check-ins',
  operationId: 'checkIn',
  tags: ['places'],
  summary: 'She is there: by the code of the date, for which she has a place, once',
  security: portalOnly,
  request: {
    params: communityParam,
    query: languageQuery,
    body: jsonBody(z.strictObject({ code: z.string().min(20).max(200) }).openapi('CheckIn')),
  },
  responses: {
    200: jsonAnswer(registrationSchema, 'Her registration'),
    ...problemAnswers(...portalProblems, ...bodyProblems, 'check_in_code_wrong', 'check_in_refused'),
  },
});

export const placeCheckInRoutes = { getCheckInCode, checkIn } as const;
