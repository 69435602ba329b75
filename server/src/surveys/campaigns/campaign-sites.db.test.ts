// Campaigns that ask some sites of a firm: whom they invite, and which audiences are refused beside each other.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newPlan, newWord } from '../../../test/belongings.ts';
import { askBallot } from '../../../test/blind-ballots.ts';
import { refusalOf, type CallAnswer } from '../../../test/calls.ts';
import { openTestServer, type TestServer } from '../../../test/harness.ts';
import { knownVisitor, visitorOf, type Visitor } from '../../../test/visitors.ts';
import { findCommunity } from '../../identity/index.ts';
import { keepAudiences } from './campaign-audience.ts';

let server: TestServer;
let communityId: string;
let manager: Visitor;
beforeAll(async () => {
  server = await openTestServer({ nodes: 2 });
  communityId = (await findCommunity(server.app, 'milano'))?.id ?? '';
  manager = await knownVisitor(server, 'Marta Conti');
});
afterAll(() => server.stop());

const day = (days: number) => new Date(Date.now() + days * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);

/** A firm with a main site and others, each with that many employees; those of the main one are told no site. */
async function newFirm(people: Record<string, number>) {
  const code = newWord();
  const [organisation] = await server.owner<{ id: string }[]>`
    insert into identity.organisation (community_id, id, code, name, kind)
    values (${communityId}, gen_random_uuid(), ${code}, ${code}, 'company') returning id`;
  const sites: Record<string, string> = {};
  for (const [index, [name, count]] of Object.entries(people).entries()) {
    const id = randomUUID();
    sites[name] = id;
    await server.owner`
      insert into identity.site (community_id, id, organisation_id, name, is_main)
      values (${communityId}, ${id}, ${organisation?.id ?? ''}, ${name}, ${index === 0})`;
    await server.owner`
      with who as (
        insert into identity.person (community_id, id, display_name)
        select ${communityId}, gen_random_uuid(), 'Qualcuno' from generate_series(1, ${count}) returning id
      )
      insert into identity.membership (community_id, id, person_id, organisation_id, roles, site_id)
      select ${communityId}, gen_random_uuid(), id, ${organisation?.id ?? ''}, '{employee}',
             ${index === 0 ? null : id}::uuid from who`;
  }
  const officer = await visitorOf(server, `Referente ${code}`, ['hr_officer'], code);
  const plan = (at: readonly string[] = [], more: object = {}) => ({
    ...newPlan(),
    organisations: [code],
    sites: at.map((name) => sites[name]),
    ...more,
  });
  return { code, sites, officer, plan };
}
type Firm = Awaited<ReturnType<typeof newFirm>>;

interface Detail {
  code: string;
  version: number;
  audience: { code: string; sites: { name: string }[] }[];
  preview: { audience: Record<string, unknown>; faults: { field: string; code: string }[] } | null;
}
const detailIn = ({ body }: CallAnswer) => body as Detail;

async function faultsOf({ officer, plan }: Firm, at: readonly string[], more: object = {}) {
  const answer = await officer.ask('/campaign-previews', { method: 'POST', body: plan(at, more) });
  expect(answer.status, answer.text).toBe(200);
  return answer.body as {
    audience: Record<string, unknown>;
    faults: { code: string; campaign: { code: string; freeFrom: string } | null }[];
  };
}
const codesOf = async (...of: Parameters<typeof faultsOf>) =>
  (await faultsOf(...of)).faults.map(({ code }) => code);

/** A campaign that has gone through its steps up to the last but the calendar. */
async function ready(
  { officer, plan }: Firm,
  at: readonly string[] = [],
  more: object = {},
): Promise<Detail> {
  const step = async (who: Visitor, { code, version }: Detail, name: string) => {
    const answer = await who.ask(`/campaigns/${code}/steps`, {
      method: 'POST',
      body: { step: name, version },
    });
    expect(answer.status, answer.text).toBe(200);
    return detailIn(answer);
  };
  const made = await officer.ask('/campaigns', { method: 'POST', body: plan(at, more) });
  expect(made.status, made.text).toBe(201);
  const approved = await step(manager, await step(officer, detailIn(made), 'propose'), 'approve');
  const noted = await officer.ask(`/campaigns/${approved.code}/notice`, {
    method: 'PUT',
    body: { version: approved.version, kind: 'none_due', reason: 'Nessuna RSU' },
  });
  return detailIn(noted);
}
const schedule = ({ code, version }: Detail) =>
  manager.ask(`/campaigns/${code}/steps`, { method: 'POST', body: { step: 'schedule', version } });
async function scheduled(firm: Firm, at: readonly string[] = [], more: object = {}): Promise<Detail> {
  const answer = await schedule(await ready(firm, at, more));
  expect(answer.status, answer.text).toBe(200);
  return detailIn(answer);
}

/** As its steps and days would leave it. */
async function openNow({ code }: Detail): Promise<void> {
  await server.owner`
    update surveys.campaign set opens_on = ${day(-1)}, closes_on = ${day(20)}, reminder_days = '{}' where code = ${code}`;
}
async function invitedBySite(code: string): Promise<Record<string, number>> {
  const rows = await server.owner<{ name: string; people: number }[]>`
    select coalesce(s.name, 'main') as name, count(*)::int as people
    from surveys.invitation i join surveys.campaign c on c.id = i.campaign_id
    join identity.membership m on m.person_id = i.person_id and m.organisation_id = c.organisation_id
    left join identity.site s on s.id = m.site_id where c.code = ${code} group by 1`;
  return Object.fromEntries(rows.map(({ name, people }) => [name, people]));
}

describe('a plan by sites', () => {
  test('is offered to who drafts it, is kept, and names the sites in the letter', async () => {
    const firm = await newFirm({ Bovisa: 20, Greco: 15, Lodi: 3 });
    const choices = await firm.officer.ask('/campaign-choices');
    expect(choices.body).toMatchObject({
      organisations: [
        {
          code: firm.code,
          sites: [
            { name: 'Bovisa', people: { kind: 'about', people: 20 } },
            { name: 'Greco', people: { kind: 'about', people: 10 } },
            { name: 'Lodi', people: { kind: 'below', people: 10 } },
          ],
        },
      ],
    });
    const made = await firm.officer.ask('/campaigns', { method: 'POST', body: firm.plan(['Greco', 'Lodi']) });
    expect(detailIn(made).audience).toMatchObject([
      { code: firm.code, sites: [{ name: 'Greco' }, { name: 'Lodi' }] },
    ]);
    const letter = await firm.officer.ask(`/campaigns/${detailIn(made).code}/letter`);
    expect(letter.text).toContain(`${firm.code} (sedi di Greco e Lodi)`);
  });

  test('tells how many work there, and nothing that hangs on whom others have asked lately', async () => {
    const firm = await newFirm({ Bovisa: 20, Greco: 15 });
    const { audience, faults } = await faultsOf(firm, ['Greco']);
    expect(faults).toEqual([]);
    expect(audience).toMatchObject({
      members: { kind: 'about', people: 10 },
      invited: null,
      overBudget: null,
      mayHaveDimensions: false,
    });
  });

  test('refuses a site under the floor, also beside a large firm, and takes it with others', async () => {
    const firm = await newFirm({ Bovisa: 20, Greco: 15, Lodi: 3, Monza: 9 });
    expect(await codesOf(firm, ['Lodi'])).toEqual(['audience_too_small']);
    expect(await codesOf(firm, ['Lodi', 'Monza'])).toEqual([]);
    expect(await codesOf(firm, ['Greco'], { floor: 16 })).toEqual(['audience_too_small']);
    const several = { ...firm.plan(['Lodi']), organisations: [firm.code, 'naviglio'] };
    const answer = await manager.ask('/campaign-previews', { method: 'POST', body: several });
    expect(answer.body).toMatchObject({ faults: [{ field: 'sites', code: 'audience_too_small' }] });
  });

  test('refuses to leave out too few, and knows no site of another firm', async () => {
    const firm = await newFirm({ Bovisa: 20, Greco: 15, Lodi: 3 });
    expect(await codesOf(firm, ['Bovisa', 'Greco'])).toEqual(['sites_leave_too_few']);
    expect(await codesOf(firm, ['Bovisa', 'Greco', 'Lodi'])).toEqual([]);
    const other = await newFirm({ Altrove: 20 });
    const foreign = { ...firm.plan(), sites: [other.sites['Altrove']] };
    const answer = await firm.officer.ask('/campaigns', { method: 'POST', body: foreign });
    expect(answer.body).toMatchObject({ faults: [{ path: 'json.sites', code: 'site_unknown' }] });
  });
});

describe('two audiences of a firm', () => {
  test('within a year are the same or apart: the whole and a part are refused, in either order', async () => {
    const firm = await newFirm({ Bovisa: 20, Greco: 15, Lodi: 12 });
    const first = await scheduled(firm, ['Greco']);
    const { faults } = await faultsOf(firm, []);
    expect(faults).toMatchObject([
      { field: 'sites', code: 'audience_overlaps', campaign: { code: first.code, freeFrom: day(201 + 365) } },
    ]);
    expect(await codesOf(firm, ['Greco', 'Lodi'])).toEqual(['audience_overlaps']);
    expect(await codesOf(firm, ['Bovisa', 'Lodi'])).toEqual([]);
    const whole = await newFirm({ Bovisa: 20, Greco: 15 });
    await scheduled(whole);
    expect(await codesOf(whole, ['Greco'])).toEqual(['audience_overlaps']);
    const later = { opensOn: day(201 + 365), closesOn: day(201 + 375), reminderDays: [] };
    expect(await codesOf(whole, ['Greco'], later)).toEqual([]);
    const tooSoon = { ...later, opensOn: day(200 + 365) };
    expect(await codesOf(whole, ['Greco'], tooSoon)).toEqual(['audience_overlaps']);
  });

  test('that are the same sites again are a wave, and have to say so', async () => {
    const firm = await newFirm({ Bovisa: 20, Greco: 15 });
    const first = await scheduled(firm, ['Greco']);
    const later = { opensOn: day(240), closesOn: day(250), reminderDays: [] };
    expect(await codesOf(firm, ['Greco'], later)).toEqual(['wave_must_follow']);
    expect(await codesOf(firm, ['Greco'], { ...later, follows: first.code })).toEqual([]);
  });

  test('that are asked other questions stand beside each other, and not if one question is the same', async () => {
    const firm = await newFirm({ Bovisa: 20, Greco: 15 });
    await scheduled(firm, ['Greco']);
    const instrument = async (question: string) => {
      const code = newWord();
      await server.owner`
        insert into surveys.instrument (community_id, id, code, version, definition)
        values (${communityId}, gen_random_uuid(), ${code}, 1, ${server.owner.json({
          title: 'Altro',
          pages: [
            {
              name: 'p',
              elements: [
                {
                  type: 'boolean',
                  name: question,
                  title: 'Ti va?',
                  x: { sensitivity: 'ordinary' },
                },
              ],
            },
          ],
          x: { version: 1, locales: ['it'] },
        })})`;
      return { instrument: { code, version: 1 }, languages: ['it'] };
    };
    expect(await codesOf(firm, [], await instrument('mensa'))).toEqual([]);
    expect(await codesOf(firm, [], await instrument('q9'))).toEqual(['audience_overlaps']);
  });

  test('that are put on the calendar at once: one stands, the others are refused', async () => {
    const firm = await newFirm({ Bovisa: 20, Greco: 15, Lodi: 12 });
    const plans = [[], ['Greco'], ['Greco', 'Lodi'], ['Bovisa', 'Greco']];
    const all = await Promise.all(plans.map((at) => ready(firm, at)));
    const answers = await Promise.all([...all, ...all, ...all, ...all, ...all].map(schedule));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const refused = answers.filter(({ status }) => status !== 200).map(refusalOf);
    expect(new Set(refused)).toEqual(new Set(['campaign_changed', 'campaign_not_fit']));
  });

  test('are kept apart by the database, whatever the application asks', async () => {
    const firm = await newFirm({ Bovisa: 20, Greco: 15 });
    const [one, other] = [await ready(firm, ['Greco']), await ready(firm)];
    expect((await schedule(one)).status).toBe(200);
    await expect(
      server.owner`update surveys.campaign set stage = 'scheduled' where code = ${other.code}`,
    ).rejects.toMatchObject({ constraint_name: 'audiences_apart' });
  });
});

describe('a campaign at sites', () => {
  test('invites who works there, newcomers too, and lets go of who has moved away', async () => {
    const firm = await newFirm({ Bovisa: 20, Greco: 15 });
    const campaign = await scheduled(firm, ['Bovisa']);
    await openNow(campaign);
    await keepAudiences(server.app, server.clock);
    expect(await invitedBySite(campaign.code)).toEqual({ main: 20 });
    await server.owner`
      update identity.membership set site_id = ${firm.sites['Greco'] ?? ''} where id = (
        select m.id from identity.membership m join identity.organisation o on o.id = m.organisation_id
        where o.code = ${firm.code} and m.site_id is null and 'employee' = any (m.roles) limit 1)`;
    await keepAudiences(server.app, server.clock);
    expect(await invitedBySite(campaign.code)).toEqual({ main: 19 });
  });

  test('signs for nobody of another site', async () => {
    const firm = await newFirm({ Bovisa: 20, Greco: 15 });
    const campaign = await scheduled(firm, ['Bovisa']);
    await openNow(campaign);
    const at = async (site: string) => {
      const person = await visitorOf(server, `Dipendente ${newWord()}`, ['employee'], firm.code);
      await server.owner`
        update identity.membership set site_id = ${firm.sites[site] ?? ''} where person_id = ${person.personId}`;
      return person;
    };
    const [inside, outside] = [await at('Bovisa'), await at('Greco')];
    const standing = async (who: Visitor) =>
      ((await who.ask(`/campaigns/${campaign.code}/participation`)).body as { status: string }).status;
    expect([await standing(inside), await standing(outside)]).toEqual(['invited', 'not_invited']);
    const ballotOf = (who: Visitor) =>
      askBallot(
        server,
        (body) => who.ask(`/campaigns/${campaign.code}/ballots`, { body }),
        campaign.code,
        firm.code,
      );
    expect((await ballotOf(inside)).answer.status).toBe(201);
    expect(refusalOf((await ballotOf(outside)).answer)).toBe('not_invited');
  });

  test('counts paper out for no more people than work there', async () => {
    const firm = await newFirm({ Bovisa: 20, Greco: 15 });
    const campaign = await scheduled(firm, ['Greco']);
    const issue = (ballots: number) =>
      manager.ask(`/campaigns/${campaign.code}/paper-batches`, { method: 'POST', body: { ballots } });
    expect(refusalOf(await issue(16))).toBe('campaign_not_fit');
    expect((await issue(15)).status).toBe(201);
  });

  test('keeps a site that it names, and its submissions have none', async () => {
    const firm = await newFirm({ Bovisa: 20, Greco: 15 });
    await scheduled(firm, ['Greco']);
    const removed = await firm.officer.ask(`/sites/${firm.sites['Greco']}`, { method: 'DELETE' });
    expect(refusalOf(removed)).toBe('site_in_use');
    const columns = await server.owner<{ table: string }[]>`
      select distinct table_name as table from information_schema.columns
      where table_schema in ('surveys', 'submissions') and column_name like '%site%'`;
    expect(columns.map(({ table }) => table)).toEqual(['campaign_site']);
  });
});

test('the server met nothing that it did not expect', () => {
  expect(server.logLines.filter((line) => line.includes('"level":50'))).toEqual([]);
});
