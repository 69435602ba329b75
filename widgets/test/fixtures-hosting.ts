import type { HandOver, HostingApi, KeptPlace, KeptSpace } from '../src/places/hosting/hosting-api.ts';
import type { PlaceUse, SpaceContribution } from '../src/places/use/use-api.ts';
import { desks, timeOf } from './fixtures-bookings.ts';

const rule = {
  decideWithinHours: 72,
  noticeMinutes: 60,
  horizonDays: 90,
  personWeekMinutes: null,
  organisationMonthMinutes: null,
};

export const keptSpace: KeptSpace = {
  id: desks.id,
  version: 3,
  name: 'Sala grande',
  kind: 'room',
  mode: 'exclusive',
  capacityPeople: 20,
  parts: [],
  opensWithPlace: true,
  hours: { week: [{ weekday: 1, startMinute: 540, endMinute: 1080 }], holidays: ['italy'], closures: [] },
  bufferMinutes: 15,
  longestMinutes: 480,
  takesSeries: true,
  noShowMinutes: null,
  houseRules: 'Si riordina insieme.',
  insuranceNote: null,
  isPaused: false,
  access: [
    { audience: 'own_staff', needsApproval: false, ...rule },
    { audience: 'groups', needsApproval: true, ...rule },
  ],
  blocks: [
    {
      id: '00000000-0000-4000-8000-000000000a01',
      version: 1,
      time: timeOf(5, '09:00', '13:00'),
      reason: 'Inventario',
    },
  ],
};

export const keptPlace: KeptPlace = {
  code: 'farmacia-inventata',
  version: 2,
  name: 'Farmacia Inventata',
  description: 'Un angolo per chi ha bambini piccoli',
  kind: 'pharmacy',
  host: 'Farmacia Inventata',
  lifeCycle: 'active',
  address: 'Via Inventata 1',
  amenities: ['changing-table'],
  hours: { week: [{ weekday: 1, startMinute: 540, endMinute: 1080 }], holidays: ['italy'], closures: [] },
  ladder: { said: 'chair', shown: ['shelf'], stands: 'chair', next: 'hour' },
  maturityLevel: 1,
  comingBookings: 2,
  spaces: [keptSpace],
  troubles: [
    {
      id: '00000000-0000-4000-8000-000000000a02',
      space: { id: keptSpace.id, name: keptSpace.name },
      words: 'La luce non si accende',
      isUnsafe: false,
      toldAt: timeOf(-1).startsAt,
    },
  ],
};

export const handOver: HandOver = {
  lifeCycle: 'active',
  host: keptPlace.host,
  milestones: [
    {
      code: 'group',
      state: 'done',
      dueOn: '2026-03-01',
      doneOn: '2026-02-20',
      by: 'Marta Conti',
      note: 'Si incontrano il martedì',
    },
    { code: 'association', state: 'late', dueOn: '2026-09-01', doneOn: null, by: null, note: null },
    { code: 'keys', state: 'due', dueOn: '2099-03-01', doneOn: null, by: null, note: null },
  ],
  receivers: [{ code: 'amici', name: 'Amici del quartiere' }],
};

const figure = (amount: number | null) => ({ amount, peopleFrom: amount === null ? null : 10 });
const tableOf = (total: number, firms: number) => ({
  total: figure(total),
  classes: [
    { audience: 'own_staff' as const, figure: figure(null) },
    { audience: 'firms' as const, figure: figure(firms) },
    { audience: 'residents' as const, figure: figure(null) },
    { audience: 'groups' as const, figure: figure(null) },
  ],
});

export const placeUse: PlaceUse = {
  months: [
    { month: '2026-09', openHours: 160, told: null },
    {
      month: '2026-10',
      openHours: 176,
      told: {
        from: '2026-09',
        floor: 10,
        hours: tableOf(64, 40),
        bookings: tableOf(45, 25),
        attendances: tableOf(130, 60),
      },
    },
  ],
};

export const contribution: SpaceContribution = {
  organisation: { code: 'inventata', name: 'Farmacia Inventata' },
  from: '2026-01',
  until: '2026-10',
  openHours: 336,
  places: [{ code: 'farmacia-inventata', name: 'Farmacia Inventata', openHours: 336 }],
  used: (['hours', 'bookings', 'attendances'] as const).map((measure) => ({
    measure,
    total: 64,
    classes: [
      { audience: 'firms', amount: 40 },
      { audience: 'own_staff', amount: null },
    ],
  })),
  untoldMonths: 1,
};

/** An API that answers from these, but for what a test changes. */
export function hostingApi(changes: Partial<HostingApi> = {}): HostingApi {
  return {
    listHostedPlaces: () =>
      Promise.resolve({
        items: [
          {
            code: keptPlace.code,
            name: keptPlace.name,
            kind: 'pharmacy',
            host: keptPlace.host,
            lifeCycle: 'active',
            spaces: 1,
            requests: 2,
            troubles: 1,
          },
        ],
        nextCursor: null,
      }),
    getHostedPlace: () => Promise.resolve(keptPlace),
    getHandOver: () => Promise.resolve(handOver),
    followMilestone: () => Promise.resolve(handOver),
    getUse: () => Promise.resolve(placeUse),
    listAmenities: () =>
      Promise.resolve([
        { code: 'changing-table', name: 'Fasciatoio' },
        { code: 'projector', name: 'Proiettore' },
      ]),
    changePlace: () => Promise.resolve(keptPlace),
    addSpace: () => Promise.resolve({}),
    changeSpace: () => Promise.resolve({}),
    block: () => Promise.resolve(keptPlace),
    unblock: () => Promise.resolve(keptPlace),
    reportTrouble: () => Promise.resolve(keptPlace),
    settleTrouble: () => Promise.resolve(keptPlace),
    listComing: () =>
      Promise.resolve({
        items: [
          {
            id: '00000000-0000-4000-8000-000000000a03',
            state: 'confirmed',
            space: { id: keptSpace.id, name: keptSpace.name },
            time: timeOf(3),
            as: 'groups',
            people: 8,
            otherSpaces: [
              {
                id: '00000000-0000-4000-8000-000000000a04',
                name: 'Salone',
                place: 'Circolo',
                needsApproval: false,
              },
            ],
          },
        ],
        nextCursor: null,
      }),
    movePlace: () => Promise.resolve({}),
    ...changes,
  };
}
