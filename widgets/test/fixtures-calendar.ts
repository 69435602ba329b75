import type {
  CalendarApi,
  CalendarEntry,
  CalendarFeed,
  Registration,
} from '../src/places/calendar/calendar-api.ts';
import { timeOf } from './fixtures-bookings.ts';
import { territory } from './fixtures-territory.ts';

const idOf = (number: number) => `00000000-0000-4000-8000-0000000008${String(number).padStart(2, '0')}`;

export const reading: CalendarEntry = {
  activity: {
    id: idOf(1),
    name: 'Letture sul tappeto',
    description: 'Storie ad alta voce, un libro si porta a casa.',
    organiser: 'Partenariato',
    leader: 'Nadia',
    cost: { kind: 'free' },
    languages: ['it'],
    audience: 'everyone',
    isGenerated: true,
  },
  place: { code: 'isola-libreria', name: 'Isola in libreria', district: 'municipio-6' },
  space: null,
  time: timeOf(0),
  state: 'active',
  reason: null,
  takesRegistrations: true,
  admits: null,
  freePlaces: 3,
  waiting: 0,
  own: null,
};

export const entries: readonly CalendarEntry[] = [
  reading,
  {
    ...reading,
    activity: { ...reading.activity, id: idOf(2), name: 'Gruppo mamme' },
    space: 'Sala grande',
    time: timeOf(0, '15:00', '16:00'),
    admits: ['residents', 'groups'],
    freePlaces: 0,
    waiting: 2,
    own: { id: idOf(9), state: 'waiting' },
  },
  {
    ...reading,
    activity: { ...reading.activity, id: idOf(3), name: 'Cena social', isGenerated: false, leader: null },
    time: timeOf(1, '19:00', '22:00'),
    state: 'cancelled',
    reason: 'La cucina è in riparazione',
    takesRegistrations: false,
    freePlaces: null,
  },
];

export const registration: Registration = {
  id: idOf(4),
  state: 'registered',
  version: 1,
  activity: { id: idOf(1), name: reading.activity.name },
  place: { code: 'isola-libreria', name: 'Isola in libreria' },
  time: timeOf(3),
  dateState: 'active',
  reason: null,
  onlineAddress: null,
  places: 2,
  children: 1,
  needs: ['step_free'],
  position: null,
  whyWaiting: [],
  offerEndsAt: null,
  steps: ['withdraw'],
  hasArrived: false,
};

export const registrations: readonly Registration[] = [
  registration,
  {
    ...registration,
    id: idOf(5),
    state: 'waiting',
    position: 2,
    whyWaiting: ['others_before', 'no_place_free'],
  },
  {
    ...registration,
    id: idOf(6),
    state: 'offered',
    offerEndsAt: timeOf(1).startsAt,
    steps: ['take', 'refuse'],
  },
  {
    ...registration,
    id: idOf(7),
    dateState: 'online',
    reason: 'Piove',
    onlineAddress: 'https://meet.example/letture',
  },
];

export const feed: CalendarFeed = {
  id: idOf(8),
  kind: 'own',
  name: null,
  madeAt: '2026-11-30T10:00:00.000Z',
};

/** An API that answers from these, but for what a test changes. */
export function calendarApi(changes: Partial<CalendarApi> = {}): CalendarApi {
  return {
    listDates: () => Promise.resolve(entries),
    listDistricts: () => Promise.resolve(territory.districts.filter(({ isInProgramme }) => isInProgramme)),
    register: () => Promise.resolve(registration),
    listOwnRegistrations: () => Promise.resolve({ items: registrations, nextCursor: null }),
    listFeeds: () => Promise.resolve([feed]),
    makeFeed: () =>
      Promise.resolve({ feed, address: 'https://portal.example/calendar/milano/feeds/segreto.ics' }),
    revokeFeed: () => Promise.resolve({}),
    checkIn: () => Promise.resolve({ ...registration, hasArrived: true }),
    moveRegistration: () => Promise.resolve({ ...registration, state: 'withdrawn', steps: [] }),
    ...changes,
  };
}
