import * as contract from '@snodo/contract';
import type { Language } from '@snodo/contract';
import type { Context } from 'hono';
import type { CommunityTransaction, Database } from '../../db/index.ts';
import { idempotently, type Api, type AppEnv } from '../../http/index.ts';
import {
  inCommunityOf,
  optionalActor,
  signedInActor,
  type Actor,
  type Authentication,
  type MailWriter,
} from '../../identity/index.ts';
import { whileOthersBook } from '../booking/while-others-book.ts';
import { changeActivity, createActivity, listKeptActivities } from './activities.ts';
import { moveActivity } from './activity-steps.ts';
import { listCalendar } from './calendar.ts';
import { checkIn, getCheckInCode } from './check-ins.ts';
import type { ActivityContext } from './context.ts';
import { listActivityDates } from './dates.ts';
import { listOwnRegistrations, moveRegistration, register } from './registrations.ts';

export interface ActivityApiDeps {
  app: Database;
  authentication: Authentication;
  secret: string;
  origins: { portal: string };
  writeMail: MailWriter;
}

type Work<Answer> = (trx: CommunityTransaction, actor: Actor, context: ActivityContext) => Promise<Answer>;

/** As who is signed in: with a scope in a page that embeds too, without one in the portal's own window alone. */
function asActor<Answer>(
  c: Context<AppEnv>,
  { app, authentication, ...deps }: ActivityApiDeps,
  where: { slug: string; language: Language; scope?: 'places:book' },
  work: Work<Answer>,
): Promise<Answer> {
  return inCommunityOf(app, where.slug, async (trx, community) => {
    const actor = await signedInActor(c, trx, community, authentication, where.scope);
    return work(trx, actor, { ...deps, community, clock: authentication.clock, language: where.language });
  });
}

/** What takes a space or frees one is tried again when it stood in somebody's way. */
function asHost<Answer>(
  c: Context<AppEnv>,
  deps: ActivityApiDeps,
  where: { slug: string; language: Language },
  work: Work<Answer>,
): Promise<Answer> {
  return whileOthersBook(
    () => asActor(c, deps, where, work),
    () => Promise.resolve([]),
  );
}

/** The same once for each key. */
function once<Answer>(c: Context<AppEnv>, work: Work<Answer>): Work<Answer> {
  return (trx, actor, context) => {
    const { personId } = actor;
    const call = { communityId: context.community.id, personId, now: context.clock.now() };
    return idempotently(c, trx, { ...call, key: 'may' }, () => work(trx, actor, context));
  };
}

/** The calendar, what hosts do with activities, and where people say that they come. */
export function activityRoutes(api: Api, deps: ActivityApiDeps): void {
  api.openapi(contract.listCalendar, async (c) => {
    const query = c.req.valid('query');
    const { app, authentication } = deps;
    const body = await inCommunityOf(app, c.req.valid('param').community, async (trx, community) => {
      const reader = await optionalActor(c, trx, community, authentication, 'catalogue:read');
      return listCalendar(trx, { community, clock: authentication.clock }, reader, query);
    });
    return c.json(body, 200);
  });
  keepingRoutes(api, deps);
  registrationRoutes(api, deps);
  checkInRoutes(api, deps);
}

function keepingRoutes(api: Api, deps: ActivityApiDeps): void {
  api.openapi(contract.listKeptActivities, async (c) => {
    const { community: slug, place } = c.req.valid('param');
    const { lang: language, ...input } = c.req.valid('query');
    const body = await asHost(c, deps, { slug, language }, (trx, actor, context) =>
      listKeptActivities(trx, actor, context, place, input),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.createActivity, async (c) => {
    const { community: slug, place } = c.req.valid('param');
    const { lang: language } = c.req.valid('query');
    const input = c.req.valid('json');
    const work = once(c, (trx, actor, context) => createActivity(trx, actor, context, place, input));
    return c.json(await asHost(c, deps, { slug, language }, work), 201);
  });

  api.openapi(contract.changeActivity, async (c) => {
    const { community: slug, activity } = c.req.valid('param');
    const { lang: language } = c.req.valid('query');
    const input = c.req.valid('json');
    const body = await asHost(c, deps, { slug, language }, (trx, actor, context) =>
      changeActivity(trx, actor, context, activity, input),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.moveActivity, async (c) => {
    const { community: slug, activity } = c.req.valid('param');
    const { lang: language } = c.req.valid('query');
    const input = c.req.valid('json');
    const body = await asHost(c, deps, { slug, language }, (trx, actor, context) =>
      moveActivity(trx, actor, context, activity, input),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.listActivityDates, async (c) => {
    const { community: slug, activity } = c.req.valid('param');
    const { lang: language, on } = c.req.valid('query');
    const body = await asActor(c, deps, { slug, language }, (trx, actor, context) =>
      listActivityDates(trx, actor, context, activity, { on }),
    );
    return c.json(body, 200);
  });
}

function registrationRoutes(api: Api, deps: ActivityApiDeps): void {
  const scope = 'places:book' as const;

  api.openapi(contract.register, async (c) => {
    const { community: slug, activity } = c.req.valid('param');
    const { lang: language } = c.req.valid('query');
    const input = c.req.valid('json');
    const work = once(c, (trx, actor, context) => register(trx, actor, context, activity, input));
    return c.json(await asActor(c, deps, { slug, language, scope }, work), 201);
  });

  api.openapi(contract.listOwnRegistrations, async (c) => {
    const { lang: language, ...input } = c.req.valid('query');
    const where = { slug: c.req.valid('param').community, language, scope };
    const body = await asActor(c, deps, where, (trx, actor, context) =>
      listOwnRegistrations(trx, actor, context, input),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.moveRegistration, async (c) => {
    const { community: slug, registration } = c.req.valid('param');
    const { lang: language } = c.req.valid('query');
    const input = c.req.valid('json');
    const body = await asActor(c, deps, { slug, language, scope }, (trx, actor, context) =>
      moveRegistration(trx, actor, context, registration, input),
    );
    return c.json(body, 200);
  });
}

function checkInRoutes(api: Api, deps: ActivityApiDeps): void {
  api.openapi(contract.getCheckInCode, async (c) => {
    const { community: slug, activity } = c.req.valid('param');
    const { lang: language, ...input } = c.req.valid('query');
    const body = await asActor(c, deps, { slug, language }, (trx, actor, context) =>
      getCheckInCode(trx, actor, context, activity, input),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.checkIn, async (c) => {
    const where = { slug: c.req.valid('param').community, language: c.req.valid('query').lang };
    const input = c.req.valid('json');
    const body = await asActor(c, deps, where, (trx, actor, context) => checkIn(trx, actor, context, input));
    return c.json(body, 200);
  });
}
