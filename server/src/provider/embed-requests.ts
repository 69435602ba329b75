import { errors, type Client } from 'oidc-provider';
import type { EmbedScope } from '@snodo/contract';
import { ownOrigins, type Origins } from '../config.ts';
import { frameRedirectUri, handoffRedirectUri } from './addresses.ts';
import { scopesOfClient } from './clients.ts';
import type { Handoffs } from './handoffs.ts';

export interface EmbedRequestDeps {
  handoffs: Handoffs;
  origins: Origins;
}

/** What a page asks for when it sends somebody to sign in. */
export interface EmbedRequest {
  /** Of the page that will hold the tokens. */
  origin: string;
  /** A page of the programme itself: nobody else's script gets anything. */
  isOwn: boolean;
  /** Of what it asks for, what its client may have. */
  scopes: EmbedScope[];
}

/**
 * Whose pages ask, and for what. Throws `invalid_request` when a hand-off is named that never began in a page of
 * this client, or that was begun for another key or another proof of the code.
 */
export async function readEmbedRequest(
  { handoffs, origins }: EmbedRequestDeps,
  client: Client,
  params: Record<string, unknown>,
): Promise<EmbedRequest> {
  const asked = typeof params['scope'] === 'string' ? params['scope'].split(' ') : [];
  const scopes = scopesOfClient(client).filter((scope) => asked.includes(scope));
  const redirectUri = String(params['redirect_uri']);
  if (redirectUri === frameRedirectUri(origins)) return { origin: origins.embed, isOwn: true, scopes };
  if (redirectUri !== handoffRedirectUri(origins))
    return { origin: new URL(redirectUri).origin, isOwn: false, scopes };
  const handoff = await handoffs.find(String(params['state'] ?? ''));
  const isThisRequest =
    handoff?.clientId === client.clientId &&
    handoff.codeChallenge === params['code_challenge'] &&
    handoff.jkt === params['dpop_jkt'];
  if (!isThisRequest) throw new errors.InvalidRequest('this hand-off has not begun in a page of the client');
  return { origin: handoff.origin, isOwn: ownOrigins(origins).includes(handoff.origin), scopes };
}
