import * as contract from '@snodo/contract';
import type { Language } from '@snodo/contract';
import type { Context } from 'hono';
import type { CommunityTransaction, Database } from '../../db/index.ts';
import { idempotently, newApi, type Api, type AppEnv } from '../../http/index.ts';
import {
  inCommunityOf,
  optionalActor,
  signedInActor,
  type Actor,
  type Authentication,
  type Community,
  type MailWriter,
} from '../../identity/index.ts';
import { answerQuote } from '../shared/quote-answers.ts';
import { moveSharedService } from '../shared/keeper-steps.ts';
import {
  getSharedService,
  joinSharedService,
  listSharedServices,
  openSharedService,
  previewShare,
  type SharedContext,
} from '../shared/shared-services.ts';
import { templates } from '../shared/templates.ts';
import type { Whereabouts } from './context.ts';
import { answerFeedback, giveFeedback, listFeedback, listKeptFeedback } from './feedback.ts';
import { createIntake, listIntakes, listKeptIntakes, updateIntake } from './intakes.ts';
import { decideEnrolment, listKeptEnrolments, recordAttendance } from './kept-enrolments.ts';
import { enrol, listOwnEnrolments, moveEnrolment } from './own-enrolments.ts';

export interface EnrolmentApiDeps {
  app: Database;
  authentication: Authentication;
  secret: string;
  origins: { portal: string };
  writeMail: MailWriter;
  whereabouts: Whereabouts;
}

/** Enrolments and shared services: for people, for whoever gives the services, and what anybody may see. */
export function enrolmentApi(deps: EnrolmentApiDeps): Api {
  const api = newApi();
  openRoutes(api, deps);
  ownRoutes(api, deps);
  deskRoutes(api, deps);
  sharedRoutes(api, deps);
  return api;
}

interface Asked {
  trx: CommunityTransaction;
  actor: Actor;
  context: SharedContext;
}

function contextOf(deps: EnrolmentApiDeps, community: Community, language: Language): SharedContext {
  const { authentication, secret, origins, writeMail, whereabouts } = deps;
  return { community, clock: authentication.clock, secret, origins, writeMail, whereabouts, language };
}

/** In the portal's own window alone: no page of a firm ever holds what could read an enrolment. */
function asActor<Answer>(
  c: Context<AppEnv>,
  deps: EnrolmentApiDeps,
  { community: slug, lang = 'it' }: { community: string; lang?: Language },
  work: (asked: Asked) => Promise<Answer>,
): Promise<Answer> {
  return inCommunityOf(deps.app, slug, async (trx, community) => {
    const actor = await signedInActor(c, trx, community, deps.authentication, undefined);
    return work({ trx, actor, context: contextOf(deps, community, lang) });
  });
}

function asAnybody<Answer>(
  c: Context<AppEnv>,
  deps: EnrolmentApiDeps,
  { community: slug, lang = 'it' }: { community: string; lang?: Language },
  work: (asked: Omit<Asked, 'actor'> & { reader: Actor | undefined }) => Promise<Answer>,
): Promise<Answer> {
  return inCommunityOf(deps.app, slug, async (trx, community) => {
    const reader = await optionalActor(c, trx, community, deps.authentication, 'catalogue:read');
    return work({ trx, reader, context: contextOf(deps, community, lang) });
  });
}

function once<Answer>(
  c: Context<AppEnv>,
  { trx, actor, context }: Asked,
  work: () => Promise<Answer>,
): Promise<Answer> {
  const { community, clock } = context;
  const call = { communityId: community.id, personId: actor.personId, now: clock.now(), key: 'may' as const };
  return idempotently(c, trx, call, work);
}

function openRoutes(api: Api, deps: EnrolmentApiDeps): void {
  api.openapi(contract.listIntakes, async (c) => {
    const { lang, ...input } = c.req.valid('query');
    const { community } = c.req.valid('param');
    const body = await asAnybody(c, deps, { community, lang }, ({ trx, reader, context }) =>
      listIntakes(trx, context, reader, input),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.listFeedback, async (c) => {
    const { lang, ...input } = c.req.valid('query');
    const { community } = c.req.valid('param');
    const body = await asAnybody(c, deps, { community, lang }, ({ trx, reader, context }) =>
      listFeedback(trx, context, reader, input),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.listSharedTemplates, async (c) => {
    await inCommunityOf(deps.app, c.req.valid('param').community, async () => undefined);
    return c.json({ items: templates.map((template) => ({ ...template })) }, 200);
  });

  api.openapi(contract.listSharedServices, async (c) => {
    const { lang, ...input } = c.req.valid('query');
    const { community } = c.req.valid('param');
    const body = await asAnybody(c, deps, { community, lang }, ({ trx, reader, context }) =>
      listSharedServices(trx, reader, context, input),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.getSharedService, async (c) => {
    const { community, sharedService } = c.req.valid('param');
    const { lang } = c.req.valid('query');
    const body = await asAnybody(c, deps, { community, lang }, ({ trx, reader, context }) =>
      getSharedService(trx, reader, context, sharedService),
    );
    return c.json(body, 200);
  });
}

function ownRoutes(api: Api, deps: EnrolmentApiDeps): void {
  api.openapi(contract.enrol, async (c) => {
    const { community, intake } = c.req.valid('param');
    const { lang } = c.req.valid('query');
    const input = c.req.valid('json');
    const body = await asActor(c, deps, { community, lang }, (asked) =>
      once(c, asked, () => enrol(asked.trx, asked.actor, asked.context, intake, input)),
    );
    return c.json(body, 201);
  });

  api.openapi(contract.listOwnEnrolments, async (c) => {
    const { lang, ...input } = c.req.valid('query');
    const { community } = c.req.valid('param');
    const body = await asActor(c, deps, { community, lang }, ({ trx, actor, context }) =>
      listOwnEnrolments(trx, actor, context, input),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.moveEnrolment, async (c) => {
    const { community, enrolment } = c.req.valid('param');
    const { lang } = c.req.valid('query');
    const move = c.req.valid('json');
    const body = await asActor(c, deps, { community, lang }, ({ trx, actor, context }) =>
      moveEnrolment(trx, actor, context, enrolment, move),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.giveFeedback, async (c) => {
    const { community, enrolment } = c.req.valid('param');
    const { lang } = c.req.valid('query');
    const { words } = c.req.valid('json');
    const body = await asActor(c, deps, { community, lang }, ({ trx, actor, context }) =>
      giveFeedback(trx, actor, context, enrolment, words),
    );
    return c.json(body, 201);
  });
}

function deskRoutes(api: Api, deps: EnrolmentApiDeps): void {
  api.openapi(contract.listKeptIntakes, async (c) => {
    const query = c.req.valid('query');
    const { community } = c.req.valid('param');
    const body = await asActor(c, deps, { community }, ({ trx, actor, context }) =>
      listKeptIntakes(trx, actor, context.community, query),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.createIntake, async (c) => {
    const { community } = c.req.valid('param');
    const { lang } = c.req.valid('query');
    const input = c.req.valid('json');
    const body = await asActor(c, deps, { community, lang }, (asked) =>
      once(c, asked, () => createIntake(asked.trx, asked.actor, asked.context, input)),
    );
    return c.json(body, 201);
  });

  api.openapi(contract.updateIntake, async (c) => {
    const { community, intake } = c.req.valid('param');
    const { lang } = c.req.valid('query');
    const change = c.req.valid('json');
    const body = await asActor(c, deps, { community, lang }, ({ trx, actor, context }) =>
      updateIntake(trx, actor, context, intake, change),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.listKeptEnrolments, async (c) => {
    const { lang, ...input } = c.req.valid('query');
    const { community } = c.req.valid('param');
    const body = await asActor(c, deps, { community, lang }, ({ trx, actor, context }) =>
      listKeptEnrolments(trx, actor, context, input),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.decideEnrolment, async (c) => {
    const { community, enrolment } = c.req.valid('param');
    const { lang } = c.req.valid('query');
    const input = c.req.valid('json');
    const body = await asActor(c, deps, { community, lang }, ({ trx, actor, context }) =>
      decideEnrolment(trx, actor, context, enrolment, input),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.recordAttendance, async (c) => {
    const { community, enrolment } = c.req.valid('param');
    const { lang } = c.req.valid('query');
    const input = c.req.valid('json');
    const body = await asActor(c, deps, { community, lang }, ({ trx, actor, context }) =>
      recordAttendance(trx, actor, context, enrolment, input),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.listKeptFeedback, async (c) => {
    const { lang, ...input } = c.req.valid('query');
    const { community } = c.req.valid('param');
    const body = await asActor(c, deps, { community, lang }, ({ trx, actor, context }) =>
      listKeptFeedback(trx, actor, context, input),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.answerFeedback, async (c) => {
    const { community, feedback } = c.req.valid('param');
    const { lang } = c.req.valid('query');
    const answer = c.req.valid('json');
    const body = await asActor(c, deps, { community, lang }, ({ trx, actor, context }) =>
      answerFeedback(trx, actor, context, feedback, answer),
    );
    return c.json(body, 200);
  });
}

/** What is kept for a key is the id alone: names of other families would outlive their own erasure in it. */
function sharedRoutes(api: Api, deps: EnrolmentApiDeps): void {
  api.openapi(contract.openSharedService, async (c) => {
    const { community } = c.req.valid('param');
    const { lang } = c.req.valid('query');
    const input = c.req.valid('json');
    const body = await asActor(c, deps, { community, lang }, async (asked) => {
      const { trx, actor, context } = asked;
      const { id } = await once(c, asked, () => openSharedService(trx, actor, context, input));
      return getSharedService(trx, actor, context, id);
    });
    return c.json(body, 201);
  });

  api.openapi(contract.previewShare, async (c) => {
    const { community, sharedService } = c.req.valid('param');
    const family = c.req.valid('json');
    const body = await asActor(c, deps, { community }, ({ trx, actor, context }) =>
      previewShare(trx, actor, context, sharedService, family),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.joinSharedService, async (c) => {
    const { community, sharedService } = c.req.valid('param');
    const { lang } = c.req.valid('query');
    const family = c.req.valid('json');
    const body = await asActor(c, deps, { community, lang }, async (asked) => {
      const { trx, actor, context } = asked;
      const { id } = await once(c, asked, () =>
        joinSharedService(trx, actor, context, sharedService, family),
      );
      return getSharedService(trx, actor, context, id);
    });
    return c.json(body, 201);
  });

  api.openapi(contract.answerQuote, async (c) => {
    const { community, sharedService } = c.req.valid('param');
    const { lang } = c.req.valid('query');
    const answer = c.req.valid('json');
    const body = await asActor(c, deps, { community, lang }, ({ trx, actor, context }) =>
      answerQuote(trx, actor, context, sharedService, answer),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.moveSharedService, async (c) => {
    const { community, sharedService } = c.req.valid('param');
    const { lang } = c.req.valid('query');
    const move = c.req.valid('json');
    const body = await asActor(c, deps, { community, lang }, ({ trx, actor, context }) =>
      moveSharedService(trx, actor, context, sharedService, move),
    );
    return c.json(body, 200);
  });
}
