import * as contract from '@snodo/contract';
import type { Language } from '@snodo/contract';
import type { Context } from 'hono';
import type { CommunityTransaction, Database } from '../../db/index.ts';
import { idempotently, newApi, type Api, type AppEnv } from '../../http/index.ts';
import {
  inCommunityOf,
  signedInActor,
  type Actor,
  type Authentication,
  type Community,
  type MailWriter,
} from '../../identity/index.ts';
import { createAlert, deleteAlert, listAlerts } from './alerts.ts';
import { decideDispute, listDisputes } from './disputes.ts';
import { getExchange } from './exchange-details.ts';
import { moveExchange } from './exchange-steps.ts';
import {
  getStanding,
  joinExchange,
  listExchanges,
  proposeExchange,
  type ExchangeDeps as OperationDeps,
} from './exchanges.ts';
import {
  checkOffer,
  createOffer,
  getOffer,
  listOffers,
  listOwnOffers,
  updateOffer,
  withdrawOffer,
  type BoardContext,
} from './offers.ts';
import { getExchangeReversal, reverseExchange } from './reversals.ts';
import {
  listExchangeMessages,
  listTestimonies,
  publishThanks,
  thankForExchange,
  writeExchangeMessage,
} from './talk.ts';
import type { Territory } from './territory.ts';

export interface ExchangeApiDeps {
  app: Database;
  authentication: Authentication;
  secret: string;
  origins: { portal: string };
  writeMail: MailWriter;
  territory: Territory;
}

/** The board and what comes of it: for people in the portal and in pages that embed, and for mediators. */
export function exchangeApi(deps: ExchangeApiDeps): Api {
  const api = newApi();
  boardRoutes(api, deps);
  exchangeRoutes(api, deps);
  mediationRoutes(api, deps);
  return api;
}

type Work<Answer> = (trx: CommunityTransaction, actor: Actor, community: Community) => Promise<Answer>;

function asActor<Answer>(
  c: Context<AppEnv>,
  { app, authentication }: ExchangeApiDeps,
  slug: string,
  scope: contract.EmbedScope | undefined,
  work: Work<Answer>,
): Promise<Answer> {
  return inCommunityOf(app, slug, async (trx, community) =>
    work(trx, await signedInActor(c, trx, community, authentication, scope), community),
  );
}

function once<Answer>(
  c: Context<AppEnv>,
  { authentication }: ExchangeApiDeps,
  trx: CommunityTransaction,
  { personId }: Actor,
  { id: communityId }: Community,
  work: () => Promise<Answer>,
): Promise<Answer> {
  const now = authentication.clock.now();
  return idempotently(c, trx, { communityId, personId, now, key: 'may' }, work);
}

function boardRoutes(api: Api, deps: ExchangeApiDeps): void {
  const { clock } = deps.authentication;
  const contextOf = (community: Community, language: Language): BoardContext => ({
    community,
    clock,
    language,
    territory: deps.territory,
  });

  api.openapi(contract.listOffers, async (c) => {
    const { lang, ...input } = c.req.valid('query');
    const slug = c.req.valid('param').community;
    const body = await asActor(c, deps, slug, 'timebank:read', (trx, actor, community) =>
      listOffers(trx, actor, contextOf(community, lang), input),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.listOwnOffers, async (c) => {
    const { lang, ...input } = c.req.valid('query');
    const slug = c.req.valid('param').community;
    const body = await asActor(c, deps, slug, 'timebank:read', (trx, actor, community) =>
      listOwnOffers(trx, actor, contextOf(community, lang), input),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.getOffer, async (c) => {
    const { community: slug, offer } = c.req.valid('param');
    const { lang } = c.req.valid('query');
    const body = await asActor(c, deps, slug, 'timebank:read', (trx, actor, community) =>
      getOffer(trx, actor, contextOf(community, lang), offer),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.checkOffer, async (c) => {
    const input = c.req.valid('json');
    const slug = c.req.valid('param').community;
    const body = await asActor(c, deps, slug, 'timebank:request', (trx, actor, community) =>
      checkOffer(trx, actor, contextOf(community, 'it'), input),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.createOffer, async (c) => {
    const { lang } = c.req.valid('query');
    const input = c.req.valid('json');
    const slug = c.req.valid('param').community;
    const body = await asActor(c, deps, slug, 'timebank:request', (trx, actor, community) =>
      once(c, deps, trx, actor, community, () => createOffer(trx, actor, contextOf(community, lang), input)),
    );
    return c.json(body, 201);
  });

  api.openapi(contract.updateOffer, async (c) => {
    const { community: slug, offer } = c.req.valid('param');
    const { lang } = c.req.valid('query');
    const change = c.req.valid('json');
    const body = await asActor(c, deps, slug, 'timebank:request', (trx, actor, community) =>
      updateOffer(trx, actor, contextOf(community, lang), offer, change),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.withdrawOffer, async (c) => {
    const { community: slug, offer } = c.req.valid('param');
    const { lang } = c.req.valid('query');
    const body = await asActor(c, deps, slug, 'timebank:request', (trx, actor, community) =>
      withdrawOffer(trx, actor, contextOf(community, lang), offer),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.listAlerts, async (c) => {
    const slug = c.req.valid('param').community;
    const body = await asActor(c, deps, slug, 'timebank:read', listAlerts);
    return c.json(body, 200);
  });

  api.openapi(contract.createAlert, async (c) => {
    const input = c.req.valid('json');
    const slug = c.req.valid('param').community;
    const body = await asActor(c, deps, slug, 'timebank:request', (trx, actor, community) =>
      createAlert(trx, actor, { community, clock }, input),
    );
    return c.json(body, 201);
  });

  api.openapi(contract.deleteAlert, async (c) => {
    const { community: slug, alert } = c.req.valid('param');
    const body = await asActor(c, deps, slug, 'timebank:request', (trx, actor, community) =>
      deleteAlert(trx, actor, community, alert),
    );
    return c.json(body, 200);
  });
}

function operationDeps(deps: ExchangeApiDeps, community: Community): OperationDeps {
  const { authentication, secret, origins, writeMail } = deps;
  return { community, clock: authentication.clock, secret, origins, writeMail };
}

function exchangeRoutes(api: Api, deps: ExchangeApiDeps): void {
  const on = (community: Community) => operationDeps(deps, community);

  api.openapi(contract.getExchangeStanding, async (c) => {
    const slug = c.req.valid('param').community;
    const body = await asActor(c, deps, slug, 'timebank:read', (trx, actor, community) =>
      getStanding(trx, actor, on(community)),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.listExchanges, async (c) => {
    const { cursor, limit } = c.req.valid('query');
    const slug = c.req.valid('param').community;
    const body = await asActor(c, deps, slug, 'timebank:read', (trx, actor, community) =>
      listExchanges(trx, actor, on(community), { cursor, limit }),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.getExchange, async (c) => {
    const { community: slug, exchange } = c.req.valid('param');
    const body = await asActor(c, deps, slug, 'timebank:read', (trx, actor, community) =>
      getExchange(trx, actor, on(community), exchange),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.proposeExchange, async (c) => {
    const proposal = c.req.valid('json');
    const slug = c.req.valid('param').community;
    const body = await asActor(c, deps, slug, 'timebank:request', (trx, actor, community) =>
      once(c, deps, trx, actor, community, () => proposeExchange(trx, actor, on(community), proposal)),
    );
    return c.json(body, 201);
  });

  api.openapi(contract.joinExchange, async (c) => {
    const { community: slug, exchange } = c.req.valid('param');
    const input = c.req.valid('json');
    const body = await asActor(c, deps, slug, 'timebank:request', (trx, actor, community) =>
      joinExchange(trx, actor, on(community), exchange, input),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.moveExchange, async (c) => {
    const { community: slug, exchange } = c.req.valid('param');
    const move = c.req.valid('json');
    const body = await asActor(c, deps, slug, 'timebank:request', (trx, actor, community) =>
      moveExchange(trx, actor, on(community), exchange, move),
    );
    return c.json(body, 200);
  });

  talkRoutes(api, deps);
}

function talkRoutes(api: Api, deps: ExchangeApiDeps): void {
  const on = (community: Community) => operationDeps(deps, community);

  api.openapi(contract.listExchangeMessages, async (c) => {
    const { community: slug, exchange } = c.req.valid('param');
    const { cursor, limit } = c.req.valid('query');
    const body = await asActor(c, deps, slug, 'timebank:read', (trx, actor, community) =>
      listExchangeMessages(trx, actor, on(community), exchange, { cursor, limit }),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.writeExchangeMessage, async (c) => {
    const { community: slug, exchange } = c.req.valid('param');
    const input = c.req.valid('json');
    const body = await asActor(c, deps, slug, 'timebank:request', (trx, actor, community) =>
      once(c, deps, trx, actor, community, () =>
        writeExchangeMessage(trx, actor, on(community), exchange, input),
      ),
    );
    return c.json(body, 201);
  });

  api.openapi(contract.thankForExchange, async (c) => {
    const { community: slug, exchange } = c.req.valid('param');
    const input = c.req.valid('json');
    const body = await asActor(c, deps, slug, 'timebank:request', (trx, actor, community) =>
      thankForExchange(trx, actor, on(community), exchange, input),
    );
    return c.json(body, 201);
  });

  api.openapi(contract.publishThanks, async (c) => {
    const { community: slug, exchange: id, thanks } = c.req.valid('param');
    const { isPublished } = c.req.valid('json');
    const body = await asActor(c, deps, slug, 'timebank:request', (trx, actor, community) =>
      publishThanks(trx, actor, on(community), { id, thanks, isPublished }),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.listTestimonies, async (c) => {
    const { cursor, limit } = c.req.valid('query');
    const body = await inCommunityOf(deps.app, c.req.valid('param').community, (trx, community) =>
      listTestimonies(trx, community, { cursor, limit }),
    );
    return c.json(body, 200);
  });
}

function mediationRoutes(api: Api, deps: ExchangeApiDeps): void {
  const on = (community: Community) => operationDeps(deps, community);

  api.openapi(contract.listDisputes, async (c) => {
    const { cursor, limit } = c.req.valid('query');
    const slug = c.req.valid('param').community;
    const body = await asActor(c, deps, slug, undefined, (trx, actor, community) =>
      listDisputes(trx, actor, on(community), { cursor, limit }),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.decideDispute, async (c) => {
    const { community: slug, exchange } = c.req.valid('param');
    const decision = c.req.valid('json');
    const body = await asActor(c, deps, slug, undefined, (trx, actor, community) =>
      decideDispute(trx, actor, on(community), exchange, decision),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.getExchangeReversal, async (c) => {
    const { community: slug, exchange } = c.req.valid('param');
    const body = await asActor(c, deps, slug, undefined, (trx, actor, community) =>
      getExchangeReversal(trx, actor, on(community), exchange),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.reverseExchange, async (c) => {
    const { community: slug, exchange } = c.req.valid('param');
    const { reason } = c.req.valid('json');
    const body = await asActor(c, deps, slug, undefined, (trx, actor, community) =>
      reverseExchange(trx, actor, on(community), exchange, reason),
    );
    return c.json(body, 200);
  });
}
