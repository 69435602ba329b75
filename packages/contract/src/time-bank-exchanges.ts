import { createRoute, z } from '@hono/zod-openapi';
import {
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
import {
  exchangeMinutesSchema,
  exchangeNoteSchema,
  exchangeParam,
  exchangeReadProblems,
  exchangeSchema,
  exchangeSummarySchema,
  exchangeVersionSchema,
  exchangeWriteProblems,
  movingProblems,
} from './time-bank-exchange-shapes.ts';

export const getExchangeStanding = createRoute({
  method: 'get',
  path: '/v1/{community}/time-bank/standing',
  operationId: 'getExchangeStanding',
  tags: ['time-bank'],
  summary: 'What the caller may do on the board',
  security: portalOrEmbed('timebank:read'),
  request: { params: communityParam },
  responses: {
    200: jsonAnswer(
      z
        .object({
          membership: z.enum(['none', 'applied', 'admitted', 'left']),
          mayGive: z.boolean().openapi({ description: 'Admitted, and insured today' }),
          insuredUntil: daySchema.nullable(),
          mayMediate: z.boolean(),
          portalMinutes: z.int(),
          today: daySchema,
        })
        .openapi('ExchangeStanding'),
      'Her standing',
    ),
    ...problemAnswers(...exchangeReadProblems),
  },
});

export const listExchanges = createRoute({
  method: 'get',
  path: '/v1/{community}/time-bank/exchanges',
  operationId: 'listExchanges',
  tags: ['time-bank'],
  summary: 'The caller’s exchanges, the one that changed last first',
  security: portalOrEmbed('timebank:read'),
  request: { params: communityParam, query: pageQuery },
  responses: {
    200: jsonAnswer(pageOf(exchangeSummarySchema, 'ExchangePage'), 'A page of her exchanges'),
    ...problemAnswers(...exchangeReadProblems),
  },
});

export const getExchange = createRoute({
  method: 'get',
  path: '/v1/{community}/time-bank/exchanges/{exchange}',
  operationId: 'getExchange',
  tags: ['time-bank'],
  summary: 'One exchange, for its parties, and for a mediator once somebody has objected',
  security: portalOrEmbed('timebank:read'),
  request: { params: exchangeParam },
  responses: {
    200: jsonAnswer(exchangeSchema, 'The exchange'),
    ...problemAnswers(...exchangeReadProblems, 'party_of_exchange'),
  },
});

export const proposeExchange = createRoute({
  method: 'post',
  path: '/v1/{community}/time-bank/exchanges',
  operationId: 'proposeExchange',
  tags: ['time-bank'],
  summary:
    'Proposes an exchange about somebody’s offer or request; about an own one for several people, calls them together',
  security: portalOrEmbed('timebank:request'),
  request: {
    params: communityParam,
    headers: idempotencyHeaders,
    body: jsonBody(
      z
        .strictObject({
          offerId: idSchema,
          minutes: exchangeMinutesSchema,
          plannedOn: daySchema,
          words: z.string().trim().min(1).max(1000).optional().openapi({ description: 'The first message' }),
        })
        .openapi('ExchangeProposal'),
    ),
  },
  responses: {
    201: jsonAnswer(exchangeSchema, 'The exchange'),
    ...problemAnswers(
      ...exchangeWriteProblems,
      ...idempotencyProblems,
      'not_insured',
      'offer_over',
      'own_offer',
      'too_many_exchanges',
      'portal_window_needed',
    ),
  },
});

export const joinExchange = createRoute({
  method: 'post',
  path: '/v1/{community}/time-bank/exchanges/{exchange}/parties',
  operationId: 'joinExchange',
  tags: ['time-bank'],
  summary: 'Joins a meeting of several people; the hours are set aside at once. Twice changes nothing',
  security: portalOrEmbed('timebank:request'),
  request: {
    params: exchangeParam,
    body: jsonBody(
      z
        .strictObject({
          minutes: exchangeMinutesSchema.openapi({
            description: 'The length that she was shown and agrees to',
          }),
        })
        .openapi('Joining'),
    ),
  },
  responses: {
    200: jsonAnswer(exchangeSchema, 'The exchange with her in it'),
    ...problemAnswers(
      ...exchangeWriteProblems,
      ...movingProblems,
      'not_insured',
      'exchange_full',
      'own_offer',
      'portal_window_needed',
    ),
  },
});

const plainStep = <Step extends 'accept' | 'decline' | 'withdraw' | 'cancel' | 'leave'>(step: Step) =>
  z.strictObject({ step: z.literal(step), version: exchangeVersionSchema });

export const exchangeMoveSchema = z
  .discriminatedUnion('step', [
    plainStep('accept'),
    plainStep('decline'),
    plainStep('withdraw'),
    plainStep('cancel'),
    plainStep('leave'),
    z.strictObject({
      step: z.literal('finish'),
      version: exchangeVersionSchema,
      minutes: exchangeMinutesSchema,
      servedOn: daySchema,
      attended: z
        .array(idSchema)
        .max(30)
        .optional()
        .openapi({ description: 'Of several people, the parties that were there' }),
    }),
    z.strictObject({
      step: z.literal('confirm'),
      version: exchangeVersionSchema,
      minutes: exchangeMinutesSchema,
    }),
    z.strictObject({
      step: z.literal('dispute'),
      version: exchangeVersionSchema,
      reason: exchangeNoteSchema,
    }),
  ])
  .openapi('ExchangeMove');

export const moveExchange = createRoute({
  method: 'post',
  path: '/v1/{community}/time-bank/exchanges/{exchange}/steps',
  operationId: 'moveExchange',
  tags: ['time-bank'],
  summary:
    'One step of a party; of two at once from one version one wins and the other is told where it stands',
  security: portalOrEmbed('timebank:request'),
  request: { params: exchangeParam, body: jsonBody(exchangeMoveSchema) },
  responses: {
    200: jsonAnswer(exchangeSchema, 'The exchange after the step'),
    ...problemAnswers(
      ...exchangeWriteProblems,
      ...movingProblems,
      'forbidden',
      'not_insured',
      'minutes_not_held',
      'portal_window_needed',
    ),
  },
});

export const timeBankExchangeRoutes = {
  getExchangeStanding,
  listExchanges,
  getExchange,
  proposeExchange,
  joinExchange,
  moveExchange,
} as const;

export type ExchangeMove = z.infer<typeof exchangeMoveSchema>;
