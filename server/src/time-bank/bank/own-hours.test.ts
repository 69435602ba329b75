import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nextActsOf, ownHoursOf, type HoursStanding } from './own-hours.ts';

const limits = {
  hardFloorMinutes: -600,
  hardCeilingMinutes: 1800,
  softFloorMinutes: -480,
  softCeilingMinutes: 1500,
};
const standing = (postedMinutes: number, heldOutMinutes = 0, heldInMinutes = 0): HoursStanding => ({
  id: '00000000-0000-4000-8000-000000000000',
  postedMinutes,
  heldOutMinutes,
  heldInMinutes,
  ...limits,
});

describe('ownHoursOf', () => {
  test.each([
    [0, 'none'],
    [-480, 'none'],
    [-481, 'near_floor'],
    [-590, 'at_floor'],
    [1500, 'none'],
    [1501, 'near_ceiling'],
    [1790, 'at_ceiling'],
  ] as const)('warns at %i minutes: %s', (posted, warning) => {
    expect(ownHoursOf(standing(posted)).warning).toBe(warning);
  });

  test('counts what is set aside on both sides', () => {
    expect(ownHoursOf(standing(60, 90, 120))).toMatchObject({
      spendableMinutes: 570,
      receivableMinutes: 1620,
    });
    expect(ownHoursOf(standing(0, 500)).warning).toBe('near_floor');
  });

  test('warns before whatever would be refused', () => {
    fc.assert(
      fc.property(fc.integer({ min: -600, max: 1800 }), (posted) => {
        const hours = ownHoursOf(standing(posted));
        if (hours.spendableMinutes < 15 || (hours.receivableMinutes ?? 15) < 15)
          expect(hours.warning).toMatch(/^at_/);
        expect(hours.spendableMinutes).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('nextActsOf', () => {
  const of = (posted: number, isInsured = true, waitingGifts = 0) =>
    nextActsOf({ state: 'admitted' }, { hours: ownHoursOf(standing(posted)), isInsured, waitingGifts });

  test('begins with what waits for her, and never tells who is not insured to give help', () => {
    expect(of(0)).toEqual(['give_help', 'ask_help']);
    expect(of(0, false, 1)).toEqual(['answer_gift', 'renew_insurance', 'ask_help']);
    expect(of(-595)).toEqual(['give_help', 'ask_fund']);
    expect(of(1700)).toEqual(['donate', 'ask_help']);
  });

  test('lets who is no member apply, and who has applied wait', () => {
    const nothing = { hours: null, isInsured: false, waitingGifts: 0 };
    expect(nextActsOf(undefined, nothing)).toEqual(['apply']);
    expect(nextActsOf({ state: 'left' }, nothing)).toEqual(['apply']);
    expect(nextActsOf({ state: 'applied' }, nothing)).toEqual(['wait']);
  });
});
