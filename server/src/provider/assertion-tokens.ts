import {
  createLocalJWKSet,
  createRemoteJWKSet,
  customFetch,
  errors as jose,
  jwtVerify,
  type JSONWebKeySet,
  type JWTPayload,
  type JWTVerifyGetKey,
} from 'jose';
import { errors } from 'oidc-provider';
import { BoundedCache } from '../bounded-cache.ts';
import type { AssertionKind, AssertionTrust } from '../identity/index.ts';
import { UpstreamFault, type UpstreamFetch } from './upstream-fetch.ts';

/** Asymmetric only: with HS256 whoever knows the public key could sign, and `none` signs nothing. */
const algorithms = ['ES256', 'RS256', 'PS256'];
const oldestSeconds = 5 * 60;
const clockToleranceSeconds = 15;
/** After this long a word is too old to be brought again, so nothing need be remembered of it. */
export const assertionMemorySeconds = oldestSeconds + 2 * clockToleranceSeconds;
const mostLetters = 8192;
const mostSigners = 500;

const idJagType = 'oauth-id-jag+jwt';
/** By what a signed word may call itself; an ID token of the firm has no type and fails by its audience. */
const types: Record<AssertionKind, readonly (string | undefined)[]> = {
  token_exchange: ['at+jwt', 'jwt', undefined],
  jwt_bearer: ['jwt', idJagType, undefined],
};

export interface AssertionUse {
  trust: AssertionTrust;
  clientId: string;
  /** Thumbprint of the key that the caller has shown to hold. */
  jkt: string;
  now: Date;
}

/** Verifies what firms sign about their people. Everything that is wrong with it is `invalid_grant`. */
export class AssertionTokens {
  readonly #fetch: UpstreamFetch;
  readonly #remoteKeys = new BoundedCache<JWTVerifyGetKey>(mostSigners);

  constructor(fetch: UpstreamFetch) {
    this.#fetch = fetch;
  }

  async verify(token: string, { trust, clientId, jkt, now }: AssertionUse): Promise<JWTPayload> {
    if (token.length > mostLetters) throw new errors.InvalidGrant('the assertion is too long');
    try {
      const { payload, protectedHeader } = await jwtVerify(token, this.#keysOf(trust), {
        algorithms,
        issuer: trust.issuer,
        audience: trust.audience,
        requiredClaims: ['exp', 'iat', 'sub'],
        maxTokenAge: oldestSeconds,
        clockTolerance: clockToleranceSeconds,
        currentDate: now,
      });
      const type = protectedHeader.typ?.toLowerCase().replace(/^application\//, '');
      requireType(trust.kind, type);
      requireOnlyUs(payload);
      requireHolder(payload, { type, clientId, jkt });
      return payload;
    } catch (error) {
      if (isRefusal(error)) throw new errors.InvalidGrant({ cause: error });
      throw error;
    }
  }

  #keysOf({ keys }: AssertionTrust): JWTVerifyGetKey {
    if ('jwks' in keys) return createLocalJWKSet(keys.jwks as unknown as JSONWebKeySet);
    const known = this.#remoteKeys.get(keys.address);
    if (known !== undefined) return known;
    const remote = createRemoteJWKSet(new URL(keys.address), {
      [customFetch]: (url, { headers, method, signal }) =>
        this.#fetch(url, { headers: Object.fromEntries(headers), method, signal }),
    });
    this.#remoteKeys.set(keys.address, remote);
    return remote;
  }
}

function requireType(kind: AssertionKind, type: string | undefined): void {
  if (!types[kind].includes(type)) throw new errors.InvalidGrant('the assertion is of another type');
}

/** A word that is meant for others too could be brought here by any of them. */
function requireOnlyUs({ aud }: JWTPayload): void {
  if (Array.isArray(aud) && aud.length !== 1)
    throw new errors.InvalidGrant('the assertion is meant for others too');
}

/** A word that names the client or the key it was given to is good in no other hands. */
function requireHolder(
  claims: JWTPayload,
  { type, clientId, jkt }: { type: string | undefined; clientId: string; jkt: string },
): void {
  if (type === idJagType && claims['client_id'] !== clientId)
    throw new errors.InvalidGrant('the assertion was given to another client');
  const { cnf } = claims;
  if (cnf === undefined) return;
  const isOfThisKey =
    typeof cnf === 'object' &&
    cnf !== null &&
    'jkt' in cnf &&
    Object.keys(cnf).length === 1 &&
    cnf.jkt === jkt;
  if (!isOfThisKey) throw new errors.InvalidGrant('the assertion is bound to another key');
}

/** A signer that cannot be asked, or whose keys are of no use, vouches for nobody. */
function isRefusal(error: unknown): boolean {
  if (error instanceof errors.InvalidGrant) return false;
  return error instanceof jose.JOSEError || error instanceof UpstreamFault || error instanceof TypeError;
}
