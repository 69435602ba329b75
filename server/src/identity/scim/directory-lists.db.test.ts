// How a directory reads its people, and what it may ask of this end before.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call } from '../../../test/calls.ts';
import {
  openDirectory,
  scimListOf,
  scimRefusalOf,
  toldPerson,
  type TestDirectory,
  userSchemas,
} from '../../../test/directories.ts';
import { openTestServer, type TestServer } from '../../../test/harness.ts';
import { addTwin } from '../../../test/twin.ts';

let server: TestServer;
let naviglio: TestDirectory;
beforeAll(async () => {
  server = await openTestServer();
  await addTwin(server);
  naviglio = await openDirectory(server);
});
afterAll(() => server.stop());

describe('a list', () => {
  let directory: TestDirectory;
  const names = Array.from({ length: 7 }, (_, index) => `listed-${index}`);
  beforeAll(async () => {
    directory = await openDirectory(server, { community: 'torino', connection: 'naviglio' });
    for (const name of names) await toldPerson(directory, name);
  });

  test('is cut as it is asked for, in one order', async () => {
    const whole = scimListOf(await directory.send('GET', '/Users'));
    const seen: string[] = [];
    for (let startIndex = 1; startIndex <= whole.totalResults; startIndex += 3) {
      const page = scimListOf(await directory.send('GET', `/Users?startIndex=${startIndex}&count=3`));
      expect(page.totalResults).toBe(whole.totalResults);
      expect(page.startIndex).toBe(startIndex);
      expect(page.itemsPerPage).toBe(page.Resources.length);
      seen.push(...page.Resources.map(({ id }) => id));
    }
    expect(seen).toEqual(whole.Resources.map(({ id }) => id));
    expect(seen.length).toBeGreaterThanOrEqual(names.length);
  });

  test.each([
    ['count=0', 0],
    ['count=-5', 0],
    ['startIndex=-3&count=2', 2],
    ['startIndex=0&count=2', 2],
    ['startIndex=2147483647', 0],
    ['count=9999999999&startIndex=9999999999', 0],
  ])('with %s has %i on its page', async (query, length) => {
    const page = scimListOf(await directory.send('GET', `/Users?${query}`));
    expect(page.Resources).toHaveLength(length);
    expect(page.totalResults).toBeGreaterThanOrEqual(names.length);
  });

  test('never has more than a hundred on a page', async () => {
    await server.owner`
      insert into identity.directory_entry (community_id, id, connection_id, user_name, is_active, created_at, changed_at)
      select t.community_id, gen_random_uuid(), t.connection_id, 'many-' || n, true, now(), now()
      from identity.directory_token t, generate_series(1, 150) n where t.id = ${directory.tokenId}`;
    const page = scimListOf(await directory.send('GET', '/Users?count=1000'));
    expect(page.Resources).toHaveLength(100);
    expect(page.itemsPerPage).toBe(100);
    expect(page.totalResults).toBeGreaterThanOrEqual(150);
  });

  test.each(['count=ten', 'startIndex=1.5', 'count=', 'count=1e3', `count=${'9'.repeat(30)}`])(
    'with %s is refused',
    async (query) => {
      expect(scimRefusalOf(await directory.send('GET', `/Users?${query}`))).toBe('400 invalidValue');
    },
  );

  test.each([
    'userName sw "a"',
    'emails[type eq "work"].value eq "x"',
    `userName eq "${'\\'.repeat(400)}`,
    '(userName eq "a" or userName eq "b") and '.repeat(14),
    'id eq "x" or active eq true',
  ])('with the filter %j is refused', async (filter) => {
    const answer = await directory.send('GET', `/Users?filter=${encodeURIComponent(filter)}`);
    expect(scimRefusalOf(answer)).toBe('400 invalidFilter');
  });

  test('is asked for by words, not by a pattern', async () => {
    for (const filter of [
      'userName eq "%"',
      'userName eq "_"',
      'id eq "not-an-id"',
      `externalId eq "' or 1=1 --"`,
    ]) {
      const list = scimListOf(await directory.send('GET', `/Users?filter=${encodeURIComponent(filter)}`));
      expect(list.totalResults, filter).toBe(0);
    }
  });

  test.each([
    ['attributes=userName', ['id', 'schemas', 'userName']],
    ['attributes=emails', ['id', 'schemas']],
    [
      'attributes=USERNAME,active,urn:ietf:params:scim:schemas:core:2.0:User:displayName',
      ['active', 'displayName', 'id', 'schemas', 'userName'],
    ],
    ['excludedAttributes=meta,displayName', ['active', 'externalId', 'id', 'schemas', 'userName']],
    [
      'excludedAttributes=members',
      ['active', 'displayName', 'externalId', 'id', 'meta', 'schemas', 'userName'],
    ],
    [`attributes=${encodeURIComponent('"'.padEnd(2000, '\\'))}`, ['id', 'schemas']],
  ])('with %s answers these attributes only', async (query, attributes) => {
    const list = scimListOf(
      await directory.send('GET', `/Users?filter=${encodeURIComponent('externalId eq "listed-1"')}&${query}`),
    );
    expect(list.Resources.map((found) => Object.keys(found).sort())).toEqual([attributes]);
  });
});

describe('what SCIM can do here', () => {
  test('is public and true', async () => {
    const get = async (path: string) => (await call(server, `/scim/v2${path}`)).body;
    expect(await get('/ServiceProviderConfig')).toMatchObject({
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig'],
      patch: { supported: true },
      bulk: { supported: false },
      filter: { supported: true, maxResults: 100 },
      etag: { supported: true },
      sort: { supported: false },
      changePassword: { supported: false },
      authenticationSchemes: [{ type: 'oauthbearertoken' }],
    });
    expect(await get('/ResourceTypes')).toMatchObject({
      totalResults: 1,
      Resources: [{ id: 'User', endpoint: '/Users', schema: userSchemas[0] }],
    });
    expect(await get('/ResourceTypes/User')).toMatchObject({ id: 'User' });
    expect(await get(`/Schemas/${userSchemas[0] ?? ''}`)).toMatchObject({
      attributes: [{ name: 'userName', uniqueness: 'server' }, { name: 'displayName' }, { name: 'active' }],
    });
    expect(await get('/Schemas')).toMatchObject({ totalResults: 1 });
  });

  test('is kept by no cache and allowed to no page', async () => {
    const answer = await naviglio.send('GET', '/Users');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    const fromPage = await naviglio.send('GET', '/Users', undefined, {
      headers: { origin: 'https://evil.example' },
    });
    expect(fromPage.headers.get('access-control-allow-origin')).toBeNull();
  });
});

test('nothing in this file was unexpected to the server', () => {
  expect(server.logLines.filter((line) => line.includes('"level":50'))).toEqual([]);
});
