/** Where a ledger's chain stood at the end of a day. */
export interface SignedHead {
  communityId: string;
  ledgerId: string;
  unit: string;
  /** `YYYY-MM-DD` in the community's time zone. */
  day: string;
  linkNumber: number;
  /** Hexadecimal. */
  hash: string;
  /** How many transfers the chain has sealed by then. */
  transfers: number;
}

/** The public half of an ES256 key, as RFC 7517 writes it. */
export interface PublicKey {
  kid: string;
  kty: 'EC';
  crv: 'P-256';
  x: string;
  y: string;
}

const header = (kid: string) => ({ alg: 'ES256', kid, typ: 'snodo-ledger-head+jws' });

/** What is signed: header and payload of a compact JWS (RFC 7515), joined by a point. */
export function signingInput(head: SignedHead, kid: string): string {
  const payload: Record<keyof SignedHead, string | number> = {
    communityId: head.communityId,
    ledgerId: head.ledgerId,
    unit: head.unit,
    day: head.day,
    linkNumber: head.linkNumber,
    hash: head.hash,
    transfers: head.transfers,
  };
  return [header(kid), payload]
    .map((part) => toBase64url(new TextEncoder().encode(JSON.stringify(part))))
    .join('.');
}

/** The head that a JWS signs; undefined when it is damaged, or signed by none of these keys. */
export async function readSignedHead(
  jws: string,
  keys: readonly PublicKey[],
): Promise<SignedHead | undefined> {
  const [protectedPart, payloadPart, signaturePart, more] = jws.split('.');
  if (
    payloadPart === undefined ||
    protectedPart === undefined ||
    signaturePart === undefined ||
    more !== undefined
  )
    return undefined;
  const [read, payload] = [parsed(protectedPart), parsed(payloadPart)];
  const key = keys.find(({ kid }) => kid === read?.kid);
  const signature = fromBase64url(signaturePart);
  if (key === undefined || read?.alg !== 'ES256' || signature === undefined || !isHead(payload))
    return undefined;
  const { subtle } = globalThis.crypto;
  const { kty, crv, x, y } = key;
  const verifying = await subtle.importKey(
    'jwk',
    { kty, crv, x, y },
    { name: 'ECDSA', namedCurve: 'P-256' },
    false,
    ['verify'],
  );
  const isGood = await subtle.verify(
    { name: 'ECDSA', hash: 'SHA-256' },
    verifying,
    signature,
    new TextEncoder().encode(`${protectedPart}.${payloadPart}`),
  );
  return isGood ? payload : undefined;
}

function isHead(
  payload: Record<string, unknown> | undefined,
): payload is Record<string, unknown> & SignedHead {
  return (
    payload !== undefined &&
    ['communityId', 'ledgerId', 'unit', 'day', 'hash'].every((name) => typeof payload[name] === 'string') &&
    ['linkNumber', 'transfers'].every((name) => Number.isSafeInteger(payload[name]))
  );
}

function parsed(part: string): Record<string, unknown> | undefined {
  const bytes = fromBase64url(part);
  if (bytes === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

export function toBase64url(bytes: Uint8Array): string {
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function fromBase64url(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (!/^[\w-]+$/.test(text) || text.length % 4 === 1) return undefined;
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) =>
    letter.charCodeAt(0),
  );
}
