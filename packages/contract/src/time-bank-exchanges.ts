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
import { mostDurationMinutes, settlingSchema } from './time-bank-offers.ts';

const instantSchema = z.iso.datetime();

/** Where an exchange stands. */
export const exchangeStates = [
  'gathering',
  'proposed',
  'agreed',
  'done',
  'posted',
  'disputed',
  'declined',
  'withdrawn',
  'cancelled',
  'expired',
  'voided',
  'reversed',
] as const;

/** Everything that can happen to an exchange; each has its sentence in every language (`exchange.trail.…`). */
export const exchangeSteps = [
  'propose',
  'gather',
  'join',
  'leave',
  'accept',
  'decline',
  'withdraw',
  'cancel',
  'finish',
  'confirm',
  'dispute',
  'expire',
  'remind',
  'post',
  'decide',
  'reverse',
] as const;

const stateSchema = z.enum(exchangeStates).openapi('ExchangeState');
const stepSchema = z.enum(exchangeSteps).openapi('ExchangeStep');
const minutesSchema = z.int().min(1).max(mostDurationMinutes);
const noteSchema = z.string().trim().min(3).max(500);
const versionSchema = z.int().min(1).max(1_000_000);

export const exchangePartySchema = z
  .object({
    id: idSchema.openapi({ description: 'Names the party in this exchange and nowhere else' }),
    name: z.string().nullable().openapi({ description: 'Null once she is erased' }),
    isMe: z.boolean(),
    side: z.enum(['gives', 'receives']),
    heldMinutes: z
      .int()
      .nullable()
      .openapi({ description: 'Minutes that are set aside for this part of it' }),
    statedMinutes: z.int().nullable().openapi({ description: 'What she said that it took' }),
    postedMinutes: z.int().nullable(),
    hasAttended: z.boolean().nullable().openapi({ description: 'Null: it has not been said yet' }),
  })
  .openapi('ExchangeParty');

export const thanksSchema = z
  .object({
    id: idSchema,
    from: z.string().nullable(),
    isMine: z.boolean().openapi({ description: 'The reader wrote it' }),
    isToMe: z.boolean(),
    words: z.string(),
    mayPublish: z.boolean().openapi({ description: 'Who wrote it lets it be read by everyone' }),
    isPublished: z.boolean().openapi({ description: 'Who it is for lets it be read too' }),
  })
  .openapi('Thanks');

export const exchangeSummarySchema = z
  .object({
    id: idSchema,
    title: z.string(),
    entry: codeSchema,
    settles: settlingSchema,
    state: stateSchema,
    side: z.enum(['gives', 'receives']),
    others: z.array(z.string()).openapi({ description: 'Names of the other people' }),
    minutes: z.int(),
    isMyTurn: z.boolean().openapi({ description: 'The next step is the reader’s' }),
    changedAt: instantSchema,
  })
  .openapi('ExchangeSummary');

export const exchangeSchema = z
  .object({
    id: idSchema,
    offerId: idSchema.nullable(),
    title: z.string(),
    entry: codeSchema,
    settles: settlingSchema,
    state: stateSchema,
    version: z.int(),
    side: z
      .union([z.enum(['gives', 'receives']), z.null()])
      .openapi({ description: 'Null: the reader is a mediator and no party' }),
    isOrganiser: z.boolean().openapi({ description: 'The reader proposed it or called the meeting' }),
    minutes: z.int().openapi({ description: 'What was agreed' }),
    plannedOn: daySchema.nullable(),
    servedOn: daySchema.nullable(),
    mostPeople: z.int(),
    parties: z.array(exchangePartySchema),
    steps: z.array(stepSchema).openapi({ description: 'What the reader may do now' }),
    next: z
      .object({
        kind: z.enum(['answer', 'start', 'silence', 'contest']).openapi({
          description:
            'answer: an open proposal ends; start: an agreement that nobody began ends; silence: the hours move as stated unless somebody objects; contest: the last moment to object',
        }),
        at: instantSchema,
      })
      .nullable()
      .openapi({ description: 'What happens by itself, and when' }),
    portalMinutes: z
      .int()
      .openapi({ description: 'What moves more is confirmed in the portal’s own window' }),
    dispute: z
      .object({
        openedBy: z.string().nullable(),
        reason: z.string(),
        verdict: z.union([z.enum(['post', 'part', 'void', 'stand', 'reverse']), z.null()]),
        minutes: z.int().nullable(),
        note: z.string().nullable(),
        mediator: z.string().nullable(),
      })
      .nullable(),
    thanks: z.array(thanksSchema),
    trail: z.array(
      z.object({
        step: stepSchema,
        at: instantSchema,
        by: z.string().nullable().openapi({ description: 'Null: by itself, or by somebody erased' }),
        operator: z.string().nullable().openapi({ description: 'Who did it for her' }),
        minutes: z.int().nullable(),
        note: z.string().nullable(),
      }),
    ),
  })
  .openapi('Exchange');

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

const exchangeParam = communityParam.extend({
  exchange: idSchema.openapi({ param: { name: 'exchange', in: 'path' } }),
});

/** What the ledger says when hours are set aside or move. */
export const movingProblems = ['not_enough_hours', 'too_many_hours', 'ledger_account_closed'] as const;

const readProblems = [...portalProblems] as const;
const writeProblems = [
  ...portalProblems,
  ...bodyProblems,
  'not_a_member',
  'party_of_exchange',
  'exchange_changed',
] as const;

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
    ...problemAnswers(...readProblems),
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
    ...problemAnswers(...readProblems),
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
    ...problemAnswers(...readProblems, 'party_of_exchange'),
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
          minutes: minutesSchema,
          plannedOn: daySchema,
          words: z.string().trim().min(1).max(1000).optional().openapi({ description: 'The first message' }),
        })
        .openapi('ExchangeProposal'),
    ),
  },
  responses: {
    201: jsonAnswer(exchangeSchema, 'The exchange'),
    ...problemAnswers(
      ...writeProblems,
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
          minutes: minutesSchema.openapi({ description: 'The length that she was shown and agrees to' }),
        })
        .openapi('Joining'),
    ),
  },
  responses: {
    200: jsonAnswer(exchangeSchema, 'The exchange with her in it'),
    ...problemAnswers(
      ...writeProblems,
      ...movingProblems,
      'not_insured',
      'exchange_full',
      'own_offer',
      'portal_window_needed',
    ),
  },
});

const plainStep = <Step extends 'accept' | 'decline' | 'withdraw' | 'cancel' | 'leave'>(step: Step) =>
  z.strictObject({ step: z.literal(step), version: versionSchema });

export const exchangeMoveSchema = z
  .discriminatedUnion('step', [
    plainStep('accept'),
    plainStep('decline'),
    plainStep('withdraw'),
    plainStep('cancel'),
    plainStep('leave'),
    z.strictObject({
      step: z.literal('finish'),
      version: versionSchema,
      minutes: minutesSchema,
      servedOn: daySchema,
      attended: z
        .array(idSchema)
        .max(30)
        .optional()
        .openapi({ description: 'Of several people, the parties that were there' }),
    }),
    z.strictObject({ step: z.literal('confirm'), version: versionSchema, minutes: minutesSchema }),
    z.strictObject({ step: z.literal('dispute'), version: versionSchema, reason: noteSchema }),
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
      ...writeProblems,
      ...movingProblems,
      'forbidden',
      'not_insured',
      'minutes_not_held',
      'portal_window_needed',
    ),
  },
});

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
    ...problemAnswers(...readProblems, 'party_of_exchange'),
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
    ...problemAnswers(...writeProblems, ...idempotencyProblems, 'too_many_messages'),
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
    ...problemAnswers(...writeProblems, 'already_thanked'),
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
    ...problemAnswers(...writeProblems),
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
          version: versionSchema,
          verdict: z.enum(['post', 'part', 'void', 'stand', 'reverse']).openapi({
            description:
              'post: what is set aside moves whole; part: `minutes` of it; void: nothing moves. Where the hours had moved: stand, or reverse',
          }),
          minutes: minutesSchema.optional(),
          note: noteSchema,
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
    body: jsonBody(z.strictObject({ reason: noteSchema }).openapi('ExchangeReversal')),
  },
  responses: {
    200: jsonAnswer(
      z.object({ id: idSchema, state: stateSchema }).openapi('ReversedExchange'),
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

export const timeBankExchangeRoutes = {
  getExchangeStanding,
  listExchanges,
  getExchange,
  proposeExchange,
  joinExchange,
  moveExchange,
  listExchangeMessages,
  writeExchangeMessage,
  thankForExchange,
  publishThanks,
  listTestimonies,
  listDisputes,
  decideDispute,
  getExchangeReversal,
  reverseExchange,
} as const;

export type ExchangeState = z.infer<typeof stateSchema>;
export type ExchangeStep = z.infer<typeof stepSchema>;
export type ExchangeReversalPreview = z.infer<typeof exchangeReversalPreviewSchema>;
export type ExchangeMove = z.infer<typeof exchangeMoveSchema>;
