import { createSnodoClient, type components } from '@snodo/client';
import type { Territory } from '../places/place.ts';
import { answerOf, listAll } from '../portal/portal-api.ts';
import type { PortalPage } from '../portal/portal-page.ts';
import type { CatalogueFilters } from './catalogue-filters.ts';
import type { TaxonomyEntry } from './service.ts';

type Schemas = components['schemas'];
export type ServicePage = Schemas['ServicePage'];
export type ServiceFacets = Schemas['ServiceFacets'];
export type ServiceSheet = Schemas['ServiceSheet'];
export type Renewal = Schemas['Renewal'];
export type RenewalAnswer = Schemas['RenewalAnswer'];
export type RenewalAnswered = Schemas['RenewalAnswered'];

/** What stands around the list and does not change while somebody searches. */
export interface Surroundings {
  readonly taxonomy: readonly TaxonomyEntry[];
  readonly territory: Territory;
}

/** What the catalogue's pages ask of the API. Each call throws a `LoadFault` with the code of its problem. */
export interface CatalogueApi {
  readonly getSurroundings: () => Promise<Surroundings>;
  readonly listServices: (filters: CatalogueFilters, cursor?: string) => Promise<ServicePage>;
  readonly listFacets: (filters: CatalogueFilters) => Promise<ServiceFacets>;
  /** Places from which nearness may count, by name; a thousand at most. */
  readonly listPlaces: () => Promise<readonly { readonly code: string; readonly name: string }[]>;
  readonly getService: (service: string) => Promise<ServiceSheet>;
  readonly readRenewal: (secret: string) => Promise<Renewal>;
  readonly answerRenewal: (answer: RenewalAnswer) => Promise<RenewalAnswered>;
}

/** Services that a page shows before "more". */
const pageSize = 12;

/** The catalogue of one community in one language, from the portal's own origin with its cookie. */
export function createCatalogueApi({ community, language: lang }: PortalPage): CatalogueApi {
  const client = createSnodoClient({ baseUrl: location.origin, headers: { 'x-snodo-portal': '1' } });
  const path = { community };
  return {
    getSurroundings: async () => {
      const [taxonomy, territory] = await Promise.all([
        answerOf(client.GET('/v1/{community}/taxonomy', { params: { path, query: { lang } } })),
        answerOf(client.GET('/v1/{community}/territory', { params: { path, query: { lang } } })),
      ]);
      return { taxonomy: taxonomy.items, territory };
    },
    listServices: (filters, cursor) => {
      const query = { lang, limit: pageSize, ...asked(filters), ...(cursor === undefined ? {} : { cursor }) };
      return answerOf(client.GET('/v1/{community}/services', { params: { path, query } }));
    },
    listFacets: (filters) => {
      const { near: _, ...query } = asked(filters);
      return answerOf(
        client.GET('/v1/{community}/service-facets', { params: { path, query: { lang, ...query } } }),
      );
    },
    listPlaces: () =>
      listAll<{ code: string; name: string }>(
        (query) =>
          answerOf(client.GET('/v1/{community}/places', { params: { path, query: { lang, ...query } } })),
        {},
      ),
    getService: (service) =>
      answerOf(
        client.GET('/v1/{community}/services/{service}', {
          params: { path: { community, service }, query: { lang } },
        }),
      ),
    readRenewal: (secret) =>
      answerOf(
        client.POST('/v1/{community}/service-renewals', {
          params: { path, query: { lang } },
          body: { secret },
        }),
      ),
    answerRenewal: (body) =>
      answerOf(client.POST('/v1/{community}/service-renewals/answer', { params: { path }, body })),
  };
}

/** Only what is set is sent. */
function asked(filters: CatalogueFilters) {
  const set = Object.entries(filters).filter(([, value]) => value !== '');
  return Object.fromEntries(set) as {
    [Name in keyof CatalogueFilters]?: Exclude<CatalogueFilters[Name], ''>;
  };
}
