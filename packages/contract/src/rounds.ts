import { createRoute, z } from '@hono/zod-openapi';
import {
  codeSchema,
  communityParam,
  idSchema,
  jsonAnswer,
  jsonBody,
  pageOf,
  pageQuery,
  languageQuery,
  problemAnswers,
} from './common.ts';
import { bodyProblems, portalOnly, portalProblems } from './roles.ts';

const instantSchema = z.iso.datetime();
const hashSchema = z.string().regex(/^[0-9a-f]{64}$/);

/** Where a round stands. `closed`: nobody applies any more, and it was not committed to yet. */
export const roundStates = ['open', 'closed', 'committed', 'drawn'] as const;

const criterionSchema = z
  .strictObject({
    name: z.string().trim().min(1).max(80),
    levels: z.array(z.string().trim().min(1).max(120)).min(2).max(20).openapi({
      description: 'Names of its levels; whoever is at the first goes before whoever is at the second',
    }),
  })
  .openapi('RoundCriterion');

const promiseSchema = z
  .strictObject({
    party: z.string().trim().min(1).max(80),
    promise: hashSchema.openapi({
      description:
        'SHA-256 of the canonical JSON of a nonce of 64 hexadecimal digits that this party keeps to itself',
    }),
  })
  .openapi('SeedPromise');

export const wishSchema = z
  .strictObject({
    service: codeSchema,
    isReserved: z.boolean().openapi({ description: 'She is among those for whom places are reserved' }),
    levels: z.array(z.int().min(0).max(19)).max(8).openapi({ description: 'Her level under each criterion' }),
  })
  .openapi('RoundWish');

export const roundSchema = z
  .object({
    id: idSchema,
    name: z.string(),
    state: z.enum(roundStates),
    criteria: z.array(criterionSchema),
    services: z.array(
      z.object({
        code: codeSchema,
        name: z.string(),
        places: z.int(),
        reservedPlaces: z.int(),
      }),
    ),
    promises: z.array(promiseSchema),
    appliesUntil: instantSchema,
    commitment: hashSchema.nullable(),
    committedAt: instantSchema.nullable(),
    drawnAt: instantSchema.nullable(),
    applications: z.int().nullable().openapi({ description: 'How many; null before the commitment' }),
    mine: z
      .object({ code: z.string(), wishes: z.array(wishSchema) })
      .nullable()
      .openapi({ description: "The reader's own application" }),
  })
  .openapi('Round');

const standingSchema = z.object({ class: z.int(), number: hashSchema });

/** What is published: codes and no names. With it anybody can draw the round again. */
export const roundResultSchema = z
  .object({
    name: z.string(),
    criteria: z.array(criterionSchema),
    serviceNames: z.array(z.object({ code: codeSchema, name: z.string() })),
    round: z
      .object({
        rules: z.object({
          version: z.string(),
          criteria: z.array(z.object({ name: z.string(), levels: z.int() })),
        }),
        services: z.array(z.object({ code: codeSchema, places: z.int(), reservedPlaces: z.int() })),
        applications: z.array(z.object({ code: z.string(), wishes: z.array(wishSchema) })),
      })
      .openapi({ description: 'What was committed to, in its canonical form' }),
    commitment: hashSchema,
    committedAt: instantSchema,
    seed: hashSchema,
    drawnAt: instantSchema,
    placings: z.array(
      z.object({
        code: z.string(),
        number: hashSchema,
        service: codeSchema.nullable(),
        wish: z.int().nullable().openapi({ description: 'Which of her wishes, from 1' }),
      }),
    ),
    services: z.array(
      z.object({
        code: codeSchema,
        placed: z.int(),
        isFull: z.boolean(),
        cutOff: standingSchema.nullable(),
        waiting: z.array(standingSchema.extend({ code: z.string() })),
      }),
    ),
  })
  .openapi('RoundResult');

const roundParam = communityParam.extend({
  round: idSchema.openapi({ param: { name: 'round', in: 'path' } }),
});
const writeProblems = [...portalProblems, ...bodyProblems] as const;
const roundAnswer = jsonAnswer(roundSchema, 'The round');

export const listRounds = createRoute({
  method: 'get',
  path: '/v1/{community}/rounds',
  operationId: 'listRounds',
  tags: ['matching'],
  summary: 'Rounds of places, the latest first, with the reader’s own application',
  security: portalOnly,
  request: { params: communityParam, query: pageQuery },
  responses: {
    200: jsonAnswer(pageOf(roundSchema, 'RoundPage'), 'A page of rounds'),
    ...problemAnswers(...portalProblems),
  },
});

export const getRound = createRoute({
  method: 'get',
  path: '/v1/{community}/rounds/{round}',
  operationId: 'getRound',
  tags: ['matching'],
  summary: 'One round with its rules, and the reader’s own application',
  security: portalOnly,
  request: { params: roundParam, query: languageQuery },
  responses: { 200: roundAnswer, ...problemAnswers(...portalProblems) },
});

export const createRound = createRoute({
  method: 'post',
  path: '/v1/{community}/rounds',
  operationId: 'createRound',
  tags: ['matching'],
  summary:
    'A community manager publishes a round: places, criteria, deadline, and who promises a part of the seed',
  security: portalOnly,
  request: {
    params: communityParam,
    query: languageQuery,
    body: jsonBody(
      z
        .strictObject({
          id: idSchema.openapi({ description: 'Made by the caller' }),
          name: z.string().trim().min(3).max(120),
          criteria: z.array(criterionSchema).max(5),
          services: z
            .array(
              z.strictObject({
                code: codeSchema,
                places: z.int().min(0).max(100_000),
                reservedPlaces: z.int().min(0).max(100_000),
              }),
            )
            .min(1)
            .max(100),
          promises: z.array(promiseSchema).min(2).max(10),
          appliesUntil: instantSchema,
        })
        .openapi('NewRound'),
    ),
  },
  responses: { 201: roundAnswer, ...problemAnswers(...writeProblems, 'round_changed') },
});

export const applyToRound = createRoute({
  method: 'put',
  path: '/v1/{community}/rounds/{round}/application',
  operationId: 'applyToRound',
  tags: ['matching'],
  summary:
    'The caller states her wishes, best first, as many as she likes; again before the deadline they are others',
  security: portalOnly,
  request: {
    params: roundParam,
    query: languageQuery,
    body: jsonBody(
      z.strictObject({ wishes: z.array(wishSchema).min(1).max(100) }).openapi('RoundApplication'),
    ),
  },
  responses: { 200: roundAnswer, ...problemAnswers(...writeProblems, 'round_over') },
});

export const withdrawFromRound = createRoute({
  method: 'delete',
  path: '/v1/{community}/rounds/{round}/application',
  operationId: 'withdrawFromRound',
  tags: ['matching'],
  summary: 'The caller takes her application back before the deadline. Twice changes nothing',
  security: portalOnly,
  request: { params: roundParam, query: languageQuery },
  responses: { 200: roundAnswer, ...problemAnswers(...writeProblems, 'round_over') },
});

export const commitRound = createRoute({
  method: 'post',
  path: '/v1/{community}/rounds/{round}/commitment',
  operationId: 'commitRound',
  tags: ['matching'],
  summary:
    'After the deadline a manager fixes the round and publishes its hash; from then on nothing of it changes',
  security: portalOnly,
  request: { params: roundParam, query: languageQuery },
  responses: { 200: roundAnswer, ...problemAnswers(...writeProblems, 'round_open') },
});

export const drawRound = createRoute({
  method: 'post',
  path: '/v1/{community}/rounds/{round}/draw',
  operationId: 'drawRound',
  tags: ['matching'],
  summary: 'The parties open their nonces, which make the seed, and the places are drawn. Once',
  security: portalOnly,
  request: {
    params: roundParam,
    query: languageQuery,
    body: jsonBody(z.strictObject({ nonces: z.array(hashSchema).min(2).max(10) }).openapi('RoundNonces')),
  },
  responses: {
    200: jsonAnswer(roundResultSchema, 'What was drawn'),
    ...problemAnswers(...writeProblems, 'round_not_committed', 'nonce_not_promised'),
  },
});

export const getRoundResult = createRoute({
  method: 'get',
  path: '/v1/{community}/rounds/{round}/result',
  operationId: 'getRoundResult',
  tags: ['matching'],
  summary: 'What was drawn, by codes and without names: anybody can draw it again from this',
  request: { params: roundParam, query: languageQuery },
  responses: {
    200: jsonAnswer(roundResultSchema, 'Round, seed, places and who waits'),
    ...problemAnswers(),
  },
});

export const roundRoutes = {
  listRounds,
  getRound,
  createRound,
  applyToRound,
  withdrawFromRound,
  commitRound,
  drawRound,
  getRoundResult,
} as const;

export type RoundResultBody = z.output<typeof roundResultSchema>;
export type NewRound = z.output<(typeof createRound.request.body.content)['application/json']['schema']>;
export type RoundWish = z.output<typeof wishSchema>;
