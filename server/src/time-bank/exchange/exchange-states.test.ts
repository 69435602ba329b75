import { exchangeStates, exchangeSteps, type ExchangeState } from '@snodo/contract';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  endStates,
  isTurnOf,
  isUnderWay,
  stepsOfParty,
  transitions,
  type Standpoint,
} from './exchange-states.ts';

const standpoint: fc.Arbitrary<Standpoint> = fc.record({
  state: fc.constantFrom(...exchangeStates),
  isSeveral: fc.boolean(),
  isOrganiser: fc.boolean(),
  hasStated: fc.boolean(),
  hasAttended: fc.boolean(),
  mayContest: fc.boolean(),
  hasOthers: fc.boolean(),
});
type Step = keyof typeof transitions;

describe('the states of an exchange', () => {
  test('every step is known, and leads from known states to known states', () => {
    expect([...Object.keys(transitions), 'propose', 'gather'].sort()).toEqual([...exchangeSteps].sort());
    for (const { from, to } of Object.values(transitions))
      for (const state of [...from, ...to]) expect(exchangeStates).toContain(state);
  });

  test('a party is offered only steps of its state, which a party may take', () => {
    fc.assert(
      fc.property(standpoint, (at) => {
        for (const step of stepsOfParty(at)) {
          const { from, by } = transitions[step as Step];
          expect(from).toContain(at.state);
          expect(by.some((taker) => taker === 'party' || taker === 'organiser' || taker === 'answerer')).toBe(
            true,
          );
        }
      }),
    );
  });

  test('whoever has said how long it took waits for the other', () => {
    fc.assert(
      fc.property(standpoint, (at) => {
        if (at.state === 'done' && at.hasStated) expect(stepsOfParty(at)).toEqual(['dispute']);
      }),
    );
  });

  test('where it is somebody’s turn there is a step for her', () => {
    fc.assert(fc.property(standpoint, (at) => !isTurnOf(at) || stepsOfParty(at).length > 0));
  });

  test('of two parties of a proposal exactly one has the turn', () => {
    fc.assert(
      fc.property(standpoint, (at) => {
        const pair = { ...at, state: 'proposed' as const, isSeveral: false };
        const turns = [true, false].map((isOrganiser) => isTurnOf({ ...pair, isOrganiser }));
        expect(turns.filter(Boolean)).toHaveLength(1);
      }),
    );
  });

  test('every state that is under way comes to an end, by itself or by a mediator', () => {
    const alone = new Set(['clock', 'mediator']);
    const ends = new Set<ExchangeState>(endStates);
    for (let round = 0; round < exchangeStates.length; round += 1)
      for (const { from, to, by } of Object.values(transitions))
        if (by.some((taker) => alone.has(taker)) && to.some((state) => ends.has(state)))
          for (const state of from) ends.add(state);
    expect(exchangeStates.filter((state) => !ends.has(state))).toEqual([]);
    expect(exchangeStates.filter(isUnderWay).sort()).toEqual([
      'agreed',
      'disputed',
      'done',
      'gathering',
      'proposed',
    ]);
  });

  test('what has ended without hours is never opened again', () => {
    for (const state of ['declined', 'withdrawn', 'cancelled', 'expired', 'voided', 'reversed'] as const)
      expect(Object.values(transitions).filter(({ from }) => from.includes(state))).toEqual([]);
  });
});
