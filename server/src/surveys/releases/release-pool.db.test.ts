import { releaseSchema } from '@snodo/contract';
import type { Answers } from '@snodo/survey-engine';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { call, refusalOf } from '../../../test/calls.ts';
import { openTestServer, type TestServer } from '../../../test/harness.ts';
import { releaseAndWait } from '../../../test/release-runs.ts';
import { expectTrueAndSafe, oneWay, type Release } from '../../../test/release-truth.ts';

const campaign = 'rete-di-quartiere';
const firms = [
  { code: 'naviglio', officer: 'Giulia Ferri', people: 200 },
  { code: 'cooperativa-sottocasa', officer: 'Referente Sottocasa', people: 110 },
] as const;

let server: TestServer;
let answersOfFirm: Answers[][];

/** One campaign that asks two firms, with answers of both; released by a community manager. */
beforeAll(async () => {
  server = await openTestServer();
  await server.owner`
    with person as (
      insert into identity.person (community_id, id, display_name)
      select id, gen_random_uuid(), ${firms[1].officer} from identity.community where slug = 'milano' returning community_id, id
    )
    insert into identity.membership (community_id, id, person_id, organisation_id, roles)
    select p.community_id, gen_random_uuid(), p.id, o.id, array['employee', 'hr_officer']
    from person p join identity.organisation o on o.community_id = p.community_id and o.code = ${firms[1].code}`;
  await server.owner`
    with made as (
      insert into surveys.campaign (community_id, id, code, organisation_id, instrument_id, name, opens_on, closes_on)
      select community_id, gen_random_uuid(), ${campaign}, organisation_id, instrument_id, name, current_date - 1, current_date + 30
      from surveys.campaign where code = 'autunno-2026' returning community_id, id
    )
    insert into surveys.campaign_partner (community_id, campaign_id, organisation_id)
    select m.community_id, m.id, o.id from made m
    join identity.organisation o on o.community_id = m.community_id and o.code = ${firms[1].code}`;
  answersOfFirm = [];
  let taken = 0;
  for (const { code, people } of firms) {
    const rows = await server.owner<{ answers: Answers }[]>`
      insert into submissions.submission (community_id, id, campaign_id, organisation_id, answers)
      select s.community_id, gen_random_uuid(), c.id, o.id, s.answers
      from submissions.submission s
      join surveys.campaign spring on spring.id = s.campaign_id and spring.code = 'primavera-2026'
      join surveys.campaign c on c.community_id = s.community_id and c.code = ${campaign}
      join identity.organisation o on o.community_id = s.community_id and o.code = ${code}
      order by s.id offset ${taken} limit ${people} returning answers`;
    taken += people;
    answersOfFirm.push(rows.map(({ answers }) => answers));
  }
  const made = await releaseAndWait(server, campaign, await server.cookieOf('Marta Conti'));
  if ((made.body as { state?: string }).state !== 'done') throw new Error(made.text);
});
afterAll(() => server.stop());

async function readAs(displayName: string, organisation?: string) {
  const query = organisation === undefined ? '' : `?organisation=${organisation}`;
  const cookie = await server.cookieOf(displayName);
  return call(server, `/v1/milano/campaigns/${campaign}/release${query}`, { cookie });
}

const tablesFor = async (displayName: string, organisation?: string): Promise<Release> =>
  releaseSchema.parse((await readAs(displayName, organisation)).body);

test.each([0, 1])('firm %i reads its own tables, true of its own people', async (at) => {
  const firm = firms[at];
  if (firm === undefined) throw new Error('no such firm');
  const release = await tablesFor(firm.officer);
  expect(release.audience.kind).toBe('organisation');
  expectTrueAndSafe(release, answersOfFirm[at] ?? []);
  expect(await tablesFor(firm.officer, firm.code)).toEqual(release);
  expect(await tablesFor('Marta Conti', firm.code)).toEqual(release);
});

test('a firm reads neither the other’s tables nor the pool', async () => {
  expect(refusalOf(await readAs(firms[0].officer, firms[1].code))).toBe('not_found');
  expect(refusalOf(await readAs(firms[1].officer, firms[0].code))).toBe('not_found');
});

test('the programme reads all firms together, and nothing of it leaves fewer than ten outside one firm', async () => {
  const pool = await tablesFor('Marta Conti');
  expect(pool.audience).toEqual({ kind: 'pool', name: null, sites: [] });
  const everybody = answersOfFirm.flat();
  expectTrueAndSafe(pool, everybody);
  const shown = oneWay(pool).flatMap(({ groups }) => groups[0]?.shares ?? []);
  expect(shown.filter(({ status }) => status === 'shown').length).toBeGreaterThan(50);
});
