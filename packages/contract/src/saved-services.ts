import { createRoute, z } from '@hono/zod-openapi';
import { serviceParam } from './catalogue.ts';
import {
  codeSchema,
  communityParam,
  jsonAnswer,
  jsonBody,
  languageQuery,
  pageOf,
  pageQuery,
  problemAnswers,
} from './common.ts';
import { bodyProblems, portalOnly, portalProblems } from './roles.ts';

/** Services on one list, and days for which a list may be shown. */
export const savedBounds = { services: 100, days: 90 } as const;

const instantSchema = z.iso.datetime();
const savedServiceSchema = z
  .object({ code: codeSchema, name: z.string(), provider: z.string(), savedAt: instantSchema })
  .openapi('SavedService');

const shareSchema = z
  .object({ sharedAt: instantSchema, endsAt: instantSchema, words: z.string().nullable() })
  .openapi('SavedShare');

const savedListSchema = z
  .object({
    items: z
      .array(savedServiceSchema)
      .openapi({ description: 'What she may still know of, the latest first' }),
    share: shareSchema
      .nullable()
      .openapi({ description: 'Community managers see the list until it ends; null: nobody else does' }),
  })
  .openapi('SavedList');

const readProblems = [...portalProblems] as const;
const writeProblems = [...portalProblems, ...bodyProblems] as const;

export const listSavedServices = createRoute({
  method: 'get',
  path: '/v1/{community}/saved-services',
  operationId: 'listSavedServices',
  tags: ['catalogue'],
  summary: 'The caller’s own list of services, and whether managers see it',
  security: portalOnly,
  request: { params: communityParam, query: languageQuery },
  responses: { 200: jsonAnswer(savedListSchema, 'The list'), ...problemAnswers(...readProblems) },
});

export const saveService = createRoute({
  method: 'put',
  path: '/v1/{community}/saved-services/{service}',
  operationId: 'saveService',
  tags: ['catalogue'],
  summary: 'Puts a service on the caller’s list; twice changes nothing',
  security: portalOnly,
  request: { params: serviceParam, query: languageQuery },
  responses: {
    200: jsonAnswer(savedListSchema, 'The list'),
    ...problemAnswers(...writeProblems, 'too_many_saved'),
  },
});

export const forgetService = createRoute({
  method: 'delete',
  path: '/v1/{community}/saved-services/{service}',
  operationId: 'forgetService',
  tags: ['catalogue'],
  summary: 'Takes a service off the caller’s list',
  security: portalOnly,
  request: { params: serviceParam, query: languageQuery },
  responses: { 200: jsonAnswer(savedListSchema, 'The list'), ...problemAnswers(...writeProblems) },
});

export const shareSavedServices = createRoute({
  method: 'put',
  path: '/v1/{community}/saved-share',
  operationId: 'shareSavedServices',
  tags: ['catalogue'],
  summary: 'Lets community managers see the caller’s list with her name for so many days; again begins anew',
  security: portalOnly,
  request: {
    params: communityParam,
    query: languageQuery,
    body: jsonBody(
      z
        .strictObject({
          days: z.int().min(1).max(savedBounds.days),
          words: z.string().trim().min(1).max(500).nullable().default(null).openapi({
            description: 'What she wants to be helped with',
          }),
        })
        .openapi('SavedShareInput'),
    ),
  },
  responses: { 200: jsonAnswer(savedListSchema, 'The list'), ...problemAnswers(...writeProblems) },
});

export const takeBackSavedServices = createRoute({
  method: 'delete',
  path: '/v1/{community}/saved-share',
  operationId: 'takeBackSavedServices',
  tags: ['catalogue'],
  summary: 'Nobody else sees the caller’s list from now on',
  security: portalOnly,
  request: { params: communityParam, query: languageQuery },
  responses: { 200: jsonAnswer(savedListSchema, 'The list'), ...problemAnswers(...writeProblems) },
});

export const listSharedLists = createRoute({
  method: 'get',
  path: '/v1/{community}/catalogue/shared-lists',
  operationId: 'listSharedLists',
  tags: ['catalogue'],
  summary: 'Lists that people let community managers see; for these alone',
  security: portalOnly,
  request: { params: communityParam, query: pageQuery },
  responses: {
    200: jsonAnswer(
      pageOf(
        shareSchema
          .extend({ person: z.string(), services: z.array(savedServiceSchema) })
          .openapi('SharedServiceList'),
        'SharedServiceListPage',
      ),
      'The first that ends first',
    ),
    ...problemAnswers(...readProblems),
  },
});

export const savedServiceRoutes = {
  listSavedServices,
  saveService,
  forgetService,
  shareSavedServices,
  takeBackSavedServices,
  listSharedLists,
} as const;
