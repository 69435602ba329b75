import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { faultPathsOf, refusalOf } from '../../../test/calls.ts';
import {
  answered,
  dayIn,
  joined,
  keeperStep,
  moved,
  newActive,
  newShared,
  oneChild,
  ownEnrolment,
  seenShared,
  sharedInput,
  threeFamilies,
  twoAfternoons,
  wellOf,
  type SeenEnrolment,
  type SeenShared,
} from '../../../test/enrolment-belongings.ts';
import { openTestServer, testSecret, type TestServer } from '../../../test/harness.ts';
import { newManager } from '../../../test/needs.ts';
import { visitorAt, visitorOf, type Visitor } from '../../../test/visitors.ts';
import { mailWriter } from '../../mail.ts';
import { runEnrolmentClocks } from '../index.ts';

let server: TestServer;
let turn = 0;

beforeAll(async () => {
  server = await openTestServer();
});
afterEach(() => {
  server.clock.instant = undefined;
});
afterAll(() => server.stop());

function neighbour(): Promise<Visitor> {
  turn += 1;
  return visitorOf(server, `Famiglia ${turn}`, ['neighbour'], null);
}

const again = ({ displayName, personId, membershipId }: Visitor) =>
  visitorAt(server, displayName, personId, membershipId);

async function daysLater(days: number): Promise<void> {
  server.clock.instant = new Date(server.clock.now().getTime() + days * 24 * 60 * 60 * 1000);
  const { app, clock, origins } = server;
  await runEnrolmentClocks({ app, clock, secret: testSecret, origins, writeMail: mailWriter(testSecret) });
}

/** The shares of every quote of a shared service, as the database has them. */
function quotesOf(id: string) {
  return server.owner<{ number: number; state: string; week_cents: number; shares: number[]; sum: number }[]>`
    select q.number, q.state, q.week_cents, array_agg(p.share_cents order by e.queue_number) as shares,
           sum(p.share_cents)::int as sum
    from catalogue.share_quote q
    join catalogue.share_part p on p.quote_id = q.id join catalogue.enrolment e on e.id = p.enrolment_id
    where q.shared_service_id = ${id} group by q.id, q.number, q.state, q.week_cents order by q.number`;
}

describe('three families of two firms and a neighbour', () => {
  test('come together, are confirmed, agree to their shares, and start', async () => {
    const [ada, bea, cleo] = await threeFamilies(server);
    const manager = await newManager(server);
    const shared = await newShared(server, ada, { family: { children: 2, windows: [0, 1] } });
    expect(shared).toMatchObject({ state: 'forming', families: 1, freePlaces: 4 });
    expect((await joined(bea, shared.id)).state).toBe('forming');
    expect((await joined(cleo, shared.id, { children: 1, windows: [1] })).state).toBe('ready');
    expect(wellOf(await keeperStep(manager, shared.id, 'confirm')) as SeenShared).toMatchObject({
      state: 'quoted',
      mine: null,
      people: [],
    });
    // Tuesday: 3 children, one carer; Thursday: 4 children, two carers. 5.20 € an hour, three hours each.
    const asked = (await seenShared(ada, shared.id)).mine?.asked;
    expect(asked).toMatchObject({ weekCents: 4680, aloneCents: 3120, answer: null });
    for (const family of [ada, bea]) wellOf(await answered(family, shared.id, 'agree'));
    expect((await seenShared(ada, shared.id)).state).toBe('quoted');
    wellOf(await answered(cleo, shared.id, 'agree'));
    const after = await seenShared(cleo, shared.id);
    expect(after).toMatchObject({ state: 'active', families: 3, answerBy: null });
    expect(after.mine).toMatchObject({ state: 'accepted', agreed: { answer: 'agreed' } });
    expect(after.people.map(({ name }) => name)).toEqual(
      [ada, bea, cleo].map(({ displayName }) => displayName),
    );
    const [quote] = await quotesOf(shared.id);
    expect(quote).toMatchObject({ state: 'agreed', sum: 4680, shares: [2674, 1337, 669] });
  });

  test('nobody outside sees a name or a share, and an HR officer in it learns no name of her own people', async () => {
    const { shared, families } = await newActive(server);
    const page = await (await neighbour()).ask(`/shared-services/${shared.id}`);
    for (const { displayName } of families) expect(page.text).not.toContain(displayName);
    expect(wellOf(page) as SeenShared).toMatchObject({ mine: null, people: [] });
    const officer = await visitorOf(server, 'Responsabile Madre', ['employee', 'hr_officer'], 'naviglio');
    const inside = await joined(officer, shared.id);
    expect(inside.people.map(({ name }) => name)).toEqual([
      null,
      families[1].displayName,
      families[2].displayName,
      officer.displayName,
    ]);
  });
});

describe('a quote', () => {
  test('is agreed to by its number: an answer to one that is void is refused, the same answer twice changes nothing', async () => {
    const { shared, families } = await newActive(server);
    const ask = (number: number, answer: string) =>
      families[0].ask(`/shared-services/${shared.id}/quote-answers`, { body: { number, answer } });
    expect(refusalOf(await ask(1, 'agree'))).toBe('quote_changed');
    await joined(await neighbour(), shared.id, { children: 3, windows: [0, 1] });
    expect(refusalOf(await ask(1, 'agree'))).toBe('quote_changed');
    // Six children need two carers now: 62.40 €, a sixth of it is no more than she agreed to.
    expect((await seenShared(families[0], shared.id)).mine?.asked).toMatchObject({
      number: 2,
      answer: 'kept',
    });
    expect((wellOf(await ask(2, 'agree')) as SeenShared).mine?.asked).toMatchObject({ answer: 'agreed' });
    expect((wellOf(await ask(2, 'agree')) as SeenShared).mine?.asked).toMatchObject({ answer: 'agreed' });
  });

  test('above what all would pay alone cannot be split, and nothing of it is kept', async () => {
    const families = await threeFamilies(server);
    const manager = await newManager(server);
    const { id } = await newShared(server, families[0], { family: oneChild });
    for (const family of families.slice(1)) await joined(family, id);
    // Alone each would pay 31.20 €.
    const dear = await keeperStep(manager, id, 'confirm', { weekCents: 9361 });
    expect([refusalOf(dear), faultPathsOf(dear)]).toEqual(['split_not_fit', ['json.weekCents']]);
    expect(await quotesOf(id)).toEqual([]);
    wellOf(await keeperStep(manager, id, 'confirm', { weekCents: 5000 }));
    expect((await quotesOf(id))[0]).toMatchObject({ sum: 5000, shares: [1667, 1667, 1666] });
  });

  test('the database refuses shares that do not sum to the price, whatever the code does', async () => {
    const { shared } = await newActive(server);
    const insert = server.owner.begin(async (trx) => {
      const [quote] = await trx<{ community_id: string; id: string }[]>`
        insert into catalogue.share_quote (community_id, id, shared_service_id, number, cause, state, week_cents, answer_by, valid_from, made_at)
        select community_id, gen_random_uuid(), id, 99, 'joined', 'void', 1000, current_date, current_date, now()
        from catalogue.shared_service where id = ${shared.id} returning community_id, id`;
      await trx`
        insert into catalogue.share_part (community_id, quote_id, enrolment_id, share_cents, alone_cents)
        select community_id, ${quote?.id ?? ''}, enrolment_id, 333, 1000 from catalogue.shared_family
        where shared_service_id = ${shared.id}`;
    });
    await expect(insert).rejects.toThrow(/do not sum/);
  });

  test('of bands shows nobody another’s band, and an estimate never uses one', async () => {
    const families = await threeFamilies(server);
    const family = (bandPercent: number) => ({ ...oneChild, bandPercent });
    const split = { split: 'band', bandPercents: [40, 70, 100] };
    const without = await families[0].ask('/shared-services', {
      body: await sharedInput(server, { ...split, family: oneChild }),
    });
    expect(faultPathsOf(without)).toEqual(['json.family.bandPercent']);
    const { id } = await newShared(server, families[0], { ...split, family: family(40) });
    const estimate = async (by: Visitor) =>
      wellOf(await by.ask(`/shared-services/${id}/share-previews`, { body: family(100) }));
    const before = await estimate(families[2]);
    await joined(families[1], id, family(70));
    expect(await estimate(families[2])).toEqual(before);
    const page = await joined(families[2], id, family(100));
    expect(page.mine?.bandPercent).toBe(100);
    expect(Object.keys(page.people[0] ?? {}).sort()).toEqual(['children', 'isMe', 'name']);
  });
});

describe('a family that leaves', () => {
  test('with notice stays until its last day; the others are asked for their agreement to new shares', async () => {
    const { shared, families } = await newActive(server, { quorumFamilies: 2 });
    const [ada, bea, cleo] = families;
    const own = (await seenShared(cleo, shared.id)).mine?.enrolmentId ?? '';
    expect(wellOf(await moved(cleo, own, 'cancel')) as SeenEnrolment).toMatchObject({
      state: 'leaving',
      endsOn: dayIn(server, 14),
    });
    const after = await seenShared(ada, shared.id);
    expect(after).toMatchObject({ state: 'active', answerBy: dayIn(server, 5) });
    expect(after.mine?.asked).toMatchObject({
      cause: 'left',
      shareCents: 1560,
      answer: null,
      validFrom: dayIn(server, 15),
    });
    // What she agreed to before stays hers until she agrees to the new share.
    expect(after.mine?.agreed).toMatchObject({ shareCents: 1040 });
    for (const family of [ada, bea]) wellOf(await answered(family, shared.id, 'agree'));
    expect((await seenShared(ada, shared.id)).mine).toMatchObject({
      asked: null,
      agreed: { shareCents: 1560 },
    });
  });

  test('takes the group below its quorum: it waits for others and then it is over for all', async () => {
    const { shared, families } = await newActive(server);
    const own = (await seenShared(families[2], shared.id)).mine?.enrolmentId ?? '';
    wellOf(await moved(families[2], own, 'cancel'));
    const waiting = await seenShared(families[0], shared.id);
    expect(waiting).toMatchObject({
      state: 'forming',
      answerBy: dayIn(server, 30),
      quorumBy: dayIn(server, 30),
    });
    await daysLater(32);
    const over = await seenShared(await again(families[0]), shared.id);
    expect(over).toMatchObject({ state: 'expired', families: 0 });
    expect(
      refusalOf(await (await neighbour()).ask(`/shared-services/${shared.id}/families`, { body: oneChild })),
    ).toBe('shared_service_closed');
  });

  test('by refusing its share is out, and the others get another quote', async () => {
    const families = await threeFamilies(server);
    const fourth = await neighbour();
    const manager = await newManager(server);
    const { id } = await newShared(server, families[0], { family: oneChild });
    for (const family of [families[1], families[2], fourth]) await joined(family, id);
    wellOf(await keeperStep(manager, id, 'confirm'));
    wellOf(await answered(families[0], id, 'agree'));
    wellOf(await answered(fourth, id, 'refuse'));
    expect((await seenShared(families[0], id)).mine?.asked).toMatchObject({
      number: 2,
      cause: 'left',
      answer: null,
    });
    expect((await quotesOf(id)).map(({ state, shares }) => [state, shares.length])).toEqual([
      ['void', 4],
      ['open', 3],
    ]);
  });

  test('is reminded the day before, and one that does not answer by the day is out too', async () => {
    const families = await threeFamilies(server);
    const fourth = await neighbour();
    const manager = await newManager(server);
    const { id } = await newShared(server, families[0], { family: oneChild });
    for (const family of [families[1], families[2], fourth]) await joined(family, id);
    wellOf(await keeperStep(manager, id, 'confirm', { answerDays: 2 }));
    for (const family of families) wellOf(await answered(family, id, 'agree'));
    const isReminded = async () => {
      const [row] = await server.owner<{ is: boolean }[]>`
        select reminded_at is not null as is from catalogue.share_quote where shared_service_id = ${id}`;
      return row?.is;
    };
    await daysLater(0);
    expect(await isReminded()).toBe(false);
    await daysLater(1);
    expect(await isReminded()).toBe(true);
    await daysLater(3);
    const later = await again(families[0]);
    expect((await seenShared(later, id)).mine?.asked).toMatchObject({ number: 2, answer: null });
    expect((await seenShared(await again(fourth), id)).mine?.state).toBe('lapsed');
  });

  test('who was erased is not counted any more, and the others are asked anew', async () => {
    const { shared, families } = await newActive(server, { quorumFamilies: 2 });
    await families[1].elevate();
    wellOf(await families[1].ask('/me/erasure', { body: { confirm: true } }));
    await daysLater(0);
    const after = await seenShared(families[0], shared.id);
    expect(after).toMatchObject({ state: 'active', families: 2 });
    expect(after.mine?.asked).toMatchObject({ cause: 'left', shareCents: 1560 });
  });
});

describe('places of a group', () => {
  test('of ten who join at once for the last place one has it and nine wait', async () => {
    const organiser = await neighbour();
    const { id } = await newShared(server, organiser, { places: 3, family: { children: 2, windows: [0] } });
    const people = await Promise.all(Array.from({ length: 10 }, neighbour));
    const answers = await Promise.all(people.map((person) => joined(person, id)));
    const states = answers.map(({ mine }) => mine?.state);
    expect(states.filter((state) => state === 'requested')).toHaveLength(1);
    expect(states.filter((state) => state === 'waiting')).toHaveLength(9);
    expect((await seenShared(organiser, id)).freePlaces).toBe(0);
  });

  test('the next in the queue takes the place that came free and is asked for her share like the others', async () => {
    const { shared, families } = await newActive(server, { places: 3, noticeDays: 0, quorumFamilies: 2 });
    const fourth = await neighbour();
    expect((await joined(fourth, shared.id)).mine?.state).toBe('waiting');
    const leaving = (await seenShared(families[2], shared.id)).mine?.enrolmentId ?? '';
    wellOf(await moved(families[2], leaving, 'cancel'));
    const own = (await seenShared(fourth, shared.id)).mine?.enrolmentId ?? '';
    expect((await ownEnrolment(fourth, own)).state).toBe('offered');
    wellOf(await moved(fourth, own, 'take'));
    expect((await seenShared(fourth, shared.id)).mine).toMatchObject({
      state: 'requested',
      asked: { cause: 'joined', shareCents: 1040, answer: null },
    });
    // What the two who stayed agreed to in the first quote was no less than what they are asked for now.
    expect((await seenShared(families[0], shared.id)).mine?.asked).toMatchObject({ answer: 'kept' });
  });
});

describe('too few by the day', () => {
  test('ends it for everybody in it, and nobody can join any more', async () => {
    const [ada, bea] = await threeFamilies(server);
    const { id } = await newShared(server, ada, { family: oneChild });
    await joined(bea, id);
    await daysLater(17);
    const late = await again(ada);
    expect(await seenShared(late, id)).toMatchObject({ state: 'expired', mine: { state: 'cancelled' } });
    const answer = await (await neighbour()).ask(`/shared-services/${id}/families`, { body: oneChild });
    expect(refusalOf(answer)).toBe('shared_service_closed');
  });

  test('is over the day after, before the clock has come by', async () => {
    const { id } = await newShared(server, await neighbour(), { family: oneChild });
    server.clock.instant = new Date(Date.now() + 17 * 24 * 60 * 60 * 1000);
    const answer = await (await neighbour()).ask(`/shared-services/${id}/families`, { body: oneChild });
    expect(refusalOf(answer)).toBe('shared_service_closed');
  });
});

describe('whoever gives the service', () => {
  test('declines with a note that all families read, once, and never for her own family', async () => {
    const manager = await newManager(server);
    const { id } = await newShared(server, manager, { family: oneChild });
    expect(refusalOf(await keeperStep(manager, id, 'decline', { note: 'Non si può' }))).toBe('own_request');
    const other = await newManager(server);
    const { version } = await seenShared(other, id);
    const decline = () =>
      other.ask(`/shared-services/${id}/steps`, {
        body: { step: 'decline', version, note: 'Nessuna educatrice libera' },
      });
    const both = await Promise.all([decline(), decline()]);
    expect(both.map(({ status }) => status).toSorted((one, two) => one - two)).toEqual([200, 409]);
    expect(await seenShared(manager, id)).toMatchObject({
      state: 'declined',
      note: 'Nessuna educatrice libera',
      mine: { state: 'declined' },
    });
  });

  test('is nobody else', async () => {
    const { shared, families } = await newActive(server);
    expect(refusalOf(await keeperStep(families[0], shared.id, 'end', { note: 'Basta così' }))).toBe(
      'forbidden',
    );
  });
});

describe('a shared service that cannot be', () => {
  const cases: [string, Record<string, unknown>, string][] = [
    ['a quorum above its places', { quorumFamilies: 7 }, 'json.quorumFamilies'],
    [
      'bands of two families',
      { split: 'band', bandPercents: [50, 100], quorumFamilies: 2 },
      'json.quorumFamilies',
    ],
    ['bands without percents', { split: 'band' }, 'json.bandPercents'],
    ['a band twice', { split: 'band', bandPercents: [50, 50] }, 'json.bandPercents'],
    [
      'windows that overlap',
      { timetable: [twoAfternoons[0], { ...twoAfternoons[0], endMinute: 1000 }] },
      'json.timetable',
    ],
    [
      'a window that ends before it starts',
      { timetable: [{ weekday: 1, startMinute: 600, endMinute: 600 }] },
      'json.timetable',
    ],
    ['a day of the quorum that is over', { quorumBy: '2020-01-01' }, 'json.quorumBy'],
    ['a price that its provider does not ask', { hourCents: 100 }, 'json.hourCents'],
    ['a place that is not there', { place: 'nowhere' }, 'json.place'],
    ['a district that is not there', { district: 'nowhere' }, 'json.district'],
    [
      'a family in a window that is not there',
      { family: { children: 1, windows: [2] } },
      'json.family.windows',
    ],
    ['a family with a window twice', { family: { children: 1, windows: [0, 0] } }, 'json.family.windows'],
    [
      'more children than places',
      { places: 3, family: { children: 4, windows: [0] } },
      'json.family.children',
    ],
    ['a band where there are none', { family: { ...oneChild, bandPercent: 50 } }, 'json.family.bandPercent'],
  ];
  test.each(cases)(
    'with %s is refused by its field, and nothing of it is kept',
    async (_what, changes, path) => {
      const person = await neighbour();
      const answer = await person.ask('/shared-services', { body: await sharedInput(server, changes) });
      expect([answer.status, faultPathsOf(answer)]).toEqual([422, [path]]);
      const [kept] = await server.owner<{ count: number }[]>`
      select (select count(*)::int from catalogue.shared_service where organiser_person_id = ${person.personId})
           + (select count(*)::int from catalogue.intake where made_by_person_id = ${person.personId}) as count`;
      expect(kept?.count).toBe(0);
    },
  );

  test('with a start before the last day of the quorum is refused', async () => {
    const body = await sharedInput(server, { startsOn: dayIn(server, 3) });
    expect(faultPathsOf(await (await neighbour()).ask('/shared-services', { body }))).toEqual([
      'json.startsOn',
    ]);
  });
});
