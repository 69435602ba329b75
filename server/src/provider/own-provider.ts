import * as openid from 'openid-client';
import { request, type Dispatcher } from 'undici';
import type { Origins } from '../config.ts';
import { issuerOf } from './addresses.ts';
import { portalClientId } from './clients.ts';

const patienceMilliseconds = 10_000;

export interface OwnProviderOptions {
  origins: Pick<Origins, 'id'>;
  /** Where this process itself listens: the portal asks its own provider without leaving the machine. */
  ownAddress: () => string;
}

/** Our own provider's endpoints are known; browsers see the public address, this process asks itself. */
export function ownProvider({ origins, ownAddress }: OwnProviderOptions): openid.Configuration {
  const issuer = issuerOf(origins);
  const endpoints = {
    issuer,
    authorization_endpoint: `${issuer}/auth`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/jwks`,
  };
  const configuration = new openid.Configuration(
    { ...endpoints, id_token_signing_alg_values_supported: ['ES256'] },
    portalClientId,
    { id_token_signed_response_alg: 'ES256' },
    openid.None(),
  );
  const { host } = new URL(origins.id);
  configuration[openid.customFetch] = (url, options) =>
    askOwnHost(url.replace(origins.id, ownAddress()), host, options);
  if (origins.id.startsWith('http:')) openid.allowInsecureRequests(configuration);
  return configuration;
}

/** `fetch` does not let a request name another host than the one that it connects to. */
async function askOwnHost(
  url: string,
  host: string,
  { method, headers, body }: openid.CustomFetchOptions,
): Promise<Response> {
  const answer = await request(url, {
    method: method as Dispatcher.HttpMethod,
    headers: { ...headers, host },
    body: body === undefined || body === null ? null : String(body),
    headersTimeout: patienceMilliseconds,
    bodyTimeout: patienceMilliseconds,
  });
  return new Response(await answer.body.text(), {
    status: answer.statusCode,
    headers: { 'content-type': String(answer.headers['content-type'] ?? '') },
  });
}
