import { createRoute, z } from '@hono/zod-openapi';
import { wallTimeSchema } from './booked-times.ts';
import { codeSchema, idSchema, jsonAnswer, languageQuery, portalOrEmbed, problemAnswers } from './common.ts';
import { spaceParam } from './places-spaces.ts';
import { portalProblems } from './roles.ts';

export const otherSpaceSchema = z
  .object({
    id: idSchema,
    name: z.string(),
    place: z.object({ code: codeSchema, name: z.string() }),
    needsApproval: z.boolean(),
  })
  .openapi('OtherSpace');

export const listOtherSpaces = createRoute({
  method: 'get',
  path: '/v1/{community}/spaces/{space}/others',
  operationId: 'listOtherSpaces',
  tags: ['places'],
  summary: 'Other spaces of the same district that are free at a time and let the caller in, three at most',
  security: portalOrEmbed('places:book'),
  request: {
    params: spaceParam,
    query: languageQuery.extend({
      from: wallTimeSchema,
      to: wallTimeSchema.openapi({
        description: 'By the clocks of the space; of an hour that comes twice the first',
      }),
      people: z.coerce.number().int().min(1).max(5000).default(1),
    }),
  },
  responses: {
    200: jsonAnswer(
      z.object({ items: z.array(otherSpaceSchema) }).openapi('OtherSpaces'),
      'The same place first, then spaces of the same kind',
    ),
    ...problemAnswers(...portalProblems),
  },
});

export const placeNearbyRoutes = { listOtherSpaces } as const;

export type OtherSpace = z.infer<typeof otherSpaceSchema>;
