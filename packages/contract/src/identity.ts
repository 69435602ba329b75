import { createRoute, z } from '@hono/zod-openapi';
import { auditRoutes } from './audit.ts';
import { connectionRoutes } from './connections.ts';
import { communityParam, jsonAnswer, languageQuery, languageSchema, problemAnswers } from './common.ts';
import { mandateRoutes } from './mandates.ts';
import { ownRecordRoutes } from './own-record.ts';
import { ownRoomRoutes } from './own-room.ts';
import { peopleRoutes } from './people.ts';
import { siteRoutes } from './sites.ts';

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

export const getCommunity = createRoute({
  method: 'get',
  path: '/v1/{community}',
  operationId: 'getCommunity',
  tags: ['identity'],
  summary: "One territory's programme",
  request: { params: communityParam, query: languageQuery },
  responses: { 200: jsonAnswer(communitySchema, 'The community'), ...problemAnswers() },
});

export const identityRoutes = {
  getCommunity,
  ...ownRoomRoutes,
  ...ownRecordRoutes,
  ...peopleRoutes,
  ...mandateRoutes,
  ...auditRoutes,
  ...connectionRoutes,
  ...siteRoutes,
} as const;
