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
      status: z.enum(['scheduled', 'open', 'closed']),
      closesOn: daySchema,
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
    ballot: z.strictObject({ token: tokenSchema, signature: modulusSchema }),
    instrument: z.strictObject({ code: codeSchema, version: z.int() }),
    language: languageSchema,
    answers: answersSchema,
  })
  .openapi('Submission');

export const releasedCellSchema = z
  .object({
    value: z.string(),
    label: z.string(),
    status: z.enum(['shown', 'hidden']),
    count: z.int().nullable().openapi({ description: 'null when hidden' }),
  })
  .openapi('ReleasedCell');

export const releasedTableSchema = z
  .object({
    question: z
      .string()
      .max(129)
      .openapi({ description: 'Name of the question, or `question.row` of a matrix' }),
    title: z.string(),
    kind: z.enum(['single', 'multiple', 'scale', 'ranking']),
    floor: z.int(),
    cells: z.array(releasedCellSchema),
    restCount: z
      .int()
      .nullable()
      .openapi({ description: 'The hidden cells of a single-answer table, taken together' }),
  })
  .openapi('ReleasedTable');

export const releaseSchema = z
  .object({
    campaign: codeSchema,
    releasedOn: daySchema,
    floor: z.int(),
    isTooFew: z.boolean().openapi({ description: 'Fewer answers than the floor: no table at all' }),
    respondents: z.int().nullable(),
    tables: z.array(releasedTableSchema),
  })
  .openapi('Release');

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
  summary: 'The public key of a campaign’s ballots, the same for everybody; ask without saying who you are',
  request: { params: campaignParam },
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
    'One ballot a person, signed blind (RFC 9474): the right to hand in one submission that names nobody',
  security: portalOrEmbed('survey:respond'),
  request: {
    params: campaignParam,
    body: jsonBody(
      z
        .strictObject({
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
  summary: 'The released one-way tables of a campaign: disclosure-controlled, the same for every reader',
  security: portalOnly,
  request: { params: campaignParam, query: languageQuery },
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
  summary: 'Close a campaign and release its tables, once; community managers only',
  security: portalOnly,
  request: { params: campaignParam, query: languageQuery, headers: idempotencyHeaders },
  responses: {
    201: jsonAnswer(releaseSchema, 'The release'),
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

export const surveysRoutes = {
  getQuestionnaire,
  getParticipation,
  getBallotKey,
  issueBallot,
  submitAnswers,
  withdrawSubmission,
  getRelease,
  releaseCampaign,
} as const;
