import type { AdapterPayload, Client } from 'oidc-provider';
import { embedScopes, type EmbedScope } from '@snodo/contract';
import type { Origins } from '../config.ts';
import { inCommunity, type Database } from '../db/index.ts';
import { findCommunity, findEmbedClient, type EmbedClient } from '../identity/index.ts';
import { frameRedirectUri, handoffRedirectUri, portalRedirectUri } from './addresses.ts';

export const portalClientId = 'snodo-portal';

export const tokenExchangeGrant = 'urn:ietf:params:oauth:grant-type:token-exchange';
export const jwtBearerGrant = 'urn:ietf:params:oauth:grant-type:jwt-bearer';

/** What the provider must know of an embed client without asking again: its own checks cannot wait. */
export const embedMetadata = ['embed_origins', 'embed_scopes', 'embed_organisation'] as const;

export interface ClientDeps {
  app: Database;
  origins: Origins;
}

/**
 * The provider's clients: the portal itself, and one for each embed client of a community, whose id begins with
 * the community's slug (`milano.naviglio-intranet`). All are public clients with PKCE; an embed's tokens are
 * bound to a key of the browser.
 */
export async function findProviderClient(
  { app, origins }: ClientDeps,
  clientId: string,
): Promise<AdapterPayload | undefined> {
  if (clientId === portalClientId) return portalClient(origins);
  const slug = communityOfClient(clientId);
  if (slug === undefined) return undefined;
  const community = await findCommunity(app, slug);
  if (community === undefined) return undefined;
  const client = await inCommunity(app, community.id, (trx) => findEmbedClient(trx, community, clientId));
  return client === undefined ? undefined : embedClient(origins, client);
}

export function communityOfClient(clientId: string): string | undefined {
  return /^([a-z][a-z0-9-]{1,39})\.[a-z0-9-]{1,60}$/.exec(clientId)?.[1];
}

function portalClient(origins: Origins): AdapterPayload {
  return {
    ...publicClient,
    client_id: portalClientId,
    redirect_uris: [portalRedirectUri(origins)],
    grant_types: ['authorization_code'],
  };
}

function embedClient(origins: Origins, client: EmbedClient): AdapterPayload {
  return {
    ...publicClient,
    client_id: client.clientId,
    redirect_uris: [handoffRedirectUri(origins), frameRedirectUri(origins), ...client.returnPages],
    // The last two need a trust in the firm's word on top, which is looked up when one is brought.
    grant_types: ['authorization_code', 'refresh_token', tokenExchangeGrant, jwtBearerGrant],
    dpop_bound_access_tokens: true,
    embed_origins: client.origins,
    embed_scopes: client.scopes,
    embed_organisation: client.organisationId,
  };
}

const publicClient = {
  application_type: 'web',
  response_types: ['code'],
  response_modes: ['query', 'fragment'],
  token_endpoint_auth_method: 'none',
  id_token_signed_response_alg: 'ES256',
} as const;

/** Scopes that the client's tokens may carry at most. */
export function scopesOfClient(client: Client): EmbedScope[] {
  const registered = listOf(client['embed_scopes']);
  return embedScopes.filter((scope) => registered.includes(scope));
}

/** Origins of the pages that the client was given to. */
export function originsOfClient(client: Client): string[] {
  return listOf(client['embed_origins']);
}

/** Whose people the client is for; undefined: the portal's, everybody's. */
export function organisationOfClient(client: Client): string | undefined {
  const organisation = client['embed_organisation'];
  return typeof organisation === 'string' ? organisation : undefined;
}

function listOf(metadata: unknown): string[] {
  return Array.isArray(metadata) ? metadata.filter((entry) => typeof entry === 'string') : [];
}
