import {
  createHash,
  generateKeyPairSync,
  randomUUID,
  sign,
  type JsonWebKey,
  type KeyObject,
} from 'node:crypto';

/** What a browser keeps for an embed: the key that its tokens are bound to. */
export interface ProofKey {
  privateKey: KeyObject;
  publicJwk: JsonWebKey;
  privateJwk: JsonWebKey;
  /** RFC 7638 thumbprint. */
  jkt: string;
}

const keys = new Map<string, ProofKey>();

export function newProofKey(): ProofKey {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { kty, crv, x, y } = publicKey.export({ format: 'jwk' });
  const members = JSON.stringify({ crv, kty, x, y });
  const key: ProofKey = {
    privateKey,
    publicJwk: { kty, crv, x, y } as JsonWebKey,
    privateJwk: privateKey.export({ format: 'jwk' }),
    jkt: createHash('sha256').update(members).digest('base64url'),
  };
  keys.set(key.jkt, key);
  return key;
}

/** The key that a token is bound to, when it was made here. */
export function proofKeyOf(token: string): ProofKey | undefined {
  try {
    const payload = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString();
    const claims = JSON.parse(payload) as { cnf?: { jkt?: string } };
    return keys.get(claims.cnf?.jkt ?? '');
  } catch {
    // A test's token may be anything at all; then any key will do.
    return undefined;
  }
}

export interface ProofWords {
  method: string;
  /** Public address, with or without its query. */
  address: string;
  now: Date;
  token?: string | undefined;
  nonce?: string | undefined;
}

/** What a correct proof says. */
export function proofClaims({ method, address, now, token, nonce }: ProofWords): Record<string, unknown> {
  return {
    jti: randomUUID(),
    htm: method,
    htu: address.replace(/[?#].*$/, ''),
    iat: Math.floor(now.getTime() / 1000),
    ...(token === undefined ? {} : { ath: createHash('sha256').update(token).digest('base64url') }),
    ...(nonce === undefined ? {} : { nonce }),
  };
}

/** Signs claims as a DPoP proof, whatever they say; `header` replaces members of the protected header. */
export function signProof(
  key: ProofKey,
  claims: Record<string, unknown>,
  header: Record<string, unknown> = {},
): string {
  const protectedHeader = { typ: 'dpop+jwt', alg: 'ES256', jwk: key.publicJwk, ...header };
  const signed = `${encoded(protectedHeader)}.${encoded(claims)}`;
  const signature = sign('sha256', Buffer.from(signed), { key: key.privateKey, dsaEncoding: 'ieee-p1363' });
  return `${signed}.${signature.toString('base64url')}`;
}

function encoded(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
