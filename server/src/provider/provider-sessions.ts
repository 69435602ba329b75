import type { Provider } from 'oidc-provider';
import { KyselyAdapter, type AdapterDeps } from './adapter.ts';

type ProviderSession = NonNullable<Awaited<ReturnType<Provider['Session']['findByUid']>>>;

/** Which session of the provider a sign-in at the portal came from, so that leaving the one ends the other. */
export class PortalSignIns {
  readonly #signIns: KyselyAdapter;

  constructor(deps: AdapterDeps) {
    this.#signIns = new KyselyAdapter('PortalSignIn', deps);
  }

  async remember(cookie: string, sessionUid: string, lifetimeSeconds: number): Promise<void> {
    await this.#signIns.upsert(cookie, { extra: { sessionUid } }, lifetimeSeconds);
  }

  async take(cookie: string): Promise<string | undefined> {
    const sessionUid = (await this.#signIns.find(cookie))?.extra?.['sessionUid'];
    await this.#signIns.destroy(cookie);
    return typeof sessionUid === 'string' ? sessionUid : undefined;
  }
}

/** Ends a session of the provider with every grant and token that came of it, on all pages that embed. */
export async function endProviderSession(provider: Provider, uid: string): Promise<void> {
  const session = await provider.Session.findByUid(uid);
  if (session === undefined) return;
  for (const grantId of grantsOf(session)) {
    await provider.RefreshToken.revokeByGrantId(grantId);
    await provider.Grant.adapter.destroy(grantId);
  }
  await session.destroy();
}

function grantsOf({ authorizations = {} }: ProviderSession): string[] {
  return Object.values(authorizations).flatMap(({ grantId }) => (grantId === undefined ? [] : [grantId]));
}
