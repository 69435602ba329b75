import { afterAll, beforeAll, expect, test } from 'vitest';
import { ballotOf } from '../../../test/blind-ballots.ts';
import { openTestServer, testSecret, type TestServer } from '../../../test/harness.ts';
import { openDatabase } from '../../db/index.ts';
import { sealClosedCampaigns } from '../jobs.ts';

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
});
afterAll(() => server.stop());

const campaign = '/v1/milano/campaigns/autunno-2026';

async function handIn(name: string): Promise<void> {
  const ballot = await ballotOf(server, name);
  const submission = {
    ballot,
    instrument: { code: 'work-care-needs', version: 1 },
    language: 'it',
    answers: { q0: true, q23: ['INF2'] },
  };
  const stored = await fetch(`${server.url}${campaign}/submissions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(submission),
  });
  expect(stored.status).toBe(201);
}

test('a ballot leaves no trace in an invitation: neither transaction number nor place nor anything in it changes', async () => {
  const read = () => server.owner`
    select i.xmin::text, i.ctid::text, i.* from surveys.invitation i
    join surveys.campaign c on c.id = i.campaign_id where c.code = 'autunno-2026' order by i.person_id`;
  const before = await read();
  for (const name of ['Laura Bianchi', 'Samir Haddad', 'Paolo Greco']) await handIn(name);
  expect(await read()).toEqual(before);
  const rolls = await server.owner`
    select 1 from surveys.ballot_roll r join surveys.campaign c on c.id = r.campaign_id where c.code = 'autunno-2026'`;
  expect(rolls).toHaveLength(1);
});

test('a campaign that has run out is sealed without a release: new ids, no ballots, keys or codes, the same answers', async () => {
  const read = async () => {
    const rows = await server.owner<{ id: string; answers: string }[]>`
      select s.id, s.answers::text from submissions.submission s join surveys.campaign c on c.id = s.campaign_id where c.code = 'autunno-2026'`;
    const [ballots] = await server.owner<
      { count: number }[]
    >`select count(*)::int as count from submissions.spent_ballot`;
    return {
      ids: new Set(rows.map(({ id }) => id)),
      answers: rows.map(({ answers }) => answers).toSorted(),
      ballots: ballots?.count,
    };
  };
  const release = await openDatabase({
    databaseUrl: server.databaseUrl,
    secret: testSecret,
    role: 'snodo_release',
    connections: 1,
  });
  try {
    const before = await read();
    expect(before.ballots).toBe(3);
    const [kept] = await server.owner<{ keys: number; messages: number }[]>`
      select (select count(*)::int from surveys.ballot_key where private_key_sealed is not null) as keys,
             (select count(*)::int from surveys.ballot_roll r, generate_series(0, length(r.marks) / 16 - 1) as place
               where substr(r.marks, 16 * place + 1, 16)
                 not in (decode(repeat('00', 16), 'hex'), decode(repeat('ff', 16), 'hex'))) as messages`;
    expect(kept).toEqual({ keys: 1, messages: 3 });
    await sealClosedCampaigns(release, server.clock);
    expect(await read()).toEqual(before);
    server.clock.instant = new Date(Date.now() + 200 * 24 * 60 * 60 * 1000);
    await sealClosedCampaigns(release, server.clock);
    const after = await read();
    expect(after.ballots).toBe(0);
    const [left] = await server.owner<{ keys: number; messages: number; codes: number }[]>`
      select (select count(*)::int from surveys.ballot_key where private_key_sealed is not null) as keys,
             (select count(*)::int from surveys.ballot_roll r, generate_series(0, length(r.marks) / 16 - 1) as place
               where substr(r.marks, 16 * place + 1, 16)
                 not in (decode(repeat('00', 16), 'hex'), decode(repeat('ff', 16), 'hex'))) as messages,
             (select count(*)::int from submissions.submission where withdrawal_hash is not null) as codes`;
    expect(left).toEqual({ keys: 0, messages: 0, codes: 0 });
    expect(after.answers).toEqual(before.answers);
    expect([...after.ids].filter((id) => before.ids.has(id))).toEqual([]);
  } finally {
    await release.close();
  }
});
