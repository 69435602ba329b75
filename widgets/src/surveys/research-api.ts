import { createSnodoClient, type components } from '@snodo/client';
import { answerOf, type PortalPage } from '../portal/portal-api.ts';

type Schemas = components['schemas'];
export type ResearchAgreement = Schemas['ResearchAgreement'];
export type ResearchAgreements = Schemas['ResearchAgreements'];
export type ResearchAgreementRecord = Schemas['ResearchAgreementRecord'];
export type ResearchExtract = Schemas['ResearchExtract'];

/** Somebody whom a search by name has found. */
export interface FoundResearcher {
  readonly id: string;
  readonly displayName: string;
}

/** Agreements with researchers. Each call throws a `LoadFault` with the API's stable problem code. */
export interface ResearchApi {
  readonly listAgreements: () => Promise<ResearchAgreements>;
  /** People with the role of a researcher whose name has these words in it; for who may record. */
  readonly findResearchers: (name: string) => Promise<readonly FoundResearcher[]>;
  /** Done once, however often it is sent with its key. */
  readonly recordAgreement: (key: string, record: ResearchAgreementRecord) => Promise<ResearchAgreement>;
  readonly confirmAgreement: (id: string) => Promise<ResearchAgreement>;
  readonly endAgreement: (id: string) => Promise<ResearchAgreement>;
  readonly readExtract: (id: string) => Promise<ResearchExtract>;
}

/** The API of one community, spoken to from the portal's own origin with its cookie. */
export function createResearchApi({ community, language: lang }: PortalPage): ResearchApi {
  const client = createSnodoClient({ baseUrl: location.origin, headers: { 'x-snodo-portal': '1' } });
  const path = { community };
  const query = { lang };
  const of = (agreement: string) => ({ path: { community, agreement }, query });
  return {
    listAgreements: () =>
      answerOf(client.GET('/v1/{community}/research-agreements', { params: { path, query } })),
    findResearchers: async (name) => {
      const found = await answerOf(
        client.GET('/v1/{community}/people', { params: { path, query: { name, lang, limit: 100 } } }),
      );
      return found.items.filter(({ memberships }) =>
        memberships.some(({ isActive, roles }) => isActive && roles.includes('researcher')),
      );
    },
    recordAgreement: (key, body) =>
      answerOf(
        client.POST('/v1/{community}/research-agreements', {
          params: { path, query, header: { 'idempotency-key': key } },
          body,
        }),
      ),
    confirmAgreement: (id) =>
      answerOf(
        client.POST('/v1/{community}/research-agreements/{agreement}/confirmation', { params: of(id) }),
      ),
    endAgreement: (id) =>
      answerOf(client.POST('/v1/{community}/research-agreements/{agreement}/end', { params: of(id) })),
    readExtract: (id) =>
      answerOf(client.POST('/v1/{community}/research-agreements/{agreement}/extract', { params: of(id) })),
  };
}
