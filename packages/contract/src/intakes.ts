import { createRoute, z } from '@hono/zod-openapi';
import {
  anybodyOrSignedIn,
  communityParam,
  idSchema,
  jsonAnswer,
  jsonBody,
  languageQuery,
  pageOf,
  pageQuery,
  problemAnswers,
} from './common.ts';
import { idempotencyHeaders, idempotencyProblems } from './idempotency.ts';
import { bodyProblems, portalOnly, portalProblems } from './roles.ts';

const versionSchema = z.int().min(1).max(1_000_000);

export const intakeSchema = z
  .object({
    id: idSchema,
    serviceId: idSchema,
    title: z.string(),
    places: z.int(),
    freePlaces: z.int(),
    waiting: z.int().openapi({ description: 'Enrolments in the queue' }),
    offerHours: z.int().openapi({ description: 'How long an offered place waits for an answer' }),
    noticeDays: z.int().openapi({ description: 'A place that is given up stays hers so many days' }),
    isOpen: z.boolean(),
  })
  .openapi('Intake');

export const keptIntakeSchema = intakeSchema
  .extend({
    serviceName: z.string(),
    sharedServiceId: idSchema
      .nullable()
      .openapi({ description: 'The shared service whose places they are; null: the service’s own' }),
    toDecide: z.int().openapi({ description: 'Requests that wait for a decision' }),
    version: versionSchema,
  })
  .openapi('KeptIntake');

export const intakeInputSchema = z
  .strictObject({
    serviceId: idSchema,
    title: z.string().trim().min(3).max(80),
    places: z.int().min(1).max(500),
    offerHours: z.int().min(1).max(336).default(48),
    noticeDays: z.int().min(0).max(90).default(7),
  })
  .openapi('IntakeInput');

export const intakeChangeSchema = z
  .strictObject({
    version: versionSchema,
    title: z.string().trim().min(3).max(80),
    places: z.int().min(1).max(500),
    offerHours: z.int().min(1).max(336),
    noticeDays: z.int().min(0).max(90),
    isOpen: z.boolean(),
  })
  .openapi('IntakeChange');

export const intakeParam = communityParam.extend({
  intake: idSchema.openapi({ param: { name: 'intake', in: 'path' } }),
});
const deskProblems = [...portalProblems, 'not_on_behalf'] as const;
const deskWriteProblems = [...portalProblems, ...bodyProblems, 'not_on_behalf'] as const;

export const listIntakes = createRoute({
  method: 'get',
  path: '/v1/{community}/intakes',
  operationId: 'listIntakes',
  tags: ['enrolments'],
  summary: 'Where people can enrol in a service now: places, free places, the length of the queue',
  security: anybodyOrSignedIn('catalogue:read'),
  request: { params: communityParam, query: pageQuery.extend({ service: idSchema }) },
  responses: {
    200: jsonAnswer(pageOf(intakeSchema, 'IntakePage'), 'A page of intakes'),
    ...problemAnswers('not_signed_in'),
  },
});

export const listKeptIntakes = createRoute({
  method: 'get',
  path: '/v1/{community}/kept-intakes',
  operationId: 'listKeptIntakes',
  tags: ['enrolments'],
  summary: 'The intakes of the services that the caller’s organisation gives; all of them for managers',
  security: portalOnly,
  request: { params: communityParam, query: pageQuery },
  responses: {
    200: jsonAnswer(pageOf(keptIntakeSchema, 'KeptIntakePage'), 'A page of intakes'),
    ...problemAnswers(...deskProblems),
  },
});

export const createIntake = createRoute({
  method: 'post',
  path: '/v1/{community}/intakes',
  operationId: 'createIntake',
  tags: ['enrolments'],
  summary: 'Opens places of a service, with one queue for them',
  security: portalOnly,
  request: {
    params: communityParam,
    query: languageQuery,
    headers: idempotencyHeaders,
    body: jsonBody(intakeInputSchema),
  },
  responses: {
    201: jsonAnswer(keptIntakeSchema, 'The intake'),
    ...problemAnswers(...deskWriteProblems, ...idempotencyProblems, 'too_many_intakes'),
  },
});

export const updateIntake = createRoute({
  method: 'put',
  path: '/v1/{community}/intakes/{intake}',
  operationId: 'updateIntake',
  tags: ['enrolments'],
  summary:
    'Changes an intake; places that are added are offered to the queue, and no fewer than are taken may stay',
  security: portalOnly,
  request: { params: intakeParam, query: languageQuery, body: jsonBody(intakeChangeSchema) },
  responses: {
    200: jsonAnswer(keptIntakeSchema, 'The intake as it is now'),
    ...problemAnswers(...deskWriteProblems, 'intake_changed', 'intake_not_fit'),
  },
});

export const intakeRoutes = { listIntakes, listKeptIntakes, createIntake, updateIntake } as const;

export type IntakeInput = z.output<typeof intakeInputSchema>;
export type IntakeChange = z.output<typeof intakeChangeSchema>;
