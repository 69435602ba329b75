import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deferAcceptance } from './deferred-acceptance.ts';
import {
  allAssignments,
  allLists,
  assignByProgrammes,
  assignByTextbook,
  assignFirstChoicesFirst,
  faultOf,
  holdersOf,
  placedOf,
  rankOf,
  toMarket,
  wishOf,
} from './round-testing.ts';
import type { PlainMarket } from './round-testing.ts';

function assign(market: PlainMarket): number[] {
  const flat = toMarket(market);
  return placedOf(flat, deferAcceptance(flat).wishes);
}

function marketArbitrary(mostApplicants: number, mostProgrammes: number): fc.Arbitrary<PlainMarket> {
  return fc
    .record({
      applicants: fc.integer({ min: 1, max: mostApplicants }),
      programmes: fc.integer({ min: 1, max: mostProgrammes }),
    })
    .chain(({ applicants, programmes }) => marketOf(applicants, programmes));
}

/** Five who want two or all of three programmes with two seats or fewer. */
const contested = marketOf(5, 3, { mostSeats: 2, leastWishes: 2 });

function marketOf(
  applicants: number,
  programmes: number,
  { mostSeats = 3, leastWishes = 0 } = {},
): fc.Arbitrary<PlainMarket> {
  const all = Array.from({ length: programmes }, (_, index) => index);
  const people = Array.from({ length: applicants }, (_, index) => index);
  const ofEach = <Row>(row: fc.Arbitrary<Row>, count: number) =>
    fc.array(row, { minLength: count, maxLength: count });
  return fc.record({
    seats: ofEach(fc.integer({ min: 0, max: mostSeats }), programmes),
    wishes: ofEach(fc.shuffledSubarray(all, { minLength: leastWishes }), applicants),
    ranks: ofEach(fc.shuffledSubarray(people, { minLength: applicants }), programmes),
  });
}

/** How many single misreports, of all that there are, bring somebody a truer wish than honesty. */
function countProfitable(market: PlainMarket, assignment: (market: PlainMarket) => number[]) {
  const honest = assignment(market);
  const lists = allLists(market.seats.map((_, programme) => programme));
  let profitable = 0;
  let tried = 0;
  for (const [applicant] of market.wishes.entries()) {
    for (const list of lists) {
      const wishes = market.wishes.with(applicant, list);
      const placed = assignment({ ...market, wishes });
      tried += 1;
      if (wishOf(market, applicant, placed) < wishOf(market, applicant, honest)) profitable += 1;
    }
  }
  return { profitable, tried };
}

describe('deferred acceptance', () => {
  test('is stable, gives nobody what she did not wish for and fills no programme beyond its seats', () => {
    fc.assert(
      fc.property(marketArbitrary(30, 8), (market) => {
        expect(faultOf(market, assign(market))).toBeUndefined();
      }),
      { numRuns: 500 },
    );
  });

  test('finds what the textbook finds, with at most one proposal a wish', () => {
    fc.assert(
      fc.property(marketArbitrary(30, 8), (market) => {
        const flat = toMarket(market);
        const { wishes, proposals } = deferAcceptance(flat);
        expect(placedOf(flat, wishes)).toEqual(assignByTextbook(market));
        expect(proposals).toBeLessThanOrEqual(market.wishes.flat().length);
      }),
      { numRuns: 500 },
    );
  });

  test('is, of all stable assignments, the one that every applicant likes best', () => {
    let others = 0;
    fc.assert(
      fc.property(contested, (market) => {
        const placed = assign(market);
        for (const other of allAssignments(market)) {
          if (faultOf(market, other) !== undefined) continue;
          others += 1;
          for (const [applicant] of market.wishes.entries()) {
            expect(wishOf(market, applicant, placed)).toBeLessThanOrEqual(wishOf(market, applicant, other));
          }
        }
      }),
      { numRuns: 200 },
    );
    expect(others).toBeGreaterThan(200);
  });

  test('lets nobody gain by a list that is not hers, whichever of all lists she states', () => {
    let tried = 0;
    fc.assert(
      fc.property(contested, (market) => {
        const found = countProfitable(market, assign);
        tried += found.tried;
        expect(found.profitable).toBe(0);
      }),
      { numRuns: 120 },
    );
    expect(tried).toBeGreaterThan(3_000);
  });

  test('fills, for each programme, the same seats as when programmes propose, and the same people have none', () => {
    fc.assert(
      fc.property(marketArbitrary(14, 5), (market) => {
        const ours = assign(market);
        const theirs = assignByProgrammes(market);
        expect(faultOf(market, theirs)).toBeUndefined();
        for (const [programme, seats] of market.seats.entries()) {
          const mine = holdersOf(ours, programme);
          expect(holdersOf(theirs, programme)).toHaveLength(mine.length);
          // Whoever has seats left has, in every stable assignment, the very same people.
          if (mine.length < seats) expect(holdersOf(theirs, programme)).toEqual(mine);
        }
        expect(holdersOf(theirs, -1)).toEqual(holdersOf(ours, -1));
      }),
      { numRuns: 300 },
    );
  });

  test('one more seat harms nobody', () => {
    fc.assert(
      fc.property(marketArbitrary(12, 4), fc.nat(3), (market, which) => {
        const programme = which % market.seats.length;
        const seats = market.seats.with(programme, (market.seats[programme] ?? 0) + 1);
        const [before, after] = [assign(market), assign({ ...market, seats })];
        for (const [applicant] of market.wishes.entries()) {
          expect(wishOf(market, applicant, after)).toBeLessThanOrEqual(wishOf(market, applicant, before));
        }
      }),
    );
  });

  test('a withdrawal harms nobody else', () => {
    fc.assert(
      fc.property(marketArbitrary(12, 4), fc.nat(11), (market, which) => {
        const leaver = which % market.wishes.length;
        const [before, after] = [
          assign(market),
          assign({ ...market, wishes: market.wishes.with(leaver, []) }),
        ];
        for (const [applicant] of market.wishes.entries()) {
          if (applicant === leaver) continue;
          expect(wishOf(market, applicant, after)).toBeLessThanOrEqual(wishOf(market, applicant, before));
        }
      }),
    );
  });

  test('a higher priority never harms whose it is', () => {
    fc.assert(
      fc.property(marketArbitrary(12, 4), fc.nat(11), fc.nat(3), (market, who, where) => {
        const [applicant, programme] = [who % market.wishes.length, where % market.seats.length];
        const rank = rankOf(market.ranks, programme, applicant);
        const above = (market.ranks[programme] ?? []).indexOf(rank - 1);
        if (above < 0) return;
        const row = (market.ranks[programme] ?? []).with(applicant, rank - 1).with(above, rank);
        const [before, after] = [
          assign(market),
          assign({ ...market, ranks: market.ranks.with(programme, row) }),
        ];
        expect(wishOf(market, applicant, after)).toBeLessThanOrEqual(wishOf(market, applicant, before));
      }),
    );
  });

  test('makes no list of equals out of equal priorities: who comes first in the market goes first', () => {
    const wishes = [[0], [0], [0]];
    const market = toMarket({ seats: [2], wishes, ranks: [[7, 7, 7]] });
    expect([...deferAcceptance(market).wishes]).toEqual([0, 1, -1]);
  });

  test('takes more seats than there are people without keeping memory for them', () => {
    const market = toMarket({ seats: [2_000_000_000], wishes: [[0], [0]], ranks: [[0, 1]] });
    expect([...deferAcceptance(market).wishes]).toEqual([0, 1]);
  });
});

test('the search for misreports finds them where first choices go first', () => {
  let profitable = 0;
  fc.assert(
    fc.property(contested, (market) => {
      profitable += countProfitable(market, assignFirstChoicesFirst).profitable;
    }),
    { numRuns: 120, seed: 4 },
  );
  expect(profitable).toBeGreaterThan(50);
});

test('the judge of stability refuses what is not stable', () => {
  const market = {
    seats: [1, 1],
    wishes: [
      [0, 1],
      [0, 1],
    ],
    ranks: [
      [0, 1],
      [0, 1],
    ],
  };
  expect(faultOf(market, [0, 1])).toBeUndefined();
  expect(faultOf(market, [1, 0])).toMatch('rather have each other');
  expect(faultOf(market, [-1, 0])).toMatch('rather');
  expect(faultOf(market, [0, -1])).toMatch('free seat');
  expect(faultOf(market, [0, 0])).toMatch('too many');
  expect(faultOf({ ...market, wishes: [[0], [0]] }, [0, 1])).toMatch('did not wish');
});
