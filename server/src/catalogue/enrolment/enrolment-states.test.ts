import { enrolmentStateSchema } from '@snodo/contract';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decisionsOf, isHoldingState, isOpenState, reasonsToWait, stepsOf } from './enrolment-states.ts';

const states = enrolmentStateSchema.options;

describe('states of an enrolment', () => {
  test('what is over has no step and no decision', () => {
    for (const state of states.filter((state) => !isOpenState(state)))
      expect([state, stepsOf(state), decisionsOf(state)]).toEqual([state, [], []]);
  });

  test('the queue alone keeps no place among what is open', () => {
    expect(states.filter((state) => isOpenState(state) && !isHoldingState(state))).toEqual(['waiting']);
  });

  test('an offer is answered by her and by nobody for the provider', () => {
    expect(stepsOf('offered')).toEqual(['take', 'refuse']);
    expect(decisionsOf('offered')).toEqual([]);
  });
});

describe('reasonsToWait', () => {
  const queueing = fc.record({
    position: fc.integer({ min: 1, max: 50 }),
    placesNeeded: fc.integer({ min: 1, max: 6 }),
    freePlaces: fc.integer({ min: 0, max: 10 }),
    isOpen: fc.boolean(),
    isOfferedToOther: fc.boolean(),
  });

  test('somebody who is not asked is always told why, and who is next with room enough is not told to wait', () => {
    fc.assert(
      fc.property(queueing, (at) => {
        const isNext =
          at.position === 1 && at.isOpen && !at.isOfferedToOther && at.placesNeeded <= at.freePlaces;
        expect(reasonsToWait(at).length === 0).toBe(isNext);
      }),
    );
  });

  test('tells the first that one place is too few for her two', () => {
    expect(
      reasonsToWait({ position: 1, placesNeeded: 2, freePlaces: 1, isOpen: true, isOfferedToOther: false }),
    ).toEqual(['needs_more_places']);
  });
});
