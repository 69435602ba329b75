import { expect } from 'vitest';
import { z } from 'zod';
import { inCommunity } from '../src/db/index.ts';
import { findCommunity, issueDirectoryToken, listConnections } from '../src/identity/index.ts';
import { call, type CallAnswer, type CallOptions } from './calls.ts';
import { testSecret, type TestServer } from './harness.ts';

/** A firm's directory as it calls us: Entra, Okta and the like. */
export interface TestDirectory {
  token: string;
  tokenId: string;
  send(method: string, path: string, body?: unknown, options?: CallOptions): Promise<CallAnswer>;
}

/** A directory behind a connection of the demonstration, with a token of its own. */
export async function openDirectory(
  server: TestServer,
  { community: slug = 'milano', connection: code = 'naviglio' } = {},
): Promise<TestDirectory> {
  const community = await findCommunity(server.app, slug);
  if (community === undefined) throw new Error(`no community ${slug}`);
  const issued = await inCommunity(server.app, community.id, async (trx) => {
    const connection = (await listConnections(trx, community)).find((one) => one.code === code);
    if (connection === undefined) throw new Error(`no connection ${code}`);
    return issueDirectoryToken(trx, community, connection, {
      secret: testSecret,
      actorPersonId: undefined,
      now: server.clock.now(),
    });
  });
  return {
    token: issued.token,
    tokenId: issued.id,
    send: (method, path, body, options = {}) =>
      call(server, `/scim/v2${path}`, {
        method,
        ...options,
        headers: {
          authorization: `Bearer ${issued.token}`,
          ...(body === undefined ? {} : { 'content-type': 'application/scim+json' }),
          ...options.headers,
        },
        ...(body === undefined ? {} : { body }),
      }),
  };
}

export const userSchemas = ['urn:ietf:params:scim:schemas:core:2.0:User'];
export const patchSchemas = ['urn:ietf:params:scim:api:messages:2.0:PatchOp'];

const errorSchema = z.strictObject({
  schemas: z.tuple([z.literal('urn:ietf:params:scim:api:messages:2.0:Error')]),
  status: z.string(),
  scimType: z.string().optional(),
  detail: z.string().min(1),
});

/** The status and kind of a refusal, once it is an error message as SCIM has it. */
export function scimRefusalOf(answer: CallAnswer): string {
  expect(answer.headers.get('content-type'), answer.text).toBe('application/scim+json');
  const error = errorSchema.parse(answer.body);
  expect(error.status).toBe(String(answer.status));
  return error.scimType === undefined ? error.status : `${error.status} ${error.scimType}`;
}

const personSchema = z.looseObject({
  schemas: z.array(z.string()),
  id: z.uuid(),
  userName: z.string(),
  active: z.boolean(),
  externalId: z.string().optional(),
  displayName: z.string().optional(),
  meta: z.object({
    resourceType: z.literal('User'),
    created: z.iso.datetime(),
    lastModified: z.iso.datetime(),
    location: z.url(),
    version: z.string(),
  }),
});

export type ScimPerson = z.infer<typeof personSchema>;

/** The person of an answer with this status. */
export function scimPersonOf(answer: CallAnswer, status = 200): ScimPerson {
  expect(answer.status, answer.text).toBe(status);
  expect(answer.headers.get('content-type')).toBe('application/scim+json');
  return personSchema.parse(answer.body);
}

const listSchema = z.strictObject({
  schemas: z.tuple([z.literal('urn:ietf:params:scim:api:messages:2.0:ListResponse')]),
  totalResults: z.number(),
  startIndex: z.number(),
  itemsPerPage: z.number(),
  Resources: z.array(z.looseObject({ id: z.string() })),
});

export function scimListOf(answer: CallAnswer) {
  expect(answer.status, answer.text).toBe(200);
  expect(answer.headers.get('content-type')).toBe('application/scim+json');
  return listSchema.parse(answer.body);
}

/** What a directory sends of somebody of this name. */
export const directoryPerson = (name: string, more: object = {}) => ({
  schemas: userSchemas,
  userName: `${name}@firm.example`,
  externalId: name,
  displayName: `Told ${name}`,
  active: true,
  ...more,
});

export const patchOf = (...operations: object[]) => ({ schemas: patchSchemas, Operations: operations });

/** Somebody whom the directory has just told of. */
export const toldPerson = async (directory: TestDirectory, name: string) =>
  scimPersonOf(await directory.send('POST', '/Users', directoryPerson(name)), 201);
