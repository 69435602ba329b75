import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { newProofKey, proofClaims, signProof, type ProofKey } from '../../test/proof-maker.ts';
import type { Clock } from '../http/index.ts';
import { ProofVerifier, type ExpectedProof } from './proofs.ts';

const secret = 'a secret of this test, longer than thirty-two letters';
const address = 'https://api.example/v1/milano/me';
const token = 'a.to.ken';

class HandClock implements Clock {
  instant = new Date('2026-11-22T10:00:00Z');

  now(): Date {
    return this.instant;
  }

  pass(seconds: number): void {
    this.instant = new Date(this.instant.getTime() + seconds * 1000);
  }
}

let clock: HandClock;
let verifier: ProofVerifier;
let key: ProofKey;
let expected: ExpectedProof;

beforeEach(() => {
  clock = new HandClock();
  verifier = new ProofVerifier({ secret, clock });
  key = newProofKey();
  expected = { method: 'GET', url: address, accessTokenHash: String(claims()['ath']), jkt: key.jkt };
});

function claims(changes: Record<string, unknown> = {}): Record<string, unknown> {
  const words = { method: 'GET', address, now: clock.now(), token, nonce: verifier.nonces.current() };
  return { ...proofClaims(words), ...changes };
}

const verify = (changes: Record<string, unknown>, header?: Record<string, unknown>) =>
  verifier.verify(signProof(key, claims(changes), header), expected);

describe('a correct proof', () => {
  test('names its key, by a thumbprint that the token can be bound to', () => {
    expect(verify({})).toMatchObject({
      jkt: key.jkt,
      proofHash: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown,
    });
  });

  test('has the same mark however its signature is written, and another for another id', () => {
    const proof = signProof(key, claims());
    const [header, payload, signature = ''] = proof.split('.');
    const raw = Buffer.from(signature, 'base64url');
    const order = BigInt('0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551');
    const other = (order - BigInt(`0x${raw.subarray(32).toString('hex')}`)).toString(16).padStart(64, '0');
    const twin = Buffer.concat([raw.subarray(0, 32), Buffer.from(other, 'hex')]).toString('base64url');
    const first = verifier.verify(proof, expected);
    expect(verifier.verify(`${header}.${payload}.${twin}`, expected)).toEqual(first);
    expect(verify({})).not.toEqual(first);
  });

  test('is remembered for longer than any node takes it', () => {
    const verdict = verify({});
    if (typeof verdict === 'string') throw new Error(verdict);
    expect(verdict.rememberUntilSeconds).toBeGreaterThan(clock.now().getTime() / 1000 + 60);
  });

  test('needs no token where none is used', () => {
    const proof = signProof(key, claims({ ath: undefined }));
    expect(verifier.verify(proof, { method: 'GET', url: address })).toMatchObject({ jkt: key.jkt });
    expect(verifier.verify(proof, expected)).toBe('invalid_dpop_proof');
  });

  test('may be a little early or late, and no more', () => {
    const now = Math.floor(clock.now().getTime() / 1000);
    for (const seconds of [-60, -30, 0, 60])
      expect(verify({ iat: now + seconds })).toMatchObject({ jkt: key.jkt });
    for (const seconds of [-61, 61, 86_400])
      expect(verify({ iat: now + seconds })).toBe('invalid_dpop_proof');
  });
});

describe('a proof is refused', () => {
  test.each<[string, Record<string, unknown>]>([
    ['of another method', { htm: 'POST' }],
    ['of a method in small letters', { htm: 'get' }],
    ['of another address', { htu: 'https://api.example/v1/milano/campaigns' }],
    ['of another host', { htu: 'https://evil.example/v1/milano/me' }],
    ['of the address with a query', { htu: `${address}?a=1` }],
    ['of the address with a fragment', { htu: `${address}#a` }],
    ['of another token', { ath: 'AAAA' }],
    ['without a token’s hash', { ath: undefined }],
    ['without an id', { jti: undefined }],
    ['with an empty id', { jti: '' }],
    ['with an endless id', { jti: 'a'.repeat(129) }],
    ['with an id that is a number', { jti: 1234567890123456 }],
    ['without a time', { iat: undefined }],
    ['with a time that is words', { iat: '1795341600' }],
    ['with a time between seconds', { iat: 1795341600.5 }],
  ])('%s', (_what, changes) => {
    expect(verify(changes)).toBe('invalid_dpop_proof');
  });

  test.each<[string, () => Record<string, unknown>]>([
    ['of no algorithm', () => ({ alg: 'none' })],
    ['of HS256', () => ({ alg: 'HS256' })],
    ['of RS256', () => ({ alg: 'RS256' })],
    ['of another type', () => ({ typ: 'JWT' })],
    ['of no type', () => ({ typ: undefined })],
    ['with the private key in it', () => ({ jwk: key.privateJwk })],
    ['without a key', () => ({ jwk: undefined })],
    ['with somebody else’s key', () => ({ jwk: newProofKey().publicJwk })],
    ['with words that must be understood', () => ({ crit: ['exp'], exp: 1 })],
    ['with a header without end', () => ({ note: 'a'.repeat(2000) })],
  ])('%s', (_what, header) => {
    expect(verify({}, header())).toBe('invalid_dpop_proof');
    expect(verifier.keptKeys).toBe(0);
  });

  test('signed by a key that the token is not bound to', () => {
    expect(verifier.verify(signProof(newProofKey(), claims()), expected)).toBe('invalid_dpop_proof');
  });

  test('signed with the public key as a shared secret', () => {
    const [header, payload] = signProof(key, claims(), { alg: 'HS256' }).split('.');
    const mac = createHmac('sha256', JSON.stringify(key.publicJwk)).update(`${header}.${payload}`).digest();
    const words = `${header}.${payload}.${mac.toString('base64url')}`;
    expect(verifier.verify(words, expected)).toBe('invalid_dpop_proof');
  });

  test('that is missing, or no proof at all', () => {
    expect(verifier.verify(undefined, expected)).toBe('invalid_dpop_proof');
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]{86}$/)), (text) => {
        expect(verifier.verify(text, expected)).toBe('invalid_dpop_proof');
      }),
    );
  });

  test('whose claims are anything but what they must be', () => {
    const name = fc.constantFrom('htm', 'htu', 'ath', 'jti', 'iat');
    fc.assert(
      fc.property(name, fc.jsonValue(), (claim, value) => {
        fc.pre(claim !== 'jti' || typeof value !== 'string');
        expect(verify({ [claim]: value })).toBe('invalid_dpop_proof');
      }),
    );
  });

  test('when one letter of it is another, or it is still the same use', () => {
    const proof = signProof(key, claims());
    const right = verifier.verify(proof, expected);
    fc.assert(
      fc.property(
        fc.nat(proof.length - 1),
        fc.constantFrom('A', 'Z', 'a', 'z', '0', '9', '-', '_', '.'),
        (at, letter) => {
          const changed = proof.slice(0, at) + letter + proof.slice(at + 1);
          const verdict = verifier.verify(changed, expected);
          expect(verdict).toEqual(typeof verdict === 'string' ? 'invalid_dpop_proof' : right);
        },
      ),
    );
  });
});

describe('a nonce', () => {
  test('is asked for when it is missing, foreign or no words', () => {
    const foreign = new ProofVerifier({ secret: 'another secret, longer than thirty-two letters', clock });
    for (const nonce of [undefined, '', 'A'.repeat(22), 'è'.repeat(22), 7, foreign.nonces.current()])
      expect(verify({ nonce })).toBe('use_dpop_nonce');
  });

  test('is good in its window and the next, on every node of one installation, and then no more', () => {
    const nonce = verifier.nonces.current();
    const node = new ProofVerifier({ secret, clock });
    const ask = (at: ProofVerifier) => at.verify(signProof(key, claims({ nonce })), expected);
    expect(ask(node)).not.toHaveProperty('nextNonce');
    clock.pass(120);
    expect(ask(node)).toMatchObject({ nextNonce: node.nonces.current() });
    expect(ask(verifier)).toMatchObject({ nextNonce: node.nonces.current() });
    clock.pass(120);
    expect(ask(node)).toBe('use_dpop_nonce');
  });
});

test('keys are kept by their header, and only so many of them', () => {
  expect(verify({})).toMatchObject({ jkt: key.jkt });
  expect(verify({})).toMatchObject({ jkt: key.jkt });
  expect(verifier.keptKeys).toBe(1);
  const small = new ProofVerifier({ secret, clock, mostKeys: 5 });
  for (let spelling = 0; spelling < 20; spelling += 1) {
    const proof = signProof(key, claims(), { spelling });
    expect(small.verify(proof, expected)).toMatchObject({ jkt: key.jkt });
  }
  expect(small.keptKeys).toBe(5);
});
