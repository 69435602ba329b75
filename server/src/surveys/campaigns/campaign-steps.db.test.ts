// A campaign from agreement to launch: its steps, their races, and what the gate refuses.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newPlan, newWord } from '../../../test/belongings.ts';
import { refusalOf, type CallAnswer } from '../../../test/calls.ts';
import { openTestServer, type TestServer } from '../../../test/harness.ts';
import { dayIn } from '../../../test/opened-campaigns.ts';
import { knownVisitor, tracesOf, visitorOf, type Visitor } from '../../../test/visitors.ts';
import { findCommunity, type Community } from '../../identity/index.ts';

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
    noteNotice(officer, approved, { kind: 'given', givenOn: dayIn(0), addressee: 'RSU Officine Naviglio' }),
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
    const early = await noteNotice(officer, mine, { kind: 'given', givenOn: dayIn(2), addressee: 'RSU' });
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
    const near = { follows: 'autunno-2026', opensOn: dayIn(125), closesOn: dayIn(140), reminderDays: [] };
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

test('the server met nothing that it did not expect', () => {
  expect(server.logLines.filter((line) => line.includes('"level":50'))).toEqual([]);
});
