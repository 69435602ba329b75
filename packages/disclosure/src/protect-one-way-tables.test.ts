import { describe, expect, test } from 'vitest';
import type { Submission, SurveyQuestion } from './one-way-survey.ts';
import { protectOneWayTables } from './protect-one-way-tables.ts';
import type { OneWayRelease } from './protect-one-way-tables.ts';

function people(count: number, submission: Submission): Submission[] {
  return Array.from({ length: count }, () => submission);
}

function single(name: string, ...categories: string[]): SurveyQuestion {
  return { name, kind: 'single', categories };
}

function shown(release: OneWayRelease): Record<string, number> {
  if (release.status === 'too_few') return {};
  return Object.fromEntries(
    release.tables.flatMap((table) =>
      table.cells.flatMap((cell) =>
        cell.status === 'shown' ? [[`${table.name}.${cell.value}`, cell.count]] : [],
      ),
    ),
  );
}

function reasons(release: OneWayRelease): Record<string, string> {
  if (release.status === 'too_few') return {};
  return Object.fromEntries(
    release.decisions.map(({ question, value, reason }) => [`${question}.${value}`, reason]),
  );
}

describe('protectOneWayTables', () => {
  test('gives nothing at all below the floor, not even the number of respondents', () => {
    const release = protectOneWayTables([single('q', 'a', 'b')], people(4, { q: ['a'] }), { floor: 5 });
    expect(release).toEqual({ status: 'too_few' });
  });

  test('shows every cell when all are large', () => {
    const submissions = [...people(8, { q: ['a'] }), ...people(7, { q: ['b'] }), ...people(6, {})];
    expect(protectOneWayTables([single('q', 'a', 'b')], submissions, { floor: 5 })).toEqual({
      status: 'released',
      respondentCount: 21,
      tables: [
        {
          name: 'q',
          floor: 5,
          cells: [
            { value: 'a', status: 'shown', count: 8 },
            { value: 'b', status: 'shown', count: 7 },
            { value: 'no_answer', status: 'shown', count: 6 },
          ],
        },
      ],
      decisions: [],
    });
  });

  test('protects those who did not answer like any category', () => {
    const submissions = [...people(20, { q: ['a'] }), ...people(9, { q: ['b'] }), ...people(2, { q: [] })];
    const release = protectOneWayTables([single('q', 'a', 'b')], submissions, { floor: 5 });
    expect(shown(release)).toEqual({ 'q.a': 20 });
    expect(reasons(release)).toEqual({ 'q.b': 'complement', 'q.no_answer': 'floor' });
    expect(release.status === 'released' && release.tables[0]?.rest).toEqual({ count: 11 });
  });

  test('gives a hidden zero and a hidden handful the same look', () => {
    const questions = [single('q', 'a', 'b', 'c')];
    const zero = [...people(20, { q: ['a'] }), ...people(9, { q: ['b'] })];
    const handful = [...people(20, { q: ['a'] }), ...people(6, { q: ['b'] }), ...people(3, { q: ['c'] })];
    const [first, second] = [zero, handful].map((submissions) =>
      protectOneWayTables(questions, submissions, { floor: 5 }),
    );
    expect(first?.status === 'released' && first.tables).toEqual(
      second?.status === 'released' && second.tables,
    );
  });

  test('hides an option that nearly everybody or hardly anybody chose', () => {
    const question: SurveyQuestion = {
      name: 'm',
      kind: 'multiple',
      categories: ['most', 'some', 'few', 'nobody'],
    };
    const submissions = [
      ...people(9, { m: ['most', 'some'] }),
      ...people(3, { m: ['most', 'few'] }),
      ...people(12, { m: ['most'] }),
      ...people(2, {}),
    ];
    const release = protectOneWayTables([question], submissions, { floor: 5 });
    expect(shown(release)).toEqual({ 'm.some': 9 });
    expect(reasons(release)).toEqual({ 'm.most': 'complement', 'm.few': 'floor', 'm.nobody': 'floor' });
    expect(release.status === 'released' && release.tables[0]?.rest).toBeUndefined();
  });

  test('hides the smaller of two options that tell a handful apart', () => {
    const question: SurveyQuestion = { name: 'm', kind: 'ranking', categories: ['x', 'y'] };
    const submissions = [...people(10, { m: ['x', 'y'] }), ...people(2, { m: ['x'] }), ...people(9, {})];
    const release = protectOneWayTables([question], submissions, { floor: 5 });
    expect(shown(release)).toEqual({ 'm.x': 12 });
    expect(reasons(release)).toEqual({ 'm.y': 'difference' });
  });

  test('hides the smaller of two options that are nearly opposite', () => {
    const question: SurveyQuestion = { name: 'm', kind: 'multiple', categories: ['x', 'y'] };
    const submissions = [...people(10, { m: ['x'] }), ...people(8, { m: ['y'] }), ...people(3, {})];
    expect(shown(protectOneWayTables([question], submissions, { floor: 5 }))).toEqual({ 'm.x': 10 });
  });

  test('keeps the higher floor of a sensitive question', () => {
    const submissions = [...people(20, { q: ['a'] }), ...people(7, { q: ['b'] }), ...people(6, { q: ['c'] })];
    const question = { ...single('q', 'a', 'b', 'c'), floor: 10 };
    const release = protectOneWayTables([question], submissions, { floor: 5 });
    expect(shown(release)).toEqual({ 'q.a': 20 });
    expect(release.status === 'released' && release.tables[0]).toMatchObject({
      floor: 10,
      rest: { count: 13 },
    });
  });

  test('hides a sensitive question altogether when fewer answered than its floor', () => {
    const release = protectOneWayTables(
      [{ ...single('q', 'a', 'b'), floor: 10 }],
      [...people(4, { q: ['a'] }), ...people(4, { q: ['b'] })],
      { floor: 5 },
    );
    expect(shown(release)).toEqual({});
    expect(release.status === 'released' && release.tables[0]?.rest).toBeUndefined();
  });

  test('does not let a follow-up question give away who did not answer the gate', () => {
    const questions = [single('gate', 'yes', 'no'), single('next', 'a', 'b')];
    const submissions = [
      ...people(12, { gate: ['yes'], next: ['a'] }),
      ...people(10, { gate: ['yes'], next: ['b'] }),
      ...people(15, { gate: ['no'] }),
      ...people(3, {}),
    ];
    const cells = shown(protectOneWayTables(questions, submissions, { floor: 5 }));
    const isDerivable = 'next.no_answer' in cells && 'gate.no' in cells;
    expect(isDerivable).toBe(false);
    expect('gate.no_answer' in cells).toBe(false);
  });

  test('does not let a follow-up question and two answers of the gate add up to those who left the gate out', () => {
    const questions = [single('gate', 'yes', 'no', 'never', 'unsure'), single('next', 'a', 'b')];
    const submissions = [
      ...people(12, { gate: ['yes'], next: ['a'] }),
      ...people(10, { gate: ['yes'], next: ['b'] }),
      ...people(4, { gate: ['unsure'], next: ['a'] }),
      ...people(15, { gate: ['no'] }),
      ...people(16, { gate: ['never'] }),
      ...people(4, {}),
    ];
    const release = protectOneWayTables(questions, submissions, { floor: 5 });
    const cells = shown(release);
    const parts = ['next.no_answer', 'gate.no', 'gate.never'];
    expect(parts.filter((name) => !(name in cells))).not.toEqual([]);
    expect(Object.values(reasons(release))).toContain('audit');
  });

  test('does not let an option and two categories give away three small categories together', () => {
    const questions: SurveyQuestion[] = [
      single('q', 'large', 'middle', 'other', 'one', 'two', 'three', 'four'),
      { name: 'm', kind: 'multiple', categories: ['x'] },
    ];
    const submissions = [
      ...people(11, { q: ['large'], m: ['x'] }),
      ...people(10, { q: ['middle'], m: ['x'] }),
      ...people(12, { q: ['other'] }),
      ...people(1, { q: ['one'], m: ['x'] }),
      ...people(1, { q: ['two'], m: ['x'] }),
      ...people(2, { q: ['three'], m: ['x'] }),
      ...people(3, { q: ['four'] }),
    ];
    const cells = shown(protectOneWayTables(questions, submissions, { floor: 5 }));
    expect(['q.large', 'q.middle', 'm.x'].filter((name) => !(name in cells))).not.toEqual([]);
  });

  test.each<[string, SurveyQuestion[], Submission[]]>([
    ['questions', [], []],
    ['questions[1]', [single('q', 'a'), single('q', 'a')], []],
    ['questions[0].categories', [single('q')], []],
    ['questions[0].categories', [single('q', 'no_answer')], []],
    ['questions[0].floor', [{ ...single('q', 'a'), floor: 4 }], []],
    ['submissions[0].q[0]', [single('q', 'a')], [{ q: ['z'] }]],
    ['submissions[0].q[0]', [single('q', 'a')], [{ q: ['no_answer'] }]],
    ['submissions[0].q', [single('q', 'a', 'b')], [{ q: ['a', 'b'] }]],
    ['submissions[0].q', [{ name: 'q', kind: 'multiple', categories: ['a', 'b'] }], [{ q: ['a', 'a'] }]],
    ['submissions[0].q', [{ name: 'q', kind: 'multiple', categories: ['a'] }], [{ q: ['a', 'a'] }]],
  ])('refuses bad input at %s', (path, questions, submissions) => {
    expect(() => protectOneWayTables(questions, submissions, { floor: 5 })).toThrow(
      expect.objectContaining({ path }),
    );
  });

  test('refuses more than 400 cells and more than 20,000 submissions', () => {
    const categories = Array.from({ length: 200 }, (_, index) => `c${index}`);
    const wide = [single('q', ...categories), single('r', ...categories)];
    expect(() => protectOneWayTables(wide, [], { floor: 5 })).toThrow('give 402 cells, more than 400');
    expect(() => protectOneWayTables([single('q', 'a')], people(20_001, {}), { floor: 5 })).toThrow(
      expect.objectContaining({ path: 'submissions' }),
    );
  });

  test('reads a question called like a property of every object', () => {
    const submissions = [...people(6, { constructor: ['a'] }), ...people(5, {})];
    const release = protectOneWayTables([single('constructor', 'a')], submissions, { floor: 5 });
    expect(shown(release)).toEqual({ 'constructor.a': 6, 'constructor.no_answer': 5 });
  });
});
