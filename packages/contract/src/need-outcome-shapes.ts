import { z } from '@hono/zod-openapi';

/** How many days after an answer was taken up the person is asked how it went. */
export const outcomeDays = [30, 90] as const;

export const outcomeWords = ['helped', 'helped_in_part', 'not_helped', 'still_waiting'] as const;

export const afterDaysSchema = z
  .union([z.literal(30), z.literal(90)])
  .openapi({ description: 'Days after an answer was taken up' });

export const needOutcomeSchema = z
  .object({
    afterDays: afterDaysSchema,
    askedAt: z.iso.datetime(),
    outcome: z.enum(outcomeWords).nullable().openapi({ description: 'Null: she has not said it yet' }),
    answeredAt: z.iso.datetime().nullable(),
  })
  .openapi('NeedOutcome');

export type NeedOutcome = z.output<typeof needOutcomeSchema>;
export type OutcomeWord = (typeof outcomeWords)[number];
