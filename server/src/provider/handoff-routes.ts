import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { getCookie, setCookie } from 'hono/cookie';
import { errors, type Client, type Provider } from 'oidc-provider';
import { z } from 'zod';
import type { Origins } from '../config.ts';
import { boundedJson, Problem, type AppEnv } from '../http/index.ts';
import {
  noticePage,
  signInHeaders,
  pageMessages,
  renderPage,
  spokenLanguage,
  type BuiltWidgets,
} from '../pages/index.ts';
import { apiResource, handoffRedirectUri, issuerOf } from './addresses.ts';
import { bindingOf, withBinding } from './handoff-cookie.ts';
import { isBoundBy, type Handoffs, type Outcome } from './handoffs.ts';
import { originsOfClient, portalClientId, scopesOfClient } from './clients.ts';

export interface HandoffDeps {
  handoffs: Handoffs;
  provider: Provider;
  origins: Origins;
  widgets: BuiltWidgets;
}

const handoffCookieSeconds = 10 * 60;
const largestBodyBytes = 4 * 1024;

/** 256 bits in base64url, as ids, challenges and thumbprints are. */
const secretSchema = z.string().regex(/^[\w-]{43}$/);
const bindSchema = z.strictObject({
  clientId: z.string().max(128),
  origin: z.string().max(200),
  handoffId: secretSchema,
  state: secretSchema,
  codeChallenge: secretSchema,
  jkt: secretSchema,
  scope: z.string().max(400),
  language: z.string().max(35),
});

/**
 * The window of a hand-off: it learns from the browser which page opened it, binds the hand-off to this browser,
 * and keeps the code for the page, which claims it with its key. Neither needs the other after the first words.
 */
export function handoffRoutes(deps: HandoffDeps): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  const isSecure = deps.origins.id.startsWith('https:');
  const cookieName = isSecure ? '__Secure-snodo_handoff' : 'snodo_handoff';

  routes.get('/embed/v1/start', async (c) => startPage(deps, c));

  routes.post('/embed/v1/bind', bodyLimit({ maxSize: largestBodyBytes }), boundedJson(), async (c) => {
    // Only the start page of our own speaks here; it has seen for which page it speaks.
    if (c.req.header('sec-fetch-site') !== 'same-origin') throw new Problem('cross_site_request');
    const read = bindSchema.safeParse(await c.req.json());
    if (!read.success) throw new Problem('invalid_request');
    const { clientId, origin, handoffId, state, codeChallenge, jkt } = read.data;
    const client = await findEmbed(deps.provider, clientId);
    if (client === undefined || !allowedOrigins(deps.origins, client).includes(origin))
      throw new Problem('origin_not_allowed');
    const binding = await begin(deps.handoffs, handoffId, { clientId, origin, state, codeChallenge, jkt });
    setCookie(c, cookieName, withBinding(getCookie(c, cookieName), { handoffId, binding }), {
      httpOnly: true,
      secure: isSecure,
      sameSite: 'Lax',
      path: '/embed/v1',
      maxAge: handoffCookieSeconds,
    });
    return c.json({ authorizationUrl: authorizationUrl(deps.origins, client, read.data) });
  });

  routes.get('/embed/v1/callback', async (c) => {
    const language = spokenLanguage(c.req.query('lang'), c.req.header('accept-language'));
    const handoffId = c.req.query('state') ?? '';
    const handoff = await deps.handoffs.find(handoffId);
    const binding = bindingOf(getCookie(c, cookieName), handoffId);
    const isOurs = handoff !== undefined && binding !== undefined && isBoundBy(handoff, binding);
    if (!isOurs || !(await conclude(deps, handoffId, outcomeOf(c, deps.origins))))
      return c.body(await noticePage(deps.widgets, language, 'again'), 400, signInHeaders());
    const page = await renderPage({
      language,
      title: `${pageMessages(language)('startTitle')} · Snodo`,
      widgets: deps.widgets,
      entry: 'handed-over',
      config: { language, origin: handoff.origin },
    });
    return c.body(page, 200, signInHeaders());
  });

  return routes;
}

async function startPage(deps: HandoffDeps, c: Context<AppEnv>): Promise<Response> {
  const language = spokenLanguage(c.req.query('lang'), c.req.header('accept-language'));
  const client = await findEmbed(deps.provider, c.req.query('client_id') ?? '');
  if (client === undefined)
    return c.body(await noticePage(deps.widgets, language, 'notFound'), 404, signInHeaders());
  const page = await renderPage({
    language,
    title: `${pageMessages(language)('startTitle')} · Snodo`,
    widgets: deps.widgets,
    entry: 'handoff-start',
    config: { language, clientId: client.clientId, allowedOrigins: allowedOrigins(deps.origins, client) },
  });
  return c.body(page, 200, signInHeaders());
}

/** The client's pages, and ours for the frames of ours that stand in them. */
function allowedOrigins(origins: Origins, client: Client): string[] {
  return [...new Set([...originsOfClient(client), origins.embed, origins.portal])];
}

async function findEmbed(provider: Provider, clientId: string): Promise<Client | undefined> {
  return clientId === portalClientId ? undefined : provider.Client.find(clientId);
}

async function begin(
  handoffs: Handoffs,
  handoffId: string,
  handoff: Parameters<Handoffs['begin']>[1],
): Promise<string> {
  try {
    return await handoffs.begin(handoffId, handoff);
  } catch (error) {
    if (error instanceof errors.InvalidGrant) throw new Problem('invalid_request');
    throw error;
  }
}

function authorizationUrl(origins: Origins, client: Client, asked: z.infer<typeof bindSchema>): string {
  const wanted = asked.scope.split(' ');
  const scopes = scopesOfClient(client).filter((scope) => wanted.includes(scope));
  const query = new URLSearchParams({
    client_id: client.clientId,
    response_type: 'code',
    redirect_uri: handoffRedirectUri(origins),
    scope: ['openid', 'offline_access', ...scopes].join(' '),
    resource: apiResource(origins),
    code_challenge: asked.codeChallenge,
    code_challenge_method: 'S256',
    dpop_jkt: asked.jkt,
    state: asked.handoffId,
    ui_locales: spokenLanguage(asked.language),
  });
  return `${issuerOf(origins)}/auth?${query.toString()}`;
}

/** What the provider answered; whatever names another issuer, or nothing, is no answer. */
function outcomeOf(c: Context<AppEnv>, origins: Origins): Outcome | undefined {
  const { code, error, iss } = c.req.query();
  if (iss !== issuerOf(origins)) return undefined;
  if (code !== undefined && code !== '') return { code, iss };
  return error === undefined ? undefined : { error: /^[a-z_]{1,64}$/.test(error) ? error : 'server_error' };
}

async function conclude(
  { handoffs }: HandoffDeps,
  handoffId: string,
  outcome: Outcome | undefined,
): Promise<boolean> {
  if (outcome === undefined) return false;
  try {
    await handoffs.conclude(handoffId, outcome);
    return true;
  } catch (error) {
    if (error instanceof errors.InvalidGrant) return false;
    throw error;
  }
}
