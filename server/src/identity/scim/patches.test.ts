import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPerson, type Told } from './directory-person.ts';
import { mostOperations, patched, readPatch } from './patches.ts';
import { keptAttributes, workExtension, type KeptAttribute } from './paths.ts';
import { ScimFault } from './scim-fault.ts';

const schemas = ['urn:ietf:params:scim:api:messages:2.0:PatchOp'];
const laura: Told & { id: string } = {
  id: '01900000-0000-7000-8000-000000000001',
  userName: 'laura@firm.example',
  externalId: 'laura',
  displayName: 'Laura Bianchi',
  active: true,
};

const patch = (...operations: unknown[]) => patched(laura, readPatch({ schemas, Operations: operations }));
const { id: _id, ...told } = laura;

describe('a patch', () => {
  test.each([
    ['Entra without aadOptscim062020', { op: 'Replace', path: 'active', value: 'False' }, { active: false }],
    ['Entra with aadOptscim062020', { op: 'replace', path: 'active', value: false }, { active: false }],
    ['Okta', { op: 'replace', value: { active: false } }, { active: false }],
    ['Entra adding', { op: 'Add', path: 'displayName', value: 'Laura B.' }, { displayName: 'Laura B.' }],
    ['upper case', { op: 'REPLACE', path: 'ACTIVE', value: 'FALSE' }, { active: false }],
    [
      'a dotted name in an object',
      { op: 'replace', value: { 'name.givenName': 'L', active: false } },
      { active: false },
    ],
    ['a removal', { op: 'remove', path: 'displayName' }, { displayName: undefined }],
    ['null', { op: 'replace', path: 'displayName', value: null }, { displayName: undefined }],
    [
      'a whole copy',
      { op: 'replace', value: { ...laura, schemas: [], meta: {}, groups: [], displayName: 'L' } },
      { displayName: 'L' },
    ],
  ])('of %s is understood', async (_dialect, operation, change) => {
    expect(await patch(operation)).toEqual(expect.objectContaining({ ...told, ...change }));
  });

  test('leaves what is not kept alone', async () => {
    const operations = [
      { op: 'Replace', path: 'emails[type eq "work"].value', value: 'new@firm.example' },
      {
        op: 'Add',
        path: 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department',
        value: 'R&D',
      },
      { op: 'replace', value: { password: 'secret', title: 'Engineer', name: { givenName: 'L' } } },
      { op: 'remove', path: 'phoneNumbers' },
    ];
    expect(await patch(...operations)).toEqual(expect.objectContaining(told));
  });

  test('applies its operations in their order', async () => {
    const answer = await patch(
      { op: 'replace', path: 'displayName', value: 'one' },
      { op: 'replace', value: { displayName: 'two', active: false } },
      { op: 'add', path: 'active', value: 'True' },
    );
    expect(answer).toEqual(expect.objectContaining({ displayName: 'two', active: true }));
  });

  const operation = { op: 'replace', path: 'active', value: false };
  test.each([
    ['nothing', undefined, 'invalidSyntax'],
    ['null', null, 'invalidSyntax'],
    ['a list', [operation], 'invalidSyntax'],
    ['no schemas', { Operations: [operation] }, 'invalidSyntax'],
    [
      'the schema of a person',
      { schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'], Operations: [operation] },
      'invalidSyntax',
    ],
    ['two schemas', { schemas: [...schemas, 'urn:x'], Operations: [operation] }, 'invalidSyntax'],
    ['no Operations', { schemas }, 'invalidSyntax'],
    ['no operation', { schemas, Operations: [] }, 'invalidSyntax'],
    ['Operations that are one', { schemas, Operations: operation }, 'invalidSyntax'],
    ['an operation that is null', { schemas, Operations: [null] }, 'invalidSyntax'],
    ['an operation that is a list', { schemas, Operations: [[operation]] }, 'invalidSyntax'],
    ['no op', { schemas, Operations: [{ path: 'active', value: true }] }, 'invalidSyntax'],
    ['an unknown op', { schemas, Operations: [{ ...operation, op: 'move' }] }, 'invalidSyntax'],
    ['an op that is a number', { schemas, Operations: [{ ...operation, op: 1 }] }, 'invalidSyntax'],
    ['a path that is an object', { schemas, Operations: [{ ...operation, path: {} }] }, 'invalidSyntax'],
    [
      '1,000 operations',
      { schemas, Operations: Array.from({ length: 1000 }, () => operation) },
      'invalidSyntax',
    ],
    ['an unknown path', { schemas, Operations: [{ ...operation, path: 'nobodyKnows' }] }, 'invalidPath'],
    [
      'an unknown attribute without path',
      { schemas, Operations: [{ op: 'add', value: { nobodyKnows: 1 } }] },
      'invalidPath',
    ],
    [
      'a path to the prototype',
      { schemas, Operations: [{ ...operation, path: '__proto__.active' }] },
      'invalidPath',
    ],
    [
      'a prototype as attribute',
      {
        schemas,
        Operations: [{ op: 'add', value: JSON.parse('{"__proto__":{"active":false}}') as unknown }],
      },
      'invalidPath',
    ],
    [
      'a path that keeps readers busy',
      { schemas, Operations: [{ op: 'add', path: `emails[type eq "${'\\'.repeat(120)}]`, value: 1 }] },
      'invalidPath',
    ],
    ['no path and no object', { schemas, Operations: [{ op: 'replace', value: false }] }, 'invalidValue'],
    ['no path and null', { schemas, Operations: [{ op: 'replace', value: null }] }, 'invalidValue'],
    [
      'a removal without path',
      { schemas, Operations: [{ op: 'remove', value: { active: true } }] },
      'noTarget',
    ],
    ['no value', { schemas, Operations: [{ op: 'replace', path: 'active' }] }, 'invalidValue'],
    [
      'active that is a number',
      { schemas, Operations: [{ op: 'replace', path: 'active', value: 0 }] },
      'invalidValue',
    ],
    [
      'active that is another word',
      { schemas, Operations: [{ op: 'replace', path: 'active', value: 'no' }] },
      'invalidValue',
    ],
    [
      'active that is an object',
      { schemas, Operations: [{ op: 'replace', path: 'active', value: { value: false } }] },
      'invalidValue',
    ],
    ['active taken away', { schemas, Operations: [{ op: 'remove', path: 'active' }] }, 'mutability'],
    ['externalId taken away', { schemas, Operations: [{ op: 'remove', path: 'externalId' }] }, 'mutability'],
    [
      'userName taken away',
      { schemas, Operations: [{ op: 'replace', path: 'userName', value: null }] },
      'mutability',
    ],
    ['id changed', { schemas, Operations: [{ op: 'replace', path: 'id', value: 'x' }] }, 'mutability'],
    [
      'an empty userName',
      { schemas, Operations: [{ op: 'replace', path: 'userName', value: ' ' }] },
      'invalidValue',
    ],
    [
      'a long userName',
      { schemas, Operations: [{ op: 'replace', path: 'userName', value: 'a'.repeat(257) }] },
      'invalidValue',
    ],
    [
      'a userName with NUL',
      { schemas, Operations: [{ op: 'replace', path: 'userName', value: 'a\0' }] },
      'invalidValue',
    ],
    [
      'a userName that is a list',
      { schemas, Operations: [{ op: 'replace', path: 'userName', value: ['a'] }] },
      'invalidValue',
    ],
    [
      'a displayName that is an object',
      { schemas, Operations: [{ op: 'add', path: 'displayName', value: {} }] },
      'invalidValue',
    ],
  ])('with %s is refused', async (_what, body, scimType) => {
    const refused = async () => patched(laura, readPatch(body));
    await expect(refused()).rejects.toThrow(
      expect.objectContaining({ name: 'ScimFault', status: 400, scimType }),
    );
  });

  test('of the largest size is taken', async () => {
    const operations = Array.from({ length: mostOperations }, (_, index) => ({
      op: 'replace',
      path: 'displayName',
      value: `Laura ${index}`,
    }));
    expect((await patch(...operations)).displayName).toBe('Laura 99');
  });
});

const values: Record<KeptAttribute, fc.Arbitrary<string | boolean>> = {
  userName: fc.stringMatching(/^[a-z]{1,20}$/),
  externalId: fc.stringMatching(/^[a-zA-Z0-9]{1,20}$/),
  displayName: fc.stringMatching(/^[A-Z][a-z]{1,20}$/),
  active: fc.boolean(),
  site: fc.stringMatching(/^[A-Z][a-z]{1,20}$/),
};
const change = fc
  .constantFrom(...keptAttributes, 'site' as const)
  .chain((name) => values[name].map((value): [KeptAttribute, string | boolean] => [name, value]));
const anyCase = (word: string) =>
  fc.constantFrom(word, word.toUpperCase(), `${word[0]?.toUpperCase()}${word.slice(1)}`);

describe('any list of changes', () => {
  test('ends as if each were made by hand, in every dialect', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(change, fc.boolean(), fc.constantFrom('add', 'replace').chain(anyCase)), {
          minLength: 1,
          maxLength: 12,
        }),
        async (changes) => {
          const expected: Record<string, unknown> = { ...told };
          const operations = changes.map(([[name, value], hasPath, op]) => {
            expected[name] = value;
            const sent = typeof value === 'boolean' && hasPath ? (value ? 'True' : 'False') : value;
            const path = name === 'site' ? `${workExtension}:site` : name;
            return hasPath ? { op, path, value: sent } : { op, value: { [path]: sent } };
          });
          expect(await patch(...operations)).toEqual(expected);
        },
      ),
    );
  });

  test('is understood or refused, whatever it is', async () => {
    const json = fc.jsonValue() as fc.Arbitrary<unknown>;
    const path = fc.constantFrom(
      'active',
      'userName',
      'externalId',
      'displayName',
      'emails',
      'id',
      'x',
      '__proto__',
    );
    const operations = fc.array(
      fc.record(
        { op: fc.constantFrom('add', 'remove', 'replace', 'x'), path, value: json },
        { requiredKeys: ['op'] },
      ),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(json, fc.record({ schemas: fc.constant(schemas), Operations: operations })),
        async (body) => {
          try {
            const after = await patched(laura, readPatch(body));
            expect(typeof after.active).toBe('boolean');
          } catch (error) {
            expect(error).toBeInstanceOf(ScimFault);
          }
        },
      ),
    );
    expect({}).not.toHaveProperty('active');
  });
});

describe('a person', () => {
  test.each([
    ['only a user name', { userName: 'laura' }, { userName: 'laura' }],
    [
      'names of attributes in any case',
      { USERNAME: 'laura', Active: 'False' },
      { userName: 'laura', active: false },
    ],
    [
      'null for what is not told',
      { userName: 'laura', active: null, externalId: null },
      { userName: 'laura' },
    ],
    [
      'the parts of a name',
      { userName: 'l', name: { givenName: 'Laura', familyName: 'Bianchi' } },
      { userName: 'l', displayName: 'Laura Bianchi' },
    ],
    [
      'a formatted name',
      { userName: 'l', name: { formatted: ' Dr\nLaura  Bianchi' } },
      { userName: 'l', displayName: 'Dr Laura Bianchi' },
    ],
    [
      'both names',
      { userName: 'l', displayName: 'LB', name: { formatted: 'x' } },
      { userName: 'l', displayName: 'LB' },
    ],
    [
      'much more than is kept',
      { userName: 'l', emails: [{ value: 'l@x' }], password: 'p', phoneNumbers: 7, nobodyKnows: {} },
      { userName: 'l' },
    ],
  ])('with %s is read', (_what, body, expected) => {
    expect(readPerson(body)).toEqual(expected);
  });

  test.each([
    ['no body', undefined],
    ['a list', []],
    ['no user name', { active: true }],
    ['a user name that is a number', { userName: 7 }],
    ['an empty user name', { userName: '' }],
    ['a line end in the user name', { userName: 'a\nb' }],
    ['half a letter in the user name', { userName: 'a\ud83d' }],
    ['active that is a number', { userName: 'l', active: 1 }],
    ['active that is another word', { userName: 'l', active: 'yes' }],
    ['the schema of a group', { userName: 'l', schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'] }],
    ['an external id that is too long', { userName: 'l', externalId: 'x'.repeat(257) }],
  ])('with %s is refused', (_what, body) => {
    expect(() => readPerson(body)).toThrow(expect.objectContaining({ name: 'ScimFault', status: 400 }));
  });

  test('is read or refused, whatever it is', () => {
    const names = [
      'userName',
      'active',
      'externalId',
      'displayName',
      'name',
      'schemas',
      'id',
      'meta',
      '__proto__',
    ];
    const body = fc.dictionary(
      fc.oneof(fc.constantFrom(...names), fc.string()),
      fc.jsonValue() as fc.Arbitrary<unknown>,
    );
    fc.assert(
      fc.property(body, (sent) => {
        try {
          return typeof readPerson(sent).userName === 'string';
        } catch (error) {
          return error instanceof ScimFault;
        }
      }),
    );
  });
});
