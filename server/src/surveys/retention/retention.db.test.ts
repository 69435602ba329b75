// What is kept of a campaign and until when: each thing is there the day before its time is up, and gone on that day.
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { newCampaign, newInstrumentDraft, newPaperBatch, newWord } from '../../../test/belongings.ts';
import { openTestServer, testSecret, type TestServer } from '../../../test/harness.ts';
import { knownVisitor, visitorOf, type Visitor } from '../../../test/visitors.ts';
import { openDatabase, type Database } from '../../db/index.ts';
import { dayIn } from '../../http/index.ts';
import { keepRetention, keptUntil, retentionDays } from './retention.ts';

let server: TestServer;
let release: Database;
let manager: Visitor;
beforeAll(async () => {
  server = await openTestServer();
  release = await openDatabase({
    databaseUrl: server.databaseUrl,
    secret: testSecret,
    role: 'snodo_release',
    connections: 4,
  });
  manager = await knownVisitor(server, 'Marta Conti');
});
afterEach(() => {
  server.clock.instant = undefined;
});
afterAll(async () => {
  await release.close();
  await server.stop();
});

/** As if that many days had passed. */
async function after(days: number, nodes = 1): Promise<void> {
  server.clock.instant = new Date(Date.now() + days * 24 * 60 * 60 * 1000);
  await Promise.all(
    Array.from({ length: nodes }, () => keepRetention({ app: server.app, release }, server.clock)),
  );
}

/** A day from now on where the campaigns are held: near midnight the database's is another. */
function dayAfter(days: number): string {
  return dayIn('Europe/Rome', new Date(Date.now() + days * 24 * 60 * 60 * 1000));
}

/** A campaign that ended today where it is held, with something of each kind. */
async function endedCampaign({ isReleased }: { isReleased: boolean }): Promise<string> {
  const people = await Promise.all(
    [1, 2, 3].map(() => visitorOf(server, `Persona ${newWord()}`, ['employee'], 'naviglio')),
  );
  const code = await newCampaign(server, people);
  await server.owner`
    with c as (
      update surveys.campaign set opens_on = ${dayAfter(0)}::date - 20, closes_on = ${dayAfter(0)}::date where code = ${code}
      returning community_id, id, organisation_id, floor
    ), answers as (
      insert into submissions.submission (community_id, id, campaign_id, organisation_id, answers)
      select community_id, gen_random_uuid(), id, organisation_id, '{}' from c
    ), texts as (
      insert into submissions.written_answer (community_id, id, campaign_id, question, words)
      select community_id, gen_random_uuid(), id, question, 'Parole' from c, unnest(array['q26', 'q28']) as question
    ), papers as (
      insert into surveys.paper_batch (community_id, id, campaign_id, organisation_id, issued_on, printed_ballots)
      select community_id, gen_random_uuid(), id, organisation_id, ${dayAfter(0)}::date, 3 from c
    ), themes as (
      insert into surveys.released_theme_list (community_id, id, campaign_id, question, title, published_on, least_people)
      select community_id, gen_random_uuid(), id, 'q26', '{}', ${dayAfter(0)}::date, 15 from c where ${isReleased}
    ), runs as (
      insert into surveys.release_run (community_id, id, campaign_id, requested_at, state)
      select community_id, gen_random_uuid(), id, now(), 'done' from c
    )
    insert into surveys.release (community_id, id, campaign_id, released_on, floor, is_too_few)
    select community_id, gen_random_uuid(), id, ${dayAfter(0)}::date, floor, true from c where ${isReleased}`;
  await server.owner`
    select surveys.mark_ballots(community_id, campaign_id, array[person_id], null) from surveys.invitation
    where person_id in ${server.owner(people.slice(0, 2).map(({ personId }) => personId))}`;
  return code;
}

async function leftOf(code: string) {
  const [row] = await server.owner<Record<string, number>[]>`
    select (select count(*)::int from submissions.submission x where x.campaign_id = c.id) as submissions,
           (select count(*)::int from surveys.paper_batch x where x.campaign_id = c.id) as papers,
           (select count(*)::int from submissions.written_answer x where x.campaign_id = c.id and x.question = 'q26') as q26,
           (select count(*)::int from submissions.written_answer x where x.campaign_id = c.id and x.question = 'q28') as q28,
           (select count(*)::int from surveys.invitation x where x.campaign_id = c.id) as invited,
           (select count(*)::int from surveys.invitation x where x.campaign_id = c.id and surveys.has_ballot(x)) as voted,
           (select count(*)::int from surveys.release_run x where x.campaign_id = c.id) as runs,
           (select count(*)::int from surveys.release x where x.campaign_id = c.id) as releases
    from surveys.campaign c where c.code = ${code}`;
  return row;
}

describe('of a campaign that was released', () => {
  test('answers, papers and whose the ballots were go after 90 days, and the rate stays', async () => {
    const code = await endedCampaign({ isReleased: true });
    const rateOf = async () => {
      const { body } = await manager.ask(`/campaigns/${code}`);
      const { invited, responseRate } = body as { invited: number; responseRate: unknown };
      return { invited, responseRate };
    };
    const before = await rateOf();
    await after(retentionDays.afterRelease - 1);
    expect(await leftOf(code)).toMatchObject({ submissions: 1, papers: 1, voted: 2, invited: 3 });
    await after(retentionDays.afterRelease, 5);
    expect(await leftOf(code)).toMatchObject({
      submissions: 0,
      papers: 0,
      voted: 0,
      invited: 3,
      releases: 1,
    });
    server.clock.instant = undefined;
    expect(await rateOf()).toEqual(before);
  });

  test('texts go 30 days after the themes of their question, the others a year after the last day', async () => {
    const code = await endedCampaign({ isReleased: true });
    await after(retentionDays.afterThemes - 1);
    expect(await leftOf(code)).toMatchObject({ q26: 1, q28: 1 });
    await after(retentionDays.afterThemes);
    expect(await leftOf(code)).toMatchObject({ q26: 0, q28: 1 });
    await after(retentionDays.afterEnd - 1);
    expect(await leftOf(code)).toMatchObject({ q28: 1 });
    await after(retentionDays.afterEnd);
    expect(await leftOf(code)).toMatchObject({ q28: 0 });
  });

  test('who was invited goes once no budget looks back so far, and how many stays', async () => {
    const code = await endedCampaign({ isReleased: true });
    await after(retentionDays.budget - 21);
    expect(await leftOf(code)).toMatchObject({ invited: 3 });
    await after(retentionDays.budget - 19, 5);
    expect(await leftOf(code)).toMatchObject({ invited: 0, releases: 1 });
    server.clock.instant = undefined;
    expect((await manager.ask(`/campaigns/${code}`)).body).toMatchObject({ invited: 3 });
  });
});

test('of a campaign that never was released answers and texts go a year after its last day', async () => {
  const code = await endedCampaign({ isReleased: false });
  await after(retentionDays.afterEnd - 1);
  expect(await leftOf(code)).toMatchObject({ submissions: 1, q26: 1, q28: 1 });
  await after(retentionDays.afterEnd);
  expect(await leftOf(code)).toMatchObject({ submissions: 0, q26: 0, q28: 0, papers: 0 });
});

test('an open campaign keeps everything, however early it began', async () => {
  const { campaign } = await newPaperBatch(server);
  await server.owner`
    update surveys.campaign set opens_on = ${dayAfter(0)}::date - 400, closes_on = ${dayAfter(0)}::date + 1000 where code = ${campaign}`;
  await after(400);
  expect(await leftOf(campaign)).toMatchObject({ papers: 1 });
});

test('plans that came to nothing, drafts of questionnaires and reports of releases go', async () => {
  const code = newWord();
  await server.owner`
    insert into surveys.campaign
      (community_id, id, code, organisation_id, instrument_id, name, opens_on, closes_on, stage, owner_person_id)
    select community_id, gen_random_uuid(), ${code}, organisation_id, instrument_id, name, ${dayAfter(0)}::date,
           ${dayAfter(0)}::date + 20, 'cancelled', ${manager.personId} from surveys.campaign where code = 'autunno-2026'`;
  const draft = await newInstrumentDraft(server, manager);
  const ended = await endedCampaign({ isReleased: true });
  const counts = async () => {
    const [row] = await server.owner<{ plans: number; drafts: number }[]>`
      select (select count(*)::int from surveys.campaign where code = ${code}) as plans,
             (select count(*)::int from surveys.instrument_draft where id = ${draft}) as drafts`;
    return { ...row, runs: (await leftOf(ended))?.['runs'] };
  };
  await after(retentionDays.releaseRuns - 1);
  expect(await counts()).toEqual({ plans: 1, drafts: 1, runs: 1 });
  await after(retentionDays.releaseRuns + 1);
  expect(await counts()).toEqual({ plans: 1, drafts: 1, runs: 0 });
  await after(retentionDays.abandoned + 1);
  expect(await counts()).toEqual({ plans: 0, drafts: 0, runs: 0 });
});

test('the plan and the questionnaire say the days', async () => {
  const code = await endedCampaign({ isReleased: false });
  const { body } = await manager.ask(`/campaigns/${code}`);
  expect(body).toMatchObject({
    keptUntil: { answers: dayAfter(365), invitations: dayAfter(345), daysAfterRelease: 90 },
  });
  const questionnaire = await manager.ask(`/campaigns/${code}/questionnaire`);
  expect(questionnaire.body).toMatchObject({ campaign: { keptUntil: dayAfter(365), isForResearch: false } });
  expect(keptUntil({ opens_on: '2027-01-01', closes_on: '2027-12-31' }).invitations).toBe('2028-03-30');
});
