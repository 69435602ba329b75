/** As much of a provider's description of itself as a sign-in stands on. */
export interface ProviderMetadata {
  issuer?: string | undefined;
  authorization_endpoint?: string | undefined;
  token_endpoint?: string | undefined;
  jwks_uri?: string | undefined;
}

const loopbackHosts = new Set(['127.0.0.1', 'localhost']);

/** An issuer on this machine, as the demonstration has them. */
export function isLoopbackIssuer(issuer: string): boolean {
  return loopbackHosts.has(URL.parse(issuer)?.hostname ?? '');
}

/**
 * What is wrong with a provider's description, or undefined. Our own requests would meet some of it themselves; the
 * exact issuer and the page to which the browser is sent they would not.
 */
export function metadataFault(
  metadata: ProviderMetadata,
  issuer: string,
  isLoopbackAllowed: boolean,
): 'wrong_issuer' | 'endpoint_missing' | 'endpoint_not_https' | undefined {
  if (metadata.issuer !== issuer) return 'wrong_issuer';
  for (const endpoint of [metadata.authorization_endpoint, metadata.token_endpoint, metadata.jwks_uri]) {
    const address = URL.parse(endpoint ?? '');
    if (address === null) return 'endpoint_missing';
    const isLoopback =
      isLoopbackAllowed && address.protocol === 'http:' && loopbackHosts.has(address.hostname);
    if (address.protocol !== 'https:' && !isLoopback) return 'endpoint_not_https';
  }
  return undefined;
}
