import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newWord } from '../../test/belongings.ts';
import { faultPathsOf, refusalOf } from '../../test/calls.ts';
import { openTestServer, type TestServer } from '../../test/harness.ts';
import { wellOf } from '../../test/members.ts';
import {
  newAsker,
  newManager,
  newNeed,
  propose,
  seenMatches,
  seenNeed,
  type SeenMatches,
} from '../../test/needs.ts';
import { tracesOf, visitorOf, type Visitor } from '../../test/visitors.ts';

let server: TestServer;
let asker: Visitor;
let manager: Visitor;
beforeAll(async () => {
  server = await openTestServer();
  asker = await newAsker(server);
  manager = await newManager(server);
});
afterAll(() => server.stop());

const answersOf = ({ result }: SeenMatches) => result.needs[0]?.matches.map(({ answer }) => answer.id) ?? [];

describe('what answers a stored need', () => {
  test('is explained to the person and to her manager alike', async () => {
    const { id } = await newNeed(asker, { entries: ['NAU1', 'NAU4'] });
    const [hers, theirs] = [await seenMatches(asker, id), await seenMatches(manager, id)];
    expect(hers.result.needs.map(({ entry }) => entry)).toEqual(['NAU1', 'NAU4']);
    expect(answersOf(hers).length).toBeGreaterThan(0);
    expect(answersOf(theirs).filter((answer) => !answersOf(hers).includes(answer))).toEqual([]);
    expect(hers.proposals).toEqual([]);
  });

  test('has a firm’s own offers for its person alone, and no manager can propose one', async () => {
    const [own] = await server.owner<{ id: string; entry: string }[]>`
      select s.id, s.entries[1] as entry from catalogue.service s
      join identity.organisation o on o.id = any (s.audience_organisation_ids) and o.code = 'naviglio' limit 1`;
    if (own === undefined) throw new Error('the demonstration has no such offer');
    const [entry] = await server.owner<{ code: string }[]>`
      select code from catalogue.taxonomy_entry where rtrim(code, '0123456789') = rtrim(${own.entry}, '0123456789')
        and (code = ${own.entry} or group_code = ${own.entry}) and group_code is not null limit 1`;
    const { id } = await newNeed(asker, {
      entries: [entry?.code],
      reach: 'programme',
      windows: [],
      ageBands: [],
    });
    expect(answersOf(await seenMatches(asker, id))).toContain(own.id);
    expect(answersOf(await seenMatches(manager, id))).not.toContain(own.id);
    const refused = await propose(manager, id, own.id, 'Perché è suo');
    expect(faultPathsOf(refused)).toEqual(['json.answerId']);
  });
});

describe('a proposal', () => {
  test('of the first needs no reason; the person is told, and the clock stands still', async () => {
    const { id } = await newNeed(asker);
    const [first = ''] = answersOf(await seenMatches(manager, id));
    const { proposals } = wellOf(await propose(manager, id, first)) as SeenMatches;
    expect(proposals).toMatchObject([
      { answerId: first, isOverride: false, reason: null, by: manager.displayName, isUseful: null },
    ]);
    expect(await seenNeed(asker, id)).toMatchObject({
      state: 'answered',
      isLate: false,
      manager: manager.displayName,
      steps: [{ step: 'stated' }, { step: 'proposed', note: null }],
    });
    const [row] = await server.owner`select due_at, state from needs.need where id = ${id}`;
    expect(row).toEqual({ due_at: null, state: 'answered' });
  });

  test('of any other needs one, which the person reads, and stands in the trail', async () => {
    const { id } = await newNeed(asker);
    const answers = answersOf(await seenMatches(manager, id));
    expect(answers.length).toBeGreaterThan(1);
    const other = answers[1] ?? '';
    expect(refusalOf(await propose(manager, id, other))).toBe('override_without_reason');
    expect(await seenNeed(asker, id)).toMatchObject({ state: 'open', version: 1 });
    const reason = 'Ci lavora una persona che conosce già la famiglia';
    const { proposals } = wellOf(await propose(manager, id, other, reason)) as SeenMatches;
    expect(proposals).toMatchObject([{ isOverride: true, reason }]);
    expect((await seenNeed(asker, id)).steps.at(-1)).toMatchObject({ step: 'proposed', note: reason });
    expect((await tracesOf(server, 'need.answer_overridden'))[0]).toMatchObject({
      actor_person_id: manager.personId,
      subject_id: proposals[0]?.id,
    });
  });

  test('of what cannot answer it, of the same twice and of an old version is refused, and nothing is kept', async () => {
    const { id, version } = await newNeed(asker);
    const [first = ''] = answersOf(await seenMatches(manager, id));
    expect(faultPathsOf(await propose(manager, id, randomUUID(), 'x'))).toEqual(['json.answerId']);
    const old = await manager.ask(`/needs/${id}/proposals`, {
      body: { version: version + 1, answerId: first },
    });
    expect(refusalOf(old)).toBe('need_changed');
    expect((await seenMatches(asker, id)).proposals).toEqual([]);
    wellOf(await propose(manager, id, first));
    expect(refusalOf(await propose(manager, id, first))).toBe('already_proposed');
  });

  test('by twenty at once is one', async () => {
    const { id, version } = await newNeed(asker);
    const [first = ''] = answersOf(await seenMatches(manager, id));
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        manager.ask(`/needs/${id}/proposals`, { body: { version, answerId: first } }),
      ),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(19);
    expect((await seenMatches(asker, id)).proposals).toHaveLength(1);
  });

  test('is the person’s to judge; one that does not help starts the clock again', async () => {
    const { id } = await newNeed(asker);
    const [first = ''] = answersOf(await seenMatches(manager, id));
    const { proposals } = wellOf(await propose(manager, id, first)) as SeenMatches;
    const judge = (by: Visitor, isUseful: boolean) =>
      by.ask(`/needs/${id}/proposals/${proposals[0]?.id}/verdict`, { body: { isUseful } });
    expect((await judge(manager, true)).status).toBe(404);
    expect(wellOf(await judge(asker, false))).toMatchObject({ proposals: [{ isUseful: false }] });
    expect(await seenNeed(asker, id)).toMatchObject({ state: 'taken' });
    const [row] = await server.owner`select due_at is not null as runs from needs.need where id = ${id}`;
    expect(row).toEqual({ runs: true });
    wellOf(await judge(asker, true));
    expect((await seenNeed(asker, id)).steps.map(({ step }) => step)).toEqual([
      'stated',
      'proposed',
      'not_useful',
      'useful',
    ]);
  });

  test('is nobody’s who works in her firm', async () => {
    const { id, version } = await newNeed(asker);
    const [first = ''] = answersOf(await seenMatches(asker, id));
    const inside = await visitorOf(
      server,
      `Interna ${newWord()}`,
      ['employee', 'community_manager'],
      'naviglio',
    );
    const answer = await inside.ask(`/needs/${id}/proposals`, { body: { version, answerId: first } });
    expect(answer.status).toBe(404);
  });
});
