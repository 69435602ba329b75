import { createRoute, z } from '@hono/zod-openapi';
import {
  codeSchema,
  communityParam,
  daySchema,
  idSchema,
  jsonAnswer,
  jsonBody,
  languageQuery,
  languageSchema,
  pageOf,
  pageQuery,
  problemAnswers,
} from './common.ts';
import { idempotencyHeaders, idempotencyProblems } from './idempotency.ts';
import { bodyProblems, portalOnly, portalProblems } from './roles.ts';
import { answersSchema, campaignParam } from './surveys.ts';

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

const organisationSchema = z.object({ code: codeSchema, name: z.string() });

const campaignShape = {
  id: idSchema,
  code: codeSchema,
  name: z.string(),
  organisation: organisationSchema,
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
    invited: peopleBandSchema.openapi({ description: 'Those of them who would be invited' }),
    overBudget: peopleBandSchema.openapi({
      description: 'Those who would not, because they were asked often or lately',
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
    opensOn: daySchema,
    closesOn: daySchema.openapi({ description: 'The last day on which people can answer' }),
    languages: z.array(languageSchema).min(1).max(3).refine(distinct, 'Names a language twice'),
    floor: z.int().min(10).max(100),
    isInWorkingTime: z.boolean(),
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
  .object({ id: idSchema, issuedOn: daySchema, printedBallots: z.int(), enteredBallots: z.int() })
  .openapi('PaperBatch');

export const campaignDetailSchema = z
  .object({
    ...campaignShape,
    version: z.int().openapi({ description: 'Send it with every change' }),
    plan: campaignPlanSchema,
    instrumentTitle: z.string(),
    audience: z.array(organisationSchema),
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

const writeProblems = [...portalProblems, ...bodyProblems, 'not_on_behalf'] as const;

export const listCampaigns = createRoute({
  method: 'get',
  path: '/v1/{community}/campaigns',
  operationId: 'listCampaigns',
  tags: ['surveys'],
  summary:
    "Campaigns that the signed-in person may follow: an HR officer her firm's, a community manager all",
  security: portalOnly,
  request: { params: communityParam, query: pageQuery },
  responses: {
    200: jsonAnswer(pageOf(campaignSchema, 'CampaignPage'), 'A page of campaigns, newest first'),
    ...problemAnswers(...portalProblems),
  },
});

export const getCampaignChoices = createRoute({
  method: 'get',
  path: '/v1/{community}/campaign-choices',
  operationId: 'getCampaignChoices',
  tags: ['surveys'],
  summary: 'What a new campaign can be made of: instruments, organisations, waves to follow',
  security: portalOnly,
  request: { params: communityParam, query: languageQuery },
  responses: {
    200: jsonAnswer(
      z
        .object({
          today: daySchema,
          organisations: z.array(organisationSchema),
          mayAskSeveral: z.boolean(),
          instruments: z.array(
            z.object({
              code: codeSchema,
              version: z.int(),
              title: z.string(),
              languages: z.array(languageSchema),
              durationMinutes: z.object({ from: z.int(), to: z.int() }).nullable(),
            }),
          ),
          waves: z.array(
            z.object({ code: codeSchema, name: z.string(), instrument: codeSchema, closesOn: daySchema }),
          ),
        })
        .openapi('CampaignChoices'),
      'The choices, each list at most a hundred long',
    ),
    ...problemAnswers(...portalProblems),
  },
});

export const getCampaignAgenda = createRoute({
  method: 'get',
  path: '/v1/{community}/campaign-agenda',
  operationId: 'getCampaignAgenda',
  tags: ['surveys'],
  summary: 'What is late or waits for somebody, and how long campaigns took from agreement to opening',
  security: portalOnly,
  request: { params: communityParam, query: languageQuery },
  responses: {
    200: jsonAnswer(
      z
        .object({
          today: daySchema,
          agedDrafts: z.object({ from14Days: z.int(), from30Days: z.int() }),
          inReview: z.int(),
          withoutNotice: z.int().openapi({ description: 'Approved, and the works council not told yet' }),
          timeToField: z
            .object({ medianDays: z.number(), campaigns: z.int(), targetDays: z.int() })
            .nullable()
            .openapi({ description: 'null: none that has opened has a day of agreement' }),
        })
        .openapi('CampaignAgenda'),
      'The agenda',
    ),
    ...problemAnswers(...portalProblems),
  },
});

export const previewCampaign = createRoute({
  method: 'post',
  path: '/v1/{community}/campaign-previews',
  operationId: 'previewCampaign',
  tags: ['surveys'],
  summary: 'Whom a plan would ask and what speaks against it; nothing is kept',
  security: portalOnly,
  request: { params: communityParam, query: languageQuery, body: jsonBody(campaignPlanSchema) },
  responses: {
    200: jsonAnswer(campaignPreviewSchema, 'The preview'),
    ...problemAnswers(...writeProblems),
  },
});

export const createCampaign = createRoute({
  method: 'post',
  path: '/v1/{community}/campaigns',
  operationId: 'createCampaign',
  tags: ['surveys'],
  summary: 'A draft: an HR officer for her own firm, a community manager for one or several',
  security: portalOnly,
  request: {
    params: communityParam,
    query: languageQuery,
    headers: idempotencyHeaders,
    body: jsonBody(campaignPlanSchema),
  },
  responses: {
    201: jsonAnswer(campaignDetailSchema, 'The draft'),
    ...problemAnswers(...writeProblems, ...idempotencyProblems, 'campaign_not_fit'),
  },
});

export const getCampaign = createRoute({
  method: 'get',
  path: '/v1/{community}/campaigns/{campaign}',
  operationId: 'getCampaign',
  tags: ['surveys'],
  summary: 'A campaign with its plan, its notice and what the caller may do to it',
  security: portalOnly,
  request: { params: campaignParam, query: languageQuery },
  responses: {
    200: jsonAnswer(campaignDetailSchema, 'The campaign'),
    ...problemAnswers(...portalProblems),
  },
});

export const updateCampaign = createRoute({
  method: 'put',
  path: '/v1/{community}/campaigns/{campaign}',
  operationId: 'updateCampaign',
  tags: ['surveys'],
  summary: 'Writes a draft anew',
  security: portalOnly,
  request: {
    params: campaignParam,
    query: languageQuery,
    body: jsonBody(
      z.strictObject({ version: z.int().min(1), plan: campaignPlanSchema }).openapi('CampaignChange'),
    ),
  },
  responses: {
    200: jsonAnswer(campaignDetailSchema, 'The draft as it is now'),
    ...problemAnswers(...writeProblems, 'campaign_changed', 'campaign_not_fit'),
  },
});

export const moveCampaign = createRoute({
  method: 'post',
  path: '/v1/{community}/campaigns/{campaign}/steps',
  operationId: 'moveCampaign',
  tags: ['surveys'],
  summary:
    'Proposes, sends back, approves, schedules or cancels; scheduling wants a recorded notice. `campaign_changed` tells in its faults which state it is in now',
  security: portalOnly,
  request: {
    params: campaignParam,
    query: languageQuery,
    body: jsonBody(
      z
        .strictObject({
          step: campaignStepSchema,
          version: z.int().min(1),
          reason: z.string().trim().min(1).max(500).optional().openapi({
            description: 'Needed to send back, to cancel, and to approve what one has proposed oneself',
          }),
        })
        .openapi('CampaignMove'),
    ),
  },
  responses: {
    200: jsonAnswer(campaignDetailSchema, 'The campaign as it is now'),
    ...problemAnswers(...writeProblems, 'campaign_changed', 'campaign_not_fit'),
  },
});

export const recordCampaignNotice = createRoute({
  method: 'put',
  path: '/v1/{community}/campaigns/{campaign}/notice',
  operationId: 'recordCampaignNotice',
  tags: ['surveys'],
  summary:
    'Puts on record that the works council was told, with the letter as it stands now, or why nobody is due one',
  security: portalOnly,
  request: {
    params: campaignParam,
    query: languageQuery,
    body: jsonBody(
      z
        .strictObject({
          version: z.int().min(1),
          kind: z.enum(['given', 'none_due']),
          givenOn: daySchema.optional(),
          addressee: z.string().trim().min(1).max(200).optional(),
          reason: z.string().trim().min(1).max(500).optional(),
        })
        .refine(({ kind, givenOn }) => (kind === 'given') === (givenOn !== undefined), {
          path: ['givenOn'],
          message: 'A notice that was given has a day, and no other has',
        })
        .refine(({ kind, addressee }) => (kind === 'given') === (addressee !== undefined), {
          path: ['addressee'],
          message: 'A notice that was given has an addressee, and no other has',
        })
        .refine(({ kind, reason }) => (kind === 'none_due') === (reason !== undefined), {
          path: ['reason'],
          message: 'Why none is due, and only then',
        })
        .openapi('CampaignNoticeRecord'),
    ),
  },
  responses: {
    200: jsonAnswer(campaignDetailSchema, 'The campaign as it is now'),
    ...problemAnswers(...writeProblems, 'campaign_changed', 'campaign_not_fit'),
  },
});

export const getCampaignLetter = createRoute({
  method: 'get',
  path: '/v1/{community}/campaigns/{campaign}/letter',
  operationId: 'getCampaignLetter',
  tags: ['surveys'],
  summary:
    'The letter to the works council and the data protection officer, written from the plan, to be printed',
  security: portalOnly,
  request: { params: campaignParam, query: languageQuery },
  responses: {
    200: jsonAnswer(
      z
        .object({ language: languageSchema, subject: z.string(), paragraphs: z.array(z.string()) })
        .openapi('CampaignLetter'),
      'The letter in one language',
    ),
    ...problemAnswers(...portalProblems),
  },
});

export const issuePaperBallots = createRoute({
  method: 'post',
  path: '/v1/{community}/campaigns/{campaign}/paper-batches',
  operationId: 'issuePaperBallots',
  tags: ['surveys'],
  summary: 'Counts out paper ballots before they are printed: no more than these can be entered',
  security: portalOnly,
  request: {
    params: campaignParam,
    headers: idempotencyHeaders,
    body: jsonBody(z.strictObject({ ballots: z.int().min(1).max(2000) }).openapi('PaperIssue')),
  },
  responses: {
    201: jsonAnswer(paperBatchSchema, 'The batch'),
    ...problemAnswers(...writeProblems, ...idempotencyProblems, 'campaign_changed', 'campaign_not_fit'),
  },
});

export const enterPaperBallot = createRoute({
  method: 'post',
  path: '/v1/{community}/campaigns/{campaign}/paper-submissions',
  operationId: 'enterPaperBallot',
  tags: ['surveys'],
  summary: 'Types in one questionnaire that was filled in on paper by nobody knows whom; for operators',
  security: portalOnly,
  request: {
    params: campaignParam,
    headers: idempotencyHeaders,
    body: jsonBody(
      z
        .strictObject({
          batchId: idSchema,
          instrument: z.strictObject({ code: codeSchema, version: z.int() }),
          answers: answersSchema,
        })
        .openapi('PaperSubmission'),
    ),
  },
  responses: {
    201: jsonAnswer(
      z.object({ ballotsLeft: z.int() }).openapi('PaperEntry'),
      'Stored, like any other, without time or name',
    ),
    ...problemAnswers(
      ...writeProblems,
      ...idempotencyProblems,
      'campaign_not_open',
      'instrument_changed',
      'answers_not_allowed',
      'ballot_spent',
    ),
  },
});

export const campaignRoutes = {
  listCampaigns,
  getCampaignChoices,
  getCampaignAgenda,
  previewCampaign,
  createCampaign,
  getCampaign,
  updateCampaign,
  moveCampaign,
  recordCampaignNotice,
  getCampaignLetter,
  issuePaperBallots,
  enterPaperBallot,
} as const;
