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
import { needAccessibility, needAgeBands, needParam } from './needs.ts';
import { bodyProblems, portalOnly, portalProblems } from './roles.ts';
import { spokenLanguages } from './time-bank-offers.ts';

const instantSchema = z.iso.datetime();

/** As FHIR's task states, without `ready` and `received`. A draft waits for the person's yes. */
export const referralStates = [
  'draft',
  'requested',
  'accepted',
  'rejected',
  'in_progress',
  'on_hold',
  'completed',
  'cancelled',
  'failed',
  'entered_in_error',
] as const;

/** What somebody may do with a referral: the person, the manager, or who looks after the organisation's services. */
export const referralMoves = [
  'agree',
  'accept',
  'reject',
  'start',
  'hold',
  'complete',
  'fail',
  'cancel',
  'void',
] as const;

const reasonSchema = z.string().trim().min(1).max(500);

const toldSchema = z
  .object({
    contact: z.string().openapi({ description: 'How she wants to be reached' }),
    forWhom: z.enum(['myself', 'someone']),
    entries: z.array(z.object({ code: codeSchema, name: z.string() })),
    ageBands: z.array(z.enum(needAgeBands)),
    district: codeSchema,
    windows: z.array(weeklyWindowSchema),
    languages: z.array(z.enum(spokenLanguages)),
    indispensableLanguages: z.array(z.enum(spokenLanguages)),
    accessibility: z.array(z.enum(needAccessibility)),
  })
  .openapi('ReferralFacts');

export const referralSchema = z
  .object({
    id: idSchema,
    need: idSchema.nullable().openapi({ description: 'Null for the organisation, which does not read it' }),
    version: z.int(),
    state: z.enum(referralStates),
    organisation: z.object({ code: codeSchema, name: z.string() }),
    person: z.string().nullable().openapi({ description: 'Her name; null for herself' }),
    manager: z.string().nullable().openapi({ description: 'Who hands it over' }),
    reason: z.string().openapi({ description: 'Why there' }),
    dueAt: instantSchema.nullable().openapi({ description: 'By when the next step is owed' }),
    isLate: z.boolean(),
    told: toldSchema
      .nullable()
      .openapi({ description: 'What she agreed to tell, as it was then; null before, and once it is over' }),
    moves: z.array(z.enum(referralMoves)).openapi({ description: 'What the caller may do now' }),
    steps: z
      .array(
        z
          .object({
            step: z.enum([...referralStates, 'late']),
            at: instantSchema,
            by: z.string().nullable(),
            operator: z.string().nullable(),
            reason: z.string().nullable(),
            dueOn: daySchema.nullable(),
          })
          .openapi('ReferralStep'),
      )
      .openapi({ description: 'Oldest first' }),
  })
  .openapi('Referral');

const referralParam = communityParam.extend({
  referral: idSchema.openapi({ param: { name: 'referral', in: 'path' } }),
});

const writeProblems = [...portalProblems, ...bodyProblems] as const;

export const listReceivers = createRoute({
  method: 'get',
  path: '/v1/{community}/needs/{need}/receivers',
  operationId: 'listReceivers',
  tags: ['needs'],
  summary:
    'For community managers: organisations that a need can be handed to; who serves its district comes first',
  security: portalOnly,
  request: { params: needParam, query: languageQuery },
  responses: {
    200: jsonAnswer(
      z
        .object({
          items: z.array(
            z.object({
              code: codeSchema,
              name: z.string(),
              services: z
                .int()
                .openapi({ description: 'How many of its services answer an entry of the need' }),
              servesDistrict: z.boolean().openapi({ description: 'One of its services is given there' }),
            }),
          ),
        })
        .openapi('Receivers'),
      'At most two hundred; never an organisation of the person’s own, nor one that left',
    ),
    ...problemAnswers(...portalProblems, 'need_over'),
  },
});

export const referNeed = createRoute({
  method: 'post',
  path: '/v1/{community}/needs/{need}/referrals',
  operationId: 'referNeed',
  tags: ['needs'],
  summary: 'A community manager asks the person whether a need may be handed to an organisation',
  security: portalOnly,
  request: {
    params: needParam,
    query: languageQuery,
    body: jsonBody(
      z
        .strictObject({
          organisation: codeSchema,
          reason: reasonSchema.openapi({
            description: 'Why there; the person reads it, and the organisation',
          }),
        })
        .openapi('NewReferral'),
    ),
  },
  responses: {
    201: jsonAnswer(referralSchema, 'The referral, waiting for her yes'),
    ...problemAnswers(
      ...writeProblems,
      'need_over',
      'receiver_left',
      'receiver_not_fit',
      'already_referred',
      'too_many_referrals',
    ),
  },
});

export const listNeedReferrals = createRoute({
  method: 'get',
  path: '/v1/{community}/needs/{need}/referrals',
  operationId: 'listNeedReferrals',
  tags: ['needs'],
  summary: 'To whom a need was handed and every step of it, for the person and for managers; newest first',
  security: portalOnly,
  request: { params: needParam, query: languageQuery },
  responses: {
    200: jsonAnswer(z.object({ items: z.array(referralSchema) }).openapi('NeedReferrals'), 'Ten at most'),
    ...problemAnswers(...portalProblems),
  },
});

export const listReferrals = createRoute({
  method: 'get',
  path: '/v1/{community}/referrals',
  operationId: 'listReferrals',
  tags: ['needs'],
  summary: 'For organisations and community managers: what was handed over, what is due next first',
  security: portalOnly,
  request: {
    params: communityParam,
    query: pageQuery.extend({
      show: z.enum(['open', 'late', 'over']).default('open').openapi({ description: '`over`: newest first' }),
    }),
  },
  responses: {
    200: jsonAnswer(pageOf(referralSchema, 'ReferralPage'), 'A page of referrals'),
    ...problemAnswers(...portalProblems),
  },
});

export const moveReferral = createRoute({
  method: 'post',
  path: '/v1/{community}/referrals/{referral}/moves',
  operationId: 'moveReferral',
  tags: ['needs'],
  summary:
    'The next step: the person agrees, the organisation answers and tells how it goes, or it is called off',
  security: portalOnly,
  request: {
    params: referralParam,
    query: languageQuery,
    body: jsonBody(
      z
        .strictObject({
          version: z.int().min(1).max(1_000_000),
          move: z.enum(referralMoves),
          reason: reasonSchema.optional(),
          by: daySchema
            .optional()
            .openapi({ description: 'The day that is promised for the step after this' }),
          contact: z.string().trim().min(3).max(200).optional().openapi({
            description:
              'With `agree`: how she wants to be reached; told to the organisation, gone when it is over',
          }),
        })
        .openapi('ReferralMove'),
    ),
  },
  responses: {
    200: jsonAnswer(referralSchema, 'The referral as it is now'),
    ...problemAnswers(...writeProblems, 'referral_changed', 'referral_not_fit', 'receiver_left'),
  },
});

export const referralRoutes = {
  listReceivers,
  referNeed,
  listNeedReferrals,
  listReferrals,
  moveReferral,
} as const;

export type Referral = z.output<typeof referralSchema>;
export type ReferralState = (typeof referralStates)[number];
export type ReferralMove = (typeof referralMoves)[number];
