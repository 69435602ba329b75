import { describe, expect, test } from 'vitest';
import type { Connection } from '../identity/index.ts';
import { issuerFault, readSignInWord } from './connection-claims.ts';

const directory = '3f1c8a52-0b6d-4a7e-9d43-5c1f8e2b7a90';
const otherDirectory = '7d2e9b63-1c7e-4b8f-8e54-6d2a9f3c8ba1';

function connectionOf(changes: Partial<Connection>): Connection {
  return {
    id: '00000000-0000-4000-8000-000000000000',
    code: 'firm',
    organisationId: '00000000-0000-4000-8000-000000000001',
    organisationName: 'Firm',
    kind: 'generic',
    issuer: 'https://idp.firm.example',
    clientId: 'snodo-portal',
    tenant: null,
    clientSecretSealed: null,
    maxAgeSeconds: null,
    joinsAs: ['employee'],
    joinsWhen: null,
    ...changes,
  };
}

const entra = { kind: 'entra', tenant: directory } as const;
const google = { kind: 'google', tenant: 'firm.example' } as const;

describe('an issuer', () => {
  test.each<[Partial<Connection>]>([
    [{ issuer: 'https://idp.firm.example/any/path' }],
    [{ ...entra, issuer: `https://login.microsoftonline.com/${directory}/v2.0` }],
    [{ ...google, issuer: 'https://accounts.google.com' }],
    [{ kind: 'okta', issuer: 'https://firm.okta.com' }],
    [{ kind: 'okta', issuer: 'https://firm.okta.com/oauth2/default' }],
    [{ kind: 'okta', issuer: 'https://firm.okta.com/oauth2/aus1abcDEF' }],
    [{ kind: 'keycloak', issuer: 'https://sso.firm.example/realms/firm' }],
    [{ kind: 'keycloak', issuer: 'https://sso.firm.example/auth/realms/firm' }],
  ])('of its kind is taken: %j', (changes) => {
    expect(issuerFault(connectionOf(changes))).toBeUndefined();
  });

  test.each<[Partial<Connection>]>([
    [{ issuer: 'idp.firm.example' }],
    [{ issuer: 'https://idp.firm.example/?tenant=a' }],
    [{ issuer: 'https://name:word@idp.firm.example' }],
    [{ ...entra, issuer: 'https://login.microsoftonline.com/common/v2.0' }],
    [{ ...entra, tenant: 'common', issuer: 'https://login.microsoftonline.com/common/v2.0' }],
    [{ ...entra, tenant: 'organizations', issuer: 'https://login.microsoftonline.com/organizations/v2.0' }],
    [{ ...entra, issuer: `https://login.microsoftonline.com/${otherDirectory}/v2.0` }],
    [{ ...entra, issuer: `https://login.microsoftonline.com/${directory}` }],
    [{ ...entra, tenant: null, issuer: 'https://login.microsoftonline.com/null/v2.0' }],
    [{ ...google, tenant: null, issuer: 'https://accounts.google.com' }],
    [{ kind: 'okta', issuer: 'https://firm.okta.com/oauth2/default/v1' }],
    [{ kind: 'keycloak', issuer: 'https://sso.firm.example/realms/' }],
    [{ kind: 'keycloak', issuer: 'https://sso.firm.example/' }],
  ])('that speaks for others or for nobody is refused: %j', (changes) => {
    expect(issuerFault(connectionOf(changes))).toBeTypeOf('string');
  });
});

describe('the word about a person', () => {
  test('names her by `sub`, in an Entra directory by `oid`', () => {
    const claims = { sub: 's', oid: 'o', tid: directory, name: 'Laura' };
    expect(readSignInWord(connectionOf({}), claims)).toEqual({
      issuer: 'https://idp.firm.example',
      subject: 's',
      name: 'Laura',
      mayJoin: true,
    });
    expect(readSignInWord(connectionOf(entra), claims)).toMatchObject({ subject: 'o' });
    expect(readSignInWord(connectionOf({ kind: 'okta' }), claims)).toMatchObject({ subject: 's' });
  });

  test.each<[string, Partial<Connection>, Record<string, unknown>]>([
    ['another Entra directory', entra, { sub: 's', oid: 'o', tid: otherDirectory }],
    ['no Entra directory', entra, { sub: 's', oid: 'o' }],
    ['nobody of the Entra directory', entra, { sub: 's', tid: directory }],
    ['another Google domain', google, { sub: 's', hd: 'other.example' }],
    [
      'a private Google account with an address of the firm',
      google,
      { sub: 's', email: 'laura@firm.example', email_verified: true },
    ],
    ['nobody', {}, {}],
    ['nobody by name', {}, { sub: '' }],
    ['somebody by a number', {}, { sub: 7 }],
    ['somebody by an endless name', {}, { sub: 's'.repeat(256) }],
  ])('is none when it speaks of %s', (_what, changes, claims) => {
    expect(readSignInWord(connectionOf(changes), claims)).toBeUndefined();
  });

  test('never takes an e-mail address for a person', () => {
    const address = {
      email: 'laura@firm.example',
      email_verified: true,
      preferred_username: 'laura@firm.example',
    };
    const words = ['one', 'two'].map((sub) => readSignInWord(connectionOf({}), { sub, ...address }));
    expect(words.map((word) => word?.subject)).toEqual(['one', 'two']);
    expect(JSON.stringify(words)).not.toContain('laura@');
  });
});

describe('somebody new joins', () => {
  const inDepartments = connectionOf({ joinsWhen: { claim: 'department', in: ['production', 'office'] } });
  test.each<[Record<string, unknown>, boolean]>([
    [{ department: 'production' }, true],
    [{ department: ['hall', 'office'] }, true],
    [{ department: 'board' }, false],
    [{ department: ['board', 7, null] }, false],
    [{ department: { office: true } }, false],
    [{ department: 'Production' }, false],
    [{}, false],
  ])('by a condition on a claim: %j → %s', (claims, expected) => {
    expect(readSignInWord(inDepartments, { sub: 's', ...claims })?.mayJoin).toBe(expected);
  });

  test('never where the connection gives no role', () => {
    expect(readSignInWord(connectionOf({ joinsAs: [] }), { sub: 's' })?.mayJoin).toBe(false);
  });
});
