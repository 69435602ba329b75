import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPath } from './paths.ts';
import { ScimFault } from './scim-fault.ts';

const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

describe('a path', () => {
  test.each([
    ['userName', 'userName'],
    ['USERNAME', 'userName'],
    ['externalid', 'externalId'],
    ['Active', 'active'],
    ['urn:ietf:params:scim:schemas:core:2.0:User:displayName', 'displayName'],
    ['URN:ietf:params:scim:schemas:core:2.0:user:userName', 'userName'],
    ['name', 'not kept'],
    ['name.givenName', 'not kept'],
    ['title', 'not kept'],
    ['password', 'not kept'],
    ['emails[type eq "work"].value', 'not kept'],
    ['emails[type eq "work"]', 'not kept'],
    ['emails', 'not kept'],
    ['addresses[type eq "work"].formatted', 'not kept'],
    ['roles[primary eq "True"].value', 'not kept'],
    [enterprise, 'not kept'],
    [`${enterprise}:department`, 'not kept'],
    [`${enterprise}:manager.value`, 'not kept'],
    ['urn:ietf:params:scim:schemas:extension:CustomExtensionName:2.0:User:tag', 'not kept'],
    ['id', 'read only'],
    ['meta.version', 'read only'],
    ['groups', 'read only'],
  ])('%s leads to %s', (path, target) => {
    expect(readPath(path)).toBe(target);
  });

  test.each([
    '',
    ' ',
    'nobodyKnows',
    'name.nobodyKnows',
    'userName.value',
    'active[value eq "x"]',
    'userName eq "x"',
    '__proto__',
    '__proto__.active',
    'constructor.prototype',
    'toString',
    'emails[type eq "work"',
    'emails[type eq "work"]]',
    'emails[type eq "work"].value.more',
    'emails[[type eq "work"]]',
    'emails[]',
    'emails[type eq "wo\\"rk"]',
    'emails[type eq "work"].value; drop table identity.person',
    "userName' or '1'='1",
    'active\nuserName',
    'active\0',
    'urn:',
    'urn:ietf:params:scim:schemas:core:2.0:User',
    'urn:ietf:params:scim:schemas:core:2.0:User:',
    'urn:x:y\nactive',
    'a'.repeat(201),
  ])('%j is refused as invalidPath', (path) => {
    expect(() => readPath(path)).toThrow(ScimFault);
    expect(() => readPath(path)).toThrow(expect.objectContaining({ scimType: 'invalidPath', status: 400 }));
  });

  test('is read or refused, whatever it is', () => {
    const pieces = fc.constantFrom(
      'emails',
      'userName',
      '[',
      ']',
      '"',
      '\\',
      '.',
      ' eq ',
      'urn:',
      ':',
      '\0',
      '(',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(pieces).map((list) => list.join('')),
        ),
        (path) => {
          try {
            return typeof readPath(path) === 'string';
          } catch (error) {
            return error instanceof ScimFault && error.scimType === 'invalidPath';
          }
        },
      ),
    );
  });
});
