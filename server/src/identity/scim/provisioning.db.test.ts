// What the provisioning services of Entra and Okta send, in their order and in their dialects.
import { setTimeout } from 'node:timers/promises';
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

const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

let server: TestServer;
let directory: TestDirectory;
beforeAll(async () => {
  server = await openTestServer();
  directory = await openDirectory(server);
});
afterAll(() => server.stop());

interface Standing {
  display_name: string | null;
  roles: string[];
  is_active: boolean;
  organisation: string | null;
}

/** Whoever the naviglio connection knows under a subject, and her memberships. */
function standingOf(subject: string) {
  return server.owner<Standing[]>`
    select p.display_name, m.roles, m.is_active, o.code as organisation
    from identity.sign_in s
    join identity.company_connection c on c.id = s.connection_id and c.code = 'naviglio'
    join identity.person p on p.id = s.person_id
    left join identity.membership m on m.person_id = p.id
    left join identity.organisation o on o.id = m.organisation_id
    where s.subject = ${subject} order by o.code nulls last`;
}

async function subjectOf(displayName: string): Promise<string> {
  const [row] = await server.owner<{ subject: string }[]>`
    select s.subject from identity.sign_in s
    join identity.company_connection c on c.id = s.connection_id and c.code = 'naviglio'
    join identity.person p on p.id = s.person_id where p.display_name = ${displayName}`;
  if (row === undefined) throw new Error(`${displayName} has never signed in`);
  return row.subject;
}

async function meOf(displayName: string): Promise<number> {
  const cookie = await server.cookieOf(displayName);
  return (await call(server, '/v1/milano/me', { cookie })).status;
}

/** A statement of the server waits for a row that somebody else holds. */
async function untilSomebodyWaits(): Promise<void> {
  for (let attempt = 0; attempt < 400; attempt += 1) {
    const waiting = await server.owner`
      select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    if (waiting.length > 0) return;
    await setTimeout(25);
  }
  throw new Error('nobody waits');
}

async function auditActions(since: string): Promise<string[]> {
  const rows = await server.owner<{ action: string }[]>`
    select action from identity.audit_entry where number > ${since} order by number`;
  return rows.map(({ action }) => action);
}

async function auditEnd(): Promise<string> {
  const [row] = await server.owner<{ last_number: string }[]>`
    select h.last_number from identity.audit_head h join identity.community c on c.id = h.community_id where c.slug = 'milano'`;
  return row?.last_number ?? '0';
}

const entraPerson = (mailNickname: string, objectId: string, displayName: string) => ({
  schemas: [...userSchemas, enterprise],
  externalId: objectId,
  userName: `${mailNickname}@naviglio.example`,
  active: true,
  displayName,
  emails: [{ primary: true, type: 'work', value: `${mailNickname}@naviglio.example` }],
  phoneNumbers: [{ type: 'mobile', value: '+39 333 0000000' }],
  meta: { resourceType: 'User' },
  name: {
    formatted: displayName,
    familyName: displayName.split(' ')[1],
    givenName: displayName.split(' ')[0],
  },
  title: 'Engineer',
  [enterprise]: { department: 'Production', manager: 'nobody' },
});

describe.each(['', '?aadOptscim062020'])('Entra, with %j behind its addresses', (flag) => {
  const name = flag === '' ? 'Elena Riva' : 'Sara Monti';
  const nickname = flag === '' ? 'elena' : 'sara';
  const objectId = `entra-${nickname}`;
  const and = (query: string) => (flag === '' ? `?${query}` : `${flag}&${query}`);
  let id: string;

  test('tests the connection by asking for somebody who is not there', async () => {
    const filter = encodeURIComponent('userName eq "9ee95ccc-1b06-4a86-8fb0-8d1e9c1e2a1b"');
    expect(scimListOf(await directory.send('GET', `/Users${and(`filter=${filter}`)}`))).toMatchObject({
      totalResults: 0,
      startIndex: 1,
      itemsPerPage: 0,
      Resources: [],
    });
  });

  test('makes a person, her membership and her sign-in in one request', async () => {
    const before = await auditEnd();
    const answer = await directory.send('POST', `/Users${flag}`, entraPerson(nickname, objectId, name));
    const person = scimPersonOf(answer, 201);
    ({ id } = person);
    expect(person).toMatchObject({
      schemas: userSchemas,
      externalId: objectId,
      userName: `${nickname}@naviglio.example`,
      displayName: name,
      active: true,
    });
    expect(answer.headers.get('location')).toBe(person.meta.location);
    expect(person.meta.location).toBe(`${server.publicUrl}/scim/v2/Users/${id}`);
    expect(await standingOf(objectId)).toEqual([
      { display_name: name, roles: ['employee'], is_active: true, organisation: 'naviglio' },
    ]);
    expect(await meOf(name)).toBe(200);
    expect(await auditActions(before)).toEqual(['membership.started', 'directory_entry.created']);
  });

  test('keeps no address, number, title or department of hers', async () => {
    const [row] = await server.owner<{ text: string }[]>`
      select to_jsonb(e)::text as text from identity.directory_entry e where id = ${id}`;
    for (const word of ['333', 'Engineer', 'Production', 'work', 'mobile'])
      expect(row?.text).not.toContain(word);
    const answer = await directory.send('GET', `/Users/${id}${flag}`);
    expect(Object.keys(scimPersonOf(answer)).sort()).toEqual(
      ['active', 'displayName', 'externalId', 'id', 'meta', 'schemas', 'userName'].sort(),
    );
  });

  test('finds her by userName, whatever the case, and by externalId', async () => {
    for (const filter of [
      `userName eq "${nickname.toUpperCase()}@NAVIGLIO.example"`,
      `externalId eq "${objectId}"`,
      `id eq "${id}"`,
      `userName eq "${nickname}@naviglio.example" and active eq "True"`,
    ]) {
      const answer = await directory.send('GET', `/Users${and(`filter=${encodeURIComponent(filter)}`)}`);
      expect(
        scimListOf(answer).Resources.map((found) => found.id),
        filter,
      ).toEqual([id]);
    }
  });

  test('changes several things at once, those that are not kept among them', async () => {
    const operations =
      flag === ''
        ? [
            { op: 'Replace', path: 'displayName', value: `${name} Rossi` },
            { op: 'Replace', path: 'emails[type eq "work"].value', value: 'new@naviglio.example' },
            { op: 'Replace', path: 'name.familyName', value: 'Rossi' },
            { op: 'Add', path: `${enterprise}:employeeNumber`, value: '7' },
          ]
        : [
            { op: 'replace', path: 'emails[type eq "work"].value', value: 'new@naviglio.example' },
            {
              op: 'replace',
              value: {
                displayName: `${name} Rossi`,
                'name.familyName': 'Rossi',
                [`${enterprise}:employeeNumber`]: '7',
              },
            },
          ];
    const answer = await directory.send('PATCH', `/Users/${id}${flag}`, {
      schemas: patchSchemas,
      Operations: operations,
    });
    expect(scimPersonOf(answer)).toMatchObject({ displayName: `${name} Rossi`, active: true });
    expect((await standingOf(objectId))[0]?.display_name).toBe(`${name} Rossi`);
  });

  test('turns her off, by the word False or by false, and her next call is refused', async () => {
    const cookie = await server.cookieOf(`${name} Rossi`);
    const token = await server.tokenOf(`${name} Rossi`);
    const asked = () => [
      call(server, '/v1/milano/me', { cookie }),
      call(server, '/v1/milano/campaigns/autunno-2026/participation', { token }),
    ];
    expect((await Promise.all(asked())).map((answer) => answer.status)).not.toContain(401);
    const before = await auditEnd();
    const answer = await directory.send('PATCH', `/Users/${id}${flag}`, {
      schemas: patchSchemas,
      Operations: [
        flag === ''
          ? { op: 'Replace', path: 'active', value: 'False' }
          : { op: 'replace', path: 'active', value: false },
      ],
    });
    expect(scimPersonOf(answer).active).toBe(false);
    expect((await Promise.all(asked())).map(({ status }) => status)).toEqual([401, 401]);
    expect(await auditActions(before)).toEqual(['membership.ended', 'directory_entry.changed']);
  });

  test('turns her on again, and she is in, though not by a cookie from before', async () => {
    const before = await server.owner`
      select 1 from identity.portal_session s join identity.directory_entry e on e.person_id = s.person_id where e.id = ${id}`;
    expect(before).toEqual([]);
    const answer = await directory.send('PATCH', `/Users/${id}${flag}`, {
      schemas: patchSchemas,
      Operations: [{ op: 'Replace', path: 'active', value: flag === '' ? 'True' : true }],
    });
    expect(scimPersonOf(answer).active).toBe(true);
    expect(await meOf(`${name} Rossi`)).toBe(200);
  });

  test('deletes her in the end', async () => {
    expect((await directory.send('DELETE', `/Users/${id}${flag}`)).status).toBe(204);
    expect(scimRefusalOf(await directory.send('GET', `/Users/${id}${flag}`))).toBe('404');
    expect(scimRefusalOf(await directory.send('DELETE', `/Users/${id}${flag}`))).toBe('404');
    expect(await standingOf(objectId)).toMatchObject([{ is_active: false }]);
  });
});

describe('Okta', () => {
  const oktaPerson = {
    schemas: userSchemas,
    userName: 'paolo@naviglio.example',
    name: { givenName: 'Paolo', familyName: 'Neri' },
    emails: [{ primary: true, value: 'paolo@naviglio.example', type: 'work' }],
    displayName: 'Paolo Neri',
    locale: 'it-IT',
    externalId: '00u1paolo',
    groups: [],
    password: '1mz050nq',
    active: true,
  };
  let id: string;

  test('asks for the person before it makes her', async () => {
    const filter = encodeURIComponent('userName eq "paolo@naviglio.example"');
    const asked = `/Users?filter=${filter}&startIndex=1&count=100`;
    expect(scimListOf(await directory.send('GET', asked)).totalResults).toBe(0);
    const answer = await directory.send('POST', '/Users', oktaPerson);
    ({ id } = scimPersonOf(answer, 201));
    expect(answer.text).not.toContain('1mz050nq');
    expect(scimListOf(await directory.send('GET', asked)).Resources).toMatchObject([{ id }]);
  });

  test('asks for groups, of which there are none, and is told so when it sends one', async () => {
    expect(scimListOf(await directory.send('GET', '/Groups?startIndex=1&count=100')).totalResults).toBe(0);
    expect(scimRefusalOf(await directory.send('POST', '/Groups', { schemas: [], displayName: 'All' }))).toBe(
      '501',
    );
  });

  test('turns her off by replace without a path', async () => {
    const answer = await directory.send('PATCH', `/Users/${id}`, {
      schemas: patchSchemas,
      Operations: [{ op: 'replace', value: { active: false } }],
    });
    expect(scimPersonOf(answer).active).toBe(false);
    expect(await meOf('Paolo Neri')).toBe(401);
  });

  test('turns her on by a whole new copy', async () => {
    const answer = await directory.send('PUT', `/Users/${id}`, {
      ...oktaPerson,
      id,
      meta: {},
      displayName: 'Paolo N.',
    });
    expect(scimPersonOf(answer)).toMatchObject({ active: true, displayName: 'Paolo N.' });
    expect(await meOf('Paolo N.')).toBe(200);
  });

  test('sends a copy without active, which is not false, and without externalId, which stays', async () => {
    const { active: _active, externalId: _externalId, ...rest } = oktaPerson;
    const answer = await directory.send('PUT', `/Users/${id}`, { ...rest, id });
    expect(scimPersonOf(answer)).toMatchObject({
      active: true,
      externalId: '00u1paolo',
      displayName: 'Paolo Neri',
    });
    await directory.send('PATCH', `/Users/${id}`, {
      schemas: patchSchemas,
      Operations: [{ op: 'replace', value: { active: false } }],
    });
    expect(scimPersonOf(await directory.send('PUT', `/Users/${id}`, { ...rest, id })).active).toBe(false);
  });
});

describe('a person whom the directory tells of', () => {
  const told = (subject: string, more: object = {}) => ({
    schemas: userSchemas,
    userName: `${subject}@told.example`,
    externalId: subject,
    displayName: `Told ${subject}`,
    ...more,
  });

  test('is in when nothing is said of active', async () => {
    expect(scimPersonOf(await directory.send('POST', '/Users', told('silent')), 201).active).toBe(true);
    expect(await meOf('Told silent')).toBe(200);
  });

  test('is known and not in when active is false from the start', async () => {
    scimPersonOf(await directory.send('POST', '/Users', told('later', { active: false })), 201);
    expect(await standingOf('later')).toMatchObject([{ is_active: false }]);
    expect(await meOf('Told later')).toBe(401);
  });

  test('is the one who has signed in before, with the roles and the name that she has', async () => {
    const subject = await subjectOf('Giulia Ferri');
    const known = await standingOf(subject);
    scimPersonOf(await directory.send('POST', '/Users', told(subject)), 201);
    expect(await standingOf(subject)).toEqual(known);
    expect(known[0]).toMatchObject({ display_name: 'Giulia Ferri' });
    expect(known[0]?.roles).toContain('hr_officer');
  });

  test('keeps what she is as a neighbour when she is turned off, and comes back as an employee only', async () => {
    const { id } = scimPersonOf(await directory.send('POST', '/Users', told('both')), 201);
    await server.owner`
      insert into identity.membership (community_id, id, person_id, organisation_id, roles)
      select community_id, gen_random_uuid(), person_id, null, '{neighbour}' from identity.directory_entry where id = ${id}`;
    await server.owner`
      update identity.membership set roles = '{employee,hr_officer}'
      where id = (select membership_id from identity.directory_entry where id = ${id})`;
    const turn = (active: boolean) =>
      directory.send('PATCH', `/Users/${id}`, {
        schemas: patchSchemas,
        Operations: [{ op: 'replace', path: 'active', value: active }],
      });
    scimPersonOf(await turn(false));
    const cookie = await server.cookieOf('Told both');
    const me = await call(server, '/v1/milano/me', { cookie });
    expect(me.status).toBe(200);
    expect(me.body).toMatchObject({ memberships: [{ organisation: null }] });
    scimPersonOf(await turn(true));
    expect(await standingOf('both')).toEqual([
      { display_name: 'Told both', roles: ['employee'], is_active: true, organisation: 'naviglio' },
      { display_name: 'Told both', roles: ['neighbour'], is_active: true, organisation: null },
    ]);
  });

  test('who has left by herself is not fetched back by a change of her name', async () => {
    const { id } = scimPersonOf(await directory.send('POST', '/Users', told('left')), 201);
    await server.owner`
      update identity.membership set is_active = false, ended_at = now()
      where id = (select membership_id from identity.directory_entry where id = ${id})`;
    const answer = await directory.send('PATCH', `/Users/${id}`, {
      schemas: patchSchemas,
      Operations: [{ op: 'replace', value: { displayName: 'Told left anew', active: true } }],
    });
    expect(scimPersonOf(answer).displayName).toBe('Told left anew');
    expect(await standingOf('left')).toMatchObject([{ display_name: 'Told left anew', is_active: false }]);
  });

  test('who calls herself otherwise keeps that name', async () => {
    const { id } = scimPersonOf(await directory.send('POST', '/Users', told('named')), 201);
    await server.owner`
      update identity.person set display_name = 'Nina' where id = (select person_id from identity.directory_entry where id = ${id})`;
    await directory.send('PATCH', `/Users/${id}`, {
      schemas: patchSchemas,
      Operations: [{ op: 'replace', path: 'displayName', value: 'Antonina' }],
    });
    expect((await standingOf('named'))[0]?.display_name).toBe('Nina');
  });

  test('without externalId is nobody yet; told later, it joins her', async () => {
    const { externalId: _externalId, ...rest } = told('late-id');
    const { id } = scimPersonOf(await directory.send('POST', '/Users', rest), 201);
    expect(await standingOf('late-id')).toEqual([]);
    const answer = await directory.send('PATCH', `/Users/${id}`, {
      schemas: patchSchemas,
      Operations: [{ op: 'Add', path: 'externalId', value: 'late-id' }],
    });
    expect(scimPersonOf(answer).externalId).toBe('late-id');
    expect(await standingOf('late-id')).toMatchObject([{ is_active: true, organisation: 'naviglio' }]);
  });

  test('whose externalId is changed by PATCH signs in with the new one only', async () => {
    const { id } = scimPersonOf(await directory.send('POST', '/Users', told('nickname')), 201);
    const move = (to: string) =>
      directory.send('PATCH', `/Users/${id}`, {
        schemas: patchSchemas,
        Operations: [{ op: 'Replace', path: 'externalId', value: to }],
      });
    scimPersonOf(await move('object-id'));
    expect(await standingOf('nickname')).toEqual([]);
    expect(await standingOf('object-id')).toMatchObject([{ display_name: 'Told nickname', is_active: true }]);
    expect(scimRefusalOf(await move('named'))).toBe('409 uniqueness');
    expect(await standingOf('object-id')).toMatchObject([{ display_name: 'Told nickname', is_active: true }]);
  });

  test('whose corrected externalId is somebody who signed in already is that person', async () => {
    const subject = await subjectOf('Samir Haddad');
    const known = await standingOf(subject);
    const { id } = scimPersonOf(await directory.send('POST', '/Users', told('mistaken')), 201);
    await directory.send('PATCH', `/Users/${id}`, {
      schemas: patchSchemas,
      Operations: [{ op: 'Replace', path: 'externalId', value: subject }],
    });
    expect(await standingOf(subject)).toEqual(known);
    expect(await meOf('Told mistaken')).toBe(401);
    await directory.send('DELETE', `/Users/${id}`);
    expect(await meOf('Samir Haddad')).toBe(401);
  });

  test('who was deleted and is told of again is the same person', async () => {
    const { id } = scimPersonOf(await directory.send('POST', '/Users', told('again')), 201);
    const personOf = async () =>
      (
        await server.owner<
          { person_id: string }[]
        >`select person_id from identity.sign_in where subject = 'again'`
      ).map((row) => row.person_id);
    const first = await personOf();
    await directory.send('DELETE', `/Users/${id}`);
    expect(await meOf('Told again')).toBe(401);
    const anew = scimPersonOf(await directory.send('POST', '/Users', told('again')), 201);
    expect(anew.id).not.toBe(id);
    expect(await personOf()).toEqual(first);
    expect(await meOf('Told again')).toBe(200);
  });

  test('who is being erased while she is told of is somebody new', async () => {
    const { id } = scimPersonOf(await directory.send('POST', '/Users', told('erased')), 201);
    await directory.send('DELETE', `/Users/${id}`);
    const [known] = await server.owner<{ person_id: string }[]>`
      select person_id from identity.sign_in where subject = 'erased'`;
    const personId = known?.person_id ?? '';
    let telling: ReturnType<TestDirectory['send']> | undefined;
    await server.owner.begin(async (trx) => {
      await trx`select 1 from identity.person where id = ${personId} for update`;
      telling = directory.send('POST', '/Users', told('erased'));
      await untilSomebodyWaits();
      await trx`delete from identity.sign_in where person_id = ${personId}`;
      await trx`update identity.person set display_name = null, erased_at = now() where id = ${personId}`;
    });
    if (telling === undefined) throw new Error('the directory did not call');
    scimPersonOf(await telling, 201);
    expect(await standingOf('erased')).toMatchObject([{ display_name: 'Told erased', is_active: true }]);
    const [erased] = await server.owner`
      select display_name from identity.person where id = ${personId}`;
    expect(erased).toEqual({ display_name: null });
  });
});

test('nothing in this file was unexpected to the server, and its log holds nobody', () => {
  expect(server.logLines.filter((line) => line.includes('"level":50'))).toEqual([]);
  for (const word of ['example', 'Paolo', 'Elena', '1mz050nq', directory.token])
    expect(server.logLines.filter((line) => line.includes(word))).toEqual([]);
});
