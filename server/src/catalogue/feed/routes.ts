import { DatapackageStream, hsdsVersions, type HsdsVersion } from '@snodo/hsds';
import type { Context, MiddlewareHandler } from 'hono';
import type { Database } from '../../db/index.ts';
import { localized, newApi, Problem, type Api, type AppEnv, type Clock } from '../../http/index.ts';
import { inCommunityOf } from '../../identity/index.ts';
import type { FeedContext, FeedPlaces } from './context.ts';
import { readFeedQuery, type PagedQuery } from './feed-query.ts';
import { feedDescription, profileDescription } from './description.ts';
import { feedLists, type FeedList } from './lists.ts';
import { tellProviders, tellServices } from './published.ts';
import { listServices, publicServices } from './service-queries.ts';
import { Streams } from './streams.ts';
import { readTaxonomies } from './taxonomy.ts';

export interface FeedDeps {
  app: Database;
  clock: Clock;
  places: FeedPlaces;
  /** Which version of the specification is spoken. */
  version: HsdsVersion;
  /** Origin at which the feed is found. */
  origin: string;
}

/** Documents that are read at once while a whole list or the datapackage goes out. */
const batch = 200;
const uuidPattern = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

type FeedHandler = (c: Context<AppEnv>, list: FeedList) => Promise<Response>;

/**
 * `/hsds/{community}`: the directory as the Human Services Data Specification has it, for everybody. Nobody signs in,
 * nobody is asked who she is, and what is not for everybody is not in it.
 */
export function feedRoutes(deps: FeedDeps): Api {
  const routes = newApi();
  const streams = new Streams();
  const read = <Answer>(c: Context<AppEnv>, work: (context: FeedContext) => Promise<Answer>) =>
    inCommunityOf(deps.app, slugOf(c), (trx, community) =>
      work({ trx, community, places: deps.places, version: deps.version, clock: deps.clock }),
    );
  const base = (c: Context<AppEnv>) => `${deps.origin}/hsds/${slugOf(c)}`;

  routes.use('/hsds/*', forEverybody());
  for (const path of ['/hsds/:community', '/hsds/:community/'])
    routes.get(path, async (c) => {
      await read(c, () => Promise.resolve());
      return c.json({
        version: deps.version,
        profile: `${base(c)}/profile.json`,
        openapi_url: `${base(c)}/openapi.json`,
      });
    });
  routes.get('/hsds/:community/openapi.json', async (c) => {
    const title = await read(c, ({ community }) => Promise.resolve(localized(community.name, 'it')));
    return c.json(feedDescription({ title, base: base(c), version: deps.version }));
  });
  routes.get('/hsds/:community/profile.json', async (c) => {
    await read(c, () => Promise.resolve());
    return c.json(profileDescription(deps.version));
  });
  routes.get('/hsds/:community/datapackage.zip', (c) => datapackage(c));

  const lists: FeedHandler = async (c, list) => {
    const query = readFeedQuery(c.req.query());
    return query.format === 'ndjson' ? lines(c, list, query) : c.json(await page(c, list, query));
  };
  const single: FeedHandler = async (c, list) => {
    const id = c.req.param('id') ?? '';
    const query = readFeedQuery(c.req.query());
    const document = uuidPattern.test(id)
      ? await read(c, (context) => list.find(context, id.toLowerCase(), query))
      : undefined;
    if (document === undefined) throw new Problem('not_found');
    return c.json(document);
  };
  for (const [name, list] of Object.entries(feedLists)) {
    // From 3.1 on a list can be asked for without its question standing in addresses.
    routes.on(methodsOf(deps.version), `/hsds/:community/${name}`, (c) => lists(c, list));
    routes.get(`/hsds/:community/${name}/:id`, (c) => single(c, list));
  }
  routes.all('/hsds/*', () => {
    throw new Problem('not_found');
  });

  async function page(c: Context<AppEnv>, list: FeedList, query: PagedQuery) {
    const { page: number, perPage } = query;
    return read(c, async (context) => {
      const total = await list.count(context, query);
      const offset = (number - 1) * perPage;
      const found = offset >= total ? [] : await list.page(context, query, { offset, limit: perPage });
      const pages = Math.max(1, Math.ceil(total / perPage));
      return {
        total_items: total,
        total_pages: pages,
        page_number: number,
        size: found.length,
        first_page: number === 1,
        last_page: number >= pages,
        empty: found.length === 0,
        contents: found.map(({ document }) => document),
      };
    });
  }

  /** Each document on a line, read batch by batch as fast as they are taken. */
  async function lines(c: Context<AppEnv>, list: FeedList, query: PagedQuery): Promise<Response> {
    await read(c, () => Promise.resolve());
    let after: string | undefined;
    const encoder = new TextEncoder();
    return streams.answer('application/x-ndjson; charset=utf-8', async (write) => {
      const found = await read(c, (context) => list.page(context, query, { after, limit: batch }));
      after = found.at(-1)?.id;
      if (found.length > 0)
        write(encoder.encode(found.map(({ document }) => `${JSON.stringify(document)}\n`).join('')));
      return found.length === batch;
    });
  }

  async function datapackage(c: Context<AppEnv>): Promise<Response> {
    const slug = slugOf(c);
    const title = await read(c, ({ community }) => Promise.resolve(localized(community.name, 'it')));
    let stream: DatapackageStream | undefined;
    let write: (bytes: Uint8Array) => void = () => undefined;
    let after: string | undefined;
    const told = new Set<string>();
    return streams.answer('application/zip', async (take) => {
      write = take;
      stream ??= new DatapackageStream({ version: deps.version, name: slug, title }, (bytes) => write(bytes));
      const open = stream;
      const isMore = await read(c, async (context) => {
        const taxonomies = await readTaxonomies(context);
        if (after === undefined) {
          open.add({ taxonomies: taxonomies.taxonomies, terms: taxonomies.terms });
          open.add({ organisations: await tellProviders(context) });
        }
        const rows = await listServices(context, await publicServices(context), { after, limit: batch });
        after = rows.at(-1)?.id;
        const { services, around } = await tellServices(context, rows, { taxonomies });
        const places = [...around.places.values()].filter(({ id }) => !told.has(id));
        for (const { id } of places) told.add(id);
        open.add({ places, services });
        return rows.length === batch;
      });
      if (!isMore) open.end();
      return isMore;
    });
  }

  return routes;
}

function slugOf(c: Context<AppEnv>): string {
  return c.req.param('community') ?? '';
}

function methodsOf(version: HsdsVersion): string[] {
  return version >= hsdsVersions[1] ? ['GET', 'POST'] : ['GET'];
}

/** Any page may read it, without cookies; caches may keep it for a minute. Headers go onto refusals too. */
export function forEverybody(): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const { outgoing } = c.env;
    outgoing.setHeader('access-control-allow-origin', '*');
    outgoing.setHeader('x-content-type-options', 'nosniff');
    outgoing.setHeader('cross-origin-resource-policy', 'cross-origin');
    if (c.req.method === 'OPTIONS') {
      outgoing.setHeader('access-control-allow-methods', 'GET, HEAD, POST');
      outgoing.setHeader('access-control-max-age', '86400');
      return c.body(null, 204);
    }
    await next();
    if (c.res.ok) c.res.headers.set('cache-control', 'public, max-age=60');
  };
}
