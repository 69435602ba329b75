import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call, faultPathsOf, refusalOf, submissionOf } from '../../../test/calls.ts';
import { makeBallot } from '../../../test/blind-ballots.ts';
import { openTestServer, type TestServer } from '../../../test/harness.ts';

const address = '/v1/milano/campaigns/autunno-2026/submissions';
let server: TestServer;

beforeAll(async () => {
  server = await openTestServer();
});
afterAll(() => server.stop());

const submit = (body: unknown) => call(server, address, { body });

async function stored(): Promise<{ submissions: number; words: number; spent: number; issued: number }> {
  const [row] = await server.owner<{ submissions: number; words: number; spent: number; issued: number }[]>`
    select (select count(*)::int from submissions.submission) as submissions,
           (select count(*)::int from submissions.written_answer) as words,
           (select count(*)::int from submissions.spent_ballot) as spent,
           (select sum(ballots)::int from surveys.ballot_roll) as issued`;
  if (row === undefined) throw new Error('nothing was counted');
  return row;
}

const manyRows = Object.fromEntries(Array.from({ length: 31 }, (_, index) => [`r${index}`, 'x']));
const good = { q0: true, q7: ['none'], q16: ['fine'], q23: ['NAU1'], q25: '0' };

describe('answers', () => {
  test.each<{ what: string; answers: Record<string, unknown>; path: string; code: string }>([
    {
      what: 'to an unknown question',
      answers: { ...good, q99: 'x' },
      path: 'answers.q99',
      code: 'unknown_question',
    },
    {
      what: 'that nobody offered',
      answers: { ...good, q1: 'atlantis' },
      path: 'answers.q1',
      code: 'not_allowed',
    },
    {
      what: 'that nobody offered, among others',
      answers: { ...good, q16: ['far', 'sea'] },
      path: 'answers.q16[1]',
      code: 'not_allowed',
    },
    {
      what: 'given twice',
      answers: { ...good, q23: ['NAU1', 'NAU1'] },
      path: 'answers.q23[1]',
      code: 'not_allowed',
    },
    {
      what: 'to a question that is not asked',
      answers: { ...good, q8: 'under-5' },
      path: 'answers.q8',
      code: 'not_asked',
    },
    {
      what: 'with too many choices',
      answers: { ...good, q23: ['NAU1', 'NAU2', 'NAU3', 'NAU4'] },
      path: 'answers.q23',
      code: 'too_many',
    },
    {
      what: 'that exclude each other',
      answers: { ...good, q7: ['none', 'elder'] },
      path: 'answers.q7[0]',
      code: 'exclusive',
    },
    { what: 'of another type', answers: { ...good, q15: 'five' }, path: 'answers.q15', code: 'wrong_type' },
    { what: 'out of the scale', answers: { ...good, q15: 6 }, path: 'answers.q15', code: 'out_of_range' },
    { what: 'between two steps', answers: { ...good, q15: 2.5 }, path: 'answers.q15', code: 'off_step' },
    {
      what: 'by rows, to a question without any',
      answers: { ...good, q1: { row: 'x' } },
      path: 'answers.q1',
      code: 'wrong_type',
    },
    {
      what: 'that are too long',
      answers: { ...good, q28: 'x'.repeat(301) },
      path: 'answers.q28',
      code: 'too_long',
    },
    { what: 'without the required one', answers: { q0: true }, path: 'answers.q23', code: 'required' },
    { what: 'without the consent', answers: { q0: false }, path: 'answers.q0', code: 'consent' },
    { what: 'without anything', answers: {}, path: 'answers.q0', code: 'required' },
  ])('$what are refused by path, and nothing is stored', async ({ answers, path, code }) => {
    const before = await stored();
    const answer = await submit(submissionOf(await makeBallot(server), answers));
    expect(answer.status).toBe(422);
    expect(refusalOf(answer)).toBe('answers_not_allowed');
    expect(answer.body).toMatchObject({
      faults: expect.arrayContaining([expect.objectContaining({ path, code })]) as unknown,
    });
    expect(await stored()).toEqual(before);
  });

  test.each([
    ['__proto__', '{"__proto__":{"q23":["NAU1"]},"q0":true}'],
    ['constructor', '{"constructor":"x","q0":true,"q23":["NAU1"]}'],
    ['toString', '{"toString":"x","q0":true,"q23":["NAU1"]}'],
  ])('named %s are refused and nothing is stored', async (_name, answers) => {
    const before = await stored();
    const ballot = await makeBallot(server);
    const text = JSON.stringify(submissionOf(ballot, {})).replace('"answers":{}', `"answers":${answers}`);
    const answer = await call(server, address, {
      method: 'POST',
      text,
      headers: { 'content-type': 'application/json' },
    });
    expect(answer.status).toBe(422);
    expect(await stored()).toEqual(before);
  });

  test('of a shape that is none are refused by path', async () => {
    for (const wrong of [
      null,
      { row: 1 },
      { row: ['x'] },
      manyRows,
      [1, 2],
      ['x'.repeat(65)],
      'x'.repeat(2001),
    ]) {
      const answer = await submit(submissionOf(await makeBallot(server), { ...good, q1: wrong }));
      expect(refusalOf(answer)).toBe('invalid_request');
      expect(faultPathsOf(answer).every((path) => path.startsWith('json.answers.q1'))).toBe(true);
    }
  });

  test('keep words as they were written, whatever they hold', async () => {
    for (const words of [
      "'; drop table submissions.submission; --",
      '<script>alert(1)</script>',
      'مرحبا\u202E👩‍👩‍👧',
      '\\u0041 \n\t',
    ]) {
      const answer = await submit(submissionOf(await makeBallot(server), { ...good, q28: words }));
      expect(answer.status).toBe(201);
      const kept =
        await server.owner`select 1 from submissions.written_answer where words = ${words} and question = 'q28'`;
      expect(kept).toHaveLength(1);
    }
  });

  test('to an older or another instrument are refused', async () => {
    for (const other of [
      { code: 'work-care-needs', version: 2 },
      { code: 'other', version: 1 },
      { code: 'work-care-needs', version: 0 },
    ]) {
      const ballot = await makeBallot(server);
      expect(refusalOf(await submit({ ...submissionOf(ballot), instrument: other }))).toBe(
        'instrument_changed',
      );
    }
  });
});
