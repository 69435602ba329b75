import type { Account, FindAccount, KoaContextWithOIDC } from 'oidc-provider';
import { ownOrigins, type Origins } from '../config.ts';
import { inCommunity, type CommunityTransaction, type Database } from '../db/index.ts';
import { findCommunity, findPresentMember, listConsentedScopes, type Community } from '../identity/index.ts';
import { KyselyAdapter, type AdapterDeps } from './adapter.ts';
import { organisationOfClient, portalClientId } from './clients.ts';
import { readSubject } from './subjects.ts';

export interface PeopleDeps extends AdapterDeps {
  app: Database;
  origins: Origins;
}

/** A refresh token that was not used for so long is over, whatever is left of its time. */
const longestPauseSeconds = 2 * 60 * 60;

/**
 * The person behind a subject as she stands now: whoever was taken off, has left or was erased is nobody, so that
 * neither a session nor a refresh token of hers is good for anything. An organisation's embed knows only its own.
 */
export function presentPeople(deps: PeopleDeps): FindAccount {
  const refreshTokens = new KyselyAdapter('RefreshToken', deps);
  return async (ctx, subject, token): Promise<Account | undefined> => {
    const read = readSubject(subject);
    const community = read === undefined ? undefined : await findCommunity(deps.app, read.communitySlug);
    if (read === undefined || community === undefined) return undefined;
    const { client } = ctx.oidc;
    const organisationId = client === undefined ? undefined : organisationOfClient(client);
    const isRenewal = token?.kind === 'RefreshToken';
    const isPresent = await inCommunity(deps.app, community.id, async (trx) => {
      const since = signedInAt(ctx, token);
      const member = await findPresentMember(trx, community, read.personId, { organisationId, since });
      if (member === undefined) return false;
      return !isRenewal || (await stillConsents(deps, ctx, trx, community, read.personId));
    });
    if (!isPresent) return undefined;
    if (isRenewal && !(await refreshTokens.touch(token.jti, longestPauseSeconds))) return undefined;
    return { accountId: subject, claims: async () => ({ sub: subject }) };
  };
}

/** When she proved who she is, in the sign-in that a token or this browser's session goes back to. */
function signedInAt(ctx: KoaContextWithOIDC, token: Parameters<FindAccount>[2]): Date | undefined {
  const fromToken = token !== undefined && 'authTime' in token ? token.authTime : undefined;
  const seconds = typeof fromToken === 'number' ? fromToken : ctx.oidc.session?.loginTs;
  return seconds === undefined ? undefined : new Date(seconds * 1000);
}

/** A page of somebody else's renews its token only as long as she lets it act for her. */
async function stillConsents(
  { origins }: PeopleDeps,
  ctx: KoaContextWithOIDC,
  trx: CommunityTransaction,
  community: Community,
  personId: string,
): Promise<boolean> {
  const origin = ctx.get('origin');
  const clientId = ctx.oidc.client?.clientId;
  if (clientId === undefined || clientId === portalClientId) return true;
  if (origin === '' || ownOrigins(origins).includes(origin)) return true;
  return (await listConsentedScopes(trx, community, { personId, clientId, origin })).length > 0;
}
