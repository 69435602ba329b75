// People whom a directory tells of, and the firm's own provider that they sign in with.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Browsing } from '../../../test/browsing.ts';
import { call, type CallAnswer } from '../../../test/calls.ts';
import {
  openDirectory,
  patchSchemas,
  scimPersonOf,
  userSchemas,
  type TestDirectory,
} from '../../../test/directories.ts';
import { openFirm, type Firm } from '../../../test/firm.ts';
import { openTestServer, type TestServer } from '../../../test/harness.ts';

let server: TestServer;
let firm: Firm;
let directory: TestDirectory;
beforeAll(async () => {
  server = await openTestServer();
  firm = await openFirm(server);
  directory = await openDirectory(server);
});
afterAll(async () => {
  await firm.stop();
  await server.stop();
});

async function signInAs(subject: string): Promise<CallAnswer> {
  const browsing = new Browsing();
  await firm.signIn(browsing, `${firm.portal}/account/sign-in`, subject);
  return call(server, '/v1/milano/me', { cookie: browsing.cookieHeader('localhost') });
}

async function peopleBehind(subject: string): Promise<number> {
  const [row] = await server.owner<{ count: string }[]>`
    select count(*) from identity.sign_in s join identity.person p on p.id = s.person_id where s.subject = ${subject}`;
  return Number(row?.count);
}

const turn = (id: string, active: unknown) =>
  directory.send('PATCH', `/Users/${id}`, {
    schemas: patchSchemas,
    Operations: [{ op: 'Replace', path: 'active', value: active }],
  });

test('the first sign-in finds whom the directory told of; off she stays out, on she is in, deleted she does not join anew', async () => {
  const told = await directory.send('POST', '/Users', {
    schemas: userSchemas,
    userName: 'nuova@naviglio.example',
    externalId: 'new-here',
    displayName: 'Nuova Annunciata',
    active: true,
  });
  const { id } = scimPersonOf(told, 201);
  expect((await signInAs('new-here')).body).toMatchObject({
    displayName: 'Nuova Annunciata',
    memberships: [{ organisation: { code: 'naviglio' }, roles: ['employee'] }],
  });
  expect(await peopleBehind('new-here')).toBe(1);

  scimPersonOf(await turn(id, 'False'));
  expect((await signInAs('new-here')).status).toBe(401);
  scimPersonOf(await turn(id, 'True'));
  expect((await signInAs('new-here')).status).toBe(200);

  expect((await directory.send('DELETE', `/Users/${id}`)).status).toBe(204);
  expect((await signInAs('new-here')).status).toBe(401);
  expect(await peopleBehind('new-here')).toBe(1);
});

test('a first sign-in and a creation at once are one person', async () => {
  await server.owner`delete from identity.directory_entry`;
  await server.owner`delete from identity.sign_in where subject = 'new-here'`;
  const [signedIn, told] = await Promise.all([
    signInAs('new-here'),
    directory.send('POST', '/Users', {
      schemas: userSchemas,
      userName: 'nuova@naviglio.example',
      externalId: 'new-here',
      displayName: 'Nuova Annunciata',
      active: true,
    }),
  ]);
  expect(signedIn.status).toBe(200);
  scimPersonOf(told, 201);
  const people = await server.owner<{ person_id: string }[]>`
    select person_id from identity.directory_entry union select person_id from identity.sign_in where subject = 'new-here'`;
  expect(people).toHaveLength(1);
});
