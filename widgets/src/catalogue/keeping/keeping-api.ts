import { createSnodoClient, type components } from '@snodo/client';
import type { Territory } from '../../places/place.ts';
import { answerOf, listAll } from '../../portal/portal-api.ts';
import type { PortalPage } from '../../portal/portal-page.ts';
import type { TaxonomyEntry } from '../service.ts';

type Schemas = components['schemas'];
export type KeptService = Schemas['KeptService'];
export type KeptServiceSheet = Schemas['KeptServiceSheet'];
export type KeptServicePage = Schemas['KeptServicePage'];
export type ServiceInput = KeptServiceSheet['service'];
export type CatalogueAlarms = Schemas['CatalogueAlarms'];
export type CatalogueChoices = Schemas['CatalogueChoices'];
export type Show = 'all' | 'to_verify' | 'hidden' | 'draft';

export interface Named {
  readonly code: string;
  readonly name: string;
}

/** What a sheet is made of: what the caller may choose, and what everybody may read. */
export interface ServiceChoices extends CatalogueChoices {
  readonly taxonomy: readonly TaxonomyEntry[];
  readonly territory: Territory;
  readonly places: readonly Named[];
}

/** What providers and managers do with services. Each call throws a `LoadFault` with the code of its problem. */
export interface KeepingApi {
  readonly getAlarms: () => Promise<CatalogueAlarms>;
  readonly listKept: (narrowed: { show: Show; q: string }, cursor?: string) => Promise<KeptServicePage>;
  readonly getChoices: () => Promise<ServiceChoices>;
  readonly getKept: (service: string) => Promise<KeptServiceSheet>;
  /** Sent twice with one key it is made once. */
  readonly create: (key: string, input: ServiceInput) => Promise<KeptServiceSheet>;
  readonly save: (service: string, version: number, input: ServiceInput) => Promise<KeptServiceSheet>;
  readonly verify: (service: string) => Promise<KeptServiceSheet>;
  readonly ask: (service: string) => Promise<KeptServiceSheet>;
  readonly revoke: (service: string) => Promise<KeptServiceSheet>;
}

/** From the portal's own origin with its cookie. */
export function createKeepingApi({ community, language: lang }: PortalPage): KeepingApi {
  const client = createSnodoClient({ baseUrl: location.origin, headers: { 'x-snodo-portal': '1' } });
  const path = { community };
  const all = { params: { path, query: { lang } } };
  const of = (service: string) => ({ params: { path: { community, service }, query: { lang } } });
  return {
    getAlarms: () => answerOf(client.GET('/v1/{community}/catalogue/alarms', all)),
    listKept: ({ show, q }, cursor) =>
      answerOf(
        client.GET('/v1/{community}/catalogue/services', {
          params: {
            path,
            query: {
              lang,
              show,
              limit: 20,
              ...(q === '' ? {} : { q }),
              ...(cursor === undefined ? {} : { cursor }),
            },
          },
        }),
      ),
    getChoices: async () => {
      const [choices, taxonomy, territory, places] = await Promise.all([
        answerOf(client.GET('/v1/{community}/catalogue/choices', all)),
        answerOf(client.GET('/v1/{community}/taxonomy', all)),
        answerOf(client.GET('/v1/{community}/territory', all)),
        listAll<Named>(
          (query) =>
            answerOf(client.GET('/v1/{community}/places', { params: { path, query: { lang, ...query } } })),
          {},
        ),
      ]);
      return { ...choices, taxonomy: taxonomy.items, territory, places };
    },
    getKept: (service) => answerOf(client.GET('/v1/{community}/catalogue/services/{service}', of(service))),
    create: (key, body) =>
      answerOf(
        client.POST('/v1/{community}/catalogue/services', {
          params: { path, query: { lang }, header: { 'idempotency-key': key } },
          body,
        }),
      ),
    save: (service, version, input) =>
      answerOf(
        client.PUT('/v1/{community}/catalogue/services/{service}', {
          ...of(service),
          body: { version, service: input },
        }),
      ),
    verify: (service) =>
      answerOf(client.POST('/v1/{community}/catalogue/services/{service}/verify', of(service))),
    ask: (service) =>
      answerOf(client.POST('/v1/{community}/catalogue/services/{service}/renewal', of(service))),
    revoke: (service) =>
      answerOf(client.DELETE('/v1/{community}/catalogue/services/{service}/renewal', of(service))),
  };
}
