import { z } from '@hono/zod-openapi';
import { codeSchema, daySchema, idSchema, languageSchema } from './common.ts';

/**
 * draft → in_review → approved → scheduled → open → closed → released; cancelled before it opens. The last three
 * follow from the days and the release.
 */
export const campaignStates = [
  'draft',
  'in_review',
  'approved',
  'scheduled',
  'open',
  'closed',
  'released',
  'cancelled',
] as const;
export const campaignStateSchema = z.enum(campaignStates).openapi('CampaignState');

/** What a person does to a campaign, besides writing it. */
export const campaignSteps = ['propose', 'send_back', 'approve', 'schedule', 'cancel'] as const;
export const campaignStepSchema = z.enum(campaignSteps).openapi('CampaignStep');

/** What comes next, and who has to do it: the firm's HR officer, the programme, or nobody (it takes its time). */
export const nextStepSchema = z
  .object({
    step: z.enum(['propose', 'review', 'record_notice', 'schedule', 'wait', 'release', 'read', 'none']),
    by: z.enum(['officer', 'manager', 'nobody']),
  })
  .openapi('CampaignNextStep');

/** In steps of five points, capped at both ends, so that nobody's answering can be read off it. */
export const responseRateSchema = z
  .object({ kind: z.enum(['below', 'about', 'above']), percent: z.int().min(0).max(100) })
  .openapi('ResponseRate');

export const campaignOrganisationSchema = z.object({ code: codeSchema, name: z.string() });

export const askedOrganisationSchema = campaignOrganisationSchema
  .extend({
    sites: z
      .array(z.object({ id: idSchema, name: z.string() }))
      .openapi({ description: 'Those whose people are asked alone; none: everybody of the organisation' }),
  })
  .openapi('AskedOrganisation');

const campaignShape = {
  id: idSchema,
  code: codeSchema,
  name: z.string(),
  organisation: campaignOrganisationSchema,
  status: campaignStateSchema,
  nextStep: nextStepSchema,
  opensOn: daySchema,
  closesOn: daySchema,
  invited: z.int(),
  responseRate: responseRateSchema.nullable().openapi({ description: 'null: too few were invited' }),
  isReleased: z.boolean(),
  ageDays: z
    .int()
    .nullable()
    .openapi({ description: 'Days since the agreement while it is not scheduled yet; null afterwards' }),
  daysToField: z.int().nullable().openapi({
    description: 'From the agreement to the first day; null before that day, or without an agreement',
  }),
};

export const campaignSchema = z.object(campaignShape).openapi('Campaign');

/** Rounded down to tens; fewer than ten people are never told apart. */
export const peopleBandSchema = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('none') }),
    z.object({ kind: z.literal('below'), people: z.int() }),
    z.object({ kind: z.literal('about'), people: z.int() }),
  ])
  .openapi('PeopleBand');

export const audiencePreviewSchema = z
  .object({
    members: peopleBandSchema.openapi({ description: 'Employees of the audience' }),
    invited: z.union([peopleBandSchema, z.null()]).openapi({
      description:
        'Those of them who would be invited; null for sites, where so little would tell of single people',
    }),
    overBudget: z.union([peopleBandSchema, z.null()]).openapi({
      description: 'Those who would not, because they were asked often or lately; null for sites',
    }),
    budget: z.object({ mostInvitations: z.int(), periodDays: z.int(), gapDays: z.int() }),
    reachesFloor: z.boolean(),
    hasResponseRate: z.boolean().openapi({ description: 'At least twice the floor would be invited' }),
    mayHaveDimensions: z.boolean().openapi({ description: 'At least thirty would be invited' }),
  })
  .openapi('AudiencePreview');

export const campaignFaultCodes = [
  'organisation_unknown',
  'instrument_unknown',
  'language_incomplete',
  'opens_in_past',
  'closes_before_opening',
  'too_long',
  'reminder_outside',
  'wave_unknown',
  'wave_other_questions',
  'wave_too_near',
  'audience_too_small',
  'site_unknown',
  'sites_leave_too_few',
  'audience_overlaps',
  'wave_must_follow',
  'prohibited_topic',
  'evaluates_people',
  'special_below_floor',
  'special_must_be_optional',
  'special_as_dimension',
] as const;

/** What keeps a campaign from being approved: in which field, and about which question if about one. */
export const campaignFaultSchema = z
  .object({
    field: z.enum([
      'organisations',
      'sites',
      'instrument',
      'languages',
      'opensOn',
      'closesOn',
      'reminderDays',
      'follows',
      'floor',
    ]),
    code: z.enum(campaignFaultCodes),
    question: z.object({ name: z.string(), title: z.string() }).nullable(),
    campaign: z
      .union([z.object({ code: codeSchema, name: z.string(), freeFrom: daySchema }), z.null()])
      .openapi({
        description:
          'The other campaign that it is about, and from which first day on it is no longer in the way',
      }),
  })
  .openapi('CampaignFault');

const localTextSchema = z.strictObject({
  it: z.string().trim().min(1).max(120),
  en: z.string().trim().min(1).max(120),
  ar: z.string().trim().min(1).max(120),
});

const distinct = (list: readonly unknown[]) => new Set(list).size === list.length;

export const campaignPlanSchema = z
  .strictObject({
    name: localTextSchema,
    instrument: z.strictObject({ code: codeSchema, version: z.int().min(1).max(10_000) }),
    organisations: z
      .array(codeSchema)
      .min(1)
      .max(20)
      .refine(distinct, 'Names an organisation twice')
      .openapi({ description: 'The first is the one whose campaign it is' }),
    sites: z
      .array(idSchema)
      .max(100)
      .refine(distinct, 'Names a site twice')
      .default([])
      .openapi({ description: 'Sites of these organisations; one without any here is asked whole' }),
    opensOn: daySchema,
    closesOn: daySchema.openapi({ description: 'The last day on which people can answer' }),
    languages: z.array(languageSchema).min(1).max(3).refine(distinct, 'Names a language twice'),
    floor: z.int().min(10).max(100),
    isInWorkingTime: z.boolean(),
    isForResearch: z.boolean().default(false).openapi({
      description: 'People are told that researchers may read protected answers; else nobody ever may',
    }),
    agreedOn: daySchema,
    reminderDays: z.array(daySchema).max(3).refine(distinct, 'Names a day twice'),
    follows: codeSchema.nullable().openapi({ description: 'Code of the wave before this one' }),
  })
  .openapi('CampaignPlan');

export type CampaignPlan = z.infer<typeof campaignPlanSchema>;

export const campaignPreviewSchema = z
  .object({ audience: audiencePreviewSchema, faults: z.array(campaignFaultSchema) })
  .openapi('CampaignPreview');

const namedPersonSchema = z
  .object({ displayName: z.string().nullable().openapi({ description: 'Null once she is erased' }) })
  .nullable();

const noticeSchema = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('given'),
      givenOn: daySchema,
      addressee: z.string(),
      letter: z.string().openapi({ description: 'As it was sent' }),
    }),
    z.object({ kind: z.literal('none_due'), reason: z.string() }),
  ])
  .openapi('CampaignNotice');

export const paperBatchSchema = z
  .object({
    id: idSchema,
    organisation: campaignOrganisationSchema.openapi({
      description: 'The firm for whose people it was printed; what is typed in counts as this firm’s',
    }),
    issuedOn: daySchema,
    printedBallots: z.int(),
    enteredBallots: z.int(),
  })
  .openapi('PaperBatch');

export const paperDeskSchema = z
  .object({
    items: z.array(
      z.object({
        campaign: codeSchema,
        name: z.string(),
        organisation: z.string(),
        closesOn: daySchema,
        languages: z.array(languageSchema),
        batches: z.array(paperBatchSchema),
      }),
    ),
  })
  .openapi('PaperDesk');

/** Until when at the latest what is kept; released tables and themes stay. */
export const keptUntilSchema = z
  .object({
    answers: daySchema.openapi({ description: 'Answers and texts' }),
    invitations: daySchema.openapi({ description: 'Who was invited; how many stays' }),
    daysAfterRelease: z
      .int()
      .openapi({ description: 'Answers go so long after the release if that is sooner' }),
    daysAfterThemes: z
      .int()
      .openapi({ description: 'Texts go so long after their themes if that is sooner' }),
  })
  .openapi('CampaignKeptUntil');

export const campaignDetailSchema = z
  .object({
    ...campaignShape,
    version: z.int().openapi({ description: 'Send it with every change' }),
    plan: campaignPlanSchema,
    instrumentTitle: z.string(),
    audience: z.array(askedOrganisationSchema),
    preview: z
      .union([campaignPreviewSchema, z.null()])
      .openapi({ description: 'null once it is open or cancelled' }),
    owner: namedPersonSchema,
    proposedBy: namedPersonSchema,
    approvedBy: namedPersonSchema,
    soleApprovalReason: z.string().nullable(),
    stopReason: z.string().nullable(),
    notice: z.union([noticeSchema, z.null()]),
    paperBatches: z.array(paperBatchSchema),
    keptUntil: keptUntilSchema,
    answering: z
      .object({ address: z.url(), qrSvg: z.string() })
      .openapi({ description: 'The page on which people answer, for their own phone; it names nobody' }),
    may: z
      .array(z.enum([...campaignSteps, 'edit', 'record_notice', 'issue_paper']))
      .openapi({ description: 'What the caller may do to it now' }),
    needsSoleApprovalReason: z
      .boolean()
      .openapi({ description: 'The caller proposed it herself: approving it wants a reason' }),
  })
  .openapi('CampaignDetail');
