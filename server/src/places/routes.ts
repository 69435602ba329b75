import * as contract from '@snodo/contract';
import type { Database } from '../db/index.ts';
import { newApi, type Api } from '../http/index.ts';
import { inCommunityOf, optionalActor, type Authentication, type MailWriter } from '../identity/index.ts';
import { activityRoutes } from './activities/routes.ts';
import { bookingNews } from './booking/news.ts';
import { bookingRoutes } from './booking/routes.ts';
import { feedAddressRoutes } from './feeds/routes.ts';
import { hostingRoutes } from './hosting/routes.ts';
import { amenityNames, getTerritory, listActivities, listPlaces } from './operations.ts';
import { getPlace } from './sheet.ts';
import { useRoutes } from './use/routes.ts';

export interface PlacesApiDeps {
  app: Database;
  authentication: Authentication;
  secret: string;
  origins: { portal: string };
  writeMail: MailWriter;
}

export function placesApi(deps: PlacesApiDeps): Api {
  const { app, authentication } = deps;
  const api = newApi();
  const news = bookingNews({ ...deps, clock: authentication.clock });
  bookingRoutes(api, { app, authentication, news });
  const { secret, origins, writeMail } = deps;
  hostingRoutes(api, { app, authentication, news, mail: { secret, origins, writeMail } });
  useRoutes(api, { app, authentication, news });
  activityRoutes(api, deps);
  feedAddressRoutes(api, deps);

  api.openapi(contract.getPlace, async (c) => {
    const { community: slug, place } = c.req.valid('param');
    const { lang } = c.req.valid('query');
    const body = await inCommunityOf(app, slug, async (trx, community) => {
      const reader = await optionalActor(c, trx, community, authentication, 'catalogue:read');
      return getPlace(trx, { community, clock: authentication.clock, language: lang }, reader, place);
    });
    return c.json(body, 200);
  });

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

  api.openapi(contract.listAmenities, async (c) => {
    const { lang } = c.req.valid('query');
    const body = await inCommunityOf(app, c.req.valid('param').community, async (trx, community) => {
      const names = await amenityNames(trx, community, lang);
      return { items: [...names].map(([code, name]) => ({ code, name })) };
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
