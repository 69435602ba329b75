import { z } from '@hono/zod-openapi';
import { codeSchema, daySchema } from './common.ts';

/** How many people a figure is about, never exactly. */
export const peopleRangeSchema = z
  .object({
    from: z.int().min(0),
    to: z.int().nullable().openapi({ description: 'null: or more' }),
  })
  .openapi('PeopleRange');

export const releasedShareSchema = z
  .discriminatedUnion('status', [
    z.object({
      status: z.literal('shown'),
      bound: z.enum(['about', 'under', 'over']),
      percent: z.number().min(0).max(100).openapi({ description: 'Of those who answered, rounded' }),
    }),
    z.object({ status: z.literal('hidden') }),
  ])
  .openapi('ReleasedShare');

export const releasedMeanSchema = z
  .discriminatedUnion('status', [
    z.object({ status: z.literal('shown'), mean: z.number().openapi({ description: 'To one decimal' }) }),
    z.object({ status: z.literal('hidden') }),
  ])
  .openapi('ReleasedMean');

export const releasedCategorySchema = z
  .object({ value: z.string(), label: z.string() })
  .openapi('ReleasedCategory');

export const releasedGroupSchema = z
  .object({
    value: z.string(),
    label: z.string(),
    people: z.union([peopleRangeSchema, z.null()]).openapi({ description: 'Who answered; null when hidden' }),
    shares: z.array(releasedShareSchema).openapi({ description: 'One for each category, in their order' }),
    mean: z
      .union([releasedMeanSchema, z.null()])
      .openapi({ description: 'null: the answers are no numbers' }),
  })
  .openapi('ReleasedGroup');

export const releasedTrendSchema = z
  .object({
    campaign: codeSchema,
    releasedOn: daySchema,
    isComparable: z.boolean().openapi({ description: 'false: too few people came or went' }),
    shares: z.array(releasedShareSchema),
    mean: z.union([releasedMeanSchema, z.null()]),
  })
  .openapi('ReleasedTrend');

export const releasedTableSchema = z
  .object({
    question: z
      .string()
      .max(129)
      .openapi({ description: 'Name of the question, or `question.row` of a matrix' }),
    title: z.string(),
    kind: z.enum(['single', 'multiple', 'scale', 'ranking', 'number']),
    floor: z.int(),
    isSpecial: z.boolean().openapi({ description: 'About a special category of data' }),
    by: z.union([releasedCategorySchema, z.null()]).openapi({
      description: 'The dimension that parts people into the groups; null: one group, everybody',
    }),
    categories: z.array(releasedCategorySchema),
    groups: z.array(releasedGroupSchema).openapi({ description: 'None when the table was refused' }),
    refusal: z.enum(['mostly_hidden']).nullable(),
    trend: z.union([releasedTrendSchema, z.null()]),
  })
  .openapi('ReleasedTable');

export const releasedThemeSchema = z
  .object({
    question: z.string(),
    title: z.string(),
    themes: z.array(z.object({ label: z.string(), people: peopleRangeSchema })),
  })
  .openapi('ReleasedTheme');

export const releaseSchema = z
  .object({
    campaign: codeSchema,
    releasedOn: daySchema,
    floor: z.int(),
    audience: z.object({
      kind: z.enum(['pool', 'organisation']),
      name: z.string().nullable().openapi({ description: 'Of the organisation' }),
      sites: z.array(z.string()).openapi({ description: 'Those whose people were asked; none: all of it' }),
    }),
    isTooFew: z.boolean().openapi({ description: 'Fewer answers than the floor: no table at all' }),
    people: z.union([peopleRangeSchema, z.null()]).openapi({ description: 'Who answered' }),
    responsePercent: z
      .object({ from: z.int(), to: z.int() })
      .nullable()
      .openapi({ description: 'null when too few were invited' }),
    tables: z.array(releasedTableSchema),
    themes: z.array(releasedThemeSchema).openapi({ description: 'What people wrote, by theme' }),
  })
  .openapi('Release');
