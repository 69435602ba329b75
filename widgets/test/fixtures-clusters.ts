import type { Cluster, ClustersApi, ShownSignal, Signal } from '../src/needs/clusters/clusters-api.ts';
import { taxonomy } from './fixtures-places.ts';
import { territory } from './fixtures-territory.ts';

const idOf = (number: number) => `00000000-0000-4000-8000-0000000008${String(number).padStart(2, '0')}`;

const entry = { code: 'INF3', name: 'Doposcuola e compiti' };

/** One of each kind: a released table, a search, the time bank's board, a note. */
export const shownSignals: readonly ShownSignal[] = [
  {
    id: idOf(1),
    entry,
    district: 'municipio-6',
    evidence: {
      kind: 'survey',
      campaign: 'autunno-2026',
      releasedOn: '2026-11-20',
      question: 'Doposcuola',
      bound: 'over',
      percent: 40,
      people: { from: 50, to: 99 },
    },
    atLeastPeople: 20,
    noticedAt: '2026-11-21T09:00:00.000Z',
  },
  {
    id: idOf(2),
    entry,
    district: null,
    evidence: { kind: 'search', words: 'aiuto compiti', searches: 40, days: 5, lastOn: '2026-11-22' },
    atLeastPeople: null,
    noticedAt: '2026-11-22T09:00:00.000Z',
  },
  {
    id: idOf(3),
    entry,
    district: null,
    evidence: { kind: 'time_bank', oldestOn: '2026-10-01' },
    atLeastPeople: 10,
    noticedAt: '2026-11-23T09:00:00.000Z',
  },
  {
    id: idOf(4),
    entry,
    district: 'municipio-6',
    evidence: { kind: 'note', words: 'Al mercato in molti lo chiedono', by: 'Marta Conti' },
    atLeastPeople: null,
    noticedAt: '2026-11-24T09:00:00.000Z',
  },
];

/** Searched by many, and nothing in the taxonomy is called so. */
export const unplaced: Signal = {
  id: idOf(9),
  version: 1,
  entry: null,
  district: null,
  evidence: { kind: 'search', words: 'ripetizioni', searches: 31, days: 4, lastOn: '2026-11-25' },
  atLeastPeople: null,
  noticedAt: '2026-11-25T09:00:00.000Z',
  cluster: null,
};

/** After-school help in Municipio 6, about which nobody has decided. */
export function clusterOf(changes: Partial<Cluster> = {}): Cluster {
  return {
    id: idOf(31),
    version: 4,
    state: 'suggested',
    entries: [entry],
    districts: ['municipio-6'],
    isMinority: false,
    atLeastPeople: 20,
    atLeastAsking: 10,
    services: 2,
    score: { urgency: 3, reach: 3, unmet: 4, total: 36 },
    manager: null,
    changedAt: '2026-11-24T09:00:00.000Z',
    moves: ['decide', 'dismiss'],
    signalCount: 4,
    signals: shownSignals.map((signal) => ({ ...signal, version: 1, cluster: idOf(31) })),
    baseline: null,
    steps: [{ step: 'suggested', at: '2026-11-21T09:00:00.000Z', by: null, words: null }],
    lineage: [],
    ...changes,
  };
}

/** Decided with two signals behind it, and come of two others. */
export const decided: Cluster = clusterOf({
  version: 6,
  state: 'open',
  score: { urgency: 5, reach: 3, unmet: 4, total: 60 },
  manager: 'Marta Conti',
  moves: ['work', 'answer', 'close'],
  baseline: { atLeastPeople: 10, services: 1, signals: shownSignals.slice(0, 2) },
  steps: [
    { step: 'suggested', at: '2026-11-21T09:00:00.000Z', by: null, words: null },
    { step: 'decided', at: '2026-11-22T09:00:00.000Z', by: 'Marta Conti', words: null },
  ],
  lineage: [
    { cluster: idOf(32), side: 'from', kind: 'merged', entries: [entry], districts: ['municipio-4'] },
  ],
});

const never = () => Promise.reject(new Error('not asked for here'));

export function clustersApi(changes: Partial<ClustersApi> = {}): ClustersApi {
  return {
    listTaxonomy: () => Promise.resolve(taxonomy),
    getTerritory: () => Promise.resolve(territory),
    listClusters: () => Promise.resolve([clusterOf({ signals: [], steps: [] })]),
    getCluster: () => Promise.resolve(clusterOf()),
    moveCluster: never,
    listUnplaced: () => Promise.resolve({ items: [unplaced], nextCursor: null }),
    noteSignal: never,
    placeSignal: never,
    ...changes,
  };
}
