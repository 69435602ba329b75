// Activities: made and changed by their host, in a space under its guarantee, with places, a queue and one offer at a time.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  activityInput,
  newActivity,
  ownPlace,
  signedUp,
  signUp,
  weekdayOf,
  type SeenActivity,
  type SeenRegistration,
} from '../../../test/activities.ts';
import { newWord } from '../../../test/belongings.ts';
import { book, booked, dayAhead, newSpace, overlappingPairs, timesOn } from '../../../test/bookings.ts';
import { faultPathsOf, refusalOf } from '../../../test/calls.ts';
import { openTestServer, testSecret, type TestServer } from '../../../test/harness.ts';
import { visitorAt, visitorOf, type Visitor } from '../../../test/visitors.ts';
import { withoutLimits } from '../../../test/without-limits.ts';
import { mailWriter } from '../../mail.ts';
import { runActivityClocks } from './clocks.ts';

let server: TestServer;
let host: Visitor;
let anna: Visitor;
let bruno: Visitor;

beforeAll(async () => {
  server = await openTestServer({ settings: () => ({ rateLimits: withoutLimits() }) });
});
afterAll(() => server.stop());
beforeEach(async () => {
  host = await visitorOf(server, `Ospite ${newWord()}`, ['host'], 'partenariato');
  anna = await visitorOf(server, `Anna ${newWord()}`, ['employee'], 'naviglio');
  bruno = await visitorOf(server, `Bruno ${newWord()}`, ['neighbour'], null);
});
afterEach(() => {
  server.clock.instant = undefined;
});

const day = (days = 3) => dayAhead(server, days);
const again = (visitor: Visitor) =>
  visitorAt(server, visitor.displayName, visitor.personId, visitor.membershipId);
const made = (changes: Record<string, unknown> = {}) => newActivity(server, changes, { host });
const move = (who: Visitor, { id }: SeenRegistration, step: string, version: number) =>
  who.ask(`/registrations/${id}/steps`, { body: { step, version } });
const step = (activity: SeenActivity, body: Record<string, unknown>) =>
  host.ask(`/activities/${activity.id}/steps`, {
    body: { version: activity.version, reason: 'La caldaia è rotta', ...body },
  });
const change = (activity: SeenActivity, changes: Record<string, unknown>, on = day()) =>
  host.ask(`/activities/${activity.id}`, {
    method: 'PUT',
    body: { version: activity.version, ...activityInput(on, changes) },
  });
const ownOf = async (who: Visitor) =>
  ((await who.ask('/own-registrations')).body as { items: SeenRegistration[] }).items;
const tick = (laterMinutes: number) => {
  server.clock.instant = new Date(server.clock.now().getTime() + laterMinutes * 60_000);
  return runActivityClocks({
    app: server.app,
    clock: server.clock,
    secret: testSecret,
    origins: server.origins,
    writeMail: mailWriter(testSecret),
  });
};

interface Entry {
  activity: { id: string; name: string };
  time: { from: string; startsAt: string };
  state: string;
  reason: string | null;
  freePlaces: number | null;
  waiting: number;
  own: { state: string } | null;
}
const calendar = async (query: Record<string, string>, who?: Visitor): Promise<Entry[]> => {
  const address = `?${new URLSearchParams({ limit: '100', ...query }).toString()}`;
  const asked = await (who ?? bruno).ask('/calendar', { query: address });
  return (asked.body as { items: Entry[] }).items;
};
const entriesOf = async ({ id }: SeenActivity, query: Record<string, string> = {}, who?: Visitor) =>
  (await calendar({ on: day(0), days: '31', place: ownPlace, ...query }, who)).filter(
    ({ activity }) => activity.id === id,
  );

describe('an activity', () => {
  test('stands in the calendar on each of its dates, once its host has made it', async () => {
    const first = day(2);
    const activity = await made({
      firstOn: first,
      weekdays: [weekdayOf(first)],
      times: 4,
      without: [day(9)],
    });
    const entries = await entriesOf(activity);
    expect(entries.map(({ time }) => time.from)).toEqual([2, 16, 23].map((days) => `${day(days)}T10:00`));
    expect(entries[0]).toMatchObject({ state: 'active', freePlaces: 4, waiting: 0, own: null });
    const kept = (await host.ask(`/places/${ownPlace}/kept-activities`)).text;
    expect(kept).toContain(activity.id);
  });

  test.each([
    ['that ends before it starts', { endMinute: 540 }, 'activity_not_fit', 'json.endMinute'],
    ['that never occurs', { firstOn: '2020-01-06', weekdays: [1] }, 'activity_not_fit', 'json.firstOn'],
    [
      'with more dates than are kept',
      { times: undefined, lastOn: '2031-01-01', weekdays: [1, 2, 3, 4, 5, 6, 7] },
      'activity_not_fit',
      'json.lastOn',
    ],
    ['without an end', { times: undefined }, 'invalid_request', 'json.lastOn'],
    ['that takes registrations for no places', { places: null }, 'invalid_request', 'json.places'],
    ['of a kind that nobody knows', { entry: 'NIENTE' }, 'invalid_request', 'json.entry'],
    [
      'in a space of another place',
      { space: '00000000-0000-4000-8000-000000000001' },
      'invalid_request',
      'json.space',
    ],
    [
      'online at an address that is no https',
      { onlineAddress: 'http://meet.example' },
      'invalid_request',
      'json.onlineAddress',
    ],
  ])('%s is refused by its field, and nothing is kept', async (_, changes, code, path) => {
    const name = `Niente ${newWord()}`;
    const answer = await host.ask(`/places/${ownPlace}/activities`, {
      body: activityInput(day(), { ...changes, name }),
    });
    expect([refusalOf(answer), faultPathsOf(answer)]).toEqual([code, [path]]);
    expect(
      (await host.ask(`/places/${ownPlace}/kept-activities`, { query: '?limit=100' })).text,
    ).not.toContain(name);
  });

  test('is changed by the host of its place alone, and never over somebody else’s change', async () => {
    const activity = await made();
    const stranger = await visitorOf(server, `Altra ${newWord()}`, ['host'], 'condominio-dei-tigli');
    const body = { version: 1, ...activityInput(day()) };
    expect(refusalOf(await stranger.ask(`/activities/${activity.id}`, { method: 'PUT', body }))).toBe(
      'not_found',
    );
    expect((await change(activity, { name: 'Letture della sera' })).body).toMatchObject({ version: 2 });
    expect(refusalOf(await change(activity, {}))).toBe('activity_changed');
  });
});

describe('in a space', () => {
  test('it takes the space on all its dates like any booking, or is not made', async () => {
    const { id: space } = await newSpace(server);
    await made({ space, weekdays: [weekdayOf(day(2))], firstOn: day(2), times: 2 });
    expect(refusalOf(await book(anna, space, timesOn(day(9), '10:30', '11:30')))).toBe('booking_conflict');
    const { id: taken } = await newSpace(server);
    await booked(anna, taken, timesOn(day(9)));
    const refused = await host.ask(`/places/${ownPlace}/activities`, {
      body: activityInput(day(2), { space: taken, weekdays: [weekdayOf(day(2))], times: 3 }),
    });
    expect([refusalOf(refused), faultPathsOf(refused)]).toEqual(['booking_conflict', [`dates.${day(9)}`]]);
    expect((await book(bruno, taken, timesOn(day(2)))).status).toBe(201);
  });

  test('of twenty that want it at once one has it', async () => {
    const { id: space } = await newSpace(server);
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        index % 2 === 0
          ? host.ask(`/places/${ownPlace}/activities`, { body: activityInput(day(), { space }) })
          : book(anna, space, timesOn(day())),
      ),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(await overlappingPairs(server)).toBe(0);
  });

  test('it sets the space free while it is suspended, and takes it up again only if nobody has it', async () => {
    const { id: space } = await newSpace(server);
    const activity = await made({ space });
    const suspended = await step(activity, { to: 'suspended' });
    const other = await booked(anna, space, timesOn(day()));
    const resumed = suspended.body as SeenActivity;
    expect(refusalOf(await step(resumed, { to: 'active' }))).toBe('booking_conflict');
    expect((await entriesOf(activity))[0]).toMatchObject({
      state: 'suspended',
      reason: 'La caldaia è rotta',
    });
    await anna.ask(`/bookings/${other.id}/cancel`, { body: { version: other.version } });
    expect((await step(resumed, { to: 'active' })).body).toMatchObject({ state: 'active' });
    expect(refusalOf(await book(anna, space, timesOn(day())))).toBe('booking_conflict');
  });

  test('moved to another hour it leaves the old one to others, in one step', async () => {
    const { id: space } = await newSpace(server);
    const activity = await made({ space });
    const moved = await change(activity, { space, startMinute: 720, endMinute: 780 });
    expect(moved.status).toBe(200);
    expect((await book(anna, space, timesOn(day()))).status).toBe(201);
    expect(refusalOf(await book(anna, space, timesOn(day(), '12:00', '13:00')))).toBe('booking_conflict');
    expect(await overlappingPairs(server)).toBe(0);
  });
});

describe('whoever comes', () => {
  test('has one of its places; of twenty at once four have one and the others wait in order', async () => {
    const activity = await made();
    const people = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        visitorOf(server, `Persona ${index} ${newWord()}`, ['neighbour'], null),
      ),
    );
    const answers = await Promise.all(people.map((person) => signedUp(person, activity)));
    expect(answers.filter(({ state }) => state === 'registered')).toHaveLength(4);
    const positions = answers.flatMap(({ position }) => (position === null ? [] : [position]));
    expect(new Set(positions).size).toBe(16);
    expect((await entriesOf(activity, {}, people[0]))[0]).toMatchObject({ freePlaces: 0, waiting: 16 });
    expect(refusalOf(await signUp(people[0] ?? anna, activity))).toBe('already_registered');
  });

  test('waits for a place that is offered to one at a time, and lapses to the next', async () => {
    const activity = await made({ places: 1, offerHours: 2 });
    const first = await signedUp(anna, activity);
    const carla = await visitorOf(server, `Carla ${newWord()}`, ['neighbour'], null);
    const second = await signedUp(bruno, activity);
    const third = await signedUp(carla, activity);
    expect(second).toMatchObject({ state: 'waiting', position: 1, whyWaiting: ['no_place_free'] });
    expect(refusalOf(await move(bruno, second, 'take', second.version))).toBe('registration_changed');
    await move(anna, first, 'withdraw', first.version);
    expect((await ownOf(bruno))[0]).toMatchObject({ state: 'offered', steps: ['take', 'refuse'] });
    expect((await ownOf(carla))[0]).toMatchObject({ state: 'waiting' });
    await tick(121);
    [bruno, anna] = [await again(bruno), await again(anna)];
    const late = await again(carla);
    expect((await ownOf(bruno))[0]).toMatchObject({ state: 'lapsed' });
    const [offered] = await ownOf(late);
    expect(offered).toMatchObject({ id: third.id, state: 'offered' });
    const taken = await move(late, third, 'take', offered?.version ?? 0);
    expect(taken.body).toMatchObject({ state: 'registered' });
  });

  test('is asked what she needs, and whoever leads it sees numbers and no name', async () => {
    const activity = await made();
    await signedUp(anna, activity, { places: 2, children: 1, needs: ['step_free', 'quiet'] });
    await signedUp(bruno, activity, { needs: ['step_free'] });
    const { text, body } = await host.ask(`/activities/${activity.id}/dates`, { query: `?on=${day(0)}` });
    expect((body as { items: unknown[] }).items).toMatchObject([
      {
        comes: 3,
        waiting: 0,
        children: 1,
        needs: [
          { code: 'quiet', count: 1 },
          { code: 'step_free', count: 2 },
        ],
      },
    ]);
    for (const { displayName, personId } of [anna, bruno]) {
      expect(text).not.toContain(displayName);
      expect(text).not.toContain(personId);
    }
    const officer = await visitorOf(server, `Ufficio ${newWord()}`, ['host', 'hr_officer'], 'partenariato');
    const told = await officer.ask(`/activities/${activity.id}/dates`, { query: `?on=${day(0)}` });
    expect(told.body).toMatchObject({ items: [{ comes: 3, children: null, needs: null }] });
    await tick(35 * 24 * 60);
    const [left] = await server.owner<{ needs: string[]; children: number }[]>`
      select needs, children from places.registration where activity_id = ${activity.id} and person_id = ${anna.personId}`;
    expect(left).toEqual({ needs: [], children: 0 });
  });

  test('is told by state and by mail when it is off, online or suspended; what is off stays to be seen', async () => {
    const activity = await made({ onlineAddress: 'https://meet.example/letture', times: 2 });
    await signedUp(anna, activity);
    const online = (await step(activity, { to: 'online' })).body as SeenActivity;
    expect((await ownOf(anna))[0]).toMatchObject({
      dateState: 'online',
      onlineAddress: 'https://meet.example/letture',
    });
    expect(
      (await calendar({ on: day(0), place: ownPlace })).map((entry) => JSON.stringify(entry)).join(),
    ).not.toContain('meet.example');
    const startsAt = activity.next?.startsAt;
    const off = (await step(online, { to: 'cancelled', startsAt })).body as SeenActivity;
    expect((await ownOf(anna))[0]).toMatchObject({
      state: 'called_off',
      dateState: 'cancelled',
      onlineAddress: null,
    });
    expect((await entriesOf(activity)).map(({ state }) => state)).toEqual(['cancelled', 'online']);
    expect(refusalOf(await signUp(bruno, activity))).toBe('registration_closed');
    expect((await step(off, { to: 'cancelled' })).body).toMatchObject({ state: 'cancelled' });
    expect(refusalOf(await step({ ...off, version: off.version + 1 }, { to: 'active' }))).toBe(
      'activity_changed',
    );
  });

  test('keeps her date when others change; a date that falls away is called off, and places never go below hers', async () => {
    const activity = await made({ times: 2 });
    await signedUp(anna, activity, { places: 3 });
    expect(refusalOf(await change(activity, { places: 2, times: 2 }))).toBe('capacity_booked');
    const more = (await change(activity, { places: 9, times: 3 })).body as SeenActivity;
    expect((await ownOf(anna))[0]).toMatchObject({ state: 'registered' });
    await change(more, { places: 9, times: 1 }, day(10));
    expect((await ownOf(anna))[0]).toMatchObject({ state: 'called_off' });
    expect((await entriesOf(activity)).map(({ state }) => state)).toEqual(['cancelled', 'active']);
  });

  test('is led by somebody who sees the numbers, also after another host has changed something', async () => {
    const leader = { name: 'Nadia', isMe: true };
    const activity = await made({ leader });
    const other = await visitorOf(server, `Manager ${newWord()}`, ['community_manager']);
    const body = { version: 1, ...activityInput(day(), { leader: { ...leader, isMe: false } }) };
    expect((await other.ask(`/activities/${activity.id}`, { method: 'PUT', body })).status).toBe(200);
    const [row] = await server.owner<{ id: string }[]>`
      select leader_person_id as id from places.activity where id = ${activity.id}`;
    expect(row?.id).toBe(host.personId);
  });

  test('is let in by who she is to the host, if the activity says so', async () => {
    const activity = await made({ audience: ['residents'] });
    expect(refusalOf(await signUp(anna, activity))).toBe('audience_not_admitted');
    expect((await signUp(bruno, activity)).status).toBe(201);
    const unknown = await signUp(bruno, activity, { startsAt: '2099-01-01T10:00:00.000Z' });
    expect([refusalOf(unknown), faultPathsOf(unknown)]).toEqual(['invalid_request', ['json.startsAt']]);
    const [start] = [Date.parse(activity.next?.startsAt ?? '')];
    server.clock.instant = new Date(start + 60_000);
    const late = await visitorOf(server, `Tardi ${newWord()}`, ['neighbour'], null);
    expect(refusalOf(await signUp(late, activity))).toBe('registration_closed');
  });
});

describe('the calendar', () => {
  test('is one for a district, a place and its family, page by page in the order of begin', async () => {
    await server.owner`
      update places.place set mother_id = (select id from places.place p where p.code = ${ownPlace} and p.community_id = place.community_id)
      where code = 'isola-officine-naviglio'`;
    const [mother] = [await made({ name: `Madre ${newWord()}` })];
    const satellite = await newActivity(
      server,
      { name: `Figlia ${newWord()}` },
      {
        host: await visitorOf(server, `Capo ${newWord()}`, ['community_manager']),
        place: 'isola-officine-naviglio',
      },
    );
    const namesIn = async (query: Record<string, string>) =>
      (await calendar({ on: day(0), days: '31', ...query })).map(({ activity }) => activity.id);
    expect(await namesIn({ place: ownPlace })).not.toContain(satellite.id);
    const family = await namesIn({ place: ownPlace, family: 'true' });
    expect(family).toContain(satellite.id);
    expect(family).toContain(mother.id);
    expect(await namesIn({ place: 'isola-officine-naviglio', family: 'true' })).toContain(mother.id);
    const all = await calendar({ on: day(0), days: '31' });
    const paged: Entry[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const query: string = `?on=${day(0)}&days=31&limit=7${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`;
      const { items, nextCursor } = (await bruno.ask('/calendar', { query })).body as {
        items: Entry[];
        nextCursor: string | null;
      };
      paged.push(...items);
      cursor = paged.length >= all.length ? null : nextCursor;
    }
    expect(paged.slice(0, all.length)).toEqual(all);
    expect(all.map(({ time }) => time.startsAt)).toEqual(all.map(({ time }) => time.startsAt).sort());
  });
});
