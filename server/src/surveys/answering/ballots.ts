import crypto, {
  constants,
  createHmac,
  createPrivateKey,
  createPublicKey,
  createSecretKey,
  generateKeyPair,
  hash,
  privateDecrypt,
  publicEncrypt,
  verify,
  type KeyObject,
} from 'node:crypto';
import { promisify } from 'node:util';
import { seal, unseal } from '../../seal.ts';
import type { OpenBallotKey } from './ballot-keys.ts';

/**
 * Ballots by blind signature: RSABSSA-SHA384-PSS-Randomized of RFC 9474 with RSA-2048. What is signed is a token of 32
 * random bytes, which is the RFC's random prefix, before the names of the campaign and of a firm that it asks. The person's
 * device makes the token and blinds it; the programme signs without seeing it, with the firm's own key.
 */
export const modulusBytes = 256;
const saltBytes = 48;
const publicExponent = 65_537;
const mostTexts = 200;

export interface Ballot {
  token: Buffer;
  signature: Buffer;
}

export interface NewBallotKey {
  /** SubjectPublicKeyInfo, DER. */
  publicKey: Buffer;
  /** PKCS #8, DER, sealed for its campaign and firm. */
  privateKeySealed: Buffer;
}

const generate = promisify(generateKeyPair);
/** Whose ballots a key signs. */
export interface KeyHolder {
  campaignId: string;
  organisationId: string;
}

const contextOf = ({ campaignId, organisationId }: KeyHolder) => `ballot key ${campaignId} ${organisationId}`;

export async function newBallotKey(sealKey: Buffer, holder: KeyHolder): Promise<NewBallotKey> {
  const { privateKey, publicKey } = await generate('rsa', {
    modulusLength: modulusBytes * 8,
    publicExponent,
  });
  const secret = privateKey.export({ type: 'pkcs8', format: 'der' });
  return {
    publicKey: publicKey.export({ type: 'spki', format: 'der' }),
    privateKeySealed: seal(sealKey, contextOf(holder), secret),
  };
}

export function openBallotKey(sealKey: Buffer, holder: KeyHolder, sealed: Buffer): KeyObject {
  const key = unseal(sealKey, contextOf(holder), sealed);
  return createPrivateKey({ key, format: 'der', type: 'pkcs8' });
}

/**
 * How a public key is used, told on the key itself: beside a key in an object of options, Node takes the object for a
 * key first, and the exception that it catches inside costs as much as the operation.
 */
const uses = {
  /** Checks finished ballots. */
  ballots: { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: saltBytes },
  /** Checks what was just signed blindly. */
  bare: { padding: constants.RSA_NO_PADDING },
};

export type PublicKeyFor<Use extends keyof typeof uses> = KeyObject & (typeof uses)[Use];

export function readPublicKey<Use extends keyof typeof uses>(spki: Buffer, use: Use): PublicKeyFor<Use> {
  return Object.assign(createPublicKey({ key: spki, format: 'der', type: 'spki' }), uses[use]);
}

export function modulusOf(publicKey: KeyObject): Buffer {
  return Buffer.from(publicKey.export({ format: 'jwk' }).n ?? '', 'base64url');
}

/** Whether this is a number below the modulus, as long as the modulus: nothing else is signed. */
export function canBeSigned(modulus: Buffer, blinded: Buffer): boolean {
  return blinded.length === modulus.length && blinded.compare(modulus) < 0;
}

/**
 * RSASP1 on a blinded message that can be signed, beside the event loop: the same message always gets the same
 * signature. OpenSSL blinds the exponentiation. A signature that the public key does not take back would give the
 * private key away; it throws instead (RFC 9474 §4.3).
 */
export async function signBlinded(
  { privateKey, publicKey }: Pick<OpenBallotKey, 'privateKey' | 'publicKey'>,
  blinded: Buffer,
): Promise<Buffer> {
  const signature = await bareOperation(privateKey, blinded);
  if (!publicEncrypt(publicKey, signature).equals(blinded))
    throw new Error('the signature of a ballot came out wrong');
  return signature;
}

/**
 * The bare private operation. Node does it in its pool of threads only under the name of decapsulation: recovering an
 * RSASVE secret (NIST SP 800-56B §7.2.1) is the bare operation and nothing else. A Node that has no decapsulation
 * (before 24.7) does it in line.
 */
function bareOperation(privateKey: KeyObject, message: Buffer): Promise<Buffer> {
  const { decapsulate } = crypto;
  if (typeof decapsulate !== 'function')
    return Promise.resolve(privateDecrypt({ key: privateKey, padding: constants.RSA_NO_PADDING }, message));
  return new Promise((resolve, reject) => {
    decapsulate(privateKey, message, (error, secret) => {
      if (error === null) resolve(secret);
      else reject(error);
    });
  });
}

/** The message that a ballot's signature is of. `asked` is `<community>/<campaign>/<organisation>`, all codes. */
export function ballotMessage(token: Buffer, asked: string): Buffer {
  return Buffer.concat([token, Buffer.from(`snodo ballot ${asked}`)]);
}

/** Checked where it stands: to hand so small an operation to Node's pool of threads costs more than the operation. */
export function isBallotOf(
  publicKey: PublicKeyFor<'ballots'>,
  asked: string,
  { token, signature }: Ballot,
): boolean {
  return verify('sha384', ballotMessage(token, asked), publicKey, signature);
}

export function sha256(content: Buffer | string): Buffer {
  return hash('sha256', content, 'buffer');
}

/** Crockford's base 32: no letter that looks like a digit. */
const codeLetters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const codeLength = 20;

/** The code (100 bits) that takes the answers of this ballot back; her device makes the same. */
export function withdrawalCodeOf(token: Buffer): string {
  const mac = createHmac('sha256', createSecretKey(token)).update('snodo withdrawal code').digest();
  return Array.from(mac.subarray(0, codeLength), (byte) => codeLetters.charAt(byte % 32)).join('');
}

/** A code as somebody may have written it down; undefined when it cannot be one. */
export function readWithdrawalCode(written: string): string | undefined {
  const code = written.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  return /^[0-9A-HJKMNP-TV-Z]{20}$/.test(code) ? code : undefined;
}

/** What is stored of a code: one hash beside the choices, and another beside each text. */
export function withdrawalHashes(code: string): { choices: Buffer; ofText: (index: number) => Buffer } {
  return {
    choices: sha256(`choices ${code}`),
    ofText: (index) => sha256(`words ${index} ${code}`),
  };
}

/** The hashes of every text that a submission with this code can have. */
export function allTextHashes(code: string): Buffer[] {
  return Array.from({ length: mostTexts }, (_, index) => withdrawalHashes(code).ofText(index));
}
