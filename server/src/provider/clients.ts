import type { AdapterPayload } from 'oidc-provider';
import { inCommunity, type Database } from '../db/index.ts';
import { findCommunity, findEmbedClient } from '../identity/index.ts';

export const portalClientId = 'snodo-portal';

export interface ClientDeps {
  app: Database;
  publicUrl: string;
}

/** Where the portal's own sign-in returns to. */
export function portalRedirectUri(publicUrl: string): string {
  return `${publicUrl}/account/callback`;
}

/** Where an embed's sign-in returns to: a page of the portal that hands the code to the frame that asked. */
export function embedRedirectUri(publicUrl: string): string {
  return `${publicUrl}/embed/v1/signed-in`;
}

/**
 * The provider's clients: the portal itself, and one for each embed client of a community, whose id begins with
 * the community's slug (`milano.naviglio-intranet`). All are public clients with PKCE.
 */
export async function findProviderClient(
  { app, publicUrl }: ClientDeps,
  clientId: string,
): Promise<AdapterPayload | undefined> {
  if (clientId === portalClientId) return publicClient(clientId, portalRedirectUri(publicUrl));
  const slug = communityOfClient(clientId);
  if (slug === undefined) return undefined;
  const community = await findCommunity(app, slug);
  if (community === undefined) return undefined;
  const client = await inCommunity(app, community.id, (trx) => findEmbedClient(trx, community, clientId));
  return client === undefined ? undefined : publicClient(clientId, embedRedirectUri(publicUrl));
}

export function communityOfClient(clientId: string): string | undefined {
  return /^([a-z][a-z0-9-]{1,39})\.[a-z0-9-]{1,60}$/.exec(clientId)?.[1];
}

function publicClient(clientId: string, redirectUri: string): AdapterPayload {
  return {
    client_id: clientId,
    application_type: 'web',
    redirect_uris: [redirectUri],
    response_types: ['code'],
    grant_types: ['authorization_code', 'refresh_token'],
    token_endpoint_auth_method: 'none',
    id_token_signed_response_alg: 'ES256',
  };
}
