import { expect, test } from 'vitest';
import { releaseThemes } from './release-themes.ts';

/** Themes that are shown, by firm (or the pool), when so many people of each firm wrote about each theme. */
function shownThemes(written: Readonly<Record<string, Readonly<Record<string, number>>>>) {
  const themes = ['bus', 'childcare', 'rent'];
  const texts = Object.entries(written).flatMap(([company, counts]) =>
    Object.entries(counts).flatMap(([theme, people]) =>
      Array.from({ length: people }, () => ({ company, themes: theme === 'none' ? [] : [theme] })),
    ),
  );
  const { pool, companies } = releaseThemes({
    floors: { platform: 5, default: 8, special: 10, text: 15 },
    items: [],
    dimensions: [],
    companies: ['A', 'B', 'C', 'D'].map((name) => ({ name, invited: 100 })),
    submissions: [],
    texts: [{ name: 'wish', themes, texts }],
  });
  const shown = (released = pool) =>
    released.flatMap((one) => one.themes.flatMap((cell) => (cell.status === 'shown' ? [cell.category] : [])));
  return {
    pool: shown(),
    ...Object.fromEntries(
      Object.keys(written).map((company) => [company, shown(companies.get(company) ?? [])]),
    ),
  };
}

test.each<[string, Parameters<typeof shownThemes>[0], Record<string, string[]>]>([
  [
    'a theme of enough people in two firms is shown in each and in the pool',
    { A: { bus: 20, none: 20 }, B: { bus: 20, none: 20 } },
    { pool: ['bus'], A: ['bus'], B: ['bus'] },
  ],
  [
    'a firm under the text floor shows none of its own, and two such firms count in the pool',
    { A: { bus: 20, none: 20 }, B: { bus: 9, none: 5 }, C: { bus: 9, none: 5 } },
    { pool: ['bus'], A: ['bus'], B: [], C: [] },
  ],
  [
    'a single firm under the text floor is left out of the pool, which then tells no more than the other firm',
    { A: { bus: 20, none: 20 }, B: { bus: 9, none: 5 } },
    { pool: [], A: ['bus'], B: [] },
  ],
  [
    'a theme of one firm alone is no theme of the pool',
    { A: { childcare: 20, none: 20 }, B: { bus: 20, none: 20 } },
    { pool: [], A: ['childcare'], B: ['bus'] },
  ],
  [
    'a theme below the floor is hidden everywhere',
    { A: { rent: 3, none: 30 }, B: { rent: 3, none: 30 } },
    { pool: [], A: [], B: [] },
  ],
])('%s', (_, written, expected) => {
  expect(shownThemes(written)).toEqual(expected);
});
