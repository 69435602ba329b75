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
import { bodyProblems, portalOnly, portalProblems } from './roles.ts';
import {
  exchangeMinutesSchema,
  exchangeNoteSchema,
  exchangeParam,
  exchangeSchema,
  exchangeStateSchema,
  exchangeVersionSchema,
  movingProblems,
} from './time-bank-exchange-shapes.ts';

const instantSchema = z.iso.datetime();

export const listDisputes = createRoute({
  method: 'get',
  path: '/v1/{community}/time-bank/disputes',
  operationId: 'listDisputes',
  tags: ['time-bank'],
  summary: 'Exchanges in which somebody has objected, the oldest first; for mediators, without their own',
  security: portalOnly,
  request: { params: communityParam, query: pageQuery },
  responses: {
    200: jsonAnswer(
      pageOf(
        z
          .object({
            exchangeId: idSchema,
            title: z.string(),
            people: z.array(z.string()),
            minutes: z.int(),
            openedAt: instantSchema,
            hasMoved: z.boolean().openapi({ description: 'The hours had moved already' }),
          })
          .openapi('Dispute'),
        'DisputePage',
      ),
      'A page of disputes',
    ),
    ...problemAnswers(...portalProblems, 'not_on_behalf'),
  },
});

export const decideDispute = createRoute({
  method: 'post',
  path: '/v1/{community}/time-bank/exchanges/{exchange}/decision',
  operationId: 'decideDispute',
  tags: ['time-bank'],
  summary: 'A mediator who is no party ends a dispute, with a note that both sides read',
  security: portalOnly,
  request: {
    params: exchangeParam,
    body: jsonBody(
      z
        .strictObject({
          version: exchangeVersionSchema,
          verdict: z.enum(['post', 'part', 'void', 'stand', 'reverse']).openapi({
            description:
              'post: what is set aside moves whole; part: `minutes` of it; void: nothing moves. Where the hours had moved: stand, or reverse',
          }),
          minutes: exchangeMinutesSchema.optional(),
          note: exchangeNoteSchema,
        })
        .refine(({ verdict, minutes }) => (verdict === 'part') === (minutes !== undefined), {
          path: ['minutes'],
          message: 'Minutes stand with `part`, and there alone',
        })
        .openapi('DisputeDecision'),
    ),
  },
  responses: {
    200: jsonAnswer(exchangeSchema, 'The exchange after the decision'),
    ...problemAnswers(
      ...portalProblems,
      ...bodyProblems,
      ...movingProblems,
      'not_on_behalf',
      'party_of_exchange',
      'exchange_changed',
      'minutes_not_held',
    ),
  },
});

export const reverseExchange = createRoute({
  method: 'post',
  path: '/v1/{community}/time-bank/exchanges/{exchange}/reversal',
  operationId: 'reverseExchange',
  tags: ['time-bank'],
  summary: 'The secretary takes back hours that moved by mistake, with the reason; once',
  security: portalOnly,
  request: {
    params: exchangeParam,
    body: jsonBody(z.strictObject({ reason: exchangeNoteSchema }).openapi('ExchangeReversal')),
  },
  responses: {
    200: jsonAnswer(
      z.object({ id: idSchema, state: exchangeStateSchema }).openapi('ReversedExchange'),
      'The exchange after it; no more of it is the secretary’s to read',
    ),
    ...problemAnswers(
      ...portalProblems,
      ...bodyProblems,
      ...movingProblems,
      'not_on_behalf',
      'party_of_exchange',
      'exchange_changed',
      'step_up_needed',
    ),
  },
});

export const exchangeReversalPreviewSchema = z
  .object({
    exchangeId: idSchema,
    servedOn: daySchema.nullable(),
    changes: z
      .array(
        z.object({
          kind: z.enum(['person', 'organisation', 'fund', 'pool', 'clearing']),
          name: z.string().nullable().openapi({ description: 'Null: no person, or one who was erased' }),
          minutes: z.int().openapi({ description: 'Above 0: comes back; below 0: is taken back' }),
          balanceMinutes: z.int().openapi({ description: 'Now' }),
          afterMinutes: z.int().openapi({ description: 'Once it is taken back' }),
        }),
      )
      .max(100),
    obstacle: z
      .enum([
        'exchange_changed',
        'party_of_exchange',
        'ledger_account_closed',
        'not_enough_hours',
        'too_many_hours',
      ])
      .nullable()
      .openapi({ description: 'What it would be refused with now; null: nothing' }),
  })
  .openapi('ExchangeReversalPreview');

export const getExchangeReversal = createRoute({
  method: 'get',
  path: '/v1/{community}/time-bank/exchanges/{exchange}/reversal',
  operationId: 'getExchangeReversal',
  tags: ['time-bank'],
  summary: 'What taking back the hours of an exchange would do, before the secretary does it',
  security: portalOnly,
  request: { params: exchangeParam },
  responses: {
    200: jsonAnswer(
      exchangeReversalPreviewSchema,
      'Whose balance would change and how; nothing of what was said or done',
    ),
    ...problemAnswers(...portalProblems, 'not_on_behalf'),
  },
});

export const timeBankDisputeRoutes = {
  listDisputes,
  decideDispute,
  reverseExchange,
  getExchangeReversal,
} as const;

export type ExchangeReversalPreview = z.infer<typeof exchangeReversalPreviewSchema>;
