import { exportJWK, generateKeyPair, type JWK } from 'jose';
import { v7 as uuidv7 } from 'uuid';
import { derivedKey } from '../config.ts';
import { seal, unseal } from '../seal.ts';

/** A new ES256 key under a new id, as `oidc.signing_key` keeps it. */
export async function newSealedKey(secret: string): Promise<{ id: string; sealed_key: Buffer }> {
  const id = uuidv7();
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const key = { ...(await exportJWK(privateKey)), kid: id, use: 'sig', alg: 'ES256' };
  return { id, sealed_key: seal(keyOf(secret), id, Buffer.from(JSON.stringify(key))) };
}

export function openSigningKey(secret: string, row: { id: string; sealed_key: Buffer }): JWK {
  return JSON.parse(unseal(keyOf(secret), row.id, row.sealed_key).toString('utf8')) as JWK;
}

function keyOf(secret: string): Buffer {
  return derivedKey(secret, 'provider signing keys');
}
