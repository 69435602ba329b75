import { releaseSchema } from '@snodo/contract';
import type { Answers } from '@snodo/survey-engine';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answersOf, call, refusalOf, submissionOf } from '../../../test/calls.ts';
import { makeBallot } from '../../../test/blind-ballots.ts';
import type { SentBallot } from '../../../test/signed-ballot.ts';
import { releaseAndWait } from '../../../test/release-runs.ts';
import { expectTrueAndSafe, oneWay, recount, sharesOf, type Release } from '../../../test/release-truth.ts';
import { openTestServer, testSecret, type TestServer } from '../../../test/harness.ts';
import { inCommunity, openDatabase, type Database } from '../../db/index.ts';

let server: TestServer;
let releaser: Database;
let communityId: string;

beforeAll(async () => {
  server = await openTestServer();
  releaser = await openDatabase({
    databaseUrl: server.databaseUrl,
    secret: testSecret,
    role: 'snodo_release',
    connections: 1,
  });
  const [row] = await server.owner<{ id: string }[]>`select id from identity.community where slug = 'milano'`;
  communityId = row?.id ?? '';
});
afterAll(async () => {
  await releaser.close();
  await server.stop();
});

const releaseAddress = (code: string) => `/v1/milano/campaigns/${code}/release`;
const readAs = async (displayName: string, code: string) =>
  call(server, releaseAddress(code), { cookie: await server.cookieOf(displayName) });
const releaseAs = async (displayName: string, code: string) =>
  releaseAndWait(server, code, await server.cookieOf(displayName));
/** The tables that a community manager has made. */
async function tablesOf(code: string): Promise<Release> {
  expect((await releaseAs('Marta Conti', code)).body).toMatchObject({ state: 'done', failure: null });
  return releaseSchema.parse((await readAs('Marta Conti', code)).body);
}

/** A campaign like the open one, with the first `count` of its submissions. */
async function openCampaign(code: string, count: number): Promise<string> {
  const [row] = await server.owner<{ id: string }[]>`
    insert into surveys.campaign (community_id, id, code, organisation_id, instrument_id, name, opens_on, closes_on)
    select community_id, gen_random_uuid(), ${code}, organisation_id, instrument_id, name, current_date - 1, current_date + 30
    from surveys.campaign where code = 'autunno-2026' returning id`;
  if (row === undefined) throw new Error('no campaign was made');
  await server.owner`
    insert into submissions.submission (community_id, id, campaign_id, organisation_id, answers)
    select s.community_id, gen_random_uuid(), ${row.id}, s.organisation_id, s.answers
    from submissions.submission s join surveys.campaign c on c.id = s.campaign_id where c.code = 'primavera-2026' limit ${count}`;
  return row.id;
}

async function answersIn(code: string): Promise<{ id: string; answers: Answers }[]> {
  return server.owner<{ id: string; answers: Answers }[]>`
    select s.id, s.answers from submissions.submission s join surveys.campaign c on c.id = s.campaign_id where c.code = ${code} order by s.ctid`;
}

const submit = async (code: string, ballot: SentBallot, seed: string) =>
  call(server, `/v1/milano/campaigns/${code}/submissions`, {
    body: submissionOf(ballot, answersOf(seed)),
  });

describe('the release of the demonstration', () => {
  test('holds no figure about fewer than ten people, and none that is not true', async () => {
    const release = releaseSchema.parse((await readAs('Giulia Ferri', 'primavera-2026')).body);
    const answers = (await answersIn('primavera-2026')).map((one) => one.answers);
    expect(answers).toHaveLength(340);
    expectTrueAndSafe(release, answers);
    expect(release).toMatchObject({ people: { from: 50, to: null }, audience: { kind: 'organisation' } });
    const shares = oneWay(release).flatMap(sharesOf);
    expect(shares.filter(({ status }) => status === 'hidden').length).toBeGreaterThan(5);
    expect(shares.filter(({ status }) => status === 'shown').length).toBeGreaterThan(50);
  });

  test('parts answers by district and work place, never what is delicate', async () => {
    const release = releaseSchema.parse((await readAs('Giulia Ferri', 'primavera-2026')).body);
    const crossed = release.tables.filter(({ by }) => by !== null);
    expect(new Set(crossed.map(({ by }) => by?.value))).toEqual(new Set(['q1', 'q2']));
    expect(crossed.filter(({ isSpecial }) => isSpecial)).toEqual([]);
    for (const table of crossed) expect(table.groups.length === 0).toBe(table.refusal !== null);
    const answers = (await answersIn('primavera-2026')).map((one) => one.answers);
    let shown = 0;
    for (const { question, by, groups, categories } of crossed) {
      for (const group of groups) {
        const people = answers.filter((one) => recount([one], by?.value ?? '', group.value) === 1);
        for (const [at, share] of group.shares.entries()) {
          const value = categories[at]?.value ?? '';
          if (share.status === 'hidden' || value === 'other') continue;
          shown += 1;
          expect(
            recount(people, question, value),
            `${question} ${value} ${group.value}`,
          ).toBeGreaterThanOrEqual(10);
        }
      }
    }
    expect(shown).toBeGreaterThan(20);
  });

  test('is the same in every language but for the words, and for every reader', async () => {
    const cookie = await server.cookieOf('Marta Conti');
    const figures = async (lang: string) => {
      const { tables } = releaseSchema.parse(
        (await call(server, `${releaseAddress('primavera-2026')}?lang=${lang}`, { cookie })).body,
      );
      return tables.map((table) => ({
        question: table.question,
        by: table.by?.value,
        shares: sharesOf(table),
      }));
    };
    expect(await figures('ar')).toEqual(await figures('it'));
    expect((await readAs('Giulia Ferri', 'primavera-2026')).text).toBe(
      (await readAs('Marta Conti', 'primavera-2026')).text,
    );
  });

  test('names a firm that was not asked to nobody', async () => {
    const address = `${releaseAddress('primavera-2026')}?organisation=cooperativa-sottocasa`;
    const cookie = await server.cookieOf('Marta Conti');
    expect(refusalOf(await call(server, address, { cookie }))).toBe('not_found');
  });

  test('is for the firm’s own HR officers and the community manager', async () => {
    await server.owner`insert into identity.person (community_id, id, display_name) select ${communityId}, gen_random_uuid(), 'Altra Firma'`;
    await server.owner`
      insert into identity.membership (community_id, id, person_id, organisation_id, roles)
      select p.community_id, gen_random_uuid(), p.id, o.id, array['employee', 'hr_officer']
      from identity.person p, identity.organisation o where p.display_name = 'Altra Firma' and o.code = 'cooperativa-sottocasa'`;
    const status = async (displayName: string) => (await readAs(displayName, 'primavera-2026')).status;
    expect(await status('Giulia Ferri')).toBe(200);
    expect(await status('Paolo Greco')).toBe(200);
    expect(await status('Marta Conti')).toBe(200);
    expect(await status('Altra Firma')).toBe(403);
    expect(await status('Laura Bianchi')).toBe(403);
    expect(await status('Davide Riva')).toBe(403);
    const listed = await call(server, '/v1/milano/campaigns', {
      cookie: await server.cookieOf('Altra Firma'),
    });
    expect(listed.body).toEqual({ items: [], nextCursor: null });
  });

  test('is closed to an officer from the moment she leaves', async () => {
    const cookie = await server.cookieOf('Paolo Greco');
    const setActive = (isActive: boolean) => server.owner`
      update identity.membership m set is_active = ${isActive}, ended_at = case when ${isActive} then null else now() end
      from identity.person p where p.id = m.person_id and p.display_name = 'Paolo Greco'`;
    await setActive(false);
    const answer = await call(server, releaseAddress('primavera-2026'), { cookie });
    await setActive(true);
    expect(refusalOf(answer)).toBe('not_signed_in');
  });
});

describe('releasing', () => {
  test('closes the campaign, counts the last submission and leaves nothing to link by', async () => {
    const code = 'collaudo-a';
    const campaignId = await openCampaign(code, 60);
    expect(refusalOf(await readAs('Giulia Ferri', code))).toBe('not_found');
    expect(refusalOf(await releaseAs('Giulia Ferri', code))).toBe('forbidden');
    const late = await makeBallot(server, code);
    expect((await submit(code, await makeBallot(server, code), 'the last')).status).toBe(201);
    const before = await answersIn(code);
    expect(before).toHaveLength(61);

    const release = await tablesOf(code);
    const after = await answersIn(code);
    expectTrueAndSafe(
      release,
      after.map((one) => one.answers),
    );
    expect(await readAs('Giulia Ferri', code).then(({ body }) => body)).toEqual(release);

    const sorted = (rows: typeof before) => rows.map((row) => JSON.stringify(row.answers)).sort();
    expect(sorted(after)).toEqual(sorted(before));
    expect(after.map((row) => JSON.stringify(row.answers))).not.toEqual(
      before.map((row) => JSON.stringify(row.answers)),
    );
    const known = new Set(before.map(({ id }) => id));
    expect(after.filter(({ id }) => known.has(id))).toEqual([]);
    expect(
      await server.owner`select 1 from submissions.spent_ballot where campaign_id = ${campaignId}`,
    ).toHaveLength(0);
    expect(
      await server.owner`
        select private_key_sealed from surveys.ballot_key where campaign_id = ${campaignId}`,
    ).toEqual([{ private_key_sealed: null }]);
    expect(
      await server.owner`
        select 1 from submissions.submission where campaign_id = ${campaignId} and withdrawal_hash is not null`,
    ).toHaveLength(0);

    expect(refusalOf(await submit(code, late, 'too late'))).toBe('campaign_not_open');
    expect(refusalOf(await releaseAs('Marta Conti', code))).toBe('campaign_already_released');
    expect(await answersIn(code)).toHaveLength(61);
  });

  test('happens once when twenty ask at once', async () => {
    await openCampaign('collaudo-b', 30);
    const cookie = await server.cookieOf('Marta Conti');
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        call(server, releaseAddress('collaudo-b'), { method: 'POST', cookie }),
      ),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202]));
    await releaseAs('Marta Conti', 'collaudo-b');
    expect(
      await server.owner`
        select r.state from surveys.release_run r join surveys.campaign c on c.id = r.campaign_id where c.code = 'collaudo-b'`,
    ).toEqual([{ state: 'done' }]);
    const rows =
      await server.owner`select 1 from surveys.release r join surveys.campaign c on c.id = r.campaign_id where c.code = 'collaudo-b'`;
    expect(rows).toHaveLength(1);
  });

  test('counts or refuses every submission that comes at the same moment, and loses none', async () => {
    const code = 'collaudo-c';
    await openCampaign(code, 40);
    const ballots: SentBallot[] = [];
    for (let count = 0; count < 24; count += 1) ballots.push(await makeBallot(server, code));
    const handIn = (from: number) =>
      ballots.slice(from, from + 12).map((ballot, index) => submit(code, ballot, `racer ${from + index}`));
    const early = handIn(0);
    const releasing = tablesOf(code);
    const answers = await Promise.all([...early, ...handIn(12)]);
    const release = await releasing;
    const accepted = answers.filter(({ status }) => status === 201).length;
    const refusals = answers.filter(({ status }) => status !== 201).map(refusalOf);
    expect(new Set(refusals)).toEqual(refusals.length === 0 ? new Set() : new Set(['campaign_not_open']));
    expect(accepted + refusals.length).toBe(24);
    expect(release.isTooFew).toBe(false);
    expect(await answersIn(code)).toHaveLength(40 + accepted);
  });

  test.each([0, 1, 9])('shows no table at all of %i submissions', async (count) => {
    const code = `collaudo-${count}-risposte`;
    await openCampaign(code, count);
    expect(await tablesOf(code)).toMatchObject({ isTooFew: true, people: null, tables: [] });
    expect(refusalOf(await releaseAs('Marta Conti', code))).toBe('campaign_already_released');
  });

  test('of thirty submissions holds only what is true of ten or more', async () => {
    await openCampaign('collaudo-30', 30);
    const release = await tablesOf('collaudo-30');
    expectTrueAndSafe(
      release,
      (await answersIn('collaudo-30')).map((one) => one.answers),
    );
  });

  test('of a second wave stands beside the first, and says where the two cannot be compared', async () => {
    const first = await openCampaign('collaudo-onda-1', 120);
    await tablesOf('collaudo-onda-1');
    const second = await openCampaign('collaudo-onda-2', 150);
    await server.owner`update surveys.campaign set follows_campaign_id = ${first} where id = ${second}`;
    const release = await tablesOf('collaudo-onda-2');
    const trends = oneWay(release).flatMap(({ trend }) => (trend === null ? [] : [trend]));
    expect(trends.length).toBeGreaterThan(10);
    expect(new Set(trends.map(({ campaign }) => campaign))).toEqual(new Set(['collaudo-onda-1']));
    for (const table of oneWay(release)) {
      expect(table.trend?.shares).toHaveLength(table.categories.length);
    }
  });

  test('on the first day of a campaign closes it as well', async () => {
    const campaignId = await openCampaign('collaudo-oggi', 12);
    const late = await makeBallot(server, 'collaudo-oggi');
    await server.owner`update surveys.campaign set opens_on = current_date where id = ${campaignId}`;
    await tablesOf('collaudo-oggi');
    expect(refusalOf(await submit('collaudo-oggi', late, 'late'))).toBe('campaign_not_open');
  });
});

describe('the database', () => {
  test.each([
    [
      'tables of a firm that is not named',
      sql`insert into surveys.released_document select community_id, gen_random_uuid(), release_id, 'organisation', null, document from surveys.released_document limit 1`,
    ],
    [
      'a pool that names a firm',
      sql`insert into surveys.released_document select d.community_id, gen_random_uuid(), d.release_id, 'pool', c.organisation_id, d.document
          from surveys.released_document d join surveys.campaign c on c.community_id = d.community_id limit 1`,
    ],
  ])('refuses %s itself', async (_what, statement) => {
    const written = inCommunity(releaser, communityId, (trx) => statement.execute(trx));
    await expect(written).rejects.toMatchObject({ code: '23514' });
  });

  test('shows what is kept for later waves to the release role alone', async () => {
    const read = (database: Database) =>
      inCommunity(database, communityId, (trx) => sql`select 1 from surveys.release_memory`.execute(trx));
    await expect(read(server.app)).rejects.toMatchObject({ code: '42501' });
    expect((await read(releaser)).rows.length).toBeGreaterThan(0);
  });

  test.each(['release', 'released_document', 'release_memory', 'release_decision'])(
    'lets nobody change surveys.%s once it is written',
    async (table) => {
      const change = async (database: Database, statement: string) => {
        const done = inCommunity(database, communityId, (trx) => sql.raw(statement).execute(trx));
        await expect(done, statement).rejects.toMatchObject({ code: '42501' });
      };
      for (const database of [server.app, releaser]) {
        await change(database, `update surveys.${table} set community_id = community_id`);
        await change(database, `delete from surveys.${table}`);
        await change(database, `truncate surveys.${table}`);
      }
      await change(server.app, `insert into surveys.${table} select * from surveys.${table}`);
    },
  );
});
