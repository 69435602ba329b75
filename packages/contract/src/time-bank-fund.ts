import { createRoute, z } from '@hono/zod-openapi';
import {
  communityParam,
  idSchema,
  jsonAnswer,
  jsonBody,
  pageQuery,
  portalOrEmbed,
  problemAnswers,
} from './common.ts';
import { bodyProblems, portalOnly, portalProblems } from './roles.ts';
import { fundRequestSchema } from './time-bank-own-hours.ts';
import { minutesSchema, mostMinutesAtOnce, reasonSchema } from './time-bank-shapes.ts';

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

export const timeBankFundRoutes = { askFund, listFundRequests, decideFundRequest } as const;
