import type { ClientSettings } from './client-settings.ts';
import { digestText, makeSecret } from './pkce.ts';
import { keepRedirect } from './redirect-return.ts';
import { SignInFault } from './sign-in-fault.ts';

export interface RedirectOptions {
  readonly settings: ClientSettings;
  readonly jkt: string;
  readonly language: string;
  readonly prompt?: 'login' | undefined;
}

/**
 * The page that redirect mode comes back to: this very page where the client has registered it, our own page
 * for pages of our own, undefined where there is none.
 */
export function returnPageOf(settings: ClientSettings): string | undefined {
  if (window.top !== window) return undefined;
  if (location.origin === settings.origins.embed) return `${settings.origins.embed}/embed/v1/returned`;
  const here = location.origin + location.pathname + location.search;
  return settings.returnPages.find((page) => page === here);
}

/**
 * Leaves for the provider in this window. Code and state come back in the fragment, which no server and no
 * log sees. Throws a {@link SignInFault} when this page cannot be come back to.
 */
export async function leaveForProvider(options: RedirectOptions): Promise<void> {
  const { settings, jkt, language, prompt } = options;
  const redirectUri = returnPageOf(settings);
  if (redirectUri === undefined) throw new SignInFault('sign_in_blocked');
  const [verifier, state] = [makeSecret(), makeSecret()];
  const address = new URL(settings.authorizationEndpoint);
  const query = {
    client_id: settings.clientId,
    response_type: 'code',
    response_mode: 'fragment',
    redirect_uri: redirectUri,
    scope: ['openid', 'offline_access', ...settings.scopes].join(' '),
    resource: settings.resource,
    code_challenge: await digestText(verifier),
    code_challenge_method: 'S256',
    dpop_jkt: jkt,
    state,
    ui_locales: language,
    ...(prompt && { prompt }),
  };
  for (const [name, text] of Object.entries(query)) address.searchParams.set(name, text);
  try {
    keepRedirect({ clientId: settings.clientId, state, verifier, redirectUri, returnTo: location.href });
  } catch {
    throw new SignInFault('sign_in_blocked');
  }
  location.assign(address);
}
