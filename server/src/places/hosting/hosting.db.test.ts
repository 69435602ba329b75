// What hosts do: answer, receive, list a place from a phone, pause and close.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  book,
  booked,
  dayAhead,
  newSpace,
  overlappingPairs,
  timesOn,
  type SeenBooking,
} from '../../../test/bookings.ts';
import { faultPathsOf, refusalOf } from '../../../test/calls.ts';
import { openTestServer, testSecret, type TestServer } from '../../../test/harness.ts';
import { newPlace, newPlaceInput, newSpaceInput } from '../../../test/place-rows.ts';
import { visitorAt, visitorOf, type Visitor } from '../../../test/visitors.ts';
import { withoutLimits } from '../../../test/without-limits.ts';
import { mailWriter } from '../../mail.ts';
import { runBookingClocks } from '../booking/clocks.ts';

let server: TestServer;
let host: Visitor;
let anna: Visitor;
let bruno: Visitor;
let turn = 0;

beforeAll(async () => {
  server = await openTestServer({ settings: () => ({ rateLimits: withoutLimits() }) });
});
afterAll(() => server.stop());
beforeEach(async () => {
  turn += 1;
  host = await visitorOf(server, `Ospite ${turn}`, ['host'], 'partenariato');
  anna = await visitorOf(server, `Anna ${turn}`, ['employee'], 'naviglio');
  bruno = await visitorOf(server, `Bruno ${turn}`, ['neighbour'], null);
});
afterEach(() => {
  server.clock.instant = undefined;
});

const day = (days = 5) => dayAhead(server, days);
const decide = (who: Visitor, booking: SeenBooking, decision: string, version = booking.version) =>
  who.ask(`/bookings/${booking.id}/decision`, { body: { version, decision } });
const stateOf = async (who: Visitor, { id }: SeenBooking) =>
  ((await who.ask(`/bookings/${id}`)).body as SeenBooking).state;
const again = (visitor: Visitor) =>
  visitorAt(server, visitor.displayName, visitor.personId, visitor.membershipId);

interface Sheet {
  place: { code: string; lifeCycle: string; kind: string };
  spaces: { id: string; hours: string[]; seats: number; yours: string | null }[];
  alternatives: { code: string }[];
}

describe('a request', () => {
  test('is the host’s to answer, and nobody else’s', async () => {
    const { id } = await newSpace(server, { needsApproval: true });
    const asked = await booked(anna, id, { ...timesOn(day()), purpose: 'Riunione' });
    const { items } = (await host.ask('/booking-requests')).body as { items: { id: string; by: string }[] };
    expect(items.find((item) => item.id === asked.id)).toMatchObject({
      by: anna.displayName,
      purpose: 'Riunione',
    });
    const stranger = await visitorOf(server, `Altro ospite ${turn}`, ['host'], 'condominio-dei-tigli');
    expect(refusalOf(await decide(stranger, asked, 'confirm'))).toBe('not_found');
    const others = (await stranger.ask('/booking-requests')).body as { items: unknown[] };
    expect(others.items).toEqual([]);
    expect((await decide(host, asked, 'confirm')).body).toMatchObject({ state: 'confirmed' });
    expect(refusalOf(await decide(host, asked, 'decline'))).toBe('booking_changed');
  });

  test('that is declined sets its time free', async () => {
    const { id } = await newSpace(server, { needsApproval: true });
    const asked = await booked(anna, id, timesOn(day()));
    await decide(host, asked, 'decline');
    expect(await stateOf(anna, asked)).toBe('declined');
    expect((await book(bruno, id, timesOn(day()))).status).toBe(201);
  });

  test('of her own nobody answers', async () => {
    const { id } = await newSpace(server, { needsApproval: true });
    expect(refusalOf(await decide(host, await booked(host, id, timesOn(day())), 'confirm'))).toBe(
      'forbidden',
    );
  });

  test('answered by two at once is answered once', async () => {
    const { id } = await newSpace(server, { needsApproval: true });
    const asked = await booked(anna, id, timesOn(day()));
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, index) => decide(host, asked, index % 2 ? 'confirm' : 'decline')),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });
});

test('what was set free is given back under the guarantee, or is somebody else’s by now', async () => {
  const { id } = await newSpace(server, { noShowMinutes: 30 });
  const mine = await booked(bruno, id, timesOn(day(1), '10:00', '14:00'));
  const releaseAndAppeal = async (booking: SeenBooking) => {
    server.clock.instant = new Date(Date.parse(booking.time.startsAt) + 31 * 60_000);
    await runBookingClocks({
      app: server.app,
      clock: server.clock,
      secret: testSecret,
      origins: server.origins,
      writeMail: mailWriter(testSecret),
    });
    [bruno, host, anna] = [await again(bruno), await again(host), await again(anna)];
    const answer = await bruno.ask(`/bookings/${booking.id}/appeal`, { body: { words: 'Ero in sala' } });
    return (answer.body as SeenBooking).version;
  };
  const version = await releaseAndAppeal(mine);
  await booked(anna, id, timesOn(day(0), '12:00', '13:00'));
  expect(refusalOf(await decide(host, mine, 'confirm', version))).toBe('booking_conflict');
  expect(await stateOf(bruno, mine)).toBe('released');
  const next = await booked(bruno, id, timesOn(day(1), '10:00', '14:00'));
  const nextVersion = await releaseAndAppeal(next);
  expect((await decide(host, next, 'confirm', nextVersion)).body).toMatchObject({ state: 'confirmed' });
  expect(await overlappingPairs(server)).toBe(0);
});

describe('the reception', () => {
  test('sees who comes from elsewhere, with her guests, and none of the host’s own staff', async () => {
    const { id } = await newSpace(server, { mode: 'seats', units: 4 });
    const colleague = await visitorOf(server, `Collega ${turn}`, ['employee'], 'partenariato');
    await booked(anna, id, { ...timesOn(day(2)), visitors: ['Rosa Guest'] });
    await booked(colleague, id, timesOn(day(2)));
    const visits = async (on: string, who = host) =>
      who.ask('/places/officina-municipio-4/visits', { query: `?on=${on}` });
    const seen = (await visits(day(2))).text;
    expect(seen).toContain(anna.displayName);
    expect(seen).toContain('Rosa Guest');
    expect(seen).not.toContain(colleague.displayName);
    expect((await visits(day(3))).text).not.toContain(anna.displayName);
    await booked(anna, id, timesOn(day(9)));
    expect((await visits(day(9))).body).toEqual({ items: [], nextCursor: null });
    const officer = await visitorOf(server, `Ufficio ${turn}`, ['hr_officer'], 'partenariato');
    expect(refusalOf(await visits(day(2), officer))).toBe('forbidden');
  });
});

describe('a place', () => {
  test('is listed with hours, equipment and a first activity, and can be found at once', async () => {
    const firstActivity = {
      name: 'Letture del lunedì',
      description: 'Si legge insieme ad alta voce',
      entry: 'SOL1',
      weekday: 1,
      startMinute: 600,
      endMinute: 660,
    };
    const code = await newPlace(server, host, { firstActivity, name: 'Farmacia dei Navigli' });
    expect(code).toMatch(/^farmacia-dei-navigli-[0-9a-f]{8}$/);
    const sheet = (await bruno.ask(`/places/${code}`)).body as Sheet & { hours: string[] };
    expect(sheet.place).toMatchObject({ kind: 'pharmacy', lifeCycle: 'active' });
    expect(sheet.hours.join()).toContain('Lunedì');
    expect((await bruno.ask('/activities', { query: '?limit=100' })).text).toContain('Letture del lunedì');
    const milestones = await server.owner`
      select m.code from places.milestone m join places.place p on p.id = m.place_id where p.code = ${code}`;
    expect(milestones).toHaveLength(6);
  });

  test.each([
    [
      'a zone that does not exist',
      { hours: { timeZone: 'Europe/Milano', week: newPlaceInput().hours.week } },
      'json.hours.timeZone',
    ],
    [
      'hours that end before they start',
      { hours: { week: [{ weekday: 1, startMinute: 600, endMinute: 540 }] } },
      'json.hours.week.0.endMinute',
    ],
    ['a district that is not there', { district: 'municipio-99' }, 'json.district'],
    ['equipment that nobody knows', { amenities: ['teleporter'] }, 'json.amenities.0'],
    [
      'a closure that ends before it begins',
      {
        hours: {
          week: newPlaceInput().hours.week,
          closures: [{ firstOn: '2026-08-20', lastOn: '2026-08-01' }],
        },
      },
      'json.hours.closures.0.lastOn',
    ],
  ])('is refused with %s, by the field', async (_, changes, path) => {
    const answer = await host.ask('/places', { body: newPlaceInput(changes) });
    expect([refusalOf(answer), faultPathsOf(answer)]).toEqual(['invalid_request', [path]]);
  });

  test('offers a space with its own rules, and is booked there', async () => {
    const code = await newPlace(server, host, {
      hours: {
        week: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, startMinute: 480, endMinute: 1200 })),
        holidays: [],
      },
    });
    const made = await host.ask(`/places/${code}/spaces`, {
      body: newSpaceInput({
        mode: 'seats',
        capacityPeople: 3,
        access: [{ audience: 'firms', needsApproval: false }],
      }),
    });
    const [space] = (made.body as Sheet).spaces;
    expect(space).toMatchObject({ seats: 3 });
    const seenBy = async (who: Visitor) =>
      ((await who.ask(`/places/${code}`)).body as Sheet).spaces[0]?.yours;
    expect([await seenBy(anna), await seenBy(bruno)]).toEqual(['firms', null]);
    expect(await booked(anna, space?.id ?? '', timesOn(day()))).toMatchObject({ seatLabels: ['1'] });
    expect(refusalOf(await book(bruno, space?.id ?? '', timesOn(day())))).toBe('audience_not_admitted');
  });

  test('with bookings to come closes only once it is said what becomes of them', async () => {
    const week = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, startMinute: 480, endMinute: 1200 }));
    const code = await newPlace(server, host, { hours: { week, holidays: [] } });
    const made = await host.ask(`/places/${code}/spaces`, {
      body: newSpaceInput({ access: [{ audience: 'residents', needsApproval: false }] }),
    });
    const space = (made.body as Sheet).spaces[0]?.id ?? '';
    const mine = await booked(bruno, space, timesOn(day()));
    const move = (body: Record<string, unknown>) =>
      host.ask(`/places/${code}/life-cycle`, { body: { from: 'active', reason: 'Si chiude', ...body } });
    const refused = await move({ to: 'closed' });
    expect([refusalOf(refused), faultPathsOf(refused)]).toEqual(['place_has_bookings', ['json.bookings']]);
    expect(refusalOf(await move({ to: 'closed', bookings: 'keep' }))).toBe('place_has_bookings');
    expect(await stateOf(bruno, mine)).toBe('confirmed');
    const closed = await move({ to: 'closed', bookings: 'cancel' });
    expect(closed.body).toMatchObject({ place: { lifeCycle: 'closed' } });
    expect((closed.body as Sheet).alternatives.length).toBeGreaterThan(0);
    expect(await stateOf(bruno, mine)).toBe('cancelled');
    expect(refusalOf(await book(bruno, space, timesOn(day())))).toBe('space_not_open');
    expect(refusalOf(await move({ to: 'active' }))).toBe('place_changed');
  });

  test('that is suspended while others book leaves no booking that nobody was asked about', async () => {
    const week = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, startMinute: 480, endMinute: 1200 }));
    const code = await newPlace(server, host, { hours: { week, holidays: [] } });
    const made = await host.ask(`/places/${code}/spaces`, {
      body: newSpaceInput({ access: [{ audience: 'residents', needsApproval: false }] }),
    });
    const space = (made.body as Sheet).spaces[0]?.id ?? '';
    const hours = ['08', '10', '12', '14', '16', '18'];
    const [moved, ...answers] = await Promise.all([
      host.ask(`/places/${code}/life-cycle`, {
        body: { from: 'active', to: 'suspended', reason: 'Lavori', bookings: 'cancel' },
      }),
      ...hours.map((hour) => book(bruno, space, timesOn(day(), `${hour}:00`, `${hour}:30`))),
    ]);
    expect(moved?.status).toBe(200);
    for (const answer of answers) if (answer.status !== 201) expect(refusalOf(answer)).toBe('space_not_open');
    const live = await server.owner`select 1 from places.booking where space_id = ${space} and is_live`;
    expect(live).toHaveLength(0);
  });

  test('is handed over to its association, which is its host from then on', async () => {
    const code = await newPlace(server, host);
    const newHost = await visitorOf(server, `Associazione ${turn}`, ['host'], 'condominio-dei-tigli');
    const pause = (who: Visitor) =>
      who.ask(`/places/${code}/life-cycle`, {
        body: { from: 'handed_over', to: 'suspended', reason: 'Pausa' },
      });
    const body = {
      from: 'active',
      to: 'handed_over',
      reason: 'È loro',
      organisation: 'condominio-dei-tigli',
    };
    expect((await host.ask(`/places/${code}/life-cycle`, { body })).body).toMatchObject({
      place: { lifeCycle: 'handed_over' },
    });
    expect(refusalOf(await pause(host))).toBe('forbidden');
    expect((await pause(newHost)).status).toBe(200);
  });
});
