import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Answer } from './answer.ts';
import { filterNames } from './criterion.ts';
import { answersArbitrary, generatedToday, needArbitrary, pair } from './match-arbitraries.ts';
import { countCommon, match, matchOne, minutesOf } from './match-testing.ts';
import type { Need } from './need.ts';

const filters: ReadonlySet<string> = new Set(filterNames);

function yearsOf({ fromYears, toYears }: { fromYears: number; toYears: number }): number[] {
  return Array.from({ length: toYears - fromYears }, (_, index) => fromYears + index);
}

function reachIsNo(need: Need, answer: Answer): boolean {
  const verdicts: boolean[] = [];
  if (need.district !== undefined) {
    if (answer.servedDistricts === undefined) return false;
    verdicts.push(answer.servedDistricts.includes(need.district));
  }
  if (need.position !== undefined && need.maxDistanceMetres !== undefined) {
    if (answer.position === undefined) return false;
    const squared = (need.position.x - answer.position.x) ** 2 + (need.position.y - answer.position.y) ** 2;
    verdicts.push(squared <= need.maxDistanceMetres ** 2);
  }
  return verdicts.length > 0 && !verdicts.includes(true);
}

/** The hard filters written a second time, as plain sentences about the two sides. */
function isHiddenBySentences(need: Need, answer: Answer): boolean {
  const stem = (code: string) => code.slice(0, 3);
  const isAbout = need.entries.some((wanted) =>
    answer.entries.some((has) => has === wanted || has === stem(wanted) || wanted === stem(has)),
  );
  const mayEnter =
    answer.audience.kind === 'public' ||
    (need.organisation !== undefined && answer.audience.organisations.includes(need.organisation));
  const { ages, windows, accreditedUntil, verifiedOn, accessibility, languages } = answer;
  const wantedAges = (need.beneficiaries ?? []).flatMap(yearsOf);
  const wantedMinutes = minutesOf(need.windows ?? []);
  const lastDay = [generatedToday, need.period?.to ?? generatedToday].sort().at(-1) ?? '';
  return (
    !isAbout ||
    !mayEnter ||
    (ages !== undefined &&
      wantedAges.length > 0 &&
      !wantedAges.some((year) => yearsOf(ages).includes(year))) ||
    reachIsNo(need, answer) ||
    (windows !== undefined &&
      wantedMinutes.size > 0 &&
      countCommon(wantedMinutes, minutesOf(windows)) === 0) ||
    (typeof accreditedUntil === 'string' && accreditedUntil < lastDay) ||
    // 365 days before 2026-03-02.
    (verifiedOn !== undefined && verifiedOn < '2025-03-02') ||
    (accessibility !== undefined &&
      (need.accessibility ?? []).some((wish) => !accessibility.includes(wish))) ||
    (languages !== undefined &&
      (need.indispensableLanguages ?? []).some((wish) => !languages.includes(wish))) ||
    (need.sharingAccepted === false && answer.kind === 'shared_service')
  );
}

describe('hard filters', () => {
  test('hide exactly what the sentences of the rules hide', () => {
    fc.assert(
      fc.property(needArbitrary, answersArbitrary, (need, answers) => {
        const expected = answers.filter((answer) => !isHiddenBySentences(need, answer)).map(({ id }) => id);
        const { matches, hidden } = match(need, answers);
        expect(matches.map(({ answerId }) => answerId).sort()).toEqual(expected.sort());
        expect(hidden.reduce((sum, { count }) => sum + count, 0)).toBe(answers.length - matches.length);
      }),
      { numRuns: 400 },
    );
  });

  test('leave no filter at no, and ask for a check exactly when one is unknown', () => {
    fc.assert(
      fc.property(needArbitrary, answersArbitrary, (need, answers) => {
        for (const { criteria, needsCheck } of match(need, answers).matches) {
          const outcomes = criteria
            .filter(({ criterion }) => filters.has(criterion))
            .map(({ outcome }) => outcome);
          expect(outcomes).not.toContain('not_met');
          expect(needsCheck).toBe(outcomes.includes('unknown'));
        }
      }),
    );
  });

  test('never hide a shown answer because one of its facts becomes unknown', () => {
    const facts = [
      'ages',
      'servedDistricts',
      'position',
      'windows',
      'accreditedUntil',
      'verifiedOn',
    ] as const;
    const more = ['cost', 'openPlaces', 'languages', 'accessibility', 'hub'] as const;
    fc.assert(
      fc.property(pair, fc.subarray([...facts, ...more]), ({ need, answer }, forgotten) => {
        if (matchOne(need, answer) === undefined) return;
        const unknowns = Object.fromEntries(forgotten.map((fact) => [fact, undefined]));
        expect(matchOne(need, { ...answer, ...unknowns })).toBeDefined();
      }),
    );
  });

  test('show nothing of a restricted audience to outsiders, not even as nearly matching', () => {
    fc.assert(
      fc.property(needArbitrary, answersArbitrary, (need, answers) => {
        const barred = { ...need, organisation: 'org-9' };
        const restricted = answers.map((answer) => ({
          ...answer,
          audience: { kind: 'organisations' as const, organisations: ['org-1', 'org-2'] },
        }));
        const result = match(barred, restricted);
        expect(result.matches).toEqual([]);
        expect(result.nearMatches).toEqual([]);
        const insider = JSON.stringify(match({ ...need, organisation: 'org-1' }, restricted));
        expect(insider).not.toContain('org-2');
      }),
    );
  });
});
