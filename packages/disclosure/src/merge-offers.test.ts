import { expect, test } from 'vitest';
import { releaseWave } from './release-wave.ts';
import type { WaveDecision } from './wave-release.ts';

type Rows = Readonly<Record<string, readonly [yes: number, no: number]>>;

/** What the log offers for one firm with so many answers in each group. */
function offersFor(rows: Rows): readonly WaveDecision[] {
  const groups = Object.keys(rows);
  const { decisions } = releaseWave({
    floors: { platform: 5, default: 5, special: 5, text: 15 },
    items: [{ name: 'care', kind: 'single', categories: ['yes', 'no'] }],
    dimensions: [{ name: 'site', categories: groups }],
    companies: [{ name: 'F', invited: 500 }],
    submissions: groups.flatMap((site) =>
      (rows[site] ?? []).flatMap((people, at) =>
        Array.from({ length: people }, () => ({
          company: 'F',
          groups: { site },
          answers: { care: [at === 0 ? 'yes' : 'no'] },
        })),
      ),
    ),
  });
  return decisions.filter(({ code, company }) => code === 'merge_offered' && company === 'F');
}

const offer = { code: 'merge_offered', company: 'F', item: 'care', dimension: 'site', cells: 0 };

test.each<[string, Rows, readonly unknown[]]>([
  [
    'small neighbours together',
    { a: [10, 10], b: [10, 10], c: [3, 4], d: [3, 4], e: [3, 4], f: [3, 4] },
    [{ ...offer, names: ['a', 'b', 'c + d', 'e + f'] }],
  ],
  [
    'what is left over to the last of them',
    { a: [10, 10], b: [10, 10], c: [1, 4], d: [1, 4], e: [1, 4], f: [2, 4] },
    [{ ...offer, names: ['a', 'b', 'c + d + e + f'] }],
  ],
  [
    'neighbours of a cross of which nothing is shown',
    { a: [3, 7], b: [3, 7], c: [3, 7], d: [3, 7] },
    [{ ...offer, names: ['a + b', 'c + d'] }],
  ],
  ['nothing where all would come together', { a: [10, 10], b: [1, 4], c: [1, 4], d: [1, 4], e: [1, 4] }, []],
  ['nothing where the cross is shown', { a: [10, 10], b: [10, 10], c: [3, 4], d: [3, 4] }, []],
])('offers %s', (_, rows, expected) => {
  expect(offersFor(rows)).toEqual(expected);
});
