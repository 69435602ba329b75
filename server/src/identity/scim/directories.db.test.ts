// Whose token sees what, and what comes of two at once.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call } from '../../../test/calls.ts';
import {
  directoryPerson,
  openDirectory,
  patchOf,
  scimListOf,
  scimPersonOf,
  scimRefusalOf,
  toldPerson,
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
    const { id } = await toldPerson(naviglio, name);
    const before = await everything();
    expect(scimRefusalOf(await other.send('GET', `/Users/${id}`))).toBe('404');
    expect(
      scimRefusalOf(await other.send('PUT', `/Users/${id}`, directoryPerson(name, { active: false }))),
    ).toBe('404');
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
    scimPersonOf(await other.send('POST', '/Users', directoryPerson(name)), 201);
    expect(scimListOf(await other.send('GET', '/Users')).totalResults).toBe(1);
  });
});

describe('two at once', () => {
  test('make one person: one 201, the others 409', async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => naviglio.send('POST', '/Users', directoryPerson('raced'))),
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
          ...directoryPerson(externalId),
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
    const { id, meta } = await toldPerson(naviglio, 'busy');
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
    const { id, meta } = await toldPerson(naviglio, 'versioned');
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
    const { id } = await toldPerson(naviglio, 'tagged');
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

test('nothing in this file was unexpected to the server', () => {
  expect(server.logLines.filter((line) => line.includes('"level":50'))).toEqual([]);
});
