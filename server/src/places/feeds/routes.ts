import * as contract from '@snodo/contract';
import type { Language } from '@snodo/contract';
import type { Context } from 'hono';
import type { CommunityTransaction, Database } from '../../db/index.ts';
import { newApi, Problem, type Api, type AppEnv, type Clock } from '../../http/index.ts';
import { inCommunityOf, signedInActor, type Actor, type Authentication } from '../../identity/index.ts';
import { readFeed } from './feed-document.ts';
import { createCalendarFeed, listCalendarFeeds, revokeCalendarFeed, type FeedContext } from './feeds.ts';

export interface FeedApiDeps {
  app: Database;
  authentication: Authentication;
  origins: { portal: string };
}

type Work<Answer> = (trx: CommunityTransaction, actor: Actor, context: FeedContext) => Promise<Answer>;

/** In the portal's own window alone: an address that reads a calendar is no page's to ask for. */
function asHer<Answer>(
  c: Context<AppEnv>,
  { app, authentication, origins }: FeedApiDeps,
  { slug, language }: { slug: string; language: Language },
  work: Work<Answer>,
): Promise<Answer> {
  return inCommunityOf(app, slug, async (trx, community) => {
    const actor = await signedInActor(c, trx, community, authentication);
    return work(trx, actor, { community, clock: authentication.clock, language, origin: origins.portal });
  });
}

/** The addresses by which calendars follow along. */
export function feedAddressRoutes(api: Api, deps: FeedApiDeps): void {
  api.openapi(contract.listCalendarFeeds, async (c) => {
    const where = { slug: c.req.valid('param').community, language: c.req.valid('query').lang };
    return c.json(await asHer(c, deps, where, listCalendarFeeds), 200);
  });

  api.openapi(contract.createCalendarFeed, async (c) => {
    const where = { slug: c.req.valid('param').community, language: c.req.valid('query').lang };
    const input = c.req.valid('json');
    const body = await asHer(c, deps, where, (trx, actor, context) =>
      createCalendarFeed(trx, actor, context, input),
    );
    return c.json(body, 201);
  });

  api.openapi(contract.revokeCalendarFeed, async (c) => {
    const { community: slug, calendarFeed } = c.req.valid('param');
    const where = { slug, language: c.req.valid('query').lang };
    const body = await asHer(c, deps, where, (trx, actor, context) =>
      revokeCalendarFeed(trx, actor, context, calendarFeed),
    );
    return c.json(body, 200);
  });
}

const secretPattern = /^([\w-]{43})\.ics$/;

/** `/calendar/{community}/feeds/{secret}.ics`: what a calendar asks for, without a sign-in. */
export function feedCalendarRoutes(deps: { app: Database; clock: Clock; portal: string }): Api {
  const routes = newApi();
  const host = new URL(deps.portal).hostname;
  routes.get('/calendar/:community/feeds/:file', async (c) => {
    const [, secret] = secretPattern.exec(c.req.param('file')) ?? [];
    if (secret === undefined) throw new Problem('not_found');
    const { text, tag } = await inCommunityOf(deps.app, c.req.param('community'), (trx, community) =>
      readFeed(trx, { community, clock: deps.clock, host, portal: deps.portal }, secret),
    );
    const headers = { etag: tag, 'cache-control': 'private, no-cache', 'x-content-type-options': 'nosniff' };
    if (c.req.header('if-none-match') === tag) return c.body(null, 304, headers);
    return c.body(text, 200, { ...headers, 'content-type': 'text/calendar; charset=utf-8' });
  });
  return routes;
}
