import { createRoute, z } from '@hono/zod-openapi';
import { weeklyWindowSchema } from './catalogue-facts.ts';
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
import { bodyProblems, portalOnly, portalProblems } from './roles.ts';

/** `asking`: not all families have answered. `together`: all agreed and share. `apart`: it came to nothing. */
export const poolingStates = ['refused', 'asking', 'together', 'apart'] as const;

/** Part of a day: until one, until six, after. Nobody is told more of others' hours before all have agreed. */
const dayPartSchema = z.object({
  weekday: z.int().min(1).max(7),
  part: z.enum(['morning', 'afternoon', 'evening']),
});
const centsSchema = z.int().min(0);

const askedPoolingSchema = z
  .object({
    id: idSchema,
    state: z.enum(['asking', 'together', 'apart']),
    families: z.int().openapi({ description: 'With hers' }),
    times: z.array(dayPartSchema),
    weeklyMinutes: z.int(),
    place: z.object({ code: codeSchema, name: z.string() }).nullable().openapi({
      description: 'Null: at the home of one of them',
    }),
    service: z.object({ code: codeSchema, name: z.string(), provider: z.string() }),
    startsOn: daySchema,
    answerBy: daySchema,
    shareCents: centsSchema.openapi({ description: 'About what a week would cost each' }),
    aloneCents: centsSchema.openapi({ description: 'About what the same hours would cost her alone' }),
    isAgreed: z.boolean().nullable().openapi({ description: 'What she said; null: nothing yet' }),
    isServiceGone: z
      .boolean()
      .openapi({ description: 'It came to nothing because the service was withdrawn' }),
    sharedServiceId: idSchema.nullable().openapi({ description: 'Once all agreed: there they meet by name' }),
  })
  .openapi('AskedPooling');

export const needPoolingSchema = z
  .object({
    missing: z.array(z.enum(['sharing', 'around', 'times'])).openapi({
      description: 'What she would have to say for her need to be held together with others’',
    }),
    hint: z
      .object({ atLeastFamilies: z.int(), times: z.array(dayPartSchema) })
      .nullable()
      .openapi({ description: 'Families near her who could share; null below three' }),
    gaps: z.array(
      z.object({
        reason: z.enum(['distance', 'time', 'ages', 'language', 'home']),
        atLeastFamilies: z.int(),
      }),
    ),
    asked: z.array(askedPoolingSchema).openapi({ description: 'The latest first, at most five' }),
  })
  .openapi('NeedPooling');

const pooledNeedSchema = z
  .object({
    id: idSchema,
    person: z.string().nullable(),
    around: codeSchema,
    caredFor: z.int(),
    hasRoom: z.boolean(),
    windows: z.array(weeklyWindowSchema),
  })
  .openapi('PooledNeed');

const foundGroupSchema = z
  .object({
    entry: z.object({ code: codeSchema, name: z.string() }),
    needs: z.array(pooledNeedSchema),
    windows: z.array(weeklyWindowSchema).openapi({ description: 'What the weeks of all have in common' }),
    weeklyMinutes: z.int(),
    place: z.object({ code: codeSchema, name: z.string() }).nullable(),
    priceCents: centsSchema,
    aloneCents: centsSchema,
  })
  .openapi('FoundGroup');

export const foundGroupsSchema = z
  .object({
    rulesVersion: z.string(),
    items: z.array(foundGroupSchema).max(50),
    families: z.int().openapi({ description: 'That the groups would serve' }),
    mostFamilies: z.int().openapi({ description: 'No choice of groups serves more' }),
    alone: z.int().openapi({ description: 'Needs that no group has' }),
  })
  .openapi('FoundGroups');

export const poolingSchema = z
  .object({
    id: idSchema,
    state: z.enum(poolingStates),
    entry: z.object({ code: codeSchema, name: z.string() }),
    families: z.int(),
    people: z
      .array(z.object({ person: z.string().nullable(), isAgreed: z.boolean().nullable() }))
      .openapi({ description: 'Of those whom the reader looks after' }),
    windows: z.array(weeklyWindowSchema),
    place: z.object({ code: codeSchema, name: z.string() }).nullable(),
    reason: z.string().nullable(),
    isServiceGone: z
      .boolean()
      .openapi({ description: 'It came to nothing because the service was withdrawn' }),
    answerBy: daySchema.nullable(),
    sharedServiceId: idSchema.nullable(),
    by: z.string().nullable(),
    at: z.iso.datetime(),
  })
  .openapi('Pooling');

const needIdsSchema = z
  .array(idSchema)
  .min(2)
  .max(6)
  .refine((ids) => new Set(ids).size === ids.length, 'Names a need twice');

const needParam = communityParam.extend({
  need: idSchema.openapi({ param: { name: 'need', in: 'path' } }),
});
const writeProblems = [...portalProblems, ...bodyProblems] as const;

export const getNeedPooling = createRoute({
  method: 'get',
  path: '/v1/{community}/needs/{need}/pooling',
  operationId: 'getNeedPooling',
  tags: ['matching'],
  summary: 'For the person: whether families near her could share, in round figures, and what she is asked',
  security: portalOnly,
  request: { params: needParam, query: languageQuery },
  responses: {
    200: jsonAnswer(needPoolingSchema, 'Hints, what is missing, and what she is asked'),
    ...problemAnswers(...portalProblems),
  },
});

export const answerPooling = createRoute({
  method: 'post',
  path: '/v1/{community}/needs/{need}/poolings/{pooling}/answer',
  operationId: 'answerPooling',
  tags: ['matching'],
  summary:
    'The person agrees to meet the others, or not; when all have agreed they share, and know each other’s names',
  security: portalOnly,
  request: {
    params: needParam.extend({ pooling: idSchema.openapi({ param: { name: 'pooling', in: 'path' } }) }),
    query: languageQuery,
    body: jsonBody(z.strictObject({ agrees: z.boolean() }).openapi('PoolingAnswer')),
  },
  responses: {
    200: jsonAnswer(needPoolingSchema, 'How it stands now'),
    ...problemAnswers(
      ...writeProblems,
      'pooling_over',
      'shared_service_not_fit',
      'too_many_shared_services',
      'too_many_enrolments',
    ),
  },
});

export const findGroups = createRoute({
  method: 'get',
  path: '/v1/{community}/found-groups',
  operationId: 'findGroups',
  tags: ['matching'],
  summary:
    'For community managers: which of the needs that they look after could be served together, best first',
  security: portalOnly,
  request: { params: communityParam, query: languageQuery },
  responses: {
    200: jsonAnswer(foundGroupsSchema, 'Groups that nobody has been asked about'),
    ...problemAnswers(...portalProblems),
  },
});

export const listPoolings = createRoute({
  method: 'get',
  path: '/v1/{community}/poolings',
  operationId: 'listPoolings',
  tags: ['matching'],
  summary: 'For community managers: what was asked and refused, the newest first',
  security: portalOnly,
  request: { params: communityParam, query: pageQuery },
  responses: {
    200: jsonAnswer(pageOf(poolingSchema, 'PoolingPage'), 'A page of poolings'),
    ...problemAnswers(...portalProblems),
  },
});

export const askPooling = createRoute({
  method: 'post',
  path: '/v1/{community}/poolings',
  operationId: 'askPooling',
  tags: ['matching'],
  summary: 'A community manager asks the families of a group whether they want to share a service',
  security: portalOnly,
  request: {
    params: communityParam,
    query: languageQuery,
    body: jsonBody(
      z
        .strictObject({
          id: idSchema.openapi({ description: 'Made by the caller' }),
          needIds: needIdsSchema,
          serviceId: idSchema,
          title: z.string().trim().min(3).max(80),
          words: z.string().trim().min(1).max(1000),
          startsOn: daySchema,
          answerBy: daySchema,
        })
        .refine(({ answerBy, startsOn }) => answerBy < startsOn, {
          path: ['startsOn'],
          message: 'It starts after everybody has answered',
        })
        .openapi('NewPooling'),
    ),
  },
  responses: {
    201: jsonAnswer(poolingSchema, 'What is asked'),
    ...problemAnswers(...writeProblems, 'pooling_changed', 'pooling_not_fit'),
  },
});

export const refuseGroup = createRoute({
  method: 'post',
  path: '/v1/{community}/pooling-refusals',
  operationId: 'refuseGroup',
  tags: ['matching'],
  summary: 'A community manager does not ask these families together, and says why; they are not found again',
  security: portalOnly,
  request: {
    params: communityParam,
    query: languageQuery,
    body: jsonBody(
      z
        .strictObject({
          id: idSchema.openapi({ description: 'Made by the caller' }),
          needIds: needIdsSchema,
          reason: z.string().trim().min(3).max(500),
        })
        .openapi('GroupRefusal'),
    ),
  },
  responses: {
    201: jsonAnswer(poolingSchema, 'The refusal'),
    ...problemAnswers(...writeProblems, 'pooling_changed', 'pooling_not_fit'),
  },
});

export const poolingRoutes = {
  getNeedPooling,
  answerPooling,
  findGroups,
  listPoolings,
  askPooling,
  refuseGroup,
} as const;

export type NeedPoolingBody = z.output<typeof needPoolingSchema>;
export type FoundGroupsBody = z.output<typeof foundGroupsSchema>;
export type PoolingBody = z.output<typeof poolingSchema>;
export type NewPooling = z.output<(typeof askPooling.request.body.content)['application/json']['schema']>;
export type GroupRefusal = z.output<(typeof refuseGroup.request.body.content)['application/json']['schema']>;
