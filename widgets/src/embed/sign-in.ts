import type { SignInSettings } from '../surveys/survey-page.ts';
import { digestText, makeSecret } from './pkce.ts';

export type SignInFaultCode = 'sign_in_closed' | 'sign_in_refused' | 'sign_in_expired' | 'network';

/** Why nobody is signed in (any more); what a person reads is chosen by `code`. */
export class SignInFault extends Error {
  override readonly name = 'SignInFault';
  readonly code: SignInFaultCode;

  constructor(code: SignInFaultCode) {
    super(code);
    this.code = code;
  }
}

/** A signed-in person. Tokens live in this object only and end with the page. */
export interface SignedIn {
  /** Tells the drafts of people on one computer apart; tells nothing by itself. */
  readonly owner: string;
  /** A token that is good for at least the next half minute. Throws a {@link SignInFault}. */
  readonly accessToken: () => Promise<string>;
}

interface Tokens {
  readonly access_token: string;
  readonly expires_in?: number;
  readonly refresh_token?: string;
  readonly id_token?: string;
}

/** Tokens are renewed when they have less than this left. */
const reserveMilliseconds = 30_000;
const pollMilliseconds = 500;
/** A window that reports itself closed may still have sent its message; it gets this long to arrive. */
const graceMilliseconds = 1000;
const patienceMilliseconds = 10 * 60_000;

/**
 * Signs a person in with authorization code and PKCE in a window that was opened, empty, in the click itself
 * (browsers block it later). Throws a {@link SignInFault}.
 */
export async function signIn(settings: SignInSettings, popup: Window, stop: AbortSignal): Promise<SignedIn> {
  const [verifier, state, nonce] = [makeSecret(), makeSecret(), makeSecret()];
  const address = new URL(settings.authorizationUrl, location.origin);
  const query = {
    response_type: 'code',
    client_id: settings.clientId,
    redirect_uri: settings.redirectUri,
    scope: settings.scope,
    resource: settings.resource,
    state,
    nonce,
    code_challenge: await digestText(verifier),
    code_challenge_method: 'S256',
    // On a shared computer the last person's sign-in must not become the next one's.
    prompt: 'login',
  };
  for (const [name, text] of Object.entries(query)) address.searchParams.set(name, text);
  popup.location.href = address.href;
  const code = await waitForCode(popup, state, stop);
  const tokens = await askForTokens(settings, {
    grant_type: 'authorization_code',
    code,
    redirect_uri: settings.redirectUri,
    code_verifier: verifier,
  });
  const claims = readClaims(tokens.id_token);
  if (claims.nonce !== nonce) throw new SignInFault('sign_in_refused');
  return holdTokens(settings, tokens, await digestText(`${settings.clientId}\n${claims.sub}`));
}

/** Waits for the code that the page `/embed/v1/signed-in` posts; everything else is ignored. */
function waitForCode(popup: Window, state: string, stop: AbortSignal): Promise<string> {
  const done = new AbortController();
  return new Promise<string>((resolve, reject) => {
    const fail = (code: SignInFaultCode) => reject(new SignInFault(code));
    const hear = (event: MessageEvent) => {
      if (event.origin !== location.origin || event.source !== popup) return;
      const said = event.data as Record<string, unknown> | null;
      if (said?.['type'] !== 'snodo-signed-in' || said['state'] !== state) return;
      const { code, iss } = said;
      const isOurs = typeof iss !== 'string' || iss === '' || originOf(iss) === location.origin;
      if (isOurs && typeof code === 'string' && code) resolve(code);
      else fail('sign_in_refused');
    };
    window.addEventListener('message', hear, { signal: done.signal });
    stop.addEventListener('abort', () => fail('sign_in_closed'), { signal: done.signal });
    const poll = setInterval(() => {
      if (!popup.closed) return;
      clearInterval(poll);
      setTimeout(() => fail('sign_in_closed'), graceMilliseconds);
    }, pollMilliseconds);
    const patience = setTimeout(() => fail('sign_in_closed'), patienceMilliseconds);
    done.signal.addEventListener('abort', () => {
      clearInterval(poll);
      clearTimeout(patience);
    });
  }).finally(() => {
    done.abort();
    popup.close();
  });
}

function originOf(address: string): string {
  return URL.canParse(address) ? new URL(address).origin : '';
}

/** Keeps the tokens in memory and renews them, one renewal at a time. */
function holdTokens(settings: SignInSettings, first: Tokens, owner: string): SignedIn {
  let tokens = first;
  let expiresAt = expiryOf(first);
  let renewal: Promise<void> | undefined;
  const renew = async () => {
    if (!tokens.refresh_token) throw new SignInFault('sign_in_expired');
    const renewed = await askForTokens(settings, {
      grant_type: 'refresh_token',
      refresh_token: tokens.refresh_token,
    });
    // A provider that does not rotate answers without a refresh token.
    tokens = { refresh_token: tokens.refresh_token, ...renewed };
    expiresAt = expiryOf(renewed);
  };
  return {
    owner,
    async accessToken() {
      if (Date.now() > expiresAt - reserveMilliseconds) {
        renewal ??= renew().finally(() => (renewal = undefined));
        await renewal;
      }
      return tokens.access_token;
    },
  };
}

function expiryOf({ expires_in = 300 }: Tokens): number {
  return Date.now() + expires_in * 1000;
}

async function askForTokens(settings: SignInSettings, grant: Record<string, string>): Promise<Tokens> {
  const fields = { ...grant, client_id: settings.clientId, resource: settings.resource };
  let reply: Response;
  try {
    reply = await fetch(settings.tokenUrl, {
      method: 'POST',
      body: new URLSearchParams(fields),
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(20_000),
    });
  } catch {
    throw new SignInFault('network');
  }
  if (reply.status >= 500 || reply.status === 429) throw new SignInFault('network');
  const tokens = (await reply.json().catch(() => undefined)) as Partial<Tokens> | undefined;
  if (!reply.ok || typeof tokens?.access_token !== 'string') {
    throw new SignInFault('refresh_token' in grant ? 'sign_in_expired' : 'sign_in_refused');
  }
  return tokens as Tokens;
}

/** The claims of an ID token that came straight from the token endpoint, so its signature is not checked again. */
function readClaims(token = ''): { nonce?: string; sub?: string } {
  const part = token.split('.')[1] ?? '';
  try {
    const bytes = Uint8Array.from(atob(part.replaceAll('-', '+').replaceAll('_', '/')), (one) =>
      one.charCodeAt(0),
    );
    return JSON.parse(new TextDecoder().decode(bytes)) as { nonce?: string; sub?: string };
  } catch {
    throw new SignInFault('sign_in_refused');
  }
}
