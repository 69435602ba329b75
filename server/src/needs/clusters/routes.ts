import * as contract from '@snodo/contract';
import type { Language } from '@snodo/contract';
import type { Context } from 'hono';
import type { CommunityTransaction } from '../../db/index.ts';
import { newApi, type Api, type AppEnv } from '../../http/index.ts';
import { inCommunityOf, signedInActor, type Actor } from '../../identity/index.ts';
import type { NeedContext } from '../needs.ts';
import type { NeedsApiDeps } from '../routes.ts';
import * as clusters from './clusters.ts';
import * as signals from './signals.ts';

/** Evidence of need without a person, and what is made of it. Only in the portal's own window. */
export function clustersApi({ app, authentication, districts }: NeedsApiDeps): Api {
  const api = newApi();
  const asActor = <Answer>(
    c: Context<AppEnv>,
    slug: string,
    language: Language,
    work: (trx: CommunityTransaction, actor: Actor, context: NeedContext) => Promise<Answer>,
  ): Promise<Answer> =>
    inCommunityOf(app, slug, async (trx, community) => {
      const actor = await signedInActor(c, trx, community, authentication, undefined);
      return work(trx, actor, { community, clock: authentication.clock, language, districts });
    });

  api.openapi(contract.listSignals, async (c) => {
    const { lang, ...input } = c.req.valid('query');
    const body = await asActor(c, c.req.valid('param').community, lang, (trx, actor, context) =>
      signals.listSignals(trx, actor, context, input),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.noteSignal, async (c) => {
    const input = c.req.valid('json');
    const { community } = c.req.valid('param');
    const body = await asActor(c, community, c.req.valid('query').lang, (trx, actor, context) =>
      signals.noteSignal(trx, actor, context, input),
    );
    return c.json(body, 201);
  });

  api.openapi(contract.placeSignal, async (c) => {
    const { community, signal } = c.req.valid('param');
    const input = c.req.valid('json');
    const body = await asActor(c, community, c.req.valid('query').lang, (trx, actor, context) =>
      signals.placeSignal(trx, actor, context, signal, input),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.listClusters, async (c) => {
    const { lang, show } = c.req.valid('query');
    const body = await asActor(c, c.req.valid('param').community, lang, (trx, actor, context) =>
      clusters.listClusters(trx, actor, context, show),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.getCluster, async (c) => {
    const { community, cluster } = c.req.valid('param');
    const body = await asActor(c, community, c.req.valid('query').lang, (trx, actor, context) =>
      clusters.getCluster(trx, actor, context, cluster),
    );
    return c.json(body, 200);
  });

  return api;
}
