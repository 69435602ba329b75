import { SignJWT, exportJWK, generateKeyPair, type JWK } from 'jose';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Clock } from '../http/index.ts';
import type { TokenVerifier } from '../identity/index.ts';
import { tokenVerifier } from './token-verifier.ts';

const issuer = 'https://id.example/oidc';
const audience = 'https://api.example/v1';
const person = '01900000-0000-7000-8000-000000000001';
const startsAt = new Date('2026-11-22T10:00:00Z');

interface SigningKey {
  id: string;
  privateKey: CryptoKey;
  publicJwk: JWK;
}

class HandClock implements Clock {
  instant = startsAt;

  now(): Date {
    return this.instant;
  }

  pass(seconds: number): void {
    this.instant = new Date(this.instant.getTime() + seconds * 1000);
  }
}

let clock: HandClock;
let current: SigningKey;
let published: JWK[];
let asked: number;
let verify: TokenVerifier;

beforeEach(async () => {
  clock = new HandClock();
  current = await newKey('one');
  published = [current.publicJwk];
  asked = 0;
  verify = tokenVerifier({
    issuer,
    audience,
    clock,
    keys: async () => {
      asked += 1;
      return published;
    },
  });
});

async function newKey(id: string): Promise<SigningKey> {
  const { privateKey, publicKey } = await generateKeyPair('ES256');
  return { id, privateKey, publicJwk: { ...(await exportJWK(publicKey)), kid: id, alg: 'ES256' } };
}

function tokenOf(
  changes: Record<string, unknown> = {},
  { key = current, header = {} }: { key?: SigningKey; header?: Record<string, unknown> } = {},
): Promise<string> {
  const now = Math.floor(clock.now().getTime() / 1000);
  return new SignJWT({
    iss: issuer,
    aud: audience,
    sub: `milano.${person}`,
    iat: now,
    exp: now + 300,
    client_id: 'milano.naviglio-intranet',
    scope: 'survey:respond profile:min',
    cnf: { jkt: 'A'.repeat(43) },
    auth_time: now - 60,
    ...changes,
  })
    .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: key.id, ...header })
    .sign(key.privateKey);
}

describe('a token of ours', () => {
  test('tells whose it is, for what, of which client and key, and how long ago she signed in', async () => {
    expect(await verify(await tokenOf())).toEqual({
      communitySlug: 'milano',
      personId: person,
      scopes: ['survey:respond', 'profile:min'],
      clientId: 'milano.naviglio-intranet',
      jkt: 'A'.repeat(43),
      hash: expect.stringMatching(/^[\w-]{43}$/) as unknown,
      authenticatedAt: new Date(startsAt.getTime() - 60_000),
    });
  });

  test('may name several audiences', async () => {
    expect(await verify(await tokenOf({ aud: ['https://other.example', audience] }))).toBeDefined();
  });

  test('ends when it expires, known or not', async () => {
    const token = await tokenOf();
    expect(await verify(token)).toBeDefined();
    clock.pass(304);
    expect(await verify(token)).toBeDefined();
    clock.pass(2);
    expect(await verify(token)).toBeUndefined();
    expect(
      await verify(await tokenOf({ exp: Math.floor(clock.now().getTime() / 1000) - 6 })),
    ).toBeUndefined();
  });

  test('starts when it says so', async () => {
    const token = await tokenOf({ nbf: startsAt.getTime() / 1000 + 60 });
    expect(await verify(token)).toBeUndefined();
    clock.pass(60);
    expect(await verify(token)).toBeDefined();
  });
});

describe('a token is refused', () => {
  test.each<[string, Record<string, unknown>]>([
    ['of another issuer', { iss: 'https://evil.example/oidc' }],
    ['for another audience', { aud: 'https://api.example' }],
    ['for other audiences', { aud: ['https://other.example'] }],
    ['for nobody', { aud: undefined }],
    ['of nobody', { sub: undefined }],
    ['of a name that is none of ours', { sub: person }],
    ['that never ends', { exp: undefined }],
    ['that is bound to no key', { cnf: undefined }],
    ['that is bound to words', { cnf: 'jkt' }],
    ['that was given to no client', { client_id: undefined }],
  ])('%s', async (_what, changes) => {
    expect(await verify(await tokenOf(changes))).toBeUndefined();
  });

  test('of another type, without a key id, or with words that must be understood', async () => {
    for (const header of [{ typ: 'JWT' }, { typ: undefined }, { kid: undefined }]) {
      expect(await verify(await tokenOf({}, { header }))).toBeUndefined();
    }
  });

  test('signed by another key, under ours or its own name', async () => {
    const other = await newKey('other');
    expect(await verify(await tokenOf({}, { key: other }))).toBeUndefined();
    expect(await verify(await tokenOf({}, { key: other, header: { kid: 'one' } }))).toBeUndefined();
  });

  test('unsigned, cut, or too long', async () => {
    const token = await tokenOf();
    const [header = '', payload = ''] = token.split('.');
    const none = Buffer.from('{"alg":"none","typ":"at+jwt","kid":"one"}').toString('base64url');
    for (const wrong of [
      `${none}.${payload}.`,
      `${header}.${payload}.`,
      `${header}.${payload}`,
      `${token}x`,
      '',
    ])
      expect(await verify(wrong)).toBeUndefined();
    expect(await verify(await tokenOf({ note: 'a'.repeat(5000) }))).toBeUndefined();
  });
});

describe('keys that change', () => {
  test('are asked for at once when a token names an unknown one', async () => {
    expect(await verify(await tokenOf())).toBeDefined();
    const next = await newKey('two');
    published = [next.publicJwk, current.publicJwk];
    clock.pass(1);
    expect(await verify(await tokenOf({}, { key: next }))).toBeDefined();
    expect(asked).toBe(2);
  });

  test('are not asked for by every stranger’s token', async () => {
    const stranger = await newKey('stranger');
    const tokens = await Promise.all(
      Array.from({ length: 30 }, (_, at) => tokenOf({ at }, { key: stranger })),
    );
    await Promise.all(tokens.map((token) => verify(token)));
    for (const token of tokens) expect(await verify(token)).toBeUndefined();
    expect(asked).toBe(1);
  });

  test('take their tokens with them within a minute, known ones too', async () => {
    const token = await tokenOf();
    expect(await verify(token)).toBeDefined();
    published = [];
    expect(await verify(token)).toBeDefined();
    clock.pass(60);
    expect(await verify(token)).toBeUndefined();
  });
});
