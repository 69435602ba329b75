import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { faultPathsOf, refusalOf } from '../../../test/calls.ts';
import { openTestServer, testSecret, type TestServer } from '../../../test/harness.ts';
import { wellOf } from '../../../test/members.ts';
import { newAsker, newManager, seenNeed } from '../../../test/needs.ts';
import {
  answer,
  dayIn,
  foundGroups,
  fourFamilies,
  newFamily,
  newPooling,
  poolingInput,
  poolingOf,
  serviceToShare,
  sharedNeed,
  type Family,
} from '../../../test/poolings.ts';
import { tracesOf, visitorOf, type Visitor } from '../../../test/visitors.ts';
import { inCommunity } from '../../db/index.ts';
import { findCommunity, keepContact, type Community } from '../../identity/index.ts';
import { endPoolings } from './pooling-queries.ts';

let server: TestServer;
let milano: Community;
let manager: Visitor;

beforeAll(async () => {
  server = await openTestServer();
  const community = await findCommunity(server.app, 'milano');
  if (community === undefined) throw new Error('no community');
  milano = community;
  manager = await newManager(server, null);
});
afterAll(() => server.stop());
beforeEach(async () => {
  await server.owner`delete from matching.pooling_family`;
  await server.owner`delete from matching.pooling`;
  await server.owner`delete from needs.need`;
});

const asked = async (family: Family) => (await poolingOf(family)).asked[0];

describe('four families of two firms and the street', () => {
  test('are found by a manager, agree one by one, and meet in a shared service', async () => {
    const families = await fourFamilies(server);
    const { items } = await foundGroups(manager);
    expect(items).toHaveLength(1);
    expect(items[0]?.needs.map(({ id }) => id).toSorted()).toEqual(
      families.map(({ needId }) => needId).toSorted(),
    );
    expect(items[0]?.weeklyMinutes).toBe(360);

    const { id } = await newPooling(server, manager, families);
    expect((await foundGroups(manager)).items).toEqual([]);
    expect((await seenNeed(families[0].person, families[0].needId)).state).toBe('answered');
    expect(await asked(families[0])).toMatchObject({
      id,
      state: 'asking',
      families: 4,
      isAgreed: null,
      sharedServiceId: null,
      times: [
        { weekday: 2, part: 'afternoon' },
        { weekday: 2, part: 'evening' },
        { weekday: 4, part: 'afternoon' },
        { weekday: 4, part: 'evening' },
      ],
    });

    for (const family of families.slice(0, 3)) wellOf(await answer(family, id, true));
    expect(await asked(families[3])).toMatchObject({ state: 'asking', isAgreed: null });
    wellOf(await answer(families[3], id, true));
    const { sharedServiceId } = (await asked(families[0])) ?? {};
    const shared = wellOf(await families[0].person.ask(`/shared-services/${sharedServiceId}`)) as {
      state: string;
      families: number;
      people: { name: string }[];
    };
    expect(shared).toMatchObject({ state: 'ready', families: 4 });
    expect(shared.people.map(({ name }) => name).toSorted()).toEqual(
      families.map(({ person }) => person.displayName).toSorted(),
    );
    expect((await tracesOf(server, 'pooling.asked')).some(({ subject_id }) => subject_id === id)).toBe(true);
  });

  test('of whom two say the last yes at once begin one shared service', async () => {
    const families = await fourFamilies(server);
    const { id } = await newPooling(server, manager, families);
    for (const family of families.slice(0, 2)) wellOf(await answer(family, id, true));
    await Promise.all(families.slice(2).map((family) => answer(family, id, true)));
    await answer(families[2], id, true);
    expect(await asked(families[1])).toMatchObject({ state: 'together' });
    const rows = await server.owner`
      select 1 from catalogue.shared_family f join matching.pooling p on p.shared_service_id = f.shared_service_id
      where p.id = ${id}`;
    expect(rows).toHaveLength(4);
  });

  test('never see before that who the others are, when exactly they are free, or what they said', async () => {
    const families = await fourFamilies(server);
    const { id } = await newPooling(server, manager, families);
    wellOf(await answer(families[1], id, true));
    const seen = JSON.stringify(await poolingOf(families[0]));
    for (const { person, needId } of families.slice(1)) {
      expect(seen).not.toContain(person.displayName);
      expect(seen).not.toContain(person.personId);
      expect(seen).not.toContain(needId);
    }
    expect(seen).not.toMatch(/startMinute|barona/u);
    expect(refusalOf(await families[0].person.ask(`/needs/${families[1].needId}/pooling`))).toBe('not_found');
    expect(refusalOf(await answer({ ...families[1], person: families[0].person }, id, false))).toBe(
      'not_found',
    );
  });
});

describe('a pooling comes to nothing', () => {
  const apart = async (families: readonly Family[]) => {
    for (const family of families)
      expect((await poolingOf(family)).asked.map(({ state }) => state)).toEqual(['apart']);
    expect((await seenNeed(families[0]?.person as Visitor, families[0]?.needId ?? '')).state).toBe('taken');
  };

  test('when one family says no, and its needs wait for an answer again', async () => {
    const families = await fourFamilies(server);
    const { id } = await newPooling(server, manager, families);
    wellOf(await answer(families[0], id, true));
    wellOf(await answer(families[1], id, false));
    await apart(families);
    expect(refusalOf(await answer(families[2], id, true))).toBe('pooling_over');
    // The same answer again is no fault.
    wellOf(await answer(families[1], id, false));
    expect((await foundGroups(manager)).items).toHaveLength(1);
  });

  test('when its day has passed', async () => {
    const families = await fourFamilies(server);
    await newPooling(server, manager, families);
    const end = (today: string) => inCommunity(server.app, milano.id, (trx) => endPoolings(trx, today));
    await end(dayIn(server, 7));
    expect(await asked(families[0])).toMatchObject({ state: 'asking' });
    await end(dayIn(server, 9));
    await apart(families);
  });

  test('when one of its needs changes in what it is, is withdrawn, or goes with its person', async () => {
    const families = await fourFamilies(server);
    await newPooling(server, manager, families);
    const [one, two, three, four] = families;
    wellOf(await one.person.ask(`/needs/${one.needId}/withdraw`, { method: 'POST' }));
    await apart([two, three, four]);

    const again = await newPooling(server, manager, [two, three, four]);
    expect(again.families).toBe(3);
    await server.owner`delete from needs.need where id = ${two.needId}`;
    expect(await asked(three)).toMatchObject({ id: again.id, state: 'apart' });
  });
});

describe('a service that is withdrawn while families are asked', () => {
  test('ends the group with the next yes, and every family is told why', async () => {
    const families = await fourFamilies(server);
    const { id } = await newPooling(server, manager, families);
    const [one, two, three, four] = families;
    for (const { person } of families)
      await inCommunity(server.app, milano.id, (trx) =>
        keepContact(trx, milano, testSecret, server.clock.now(), {
          personId: person.personId,
          address: `${person.personId}@example.org`,
        }),
      );
    for (const family of [one, two, three]) wellOf(await answer(family, id, true));
    const serviceId = await serviceToShare(server);
    await server.owner`update catalogue.service set status = 'suspended' where id = ${serviceId}`;
    const answers = await Promise.all(Array.from({ length: 5 }, () => answer(four, id, true)));
    await server.owner`update catalogue.service set status = 'active' where id = ${serviceId}`;
    expect(answers.map(({ status }) => status)).toContain(200);
    for (const family of families) {
      expect(await asked(family)).toMatchObject({ state: 'apart', isServiceGone: true });
      expect((await seenNeed(family.person, family.needId)).state).toBe('taken');
      const mails = await server.owner`
        select kind from notices.message where person_id = ${family.person.personId} and kind like 'families%'`;
      expect([...mails]).toEqual([{ kind: 'families_apart' }]);
    }
    expect((await foundGroups(manager)).items).toHaveLength(1);
  });
});

describe('a manager', () => {
  test('who refuses a group says why, and it is not found again', async () => {
    const families = await fourFamilies(server);
    const needIds = families.map(({ needId }) => needId);
    const refusal = { id: randomUUID(), needIds, reason: 'Si conoscono e non vogliono' };
    expect(
      faultPathsOf(await manager.ask('/pooling-refusals', { body: { ...refusal, reason: ' ' } })),
    ).toEqual(['json.reason']);
    wellOf(await manager.ask('/pooling-refusals', { body: refusal }));
    expect((await foundGroups(manager)).items).toEqual([]);
    // No family is told of what nobody asked it.
    expect((await poolingOf(families[0])).asked).toEqual([]);
  });

  test('does not find the needs of people of her own firm, and cannot ask them', async () => {
    const families = await fourFamilies(server);
    const hers = await visitorOf(server, 'Manager Naviglio', ['community_manager'], 'naviglio');
    expect((await foundGroups(hers)).items[0]?.needs).toHaveLength(3);
    expect(faultPathsOf(await hers.ask('/poolings', { body: await poolingInput(server, families) }))).toEqual(
      ['json.needIds'],
    );
  });

  test('is refused what is no group, days that do not fit, and a service that is not for everybody', async () => {
    const families = await fourFamilies(server);
    const far = await newFamily(await newAsker(server), { around: 'rogoredo' });
    const paths = async (changes: Record<string, unknown>, of: readonly Family[] = families) =>
      faultPathsOf(await manager.ask('/poolings', { body: await poolingInput(server, of, changes) }));
    expect(await paths({}, [families[0], far])).toEqual(['json.needIds']);
    expect(await paths({ answerBy: dayIn(server, 0) })).toEqual(['json.answerBy']);
    expect(await paths({ startsOn: dayIn(server, 300) })).toEqual(['json.startsOn']);
    expect(await paths({ startsOn: dayIn(server, 5) })).toEqual(['json.startsOn']);
    expect(await paths({ serviceId: randomUUID() })).toEqual(['json.serviceId']);
  });

  test('who asks at the same moment as another is told that it has been done', async () => {
    const families = await fourFamilies(server);
    const other = await newManager(server, null);
    const answers = await Promise.all(
      [manager, other].map(async (by) => by.ask('/poolings', { body: await poolingInput(server, families) })),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409]);
  });
});

describe('what a family may know of others', () => {
  test('is nothing of two, and of three how many at least and parts of days', async () => {
    const hers = await newFamily(await newAsker(server));
    for (let index = 0; index < 2; index += 1) await newFamily(await newAsker(server));
    expect(await poolingOf(hers)).toMatchObject({ missing: [], hint: null, gaps: [], asked: [] });
    await newFamily(await newAsker(server));
    expect((await poolingOf(hers)).hint).toEqual({
      atLeastFamilies: 3,
      times: [
        { weekday: 2, part: 'afternoon' },
        { weekday: 2, part: 'evening' },
        { weekday: 4, part: 'afternoon' },
        { weekday: 4, part: 'evening' },
      ],
    });
  });

  test('is what keeps three or more apart from her, and what she has not said yet', async () => {
    for (let index = 0; index < 3; index += 1)
      await newFamily(await newAsker(server), { around: 'rogoredo' });
    const hers = await newFamily(await newAsker(server));
    expect((await poolingOf(hers)).gaps).toEqual([{ reason: 'distance', atLeastFamilies: 3 }]);
    const silent = await newFamily(await newAsker(server), {
      around: undefined,
      windows: [],
      sharing: false,
    });
    expect((await poolingOf(silent)).missing).toEqual(['sharing', 'around', 'times']);
  });

  test('counts one person once, however many needs she states', async () => {
    const hers = await newFamily(await newAsker(server));
    const busy = await newAsker(server);
    for (let index = 0; index < 3; index += 1) await newFamily(busy);
    expect((await poolingOf(hers)).hint).toBeNull();
  });

  test('a quarter that is none is refused by its path', async () => {
    const person = await newAsker(server);
    const body = { id: randomUUID(), need: sharedNeed({ around: 'nowhere' }), consents: true };
    expect(faultPathsOf(await person.ask('/needs', { body }))).toEqual(['json.need.around']);
  });
});
