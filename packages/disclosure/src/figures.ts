import type { PeopleBand, ReleasedMean, Share } from './wave-release.ts';

/** Precisions of a mean that are tried, finest first. */
const PRECISIONS = [0.1, 0.2, 0.5, 1] as const;
/** Sums of answers that a rounded mean must leave possible. */
const POSSIBLE_SUMS = 4;

/** The band that a number of people is told in; under five it is the lowest one, which no floor lets happen. */
export function peopleBand(people: number): PeopleBand {
  if (people < 10) return '5-9';
  if (people < 20) return '10-19';
  return people < 50 ? '20-49' : '50+';
}

/**
 * A count as a share of its base. Where fewer than 20 people answered, or one answer has 90 % or more of them, what
 * lies under 10 or over 90 % is only told to lie there: that everybody said the same is then not known.
 */
export function shareOf(people: number, base: number, isOneSided: boolean): Share {
  const exact = (100 * people) / base;
  if (base < 20 || isOneSided) {
    if (exact < 10) return { kind: 'below', percent: 10 };
    if (exact > 90) return { kind: 'above', percent: 90 };
  }
  const step = base < 50 ? 5 : 1;
  return { kind: 'about', percent: step * Math.round(exact / step) };
}

/**
 * The mean of a scale, rounded to 0.1 or as much coarser as it takes to leave four sums of answers possible.
 * Nothing for fewer people than the floor, nor next to either end of the scale, where it would say that all agree.
 * @param counts people by step
 * @param steps the number behind each step
 */
export function meanOf(
  counts: readonly number[],
  steps: readonly number[],
  floor: number,
): ReleasedMean | undefined {
  const people = counts.reduce((sum, count) => sum + count, 0);
  if (people < floor) return undefined;
  const sorted = steps.toSorted((a, b) => a - b);
  const gap = sorted.reduce(
    (least, step, at) => (at === 0 ? least : Math.min(least, step - (sorted[at - 1] ?? step))),
    Infinity,
  );
  const precision = PRECISIONS.find((size) => (size * people) / gap >= POSSIBLE_SUMS);
  if (precision === undefined) return undefined;
  const sum = counts.reduce((total, count, at) => total + count * (steps[at] ?? 0), 0);
  const mean = sum / people;
  const [lowest = 0, highest = 0] = [sorted[0], sorted.at(-1)];
  if (mean - lowest < precision || highest - mean < precision) return undefined;
  return { value: Number((precision * Math.round(mean / precision)).toFixed(1)), precision };
}
