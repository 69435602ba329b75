import { Hono, type Context } from 'hono';
import { inCommunity } from '../db/index.ts';
import { localized, type AppEnv } from '../http/index.ts';
import { findCommunity, findOpenInvitation } from '../identity/index.ts';
import { invitationPage, neighbourNoticePage, spokenLanguage } from '../pages/index.ts';
import {
  answerPage,
  factsOf,
  isOwnForm,
  keepInvitation,
  nameOf,
  readInvitationCode,
  smallForm,
  type NeighbourDeps,
} from './neighbour-deps.ts';

/**
 * The page behind a code on paper, and where pages of the portal may make passkeys for this host. An invitation's
 * place is taken when somebody has joined, not when she looks.
 */
export function invitationRoutes(deps: NeighbourDeps): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  routes.get('/join/:code', (c) => showInvitation(deps, c));
  routes.post('/join/:code', smallForm, (c) => acceptInvitation(deps, c));
  // Related origins (WebAuthn level 3): with split hosts the portal's own room makes passkeys for the sign-in host.
  routes.get('/.well-known/webauthn', (c) =>
    c.json({ origins: [...new Set([deps.origins.id, deps.origins.portal])] }),
  );
  return routes;
}

async function openInvitation(deps: NeighbourDeps, c: Context<AppEnv>) {
  const read = readInvitationCode(c.req.param('code'));
  const community = read === undefined ? undefined : await findCommunity(deps.app, read.slug);
  if (read === undefined || community === undefined) return undefined;
  const invitation = await inCommunity(deps.app, community.id, (trx) =>
    findOpenInvitation(trx, community, deps.clock.now(), read.code),
  );
  return invitation === undefined ? undefined : { community, invitation, text: `${read.slug}.${read.code}` };
}

async function showInvitation(deps: NeighbourDeps, c: Context<AppEnv>): Promise<Response> {
  const language = spokenLanguage(c.req.query('lang'), c.req.header('accept-language'));
  const frame = { widgets: deps.widgets, language };
  const open = await openInvitation(deps, c);
  if (open === undefined) {
    const home = { address: `${deps.origins.portal}/?lang=${language}`, label: 'backHome' } as const;
    return answerPage(c, await neighbourNoticePage(frame, 'invitationOver', home), { status: 403 });
  }
  const { community, invitation, text } = open;
  const page = await invitationPage(frame, {
    action: `/join/${text}?lang=${language}`,
    community: nameOf(community, language),
    purpose: localized(community.purpose, language),
    invitation: factsOf(invitation, community, language),
  });
  return answerPage(c, page);
}

async function acceptInvitation(deps: NeighbourDeps, c: Context<AppEnv>): Promise<Response> {
  const open = isOwnForm(c, [deps.origins.id]) ? await openInvitation(deps, c) : undefined;
  if (open === undefined) return showInvitation(deps, c);
  keepInvitation(c, deps.origins.id, open.text);
  const language = spokenLanguage(c.req.query('lang'), c.req.header('accept-language'));
  const query = new URLSearchParams({ community: open.community.slug, lang: language });
  return c.redirect(`${deps.origins.portal}/account/sign-in?${query}`, 303);
}
