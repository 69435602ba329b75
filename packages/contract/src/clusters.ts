import { createRoute, z } from '@hono/zod-openapi';
import { codeSchema, communityParam, idSchema, jsonAnswer, languageQuery, problemAnswers } from './common.ts';
import { portalOnly, portalProblems } from './roles.ts';
import { signalEntrySchema, signalSchema } from './signals.ts';

/** `merged`, `split`: others stand in its place. */
export const clusterStates = [
  'suggested',
  'open',
  'working',
  'answered',
  'closed',
  'dismissed',
  'merged',
  'split',
] as const;

export const clusterSteps = [
  'suggested',
  'raised',
  'decided',
  'dismissed',
  'worked_on',
  'answered',
  'closed',
  'reopened',
  'merged',
  'split',
] as const;

/** What a manager may do with a cluster, in the order in which it is usually done. */
export const clusterMoves = ['decide', 'work', 'answer', 'close', 'dismiss', 'reopen'] as const;

const stepOf = (description: string) => z.int().min(1).max(5).openapi({ description });

/** Each from one to five; their product is the score. */
export const clusterScoreSchema = z
  .object({
    urgency: stepOf('As a manager weighed it; three until somebody has'),
    reach: stepOf('By the people at least: below ten 1, ten 2, twenty 3, fifty 4, a hundred 5'),
    unmet: stepOf(
      'By the services that answer there: none 5, one or two 4, up to five 3, up to ten 2, more 1',
    ),
    total: z.int().min(1).max(125).openapi({ description: 'urgency × reach × unmet' }),
  })
  .openapi('ClusterScore');

const peopleStep = z.int().nullable().openapi({
  description: 'Ten, twenty, fifty or a hundred at least; null: fewer, or never told in numbers',
});

export const clusterBaselineSchema = z
  .object({
    atLeastPeople: peopleStep,
    services: z.int(),
    signals: z.array(signalSchema.omit({ version: true, cluster: true }).openapi('BaselineSignal')),
  })
  .openapi('ClusterBaseline');

export const clusterSchema = z
  .object({
    id: idSchema,
    version: z.int(),
    state: z.enum(clusterStates),
    entries: z.array(signalEntrySchema),
    districts: z.array(codeSchema).openapi({ description: 'None: anywhere in the programme' }),
    isMinority: z.boolean().openapi({ description: 'Raised for few: without numbers' }),
    atLeastPeople: peopleStep.openapi({
      description: 'The largest figure behind it, not a sum: one person may stand behind several',
    }),
    atLeastAsking: peopleStep.openapi({ description: 'Who stated a need of it and counts for this' }),
    services: z.int().openapi({ description: 'That answer it there, for everybody' }),
    score: clusterScoreSchema.nullable().openapi({ description: 'Null: raised for few' }),
    manager: z.string().nullable().openapi({ description: 'Who decided it' }),
    changedAt: z.iso.datetime(),
    moves: z.array(z.enum(clusterMoves)).openapi({ description: 'What may be done now' }),
    signalCount: z.int(),
    signals: z.array(signalSchema).openapi({ description: 'At most two hundred; empty in lists' }),
    baseline: clusterBaselineSchema
      .nullable()
      .openapi({ description: 'What was known when it was decided; null in lists' }),
    steps: z
      .array(
        z
          .object({
            step: z.enum(clusterSteps),
            at: z.iso.datetime(),
            by: z.string().nullable().openapi({ description: 'Null: by itself, or she is gone' }),
            words: z.string().nullable(),
          })
          .openapi('ClusterStep'),
      )
      .openapi({ description: 'Oldest first; empty in lists' }),
    lineage: z
      .array(
        z
          .object({
            cluster: idSchema,
            side: z.enum(['from', 'into']),
            kind: z.enum(['merged', 'split']),
            entries: z.array(signalEntrySchema),
            districts: z.array(codeSchema),
          })
          .openapi('ClusterLine'),
      )
      .openapi({ description: 'What it came from and what came of it; empty in lists' }),
  })
  .openapi('Cluster');

export const clusterParam = communityParam.extend({
  cluster: idSchema.openapi({ param: { name: 'cluster', in: 'path' } }),
});

export const listClusters = createRoute({
  method: 'get',
  path: '/v1/{community}/clusters',
  operationId: 'listClusters',
  tags: ['needs'],
  summary: 'For community managers: signals and needs taken together, the highest score first',
  security: portalOnly,
  request: {
    params: communityParam,
    query: languageQuery.extend({
      show: z
        .enum(['suggested', 'decided', 'few', 'over'])
        .default('suggested')
        .openapi({ description: '`few`: raised without numbers; `over`: newest first' }),
    }),
  },
  responses: {
    200: jsonAnswer(z.object({ items: z.array(clusterSchema) }).openapi('Clusters'), 'At most two hundred'),
    ...problemAnswers(...portalProblems),
  },
});

export const getCluster = createRoute({
  method: 'get',
  path: '/v1/{community}/clusters/{cluster}',
  operationId: 'getCluster',
  tags: ['needs'],
  summary: 'For community managers: one cluster with its signals, its steps and what it came from',
  security: portalOnly,
  request: { params: clusterParam, query: languageQuery },
  responses: { 200: jsonAnswer(clusterSchema, 'The cluster'), ...problemAnswers(...portalProblems) },
});

export const clusterRoutes = { listClusters, getCluster } as const;

export type Cluster = z.output<typeof clusterSchema>;
export type ClusterState = (typeof clusterStates)[number];
export type ClusterStepName = (typeof clusterSteps)[number];
export type ClusterMove = (typeof clusterMoves)[number];
