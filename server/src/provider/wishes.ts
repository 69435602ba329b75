import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Context } from 'hono';
import { errors, type Provider } from 'oidc-provider';
import type { Logger } from 'pino';
import type { Language } from '@snodo/contract';
import { inCommunity, type Database } from '../db/index.ts';
import type { AppEnv } from '../http/index.ts';
import {
  findCommunity,
  findEmbedClient,
  listConnections,
  type Community,
  type Connection,
} from '../identity/index.ts';
import {
  noticePage,
  signInHeaders,
  spokenLanguage,
  type BuiltWidgets,
  type NoticeKind,
} from '../pages/index.ts';
import { communityOfClient, portalClientId } from './clients.ts';
import type { Departures } from './departures.ts';
import type { EmbedRequestDeps } from './embed-requests.ts';
import { freshnessOf, ProviderFault, type Federation, type Freshness } from './federation.ts';
import { endProviderSession } from './provider-sessions.ts';
import { toSubject } from './subjects.ts';

export interface InteractionDeps extends EmbedRequestDeps {
  app: Database;
  provider: Provider;
  federation: Federation;
  departures: Departures;
  widgets: BuiltWidgets;
  log: Logger;
}

/** What a browser came to the sign-in pages for. */
export interface Wish {
  uid: string;
  /** What has to be asked of the person: `login` or `consent`. */
  prompt: string;
  /** Why, as the policy names it. */
  reasons: readonly string[];
  language: Language;
  clientId: string;
  /** The portal asks, for anybody; else an organisation's embed does, for its own people. */
  isPortal: boolean;
  community: Community;
  connections: Connection[];
  freshness: Freshness;
  /** Of the page to which the browser goes in the end. */
  returnOrigin: string;
  params: Record<string, unknown>;
  /** Who is signed in at this browser already, as the provider names her. */
  knownSubject: string | undefined;
}

/** What the browser came for, or undefined when the interaction is over or belongs to another browser. */
export async function readWish(
  deps: Pick<InteractionDeps, 'app' | 'provider'>,
  c: Context<AppEnv>,
  prompt: 'login' | 'consent' | 'any' = 'login',
): Promise<Wish | undefined> {
  const interaction = await deps.provider.interactionDetails(c.env.incoming, c.env.outgoing);
  const { uid, params } = interaction;
  if (uid !== c.req.param('uid')) return undefined;
  if (prompt !== 'any' && interaction.prompt.name !== prompt) return undefined;
  const clientId = String(params['client_id']);
  const isPortal = clientId === portalClientId;
  const slug = isPortal ? String(params['community'] ?? '') : communityOfClient(clientId);
  const community = slug === undefined ? undefined : await findCommunity(deps.app, slug);
  if (community === undefined) return undefined;
  const connections = await inCommunity(deps.app, community.id, async (trx) => {
    const all = await listConnections(trx, community);
    if (isPortal) return all;
    const client = await findEmbedClient(trx, community, clientId);
    return all.filter(({ id }) => id === client?.connectionId);
  });
  const language = spokenLanguage(
    typeof params['ui_locales'] === 'string' ? params['ui_locales'] : undefined,
    c.req.header('accept-language'),
  );
  return {
    uid,
    prompt: interaction.prompt.name,
    reasons: interaction.prompt.reasons,
    language,
    clientId,
    isPortal,
    community,
    connections,
    freshness: freshnessOf(params),
    returnOrigin: new URL(String(params['redirect_uri'])).origin,
    params,
    knownSubject: interaction.session?.accountId,
  };
}

/** What a firm's provider vouches for is no factor of ours: `fed` says that another provider was believed. */
export const federatedMethod = 'fed';

/**
 * The person of this wish has shown who she is. If somebody else was signed in at this browser, her session ends
 * with all that hangs on it: the next person at a computer takes nothing over.
 */
export async function finishLogin(
  deps: Pick<InteractionDeps, 'provider'>,
  c: Context<AppEnv>,
  wish: Wish,
  { personId, amr }: { personId: string; amr: string[] },
): Promise<Response> {
  const { provider } = deps;
  const accountId = toSubject({ communitySlug: wish.community.slug, personId });
  const interaction = await provider.interactionDetails(c.env.incoming, c.env.outgoing);
  const { session } = interaction;
  if (session?.accountId !== undefined && session.accountId !== accountId) {
    await endProviderSession(provider, session.uid);
    interaction.session = undefined;
    await interaction.persist();
  }
  const login = { accountId, amr, ts: Math.floor(Date.now() / 1000) };
  return finishAsking(deps, c, { login }, { mergeWithLastSubmission: false });
}

/** Sends the browser on with what the person said. */
export async function finishAsking(
  { provider }: Pick<InteractionDeps, 'provider'>,
  c: Context<AppEnv>,
  result: Parameters<Provider['interactionFinished']>[2],
  options: { mergeWithLastSubmission: boolean } = { mergeWithLastSubmission: true },
): Promise<Response> {
  await provider.interactionFinished(c.env.incoming, c.env.outgoing, result, options);
  return RESPONSE_ALREADY_SENT;
}

/** Where forms of these pages may lead: to the organisations' providers, and back to the page that asked. */
export function formTargetsOf({ connections, returnOrigin }: Wish): string[] {
  // One connection whose issuer is badly written must not take the page away from all the others.
  const providers = connections.flatMap(({ issuer }) => URL.parse(issuer) ?? []);
  const origins = providers.filter(({ protocol }) => /^https?:$/.test(protocol)).map(({ origin }) => origin);
  return [...new Set([...origins, returnOrigin])];
}

/** A step that cannot go on shows a page that says so; only what nobody expected is thrown further. */
export async function answering(
  deps: Pick<InteractionDeps, 'widgets' | 'log'>,
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

export async function notice(
  { widgets }: Pick<InteractionDeps, 'widgets'>,
  c: Context<AppEnv>,
  language: Language,
  kind: NoticeKind,
  status: 400 | 403 | 404 | 502,
): Promise<Response> {
  return c.body(await noticePage(widgets, language, kind), status, signInHeaders());
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
