import { z } from '@hono/zod-openapi';
import { codeSchema, communityParam, daySchema, idSchema } from './common.ts';
import { bodyProblems, portalProblems } from './roles.ts';
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

export const exchangeStateSchema = z.enum(exchangeStates).openapi('ExchangeState');

export const exchangeStepSchema = z.enum(exchangeSteps).openapi('ExchangeStep');

export const exchangeMinutesSchema = z.int().min(1).max(mostDurationMinutes);

export const exchangeNoteSchema = z.string().trim().min(3).max(500);

export const exchangeVersionSchema = z.int().min(1).max(1_000_000);

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
    state: exchangeStateSchema,
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
    state: exchangeStateSchema,
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
    steps: z.array(exchangeStepSchema).openapi({ description: 'What the reader may do now' }),
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
        step: exchangeStepSchema,
        at: instantSchema,
        by: z.string().nullable().openapi({ description: 'Null: by itself, or by somebody erased' }),
        operator: z.string().nullable().openapi({ description: 'Who did it for her' }),
        minutes: z.int().nullable(),
        note: z.string().nullable(),
      }),
    ),
  })
  .openapi('Exchange');

export const exchangeParam = communityParam.extend({
  exchange: idSchema.openapi({ param: { name: 'exchange', in: 'path' } }),
});

/** What the ledger says when hours are set aside or move. */
export const movingProblems = ['not_enough_hours', 'too_many_hours', 'ledger_account_closed'] as const;

export const exchangeReadProblems = [...portalProblems] as const;

export const exchangeWriteProblems = [
  ...portalProblems,
  ...bodyProblems,
  'not_a_member',
  'party_of_exchange',
  'exchange_changed',
] as const;

export type ExchangeState = z.infer<typeof exchangeStateSchema>;

export type ExchangeStep = z.infer<typeof exchangeStepSchema>;
