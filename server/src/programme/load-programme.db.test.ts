import fs from 'node:fs';
import path from 'node:path';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestDatabase, root, testSecret } from '../../test/harness.ts';
import { systemClock } from '../http/index.ts';
import { fillDemonstration, loadProgramme, readProgramme, type Programme } from './index.ts';

const instruments = path.join(root, 'packages/survey-engine/instruments');
const definition = JSON.parse(
  fs.readFileSync(path.join(instruments, 'work-care-needs.json'), 'utf8'),
) as unknown;

let programme: Programme;
beforeAll(async () => {
  programme = await readProgramme(path.join(root, 'examples/milano'));
});

interface Opened {
  url: string;
  owner: postgres.Sql;
  close(): Promise<void>;
}

async function open(template: 'empty' | 'milano'): Promise<Opened> {
  const database = await openTestDatabase(template);
  const owner = postgres(database.url, { max: 1, onnotice: () => undefined });
  return {
    url: database.url,
    owner,
    close: async () => {
      await owner.end({ timeout: 5 });
      await database.drop();
    },
  };
}

/** Rows and contents of every table, independent of the order that rows lie in. */
async function digests(owner: postgres.Sql): Promise<Record<string, { rows: number; digest: string }>> {
  const tables = await owner<{ name: string }[]>`
    select table_schema || '.' || table_name as name from information_schema.tables
    where table_schema in ('identity', 'catalogue', 'places', 'surveys', 'submissions', 'impact') order by 1`;
  const found: Record<string, { rows: number; digest: string }> = {};
  for (const { name } of tables) {
    const [row] = await owner.unsafe<{ rows: number; digest: string }[]>(
      `select count(*)::int as rows, coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as digest from ${name} t`,
    );
    if (row !== undefined) found[name] = { ...row };
  }
  return found;
}

const rowsIn = async (owner: postgres.Sql) =>
  Object.values(await digests(owner)).reduce((sum, { rows }) => sum + rows, 0);

const load = (
  url: string,
  changed: Programme = programme,
  given = [{ code: 'work-care-needs', version: 1, definition }],
) => loadProgramme(changed, { databaseUrl: url, clock: systemClock, port: 4300, instruments: given });

describe('the demonstration', () => {
  let database: Opened;
  beforeAll(async () => {
    database = await open('milano');
  });
  afterAll(() => database.close());

  test('is loaded once: loading and filling again change no row of any table', async () => {
    const before = await digests(database.owner);
    await load(database.url);
    const isFilled = await fillDemonstration(programme, {
      databaseUrl: database.url,
      secret: testSecret,
      clock: systemClock,
      port: 4300,
      instruments,
    });
    expect(isFilled).toBe(false);
    expect(await digests(database.owner)).toEqual(before);
  });

  test('has the published figures, each with its source', async () => {
    const counters =
      await database.owner`select code, count, kind, source ->> 'it' <> '' as sourced from impact.counter order by position`;
    expect(counters.map((counter) => ({ ...counter }))).toEqual([
      { code: 'citizens-reached', count: 13_668, kind: 'published', sourced: true },
      { code: 'active-organisations', count: 135, kind: 'published', sourced: true },
      { code: 'places', count: 34, kind: 'published', sourced: true },
      { code: 'volunteers-trained', count: 136, kind: 'published', sourced: true },
      { code: 'companies', count: 58, kind: 'published', sourced: true },
    ]);
  });

  test('has 34 places, 12 groups with 62 entries, and what they refer to', async () => {
    const [row] = await database.owner`
      select (select count(*)::int from places.place) as places,
             (select count(*)::int from catalogue.taxonomy_entry where group_code is null) as groups,
             (select count(*)::int from catalogue.taxonomy_entry where group_code is not null) as entries,
             (select count(*)::int from catalogue.service s where exists (
                select 1 from unnest(s.entries) e where not exists (select 1 from catalogue.taxonomy_entry t where t.code = e))) as lost`;
    expect({ ...row }).toEqual({ places: 34, groups: 12, entries: 62, lost: 0 });
  });

  test('has a released campaign and an open one, with people invited and generated answers', async () => {
    const campaigns = await database.owner`
      select c.code, (current_date >= c.opens_on and current_date < c.closes_on) as "isOpen", r.id is not null as "isReleased",
             (select count(*)::int from surveys.invitation i where i.campaign_id = c.id) as invited,
             (select count(*)::int from surveys.invitation i where i.campaign_id = c.id and surveys.has_ballot(i)) as answered,
             (select count(*)::int from submissions.submission s where s.campaign_id = c.id) as submissions
      from surveys.campaign c left join surveys.release r on r.campaign_id = c.id
      where c.stage = 'scheduled' order by c.code`;
    expect(campaigns.map((campaign) => ({ ...campaign }))).toEqual([
      { code: 'autunno-2026', isOpen: true, isReleased: false, invited: 620, answered: 60, submissions: 60 },
      {
        code: 'primavera-2026',
        isOpen: false,
        isReleased: true,
        invited: 620,
        answered: 340,
        submissions: 340,
      },
    ]);
  });

  test('has plans under way, one of them waiting for more than a month, and none with anybody invited', async () => {
    const plans = await database.owner`
      select c.stage, current_date - c.agreed_on > 30 as "isLate",
             (select count(*)::int from surveys.campaign_partner p where p.campaign_id = c.id) as partners,
             (select count(*)::int from surveys.invitation i where i.campaign_id = c.id) as invited
      from surveys.campaign c where c.stage <> 'scheduled' order by c.agreed_on`;
    expect(plans.map((plan) => ({ ...plan }))).toEqual([
      { stage: 'draft', isLate: true, partners: 0, invited: 0 },
      { stage: 'approved', isLate: false, partners: 1, invited: 0 },
      { stage: 'in_review', isLate: false, partners: 0, invited: 0 },
    ]);
  });

  test('holds a person’s name for the named ones only', async () => {
    const people = await database.owner<
      { display_name: string }[]
    >`select display_name from identity.person where is_generated`;
    expect(people.length).toBeGreaterThan(600);
    expect(people.filter(({ display_name: name }) => !/^[a-z-]+-\d{4}$/.test(name))).toEqual([]);
  });
});

describe('a programme that breaks', () => {
  let database: Opened;
  beforeAll(async () => {
    database = await open('empty');
  });
  afterAll(() => database.close());

  test.each<[string, () => Promise<void>]>([
    ['an instrument that is not there', () => load(database.url, programme, [])],
    [
      'an instrument of another version',
      () => load(database.url, programme, [{ code: 'work-care-needs', version: 2, definition }]),
    ],
    [
      'an instrument that cannot be read',
      () => load(database.url, programme, [{ code: 'work-care-needs', version: 1, definition: {} }]),
    ],
    ['no weighting profile', () => load(database.url, { ...programme, weightingProfiles: [] })],
    [
      'a place whose host is nobody',
      () =>
        load(database.url, {
          ...programme,
          places: programme.places.map((place) => ({ ...place, host: 'nobody' })),
        }),
    ],
  ])('loads nothing: %s', async (_what, work) => {
    await expect(work()).rejects.toThrow();
    expect(await rowsIn(database.owner)).toBe(0);
  });

  test('is loaded whole once it is mended', async () => {
    await load(database.url);
    expect(await rowsIn(database.owner)).toBeGreaterThan(3000);
  });
});
