import { createRoute, z } from '@hono/zod-openapi';
import {
  codeSchema,
  communityParam,
  daySchema,
  idSchema,
  jsonAnswer,
  jsonBody,
  problemAnswers,
} from './common.ts';
import { idempotencyHeaders, idempotencyProblems } from './idempotency.ts';
import { bodyProblems, portalOnly, portalProblems } from './roles.ts';
import { minutesSchema, reasonSchema } from './time-bank-shapes.ts';

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

export const timeBankPoolRoutes = { listPools, createPool, drawFromPool, closePool } as const;

export type Pool = z.infer<typeof poolSchema>;
