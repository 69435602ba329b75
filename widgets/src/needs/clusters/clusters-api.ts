import type { components } from '@snodo/client';
import type { TaxonomyEntry } from '../../catalogue/service.ts';
import type { Territory } from '../../places/place.ts';
import type { Call, Page } from '../../ui/api-call.ts';

type Schemas = components['schemas'];
export type Cluster = Schemas['Cluster'];
export type ClusterMove = Cluster['moves'][number];
/** The next step of a cluster, from the version that was read. */
export type ClusterStep = Schemas['ClusterMove'];
export type ClusterShow = 'suggested' | 'decided' | 'few' | 'over';
export type Signal = Schemas['Signal'];
/** A signal as it stands in a cluster or in its baseline. */
export type ShownSignal = Schemas['BaselineSignal'];
export type NewSignal = Schemas['NewSignal'];
export type SignalPlace = Schemas['SignalPlace'];
export type { TaxonomyEntry, Territory };

/** What the page of clusters and signals asks of the API, with the portal's cookie. */
export function createClustersApi(call: Call, lang: string) {
  const query = { lang };
  return {
    listTaxonomy: async () => (await call<Page<TaxonomyEntry>>('GET', '/taxonomy', { query })).items,
    getTerritory: () => call<Territory>('GET', '/territory', { query }),
    listClusters: async (show: ClusterShow) =>
      (await call<Schemas['Clusters']>('GET', '/clusters', { query: { lang, show } })).items,
    getCluster: (id: string) => call<Cluster>('GET', `/clusters/${encodeURIComponent(id)}`, { query }),
    moveCluster: (id: string, step: ClusterStep) =>
      call<Cluster>('POST', `/clusters/${id}/moves`, { query, body: step }),
    /** Those of which nobody has said what they are about. */
    listUnplaced: (cursor?: string) =>
      call<Page<Signal>>('GET', '/signals', {
        query: { lang, show: 'unplaced', limit: '20', ...(cursor === undefined ? {} : { cursor }) },
      }),
    /** The id is made by the form, so that a lost answer notes nothing twice. */
    noteSignal: (signal: NewSignal) => call<Signal>('POST', '/signals', { query, body: signal }),
    placeSignal: (id: string, place: SignalPlace) =>
      call<Signal>('PUT', `/signals/${id}`, { query, body: place }),
  };
}

export type ClustersApi = ReturnType<typeof createClustersApi>;
