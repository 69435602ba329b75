import { createRoute, z } from '@hono/zod-openapi';
import {
  codeSchema,
  idSchema,
  jsonAnswer,
  jsonBody,
  languageQuery,
  pageOf,
  pageQuery,
  problemAnswers,
} from './common.ts';
import { idempotencyHeaders, idempotencyProblems } from './idempotency.ts';
import { releasedThemeSchema } from './release-shapes.ts';
import { bodyProblems, portalOnly, portalProblems } from './roles.ts';
import { campaignParam } from './surveys.ts';

/** A theme needs this many people, or the campaign's floor where that is higher. */
export const leastThemePeople = 15;
export const mostThemesOfQuestion = 60;
export const mostThemesOfText = 10;

const readingProblems = [...portalProblems, 'not_on_behalf'] as const;
const writeProblems = [...readingProblems, ...bodyProblems] as const;

/** The programme's own words for what several texts are about, in each language. */
export const themeLabelSchema = z
  .strictObject({
    it: z.string().trim().min(1).max(120),
    en: z.string().trim().min(1).max(120),
    ar: z.string().trim().min(1).max(120),
  })
  .openapi('ThemeLabel');

export const returnReasonSchema = z
  .enum(['still_tells_who', 'too_much_struck', 'theme_wrong', 'theme_missing'])
  .openapi('ReturnReason');

export const writtenThemeSchema = z
  .object({
    id: idSchema,
    label: themeLabelSchema,
    texts: z
      .int()
      .openapi({ description: 'How many texts have it, agreed or waiting for the second reading' }),
  })
  .openapi('WrittenTheme');

export const writtenQuestionSchema = z
  .object({
    question: codeSchema,
    title: z.string(),
    waitingFirst: z.int(),
    waitingSecond: z.int(),
    openToCaller: z
      .object({ first: z.int(), second: z.int() })
      .openapi({ description: 'How many of those the caller may read: nobody has both parts of a text' }),
    agreed: z
      .int()
      .openapi({ description: 'Texts that both readers agreed on and that still say something' }),
    leastPeople: z.int().openapi({ description: 'No theme of fewer people is published' }),
    isPublished: z.boolean(),
    themes: z.array(writtenThemeSchema),
  })
  .openapi('WrittenQuestion');

export const writtenAnswerSchema = z
  .object({
    id: idSchema,
    question: codeSchema,
    words: z.string().openapi({
      description: 'To the first reader as it was written; to the second the copy of the first',
    }),
    copy: z
      .string()
      .nullable()
      .openapi({ description: 'To a first reader, when it came back: the copy that was sent back' }),
    version: z.int().min(0).openapi({ description: '0: nobody has read it' }),
    themes: z.array(idSchema),
    returnReason: returnReasonSchema.nullable(),
  })
  .openapi('WrittenAnswer');

const readingSchema = z
  .object({
    id: idSchema,
    state: z.enum(['coded', 'returned', 'agreed']),
    version: z.int(),
    isDeleted: z.boolean().openapi({ description: 'Nothing was left of it, so it is gone' }),
  })
  .openapi('WrittenReading');

export const publishedThemesSchema = z
  .object({
    question: codeSchema,
    leastPeople: z.int(),
    themes: releasedThemeSchema.shape.themes,
  })
  .openapi('PublishedThemes');

const writtenAnswerParam = campaignParam.extend({
  writtenAnswer: idSchema.openapi({ param: { name: 'writtenAnswer', in: 'path' } }),
});

export const getWrittenProgress = createRoute({
  method: 'get',
  path: '/v1/{community}/campaigns/{campaign}/written-progress',
  operationId: 'getWrittenProgress',
  tags: ['surveys'],
  summary:
    'How far the reading of a released campaign’s texts has come, question by question; community managers only',
  security: portalOnly,
  request: { params: campaignParam, query: languageQuery },
  responses: {
    200: jsonAnswer(
      z
        .object({ campaign: codeSchema, questions: z.array(writtenQuestionSchema) })
        .openapi('WrittenProgress'),
      'Every question that takes words',
    ),
    ...problemAnswers(...readingProblems),
  },
});

export const listWrittenAnswers = createRoute({
  method: 'get',
  path: '/v1/{community}/campaigns/{campaign}/written-answers',
  operationId: 'listWrittenAnswers',
  tags: ['surveys'],
  summary:
    'Texts that wait for the caller’s reading, in an order of her own; community managers of no firm that was asked',
  security: portalOnly,
  request: {
    params: campaignParam,
    query: pageQuery.omit({ lang: true }).extend({
      reading: z.enum(['first', 'second']).default('first'),
      question: codeSchema.optional(),
    }),
  },
  responses: {
    200: jsonAnswer(pageOf(writtenAnswerSchema, 'WrittenAnswerPage'), 'A page of texts'),
    ...problemAnswers(...readingProblems),
  },
});

export const createWrittenTheme = createRoute({
  method: 'post',
  path: '/v1/{community}/campaigns/{campaign}/written-themes',
  operationId: 'createWrittenTheme',
  tags: ['surveys'],
  summary: 'A theme that texts of one question can be given',
  security: portalOnly,
  request: {
    params: campaignParam,
    headers: idempotencyHeaders,
    body: jsonBody(
      z.strictObject({ question: codeSchema, label: themeLabelSchema }).openapi('NewWrittenTheme'),
    ),
  },
  responses: {
    201: jsonAnswer(writtenThemeSchema, 'The theme'),
    ...problemAnswers(...writeProblems, ...idempotencyProblems, 'themes_not_fit', 'themes_already_published'),
  },
});

export const renameWrittenTheme = createRoute({
  method: 'put',
  path: '/v1/{community}/campaigns/{campaign}/written-themes/{writtenTheme}',
  operationId: 'renameWrittenTheme',
  tags: ['surveys'],
  summary:
    'Other words for a theme that is not published yet. `draft_changed`: somebody else gave it others in between',
  security: portalOnly,
  request: {
    params: campaignParam.extend({
      writtenTheme: idSchema.openapi({ param: { name: 'writtenTheme', in: 'path' } }),
    }),
    body: jsonBody(
      z.strictObject({ former: themeLabelSchema, label: themeLabelSchema }).openapi('WrittenThemeRenaming'),
    ),
  },
  responses: {
    200: jsonAnswer(z.object({ id: idSchema, label: themeLabelSchema }), 'The theme'),
    ...problemAnswers(...writeProblems, 'draft_changed', 'themes_already_published'),
  },
});

export const codeWrittenAnswer = createRoute({
  method: 'put',
  path: '/v1/{community}/campaigns/{campaign}/written-answers/{writtenAnswer}/coding',
  operationId: 'codeWrittenAnswer',
  tags: ['surveys'],
  summary: 'The first reading: a copy with places struck out, and what it is about',
  security: portalOnly,
  request: {
    params: writtenAnswerParam,
    body: jsonBody(
      z
        .strictObject({
          version: z.int().min(0),
          words: z.string().max(2000).openapi({
            description:
              'The text with places taken out; nothing may be added. Where something was, `[…]` will stand',
          }),
          themes: z.array(idSchema).max(mostThemesOfText),
        })
        .openapi('WrittenCoding'),
    ),
  },
  responses: {
    200: jsonAnswer(readingSchema, 'It waits for the second reading'),
    ...problemAnswers(...writeProblems, 'written_answer_changed', 'same_reader', 'reading_not_fit'),
  },
});

export const judgeWrittenAnswer = createRoute({
  method: 'post',
  path: '/v1/{community}/campaigns/{campaign}/written-answers/{writtenAnswer}/verdicts',
  operationId: 'judgeWrittenAnswer',
  tags: ['surveys'],
  summary:
    'The second reading, by somebody else: once agreed the copy takes the place of the text, and an empty one is deleted',
  security: portalOnly,
  request: {
    params: writtenAnswerParam,
    body: jsonBody(
      z
        .strictObject({
          version: z.int().min(1),
          verdict: z.enum(['agree', 'send_back']),
          reason: returnReasonSchema.optional(),
        })
        .refine(({ verdict, reason }) => (verdict === 'send_back') === (reason !== undefined), {
          path: ['reason'],
          message: 'Sending back wants a reason, agreeing has none',
        })
        .openapi('WrittenVerdict'),
    ),
  },
  responses: {
    200: jsonAnswer(readingSchema, 'How it stands now'),
    ...problemAnswers(...writeProblems, 'written_answer_changed', 'same_reader'),
  },
});

export const publishWrittenThemes = createRoute({
  method: 'post',
  path: '/v1/{community}/campaigns/{campaign}/published-themes',
  operationId: 'publishWrittenThemes',
  tags: ['surveys'],
  summary:
    'Publish the themes of one question, once and for ever; each theme is published, merged into one, or left out for a reason',
  security: portalOnly,
  request: {
    params: campaignParam,
    headers: idempotencyHeaders,
    body: jsonBody(
      z
        .strictObject({
          question: codeSchema,
          themes: z
            .array(
              z.strictObject({
                label: themeLabelSchema,
                of: z.array(idSchema).min(1).max(mostThemesOfQuestion),
              }),
            )
            .max(mostThemesOfQuestion),
          leftOut: z
            .array(
              z.strictObject({ theme: idSchema, reason: z.enum(['too_few', 'off_topic', 'could_tell_who']) }),
            )
            .max(mostThemesOfQuestion),
        })
        .openapi('ThemePublication'),
    ),
  },
  responses: {
    201: jsonAnswer(publishedThemesSchema, 'What everybody who reads the release now reads'),
    ...problemAnswers(
      ...writeProblems,
      ...idempotencyProblems,
      'themes_not_fit',
      'written_answers_waiting',
      'themes_already_published',
    ),
  },
});

export const writtenAnswerRoutes = {
  getWrittenProgress,
  listWrittenAnswers,
  createWrittenTheme,
  renameWrittenTheme,
  codeWrittenAnswer,
  judgeWrittenAnswer,
  publishWrittenThemes,
} as const;
