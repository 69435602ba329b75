import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { candidatePairs, canPair } from './candidate-pairs.ts';
import { chooseGreedily, worthOf } from './choose-groups.ts';
import { findGroups, neighboursOf } from './groups.ts';
import { readPoolNeeds } from './pool-need.ts';
import type { PoolNeed, PoolPlace } from './pool-need.ts';
import { tableOf } from './pool-table.ts';
import { proposePools } from './propose-pools.ts';
import {
  bestByForce,
  isBetter,
  judgeGroup,
  needFacts,
  needsArbitrary,
  placesArbitrary,
  rules,
  subsetsOf,
} from './pooling-testing.ts';

function pool(needs: readonly PoolNeed[], places: readonly PoolPlace[] = []) {
  return proposePools(needs, places, rules);
}

/** Needs around schools of a town, and a few far out: some parts are larger than 25. */
function town(count: number, widthMetres = 3_000): PoolNeed[] {
  let state = 7;
  const next = (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  return Array.from({ length: count }, (_, index) => ({
    ...needFacts,
    id: `n${String(index).padStart(5, '0')}`,
    position: { x: next(widthMetres), y: next(widthMetres) },
    windows: [1 + next(5), 1 + next(5)].map((weekday) => {
      const startMinute = 900 + 30 * next(6);
      return { weekday, startMinute, endMinute: startMinute + 120 };
    }),
    ages: { fromYears: 3, toYears: 4 + next(5) },
    canHost: next(3) === 0,
  }));
}

describe('candidate pairs', () => {
  test('are those that comparing all with all finds, each once', () => {
    fc.assert(
      fc.property(needsArbitrary(40), fc.integer({ min: 1, max: 900 }), (needs, maxDistanceMetres) => {
        const table = tableOf(readPoolNeeds(needs));
        const own = { ...rules, maxDistanceMetres };
        const { count, ones, others } = candidatePairs(table, own);
        const found = Array.from({ length: count }, (_, at) => `${ones[at]} ${others[at]}`);
        const all = [...needs.keys()].flatMap((one) =>
          [...needs.keys()].flatMap((other) =>
            one < other && canPair(table, one, other, own) ? [`${one} ${other}`] : [],
          ),
        );
        expect(found.toSorted()).toEqual(all.toSorted());
      }),
      { numRuns: 300 },
    );
  });

  test('are found across the edges of cells and far from where counting begins', () => {
    const at = (id: string, x: number, y: number) => ({ ...needFacts, id, position: { x, y } });
    const needs = [
      at('a', -1_000_000, -1_000_000),
      at('b', -999_201, -1_000_000),
      at('c', 1_000_000, 1_000_000),
      at('d', 999_435, 999_435),
      at('e', 0, 0),
    ];
    const { count, ones, others } = candidatePairs(tableOf(needs), { ...rules, maxDistanceMetres: 800 });
    expect(Array.from({ length: count }, (_, k) => [ones[k], others[k]])).toEqual([
      [0, 1],
      [2, 3],
    ]);
  });
});

describe('every group', () => {
  test('that is feasible is found, and only such', () => {
    fc.assert(
      fc.property(needsArbitrary(10), placesArbitrary, (needs, places) => {
        const table = tableOf(readPoolNeeds(needs));
        const pairs = candidatePairs(table, rules);
        const world = { needs: readPoolNeeds(needs), places, table, rules };
        const found = findGroups(world, neighboursOf(table.count, pairs), () => true);
        expect(found.isComplete).toBe(true);
        const named = found.groups.map(({ members }) => members.map((member) => needs[member]?.id).join(' '));
        const all = subsetsOf(needs, rules.maxFamilies).filter(
          (group) => typeof judgeGroup(group, places) !== 'string',
        );
        expect(named.toSorted()).toEqual(all.map((group) => group.map(({ id }) => id).join(' ')).toSorted());
      }),
      { numRuns: 200 },
    );
  });

  test('has time in common as a whole: three who meet two by two on different days do not', () => {
    const day = (weekday: number) => ({ weekday, startMinute: 960, endMinute: 1_080 });
    const needs = [
      { ...needFacts, id: 'a', windows: [day(1), day(2)] },
      { ...needFacts, id: 'b', windows: [day(2), day(3)] },
      { ...needFacts, id: 'c', windows: [day(1), day(3)] },
    ];
    const { proposals, worth } = pool(needs);
    expect(proposals.map((proposal) => proposal.needs)).toEqual([['a', 'b']]);
    expect(worth.families).toBe(2);
  });
});

describe('the proposals', () => {
  test('serve each need once at most, by groups that an independent judge finds feasible and worth as much', () => {
    fc.assert(
      fc.property(needsArbitrary(14), placesArbitrary, (needs, places) => {
        const { proposals, worth, alone } = pool(needs, places);
        const served = proposals.flatMap((proposal) => proposal.needs);
        expect(new Set(served).size).toBe(served.length);
        expect(worth.families).toBe(served.length);
        expect(alone.filter((id) => served.includes(id))).toEqual([]);
        for (const proposal of proposals) {
          const group = needs.filter(({ id }) => proposal.needs.includes(id));
          expect(judgeGroup(group, places)).toEqual({
            families: group.length,
            savingCents: proposal.savingCents,
            walkMetres: proposal.walkMetres,
          });
          const minutes = proposal.windows.reduce(
            (sum, { startMinute, endMinute }) => sum + endMinute - startMinute,
            0,
          );
          expect(minutes).toBe(proposal.minutes);
        }
      }),
      { numRuns: 200 },
    );
  });

  test('are as good as the best of all choices, up to twelve needs', () => {
    fc.assert(
      fc.property(needsArbitrary(12), placesArbitrary, (needs, places) => {
        const { worth, proof, mostFamilies } = pool(needs, places);
        expect(worth).toEqual(bestByForce(needs, places));
        expect(proof).toBe('best');
        expect(mostFamilies).toBe(worth.families);
      }),
      { numRuns: 150 },
    );
  });

  test('taken greedily with exchanges, serve at least the best divided by the largest group', () => {
    fc.assert(
      fc.property(needsArbitrary(12), placesArbitrary, (needs, places) => {
        const table = tableOf(readPoolNeeds(needs));
        const world = { needs: readPoolNeeds(needs), places, table, rules };
        const { groups } = findGroups(
          world,
          neighboursOf(table.count, candidatePairs(table, rules)),
          () => true,
        );
        const chosen = worthOf(chooseGreedily(groups));
        const best = bestByForce(needs, places);
        expect(chosen.families * rules.maxFamilies).toBeGreaterThanOrEqual(best.families);
        expect(isBetter(chosen, best)).toBe(false);
      }),
      { numRuns: 150 },
    );
  });

  test('are the same bytes in any order of needs', () => {
    fc.assert(
      fc.property(needsArbitrary(14), fc.infiniteStream(fc.nat(1_000)), (needs, keys) => {
        const shuffled = needs
          .map((need) => ({ need, key: keys.next().value as number }))
          .sort((a, b) => a.key - b.key)
          .map(({ need }) => need);
        expect(JSON.stringify(pool(shuffled))).toBe(JSON.stringify(pool(needs)));
      }),
    );
  });

  test('are never worth less with one need more', () => {
    fc.assert(
      fc.property(needsArbitrary(12), (needs) => {
        expect(isBetter(pool(needs.slice(1)).worth, pool(needs).worth)).toBe(false);
      }),
      { numRuns: 200 },
    );
  });

  test('of a crowded neighbourhood stay within the bound that they print, and nobody is served twice', () => {
    const needs = town(400, 1_500);
    const { proposals, worth, mostFamilies, proof } = pool(needs);
    const served = proposals.flatMap((proposal) => proposal.needs);
    expect(proof).toBe('bounded');
    expect(new Set(served).size).toBe(served.length);
    expect(worth.families).toBeLessThanOrEqual(mostFamilies);
    expect(mostFamilies).toBeLessThanOrEqual(needs.length);
    expect(worth.families * rules.maxFamilies).toBeGreaterThanOrEqual(mostFamilies);
    for (const proposal of proposals) {
      expect(
        judgeGroup(
          needs.filter(({ id }) => proposal.needs.includes(id)),
          [],
        ),
      ).toBeTypeOf('object');
    }
  });

  test('of twenty-five who could all share with all are as many and save as much as can be, and it says so', () => {
    const needs = Array.from({ length: 25 }, (_, index) => ({
      ...needFacts,
      id: `n${String(index).padStart(2, '0')}`,
      position: { x: (index * 137) % 400, y: (index * 71) % 400 },
      canHost: true,
    }));
    const { worth, proof, proposals } = pool(needs);
    expect(worth.families).toBe(25);
    // Seven groups are the fewest that take 25 in, so none saves more.
    expect(proposals).toHaveLength(7);
    expect(proof).not.toBe('bounded');
  });
});

describe('what cannot be pooled', () => {
  const good = { ...needFacts, id: 'a' };
  test.each<[string, unknown[], string, string]>([
    ['a need without hours', [{ ...good, windows: [] }], 'too_few', 'needs[0].windows'],
    ['nobody to care for', [{ ...good, caredFor: 0 }], 'out_of_range', 'needs[0].caredFor'],
    [
      'a place that is none',
      [{ ...good, position: { x: 0.5, y: 0 } }],
      'not_an_integer',
      'needs[0].position.x',
    ],
    ['a need stated twice', [good, good], 'repeated', 'needs[1].id'],
    [
      'a window past midnight',
      [{ ...good, windows: [{ weekday: 1, startMinute: 1_400, endMinute: 100 }] }],
      'empty_range',
      'needs[0].windows[0].endMinute',
    ],
  ])('is refused by path: %s', (_what, needs, code, path) => {
    expect(() => pool(needs as PoolNeed[])).toThrow(expect.objectContaining({ code, path }));
  });

  test('rules by which sharing would be dearer are refused', () => {
    expect(() =>
      proposePools([], [], { ...rules, furtherFamilyCentsPerHour: rules.feeCentsPerHour + 1 }),
    ).toThrow(expect.objectContaining({ path: 'rules.furtherFamilyCentsPerHour' }));
  });
});

test('needs that are alike but for what is never used are pooled alike', () => {
  const needs = town(40);
  const marked = needs.map((need) => ({
    ...need,
    nationality: 'x',
    diagnosis: 'y',
    organisation: 'z',
    salary: 1,
  }));
  expect(JSON.stringify(pool(marked))).toBe(JSON.stringify(pool(needs)));
});
