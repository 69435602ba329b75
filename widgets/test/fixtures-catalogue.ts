import type {
  CatalogueApi,
  Renewal,
  ServiceFacets,
  ServicePage,
  ServiceSheet,
} from '../src/catalogue/catalogue-api.ts';
import { services, taxonomy } from './fixtures-places.ts';
import { territory } from './fixtures-territory.ts';

const [first] = services;
if (!first) throw new Error('there is a service');

export const servicePage: ServicePage = {
  items: [
    { ...first, freshness: 'stale', verifiedOn: '2026-04-20', nearness: 'here' },
    ...services.slice(1),
    { ...first, id: crypto.randomUUID(), code: 'altro', name: 'Altro servizio', audience: 'members' },
    { ...first, id: crypto.randomUUID(), code: 'quarto', name: 'Quarto servizio', cost: { kind: 'free' } },
  ],
  nextCursor: null,
  found: 'all',
};

export const serviceFacets: ServiceFacets = {
  total: 4,
  group: [{ code: 'INF', count: 3 }],
  district: [{ code: 'municipio-6', count: 3 }],
  kind: [{ code: 'group', count: 3 }],
  cost: [{ code: 'free', count: 1 }],
  language: [{ code: 'it', count: 3 }],
  accessibility: [],
};

const { nearness: _, ...listed } = first;

/** A sheet on which everything is known. */
export const serviceSheet: ServiceSheet = {
  ...listed,
  status: 'active',
  providerCode: 'cooperativa-di-esempio',
  providerDescription: 'Educatrici del quartiere.',
  entryNames: [{ code: 'INF3', name: 'Doposcuola e compiti' }],
  ages: { fromYears: 6, toYears: 13 },
  capacityPlaces: 24,
  cost: {
    kind: 'by_income',
    unit: 'month',
    bands: [
      { upToCents: 1_000_000, feeCents: 0 },
      { upToCents: null, feeCents: 6000 },
    ],
  },
  hours: {
    usual: ['Da lunedì a venerdì, 16:00–18:00'],
    changes: ['Chiuso dal 10 agosto 2026 al 21 agosto 2026'],
  },
  accessibility: ['step_free'],
  documents: ['ISEE'],
  eligibility: [
    { kind: 'lives_in', districts: ['municipio-6'] },
    { kind: 'income_up_to', incomeCents: 2_500_000 },
  ],
  eligibilityText: 'Per chi frequenta le scuole della zona.',
  taxLabel: 'f-bis',
  taxPeriod: {
    state: 'holds',
    startsOn: '2016-01-01',
    endsOn: null,
    reference: 'TUIR art. 51 c. 2 lett. f-bis',
    words: 'Scuola, doposcuola e babysitter.',
    checkedOn: null,
  },
  themes: ['opportunity'],
  bornFrom: { words: 'Dalle risposte di chi cercava qualcuno tra le 16 e le 18.', on: '2026-03-02' },
  contacts: [
    {
      label: 'Segreteria',
      phone: '02 0000 0101',
      mail: 'servizi@esempio.example',
      website: 'https://esempio.example/doposcuola',
      languages: ['it'],
    },
  ],
  accreditations: [
    { issuer: 'Albo di esempio', startsOn: '2025-01-01', endsOn: '2027-12-31', evidence: 'n. 12' },
  ],
  quality: [
    { criterion: 'visible', isMet: true, checkedOn: '2026-09-18' },
    { criterion: 'plural', isMet: false, checkedOn: '2026-09-18' },
  ],
  verifiedBy: 'provider',
  factSources: {},
};

/** A sheet of which hardly anything is known. */
export const bareSheet: ServiceSheet = {
  ...serviceSheet,
  districts: null,
  windows: null,
  cost: null,
  languages: null,
  openPlaces: null,
  openPlacesOn: null,
  capacityPlaces: null,
  ages: null,
  hours: null,
  accessibility: null,
  documents: null,
  eligibility: [],
  eligibilityText: null,
  taxLabel: null,
  taxPeriod: null,
  themes: [],
  bornFrom: null,
  contacts: [],
  accreditations: [],
  quality: [],
  verifiedOn: null,
  verifiedBy: null,
  freshness: 'unknown',
};

export const renewal: Renewal = {
  name: first.name,
  provider: first.provider,
  description: first.description,
  windows: first.windows,
  cost: first.cost,
  openPlaces: 6,
  verifiedOn: '2026-04-20',
  hiddenFrom: '2027-04-21',
  endsAt: '2026-12-20T10:00:00.000Z',
};

export function catalogueApi(changes: Partial<CatalogueApi> = {}): CatalogueApi {
  return {
    getSurroundings: async () => ({ taxonomy, territory }),
    listServices: async () => servicePage,
    listFacets: async () => serviceFacets,
    listPlaces: async () => [{ code: 'isola-1', name: 'Isola di esempio' }],
    getService: async () => serviceSheet,
    readRenewal: async () => renewal,
    answerRenewal: async ({ answer }) => ({
      answer,
      verifiedOn: answer === 'confirmed' ? '2026-11-29' : null,
    }),
    ...changes,
  };
}
