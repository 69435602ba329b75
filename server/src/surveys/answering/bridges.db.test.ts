import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { blindBallot, ballotKeyAt } from '../../../test/blind-ballots.ts';
import {
  dumpDatabase,
  findBridges,
  leavesOf,
  spellings,
  traceOfLine,
  type Sides,
  type Trace,
} from '../../../test/bridges.ts';
import { answersOf, call, submissionOf } from '../../../test/calls.ts';
import { openTestServer, testSecret, type TestServer } from '../../../test/harness.ts';
import { releaseAndWait } from '../../../test/release-runs.ts';
import type { SentBallot } from '../../../test/signed-ballot.ts';
import { openDatabase } from '../../db/index.ts';
import { markOf } from './ballot-issue.ts';
import { sha256, withdrawalCodeOf, withdrawalHashes } from './ballots.ts';
import { sealClosedCampaigns } from '../jobs.ts';

const address = '/v1/milano/campaigns/autunno-2026';
const people = 36;
/** What a browser and the proxies before us send along. */
const carried = {
  'user-agent': 'Browser-of-Annunziata/7.0',
  referer: 'https://intranet.example/people/annunziata',
  'x-forwarded-for': '203.0.113.77',
  forwarded: 'for=203.0.113.77',
};
const carriedWords = ['Annunziata', 'intranet.example', '203.0.113.77', '127.0.0.1', '::1'];

interface Answering {
  personId: string;
  name: string;
  blinded: string;
  signature: string;
  ballot: SentBallot;
  words: string;
}

let server: TestServer;
let began: bigint;
let answering: Answering[];
let submissionIds: string[];
beforeAll(async () => {
  server = await openTestServer();
  const [row] = await server.owner<{ next: string }[]>`select pg_current_xact_id()::text as next`;
  began = BigInt(row?.next ?? '0');
  answering = await wholeRun();
}, 60_000);
afterAll(() => server.stop());

/** A random order, so that no order of anything stored is that of the run by itself. */
function shuffled<Item>(items: readonly Item[]): Item[] {
  const rest = [...items];
  return items.map(() => rest.splice(randomInt(rest.length), 1)[0] as Item);
}

/** Everybody gets a ballot, some together; hands in, in another order; some withdraw. Not over yet. */
async function wholeRun(): Promise<Answering[]> {
  const rows = await server.owner<{ person_id: string; display_name: string }[]>`
    select i.person_id, p.display_name from surveys.invitation i
    join surveys.campaign c on c.id = i.campaign_id
    join identity.person p on p.id = i.person_id
    where c.code = 'autunno-2026' and not surveys.has_ballot(i) and p.is_generated
      and (select count(*) from identity.person o where o.display_name = p.display_name) = 1
    order by 2 limit ${people}`;
  const key = await ballotKeyAt(server);
  const begun = shuffled(rows);
  const issued: Answering[] = [];
  for (let start = 0; start < begun.length; start += 3)
    issued.push(
      ...(await Promise.all(
        begun.slice(start, start + 3).map(async ({ person_id: personId, display_name: name }) => {
          const token = await server.tokenOf(name);
          const headers = carried;
          await call(server, `${address}/participation`, { token, headers });
          const blind = blindBallot(key, 'milano/autunno-2026');
          const body = { organisation: 'naviglio', blinded: blind.blinded };
          const answer = await call(server, `${address}/ballots`, { token, body, headers });
          expect(answer.status).toBe(201);
          const { signature } = answer.body as { signature: string };
          const words = `parole di nessuno ${randomInt(2 ** 40)}`;
          return {
            personId,
            name,
            blinded: blind.blinded,
            signature,
            ballot: blind.unblind(signature),
            words,
          };
        }),
      )),
    );
  const handingIn = shuffled(issued);
  for (const { ballot, words } of handingIn) {
    const body = submissionOf(ballot, { ...answersOf(words), q28: words });
    expect((await call(server, `${address}/submissions`, { body, headers: carried })).status).toBe(201);
  }
  for (const { ballot } of handingIn.slice(0, 4)) {
    const body = { code: withdrawalCodeOf(Buffer.from(ballot.token, 'base64url')) };
    expect((await call(server, `${address}/withdrawals`, { body, headers: carried })).status).toBe(200);
  }
  return issued;
}

async function sidesNow(): Promise<Sides> {
  const ids = await server.owner<{ id: string }[]>`
    select id from submissions.submission union all select id from submissions.written_answer`;
  submissionIds = ids.map(({ id }) => id);
  // A ballot says of which firm it is, and so does what is handed in with it: that much is meant to be known.
  const shared = await server.owner<{ id: string }[]>`
    select id from identity.community union all select id from surveys.campaign
    union all select organisation_id from surveys.ballot_key`;
  const firms = await server.owner<{ id: string }[]>`select organisation_id as id from surveys.ballot_key`;
  const instruments = await server.owner<
    { row: unknown }[]
  >`select to_jsonb(i) as row from surveys.instrument i`;
  return {
    person: answering.flatMap(({ personId, name, blinded, signature }) => [
      personId,
      name,
      ...[blinded, signature].flatMap((text) => spellings(Buffer.from(text, 'base64url'))),
      ...spellings(sha256(Buffer.from(blinded, 'base64url'))),
      ...firms.flatMap(({ id }) => spellings(markOf(id, Buffer.from(blinded, 'base64url')))),
    ]),
    submission: answering.flatMap(({ ballot, words }) => {
      const token = Buffer.from(ballot.token, 'base64url');
      const code = withdrawalCodeOf(token);
      const hashes = withdrawalHashes(code);
      const kept = [token, Buffer.from(ballot.signature, 'base64url'), sha256(token)];
      return [words, code, ...[...kept, hashes.choices, hashes.ofText(0)].flatMap(spellings)];
    }),
    submissionTables: ['submissions.submission', 'submissions.written_answer', 'submissions.spent_ballot'],
    // The choices that everybody is offered stand in the instrument too.
    shared: new Set([...shared.map(({ id }) => id), ...leavesOf(instruments)]),
  };
}

const everything = async (): Promise<Trace[]> => [
  ...(await dumpDatabase(server.owner, began)),
  ...server.logLines.map(traceOfLine),
];

async function expectNoBridge(): Promise<void> {
  const [traces, sides] = [await everything(), await sidesNow()];
  const tables = new Set(traces.map(({ where }) => where));
  for (const table of [
    'surveys.invitation',
    'surveys.ballot_roll',
    'submissions.submission',
    'identity.proof_used',
    'log',
  ])
    expect(tables).toContain(table);
  expect(findBridges(traces, { ...sides, submission: [...sides.submission, ...submissionIds] })).toEqual([]);
}

test('nothing leads from a person to her submission while the campaign is open', async () => {
  await expectNoBridge();
});

test('no order of rows is the order in which people came', async () => {
  const came = answering.map(({ personId }) => personId);
  for (const order of ['ctid', 'place', 'xmin::text::bigint, i.ctid']) {
    const invited = await server.owner<{ person_id: string }[]>`
      select i.person_id from surveys.invitation i join surveys.campaign c on c.id = i.campaign_id
      where c.code = 'autunno-2026' and i.person_id = any (${came}) order by i.${server.owner.unsafe(order)}`;
    expect(
      invited.map((row) => row.person_id),
      order,
    ).not.toEqual(came);
  }
  const rolls = await server.owner`
    select r.marks from surveys.ballot_roll r join surveys.campaign c on c.id = r.campaign_id where c.code = 'autunno-2026'`;
  expect(rolls).toHaveLength(1);
});

test('no address, agent or referrer is logged or kept on that path', async () => {
  const traces = (await everything()).filter(({ values }) =>
    values.some((value) => carriedWords.some((word) => value.toLowerCase().includes(word.toLowerCase()))),
  );
  // Two names and an address of the demonstration, which were there before anybody answered.
  expect(traces.filter(({ where, transaction }) => where === 'log' || transaction !== undefined)).toEqual([]);
  // A line for each ballot, each hand-in and each withdrawal, at least.
  expect(server.logLines.length).toBeGreaterThan(2 * people + 4);
});

test('a bridge that somebody plants is found: in a row, by an id, by an instant, by a transaction', async () => {
  const { owner } = server;
  await owner`create schema planted`;
  const found = async () =>
    findBridges(await everything(), { ...(await sidesNow()), submission: submissionIds });
  try {
    const [first] = answering;
    const [row] = await owner<{ id: string }[]>`
      select id from submissions.submission where xmin::text::bigint >= ${String(began)}::bigint limit 1`;
    const submissionId = row?.id;
    if (first === undefined || submissionId === undefined) throw new Error('nobody has answered');
    for (const plant of [
      `create table planted.bridge as select '${first.personId}'::uuid as person_id, '${submissionId}'::uuid as id`,
      `create table planted.bridge as select '${first.personId}'::uuid as person_id, withdrawal_hash from submissions.submission where id = '${submissionId}'`,
      `create table planted.bridge as select '{"${first.personId}": "${submissionId}"}'::jsonb as job`,
      `create table planted.bridge as select '${first.personId}'::uuid as person_id;
       update submissions.submission set answers = answers where id = '${submissionId}'`,
      `create table planted.bridge as select '${first.personId}'::uuid as person_id, now() as at;
       update submissions.submission set answers = answers || jsonb_build_object('at', (select at from planted.bridge)) where id = '${submissionId}'`,
    ]) {
      await owner.begin((trx) => trx.unsafe(plant));
      expect(await found(), plant).not.toEqual([]);
      await owner`drop table planted.bridge`;
    }
  } finally {
    await owner`drop schema planted cascade`;
  }
});

test('nothing leads from a person to her submission once the campaign is released and sealed', async () => {
  const { clock } = server;
  const cookie = await server.cookieOf('Marta Conti');
  const listIds = () => server.owner<{ id: string }[]>`
    select s.id from submissions.submission s join surveys.campaign c on c.id = s.campaign_id where c.code = 'autunno-2026'`;
  const before = await listIds();
  expect((await releaseAndWait(server, 'autunno-2026', cookie)).body).toMatchObject({ state: 'done' });
  clock.instant = new Date(Date.now() + 200 * 24 * 60 * 60 * 1000);
  const release = await openDatabase({
    databaseUrl: server.databaseUrl,
    secret: testSecret,
    role: 'snodo_release',
    connections: 1,
  });
  try {
    await sealClosedCampaigns(release, clock);
  } finally {
    await release.close();
  }
  await expectNoBridge();
  const left = await listIds();
  expect(left).toHaveLength(before.length);
  const known = new Set(before.map(({ id }) => id));
  expect(left.filter(({ id }) => known.has(id))).toEqual([]);
});
