import { constants, randomBytes, sign, type KeyObject } from 'node:crypto';

export interface SentBallot {
  token: string;
  signature: string;
}

/** What a key signs for a campaign. */
export function signedBallot(key: KeyObject, campaign: string): SentBallot {
  const token = randomBytes(32);
  const message = Buffer.concat([token, Buffer.from(`snodo ballot ${campaign}`)]);
  const padding = constants.RSA_PKCS1_PSS_PADDING;
  const signature = sign('sha384', message, { key, padding, saltLength: 48 });
  return { token: token.toString('base64url'), signature: signature.toString('base64url') };
}
