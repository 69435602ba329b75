// The guarantee: whatever happens at once, no unit is in two hands, and nobody is shown a deadlock.
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  book,
  booked,
  dayAhead,
  newSpace,
  overlappingPairs,
  spaceOf,
  timesOn,
  type SeenBooking,
} from '../../../test/bookings.ts';
import { faultPathsOf, refusalOf } from '../../../test/calls.ts';
import { openTestServer, testSecret, type TestServer } from '../../../test/harness.ts';
import { visitorAt, visitorOf, type Visitor } from '../../../test/visitors.ts';
import { withoutLimits } from '../../../test/without-limits.ts';
import { inCommunity } from '../../db/index.ts';
import { findCommunity } from '../../identity/index.ts';
import { mailWriter } from '../../mail.ts';
import { runBookingClocks } from './clocks.ts';

let server: TestServer;
let anna: Visitor;
let bruno: Visitor;
let turn = 0;

beforeAll(async () => {
  server = await openTestServer({ settings: () => ({ rateLimits: withoutLimits() }) });
});
afterAll(() => server.stop());
beforeEach(async () => {
  turn += 1;
  anna = await visitorOf(server, `Anna ${turn}`, ['employee'], 'naviglio');
  bruno = await visitorOf(server, `Bruno ${turn}`, ['neighbour'], null);
});
afterEach(() => {
  server.clock.instant = undefined;
});

const day = (days = 5) => dayAhead(server, days);
const codesOf = (answer: { body: unknown }) =>
  ((answer.body as { faults?: { code: string }[] }).faults ?? []).map(({ code }) => code);
const alternativesOf = (answer: { body: unknown }) =>
  ((answer.body as { alternatives?: { from: string }[] }).alternatives ?? []).map(({ from }) => from);
const clocks = () =>
  runBookingClocks({
    app: server.app,
    clock: server.clock,
    secret: testSecret,
    origins: server.origins,
    writeMail: mailWriter(testSecret),
  });
const again = (visitor: Visitor) =>
  visitorAt(server, visitor.displayName, visitor.personId, visitor.membershipId);

describe('a booking', () => {
  test('is one person’s; the other is told what is free nearby', async () => {
    const { id } = await newSpace(server);
    const first = await booked(anna, id, timesOn(day()));
    expect(first).toMatchObject({ state: 'confirmed', canCancel: true });
    const second = await book(bruno, id, timesOn(day(), '10:30', '11:30'));
    expect(refusalOf(second)).toBe('booking_conflict');
    expect(alternativesOf(second)[0]).toBe(`${day()}T11:00`);
    expect(alternativesOf(second)).toHaveLength(5);
    for (const from of alternativesOf(second).slice(0, 2)) {
      const to = `${from.slice(0, 11)}${String(Number(from.slice(11, 13)) + 1).padStart(2, '0')}${from.slice(13)}`;
      expect((await book(bruno, id, { from, to })).status).toBe(201);
    }
  });

  test('of twenty-four at once for one time is one person’s', async () => {
    const { id } = await newSpace(server);
    const answers = await Promise.all(Array.from({ length: 24 }, () => book(anna, id, timesOn(day()))));
    const won = answers.filter(({ status }) => status === 201);
    expect(won).toHaveLength(1);
    expect(new Set(answers.filter(({ status }) => status !== 201).map(refusalOf))).toEqual(
      new Set(['booking_conflict']),
    );
  });

  test('that waits for an answer holds its time', async () => {
    const { id } = await newSpace(server, { needsApproval: true });
    expect(await booked(anna, id, timesOn(day()))).toMatchObject({ state: 'requested' });
    expect(refusalOf(await book(bruno, id, timesOn(day())))).toBe('booking_conflict');
  });

  test('touches another, and keeps the buffer of its space', async () => {
    const bare = await newSpace(server);
    await booked(anna, bare.id, timesOn(day(), '10:00', '11:00'));
    await booked(bruno, bare.id, timesOn(day(), '11:00', '12:00'));
    const buffered = await newSpace(server, { beforeMinutes: 15, afterMinutes: 30, sharesBuffer: false });
    await booked(anna, buffered.id, timesOn(day(), '10:00', '11:00'));
    expect((await book(bruno, buffered.id, timesOn(day(), '11:30', '12:00'))).status).toBe(409);
    expect((await book(bruno, buffered.id, timesOn(day(), '11:45', '12:00'))).status).toBe(201);
  });

  test('sent twice with one key is one', async () => {
    const { id } = await newSpace(server);
    const send = () =>
      fetch(`${server.url}/v1/milano/spaces/${id}/bookings`, {
        method: 'POST',
        headers: {
          cookie: anna.cookie,
          'x-snodo-portal': '1',
          'content-type': 'application/json',
          'idempotency-key': `twice-${turn}`,
        },
        body: JSON.stringify(timesOn(day())),
      }).then(async (answer) => [answer.status, ((await answer.json()) as { id: string }).id]);
    const [one, other] = [await send(), await send()];
    expect(one).toEqual(other);
    expect(one[0]).toBe(201);
  });

  test('moves by the same guarantee, and leaves its own time free', async () => {
    const { id } = await newSpace(server);
    const mine = await booked(anna, id, timesOn(day(), '10:00', '11:00'));
    await booked(bruno, id, timesOn(day(), '12:00', '13:00'));
    const move = (version: number, from: string, to: string) =>
      anna.ask(`/bookings/${mine.id}`, { method: 'PUT', body: { version, ...timesOn(day(), from, to) } });
    const refused = await move(1, '12:30', '13:30');
    expect(refusalOf(refused)).toBe('booking_conflict');
    expect(alternativesOf(refused).length).toBeGreaterThan(0);
    const moved = await move(1, '10:30', '11:30');
    expect(moved.body).toMatchObject({ version: 2, time: { from: `${day()}T10:30` } });
    expect(refusalOf(await move(1, '14:00', '15:00'))).toBe('booking_changed');
    expect((await book(bruno, id, timesOn(day(), '10:00', '10:30'))).status).toBe(201);
  });

  test('that was given up is free for others, and never comes back over them', async () => {
    const { id } = await newSpace(server);
    const mine = await booked(anna, id, timesOn(day()));
    const cancelled = await anna.ask(`/bookings/${mine.id}/cancel`, { body: { version: 1 } });
    expect(cancelled.body).toMatchObject({ state: 'cancelled' });
    await booked(bruno, id, timesOn(day()));
    // Whatever the programme does: the database refuses to make it live again.
    const community = await findCommunity(server.app, 'milano');
    const restored = inCommunity(server.app, community?.id ?? '', (trx) =>
      sql`update places.booking set state = 'confirmed' where id = ${mine.id}`.execute(trx),
    );
    await expect(restored).rejects.toMatchObject({ code: '23P01' });
    expect(await overlappingPairs(server)).toBe(0);
  });

  test('is nobody else’s to read or to change', async () => {
    const { id } = await newSpace(server);
    const mine = await booked(anna, id, timesOn(day()));
    for (const path of [`/bookings/${mine.id}`]) expect(refusalOf(await bruno.ask(path))).toBe('not_found');
    const stolen = await bruno.ask(`/bookings/${mine.id}/cancel`, { body: { version: 1 } });
    expect(refusalOf(stolen)).toBe('not_found');
  });
});

describe('a space of several units', () => {
  test('as a hall excludes its rooms, and its rooms the hall', async () => {
    const [one, other] = [await newSpace(server), await newSpace(server)];
    const hall = await newSpace(server, { units: [...one.units, ...other.units] });
    await booked(anna, one.id, timesOn(day(), '09:00', '10:00'));
    expect(refusalOf(await book(bruno, hall.id, timesOn(day(), '09:00', '10:00')))).toBe('booking_conflict');
    await booked(bruno, hall.id, timesOn(day(), '10:00', '11:00'));
    for (const room of [one, other])
      expect((await book(anna, room.id, timesOn(day(), '10:30', '11:30'))).status).toBe(409);
  });

  test('with seats gives each a seat of its own, and no more than there are', async () => {
    const { id } = await newSpace(server, { mode: 'seats', units: 3 });
    const labels: string[] = [];
    for (const seats of [1, 2])
      labels.push(...(await booked(anna, id, { ...timesOn(day()), seats })).seatLabels);
    expect(labels.sort()).toEqual(['1', '2', '3']);
    expect(refusalOf(await book(bruno, id, timesOn(day())))).toBe('booking_conflict');
    const asked = await book(bruno, id, { ...timesOn(day(6)), seats: 4 });
    expect([refusalOf(asked), codesOf(asked)]).toEqual(['booking_not_fit', ['too_many_seats']]);
  });

  test('that is counted takes as many as there is room for, and twenty at once no more', async () => {
    const { id } = await newSpace(server, { mode: 'counted', capacity: 10 });
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        book(index % 2 ? anna : bruno, id, { ...timesOn(day()), people: 3 }),
      ),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(3);
    expect((await book(anna, id, { ...timesOn(day()), people: 1 })).status).toBe(201);
    expect((await book(anna, id, { ...timesOn(day()), people: 1 })).status).toBe(409);
  });
});

test('twenty-four clients book ten rooms and their halls: no overlap, and nobody is shown a deadlock', async () => {
  const rooms: Awaited<ReturnType<typeof newSpace>>[] = [];
  for (let index = 0; index < 8; index += 1) rooms.push(await newSpace(server));
  const unitsOf = (from: number, to: number) => rooms.slice(from, to).flatMap(({ units }) => units);
  // The halls name the same rooms in opposite orders.
  const halls = [
    await newSpace(server, { units: unitsOf(0, 6) }),
    await newSpace(server, { units: unitsOf(2, 8).reverse() }),
  ];
  const spaces = [...rooms, ...halls].map(({ id }) => id);
  const clients = await Promise.all(
    Array.from({ length: 24 }, (_, index) =>
      visitorOf(server, `Cliente ${turn} ${index}`, ['neighbour'], null),
    ),
  );
  let seed = 7;
  const random = (below: number) => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % below;
  };
  const outcomes = new Map<string, number>();
  await Promise.all(
    clients.map(async (client) => {
      const made: SeenBooking[] = [];
      for (let step = 0; step < 12; step += 1) {
        const hour = 8 + random(10);
        const times = timesOn(day(10 + random(3)), `${String(hour).padStart(2, '0')}:00`, `${hour + 2}:00`);
        const [last] = made;
        const answer =
          last !== undefined && step % 4 === 3
            ? await client.ask(`/bookings/${last.id}`, {
                method: 'PUT',
                body: { version: last.version, ...times },
              })
            : await book(client, spaces[random(spaces.length)] ?? '', times);
        if (answer.status < 300) made.unshift(answer.body as SeenBooking);
        const word = answer.status < 300 ? 'done' : refusalOf(answer);
        outcomes.set(word, (outcomes.get(word) ?? 0) + 1);
      }
    }),
  );
  expect([...outcomes.keys()].sort()).toEqual(['booking_conflict', 'done']);
  expect(await overlappingPairs(server)).toBe(0);
});

describe('a series', () => {
  const tuesdays = (changes: Record<string, unknown> = {}) => ({
    startMinute: 1080,
    endMinute: 1200,
    weekdays: [2],
    firstOn: day(2),
    times: 6,
    ...changes,
  });

  test('is previewed date by date, and booked whole or not at all', async () => {
    const { id } = await newSpace(server);
    const asked = tuesdays();
    const preview = async () =>
      (await anna.ask(`/spaces/${id}/series-previews`, { body: asked })).body as {
        okDates: number;
        dates: { on: string; outcome: string; alternatives: { from: string }[] }[];
      };
    const free = await preview();
    expect(free.okDates).toBe(6);
    const taken = free.dates[2]?.on ?? '';
    await booked(bruno, id, timesOn(taken, '19:00', '19:30'));
    const after = await preview();
    expect(after.okDates).toBe(5);
    expect(after.dates[2]).toMatchObject({ outcome: 'conflict' });
    const nearest = after.dates[2]?.alternatives.map(({ from }) => from.slice(11));
    expect(nearest).toEqual(['17:00', '19:30']);
    const refused = await anna.ask(`/spaces/${id}/series`, { body: asked });
    expect(refusalOf(refused)).toBe('booking_conflict');
    expect(faultPathsOf(refused)).toEqual([`dates.${taken}`]);
    const own = async () => ((await anna.ask('/own-bookings')).body as { items: SeenBooking[] }).items;
    expect(await own()).toEqual([]);
    const made = await anna.ask(`/spaces/${id}/series`, { body: { ...asked, without: [taken] } });
    expect(made.body).toMatchObject({ bookings: 5 });
    expect(new Set((await own()).map(({ time }) => time.from.slice(11)))).toEqual(new Set(['18:00']));
  });

  test('is given up from one date on', async () => {
    const { id } = await newSpace(server);
    await anna.ask(`/spaces/${id}/series`, { body: tuesdays() });
    const { items } = (await anna.ask('/own-bookings')).body as { items: SeenBooking[] };
    const body = { version: 1, which: 'this_and_following' };
    await anna.ask(`/bookings/${items[2]?.id}/cancel`, { body });
    const left = (await anna.ask('/own-bookings')).body as { items: SeenBooking[] };
    expect(left.items.map(({ state }) => state)).toEqual([
      'confirmed',
      'confirmed',
      'cancelled',
      'cancelled',
      'cancelled',
      'cancelled',
    ]);
  });

  test('of two at once for the same dates is one person’s', async () => {
    const { id } = await newSpace(server);
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, index) =>
        (index % 2 ? anna : bruno).ask(`/spaces/${id}/series`, { body: tuesdays() }),
      ),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(await overlappingPairs(server)).toBe(0);
  });

  test('that never ends is refused by the field', async () => {
    const { id } = await newSpace(server);
    const endless = await anna.ask(`/spaces/${id}/series`, { body: tuesdays({ times: undefined }) });
    expect(faultPathsOf(endless)).toEqual(['json.lastOn']);
    const long = await anna.ask(`/spaces/${id}/series`, {
      body: tuesdays({ times: undefined, lastOn: '2099-12-31' }),
    });
    expect([refusalOf(long), faultPathsOf(long)]).toEqual(['booking_not_fit', ['json.lastOn']]);
  });
});

describe('refuses, and nothing changes', () => {
  test.each([
    ['an end before its start', () => timesOn(day(), '11:00', '10:00'), 'json.to', 'ends_before_it_starts'],
    ['the past', () => timesOn(day(-1)), 'json.from', 'in_the_past'],
    ['what is beyond the horizon', () => timesOn(day(801)), 'json.from', 'beyond_horizon'],
    ['what is no time', () => timesOn('2027-02-30'), 'json.from', 'not_a_time'],
    [
      'the hour that the clocks leap over',
      () => timesOn('2027-03-28', '02:15', '04:00'),
      'json.from',
      'no_such_time',
    ],
    [
      'a second time of an hour that comes once',
      () => ({ ...timesOn(day()), toSecond: true }),
      'json.to',
      'comes_once',
    ],
    ['what is off the steps', () => timesOn(day(), '10:05', '11:00'), 'json.from', 'off_step'],
    [
      'more people than there is room for',
      () => ({ ...timesOn(day()), people: 21 }),
      'json.people',
      'too_many_people',
    ],
  ])('%s', async (_, body, path, code) => {
    const { id } = await newSpace(server);
    const answer = await book(anna, id, body());
    expect(refusalOf(answer)).toBe('booking_not_fit');
    expect([faultPathsOf(answer)[0], codesOf(answer)[0]]).toEqual([path, code]);
    const [count] =
      await server.owner`select count(*)::int as count from places.booking where space_id = ${id}`;
    expect(count).toEqual({ count: 0 });
  });

  test('a time outside the opening hours, on a holiday too', async () => {
    const desks = await spaceOf(server, 'isola-officine-naviglio', 'scrivanie');
    const codeFor = async (on: string, from: string, to: string) =>
      codesOf(await book(anna, desks, timesOn(on, from, to)));
    server.clock.instant = new Date('2026-11-30T08:00:00Z');
    anna = await again(anna);
    expect(await codeFor('2026-12-04', '07:00', '09:00')).toEqual(['outside_opening']);
    expect(await codeFor('2026-12-05', '09:00', '10:00')).toEqual(['outside_opening']);
    expect(await codeFor('2026-12-07', '09:00', '10:00')).toEqual(['outside_opening']);
    expect(await codeFor('2026-12-09', '09:00', '10:00')).toEqual([]);
  });

  test('somebody of a kind that the space does not let in', async () => {
    const { id } = await newSpace(server, { audiences: ['own_staff'] });
    expect(refusalOf(await book(bruno, id, timesOn(day())))).toBe('audience_not_admitted');
    const open = await newSpace(server, { audiences: ['firms'] });
    const foreign = await book(anna, open.id, { ...timesOn(day()), as: 'partenariato' });
    expect(refusalOf(foreign)).toBe('audience_not_admitted');
  });

  test('a space that is paused, or whose place is not active', async () => {
    const { id } = await newSpace(server);
    await server.owner`update places.space set paused_at = now() where id = ${id}`;
    expect(refusalOf(await book(anna, id, timesOn(day())))).toBe('space_not_open');
    const elsewhere = await newSpace(server, { place: 'isola-farmacia-taliedo' });
    expect(refusalOf(await book(anna, elsewhere.id, timesOn(day())))).toBe('space_not_open');
  });

  test('more than a person’s or an organisation’s share, of many at once too', async () => {
    const { id } = await newSpace(server, { personWeekMinutes: 120 });
    const monday = new Date(Date.parse(`${day(14)}T00:00:00Z`));
    monday.setUTCDate(monday.getUTCDate() - ((monday.getUTCDay() + 6) % 7));
    const on = monday.toISOString().slice(0, 10);
    const answers = await Promise.all(
      [8, 9, 10, 11, 12, 13].map((hour) =>
        book(
          anna,
          id,
          timesOn(on, `${String(hour).padStart(2, '0')}:00`, `${String(hour + 1).padStart(2, '0')}:00`),
        ),
      ),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(2);
    const refused = answers.find(({ status }) => status !== 201);
    expect(refused === undefined ? [] : [refusalOf(refused), codesOf(refused)]).toEqual([
      'booking_quota',
      ['person'],
    ]);
    const shared = await newSpace(server, { organisationMonthMinutes: 60 });
    const colleague = await visitorOf(server, `Collega ${turn}`, ['employee'], 'naviglio');
    await booked(anna, shared.id, timesOn(on, '10:00', '11:00'));
    const over = await book(colleague, shared.id, timesOn(on, '12:00', '13:00'));
    expect([refusalOf(over), codesOf(over)]).toEqual(['booking_quota', ['organisation']]);
    expect((await book(bruno, shared.id, timesOn(on, '12:00', '13:00'))).status).toBe(201);
  });
});

test('of the hour that comes twice both can be booked, one after the other', async () => {
  const { id } = await newSpace(server);
  server.clock.instant = new Date('2026-10-20T08:00:00Z');
  [anna, bruno] = [await again(anna), await again(bruno)];
  const night = { from: '2026-10-25T02:00', to: '2026-10-25T02:00' };
  const first = await booked(anna, id, { ...night, toSecond: true });
  expect(first.time).toMatchObject({
    startsAt: '2026-10-25T00:00:00.000Z',
    endsAt: '2026-10-25T01:00:00.000Z',
  });
  const second = await booked(bruno, id, { ...night, fromSecond: true, to: '2026-10-25T03:00' });
  expect(second.time).toMatchObject({
    startsAt: '2026-10-25T01:00:00.000Z',
    endsAt: '2026-10-25T02:00:00.000Z',
  });
});

describe('free times', () => {
  test('tell what is open, free and taken, and never by whom', async () => {
    const { id } = await newSpace(server, { afterMinutes: 30 });
    await booked(anna, id, { ...timesOn(day()), purpose: 'Riunione segreta' });
    const answer = await bruno.ask(`/spaces/${id}/free-times`, { query: `?on=${day()}&days=1` });
    expect(answer.text).not.toContain('segreta');
    const { days } = answer.body as {
      days: {
        on: string;
        free: { from: string; to: string; left: number }[];
        occupied: { from: string; to: string }[];
      }[];
    };
    expect(days.map(({ on }) => on)).toEqual([day()]);
    expect(days[0]?.occupied.map(({ from, to }) => [from.slice(11), to.slice(11)])).toEqual([
      ['09:30', '11:30'],
    ]);
    expect(days[0]?.free.map(({ from, to }) => [from.slice(11), to.slice(11)])).toEqual([
      ['00:00', '09:30'],
      ['11:30', '00:00'],
    ]);
  });

  test('of seats say how many are left', async () => {
    const { id } = await newSpace(server, { mode: 'seats', units: 3 });
    await booked(anna, id, { ...timesOn(day()), seats: 2 });
    const leftAt = async (seats: number) => {
      const { body } = await anna.ask(`/spaces/${id}/free-times`, {
        query: `?on=${day()}&days=1&seats=${seats}`,
      });
      return (body as { days: { free: { left: number }[] }[] }).days[0]?.free.map(({ left }) => left);
    };
    expect(await leftAt(1)).toEqual([3, 1, 3]);
    expect(await leftAt(2)).toEqual([3, 3]);
  });
});

describe('by themselves', () => {
  test('requests lapse, and what nobody came to is free again, with an appeal', async () => {
    const asking = await newSpace(server, { needsApproval: true });
    const request = await booked(anna, asking.id, timesOn(day(20)));
    const { id } = await newSpace(server, { noShowMinutes: 30 });
    const mine = await booked(bruno, id, timesOn(day(1)));
    server.clock.instant = new Date(Date.parse(mine.time.startsAt) + 29 * 60_000);
    await clocks();
    bruno = await again(bruno);
    const stateOf = async (who: Visitor, booking: SeenBooking) =>
      ((await who.ask(`/bookings/${booking.id}`)).body as SeenBooking).state;
    expect(await stateOf(bruno, mine)).toBe('confirmed');
    server.clock.instant = new Date(Date.parse(mine.time.startsAt) + 31 * 60_000);
    await clocks();
    await clocks();
    expect(await stateOf(bruno, mine)).toBe('released');
    const appealed = await bruno.ask(`/bookings/${mine.id}/appeal`, { body: { words: 'Ero in sala' } });
    expect(appealed.status).toBe(200);
    server.clock.instant = new Date(Date.parse(request.decideBy ?? '') + 1000);
    await clocks();
    expect(await stateOf(await again(anna), request)).toBe('expired');
  });

  test('who checked in keeps her place', async () => {
    const { id } = await newSpace(server, { noShowMinutes: 30 });
    const mine = await booked(bruno, id, timesOn(day(1)));
    server.clock.instant = new Date(Date.parse(mine.time.startsAt) - 10 * 60_000);
    bruno = await again(bruno);
    expect((await bruno.ask(`/bookings/${mine.id}/check-in`, { method: 'POST' })).status).toBe(200);
    server.clock.instant = new Date(Date.parse(mine.time.startsAt) + 40 * 60_000);
    await clocks();
    expect((await bruno.ask(`/bookings/${mine.id}`)).body).toMatchObject({
      state: 'confirmed',
      hasCheckedIn: true,
    });
  });

  test('visitors’ names go after thirty days, and a year on whose booking it was', async () => {
    const { id } = await newSpace(server);
    const mine = await booked(anna, id, { ...timesOn(day(1)), visitors: ['Rosa Ospite'] });
    const left = async () => {
      const [row] = await server.owner`
        select (select count(*)::int from places.visitor where booking_id = b.id) as visitors, person_id is null as nobody
        from places.booking b where id = ${mine.id}`;
      return row;
    };
    const after = async (days: number) => {
      server.clock.instant = new Date(Date.parse(mine.time.endsAt) + days * 24 * 60 * 60 * 1000);
      await clocks();
      return left();
    };
    expect(await after(29)).toEqual({ visitors: 1, nobody: false });
    expect(await after(31)).toEqual({ visitors: 0, nobody: false });
    expect(await after(367)).toEqual({ visitors: 0, nobody: true });
  });
});
