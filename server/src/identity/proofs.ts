import { hash, type KeyObject } from 'node:crypto';
import { BoundedCache } from '../bounded-cache.ts';
import { isSignedBy, readCompactJws, readJsonPart, readPublicP256Jwk } from '../es256.ts';
import type { Clock } from '../http/index.ts';
import { ProofNonces } from './proof-nonces.ts';

const mostProofLetters = 4096;
const mostHeaderLetters = 1024;
const mostKeptKeys = 5000;
/** RFC 9449 §11.1: a proof is good for a minute around the time that it names. */
const iatToleranceSeconds = 60;
/** Clocks of nodes differ a little: a used proof is remembered for longer than any of them takes it. */
const memorySeconds = iatToleranceSeconds + 30;

/** Why a proof is refused; the names are problem codes of the API. */
export type ProofFault = 'invalid_dpop_proof' | 'use_dpop_nonce';

/** What a proof must be about. */
export interface ExpectedProof {
  /** The request's method. */
  method: string;
  /** The public address that was asked, without query and fragment. */
  url: string;
  /** SHA-256 of the access token, base64url (`ath`); absent where no token is used. */
  accessTokenHash?: string;
  /** RFC 7638 thumbprint of the key that it must be signed with, where one is known already. */
  jkt?: string;
}

export interface VerifiedProof {
  /** RFC 7638 thumbprint of the key that signed. */
  jkt: string;
  /** SHA-256 of key and `jti`, hexadecimal: the same for every spelling of one proof. */
  proofHash: string;
  /** Until then (seconds since 1970) a used proof must be remembered. */
  rememberUntilSeconds: number;
  /** The nonce for the next proof, when it is not the one that was used. */
  nextNonce?: string;
}

interface ProofKey {
  key: KeyObject;
  jkt: string;
}

/**
 * Verifies DPoP proofs (RFC 9449 §4.3): ES256 with a public P-256 key, method, address, time, nonce, and the hash
 * of the token. That a proof is used once is not decided here: who calls writes `proofHash` where all nodes see it.
 */
export class ProofVerifier {
  readonly nonces: ProofNonces;
  readonly #clock: Clock;
  /** By the raw header, which a client sends unchanged as long as it keeps its key. */
  readonly #keys: BoundedCache<ProofKey>;

  constructor(options: { secret: string; clock: Clock; mostKeys?: number }) {
    this.nonces = new ProofNonces(options);
    this.#clock = options.clock;
    this.#keys = new BoundedCache(options.mostKeys ?? mostKeptKeys);
  }

  /** How many keys are kept at the moment. */
  get keptKeys(): number {
    return this.#keys.size;
  }

  verify(proof: string | undefined, expected: ExpectedProof): VerifiedProof | ProofFault {
    const jws = proof === undefined ? undefined : readCompactJws(proof, mostProofLetters);
    if (jws === undefined) return 'invalid_dpop_proof';
    const known = this.#keys.get(jws.header);
    const proofKey = known ?? readProofKey(jws.header);
    const claims = readJsonPart(jws.payload);
    if (proofKey === undefined || claims === undefined) return 'invalid_dpop_proof';
    if (expected.jkt !== undefined && expected.jkt !== proofKey.jkt) return 'invalid_dpop_proof';
    const { jti, iat, nonce } = claims;
    if (!isAbout(claims, expected) || !isJti(jti) || !this.#isRecent(iat)) return 'invalid_dpop_proof';
    if (!isSignedBy(proofKey.key, jws.signed, jws.signature)) return 'invalid_dpop_proof';
    // Only who can sign with a key makes us keep it.
    if (known === undefined) this.#keys.set(jws.header, proofKey);
    if (typeof nonce !== 'string' || !this.nonces.isGood(nonce)) return 'use_dpop_nonce';
    const next = this.nonces.current();
    return {
      jkt: proofKey.jkt,
      proofHash: hash('sha256', `${proofKey.jkt}.${jti}`, 'hex'),
      rememberUntilSeconds: iat + memorySeconds,
      ...(next === nonce ? {} : { nextNonce: next }),
    };
  }

  #isRecent(iat: unknown): iat is number {
    const nowSeconds = this.#clock.now().getTime() / 1000;
    return Number.isSafeInteger(iat) && Math.abs(nowSeconds - Number(iat)) <= iatToleranceSeconds;
  }
}

function isAbout(claims: Record<string, unknown>, expected: ExpectedProof): boolean {
  return (
    claims['htm'] === expected.method &&
    claims['htu'] === expected.url &&
    (expected.accessTokenHash === undefined || claims['ath'] === expected.accessTokenHash)
  );
}

/** Long enough not to meet another's by chance (96 bits, RFC 9449 §4.2), and bounded. */
function isJti(jti: unknown): jti is string {
  return typeof jti === 'string' && jti.length >= 16 && jti.length <= 128;
}

function readProofKey(header: string): ProofKey | undefined {
  if (header.length > mostHeaderLetters) return undefined;
  const content = readJsonPart(header);
  if (content === undefined || content['typ'] !== 'dpop+jwt' || content['alg'] !== 'ES256') return undefined;
  if ('crit' in content) return undefined;
  const found = readPublicP256Jwk(content['jwk']);
  if (found === undefined) return undefined;
  const members = `{"crv":"P-256","kty":"EC","x":"${found.x}","y":"${found.y}"}`;
  return { key: found.key, jkt: hash('sha256', members, 'base64url') };
}
