import * as contract from '@snodo/contract';
import type { Context } from 'hono';
import type { CommunityTransaction, Database } from '../db/index.ts';
import { idempotently, newApi, type Api, type AppEnv } from '../http/index.ts';
import { signedInActor, type Authentication } from './authentication.ts';
import { inCommunityOf } from './communities.ts';
import type { Actor, Community } from './rows.ts';
import { createSite, listSites, placePeople, removeSite, updateSite } from './sites.ts';

/** Where a firm's people work. */
export function siteApi({ app, authentication }: { app: Database; authentication: Authentication }): Api {
  const api = newApi();
  const { clock } = authentication;
  const asActor = <Result>(
    c: Context<AppEnv>,
    slug: string,
    work: (trx: CommunityTransaction, actor: Actor, community: Community) => Promise<Result>,
  ) =>
    inCommunityOf(app, slug, async (trx, community) =>
      work(trx, await signedInActor(c, trx, community, authentication), community),
    );

  api.openapi(contract.listSites, async (c) => {
    const { community: slug, organisation } = c.req.valid('param');
    const body = await asActor(c, slug, (trx, actor, community) =>
      listSites(trx, actor, community, organisation),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.createSite, async (c) => {
    const { community: slug, organisation } = c.req.valid('param');
    const settings = c.req.valid('json');
    const body = await asActor(c, slug, (trx, actor, community) => {
      const now = clock.now();
      const call = { communityId: community.id, personId: actor.personId, now, key: 'may' } as const;
      return idempotently(c, trx, call, () =>
        createSite(trx, actor, community, now, { organisation, settings }),
      );
    });
    return c.json(body, 201);
  });

  api.openapi(contract.updateSite, async (c) => {
    const { community: slug, site: id } = c.req.valid('param');
    const settings = c.req.valid('json');
    const body = await asActor(c, slug, (trx, actor, community) =>
      updateSite(trx, actor, community, clock.now(), { id, settings }),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.removeSite, async (c) => {
    const { community: slug, site } = c.req.valid('param');
    const body = await asActor(c, slug, (trx, actor, community) =>
      removeSite(trx, actor, community, clock.now(), site),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.placePeople, async (c) => {
    const { community: slug, organisation } = c.req.valid('param');
    const { list } = c.req.valid('json');
    const body = await asActor(c, slug, (trx, actor, community) =>
      placePeople(trx, actor, community, clock.now(), { organisation, list }),
    );
    return c.json(body, 200);
  });

  return api;
}
