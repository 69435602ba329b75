import { createSnodoClient, type components } from '@snodo/client';
import { answerOf, listAll } from '../../portal/portal-api.ts';
import type { PortalPage } from '../../portal/portal-page.ts';
import type { TaxonomyEntry } from '../service.ts';

type Schemas = components['schemas'];
export type Provider = Schemas['CatalogueProvider'];
export type Accreditation = Schemas['Accreditation'];
export type ProviderChange = Schemas['ProviderChange'];
export type NewAccreditation = Schemas['NewAccreditation'];
export type NewProvider = Schemas['NewProvider'];
export type NewVisit = Schemas['NewVisit'];
export type CatalogueChoices = Schemas['CatalogueChoices'];

/** Everything that the page of one provider is drawn from. */
export interface ProviderSurroundings {
  readonly choices: CatalogueChoices;
  readonly providers: readonly Provider[];
  readonly taxonomy: readonly TaxonomyEntry[];
}

/** What is known of providers and who vouches for them. Each call throws a `LoadFault` with the code of its problem. */
export interface ProvidersApi {
  readonly getSurroundings: () => Promise<ProviderSurroundings>;
  /** Sent twice with one key it is made once. */
  readonly create: (key: string, provider: NewProvider) => Promise<Provider>;
  readonly change: (organisation: string, change: ProviderChange) => Promise<Provider>;
  /** Sent twice with one key it is recorded once. */
  readonly accredit: (
    organisation: string,
    key: string,
    accreditation: NewAccreditation,
  ) => Promise<Provider>;
  readonly withdraw: (accreditation: string) => Promise<Provider>;
  readonly visit: (accreditation: string, key: string, visit: NewVisit) => Promise<Provider>;
}

/** From the portal's own origin with its cookie. */
export function createProvidersApi({ community, language: lang }: PortalPage): ProvidersApi {
  const client = createSnodoClient({ baseUrl: location.origin, headers: { 'x-snodo-portal': '1' } });
  const all = { params: { path: { community }, query: { lang } } };
  const of = (organisation: string) => ({ params: { path: { community, organisation }, query: { lang } } });
  const header = (key: string) => ({ 'idempotency-key': key });
  return {
    getSurroundings: async () => {
      const [choices, taxonomy, providers] = await Promise.all([
        answerOf(client.GET('/v1/{community}/catalogue/choices', all)),
        answerOf(client.GET('/v1/{community}/taxonomy', all)),
        listAll<Provider>(
          (query) =>
            answerOf(
              client.GET('/v1/{community}/catalogue/providers', {
                params: { path: { community }, query: { lang, ...query } },
              }),
            ),
          {},
        ),
      ]);
      return { choices, providers, taxonomy: taxonomy.items };
    },
    create: (key, body) =>
      answerOf(
        client.POST('/v1/{community}/catalogue/providers', {
          params: { ...all.params, header: header(key) },
          body,
        }),
      ),
    change: (organisation, body) =>
      answerOf(
        client.PUT('/v1/{community}/catalogue/providers/{organisation}', { ...of(organisation), body }),
      ),
    accredit: (organisation, key, body) =>
      answerOf(
        client.POST('/v1/{community}/catalogue/providers/{organisation}/accreditations', {
          params: { ...of(organisation).params, header: header(key) },
          body,
        }),
      ),
    withdraw: (accreditation) =>
      answerOf(
        client.POST('/v1/{community}/catalogue/accreditations/{accreditation}/withdraw', {
          params: { path: { community, accreditation }, query: { lang } },
        }),
      ),
    visit: (accreditation, key, body) =>
      answerOf(
        client.POST('/v1/{community}/catalogue/accreditations/{accreditation}/visits', {
          params: { path: { community, accreditation }, query: { lang }, header: header(key) },
          body,
        }),
      ),
  };
}
