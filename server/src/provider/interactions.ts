import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { errors, type Provider } from 'oidc-provider';
import type { Logger } from 'pino';
import type { Language } from '@snodo/contract';
import { inCommunity, type Database } from '../db/index.ts';
import type { AppEnv } from '../http/index.ts';
import {
  findCommunity,
  findEmbedClient,
  listConnections,
  personOfSignIn,
  type Community,
  type Connection,
} from '../identity/index.ts';
import {
  choosePage,
  noticePage,
  pageHeaders,
  spokenLanguage,
  type BuiltWidgets,
  type NoticeKind,
} from '../pages/index.ts';
import { communityOfClient, portalClientId } from './clients.ts';
import type { Departures } from './departures.ts';
import { ProviderFault, type Federation } from './federation.ts';
import { toSubject } from './subjects.ts';

export interface InteractionDeps {
  app: Database;
  provider: Provider;
  federation: Federation;
  departures: Departures;
  widgets: BuiltWidgets;
  log: Logger;
}

/** The one form of these pages has one short field. */
const largestFormBytes = 1024;

interface Wish {
  uid: string;
  language: Language;
  community: Community;
  connections: Connection[];
}

/**
 * The steps between a request to sign in and a signed-in person: which organisation, off to its provider, back
 * with its word. The interaction's cookie ties all steps to one browser.
 */
export function interactionRoutes(deps: InteractionDeps): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();

  routes.get('/interaction/:uid', (c) =>
    answering(deps, c, async (language) => {
      const wish = await readWish(deps, c);
      if (wish === undefined) return notice(deps, c, language, 'again', 400);
      const [only] = wish.connections;
      if (only !== undefined && wish.connections.length === 1) return depart(deps, c, wish, only);
      const choices = wish.connections.map(({ code, organisationName }) => ({
        code,
        organisation: organisationName,
      }));
      const page = await choosePage(deps.widgets, wish.language, `/interaction/${wish.uid}/depart`, choices);
      const targets = wish.connections.map(({ issuer }) => new URL(issuer).origin);
      return c.body(page, 200, pageHeaders(undefined, [...new Set(targets)]));
    }),
  );

  routes.post('/interaction/:uid/depart', bodyLimit({ maxSize: largestFormBytes }), (c) =>
    answering(deps, c, async (language) => {
      const wish = await readWish(deps, c);
      const isForm = /^application\/x-www-form-urlencoded\b/i.test(c.req.header('content-type') ?? '');
      const code = isForm ? new URLSearchParams(await c.req.text()).get('connection') : null;
      const chosen = wish?.connections.find((connection) => connection.code === code);
      if (wish === undefined || chosen === undefined) return notice(deps, c, language, 'again', 400);
      return depart(deps, c, wish, chosen);
    }),
  );

  routes.get('/federation/callback/:connection', (c) =>
    answering(deps, c, async (language) => {
      const departure = await deps.departures.find(c.req.query('state') ?? '');
      if (departure === undefined) return notice(deps, c, language, 'again', 400);
      // Each connection has an address of its own: an answer meant for another provider is no answer to this departure.
      if (departure.connectionCode !== c.req.param('connection'))
        return notice(deps, c, language, 'again', 400);
      return c.redirect(`/interaction/${departure.uid}/arrive${new URL(c.req.url).search}`, 303);
    }),
  );

  routes.get('/interaction/:uid/arrive', (c) => answering(deps, c, (language) => arrive(deps, c, language)));

  return routes;
}

/** What the browser came for, or undefined when the interaction is over or belongs to another browser. */
async function readWish(deps: InteractionDeps, c: Context<AppEnv>): Promise<Wish | undefined> {
  const { uid, prompt, params } = await deps.provider.interactionDetails(c.env.incoming, c.env.outgoing);
  if (uid !== c.req.param('uid') || prompt.name !== 'login') return undefined;
  const clientId = String(params.client_id);
  const slug = clientId === portalClientId ? String(params.community ?? '') : communityOfClient(clientId);
  const community = slug === undefined ? undefined : await findCommunity(deps.app, slug);
  if (community === undefined) return undefined;
  const connections = await inCommunity(deps.app, community.id, async (trx) => {
    const all = await listConnections(trx, community);
    if (clientId === portalClientId) return all;
    const client = await findEmbedClient(trx, community, clientId);
    return all.filter(({ id }) => id === client?.connectionId);
  });
  const language = spokenLanguage(
    typeof params.ui_locales === 'string' ? params.ui_locales : undefined,
    c.req.header('accept-language'),
  );
  return { uid, language, community, connections };
}

async function depart(
  deps: InteractionDeps,
  c: Context<AppEnv>,
  wish: Wish,
  connection: Connection,
): Promise<Response> {
  const { url, departure } = await deps.federation.depart(
    connection,
    wish.uid,
    wish.community.slug,
    wish.language,
  );
  await deps.departures.remember(departure);
  return c.redirect(url.href, 303);
}

async function arrive(deps: InteractionDeps, c: Context<AppEnv>, language: Language): Promise<Response> {
  const wish = await readWish(deps, c);
  const departure = await deps.departures.find(c.req.query('state') ?? '');
  const connection = wish?.connections.find(({ id }) => id === departure?.connectionId);
  if (
    wish === undefined ||
    departure === undefined ||
    connection === undefined ||
    departure.uid !== wish.uid
  ) {
    return notice(deps, c, language, 'again', 400);
  }
  await deps.departures.use(departure.state);
  const claims = await deps.federation.arrive(connection, departure, new URL(c.req.url).search);
  if (claims === undefined) return notice(deps, c, wish.language, 'refused', 403);
  const personId = await inCommunity(deps.app, wish.community.id, (trx) =>
    personOfSignIn(trx, wish.community, connection, claims),
  );
  if (personId === undefined) return notice(deps, c, wish.language, 'notMember', 403);
  const accountId = toSubject({ communitySlug: wish.community.slug, personId });
  await deps.provider.interactionFinished(
    c.env.incoming,
    c.env.outgoing,
    { login: { accountId } },
    { mergeWithLastSubmission: false },
  );
  return RESPONSE_ALREADY_SENT;
}

/** A step that cannot go on shows a page that says so; only what nobody expected is thrown further. */
async function answering(
  deps: InteractionDeps,
  c: Context<AppEnv>,
  step: (language: Language) => Promise<Response>,
): Promise<Response> {
  const language = spokenLanguage(c.req.header('accept-language'));
  try {
    return await step(language);
  } catch (error) {
    if (error instanceof errors.SessionNotFound || error instanceof errors.InvalidGrant)
      return notice(deps, c, language, 'again', 400);
    if (isUnreachable(error)) {
      deps.log.warn(
        { requestId: c.get('requestId'), code: codeOf(error) },
        'an organisation’s provider does not answer',
      );
      return notice(deps, c, language, 'down', 502);
    }
    throw error;
  }
}

async function notice(
  deps: InteractionDeps,
  c: Context<AppEnv>,
  language: Language,
  kind: NoticeKind,
  status: 400 | 403 | 502,
): Promise<Response> {
  return c.body(await noticePage(deps.widgets, language, kind), status, pageHeaders());
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

function isUnreachable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof ProviderFault) return true;
  if (error instanceof TypeError && error.message === 'fetch failed') return true;
  return (
    ['OAUTH_TIMEOUT', 'OAUTH_RESPONSE_IS_NOT_CONFORM', 'OAUTH_RESPONSE_IS_NOT_JSON', 'ECONNREFUSED'].includes(
      codeOf(error) ?? '',
    ) || isUnreachable(error.cause)
  );
}
