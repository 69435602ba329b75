import type { ClientSettings } from './client-settings.ts';
import { claimByWindow, type ClaimedCode } from './hand-off.ts';
import { openSignInStore, type KeptSignIn, type SignInStore } from './kept-sign-in.ts';
import { proofSender } from './proofs.ts';
import { leaveForProvider } from './redirect.ts';
import { takeReturn } from './redirect-return.ts';
import { openSignInChannel } from './sign-in-channel.ts';
import { setMark } from './sign-in-mark.ts';
import { SignInFault } from './sign-in-fault.ts';
import { holdSignIn, type SignedIn } from './signed-in.ts';
import { tokenGrants } from './token-grants.ts';

export type { SignedIn } from './signed-in.ts';

export interface SignInWish {
  readonly settings: ClientSettings;
  readonly language: string;
  /** Asks the provider to let her sign in anew: somebody else may be signed in there. */
  readonly prompt?: 'login' | undefined;
}

export interface WindowWish extends SignInWish {
  /** Opened by `openSignInWindow` in the click itself; browsers block it later. */
  readonly popup: Window;
  readonly stop: AbortSignal;
  readonly tellSlow: () => void;
}

/**
 * Signs a person in through a window: hand-off, federation, claim. Throws a {@link SignInFault}.
 * The key of this device is used again, so that what is bound to it in other tabs stays good.
 */
export async function signInByWindow({ settings, language, prompt, ...rest }: WindowWish): Promise<SignedIn> {
  const store = openSignInStore(settings.clientId);
  const kept = await store.openKeys();
  const send = proofSender(kept.keys);
  return finish(
    settings,
    store,
    kept,
    await claimByWindow({ settings, language, prompt, jkt: kept.jkt, send, ...rest }),
  );
}

/** Leaves this page for the provider; what comes back is for {@link resumeSignIn}. Throws a {@link SignInFault}. */
export async function signInByRedirect({ settings, language, prompt }: SignInWish): Promise<void> {
  const { jkt } = await openSignInStore(settings.clientId).openKeys();
  await leaveForProvider({ settings, language, prompt, jkt });
}

/**
 * Goes on with what this device has: the answer of a redirect, or a sign-in that an earlier page kept.
 * Undefined when there is neither, or when it is over. Throws a {@link SignInFault} for a redirect that was
 * refused, and when the network is away.
 */
export async function resumeSignIn(settings: ClientSettings): Promise<SignedIn | undefined> {
  const store = openSignInStore(settings.clientId);
  const kept = await store.find();
  const returned = takeReturn(settings.clientId);
  if (returned) {
    if (returned.callback.get('error') === 'access_denied') throw new SignInFault('sign_in_closed');
    if (!kept) throw new SignInFault('sign_in_refused');
    return finish(settings, store, kept, returned);
  }
  const { owner, refreshToken } = kept ?? {};
  if (!kept || owner === undefined || refreshToken === undefined) {
    setMark(settings.clientId, false);
    return undefined;
  }
  return holdSignIn(settings, store, { ...kept, owner });
}

async function finish(
  settings: ClientSettings,
  store: SignInStore,
  kept: KeptSignIn,
  claimed: ClaimedCode,
): Promise<SignedIn> {
  const { owner, ...tokens } = await tokenGrants(settings, kept.keys).redeem(claimed);
  const { refreshToken } = tokens;
  await store.keep({ ...kept, owner, ...(refreshToken !== undefined && { refreshToken }) });
  const end = new AbortController();
  openSignInChannel(settings.clientId, () => undefined, end.signal)({ type: 'arrived' });
  end.abort();
  return holdSignIn(settings, store, { ...kept, owner }, tokens);
}
