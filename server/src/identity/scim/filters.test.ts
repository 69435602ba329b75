import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readFilter } from './filters.ts';
import { ScimFault } from './scim-fault.ts';

describe('a filter', () => {
  test.each([
    ['userName eq "laura@firm.example"', { userName: 'laura@firm.example' }],
    ['username EQ "laura"', { userName: 'laura' }],
    ['urn:ietf:params:scim:schemas:core:2.0:User:userName eq "laura"', { userName: 'laura' }],
    [String.raw`userName eq "says \"hello\" \\ é"`, { userName: 'says "hello" \\ é' }],
    ['externalId eq "00u1"', { externalId: '00u1' }],
    ['id eq "2819c223"', { id: '2819c223' }],
    ['active eq true', { isActive: true }],
    ['active eq "False"', { isActive: false }],
    ['active eq False', { isActive: false }],
    ['userName eq "laura" and active eq true', { userName: 'laura', isActive: true }],
    ['  userName   eq   "laura"   and   externalId eq "1"  ', { userName: 'laura', externalId: '1' }],
    ['userName eq "a and b"', { userName: 'a and b' }],
  ])('%s is read', (text, filter) => {
    expect(readFilter(text)).toEqual(filter);
  });

  test('that is not there asks for everybody', () => {
    expect(readFilter(undefined)).toEqual({});
  });

  test.each([
    '',
    'userName',
    'userName eq',
    'userName eq laura',
    'userName eq 7',
    'userName eq null',
    'userName eq true',
    'active eq "yes"',
    'userName co "laura"',
    'userName sw "laura"',
    'userName pr',
    'not (userName eq "laura")',
    'userName eq "a" or userName eq "b"',
    'userName eq "a" and userName eq "b"',
    '(userName eq "a")',
    'emails[type eq "work"].value eq "laura@firm.example"',
    'emails.value eq "laura@firm.example"',
    'displayName eq "Laura"',
    'meta.lastModified eq "2026-01-01"',
    '__proto__ eq "x"',
    'userName eq "a" and',
    'userName eq "a" active eq true',
    'userName eq "unclosed',
    `userName eq "${'\\'.repeat(500)}`,
    `userName eq "${'a'.repeat(600)}"`,
    String.raw`userName eq "a\u0000b"`,
    String.raw`userName eq "\q"`,
    'userName eq "a\nb"',
    'active eq true and active eq false',
    'userName eq "1" and externalId eq "2" and id eq "3" and active eq true and displayName eq "4"',
    '(userName eq "a" or userName eq "b") and '.repeat(12),
  ])('%j is refused as invalidFilter', (text) => {
    expect(() => readFilter(text)).toThrow(
      expect.objectContaining({ scimType: 'invalidFilter', status: 400 }),
    );
  });

  test('finds the text that was asked for, whatever its letters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 50 }), (name) => {
        fc.pre(!name.includes('\0'));
        expect(readFilter(`userName eq ${JSON.stringify(name)}`)).toEqual({ userName: name });
      }),
    );
  });

  test('is read or refused, whatever it is', () => {
    const pieces = fc.constantFrom(
      'userName',
      ' eq ',
      '"',
      '\\',
      'and',
      ' ',
      'true',
      '(',
      ')',
      'active',
      '[',
      '\0',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 60 }), (list) => {
        try {
          return typeof readFilter(list.join('')) === 'object';
        } catch (error) {
          return error instanceof ScimFault && error.scimType === 'invalidFilter';
        }
      }),
    );
  });
});
