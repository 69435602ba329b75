// What a place is used for: counted once a month is over, told by classes, never of fewer than ten people.
import type { PlaceUse, SpaceContribution } from '@snodo/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { faultPathsOf, refusalOf } from '../../../test/calls.ts';
import { openTestServer, type TestServer } from '../../../test/harness.ts';
import { everyDay, newPlaceWithSpace } from '../../../test/place-keeping-rows.ts';
import { visitorOf, type Visitor } from '../../../test/visitors.ts';
import { withoutLimits } from '../../../test/without-limits.ts';
import { monthAfter, monthOf } from './months.ts';
import { runUseClock } from './use-clock.ts';

let server: TestServer;
let host: Visitor;
let code: string;
let space: string;
let turn = 0;

beforeAll(async () => {
  server = await openTestServer({ settings: () => ({ rateLimits: withoutLimits() }) });
});
afterAll(() => server.stop());
beforeEach(async () => {
  turn += 1;
  host = await visitorOf(server, `Ospite ${turn}`, ['host'], 'partenariato');
  ({ code, space } = await newPlaceWithSpace(server, host, {}, { hours: everyDay }));
});

/** The month that is over, or one so many before it. */
const month = (before = 0) => monthAfter(monthOf('Europe/Rome', server.clock.now()), -1 - before);

/** The place is there since the first of these months, as its owner can write. */
const opened = (since: string) => server.owner`
  update places.place_step set taken_at = ${`${since}T06:00:00Z`}
  where place_id = (select id from places.place where code = ${code})`;

/** So many people of a class who each booked an hour of a month. */
async function book(audience: string, people: number, of = month()): Promise<void> {
  await server.owner`
    with who as (
      insert into identity.person (community_id, id, display_name)
      select s.community_id, gen_random_uuid(), 'Chi prenota' from places.space s, generate_series(1, ${people}::int)
      where s.id = ${space} returning community_id, id)
    insert into places.booking (community_id, id, space_id, kind, person_id, audience, state, time_zone, starts_at,
      ends_at, claimed, quantity, people, made_at, changed_at)
    select w.community_id, gen_random_uuid(), ${space}, 'booking', w.id, ${audience}, 'confirmed', 'Europe/Rome', t.at,
      t.at + interval '1 hour', tstzrange(t.at, t.at + interval '1 hour'), 1, 2, t.at, t.at
    from (select *, row_number() over () as n from who) w,
      lateral (select ${`${of}T08:00:00Z`}::timestamptz + w.n * interval '2 hours' as at) t`;
}

const count = () => runUseClock({ app: server.app, clock: server.clock });
const useOf = async () => ((await host.ask(`/hosted-places/${code}/use`)).body as PlaceUse).months;
const hoursOf = ({ told }: PlaceUse['months'][number]) => [
  told?.hours.total.amount,
  ...(told?.hours.classes.map(({ figure }) => figure.amount) ?? []),
];

describe('a month that is over', () => {
  test('is told by classes, and hides with a small class another one that would tell it', async () => {
    await opened(month());
    for (const [audience, people] of [
      ['own_staff', 30],
      ['firms', 12],
      ['residents', 3],
    ] as const)
      await book(audience, people);
    await count();
    const [told] = await useOf();
    if (told === undefined) throw new Error('no month was counted');
    expect(told).toMatchObject({
      month: month().slice(0, 7),
      told: { from: month().slice(0, 7), floor: 10 },
    });
    // Own staff, other firms, residents, groups: the three residents would follow from what the others leave.
    expect(hoursOf(told)).toEqual([45, 30, null, null, null]);
    expect(told.told?.attendances.total).toEqual({ amount: 90, peopleFrom: 45 });
    expect(told.openHours).toBeGreaterThan(600);
  });

  test('is counted once: what changes afterwards does not show', async () => {
    await opened(month());
    await book('firms', 12);
    await Promise.all([count(), count()]);
    await book('firms', 20);
    await count();
    expect((await useOf()).map(hoursOf)).toEqual([[12, null, 12, null, null]]);
  });

  test('in which too few came is told together with the next one', async () => {
    await opened(month(1));
    await book('residents', 6, month(1));
    await book('residents', 6);
    await count();
    const [first, second] = await useOf();
    expect([first?.told, second?.told?.from]).toEqual([null, month(1).slice(0, 7)]);
    expect(second?.told?.hours.total).toEqual({ amount: 12, peopleFrom: 10 });
  });

  test('tells nothing of people who were erased but that there were some', async () => {
    await opened(month());
    await book('groups', 12);
    await server.owner`update places.booking set person_id = null where space_id = ${space}`;
    await count();
    expect((await useOf()).map(({ told }) => told)).toEqual([null]);
  });

  test('is open less while its host keeps it for herself', async () => {
    await opened(month());
    await book('groups', 1);
    await server.owner`
      update places.booking set kind = 'block', ends_at = starts_at + interval '5 days',
        claimed = tstzrange(starts_at, starts_at + interval '5 days') where space_id = ${space}`;
    await count();
    const days = new Date(Date.UTC(Number(month().slice(0, 4)), Number(month().slice(5, 7)), 0)).getUTCDate();
    const [told] = await useOf();
    expect(told?.openHours).toBeLessThan((days - 5) * 24 + 2);
    expect(told?.openHours).toBeGreaterThan((days - 6) * 24 - 10);
  });

  test('is shown to whoever looks after the place alone', async () => {
    const stranger = await visitorOf(server, `Altro ${turn}`, ['host'], 'condominio-dei-tigli');
    expect(refusalOf(await stranger.ask(`/hosted-places/${code}/use`))).toBe('forbidden');
  });
});

describe('what an organisation gave', () => {
  const recordOf = async (who: Visitor, organisation: string, query = '') =>
    who.ask(`/organisations/${organisation}/contribution`, { query });

  test('adds up what was told of its places, without a name', async () => {
    await server.owner`
      update places.place set host_id = (select id from identity.organisation where code = 'condominio-dei-tigli')
      where code = ${code}`;
    await opened(month(1));
    await book('residents', 12, month(1));
    await book('residents', 20);
    await book('firms', 15);
    await count();
    const officer = await visitorOf(server, `Ufficio ${turn}`, ['hr_officer'], 'condominio-dei-tigli');
    const answer = await recordOf(officer, 'condominio-dei-tigli');
    const record = answer.body as SpaceContribution;
    expect(record.used.find(({ measure }) => measure === 'hours')).toEqual({
      measure: 'hours',
      total: 47,
      classes: [
        { audience: 'own_staff', amount: null },
        { audience: 'firms', amount: 15 },
        { audience: 'residents', amount: 32 },
        { audience: 'groups', amount: null },
      ],
    });
    expect(record.places.map((place) => place.code)).toEqual([code]);
    expect(record.untoldMonths).toBe(0);
    expect(answer.text).not.toContain('Chi prenota');
    const short = `?from=${month()}&until=${month()}`;
    expect((await recordOf(officer, 'condominio-dei-tigli', short)).body).toMatchObject({
      from: month().slice(0, 7),
      places: [{ code }],
    });
    expect(refusalOf(await recordOf(officer, 'partenariato'))).toBe('forbidden');
    const odd = await recordOf(officer, 'condominio-dei-tigli', `?from=${month()}&until=${month(1)}`);
    expect(faultPathsOf(odd)).toEqual(['query.until']);
  });
});
