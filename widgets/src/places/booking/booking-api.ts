import type { components } from '@snodo/client';
import type { Call, Page } from '../../ui/api-call.ts';

type Schemas = components['schemas'];
export type Booking = Schemas['Booking'];
export type BookingInput = Schemas['BookingInput'];
export type BookingRequest = Schemas['BookingRequest'];
export type BookedTime = Schemas['BookedTime'];
export type ExpectedVisit = Schemas['ExpectedVisit'];
export type FreeTimes = Schemas['FreeTimes'];
export type NewPlace = Schemas['NewPlace'];
export type OtherSpace = Schemas['OtherSpace'];
export type PlaceSheet = Schemas['PlaceSheet'];
export type SeriesInput = Schemas['SeriesInput'];
export type SeriesPreview = Schemas['SeriesPreview'];
export type Space = Schemas['Space'];

/** What the pages of places and bookings ask of the API. */
export function createBookingApi(call: Call, lang: string) {
  const query = { lang };
  return {
    getPlace: (code: string) => call<PlaceSheet>('GET', `/places/${encodeURIComponent(code)}`, { query }),
    getFreeTimes: (space: string, on: string, days: number, seats: number) =>
      call<FreeTimes>('GET', `/spaces/${space}/free-times`, {
        query: { on, days: String(days), seats: String(seats) },
      }),
    book: (space: string, body: BookingInput, key: string) =>
      call<Booking>('POST', `/spaces/${space}/bookings`, { query, body, key }),
    listOthers: async ({
      space,
      people,
      from,
      to,
    }: {
      space: string;
      from: string;
      to: string;
      people: number;
    }) =>
      (
        await call<Schemas['OtherSpaces']>('GET', `/spaces/${space}/others`, {
          query: { ...query, from, to, people: String(people) },
        })
      ).items,
    previewSeries: (space: string, body: SeriesInput) =>
      call<SeriesPreview>('POST', `/spaces/${space}/series-previews`, { query, body }),
    bookSeries: (space: string, body: SeriesInput, key: string) =>
      call<{ bookings: number; first: Booking }>('POST', `/spaces/${space}/series`, { query, body, key }),
    listOwnBookings: (when: 'coming' | 'over', cursor?: string) =>
      call<Page<Booking>>('GET', '/own-bookings', {
        query: { ...query, when, limit: '20', ...(cursor !== undefined && { cursor }) },
      }),
    cancel: (id: string, body: { version: number; which: 'this' | 'this_and_following' }) =>
      call<Booking>('POST', `/bookings/${id}/cancel`, { query, body }),
    move: (id: string, body: Schemas['BookingMove']) =>
      call<Booking>('PUT', `/bookings/${id}`, { query, body }),
    checkIn: (id: string) => call<Booking>('POST', `/bookings/${id}/check-in`, { query }),
    appeal: (id: string, words: string) =>
      call<Booking>('POST', `/bookings/${id}/appeal`, { query, body: { words } }),
    listRequests: (cursor?: string) =>
      call<Page<BookingRequest>>('GET', '/booking-requests', {
        query: { ...query, limit: '20', ...(cursor !== undefined && { cursor }) },
      }),
    decide: (id: string, body: { version: number; decision: 'confirm' | 'decline'; words?: string }) =>
      call<BookingRequest>('POST', `/bookings/${id}/decision`, { query, body }),
    listPlaces: async () =>
      (await call<Page<Schemas['Place']>>('GET', '/places', { query: { ...query, limit: '100' } })).items,
    /** What a host chooses from when she lists a place. */
    getAround: async () => {
      const [{ districts }, amenities, taxonomy] = await Promise.all([
        call<Schemas['Territory']>('GET', '/territory', { query }),
        call<Schemas['Amenities']>('GET', '/amenities', { query }),
        call<Page<Schemas['TaxonomyEntry']>>('GET', '/taxonomy', { query }),
      ]);
      return {
        districts: districts.filter(({ isInProgramme }) => isInProgramme),
        amenities: amenities.items,
        entries: taxonomy.items.filter(({ group }) => group !== null),
      };
    },
    listPlace: (body: NewPlace, key: string) => call<PlaceSheet>('POST', '/places', { query, body, key }),
    listVisits: (place: string, on: string) =>
      call<Page<ExpectedVisit>>('GET', `/places/${encodeURIComponent(place)}/visits`, {
        query: { ...query, on, limit: '100' },
      }),
  };
}

export type BookingApi = ReturnType<typeof createBookingApi>;
