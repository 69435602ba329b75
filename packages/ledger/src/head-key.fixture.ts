import { generateKeyPairSync, sign } from 'node:crypto';
import { signingInput, toBase64url, type PublicKey, type SignedHead } from './signed-head.ts';

const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const { x = '', y = '' } = publicKey.export({ format: 'jwk' });

export const testKey: PublicKey = { kid: 'test', kty: 'EC', crv: 'P-256', x, y };

export function signTestHead(head: SignedHead): string {
  const input = signingInput(head, testKey.kid);
  return `${input}.${toBase64url(sign('sha256', Buffer.from(input), { key: privateKey, dsaEncoding: 'ieee-p1363' }))}`;
}
