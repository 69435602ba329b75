import { createHash } from 'node:crypto';
import { SignJWT } from 'jose';
import type { ProofKey } from '../test/proof-maker.ts';

export const origin = 'http://localhost:4300';
export const issuer = `${origin}/oidc`;

/** A token of the provider that a measurement plays, good for an hour. */
export function benchToken(privateKey: CryptoKey, personId: string, key: ProofKey): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  return new SignJWT({
    iss: issuer,
    aud: `${origin}/v1`,
    sub: `milano.${personId}`,
    iat: now,
    exp: now + 3600,
    jti: createHash('sha256').update(personId).digest('base64url'),
    client_id: 'milano.naviglio-intranet',
    scope: 'profile:min survey:respond',
    cnf: { jkt: key.jkt },
    auth_time: now,
  })
    .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: 'bench' })
    .sign(privateKey);
}
