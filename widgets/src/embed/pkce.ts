/** 256 random bits as 43 characters that a URL carries as they are (RFC 7636 §4.1). */
export function makeSecret(): string {
  return base64Url(crypto.getRandomValues(new Uint8Array(32)));
}

/** SHA-256 of a text in base64url without padding: the `S256` challenge of a verifier (RFC 7636 §4.2). */
export async function digestText(text: string): Promise<string> {
  return base64Url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))));
}

export function base64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
