import { createSnodoClient, type components } from '@snodo/client';
import { answerOf } from '../portal/portal-api.ts';
import type { PortalPage } from '../portal/portal-page.ts';

type Schemas = components['schemas'];
export type KeptService = Schemas['KeptService'];
export type KeptServiceSheet = Schemas['KeptServiceSheet'];
export type KeptServicePage = Schemas['KeptServicePage'];
export type ServiceInput = KeptServiceSheet['service'];
export type CatalogueAlarms = Schemas['CatalogueAlarms'];
export type Show = 'all' | 'to_verify' | 'hidden' | 'draft';

/** What providers and managers do with the catalogue. Each call throws a `LoadFault` with the code of its problem. */
export interface CatalogueKeepingApi {
  readonly getAlarms: () => Promise<CatalogueAlarms>;
  readonly listKept: (show: Show, cursor?: string) => Promise<KeptServicePage>;
  readonly getKept: (service: string) => Promise<KeptServiceSheet>;
  readonly save: (service: string, version: number, input: ServiceInput) => Promise<KeptServiceSheet>;
  readonly verify: (service: string) => Promise<KeptServiceSheet>;
  readonly ask: (service: string) => Promise<KeptServiceSheet>;
  readonly revoke: (service: string) => Promise<KeptServiceSheet>;
}

/** From the portal's own origin with its cookie. */
export function createCatalogueKeepingApi({ community, language: lang }: PortalPage): CatalogueKeepingApi {
  const client = createSnodoClient({ baseUrl: location.origin, headers: { 'x-snodo-portal': '1' } });
  const path = { community };
  const of = (service: string) => ({ params: { path: { community, service }, query: { lang } } });
  return {
    getAlarms: () =>
      answerOf(client.GET('/v1/{community}/catalogue/alarms', { params: { path, query: { lang } } })),
    listKept: (show, cursor) =>
      answerOf(
        client.GET('/v1/{community}/catalogue/services', {
          params: { path, query: { lang, show, limit: 20, ...(cursor === undefined ? {} : { cursor }) } },
        }),
      ),
    getKept: (service) => answerOf(client.GET('/v1/{community}/catalogue/services/{service}', of(service))),
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
