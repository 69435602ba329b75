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
import {
  exchangeParam,
  exchangeReadProblems,
  exchangeWriteProblems,
  thanksSchema,
} from './time-bank-exchange-shapes.ts';

const instantSchema = z.iso.datetime();

export const exchangeMessageSchema = z
  .object({
    id: idSchema,
    by: z.string().nullable(),
    isMine: z.boolean(),
    operator: z.string().nullable().openapi({ description: 'Who wrote it for her' }),
    words: z.string(),
    at: instantSchema,
  })
  .openapi('ExchangeMessage');

export const listExchangeMessages = createRoute({
  method: 'get',
  path: '/v1/{community}/time-bank/exchanges/{exchange}/messages',
  operationId: 'listExchangeMessages',
  tags: ['time-bank'],
  summary: 'The conversation, newest first',
  security: portalOrEmbed('timebank:read'),
  request: { params: exchangeParam, query: pageQuery },
  responses: {
    200: jsonAnswer(pageOf(exchangeMessageSchema, 'ExchangeMessages'), 'A page of it'),
    ...problemAnswers(...exchangeReadProblems, 'party_of_exchange'),
  },
});

export const writeExchangeMessage = createRoute({
  method: 'post',
  path: '/v1/{community}/time-bank/exchanges/{exchange}/messages',
  operationId: 'writeExchangeMessage',
  tags: ['time-bank'],
  summary: 'Writes to the other people of the exchange, as long as it is under way',
  security: portalOrEmbed('timebank:request'),
  request: {
    params: exchangeParam,
    headers: idempotencyHeaders,
    body: jsonBody(
      z.strictObject({ words: z.string().trim().min(1).max(1000) }).openapi('NewExchangeMessage'),
    ),
  },
  responses: {
    201: jsonAnswer(exchangeMessageSchema, 'The message'),
    ...problemAnswers(...exchangeWriteProblems, ...idempotencyProblems, 'too_many_messages'),
  },
});

export const thankForExchange = createRoute({
  method: 'post',
  path: '/v1/{community}/time-bank/exchanges/{exchange}/thanks',
  operationId: 'thankForExchange',
  tags: ['time-bank'],
  summary: 'Thanks another party in words, once, after the hours have moved',
  security: portalOrEmbed('timebank:request'),
  request: {
    params: exchangeParam,
    body: jsonBody(
      z
        .strictObject({
          to: idSchema.openapi({ description: 'The party' }),
          words: z.string().trim().min(3).max(300),
          mayPublish: z.boolean().default(false),
        })
        .openapi('NewThanks'),
    ),
  },
  responses: {
    201: jsonAnswer(thanksSchema, 'The thanks'),
    ...problemAnswers(...exchangeWriteProblems, 'already_thanked'),
  },
});

export const publishThanks = createRoute({
  method: 'put',
  path: '/v1/{community}/time-bank/exchanges/{exchange}/thanks/{thanks}/publication',
  operationId: 'publishThanks',
  tags: ['time-bank'],
  summary: 'Whoever was thanked, or whoever wrote it, says whether everyone may read it; it takes both',
  security: portalOrEmbed('timebank:request'),
  request: {
    params: exchangeParam.extend({ thanks: idSchema.openapi({ param: { name: 'thanks', in: 'path' } }) }),
    body: jsonBody(z.strictObject({ isPublished: z.boolean() }).openapi('ThanksPublication')),
  },
  responses: {
    200: jsonAnswer(thanksSchema, 'The thanks'),
    ...problemAnswers(...exchangeWriteProblems),
  },
});

export const listTestimonies = createRoute({
  method: 'get',
  path: '/v1/{community}/time-bank/testimonies',
  operationId: 'listTestimonies',
  tags: ['time-bank'],
  summary: 'Thanks that both sides let everyone read, newest first, with first names alone',
  request: { params: communityParam, query: pageQuery },
  responses: {
    200: jsonAnswer(
      pageOf(
        z
          .object({
            id: idSchema,
            from: z.string(),
            to: z.string(),
            entry: codeSchema,
            words: z.string(),
            on: daySchema,
          })
          .openapi('Testimony'),
        'TestimonyPage',
      ),
      'A page of testimonies',
    ),
    ...problemAnswers(),
  },
});

export const timeBankExchangeTalkRoutes = {
  listExchangeMessages,
  writeExchangeMessage,
  thankForExchange,
  publishThanks,
  listTestimonies,
} as const;
