import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newWord } from '../../../test/belongings.ts';
import { faultPathsOf, refusalOf } from '../../../test/calls.ts';
import { openTestServer, testSecret, type TestServer } from '../../../test/harness.ts';
import { wellOf } from '../../../test/members.ts';
import { newAsker, newManager, newNeed, seenNeed } from '../../../test/needs.ts';
import {
  cooperative,
  move,
  newReceiver,
  newReferral,
  newRequest,
  ownContact,
  refer,
  type SeenReferral,
} from '../../../test/referral-rows.ts';
import { visitorOf, type Visitor } from '../../../test/visitors.ts';
import { inCommunity } from '../../db/index.ts';
import { findCommunity, keepContact, type Community } from '../../identity/index.ts';
import { mailWriter } from '../../mail.ts';
import { runNeedClock } from '../need-clock.ts';

let server: TestServer;
let milano: Community;
let asker: Visitor;
let manager: Visitor;
let receiver: Visitor;

beforeAll(async () => {
  server = await openTestServer();
  const community = await findCommunity(server.app, 'milano');
  if (community === undefined) throw new Error('no community');
  milano = community;
  asker = await newAsker(server);
  manager = await newManager(server);
  receiver = await newReceiver(server);
});
afterAll(() => server.stop());

const day = 24 * 60 * 60 * 1000;
const soon = () => new Date(server.clock.now().getTime() + 6 * day).toISOString().slice(0, 10);
const listOf = async (reader: Visitor, show = 'open') =>
  (wellOf(await reader.ask('/referrals', { query: `?show=${show}&limit=100` })) as { items: SeenReferral[] })
    .items;
const ofNeed = async (reader: Visitor, need: string) =>
  (wellOf(await reader.ask(`/needs/${need}/referrals`)) as { items: SeenReferral[] }).items;
const listedFor = async (reader: Visitor, id: string) =>
  (await listOf(reader)).find((referral) => referral.id === id);
const refused = async (by: Visitor, { id, version }: SeenReferral, step: Record<string, unknown>) =>
  by.ask(`/referrals/${id}/moves`, { body: { version, ...step } });
/** A need of a new person's, that nothing else in this file stands on. */
const needOfNew = async () => {
  const person = await newAsker(server);
  return { person, need: await newNeed(person) };
};

describe('a need that is handed to an organisation', () => {
  test('goes its way to the end, and the person reads every step', async () => {
    const { person, need } = await needOfNew();
    const draft = await refer(manager, need.id);
    expect(draft).toMatchObject({ state: 'draft', need: need.id, told: null, moves: ['cancel', 'void'] });
    const requested = await move(person, draft, { move: 'agree', contact: ownContact });
    expect(await listedFor(receiver, draft.id)).toMatchObject({
      need: null,
      person: person.displayName,
      told: { contact: ownContact, entries: [{ code: 'NAU1' }] },
      moves: ['accept', 'reject'],
    });
    const accepted = await move(receiver, requested, { move: 'accept', by: soon() });
    expect(await seenNeed(person, need.id)).toMatchObject({
      state: 'answered',
      manager: manager.displayName,
    });
    const begun = await move(receiver, accepted, { move: 'start', by: soon() });
    const paused = await move(receiver, begun, { move: 'hold', by: soon(), reason: 'La badante è malata' });
    const again = await move(receiver, paused, { move: 'start', by: soon() });
    const done = await move(receiver, again, { move: 'complete' });
    expect(done).toMatchObject({ state: 'completed', told: null, dueAt: null, moves: [] });
    const [seen] = await ofNeed(person, need.id);
    expect(seen?.steps.map(({ step, reason, dueOn }) => [step, reason, dueOn])).toEqual([
      ['draft', 'Conoscono già il cortile', null],
      ['requested', null, null],
      ['accepted', null, soon()],
      ['in_progress', null, soon()],
      ['on_hold', 'La badante è malata', soon()],
      ['in_progress', null, soon()],
      ['completed', null, null],
    ]);
    expect((await seenNeed(person, need.id)).steps.map(({ step }) => step)).toEqual(['stated', 'referred']);
  });

  test('is told to the organisation only after her yes, and not a word longer than it serves', async () => {
    const referral = await newReferral(server, await newAsker(server));
    expect(await listedFor(receiver, referral.id)).toBeUndefined();
    expect((await refused(receiver, referral, { move: 'accept', by: soon() })).status).toBe(404);
    const person = await newAsker(server);
    const requested = await newRequest(server, person);
    await move(person, requested, { move: 'cancel' });
    expect(await listedFor(receiver, requested.id)).toBeUndefined();
    expect((await listOf(receiver, 'over')).map(({ id }) => id)).not.toContain(requested.id);
    const [row] = await server.owner`select told from needs.referral where id = ${requested.id}`;
    expect(row).toEqual({ told: null });
  });

  test('starts the clock again when the organisation did not manage', async () => {
    const { person, need } = await needOfNew();
    const requested = await move(person, await refer(manager, need.id), {
      move: 'agree',
      contact: ownContact,
    });
    const accepted = await move(receiver, requested, { move: 'accept', by: soon() });
    await move(receiver, accepted, { move: 'fail', reason: 'Nessuna badante libera' });
    const seen = await seenNeed(person, need.id);
    expect(seen).toMatchObject({ state: 'taken' });
    expect(seen.steps.map(({ step }) => step)).toEqual(['stated', 'referred', 'referral_failed']);
    expect(Math.abs(Date.parse(seen.answerDueAt) - server.clock.now().getTime() - 7 * day)).toBeLessThan(
      60_000,
    );
  });

  test('is called off with the need', async () => {
    const { person, need } = await needOfNew();
    const requested = await move(person, await refer(manager, need.id), {
      move: 'agree',
      contact: ownContact,
    });
    await person.ask(`/needs/${need.id}/withdraw`, { method: 'POST' });
    expect(await listedFor(receiver, requested.id)).toBeUndefined();
    expect((await ofNeed(person, need.id))[0]).toMatchObject({ state: 'cancelled', told: null });
  });
});

describe('who reads a referral', () => {
  test('the person, managers of no firm of hers, and who looks after the organisation’s services; nobody else', async () => {
    const { person, need } = await needOfNew();
    const requested = await move(person, await refer(manager, need.id), {
      move: 'agree',
      contact: ownContact,
    });
    const strangers: [string, string[], string][] = [
      ['an HR officer of her firm', ['employee', 'hr_officer'], 'naviglio'],
      ['a manager who works in her firm', ['employee', 'community_manager'], 'naviglio'],
      ['a provider of another organisation', ['provider'], 'tipografia-tre-conche'],
      ['an employee of the organisation', ['employee'], cooperative],
      ['an operator', ['operator'], 'partenariato'],
    ];
    for (const [who, roles, organisation] of strangers) {
      const other = await visitorOf(server, `Altra ${newWord()}`, roles as never, organisation);
      expect((await other.ask('/referrals')).text, who).not.toContain(requested.id);
      expect((await refused(other, requested, { move: 'cancel', reason: 'x' })).status, who).toBe(404);
      expect((await other.ask(`/needs/${need.id}/referrals`)).status, who).toBe(404);
    }
    expect((await receiver.ask(`/needs/${need.id}`)).status).toBe(404);
  });

  test('not a provider who works with her besides', async () => {
    const both = await newReceiver(server);
    const requested = await newRequest(server, await newAsker(server));
    expect(await listedFor(both, requested.id)).toBeDefined();
    await server.owner`
      insert into identity.membership (community_id, id, person_id, organisation_id, roles)
      select community_id, gen_random_uuid(), ${both.personId}, id, '{employee}' from identity.organisation
      where code = 'naviglio'`;
    expect(await listedFor(both, requested.id)).toBeUndefined();
    expect((await refused(both, requested, { move: 'accept', by: soon() })).status).toBe(404);
  });
});

describe('what is refused', () => {
  test('an organisation where nobody could answer, the person’s own, and one that left', async () => {
    const { id } = await newNeed(asker);
    const ask = (organisation: string) =>
      manager.ask(`/needs/${id}/referrals`, { body: { organisation, reason: 'Provo' } });
    const colleague = await newReceiver(server, 'naviglio');
    expect(colleague.personId).toBeTruthy();
    for (const organisation of ['condominio-dei-tigli', 'naviglio', 'nessuna'])
      expect(refusalOf(await ask(organisation)), organisation).toBe('receiver_not_fit');
    await newReceiver(server, 'tipografia-tre-conche');
    await server.owner`
      update identity.organisation_role r set ends_on = current_date from identity.organisation o
      where o.id = r.organisation_id and o.code = 'tipografia-tre-conche'`;
    await server.owner`
      insert into identity.organisation_role (community_id, id, organisation_id, role, ends_on)
      select community_id, gen_random_uuid(), id, 'partner', current_date from identity.organisation
      where code = 'tipografia-tre-conche'`;
    expect(refusalOf(await ask('tipografia-tre-conche'))).toBe('receiver_left');
    const { items } = wellOf(await manager.ask(`/needs/${id}/receivers`)) as { items: { code: string }[] };
    expect(items.map(({ code }) => code)).toContain(cooperative);
    expect(items.map(({ code }) => code)).not.toContain('tipografia-tre-conche');
    expect(items.map(({ code }) => code)).not.toContain('naviglio');
  });

  test('the yes and the next step once it has left meanwhile; to end it stays possible', async () => {
    const organisation = 'circolo-del-libro-che-va';
    await server.owner`
      with gone as (
        insert into identity.organisation (community_id, id, code, name, kind)
        select id, gen_random_uuid(), ${organisation}, 'Circolo', 'association' from identity.community where slug = 'milano'
        returning community_id, id)
      insert into identity.organisation_role (community_id, id, organisation_id, role)
      select community_id, gen_random_uuid(), id, 'provider' from gone`;
    const club = await newReceiver(server, organisation);
    const [one, other] = [await needOfNew(), await needOfNew()];
    const draft = await refer(manager, one.need.id, { organisation });
    const requested = await move(other.person, await refer(manager, other.need.id, { organisation }), {
      move: 'agree',
      contact: ownContact,
    });
    await server.owner`
      update identity.organisation_role r set ends_on = current_date from identity.organisation o
      where o.id = r.organisation_id and o.code = ${organisation}`;
    const yes = await refused(one.person, draft, { move: 'agree', contact: ownContact });
    expect(refusalOf(yes)).toBe('receiver_left');
    expect(refusalOf(await refused(club, requested, { move: 'accept', by: soon() }))).toBe('receiver_left');
    expect(await move(club, requested, { move: 'reject', reason: 'Abbiamo chiuso' })).toMatchObject({
      state: 'rejected',
    });
  });

  test.each<[string, Record<string, unknown>, string[]]>([
    ['a yes without a way to reach her', { move: 'agree' }, ['json.contact']],
    ['a no of a manager without a reason', { move: 'void' }, ['json.reason']],
  ])('%s', async (_what, step, paths) => {
    const person = await newAsker(server);
    const referral = await newReferral(server, person);
    const answer = await refused(step['move'] === 'void' ? manager : person, referral, step);
    expect(refusalOf(answer)).toBe('referral_not_fit');
    expect(faultPathsOf(answer)).toEqual(paths);
  });

  test('a day that has passed, one in two years, and a step that is not the organisation’s', async () => {
    const requested = await newRequest(server, asker);
    for (const by of ['2020-01-01', '2099-01-01'])
      expect(faultPathsOf(await refused(receiver, requested, { move: 'accept', by }))).toEqual(['json.by']);
    expect(refusalOf(await refused(receiver, requested, { move: 'complete' }))).toBe('referral_changed');
    expect(refusalOf(await refused(asker, requested, { move: 'accept', by: soon() }))).toBe(
      'referral_changed',
    );
    expect((await listedFor(receiver, requested.id))?.state).toBe('requested');
  });

  test('the same organisation twice while it is open, and an eleventh referral', async () => {
    const { need } = await needOfNew();
    const ask = () =>
      manager.ask(`/needs/${need.id}/referrals`, { body: { organisation: cooperative, reason: 'x' } });
    const answers = await Promise.all(Array.from({ length: 8 }, ask));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(refusalOf(await ask())).toBe('already_referred');
    for (let count = 1; count < 10; count += 1) {
      const [open] = await ofNeed(manager, need.id);
      if (open !== undefined) await move(manager, open, { move: 'void', reason: 'Prova' });
      expect((await ask()).status).toBe(201);
    }
    const [last] = await ofNeed(manager, need.id);
    if (last !== undefined) await move(manager, last, { move: 'void', reason: 'Prova' });
    expect(refusalOf(await ask())).toBe('too_many_referrals');
  });

  test('of twenty answers at once all but one', async () => {
    const requested = await newRequest(server, asker);
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        refused(
          receiver,
          requested,
          index % 2 === 0 ? { move: 'accept', by: soon() } : { move: 'reject', reason: 'Siamo al completo' },
        ),
      ),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const [seen] = await ofNeed(asker, requested.need ?? '');
    expect(seen?.steps).toHaveLength(3);
  });
});

describe('a promised day that passes', () => {
  test('stands in the story, and is told to managers and to the organisation that owes the step', async () => {
    await server.owner`delete from needs.need`;
    const person = await newAsker(server);
    const requested = await newRequest(server, person);
    for (const { personId } of [manager, receiver])
      await inCommunity(server.app, milano.id, (trx) =>
        keepContact(trx, milano, testSecret, server.clock.now(), {
          personId,
          address: `${personId}@example.org`,
        }),
      );
    const written: unknown[] = [];
    const keepMail = mailWriter(testSecret);
    server.clock.instant = new Date(server.clock.now().getTime() + 5.5 * day);
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
    await Promise.all([run(), run()]);
    server.clock.instant = undefined;
    const kindsTo = async (personId: string) => {
      const rows = await server.owner<{ kind: string }[]>`
        select kind from notices.message where person_id = ${personId} and kind like 'referral%' order by kind`;
      return rows.map(({ kind }) => kind);
    };
    expect(await kindsTo(manager.personId)).toEqual(['referral_moved_desk']);
    expect(await kindsTo(receiver.personId)).toEqual(['referral_late']);
    const [seen] = await ofNeed(person, requested.need ?? '');
    expect(seen?.steps.at(-1)).toMatchObject({ step: 'late', by: null });
    expect(await listedFor(receiver, requested.id)).toMatchObject({ isLate: true });
    expect((await listOf(manager, 'late')).map(({ id }) => id)).toEqual([requested.id]);
    for (const told of [person.displayName, person.personId, ownContact, 'NAU1'])
      expect(JSON.stringify(written)).not.toContain(told);
  });
});
