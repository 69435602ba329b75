import { createRoute, z } from '@hono/zod-openapi';
import {
  codeSchema,
  communityParam,
  daySchema,
  idSchema,
  jsonAnswer,
  jsonBody,
  languageQuery,
  problemAnswers,
} from './common.ts';
import { idempotencyHeaders, idempotencyProblems } from './idempotency.ts';
import { bodyProblems, portalOnly, portalProblems } from './roles.ts';

const agreementParam = communityParam.extend({
  agreement: idSchema.openapi({ param: { name: 'agreement', in: 'path' } }),
});

const nameOf = z.object({
  displayName: z.string().nullable().openapi({ description: 'Null once she is erased' }),
});

export const researchAgreementSchema = z
  .object({
    id: idSchema,
    campaign: z.object({ code: codeSchema, name: z.string() }),
    researcher: nameOf,
    institution: z.string(),
    purpose: z.string(),
    endsOn: daySchema.openapi({ description: 'The last day on which the extract may be read' }),
    recordedBy: nameOf,
    confirmedBy: z.union([nameOf, z.null()]),
    state: z.enum(['recorded', 'in_force', 'over']),
    extract: z
      .enum(['waiting', 'ready', 'answers_gone', 'too_few_people', 'one_firm', 'nothing_left'])
      .openapi({
        description: 'Whether there is an extract, or why none could be made that protects people',
      }),
    may: z
      .array(z.enum(['confirm', 'end', 'read']))
      .openapi({ description: 'What the caller may do with it now' }),
  })
  .openapi('ResearchAgreement');

export const researchExtractSchema = z
  .object({
    campaign: codeSchema,
    madeOn: daySchema,
    floor: z.int(),
    dimensions: z.array(z.string()),
    items: z.array(z.string()),
    records: z.array(
      z.object({
        groups: z.record(z.string(), z.string()),
        answers: z.record(z.string(), z.array(z.string())),
      }),
    ),
  })
  .openapi('ResearchExtract');

const writeProblems = [...portalProblems, ...bodyProblems, 'not_on_behalf', 'step_up_needed'] as const;

export const listResearchAgreements = createRoute({
  method: 'get',
  path: '/v1/{community}/research-agreements',
  operationId: 'listResearchAgreements',
  tags: ['surveys'],
  summary:
    'Agreements with researchers: to a researcher her own, to managers and the data protection officer all',
  security: portalOnly,
  request: { params: communityParam, query: languageQuery },
  responses: {
    200: jsonAnswer(
      z
        .object({
          items: z.array(researchAgreementSchema),
          mayRecord: z.boolean(),
          campaigns: z
            .array(z.object({ code: codeSchema, name: z.string() }))
            .openapi({ description: 'Released ones whose people were told of research, for who may record' }),
        })
        .openapi('ResearchAgreements'),
      'Newest first, at most a hundred',
    ),
    ...problemAnswers(...portalProblems, 'not_on_behalf'),
  },
});

export const recordResearchAgreement = createRoute({
  method: 'post',
  path: '/v1/{community}/research-agreements',
  operationId: 'recordResearchAgreement',
  tags: ['surveys'],
  summary: 'Puts on record that a researcher may read the extract of a campaign; somebody else confirms it',
  security: portalOnly,
  request: {
    params: communityParam,
    query: languageQuery,
    headers: idempotencyHeaders,
    body: jsonBody(
      z
        .strictObject({
          campaign: codeSchema,
          personId: idSchema.openapi({ description: 'Somebody with the role of a researcher' }),
          institution: z.string().trim().min(1).max(200),
          purpose: z.string().trim().min(1).max(1000),
          endsOn: daySchema.openapi({ description: 'Within two years' }),
        })
        .openapi('ResearchAgreementRecord'),
    ),
  },
  responses: {
    201: jsonAnswer(researchAgreementSchema, 'The agreement'),
    ...problemAnswers(...writeProblems, ...idempotencyProblems, 'research_not_fit'),
  },
});

export const confirmResearchAgreement = createRoute({
  method: 'post',
  path: '/v1/{community}/research-agreements/{agreement}/confirmation',
  operationId: 'confirmResearchAgreement',
  tags: ['surveys'],
  summary: 'The data protection officer confirms it; never who recorded it',
  security: portalOnly,
  request: { params: agreementParam, query: languageQuery },
  responses: {
    200: jsonAnswer(researchAgreementSchema, 'The agreement, in force'),
    ...problemAnswers(...writeProblems, 'agreement_not_in_force'),
  },
});

export const endResearchAgreement = createRoute({
  method: 'post',
  path: '/v1/{community}/research-agreements/{agreement}/end',
  operationId: 'endResearchAgreement',
  tags: ['surveys'],
  summary: 'Ends it at once; twice changes nothing',
  security: portalOnly,
  request: { params: agreementParam, query: languageQuery },
  responses: {
    200: jsonAnswer(researchAgreementSchema, 'The agreement, over'),
    ...problemAnswers(...writeProblems),
  },
});

export const readResearchExtract = createRoute({
  method: 'post',
  path: '/v1/{community}/research-agreements/{agreement}/extract',
  operationId: 'readResearchExtract',
  tags: ['surveys'],
  summary:
    'Gives the extract to its researcher, who has just shown who she is; each reading stands in the trail',
  security: portalOnly,
  request: { params: agreementParam, query: languageQuery },
  responses: {
    200: jsonAnswer(researchExtractSchema, 'Records without firm, sensitive questions or words'),
    ...problemAnswers(...writeProblems, 'agreement_not_in_force', 'extract_not_ready'),
  },
});

export const researchRoutes = {
  listResearchAgreements,
  recordResearchAgreement,
  confirmResearchAgreement,
  endResearchAgreement,
  readResearchExtract,
} as const;
