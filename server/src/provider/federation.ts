import * as openid from 'openid-client';
import { z } from 'zod';
import type { Connection } from '../identity/index.ts';

/** What must be remembered between leaving for an organisation's provider and coming back. */
export const departureSchema = z.object({
  uid: z.string(),
  communitySlug: z.string(),
  connectionId: z.uuid(),
  connectionCode: z.string(),
  codeVerifier: z.string(),
  state: z.string(),
  nonce: z.string(),
});

export type Departure = z.infer<typeof departureSchema>;

export interface FederationOptions {
  publicUrl: string;
  /** Plain http to a loopback provider is for the demonstration only. */
  isDemonstration: boolean;
}

const timeoutSeconds = 10;

/** An organisation's provider is away, or does not describe itself as OpenID asks. */
export class ProviderFault extends Error {
  override name = 'ProviderFault';
}

/** Our side of the sign-in at an organisation's own OpenID provider: code flow with PKCE, state and nonce. */
export class Federation {
  readonly #options: FederationOptions;
  readonly #discovered = new Map<string, Promise<openid.Configuration>>();

  constructor(options: FederationOptions) {
    this.#options = options;
  }

  /** To be registered at the organisation's provider. One a connection, so that providers cannot be mixed up. */
  redirectUriOf(connection: Pick<Connection, 'code'>): string {
    return `${this.#options.publicUrl}/federation/callback/${connection.code}`;
  }

  async depart(
    connection: Connection,
    uid: string,
    communitySlug: string,
    language: string,
  ): Promise<{ url: URL; departure: Departure }> {
    const configuration = await this.#configurationOf(connection);
    const departure = {
      uid,
      communitySlug,
      connectionId: connection.id,
      connectionCode: connection.code,
      codeVerifier: openid.randomPKCECodeVerifier(),
      state: openid.randomState(),
      nonce: openid.randomNonce(),
    };
    const url = openid.buildAuthorizationUrl(configuration, {
      redirect_uri: this.redirectUriOf(connection),
      scope: 'openid profile',
      code_challenge: await openid.calculatePKCECodeChallenge(departure.codeVerifier),
      code_challenge_method: 'S256',
      state: departure.state,
      nonce: departure.nonce,
      ui_locales: language,
    });
    return { url, departure };
  }

  /** The verified claims, or undefined when the answer is not one to this departure. */
  async arrive(
    connection: Connection,
    departure: Departure,
    search: string,
  ): Promise<{ issuer: string; subject: string; name: string | undefined } | undefined> {
    const configuration = await this.#configurationOf(connection);
    try {
      const tokens = await openid.authorizationCodeGrant(
        configuration,
        new URL(`${this.redirectUriOf(connection)}${search}`),
        {
          pkceCodeVerifier: departure.codeVerifier,
          expectedState: departure.state,
          expectedNonce: departure.nonce,
          idTokenExpected: true,
        },
      );
      const claims = tokens.claims();
      if (claims === undefined) return undefined;
      return {
        issuer: claims.iss,
        subject: claims.sub,
        name: typeof claims.name === 'string' ? claims.name : undefined,
      };
    } catch (error) {
      if (isRefusal(error)) return undefined;
      throw error;
    }
  }

  #configurationOf(connection: Connection): Promise<openid.Configuration> {
    // Not by the connection's id: once its issuer is put right, the old answer must not be used any more.
    const key = `${connection.issuer} ${connection.clientId}`;
    const known = this.#discovered.get(key);
    if (known !== undefined) return known;
    const discovery = this.#discover(connection);
    this.#discovered.set(key, discovery);
    // A provider that was down or badly set up is asked again the next time.
    discovery.catch(() => this.#discovered.delete(key));
    return discovery;
  }

  async #discover({ issuer, clientId }: Connection): Promise<openid.Configuration> {
    const http = this.#isLoopbackAllowed(issuer) ? [openid.allowInsecureRequests] : [];
    try {
      const configuration = await openid.discovery(new URL(issuer), clientId, undefined, openid.None(), {
        timeout: timeoutSeconds,
        // Signatures are checked although TLS already names the sender: a proxy in between must not vouch for people.
        execute: [openid.enableNonRepudiationChecks, ...http],
      });
      const metadata = configuration.serverMetadata();
      const needed = [metadata.authorization_endpoint, metadata.token_endpoint, metadata.jwks_uri];
      if (needed.includes(undefined)) throw new Error('an endpoint is missing');
      return configuration;
    } catch (error) {
      throw new ProviderFault('an organisation’s provider cannot be asked', { cause: error });
    }
  }

  #isLoopbackAllowed(issuer: string): boolean {
    return this.#options.isDemonstration && ['127.0.0.1', 'localhost'].includes(new URL(issuer).hostname);
  }
}

function isRefusal(error: unknown): boolean {
  return (
    error instanceof openid.AuthorizationResponseError ||
    error instanceof openid.ResponseBodyError ||
    error instanceof openid.ClientError
  );
}
