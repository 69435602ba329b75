import { errors, interactionPolicy, type Configuration, type KoaContextWithOIDC } from 'oidc-provider';
import { inCommunity, type Database } from '../db/index.ts';
import { findCommunity, listConsentedScopes } from '../identity/index.ts';
import { portalClientId } from './clients.ts';
import { readEmbedRequest, type EmbedRequestDeps } from './embed-requests.ts';
import { readSubject } from './subjects.ts';

const { base, Check } = interactionPolicy;

/** Why a person is asked although she is signed in: to say whether it is she who goes on. */
export const whoContinues = 'who_continues';

export interface PolicyDeps extends EmbedRequestDeps {
  app: Database;
}

/**
 * When a person is asked, beside the protocol's own reasons: a computer may be shared, so an embed asks whether she
 * goes on as herself; and pages of somebody else's are let act for her only once she has said so.
 */
export function askingPolicy(
  deps: PolicyDeps,
): NonNullable<NonNullable<Configuration['interactions']>['policy']> {
  const policy = base();
  policy.get('login')?.checks.add(
    new Check('person_gone', 'whoever was signed in takes part no more', 'login_required', (ctx) => {
      const { session, account } = ctx.oidc;
      if (session?.accountId === undefined || account !== undefined) return Check.NO_NEED_TO_PROMPT;
      // She has just signed in and still may not: asking again would go on for ever.
      if (ctx.oidc.result?.login !== undefined) throw new errors.AccessDenied(undefined, 'not a member');
      return Check.REQUEST_PROMPT;
    }),
  );
  policy.get('login')?.checks.add(
    new Check(
      whoContinues,
      'the person at this computer must say that it is she',
      'login_required',
      (ctx) => {
        const { session, account, client, result } = ctx.oidc;
        const isKnown = session?.accountId !== undefined && account !== undefined;
        if (!isKnown || client?.clientId === portalClientId) return Check.NO_NEED_TO_PROMPT;
        const hasSaid = result?.login !== undefined || result?.[whoContinues] === true;
        return hasSaid ? Check.NO_NEED_TO_PROMPT : Check.REQUEST_PROMPT;
      },
    ),
  );
  policy.get('login')?.checks.add(
    new Check('request_fits', 'the request must fit its hand-off', 'invalid_request', async (ctx) => {
      const { client, params } = ctx.oidc;
      if (client !== undefined && client.clientId !== portalClientId)
        await readEmbedRequest(deps, client, params ?? {});
      return Check.NO_NEED_TO_PROMPT;
    }),
  );
  policy
    .get('consent')
    ?.checks.add(
      new Check('embed_consent', 'she has not let these pages act for her', 'consent_required', async (ctx) =>
        (await needsConsent(deps, ctx)) ? Check.REQUEST_PROMPT : Check.NO_NEED_TO_PROMPT,
      ),
    );
  return policy;
}

async function needsConsent(deps: PolicyDeps, ctx: KoaContextWithOIDC): Promise<boolean> {
  const { client, params, session } = ctx.oidc;
  if (client === undefined || client.clientId === portalClientId) return false;
  const request = await readEmbedRequest(deps, client, params ?? {});
  if (request.isOwn || request.scopes.length === 0) return false;
  const subject = readSubject(session?.accountId);
  const community = subject === undefined ? undefined : await findCommunity(deps.app, subject.communitySlug);
  if (subject === undefined || community === undefined) return true;
  const consented = await inCommunity(deps.app, community.id, (trx) =>
    listConsentedScopes(trx, community, {
      personId: subject.personId,
      clientId: client.clientId,
      origin: request.origin,
    }),
  );
  return request.scopes.some((scope) => !consented.includes(scope));
}
