import { createRoute, z } from '@hono/zod-openapi';
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
import { weeklyWindowSchema } from './catalogue-facts.ts';
import { needOutcomeSchema } from './need-outcome-shapes.ts';
import { bodyProblems, portalOnly, portalProblems } from './roles.ts';
import { spokenLanguages } from './time-bank-offers.ts';

const instantSchema = z.iso.datetime();

/** Whom help is for, by years of age; the last is open. */
export const needAgeBands = ['0-2', '3-5', '6-10', '11-13', '14-17', '18-64', '65-79', '80+'] as const;

/** What a place or a service may have to have. */
export const needAccessibility = [
  'step_free',
  'lift',
  'accessible_toilet',
  'at_home',
  'quiet_room',
  'hearing_loop',
] as const;

export const needStates = ['open', 'taken', 'answered', 'settled', 'withdrawn'] as const;

/**
 * What happens to a need; the person reads every one of them. `late`: a promised day passed without it; `referred`: an
 * organisation took it on; `together`: she shares a service with other families; the last four: how it went.
 */
export const needSteps = [
  'stated',
  'changed',
  'taken',
  'proposed',
  'useful',
  'not_useful',
  'late',
  'settled',
  'withdrawn',
  'referred',
  'referral_failed',
  'together',
  'outcome_asked',
  'helped',
  'helped_in_part',
  'not_helped',
  'still_waiting',
] as const;

const languagesSchema = z.array(z.enum(spokenLanguages)).max(5).default([]);

/**
 * What somebody asks for. There is deliberately no field for words of one's own: what people write there first is a
 * diagnosis. Nor has it any for nationality or salary.
 */
export const needInputSchema = z
  .strictObject({
    forWhom: z.enum(['myself', 'someone']),
    entries: z
      .array(codeSchema)
      .min(1)
      .max(3)
      .refine((codes) => new Set(codes).size === codes.length, 'Names an entry twice')
      .openapi({ description: 'Entries of the taxonomy, the most important first' }),
    ageBands: z.array(z.enum(needAgeBands)).max(needAgeBands.length).default([]),
    district: codeSchema,
    reach: z.enum(['district', 'programme']).openapi({ description: 'Only there, or anywhere' }),
    windows: z
      .array(weeklyWindowSchema)
      .max(21)
      .refine((windows) => windows.every(({ startMinute, endMinute }) => startMinute < endMinute), {
        message: 'A window ends after it begins; split at midnight',
      })
      .default([])
      .openapi({ description: 'When help is wanted; empty: at any time' }),
    from: daySchema.optional(),
    until: daySchema.optional().openapi({ description: 'The last day' }),
    budgetCentsPerHour: z.int().min(0).max(100_000).optional(),
    languages: languagesSchema.openapi({ description: 'One of them would be welcome' }),
    indispensableLanguages: languagesSchema.openapi({ description: 'Without each of them it does not work' }),
    accessibility: z.array(z.enum(needAccessibility)).max(needAccessibility.length).default([]),
    sharing: z.boolean().optional().openapi({ description: 'Left out: not said' }),
    around: codeSchema
      .optional()
      .openapi({ description: 'The quarter or place around which it is; never an address' }),
    caredFor: z.int().min(1).max(20).default(1).openapi({ description: 'How many are cared for' }),
    hasRoom: z
      .boolean()
      .default(false)
      .openapi({ description: 'Families who share could meet at her place' }),
    joinsOthers: z
      .boolean()
      .default(false)
      .openapi({ description: 'She counts among those who have this too, as a number' }),
  })
  .refine(({ from, until }) => from === undefined || until === undefined || from <= until, {
    path: ['until'],
    message: 'Not before the first day',
  })
  .openapi('NeedInput');

const needStepSchema = z
  .object({
    step: z.enum(needSteps),
    at: instantSchema,
    by: z.string().nullable().openapi({ description: 'Name of who did it; null: by itself, or she is gone' }),
    operator: z.string().nullable().openapi({ description: 'Who did it for the person' }),
    note: z.string().nullable(),
  })
  .openapi('NeedStep');

export const needSchema = z
  .object({
    id: idSchema,
    version: z.int(),
    state: z.enum(needStates),
    isMine: z.boolean(),
    person: z.string().nullable().openapi({ description: 'Her name, for a manager; null for herself' }),
    forWhom: z.enum(['myself', 'someone']),
    entries: z.array(z.object({ code: codeSchema, name: z.string() })),
    ageBands: z.array(z.enum(needAgeBands)),
    district: codeSchema,
    reach: z.enum(['district', 'programme']),
    windows: z.array(weeklyWindowSchema),
    from: daySchema.nullable(),
    until: daySchema.nullable(),
    budgetCentsPerHour: z.int().nullable(),
    languages: z.array(z.enum(spokenLanguages)),
    indispensableLanguages: z.array(z.enum(spokenLanguages)),
    accessibility: z.array(z.enum(needAccessibility)),
    sharing: z.boolean().nullable(),
    around: codeSchema.nullable(),
    caredFor: z.int(),
    hasRoom: z.boolean(),
    joinsOthers: z.boolean(),
    statedAt: instantSchema,
    replyDueAt: instantSchema.openapi({ description: 'By when somebody of the programme takes it' }),
    answerDueAt: instantSchema.openapi({ description: 'By when there is a useful answer' }),
    isLate: z.boolean().openapi({ description: 'The next of these has passed' }),
    manager: z.string().nullable().openapi({ description: 'Name of who looks after it' }),
    isTendedByMe: z.boolean(),
    outcomes: z
      .array(needOutcomeSchema)
      .openapi({ description: 'What she was asked about how it went, the earlier first' }),
    steps: z.array(needStepSchema).openapi({ description: 'Oldest first; empty in lists' }),
  })
  .openapi('StatedNeed');

export const needParam = communityParam.extend({
  need: idSchema.openapi({ param: { name: 'need', in: 'path' } }),
});

const writeProblems = [...portalProblems, ...bodyProblems] as const;

export const stateNeed = createRoute({
  method: 'post',
  path: '/v1/{community}/needs',
  operationId: 'stateNeed',
  tags: ['needs'],
  summary:
    'A person states a need, herself or through an operator; sent again with its id nothing is done twice',
  security: portalOnly,
  request: {
    params: communityParam,
    query: languageQuery,
    body: jsonBody(
      z
        .strictObject({
          id: idSchema.openapi({
            description: 'Made by the caller, so that a lost answer states nothing twice',
          }),
          need: needInputSchema,
          consents: z.literal(true).openapi({ description: 'She has read who reads it, and agrees' }),
        })
        .openapi('NewNeed'),
    ),
  },
  responses: {
    201: jsonAnswer(needSchema, 'The need, with the days by which somebody answers'),
    ...problemAnswers(...writeProblems, 'need_changed', 'too_many_needs'),
  },
});

export const listOwnNeeds = createRoute({
  method: 'get',
  path: '/v1/{community}/own-needs',
  operationId: 'listOwnNeeds',
  tags: ['needs'],
  summary: 'What the caller has asked for, newest first',
  security: portalOnly,
  request: { params: communityParam, query: pageQuery },
  responses: {
    200: jsonAnswer(pageOf(needSchema, 'OwnNeedPage'), 'A page of her needs'),
    ...problemAnswers(...portalProblems),
  },
});

export const listNeeds = createRoute({
  method: 'get',
  path: '/v1/{community}/needs',
  operationId: 'listNeeds',
  tags: ['needs'],
  summary: 'For community managers: what waits, what is due next first; never of people of their own firm',
  security: portalOnly,
  request: {
    params: communityParam,
    query: pageQuery.extend({
      show: z
        .enum(['waiting', 'late', 'mine', 'answered'])
        .default('waiting')
        .openapi({ description: '`waiting`: open or taken; `mine`: those that the caller looks after' }),
    }),
  },
  responses: {
    200: jsonAnswer(pageOf(needSchema, 'NeedPage'), 'A page of needs'),
    ...problemAnswers(...portalProblems),
  },
});

export const getNeed = createRoute({
  method: 'get',
  path: '/v1/{community}/needs/{need}',
  operationId: 'getNeed',
  tags: ['needs'],
  summary: 'One need with its steps, for the person and for community managers who are not of her firm',
  security: portalOnly,
  request: { params: needParam, query: languageQuery },
  responses: { 200: jsonAnswer(needSchema, 'The need'), ...problemAnswers(...portalProblems) },
});

export const changeNeed = createRoute({
  method: 'put',
  path: '/v1/{community}/needs/{need}',
  operationId: 'changeNeed',
  tags: ['needs'],
  summary: 'The person says it otherwise; the days by which somebody answers stay',
  security: portalOnly,
  request: {
    params: needParam,
    query: languageQuery,
    body: jsonBody(
      z.strictObject({ version: z.int().min(1).max(1_000_000), need: needInputSchema }).openapi('NeedChange'),
    ),
  },
  responses: {
    200: jsonAnswer(needSchema, 'The need as it is now'),
    ...problemAnswers(...writeProblems, 'need_changed', 'need_over'),
  },
});

export const withdrawNeed = createRoute({
  method: 'post',
  path: '/v1/{community}/needs/{need}/withdraw',
  operationId: 'withdrawNeed',
  tags: ['needs'],
  summary: 'The person takes it back; from then on no manager reads it. Twice changes nothing',
  security: portalOnly,
  request: { params: needParam, query: languageQuery },
  responses: { 200: jsonAnswer(needSchema, 'The need, withdrawn'), ...problemAnswers(...writeProblems) },
});

export const settleNeed = createRoute({
  method: 'post',
  path: '/v1/{community}/needs/{need}/settle',
  operationId: 'settleNeed',
  tags: ['needs'],
  summary: 'The person says that it is met, by whatever met it. Twice changes nothing',
  security: portalOnly,
  request: { params: needParam, query: languageQuery },
  responses: {
    200: jsonAnswer(needSchema, 'The need, settled'),
    ...problemAnswers(...writeProblems, 'need_over'),
  },
});

export const takeNeed = createRoute({
  method: 'post',
  path: '/v1/{community}/needs/{need}/take',
  operationId: 'takeNeed',
  tags: ['needs'],
  summary: 'A community manager looks after it from now on, and the person reads who she is',
  security: portalOnly,
  request: {
    params: needParam,
    query: languageQuery,
    body: jsonBody(z.strictObject({ version: z.int().min(1).max(1_000_000) }).openapi('NeedTaking')),
  },
  responses: {
    200: jsonAnswer(needSchema, 'The need as it is now'),
    ...problemAnswers(...writeProblems, 'need_changed', 'need_over'),
  },
});

export const countAlike = createRoute({
  method: 'get',
  path: '/v1/{community}/needs/{need}/alike',
  operationId: 'countAlike',
  tags: ['needs'],
  summary: 'How many others at least have this too; nothing below the floor, and steps instead of figures',
  security: portalOnly,
  request: { params: needParam },
  responses: {
    200: jsonAnswer(
      z
        .object({
          atLeastPeople: z
            .int()
            .nullable()
            .openapi({ description: 'Ten, twenty, fifty or a hundred; null: fewer than ten' }),
        })
        .openapi('AlikeCount'),
      'People of the programme who count for this and have stated an entry of it',
    ),
    ...problemAnswers(...portalProblems),
  },
});

export const needRoutes = {
  stateNeed,
  listOwnNeeds,
  listNeeds,
  getNeed,
  changeNeed,
  withdrawNeed,
  settleNeed,
  takeNeed,
  countAlike,
} as const;

export type NeedInput = z.output<typeof needInputSchema>;
export type StatedNeed = z.output<typeof needSchema>;
export type NeedStep = (typeof needSteps)[number];
