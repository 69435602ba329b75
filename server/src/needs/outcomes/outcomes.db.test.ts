import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newWord } from '../../../test/belongings.ts';
import { refusalOf } from '../../../test/calls.ts';
import { openTestServer, testSecret, type TestServer } from '../../../test/harness.ts';
import { wellOf } from '../../../test/members.ts';
import {
  newAskedNeed,
  newAsker,
  newManager,
  newNeed,
  newOperatorFor,
  seenNeed,
  type SeenNeed,
} from '../../../test/needs.ts';
import { visitorOf, type Visitor } from '../../../test/visitors.ts';
import { inCommunity } from '../../db/index.ts';
import { findCommunity, keepContact, type Community } from '../../identity/index.ts';
import { mailWriter } from '../../mail.ts';
import { runNeedClock } from '../need-clock.ts';

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
  for (const { personId } of [asker, manager])
    await inCommunity(server.app, milano.id, (trx) =>
      keepContact(trx, milano, testSecret, server.clock.now(), {
        personId,
        address: `${personId}@example.org`,
      }),
    );
});
afterAll(() => server.stop());

const day = 24 * 60 * 60 * 1000;
const say = (by: Visitor, id: string, body: Record<string, unknown>) =>
  by.ask(`/needs/${id}/outcome`, { body: { afterDays: 30, ...body } });
const stepsOf = ({ steps }: SeenNeed) => steps.map(({ step }) => step);
const mailsTo = async ({ personId }: Visitor) => {
  const rows = await server.owner<{ kind: string }[]>`
    select kind from notices.message where person_id = ${personId} and kind in ('need_outcome_asked', 'need_searched_again')`;
  return rows.map(({ kind }) => kind);
};

describe('the clock', () => {
  test('asks at thirty and at ninety days, each once more after two weeks, and then no more', async () => {
    const start = server.clock.now().getTime();
    const written: unknown[] = [];
    const keepMail = mailWriter(testSecret);
    const runAt = async (days: number, times = 1) => {
      server.clock.instant = new Date(start + days * day);
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
      await Promise.all(Array.from({ length: times }, run));
      server.clock.instant = undefined;
    };
    const { id } = await newNeed(asker);
    await asker.ask(`/needs/${id}/settle`, { method: 'POST' });
    const askedAt: [number, number, number][] = [];
    for (const [days, mails, steps] of [
      [29, 0, 2],
      [30.1, 1, 3],
      [43, 1, 3],
      [44.2, 2, 3],
      [89, 2, 3],
      [90.1, 3, 4],
      [104.2, 4, 4],
      [200, 4, 4],
    ] as const) {
      await runAt(days, 3);
      askedAt.push([days, (await mailsTo(asker)).length, (await seenNeed(asker, id)).steps.length]);
      expect(askedAt.at(-1)).toEqual([days, mails, steps]);
    }
    expect(await seenNeed(asker, id)).toMatchObject({
      outcomes: [
        { afterDays: 30, outcome: null },
        { afterDays: 90, outcome: null },
      ],
    });
    expect(JSON.stringify(written)).not.toContain(asker.displayName);
    expect(JSON.stringify(written)).not.toContain('NAU1');
  });

  test('asks nothing about an answer that fell through, nor about a need that was taken back', async () => {
    const person = await newAsker(server);
    const { id } = await newNeed(person);
    await person.ask(`/needs/${id}/settle`, { method: 'POST' });
    await person.ask(`/needs/${id}/withdraw`, { method: 'POST' });
    const [row] = await server.owner`select count(*)::int as asked from needs.outcome where need_id = ${id}`;
    expect(row).toEqual({ asked: 0 });
  });
});

describe('how it went', () => {
  test('is said once, read by the person and by managers who are not of her firm, with her words', async () => {
    const { id } = await newAskedNeed(server, asker);
    wellOf(await say(asker, id, { outcome: 'helped', words: 'Viene il martedì' }));
    wellOf(await say(asker, id, { outcome: 'helped' }));
    expect(refusalOf(await say(asker, id, { outcome: 'not_helped' }))).toBe('outcome_answered');
    const seen = await seenNeed(manager, id);
    expect(seen).toMatchObject({ state: 'settled', outcomes: [{ afterDays: 30, outcome: 'helped' }] });
    expect(seen.steps.at(-1)).toMatchObject({
      step: 'helped',
      note: 'Viene il martedì',
      by: asker.displayName,
    });
    expect(stepsOf(seen).filter((step) => step === 'helped')).toHaveLength(1);
    const colleague = await newManager(server, 'naviglio');
    expect((await colleague.ask(`/needs/${id}`)).status).toBe(404);
    expect((await say(manager, id, { outcome: 'helped' })).status).toBe(404);
  });

  test('said ten times at once otherwise, stands as it was said first', async () => {
    const { id } = await newAskedNeed(server, asker);
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        say(asker, id, { outcome: index % 2 === 0 ? 'helped' : 'helped_in_part' }),
      ),
    );
    const seen = await seenNeed(asker, id);
    expect(stepsOf(seen).filter((step) => step.startsWith('helped'))).toEqual([seen.outcomes[0]?.outcome]);
    for (const answer of answers)
      expect(answer.status === 200 ? 'well' : refusalOf(answer)).toMatch(
        /^(well|outcome_answered|need_changed)$/u,
      );
  });

  test('that did not help starts the clock again, and who looks after it is told', async () => {
    const { id, version } = await newNeed(asker);
    wellOf(await manager.ask(`/needs/${id}/take`, { body: { version } }));
    await asker.ask(`/needs/${id}/settle`, { method: 'POST' });
    await server.owner`update needs.outcome set asked_at = now(), asked_count = 1 where need_id = ${id}`;
    const before = (await mailsTo(manager)).length;
    const seen = wellOf(await say(asker, id, { afterDays: 90, outcome: 'not_helped' })) as SeenNeed;
    expect(seen).toMatchObject({ state: 'taken', manager: manager.displayName });
    expect(Math.abs(Date.parse(seen.answerDueAt) - server.clock.now().getTime() - 7 * day)).toBeLessThan(
      60_000,
    );
    expect((await mailsTo(manager)).slice(before)).toEqual(['need_searched_again']);
  });

  test('that nobody looks after begins as one that was just stated', async () => {
    const { id } = await newAskedNeed(server, asker);
    await server.owner`update needs.need set reply_due_at = now() - interval '30 days' where id = ${id}`;
    const seen = wellOf(await say(asker, id, { outcome: 'still_waiting' })) as SeenNeed;
    expect(seen).toMatchObject({ state: 'open', isLate: false });
    expect(stepsOf(seen).at(-1)).toBe('still_waiting');
  });

  test('is refused before it is asked, and of a need that was taken back; nothing is written', async () => {
    const { id } = await newNeed(asker);
    await asker.ask(`/needs/${id}/settle`, { method: 'POST' });
    expect(refusalOf(await say(asker, id, { outcome: 'helped' }))).toBe('not_found');
    const asked = await newAskedNeed(server, asker);
    await asker.ask(`/needs/${asked.id}/withdraw`, { method: 'POST' });
    expect(refusalOf(await say(asker, asked.id, { outcome: 'helped' }))).toBe('need_over');
    expect(stepsOf(await seenNeed(asker, id))).toEqual(['stated', 'settled']);
  });

  test('is said by an operator with both names in the story', async () => {
    const person = await visitorOf(server, `Rosa ${newWord()}`, ['neighbour'], null);
    const { id } = await newAskedNeed(server, person);
    const operator = await newOperatorFor(server, person);
    wellOf(await say(operator, id, { outcome: 'helped_in_part' }));
    expect((await seenNeed(person, id)).steps.at(-1)).toMatchObject({
      step: 'helped_in_part',
      by: person.displayName,
      operator: operator.displayName,
    });
  });

  test('is counted from ten people on, in steps, and for managers alone', async () => {
    await server.owner`delete from needs.need`;
    const counts = async () =>
      (wellOf(await manager.ask('/need-outcomes')) as { items: Record<string, unknown>[] }).items;
    const one = async () => {
      const person = await newAsker(server);
      const { id } = await newAskedNeed(server, person);
      wellOf(await say(person, id, { outcome: 'helped' }));
    };
    for (let people = 0; people < 9; people += 1) await one();
    expect(await counts()).toEqual([]);
    await one();
    await one();
    expect(await counts()).toEqual([{ afterDays: 30, outcome: 'helped', atLeastPeople: 10 }]);
    expect(refusalOf(await asker.ask('/need-outcomes'))).toBe('forbidden');
  });
});
