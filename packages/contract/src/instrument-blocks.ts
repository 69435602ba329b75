import { createRoute, z } from '@hono/zod-openapi';
import {
  communityParam,
  jsonAnswer,
  jsonBody,
  languageQuery,
  languageSchema,
  problemAnswers,
} from './common.ts';
import { bodyProblems, portalOnly, portalProblems } from './roles.ts';

const writeProblems = [...portalProblems, ...bodyProblems, 'not_on_behalf', 'draft_changed'] as const;

/** Short name of a validated instrument: `who5`. */
const blockCodeSchema = z.string().regex(/^[a-z][a-z0-9]{1,15}$/);
const sentenceSchema = z.string().trim().min(1).max(500);

export const blockSheetSchema = z
  .object({
    language: languageSchema,
    revision: z.int().openapi({ description: 'Send it with the next words, or to give these up' }),
    source: z.string(),
    items: z.array(z.string()),
    scale: z.array(z.string()),
    instruction: z.string().nullable(),
    licenceNote: z.string().openapi({ description: 'What was acknowledged, as it was shown then' }),
    licenceBasis: z.string(),
    enteredAt: z.iso.datetime(),
    enteredBy: z.object({
      displayName: z.string().nullable().openapi({ description: 'Null once she is erased' }),
    }),
  })
  .openapi('BlockSheet');

export const validatedBlockSchema = z
  .object({
    code: blockCodeSchema,
    title: z.string(),
    licence: z.string(),
    source: z.string(),
    about: z.array(z.string()).openapi({ description: 'What each sentence is about, in our words' }),
    scale: z.array(z.string()).openapi({ description: 'Values of the scale, in the order of its words' }),
    sheets: z.array(blockSheetSchema).openapi({ description: 'At most one a language' }),
  })
  .openapi('ValidatedBlock');

const sheetParam = communityParam.extend({
  block: blockCodeSchema.openapi({ param: { name: 'block', in: 'path' }, example: 'who5' }),
  language: z
    .string()
    .regex(/^[a-z]{2,16}$/)
    .openapi({ param: { name: 'language', in: 'path' }, example: 'it' }),
});

export const listBlocks = createRoute({
  method: 'get',
  path: '/v1/{community}/validated-blocks',
  operationId: 'listBlocks',
  tags: ['surveys'],
  summary: 'Validated instruments, and the sheets of official words that the programme has entered for them',
  security: portalOnly,
  request: { params: communityParam, query: languageQuery },
  responses: {
    200: jsonAnswer(
      z
        .object({
          blocks: z.array(validatedBlockSchema).openapi({ description: 'All that the product knows' }),
        })
        .openapi('ValidatedBlockList'),
      'The instruments',
    ),
    ...problemAnswers(...portalProblems),
  },
});

export const putBlockSheet = createRoute({
  method: 'put',
  path: '/v1/{community}/validated-blocks/{block}/sheets/{language}',
  operationId: 'putBlockSheet',
  tags: ['surveys'],
  summary:
    'Enters the official words of an instrument in a language, word for word. `draft_changed`: somebody entered others in between; `sheet_not_fit`: they do not fit the instrument',
  security: portalOnly,
  request: {
    params: sheetParam,
    body: jsonBody(
      z
        .strictObject({
          revision: z
            .int()
            .min(0)
            .max(1000)
            .openapi({ description: 'Of the words that these follow; 0: none' }),
          source: sentenceSchema.openapi({ description: 'Which edition they are from' }),
          items: z.array(sentenceSchema).min(1).max(20),
          scale: z.array(sentenceSchema).min(2).max(12),
          instruction: z
            .string()
            .trim()
            .max(500)
            .openapi({ description: 'Above the sentences; may be empty' }),
          licenceBasis: sentenceSchema.openapi({ description: 'On what grounds the programme may use them' }),
          acknowledgesLicence: z.literal(true),
        })
        .openapi('BlockSheetEntry'),
    ),
  },
  responses: {
    200: jsonAnswer(z.object({ revision: z.int(), enteredAt: z.iso.datetime() }), 'Entered'),
    ...problemAnswers(...writeProblems, 'sheet_not_fit'),
  },
});

export const deleteBlockSheet = createRoute({
  method: 'delete',
  path: '/v1/{community}/validated-blocks/{block}/sheets/{language}',
  operationId: 'deleteBlockSheet',
  tags: ['surveys'],
  summary:
    'Gives the words of an instrument in a language up: no further version can be published with them, published ones keep them',
  security: portalOnly,
  request: {
    params: sheetParam,
    query: z.object({
      revision: z.coerce
        .number()
        .int()
        .min(1)
        .openapi({ param: { name: 'revision', in: 'query' } }),
    }),
  },
  responses: {
    200: jsonAnswer(z.object({ done: z.literal(true) }), 'They are given up'),
    ...problemAnswers(...writeProblems),
  },
});

export const blockRoutes = { listBlocks, putBlockSheet, deleteBlockSheet } as const;
