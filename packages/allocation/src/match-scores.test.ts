import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Answer } from './answer.ts';
import {
  answersArbitrary,
  generatedToday,
  needArbitrary,
  pair,
  windowArbitrary,
} from './match-arbitraries.ts';
import { countCommon, match, matchOne, minutesOf, plainAnswer } from './match-testing.ts';
import type { Need } from './need.ts';

describe('scores', () => {
  test('are the sum of the points, within what could be judged', () => {
    fc.assert(
      fc.property(needArbitrary, answersArbitrary, (need, answers) => {
        for (const { criteria, score, assessablePoints } of match(need, answers).matches) {
          const judged = criteria.filter(({ outcome }) => outcome !== 'unknown' && outcome !== 'not_asked');
          expect(criteria.reduce((sum, { points }) => sum + points, 0)).toBe(score);
          expect(judged.reduce((sum, { max }) => sum + max, 0)).toBe(assessablePoints);
          expect(score).toBeLessThanOrEqual(assessablePoints);
          for (const { points, max, outcome } of criteria) {
            expect(Number.isInteger(points) && points >= 0 && points <= max).toBe(true);
            if (outcome === 'unknown' || outcome === 'not_asked' || outcome === 'not_met')
              expect(points).toBe(0);
          }
        }
      }),
    );
  });

  test('have time points that agree with a count minute by minute', () => {
    fc.assert(
      fc.property(
        fc.array(windowArbitrary, { minLength: 1, maxLength: 6 }),
        fc.array(windowArbitrary, { minLength: 1, maxLength: 6 }),
        (wanted, offered) => {
          const need: Need = { entries: ['INF'], windows: wanted };
          const found = matchOne(need, { ...plainAnswer, windows: offered });
          const needed = minutesOf(wanted);
          const covered = countCommon(needed, minutesOf(offered));
          const time = found?.criteria.find(({ criterion }) => criterion === 'time');
          expect(time?.points).toBe(covered === 0 ? undefined : Math.floor((30 * covered) / needed.size));
        },
      ),
    );
  });

  test('never fall when the answer comes closer', () => {
    fc.assert(
      fc.property(pair, fc.integer({ min: 0, max: 9 }), ({ need, answer }, tenths) => {
        const here = need.position ?? { x: 0, y: 0 };
        const there = answer.position ?? { x: 900, y: -700 };
        const nearer = {
          x: here.x + Math.trunc(((there.x - here.x) * tenths) / 10),
          y: here.y + Math.trunc(((there.y - here.y) * tenths) / 10),
        };
        expectNoWorse(need, { ...answer, position: there }, { ...answer, position: nearer });
      }),
    );
  });

  test('never fall when the answer becomes cheaper', () => {
    fc.assert(
      fc.property(pair, fc.nat(3000), fc.nat(3000), ({ need, answer }, one, other) => {
        const dear: Answer = { ...answer, cost: { kind: 'per_hour', feeCents: Math.max(one, other) } };
        const cheap: Answer = { ...answer, cost: { kind: 'per_hour', feeCents: Math.min(one, other) } };
        expectNoWorse(need, dear, cheap);
        expectNoWorse(need, cheap, { ...answer, cost: { kind: 'free' } });
      }),
    );
  });

  test('never fall when the answer has more windows', () => {
    fc.assert(
      fc.property(pair, windowArbitrary, ({ need, answer }, window) => {
        const windows = answer.windows ?? [];
        expectNoWorse(need, { ...answer, windows }, { ...answer, windows: [...windows, window] });
      }),
    );
  });

  test('rank an answer that is at least as good in every fact at least as high', () => {
    fc.assert(
      fc.property(pair, ({ need, answer }) => {
        const better: Answer = {
          ...answer,
          ages: answer.ages && { fromYears: 0, toYears: 130 },
          windows: answer.windows && [...answer.windows, { weekday: 1, startMinute: 0, endMinute: 1440 }],
          position: answer.position && (need.position ?? answer.position),
          servedDistricts:
            answer.servedDistricts && (need.district ? [need.district] : answer.servedDistricts),
          accreditedUntil: answer.accreditedUntil === undefined ? undefined : null,
          verifiedOn: answer.verifiedOn && generatedToday,
          cost: answer.cost && { kind: 'free' },
          openPlaces: answer.openPlaces === undefined ? undefined : answer.openPlaces + 1,
          languages: answer.languages && ['ar', 'en', 'it'],
          accessibility: answer.accessibility && ['hearing_loop', 'lift', 'step_free'],
          hub: answer.hub === undefined ? undefined : (need.hubs?.[0] ?? answer.hub),
        };
        expectNoWorse(need, answer, better);
      }),
    );
  });
});

function expectNoWorse(need: Need, before: Answer, after: Answer): void {
  const shown = matchOne(need, before);
  if (shown === undefined) return;
  expect(matchOne(need, after)?.score).toBeGreaterThanOrEqual(shown.score);
}
