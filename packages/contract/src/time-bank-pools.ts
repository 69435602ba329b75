import { createRoute, z } from '@hono/zod-openapi';
import {
  codeSchema,
  communityParam,
  daySchema,
  idSchema,
  jsonAnswer,
  jsonBody,
  pageOf,
  pageQuery,
  portalOrEmbed,
  problemAnswers,
} from './common.ts';
import { idempotencyHeaders, idempotencyProblems } from './idempotency.ts';
import { bodyProblems, portalOnly, portalProblems } from './roles.ts';
import { fundRequestSchema, minutesSchema, mostMinutesAtOnce, reasonSchema } from './time-bank-members.ts';

const instantSchema = z.iso.datetime();

export const giftSchema = z
  .object({
    id: idSchema,
    direction: z.enum(['given', 'received']),
    to: z.enum(['fund', 'member']),
    with: z
      .string()
      .nullable()
      .openapi({ description: 'Name of the other person; null: the fund, or somebody who left' }),
    minutes: z.int(),
    doubledMinutes: z.int().openapi({ description: 'What a company’s pool gave to the fund beside it' }),
    words: z.string().nullable(),
    state: z.enum(['waiting', 'accepted', 'declined', 'expired']),
    madeAt: instantSchema,
    expiresAt: instantSchema.nullable(),
  })
  .openapi('Gift');

const giftParam = communityParam.extend({ gift: idSchema.openapi({ param: { name: 'gift', in: 'path' } }) });

export const listOwnGifts = createRoute({
  method: 'get',
  path: '/v1/{community}/time-bank/me/gifts',
  operationId: 'listOwnGifts',
  tags: ['time-bank'],
  summary: 'Hours that she gave away and was given, newest first',
  security: portalOrEmbed('timebank:read'),
  request: { params: communityParam, query: pageQuery },
  responses: {
    200: jsonAnswer(pageOf(giftSchema, 'GiftPage'), 'A page of gifts'),
    ...problemAnswers('not_signed_in', 'cross_site_request', 'assistance_over'),
  },
});

export const listGiftRecipients = createRoute({
  method: 'get',
  path: '/v1/{community}/time-bank/me/recipients',
  operationId: 'listGiftRecipients',
  tags: ['time-bank'],
  summary: 'Members with whom she has exchanged hours, to whom she may therefore give some; at most 100',
  security: portalOrEmbed('timebank:read'),
  request: { params: communityParam },
  responses: {
    200: jsonAnswer(
      z
        .object({ items: z.array(z.object({ memberId: idSchema, displayName: z.string() })) })
        .openapi('GiftRecipients'),
      'By name',
    ),
    ...problemAnswers('not_signed_in', 'cross_site_request', 'assistance_over'),
  },
});

export const giveHours = createRoute({
  method: 'post',
  path: '/v1/{community}/time-bank/gifts',
  operationId: 'giveHours',
  tags: ['time-bank'],
  summary:
    'Gives hours to the solidarity fund at once, or offers them to a member with whom she has exchanged, who may decline',
  security: portalOrEmbed('timebank:request'),
  request: {
    params: communityParam,
    body: jsonBody(
      z
        .strictObject({
          id: idSchema.openapi({ description: 'Made by the caller: sent again it is the same gift' }),
          toMemberId: idSchema.nullable().openapi({ description: 'Null: to the fund' }),
          minutes: minutesSchema,
          words: z.string().trim().max(300).nullable(),
        })
        .openapi('NewGift'),
    ),
  },
  responses: {
    201: jsonAnswer(giftSchema, 'The gift'),
    ...problemAnswers(
      'not_signed_in',
      'assistance_over',
      ...bodyProblems,
      'portal_window_needed',
      'not_a_member',
      'not_enough_hours',
      'too_many_hours',
      'transfer_changed',
    ),
  },
});

export const answerGift = createRoute({
  method: 'post',
  path: '/v1/{community}/time-bank/gifts/{gift}/answer',
  operationId: 'answerGift',
  tags: ['time-bank'],
  summary: 'Takes hours that were offered, or lets them go back',
  security: portalOrEmbed('timebank:request'),
  request: {
    params: giftParam,
    body: jsonBody(z.strictObject({ answer: z.enum(['accept', 'decline']) }).openapi('GiftAnswer')),
  },
  responses: {
    200: jsonAnswer(giftSchema, 'The gift'),
    ...problemAnswers('not_signed_in', 'assistance_over', ...bodyProblems, 'gift_changed', 'not_a_member'),
  },
});

export const askFund = createRoute({
  method: 'post',
  path: '/v1/{community}/time-bank/fund-requests',
  operationId: 'askFund',
  tags: ['time-bank'],
  summary: 'Asks the solidarity fund for hours; one request of hers waits at a time',
  security: portalOrEmbed('timebank:request'),
  request: {
    params: communityParam,
    body: jsonBody(
      z
        .strictObject({
          id: idSchema.openapi({ description: 'Made by the caller: sent again it is the same request' }),
          minutes: minutesSchema,
          reason: reasonSchema,
        })
        .openapi('NewFundRequest'),
    ),
  },
  responses: {
    201: jsonAnswer(fundRequestSchema, 'The request'),
    ...problemAnswers(
      'not_signed_in',
      'assistance_over',
      ...bodyProblems,
      'not_a_member',
      'fund_request_waiting',
    ),
  },
});

export const listFundRequests = createRoute({
  method: 'get',
  path: '/v1/{community}/time-bank/fund-requests',
  operationId: 'listFundRequests',
  tags: ['time-bank'],
  summary: 'Requests to the solidarity fund that wait, for the secretary, with what the fund holds',
  security: portalOnly,
  request: { params: communityParam, query: pageQuery },
  responses: {
    200: jsonAnswer(
      z
        .object({
          items: z.array(fundRequestSchema),
          nextCursor: z.string().nullable(),
          fundMinutes: z.int(),
        })
        .openapi('FundRequestPage'),
      'Oldest first',
    ),
    ...problemAnswers(...portalProblems, 'not_on_behalf'),
  },
});

export const decideFundRequest = createRoute({
  method: 'post',
  path: '/v1/{community}/time-bank/fund-requests/{fundRequest}/decision',
  operationId: 'decideFundRequest',
  tags: ['time-bank'],
  summary: 'Grants hours of the fund, all or some, or says why not; never for oneself',
  security: portalOnly,
  request: {
    params: communityParam.extend({
      fundRequest: idSchema.openapi({ param: { name: 'fundRequest', in: 'path' } }),
    }),
    body: jsonBody(
      z
        .strictObject({
          grantedMinutes: z.int().min(0).max(mostMinutesAtOnce).openapi({ description: '0 refuses' }),
          reason: reasonSchema,
        })
        .openapi('FundDecision'),
    ),
  },
  responses: {
    200: jsonAnswer(fundRequestSchema, 'The request'),
    ...problemAnswers(
      ...portalProblems,
      ...bodyProblems,
      'not_on_behalf',
      'fund_request_changed',
      'own_request',
      'not_a_member',
      'not_enough_hours',
      'too_many_hours',
    ),
  },
});

export const poolSchema = z
  .object({
    id: idSchema,
    organisation: z.object({ code: codeSchema, name: z.string() }),
    unit: z.enum(['community_minute', 'company_minute']),
    year: z.int(),
    startsOn: daySchema,
    endsOn: daySchema.openapi({ description: 'The day after its last' }),
    committedMinutes: z.int(),
    carriedInMinutes: z
      .int()
      .openapi({ description: 'Of the commitment, what came over from the year before' }),
    carryOverPercent: z.int(),
    doublesGifts: z.boolean(),
    lowAtPercent: z.int(),
    state: z.enum(['open', 'closed']),
    carriedOutMinutes: z.int().nullable(),
    forecast: z
      .object({
        drawnMinutes: z.int(),
        leftMinutes: z.int(),
        paceDays: z.int(),
        paceMinutes: z.int(),
        runwayDays: z.int().nullable(),
        runsOutOn: daySchema.nullable(),
        expectedMinutes: z.int(),
        missingMinutes: z.int(),
        alarm: z.enum(['none', 'low', 'runs_out', 'empty']),
      })
      .openapi('PoolForecast', {
        description:
          'runwayDays = leftMinutes × paceDays ÷ paceMinutes; expectedMinutes = drawnMinutes + paceMinutes × days to come ÷ paceDays',
      }),
    months: z
      .array(z.object({ month: z.string(), drawnMinutes: z.int() }))
      .openapi({ description: 'Every month of the pool up to now, `2026-11`' }),
  })
  .openapi('Pool');

const poolParam = communityParam.extend({ pool: idSchema.openapi({ param: { name: 'pool', in: 'path' } }) });

export const listPools = createRoute({
  method: 'get',
  path: '/v1/{community}/time-bank/pools',
  operationId: 'listPools',
  tags: ['time-bank'],
  summary:
    'Companies’ pools with how long each lasts, those that are low first; for the secretary and managers',
  security: portalOnly,
  request: { params: communityParam },
  responses: {
    200: jsonAnswer(
      z.object({ items: z.array(poolSchema) }).openapi('Pools'),
      'Open ones and those closed last',
    ),
    ...problemAnswers(...portalProblems, 'not_on_behalf'),
  },
});

export const createPool = createRoute({
  method: 'post',
  path: '/v1/{community}/time-bank/pools',
  operationId: 'createPool',
  tags: ['time-bank'],
  summary: 'Puts a company’s commitment for a year on record; what the year before carries over is added',
  security: portalOnly,
  request: {
    params: communityParam,
    headers: idempotencyHeaders,
    body: jsonBody(
      z
        .strictObject({
          organisation: codeSchema,
          unit: z.enum(['community_minute', 'company_minute']),
          year: z.int().min(2020).max(2100),
          committedMinutes: z.int().min(60).max(6_000_000),
          carryOverPercent: z.int().min(0).max(100),
          doublesGifts: z.boolean(),
          lowAtPercent: z.int().min(1).max(90),
        })
        .refine(({ unit, doublesGifts }) => unit === 'community_minute' || !doublesGifts, {
          path: ['doublesGifts'],
          message: 'Only community hours double gifts',
        })
        .openapi('NewPool'),
    ),
  },
  responses: {
    201: jsonAnswer(poolSchema, 'The pool'),
    ...problemAnswers(
      ...portalProblems,
      ...bodyProblems,
      ...idempotencyProblems,
      'step_up_needed',
      'not_on_behalf',
      'pool_exists',
    ),
  },
});

export const drawFromPool = createRoute({
  method: 'post',
  path: '/v1/{community}/time-bank/pools/{pool}/draws',
  operationId: 'drawFromPool',
  tags: ['time-bank'],
  summary: 'Gives hours of a pool to a member, or community hours to the fund; never more than is left',
  security: portalOnly,
  request: {
    params: poolParam,
    body: jsonBody(
      z
        .strictObject({
          id: idSchema.openapi({ description: 'Made by the caller: sent again it is the same draw' }),
          toMemberId: idSchema.nullable().openapi({ description: 'Null: to the fund' }),
          minutes: minutesSchema,
          servedOn: daySchema,
          reason: reasonSchema,
        })
        .openapi('PoolDraw'),
    ),
  },
  responses: {
    201: jsonAnswer(poolSchema, 'The pool'),
    ...problemAnswers(
      ...portalProblems,
      ...bodyProblems,
      'not_on_behalf',
      'pool_closed',
      'not_a_member',
      'not_enough_hours',
      'too_many_hours',
      'transfer_changed',
      'other_unit',
    ),
  },
});

export const closePool = createRoute({
  method: 'post',
  path: '/v1/{community}/time-bank/pools/{pool}/closing',
  operationId: 'closePool',
  tags: ['time-bank'],
  summary: 'Ends a pool: what its rule carries over waits for next year’s, the rest goes back to the company',
  security: portalOnly,
  request: { params: poolParam },
  responses: {
    200: jsonAnswer(poolSchema, 'The pool, closed'),
    ...problemAnswers(...portalProblems, ...bodyProblems, 'step_up_needed', 'not_on_behalf', 'pool_closed'),
  },
});

const postingSchema = z
  .object({
    id: idSchema,
    kind: z.enum(['post', 'post_hold', 'reverse']),
    from: z.object({ kind: z.string(), name: z.string().nullable() }),
    to: z.object({ kind: z.string(), name: z.string().nullable() }),
    minutes: z.int(),
    exchangeId: idSchema.nullable().openapi({
      description: 'The exchange of the board that it belongs to, where it is reversed; null: none',
    }),
    servedOn: daySchema,
    madeAt: instantSchema,
    reversal: z.union([
      z
        .object({ id: idSchema, reason: z.string().nullable(), madeAt: instantSchema })
        .openapi('PostingReversal'),
      z.null(),
    ]),
  })
  .openapi('Posting');

export const listPostings = createRoute({
  method: 'get',
  path: '/v1/{community}/time-bank/postings',
  operationId: 'listPostings',
  tags: ['time-bank'],
  summary:
    'Community hours as they were posted, newest first, with what was reversed and why; for the secretary',
  security: portalOnly,
  request: {
    params: communityParam,
    query: pageQuery.extend({ posted: z.enum(['all', 'reversed']).default('all') }),
  },
  responses: {
    200: jsonAnswer(pageOf(postingSchema, 'PostingPage'), 'A page of postings'),
    ...problemAnswers(...portalProblems, 'not_on_behalf'),
  },
});

export const reversePosting = createRoute({
  method: 'post',
  path: '/v1/{community}/time-bank/postings/{posting}/reversal',
  operationId: 'reversePosting',
  tags: ['time-bank'],
  summary: 'Moves back what was posted, all of it and once, with a reason; nothing is deleted',
  security: portalOnly,
  request: {
    params: communityParam.extend({ posting: idSchema.openapi({ param: { name: 'posting', in: 'path' } }) }),
    body: jsonBody(
      z
        .strictObject({
          id: idSchema.openapi({ description: 'Made by the caller: sent again it is the same reversal' }),
          reason: reasonSchema,
        })
        .openapi('NewReversal'),
    ),
  },
  responses: {
    200: jsonAnswer(postingSchema, 'The posting with its reversal'),
    ...problemAnswers(
      ...portalProblems,
      ...bodyProblems,
      'not_on_behalf',
      'own_request',
      'already_reversed',
      'not_enough_hours',
      'too_many_hours',
      'ledger_account_closed',
      'transfer_changed',
    ),
  },
});

export const timeBankPoolRoutes = {
  listOwnGifts,
  listGiftRecipients,
  giveHours,
  answerGift,
  askFund,
  listFundRequests,
  decideFundRequest,
  listPools,
  createPool,
  drawFromPool,
  closePool,
  listPostings,
  reversePosting,
} as const;

export type Gift = z.infer<typeof giftSchema>;
export type Pool = z.infer<typeof poolSchema>;
