import type { releaseSchema } from '@snodo/contract';
import { reportItems, type Answers } from '@snodo/survey-engine';
import { expect } from 'vitest';
import type { z } from 'zod';
import { definition } from './calls.ts';

export type Release = z.infer<typeof releaseSchema>;
type Table = Release['tables'][number];

/** How many gave this answer, counted anew and by nothing that the release is made with. */
export function recount(answers: readonly Answers[], question: string, value: string): number {
  const groups = reportItems(definition).find(
    ({ name, isDimension }) => isDimension && name === question,
  )?.groups;
  const values = groups?.find((group) => group.value === value)?.values ?? [value];
  return answers.filter((one) => {
    const given = one[question];
    if (given === undefined || (Array.isArray(given) && given.length === 0))
      return ['no_answer', 'not_told'].includes(value);
    const chosen: unknown[] = Array.isArray(given) ? given : [given];
    return chosen.some((choice) => values.includes(String(choice)));
  }).length;
}

export const oneWay = ({ tables }: Release) => tables.filter(({ by }) => by === null);
export const sharesOf = (table: Table) => table.groups.flatMap(({ shares }) => shares);

/** Every figure that is shown is near the truth and about ten people or more, and none is an exact count. */
export function expectTrueAndSafe(release: Release, answers: readonly Answers[]): void {
  expect(release.isTooFew).toBe(false);
  const asked = reportItems(definition).map(({ name }) => name);
  expect(oneWay(release).map(({ question }) => question)).toEqual(asked);
  const step = answers.length < 50 ? 5 : 1;
  for (const table of oneWay(release)) {
    expect(table.floor).toBeGreaterThanOrEqual(10);
    for (const [at, share] of (table.groups[0]?.shares ?? []).entries()) {
      const value = table.categories[at]?.value ?? '';
      if (share.status === 'hidden' || value === 'other') continue;
      const count = recount(answers, table.question, value);
      const what = `${table.question} ${value}: ${count}`;
      expect(count, what).toBeGreaterThanOrEqual(10);
      const percent = (100 * count) / answers.length;
      if (share.bound === 'under') expect(percent, what).toBeLessThan(share.percent);
      else if (share.bound === 'over') expect(percent, what).toBeGreaterThan(share.percent);
      else expect(Math.abs(share.percent - percent), what).toBeLessThanOrEqual(step / 2 + 1e-9);
    }
  }
  expect(JSON.stringify(release)).not.toMatch(/"count"|"n":/);
}
