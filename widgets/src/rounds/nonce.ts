/** A nonce of one party, by chance, and what it publishes beforehand: the hash of the nonce's canonical JSON. */
export async function newNonce(): Promise<{ nonce: string; promise: string }> {
  const nonce = hexOf(crypto.getRandomValues(new Uint8Array(32)));
  return { nonce, promise: await promiseOf(nonce) };
}

export async function promiseOf(nonce: string): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(nonce));
  return hexOf(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
}

function hexOf(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
