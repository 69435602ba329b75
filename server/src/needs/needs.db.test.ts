import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newWord } from '../../test/belongings.ts';
import { faultPathsOf, refusalOf } from '../../test/calls.ts';
import { openTestServer, testSecret, type TestServer } from '../../test/harness.ts';
import { wellOf } from '../../test/members.ts';
import {
  needInput,
  newAsker,
  newManager,
  newNeed,
  newNeedBody,
  newOperatorFor,
  seenNeed,
  type SeenNeed,
} from '../../test/needs.ts';
import { tracesOf, visitorOf, visitorAt, type Visitor } from '../../test/visitors.ts';
import { inCommunity } from '../db/index.ts';
import { findCommunity, keepContact, type Community } from '../identity/index.ts';
import { mailWriter } from '../mail.ts';
import { runNeedClock } from './need-clock.ts';
import { readAs } from './reader.ts';

let server: TestServer;
let milano: Community;
let asker: Visitor;
let manager: Visitor;

beforeAll(async () => {
  server = await openTestServer();
  const community = await findCommunity(server.app, 'milano');
  if (community === undefined) throw new Error('no community');
  milano = community;
  asker = await newAsker(server);
  manager = await newManager(server);
});
afterAll(() => server.stop());

const day = 24 * 60 * 60 * 1000;
const listFor = async (reader: Visitor, show = 'waiting') => {
  const { items } = wellOf(await reader.ask('/needs', { query: `?show=${show}&limit=100` })) as {
    items: SeenNeed[];
  };
  return items.map(({ id }) => id);
};

describe('a stated need', () => {
  test('comes back with the days by which somebody answers, and its first step', async () => {
    const need = await newNeed(asker);
    expect(need).toMatchObject({
      state: 'open',
      isMine: true,
      person: null,
      manager: null,
      isLate: false,
      steps: [{ step: 'stated', by: asker.displayName, operator: null, note: null }],
    });
    const statedAt = server.clock.now().getTime();
    expect(Math.abs(Date.parse(need.replyDueAt) - statedAt - 3 * day)).toBeLessThan(60_000);
    expect(Math.abs(Date.parse(need.answerDueAt) - statedAt - 14 * day)).toBeLessThan(60_000);
  });

  test('sent twenty times at once is stated once', async () => {
    const person = await newAsker(server);
    const body = newNeedBody();
    const answers = await Promise.all(Array.from({ length: 20 }, () => person.ask('/needs', { body })));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    const [row] =
      await server.owner`select count(*)::int as needs from needs.need where person_id = ${person.personId}`;
    expect(row).toEqual({ needs: 1 });
    expect((await seenNeed(person, body.id)).steps).toHaveLength(1);
  });

  test('with the id of somebody else’s tells nothing of hers', async () => {
    const { id } = await newNeed(asker);
    const other = await newAsker(server);
    const answer = await other.ask('/needs', { body: newNeedBody({}, id) });
    expect(refusalOf(answer)).toBe('need_changed');
    expect((await other.ask(`/needs/${id}`)).status).toBe(404);
  });

  test('is one of ten at most, however many are stated at once', async () => {
    const person = await newAsker(server);
    const answers = await Promise.all(
      Array.from({ length: 14 }, () => person.ask('/needs', { body: newNeedBody() })),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(10);
    expect(answers.filter((answer) => answer.status === 409).map(refusalOf)).toEqual(
      Array.from({ length: 4 }, () => 'too_many_needs'),
    );
  });

  test.each<[string, Record<string, unknown>, string[]]>([
    ['a group of the taxonomy', { entries: ['NAU'] }, ['json.need.entries.0']],
    ['no entry of it', { entries: ['NAU1', 'XYZ9'] }, ['json.need.entries.1']],
    ['one twice', { entries: ['NAU1', 'NAU1'] }, ['json.need.entries']],
    ['a district that is not there', { district: 'municipio-99' }, ['json.need.district']],
    ['a period that is over', { until: '2020-01-01' }, ['json.need.until']],
    ['a period that ends before it begins', { from: '2099-02-01', until: '2099-01-01' }, ['json.need.until']],
    [
      'hours on days that the period does not have',
      { from: '2099-01-01', until: '2099-01-02', windows: [{ weekday: 1, startMinute: 0, endMinute: 60 }] },
      ['json.need.windows'],
    ],
    [
      'hours past midnight',
      { windows: [{ weekday: 1, startMinute: 1400, endMinute: 60 }] },
      ['json.need.windows'],
    ],
    ['a diagnosis', { diagnosis: 'x' }, ['json.need']],
    ['a nationality', { nationality: 'x' }, ['json.need']],
    ['a salary', { salary: 1 }, ['json.need']],
    ['words of one’s own', { words: 'Mia madre' }, ['json.need']],
  ])('is refused by path with %s, and nothing is kept', async (_what, changes, paths) => {
    const id = randomUUID();
    const answer = await asker.ask('/needs', { body: newNeedBody(changes, id) });
    expect(refusalOf(answer)).toBe('invalid_request');
    expect(faultPathsOf(answer)).toEqual(paths);
    expect((await asker.ask(`/needs/${id}`)).status).toBe(404);
  });

  test('without her consent is refused', async () => {
    const answer = await asker.ask('/needs', { body: { ...newNeedBody(), consents: false } });
    expect(faultPathsOf(answer)).toEqual(['json.consents']);
  });
});

describe('who reads a need', () => {
  test('the person and a community manager of no firm of hers; nobody else of her firm, nor of the programme', async () => {
    const { id } = await newNeed(asker);
    expect(await listFor(manager)).toContain(id);
    expect(await seenNeed(manager, id)).toMatchObject({ isMine: false, person: asker.displayName });
    const others: [string, string[], string | null][] = [
      ['an HR officer of her firm', ['employee', 'hr_officer'], 'naviglio'],
      ['a manager who works in her firm', ['employee', 'community_manager'], 'naviglio'],
      ['a colleague', ['employee'], 'naviglio'],
      ['an operator', ['operator'], 'partenariato'],
      ['a data protection officer', ['dpo'], 'partenariato'],
      ['a facilitator', ['facilitator'], 'partenariato'],
      ['an HR officer of another firm', ['hr_officer'], 'tipografia-tre-conche'],
    ];
    for (const [who, roles, organisation] of others) {
      const other = await visitorOf(server, `Altra ${newWord()}`, roles as never, organisation);
      for (const path of [`/needs/${id}`, `/needs/${id}/matches`, `/needs/${id}/alike`])
        expect((await other.ask(path)).status, `${who} ${path}`).toBe(404);
      const list = await other.ask('/needs');
      if (roles.includes('community_manager')) expect(list.text, who).not.toContain(id);
      else expect(list.status, who).toBe(403);
      const take = await other.ask(`/needs/${id}/take`, { body: { version: 1 } });
      expect([403, 404], who).toContain(take.status);
    }
  });

  test('a manager of her firm through a second membership does not either', async () => {
    const person = await newAsker(server);
    const { id } = await newNeed(person);
    const second = await newManager(server);
    expect(await listFor(second)).toContain(id);
    await server.owner`
      insert into identity.membership (community_id, id, person_id, organisation_id, roles)
      select community_id, gen_random_uuid(), ${second.personId}, id, '{employee}' from identity.organisation
      where code = 'naviglio'`;
    expect(await listFor(second)).not.toContain(id);
    expect((await second.ask(`/needs/${id}`)).status).toBe(404);
  });

  test('the database shows it to nobody until an operation has said who reads', async () => {
    const { id } = await newNeed(asker);
    const countAs = (reader: string | undefined) =>
      inCommunity(server.app, milano.id, async (trx) => {
        if (reader !== undefined) await readAs(trx, reader);
        const counts = await sql<{ needs: number; steps: number }>`
          select (select count(*)::int from needs.need where id = ${id}) as needs,
                 (select count(*)::int from needs.step where need_id = ${id}) as steps`.execute(trx);
        return counts.rows[0];
      });
    const officer = await visitorOf(server, `Ufficio ${newWord()}`, ['employee', 'hr_officer'], 'naviglio');
    const own = await visitorOf(
      server,
      `Interna ${newWord()}`,
      ['employee', 'community_manager'],
      'naviglio',
    );
    expect(await countAs(undefined)).toEqual({ needs: 0, steps: 0 });
    expect(await countAs(officer.personId)).toEqual({ needs: 0, steps: 0 });
    expect(await countAs(own.personId)).toEqual({ needs: 0, steps: 0 });
    expect(await countAs(asker.personId)).toEqual({ needs: 1, steps: 1 });
    expect(await countAs(manager.personId)).toEqual({ needs: 1, steps: 1 });
  });

  test('nor does it let her write what she may not read', async () => {
    const { id } = await newNeed(asker);
    const officer = await visitorOf(server, `Ufficio ${newWord()}`, ['hr_officer'], 'naviglio');
    const write = (statement: string) =>
      inCommunity(server.app, milano.id, async (trx) => {
        await readAs(trx, officer.personId);
        const { numAffectedRows } = await sql.raw(statement).execute(trx);
        return numAffectedRows;
      });
    expect(await write(`update needs.need set state = 'settled' where id = '${id}'`)).toBe(0n);
    expect(await write(`delete from needs.need where id = '${id}'`)).toBe(0n);
    const step = `insert into needs.step (community_id, id, need_id, number, step, at)
      values ('${milano.id}', '${randomUUID()}', '${id}', 9, 'late', now())`;
    await expect(write(step)).rejects.toMatchObject({ code: '42501' });
  });

  test('withdrawn, it is hers alone', async () => {
    const { id } = await newNeed(asker);
    await asker.ask(`/needs/${id}/withdraw`, { method: 'POST' });
    expect(await listFor(manager)).not.toContain(id);
    expect((await manager.ask(`/needs/${id}`)).status).toBe(404);
    expect((await seenNeed(asker, id)).steps.map(({ step }) => step)).toEqual(['stated', 'withdrawn']);
  });
});

describe('what happens to a need', () => {
  test('a manager takes it, and the person reads who she is', async () => {
    const { id, version, answerDueAt } = await newNeed(asker);
    const taken = wellOf(await manager.ask(`/needs/${id}/take`, { body: { version } })) as SeenNeed;
    expect(taken).toMatchObject({
      state: 'taken',
      manager: manager.displayName,
      isTendedByMe: true,
      answerDueAt,
    });
    expect(await seenNeed(asker, id)).toMatchObject({
      manager: manager.displayName,
      steps: [{ step: 'stated' }, { step: 'taken', by: manager.displayName }],
    });
    expect(await listFor(manager, 'mine')).toContain(id);
  });

  test('of twenty managers who take it at once one does', async () => {
    const { id, version } = await newNeed(asker);
    const managers = await Promise.all(Array.from({ length: 5 }, () => newManager(server)));
    const four = [...managers, ...managers, ...managers, ...managers];
    const answers = await Promise.all(four.map((one) => one.ask(`/needs/${id}/take`, { body: { version } })));
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1);
    expect(answers.filter((answer) => answer.status === 409)).toHaveLength(19);
    expect((await seenNeed(asker, id)).steps.map(({ step }) => step)).toEqual(['stated', 'taken']);
  });

  test('the person says it otherwise while nobody else has; an old version changes nothing', async () => {
    const { id, version, answerDueAt } = await newNeed(asker);
    const change = (at: number) =>
      asker.ask(`/needs/${id}`, {
        method: 'PUT',
        body: { version: at, need: needInput({ entries: ['NAU2'] }) },
      });
    expect(wellOf(await change(version))).toMatchObject({
      version: version + 1,
      entries: [{ code: 'NAU2' }],
      answerDueAt,
    });
    expect(refusalOf(await change(version))).toBe('need_changed');
    await asker.ask(`/needs/${id}/settle`, { method: 'POST' });
    expect(refusalOf(await change(version + 2))).toBe('need_over');
  });

  test('nobody looks after her own need', async () => {
    const own = await newNeed(manager, {});
    expect(await listFor(manager)).not.toContain(own.id);
    const answer = await manager.ask(`/needs/${own.id}/take`, { body: { version: own.version } });
    expect(refusalOf(answer)).toBe('forbidden');
  });

  test('an operator states it for her, and both names stand in its story and in the trail', async () => {
    const person = await visitorOf(server, `Rosa ${newWord()}`, ['neighbour'], null);
    const operator = await newOperatorFor(server, person);
    const need = await newNeed(operator);
    expect(need).toMatchObject({
      isMine: true,
      steps: [{ by: person.displayName, operator: operator.displayName }],
    });
    expect(await seenNeed(person, need.id)).toMatchObject({ isMine: true, state: 'open' });
    expect((await tracesOf(server, 'need.step_on_behalf'))[0]).toMatchObject({
      actor_person_id: operator.personId,
      on_behalf_of_person_id: person.personId,
      subject_id: need.id,
    });
  });
});

describe('how many others have this too', () => {
  test('is said from ten on, in steps, of people who count for it; once a person however many needs she has', async () => {
    const entry = 'QUO4';
    const mine = await newNeed(asker, { entries: [entry], joinsOthers: false });
    const alike = async () => wellOf(await asker.ask(`/needs/${mine.id}/alike`));
    const others: Visitor[] = [];
    for (let count = 0; count < 9; count += 1) {
      const other = await newAsker(server);
      others.push(other);
      await newNeed(other, { entries: ['QUO1', entry] });
      await newNeed(other, { entries: [entry] });
    }
    await newNeed(await newAsker(server), { entries: [entry], joinsOthers: false });
    expect(await alike()).toEqual({ atLeastPeople: null });
    const { id } = await newNeed(await newAsker(server), { entries: [entry] });
    expect(await alike()).toEqual({ atLeastPeople: 10 });
    await newNeed(await newAsker(server), { entries: [entry] });
    expect(await alike()).toEqual({ atLeastPeople: 10 });
    expect((await others[0]?.ask(`/needs/${id}/alike`))?.status).toBe(404);
  });
});

describe('the clock', () => {
  const run = () =>
    runNeedClock({
      app: server.app,
      clock: server.clock,
      secret: testSecret,
      origins: { portal: 'https://portal.example' },
      writeMail: async (trx, community, now, mail) => {
        written.push(mail);
        await keepMail(trx, community, now, mail);
      },
    });
  const keepMail = mailWriter(testSecret);
  const written: unknown[] = [];
  const mailsTo = async (personId: string) => {
    const rows = await server.owner<{ kind: string }[]>`
      select kind from notices.message where person_id = ${personId} and kind like 'need%'`;
    return rows.map(({ kind }) => kind);
  };

  test('marks what is late once a week, tells the managers who may look after it, and stops with an answer', async () => {
    await server.owner`delete from needs.need`;
    const { id } = await newNeed(asker);
    const inside = await visitorOf(
      server,
      `Interna ${newWord()}`,
      ['employee', 'community_manager'],
      'naviglio',
    );
    for (const { personId } of [manager, inside])
      await inCommunity(server.app, milano.id, (trx) =>
        keepContact(trx, milano, testSecret, server.clock.now(), {
          personId,
          address: `${personId}@example.org`,
        }),
      );
    const start = server.clock.now().getTime();
    const at = (days: number) => {
      server.clock.instant = new Date(start + days * day);
    };
    await run();
    expect(await mailsTo(manager.personId)).toEqual([]);
    at(3.1);
    await Promise.all([run(), run(), run()]);
    await run();
    expect(await mailsTo(manager.personId)).toEqual(['need_late']);
    expect(await mailsTo(inside.personId)).toEqual([]);
    at(10.2);
    await run();
    expect(await mailsTo(manager.personId)).toEqual(['need_late', 'need_late']);
    server.clock.instant = undefined;
    const seen = await seenNeed(asker, id);
    expect(seen.steps.map(({ step, by }) => [step, by])).toEqual([
      ['stated', asker.displayName],
      ['late', null],
      ['late', null],
    ]);
    expect(await listFor(manager, 'late')).toEqual([id]);
    await asker.ask(`/needs/${id}/settle`, { method: 'POST' });
    at(40);
    await run();
    server.clock.instant = undefined;
    expect(await mailsTo(manager.personId)).toHaveLength(2);
  });

  test('says on the page that a promised day has passed', async () => {
    const person = await newAsker(server);
    const { id } = await newNeed(person);
    server.clock.instant = new Date(server.clock.now().getTime() + 4 * day);
    const later = await visitorAt(server, person.displayName, person.personId, person.membershipId);
    expect(await seenNeed(later, id)).toMatchObject({ isLate: true });
    server.clock.instant = undefined;
  });

  test('writes mail that says neither what is needed nor by whom', () => {
    expect(written).toHaveLength(2);
    const words = JSON.stringify(written);
    for (const told of [asker.displayName, asker.personId, ...(needInput().entries as string[])])
      expect(words).not.toContain(told);
    expect(words).toContain('/desk/needs');
  });
});
