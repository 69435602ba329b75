/** Signs blinded messages as the programme does; by big integers, since a browser has no bare RSA operation. */
export interface BallotSigner {
  /** SubjectPublicKeyInfo as base64url. */
  readonly publicKey: string;
  sign(blinded: string): string;
}

const modulusBytes = 256;

export async function newBallotSigner(): Promise<BallotSigner> {
  const algorithm = {
    name: 'RSA-PSS',
    hash: 'SHA-384',
    modulusLength: modulusBytes * 8,
    publicExponent: new Uint8Array([1, 0, 1]),
  };
  const { publicKey, privateKey } = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const { n = '', d = '' } = await crypto.subtle.exportKey('jwk', privateKey);
  return {
    publicKey: toText(new Uint8Array(await crypto.subtle.exportKey('spki', publicKey))),
    sign: (blinded) => toText(bytesOf(power(integerOf(blinded), integerOf(d), integerOf(n)))),
  };
}

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  let square = base % modulus;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
}

function integerOf(text: string): bigint {
  const letters = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return BigInt(
    `0x${Array.from(letters, (one) => one.charCodeAt(0).toString(16).padStart(2, '0')).join('')}`,
  );
}

function bytesOf(integer: bigint): Uint8Array {
  const digits = integer.toString(16).padStart(modulusBytes * 2, '0');
  return Uint8Array.from(digits.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

function toText(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}
