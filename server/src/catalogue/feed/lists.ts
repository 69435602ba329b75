import {
  organisationDocument,
  serviceAtPlaceDocument,
  serviceDocument,
  taxonomyDocument,
  termDocument,
  type Detail,
  type HsdsDocument,
} from '@snodo/hsds';
import { sql, type RawBuilder } from 'kysely';
import { listServiceRows } from '../queries.ts';
import type { FeedArea, FeedContext, FeedWindow } from './context.ts';
import { tellProviders, tellServices } from './published.ts';
import { areaOf, countIds, listServices, publicServices } from './service-queries.ts';
import { readTaxonomies } from './taxonomy.ts';
import { largestPage, type FeedQuery } from './feed-query.ts';

/** A document with the id by which its list goes on. */
export interface Listed {
  readonly id: string;
  readonly document: HsdsDocument;
}

/** One of the lists of the API. */
export interface FeedList {
  /** So many stand on a page at most when they are told in full, and are read at once when all of them are. */
  readonly fullPage: number;
  count(context: FeedContext, query: FeedQuery): Promise<number>;
  /** In the order of their ids. */
  page(context: FeedContext, query: FeedQuery, window: FeedWindow): Promise<Listed[]>;
  find(context: FeedContext, id: string, query: FeedQuery): Promise<HsdsDocument | undefined>;
}

/** Of an organisation so many services are told. */
const mostServices = 1000;

export const feedLists: Readonly<Record<string, FeedList>> = {
  services: {
    fullPage: largestPage,
    count: async (context, query) => countIds(context, await publicServices(context, query)),
    page: async (context, query, window) => {
      const rows = await listServices(context, await publicServices(context, query), window);
      if (query.minimal)
        return rows.map(({ id, changed_at: changedAt }) => ({
          id,
          document: { id, modified_date: changedAt.toISOString() },
        }));
      return tellAll(context, rows, query.full ? 'full' : 'list');
    },
    find: async (context, id) => {
      const ids = only(await publicServices(context), id);
      const [found] = await tellAll(context, await listServices(context, ids, {}), 'full');
      return found?.document;
    },
  },

  organizations: {
    // Each brings all its services along.
    fullPage: 5,
    count: async (context, query) => (await findProviders(context, query)).length,
    page: async (context, query, window) => {
      const told: Listed[] = [];
      for (const each of cut(await findProviders(context, query), window)) {
        const document = await tellOrganisation(context, each, query, query.full ? 'full' : 'list');
        told.push({ id: each.id, document });
      }
      return told;
    },
    find: async (context, id, query) => {
      const [found] = await tellProviders(context, [id]);
      return found === undefined ? undefined : tellOrganisation(context, found, query, 'full');
    },
  },

  service_at_locations: {
    fullPage: largestPage,
    count: async (context, query) =>
      context.places.count(
        context.trx,
        context.community,
        await publicServices(context, query),
        areaOf(context, query),
      ),
    page: async (context, query, window) =>
      tellStands(
        context,
        await publicServices(context, query),
        { ...window, area: areaOf(context, query) },
        query.full ? 'full' : 'list',
      ),
    find: async (context, id) => {
      const [found] = await tellStands(context, await publicServices(context), { id }, 'full');
      return found?.document;
    },
  },

  taxonomies: {
    fullPage: largestPage,
    count: async (context, query) => (await findTaxonomies(context, query)).length,
    page: async (context, query, window) =>
      cut(await findTaxonomies(context, query), window).map((each) => ({
        id: each.id,
        document: taxonomyDocument(each),
      })),
    find: async (context, id) => {
      const found = (await readTaxonomies(context)).taxonomies.find((each) => each.id === id);
      return found === undefined ? undefined : taxonomyDocument(found);
    },
  },

  taxonomy_terms: {
    fullPage: largestPage,
    count: async (context, query) => (await findTerms(context, query)).terms.length,
    page: async (context, query, window) => {
      const { terms, around } = await findTerms(context, query);
      return cut(terms, window).map((each) => ({ id: each.id, document: termDocument(each, around) }));
    },
    find: async (context, id) => {
      const { terms, around } = await findTerms(context, {});
      const found = terms.find((each) => each.id === id);
      return found === undefined ? undefined : termDocument(found, around);
    },
  },
};

async function tellAll(
  context: FeedContext,
  rows: Awaited<ReturnType<typeof listServices>>,
  detail: Detail,
): Promise<Listed[]> {
  if (rows.length === 0) return [];
  const { services, around } = await tellServices(context, rows, { detail });
  const { version } = context;
  return services.map((service) => ({
    id: service.id,
    document: serviceDocument(service, around, { version, detail }),
  }));
}

async function tellStands(
  context: FeedContext,
  ids: RawBuilder<unknown>,
  window: FeedWindow & { readonly id?: string; readonly area?: FeedArea | undefined },
  detail: Detail,
): Promise<Listed[]> {
  const { trx, community, places, version } = context;
  const stands = await places.list(trx, community, ids, window);
  const serviceIds = [...new Set(stands.map(({ serviceId }) => serviceId))];
  const rows = await listServiceRows(trx, community.id, serviceIds);
  const { services, around } = await tellServices(context, rows, { stands, detail });
  const byId = new Map(services.map((service) => [service.id, service]));
  return stands.flatMap(({ id, serviceId, place }) => {
    const service = byId.get(serviceId);
    if (service === undefined) return [];
    const atPlace = { id, placeId: place.id };
    return [{ id, document: serviceAtPlaceDocument(service, atPlace, around, { version, detail }) }];
  });
}

async function tellOrganisation(
  context: FeedContext,
  organisation: Awaited<ReturnType<typeof tellProviders>>[number],
  { fullServices }: FeedQuery,
  detail: Detail,
): Promise<HsdsDocument> {
  const { version } = context;
  const rows =
    detail === 'list'
      ? []
      : await listServices(context, await publicServices(context, { organisationId: organisation.id }), {
          limit: mostServices,
        });
  const { services, around } = await tellServices(context, rows);
  return organisationDocument(organisation, services, around, {
    version,
    detail,
    fullServices: fullServices === true,
  });
}

/** Providers by id; those of services with a term or a taxonomy when these are asked for. */
async function findProviders(context: FeedContext, query: FeedQuery) {
  const { trx, community } = context;
  const { search, taxonomyTermId, taxonomyId } = query;
  const all = await tellProviders(context);
  const named =
    search === undefined ? all : all.filter((each) => hasText(search, each.name, each.description?.it));
  if (taxonomyTermId === undefined && taxonomyId === undefined) return named;
  const ids = await publicServices(context, { taxonomyTermId, taxonomyId });
  const { rows } = await sql<{ provider_id: string }>`
    select distinct provider_id from catalogue.service where community_id = ${community.id} and id in (${ids})`.execute(
    trx,
  );
  const giving = new Set(rows.map((row) => row.provider_id));
  return named.filter(({ id }) => giving.has(id));
}

async function findTaxonomies(context: FeedContext, { search }: FeedQuery) {
  const { taxonomies } = await readTaxonomies(context);
  return taxonomies
    .filter((each) => search === undefined || hasText(search, each.name, each.description))
    .sort(byId);
}

async function findTerms(context: FeedContext, query: FeedQuery) {
  const { search, taxonomyId, parentId, topOnly } = query;
  const { terms, taxonomies } = await readTaxonomies(context);
  const found = terms
    .filter((each) => search === undefined || hasText(search, each.name.it, each.code, each.name.en))
    .filter((each) => taxonomyId === undefined || each.taxonomyId === taxonomyId)
    .filter((each) => parentId === undefined || each.parentId === parentId)
    .filter((each) => topOnly !== true || each.parentId === null)
    .sort(byId);
  const around = {
    organisations: new Map(),
    places: new Map(),
    taxonomies: new Map(taxonomies.map((each) => [each.id, each])),
    terms: new Map(terms.map((each) => [each.id, each])),
  };
  return { terms: found, around };
}

function hasText(search: string, ...texts: (string | undefined)[]): boolean {
  const words = search.toLocaleLowerCase('it').split(/\s+/).filter(Boolean);
  const text = texts.join(' ').toLocaleLowerCase('it');
  return words.every((word) => text.includes(word));
}

function only(ids: RawBuilder<unknown>, id: string): RawBuilder<unknown> {
  return sql`${ids} and s.service_id = ${id}::uuid`;
}

function cut<T extends { readonly id: string }>(
  list: readonly T[],
  { after, offset = 0, limit }: FeedWindow,
): T[] {
  const from = after === undefined ? list : list.filter(({ id }) => id > after);
  return from.slice(offset, limit === undefined ? undefined : offset + limit);
}

function byId(one: { readonly id: string }, other: { readonly id: string }): number {
  return one.id < other.id ? -1 : 1;
}
