import { createRoute, z } from '@hono/zod-openapi';
import { peopleBandSchema } from './campaign-shapes.ts';
import { codeSchema, communityParam, idSchema, jsonAnswer, jsonBody, problemAnswers } from './common.ts';
import { idempotencyHeaders, idempotencyProblems } from './idempotency.ts';
import { bodyProblems, portalOnly, portalProblems } from './roles.ts';

const organisationParam = communityParam.extend({
  organisation: codeSchema.openapi({ param: { name: 'organisation', in: 'path' } }),
});

const siteParam = communityParam.extend({
  site: idSchema.openapi({ param: { name: 'site', in: 'path' } }),
});

const line = (most: number) => z.string().trim().min(1).max(most);

export const siteSchema = z
  .object({
    id: idSchema,
    name: z.string(),
    district: z.string().nullable(),
    address: z.string().nullable(),
    isMain: z.boolean().openapi({ description: 'Whoever has no site of her own counts here' }),
    people: peopleBandSchema.openapi({ description: 'Employees who work there' }),
  })
  .openapi('Site');

export const siteSettingsSchema = z
  .strictObject({
    name: line(120),
    district: line(120).nullable(),
    address: line(200).nullable(),
    isMain: z.boolean().openapi({ description: 'The first site of a firm is its main one in any case' }),
  })
  .openapi('SiteSettings');

/** Lines of a list of people and sites, and letters of its text. */
export const largestSiteList = { lines: 20_000, letters: 500_000 } as const;

/** What is wrong in a line of such a list. */
export const siteListFaultCodes = ['columns', 'no_person', 'no_site', 'site_unknown', 'twice'] as const;

const writeProblems = [...portalProblems, ...bodyProblems, 'not_on_behalf'] as const;

export const listSites = createRoute({
  method: 'get',
  path: '/v1/{community}/organisations/{organisation}/sites',
  operationId: 'listSites',
  tags: ['identity'],
  summary: 'The sites of a firm; for its HR officers and for community managers',
  security: portalOnly,
  request: { params: organisationParam },
  responses: {
    200: jsonAnswer(z.object({ items: z.array(siteSchema) }).openapi('Sites'), 'By name, at most a hundred'),
    ...problemAnswers(...portalProblems, 'not_on_behalf'),
  },
});

export const createSite = createRoute({
  method: 'post',
  path: '/v1/{community}/organisations/{organisation}/sites',
  operationId: 'createSite',
  tags: ['identity'],
  summary: 'Adds a site; people whom the directory put there already are found at once',
  security: portalOnly,
  request: { params: organisationParam, headers: idempotencyHeaders, body: jsonBody(siteSettingsSchema) },
  responses: {
    201: jsonAnswer(siteSchema, 'The site'),
    ...problemAnswers(...writeProblems, ...idempotencyProblems, 'site_name_taken', 'too_many_sites'),
  },
});

export const updateSite = createRoute({
  method: 'put',
  path: '/v1/{community}/sites/{site}',
  operationId: 'updateSite',
  tags: ['identity'],
  summary: 'Changes a site; making it the main one takes that from the other',
  security: portalOnly,
  request: { params: siteParam, body: jsonBody(siteSettingsSchema) },
  responses: {
    200: jsonAnswer(siteSchema, 'The site as it is now'),
    ...problemAnswers(...writeProblems, 'site_name_taken'),
  },
});

export const removeSite = createRoute({
  method: 'delete',
  path: '/v1/{community}/sites/{site}',
  operationId: 'removeSite',
  tags: ['identity'],
  summary: 'Removes a site that no campaign names; its people count at the main one, which goes last',
  security: portalOnly,
  request: { params: siteParam },
  responses: {
    200: jsonAnswer(z.object({ done: z.literal(true) }), 'It is gone'),
    ...problemAnswers(...bodyProblems, ...portalProblems, 'not_on_behalf', 'site_in_use', 'site_is_main'),
  },
});

export const placePeople = createRoute({
  method: 'put',
  path: '/v1/{community}/organisations/{organisation}/site-list',
  operationId: 'placePeople',
  tags: ['identity'],
  summary:
    'Reads a list of people and their sites, and keeps none of it. Nobody is told whom of the list the programme knows',
  security: portalOnly,
  request: {
    params: organisationParam,
    body: jsonBody(
      z
        .strictObject({
          list: z.string().min(1).max(largestSiteList.letters).openapi({
            description:
              'CSV with a heading: a column for the name in the firm’s sign-in or directory, a column for the name of the site',
          }),
        })
        .openapi('SiteList'),
    ),
  },
  responses: {
    200: jsonAnswer(
      z
        .object({ lines: z.int().openapi({ description: 'Lines that were read' }) })
        .openapi('SiteListReading'),
      'The list was read to its end',
    ),
    ...problemAnswers(...writeProblems, 'site_list_not_fit'),
  },
});

export const siteRoutes = { listSites, createSite, updateSite, removeSite, placePeople } as const;
