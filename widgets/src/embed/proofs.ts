import { base64Url, digestText, makeSecret } from './pkce.ts';

/** Sends a request; what `fetch` is, and what it is with a proof. */
export type Send = (address: string, init?: RequestInit) => Promise<Response>;

/** Thumbprint of the public half of an ES256 key (RFC 7638 §3): what tokens and codes are bound to. */
export async function thumbprintOf({ publicKey }: CryptoKeyPair): Promise<string> {
  const { crv, kty, x, y } = await crypto.subtle.exportKey('jwk', publicKey);
  return digestText(JSON.stringify({ crv, kty, x, y }));
}

/** Sends with a DPoP proof, and with the access token that is bound to the same key, if one is given. */
export type SendWithProof = (address: string, init: RequestInit, accessToken?: string) => Promise<Response>;

/**
 * Proofs of possession (RFC 9449) by one key. A server that asks for a fresh nonce gets it at once; the nonce
 * of each origin is kept for the next request.
 */
export function proofSender(keys: CryptoKeyPair): SendWithProof {
  const nonces = new Map<string, string>();
  return async (address, init, accessToken) => {
    const url = new URL(address, location.origin);
    const attempt = async (): Promise<Response> => {
      const headers = new Headers(init.headers);
      const nonce = nonces.get(url.origin);
      headers.set('dpop', await makeProof(keys, { method: init.method ?? 'GET', url, nonce, accessToken }));
      if (accessToken !== undefined) headers.set('authorization', `DPoP ${accessToken}`);
      const reply = await fetch(url, {
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
        ...init,
        headers,
      });
      const told = reply.headers.get('dpop-nonce');
      if (told) nonces.set(url.origin, told);
      return reply;
    };
    const before = nonces.get(url.origin);
    const reply = await attempt();
    const isAsked = reply.status === 401 && nonces.get(url.origin) !== before;
    return isAsked ? attempt() : reply;
  };
}

interface ProofFacts {
  readonly method: string;
  readonly url: URL;
  readonly nonce: string | undefined;
  readonly accessToken: string | undefined;
}

async function makeProof(keys: CryptoKeyPair, facts: ProofFacts): Promise<string> {
  const { method, url, nonce, accessToken } = facts;
  const { crv, kty, x, y } = await crypto.subtle.exportKey('jwk', keys.publicKey);
  const header = { alg: 'ES256', typ: 'dpop+jwt', jwk: { crv, kty, x, y } };
  const claims = {
    jti: makeSecret(),
    iat: Math.floor(Date.now() / 1000),
    htm: method.toUpperCase(),
    htu: url.origin + url.pathname,
    nonce,
    ath: accessToken && (await digestText(accessToken)),
  };
  const text = `${encode(header)}.${encode(claims)}`;
  const signature = await crypto.subtle.sign(
    { name: 'ECDSA', hash: 'SHA-256' },
    keys.privateKey,
    new TextEncoder().encode(text),
  );
  return `${text}.${base64Url(new Uint8Array(signature))}`;
}

function encode(part: object): string {
  return base64Url(new TextEncoder().encode(JSON.stringify(part)));
}
