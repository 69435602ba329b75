import { Provider } from 'oidc-provider';
import type { Logger } from 'pino';
import { issuerOf } from './addresses.ts';
import { providerConfiguration, type ConfigurationDeps } from './configuration.ts';

export interface ProviderDeps extends ConfigurationDeps {
  log: Logger;
}

/** The portal's OpenID provider. Its errors are logged by code, never with a token or a person. */
export function createProvider(deps: ProviderDeps): Provider {
  const { origins, log } = deps;
  const provider = new Provider(issuerOf(origins), providerConfiguration(deps));
  // Behind a proxy that ends TLS the public address is the truth, not the socket.
  provider.proxy = origins.id.startsWith('https:');
  provider.use(async (ctx, next) => {
    // An answer by a form that sends itself would be a page of the library's, with a script in it.
    if (ctx.query['response_mode'] === 'form_post') {
      ctx.status = 400;
      ctx.type = 'html';
      ctx.body = await deps.errorPage(
        'unsupported_response_mode',
        ctx.acceptsLanguages('it', 'en', 'ar') || undefined,
      );
      return;
    }
    await next();
    // Whose page it is can only be told by the client; before one is known the provider lets every page read.
    const isAnswerToClient = ctx.method === 'POST' && ctx.oidc?.client === undefined;
    if (isAnswerToClient) ctx.remove('access-control-allow-origin');
  });
  provider.on('server_error', (_ctx, error) => log.error({ err: error }, 'the provider failed'));
  return provider;
}
