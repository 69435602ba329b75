// Who may call the operations of places, and what a call of them needs.
import { newWord } from './belongings.ts';
import { booked, dayAhead, newSpace, spaceOf, timesOn } from './bookings.ts';
import type { TestServer } from './harness.ts';
import type { Needs, OpenRow, SignedInRow } from './operation-rows.ts';
import { visitorOf, type Visitor } from './visitors.ts';

type NeedsOf = (server: TestServer, caller: Visitor) => Needs | Promise<Needs>;

/** Whoever is let in by the space; staff of another firm is not. */
const bookers = (needs: NeedsOf): SignedInRow => ({
  roles: ['employee'],
  refuses: { roles: ['employee'], organisation: 'naviglio', code: 'audience_not_admitted' },
  needs,
});
const own = (needs: NeedsOf): SignedInRow => ({ roles: ['employee'], refuses: 'nobody', needs });

const staffSpace = (server: TestServer) => newSpace(server, { audiences: ['own_staff'] });
const newBooking = async (server: TestServer, caller: Visitor, days = 3) => {
  const { id } = await newSpace(server);
  return booked(caller, id, timesOn(dayAhead(server, days)));
};
const series = (server: TestServer) => ({
  startMinute: 600,
  endMinute: 660,
  weekdays: [1, 3],
  firstOn: dayAhead(server, 2),
  lastOn: dayAhead(server, 16),
});

/** Its begin is put to a quarter of an hour ago, as the owner of the database can. */
const begun = async (server: TestServer, caller: Visitor, state = 'confirmed') => {
  const booking = await newBooking(server, caller);
  const start = new Date(server.clock.now().getTime() - 15 * 60 * 1000);
  const end = new Date(start.getTime() + 3 * 60 * 60 * 1000);
  await server.owner`
    update places.booking set state = ${state}, starts_at = ${start}, ends_at = ${end}, claimed = tstzrange(${start}, ${end})
    where id = ${booking.id}`;
  return booking;
};

/** Who hosts, and people of all kinds who do not. */
export const hosts = (needs: NeedsOf): SignedInRow => ({
  roles: ['host'],
  refuses: { roles: ['employee', 'hr_officer', 'operator', 'dpo', 'facilitator'] },
  needs,
});
/** The programme's managers, who answer for every place. */
const managers = (needs: NeedsOf): SignedInRow => ({ ...hosts(needs), roles: ['community_manager'] });

const newRequest = async (server: TestServer) => {
  const asker = await visitorOf(server, `Chi chiede ${newWord()}`, ['neighbour'], null);
  const { id } = await newSpace(server, { needsApproval: true });
  return booked(asker, id, timesOn(dayAhead(server, 3)));
};
const week = [{ weekday: 1, startMinute: 540, endMinute: 1080 }];
export const newPlaceInput = (changes: Record<string, unknown> = {}) => ({
  organisation: 'partenariato',
  kind: 'pharmacy',
  name: `Farmacia ${newWord()}`,
  description: 'Un angolo per chi ha bambini piccoli',
  district: 'municipio-6',
  hours: { week },
  amenities: ['changing-table'],
  ...changes,
});
export const newSpaceInput = (changes: Record<string, unknown> = {}) => ({
  name: 'Sala riunioni',
  kind: 'room',
  mode: 'exclusive',
  capacityPeople: 12,
  access: [{ audience: 'residents', needsApproval: true }],
  ...changes,
});
/** Code of a new place of the programme's own organisation. */
export const newPlace = async (
  server: TestServer,
  caller: Visitor,
  changes: Record<string, unknown> = {},
) => {
  const { body, text } = await caller.ask('/places', { body: newPlaceInput(changes) });
  const code = (body as { place?: { code: string } }).place?.code;
  if (code === undefined) throw new Error(`no place was listed: ${text}`);
  return code;
};

export const placeOpenRows: Record<string, OpenRow> = {
  listAmenities: {},
  getPlace: { needs: () => ({ parts: { place: 'isola-officine-naviglio' } }) },
  getFreeTimes: {
    needs: async (server) => ({
      parts: { space: await spaceOf(server, 'isola-officine-naviglio', 'scrivanie') },
      query: { on: '2026-10-05' },
    }),
  },
};

export const placeRows: Record<string, SignedInRow> = {
  createBooking: bookers(async (server) => ({
    parts: { space: (await staffSpace(server)).id },
    body: timesOn(dayAhead(server, 3)),
  })),
  previewSeries: bookers(async (server) => ({
    parts: { space: (await staffSpace(server)).id },
    body: series(server),
  })),
  createSeries: bookers(async (server) => ({
    parts: { space: (await staffSpace(server)).id },
    body: series(server),
  })),
  listOtherSpaces: own(async (server) => ({
    parts: { space: (await staffSpace(server)).id },
    query: timesOn(dayAhead(server, 3)),
  })),
  listOwnBookings: own(async (server, caller) => {
    await newBooking(server, caller);
    return {};
  }),
  getBooking: own(async (server, caller) => ({
    parts: { booking: (await newBooking(server, caller)).id },
  })),
  moveBooking: own(async (server, caller) => ({
    parts: { booking: (await newBooking(server, caller)).id },
    body: { version: 1, ...timesOn(dayAhead(server, 4)) },
  })),
  cancelBooking: own(async (server, caller) => ({
    parts: { booking: (await newBooking(server, caller)).id },
    body: { version: 1 },
  })),
  checkInBooking: own(async (server, caller) => ({
    parts: { booking: (await begun(server, caller)).id },
  })),
  appealBooking: own(async (server, caller) => ({
    parts: { booking: (await begun(server, caller, 'released')).id },
    body: { words: 'Ero in sala, ho dimenticato di segnarlo' },
  })),
  listBookingRequests: hosts(async (server) => {
    await newRequest(server);
    return {};
  }),
  decideBooking: managers(async (server) => ({
    parts: { booking: (await newRequest(server)).id },
    body: { version: 1, decision: 'confirm', words: 'A presto' },
  })),
  listVisits: managers((server) => ({
    parts: { place: 'officina-municipio-4' },
    query: { on: dayAhead(server, 1) },
  })),
  createPlace: hosts(() => ({ body: newPlaceInput() })),
  createSpace: hosts(async (server, caller) => ({
    parts: { place: await newPlace(server, caller) },
    body: newSpaceInput(),
  })),
  movePlace: hosts(async (server, caller) => ({
    parts: { place: await newPlace(server, caller) },
    body: { from: 'active', to: 'suspended', reason: 'Lavori in corso' },
  })),
};
