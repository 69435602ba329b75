// A campaign from agreement to launch: its steps and their races, whom it invites, what it tells and when.
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newDraft, newPaperBatch, newPlan, newWord } from '../../test/belongings.ts';
import { refusalOf, submissionOf, type CallAnswer } from '../../test/calls.ts';
import { openTestServer, testSecret, type TestServer } from '../../test/harness.ts';
import { knownVisitor, tracesOf, visitorOf, type Visitor } from '../../test/visitors.ts';
import { inCommunity } from '../db/index.ts';
import { findCommunity, keepContact, type Community, type MailWriter } from '../identity/index.ts';
import { keepAudiences } from './campaign-audience.ts';
import { sendCampaignNotices } from './campaign-notices.ts';

let server: TestServer;
let milano: Community;
let officer: Visitor;
let manager: Visitor;
beforeAll(async () => {
  server = await openTestServer();
  const community = await findCommunity(server.app, 'milano');
  if (community === undefined) throw new Error('no community');
  milano = community;
  officer = await knownVisitor(server, 'Giulia Ferri');
  manager = await knownVisitor(server, 'Marta Conti');
});
afterAll(() => server.stop());

interface Detail {
  code: string;
  version: number;
  status: string;
  may: string[];
  needsSoleApprovalReason: boolean;
  notice: { kind: string; letter?: string } | null;
  preview: { audience: Record<string, unknown>; faults: { field: string; code: string }[] } | null;
  nextStep: { step: string; by: string };
}
const detailIn = ({ body }: CallAnswer) => body as Detail;
const faultsIn = ({ body }: CallAnswer) =>
  (body as { faults?: { path: string; code: string }[] }).faults ?? [];

async function draft(who = officer, changes: object = {}): Promise<Detail> {
  const answer = await who.ask('/campaigns', { method: 'POST', body: { ...newPlan(), ...changes } });
  expect(answer.status, answer.text).toBe(201);
  return detailIn(answer);
}
const move = (
  who: Visitor,
  { code, version }: { code: string; version: number },
  step: string,
  reason?: string,
) =>
  who.ask(`/campaigns/${code}/steps`, {
    method: 'POST',
    body: { step, version, ...(reason === undefined ? {} : { reason }) },
  });
const noteNotice = (who: Visitor, { code, version }: Detail, body: object) =>
  who.ask(`/campaigns/${code}/notice`, { method: 'PUT', body: { version, ...body } });
const day = (days: number) => new Date(Date.now() + days * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);

async function taken(answer: Promise<CallAnswer>): Promise<Detail> {
  const { status, text, ...rest } = await answer;
  expect(status, text).toBe(200);
  return detailIn({ status, text, ...rest });
}

/** Scheduled by its steps, from the firm's draft on. */
async function scheduled(changes: object = {}): Promise<Detail> {
  const proposed = await taken(move(officer, await draft(officer, changes), 'propose'));
  const approved = await taken(move(manager, proposed, 'approve'));
  const noted = await taken(
    noteNotice(officer, approved, { kind: 'given', givenOn: day(0), addressee: 'RSU Officine Naviglio' }),
  );
  return taken(move(manager, noted, 'schedule'));
}

describe('the steps', () => {
  test('lead from the firm’s draft to the calendar, each told of in the trail', async () => {
    const campaign = await scheduled();
    expect(campaign).toMatchObject({
      status: 'scheduled',
      version: 5,
      nextStep: { step: 'wait', by: 'nobody' },
    });
    expect(campaign.notice).toMatchObject({ kind: 'given' });
    expect(campaign.notice?.letter).toContain('Officine Naviglio');
    for (const action of ['created', 'proposed', 'approved', 'notice_recorded', 'scheduled']) {
      const [entry] = await tracesOf(server, `campaign.${action}`);
      expect(JSON.parse(entry?.detail ?? '{}')).toMatchObject({ code: campaign.code });
    }
  });

  test('say to each what she may do, and refuse the rest', async () => {
    const mine = await draft();
    expect(mine.may.toSorted()).toEqual(['cancel', 'edit', 'propose', 'record_notice']);
    const proposed = await taken(move(officer, mine, 'propose'));
    expect(proposed.may).not.toContain('approve');
    expect(refusalOf(await move(officer, proposed, 'approve'))).toBe('forbidden');
    const seen = detailIn(await manager.ask(`/campaigns/${mine.code}`));
    expect(seen.may).toEqual(expect.arrayContaining(['approve', 'send_back']));
    const other = await visitorOf(server, `Altra ${newWord()}`, ['hr_officer'], 'tipografia-tre-conche');
    expect(refusalOf(await other.ask(`/campaigns/${mine.code}`))).toBe('forbidden');
    expect(refusalOf(await other.ask('/campaigns', { method: 'POST', body: newPlan() }))).toBe('forbidden');
  });

  test('want a reason to send back and to cancel, and keep it', async () => {
    const proposed = await taken(move(officer, await draft(), 'propose'));
    expect(refusalOf(await move(manager, proposed, 'send_back'))).toBe('campaign_not_fit');
    const back = await taken(move(manager, proposed, 'send_back', 'Le date cadono in agosto'));
    expect(back).toMatchObject({ status: 'draft', stopReason: 'Le date cadono in agosto' });
    const gone = await taken(move(officer, back, 'cancel', 'Rimandiamo a primavera'));
    expect(gone).toMatchObject({ status: 'cancelled', may: [] });
  });

  test('never let one person propose and approve without a documented reason', async () => {
    const proposed = await taken(move(manager, await draft(manager), 'propose'));
    expect(proposed.needsSoleApprovalReason).toBe(true);
    expect(refusalOf(await move(manager, proposed, 'approve'))).toBe('campaign_not_fit');
    const approved = await taken(move(manager, proposed, 'approve', 'La collega è in congedo'));
    expect(approved).toMatchObject({ status: 'approved', soleApprovalReason: 'La collega è in congedo' });
    await expect(
      server.owner`update surveys.campaign set sole_approval_reason = null where code = ${proposed.code}`,
    ).rejects.toMatchObject({ constraint_name: 'campaign_four_eyes' });
  });

  test('open nothing without the notice or the reason why none is due', async () => {
    const proposed = await taken(move(officer, await draft(), 'propose'));
    const approved = await taken(move(manager, proposed, 'approve'));
    const early = await move(manager, approved, 'schedule');
    expect([early.status, faultsIn(early)[0]?.path]).toEqual([422, 'campaign.notice']);
    await expect(
      server.owner`update surveys.campaign set stage = 'scheduled' where code = ${approved.code}`,
    ).rejects.toMatchObject({ constraint_name: 'campaign_notice_first' });
    const noted = await taken(
      noteNotice(manager, approved, { kind: 'none_due', reason: 'Nessuna RSU eletta' }),
    );
    expect((await move(manager, noted, 'schedule')).status).toBe(200);
  });

  test('refuse a notice that is still to be given, and forget one when the plan changes', async () => {
    const mine = await draft();
    const early = await noteNotice(officer, mine, { kind: 'given', givenOn: day(2), addressee: 'RSU' });
    expect(early.status).toBe(422);
    const noted = await taken(noteNotice(officer, mine, { kind: 'none_due', reason: 'Nessuna RSU' }));
    const changed = await taken(
      officer.ask(`/campaigns/${mine.code}`, {
        method: 'PUT',
        body: { version: noted.version, plan: { ...newPlan(), floor: 12 } },
      }),
    );
    expect(changed.notice).toBeNull();
  });

  test('of twenty that approve at once one wins, and the others are told the state', async () => {
    const proposed = await taken(move(officer, await draft(), 'propose'));
    const answers = await Promise.all(Array.from({ length: 20 }, () => move(manager, proposed, 'approve')));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    for (const answer of answers.filter(({ status }) => status !== 200)) {
      expect([answer.status, refusalOf(answer)]).toEqual([409, 'campaign_changed']);
      expect(faultsIn(answer)[0]).toMatchObject({ path: 'campaign', code: 'approved' });
    }
  });

  test('an approval and a sending back at once: one wins', async () => {
    const proposed = await taken(move(officer, await draft(), 'propose'));
    const answers = await Promise.all([
      move(manager, proposed, 'approve'),
      move(manager, proposed, 'send_back', 'Manca il turno di notte'),
    ]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  });

  test('a plan that is still a plan is nobody else’s to know of', async () => {
    const { code } = await draft();
    const laura = await knownVisitor(server, 'Laura Bianchi');
    for (const path of ['questionnaire', 'participation']) {
      const answer = await laura.ask(`/campaigns/${code}/${path}`);
      expect([answer.status, refusalOf(answer)]).toEqual([404, 'not_found']);
    }
    expect((await fetch(`${server.url}/survey/${code}`, { redirect: 'manual' })).status).toBe(404);
  });
});

describe('the gate', () => {
  test('names the questions that no firm may ask, before anything is proposed', async () => {
    await server.owner`
      insert into surveys.instrument (community_id, id, code, version, definition)
      values (${milano.id}, gen_random_uuid(), 'vietato', 1, ${server.owner.json({
        title: 'Vietato',
        pages: [
          {
            name: 'p',
            elements: [
              {
                type: 'boolean',
                name: 'u',
                title: 'Sei nel sindacato?',
                x: { sensitivity: 'special', topic: 'union' },
              },
            ],
          },
        ],
        x: { version: 1, locales: ['it'] },
      })})`;
    const mine = await draft(officer, { instrument: { code: 'vietato', version: 1 } });
    expect(mine.preview?.faults.map(({ code }) => code)).toEqual(['language_incomplete', 'prohibited_topic']);
    const refused = await move(officer, mine, 'propose');
    expect([refused.status, refusalOf(refused)]).toEqual([422, 'campaign_not_fit']);
    expect(faultsIn(refused)).toContainEqual(
      expect.objectContaining({ path: 'json.instrument.u', code: 'prohibited_topic' }),
    );
  });

  test('refuses waves too near, days that are over, and firms that are not there', async () => {
    const near = { follows: 'autunno-2026', opensOn: day(125), closesOn: day(140), reminderDays: [] };
    const preview = await officer.ask('/campaign-previews', {
      method: 'POST',
      body: { ...newPlan(), ...near },
    });
    expect((preview.body as { faults: unknown[] }).faults).toEqual([
      { field: 'follows', code: 'wave_too_near', question: null, campaign: null },
    ]);
    const absent = await manager.ask('/campaigns', {
      method: 'POST',
      body: { ...newPlan(), organisations: ['nowhere'] },
    });
    expect(faultsIn(absent)[0]).toMatchObject({ path: 'json.organisations', code: 'organisation_unknown' });
  });

  test('tells of an audience in bands, and of a small one only that it is small', async () => {
    const two = { organisations: ['naviglio', 'tipografia-tre-conche'] };
    const both = detailIn(
      await manager.ask('/campaigns', { method: 'POST', body: { ...newPlan(), ...two } }),
    );
    expect(both.preview?.audience).toMatchObject({ reachesFloor: true, hasResponseRate: true });
    const small = await manager.ask('/campaign-previews', {
      method: 'POST',
      body: { ...newPlan(), organisations: ['partenariato'] },
    });
    expect(small.body).toMatchObject({
      audience: { reachesFloor: false, hasResponseRate: false, mayHaveDimensions: false },
      faults: [{ field: 'organisations', code: 'audience_too_small' }],
    });
  });
});

/** Written as its steps would leave it, for a firm of its own with that many employees. */
async function openedFor(people: number, changes: { reminderDays?: string[]; opensInDays?: number } = {}) {
  const firm = newWord();
  const { reminderDays = [], opensInDays = 0 } = changes;
  await server.owner`
    insert into identity.organisation (community_id, id, code, name, kind)
    values (${milano.id}, gen_random_uuid(), ${firm}, ${firm}, 'company')`;
  const employees: string[] = [];
  for (let index = 0; index < people; index += 1) employees.push(await hire(firm));
  return { firm, employees, code: await openAt(firm, reminderDays, opensInDays) };
}

async function openAt(firm: string, reminderDays: string[] = [], opensInDays = 0): Promise<string> {
  const code = newWord();
  await server.owner`
    insert into surveys.campaign
      (community_id, id, code, organisation_id, instrument_id, name, opens_on, closes_on, invites_audience, reminder_days)
    select c.community_id, gen_random_uuid(), ${code}, o.id, c.instrument_id, c.name,
           ${day(opensInDays)}::date, ${day(opensInDays + 20)}::date, true, ${reminderDays}::date[]
    from surveys.campaign c, identity.organisation o
    where c.code = 'autunno-2026' and o.code = ${firm}`;
  return code;
}

async function hire(firm: string, personId?: string): Promise<string> {
  const id = personId ?? randomUUID();
  if (personId === undefined)
    await server.owner`
      insert into identity.person (community_id, id, display_name) values (${milano.id}, ${id}, 'Qualcuno')`;
  await server.owner`
    insert into identity.membership (community_id, id, person_id, organisation_id, roles)
    select community_id, gen_random_uuid(), ${id}, id, '{employee}' from identity.organisation where code = ${firm}`;
  return id;
}

async function invitedTo(code: string): Promise<string[]> {
  const rows = await server.owner<{ person_id: string }[]>`
    select i.person_id from surveys.invitation i join surveys.campaign c on c.id = i.campaign_id
    where c.code = ${code} order by 1`;
  return rows.map((row) => row.person_id);
}
const leave = (personId: string) =>
  server.owner`update identity.membership set is_active = false, ended_at = now() where person_id = ${personId}`;

describe('invitations', () => {
  test('go to everybody of the audience on the first day, once however many nodes are at it', async () => {
    const { employees, code } = await openedFor(5);
    const later = await openedFor(2, { opensInDays: 5 });
    await Promise.all(Array.from({ length: 5 }, () => keepAudiences(server.app, server.clock)));
    expect(await invitedTo(code)).toEqual(employees.toSorted());
    expect(await invitedTo(later.code)).toEqual([]);
  });

  test('reach whoever joins later, and leave whoever has gone unless she has used hers', async () => {
    const { firm, employees, code } = await openedFor(3);
    await keepAudiences(server.app, server.clock);
    const [gone = '', voted = ''] = employees;
    await server.owner`select surveys.mark_ballots(community_id, campaign_id, array[person_id], null) from surveys.invitation where person_id = ${voted}`;
    await leave(gone);
    await leave(voted);
    const newcomer = await hire(firm);
    await keepAudiences(server.app, server.clock);
    expect(await invitedTo(code)).toEqual([...employees.filter((id) => id !== gone), newcomer].toSorted());
  });

  test('are settled the moment a newcomer or a leaver comes to answer', async () => {
    const { firm, code } = await openedFor(1);
    const newcomer = await visitorOf(server, `Nuova ${newWord()}`, ['employee'], firm);
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => newcomer.ask(`/campaigns/${code}/participation`)),
    );
    expect(answers.map(({ body }) => (body as { status: string }).status)).toEqual(Array(5).fill('invited'));
    await hire('tipografia-tre-conche', newcomer.personId);
    await server.owner`
      update identity.membership set is_active = false, ended_at = now() where id = ${newcomer.membershipId}`;
    const after = await newcomer.ask(`/campaigns/${code}/participation`);
    expect(after.body).toEqual({ status: 'not_invited', organisation: null, audiencePass: null });
  });

  test('stay within a person’s budget over all her firms: four weeks apart, three in a year', async () => {
    const first = await openedFor(2);
    await keepAudiences(server.app, server.clock);
    const [twice = ''] = first.employees;
    const second = await openedFor(1);
    await hire(second.firm, twice);
    await keepAudiences(server.app, server.clock);
    expect(await invitedTo(second.code)).toEqual(second.employees);
    const preview = await manager.ask('/campaign-previews', {
      method: 'POST',
      body: {
        ...newPlan(),
        organisations: [second.firm],
        opensOn: day(3),
        closesOn: day(9),
        reminderDays: [],
      },
    });
    expect(preview.body).toMatchObject({ audience: { overBudget: { kind: 'below', people: 10 } } });
  });

  test('of two campaigns that want the same person at once one gets her', async () => {
    const { firm, employees } = await openedFor(1, { opensInDays: 9 });
    const codes = [await openAt(firm), await openAt(firm)];
    await Promise.all(Array.from({ length: 4 }, () => keepAudiences(server.app, server.clock)));
    const invited = await Promise.all(codes.map(invitedTo));
    expect(invited.flat()).toEqual(employees);
  });

  test('are for the audience alone, whatever the application asks of the database', async () => {
    const { code } = await openedFor(1);
    const stranger = randomUUID();
    await server.owner`
      insert into identity.person (community_id, id, display_name) values (${milano.id}, ${stranger}, 'Estranea')`;
    for (const campaign of [code, 'autunno-2026']) {
      const forced = inCommunity(server.app, milano.id, (trx) =>
        sql`insert into surveys.invitation (community_id, campaign_id, person_id)
            select community_id, id, ${stranger} from surveys.campaign where code = ${campaign}`.execute(trx),
      );
      await expect(forced).rejects.toMatchObject({ code: '42501' });
    }
  });
});

type Written = Parameters<MailWriter>[3];

/** Everything that one round writes, instead of the outbox. */
async function noticesOf(nodes = 1): Promise<Written[]> {
  const written: Written[] = [];
  const deps = {
    app: server.app,
    clock: server.clock,
    secret: testSecret,
    origins: { portal: server.publicUrl },
    writeMail: async (_trx: unknown, _community: unknown, _now: Date, mail: Written) => {
      written.push(mail);
    },
  };
  await Promise.all(Array.from({ length: nodes }, () => sendCampaignNotices(deps)));
  return written;
}

async function giveAddress(personId: string): Promise<string> {
  const address = `${newWord()}@example.org`;
  await inCommunity(server.app, milano.id, (trx) =>
    keepContact(trx, milano, testSecret, new Date(), { personId, address }),
  );
  return address;
}

describe('notices', () => {
  test('remind everybody invited on the day, whether they have answered or not, once', async () => {
    const { employees, code } = await openedFor(4, { reminderDays: [day(0)], opensInDays: -2 });
    await keepAudiences(server.app, server.clock);
    const addresses = await Promise.all(employees.map(giveAddress));
    await server.owner`select surveys.mark_ballots(community_id, campaign_id, array[person_id], null) from surveys.invitation where person_id = ${employees[0] ?? ''}`;
    const written = (await noticesOf(3)).filter(({ kind }) => kind === 'campaign_reminder');
    expect(written.map(({ address }) => address).toSorted()).toEqual(addresses.toSorted());
    expect(written[0]?.parameters['link']).toContain(`/survey/${code}`);
    expect((await noticesOf()).filter(({ kind }) => kind === 'campaign_reminder')).toEqual([]);
  });

  test('tell owner and managers of a plan that waits, once at 14 and once at 30 days', async () => {
    const owner = await visitorOf(server, `Referente ${newWord()}`, ['hr_officer'], 'naviglio');
    const own = await giveAddress(owner.personId);
    const boss = await giveAddress(manager.personId);
    const code = await newDraft(server, owner);
    const ages = async (days: number) => {
      await server.owner`update surveys.campaign set agreed_on = current_date - ${days}::int where code = ${code}`;
      return (await noticesOf(3))
        .filter(({ kind, address }) => kind === 'campaign_ageing' && [own, boss].includes(address))
        .map(({ address, parameters }) => `${address} ${parameters['days']}`)
        .toSorted();
    };
    expect(await ages(13)).toEqual([]);
    expect(await ages(14)).toEqual([`${own} 14`, `${boss} 14`].toSorted());
    expect(await ages(20)).toEqual([]);
    expect(await ages(31)).toEqual([`${own} 31`, `${boss} 31`].toSorted());
    expect(await ages(60)).toEqual([]);
  });

  test('stand on the agenda with the time to field', async () => {
    const { body } = await manager.ask('/campaign-agenda');
    expect(body).toMatchObject({
      agedDrafts: { from14Days: expect.any(Number), from30Days: expect.any(Number) },
    });
    const agenda = body as { agedDrafts: { from30Days: number }; today: string };
    expect(agenda.agedDrafts.from30Days).toBeGreaterThan(0);
    const firm = newWord();
    await server.owner`
      insert into identity.organisation (community_id, id, code, name, kind)
      values (${milano.id}, gen_random_uuid(), ${firm}, ${firm}, 'company')`;
    const [opened] = [await openAt(firm, [], -1)];
    await server.owner`update surveys.campaign set agreed_on = opens_on - 12 where code = ${opened}`;
    const reader = await visitorOf(server, `Referente ${newWord()}`, ['hr_officer'], firm);
    expect((await reader.ask('/campaign-agenda')).body).toMatchObject({
      timeToField: { medianDays: 12, campaigns: 1, targetDays: 14 },
    });
  });
});

describe('paper', () => {
  test('can be entered as often as it was printed, however many operators type at once', async () => {
    const operator = await visitorOf(server, `Operatrice ${newWord()}`, ['operator']);
    const { campaign, batchId } = await newPaperBatch(server, 3);
    const { instrument, answers } = submissionOf('');
    const answersOfAll = await Promise.all(
      Array.from({ length: 10 }, () =>
        operator.ask(`/campaigns/${campaign}/paper-submissions`, {
          method: 'POST',
          body: { batchId, instrument, answers },
        }),
      ),
    );
    expect(answersOfAll.map(({ status }) => status).toSorted()).toEqual([
      ...Array<number>(3).fill(201),
      ...Array<number>(7).fill(409),
    ]);
    const [count] = await server.owner<{ submissions: number }[]>`
      select count(*)::int as submissions from submissions.submission s join surveys.campaign c on c.id = s.campaign_id
      where c.code = ${campaign}`;
    expect(count?.submissions).toBe(3);
  });

  test('is counted out by a manager, no more than there are people', async () => {
    const { code } = await openedFor(12);
    const issue = (ballots: number) =>
      manager.ask(`/campaigns/${code}/paper-batches`, { method: 'POST', body: { ballots } });
    expect((await issue(10)).status).toBe(201);
    expect(refusalOf(await issue(3))).toBe('campaign_not_fit');
    expect((await issue(2)).status).toBe(201);
  });

  test('leads nowhere: a submission from paper has no batch, no operator and no time', async () => {
    const columns = await server.owner<{ name: string }[]>`
      select column_name as name from information_schema.columns
      where table_schema = 'submissions' and table_name = 'submission' order by 1`;
    expect(columns.map(({ name }) => name)).toEqual([
      'answers',
      'campaign_id',
      'community_id',
      'id',
      'organisation_id',
      'withdrawal_hash',
    ]);
  });
});

test('the address on a poster opens the room of a firm that is asked', async () => {
  const answer = await fetch(`${server.url}/survey/autunno-2026`, { redirect: 'manual' });
  expect(answer.status).toBe(303);
  expect(answer.headers.get('location')).toContain('/embed/v1/frame/needs-survey?client=milano.');
});

test('the server met nothing that it did not expect', () => {
  expect(server.logLines.filter((line) => line.includes('"level":50'))).toEqual([]);
});
