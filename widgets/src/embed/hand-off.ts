import type { ClientSettings } from './client-settings.ts';
import { digestText, makeSecret } from './pkce.ts';
import type { SendWithProof } from './proofs.ts';
import { SignInFault } from './sign-in-fault.ts';

/** What the opener tells the window at the start; secrets of it never leave the opener. */
export interface HandOff {
  readonly type: 'snodo-handoff';
  readonly handoffId: string;
  readonly state: string;
  readonly codeChallenge: string;
  readonly jkt: string;
  readonly scope: string;
  readonly language: string;
  /** Asks the provider to let her sign in anew. */
  readonly prompt?: 'login';
}

/** A code that was claimed, with what it takes to redeem it. */
export interface ClaimedCode {
  readonly callback: URLSearchParams;
  readonly state: string;
  readonly verifier: string;
  readonly redirectUri: string;
}

export interface HandOffOptions {
  readonly settings: ClientSettings;
  readonly popup: Window;
  readonly stop: AbortSignal;
  readonly jkt: string;
  readonly send: SendWithProof;
  readonly language: string;
  readonly prompt?: 'login' | undefined;
  /** Called when the window has not spoken after a while: the page may be cut off from its windows. */
  readonly tellSlow: () => void;
}

const slowMilliseconds = 3000;
const patienceMilliseconds = 5 * 60_000;
/** A claim is answered within twenty seconds; what takes much longer is lost. */
const replyMilliseconds = 40_000;
const firstPauseMilliseconds = 1000;
const longestPauseMilliseconds = 8000;

/**
 * Hands the window what it needs, then claims the code. From the hand-off on neither the window nor the page
 * needs the other any more: `popup.closed` is not believed, because a provider's page that isolates itself
 * reads as closed. Throws a {@link SignInFault} after five minutes or when stopped.
 */
export async function claimByWindow(options: HandOffOptions): Promise<ClaimedCode> {
  const { settings, jkt, language, prompt, popup } = options;
  const verifier = makeSecret();
  const handOff: HandOff = {
    type: 'snodo-handoff',
    handoffId: makeSecret(),
    state: makeSecret(),
    codeChallenge: await digestText(verifier),
    jkt,
    scope: settings.scopes.join(' '),
    language,
    ...(prompt && { prompt }),
  };
  const stop = AbortSignal.any([options.stop, AbortSignal.timeout(patienceMilliseconds)]);
  try {
    await handOver(options, handOff, stop);
    const callback = await claim(options, handOff.handoffId, stop);
    return { callback, state: handOff.state, verifier, redirectUri: settings.callbackUrl };
  } finally {
    popup.close();
  }
}

/** Answers the start page, and only it, until it says that the hand-off is bound to this page's origin. */
function handOver(options: HandOffOptions, handOff: HandOff, stop: AbortSignal): Promise<void> {
  const { settings, popup, tellSlow } = options;
  const done = new AbortController();
  return new Promise<void>((resolve, reject) => {
    const slow = setTimeout(tellSlow, slowMilliseconds);
    done.signal.addEventListener('abort', () => clearTimeout(slow));
    const hear = ({ origin, source, data }: MessageEvent<{ type?: unknown } | null>) => {
      if (origin !== settings.origins.id || source !== popup) return;
      clearTimeout(slow);
      if (data?.type === 'snodo-start') popup.postMessage(handOff, settings.origins.id);
      if (data?.type === 'snodo-bound') resolve();
      if (data?.type === 'snodo-refused') reject(new SignInFault('sign_in_refused'));
    };
    window.addEventListener('message', hear, { signal: done.signal });
    const close = () => reject(new SignInFault('sign_in_closed'));
    if (stop.aborted) close();
    stop.addEventListener('abort', close, { signal: done.signal });
  }).finally(() => done.abort());
}

/** Asks until the code is there: the server holds each question for up to twenty seconds. */
async function claim(
  options: HandOffOptions,
  handoffId: string,
  stop: AbortSignal,
): Promise<URLSearchParams> {
  const { settings, send } = options;
  const address = `${settings.claimUrl}/${handoffId}`;
  let pauseMilliseconds = firstPauseMilliseconds;
  while (!stop.aborted) {
    const signal = AbortSignal.any([stop, AbortSignal.timeout(replyMilliseconds)]);
    // A network that is away for a moment costs nothing: the code waits.
    const reply = await send(address, { method: 'POST', signal }).catch(() => undefined);
    if (reply?.status === 200) return readClaim(await reply.json().catch(() => ({})));
    if (reply?.status === 204) {
      pauseMilliseconds = firstPauseMilliseconds;
      continue;
    }
    if (reply && reply.status < 500 && reply.status !== 429) throw new SignInFault('sign_in_refused');
    await pause(pauseMilliseconds, stop);
    pauseMilliseconds = Math.min(pauseMilliseconds * 2, longestPauseMilliseconds);
  }
  throw new SignInFault('sign_in_closed');
}

function readClaim(told: Record<string, unknown>): URLSearchParams {
  const { code, state, iss, error } = told;
  if (error === 'access_denied') throw new SignInFault('sign_in_closed');
  if (typeof code !== 'string' || typeof state !== 'string' || typeof iss !== 'string')
    throw new SignInFault('sign_in_refused');
  return new URLSearchParams({ code, state, iss });
}

function pause(milliseconds: number, stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    stop.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
  });
}
