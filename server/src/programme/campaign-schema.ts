import { z } from 'zod';
import {
  codeSchema,
  countSchema,
  daySchema,
  known,
  listOf,
  sentenceSchema,
  textSchema,
} from './common-schema.ts';

/** `[option, weight]` in the file. */
const optionSchema = z
  .tuple([z.string().min(1).max(64), z.number().min(0).max(1000)])
  .transform(([option, weight]) => ({ option, weight }));

const questionSchema = z
  .strictObject({
    question: codeSchema,
    kind: z.enum(['single', 'multi', 'scale', 'rank', 'text']),
    option_codes: z.enum(['own', 'taxonomy', 'districts']).default('own'),
    skip_percent: z.number().min(0).max(100).default(0),
    rank_size: known(z.int().min(1).max(20)),
    most_choices: known(z.int().min(1).max(50)),
    options: z.array(optionSchema).max(100).default([]),
    samples: z.array(sentenceSchema).max(100).default([]),
  })
  .superRefine((question, context) => {
    const fault = questionFault(question);
    if (fault !== null) context.addIssue({ code: 'custom', path: [fault.field], message: fault.reason });
  });

function questionFault(question: {
  kind: string;
  rank_size: number | null;
  options: { option: string; weight: number }[];
  samples: string[];
}): { field: string; reason: string } | null {
  if (question.kind === 'text') {
    return question.samples.length > 0 ? null : { field: 'samples', reason: 'a text question needs samples' };
  }
  if (new Set(question.options.map((option) => option.option)).size < question.options.length) {
    return { field: 'options', reason: 'an option is listed twice' };
  }
  const possible = question.options.filter((option) => option.weight > 0).length;
  if (possible === 0) return { field: 'options', reason: 'some option needs a weight above zero' };
  if (question.kind === 'rank' && (question.rank_size === null || question.rank_size > possible)) {
    return { field: 'rank_size', reason: 'must be given and at most the number of possible options' };
  }
  if (question.kind === 'multi' && question.options.some((option) => option.weight > 100)) {
    return { field: 'options', reason: 'weights of a multi question are percentages' };
  }
  return null;
}

const periodSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('dates'), opens_on: daySchema, closes_on: daySchema }),
  z.strictObject({
    kind: z.literal('in_days'),
    opens_in_days: z.int().min(-3650).max(3650),
    closes_in_days: z.int().min(-3650).max(3650),
  }),
]);

const campaignSchema = z
  .strictObject({
    code: codeSchema,
    name: textSchema,
    organisation: codeSchema,
    instrument: z.strictObject({ code: codeSchema, version: z.int().min(1).max(10_000) }),
    period: periodSchema,
    invited: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('everyone') }),
      z.strictObject({ kind: z.literal('count'), people: countSchema }),
    ]),
    is_released: z.boolean(),
    days_to_field: known(z.int().min(0).max(3650)),
    submissions: z.strictObject({
      count: z.int().min(0).max(20_000),
      seed: z.string().min(1).max(64),
      profile: codeSchema,
    }),
    source: z.literal('generated', 'submissions of a demonstration are always generated'),
  })
  .refine(
    ({ period }) =>
      period.kind === 'dates'
        ? period.closes_on >= period.opens_on
        : period.closes_in_days >= period.opens_in_days,
    { path: ['period'], message: 'must not close before it opens' },
  );

const inDaysSchema = z.int().min(-3650).max(3650);

const planSchema = z
  .strictObject({
    code: codeSchema,
    name: textSchema,
    organisations: listOf(codeSchema, 20).min(1),
    instrument: z.strictObject({ code: codeSchema, version: z.int().min(1).max(10_000) }),
    stage: z.enum(['draft', 'in_review', 'approved']),
    agreed_in_days: inDaysSchema,
    opens_in_days: inDaysSchema,
    closes_in_days: inDaysSchema,
    reminder_in_days: listOf(inDaysSchema, 3).default([]),
    owner: codeSchema,
    proposed_by: known(codeSchema),
    approved_by: known(codeSchema),
    sole_approval_reason: known(sentenceSchema),
    stop_reason: known(sentenceSchema),
    follows: known(codeSchema),
    source: z.literal('generated', 'a campaign of a demonstration is always made up'),
  })
  .refine(({ opens_in_days: opens, closes_in_days: closes }) => closes >= opens, {
    path: ['closes_in_days'],
    message: 'must not close before it opens',
  })
  .refine(({ stage, proposed_by: proposer }) => stage === 'draft' || proposer !== null, {
    path: ['proposed_by'],
    message: 'somebody proposed it',
  })
  .refine(({ stage, approved_by: approver }) => (stage === 'approved') === (approver !== null), {
    path: ['approved_by'],
    message: 'a plan that is approved has an approver, and no other has',
  })
  .refine(
    (plan) =>
      plan.approved_by === null ||
      plan.approved_by !== plan.proposed_by ||
      plan.sole_approval_reason !== null,
    { path: ['sole_approval_reason'], message: 'whoever proposed it approved it too: why' },
  );

export const campaignsFileSchema = z.strictObject({
  profiles: z
    .array(z.strictObject({ code: codeSchema, questions: z.array(questionSchema).min(1).max(200) }))
    .max(20),
  campaigns: z.array(campaignSchema).max(100),
  plans: z.array(planSchema).max(50).default([]),
});
