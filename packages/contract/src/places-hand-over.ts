import { createRoute, z } from '@hono/zod-openapi';
import { codeSchema, daySchema, jsonAnswer, jsonBody, languageQuery, problemAnswers } from './common.ts';
import { lifeCycles } from './places-life.ts';
import { placeParam } from './places-spaces.ts';
import { bodyProblems, portalOnly, portalProblems } from './roles.ts';

/** What there is to do before a place passes to those who live there, in the order of the plan. */
export const milestoneCodes = [
  'group',
  'association',
  'owner_permission',
  'keys',
  'calendar',
  'hours_fund',
] as const;

export const milestoneSchema = z
  .object({
    code: z.enum(milestoneCodes),
    state: z.enum(['done', 'due', 'late']),
    dueOn: daySchema,
    doneOn: daySchema.nullable(),
    by: z.string().nullable().openapi({ description: 'Who said that it is done' }),
    note: z.string().nullable(),
  })
  .openapi('Milestone');

export const handOverSchema = z
  .object({
    lifeCycle: z.enum(lifeCycles),
    host: z.string(),
    milestones: z.array(milestoneSchema).openapi({ description: 'None before the place is active' }),
    receivers: z.array(z.object({ code: codeSchema, name: z.string() })).openapi({
      description: 'Groups and associations that could be its host, by name, at most two hundred',
    }),
  })
  .openapi('HandOver');

export const getHandOver = createRoute({
  method: 'get',
  path: '/v1/{community}/hosted-places/{place}/hand-over',
  operationId: 'getHandOver',
  tags: ['places'],
  summary: 'The plan by which a place passes to those who live there, and how far it is',
  security: portalOnly,
  request: { params: placeParam, query: languageQuery },
  responses: { 200: jsonAnswer(handOverSchema, 'The plan'), ...problemAnswers(...portalProblems) },
});

export const milestoneChangeSchema = z
  .strictObject({
    isDone: z.boolean(),
    dueOn: daySchema.openapi({ description: 'At most ten years from today' }),
    note: z.string().trim().min(1).max(300).nullable(),
  })
  .openapi('MilestoneChange');

export const followMilestone = createRoute({
  method: 'put',
  path: '/v1/{community}/places/{place}/milestones/{milestone}',
  operationId: 'followMilestone',
  tags: ['places'],
  summary: 'Says that a step of the plan is done or is not, when it is due, and what is to be known of it',
  security: portalOnly,
  request: {
    params: placeParam.extend({
      milestone: codeSchema.openapi({ param: { name: 'milestone', in: 'path' } }),
    }),
    query: languageQuery,
    body: jsonBody(milestoneChangeSchema),
  },
  responses: {
    200: jsonAnswer(handOverSchema, 'The plan as it is now'),
    ...problemAnswers(...portalProblems, ...bodyProblems),
  },
});

export const placeHandOverRoutes = { getHandOver, followMilestone } as const;

export type HandOver = z.infer<typeof handOverSchema>;
export type MilestoneChange = z.output<typeof milestoneChangeSchema>;
