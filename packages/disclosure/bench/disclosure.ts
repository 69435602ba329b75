// What it costs to release a large wave: the figures of `npm run bench:disclosure`.
import { releaseWave, USUAL_FLOORS } from '../src/index.ts';
import type { WaveInput, WaveItem, WaveSubmission } from '../src/index.ts';

/** What the caller knows of the process, since the package itself does no input or output. */
export interface Meter {
  readonly cpuSeconds: () => number;
  readonly largestMebibytes: () => number;
}

export interface Figure {
  figure: string;
  value: number;
  unit: string;
  anchor: string;
  anchor_value: number;
  ratio: number;
  goal: string | null;
  met: boolean | null;
}

const people = 50_000;
const firms = 60;
const mostSeconds = 60;
const mostMebibytes = 1_024;

/**
 * Releases one wave of 50,000 submissions, 30 items (24 of one answer, 6 of several) and 4 dimensions in 60 firms,
 * the largest of which has sixty times the people of the smallest. Time is processor time of this process, so that neighbours
 * on the machine count less; the anchor is a plain pass that counts the same cells and hides nothing.
 */
export function measureDisclosure(meter: Meter): Figure[] {
  const input = largeWave();
  const counting = cpuSeconds(meter, () => countPlainly(input));
  let shown = 0;
  const releasing = cpuSeconds(meter, () => {
    const release = releaseWave(input);
    shown = release.state.cells.length;
  });
  const mebibytes = meter.largestMebibytes();
  if (shown === 0) throw new Error('nothing was released');
  return [
    figureOf('release of 50,000 submissions x 30 items x 4 dimensions', releasing, 's', {
      anchor: 'one plain pass that counts the same cells',
      anchorValue: counting,
      goal: `<= ${mostSeconds} s`,
      isMet: releasing <= mostSeconds,
    }),
    figureOf('largest memory of the process', mebibytes, 'MiB', {
      anchor: 'the bound',
      anchorValue: mostMebibytes,
      goal: `<= ${mostMebibytes} MiB`,
      isMet: mebibytes <= mostMebibytes,
    }),
  ];
}

function figureOf(
  figure: string,
  value: number,
  unit: string,
  { anchor, anchorValue, goal, isMet }: { anchor: string; anchorValue: number; goal: string; isMet: boolean },
): Figure {
  const round = (number: number): number => Math.round(number * 1_000) / 1_000;
  return {
    figure,
    value: round(value),
    unit,
    anchor,
    anchor_value: round(anchorValue),
    ratio: round(value / anchorValue),
    goal,
    met: isMet,
  };
}

function cpuSeconds(meter: Meter, work: () => void): number {
  const before = meter.cpuSeconds();
  work();
  return meter.cpuSeconds() - before;
}

function largeWave(): WaveInput {
  let state = 1;
  const next = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const names = (count: number): string[] => Array.from({ length: count }, (_, at) => `c${at}`);
  const dimensions = [5, 6, 4, 6].map((size, at) => ({ name: `d${at}`, categories: names(size) }));
  const items = Array.from({ length: 30 }, (_, at): WaveItem => {
    const kind = at % 5 === 4 ? 'multiple' : at % 5 === 3 ? 'scale' : 'single';
    const categories = names(kind === 'multiple' ? 8 : 5);
    return {
      name: `q${at}`,
      kind,
      categories,
      ...(kind === 'scale' ? { steps: [1, 2, 3, 4, 5] } : {}),
      ...(at === 11 ? { isSpecial: true } : {}),
    };
  });
  const weights = Array.from({ length: firms }, (_, at) => 1 / (at + 1));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const submissions = weights.flatMap((weight, firm) =>
    Array.from({ length: Math.round((people * weight) / sum) }, (): WaveSubmission => ({
      company: `f${firm}`,
      groups: Object.fromEntries(
        dimensions.map(({ name, categories }) => [
          name,
          categories[Math.floor(categories.length * next() ** 1.5)] ?? 'c0',
        ]),
      ),
      answers: Object.fromEntries(
        items.map(({ name, kind, categories }) => {
          if (kind === 'multiple') return [name, categories.filter((_, at) => next() < 0.5 / (1 + at * 0.4))];
          return [
            name,
            next() < 0.03 ? [] : [categories[Math.floor(categories.length * next() ** 1.4)] ?? 'c0'],
          ];
        }),
      ),
    })),
  );
  const companies = weights.map((weight, firm) => ({
    name: `f${firm}`,
    invited: 2 * Math.round((people * weight) / sum),
  }));
  return { floors: USUAL_FLOORS, items, dimensions, companies, submissions };
}

/** Counts every cell of firms and pool, one-way and by each dimension, in the plainest way. */
function countPlainly({ submissions, items, dimensions }: WaveInput): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { company, groups, answers } of submissions) {
    for (const { name } of items) {
      for (const answer of answers[name] ?? []) {
        for (const unit of [company, '']) {
          const cell = `${unit}|${name}|${answer}`;
          counts.set(cell, (counts.get(cell) ?? 0) + 1);
          for (const dimension of dimensions) {
            const inner = `${cell}|${dimension.name}|${groups[dimension.name] ?? ''}`;
            counts.set(inner, (counts.get(inner) ?? 0) + 1);
          }
        }
      }
    }
  }
  return counts;
}
