import { Hono, type Context } from 'hono';
import { inCommunity, type Database } from '../db/index.ts';
import type { AppEnv } from '../http/index.ts';
import { findCommunity } from '../identity/index.ts';
import { findKeptMail, listKeptMail, type KeptMailEntry } from '../notices/index.ts';
import type { BuiltWidgets } from './manifest.ts';
import { noticePage } from './notice-page.ts';
import { keptMailPage, outboxPage } from './outbox-pages.ts';
import { pageHeaders } from './page-headers.ts';
import { spokenLanguage } from './page-messages.ts';

export interface OutboxDeps {
  app: Database;
  secret: string;
  widgets: BuiltWidgets;
  /** Whose mails are shown. */
  community: string;
}

/** The mails that a demonstration keeps, for everybody to read. Mounted in demonstrations only. */
export function outboxRoutes(deps: OutboxDeps): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  const { app, secret, widgets } = deps;

  routes.get('/outbox', async (c) => {
    const community = await findCommunity(app, deps.community);
    if (community === undefined) return notFound(deps, c);
    const mails = await inCommunity(app, community.id, (trx) => listKeptMail(trx, community, secret));
    const frame = { widgets, language: languageOf(c), timeZone: community.timeZone };
    return c.body(await outboxPage(frame, mails), 200, pageHeaders());
  });

  routes.get('/outbox/:mail{[0-9a-f-]{36}[.]eml}', async (c) => {
    const mail = await find(deps, (c.req.param('mail') ?? '').slice(0, -'.eml'.length));
    if (mail === undefined) return notFound(deps, c);
    return c.body(mail.raw, 200, {
      'content-type': 'message/rfc822',
      'content-disposition': `attachment; filename="${mail.id}.eml"`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
  });

  routes.get('/outbox/:mail{[0-9a-f-]{36}}', async (c) => {
    const community = await findCommunity(app, deps.community);
    const mail = await find(deps, c.req.param('mail') ?? '');
    if (mail === undefined || community === undefined) return notFound(deps, c);
    const frame = { widgets, language: languageOf(c), timeZone: community.timeZone };
    return c.body(await keptMailPage(frame, mail), 200, pageHeaders());
  });

  return routes;
}

async function find(deps: OutboxDeps, id: string): Promise<KeptMailEntry | undefined> {
  const community = await findCommunity(deps.app, deps.community);
  if (community === undefined || !/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return undefined;
  return inCommunity(deps.app, community.id, (trx) => findKeptMail(trx, community, deps.secret, id));
}

function languageOf(c: Context<AppEnv>) {
  return spokenLanguage(c.req.query('lang'), c.req.header('accept-language'));
}

async function notFound({ widgets }: OutboxDeps, c: Context<AppEnv>): Promise<Response> {
  return c.body(await noticePage(widgets, languageOf(c), 'notFound'), 404, pageHeaders());
}
