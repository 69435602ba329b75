import { hash, type KeyObject } from 'node:crypto';
import type { JWK } from 'jose';
import { BoundedCache } from '../bounded-cache.ts';
import { isRecord, isSignedBy, readCompactJws, readJsonPart, readPublicP256Jwk } from '../es256.ts';
import type { Clock } from '../http/index.ts';
import type { TokenVerifier, VerifiedToken } from '../identity/index.ts';
import { readSubject } from './subjects.ts';

const mostTokenLetters = 4096;
const mostVerdicts = 10_000;
const mostKeys = 20;
const clockToleranceSeconds = 5;
/** Keys are asked for anew after a minute, and for an unknown key id at once, but no more often than this. */
const keysLifetimeMilliseconds = 60_000;
const keysPauseMilliseconds = 1000;

export interface TokenVerifierOptions {
  issuer: string;
  /** The API, as tokens for it name it. */
  audience: string;
  /** The public keys that count now; asked again while the programme runs, because keys are changed. */
  keys: () => Promise<readonly JWK[]>;
  clock: Clock;
}

interface Verdict {
  token: VerifiedToken;
  keyId: string;
  startsAtSeconds: number;
  endsAtSeconds: number;
}

/**
 * Verifies access tokens of our own provider: type, algorithm, key, signature, issuer, audience, time, and that it
 * is bound to a key (`cnf.jkt`); an unbound one opens nothing. Verdicts are kept by the token's hash until it
 * expires, so that the signature is computed once; only good ones are, so that nobody fills the memory with junk.
 */
export function tokenVerifier(options: TokenVerifierOptions): TokenVerifier {
  const keys = new VerificationKeys(options);
  const verdicts = new BoundedCache<Verdict>(mostVerdicts);
  return async (token) => {
    if (token.length > mostTokenLetters) return undefined;
    const tokenHash = hash('sha256', token, 'base64url');
    const nowSeconds = options.clock.now().getTime() / 1000;
    const known = verdicts.get(tokenHash);
    if (known !== undefined && (await keys.find(known.keyId)) !== undefined)
      return isCurrent(known, nowSeconds) ? known.token : undefined;
    const verdict = await judge(token, tokenHash, keys, options);
    if (verdict === undefined || !isCurrent(verdict, nowSeconds)) return undefined;
    verdicts.set(tokenHash, verdict);
    return verdict.token;
  };
}

function isCurrent({ startsAtSeconds, endsAtSeconds }: Verdict, nowSeconds: number): boolean {
  return (
    nowSeconds < endsAtSeconds + clockToleranceSeconds &&
    nowSeconds >= startsAtSeconds - clockToleranceSeconds
  );
}

async function judge(
  token: string,
  tokenHash: string,
  keys: VerificationKeys,
  { issuer, audience }: TokenVerifierOptions,
): Promise<Verdict | undefined> {
  const jws = readCompactJws(token, mostTokenLetters);
  const header = jws === undefined ? undefined : readJsonPart(jws.header);
  if (jws === undefined || header?.['alg'] !== 'ES256' || header['typ'] !== 'at+jwt') return undefined;
  const { kid: keyId } = header;
  if (typeof keyId !== 'string' || 'crit' in header) return undefined;
  const key = await keys.find(keyId);
  if (key === undefined || !isSignedBy(key, jws.signed, jws.signature)) return undefined;
  const claims = readJsonPart(jws.payload);
  if (claims?.['iss'] !== issuer || !names(claims['aud'], audience)) return undefined;
  const { exp, nbf = 0 } = claims;
  const verified = readClaims(claims, tokenHash);
  if (verified === undefined || typeof exp !== 'number' || typeof nbf !== 'number') return undefined;
  return { token: verified, keyId, startsAtSeconds: nbf, endsAtSeconds: exp };
}

function names(given: unknown, audience: string): boolean {
  return Array.isArray(given) ? given.includes(audience) : given === audience;
}

function readClaims(claims: Record<string, unknown>, tokenHash: string): VerifiedToken | undefined {
  const { sub, client_id: clientId, scope, cnf, iat, auth_time: authenticatedAt = iat } = claims;
  const subject = typeof sub === 'string' ? readSubject(sub) : undefined;
  const jkt = isRecord(cnf) ? cnf['jkt'] : undefined;
  if (subject === undefined || typeof clientId !== 'string' || typeof jkt !== 'string') return undefined;
  if (typeof authenticatedAt !== 'number') return undefined;
  return {
    ...subject,
    clientId,
    jkt,
    hash: tokenHash,
    scopes: typeof scope === 'string' ? scope.split(' ') : [],
    authenticatedAt: new Date(authenticatedAt * 1000),
  };
}

/** The keys by their ids. Many calls that miss one at once ask once. */
class VerificationKeys {
  readonly #ask: () => Promise<readonly JWK[]>;
  readonly #clock: Clock;
  #keys = new Map<string, KeyObject>();
  #askedAt = Number.NEGATIVE_INFINITY;
  #asking: Promise<void> | undefined;

  constructor({ keys, clock }: TokenVerifierOptions) {
    this.#ask = keys;
    this.#clock = clock;
  }

  /** Answers at once as long as the keys are young and the one that is wanted is among them. */
  find(keyId: string): KeyObject | undefined | Promise<KeyObject | undefined> {
    const ageMilliseconds = Math.abs(this.#clock.now().getTime() - this.#askedAt);
    const key = this.#keys.get(keyId);
    const limit = key === undefined ? keysPauseMilliseconds : keysLifetimeMilliseconds;
    return ageMilliseconds < limit && this.#asking === undefined ? key : this.#findAnew(keyId);
  }

  async #findAnew(keyId: string): Promise<KeyObject | undefined> {
    this.#asking ??= this.#read().finally(() => {
      this.#asking = undefined;
    });
    await this.#asking;
    return this.#keys.get(keyId);
  }

  async #read(): Promise<void> {
    const keys = new Map<string, KeyObject>();
    for (const { d: _privatePart, ...jwk } of (await this.#ask()).slice(0, mostKeys)) {
      const key = readPublicP256Jwk(jwk)?.key;
      if (key !== undefined && jwk.kid !== undefined) keys.set(jwk.kid, key);
    }
    this.#keys = keys;
    this.#askedAt = this.#clock.now().getTime();
  }
}
