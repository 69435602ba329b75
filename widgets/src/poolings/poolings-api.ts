import type { components } from '@snodo/client';
import type { Service } from '../catalogue/service.ts';
import type { Territory } from '../places/place.ts';
import type { Call, Page } from '../ui/api-call.ts';

type Schemas = components['schemas'];
export type FoundGroups = Schemas['FoundGroups'];
export type FoundGroup = Schemas['FoundGroup'];
export type Pooling = Schemas['Pooling'];
export type NewPooling = Schemas['NewPooling'];
export type GroupRefusal = Schemas['GroupRefusal'];
export type { Service, Territory };

/** What the desk asks about families who could share, with the portal's cookie. */
export function createPoolingsApi(call: Call, lang: string) {
  const query = { lang };
  return {
    getTerritory: () => call<Territory>('GET', '/territory', { query }),
    findGroups: () => call<FoundGroups>('GET', '/found-groups', { query }),
    listPoolings: (cursor?: string) =>
      call<Page<Pooling>>('GET', '/poolings', {
        query: { lang, limit: '20', ...(cursor === undefined ? {} : { cursor }) },
      }),
    listServices: async (entry: string) =>
      (await call<Page<Service>>('GET', '/services', { query: { lang, group: entry, limit: '50' } })).items,
    askPooling: (body: NewPooling) => call<Pooling>('POST', '/poolings', { query, body }),
    refuseGroup: (body: GroupRefusal) => call<Pooling>('POST', '/pooling-refusals', { query, body }),
  };
}

export type PoolingsApi = ReturnType<typeof createPoolingsApi>;
