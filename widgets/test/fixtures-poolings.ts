import type { NeedPooling } from '../src/needs/needs-api.ts';
import type { FoundGroups, Pooling, PoolingsApi } from '../src/poolings/poolings-api.ts';
import { servicePage } from './fixtures-catalogue.ts';
import { territory } from './fixtures-territory.ts';

const idOf = (number: number) => `00000000-0000-4000-8000-0000000008${String(number).padStart(2, '0')}`;
const windows = [
  { weekday: 2, startMinute: 960, endMinute: 1140 },
  { weekday: 4, startMinute: 960, endMinute: 1140 },
];

type Asked = NeedPooling['asked'][number];

export function askedOf(changes: Partial<Asked> = {}): Asked {
  return {
    id: idOf(1),
    state: 'asking',
    families: 4,
    times: [
      { weekday: 2, part: 'afternoon' },
      { weekday: 4, part: 'evening' },
    ],
    weeklyMinutes: 360,
    place: null,
    service: { code: 'educatrice', name: 'Educatrice condivisa', provider: 'La Cordata' },
    startsOn: '2026-12-20',
    answerBy: '2026-12-07',
    shareCents: 3150,
    aloneCents: 7200,
    isAgreed: null,
    isServiceGone: false,
    sharedServiceId: null,
    ...changes,
  };
}

export function needPoolingOf(changes: Partial<NeedPooling> = {}): NeedPooling {
  return { missing: [], hint: null, gaps: [], asked: [], ...changes };
}

export const foundGroups: FoundGroups = {
  rulesVersion: 'snodo-pool-drawing-1',
  items: [
    {
      entry: { code: 'INF2', name: 'Babysitter condivisa' },
      needs: [
        { id: idOf(11), person: 'Laura Bianchi', around: 'barona', caredFor: 1, hasRoom: true, windows },
        { id: idOf(12), person: 'Bruno Sala', around: 'barona', caredFor: 2, hasRoom: false, windows },
      ],
      windows,
      weeklyMinutes: 360,
      place: { code: 'casa', name: 'Casa di quartiere' },
      priceCents: 9000,
      aloneCents: 7200,
    },
  ],
  families: 2,
  mostFamilies: 2,
  alone: 1,
};

export const poolings: Pooling[] = [
  {
    id: idOf(21),
    state: 'asking',
    entry: { code: 'INF2', name: 'Babysitter condivisa' },
    families: 3,
    people: [
      { person: 'Nadia Rossi', isAgreed: true },
      { person: 'Luca Neri', isAgreed: null },
    ],
    windows,
    place: null,
    reason: null,
    isServiceGone: false,
    answerBy: '2026-12-07',
    sharedServiceId: null,
    by: 'Marta Conti',
    at: '2026-11-23T09:00:00.000Z',
  },
  {
    id: idOf(22),
    state: 'refused',
    entry: { code: 'NAU1', name: 'Badante condivisa' },
    families: 2,
    people: [{ person: 'Elena Riva', isAgreed: null }],
    windows,
    place: null,
    reason: 'Una di loro si trasferisce',
    isServiceGone: false,
    answerBy: null,
    sharedServiceId: null,
    by: 'Marta Conti',
    at: '2026-11-22T09:00:00.000Z',
  },
];

const never = () => Promise.reject(new Error('not asked for here'));

export function poolingsApi(changes: Partial<PoolingsApi> = {}): PoolingsApi {
  return {
    getTerritory: () => Promise.resolve(territory),
    findGroups: () => Promise.resolve(foundGroups),
    listPoolings: () => Promise.resolve({ items: poolings, nextCursor: null }),
    listServices: () =>
      Promise.resolve(
        servicePage.items.map((service) => ({
          ...service,
          audience: 'everyone',
          cost: { kind: 'per_hour', feeCents: 1200 },
        })),
      ),
    askPooling: never,
    refuseGroup: never,
    ...changes,
  };
}
