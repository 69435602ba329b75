// What researchers may read: by whose word, of which campaigns, and what stands in it.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newCampaign, newResearch, newWord } from '../../../test/belongings.ts';
import { refusalOf } from '../../../test/calls.ts';
import { openTestServer, testSecret, type TestServer } from '../../../test/harness.ts';
import { knownVisitor, tracesOf, visitorOf, type Visitor } from '../../../test/visitors.ts';
import { openDatabase, type Database } from '../../db/index.ts';
import { keepResearchExtracts } from './research-extracts.ts';

let server: TestServer;
let release: Database;
let manager: Visitor;
let officer: Visitor;
beforeAll(async () => {
  server = await openTestServer();
  release = await openDatabase({
    databaseUrl: server.databaseUrl,
    secret: testSecret,
    role: 'snodo_release',
    connections: 2,
  });
  manager = await knownVisitor(server, 'Marta Conti');
  officer = await knownVisitor(server, 'Giulia Ferri');
});
afterAll(async () => {
  await release.close();
  await server.stop();
});

const day = (days: number) => new Date(Date.now() + days * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
const somebody = (role: 'researcher' | 'dpo' | 'community_manager') =>
  visitorOf(server, `Persona ${newWord()}`, [role]);

async function record(campaign: string, researcher: Visitor, more: object = {}) {
  await manager.elevate();
  return manager.ask('/research-agreements', {
    method: 'POST',
    body: {
      campaign,
      personId: researcher.personId,
      institution: 'Università',
      purpose: 'Cura e lavoro',
      endsOn: day(100),
      ...more,
    },
  });
}
async function act(who: Visitor, id: string, what: 'confirmation' | 'end' | 'extract') {
  await who.elevate();
  return who.ask(`/research-agreements/${id}/${what}`, { method: 'POST' });
}

/** Released, of three firms, with that many people; each answers as the seed of her number says. */
async function researched(people = 300, firms = ['naviglio', 'tipografia-tre-conche', 'partenariato']) {
  const code = await newCampaign(server);
  await server.owner`
    with c as (
      update surveys.campaign set is_for_research = true, opens_on = current_date - 9, closes_on = current_date
      where code = ${code} returning community_id, id, floor
    ), partners as (
      insert into surveys.campaign_partner (community_id, campaign_id, organisation_id)
      select c.community_id, c.id, o.id from c join identity.organisation o on o.community_id = c.community_id
      where o.code in ${server.owner(firms)} and o.code <> 'naviglio'
    ), answers as (
      insert into submissions.submission (community_id, id, campaign_id, organisation_id, answers)
      select c.community_id, gen_random_uuid(), c.id, o.id, jsonb_build_object(
        'q0', true,
        'q1', (array['municipio-4', 'municipio-6', 'other-municipality'])[1 + n % 3],
        'q3', (array['under-35', '35-49', '50-plus'])[1 + n % 3],
        'q6', (array['under-15', '15-29', '30-59'])[1 + n % 3],
        'q18', 'often')
      from c cross join generate_series(1, ${people}) n
      join identity.organisation o on o.community_id = c.community_id
        and o.code = (${firms}::text[])[1 + (n / 3) % ${firms.length}]
    )
    insert into surveys.release (community_id, id, campaign_id, released_on, floor, is_too_few)
    select community_id, gen_random_uuid(), id, current_date, floor, true from c`;
  return code;
}

/** In force, with the extract made or refused. */
async function inForce(campaign: string) {
  const [researcher, dpo] = [await somebody('researcher'), await somebody('dpo')];
  const recorded = await record(campaign, researcher);
  expect(recorded.status, recorded.text).toBe(201);
  const { id } = recorded.body as { id: string };
  expect((await act(dpo, id, 'confirmation')).body).toMatchObject({ state: 'in_force' });
  await Promise.all([1, 2, 3].map(() => keepResearchExtracts(release, server.clock)));
  return { id, researcher, dpo };
}

describe('an agreement', () => {
  test('is recorded by one, confirmed by another and read by a third', async () => {
    const { id, researcher, dpo } = await inForce(await researched());
    expect(refusalOf(await act(dpo, id, 'extract'))).toBe('forbidden');
    expect(refusalOf(await act(manager, id, 'extract'))).toBe('forbidden');
    const read = await act(researcher, id, 'extract');
    expect(read.status, read.text).toBe(200);
    for (const action of ['recorded', 'confirmed', 'read'])
      expect(JSON.stringify(await tracesOf(server, `research.${action}`))).toContain(id);
    await expect(
      server.owner`update surveys.research_agreement set confirmed_by_person_id = ${manager.personId} where id = ${id}`,
    ).rejects.toMatchObject({ constraint_name: 'agreement_three_people' });
  });

  test('is for campaigns whose people were told, for researchers, and for two years at most', async () => {
    const researcher = await somebody('researcher');
    expect((await record('primavera-2026', researcher)).body).toMatchObject({
      code: 'research_not_fit',
      faults: [{ path: 'json.campaign', code: 'not_for_research' }],
    });
    const code = await researched(10);
    expect((await record(code, await somebody('dpo'))).body).toMatchObject({
      faults: [{ path: 'json.personId' }],
    });
    for (const endsOn of [day(-1), day(800)])
      expect((await record(code, researcher, { endsOn })).body).toMatchObject({
        faults: [{ path: 'json.endsOn' }],
      });
  });

  test('opens nothing before it is confirmed, after its end, to others, or without a fresh proof', async () => {
    const code = await researched();
    const researcher = await somebody('researcher');
    const { id } = (await record(code, researcher)).body as { id: string };
    expect(refusalOf(await act(researcher, id, 'extract'))).toBe('agreement_not_in_force');
    const { id: other, researcher: third, dpo } = await inForce(code);
    expect(refusalOf(await act(researcher, other, 'extract'))).toBe('forbidden');
    expect(refusalOf(await act(officer, other, 'extract'))).toBe('forbidden');
    const fresh = await somebody('researcher');
    expect(refusalOf(await fresh.ask(`/research-agreements/${other}/extract`, { method: 'POST' }))).toBe(
      'forbidden',
    );
    expect((await act(third, other, 'extract')).status).toBe(200);
    await act(dpo, other, 'end');
    expect(refusalOf(await act(third, other, 'extract'))).toBe('agreement_not_in_force');
    await keepResearchExtracts(release, server.clock);
    const [left] = await server.owner`
      select e.campaign_id from surveys.research_extract e join surveys.campaign c on c.id = e.campaign_id where c.code = ${code}`;
    expect(left).toBeUndefined();
  });

  test('of twenty confirmations at once one counts', async () => {
    const { id } = (await record(await researched(10), await somebody('researcher'))).body as { id: string };
    const officers = await Promise.all(Array.from({ length: 20 }, () => somebody('dpo')));
    const answers = await Promise.all(officers.map((dpo) => act(dpo, id, 'confirmation')));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter((answer) => answer.status !== 200).map(refusalOf)).toEqual(
      Array(19).fill('agreement_not_in_force'),
    );
  });
});

describe('an extract', () => {
  test('has no firm, no delicate question and no words, is the same for all, and hides everybody among ten', async () => {
    const code = await researched();
    const first = await inForce(code);
    const second = await inForce(code);
    const [one, other] = [
      await act(first.researcher, first.id, 'extract'),
      await act(second.researcher, second.id, 'extract'),
    ];
    expect(one.body).toEqual(other.body);
    const { records, items } = one.body as {
      records: { groups: object; answers: object }[];
      items: string[];
    };
    expect(records.length).toBeGreaterThan(100);
    expect(records.length).toBeLessThanOrEqual(240);
    expect(items).toContain('q6');
    for (const special of ['q7', 'q12', 'q18', 'q28']) expect(items).not.toContain(special);
    expect(one.text).not.toMatch(/naviglio|tipografia|often/);
    const classes = Map.groupBy(records, ({ groups }) => JSON.stringify(groups));
    for (const people of classes.values()) expect(people.length).toBeGreaterThanOrEqual(10);
  });

  test.each([
    ['too few people', 60, undefined, 'too_few_people'],
    ['one firm', 200, ['naviglio'], 'one_firm'],
    ['answers that are gone', 0, undefined, 'answers_gone'],
  ])('is refused for %s', async (_why, people, firms, extract) => {
    const { id, researcher } = await inForce(await researched(people, firms));
    const { body } = await researcher.ask('/research-agreements');
    expect(body).toMatchObject({ items: [{ id, extract, may: [] }], mayRecord: false, campaigns: [] });
    expect(refusalOf(await act(researcher, id, 'extract'))).toBe('extract_not_ready');
  });
});

test('is nothing that an employer knows of', async () => {
  await newResearch(server, manager);
  expect(refusalOf(await officer.ask('/research-agreements'))).toBe('forbidden');
});

test('the server met nothing that it did not expect', () => {
  expect(server.logLines.filter((line) => line.includes('"level":50'))).toEqual([]);
});
