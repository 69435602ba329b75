import { createRoute, z } from '@hono/zod-openapi';
import {
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
import { intakeParam } from './intakes.ts';
import { bodyProblems, portalOnly, portalProblems } from './roles.ts';

/** For how many people one enrolment may be. */
export const mostPlacesEach = 6;

const instantSchema = z.iso.datetime();
const versionSchema = z.int().min(1).max(1_000_000);
const placesSchema = z.int().min(1).max(mostPlacesEach);
const noteSchema = z.string().trim().min(3).max(500);

export const enrolmentStateSchema = z
  .enum([
    'requested',
    'waiting',
    'offered',
    'accepted',
    'attended',
    'leaving',
    'declined',
    'withdrawn',
    'lapsed',
    'cancelled',
    'ended',
  ])
  .openapi('EnrolmentState', {
    description:
      'requested: a place is kept until it is decided. waiting: in the queue. offered: a place is kept for her until she answers. leaving: hers until a day. lapsed: an offer that nobody answered',
  });

const personStepSchema = z.enum(['withdraw', 'take', 'refuse', 'cancel']).openapi('EnrolmentStep');

/** Why nobody was asked yet; each has its sentence in every language. */
export const waitingReasons = [
  'no_place_free',
  'others_before',
  'offered_to_other',
  'needs_more_places',
  'intake_closed',
] as const;

const waitingSchema = z
  .object({
    position: z.int().openapi({ description: '1: next in the queue' }),
    freePlaces: z.int(),
    reasons: z.array(z.enum(waitingReasons)).openapi({ description: 'Why no offer has come yet' }),
    answerUntil: instantSchema
      .nullable()
      .openapi({ description: 'When an offer to somebody else ends at the latest; null: none is out' }),
  })
  .openapi('Waiting');

const ownFeedbackSchema = z
  .object({
    words: z.string(),
    state: z.enum(['waiting', 'shown', 'hidden']),
    reason: z.string().nullable(),
    reply: z.string().nullable(),
  })
  .openapi('OwnFeedback');

export const enrolmentSchema = z
  .object({
    id: idSchema,
    service: z.object({ id: idSchema, name: z.string(), provider: z.string() }),
    intakeTitle: z.string(),
    sharedServiceId: idSchema.nullable(),
    places: z.int(),
    state: enrolmentStateSchema,
    version: versionSchema,
    askedAt: instantSchema,
    words: z.string().nullable(),
    offerUntil: instantSchema.nullable(),
    endsOn: daySchema.nullable(),
    noticeDays: z.int(),
    steps: z.array(personStepSchema).openapi({ description: 'What she may do now' }),
    waiting: z.union([waitingSchema, z.null()]),
    trail: z.array(
      z.object({
        step: z.string(),
        at: instantSchema,
        by: z.enum(['me', 'provider', 'itself']),
        operator: z.string().nullable().openapi({ description: 'Who did it for her' }),
        note: z.string().nullable(),
      }),
    ),
    attendedDays: z.int(),
    mayGiveFeedback: z.boolean(),
    feedback: z.union([ownFeedbackSchema, z.null()]),
  })
  .openapi('Enrolment');

/** An enrolment as whoever gives the service reads it. */
export const keptEnrolmentSchema = z
  .object({
    id: idSchema,
    intakeId: idSchema,
    intakeTitle: z.string(),
    serviceName: z.string(),
    person: z.string().nullable().openapi({ description: 'Null: she is not there any more' }),
    places: z.int(),
    state: enrolmentStateSchema,
    version: versionSchema,
    askedAt: instantSchema,
    words: z.string().nullable(),
    offerUntil: instantSchema.nullable(),
    endsOn: daySchema.nullable(),
    attendedDays: z.int(),
    lastAttendedOn: daySchema.nullable(),
  })
  .openapi('KeptEnrolment');

export const enrolmentParam = communityParam.extend({
  enrolment: idSchema.openapi({ param: { name: 'enrolment', in: 'path' } }),
});
const writeProblems = [...portalProblems, ...bodyProblems] as const;
const deskProblems = [...portalProblems, 'not_on_behalf'] as const;
const deskWriteProblems = [...writeProblems, 'not_on_behalf'] as const;

export const enrol = createRoute({
  method: 'post',
  path: '/v1/{community}/intakes/{intake}/enrolments',
  operationId: 'enrol',
  tags: ['enrolments'],
  summary:
    'Asks for places. If enough are free and nobody waits they are kept until it is decided; else she is in the queue',
  security: portalOnly,
  request: {
    params: intakeParam,
    query: languageQuery,
    headers: idempotencyHeaders,
    body: jsonBody(
      z
        .strictObject({
          places: placesSchema.default(1),
          words: z.string().trim().min(1).max(500).optional(),
        })
        .openapi('NewEnrolment'),
    ),
  },
  responses: {
    201: jsonAnswer(enrolmentSchema, 'The enrolment'),
    ...problemAnswers(
      ...writeProblems,
      ...idempotencyProblems,
      'already_enrolled',
      'intake_closed',
      'too_many_enrolments',
    ),
  },
});

export const listOwnEnrolments = createRoute({
  method: 'get',
  path: '/v1/{community}/own-enrolments',
  operationId: 'listOwnEnrolments',
  tags: ['enrolments'],
  summary: 'What the caller asked for, waits for, uses and used, the one that changed last first',
  security: portalOnly,
  request: { params: communityParam, query: pageQuery },
  responses: {
    200: jsonAnswer(pageOf(enrolmentSchema, 'OwnEnrolmentPage'), 'A page of enrolments'),
    ...problemAnswers(...portalProblems),
  },
});

export const moveEnrolment = createRoute({
  method: 'post',
  path: '/v1/{community}/own-enrolments/{enrolment}/steps',
  operationId: 'moveEnrolment',
  tags: ['enrolments'],
  summary: 'Takes or refuses an offered place, withdraws a request, or gives up a place by the rule',
  security: portalOnly,
  request: {
    params: enrolmentParam,
    query: languageQuery,
    body: jsonBody(
      z.strictObject({ step: personStepSchema, version: versionSchema }).openapi('EnrolmentMove'),
    ),
  },
  responses: {
    200: jsonAnswer(enrolmentSchema, 'The enrolment after the step'),
    ...problemAnswers(...writeProblems, 'enrolment_changed'),
  },
});

export const listKeptEnrolments = createRoute({
  method: 'get',
  path: '/v1/{community}/kept-enrolments',
  operationId: 'listKeptEnrolments',
  tags: ['enrolments'],
  summary:
    'Enrolments in the services that the caller’s organisation gives, the oldest first; never those of people whose employer she speaks for',
  security: portalOnly,
  request: {
    params: communityParam,
    query: pageQuery.extend({
      intake: idSchema.optional(),
      show: z
        .enum(['to_decide', 'waiting', 'present', 'over'])
        .default('to_decide')
        .openapi({ description: 'waiting: the queue, offers included. present: who has a place' }),
    }),
  },
  responses: {
    200: jsonAnswer(pageOf(keptEnrolmentSchema, 'KeptEnrolmentPage'), 'A page of enrolments'),
    ...problemAnswers(...deskProblems),
  },
});

export const decideEnrolment = createRoute({
  method: 'post',
  path: '/v1/{community}/kept-enrolments/{enrolment}/decision',
  operationId: 'decideEnrolment',
  tags: ['enrolments'],
  summary: 'Accepts a request, declines it, or ends the use of a place; she reads the reason',
  security: portalOnly,
  request: {
    params: enrolmentParam,
    query: languageQuery,
    body: jsonBody(
      z
        .strictObject({
          decision: z.enum(['accept', 'decline', 'end']),
          version: versionSchema,
          reason: noteSchema.optional(),
        })
        .refine(({ decision, reason }) => decision === 'accept' || reason !== undefined, {
          path: ['reason'],
          message: 'Whoever is told no is told why',
        })
        .openapi('EnrolmentDecision'),
    ),
  },
  responses: {
    200: jsonAnswer(keptEnrolmentSchema, 'The enrolment after the decision'),
    ...problemAnswers(...deskWriteProblems, 'enrolment_changed', 'own_request'),
  },
});

export const recordAttendance = createRoute({
  method: 'put',
  path: '/v1/{community}/kept-enrolments/{enrolment}/attendance',
  operationId: 'recordAttendance',
  tags: ['enrolments'],
  summary: 'Records how many came on a day, none included; the same day again replaces it',
  security: portalOnly,
  request: {
    params: enrolmentParam,
    query: languageQuery,
    body: jsonBody(
      z.strictObject({ heldOn: daySchema, people: z.int().min(0).max(mostPlacesEach) }).openapi('Attendance'),
    ),
  },
  responses: {
    200: jsonAnswer(keptEnrolmentSchema, 'The enrolment'),
    ...problemAnswers(...deskWriteProblems, 'enrolment_changed', 'own_request'),
  },
});

export const enrolmentRoutes = {
  enrol,
  listOwnEnrolments,
  moveEnrolment,
  listKeptEnrolments,
  decideEnrolment,
  recordAttendance,
} as const;

export type EnrolmentState = z.infer<typeof enrolmentStateSchema>;
export type EnrolmentStep = z.infer<typeof personStepSchema>;
export type WaitingReason = (typeof waitingReasons)[number];
