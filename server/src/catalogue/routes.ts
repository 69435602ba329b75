import * as contract from '@snodo/contract';
import type { Database } from '../db/index.ts';
import { newApi, type Api } from '../http/index.ts';
import { inCommunityOf, optionalActor, type Authentication } from '../identity/index.ts';
import { listServices, listTaxonomy } from './operations.ts';

export function catalogueApi({
  app,
  authentication,
}: {
  app: Database;
  authentication: Authentication;
}): Api {
  const api = newApi();

  api.openapi(contract.listTaxonomy, async (c) => {
    const { lang } = c.req.valid('query');
    const items = await inCommunityOf(app, c.req.valid('param').community, (trx, community) =>
      listTaxonomy(trx, community, lang),
    );
    return c.json({ items }, 200);
  });

  api.openapi(contract.listServices, async (c) => {
    const query = c.req.valid('query');
    const body = await inCommunityOf(app, c.req.valid('param').community, async (trx, community) => {
      const reader = await optionalActor(c, trx, community, authentication, 'catalogue:read');
      return listServices(trx, community, reader, query);
    });
    return c.json(body, 200);
  });

  return api;
}
