import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { RSABSSA } from '@cloudflare/blindrsa-ts';
import { sql } from 'kysely';
import { generateKeyPairSync } from 'node:crypto';
import {
  askBallot,
  ballotKeyAt,
  ballotOf,
  blindBallot,
  makeBallot,
  type AskedBallot,
  someBlinded,
} from '../../../test/blind-ballots.ts';
import { answersOf, call, refusalOf, submissionOf } from '../../../test/calls.ts';
import { openTestServer, type TestServer } from '../../../test/harness.ts';
import { signedBallot, type SentBallot } from '../../../test/signed-ballot.ts';
import { inCommunity } from '../../db/index.ts';
import { withdrawalCodeOf } from './ballots.ts';

const campaign = 'autunno-2026';
let server: TestServer;
let campaignId: string;
let communityId: string;
let invited: string[];
let next = 0;

beforeAll(async () => {
  server = await openTestServer();
  const [row] = await server.owner<
    { id: string; community_id: string }[]
  >`select id, community_id from surveys.campaign where code = ${campaign}`;
  if (row === undefined) throw new Error('the demonstration has no open campaign');
  campaignId = row.id;
  communityId = row.community_id;
  const people = await server.owner<{ display_name: string }[]>`
    select p.display_name from surveys.invitation i join identity.person p on p.id = i.person_id
    where i.campaign_id = ${campaignId} and not surveys.has_ballot(i) and p.is_generated order by 1`;
  invited = people.map((person) => person.display_name);
});
afterAll(() => server.stop());
beforeEach(() => {
  server.clock.instant = undefined;
});

/** Somebody invited who has not asked for her ballot yet; nobody twice. */
function somebody(): string {
  const displayName = invited[next];
  next += 1;
  if (displayName === undefined) throw new Error('everybody invited has been used');
  return displayName;
}

const addressOf = (code: string, part: 'ballots' | 'submissions' | 'withdrawals') =>
  `/v1/milano/campaigns/${code}/${part}`;
const submit = (body: unknown, code = campaign) => call(server, addressOf(code, 'submissions'), { body });
const withdraw = (code: string) => call(server, addressOf(campaign, 'withdrawals'), { body: { code } });
/** Asks with a ballot that was blinded anew. */
const askAnew = (token: string): Promise<AskedBallot> =>
  askBallot(server, (body) => call(server, addressOf(campaign, 'ballots'), { token, body }));
const refused = async (token: string) => refusalOf((await askAnew(token)).answer);

async function stored(): Promise<{ submissions: number; words: number; spent: number; issued: number }> {
  const [row] = await server.owner<{ submissions: number; words: number; spent: number; issued: number }[]>`
    select (select count(*)::int from submissions.submission) as submissions,
           (select count(*)::int from submissions.written_answer) as words,
           (select count(*)::int from submissions.spent_ballot) as spent,
           (select sum(ballots)::int from surveys.ballot_roll) as issued`;
  if (row === undefined) throw new Error('nothing was counted');
  return row;
}

describe('what is stored', () => {
  test('has no column for a person, a time, an address or a language', async () => {
    const columns = await server.owner<{ name: string; columns: string }[]>`
      select table_name as name, string_agg(column_name, ' ' order by column_name) as columns
      from information_schema.columns
      where table_schema = 'submissions' or table_schema = 'surveys' and table_name in ('invitation', 'ballot_roll') group by 1`;
    expect(Object.fromEntries(columns.map(({ name, columns: names }) => [name, names]))).toEqual({
      submission: 'answers campaign_id community_id id organisation_id withdrawal_hash',
      written_answer: 'campaign_id community_id id question withdrawal_hash words',
      spent_ballot: 'campaign_id community_id nonce_hash',
      invitation: 'campaign_id community_id person_id place',
      ballot_roll: 'ballots campaign_id community_id marks',
    });
  });

  test('is the choices under a random id, and nothing that leads to the person', async () => {
    const displayName = somebody();
    const ballot = await ballotOf(server, displayName);
    const before = new Set(
      (await server.owner<{ id: string }[]>`select id from submissions.submission`).map(({ id }) => id),
    );
    const answers: Record<string, unknown> = { ...answersOf('apart'), q28: 'parole scritte a mano' };
    expect((await submit(submissionOf(ballot, answers))).body).toEqual({ stored: true });
    const row = (
      await server.owner<{ id: string; answers: unknown }[]>`select id, answers from submissions.submission`
    ).find(({ id }) => !before.has(id));
    const { q28, ...choices } = answers;
    expect(row?.answers).toEqual(choices);
    expect(row?.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    const words = await server.owner<
      { id: string; question: string; words: string }[]
    >`select id, question, words from submissions.written_answer where words = ${String(q28)}`;
    expect(words).toHaveLength(1);
    expect(words[0]).toMatchObject({ question: 'q28' });
    expect(words[0]?.id).not.toBe(row?.id);
    const [person] = await server.owner<
      { id: string }[]
    >`select id from identity.person where display_name = ${displayName}`;
    const everything = JSON.stringify([
      await server.owner`select * from submissions.submission`,
      await server.owner`select * from submissions.written_answer`,
      await server.owner`select community_id, campaign_id, encode(nonce_hash, 'base64') as nonce from submissions.spent_ballot`,
    ]);
    for (const trace of [person?.id ?? '', displayName, ballot.token, ballot.signature])
      expect(everything).not.toContain(trace);
  });

  test('cannot be read by the role that requests run as', async () => {
    for (const table of ['submission', 'written_answer', 'spent_ballot']) {
      const read = inCommunity(server.app, communityId, (trx) =>
        sql`select * from ${sql.table(`submissions.${table}`)}`.execute(trx),
      );
      await expect(read).rejects.toMatchObject({ code: '42501' });
    }
    const rights = await server.owner`
      select relname, array(
        select one from unnest('{select,insert,update,references}'::text[]) as one
        where has_any_column_privilege('snodo_app', c.oid, one)
      ) as rights
      from pg_class c where relnamespace = 'submissions'::regnamespace and relkind in ('r', 'p', 'v', 'm')`;
    expect(rights.length).toBeGreaterThanOrEqual(3);
    expect(rights.filter((row) => String(row['rights']) !== 'insert')).toEqual([]);
  });

  test('cannot be changed or taken away by that role, nor can an invitation but for its ballot', async () => {
    for (const statement of [
      'update submissions.submission set answers = answers',
      'delete from submissions.submission',
      'delete from submissions.spent_ballot',
      'truncate submissions.submission',
      'update surveys.invitation set person_id = person_id',
      'delete from surveys.invitation',
      'insert into surveys.invitation select * from surveys.invitation',
    ]) {
      const change = inCommunity(server.app, communityId, (trx) => sql.raw(statement).execute(trx));
      await expect(change, statement).rejects.toMatchObject({ code: '42501' });
    }
  });
});

describe('a ballot', () => {
  test('is blinded and finished by the library of the devices with the key of the server, and taken', async () => {
    const key = (await ballotKeyAt(server)).export({ type: 'spki', format: 'der' });
    const algorithm = { name: 'RSA-PSS', hash: 'SHA-384' };
    const publicKey = await crypto.subtle.importKey('spki', key, algorithm, true, ['verify']);
    const suite = RSABSSA.SHA384.PSS.Randomized();
    const message = suite.prepare(Buffer.from(`snodo ballot milano/${campaign}/naviglio`));
    const { blindedMsg, inv } = await suite.blind(publicKey, message);
    const body = { organisation: 'naviglio', blinded: Buffer.from(blindedMsg).toString('base64url') };
    const token = await server.tokenOf(somebody());
    const asked = await call(server, addressOf(campaign, 'ballots'), { token, body });
    const { signature: blind } = asked.body as { signature: string };
    const signature = await suite.finalize(publicKey, message, Buffer.from(blind, 'base64url'), inv);
    const ballot = {
      organisation: 'naviglio',
      token: Buffer.from(message.subarray(0, 32)).toString('base64url'),
      signature: Buffer.from(signature).toString('base64url'),
    };
    expect((await submit(submissionOf(ballot))).status).toBe(201);
  });

  test('is not signed for whoever was not invited, nor is anything else then kept', async () => {
    const before = await stored();
    expect(await refused(await server.tokenOf('Marta Conti'))).toBe('not_invited');
    expect(await stored()).toEqual(before);
  });

  test('is issued once to a person', async () => {
    const token = await server.tokenOf(somebody());
    expect((await askAnew(token)).answer.status).toBe(201);
    expect(await refused(token)).toBe('already_answered');
    const standing = await call(server, `/v1/milano/campaigns/${campaign}/participation`, { token });
    expect(standing.body).toMatchObject({ status: 'answered' });
  });

  test('is issued to nobody who was not invited', async () => {
    expect(await refused(await server.tokenOf('Marta Conti'))).toBe('not_invited');
    const standing = await call(server, `/v1/milano/campaigns/${campaign}/participation`, {
      token: await server.tokenOf('Marta Conti'),
    });
    expect(standing.body).toEqual({ status: 'not_invited', organisation: null, audiencePass: null });
  });

  test('is good for one submission', async () => {
    const ballot = await ballotOf(server, somebody());
    expect((await submit(submissionOf(ballot))).status).toBe(201);
    const before = await stored();
    expect(refusalOf(await submit(submissionOf(ballot)))).toBe('ballot_spent');
    expect(refusalOf(await submit(submissionOf(ballot, answersOf('others'))))).toBe('ballot_spent');
    expect(await stored()).toEqual(before);
  });

  test('whose reply was lost is signed again: the same message gets the same signature, for her alone', async () => {
    const [token, other] = [await server.tokenOf(somebody()), await server.tokenOf(somebody())];
    const { blinded } = blindBallot(await ballotKeyAt(server), `milano/${campaign}`);
    const ask = (who: string) =>
      call(server, addressOf(campaign, 'ballots'), {
        token: who,
        body: { organisation: 'naviglio', blinded },
      });
    const first = await ask(token);
    expect(first.status).toBe(201);
    expect((await ask(token)).body).toEqual(first.body);
    expect((await ask(other)).body).toEqual(first.body);
    expect(await refused(token)).toBe('already_answered');
  });

  test('is not signed when it is no number below the modulus', async () => {
    const token = await server.tokenOf(somebody());
    const ask = (blinded: unknown) =>
      call(server, addressOf(campaign, 'ballots'), { token, body: { organisation: 'naviglio', blinded } });
    const largest = Buffer.alloc(256, 0xff).toString('base64url');
    for (const wrong of ['', 'A', largest, `${largest}A`, 7, null])
      expect(refusalOf(await ask(wrong)), String(wrong)).toBe('invalid_request');
    expect((await askAnew(token)).answer.status).toBe(201);
  });

  test('is refused when it was made up, altered, or signed for another campaign or by another key', async () => {
    const ballot = await makeBallot(server);
    const flipped = (text: string) => (text.startsWith('A') ? `B${text.slice(1)}` : `A${text.slice(1)}`);
    const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
    const before = await stored();
    for (const wrong of [
      { ...ballot, token: flipped(ballot.token) },
      { ...ballot, signature: flipped(ballot.signature) },
      signedBallot(stranger, `milano/${campaign}`, 'naviglio'),
      await makeBallot(server, campaign, { campaign: 'milano/primavera-2026' }),
      await makeBallot(server, campaign, { campaign: `torino/${campaign}` }),
    ])
      expect(refusalOf(await submit(submissionOf(wrong))), JSON.stringify(wrong)).toBe('ballot_invalid');
    for (const wrong of ['', 'ballot', {}, { token: ballot.token }, { ...ballot, more: 1 }, null])
      expect(refusalOf(await submit(submissionOf(wrong)))).toBe('invalid_request');
    expect(await stored()).toEqual(before);
  });

  test('is refused with anything that says who hands it in, and stays good', async () => {
    const name = somebody();
    const ballot = await ballotOf(server, name);
    const before = await stored();
    const token = await server.tokenOf(name);
    const cookie = await server.cookieOf(name);
    for (const credentials of [{ token }, { cookie }]) {
      const address = addressOf(campaign, 'submissions');
      expect(refusalOf(await call(server, address, { ...credentials, body: submissionOf(ballot) }))).toBe(
        'credentials_not_wanted',
      );
    }
    expect(await stored()).toEqual(before);
    expect((await submit(submissionOf(ballot))).status).toBe(201);
  });

  test('stays good after a refusal', async () => {
    const ballot = await ballotOf(server, somebody());
    expect(refusalOf(await submit(submissionOf(ballot, { q0: true })))).toBe('answers_not_allowed');
    expect((await submit(submissionOf(ballot))).status).toBe(201);
  });
});

describe('what was handed in', () => {
  const codeOf = ({ token }: { token: string }) => withdrawalCodeOf(Buffer.from(token, 'base64url'));

  test('is taken back with its code, words and all, once; the ballot stays spent', async () => {
    const ballot = await ballotOf(server, somebody());
    const before = await stored();
    await submit(submissionOf(ballot, { ...answersOf('taken back'), q28: 'da cancellare' }));
    const code = codeOf(ballot);
    const written = `${code.slice(0, 4).toLowerCase()} ${code.slice(4, 8)}-${code.slice(8)}`;
    expect((await withdraw(written)).body).toEqual({ done: true });
    const after = { ...before, spent: before.spent + 1 };
    expect(await stored()).toEqual(after);
    expect((await withdraw(code)).body).toEqual({ done: true });
    expect(refusalOf(await submit(submissionOf(ballot)))).toBe('ballot_spent');
    expect(await stored()).toEqual(after);
  });

  test('stays with any other code, and nobody learns which codes there are', async () => {
    await submit(submissionOf(await ballotOf(server, somebody())));
    const before = await stored();
    expect((await withdraw('0'.repeat(20))).body).toEqual({ done: true });
    for (const wrong of ['', 'short', 'U'.repeat(20), '0'.repeat(21)])
      expect(refusalOf(await withdraw(wrong)), wrong).toBe('invalid_request');
    expect(await stored()).toEqual(before);
  });

  test('is not taken back by anybody who says who she is, nor in another community', async () => {
    const ballot = await ballotOf(server, somebody());
    await submit(submissionOf(ballot));
    const before = await stored();
    const cookie = await server.cookieOf('Laura Bianchi');
    const body = { code: codeOf(ballot) };
    const asked = await call(server, addressOf(campaign, 'withdrawals'), { cookie, body });
    expect(refusalOf(asked)).toBe('credentials_not_wanted');
    const elsewhere = inCommunity(server.app, '00000000-0000-4000-8000-000000000000', (trx) =>
      sql`select submissions.withdraw(${communityId}::uuid, ${campaignId}::uuid, '\\x00'::bytea, '{}')`.execute(
        trx,
      ),
    );
    await expect(elsewhere).rejects.toMatchObject({ code: '42501' });
    expect(await stored()).toEqual(before);
  });
});

describe('a campaign that is not open', () => {
  const closed = Array.from({ length: 4 }, () => 'campaign_not_open');
  let ballot: SentBallot;
  beforeAll(async () => {
    ballot = await makeBallot(server);
  });
  const refusedAt = async (instant: string | undefined, code = campaign) => {
    server.clock.instant = instant === undefined ? undefined : new Date(instant);
    const handedIn = await submit(submissionOf(ballot), code);
    const asked = await call(server, addressOf(code, 'ballots'), {
      token: await server.tokenOf('Laura Bianchi'),
      body: someBlinded,
    });
    const key = await call(server, `/v1/milano/campaigns/${code}/ballot-key?organisation=naviglio`);
    const withdrawn = await call(server, addressOf(code, 'withdrawals'), {
      body: { code: withdrawalCodeOf(Buffer.from(ballot.token, 'base64url')) },
    });
    return [handedIn, asked, key, withdrawn].map(refusalOf);
  };

  test('takes no ballot and no answers: released', async () => {
    expect(await refusedAt(undefined, 'primavera-2026')).toEqual(closed);
  });

  test('takes no ballot and no answers: not open yet, or no more', async () => {
    const [days] = await server.owner<{ opens_on: string; closes_on: string }[]>`
      select opens_on::text, closes_on::text from surveys.campaign where code = ${campaign}`;
    const dayBefore = (day: string | undefined) =>
      new Date(Date.parse(`${day}T12:00:00Z`) - 86_400_000).toISOString();
    expect(await refusedAt(dayBefore(days?.opens_on))).toEqual(closed);
    expect(await refusedAt(`${days?.closes_on}T12:00:00Z`)).toEqual(closed);
    server.clock.instant = new Date(dayBefore(days?.closes_on));
    expect((await submit(submissionOf(ballot))).status).toBe(201);
  });
});
