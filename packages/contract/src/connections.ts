import { createRoute, z } from '@hono/zod-openapi';
import {
  codeSchema,
  communityParam,
  idSchema,
  jsonAnswer,
  jsonBody,
  pageOf,
  pageQuery,
  problemAnswers,
} from './common.ts';
import {
  connectionFaults,
  connectionSchema,
  connectionSettingsSchema,
  directoryTokenSchema,
  embedClientSchema,
  embedClientSettingsSchema,
  newConnectionSchema,
  newEmbedClientSchema,
} from './connection-shapes.ts';
import { idempotencyHeaders, idempotencyProblems } from './idempotency.ts';
import { bodyProblems, portalOnly, portalProblems } from './roles.ts';

const connectionParam = communityParam.extend({
  connection: idSchema.openapi({ param: { name: 'connection', in: 'path' } }),
});

/** What any write here may refuse: it is an operator's own, and wants a fresh proof of who she is. */
const writeProblems = [...portalProblems, ...bodyProblems, 'not_on_behalf', 'step_up_needed'] as const;

export const listOrganisations = createRoute({
  method: 'get',
  path: '/v1/{community}/organisations',
  operationId: 'listOrganisations',
  tags: ['identity'],
  summary: 'The organisations of the programme, to which a connection may belong; for operators',
  security: portalOnly,
  request: { params: communityParam, query: pageQuery },
  responses: {
    200: jsonAnswer(
      pageOf(z.object({ code: codeSchema, name: z.string() }), 'Organisations'),
      'In the order of their names',
    ),
    ...problemAnswers(...portalProblems, 'not_on_behalf'),
  },
});

export const listConnections = createRoute({
  method: 'get',
  path: '/v1/{community}/connections',
  operationId: 'listConnections',
  tags: ['identity'],
  summary: 'How the people of each firm come in, and what its IT registers; for operators',
  security: portalOnly,
  request: { params: communityParam, query: pageQuery },
  responses: {
    200: jsonAnswer(pageOf(connectionSchema, 'Connections'), 'In the order of their organisations’ names'),
    ...problemAnswers(...portalProblems, 'not_on_behalf'),
  },
});

export const createConnection = createRoute({
  method: 'post',
  path: '/v1/{community}/connections',
  operationId: 'createConnection',
  tags: ['identity'],
  summary: 'Lets the people of a firm sign in with its own OpenID provider; for operators',
  security: portalOnly,
  request: { params: communityParam, headers: idempotencyHeaders, body: jsonBody(newConnectionSchema) },
  responses: {
    201: jsonAnswer(connectionSchema, 'The connection'),
    ...problemAnswers(...writeProblems, ...idempotencyProblems, 'connection_code_taken'),
  },
});

export const updateConnection = createRoute({
  method: 'put',
  path: '/v1/{community}/connections/{connection}',
  operationId: 'updateConnection',
  tags: ['identity'],
  summary: 'Changes how a firm’s people come in; the next sign-in follows it',
  security: portalOnly,
  request: { params: connectionParam, body: jsonBody(connectionSettingsSchema) },
  responses: {
    200: jsonAnswer(connectionSchema, 'The connection as it is now'),
    ...problemAnswers(...writeProblems),
  },
});

export const checkConnection = createRoute({
  method: 'post',
  path: '/v1/{community}/connections/{connection}/check',
  operationId: 'checkConnection',
  tags: ['identity'],
  summary: 'Asks the firm’s provider to describe itself, and says what is wrong; changes nothing',
  security: portalOnly,
  request: { params: connectionParam },
  responses: {
    200: jsonAnswer(
      z
        .object({
          fault: z.enum(connectionFaults).nullable().openapi({ description: 'Null: nothing is wrong' }),
        })
        .openapi('ConnectionCheck'),
      'What was found',
    ),
    ...problemAnswers(...portalProblems, ...bodyProblems, 'not_on_behalf'),
  },
});

export const createEmbedClient = createRoute({
  method: 'post',
  path: '/v1/{community}/connections/{connection}/embed-clients',
  operationId: 'createEmbedClient',
  tags: ['identity'],
  summary: 'Lets pages of a firm embed our elements; for operators',
  security: portalOnly,
  request: { params: connectionParam, headers: idempotencyHeaders, body: jsonBody(newEmbedClientSchema) },
  responses: {
    201: jsonAnswer(embedClientSchema, 'The embed client'),
    ...problemAnswers(
      ...writeProblems,
      ...idempotencyProblems,
      'embed_client_name_taken',
      'too_many_embed_clients',
    ),
  },
});

export const updateEmbedClient = createRoute({
  method: 'put',
  path: '/v1/{community}/embed-clients/{embedClient}',
  operationId: 'updateEmbedClient',
  tags: ['identity'],
  summary: 'Changes the pages that may embed our elements; it holds everywhere within a minute',
  security: portalOnly,
  request: {
    params: communityParam.extend({
      embedClient: idSchema.openapi({ param: { name: 'embedClient', in: 'path' } }),
    }),
    body: jsonBody(embedClientSettingsSchema),
  },
  responses: {
    200: jsonAnswer(embedClientSchema, 'The embed client as it is now'),
    ...problemAnswers(...writeProblems),
  },
});

export const issueDirectoryToken = createRoute({
  method: 'post',
  path: '/v1/{community}/connections/{connection}/directory-tokens',
  operationId: 'issueDirectoryToken',
  tags: ['identity'],
  summary: 'A token for the firm’s directory (SCIM 2.0), shown this once; two may be in force',
  security: portalOnly,
  request: { params: connectionParam, headers: idempotencyHeaders },
  responses: {
    201: jsonAnswer(
      z
        .object({
          directoryToken: directoryTokenSchema,
          text: z.string().openapi({ description: 'What the directory shows as its bearer token' }),
        })
        .openapi('IssuedDirectoryToken'),
      'The token',
    ),
    ...problemAnswers(...writeProblems, ...idempotencyProblems, 'too_many_directory_tokens'),
  },
});

export const revokeDirectoryToken = createRoute({
  method: 'post',
  path: '/v1/{community}/directory-tokens/{directoryToken}/revoke',
  operationId: 'revokeDirectoryToken',
  tags: ['identity'],
  summary: 'From now on the token opens nothing; revoking twice changes nothing',
  security: portalOnly,
  request: {
    params: communityParam.extend({
      directoryToken: idSchema.openapi({ param: { name: 'directoryToken', in: 'path' } }),
    }),
  },
  responses: {
    200: jsonAnswer(directoryTokenSchema, 'The token, revoked'),
    ...problemAnswers(...writeProblems),
  },
});

export const connectionRoutes = {
  listOrganisations,
  listConnections,
  createConnection,
  updateConnection,
  checkConnection,
  createEmbedClient,
  updateEmbedClient,
  issueDirectoryToken,
  revokeDirectoryToken,
} as const;
