import { createRoute, z } from '@hono/zod-openapi';
import {
  communityParam,
  daySchema,
  idSchema,
  jsonAnswer,
  jsonBody,
  pageOf,
  pageQuery,
  problemAnswers,
} from './common.ts';
import { idempotencyHeaders, idempotencyProblems } from './idempotency.ts';
import { bodyProblems, portalOnly, portalProblems } from './roles.ts';
import { minutesSchema } from './time-bank-shapes.ts';

const instantSchema = z.iso.datetime();

const volunteerEntrySchema = z
  .object({
    number: z.int().openapi({ description: 'From 1 in each community, without a gap' }),
    member: z.object({ id: idSchema, displayName: z.string().nullable() }),
    organisation: z.object({ code: z.string(), name: z.string() }),
    minutes: z.int(),
    servedOn: daySchema,
    activity: z.string(),
    recordedAt: instantSchema,
    recordedBy: z.object({ displayName: z.string().nullable() }),
    transferId: idSchema,
    isReversed: z
      .boolean()
      .openapi({ description: 'It was entered by mistake and does not count; it stays' }),
  })
  .openapi('VolunteerEntry');

export const listVolunteerEntries = createRoute({
  method: 'get',
  path: '/v1/{community}/time-bank/volunteer-entries',
  operationId: 'listVolunteerEntries',
  tags: ['time-bank'],
  summary: 'The register of volunteers’ hours (DM 6.10.2021): numbered, dated and never changed',
  security: portalOnly,
  request: { params: communityParam, query: pageQuery },
  responses: {
    200: jsonAnswer(pageOf(volunteerEntrySchema, 'VolunteerEntryPage'), 'Newest first'),
    ...problemAnswers(...portalProblems, 'not_on_behalf'),
  },
});

export const recordVolunteering = createRoute({
  method: 'post',
  path: '/v1/{community}/time-bank/volunteer-entries',
  operationId: 'recordVolunteering',
  tags: ['time-bank'],
  summary: 'Enters a volunteer’s hours into the register; they are counted and never spent',
  security: portalOnly,
  request: {
    params: communityParam,
    headers: idempotencyHeaders,
    body: jsonBody(
      z
        .strictObject({
          memberId: idSchema,
          organisation: z.string().min(1).max(64),
          minutes: minutesSchema,
          servedOn: daySchema,
          activity: z.string().trim().min(1).max(200),
        })
        .openapi('NewVolunteerEntry'),
    ),
  },
  responses: {
    201: jsonAnswer(volunteerEntrySchema, 'The entry'),
    ...problemAnswers(
      ...portalProblems,
      ...bodyProblems,
      ...idempotencyProblems,
      'not_on_behalf',
      'not_a_member',
      'not_insured',
    ),
  },
});

export const timeBankVolunteerRoutes = { listVolunteerEntries, recordVolunteering } as const;
