import { createSnodoClient, type components } from '@snodo/client';
import { answerOf } from '../../portal/portal-api.ts';
import type { PortalPage } from '../../portal/portal-page.ts';

type Schemas = components['schemas'];
export type KeptTaxonomy = Schemas['KeptTaxonomy'];
export type KeptEntry = Schemas['KeptTaxonomyEntry'];
export type NewEntry = Schemas['NewTaxonomyEntry'];
export type EntryChange = Schemas['TaxonomyEntryChange'];

/** What managers do with groups and entries. Each call throws a `LoadFault` with the code of its problem. */
export interface TaxonomyApi {
  readonly get: () => Promise<KeptTaxonomy>;
  /** Sent twice with one key it is added once. */
  readonly add: (key: string, entry: NewEntry) => Promise<object>;
  readonly change: (code: string, change: EntryChange) => Promise<object>;
  readonly merge: (code: string, into: string) => Promise<object>;
  readonly move: (code: string, group: string) => Promise<object>;
  readonly link: (code: string, terms: readonly string[]) => Promise<object>;
}

/** From the portal's own origin with its cookie. */
export function createTaxonomyApi({ community, language: lang }: PortalPage): TaxonomyApi {
  const client = createSnodoClient({ baseUrl: location.origin, headers: { 'x-snodo-portal': '1' } });
  const path = { community };
  return {
    get: () =>
      answerOf(client.GET('/v1/{community}/catalogue/taxonomy', { params: { path, query: { lang } } })),
    add: (key, body) =>
      answerOf(
        client.POST('/v1/{community}/catalogue/taxonomy', {
          params: { path, header: { 'idempotency-key': key } },
          body,
        }),
      ),
    change: (entry, body) =>
      answerOf(
        client.PUT('/v1/{community}/catalogue/taxonomy/{entry}', {
          params: { path: { community, entry } },
          body,
        }),
      ),
    merge: (entry, into) =>
      answerOf(
        client.POST('/v1/{community}/catalogue/taxonomy/{entry}/merge', {
          params: { path: { community, entry } },
          body: { into },
        }),
      ),
    move: (entry, group) =>
      answerOf(
        client.POST('/v1/{community}/catalogue/taxonomy/{entry}/move', {
          params: { path: { community, entry } },
          body: { group },
        }),
      ),
    link: (entry, terms) =>
      answerOf(
        client.PUT('/v1/{community}/catalogue/taxonomy/{entry}/links', {
          params: { path: { community, entry } },
          body: { terms: [...terms] },
        }),
      ),
  };
}
