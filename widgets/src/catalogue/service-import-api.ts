import { createSnodoClient, type components } from '@snodo/client';
import { answerOf } from '../portal/portal-api.ts';
import type { PortalPage } from '../portal/portal-page.ts';

type Schemas = components['schemas'];
export type ServiceImport = Schemas['ServiceImport'];
export type ServiceImportReport = Schemas['ServiceImportReport'];
export type ServiceImportNote = Schemas['ServiceImportNote'];

export interface ImportProvider {
  readonly organisation: string;
  readonly name: string;
}

/** Bringing services in from a file. Each call throws a `LoadFault` with the code of its problem. */
export interface ServiceImportApi {
  readonly importServices: (file: ServiceImport) => Promise<ServiceImportReport>;
  /** Providers whose services the caller keeps, at most a hundred. */
  readonly listProviders: () => Promise<readonly ImportProvider[]>;
}

/** From the portal's own origin with its cookie. */
export function createServiceImportApi({ community, language: lang }: PortalPage): ServiceImportApi {
  const client = createSnodoClient({ baseUrl: location.origin, headers: { 'x-snodo-portal': '1' } });
  const path = { community };
  return {
    importServices: (body) =>
      answerOf(client.POST('/v1/{community}/catalogue/imports', { params: { path, query: { lang } }, body })),
    listProviders: async () =>
      (
        await answerOf(
          client.GET('/v1/{community}/catalogue/providers', {
            params: { path, query: { lang, limit: 100 } },
          }),
        )
      ).items,
  };
}
