import { createRoute, z } from '@hono/zod-openapi';
import {
  communityParam,
  idSchema,
  jsonAnswer,
  jsonBody,
  pageOf,
  pageQuery,
  portalOrEmbed,
  problemAnswers,
} from './common.ts';
import { bodyProblems } from './roles.ts';
import { minutesSchema } from './time-bank-shapes.ts';

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

export const timeBankGiftRoutes = { listOwnGifts, listGiftRecipients, giveHours, answerGift } as const;

export type Gift = z.infer<typeof giftSchema>;
