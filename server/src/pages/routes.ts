import { Hono, type Context } from 'hono';
import { compress } from 'hono/compress';
import { getCookie } from 'hono/cookie';
import { languages, type Language } from '@snodo/contract';
import type { Origins } from '../config.ts';
import { inCommunity, type CommunityTransaction, type Database } from '../db/index.ts';
import { dayInWords, Problem, type AppEnv, type Clock } from '../http/index.ts';
import {
  findCommunity,
  findEmbedClient,
  actorOfStanding,
  inCommunityOf,
  portalCookieName,
  portalStanding,
  readPortalCookie,
  type Actor,
  type Community,
  type EmbedClient,
  type Role,
} from '../identity/index.ts';
import { findAnsweringClient, getQuestionnaire, listCampaignOrganisations } from '../surveys/index.ts';
import type { BuiltWidgets } from './manifest.ts';
import { noticePage } from './notice-page.ts';
import { pageHeaders } from './page-headers.ts';
import { pageMessages, spokenLanguage, type PageMessageKey } from './page-messages.ts';
import { renderPage } from './shell.ts';

export interface PageDeps {
  app: Database;
  clock: Clock;
  widgets: BuiltWidgets;
  origins: Origins;
  defaultCommunity: string;
  /** What a frame has to know of its client to let people sign in. */
  settingsOf(community: string, client: EmbedClient): unknown;
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
  routes.get('/account', shell('account', 'portal-account', 'accountTitle'));
  routes.get('/services', shell('services', 'portal-services', 'servicesTitle'));
  routes.get('/services/renewal', shell('renewal', 'portal-service-renewal', 'renewalTitle'));
  routes.get('/services/:service', shell('service', 'portal-service', 'servicesTitle'));
  routes.get('/rounds', shell('rounds', 'portal-rounds', 'roundsTitle'));
  routes.get('/needs', shell('needs', 'portal-needs', 'needsTitle'));
  routes.get('/time-bank', shell('time-bank', 'portal-time-bank', 'timeBankTitle'));
  routes.get('/time-bank/statement', shell('time-statement', 'portal-time-statement', 'timeBankTitle'));
  routes.get('/time-bank/board', shell('board', 'portal-exchange-board', 'boardTitle'));
  routes.get('/time-bank/exchange', shell('exchange', 'portal-exchange', 'exchangeTitle'));
  routes.get('/enrolments', shell('enrolments', 'portal-my-enrolments', 'enrolmentsTitle'));
  routes.get('/saved-services', shell('saved-services', 'portal-saved-services', 'savedServicesTitle'));
  routes.get('/shared-services', shell('shared-services', 'portal-shared-services', 'sharedServicesTitle'));
  routes.get('/shared-service', shell('shared-service', 'portal-shared-service', 'sharedServiceTitle'));
  routes.get('/places', shell('place', 'portal-place', 'placeTitle'));
  routes.get('/check-in', shell('check-in', 'portal-check-in', 'checkInTitle'));
  routes.get('/bookings', shell('bookings', 'portal-bookings', 'bookingsTitle'));
  routes.get('/desk', shell('desk', 'portal-desk', 'deskTitle'));
  routes.get('/desk/:room{[a-z-]+}', shell('desk', 'portal-desk', 'deskTitle'));
  routes.get('/survey/:campaign', (c) => surveyDoor(deps, c));
  // They carry their script, and nothing secret that a guess beside it could find out by the length.
  routes.use('/embed/v1/frame/*', compress());
  routes.get('/embed/v1/frame/needs-survey', (c) => surveyFrame(deps, c));
  routes.get('/embed/v1/frame/catalogue', (c) => catalogueFrame(deps, c));
  routes.get('/embed/v1/returned', async (c) => {
    const language = languageOf(c);
    const title = pageMessages(language)('signedInTitle');
    const page = await renderPage({
      language,
      title: `${title} · Snodo`,
      widgets: deps.widgets,
      entry: 'returned',
      config: { language },
    });
    return c.body(page, 200, pageHeaders());
  });
  return routes;
}

function languageOf(c: Context<AppEnv>): Language {
  return spokenLanguage(c.req.query('lang'), c.req.header('accept-language'));
}

interface SignedInPerson {
  displayName: string;
  operatorName: string | null;
  /** The pages beside everybody's that her roles open. */
  workplaces: ('console' | 'desk')[];
}

/** Whom the page greets; while an operator acts for her, the operator's name stands beside hers. */
async function signedInPerson(deps: PageDeps, c: Context<AppEnv>): Promise<SignedInPerson | null> {
  const cookie = readPortalCookie(getCookie(c, portalCookieName(deps.origins.portal)));
  const community = cookie === undefined ? undefined : await findCommunity(deps.app, cookie.slug);
  if (cookie === undefined || community === undefined) return null;
  return inCommunity(deps.app, community.id, async (trx) => {
    const now = deps.clock.now();
    const standing = await portalStanding(trx, community, cookie.secret, now);
    if (standing === undefined) return null;
    try {
      const actor = await actorOfStanding(trx, community, standing, now);
      return {
        displayName: actor.displayName,
        operatorName: actor.operator?.displayName ?? null,
        workplaces: workplacesOf(actor),
      };
    } catch (error) {
      // Somebody who has left every organisation is a visitor like any other, and so is an operator whose time
      // to act for somebody is over: her own room says so.
      if (error instanceof Problem) return null;
      throw error;
    }
  });
}

/** Where her roles that count now give her something to do. */
function workplacesOf({ memberships, operator }: Actor): SignedInPerson['workplaces'] {
  if (operator !== undefined) return [];
  const roles = memberships.flatMap((membership) => membership.roles);
  const isDeskRole = (role: Role) => !['employee', 'neighbour', 'hr_officer', 'municipality'].includes(role);
  return [
    ...(roles.includes('hr_officer') ? (['console'] as const) : []),
    ...(roles.some(isDeskRole) ? (['desk'] as const) : []),
  ];
}

/**
 * The survey in a document of our own origin: the host page can neither read it nor learn how far somebody is.
 * The questions travel inside, so nothing is fetched after them.
 */
function surveyFrame(deps: PageDeps, c: Context<AppEnv>): Promise<Response> {
  const language = languageOf(c);
  const code = c.req.query('campaign') ?? '';
  return frame(
    deps,
    c,
    { entry: 'frame-needs-survey', title: 'surveyTitle' },
    async (trx, community, client) => {
      const asked = await listCampaignOrganisations(trx, community, code);
      // A firm's page shows that firm's campaigns, not another's under its own roof.
      if (!asked.includes(client.organisationId)) throw new Problem('not_found');
      const questionnaire = await getQuestionnaire(trx, community, deps.clock, code, language);
      const closingDay = dayInWords(questionnaire.campaign.closesOn, language);
      return { campaign: questionnaire.campaign.code, closingDay, questionnaire };
    },
  );
}

/**
 * The address on a poster: the same room in a window of its own. It names the campaign and, where several firms are
 * asked, `firm`; it carries nothing of a person.
 */
async function surveyDoor(deps: PageDeps, c: Context<AppEnv>): Promise<Response> {
  const language = languageOf(c);
  const campaign = c.req.param('campaign') ?? '';
  const slug = deps.defaultCommunity;
  try {
    const client = await inCommunityOf(deps.app, slug, (trx, community) =>
      findAnsweringClient(trx, community, campaign, c.req.query('firm')),
    );
    if (client === undefined) throw new Problem('not_found');
    return c.redirect(
      `${deps.origins.embed}/embed/v1/frame/needs-survey?${new URLSearchParams({ client, campaign, lang: language })}`,
      303,
    );
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'not_found') throw error;
    return c.body(await noticePage(deps.widgets, language, 'notFound'), 404, pageHeaders());
  }
}

/** The services that everyone may use, for hosts that allow no script of others. */
function catalogueFrame(deps: PageDeps, c: Context<AppEnv>): Promise<Response> {
  return frame(deps, c, { entry: 'frame-catalogue', title: 'catalogueTitle' }, async () => ({}));
}

/** A page that only its client's own origins, and our own pages, may frame; an unknown client has none. */
async function frame(
  deps: PageDeps,
  c: Context<AppEnv>,
  { entry, title }: { entry: string; title: PageMessageKey },
  read: (trx: CommunityTransaction, community: Community, client: EmbedClient) => Promise<object>,
): Promise<Response> {
  const language = languageOf(c);
  const clientId = c.req.query('client') ?? '';
  const slug = clientId.split('.')[0] ?? '';
  try {
    const { client, own } = await inCommunityOf(deps.app, slug, async (trx, community) => {
      const found = await findEmbedClient(trx, community, clientId);
      if (found === undefined) throw new Problem('not_found');
      return { client: found, own: await read(trx, community, found) };
    });
    const page = await renderPage({
      language,
      title: `${pageMessages(language)(title)} · Snodo`,
      widgets: deps.widgets,
      entry,
      config: {
        ...own,
        community: slug,
        language,
        languages,
        hostOrigins: client.origins,
        settings: deps.settingsOf(slug, client),
      },
    });
    const { portal, id, api } = deps.origins;
    const ancestors = [...new Set(["'self'", portal, ...client.origins])];
    const start = deps.widgets.start(entry, language);
    const script = 'source' in start ? start.source : undefined;
    return c.body(page, 200, pageHeaders({ ancestors, script }, [], [...new Set([id, api])]));
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'not_found') throw error;
    return c.body(await noticePage(deps.widgets, language, 'notFound'), 404, pageHeaders());
  }
}
