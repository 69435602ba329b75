import { createPublicKey, verify, type KeyObject } from 'node:crypto';

const coordinateBytes = 32;
/** A JWS signature of ES256 is r and s, 64 bytes, as 86 letters. */
const signatureLetters = 86;
/** Two integers of at most 33 bytes, each with its kind and length, in a sequence with its own. */
const mostDerBytes = 2 + 2 * (2 + coordinateBytes + 1);
const privateMembers = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'];

/** Three parts of base64url; what stands in them is not looked at yet. */
export interface CompactJws {
  /** The protected header as it was sent. */
  header: string;
  payload: string;
  /** What was signed: header, dot, payload. */
  signed: string;
  signature: string;
}

/** Cuts a compact JWS with an ES256 signature apart; undefined when it is none, or longer than `mostLetters`. */
export function readCompactJws(text: string, mostLetters: number): CompactJws | undefined {
  if (text.length > mostLetters) return undefined;
  const first = text.indexOf('.');
  const second = text.indexOf('.', first + 1);
  if (first < 1 || second < first + 2 || text.length - second - 1 !== signatureLetters) return undefined;
  if (!/^[\w-]+\.[\w-]+\.[\w-]+$/.test(text)) return undefined;
  return {
    header: text.slice(0, first),
    payload: text.slice(first + 1, second),
    signed: text.slice(0, second),
    signature: text.slice(second + 1),
  };
}

/** The JSON object in a part of a JWS; undefined when there is none. */
export function readJsonPart(part: string): Record<string, unknown> | undefined {
  try {
    const content: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    return isRecord(content) ? content : undefined;
  } catch {
    // Whatever is no JSON is no part of ours; the caller refuses it by its own code.
    return undefined;
  }
}

export function isRecord(content: unknown): content is Record<string, unknown> {
  return typeof content === 'object' && content !== null && !Array.isArray(content);
}

/** A public P-256 key as its JWK gives it, with the members of its RFC 7638 thumbprint. */
export interface PublicP256Key {
  key: KeyObject;
  x: string;
  y: string;
}

/**
 * Reads a public P-256 JWK: no private part, both coordinates whole and in their one spelling, the point on the
 * curve. Undefined for everything else.
 */
export function readPublicP256Jwk(jwk: unknown): PublicP256Key | undefined {
  if (!isRecord(jwk) || jwk['kty'] !== 'EC' || jwk['crv'] !== 'P-256') return undefined;
  if (privateMembers.some((member) => member in jwk)) return undefined;
  const { x, y } = jwk;
  if (!isCoordinate(x) || !isCoordinate(y)) return undefined;
  try {
    return { key: createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' }), x, y };
  } catch {
    // The point is not on the curve: no key at all, as the caller is told.
    return undefined;
  }
}

function isCoordinate(text: unknown): text is string {
  if (typeof text !== 'string') return false;
  const bytes = Buffer.from(text, 'base64url');
  return bytes.length === coordinateBytes && bytes.toString('base64url') === text;
}

/** Whether an ES256 signature (r and s, base64url) over `signed` is this key's. */
export function isSignedBy(key: KeyObject, signed: string, signature: string): boolean {
  return verify('sha256', Buffer.from(signed, 'latin1'), key, derSignature(signature));
}

/**
 * The signature as DER. Node could read r and s itself (`dsaEncoding: 'ieee-p1363'`), but then asks the key for
 * its group in a way that costs two thirds of a whole verification; these few bytes cost nothing.
 */
function derSignature(signature: string): Buffer {
  const raw = Buffer.from(signature, 'base64url');
  const der = Buffer.allocUnsafe(mostDerBytes);
  const afterR = writeDerInteger(der, 2, raw, 0);
  const end = writeDerInteger(der, afterR, raw, coordinateBytes);
  der[0] = 0x30;
  der[1] = end - 2;
  return der.subarray(0, end);
}

/** Writes 32 bytes as a DER integer, without leading zeros but one if it would read as negative; says where it ends. */
function writeDerInteger(der: Buffer, at: number, raw: Buffer, from: number): number {
  const to = from + coordinateBytes;
  let start = from;
  while (start < to - 1 && raw[start] === 0) start += 1;
  const isHigh = (raw[start] ?? 0) >= 0x80;
  const length = to - start + (isHigh ? 1 : 0);
  der[at] = 0x02;
  der[at + 1] = length;
  if (isHigh) der[at + 2] = 0;
  raw.copy(der, at + 2 + (isHigh ? 1 : 0), start, to);
  return at + 2 + length;
}
