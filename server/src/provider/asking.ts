import type { Context } from 'hono';
import { inCommunity, type Database } from '../db/index.ts';
import type { AppEnv, Clock } from '../http/index.ts';
import { findPresentMember, giveClientConsent } from '../identity/index.ts';
import { consentPage, continuePage, signInHeaders } from '../pages/index.ts';
import { readEmbedRequest } from './embed-requests.ts';
import { whoContinues } from './interaction-policy.ts';
import { readSubject } from './subjects.ts';
import { finishAsking, formTargetsOf, notice, type InteractionDeps, type Wish } from './wishes.ts';

type Deps = InteractionDeps & { clock: Clock };

/** Asks whoever sits at the computer whether she is the person that it knows. */
export async function askWhetherToContinue(deps: Deps, c: Context<AppEnv>, wish: Wish): Promise<Response> {
  const known = await knownPerson(deps.app, wish);
  if (known === undefined) return notice(deps, c, wish.language, 'again', 400);
  const action = `/interaction/${wish.uid}/continue`;
  const page = await continuePage(deps.widgets, wish.language, { action, displayName: known.displayName });
  return c.body(page, 200, signInHeaders(formTargetsOf(wish)));
}

export function answerContinue(deps: Deps, c: Context<AppEnv>): Promise<Response> {
  return finishAsking(deps, c, { [whoContinues]: true });
}

/** Asks whether the pages of an origin may act for her. */
export async function askForConsent(deps: Deps, c: Context<AppEnv>, wish: Wish): Promise<Response> {
  const known = await knownPerson(deps.app, wish);
  const client = await deps.provider.Client.find(wish.clientId);
  if (known === undefined || client === undefined) return notice(deps, c, wish.language, 'again', 400);
  const { origin, scopes } = await readEmbedRequest(deps, client, wish.params);
  const page = await consentPage(deps.widgets, wish.language, {
    action: `/interaction/${wish.uid}/consent`,
    origin,
    displayName: known.displayName,
    scopes,
  });
  return c.body(page, 200, signInHeaders(formTargetsOf(wish)));
}

/** What she allowed is on record before the page gets anything; what she refused leaves no trace but the refusal. */
export async function answerConsent(
  deps: Deps,
  c: Context<AppEnv>,
  wish: Wish,
  isAllowed: boolean,
): Promise<Response> {
  const known = await knownPerson(deps.app, wish);
  const client = await deps.provider.Client.find(wish.clientId);
  if (known === undefined || client === undefined) return notice(deps, c, wish.language, 'again', 400);
  if (!isAllowed) return finishAsking(deps, c, { error: 'access_denied' });
  const { origin, scopes } = await readEmbedRequest(deps, client, wish.params);
  if (scopes.length > 0) {
    const { personId } = known;
    await inCommunity(deps.app, wish.community.id, (trx) =>
      giveClientConsent(trx, wish.community, deps.clock.now(), {
        personId,
        clientId: wish.clientId,
        origin,
        scopes,
      }),
    );
  }
  return finishAsking(deps, c, { consent: {} });
}

async function knownPerson(
  app: Database,
  { community, knownSubject }: Wish,
): Promise<{ personId: string; displayName: string } | undefined> {
  const subject = readSubject(knownSubject);
  if (subject === undefined || subject.communitySlug !== community.slug) return undefined;
  const { personId } = subject;
  const member = await inCommunity(app, community.id, (trx) => findPresentMember(trx, community, personId));
  return member === undefined ? undefined : { personId, displayName: member.displayName };
}
