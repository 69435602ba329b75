import { describe, expect, test } from 'vitest';
import { scoreOf } from './cluster-score.ts';

describe('the score of a cluster', () => {
  test('is urgency × reach × unmet, as it is published', () => {
    expect(scoreOf({ urgency: 5, atLeastPeople: 100, services: 0 })).toEqual({
      urgency: 5,
      reach: 5,
      unmet: 5,
      total: 125,
    });
    expect(scoreOf({ urgency: null, atLeastPeople: null, services: 11 })).toEqual({
      urgency: 3,
      reach: 1,
      unmet: 1,
      total: 3,
    });
    expect([0, 1, 2, 3, 5, 6, 10, 11].map((services) => unmetOf(services))).toEqual([5, 4, 4, 3, 3, 2, 2, 1]);
    expect([null, 10, 20, 50, 100].map((people) => reachOf(people))).toEqual([1, 2, 3, 4, 5]);
  });

  test('never falls with more people, never rises with more services', () => {
    for (let services = 0; services < 15; services += 1) {
      expect(unmetOf(services + 1)).toBeLessThanOrEqual(unmetOf(services));
      expect(scoreOf({ urgency: 2, atLeastPeople: 20, services }).total).toBeGreaterThan(
        scoreOf({ urgency: 2, atLeastPeople: 10, services }).total,
      );
    }
  });
});

const unmetOf = (services: number) => scoreOf({ urgency: 1, atLeastPeople: 10, services }).unmet;
const reachOf = (atLeastPeople: number | null) => scoreOf({ urgency: 1, atLeastPeople, services: 1 }).reach;
