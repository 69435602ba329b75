import { createRoute, z } from '@hono/zod-openapi';
import { idSchema, jsonAnswer, jsonBody, languageQuery, problemAnswers } from './common.ts';
import { idempotencyHeaders, idempotencyProblems } from './idempotency.ts';
import {
  accessRuleSchema,
  placeHoursSchema,
  placeParam,
  placeSheetSchema,
  spaceKindSchema,
  spaceModeSchema,
  spaceParam,
} from './places-spaces.ts';
import { bodyProblems, portalOnly, portalProblems } from './roles.ts';

/** What a host says of a space, whether it is new or known. */
const spaceFields = {
  name: z.string().trim().min(2).max(80),
  kind: spaceKindSchema,
  capacityPeople: z.int().min(1).max(500),
  hours: placeHoursSchema
    .optional()
    .openapi({ description: 'Left out: of a new space those of its place; of a known one as they are' }),
  bufferMinutes: z
    .int()
    .min(0)
    .max(240)
    .default(0)
    .openapi({ description: 'Kept free after each booking; none where people are counted' }),
  longestMinutes: z.int().min(30).max(10_080).default(480),
  takesSeries: z.boolean().default(true),
  noShowMinutes: z.int().min(5).max(240).optional(),
  houseRules: z.string().trim().min(1).max(1000).optional(),
  insuranceNote: z.string().trim().min(1).max(1000).optional(),
  access: z
    .array(accessRuleSchema)
    .min(1)
    .max(4)
    .refine((rules) => new Set(rules.map(({ audience }) => audience)).size === rules.length, {
      message: 'Each audience once',
    }),
};

export const newSpaceSchema = z
  .strictObject({
    ...spaceFields,
    mode: spaceModeSchema,
    parts: z
      .array(idSchema)
      .max(20)
      .default([])
      .openapi({ description: 'Of an exclusive space: others of its place that it is made of' }),
  })
  .refine(({ mode, bufferMinutes }) => mode !== 'counted' || bufferMinutes === 0, {
    path: ['bufferMinutes'],
    message: 'What is counted has no buffers',
  })
  .refine(({ mode, parts }) => mode === 'exclusive' || parts.length === 0, {
    path: ['parts'],
    message: 'Only an exclusive space is made of others',
  })
  .openapi('NewSpace');

export const createSpace = createRoute({
  method: 'post',
  path: '/v1/{community}/places/{place}/spaces',
  operationId: 'createSpace',
  tags: ['places'],
  summary: 'Offers a space of a place for booking: its hours, its rules and for whom',
  security: portalOnly,
  request: {
    params: placeParam,
    query: languageQuery,
    headers: idempotencyHeaders,
    body: jsonBody(newSpaceSchema),
  },
  responses: {
    201: jsonAnswer(placeSheetSchema, 'Its place'),
    ...problemAnswers(...portalProblems, ...bodyProblems, ...idempotencyProblems, 'too_many_spaces'),
  },
});

export const spaceChangeSchema = z
  .strictObject({ version: z.int().min(1).max(1_000_000), isPaused: z.boolean(), ...spaceFields })
  .openapi('SpaceChange');

export const updateSpace = createRoute({
  method: 'put',
  path: '/v1/{community}/spaces/{space}',
  operationId: 'updateSpace',
  tags: ['places'],
  summary: 'Changes a space or pauses it; what is booked stays, and less room than is booked is refused',
  security: portalOnly,
  request: { params: spaceParam, query: languageQuery, body: jsonBody(spaceChangeSchema) },
  responses: {
    200: jsonAnswer(placeSheetSchema, 'Its place'),
    ...problemAnswers(...portalProblems, ...bodyProblems, 'space_changed', 'capacity_booked'),
  },
});

export const placeOfferingRoutes = { createSpace, updateSpace } as const;

export type NewSpace = z.output<typeof newSpaceSchema>;
export type SpaceChange = z.output<typeof spaceChangeSchema>;
