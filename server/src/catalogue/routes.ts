import * as contract from '@snodo/contract';
import type { Database } from '../db/index.ts';
import { newApi, type Api } from '../http/index.ts';
import { inCommunityOf } from '../identity/index.ts';
import { listServices, listTaxonomy } from './operations.ts';

export function catalogueApi({ app }: { app: Database }): Api {
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
    const body = await inCommunityOf(app, c.req.valid('param').community, (trx, community) =>
      listServices(trx, community, query),
    );
    return c.json(body, 200);
  });

  return api;
}
