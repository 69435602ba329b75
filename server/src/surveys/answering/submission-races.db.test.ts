import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  askBallot,
  ballotKeyAt,
  ballotOf,
  blindBallot,
  makeBallot,
  type AskedBallot,
} from '../../../test/blind-ballots.ts';
import { answersOf, call, refusalOf, submissionOf, type CallAnswer } from '../../../test/calls.ts';
import { openTestServer, type TestServer } from '../../../test/harness.ts';
import { releaseAndWait } from '../../../test/release-runs.ts';

const campaign = 'autunno-2026';
const address = `/v1/milano/campaigns/${campaign}`;
let server: TestServer;
let campaignId: string;
let invited: string[];
let next = 0;

beforeAll(async () => {
  server = await openTestServer({ nodes: 2 });
  const [row] = await server.owner<
    { id: string }[]
  >`select id from surveys.campaign where code = ${campaign}`;
  if (row === undefined) throw new Error('the demonstration has no open campaign');
  campaignId = row.id;
  const people = await server.owner<{ display_name: string }[]>`
    select p.display_name from surveys.invitation i join identity.person p on p.id = i.person_id
    where i.campaign_id = ${campaignId} and not surveys.has_ballot(i) and p.is_generated order by 1`;
  invited = people.map((person) => person.display_name);
});
afterAll(() => server.stop());

/** Somebody invited who has not asked for her ballot yet; nobody twice. */
function somebody(): string {
  const displayName = invited[next];
  next += 1;
  if (displayName === undefined) throw new Error('everybody invited has been used');
  return displayName;
}

const submit = (body: unknown) => call(server, `${address}/submissions`, { body });
/** Asks with a ballot that was blinded anew. */
const askAnew = (token: string): Promise<AskedBallot> =>
  askBallot(server, (body) => call(server, `${address}/ballots`, { token, body }));
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

describe('at once', () => {
  test('twenty requests of one person get one ballot', async () => {
    const token = await server.tokenOf(somebody());
    const before = await stored();
    expect(statuses(await twenty(async () => (await askAnew(token)).answer))).toEqual({
      '201': 1,
      already_answered: 19,
    });
    expect((await stored()).issued).toBe(before.issued + 1);
  });

  test('twenty requests with one blinded message get one signature, and then no other message any', async () => {
    const token = await server.tokenOf(somebody());
    const { blinded } = blindBallot(await ballotKeyAt(server), `milano/${campaign}`);
    const before = await stored();
    const answers = await twenty(() =>
      call(server, `${address}/ballots`, { token, body: { organisation: 'naviglio', blinded } }),
    );
    expect(statuses(answers)).toEqual({ '201': 20 });
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(await refused(token)).toBe('already_answered');
    expect((await stored()).issued).toBe(before.issued + 1);
  });

  test('the same submission twenty times is stored once', async () => {
    const ballot = await ballotOf(server, somebody());
    const before = await stored();
    const body = submissionOf(ballot, { ...answersOf('one of twenty'), q28: 'le stesse parole' });
    expect(statuses(await twenty(() => submit(body)))).toEqual({ '201': 1, ballot_spent: 19 });
    expect(await stored()).toMatchObject({
      submissions: before.submissions + 1,
      words: before.words + 1,
      spent: before.spent + 1,
    });
  });

  test('a ballot that was spent before lets nobody fail who hands in with it', async () => {
    const spent = await ballotOf(server, somebody());
    await submit(submissionOf(spent));
    const good = await Promise.all(Array.from({ length: 10 }, async () => ballotOf(server, somebody())));
    const before = await stored();
    // The other node does not remember what was spent here.
    const [, other = server] = server.nodes;
    const answers = await Promise.all(
      [spent, ...good, spent].map((ballot) =>
        call(other, `${address}/submissions`, { body: submissionOf(ballot) }),
      ),
    );
    expect(statuses(answers)).toEqual({ '201': 10, ballot_spent: 2 });
    expect((await stored()).submissions).toBe(before.submissions + 10);
  });

  test('twenty submissions with one ballot store one', async () => {
    const ballot = await ballotOf(server, somebody());
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
      const asked = await askAnew(token);
      return asked.answer.status === 201 ? submit(submissionOf(asked.ballot)) : asked.answer;
    });
    expect(statuses(answers)).toEqual({ '201': 1, already_answered: 19 });
    expect((await stored()).submissions).toBe(before.submissions + 1);
  });

  test('twenty people who answer are twenty submissions', async () => {
    const before = await stored();
    const answers = await twenty(async (index) =>
      submit(submissionOf(await ballotOf(server, somebody()), answersOf(`person ${index}`))),
    );
    expect(statuses(answers)).toEqual({ '201': 20 });
    expect((await stored()).submissions).toBe(before.submissions + 20);
  });
});

describe('closing against handing in', () => {
  test('stores all that was answered with a yes, and nothing after', async () => {
    const ballots = await Promise.all(Array.from({ length: 20 }, async () => ballotOf(server, somebody())));
    const late = await makeBallot(server);
    const before = await stored();
    const close = async () => {
      await new Promise((resolve) => setTimeout(resolve, 15));
      const cookie = await server.cookieOf('Marta Conti');
      return releaseAndWait(server, campaign, cookie);
    };
    const [released, ...answers] = await Promise.all([
      close(),
      ...ballots.map(async (ballot, index) => {
        await new Promise((resolve) => setTimeout(resolve, index * 4));
        return submit(submissionOf(ballot));
      }),
    ]);
    expect(released.body).toMatchObject({ state: 'done' });
    const counted = statuses(answers);
    expect((counted['201'] ?? 0) + (counted['campaign_not_open'] ?? 0)).toBe(20);
    const [after] = await server.owner<{ submissions: number; counted: number }[]>`
      select (select count(*)::int from submissions.submission) as submissions, (cell #>> '{counts,0,1}')::int as counted
      from surveys.release r
      join surveys.release_memory m on m.release_id = r.id
      join surveys.campaign c on c.id = r.campaign_id
      cross join lateral jsonb_array_elements(m.state -> 'cells') as cell
      where r.campaign_id = ${campaignId}
        and cell -> 'name' = jsonb_build_array(c.organisation_id, null, null, null, null)`;
    expect(after?.submissions).toBe(before.submissions + (counted['201'] ?? 0));
    const [own] = await server.owner<{ count: number }[]>`
      select count(*)::int as count from submissions.submission where campaign_id = ${campaignId}`;
    expect(after?.counted).toBe(own?.count);
    expect(refusalOf(await submit(submissionOf(late)))).toBe('campaign_not_open');
  });
});
