import { createRoute, z } from '@hono/zod-openapi';
import {
  codeSchema,
  communityParam,
  idSchema,
  jsonAnswer,
  jsonBody,
  languageQuery,
  pageQuery,
  problemAnswers,
} from './common.ts';
import { idempotencyHeaders, idempotencyProblems } from './idempotency.ts';
import {
  changeClassSchema,
  draftCheckSchema,
  draftDefinitionSchema,
  draftSourceSchema,
  instrumentCodeSchema,
  instrumentDefinitionSchema,
  instrumentDraftSchema,
  instrumentSchema,
} from './instrument-shapes.ts';
import { bodyProblems, portalOnly, portalProblems } from './roles.ts';

const writeProblems = [...portalProblems, ...bodyProblems, 'not_on_behalf'] as const;
const versionNumber = z.coerce.number().int().min(1).max(10_000);
const revisionNumber = z.int().min(1);

const draftParam = communityParam.extend({
  draft: idSchema.openapi({ param: { name: 'draft', in: 'path' } }),
});

export const listInstruments = createRoute({
  method: 'get',
  path: '/v1/{community}/instruments',
  operationId: 'listInstruments',
  tags: ['surveys'],
  summary:
    'Questionnaires by their code: an HR officer those that her campaigns use, a community manager all, with their drafts',
  security: portalOnly,
  request: { params: communityParam, query: pageQuery },
  responses: {
    200: jsonAnswer(
      z
        .object({
          items: z.array(instrumentSchema),
          nextCursor: z.string().nullable(),
          mayEdit: z.boolean(),
        })
        .openapi('InstrumentPage'),
      'A page of questionnaires',
    ),
    ...problemAnswers(...portalProblems),
  },
});

export const getInstrument = createRoute({
  method: 'get',
  path: '/v1/{community}/instruments/{instrument}',
  operationId: 'getInstrument',
  tags: ['surveys'],
  summary: 'One published version with its definition; the newest that the caller may read unless told',
  security: portalOnly,
  request: {
    params: communityParam.extend({
      instrument: codeSchema.openapi({
        param: { name: 'instrument', in: 'path' },
        example: 'work-care-needs',
      }),
    }),
    query: languageQuery.extend({ version: versionNumber.optional() }),
  },
  responses: {
    200: jsonAnswer(instrumentDefinitionSchema, 'The version'),
    ...problemAnswers(...portalProblems),
  },
});

export const createInstrumentDraft = createRoute({
  method: 'post',
  path: '/v1/{community}/instrument-drafts',
  operationId: 'createInstrumentDraft',
  tags: ['surveys'],
  summary:
    'Begins a draft: blank, from a template of the survey engine, from a published version or from JSON. A draft of a version of the same code becomes its next version',
  security: portalOnly,
  request: {
    params: communityParam,
    headers: idempotencyHeaders,
    body: jsonBody(
      z.strictObject({ code: instrumentCodeSchema, source: draftSourceSchema }).openapi('NewInstrumentDraft'),
    ),
  },
  responses: {
    201: jsonAnswer(z.object({ id: idSchema, code: codeSchema, revision: z.int() }), 'The draft'),
    ...problemAnswers(...writeProblems, ...idempotencyProblems, 'code_taken', 'draft_not_fit'),
  },
});

export const getInstrumentDraft = createRoute({
  method: 'get',
  path: '/v1/{community}/instrument-drafts/{draft}',
  operationId: 'getInstrumentDraft',
  tags: ['surveys'],
  summary: 'A draft with its definition, as it was saved last',
  security: portalOnly,
  request: { params: draftParam },
  responses: {
    200: jsonAnswer(instrumentDraftSchema, 'The draft'),
    ...problemAnswers(...portalProblems),
  },
});

export const saveInstrumentDraft = createRoute({
  method: 'put',
  path: '/v1/{community}/instrument-drafts/{draft}',
  operationId: 'saveInstrumentDraft',
  tags: ['surveys'],
  summary:
    'Writes a draft anew. `draft_changed`: somebody saved in between, and the fault’s code is the revision that stands now. `words_locked`: it would change words of a validated instrument',
  security: portalOnly,
  request: {
    params: draftParam,
    body: jsonBody(
      z
        .strictObject({ revision: revisionNumber, definition: draftDefinitionSchema })
        .openapi('InstrumentDraftSave'),
    ),
  },
  responses: {
    200: jsonAnswer(z.object({ revision: z.int(), changedAt: z.iso.datetime() }), 'Saved'),
    ...problemAnswers(...writeProblems, 'draft_changed', 'words_locked'),
  },
});

export const checkInstrumentDraft = createRoute({
  method: 'get',
  path: '/v1/{community}/instrument-drafts/{draft}/findings',
  operationId: 'checkInstrumentDraft',
  tags: ['surveys'],
  summary:
    'What keeps the draft, as it was saved last, from being published; how complete it is in each language, and what it changes',
  security: portalOnly,
  request: { params: draftParam, query: languageQuery },
  responses: {
    200: jsonAnswer(draftCheckSchema, 'The findings'),
    ...problemAnswers(...portalProblems),
  },
});

export const publishInstrumentDraft = createRoute({
  method: 'post',
  path: '/v1/{community}/instrument-drafts/{draft}/publication',
  operationId: 'publishInstrumentDraft',
  tags: ['surveys'],
  summary:
    'Makes the draft the next version, for ever; campaigns keep the version that they were planned with. `draft_changed` too when another version came in between',
  security: portalOnly,
  request: {
    params: draftParam,
    headers: idempotencyHeaders,
    body: jsonBody(
      z
        .strictObject({
          revision: revisionNumber,
          follows: z
            .int()
            .min(0)
            .openapi({ description: 'The latest published version that the caller knows of; 0: none' }),
        })
        .openapi('InstrumentPublication'),
    ),
  },
  responses: {
    201: jsonAnswer(
      z
        .object({ code: codeSchema, version: z.int(), changeClass: z.union([changeClassSchema, z.null()]) })
        .openapi('PublishedInstrument'),
      'The version',
    ),
    ...problemAnswers(...writeProblems, ...idempotencyProblems, 'draft_changed', 'draft_not_fit'),
  },
});

export const deleteInstrumentDraft = createRoute({
  method: 'delete',
  path: '/v1/{community}/instrument-drafts/{draft}',
  operationId: 'deleteInstrumentDraft',
  tags: ['surveys'],
  summary: 'Throws a draft away, if nobody has saved it since',
  security: portalOnly,
  request: {
    params: draftParam,
    query: z.object({
      revision: z.coerce
        .number()
        .int()
        .min(1)
        .openapi({ param: { name: 'revision', in: 'query' } }),
    }),
  },
  responses: {
    200: jsonAnswer(z.object({ done: z.literal(true) }), 'It is gone'),
    ...problemAnswers(...writeProblems, 'draft_changed'),
  },
});

export const instrumentRoutes = {
  listInstruments,
  getInstrument,
  createInstrumentDraft,
  getInstrumentDraft,
  saveInstrumentDraft,
  checkInstrumentDraft,
  publishInstrumentDraft,
  deleteInstrumentDraft,
} as const;
