import type { components } from '@snodo/client';

/**
 * What a page that embeds has to know of its client; nothing secret. The server gives it at
 * `/embed/v1/clients/<clientId>.json`, and writes the same into the frames of its own.
 */
export interface ClientSettings {
  readonly clientId: string;
  /** Slug of the community. */
  readonly community: string;
  readonly languages: readonly components['schemas']['Language'][];
  readonly scopes: readonly string[];
  readonly origins: {
    readonly portal: string;
    readonly id: string;
    readonly api: string;
    readonly embed: string;
  };
  readonly issuer: string;
  readonly authorizationEndpoint: string;
  readonly tokenEndpoint: string;
  readonly revocationEndpoint: string;
  /** Page that the sign-in window opens on. */
  readonly startUrl: string;
  /** A hand-off's id is put behind it, as one more part of the path. */
  readonly claimUrl: string;
  /** The redirect address of a hand-off. */
  readonly callbackUrl: string;
  /** Exact pages that redirect mode may return to. */
  readonly returnPages: readonly string[];
  /** Where the client's pages stand; pages of our own come beside. */
  readonly hostOrigins: readonly string[];
  readonly resource: string;
}

/** Whether this page is one that the client was made for; any other is answered by nobody. */
export function isListedPage({ hostOrigins, origins }: ClientSettings): boolean {
  return [...hostOrigins, origins.embed, origins.portal].includes(location.origin);
}

const patienceMilliseconds = 15_000;
const clientIdPattern = /^[a-z0-9][a-z0-9.-]{0,127}$/u;

/** Reads a client's settings from the address that the loader came from. Throws when there are none. */
export async function fetchSettings(portal: string, clientId: string): Promise<ClientSettings> {
  if (!clientIdPattern.test(clientId)) throw new Error('the client has no valid name');
  const reply = await fetch(`${portal}/embed/v1/clients/${clientId}.json`, {
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    signal: AbortSignal.timeout(patienceMilliseconds),
  });
  if (!reply.ok) throw new Error(`the client's settings were answered with ${reply.status}`);
  return (await reply.json()) as ClientSettings;
}
