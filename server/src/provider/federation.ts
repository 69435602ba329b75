import * as openid from 'openid-client';
import { z } from 'zod';
import { BoundedCache } from '../bounded-cache.ts';
import type { Connection, SignInWord } from '../identity/index.ts';
import { portalClientId } from './clients.ts';
import { issuerFault, readSignInWord } from './connection-claims.ts';
import { openClientSecret } from './connection-secrets.ts';
import { isLoopbackIssuer, metadataFault } from './provider-metadata.ts';
import { upstreamFaultIn, type UpstreamFetch } from './upstream-fetch.ts';

/** What must be remembered between leaving for an organisation's provider and coming back. */
export const departureSchema = z.object({
  uid: z.string(),
  communitySlug: z.string(),
  connectionId: z.uuid(),
  connectionCode: z.string(),
  departedAtSeconds: z.number().int(),
  /** How old the sign-in at the provider may be when it is vouched for; undefined: any age. */
  maxAgeSeconds: z.number().int().nonnegative().optional(),
  codeVerifier: z.string(),
  state: z.string(),
  nonce: z.string(),
});

export type Departure = z.infer<typeof departureSchema>;

/** How fresh a sign-in the organisation's provider is asked for. Nothing: the one that it still knows will do. */
export interface Freshness {
  prompt?: 'login';
  maxAgeSeconds?: number;
}

export interface FederationOptions {
  publicUrl: string;
  /** The installation's, for secrets of confidential registrations. */
  secret: string;
  /** Plain http to a loopback provider is for the demonstration only. */
  isDemonstration: boolean;
  /** Every request to an organisation's provider goes through this. */
  fetch: UpstreamFetch;
}

const timeoutSeconds = 10;
const mostProviders = 1000;
const metadataMilliseconds = 60 * 60 * 1000;
/** Clocks of two houses differ; a sign-in this much before we asked still counts as answering us. */
const clockToleranceSeconds = 30;

/** An organisation's provider is away, or does not describe itself as OpenID asks. */
export class ProviderFault extends Error {
  override name = 'ProviderFault';
}

/**
 * What our own authorization request asks of the sign-in, to be asked of the organisation's provider too. The
 * portal always asks for a new sign-in here, so that people may choose who they are; only with an age is that
 * meant for the provider as well.
 */
export function freshnessOf(params: Record<string, unknown>): Freshness {
  const maxAge = /^\d{1,9}$/.test(String(params['max_age'] ?? '')) ? Number(params['max_age']) : undefined;
  const isAnew = String(params['prompt'] ?? '')
    .split(' ')
    .includes('login');
  const isForProvider = isAnew && (maxAge !== undefined || params['client_id'] !== portalClientId);
  return {
    ...(isForProvider ? { prompt: 'login' } : {}),
    ...(maxAge === undefined ? {} : { maxAgeSeconds: maxAge }),
  };
}

/** Our side of the sign-in at an organisation's own OpenID provider: code flow with PKCE, state and nonce. */
export class Federation {
  readonly #options: FederationOptions;
  readonly #discovered = new BoundedCache<{ until: number; configuration: Promise<openid.Configuration> }>(
    mostProviders,
  );

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
    freshness: Freshness = {},
  ): Promise<{ url: URL; departure: Departure }> {
    const configuration = await this.#configurationOf(connection);
    const maxAgeSeconds = youngest(freshness.maxAgeSeconds, connection.maxAgeSeconds ?? undefined);
    const departure = {
      uid,
      communitySlug,
      connectionId: connection.id,
      connectionCode: connection.code,
      departedAtSeconds: Math.floor(Date.now() / 1000),
      ...(maxAgeSeconds === undefined ? {} : { maxAgeSeconds }),
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
      ...(freshness.prompt === undefined ? {} : { prompt: freshness.prompt }),
      ...(maxAgeSeconds === undefined ? {} : { max_age: String(maxAgeSeconds) }),
      // Google then offers the firm's accounts only; that the answer is one of them is checked on arrival.
      ...(connection.kind === 'google' && connection.tenant !== null ? { hd: connection.tenant } : {}),
    });
    return { url, departure };
  }

  /** The verified word, or undefined when the answer is not one to this departure. */
  async arrive(
    connection: Connection,
    departure: Departure,
    search: string,
  ): Promise<SignInWord | undefined> {
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
      if (claims === undefined || !isFreshEnough(departure, claims.auth_time)) return undefined;
      return readSignInWord(connection, claims);
    } catch (error) {
      if (upstreamFaultIn(error) !== undefined)
        throw new ProviderFault('an organisation’s provider cannot be asked', { cause: error });
      if (isRefusal(error)) return undefined;
      throw error;
    }
  }

  /** Where the provider publishes the keys that it signs with. */
  async keysAddressOf(connection: Connection): Promise<string> {
    const { jwks_uri: address } = (await this.#configurationOf(connection)).serverMetadata();
    if (address === undefined) throw new ProviderFault('an organisation’s provider publishes no keys');
    return address;
  }

  #configurationOf(connection: Connection): Promise<openid.Configuration> {
    // Not by the connection's id: once its issuer is put right, the old answer must not be used any more.
    const { kind, tenant, issuer, clientId, clientSecretSealed } = connection;
    const key = JSON.stringify([
      connection.id,
      kind,
      tenant,
      issuer,
      clientId,
      clientSecretSealed?.toString('base64'),
    ]);
    const known = this.#discovered.get(key);
    if (known !== undefined && known.until > Date.now()) return known.configuration;
    const configuration = this.#discover(connection);
    this.#discovered.set(key, { until: Date.now() + metadataMilliseconds, configuration });
    // A provider that was down or badly set up is asked again the next time.
    configuration.catch(() => this.#discovered.delete(key));
    return configuration;
  }

  async #discover(connection: Connection): Promise<openid.Configuration> {
    const { issuer, clientId } = connection;
    const isHttpAllowed = this.#options.isDemonstration && isLoopbackIssuer(issuer);
    const http = isHttpAllowed ? [openid.allowInsecureRequests] : [];
    const clientSecret = openClientSecret(this.#options.secret, connection);
    try {
      const fault = issuerFault(connection);
      if (fault !== undefined) throw new Error(fault);
      const configuration = await openid.discovery(
        new URL(issuer),
        clientId,
        undefined,
        clientSecret === undefined ? openid.None() : openid.ClientSecretPost(clientSecret),
        {
          timeout: timeoutSeconds,
          [openid.customFetch]: this.#options.fetch,
          // Signatures are checked although TLS already names the sender: a proxy in between must not vouch for people.
          execute: [openid.enableNonRepudiationChecks, ...http],
        },
      );
      const unsound = metadataFault(configuration.serverMetadata(), issuer, isHttpAllowed);
      if (unsound !== undefined) throw new Error(unsound);
      return configuration;
    } catch (error) {
      throw new ProviderFault('an organisation’s provider cannot be asked', { cause: error });
    }
  }
}

function youngest(...ages: (number | undefined)[]): number | undefined {
  const given = ages.filter((age) => age !== undefined);
  return given.length === 0 ? undefined : Math.min(...given);
}

/** Asked for an age, a provider must say when; one that says nothing has not been asked in earnest. */
function isFreshEnough({ departedAtSeconds, maxAgeSeconds }: Departure, authTime: unknown): boolean {
  if (maxAgeSeconds === undefined) return true;
  return (
    typeof authTime === 'number' && authTime >= departedAtSeconds - maxAgeSeconds - clockToleranceSeconds
  );
}

function isRefusal(error: unknown): boolean {
  return (
    error instanceof openid.AuthorizationResponseError ||
    error instanceof openid.ResponseBodyError ||
    error instanceof openid.ClientError
  );
}
