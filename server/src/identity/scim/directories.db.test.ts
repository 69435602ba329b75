// Whose token sees what, what comes of two at once, and how refusals look.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call } from '../../../test/calls.ts';
import {
  openDirectory,
  patchSchemas,
  scimListOf,
  scimPersonOf,
  scimRefusalOf,
  userSchemas,
  type TestDirectory,
} from '../../../test/directories.ts';
import { openTestServer, type TestServer } from '../../../test/harness.ts';
import { addTwin } from '../../../test/twin.ts';
import { inCommunity } from '../../db/index.ts';
import { findCommunity, listDirectoryTokens, revokeDirectoryToken } from '../index.ts';

let server: TestServer;
let naviglio: TestDirectory;
beforeAll(async () => {
  server = await openTestServer();
  naviglio = await openDirectory(server);
});
afterAll(() => server.stop());

const person = (name: string, more: object = {}) => ({
  schemas: userSchemas,
  userName: `${name}@firm.example`,
  externalId: name,
  displayName: `Told ${name}`,
  active: true,
  ...more,
});
const patchOf = (...operations: object[]) => ({ schemas: patchSchemas, Operations: operations });
const made = async (directory: TestDirectory, name: string) =>
  scimPersonOf(await directory.send('POST', '/Users', person(name)), 201);

/** Every row that a directory can change. */
async function everything(): Promise<string> {
  const rows = await server.owner`
    select (select jsonb_agg(to_jsonb(e) order by e.id) from identity.directory_entry e) as entries,
           (select jsonb_agg(to_jsonb(m) order by m.id) from identity.membership m) as memberships,
           (select jsonb_agg(to_jsonb(s) order by s.id) from identity.sign_in s) as sign_ins,
           (select jsonb_agg(to_jsonb(p) order by p.id) from identity.person p) as people,
           (select jsonb_agg(to_jsonb(a) order by a.number) from identity.audit_entry a) as audit`;
  return JSON.stringify(rows);
}

describe('a token', () => {
  const unknown = 'A'.repeat(43);
  test.each([
    ['none', undefined],
    ['an unknown one', `Bearer milano.${unknown}`],
    ['one of a community that is not there', `Bearer nowhere.${unknown}`],
    ['one without a community', `Bearer ${unknown}`],
    ['a short one', 'Bearer milano.abc'],
    ['a long one', `Bearer milano.${unknown.repeat(50)}`],
    ['a password', `Basic ${Buffer.from('milano:secret').toString('base64')}`],
    ['SQL', "Bearer milano.' or 1=1 --"],
  ])('that is %s is refused, always in the same words', async (_what, authorization) => {
    const answer = await call(server, '/scim/v2/Users', {
      headers: authorization === undefined ? {} : { authorization },
    });
    expect(scimRefusalOf(answer)).toBe('401');
    expect(answer.body).toMatchObject({ detail: 'The token is not valid' });
    expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer/);
  });

  test('of a person is no token of a directory', async () => {
    const cookie = await server.cookieOf('Giulia Ferri');
    expect(scimRefusalOf(await call(server, '/scim/v2/Users', { cookie }))).toBe('401');
    const token = await server.tokenOf('Giulia Ferri');
    const headers = { authorization: `Bearer ${token}` };
    expect(scimRefusalOf(await call(server, '/scim/v2/Users', { headers }))).toBe('401');
  });

  test('with another community’s name before the same secret is refused', async () => {
    await addTwin(server);
    const authorization = `Bearer ${naviglio.token.replace('milano.', 'torino.')}`;
    expect(
      scimRefusalOf(await naviglio.send('GET', '/Users', undefined, { headers: { authorization } })),
    ).toBe('401');
  });

  test('is kept as a hash, shown once, revoked at once, and all of it is on record', async () => {
    const directory = await openDirectory(server);
    const secret = directory.token.split('.')[1] ?? '';
    const [row] = await server.owner<{ text: string; connection_id: string; community_id: string }[]>`
      select to_jsonb(t)::text as text, connection_id, community_id from identity.directory_token t where id = ${directory.tokenId}`;
    expect(row?.text).toContain(directory.tokenId);
    expect(row?.text).not.toContain(secret);
    expect((await directory.send('GET', '/Users')).status).toBe(200);

    const community = await findCommunity(server.app, 'milano');
    if (community === undefined || row === undefined) throw new Error('there is no milano');
    const revoke = () =>
      inCommunity(server.app, community.id, (trx) =>
        revokeDirectoryToken(trx, community, directory.tokenId, {
          actorPersonId: undefined,
          now: new Date(),
        }),
      );
    expect((await Promise.all([revoke(), revoke()])).sort()).toEqual([false, true]);
    expect(scimRefusalOf(await directory.send('GET', '/Users'))).toBe('401');
    expect((await naviglio.send('GET', '/Users')).status).toBe(200);

    const tokens = await inCommunity(server.app, community.id, (trx) =>
      listDirectoryTokens(trx, community, { id: row.connection_id }),
    );
    const kept = tokens.find((token) => token.id === directory.tokenId);
    expect(kept?.revokedAt).toBeInstanceOf(Date);
    expect(kept?.lastUsedOn).toBe(new Date().toISOString().slice(0, 10));
    const audited = await server.owner<{ action: string }[]>`
      select action from identity.audit_entry where subject_id = ${directory.tokenId} order by number`;
    expect(audited.map(({ action }) => action)).toEqual([
      'directory_token.issued',
      'directory_token.revoked',
    ]);
  });
});

describe('another directory', () => {
  test.each([
    ['community', { community: 'torino' }],
    ['connection', { connection: 'programma' }],
  ])('of another %s sees nobody of this one and changes nobody', async (what, options) => {
    const other = await openDirectory(server, options);
    const name = `apart-${what}`;
    const { id } = await made(naviglio, name);
    const before = await everything();
    expect(scimRefusalOf(await other.send('GET', `/Users/${id}`))).toBe('404');
    expect(scimRefusalOf(await other.send('PUT', `/Users/${id}`, person(name, { active: false })))).toBe(
      '404',
    );
    expect(
      scimRefusalOf(
        await other.send('PATCH', `/Users/${id}`, patchOf({ op: 'replace', value: { active: false } })),
      ),
    ).toBe('404');
    expect(scimRefusalOf(await other.send('DELETE', `/Users/${id}`))).toBe('404');
    for (const filter of [`id eq "${id}"`, `externalId eq "${name}"`, `userName eq "${name}@firm.example"`]) {
      const list = scimListOf(await other.send('GET', `/Users?filter=${encodeURIComponent(filter)}`));
      expect(list.totalResults, filter).toBe(0);
    }
    expect(await everything()).toBe(before);
    // The same names are somebody else's there.
    scimPersonOf(await other.send('POST', '/Users', person(name)), 201);
    expect(scimListOf(await other.send('GET', '/Users')).totalResults).toBe(1);
  });
});

describe('two at once', () => {
  test('make one person: one 201, the others 409', async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => naviglio.send('POST', '/Users', person('raced'))),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    for (const answer of answers.filter(({ status }) => status !== 201))
      expect(scimRefusalOf(answer)).toBe('409 uniqueness');
    const [row] = await server.owner<{ people: string; sign_ins: string }[]>`
      select (select count(*) from identity.person where display_name = 'Told raced') as people,
             (select count(*) from identity.sign_in where subject = 'raced') as sign_ins`;
    expect(row).toEqual({ people: '1', sign_ins: '1' });
  });

  test('do not take one userName for two people, whatever the case of its letters', async () => {
    const answers = await Promise.all(
      ['one', 'two', 'three', 'four'].map((externalId, index) =>
        naviglio.send('POST', '/Users', {
          ...person(externalId),
          userName: index % 2 === 0 ? 'Same@firm.example' : 'sAME@FIRM.example',
        }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
    const [row] = await server.owner<{ count: string }[]>`
      select count(*) from identity.sign_in where subject in ('one', 'two', 'three', 'four')`;
    expect(row?.count).toBe('1');
  });

  test('change one person one after the other: nothing is lost', async () => {
    const { id, meta } = await made(naviglio, 'busy');
    expect(meta.version).toBe('W/"1"');
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        naviglio.send(
          'PATCH',
          `/Users/${id}`,
          patchOf({ op: 'replace', path: 'displayName', value: `Busy ${index}` }),
        ),
      ),
    );
    const versions = answers.map((answer) => scimPersonOf(answer).meta.version);
    expect(versions.sort()).toEqual(Array.from({ length: 10 }, (_, index) => `W/"${index + 2}"`).sort());
  });

  test('that hold the same version: one is done, the other is told', async () => {
    const { id, meta } = await made(naviglio, 'versioned');
    const change = (value: string) =>
      naviglio.send('PATCH', `/Users/${id}`, patchOf({ op: 'replace', path: 'displayName', value }), {
        headers: { 'if-match': meta.version },
      });
    const answers = await Promise.all([change('first'), change('second')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    const refused = answers.find(({ status }) => status === 412);
    expect(refused === undefined ? '' : scimRefusalOf(refused)).toBe('412');
  });
});

describe('a version', () => {
  test('is answered as ETag, grows with each change and with nothing else', async () => {
    const { id } = await made(naviglio, 'tagged');
    const get = (headers: Record<string, string> = {}) =>
      naviglio.send('GET', `/Users/${id}`, undefined, { headers });
    expect((await get()).headers.get('etag')).toBe('W/"1"');
    const unchanged = await naviglio.send(
      'PATCH',
      `/Users/${id}`,
      patchOf({ op: 'Replace', path: 'active', value: 'True' }),
    );
    expect(scimPersonOf(unchanged).meta.version).toBe('W/"1"');
    expect((await get({ 'if-none-match': 'W/"1"' })).status).toBe(304);
    expect((await get({ 'if-none-match': '"7", "1"' })).status).toBe(304);
    const off = await naviglio.send(
      'PATCH',
      `/Users/${id}`,
      patchOf({ op: 'Replace', path: 'active', value: 'False' }),
      {
        headers: { 'if-match': '"1"' },
      },
    );
    expect(off.headers.get('etag')).toBe('W/"2"');
    expect((await get({ 'if-none-match': 'W/"1"' })).status).toBe(200);
    const late = await naviglio.send('DELETE', `/Users/${id}`, undefined, {
      headers: { 'if-match': 'W/"1"' },
    });
    expect(scimRefusalOf(late)).toBe('412');
    expect(
      (await naviglio.send('DELETE', `/Users/${id}`, undefined, { headers: { 'if-match': '*' } })).status,
    ).toBe(204);
  });
});

describe('a list', () => {
  let directory: TestDirectory;
  const names = Array.from({ length: 7 }, (_, index) => `listed-${index}`);
  beforeAll(async () => {
    directory = await openDirectory(server, { community: 'torino', connection: 'naviglio' });
    for (const name of names) await made(directory, name);
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

describe('a refusal', () => {
  let id: string;
  beforeAll(async () => {
    ({ id } = await made(naviglio, 'refused'));
  });
  const off = { op: 'replace', path: 'active', value: false };

  test.each([
    ['no Operations', { schemas: patchSchemas }, '400 invalidSyntax'],
    ['a wrong schema', { schemas: userSchemas, Operations: [off] }, '400 invalidSyntax'],
    ['an unknown op', patchOf({ ...off, op: 'delete' }), '400 invalidSyntax'],
    [
      'a third operation that is malformed',
      patchOf(
        off,
        { op: 'Add', path: 'displayName', value: 'X' },
        { op: 'replace', path: 'nobodyKnows', value: 1 },
      ),
      '400 invalidPath',
    ],
    [
      'a third value that cannot be kept',
      patchOf(
        off,
        { op: 'Add', path: 'displayName', value: 'X' },
        { op: 'replace', path: 'userName', value: ['a'] },
      ),
      '400 invalidValue',
    ],
    [
      'SQL as path',
      patchOf(off, { op: 'replace', path: "active'; drop table identity.person; --", value: 1 }),
      '400 invalidPath',
    ],
    [
      'the prototype as path',
      patchOf(off, { op: 'add', path: '__proto__.active', value: true }),
      '400 invalidPath',
    ],
    ['1,000 operations', patchOf(...Array.from({ length: 1000 }, () => off)), '400 invalidSyntax'],
    ['a list', [off], '400 invalidSyntax'],
    [
      'a userName that somebody has',
      patchOf(off, { op: 'replace', path: 'userName', value: 'RACED@firm.example' }),
      '409 uniqueness',
    ],
  ])('of a patch with %s changes nothing', async (_what, body, refusal) => {
    const before = await everything();
    expect(scimRefusalOf(await naviglio.send('PATCH', `/Users/${id}`, body))).toBe(refusal);
    expect(await everything()).toBe(before);
  });

  test.each([
    [
      'a text',
      'PATCH',
      { text: 'active=false', headers: { 'content-type': 'application/scim+json' } },
      '400 invalidSyntax',
    ],
    ['nothing', 'PATCH', { text: '', headers: { 'content-type': 'application/json' } }, '400 invalidSyntax'],
    [
      'a form',
      'PATCH',
      { text: 'a=b', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
      '415',
    ],
    ['no content type', 'POST', { text: '{}', headers: { 'content-type': '' } }, '415'],
    [
      'deep brackets',
      'PATCH',
      { text: '['.repeat(30_000), headers: { 'content-type': 'application/scim+json' } },
      '400 invalidSyntax',
    ],
    [
      'too much',
      'PATCH',
      { text: `"${'a'.repeat(70_000)}"`, headers: { 'content-type': 'application/scim+json' } },
      '413',
    ],
    ['a NUL in a name', 'PUT', { body: person('refused', { displayName: 'a\0b' }) }, '400 invalidValue'],
    [
      'a person without a user name',
      'PUT',
      { body: { schemas: userSchemas, active: false } },
      '400 invalidValue',
    ],
    [
      'the schema of a group',
      'PUT',
      { body: person('refused', { schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'] }) },
      '400 invalidSyntax',
    ],
  ])('of %s as body of a %s changes nothing', async (_what, method, options, refusal) => {
    const before = await everything();
    const path = method === 'POST' ? '/Users' : `/Users/${id}`;
    expect(scimRefusalOf(await naviglio.send(method, path, undefined, options))).toBe(refusal);
    expect(await everything()).toBe(before);
  });

  test('comes before too large a body is read, when its length is not told', async () => {
    const piece = new TextEncoder().encode(' '.repeat(64 * 1024));
    let pieces = 0;
    const stream = new ReadableStream({
      pull: (controller) => {
        pieces += 1;
        if (pieces > 1000) controller.close();
        else controller.enqueue(piece);
      },
    });
    const answer = await naviglio.send('POST', '/Users', undefined, {
      stream,
      headers: { 'content-type': 'application/scim+json' },
    });
    expect(scimRefusalOf(answer)).toBe('413');
    expect(pieces).toBeLessThan(1000);
  });

  test.each([
    ['GET', '/Users/nobody', '404'],
    ['GET', '/Users/00000000-0000-4000-8000-000000000000', '404'],
    ['DELETE', '/Users/%27%20or%201=1', '404'],
    ['GET', '/Users?filter=userName%20eq%20%22%00%22', '400 invalidValue'],
    ['GET', '/Users/%00', '400 invalidValue'],
    ['GET', '/Groups/1', '404'],
    ['GET', '/Nothing', '404'],
    ['GET', '', '404'],
    ['PUT', '/Users', '404'],
    ['GET', '/Schemas/urn:x', '404'],
    ['GET', '/Me', '501'],
    ['POST', '/Bulk', '501'],
    ['POST', '/Users/.search', '501'],
  ])('of %s %s is an error message of SCIM', async (method, path, refusal) => {
    expect(scimRefusalOf(await naviglio.send(method, path))).toBe(refusal);
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
