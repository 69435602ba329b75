import { createRoute, z } from '@hono/zod-openapi';
import { localTextSchema } from './catalogue-facts.ts';
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

const writingProblems = [...portalProblems, ...bodyProblems] as const;

const entryParam = communityParam.extend({
  entry: codeSchema.openapi({ param: { name: 'entry', in: 'path' } }),
});
const taxonomyAnswer = z.object({ version: z.int(), code: codeSchema }).openapi('TaxonomyChanged');
const entryTextSchema = { name: localTextSchema(80), description: localTextSchema(300) };

export const getKeptTaxonomy = createRoute({
  method: 'get',
  path: '/v1/{community}/catalogue/taxonomy',
  operationId: 'getKeptTaxonomy',
  tags: ['catalogue'],
  summary:
    'The taxonomy as its editors have it, with how many services each entry names and what changed last',
  security: portalOnly,
  request: { params: communityParam, query: languageQuery },
  responses: {
    200: jsonAnswer(
      z
        .object({
          version: z.int(),
          items: z.array(
            z
              .object({
                code: codeSchema,
                group: codeSchema.nullable(),
                ...entryTextSchema,
                leadsTo: codeSchema.nullable(),
                isRetired: z.boolean(),
                services: z.int().openapi({ description: 'Named by it, whatever their state' }),
                links: z.array(
                  z.object({ term: idSchema, scheme: z.string(), code: z.string(), name: z.string() }),
                ),
              })
              .openapi('KeptTaxonomyEntry'),
          ),
          terms: z.array(z.object({ id: idSchema, scheme: z.string(), name: z.string() })).openapi({
            description: 'Of other taxonomies: what an entry may be the same as; a thousand at most',
          }),
          changes: z
            .array(
              z.object({
                version: z.int(),
                on: daySchema,
                kind: z.enum(['added', 'worded', 'linked', 'moved', 'retired', 'merged']),
                code: codeSchema,
                into: codeSchema.nullable(),
              }),
            )
            .openapi({ description: 'The newest first, at most fifty' }),
        })
        .openapi('KeptTaxonomy'),
      'Groups and entries in their order',
    ),
    ...problemAnswers(...portalProblems),
  },
});

export const addTaxonomyEntry = createRoute({
  method: 'post',
  path: '/v1/{community}/catalogue/taxonomy',
  operationId: 'addTaxonomyEntry',
  tags: ['catalogue'],
  summary: 'Adds a group, or an entry to a group',
  security: portalOnly,
  request: {
    params: communityParam,
    headers: idempotencyHeaders,
    body: jsonBody(
      z
        .strictObject({
          code: z.string().regex(/^[A-Z]{3}(?:[1-9]\d?)?$/),
          group: z
            .string()
            .regex(/^[A-Z]{3}$/)
            .nullable(),
          ...entryTextSchema,
        })
        .refine(
          ({ code, group }) =>
            group === null ? code.length === 3 : code.startsWith(group) && code.length > 3,
          {
            path: ['code'],
            message: 'The code of an entry is its group’s and a number, that of a group three letters',
          },
        )
        .openapi('NewTaxonomyEntry'),
    ),
  },
  responses: {
    201: jsonAnswer(taxonomyAnswer, 'The taxonomy’s new version'),
    ...problemAnswers(...writingProblems, ...idempotencyProblems, 'code_taken'),
  },
});

export const updateTaxonomyEntry = createRoute({
  method: 'put',
  path: '/v1/{community}/catalogue/taxonomy/{entry}',
  operationId: 'updateTaxonomyEntry',
  tags: ['catalogue'],
  summary: 'Says a group or an entry in other words, or retires it: then nothing new is named by it',
  security: portalOnly,
  request: {
    params: entryParam,
    body: jsonBody(
      z
        .strictObject({ ...entryTextSchema, isRetired: z.boolean().default(false) })
        .openapi('TaxonomyEntryChange'),
    ),
  },
  responses: {
    200: jsonAnswer(taxonomyAnswer, 'The taxonomy’s new version'),
    ...problemAnswers(...writingProblems, 'entry_merged'),
  },
});

export const mergeTaxonomyEntry = createRoute({
  method: 'post',
  path: '/v1/{community}/catalogue/taxonomy/{entry}/merge',
  operationId: 'mergeTaxonomyEntry',
  tags: ['catalogue'],
  summary:
    'Makes an entry lead to another: what was named by it is named by the other, and its code still finds it',
  security: portalOnly,
  request: {
    params: entryParam,
    body: jsonBody(z.strictObject({ into: codeSchema }).openapi('TaxonomyMerge')),
  },
  responses: {
    200: jsonAnswer(taxonomyAnswer, 'The taxonomy’s new version'),
    ...problemAnswers(...writingProblems, 'entry_merged', 'entries_not_alike'),
  },
});

export const moveTaxonomyEntry = createRoute({
  method: 'post',
  path: '/v1/{community}/catalogue/taxonomy/{entry}/move',
  operationId: 'moveTaxonomyEntry',
  tags: ['catalogue'],
  summary: 'Puts an entry into another group under a code of that group; its old code leads there',
  security: portalOnly,
  request: {
    params: entryParam,
    body: jsonBody(z.strictObject({ group: codeSchema }).openapi('TaxonomyMove')),
  },
  responses: {
    200: jsonAnswer(taxonomyAnswer, 'The taxonomy’s new version, and the new code'),
    ...problemAnswers(...writingProblems, 'entry_merged', 'entries_not_alike', 'code_taken'),
  },
});

export const linkTaxonomyEntry = createRoute({
  method: 'put',
  path: '/v1/{community}/catalogue/taxonomy/{entry}/links',
  operationId: 'linkTaxonomyEntry',
  tags: ['catalogue'],
  summary: 'Says which terms of other taxonomies mean the same, all of them',
  security: portalOnly,
  request: {
    params: entryParam,
    body: jsonBody(z.strictObject({ terms: z.array(idSchema).max(50) }).openapi('TaxonomyLinks')),
  },
  responses: {
    200: jsonAnswer(taxonomyAnswer, 'The taxonomy’s new version'),
    ...problemAnswers(...writingProblems, 'entry_merged'),
  },
});

export const taxonomyKeepingRoutes = {
  getKeptTaxonomy,
  addTaxonomyEntry,
  updateTaxonomyEntry,
  mergeTaxonomyEntry,
  moveTaxonomyEntry,
  linkTaxonomyEntry,
} as const;
