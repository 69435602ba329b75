import * as contract from '@snodo/contract';
import type { Database } from '../db/index.ts';
import { newApi, type Api } from '../http/index.ts';
import { inCommunityOf } from '../identity/index.ts';
import { getTerritory, listActivities, listPlaces } from './operations.ts';

export function placesApi({ app }: { app: Database }): Api {
  const api = newApi();

  api.openapi(contract.listPlaces, async (c) => {
    const query = c.req.valid('query');
    const body = await inCommunityOf(app, c.req.valid('param').community, (trx, community) =>
      listPlaces(trx, community, query),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.listActivities, async (c) => {
    const query = c.req.valid('query');
    const body = await inCommunityOf(app, c.req.valid('param').community, (trx, community) =>
      listActivities(trx, community, query),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.getTerritory, async (c) => {
    const { lang } = c.req.valid('query');
    const body = await inCommunityOf(app, c.req.valid('param').community, (trx, community) =>
      getTerritory(trx, community, lang),
    );
    return c.json(body, 200);
  });

  return api;
}
