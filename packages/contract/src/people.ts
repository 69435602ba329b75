import { createRoute, z } from '@hono/zod-openapi';
import {
  communityParam,
  idSchema,
  jsonAnswer,
  jsonBody,
  pageOf,
  pageQuery,
  problemAnswers,
} from './common.ts';
import { bodyProblems, heldMembershipSchema, portalOnly, portalProblems, rolesSchema } from './roles.ts';

const membershipParam = communityParam.extend({
  membership: idSchema.openapi({ param: { name: 'membership', in: 'path' } }),
});

export const listedPersonSchema = z
  .object({
    id: idSchema,
    displayName: z.string(),
    memberships: z.array(heldMembershipSchema),
  })
  .openapi('ListedPerson');

export const listPeople = createRoute({
  method: 'get',
  path: '/v1/{community}/people',
  operationId: 'listPeople',
  tags: ['identity'],
  summary: 'People by the beginning of a name; for operators and community managers',
  security: portalOnly,
  request: {
    params: communityParam,
    query: pageQuery.extend({
      name: z
        .string()
        .trim()
        .min(2)
        .max(120)
        .openapi({ param: { name: 'name', in: 'query' }, description: 'Two letters at least' }),
    }),
  },
  responses: {
    200: jsonAnswer(pageOf(listedPersonSchema, 'ListedPeople'), 'By name'),
    ...problemAnswers(...portalProblems, 'not_on_behalf'),
  },
});

export const endMembership = createRoute({
  method: 'post',
  path: '/v1/{community}/memberships/{membership}/end',
  operationId: 'endMembership',
  tags: ['identity'],
  summary: "Ends another person's membership; for operators and community managers",
  security: portalOnly,
  request: { params: membershipParam },
  responses: {
    200: jsonAnswer(heldMembershipSchema, 'The membership, ended'),
    ...problemAnswers(
      ...bodyProblems,
      ...portalProblems,
      'step_up_needed',
      'not_on_behalf',
      'membership_ended',
    ),
  },
});

export const changeRoles = createRoute({
  method: 'put',
  path: '/v1/{community}/memberships/{membership}/roles',
  operationId: 'changeRoles',
  tags: ['identity'],
  summary: "Sets another person's roles in a membership; only an operator gives or takes operator and dpo",
  security: portalOnly,
  request: {
    params: membershipParam,
    body: jsonBody(z.strictObject({ roles: rolesSchema }).openapi('RoleChange')),
  },
  responses: {
    200: jsonAnswer(heldMembershipSchema, 'The membership as it is now'),
    ...problemAnswers(
      ...portalProblems,
      ...bodyProblems,
      'step_up_needed',
      'not_on_behalf',
      'membership_ended',
      'role_needs_organisation',
    ),
  },
});

export const peopleRoutes = { listPeople, endMembership, changeRoles } as const;
