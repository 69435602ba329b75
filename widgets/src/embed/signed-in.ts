import type { ClientSettings } from './client-settings.ts';
import type { KeptSignIn, SignInStore } from './kept-sign-in.ts';
import { proofSender, type Send } from './proofs.ts';
import { openSignInChannel, type SignInNews } from './sign-in-channel.ts';
import { SignInFault } from './sign-in-fault.ts';
import { tokenGrants, type Tokens } from './token-grants.ts';

/** A signed-in person. Access tokens live in this object only and end with the page. */
export interface SignedIn {
  /** Tells the drafts of people on one computer apart; tells nothing by itself. */
  readonly owner: string;
  /** A call to the API as this person. Throws a {@link SignInFault} when the sign-in has ended. */
  readonly send: Send;
  /** Her name as the portal shows it; undefined where the client may not know or the API gives none. */
  readonly findName: () => Promise<string | undefined>;
  /** Signs out here and in the other tabs: the refresh token is revoked, the key is thrown away. */
  readonly leave: () => Promise<void>;
  /** Aborted when the sign-in has ended, by whichever tab. */
  readonly ended: AbortSignal;
}

/** Tokens are renewed when they have less than this left. */
const reserveMilliseconds = 30_000;

/** What one page holds of a sign-in; `kept` has a refresh token and an owner. */
export function holdSignIn(
  settings: ClientSettings,
  store: SignInStore,
  kept: KeptSignIn & { readonly owner: string },
  first?: Tokens,
): SignedIn {
  const { clientId, community, origins } = settings;
  const { jkt, owner, keys } = kept;
  const grants = tokenGrants(settings, keys);
  const sendWithProof = proofSender(keys);
  const ending = new AbortController();
  let held: Pick<Tokens, 'accessToken' | 'expiresAt'> | undefined = first;
  let renewal: Promise<string> | undefined;

  const tell = openSignInChannel(clientId, hear, ending.signal);
  function hear(news: SignInNews): void {
    if (news.type === 'left') ending.abort();
    if (news.type === 'renewed' && news.jkt === jkt && news.owner === owner) held = news;
  }
  const goodToken = () =>
    held && Date.now() < held.expiresAt - reserveMilliseconds ? held.accessToken : undefined;

  /** One tab renews, the others wait for it and take over what it got. */
  const renew = () =>
    navigator.locks.request(`snodo-refresh:${clientId}`, async () => {
      // What the tab before has told may still be on its way into this one.
      await new Promise((resolve) => setTimeout(resolve));
      const shared = goodToken();
      if (shared !== undefined) return shared;
      const found = await store.find();
      if (!found?.refreshToken || found.jkt !== jkt || found.owner !== owner) return end();
      let tokens: Tokens;
      try {
        tokens = await grants.renew(found.refreshToken);
      } catch (fault) {
        if (fault instanceof SignInFault && fault.code === 'sign_in_expired') {
          await store.remove();
          tell({ type: 'left' });
          return end();
        }
        throw fault;
      }
      held = tokens;
      if (tokens.refreshToken !== undefined && tokens.refreshToken !== found.refreshToken)
        await store.keep({ ...found, refreshToken: tokens.refreshToken });
      tell({ type: 'renewed', jkt, owner, accessToken: tokens.accessToken, expiresAt: tokens.expiresAt });
      return tokens.accessToken;
    });
  const end = (): never => {
    ending.abort();
    throw new SignInFault('sign_in_expired');
  };
  const accessToken = async (): Promise<string> => {
    if (ending.signal.aborted) throw new SignInFault('sign_in_expired');
    return goodToken() ?? (await (renewal ??= renew().finally(() => (renewal = undefined))));
  };
  const send: Send = async (address, init = {}) => sendWithProof(address, init, await accessToken());

  return {
    owner,
    send,
    ended: ending.signal,
    async findName() {
      if (!settings.scopes.includes('profile:min')) return undefined;
      const reply = await send(`${origins.api}/v1/${encodeURIComponent(community)}/me`);
      if (!reply.ok) return undefined;
      const { displayName } = (await reply.json()) as { displayName?: unknown };
      return typeof displayName === 'string' ? displayName : undefined;
    },
    async leave() {
      const found = await store.find();
      await store.remove();
      tell({ type: 'left' });
      ending.abort();
      if (found?.refreshToken) await grants.revoke(found.refreshToken);
    },
  };
}
