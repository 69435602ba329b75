import { expect, test } from 'vitest';
import { meanOf, shareOf } from './figures.ts';
import { releaseWave } from './release-wave.ts';
import { USUAL_FLOORS } from './wave.ts';
import type { WaveInput } from './wave.ts';

function wave(sizes: Readonly<Record<string, number>>): WaveInput {
  return {
    floors: USUAL_FLOORS,
    items: [{ name: 'care', kind: 'single', categories: ['yes', 'no'] }],
    dimensions: [],
    companies: Object.keys(sizes).map((name) => ({ name, invited: 100 })),
    submissions: Object.entries(sizes).flatMap(([company, people]) =>
      Array.from({ length: people }, (_, at) => ({
        company,
        groups: {},
        answers: { care: [at % 2 === 0 ? 'yes' : 'no'] },
      })),
    ),
  };
}

test('leaves a single firm below the floor out of the pool and says so in the log', () => {
  const release = releaseWave(wave({ A: 40, B: 30, C: 4 }));
  expect(release.decisions).toContainEqual({ code: 'left_out_of_pool', company: 'C', names: [], cells: 0 });
  expect(release.audiences.map(({ company, status }) => [company, status])).toEqual([
    [undefined, 'released'],
    [undefined, 'released'],
    ['A', 'released'],
    ['B', 'released'],
    ['C', 'too_few'],
  ]);
});

test('shows small firms nothing of their own but counts them in the pool when they reach the floor together', () => {
  const release = releaseWave(wave({ A: 40, B: 30, C: 6, D: 6 }));
  expect(release.decisions.map(({ code }) => code)).not.toContain('left_out_of_pool');
  expect(
    release.audiences.filter(({ status }) => status === 'too_few').map(({ company }) => company),
  ).toEqual(['C', 'D']);
});

test('tells shares in bands of people and no counts', () => {
  const [, , firm] = releaseWave(wave({ A: 40, B: 30 })).audiences;
  expect(firm?.items[0]?.cells[0]).toEqual({
    category: 'yes',
    status: 'shown',
    share: { kind: 'about', percent: 50 },
    people: '20-49',
    wave: 1,
  });
});

test('comes out the same in any order of the submissions', () => {
  const input = wave({ A: 40, B: 30, C: 6, D: 6 });
  expect(releaseWave({ ...input, submissions: input.submissions.toReversed() })).toEqual(releaseWave(input));
});

test('hides unanimity and rounds means so that four sums stay possible', () => {
  expect(shareOf(12, 12, true)).toEqual({ kind: 'above', percent: 90 });
  expect(shareOf(33, 47, false)).toEqual({ kind: 'about', percent: 70 });
  expect(meanOf([0, 4, 4, 4, 0], [1, 2, 3, 4, 5], 8)).toEqual({ value: 3, precision: 0.5 });
  expect(meanOf([12, 0, 0, 0, 0], [1, 2, 3, 4, 5], 8)).toBeUndefined();
});
