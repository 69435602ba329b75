import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { circulationTenths, reciprocityOf } from './community-measures.ts';

const member = (givenMinutes: number, receivedMinutes: number) => ({ givenMinutes, receivedMinutes });

describe('reciprocityOf', () => {
  test('counts who gave, who received and who did both', () => {
    expect(reciprocityOf([member(60, 60), member(120, 0), member(0, 120), member(0, 0)])).toEqual({
      activeMembers: 3,
      gaveAndReceived: 1,
      onlyGave: 1,
      onlyReceived: 1,
      balancePercent: 33,
      busiestTenthPercent: 67,
    });
  });

  test('is whole where everybody received as much as she gave, and nothing where nobody did both', () => {
    expect(reciprocityOf([member(60, 60), member(30, 30)]).balancePercent).toBe(100);
    expect(reciprocityOf([member(60, 0), member(0, 60)]).balancePercent).toBe(0);
  });

  test('says nothing of a period without exchanges', () => {
    expect(reciprocityOf([member(0, 0)])).toMatchObject({ balancePercent: null, busiestTenthPercent: null });
  });

  test('stays between nothing and the whole', () => {
    const minutes = fc.integer({ min: 0, max: 5000 });
    fc.assert(
      fc.property(fc.array(fc.tuple(minutes, minutes), { maxLength: 60 }), (pairs) => {
        const found = reciprocityOf(pairs.map(([given, received]) => member(given, received)));
        for (const percent of [found.balancePercent, found.busiestTenthPercent]) {
          expect(percent ?? 0).toBeGreaterThanOrEqual(0);
          expect(percent ?? 0).toBeLessThanOrEqual(100);
        }
        expect(found.gaveAndReceived + found.onlyGave + found.onlyReceived).toBe(found.activeMembers);
      }),
    );
  });
});

describe('circulationTenths', () => {
  test('is how often an hour changed hands, and unknown where nobody holds one', () => {
    expect([circulationTenths(690, 300), circulationTenths(690, 0)]).toEqual([23, null]);
  });
});
