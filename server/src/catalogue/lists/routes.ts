import * as contract from '@snodo/contract';
import type { Language } from '@snodo/contract';
import type { Context } from 'hono';
import type { CommunityTransaction, Database } from '../../db/index.ts';
import { newApi, type Api, type AppEnv } from '../../http/index.ts';
import { inCommunityOf, signedInActor, type Actor, type Authentication } from '../../identity/index.ts';
import {
  forgetService,
  listSaved,
  listSharedLists,
  saveService,
  shareSaved,
  takeBackSaved,
  type ListContext,
} from './saved-services.ts';

/** Lists of services that people keep, and those that they let managers see. */
export function savedServicesApi({
  app,
  authentication,
}: {
  app: Database;
  authentication: Authentication;
}): Api {
  const api = newApi();
  const asHerself = <Answer>(
    c: Context<AppEnv>,
    slug: string,
    language: Language,
    work: (trx: CommunityTransaction, actor: Actor, context: ListContext) => Promise<Answer>,
  ) =>
    inCommunityOf(app, slug, async (trx, community) =>
      work(trx, await signedInActor(c, trx, community, authentication), {
        community,
        language,
        clock: authentication.clock,
      }),
    );

  api.openapi(contract.listSavedServices, async (c) => {
    const { community } = c.req.valid('param');
    return c.json(await asHerself(c, community, c.req.valid('query').lang, listSaved), 200);
  });

  api.openapi(contract.saveService, async (c) => {
    const { community, service } = c.req.valid('param');
    const body = await asHerself(c, community, c.req.valid('query').lang, (trx, actor, context) =>
      saveService(trx, actor, context, service),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.forgetService, async (c) => {
    const { community, service } = c.req.valid('param');
    const body = await asHerself(c, community, c.req.valid('query').lang, (trx, actor, context) =>
      forgetService(trx, actor, context, service),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.shareSavedServices, async (c) => {
    const input = c.req.valid('json');
    const { community } = c.req.valid('param');
    const body = await asHerself(c, community, c.req.valid('query').lang, (trx, actor, context) =>
      shareSaved(trx, actor, context, input),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.takeBackSavedServices, async (c) => {
    const { community } = c.req.valid('param');
    return c.json(await asHerself(c, community, c.req.valid('query').lang, takeBackSaved), 200);
  });

  api.openapi(contract.listSharedLists, async (c) => {
    const { lang, ...input } = c.req.valid('query');
    const body = await asHerself(c, c.req.valid('param').community, lang, (trx, actor, context) =>
      listSharedLists(trx, actor, context, input),
    );
    return c.json(body, 200);
  });

  return api;
}
