import { createRoute, z } from '@hono/zod-openapi';
import {
  codeSchema,
  communityParam,
  jsonAnswer,
  languageQuery,
  languageSchema,
  problemAnswers,
  signedIn,
} from './common.ts';

export const roleSchema = z
  .enum([
    'employee',
    'neighbour',
    'hr_officer',
    'community_manager',
    'facilitator',
    'provider',
    'host',
    'secretary',
    'municipality',
    'dpo',
    'operator',
  ])
  .openapi('Role');

export const communitySchema = z
  .object({
    slug: z.string(),
    name: z.string(),
    purpose: z.string(),
    timeZone: z.string(),
    languages: z.array(languageSchema),
    isDemonstration: z.boolean(),
  })
  .openapi('Community');

export const meSchema = z
  .object({
    displayName: z.string(),
    memberships: z.array(
      z.object({
        organisation: z
          .object({ code: codeSchema, name: z.string() })
          .nullable()
          .openapi({ description: 'Null for a member of the community itself, as a neighbour is' }),
        roles: z.array(roleSchema),
      }),
    ),
  })
  .openapi('Me');

export const getCommunity = createRoute({
  method: 'get',
  path: '/v1/{community}',
  operationId: 'getCommunity',
  tags: ['identity'],
  summary: "One territory's programme",
  request: { params: communityParam, query: languageQuery },
  responses: { 200: jsonAnswer(communitySchema, 'The community'), ...problemAnswers() },
});

export const getMe = createRoute({
  method: 'get',
  path: '/v1/{community}/me',
  operationId: 'getMe',
  tags: ['identity'],
  summary: 'The signed-in person, her organisations and roles',
  security: signedIn,
  request: { params: communityParam },
  responses: {
    200: jsonAnswer(meSchema, 'The signed-in person'),
    ...problemAnswers('not_signed_in', 'forbidden', 'cross_site_request'),
  },
});

export const identityRoutes = { getCommunity, getMe } as const;
