import {
  DPoP,
  None,
  ResponseBodyError,
  allowInsecureRequests,
  authorizationCodeGrantRequest,
  customFetch,
  getValidatedIdTokenClaims,
  isDPoPNonceError,
  processAuthorizationCodeResponse,
  processRefreshTokenResponse,
  refreshTokenGrantRequest,
  revocationRequest,
  validateAuthResponse,
  type AuthorizationServer,
  type Client,
  type TokenEndpointResponse,
} from 'oauth4webapi';
import type { ClientSettings } from './client-settings.ts';
import type { ClaimedCode } from './hand-off.ts';
import { digestText } from './pkce.ts';
import { SignInFault } from './sign-in-fault.ts';

/** Tokens bound to this device's key. Instants are milliseconds since 1970. */
export interface Tokens {
  readonly accessToken: string;
  readonly expiresAt: number;
  readonly refreshToken: string | undefined;
}

export interface TokenGrants {
  /** Redeems a code; `owner` is the digest of client and subject. */
  redeem(claimed: ClaimedCode): Promise<Tokens & { readonly owner: string }>;
  renew(refreshToken: string): Promise<Tokens>;
  /** Ends a refresh token at the provider; a failure is not told, the key is thrown away after it anyway. */
  revoke(refreshToken: string): Promise<void>;
}

const patienceMilliseconds = 20_000;

/** The provider's token and revocation endpoints for a public client. Throws a {@link SignInFault}. */
export function tokenGrants(settings: ClientSettings, keys: CryptoKeyPair): TokenGrants {
  const provider: AuthorizationServer = {
    issuer: settings.issuer,
    authorization_endpoint: settings.authorizationEndpoint,
    token_endpoint: settings.tokenEndpoint,
    revocation_endpoint: settings.revocationEndpoint,
    authorization_response_iss_parameter_supported: true,
    id_token_signing_alg_values_supported: ['ES256'],
  };
  const client: Client = { client_id: settings.clientId, id_token_signed_response_alg: 'ES256' };
  const options = {
    // A demonstration runs on this machine without TLS; a page under TLS cannot call it anyway.
    [allowInsecureRequests]: settings.issuer.startsWith('http:'),
    [customFetch]: (address: string, init: RequestInit) =>
      fetch(address, { ...init, credentials: 'omit', referrerPolicy: 'no-referrer' }),
    signal: () => AbortSignal.timeout(patienceMilliseconds),
  } as const;
  const bound = {
    ...options,
    DPoP: DPoP(client, keys),
    additionalParameters: { resource: settings.resource },
  };
  return {
    redeem: (claimed) =>
      faulted('sign_in_refused', async () => {
        const callback = validateAuthResponse(provider, client, claimed.callback, claimed.state);
        const answer = await withNonce(async () => {
          const reply = await authorizationCodeGrantRequest(
            provider,
            client,
            None(),
            callback,
            claimed.redirectUri,
            claimed.verifier,
            bound,
          );
          return processAuthorizationCodeResponse(provider, client, reply, { requireIdToken: true });
        });
        const subject = getValidatedIdTokenClaims(answer)?.sub ?? '';
        return { ...readTokens(answer), owner: await digestText(`${settings.clientId}\n${subject}`) };
      }),
    renew: (refreshToken) =>
      faulted('sign_in_expired', async () => {
        const answer = await withNonce(async () => {
          const reply = await refreshTokenGrantRequest(provider, client, None(), refreshToken, bound);
          return processRefreshTokenResponse(provider, client, reply);
        });
        const tokens = readTokens(answer);
        // A provider that does not rotate answers without a refresh token.
        return { ...tokens, refreshToken: tokens.refreshToken ?? refreshToken };
      }),
    async revoke(refreshToken) {
      await revocationRequest(provider, client, None(), refreshToken, options).catch(() => undefined);
    },
  };
}

/** Tries once more when the provider has given a fresh nonce; the handle has kept it. */
async function withNonce<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  try {
    return await ask();
  } catch (fault) {
    if (!isDPoPNonceError(fault)) throw fault;
    return ask();
  }
}

function readTokens(answer: TokenEndpointResponse): Tokens {
  // A token without its binding would be a bearer token, which this client never uses.
  if (answer.token_type !== 'dpop') throw new SignInFault('sign_in_refused');
  return {
    accessToken: answer.access_token,
    expiresAt: Date.now() + (answer.expires_in ?? 300) * 1000,
    refreshToken: answer.refresh_token,
  };
}

async function faulted<Answer>(
  code: 'sign_in_refused' | 'sign_in_expired',
  act: () => Promise<Answer>,
): Promise<Answer> {
  try {
    return await act();
  } catch (fault) {
    if (fault instanceof SignInFault) throw fault;
    throw new SignInFault(isPassing(fault) ? 'network' : code);
  }
}

/** What says nothing about the sign-in: no connection, no answer in time, a provider that is down. */
function isPassing(fault: unknown): boolean {
  if (fault instanceof ResponseBodyError) return fault.status >= 500 || fault.status === 429;
  const cause: unknown = fault instanceof Error ? fault.cause : undefined;
  if (cause instanceof Response) return cause.status >= 500 || cause.status === 429;
  const isCoded =
    typeof fault === 'object' && fault !== null && 'code' in fault && typeof fault.code === 'string';
  return (fault instanceof TypeError && !isCoded) || fault instanceof DOMException;
}
