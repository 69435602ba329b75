import { Provider } from 'oidc-provider';
import type { JWK } from 'jose';
import type { Logger } from 'pino';
import type { Database } from '../db/index.ts';
import { findProviderClient } from './clients.ts';
import { providerConfiguration } from './configuration.ts';

export interface ProviderDeps {
  app: Database;
  oidc: Database;
  secret: string;
  publicUrl: string;
  keys: JWK[];
  log: Logger;
  errorPage(code: string, language: string | undefined): Promise<string>;
}

export function issuerOf(publicUrl: string): string {
  return `${publicUrl}/oidc`;
}

/** The portal's OpenID provider. Its errors are logged by code, never with a token or a person. */
export function createProvider(deps: ProviderDeps): Provider {
  const { app, publicUrl, log } = deps;
  const provider = new Provider(
    issuerOf(publicUrl),
    providerConfiguration({
      ...deps,
      findClient: (clientId) => findProviderClient({ app, publicUrl }, clientId),
    }),
  );
  // Behind a proxy that ends TLS the public address is the truth, not the socket.
  provider.proxy = publicUrl.startsWith('https:');
  provider.on('server_error', (_ctx, error) => log.error({ err: error }, 'the provider failed'));
  return provider;
}
