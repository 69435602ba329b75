import { createSnodoClient, type components } from '@snodo/client';
import { answerOf, type PortalPage } from '../portal/portal-api.ts';

type Schemas = components['schemas'];
export type Site = Schemas['Site'];
export type SiteSettings = Schemas['SiteSettings'];

export interface SitedOrganisation {
  readonly code: string;
  readonly name: string;
}

/** Where firms' people work. Each call throws a `LoadFault` with the API's stable problem code. */
export interface SitesApi {
  /** Firms whose sites the caller looks after. */
  readonly listOrganisations: () => Promise<readonly SitedOrganisation[]>;
  readonly listSites: (organisation: string) => Promise<readonly Site[]>;
  /** Done once, however often it is sent with its key. */
  readonly createSite: (key: string, organisation: string, settings: SiteSettings) => Promise<Site>;
  readonly updateSite: (id: string, settings: SiteSettings) => Promise<Site>;
  readonly removeSite: (id: string) => Promise<unknown>;
  readonly placePeople: (organisation: string, list: string) => Promise<{ readonly lines: number }>;
}

/** The API of one community, spoken to from the portal's own origin with its cookie. */
export function createSitesApi({ community, language: lang }: PortalPage): SitesApi {
  const client = createSnodoClient({ baseUrl: location.origin, headers: { 'x-snodo-portal': '1' } });
  const at = (organisation: string) => ({ path: { community, organisation } });
  const of = (site: string) => ({ path: { community, site } });
  return {
    listOrganisations: async () => {
      const choices = client.GET('/v1/{community}/campaign-choices', {
        params: { path: { community }, query: { lang } },
      });
      return (await answerOf(choices)).organisations;
    },
    listSites: async (organisation) => {
      const sites = client.GET('/v1/{community}/organisations/{organisation}/sites', {
        params: at(organisation),
      });
      return (await answerOf(sites)).items;
    },
    createSite: (key, organisation, body) =>
      answerOf(
        client.POST('/v1/{community}/organisations/{organisation}/sites', {
          params: { ...at(organisation), header: { 'idempotency-key': key } },
          body,
        }),
      ),
    updateSite: (id, body) => answerOf(client.PUT('/v1/{community}/sites/{site}', { params: of(id), body })),
    removeSite: (id) => answerOf(client.DELETE('/v1/{community}/sites/{site}', { params: of(id) })),
    placePeople: (organisation, list) =>
      answerOf(
        client.PUT('/v1/{community}/organisations/{organisation}/site-list', {
          params: at(organisation),
          body: { list },
        }),
      ),
  };
}
