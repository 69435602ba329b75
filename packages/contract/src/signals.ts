import { createRoute, z } from '@hono/zod-openapi';
import {
  codeSchema,
  communityParam,
  daySchema,
  idSchema,
  jsonAnswer,
  jsonBody,
  languageQuery,
  pageOf,
  pageQuery,
  problemAnswers,
} from './common.ts';
import { peopleRangeSchema } from './release-shapes.ts';
import { bodyProblems, portalOnly, portalProblems } from './roles.ts';

export const signalKinds = ['survey', 'search', 'time_bank', 'note'] as const;

const evidenceSchema = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('survey'),
      campaign: codeSchema,
      releasedOn: daySchema,
      question: z.string(),
      bound: z.enum(['about', 'over']),
      percent: z.number().openapi({ description: 'Of those who answered, as it was released' }),
      people: peopleRangeSchema.openapi({ description: 'Who answered' }),
    }),
    z.object({
      kind: z.literal('search'),
      words: z.string(),
      searches: z.int(),
      days: z.int().openapi({ description: 'On how many days it was looked for' }),
      lastOn: daySchema,
    }),
    z.object({
      kind: z.literal('time_bank'),
      oldestOn: daySchema.openapi({ description: 'Since when the oldest request waits' }),
    }),
    z.object({ kind: z.literal('note'), words: z.string(), by: z.string().nullable() }),
  ])
  .openapi('SignalEvidence');

export const signalEntrySchema = z.object({ code: codeSchema, name: z.string() });

export const signalSchema = z
  .object({
    id: idSchema,
    version: z.int(),
    entry: signalEntrySchema
      .nullable()
      .openapi({ description: 'Null: somebody has to say what it is about' }),
    district: codeSchema.nullable().openapi({ description: 'Null: anywhere in the programme' }),
    evidence: evidenceSchema,
    atLeastPeople: z
      .int()
      .nullable()
      .openapi({ description: 'Ten, twenty, fifty or a hundred; null: fewer, or not known' }),
    noticedAt: z.iso.datetime(),
    cluster: idSchema.nullable(),
  })
  .openapi('Signal');

const districtField = codeSchema.nullable().openapi({ description: 'Null: anywhere in the programme' });

const writeProblems = [...portalProblems, ...bodyProblems] as const;

export const listSignals = createRoute({
  method: 'get',
  path: '/v1/{community}/signals',
  operationId: 'listSignals',
  tags: ['needs'],
  summary: 'For community managers: evidence of need without a person, newest first',
  security: portalOnly,
  request: {
    params: communityParam,
    query: pageQuery.extend({
      show: z
        .enum(['all', 'unplaced', 'apart'])
        .default('all')
        .openapi({ description: '`unplaced`: without an entry; `apart`: with one, in no cluster' }),
    }),
  },
  responses: {
    200: jsonAnswer(pageOf(signalSchema, 'SignalPage'), 'A page of signals'),
    ...problemAnswers(...portalProblems),
  },
});

export const noteSignal = createRoute({
  method: 'post',
  path: '/v1/{community}/signals',
  operationId: 'noteSignal',
  tags: ['needs'],
  summary: 'A community manager notes what she hears; sent again with its id nothing is done twice',
  security: portalOnly,
  request: {
    params: communityParam,
    query: languageQuery,
    body: jsonBody(
      z
        .strictObject({
          id: idSchema.openapi({
            description: 'Made by the caller, so that a lost answer notes nothing twice',
          }),
          entry: codeSchema,
          district: districtField,
          words: z
            .string()
            .trim()
            .min(1)
            .max(500)
            .openapi({ description: 'What is heard, and never from whom' }),
        })
        .openapi('NewSignal'),
    ),
  },
  responses: {
    201: jsonAnswer(signalSchema, 'The signal, in its cluster if there is one'),
    ...problemAnswers(...writeProblems, 'signal_changed'),
  },
});

export const placeSignal = createRoute({
  method: 'put',
  path: '/v1/{community}/signals/{signal}',
  operationId: 'placeSignal',
  tags: ['needs'],
  summary: 'A community manager says what a signal is about, and where; only while it is in no cluster',
  security: portalOnly,
  request: {
    params: communityParam.extend({
      signal: idSchema.openapi({ param: { name: 'signal', in: 'path' } }),
    }),
    query: languageQuery,
    body: jsonBody(
      z
        .strictObject({
          version: z.int().min(1).max(1_000_000),
          entry: codeSchema,
          district: districtField,
        })
        .openapi('SignalPlace'),
    ),
  },
  responses: {
    200: jsonAnswer(signalSchema, 'The signal, in its cluster if there is one'),
    ...problemAnswers(...writeProblems, 'signal_changed'),
  },
});

export const signalRoutes = { listSignals, noteSignal, placeSignal } as const;

export type Signal = z.output<typeof signalSchema>;
export type SignalKind = (typeof signalKinds)[number];
