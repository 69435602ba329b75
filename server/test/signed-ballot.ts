import { constants, randomBytes, sign, type KeyObject } from 'node:crypto';

export interface SentBallot {
  /** Code of the firm whose key signed it. */
  organisation: string;
  token: string;
  signature: string;
}

/** What a key signs for the people of a firm in a campaign, named `<community>/<code>`. */
export function signedBallot(key: KeyObject, campaign: string, organisation: string): SentBallot {
  const token = randomBytes(32);
  const message = Buffer.concat([token, Buffer.from(`snodo ballot ${campaign}/${organisation}`)]);
  const padding = constants.RSA_PKCS1_PSS_PADDING;
  const signature = sign('sha384', message, { key, padding, saltLength: 48 });
  return { organisation, token: token.toString('base64url'), signature: signature.toString('base64url') };
}
