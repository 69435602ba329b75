import { createRoute, z } from '@hono/zod-openapi';
import {
  codeSchema,
  communityParam,
  daySchema,
  jsonAnswer,
  jsonBody,
  languageQuery,
  languageSchema,
  problemAnswers,
  portalOrEmbed,
} from './common.ts';
import { idempotencyHeaders, idempotencyProblems } from './idempotency.ts';
import { releaseSchema } from './release-shapes.ts';
import { bodyProblems, portalOnly } from './roles.ts';

export const campaignParam = communityParam.extend({
  campaign: codeSchema.openapi({ param: { name: 'campaign', in: 'path' }, example: 'autunno-2026' }),
});

/** What a person sees before and while she answers, in one language. */
export const questionnaireSchema = z
  .object({
    campaign: z.object({
      code: codeSchema,
      name: z.string(),
      organisation: z.string(),
      asksSeveralFirms: z
        .boolean()
        .openapi({ description: 'Each submission then says which of the firms it comes from' }),
      status: z.enum(['scheduled', 'open', 'closed']),
      closesOn: daySchema,
      keptUntil: daySchema.openapi({ description: 'The day on which answers are deleted at the latest' }),
      isForResearch: z
        .boolean()
        .openapi({ description: 'Researchers may read answers of many firms, protected and by agreement' }),
    }),
    instrument: z.object({ code: codeSchema, version: z.int() }),
    floor: z
      .int()
      .openapi({ description: 'No figure about fewer people than this ever leaves the programme' }),
    survey: z.record(z.string(), z.unknown()).openapi({
      description: 'The prepared form of the instrument, whose shape the survey engine publishes',
    }),
  })
  .openapi('Questionnaire');

/** Of a matrix: column values by row values. */
const rowsSchema = z
  .record(z.string().max(64), z.string().max(64))
  .refine((rows) => Object.keys(rows).length <= 30, { error: 'more than 30 rows' });

const answerSchema = z.union([
  z.string().max(2000),
  z.number(),
  z.boolean(),
  z.array(z.string().max(64)).max(100),
  rowsSchema,
]);

/** 32 bytes and 256 bytes as base64url without padding. */
const tokenSchema = z.string().regex(/^[\w-]{43}$/);
const modulusSchema = z.string().regex(/^[\w-]{342}$/);

/** Answers by the names of their questions. */
export const answersSchema = z.record(z.string().max(64), answerSchema);

export const submissionSchema = z
  .strictObject({
    ballot: z.strictObject({
      organisation: codeSchema.openapi({
        description: 'Code of the firm whose key signed the ballot; nothing else in it says whose it is',
      }),
      token: tokenSchema,
      signature: modulusSchema,
    }),
    instrument: z.strictObject({ code: codeSchema, version: z.int() }),
    language: languageSchema,
    answers: answersSchema,
  })
  .openapi('Submission');

export const releaseRunSchema = z
  .object({
    campaign: codeSchema,
    requestedAt: z.iso.datetime(),
    state: z.enum(['waiting', 'running', 'done', 'failed']),
    step: z.enum(['reading', 'protecting', 'auditing', 'writing']),
    percent: z.int().min(0).max(100).openapi({ description: 'Of the present step' }),
    failure: z.string().nullable().openapi({ description: 'Code of a problem, when it failed' }),
  })
  .openapi('ReleaseRun');

export const getQuestionnaire = createRoute({
  method: 'get',
  path: '/v1/{community}/campaigns/{campaign}/questionnaire',
  operationId: 'getQuestionnaire',
  tags: ['surveys'],
  summary: 'The questions of a campaign in one language',
  request: { params: campaignParam, query: languageQuery },
  responses: { 200: jsonAnswer(questionnaireSchema, 'The questionnaire'), ...problemAnswers() },
});

export const getParticipation = createRoute({
  method: 'get',
  path: '/v1/{community}/campaigns/{campaign}/participation',
  operationId: 'getParticipation',
  tags: ['surveys'],
  summary: 'Whether the signed-in person may answer, or already has',
  security: portalOrEmbed('survey:respond'),
  request: { params: campaignParam },
  responses: {
    200: jsonAnswer(
      z.object({
        status: z.enum(['invited', 'answered', 'not_invited']),
        organisation: z.object({ code: codeSchema, name: z.string() }).nullable().openapi({
          description:
            'The firm for which she answers: of several the campaign’s own, or else the first by its code. Null: of none that is asked',
        }),
        audiencePass: z
          .string()
          .nullable()
          .openapi({ description: "Opens the firm's own offers when matching; names nobody" }),
      }),
      'Her standing',
    ),
    ...problemAnswers('not_signed_in', 'assistance_over', 'not_on_behalf', 'forbidden', 'cross_site_request'),
  },
});

export const getBallotKey = createRoute({
  method: 'get',
  path: '/v1/{community}/campaigns/{campaign}/ballot-key',
  operationId: 'getBallotKey',
  tags: ['surveys'],
  summary:
    'The public key of the ballots of one firm’s people in a campaign, the same for all of them; ask without saying who you are',
  request: {
    params: campaignParam,
    query: z.object({
      organisation: codeSchema.openapi({
        param: { name: 'organisation', in: 'query' },
        description: 'Code of a firm that the campaign asks',
        example: 'naviglio',
      }),
    }),
  },
  responses: {
    200: jsonAnswer(
      z.object({
        algorithm: z.literal('RSABSSA-SHA384-PSS-Randomized'),
        publicKey: z.string().openapi({ description: 'SubjectPublicKeyInfo, DER, as base64url' }),
      }),
      'The key',
    ),
    ...problemAnswers('campaign_not_open'),
  },
});

export const issueBallot = createRoute({
  method: 'post',
  path: '/v1/{community}/campaigns/{campaign}/ballots',
  operationId: 'issueBallot',
  tags: ['surveys'],
  summary:
    'One ballot a person, signed blind (RFC 9474) with her firm’s key: the right to hand in one submission that names nobody',
  security: portalOrEmbed('survey:respond'),
  request: {
    params: campaignParam,
    body: jsonBody(
      z
        .strictObject({
          organisation: codeSchema.openapi({
            description: 'Code of the firm for which she answers, as her participation names it',
          }),
          blinded: modulusSchema.openapi({ description: 'The blinded message, 256 bytes as base64url' }),
        })
        .openapi('BlindedBallot'),
    ),
  },
  responses: {
    201: jsonAnswer(
      z.object({ signature: z.string().openapi({ description: '256 bytes as base64url, still blinded' }) }),
      'The signature; the same blinded message gets it again while the campaign is open',
    ),
    ...problemAnswers(
      ...bodyProblems,
      'not_signed_in',
      'assistance_over',
      'not_on_behalf',
      'forbidden',
      'cross_site_request',
      'not_invited',
      'already_answered',
      'campaign_not_open',
    ),
  },
});

export const submitAnswers = createRoute({
  method: 'post',
  path: '/v1/{community}/campaigns/{campaign}/submissions',
  operationId: 'submitAnswers',
  tags: ['surveys'],
  summary: 'Hand in answers with a ballot; a token or a cookie is refused',
  request: { params: campaignParam, body: jsonBody(submissionSchema) },
  responses: {
    201: jsonAnswer(z.object({ stored: z.literal(true) }), 'Stored, without any link to a person'),
    ...problemAnswers(
      ...bodyProblems,
      'credentials_not_wanted',
      'ballot_invalid',
      'ballot_spent',
      'campaign_not_open',
      'instrument_changed',
      'answers_not_allowed',
    ),
  },
});

export const withdrawSubmission = createRoute({
  method: 'post',
  path: '/v1/{community}/campaigns/{campaign}/withdrawals',
  operationId: 'withdrawSubmission',
  tags: ['surveys'],
  summary: 'Take one’s answers back with the code, until the campaign closes; a token or a cookie is refused',
  request: {
    params: campaignParam,
    body: jsonBody(z.strictObject({ code: z.string().max(60) }).openapi('Withdrawal')),
  },
  responses: {
    200: jsonAnswer(
      z.object({ done: z.literal(true) }),
      'Whatever this code had is gone; the answer is the same when it had nothing',
    ),
    ...problemAnswers(...bodyProblems, 'credentials_not_wanted', 'campaign_not_open'),
  },
});

export const getRelease = createRoute({
  method: 'get',
  path: '/v1/{community}/campaigns/{campaign}/release',
  operationId: 'getRelease',
  tags: ['surveys'],
  summary: 'The released tables of a campaign, disclosure-controlled',
  security: portalOnly,
  request: {
    params: campaignParam,
    query: languageQuery.extend({
      organisation: codeSchema.optional().openapi({
        description: 'Whose tables the programme reads; left out: of all that were asked, together',
      }),
    }),
  },
  responses: {
    200: jsonAnswer(releaseSchema, 'The release'),
    ...problemAnswers('not_signed_in', 'assistance_over', 'forbidden', 'cross_site_request'),
  },
});

export const releaseCampaign = createRoute({
  method: 'post',
  path: '/v1/{community}/campaigns/{campaign}/release',
  operationId: 'releaseCampaign',
  tags: ['surveys'],
  summary:
    'Close a campaign and have its tables made, once; community managers only. The run is to be watched at `release-run`',
  security: portalOnly,
  request: { params: campaignParam, headers: idempotencyHeaders },
  responses: {
    202: jsonAnswer(releaseRunSchema, 'The run that makes the release, this one or one that was under way'),
    ...problemAnswers(
      ...bodyProblems,
      ...idempotencyProblems,
      'not_signed_in',
      'assistance_over',
      'forbidden',
      'cross_site_request',
      'campaign_already_released',
    ),
  },
});

export const getReleaseRun = createRoute({
  method: 'get',
  path: '/v1/{community}/campaigns/{campaign}/release-run',
  operationId: 'getReleaseRun',
  tags: ['surveys'],
  summary: 'How far the release of a campaign has come; community managers only',
  security: portalOnly,
  request: { params: campaignParam },
  responses: {
    200: jsonAnswer(releaseRunSchema, 'The run that is under way, or else the last one'),
    ...problemAnswers('not_signed_in', 'assistance_over', 'forbidden', 'cross_site_request'),
  },
});

export const surveysRoutes = {
  getQuestionnaire,
  getParticipation,
  getBallotKey,
  issueBallot,
  submitAnswers,
  withdrawSubmission,
  getRelease,
  releaseCampaign,
  getReleaseRun,
} as const;
