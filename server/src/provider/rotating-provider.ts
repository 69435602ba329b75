import type { IncomingMessage, ServerResponse } from 'node:http';
import type { JWK } from 'jose';
import type { Provider } from 'oidc-provider';
import type { SigningKeys } from './signing-keys.ts';

export type ProviderHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

interface Built {
  version: string;
  provider: Provider;
  handle: ProviderHandler;
}

/**
 * The OpenID provider takes its keys when it is made, so another set of keys means another provider. All that it
 * knows stands in the database: a request that is under way ends on the one it began on.
 */
export class RotatingProvider {
  readonly #keys: SigningKeys;
  readonly #build: (keys: JWK[]) => Provider;
  #built: Built;

  constructor(keys: SigningKeys, build: (keys: JWK[]) => Provider) {
    this.#keys = keys;
    this.#build = build;
    this.#built = this.#make();
  }

  get current(): Provider {
    if (this.#built.version !== this.#keys.version) this.#built = this.#make();
    return this.#built.provider;
  }

  /** Serves a request with the keys of this minute. */
  callback(): ProviderHandler {
    return async (request, response) => {
      await this.#keys.refresh();
      if (this.#built.version !== this.#keys.version) this.#built = this.#make();
      await this.#built.handle(request, response);
    };
  }

  #make(): Built {
    const { version } = this.#keys;
    const provider = this.#build(this.#keys.privateKeys());
    const handle = provider.callback();
    return { version, provider, handle: async (request, response) => handle(request, response) };
  }
}
