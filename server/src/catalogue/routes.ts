import * as contract from '@snodo/contract';
import type { Language } from '@snodo/contract';
import type { Context } from 'hono';
import type { CommunityTransaction, Database } from '../db/index.ts';
import { newApi, type Api, type AppEnv } from '../http/index.ts';
import {
  inCommunityOf,
  optionalActor,
  type Actor,
  type Authentication,
  type Community,
} from '../identity/index.ts';
import {
  listServiceFacets,
  listServices,
  listTaxonomy,
  type CatalogueContext,
  type CatalogueTerritory,
} from './operations.ts';
import { findTaxonomyVersion } from './queries.ts';
import { getService } from './sheet.ts';

export interface CatalogueApiDeps {
  app: Database;
  authentication: Authentication;
  territory: CatalogueTerritory;
  secret: string;
}

/** What anybody may read of the catalogue, and more of it when somebody is signed in. */
export function catalogueApi(deps: CatalogueApiDeps): Api {
  const { app, authentication } = deps;
  const api = newApi();
  const asReader = <Answer>(
    c: Context<AppEnv>,
    slug: string,
    language: Language,
    work: (
      trx: CommunityTransaction,
      reader: Actor | undefined,
      context: CatalogueContext,
    ) => Promise<Answer>,
  ) =>
    inCommunityOf(app, slug, async (trx, community) =>
      work(
        trx,
        await optionalActor(c, trx, community, authentication, 'catalogue:read'),
        contextOf(deps, community, language),
      ),
    );

  api.openapi(contract.listTaxonomy, async (c) => {
    const { lang } = c.req.valid('query');
    const body = await inCommunityOf(app, c.req.valid('param').community, async (trx, community) => ({
      version: await findTaxonomyVersion(trx, community.id),
      items: await listTaxonomy(trx, community, lang),
    }));
    return c.json(body, 200);
  });

  api.openapi(contract.listServices, async (c) => {
    const { lang, ...input } = c.req.valid('query');
    const body = await asReader(c, c.req.valid('param').community, lang, (trx, reader, context) =>
      listServices(trx, reader, context, input),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.listServiceFacets, async (c) => {
    const { lang, ...input } = c.req.valid('query');
    const body = await asReader(c, c.req.valid('param').community, lang, (trx, reader, context) =>
      listServiceFacets(trx, reader, context, input),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.getService, async (c) => {
    const { community, service } = c.req.valid('param');
    const { lang } = c.req.valid('query');
    const body = await asReader(c, community, lang, (trx, reader, context) =>
      getService(trx, reader, context, service),
    );
    return c.json(body, 200);
  });

  return api;
}

export function contextOf(
  { authentication, territory, secret }: CatalogueApiDeps,
  community: Community,
  language: Language,
): CatalogueContext {
  return { community, clock: authentication.clock, language, territory, secret };
}
