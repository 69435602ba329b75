import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isFresh, readCode, slotAt, slotMilliseconds, writeCode } from './check-in-codes.ts';

const secret = 'a secret of tests that is long enough';
const community = '0190d5b0-0000-7000-8000-000000000001';
const words = fc.record({
  activityId: fc.uuid(),
  start: fc.integer({ min: 1_700_000_000, max: 2_500_000_000 }).map((seconds) => seconds * 1000),
  slot: fc.option(fc.integer({ min: 10_000_000, max: 20_000_000 }), { nil: undefined }),
});

describe('a code', () => {
  test('says what it was made of, and nothing in another community or of another secret', () => {
    fc.assert(
      fc.property(words, (said) => {
        const code = writeCode(secret, community, said);
        expect(readCode(secret, community, code)).toEqual(said);
        expect(readCode(`${secret}!`, community, code)).toBeUndefined();
        expect(readCode(secret, community.replace('1', '2'), code)).toBeUndefined();
      }),
    );
  });

  test('changed in any letter is none', () => {
    fc.assert(
      fc.property(words, fc.nat(), fc.constantFrom('0', 'a', 'p', '.', '-'), (said, at, letter) => {
        const code = writeCode(secret, community, said);
        const index = at % code.length;
        const changed = code.slice(0, index) + letter + code.slice(index + 1);
        if (changed !== code) expect(readCode(secret, community, changed)).toBeUndefined();
      }),
    );
    for (const text of [
      '',
      '...',
      'x',
      `${writeCode(secret, community, { activityId: community, start: 0, slot: 1 })}.x`,
    ])
      expect(readCode(secret, community, text)).toBeUndefined();
  });

  test('on a screen holds for its turn and the next; a printed one always', () => {
    const now = new Date('2026-12-03T10:00:30Z');
    const later = (turns: number) => new Date(now.getTime() + turns * slotMilliseconds);
    const shown = { activityId: community, start: 0, slot: slotAt(now) };
    expect([0, 1, 2].map((turns) => isFresh(shown, later(turns)))).toEqual([true, true, false]);
    expect(isFresh(shown, later(-1))).toBe(false);
    expect(isFresh({ ...shown, slot: undefined }, later(999))).toBe(true);
  });
});
