import * as contract from '@snodo/contract';
import type { Language } from '@snodo/contract';
import type { Context } from 'hono';
import type { CommunityTransaction, Database } from '../db/index.ts';
import { newApi, type Api, type AppEnv } from '../http/index.ts';
import { inCommunityOf, signedInActor, type Actor, type Authentication } from '../identity/index.ts';
import {
  changeNeed,
  countAlike,
  getNeed,
  listNeeds,
  listOwnNeeds,
  settleNeed,
  stateNeed,
  takeNeed,
  withdrawNeed,
  type NeedContext,
} from './needs.ts';
import type { Districts } from './read-need.ts';

export interface NeedsApiDeps {
  app: Database;
  authentication: Authentication;
  districts: Districts;
}

/** What people ask for: their own pages, and the community managers' inbox. Only in the portal's own window. */
export function needsApi(deps: NeedsApiDeps): Api {
  const api = newApi();
  const asActor = <Answer>(
    c: Context<AppEnv>,
    slug: string,
    language: Language,
    work: (trx: CommunityTransaction, actor: Actor, context: NeedContext) => Promise<Answer>,
  ): Promise<Answer> =>
    inCommunityOf(deps.app, slug, async (trx, community) => {
      const { authentication, districts } = deps;
      const actor = await signedInActor(c, trx, community, authentication, undefined);
      return work(trx, actor, { community, clock: authentication.clock, language, districts });
    });

  api.openapi(contract.stateNeed, async (c) => {
    const { lang } = c.req.valid('query');
    const input = c.req.valid('json');
    const body = await asActor(c, c.req.valid('param').community, lang, (trx, actor, context) =>
      stateNeed(trx, actor, context, input),
    );
    return c.json(body, 201);
  });

  api.openapi(contract.listOwnNeeds, async (c) => {
    const { lang, ...input } = c.req.valid('query');
    const body = await asActor(c, c.req.valid('param').community, lang, (trx, actor, context) =>
      listOwnNeeds(trx, actor, context, input),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.listNeeds, async (c) => {
    const { lang, ...input } = c.req.valid('query');
    const body = await asActor(c, c.req.valid('param').community, lang, (trx, actor, context) =>
      listNeeds(trx, actor, context, input),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.getNeed, async (c) => {
    const { community, need } = c.req.valid('param');
    const body = await asActor(c, community, c.req.valid('query').lang, (trx, actor, context) =>
      getNeed(trx, actor, context, need),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.changeNeed, async (c) => {
    const { community, need } = c.req.valid('param');
    const input = c.req.valid('json');
    const body = await asActor(c, community, c.req.valid('query').lang, (trx, actor, context) =>
      changeNeed(trx, actor, context, need, input),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.withdrawNeed, async (c) => {
    const { community, need } = c.req.valid('param');
    const body = await asActor(c, community, c.req.valid('query').lang, (trx, actor, context) =>
      withdrawNeed(trx, actor, context, need),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.settleNeed, async (c) => {
    const { community, need } = c.req.valid('param');
    const body = await asActor(c, community, c.req.valid('query').lang, (trx, actor, context) =>
      settleNeed(trx, actor, context, need),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.takeNeed, async (c) => {
    const { community, need } = c.req.valid('param');
    const input = c.req.valid('json');
    const body = await asActor(c, community, c.req.valid('query').lang, (trx, actor, context) =>
      takeNeed(trx, actor, context, need, input),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.countAlike, async (c) => {
    const { community, need } = c.req.valid('param');
    const body = await asActor(c, community, 'it', (trx, actor, context) =>
      countAlike(trx, actor, context.community, need),
    );
    return c.json(body, 200);
  });

  return api;
}
