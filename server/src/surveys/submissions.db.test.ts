import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sql } from 'kysely';
import { answersOf, call, refusalOf, submissionOf, type CallAnswer } from '../../test/calls.ts';
import { openTestServer, testSecret, type TestServer } from '../../test/harness.ts';
import { inCommunity } from '../db/index.ts';
import { ballotKeyOf, makeBallot } from './ballots.ts';

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
    where i.campaign_id = ${campaignId} and not i.has_ballot and p.is_generated order by 1`;
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

const addressOf = (code: string, part: 'ballots' | 'submissions') => `/v1/milano/campaigns/${code}/${part}`;
const submit = (body: unknown, code = campaign) => call(server, addressOf(code, 'submissions'), { body });
const askBallot = (token: string) => call(server, addressOf(campaign, 'ballots'), { method: 'POST', token });
const ballotIn = (answer: CallAnswer) => (answer.body as { ballot: string }).ballot;
const ballotOf = async (displayName: string) => ballotIn(await askBallot(await server.tokenOf(displayName)));

async function stored(): Promise<{ submissions: number; words: number; spent: number; issued: number }> {
  const [row] = await server.owner<{ submissions: number; words: number; spent: number; issued: number }[]>`
    select (select count(*)::int from surveys.submission) as submissions,
           (select count(*)::int from surveys.written_answer) as words,
           (select count(*)::int from surveys.spent_ballot) as spent,
           (select count(*)::int from surveys.invitation where has_ballot) as issued`;
  if (row === undefined) throw new Error('nothing was counted');
  return row;
}

function statuses(answers: readonly CallAnswer[]): Record<string, number> {
  const counted: Record<string, number> = {};
  for (const answer of answers) {
    const name = answer.status < 300 ? String(answer.status) : refusalOf(answer);
    counted[name] = (counted[name] ?? 0) + 1;
  }
  return counted;
}

const twenty = <Result>(work: (index: number) => Promise<Result>) =>
  Promise.all(Array.from({ length: 20 }, (_, index) => work(index)));

describe('what is stored', () => {
  test('has no column for a person, a time, an address or a language', async () => {
    const columns = await server.owner<{ name: string; columns: string }[]>`
      select table_name as name, string_agg(column_name, ' ' order by column_name) as columns
      from information_schema.columns
      where table_schema = 'surveys' and table_name in ('submission', 'written_answer', 'spent_ballot', 'invitation') group by 1`;
    expect(Object.fromEntries(columns.map(({ name, columns: names }) => [name, names]))).toEqual({
      submission: 'answers campaign_id community_id id',
      written_answer: 'campaign_id community_id id question words',
      spent_ballot: 'campaign_id community_id nonce_hash',
      invitation: 'campaign_id community_id has_ballot person_id',
    });
  });

  test('is the choices under a random id, and nothing that leads to the person', async () => {
    const displayName = somebody();
    const ballot = await ballotOf(displayName);
    const before = new Set(
      (await server.owner<{ id: string }[]>`select id from surveys.submission`).map(({ id }) => id),
    );
    const answers: Record<string, unknown> = { ...answersOf('apart'), q28: 'parole scritte a mano' };
    expect((await submit(submissionOf(ballot, answers))).body).toEqual({ stored: true });
    const row = (
      await server.owner<{ id: string; answers: unknown }[]>`select id, answers from surveys.submission`
    ).find(({ id }) => !before.has(id));
    const { q28, ...choices } = answers;
    expect(row?.answers).toEqual(choices);
    expect(row?.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    const words = await server.owner<
      { id: string; question: string; words: string }[]
    >`select id, question, words from surveys.written_answer where words = ${String(q28)}`;
    expect(words).toHaveLength(1);
    expect(words[0]).toMatchObject({ question: 'q28' });
    expect(words[0]?.id).not.toBe(row?.id);
    const [person] = await server.owner<
      { id: string }[]
    >`select id from identity.person where display_name = ${displayName}`;
    const everything = JSON.stringify([
      await server.owner`select * from surveys.submission`,
      await server.owner`select * from surveys.written_answer`,
      await server.owner`select community_id, campaign_id, encode(nonce_hash, 'base64') as nonce from surveys.spent_ballot`,
    ]);
    for (const trace of [person?.id ?? '', displayName, ballot, ...ballot.split('.')])
      expect(everything).not.toContain(trace);
  });

  test('cannot be read by the role that requests run as', async () => {
    for (const table of ['submission', 'written_answer', 'spent_ballot']) {
      const read = inCommunity(server.app, communityId, (trx) =>
        sql`select * from ${sql.table(`surveys.${table}`)}`.execute(trx),
      );
      await expect(read).rejects.toMatchObject({ code: '42501' });
    }
  });

  test('cannot be changed or taken away by that role, nor can an invitation but for its ballot', async () => {
    for (const statement of [
      'update surveys.submission set answers = answers',
      'delete from surveys.submission',
      'delete from surveys.spent_ballot',
      'truncate surveys.submission',
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
  test('is issued once to a person', async () => {
    const token = await server.tokenOf(somebody());
    expect((await askBallot(token)).status).toBe(201);
    expect(refusalOf(await askBallot(token))).toBe('already_answered');
    const standing = await call(server, `/v1/milano/campaigns/${campaign}/participation`, { token });
    expect(standing.body).toMatchObject({ status: 'answered' });
  });

  test('is issued to nobody who was not invited', async () => {
    expect(refusalOf(await askBallot(await server.tokenOf('Marta Conti')))).toBe('not_invited');
    const standing = await call(server, `/v1/milano/campaigns/${campaign}/participation`, {
      token: await server.tokenOf('Marta Conti'),
    });
    expect(standing.body).toEqual({ status: 'not_invited', audiencePass: null });
  });

  test('is good for one submission', async () => {
    const ballot = await ballotOf(somebody());
    expect((await submit(submissionOf(ballot))).status).toBe(201);
    const before = await stored();
    expect(refusalOf(await submit(submissionOf(ballot)))).toBe('ballot_spent');
    expect(refusalOf(await submit(submissionOf(ballot, answersOf('others'))))).toBe('ballot_spent');
    expect(await stored()).toEqual(before);
  });

  test('is refused when it was made up, altered, cut, or made for another campaign or by another installation', async () => {
    const ballot = makeBallot(ballotKeyOf(testSecret, campaignId));
    const [nonce = '', mark = ''] = ballot.split('.');
    const flipped = (text: string) => (text.startsWith('A') ? `B${text.slice(1)}` : `A${text.slice(1)}`);
    const before = await stored();
    for (const wrong of [
      '',
      'ballot',
      nonce,
      `${nonce}.`,
      `.${mark}`,
      `${flipped(nonce)}.${mark}`,
      `${nonce}.${flipped(mark)}`,
      `${mark}.${nonce}`,
      `${ballot}.${mark}`,
      `${ballot} `,
      makeBallot(ballotKeyOf(testSecret, '00000000-0000-4000-8000-000000000000')),
      makeBallot(ballotKeyOf('another secret, longer than thirty-two letters', campaignId)),
    ]) {
      expect(refusalOf(await submit(submissionOf(wrong))), wrong).toBe('ballot_invalid');
    }
    expect(await stored()).toEqual(before);
  });

  test('stays good after a refusal', async () => {
    const ballot = await ballotOf(somebody());
    expect(refusalOf(await submit(submissionOf(ballot, { q0: true })))).toBe('answers_not_allowed');
    expect((await submit(submissionOf(ballot))).status).toBe(201);
  });
});

describe('a campaign that is not open', () => {
  const refusedAt = async (instant: string | undefined, code = campaign) => {
    server.clock.instant = instant === undefined ? undefined : new Date(instant);
    const [row] = await server.owner<{ id: string }[]>`select id from surveys.campaign where code = ${code}`;
    const handedIn = await submit(submissionOf(makeBallot(ballotKeyOf(testSecret, row?.id ?? ''))), code);
    const asked = await call(server, addressOf(code, 'ballots'), {
      method: 'POST',
      token: await server.tokenOf('Laura Bianchi'),
    });
    return [handedIn, asked].map(refusalOf);
  };

  test('takes no ballot and no answers: released', async () => {
    expect(await refusedAt(undefined, 'primavera-2026')).toEqual(['campaign_not_open', 'campaign_not_open']);
  });

  test('takes no ballot and no answers: not open yet, or no more', async () => {
    const [days] = await server.owner<{ opens_on: string; closes_on: string }[]>`
      select opens_on::text, closes_on::text from surveys.campaign where code = ${campaign}`;
    const dayBefore = (day: string | undefined) =>
      new Date(Date.parse(`${day}T12:00:00Z`) - 86_400_000).toISOString();
    expect(await refusedAt(dayBefore(days?.opens_on))).toEqual(['campaign_not_open', 'campaign_not_open']);
    expect(await refusedAt(`${days?.closes_on}T12:00:00Z`)).toEqual([
      'campaign_not_open',
      'campaign_not_open',
    ]);
    server.clock.instant = new Date(dayBefore(days?.closes_on));
    expect((await submit(submissionOf(makeBallot(ballotKeyOf(testSecret, campaignId))))).status).toBe(201);
  });
});

describe('at once', () => {
  test('twenty requests of one person get one ballot', async () => {
    const token = await server.tokenOf(somebody());
    const before = await stored();
    expect(statuses(await twenty(() => askBallot(token)))).toEqual({ '201': 1, already_answered: 19 });
    expect((await stored()).issued).toBe(before.issued + 1);
  });

  test('twenty submissions with one ballot store one', async () => {
    const ballot = await ballotOf(somebody());
    const before = await stored();
    const answers = await twenty((index) =>
      submit(submissionOf(ballot, { ...answersOf(`race ${index}`), q28: `parole ${index}` })),
    );
    expect(statuses(answers)).toEqual({ '201': 1, ballot_spent: 19 });
    const after = await stored();
    expect(after).toMatchObject({
      submissions: before.submissions + 1,
      words: before.words + 1,
      spent: before.spent + 1,
    });
  });

  test('twenty whole attempts of one person store one', async () => {
    const token = await server.tokenOf(somebody());
    const before = await stored();
    const answers = await twenty(async () => {
      const asked = await askBallot(token);
      return asked.status === 201 ? submit(submissionOf(ballotIn(asked))) : asked;
    });
    expect(statuses(answers)).toEqual({ '201': 1, already_answered: 19 });
    expect((await stored()).submissions).toBe(before.submissions + 1);
  });

  test('twenty people who answer are twenty submissions', async () => {
    const before = await stored();
    const answers = await twenty(async (index) =>
      submit(submissionOf(await ballotOf(somebody()), answersOf(`person ${index}`))),
    );
    expect(statuses(answers)).toEqual({ '201': 20 });
    expect((await stored()).submissions).toBe(before.submissions + 20);
  });
});
