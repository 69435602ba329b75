import { sharedStateSchema } from '@snodo/contract';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isUnderWay, regroupingOf, stepsOfKeeper } from './group-states.ts';

const gathered = fc.record({
  state: fc.constantFrom(...sharedStateSchema.options),
  families: fc.integer({ min: 0, max: 20 }),
  quorum: fc.integer({ min: 2, max: 12 }),
});

describe('regroupingOf', () => {
  test('with fewer families than the quorum nothing is asked of the provider or of families', () => {
    fc.assert(
      fc.property(gathered, (at) => {
        if (at.families < at.quorum) expect(['stay', 'forming']).toContain(regroupingOf(at));
      }),
    );
  });

  test('what is over stays over, whoever comes or leaves', () => {
    fc.assert(
      fc.property(gathered, (at) => {
        if (!isUnderWay(at.state)) expect(regroupingOf(at)).toBe('stay');
      }),
    );
  });

  test('the family that makes the quorum makes it ready, and the one that breaks it sends it back', () => {
    expect(regroupingOf({ state: 'forming', families: 3, quorum: 3 })).toBe('ready');
    for (const state of ['ready', 'quoted', 'active'] as const)
      expect(regroupingOf({ state, families: 2, quorum: 3 })).toBe('forming');
  });

  test('whoever comes or leaves while it runs brings new shares', () => {
    expect(regroupingOf({ state: 'active', families: 4, quorum: 3 })).toBe('quote');
  });
});

test('nothing that is over can be moved by the provider', () => {
  for (const state of sharedStateSchema.options)
    expect(stepsOfKeeper(state).length > 0).toBe(isUnderWay(state));
});
