import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Answer } from './answer.ts';
import { applyChange } from './change.ts';
import { answersArbitrary, needArbitrary, pair } from './match-arbitraries.ts';
import type { Match } from './match-need.ts';
import { match, matchOne, plainAnswer } from './match-testing.ts';
import type { Need } from './need.ts';

describe('proposed changes', () => {
  test('of a shown answer give exactly the points they promise and settle the filter they name', () => {
    const kinds = new Set<string>();
    fc.assert(
      fc.property(pair, ({ need, answer }) => {
        const before = matchOne(need, answer);
        for (const change of before?.counterfactuals ?? []) {
          kinds.add(change.change);
          const changed = applyChange(need, answer, change);
          const after = matchOne(changed.need, changed.answer);
          expect(after?.score).toBe((before?.score ?? 0) + (change.gainPoints ?? 0));
          expect(change.effects.includes('gains')).toBe(change.gainPoints !== undefined);
          if (!change.effects.includes('clears_check')) continue;
          const outcomeIn = (found: Match | undefined) =>
            found?.criteria.find(({ criterion }) => criterion === change.criterion)?.outcome;
          expect(outcomeIn(before)).toBe('unknown');
          expect(outcomeIn(after)).not.toBe('unknown');
        }
      }),
      { numRuns: 600, seed: 20260302 },
    );
    expect([...kinds].sort()).toEqual([
      'confirm_fact',
      'open_place',
      'raise_budget',
      'state_budget',
      'state_windows',
      'widen_distance',
    ]);
  });

  test('of a hidden answer show it with the score they promise, at most three, the best first', () => {
    const kinds = new Set<string>();
    fc.assert(
      fc.property(needArbitrary, answersArbitrary, (need, answers) => {
        const { nearMatches, matches } = match(need, answers);
        expect(nearMatches.length).toBeLessThanOrEqual(3);
        const scores = nearMatches.map(({ scoreAfter }) => scoreAfter);
        expect(scores).toEqual([...scores].sort((a, b) => b - a));
        for (const { answerId, change, scoreAfter } of nearMatches) {
          kinds.add(change.change);
          expect(matches.map((found) => found.answerId)).not.toContain(answerId);
          const answer = answers.find(({ id }) => id === answerId) ?? plainAnswer;
          const changed = applyChange(need, answer, change);
          expect(matchOne(changed.need, changed.answer)?.score).toBe(scoreAfter);
        }
      }),
      { numRuns: 600, seed: 20260302 },
    );
    expect([...kinds].sort()).toEqual([
      'accept_sharing',
      'add_window',
      'age',
      'confirm_fact',
      'renew_accreditation',
      'shorten_period',
      'widen_distance',
    ]);
  });

  test('widen a distance by no metre more than it takes', () => {
    const need: Need = { entries: ['INF'], position: { x: 0, y: 0 }, maxDistanceMetres: 800 };
    const answer: Answer = { ...plainAnswer, position: { x: 600, y: 801 } };
    const [near] = match(need, [answer]).nearMatches;
    // sqrt(360000 + 641601) = 1000.8: 1001 metres show it, 1000 do not.
    expect(near?.change).toMatchObject({ change: 'widen_distance', to: 1001 });
    expect(matchOne({ ...need, maxDistanceMetres: 1000 }, answer)).toBeUndefined();
  });

  test('call nothing near that lies beyond twice the stated distance', () => {
    const need: Need = { entries: ['INF'], position: { x: 0, y: 0 }, maxDistanceMetres: 800 };
    const near = (y: number) => match(need, [{ ...plainAnswer, position: { x: 0, y } }]).nearMatches.length;
    expect([near(1600), near(1601)]).toEqual([1, 0]);
  });

  test('widen a distance for points to the first metre that gives one', () => {
    const need: Need = {
      entries: ['INF'],
      district: 'd4',
      position: { x: 0, y: 0 },
      maxDistanceMetres: 1000,
    };
    const answer: Answer = { ...plainAnswer, position: { x: 0, y: 2400 }, servedDistricts: ['d4'] };
    const change = matchOne(need, answer)?.counterfactuals.find((one) => one.change === 'widen_distance');
    // floor(25 * (m - 2400) / m) is 1 from m = 2400 * 25 / 24 = 2500 on.
    expect(change).toMatchObject({ to: 2500, gainPoints: 1, effects: ['gains'] });
    const pointsAt = (maxDistanceMetres: number) => matchOne({ ...need, maxDistanceMetres }, answer)?.score;
    expect([pointsAt(2499), pointsAt(2500)]).toEqual([0, 1]);
  });

  test('shorten a period only where that leaves some of it, and otherwise ask to renew', () => {
    const period = { from: '2026-04-01', to: '2026-12-31' };
    const changeFor = (accreditedUntil: string, from = period.from) =>
      match({ entries: ['INF'], period: { ...period, from } }, [{ ...plainAnswer, accreditedUntil }])
        .nearMatches[0]?.change;
    expect(changeFor('2026-06-30')).toMatchObject({ change: 'shorten_period', toDay: '2026-06-30' });
    expect(changeFor('2026-03-31')).toMatchObject({ change: 'renew_accreditation', toDay: '2026-12-31' });
    expect(changeFor('2026-02-15', '2026-01-01')).toMatchObject({ change: 'renew_accreditation' });
  });

  test('never ask to do without accessibility or an indispensable language', () => {
    const need: Need = { entries: ['INF'], accessibility: ['step_free'], indispensableLanguages: ['ar'] };
    const result = match(need, [
      { ...plainAnswer, id: 'stairs', accessibility: [] },
      { ...plainAnswer, id: 'italian', languages: ['it'] },
    ]);
    expect(result.nearMatches).toEqual([]);
    expect(result.hidden).toEqual([
      { reason: 'accessibility', count: 1 },
      { reason: 'indispensable_language', count: 1 },
    ]);
  });

  test('do not propose to grow younger, nor to wait longer than the rules call near', () => {
    const need: Need = { entries: ['INF'], beneficiaries: [{ fromYears: 4, toYears: 5 }] };
    const aged = (fromYears: number, toYears: number) =>
      match(need, [{ ...plainAnswer, ages: { fromYears, toYears } }]).nearMatches[0]?.change;
    expect(aged(0, 3)).toBeUndefined();
    expect(aged(7, 12)).toBeUndefined();
    expect(aged(6, 12)).toMatchObject({ change: 'age', to: 6 });
  });
});
