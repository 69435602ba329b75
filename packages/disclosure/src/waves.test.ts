import { describe, expect, test } from 'vitest';
import { releaseWave } from './release-wave.ts';
import type { SeriesState, WaveInput, WaveSubmission } from './wave.ts';
import { Attacker, steadyNumbers } from './wave-oracle.fixture.ts';

/** People of one firm and group who give the same answer in every wave in which they are there. */
interface Cohort {
  readonly firm: string;
  readonly group: string;
  readonly answer: string;
  /** Waves in which they answer, as digits: 110 is the first two. */
  readonly presence: string;
  readonly people: number;
}

const presences = ['111', '110', '011', '100', '001', '101', '010'];
const answers = ['a', 'b', 'c'];

function randomCohorts(seed: number): Cohort[] {
  const next = steadyNumbers(seed);
  const pick = <T>(options: readonly T[]): T => options[Math.floor(next() * options.length)] as T;
  const cohorts: Cohort[] = [];
  const groups = seed % 2 === 0 ? ['g', 'h'] : ['g'];
  for (const firm of seed % 3 === 0 ? ['F'] : ['F', 'G']) {
    const moving = pick([[], ['011'], ['110'], ['011', '110'], ['001', '011'], presences]);
    for (const group of groups) {
      for (const answer of answers) {
        cohorts.push({ firm, group, answer, presence: '111', people: pick([0, 3, 6, 9, 14]) });
        for (const presence of moving) {
          cohorts.push({ firm, group, answer, presence, people: pick([0, 0, 1, 2, 5, 8]) });
        }
      }
    }
  }
  return cohorts;
}

function inputOf(cohorts: readonly Cohort[], wave: number, series: SeriesState | undefined): WaveInput {
  const submissions = cohorts
    .filter(({ presence }) => presence[wave - 1] === '1')
    .flatMap(({ firm, group, answer, people }) =>
      Array.from({ length: people }, (): WaveSubmission => ({
        company: firm,
        groups: { site: group },
        answers: { q: [answer] },
      })),
    );
  return {
    floors: { platform: 5, default: 5, special: 5, text: 15 },
    items: [{ name: 'q', kind: 'single', categories: answers }],
    dimensions: [{ name: 'site', categories: ['g', 'h'] }],
    companies: ['F', 'G'].map((name) => ({ name, invited: 500 })),
    submissions,
    ...(series === undefined ? {} : { series }),
  };
}

/**
 * What a reader has who takes everybody's answer for the same in all waves and knows who was there when, but of
 * no such set of people what they answered.
 */
function attackerOf(cohorts: readonly Cohort[], state: SeriesState) {
  const present = new Map<string, Omit<Cohort, 'answer' | 'people'>>();
  for (const { firm, group, presence, people } of cohorts) {
    if (people > 0) present.set([firm, group, presence].join(), { firm, group, presence });
  }
  const columns = [...present.values()].flatMap((set) => answers.map((answer) => ({ ...set, answer })));
  const weights = columns.map(({ firm, group, presence, answer }) =>
    cohorts
      .filter((one) => one.firm === firm && one.group === group && one.presence === presence)
      .reduce((sum, one) => sum + (one.answer === answer ? one.people : 0), 0),
  );
  const rows = state.cells.flatMap(({ name: [firm, , category, , group], counts }) =>
    counts.map(([wave]) =>
      columns.map((column) =>
        Number(
          column.presence[wave - 1] === '1' &&
            (firm === null || column.firm === firm) &&
            (category === null || column.answer === category) &&
            (group === null || column.group === group),
        ),
      ),
    ),
  );
  return { attacker: new Attacker(rows), weights };
}

/** Sequences in which an earlier state of the rules gave a group away. */
const onceLeaking = [220, 334, 1_145];
const seeds = [...Array.from({ length: 80 }, (_, at) => at + 1), ...onceLeaking];

describe('83 random sequences of three waves with people who join and leave', () => {
  test('give away no group of up to four sets below the floor by subtracting waves, firms and pool', () => {
    let renewed = 0;
    let kept = 0;
    for (const seed of seeds) {
      const cohorts = randomCohorts(seed);
      let state: SeriesState | undefined;
      for (let wave = 1; wave <= 3; wave++) {
        const release = releaseWave(inputOf(cohorts, wave, state));
        for (const cell of release.audiences.flatMap(({ items }) => items.flatMap(({ cells }) => cells))) {
          if (cell.status === 'shown' && cell.trend === 'comparable') renewed += 1;
          if (cell.status === 'shown' && cell.trend === 'composition_changed') kept += 1;
        }
        state = release.state;
      }
      if (state === undefined) throw new Error('three waves were released');
      const { attacker, weights } = attackerOf(cohorts, state);
      expect(attacker.firstSmallGroup(weights, 5, 4), `sequence ${seed}`).toBeUndefined();
    }
    expect(renewed).toBeGreaterThan(350);
    expect(kept).toBeGreaterThan(300);
  }, 60_000);
});

describe('a firm of 40 people that has 60 a wave later', () => {
  const wave = (people: number, yes: number, series?: SeriesState): WaveInput => ({
    floors: { platform: 5, default: 5, special: 5, text: 15 },
    items: [{ name: 'q', kind: 'single', categories: ['yes', 'no'] }],
    dimensions: [{ name: 'site', categories: ['g', 'h'] }],
    companies: [{ name: 'F', invited: 500 }],
    submissions: Array.from({ length: people }, (_, at) => ({
      company: 'F',
      groups: { site: at % 2 === 0 ? 'g' : 'h' },
      answers: { q: [at < yes ? 'yes' : 'no'] },
    })),
    ...(series === undefined ? {} : { series }),
  });
  const first = releaseWave(wave(40, 20));
  const [, , before] = first.audiences;
  const [, , after] = releaseWave(wave(60, 40, first.state)).audiences;

  test('keeps its number of people, since nobody knows who joined or left', () => {
    expect([before?.people, after?.people]).toEqual(['20-49', '20-49']);
    expect(after?.items[0]?.people).toBe('20-49');
    expect(after?.crosses[0]?.rows.map(({ people }) => people)).toEqual(
      before?.crosses[0]?.rows.map(({ people }) => people),
    );
    expect(after?.dimensions[0]?.cells[0]).toMatchObject({ wave: 1, trend: 'composition_changed' });
  });

  test('gets a new figure where at least the floor of people moved', () => {
    expect(after?.items[0]?.cells[0]).toMatchObject({ wave: 2, trend: 'comparable' });
    expect(after?.items[0]?.cells[1]).toMatchObject({ wave: 2, trend: 'comparable' });
  });
});

test('a figure that is kept is written as before, though nearly everybody says the same by now', () => {
  const wave = (counts: Readonly<Record<string, number>>, series?: SeriesState): WaveInput => ({
    floors: { platform: 5, default: 5, special: 5, text: 15 },
    items: [{ name: 'q', kind: 'single', categories: answers }],
    dimensions: [],
    companies: [{ name: 'F', invited: 500 }],
    submissions: Object.entries(counts).flatMap(([answer, people]) =>
      Array.from({ length: people }, () => ({ company: 'F', groups: {}, answers: { q: [answer] } })),
    ),
    ...(series === undefined ? {} : { series }),
  });
  const first = releaseWave(wave({ a: 48, b: 5, c: 7 }));
  const [a, b] = releaseWave(wave({ a: 80, b: 7, c: 0 }, first.state)).audiences[2]?.items[0]?.cells ?? [];
  expect(a).toMatchObject({ share: { kind: 'above', percent: 90 }, wave: 2 });
  expect(b).toMatchObject({ share: { kind: 'about', percent: 8 }, wave: 1, trend: 'composition_changed' });
});
