// The write-ahead log has every change in its order, and no row is written over in it. What it must not hold is a
// bridge: one transaction that knows both, or one value on both sides.
import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ballotKeyAt, blindBallot } from '../../../test/blind-ballots.ts';
import { spellings } from '../../../test/bridges.ts';
import { answersOf, call, submissionOf } from '../../../test/calls.ts';
import { openTestServer, type TestServer } from '../../../test/harness.ts';
import type { SentBallot } from '../../../test/signed-ballot.ts';
import {
  followWriteAheadLog,
  type LoggedTransaction,
  type LogReader,
} from '../../../test/write-ahead-log.ts';
import { markOf } from './ballot-issue.ts';
import { sha256, withdrawalCodeOf, withdrawalHashes } from './ballots.ts';

const address = '/v1/milano/campaigns/autunno-2026';
const people = 6;

interface Answering {
  personId: string;
  blinded: Buffer;
  signature: Buffer;
  mark: Buffer;
  ballot: SentBallot;
  words: string;
}

let server: TestServer;
let readLog: LogReader;
let answering: Answering[];
beforeAll(async () => {
  server = await openTestServer();
  readLog = await followWriteAheadLog(server.owner);
  answering = await wholeRun();
}, 60_000);
afterAll(() => server.stop());

/** All get a ballot, some together; all hand in, some together; one takes hers back. */
async function wholeRun(): Promise<Answering[]> {
  const rows = await server.owner<{ person_id: string; display_name: string; organisation_id: string }[]>`
    select i.person_id, p.display_name, c.organisation_id from surveys.invitation i
    join surveys.campaign c on c.id = i.campaign_id
    join identity.person p on p.id = i.person_id
    where c.code = 'autunno-2026' and not surveys.has_ballot(i) and p.is_generated
      and (select count(*) from identity.person o where o.display_name = p.display_name) = 1
    order by 2 limit ${people}`;
  const key = await ballotKeyAt(server);
  const ask = async ({
    person_id: personId,
    display_name: name,
    organisation_id: firm,
  }: (typeof rows)[number]) => {
    const token = await server.tokenOf(name);
    await call(server, `${address}/participation`, { token });
    const blind = blindBallot(key, 'milano/autunno-2026');
    const body = { organisation: 'naviglio', blinded: blind.blinded };
    const answer = await call(server, `${address}/ballots`, { token, body });
    expect(answer.status).toBe(201);
    const { signature } = answer.body as { signature: string };
    const blinded = Buffer.from(blind.blinded, 'base64url');
    return {
      personId,
      blinded,
      signature: Buffer.from(signature, 'base64url'),
      mark: markOf(firm, blinded),
      ballot: blind.unblind(signature),
      words: `parole di nessuno ${randomInt(2 ** 40)}`,
    };
  };
  const handIn = async ({ ballot, words }: Answering) => {
    const body = submissionOf(ballot, { ...answersOf(words), q28: words });
    expect((await call(server, `${address}/submissions`, { body })).status).toBe(201);
  };
  const half = people / 2;
  const issued = await Promise.all(rows.slice(0, half).map(ask));
  for (const row of rows.slice(half)) issued.push(await ask(row));
  await Promise.all(issued.slice(0, half).map(handIn));
  for (const one of issued.slice(half)) await handIn(one);
  const code = codeOf(issued[0]?.ballot);
  expect((await call(server, `${address}/withdrawals`, { body: { code } })).status).toBe(200);
  return issued;
}

function codeOf(ballot: SentBallot | undefined): string {
  return withdrawalCodeOf(Buffer.from(ballot?.token ?? '', 'base64url'));
}

/** However bytes may lie in a row: as they are, or written out. */
function forms(bytes: Buffer): Buffer[] {
  return [bytes, ...spellings(bytes).map((text) => Buffer.from(text))];
}

const idForms = (id: string) => [Buffer.from(id.replaceAll('-', ''), 'hex'), Buffer.from(id)];

/** Whatever is a person's. */
function marksOfPerson({ personId, blinded, signature, mark }: Answering): Buffer[] {
  return [...idForms(personId), ...[blinded, signature, mark, sha256(blinded)].flatMap(forms)];
}

/** Whatever is a submission's. */
function marksOfSubmission({ ballot, words }: Answering): Buffer[] {
  const token = Buffer.from(ballot.token, 'base64url');
  const hashes = withdrawalHashes(codeOf(ballot));
  return [
    Buffer.from(words),
    Buffer.from(codeOf(ballot)),
    ...[token, Buffer.from(ballot.signature, 'base64url'), sha256(token)].flatMap(forms),
    ...[hashes.choices, hashes.ofText(0)].flatMap(forms),
  ];
}

const holdsAny = ({ bytes }: LoggedTransaction, marks: readonly Buffer[]) =>
  marks.some((mark) => bytes.includes(mark));
const isSubmission = ({ tables }: LoggedTransaction) =>
  [...tables].some((table) => table.startsWith('submissions.'));

/** One sentence for each bridge. */
function bridgesIn(log: readonly LoggedTransaction[]): string[] {
  const ofPeople = answering.flatMap(marksOfPerson);
  const ofSubmissions = answering.flatMap(marksOfSubmission);
  return log.flatMap((transaction) => {
    const { id, tables } = transaction;
    const found: string[] = [];
    const others = [...tables].filter((table) => !table.startsWith('submissions.'));
    if (isSubmission(transaction) && others.length > 0)
      found.push(`transaction ${id} wrote a submission and ${others.join(', ')}`);
    if (isSubmission(transaction) && holdsAny(transaction, ofPeople))
      found.push(`transaction ${id} wrote a submission and knows a person`);
    if (!isSubmission(transaction) && holdsAny(transaction, ofSubmissions))
      found.push(`transaction ${id} wrote no submission and knows one`);
    return found;
  });
}

test('no transaction of the log knows a person and a submission, and no value stands on both sides', async () => {
  const log = await readLog(server.owner);
  // It is the log of this run: every mark and every word of it is there.
  for (const { mark, words } of answering) {
    expect(log.some((one) => one.tables.has('surveys.ballot_roll') && one.bytes.includes(mark))).toBe(true);
    expect(log.some((one) => isSubmission(one) && one.bytes.includes(words))).toBe(true);
  }
  expect(bridgesIn(log)).toEqual([]);
});

test('what leads from one side to the other is written nowhere: message, signature, token and code', async () => {
  const log = await readLog(server.owner);
  const secret = answering.flatMap(({ blinded, signature, ballot }) => [
    ...[blinded, signature].flatMap(forms),
    ...[Buffer.from(ballot.token, 'base64url'), Buffer.from(ballot.signature, 'base64url')].flatMap(forms),
    Buffer.from(codeOf(ballot)),
  ]);
  expect(log.filter((one) => holdsAny(one, secret)).map(({ tables }) => [...tables])).toEqual([]);
});

test('a ballot writes one row of the campaign and none of a person’s', async () => {
  const log = await readLog(server.owner);
  const marking = log.filter(({ tables }) => tables.has('surveys.ballot_roll'));
  expect(marking.length).toBeGreaterThan(0);
  expect(new Set(marking.flatMap(({ tables }) => [...tables]))).toEqual(new Set(['surveys.ballot_roll']));
});

test('a bridge that somebody plants is found: by its transaction, or by a value', async () => {
  const { owner } = server;
  const [first] = answering;
  const [row] = await owner<{ id: string }[]>`select id from submissions.submission limit 1`;
  if (first === undefined || row === undefined) throw new Error('nobody has answered');
  await owner`create schema planted`;
  const token = sha256(Buffer.from(first.ballot.token, 'base64url')).toString('hex');
  try {
    for (const plant of [
      `update surveys.ballot_roll set ballots = ballots; update submissions.submission set answers = answers where id = '${row.id}'`,
      `update submissions.submission set answers = answers || jsonb_build_object('by', '${first.personId}') where id = '${row.id}'`,
      `create table planted.bridge as select decode('${token}', 'hex') as token`,
    ]) {
      const readPlanted = await followWriteAheadLog(owner);
      await owner.begin((trx) => trx.unsafe(plant));
      expect(bridgesIn(await readPlanted(owner)), plant).not.toEqual([]);
    }
  } finally {
    await owner`drop schema planted cascade`;
  }
});
