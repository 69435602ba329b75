// Answering on paper, and on one's own phone.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newPaperBatch, newWord } from '../../../test/belongings.ts';
import { refusalOf, submissionOf } from '../../../test/calls.ts';
import { openTestServer, type TestServer } from '../../../test/harness.ts';
import { openedFor } from '../../../test/opened-campaigns.ts';
import { knownVisitor, visitorOf, type Visitor } from '../../../test/visitors.ts';

let server: TestServer;
let manager: Visitor;
beforeAll(async () => {
  server = await openTestServer();
  manager = await knownVisitor(server, 'Marta Conti');
});
afterAll(() => server.stop());

describe('paper', () => {
  test('can be entered as often as it was printed, however many operators type at once', async () => {
    const operator = await visitorOf(server, `Operatrice ${newWord()}`, ['operator']);
    const { campaign, batchId } = await newPaperBatch(server, 3);
    const { instrument, answers } = submissionOf('');
    const answersOfAll = await Promise.all(
      Array.from({ length: 10 }, () =>
        operator.ask(`/campaigns/${campaign}/paper-submissions`, {
          method: 'POST',
          body: { batchId, instrument, answers },
        }),
      ),
    );
    expect(answersOfAll.map(({ status }) => status).toSorted()).toEqual([
      ...Array<number>(3).fill(201),
      ...Array<number>(7).fill(409),
    ]);
    const [count] = await server.owner<{ submissions: number }[]>`
      select count(*)::int as submissions from submissions.submission s join surveys.campaign c on c.id = s.campaign_id
      where c.code = ${campaign}`;
    expect(count?.submissions).toBe(3);
  });

  test('is counted out by a manager, no more than there are people', async () => {
    const { code } = await openedFor(server, 12);
    const issue = (ballots: number) =>
      manager.ask(`/campaigns/${code}/paper-batches`, { method: 'POST', body: { ballots } });
    expect((await issue(10)).status).toBe(201);
    expect(refusalOf(await issue(3))).toBe('campaign_not_fit');
    expect((await issue(2)).status).toBe(201);
  });

  test('leads nowhere: a submission from paper has no batch, no operator and no time', async () => {
    const columns = await server.owner<{ name: string }[]>`
      select column_name as name from information_schema.columns
      where table_schema = 'submissions' and table_name = 'submission' order by 1`;
    expect(columns.map(({ name }) => name)).toEqual([
      'answers',
      'campaign_id',
      'community_id',
      'id',
      'organisation_id',
      'withdrawal_hash',
    ]);
  });
});

test('the address on a poster opens the room of a firm that is asked', async () => {
  const answer = await fetch(`${server.url}/survey/autunno-2026`, { redirect: 'manual' });
  expect(answer.status).toBe(303);
  expect(answer.headers.get('location')).toContain('/embed/v1/frame/needs-survey?client=milano.');
});

test('the server met nothing that it did not expect', () => {
  expect(server.logLines.filter((line) => line.includes('"level":50'))).toEqual([]);
});
