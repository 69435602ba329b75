import type {
  BookedTime,
  Booking,
  BookingApi,
  BookingRequest,
  PlaceSheet,
  Space,
} from '../src/places/booking/booking-api.ts';
import { dayFromNow } from '../src/places/booking/booking-words.ts';
import { places, taxonomy } from './fixtures-places.ts';
import { territory } from './fixtures-territory.ts';

const idOf = (number: number) => `00000000-0000-4000-8000-0000000009${String(number).padStart(2, '0')}`;
const [place] = places;
if (!place) throw new Error('the fixtures have no place');

/** A time so many days from now, in a zone that has the clocks of UTC. */
export function timeOf(days: number, from = '10:00', to = '12:00'): BookedTime {
  const on = dayFromNow(days);
  return {
    startsAt: `${on}T${from}:00.000Z`,
    endsAt: `${on}T${to}:00.000Z`,
    from: `${on}T${from}`,
    to: `${on}T${to}`,
    fromSecond: false,
    toSecond: false,
  };
}

export const desks: Space = {
  id: idOf(1),
  code: 'scrivanie',
  name: 'Scrivanie aperte',
  kind: 'desk_area',
  mode: 'seats',
  capacityPeople: 12,
  seats: 12,
  hours: ['Da lunedì a venerdì, 8:30–18:30'],
  changes: [],
  timeZone: 'UTC',
  stepMinutes: 30,
  shortestMinutes: 30,
  longestMinutes: 600,
  freeCancelMinutes: 1440,
  noShowMinutes: 60,
  takesSeries: true,
  houseRules: 'Tono di voce basso.',
  insuranceNote: 'In reception dai il tuo nome.',
  isPaused: false,
  access: [
    {
      audience: 'firms',
      needsApproval: false,
      decideWithinHours: 72,
      noticeMinutes: 0,
      horizonDays: 90,
      personWeekMinutes: null,
      organisationMonthMinutes: null,
    },
  ],
  yours: 'firms',
  version: 1,
};

export const sheet: PlaceSheet = {
  place,
  address: 'Via Inventata 1',
  hours: ['Da lunedì a venerdì, 8:30–18:30'],
  changes: [],
  maturityLevel: 2,
  mother: null,
  satellites: [],
  lent: [{ amenity: 'Fasciatoio', lender: 'Humana' }],
  spaces: [desks, { ...desks, id: idOf(2), name: 'Cortile', mode: 'exclusive', seats: 1, yours: null }],
  alternatives: [],
};

export const booking: Booking = {
  id: idOf(3),
  state: 'confirmed',
  version: 1,
  space: { id: desks.id, name: desks.name },
  place: { code: place.code, name: place.name },
  time: timeOf(3),
  timeZone: 'UTC',
  seats: 1,
  seatLabels: ['4'],
  people: 1,
  purpose: 'Lavorare con calma',
  as: 'firms',
  organisation: 'Officine Naviglio',
  series: null,
  decideBy: null,
  decisionWords: null,
  visitors: ['Rosa'],
  freeCancelUntil: timeOf(2).startsAt,
  canCancel: true,
  canMove: true,
  canCheckIn: false,
  canAppeal: false,
  hasCheckedIn: false,
  houseRules: 'Tono di voce basso.',
};

export const request: BookingRequest = {
  id: idOf(4),
  version: 1,
  asks: 'confirmation',
  state: 'requested',
  by: 'Laura Bianchi',
  as: 'residents',
  organisation: null,
  space: { id: desks.id, name: desks.name },
  place: { code: place.code, name: place.name },
  time: timeOf(4),
  seats: 1,
  people: 2,
  purpose: 'Un incontro del gruppo',
  appeal: null,
  decideBy: timeOf(3).startsAt,
};

/** An API that answers from these, but for what a test changes. */
export function bookingApi(changes: Partial<BookingApi> = {}): BookingApi {
  return {
    getPlace: () => Promise.resolve(sheet),
    getFreeTimes: (space, on) =>
      Promise.resolve({
        space,
        timeZone: 'UTC',
        days: [
          {
            on,
            open: [timeOf(1, '08:30', '18:30')],
            free: [
              { ...timeOf(1, '08:30', '10:00'), left: 12 },
              { ...timeOf(1, '12:00', '18:30'), left: 3 },
            ],
            occupied: [timeOf(1, '10:00', '12:00')],
          },
          { on: dayFromNow(2), open: [], free: [], occupied: [] },
        ],
      }),
    listOthers: () =>
      Promise.resolve([
        {
          id: '00000000-0000-4000-8000-000000000b01',
          name: 'Salone',
          place: { code: 'circolo', name: 'Circolo' },
          needsApproval: true,
        },
      ]),
    book: () => Promise.resolve(booking),
    previewSeries: () =>
      Promise.resolve({
        dates: [
          { on: dayFromNow(3), time: timeOf(3), outcome: 'ok', alternatives: [] },
          {
            on: dayFromNow(10),
            time: timeOf(10),
            outcome: 'conflict',
            alternatives: [timeOf(10, '12:00', '14:00')],
          },
          { on: dayFromNow(17), time: null, outcome: 'no_such_time', alternatives: [] },
        ],
        okDates: 1,
        needsApproval: false,
      }),
    bookSeries: () => Promise.resolve({ bookings: 1, first: booking }),
    listOwnBookings: () => Promise.resolve({ items: [booking], nextCursor: null }),
    cancel: () => Promise.resolve({ ...booking, state: 'cancelled' }),
    move: () => Promise.resolve({ ...booking, version: 2 }),
    checkIn: () => Promise.resolve({ ...booking, hasCheckedIn: true }),
    appeal: () => Promise.resolve(booking),
    listRequests: () => Promise.resolve({ items: [request], nextCursor: null }),
    decide: () => Promise.resolve({ ...request, state: 'confirmed' }),
    listPlaces: () => Promise.resolve([...places]),
    getAround: () =>
      Promise.resolve({
        districts: territory.districts,
        amenities: [{ code: 'changing-table', name: 'Fasciatoio' }],
        entries: taxonomy.filter(({ group }) => group !== null),
      }),
    listPlace: () => Promise.resolve(sheet),
    listVisits: () =>
      Promise.resolve({
        items: [
          {
            id: idOf(5),
            space: 'Scrivanie aperte',
            time: timeOf(0),
            by: 'Laura Bianchi',
            organisation: 'Altra ditta',
            people: 1,
            visitors: ['Rosa'],
            hasCheckedIn: true,
          },
        ],
        nextCursor: null,
      }),
    ...changes,
  };
}
