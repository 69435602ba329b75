import { createRoute, z } from '@hono/zod-openapi';
import {
  campaignDetailSchema,
  campaignOrganisationSchema,
  campaignPlanSchema,
  campaignPreviewSchema,
  campaignSchema,
  campaignStepSchema,
  paperBatchSchema,
  paperDeskSchema,
  peopleBandSchema,
} from './campaign-shapes.ts';
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
          organisations: z.array(
            campaignOrganisationSchema.extend({
              sites: z.array(z.object({ id: idSchema, name: z.string(), people: peopleBandSchema })),
            }),
          ),
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
    body: jsonBody(
      z
        .strictObject({
          ballots: z.int().min(1).max(2000),
          organisation: codeSchema.optional().openapi({
            description: 'Code of the firm for whose people they are; left out: the campaign’s own',
          }),
        })
        .openapi('PaperIssue'),
    ),
  },
  responses: {
    201: jsonAnswer(paperBatchSchema, 'The batch'),
    ...problemAnswers(...writeProblems, ...idempotencyProblems, 'campaign_changed', 'campaign_not_fit'),
  },
});

export const getPaperDesk = createRoute({
  method: 'get',
  path: '/v1/{community}/paper-batches',
  operationId: 'getPaperDesk',
  tags: ['surveys'],
  summary: 'Open campaigns that have paper ballots, with how many were typed in; for operators',
  security: portalOnly,
  request: { params: communityParam, query: languageQuery },
  responses: {
    200: jsonAnswer(paperDeskSchema, 'The campaigns, at most a hundred, the one that closes first before'),
    ...problemAnswers(...portalProblems),
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
  getPaperDesk,
  enterPaperBallot,
} as const;
