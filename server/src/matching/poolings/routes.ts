import * as contract from '@snodo/contract';
import type { Language } from '@snodo/contract';
import type { Context } from 'hono';
import type { CommunityTransaction, Database } from '../../db/index.ts';
import { newApi, type Api, type AppEnv } from '../../http/index.ts';
import {
  inCommunityOf,
  signedInActor,
  type Actor,
  type Authentication,
  type MailWriter,
} from '../../identity/index.ts';
import { answerPooling, getNeedPooling, type PoolingContext } from './asked-poolings.ts';
import { findGroups } from './found-groups.ts';
import { askPooling, listPoolings, refuseGroup } from './group-desk.ts';

export interface PoolingsApiDeps {
  app: Database;
  authentication: Authentication;
  secret: string;
  origins: { portal: string };
  writeMail: MailWriter;
}

/** Needs that could be served together: families are asked, managers look for groups. In the portal's own window. */
export function poolingsApi(deps: PoolingsApiDeps): Api {
  const api = newApi();
  const asActor = <Answer>(
    c: Context<AppEnv>,
    slug: string,
    language: Language,
    work: (trx: CommunityTransaction, actor: Actor, context: PoolingContext) => Promise<Answer>,
  ): Promise<Answer> =>
    inCommunityOf(deps.app, slug, async (trx, community) => {
      const { authentication, secret, origins, writeMail } = deps;
      const actor = await signedInActor(c, trx, community, authentication, undefined);
      const { clock } = authentication;
      return work(trx, actor, { community, clock, secret, origins, writeMail, language });
    });

  api.openapi(contract.getNeedPooling, async (c) => {
    const { community, need } = c.req.valid('param');
    const body = await asActor(c, community, c.req.valid('query').lang, (trx, actor, context) =>
      getNeedPooling(trx, actor, context, need),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.answerPooling, async (c) => {
    const { community, need, pooling } = c.req.valid('param');
    const input = c.req.valid('json');
    const body = await asActor(c, community, c.req.valid('query').lang, (trx, actor, context) =>
      answerPooling(trx, actor, context, { needId: need, poolingId: pooling }, input),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.findGroups, async (c) => {
    const { community } = c.req.valid('param');
    const body = await asActor(c, community, c.req.valid('query').lang, findGroups);
    return c.json(body, 200);
  });

  api.openapi(contract.listPoolings, async (c) => {
    const { lang, ...input } = c.req.valid('query');
    const body = await asActor(c, c.req.valid('param').community, lang, (trx, actor, context) =>
      listPoolings(trx, actor, context, input),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.askPooling, async (c) => {
    const input = c.req.valid('json');
    const { community } = c.req.valid('param');
    const body = await asActor(c, community, c.req.valid('query').lang, (trx, actor, context) =>
      askPooling(trx, actor, context, input),
    );
    return c.json(body, 201);
  });

  api.openapi(contract.refuseGroup, async (c) => {
    const input = c.req.valid('json');
    const { community } = c.req.valid('param');
    const body = await asActor(c, community, c.req.valid('query').lang, (trx, actor, context) =>
      refuseGroup(trx, actor, context, input),
    );
    return c.json(body, 201);
  });

  return api;
}
