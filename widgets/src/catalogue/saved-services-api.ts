import type { components } from '@snodo/client';
import type { Territory } from '../places/place.ts';
import type { Call, Page } from '../ui/api-call.ts';

type Schemas = components['schemas'];
export type SavedList = Schemas['SavedList'];
export type ServiceSheet = Schemas['ServiceSheet'];
export type SharedServiceList = Schemas['SharedServiceList'];

/** Somebody's own list of services, and the lists that people let managers see. */
export function createSavedServicesApi(call: Call, lang: string) {
  const query = { lang };
  const own = '/saved-services';
  return {
    list: () => call<SavedList>('GET', own, { query }),
    save: (service: string) => call<SavedList>('PUT', `${own}/${encodeURIComponent(service)}`, { query }),
    forget: (service: string) =>
      call<SavedList>('DELETE', `${own}/${encodeURIComponent(service)}`, { query }),
    getService: (service: string) =>
      call<ServiceSheet>('GET', `/services/${encodeURIComponent(service)}`, { query }),
    getTerritory: () => call<Territory>('GET', '/territory', { query }),
    share: (days: number, words: string | null) =>
      call<SavedList>('PUT', '/saved-share', { query, body: { days, words } }),
    takeBack: () => call<SavedList>('DELETE', '/saved-share', { query }),
    listShared: (cursor?: string) =>
      call<Page<SharedServiceList>>('GET', '/catalogue/shared-lists', {
        query: { lang, limit: '20', ...(cursor === undefined ? {} : { cursor }) },
      }),
  };
}

export type SavedServicesApi = ReturnType<typeof createSavedServicesApi>;
