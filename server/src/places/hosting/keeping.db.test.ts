// What hosts do between one booking and the next: change, pause, keep for themselves, tell what does not work, and say
// what becomes of each booking when a place closes.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { book, booked, dayAhead, newSpace, timesOn, type SeenBooking } from '../../../test/bookings.ts';
import { faultPathsOf, refusalOf } from '../../../test/calls.ts';
import { newActivity, signedUp } from '../../../test/activities.ts';
import { newContact } from '../../../test/belongings.ts';
import { openTestServer, type TestServer } from '../../../test/harness.ts';
import {
  everyDay,
  keptOf,
  newPlaceWithSpace,
  placeChange,
  spaceChange,
} from '../../../test/place-keeping-rows.ts';
import { newSpaceInput } from '../../../test/place-rows.ts';
import { visitorOf, type Visitor } from '../../../test/visitors.ts';
import { withoutLimits } from '../../../test/without-limits.ts';

let server: TestServer;
let host: Visitor;
let bruno: Visitor;
let turn = 0;

beforeAll(async () => {
  server = await openTestServer({ settings: () => ({ rateLimits: withoutLimits() }) });
});
afterAll(() => server.stop());
beforeEach(async () => {
  turn += 1;
  host = await visitorOf(server, `Ospite ${turn}`, ['host'], 'partenariato');
  bruno = await visitorOf(server, `Bruno ${turn}`, ['neighbour'], null);
});

const day = (days = 5) => dayAhead(server, days);
const free = (changes: Record<string, unknown> = {}) => ({
  access: [{ audience: 'residents', needsApproval: false }],
  ...changes,
});
const stateOf = async (who: Visitor, { id }: SeenBooking) =>
  ((await who.ask(`/bookings/${id}`)).body as SeenBooking).state;
const put = (space: string, changes: Record<string, unknown>) =>
  host.ask(`/spaces/${space}`, { method: 'PUT', body: spaceChange(changes) });

describe('a place', () => {
  test('is changed in one language, and spaces that were open with it follow its hours', async () => {
    const { code, space } = await newPlaceWithSpace(server, host, free());
    const hours = { week: [{ weekday: 1, startMinute: 540, endMinute: 600 }], holidays: [] };
    const change = () =>
      host.ask(`/places/${code}`, { method: 'PUT', query: '?lang=en', body: placeChange({ hours }) });
    expect((await change()).body).toMatchObject({ name: 'Farmacia rinnovata', version: 2 });
    expect(refusalOf(await change())).toBe('place_changed');
    expect((await keptOf(host, code)).name).not.toBe('Farmacia rinnovata');
    const sheet = (await bruno.ask(`/places/${code}`)).body as { spaces: { hours: string[] }[] };
    expect(sheet.spaces[0]?.hours.join()).toContain('9:00');
    expect(refusalOf(await book(bruno, space, timesOn(day())))).toBe('booking_not_fit');
    const kept = await keptOf(host, code);
    expect([kept.spaces[0]?.opensWithPlace, kept.hours?.week]).toEqual([true, hours.week]);
  });

  test('is in the list of those who look after it alone', async () => {
    const { code } = await newPlaceWithSpace(server, host);
    const listed = async (who: Visitor) => (await who.ask('/hosted-places', { query: '?limit=100' })).text;
    const stranger = await visitorOf(server, `Altro ospite ${turn}`, ['host'], 'condominio-dei-tigli');
    expect([(await listed(host)).includes(code), (await listed(stranger)).includes(code)]).toEqual([
      true,
      false,
    ]);
    expect(refusalOf(await stranger.ask(`/hosted-places/${code}`))).toBe('forbidden');
  });
});

describe('a space', () => {
  test('keeps its bookings when it changes, and refuses less room than is booked', async () => {
    const { code, space } = await newPlaceWithSpace(server, host, free({ mode: 'seats', capacityPeople: 4 }));
    const mine = await booked(bruno, space, { ...timesOn(day()), seats: 3 });
    const refused = await put(space, free({ capacityPeople: 2 }));
    expect([refusalOf(refused), faultPathsOf(refused)]).toEqual(['capacity_booked', ['json.capacityPeople']]);
    expect((await put(space, free({ capacityPeople: 3 }))).status).toBe(200);
    expect(await stateOf(bruno, mine)).toBe('confirmed');
    expect(refusalOf(await put(space, free({ capacityPeople: 3 })))).toBe('space_changed');
    const [now] = (await keptOf(host, code)).spaces;
    expect(now).toMatchObject({ capacityPeople: 3, version: 2 });
  });

  test.each(['exclusive', 'counted'] as const)('%s refuses room for fewer than come', async (mode) => {
    const { space } = await newPlaceWithSpace(server, host, free({ mode, capacityPeople: 10 }));
    await booked(bruno, space, { ...timesOn(day()), people: 7 });
    expect(refusalOf(await put(space, free({ capacityPeople: 6 })))).toBe('capacity_booked');
    expect((await put(space, free({ capacityPeople: 7 }))).status).toBe(200);
  });

  test('that shrinks while others book never has less room than is booked', async () => {
    const { space } = await newPlaceWithSpace(server, host, free({ mode: 'seats', capacityPeople: 6 }));
    const [shrunk, ...answers] = await Promise.all([
      put(space, free({ capacityPeople: 2 })),
      ...Array.from({ length: 6 }, () => book(bruno, space, timesOn(day()))),
    ]);
    const taken = answers.filter(({ status }) => status === 201).length;
    expect(taken).toBeLessThanOrEqual(shrunk?.status === 200 ? 2 : 6);
  });

  test('that is paused takes nothing, and takes bookings again afterwards', async () => {
    const { space } = await newPlaceWithSpace(server, host, free());
    const mine = await booked(bruno, space, timesOn(day()));
    await put(space, free({ isPaused: true }));
    expect(refusalOf(await book(bruno, space, timesOn(day(6))))).toBe('space_not_open');
    expect(await stateOf(bruno, mine)).toBe('confirmed');
    await put(space, free({ isPaused: false, version: 2 }));
    expect((await book(bruno, space, timesOn(day(6)))).status).toBe(201);
  });

  test('made of others holds each of them', async () => {
    const { code, space } = await newPlaceWithSpace(server, host, free());
    const whole = await host.ask(`/places/${code}/spaces`, {
      body: newSpaceInput(free({ name: 'Tutto quanto', parts: [space], capacityPeople: 40 })),
    });
    const hall = (whole.body as { spaces: { id: string; name: string }[] }).spaces.find(
      ({ name }) => name === 'Tutto quanto',
    );
    await booked(bruno, hall?.id ?? '', timesOn(day()));
    expect(refusalOf(await book(bruno, space, timesOn(day())))).toBe('booking_conflict');
    const kept = (await keptOf(host, code)).spaces.find(({ name }) => name === 'Tutto quanto');
    expect(kept?.parts).toEqual(['Sala riunioni']);
    const elsewhere = await newSpace(server);
    const refused = await host.ask(`/places/${code}/spaces`, {
      body: newSpaceInput({ parts: [elsewhere.id] }),
    });
    expect(faultPathsOf(refused)).toEqual(['json.parts.0']);
  });
});

describe('days that a host keeps', () => {
  test('are nobody else’s, are refused over a booking, and are set free again', async () => {
    const { code, space } = await newPlaceWithSpace(server, host, free());
    const keep = (body: Record<string, unknown>) => host.ask(`/spaces/${space}/blocks`, { body });
    await booked(bruno, space, timesOn(day(9)));
    expect(refusalOf(await keep({ from: `${day(8)}T00:00`, to: `${day(10)}T00:00` }))).toBe(
      'booking_conflict',
    );
    const kept = await keep({ from: `${day(3)}T00:00`, to: `${day(5)}T00:00`, reason: 'Inventario' });
    expect(kept.status).toBe(201);
    const block = (await keptOf(host, code)).spaces[0]?.blocks[0];
    expect(block?.reason).toBe('Inventario');
    expect(refusalOf(await book(bruno, space, timesOn(day(4))))).toBe('booking_conflict');
    expect((await host.ask('/own-bookings')).body).toMatchObject({ items: [] });
    const unblock = (who: Visitor) => who.ask(`/bookings/${block?.id}/unblock`, { method: 'POST' });
    expect(refusalOf(await unblock(bruno))).toBe('forbidden');
    expect((await unblock(host)).status).toBe(200);
    expect((await book(bruno, space, timesOn(day(4)))).status).toBe(201);
  });

  test.each([
    ['that end before they start', { from: '2099-03-02T10:00', to: '2099-03-02T09:00' }, 'json.to'],
    ['that are over', { from: '2020-03-02T10:00', to: '2020-03-02T11:00' }, 'json.to'],
    [
      'of an hour that the clocks leap over',
      { from: '2027-03-28T02:30', to: '2027-03-28T04:00' },
      'json.from',
    ],
    ['without an end in sight', { from: '2099-03-02T10:00', to: '2102-03-02T09:00' }, 'json.to'],
  ])('are refused for times %s', async (_, body, path) => {
    const { space } = await newPlaceWithSpace(server, host);
    const answer = await host.ask(`/spaces/${space}/blocks`, { body });
    expect([refusalOf(answer), faultPathsOf(answer)]).toEqual(['booking_not_fit', [path]]);
  });
});

test('what is not safe pauses its space at once; once it is settled its host opens it again', async () => {
  const { code, space } = await newPlaceWithSpace(server, host, free());
  const words = 'Il lampadario dondola';
  await host.ask(`/places/${code}/troubles`, { body: { words, space, isUnsafe: true } });
  expect(refusalOf(await book(bruno, space, timesOn(day())))).toBe('space_not_open');
  const [trouble] = (await keptOf(host, code)).troubles;
  expect(trouble).toMatchObject({ words, space: { id: space } });
  const manager = await visitorOf(server, `Comunità ${turn}`, ['community_manager'], 'partenariato');
  expect((await manager.ask('/hosted-places', { query: '?limit=100' })).text).toContain('"troubles":1');
  const settled = await manager.ask(`/troubles/${trouble?.id}/settle`, { body: { words: 'Fissato' } });
  expect(settled.body).toMatchObject({ troubles: [], spaces: [{ isPaused: true }] });
  await put(space, free({ version: 2 }));
  expect((await book(bruno, space, timesOn(day()))).status).toBe(201);
});

describe('a place that closes', () => {
  const close = (code: string, body: Record<string, unknown>) =>
    host.ask(`/places/${code}/life-cycle`, {
      body: { from: 'active', to: 'closed', reason: 'Si chiude', ...body },
    });

  test('asks of each booking whether it is kept, moved or cancelled, and names nobody', async () => {
    const { code, space } = await newPlaceWithSpace(server, host, free());
    const near = await newPlaceWithSpace(server, host, free({ name: 'Sala vicina', capacityPeople: 12 }));
    const [kept, moved, cancelled, forgotten] = [
      await booked(bruno, space, timesOn(day(2))),
      await booked(bruno, space, { ...timesOn(day(3)), visitors: ['Rosa'], purpose: 'Merenda' }),
      await booked(bruno, space, timesOn(day(4))),
      await booked(bruno, space, timesOn(day(5))),
    ];
    const listed = await host.ask(`/places/${code}/coming-bookings`);
    expect(listed.text).not.toContain(bruno.displayName);
    expect(listed.text).not.toContain('Merenda');
    const { items } = listed.body as { items: { id: string; otherSpaces: { id: string }[] }[] };
    expect(items.map(({ id }) => id)).toEqual([kept, moved, cancelled, forgotten].map(({ id }) => id));
    expect(items[1]?.otherSpaces.length).toBeGreaterThan(0);
    const fates = [
      { booking: kept.id, what: 'keep' },
      { booking: moved.id, what: 'move', space: near.space },
      { booking: cancelled.id, what: 'cancel' },
    ];
    expect(refusalOf(await close(code, { fates }))).toBe('place_has_bookings');
    expect(await stateOf(bruno, cancelled)).toBe('confirmed');
    expect((await close(code, { fates, bookings: 'cancel' })).status).toBe(200);
    expect([
      await stateOf(bruno, kept),
      await stateOf(bruno, moved),
      await stateOf(bruno, cancelled),
      await stateOf(bruno, forgotten),
    ]).toEqual(['confirmed', 'cancelled', 'cancelled', 'cancelled']);
    const mine = (await bruno.ask('/own-bookings')).body as {
      items: { state: string; space: { id: string }; visitors: string[]; purpose: string | null }[];
    };
    const elsewhere = mine.items.find(({ space: { id } }) => id === near.space);
    expect(elsewhere).toMatchObject({ state: 'confirmed', visitors: ['Rosa'], purpose: 'Merenda' });
    expect(refusalOf(await book(bruno, space, timesOn(day(6))))).toBe('space_not_open');
  });

  test('moves nothing to where it does not fit, and changes nothing then', async () => {
    const { code, space } = await newPlaceWithSpace(server, host, free());
    const mine = await booked(bruno, space, timesOn(day()));
    const staff = await newPlaceWithSpace(server, host, {
      access: [{ audience: 'own_staff', needsApproval: false }],
    });
    const taken = await newPlaceWithSpace(server, host, free());
    await booked(bruno, taken.space, timesOn(day()));
    const shut = await newPlaceWithSpace(server, host, free(), {
      hours: { ...everyDay, closures: [{ firstOn: day(0), lastOn: day(20) }] },
    });
    const to = (target: string) =>
      close(code, { fates: [{ booking: mine.id, what: 'move', space: target }] });
    expect(refusalOf(await to(staff.space))).toBe('audience_not_admitted');
    expect(refusalOf(await to(taken.space))).toBe('booking_conflict');
    expect(refusalOf(await to(shut.space))).toBe('booking_not_fit');
    expect(await stateOf(bruno, mine)).toBe('confirmed');
    expect((await keptOf(host, code)).lifeCycle).toBe('active');
  });
});

describe('activities at a place', () => {
  test('hold their space without being days that the host keeps for herself', async () => {
    const { code, space } = await newPlaceWithSpace(server, host, free());
    await newActivity(server, { space }, { host, place: code });
    const [kept] = (await keptOf(host, code)).spaces;
    expect(kept?.blocks).toEqual([]);
    const [held] = await server.owner<{ id: string }[]>`
      select id from places.booking where space_id = ${space} and kind = 'block' and is_live`;
    expect(refusalOf(await host.ask(`/bookings/${held?.id ?? ''}/unblock`, { body: {} }))).toBe('not_found');
  });

  test('tell whoever comes that the place pauses, opens again and closes', async () => {
    const { code } = await newPlaceWithSpace(server, host, free());
    const activity = await newActivity(server, {}, { host, place: code });
    await newContact(server, bruno);
    await signedUp(bruno, activity);
    const move = (from: string, to: string) =>
      host.ask(`/places/${code}/life-cycle`, { body: { from, to, reason: 'Si trasloca' } });
    for (const [from, to] of [
      ['active', 'suspended'],
      ['suspended', 'active'],
      ['active', 'closed'],
    ] as const)
      expect((await move(from, to)).status).toBe(200);
    const told = await server.owner<{ kind: string }[]>`
      select kind from notices.message where person_id = ${bruno.personId} and kind like 'activity%' order by id`;
    expect(told.map(({ kind }) => kind)).toEqual([
      'activity_suspended',
      'activity_resumed',
      'activity_cancelled',
    ]);
    const [row] = await server.owner<{ state: string }[]>`
      select state from places.registration where person_id = ${bruno.personId}`;
    expect(row?.state).toBe('called_off');
  });
});
