import { Hono, type Context } from 'hono';
import { getCookie } from 'hono/cookie';
import { languages, type Language } from '@snodo/contract';
import { inCommunity, type Database } from '../db/index.ts';
import { Problem, type AppEnv, type Clock } from '../http/index.ts';
import {
  findCommunity,
  findEmbedClient,
  findPortalPerson,
  getActor,
  inCommunityOf,
  portalCookieName,
  readPortalCookie,
} from '../identity/index.ts';
import { findCampaignOrganisation, getQuestionnaire } from '../surveys/index.ts';
import type { BuiltWidgets } from './manifest.ts';
import { noticePage } from './notice-page.ts';
import { pageHeaders } from './page-headers.ts';
import { pageMessages, spokenLanguage, type PageMessageKey } from './page-messages.ts';
import { renderPage } from './shell.ts';

export interface PageDeps {
  app: Database;
  clock: Clock;
  widgets: BuiltWidgets;
  publicUrl: string;
  defaultCommunity: string;
  /** What a frame needs to send a person to the provider. */
  signIn: { redirectUri: string; resource: string; scope: string };
}

/** The portal's documents: shells that a module brings to life, each with its own policy. */
export function pageRoutes(deps: PageDeps): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  const shell = (page: string, entry: string, title: PageMessageKey) => async (c: Context<AppEnv>) => {
    const language = languageOf(c);
    const config = {
      community: deps.defaultCommunity,
      language,
      languages,
      page,
      signedIn: await signedInPerson(deps, c),
    };
    const body = await renderPage({
      language,
      title: `${pageMessages(language)(title)} · Snodo`,
      widgets: deps.widgets,
      entry,
      config,
    });
    return c.body(body, 200, pageHeaders());
  };

  routes.get('/', shell('home', 'portal-home', 'homeTitle'));
  routes.get('/console', shell('console', 'portal-console', 'consoleTitle'));
  routes.get('/embed/v1/frame/needs-survey', (c) => surveyFrame(deps, c));
  routes.get('/embed/v1/signed-in', async (c) => {
    const language = languageOf(c);
    const title = pageMessages(language)('signedInTitle');
    const page = await renderPage({
      language,
      title: `${title} · Snodo`,
      widgets: deps.widgets,
      entry: 'signed-in',
      config: { language },
    });
    return c.body(page, 200, pageHeaders());
  });
  return routes;
}

function languageOf(c: Context<AppEnv>): Language {
  return spokenLanguage(c.req.query('lang'), c.req.header('accept-language'));
}

async function signedInPerson(deps: PageDeps, c: Context<AppEnv>): Promise<{ displayName: string } | null> {
  const cookie = readPortalCookie(getCookie(c, portalCookieName(deps.publicUrl)));
  const community = cookie === undefined ? undefined : await findCommunity(deps.app, cookie.slug);
  if (cookie === undefined || community === undefined) return null;
  return inCommunity(deps.app, community.id, async (trx) => {
    const personId = await findPortalPerson(trx, community, cookie.secret, deps.clock.now());
    if (personId === undefined) return null;
    try {
      const { displayName } = await getActor(trx, community, personId);
      return { displayName };
    } catch (error) {
      // Somebody who has left every organisation is a visitor like any other.
      if (error instanceof Problem) return null;
      throw error;
    }
  });
}

/**
 * The survey in a document of our own origin: the host page can neither read it nor learn how far somebody is.
 * Only the client's own origins may frame it. The questions travel inside, so nothing is fetched after them.
 */
async function surveyFrame(deps: PageDeps, c: Context<AppEnv>): Promise<Response> {
  const language = languageOf(c);
  const clientId = c.req.query('client') ?? '';
  const slug = clientId.split('.')[0] ?? '';
  try {
    const code = c.req.query('campaign') ?? '';
    const { client, questionnaire } = await inCommunityOf(deps.app, slug, async (trx, community) => {
      const found = await findEmbedClient(trx, community, clientId);
      const asked = await findCampaignOrganisation(trx, community, code);
      // A firm's page shows that firm's campaigns, not another's under its own roof.
      if (found === undefined || found.organisationId !== asked) throw new Problem('not_found');
      return {
        client: found,
        questionnaire: await getQuestionnaire(trx, community, deps.clock, code, language),
      };
    });
    const config = {
      community: slug,
      client: clientId,
      language,
      languages,
      campaign: questionnaire.campaign.code,
      questionnaire,
      hostOrigins: client.origins,
      signIn: { authorizationUrl: '/oidc/auth', tokenUrl: '/oidc/token', clientId, ...deps.signIn },
    };
    const title = `${pageMessages(language)('surveyTitle')} · Snodo`;
    const page = await renderPage({
      language,
      title,
      widgets: deps.widgets,
      entry: 'frame-needs-survey',
      config,
    });
    return c.body(page, 200, pageHeaders({ ancestors: ["'self'", ...client.origins] }));
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'not_found') throw error;
    return c.body(await noticePage(deps.widgets, language, 'notFound'), 404, pageHeaders());
  }
}
