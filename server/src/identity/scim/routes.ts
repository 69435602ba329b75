import type { Types } from 'scimmy';
import type { Context } from 'hono';
import type { CommunityTransaction, Database } from '../../db/index.ts';
import { newApi, type Api, type AppEnv, type Clock } from '../../http/index.ts';
import { listAnswer, personAnswer, readPageWish, readProjection } from './answers.ts';
import { boundedScimBody, readScimBody, receiveBody } from './bodies.ts';
import { readPerson, type Told } from './directory-person.ts';
import { inDirectory, type Directory } from './directory-tokens.ts';
import {
  providerConfigAnswer,
  resourceTypeAnswer,
  resourceTypesAnswer,
  schemaAnswer,
  schemasAnswer,
} from './discovery.ts';
import { changeEntry, createEntry, getEntry, namesVersion, removeEntry, versionTag } from './entries.ts';
import { countEntryRows, listEntryRows, type DirectoryEntryRow } from './entry-queries.ts';
import { readFilter } from './filters.ts';
import { patched, readPatch } from './patches.ts';
import { onScimError, scimContentType, ScimFault } from './scim-fault.ts';

export interface ScimDeps {
  app: Database;
  clock: Clock;
  /** Origin of the API: addresses in answers begin with it. */
  apiOrigin: string;
}

const base = '/scim/v2';

/** SCIM 2.0 (RFC 7643, RFC 7644) for a firm's directory: it tells who works there, and who no longer does. */
export function scimApi(deps: ScimDeps): Api {
  const api = newApi();
  api.onError(onScimError);
  api.use(`${base}/*`, boundedScimBody());
  mountDiscovery(api, `${deps.apiOrigin}${base}`);
  mountReading(api, deps);
  mountWriting(api, deps);
  mountGroups(api, deps);
  for (const path of ['/Bulk', '/Me', '/.search', '/Users/.search'])
    api.all(`${base}${path}`, () => {
      throw new ScimFault(501, 'This part of SCIM is not offered');
    });
  api.all('/scim/*', () => {
    throw new ScimFault(404, 'There is nothing at this address');
  });
  return api;
}

function mountDiscovery(api: Api, address: string): void {
  api.get(`${base}/ServiceProviderConfig`, () => answer(providerConfigAnswer(address)));
  api.get(`${base}/ResourceTypes`, () => answer(resourceTypesAnswer(address)));
  api.get(`${base}/ResourceTypes/:name`, (c) =>
    answer(found(resourceTypeAnswer(c.req.param('name'), address))),
  );
  api.get(`${base}/Schemas`, () => answer(schemasAnswer(address)));
  api.get(`${base}/Schemas/:id`, (c) => answer(found(schemaAnswer(c.req.param('id'), address))));
}

function mountReading(api: Api, deps: ScimDeps): void {
  const usersAddress = `${deps.apiOrigin}${base}/Users`;
  api.get(`${base}/Users`, (c) =>
    forDirectory(c, deps, async (trx, directory) => {
      const filter = readFilter(c.req.query('filter'));
      const { startIndex, count } = readPageWish(c.req.query('startIndex'), c.req.query('count'));
      const projection = projectionOf(c);
      // An id that is none finds nobody; the database would refuse to compare with it.
      if (filter.id !== undefined && !isId(filter.id))
        return answer(listAnswer([], { startIndex, total: 0 }));
      const total = await countEntryRows(trx, directory, filter);
      const rows = await listEntryRows(trx, directory, filter, { offset: startIndex - 1, limit: count });
      const people = rows.map((row) => personAnswer(row, usersAddress, projection));
      return answer(listAnswer(people, { startIndex, total }));
    }),
  );

  api.get(`${base}/Users/:id`, (c) =>
    forDirectory(c, deps, async (trx, directory) => {
      const row = await getEntry(trx, directory, idOf(c));
      const known = c.req.header('if-none-match');
      if (known !== undefined && namesVersion(known, row))
        return new Response(null, { status: 304, headers: { etag: versionTag(row) } });
      return personResponse(row, usersAddress, projectionOf(c));
    }),
  );
}

function mountWriting(api: Api, deps: ScimDeps): void {
  const usersAddress = `${deps.apiOrigin}${base}/Users`;
  const change = async (
    c: Context<AppEnv>,
    read: (body: unknown) => (current: Told & { id: string }) => Promise<Told>,
  ): Promise<Response> => {
    const sent = await receiveBody(c);
    return forDirectory(c, deps, async (trx, directory, now) => {
      const id = idOf(c);
      const tell = read(readScimBody(sent));
      const row = await changeEntry(trx, directory, id, { ifMatch: c.req.header('if-match'), now, tell });
      return personResponse(row, usersAddress, projectionOf(c));
    });
  };

  api.post(`${base}/Users`, async (c) => {
    const sent = await receiveBody(c);
    return forDirectory(c, deps, async (trx, directory, now) => {
      const row = await createEntry(trx, directory, readPerson(readScimBody(sent)), now);
      return personResponse(row, usersAddress, projectionOf(c), 201);
    });
  });

  api.put(`${base}/Users/:id`, (c) =>
    change(c, (body) => {
      const told = readPerson(body);
      return () => Promise.resolve(told);
    }),
  );

  api.patch(`${base}/Users/:id`, (c) =>
    change(c, (body) => {
      const steps = readPatch(body);
      return (current) => patched(current, steps);
    }),
  );

  api.delete(`${base}/Users/:id`, (c) =>
    forDirectory(c, deps, async (trx, directory, now) => {
      await removeEntry(trx, directory, idOf(c), { ifMatch: c.req.header('if-match'), now });
      return new Response(null, { status: 204 });
    }),
  );
}

/** Some directories ask for groups whatever is declared, and stop when the question is refused. */
function mountGroups(api: Api, deps: ScimDeps): void {
  api.get(`${base}/Groups`, (c) =>
    forDirectory(c, deps, () => {
      const { startIndex } = readPageWish(c.req.query('startIndex'), c.req.query('count'));
      return Promise.resolve(answer(listAnswer([], { startIndex, total: 0 })));
    }),
  );
  api.on(['POST', 'PUT', 'PATCH', 'DELETE'], [`${base}/Groups`, `${base}/Groups/:id`], (c) =>
    forDirectory(c, deps, () => {
      throw new ScimFault(501, 'Groups are not kept: turn the provisioning of groups off');
    }),
  );
}

function forDirectory(
  c: Context<AppEnv>,
  { app, clock }: ScimDeps,
  work: (trx: CommunityTransaction, directory: Directory, now: Date) => Promise<Response>,
): Promise<Response> {
  const now = clock.now();
  return inDirectory(app, c.req.header('authorization'), now, (trx, directory) => work(trx, directory, now));
}

function personResponse(
  row: DirectoryEntryRow,
  usersAddress: string,
  projection: Types.Filter | undefined,
  status: 200 | 201 = 200,
): Response {
  return answer(personAnswer(row, usersAddress, projection), status, {
    etag: versionTag(row),
    location: `${usersAddress}/${row.id}`,
  });
}

function projectionOf(c: Context<AppEnv>): Types.Filter | undefined {
  return readProjection(c.req.query('attributes'), c.req.query('excludedAttributes'));
}

function answer(body: object, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': scimContentType, ...headers },
  });
}

function idOf(c: Context<AppEnv>): string {
  const id = c.req.param('id') ?? '';
  if (!isId(id)) throw new ScimFault(404, 'This directory has told of nobody with this id');
  return id;
}

function isId(text: string): boolean {
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}

function found<Part>(part: Part | undefined): Part {
  if (part === undefined) throw new ScimFault(404, 'There is nothing at this address');
  return part;
}
