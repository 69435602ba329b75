import * as contract from '@snodo/contract';
import type { Database } from '../db/index.ts';
import { newApi, type Api } from '../http/index.ts';
import { inCommunityOf, optionalActor, type Authentication } from '../identity/index.ts';
import { getTerritory, listActivities, listPlaces } from './operations.ts';

export function placesApi({ app, authentication }: { app: Database; authentication: Authentication }): Api {
  const api = newApi();

  api.openapi(contract.listPlaces, async (c) => {
    const query = c.req.valid('query');
    const body = await inCommunityOf(app, c.req.valid('param').community, async (trx, community) => {
      const reader = await optionalActor(c, trx, community, authentication, 'catalogue:read');
      return listPlaces(trx, { community, clock: authentication.clock }, reader, query);
    });
    return c.json(body, 200);
  });

  api.openapi(contract.listActivities, async (c) => {
    const query = c.req.valid('query');
    const body = await inCommunityOf(app, c.req.valid('param').community, async (trx, community) => {
      const reader = await optionalActor(c, trx, community, authentication, 'catalogue:read');
      return listActivities(trx, community, reader, query);
    });
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
