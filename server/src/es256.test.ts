import { generateKeyPairSync, sign } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isSignedBy, readCompactJws, readJsonPart, readPublicP256Jwk } from './es256.ts';

const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const jwk = publicKey.export({ format: 'jwk' });
const signatureOf = (words: string) =>
  sign('sha256', Buffer.from(words), { key: privateKey, dsaEncoding: 'ieee-p1363' });

describe('a signature', () => {
  test('of this key over these words is accepted, over other words refused', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\w.-]{0,200}$/), (words) => {
        const signature = signatureOf(words).toString('base64url');
        expect(isSignedBy(publicKey, words, signature)).toBe(true);
        expect(isSignedBy(publicKey, `${words}.`, signature)).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  test('that is no signature at all is refused', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 64, maxLength: 64 }), (bytes) => {
        expect(isSignedBy(publicKey, 'words', Buffer.from(bytes).toString('base64url'))).toBe(false);
      }),
    );
    for (const bytes of [
      Buffer.alloc(64),
      Buffer.alloc(64, 255),
      Buffer.concat([Buffer.alloc(63), Buffer.of(1)]),
    ])
      expect(isSignedBy(publicKey, 'words', bytes.toString('base64url'))).toBe(false);
  });
});

describe('a compact JWS', () => {
  test('is three parts of base64url and nothing else', () => {
    const signature = 'A'.repeat(86);
    expect(readCompactJws(`aa.bb.${signature}`, 200)).toEqual({
      header: 'aa',
      payload: 'bb',
      signed: 'aa.bb',
      signature,
    });
    for (const text of [
      '',
      '..',
      `.bb.${signature}`,
      `aa..${signature}`,
      `aa.bb.${signature}A`,
      `aa.bb.${signature.slice(1)}`,
      `aa.bb.cc.${signature}`,
      `aa.b=.${signature}`,
      `aa.b b.${signature}`,
      `aa.bb.${signature}, aa.bb.${signature}`,
      `${'a'.repeat(200)}.bb.${signature}`,
    ])
      expect(readCompactJws(text, 200), text).toBeUndefined();
  });

  test('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(readCompactJws(text, 4096)?.signature.length ?? 86).toBe(86);
      }),
    );
  });

  test('holds JSON objects', () => {
    const part = (text: string) => readJsonPart(Buffer.from(text).toString('base64url'));
    expect(part('{"a":1}')).toEqual({ a: 1 });
    for (const text of ['', '1', 'null', '[]', '"a"', '{', '{"a":1} x'])
      expect(part(text), text).toBeUndefined();
  });
});

describe('a public P-256 key', () => {
  test('is read from its four members', () => {
    expect(readPublicP256Jwk({ ...jwk, ext: true, key_ops: ['verify'] })?.key.equals(publicKey)).toBe(true);
  });

  test.each<[string, unknown]>([
    ['a private part', privateKey.export({ format: 'jwk' })],
    ['an empty private part', { ...jwk, d: '' }],
    ['another curve', generateKeyPairSync('ec', { namedCurve: 'P-384' }).publicKey.export({ format: 'jwk' })],
    ['another kind', generateKeyPairSync('ed25519').publicKey.export({ format: 'jwk' })],
    ['a shared secret', { kty: 'oct', k: 'AAAA' }],
    ['a point off the curve', { ...jwk, y: jwk.x }],
    ['a missing coordinate', { ...jwk, y: undefined }],
    ['a coordinate too short', { ...jwk, x: jwk.x?.slice(2) }],
    ['a coordinate spelt another way', { ...jwk, x: `${jwk.x ?? ''}=` }],
    ['nothing', undefined],
    ['a list', [jwk]],
  ])('is refused with %s', (_what, wrong) => {
    expect(readPublicP256Jwk(wrong)).toBeUndefined();
  });
});
