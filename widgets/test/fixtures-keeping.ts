import type {
  KeepingApi,
  KeptService,
  KeptServiceSheet,
  ServiceChoices,
  ServiceInput,
} from '../src/catalogue/keeping/keeping-api.ts';
import type { Provider, ProvidersApi } from '../src/catalogue/keeping/providers-api.ts';
import { emptyService } from '../src/catalogue/keeping/service-draft.ts';
import { places, taxonomy } from './fixtures-places.ts';
import { territory } from './fixtures-territory.ts';

export const kept: KeptService = {
  id: crypto.randomUUID(),
  code: 'doposcuola',
  name: 'Doposcuola di quartiere',
  provider: 'Cooperativa di esempio',
  providerCode: 'cooperativa',
  status: 'active',
  verifiedOn: '2026-04-20',
  freshness: 'stale',
  isHidden: false,
  accreditedUntil: null,
  canBeAsked: true,
  renewal: null,
};

export const sheetInput: ServiceInput = {
  ...emptyService('cooperativa'),
  name: { it: 'Doposcuola di quartiere' },
  description: { it: 'Compiti e merenda.', en: 'Homework and a snack.' },
  status: 'active',
  offerKind: 'group',
  entries: [taxonomy.find(({ group }) => group !== null)?.code ?? ''],
  windows: [{ weekday: 1, startMinute: 990, endMinute: 1140 }],
  openPlaces: 3,
};

export const sheet: KeptServiceSheet = {
  ...kept,
  version: 3,
  service: sheetInput,
  openPlacesOn: '2026-04-20',
  isHoursByRule: false,
};
export const verified: KeptServiceSheet = { ...sheet, verifiedOn: '2026-11-29', freshness: 'fresh' };

export const choices: ServiceChoices = {
  today: '2026-11-30',
  timeZone: 'Europe/Rome',
  mayDecide: true,
  providers: [
    { code: 'cooperativa', name: 'Cooperativa di esempio' },
    { code: 'partenariato', name: 'Partenariato' },
  ],
  firms: [{ code: 'naviglio', name: 'Officine Naviglio' }],
  taxLabels: [
    { label: 'f-bis', endsOn: null, reference: 'TUIR art. 51', words: 'Scuola, doposcuola e babysitter.' },
  ],
  taxonomy,
  territory,
  places,
};

/** An API of the catalogue's keeping that answers with the fixtures at once. */
export function keepingApi(changes: Partial<KeepingApi> = {}): KeepingApi {
  return {
    getAlarms: async () => ({
      toVerify: 3,
      hidden: 1,
      accreditations: [{ organisation: 'c', provider: 'Cooperativa', issuer: 'Albo', endsOn: '2027-01-15' }],
      taxLabels: [{ service: 'y', name: 'Badante', label: 'f-ter' }],
      notes: [
        { service: 'x', name: 'Sportello', answer: 'changed', note: 'Ora il mercoledì', on: '2026-11-02' },
      ],
      unanswered: [{ words: 'logopedista', searches: 14, days: 5, lastOn: '2026-11-20' }],
    }),
    listKept: async () => ({ items: [kept], nextCursor: null }),
    getChoices: async () => choices,
    getKept: async () => sheet,
    create: async () => sheet,
    save: async () => verified,
    verify: async () => verified,
    ask: async () => ({
      ...sheet,
      renewal: {
        sentAt: '2026-11-29T10:00:00.000Z',
        endsAt: '2026-12-29T10:00:00.000Z',
        state: 'open',
        note: null,
      },
    }),
    revoke: async () => sheet,
    ...changes,
  };
}

export const provider: Provider = {
  organisation: 'cooperativa',
  name: 'Cooperativa di esempio',
  services: 2,
  description: { it: 'Una cooperativa del quartiere.' },
  mail: 'servizi@cooperativa.example',
  mailLanguage: 'it',
  phone: null,
  website: null,
  version: 4,
  quality: [
    { criterion: 'visible', isMet: true, note: null, checkedOn: '2026-10-01' },
    { criterion: 'plural', isMet: false, note: 'Solo in italiano', checkedOn: '2026-10-01' },
  ],
  accreditations: [
    {
      id: crypto.randomUUID(),
      issuer: 'Albo del Comune',
      entries: [taxonomy[0]?.code ?? ''],
      startsOn: '2026-01-01',
      endsOn: '2027-01-15',
      evidence: 'Delibera 12',
      withdrawnOn: null,
      state: 'ends_soon',
      visits: [{ visitedOn: '2026-06-10', outcome: 'to_improve', note: 'Manca un cartello' }],
    },
  ],
};

/** An API of the providers that answers with the fixtures at once. */
export function providersApi(changes: Partial<ProvidersApi> = {}): ProvidersApi {
  return {
    getSurroundings: async () => ({ choices, providers: [provider], taxonomy }),
    create: async () => provider,
    change: async () => provider,
    accredit: async () => provider,
    withdraw: async () => ({ ...provider, accreditations: [] }),
    visit: async () => provider,
    ...changes,
  };
}
