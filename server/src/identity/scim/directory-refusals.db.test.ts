// How refusals of a directory's calls look.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  directoryPerson,
  openDirectory,
  patchOf,
  patchSchemas,
  scimRefusalOf,
  toldPerson,
  type TestDirectory,
  userSchemas,
} from '../../../test/directories.ts';
import { openTestServer, type TestServer } from '../../../test/harness.ts';

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

describe('a refusal', () => {
  let id: string;
  beforeAll(async () => {
    await toldPerson(naviglio, 'raced');
    ({ id } = await toldPerson(naviglio, 'refused'));
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
    [
      'a NUL in a name',
      'PUT',
      { body: directoryPerson('refused', { displayName: 'a\0b' }) },
      '400 invalidValue',
    ],
    [
      'a person without a user name',
      'PUT',
      { body: { schemas: userSchemas, active: false } },
      '400 invalidValue',
    ],
    [
      'the schema of a group',
      'PUT',
      { body: directoryPerson('refused', { schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'] }) },
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

test('nothing in this file was unexpected to the server', () => {
  expect(server.logLines.filter((line) => line.includes('"level":50'))).toEqual([]);
});
