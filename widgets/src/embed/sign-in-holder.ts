import type { ClientSettings } from './client-settings.ts';
import { hasReturned } from './redirect-return.ts';
import { returnPageOf } from './redirect.ts';
import { openSignInChannel } from './sign-in-channel.ts';
import type { SignInFaultCode } from './sign-in-fault.ts';
import { isMarked, openSignInWindow } from './sign-in-window.ts';
import type { SignedIn } from './signed-in.ts';

/** What is known of a sign-in now; `isSlow` when the window has not spoken for a while. */
export type SignInState =
  | { readonly status: 'out' }
  | { readonly status: 'resuming' }
  | { readonly status: 'opening'; readonly isSlow: boolean }
  | { readonly status: 'blocked'; readonly mayRedirect: boolean }
  | { readonly status: 'failed'; readonly code: SignInFaultCode }
  | { readonly status: 'in'; readonly signedIn: SignedIn; readonly name: string | undefined };

const holders = new Map<string, SignInHolder>();

/** The sign-in of a client on this page; the same for all who ask. */
export function openSignInHolder(settings: ClientSettings): SignInHolder {
  const holder = holders.get(settings.clientId) ?? new SignInHolder(settings);
  holders.set(settings.clientId, holder);
  return holder;
}

/**
 * The one sign-in of a client on a page, shared by all elements that speak for it. It tells each change with a
 * `change` event; what signs in is loaded when it is first needed.
 */
export class SignInHolder extends EventTarget {
  readonly #settings: ClientSettings;
  #state: SignInState = { status: 'out' };
  #stop = new AbortController();

  constructor(settings: ClientSettings) {
    super();
    this.#settings = settings;
    const hear = ({ type }: { type: string }) => {
      if (type === 'arrived' && this.#state.status !== 'in') void this.resume();
    };
    if (typeof BroadcastChannel === 'function')
      openSignInChannel(settings.clientId, hear, new AbortController().signal);
    if (isSecureContext && (isMarked(settings.clientId) || hasReturned(settings.clientId)))
      void this.resume();
  }

  get state(): SignInState {
    return this.#state;
  }

  /** Goes on with a redirect's answer or a sign-in that was kept; nothing happens where there is neither. */
  async resume(): Promise<void> {
    this.#show({ status: 'resuming' });
    await this.#enter(async () => {
      const { resumeSignIn } = await import('./sign-in.ts');
      return resumeSignIn(this.#settings);
    });
  }

  /** Called in the click itself: a window opened any later is blocked. */
  async begin(language: string, prompt?: 'login'): Promise<void> {
    const settings = this.#settings;
    const popup = isSecureContext ? openSignInWindow(settings, language) : null;
    if (!popup) return this.#block();
    this.#stop.abort();
    const stop = (this.#stop = new AbortController());
    this.#show({ status: 'opening', isSlow: false });
    const tellSlow = () => this.#show({ status: 'opening', isSlow: this.mayRedirect });
    await this.#enter(async () => {
      const { signInByWindow } = await import('./sign-in.ts');
      return signInByWindow({ settings, language, prompt, popup, stop: stop.signal, tellSlow });
    });
  }

  /** Whether this page can be left for the provider and come back to. */
  get mayRedirect(): boolean {
    return isSecureContext && returnPageOf(this.#settings) !== undefined;
  }

  async redirect(language: string): Promise<void> {
    this.#stop.abort();
    try {
      const { signInByRedirect } = await import('./sign-in.ts');
      await signInByRedirect({ settings: this.#settings, language });
    } catch (fault) {
      this.#show({ status: 'failed', code: codeOf(fault) });
    }
  }

  cancel(): void {
    this.#stop.abort();
    this.#show({ status: 'out' });
  }

  async leave(): Promise<void> {
    if (this.#state.status !== 'in') return;
    const { signedIn } = this.#state;
    this.#show({ status: 'out' });
    await signedIn.leave();
  }

  #block(): void {
    this.#show({ status: 'blocked', mayRedirect: this.mayRedirect });
  }

  async #enter(open: () => Promise<SignedIn | undefined>): Promise<void> {
    const stop = this.#stop;
    try {
      const signedIn = await open();
      if (!signedIn) return this.#show({ status: 'out' });
      const name = await signedIn.findName();
      this.#show({ status: 'in', signedIn, name });
      signedIn.ended.addEventListener('abort', () => {
        if (this.#state.status === 'in' && this.#state.signedIn === signedIn) this.#show({ status: 'out' });
      });
    } catch (fault) {
      // Who has pressed Cancel, or has begun again, knows.
      if (!stop.signal.aborted) this.#show({ status: 'failed', code: codeOf(fault) });
    }
  }

  #show(state: SignInState): void {
    this.#state = state;
    this.dispatchEvent(new Event('change'));
  }
}

function codeOf(fault: unknown): SignInFaultCode {
  const isCoded = fault instanceof Error && fault.name === 'SignInFault' && 'code' in fault;
  return isCoded ? (fault.code as SignInFaultCode) : 'network';
}
