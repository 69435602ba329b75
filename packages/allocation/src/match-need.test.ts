import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answersArbitrary, generatedToday, needArbitrary } from './match-arbitraries.ts';
import { bestFor, matchNeed } from './match-need.ts';
import type { MatchResult } from './match-need.ts';
import { match, options, plainAnswer } from './match-testing.ts';
import type { Need } from './need.ts';
import { defaultMatchRules } from './rules.ts';

describe('results', () => {
  test('are the same bytes whenever the inputs are, in whatever order the rows come', () => {
    fc.assert(
      fc.property(
        needArbitrary,
        answersArbitrary.chain((answers) =>
          fc.tuple(fc.constant(answers), fc.shuffledSubarray(answers, { minLength: answers.length })),
        ),
        (need, [answers, shuffled]) => {
          const first = JSON.stringify(match(need, answers));
          expect(JSON.stringify(match(structuredClone(need), structuredClone(answers)))).toBe(first);
          expect(JSON.stringify(match(need, shuffled))).toBe(first);
        },
      ),
    );
  });

  test('do not change with nationality, diagnosis, salary, clicks, reviews or payments', () => {
    fc.assert(
      fc.property(needArbitrary, answersArbitrary, fc.anything(), (need, answers, anything) => {
        const personal = {
          nationality: anything,
          diagnosis: anything,
          salaryCents: anything,
          name: anything,
        };
        const commercial = { clicks: anything, reviews: anything, rating: anything, paidCents: anything };
        const first = JSON.stringify(match(need, answers));
        const dressed = answers.map((answer) => ({ ...answer, ...commercial, ...personal }));
        expect(JSON.stringify(match({ ...need, ...personal, ...commercial }, dressed))).toBe(first);
      }),
    );
  });

  test('change their hash with every input', () => {
    const need: Need = { entries: ['INF'] };
    const hash = (result: MatchResult) => result.inputsHash;
    const hashes = [
      match(need, [plainAnswer]),
      match({ entries: ['INF1'] }, [plainAnswer]),
      match(need, [{ ...plainAnswer, openPlaces: 0 }]),
      matchNeed(need, [plainAnswer], { ...options, today: '2026-03-03' }),
      matchNeed(need, [plainAnswer], { ...options, tieBreakKey: 'another' }),
      matchNeed(need, [plainAnswer], { ...options, rules: { ...defaultMatchRules, version: 'other' } }),
    ].map(hash);
    expect(new Set(hashes).size).toBe(hashes.length);
    expect(hashes[0]).toMatch(/^[0-9a-f]{64}$/);
  });

  test('put the higher score first and, of equal scores, the more recent verification', () => {
    fc.assert(
      fc.property(needArbitrary, answersArbitrary, (need, answers) => {
        const verified = new Map(answers.map(({ id, verifiedOn = '' }) => [id, verifiedOn]));
        const { matches } = match(need, answers);
        for (const [index, later] of matches.entries()) {
          const earlier = matches[index - 1];
          if (earlier === undefined) continue;
          expect(earlier.score).toBeGreaterThanOrEqual(later.score);
          if (earlier.score > later.score) continue;
          const [one = '', other = ''] = [earlier, later].map(({ answerId }) => {
            const on = verified.get(answerId) ?? '';
            return on > generatedToday ? generatedToday : on;
          });
          expect(one >= other).toBe(true);
        }
      }),
    );
  });

  test('of which only the best are explained are the same but for the changes of the others', () => {
    fc.assert(
      fc.property(needArbitrary, answersArbitrary, fc.nat(3), (need, answers, explained) => {
        const whole = match(need, answers);
        const short = matchNeed(need, answers, { ...options, explained });
        expect(short).toEqual({
          ...whole,
          matches: whole.matches.map((one, place) =>
            place < explained ? one : { ...one, counterfactuals: [] },
          ),
        });
      }),
    );
  });

  test('let a verification dated ahead win nothing', () => {
    const today = { ...plainAnswer, verifiedOn: generatedToday };
    const ahead = { ...plainAnswer, verifiedOn: '2026-09-30' };
    const firsts = new Set<string>();
    for (let budget = 0; budget < 40; budget += 1) {
      const need: Need = { entries: ['INF'], budgetCentsPerHour: budget };
      const { matches } = match(need, [
        { ...today, id: 'today' },
        { ...ahead, id: 'ahead' },
      ]);
      firsts.add(matches[0]?.answerId ?? '');
    }
    expect([...firsts].sort()).toEqual(['ahead', 'today']);
  });

  test('say where a fact was read, and when it was last checked there', () => {
    const need: Need = { entries: ['INF'], languages: ['it'] };
    const [found] = match(need, [
      {
        ...plainAnswer,
        verifiedOn: '2026-02-10',
        cost: { kind: 'free' },
        openPlaces: 1,
        languages: ['it'],
        sources: {
          cost: { source: 'price list', verifiedOn: '2026-01-15' },
          languages: { source: 'provider form' },
        },
      },
    ]).matches;
    const origins = Object.fromEntries(
      (found?.criteria ?? []).map(({ criterion, source, verifiedAt }) => [criterion, { source, verifiedAt }]),
    );
    expect(origins['cost']).toEqual({ source: 'price list', verifiedAt: '2026-01-15' });
    expect(origins['preferred_language']).toEqual({ source: 'provider form' });
    expect(origins['place_available']).toEqual({ verifiedAt: '2026-02-10' });
    expect(origins['same_hub']).toEqual({});
  });

  test('give no id a place of its own among equals', () => {
    const answers = Array.from({ length: 5 }, (_, index) => ({ ...plainAnswer, id: `answer-${index}` }));
    const firsts = new Map<string, number>();
    for (let budget = 0; budget < 500; budget += 1) {
      const first =
        match({ entries: ['INF'], budgetCentsPerHour: budget }, answers).matches[0]?.answerId ?? '';
      firsts.set(first, (firsts.get(first) ?? 0) + 1);
    }
    // 500 needs over 5 equals: 100 each on average; 60 is more than four standard deviations away.
    expect(firsts.size).toBe(5);
    for (const count of firsts.values()) expect(count).toBeGreaterThan(60);
  });

  test('stand under the most important code that they answer, each once', () => {
    const need: Need = { entries: ['NAU1', 'INF'] };
    const result = match(need, [
      { ...plainAnswer, id: 'both', entries: ['INF2', 'NAU'] },
      { ...plainAnswer, id: 'second', entries: ['INF3'] },
    ]);
    const both = result.matches.find(({ answerId }) => answerId === 'both');
    expect(both?.answersEntries).toEqual(['NAU1', 'INF']);
    expect(bestFor(result, 'NAU1').map(({ answerId }) => answerId)).toEqual(['both']);
    expect(bestFor(result, 'INF').map(({ answerId }) => answerId)).toEqual(['second']);
  });
});
