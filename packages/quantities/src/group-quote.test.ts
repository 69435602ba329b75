import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sumOfCents } from './cents.ts';
import { alonePrice, groupPrice, windowCents, type GroupTerms, type SplitRule } from './group-price.ts';
import { quoteGroup } from './group-quote.ts';
import { SplitFault } from './shares.ts';

const rules: SplitRule[] = ['equal', 'child_hour', 'band'];
const terms = fc.record({
  rule: fc.constantFrom(...rules),
  hourCents: fc.integer({ min: 0, max: 10_000 }),
  childrenPerCarer: fc.integer({ min: 1, max: 8 }),
  windowMinutes: fc.array(fc.integer({ min: 15, max: 720 }), { minLength: 1, maxLength: 7 }),
});
const groups = terms.chain((given) =>
  fc.record({
    terms: fc.constant(given),
    families: fc.array(
      fc.record({
        children: fc.integer({ min: 1, max: 6 }),
        windows: fc.subarray(
          given.windowMinutes.map((_minutes, window) => window),
          { minLength: 1 },
        ),
        bandPercent: fc.constantFrom(20, 40, 70, 100),
      }),
      { minLength: 1, maxLength: 12 },
    ),
  }),
);

/** Two afternoons of four hours at 5.50 an hour, one carer for three children. */
const babysitter: GroupTerms = {
  rule: 'equal',
  hourCents: 550,
  childrenPerCarer: 3,
  windowMinutes: [240, 240],
};
const oneChild = { children: 1, windows: [0, 1] };

describe('quoteGroup', () => {
  test('three families with a child each pay a third', () => {
    expect(quoteGroup(babysitter, [oneChild, oneChild, oneChild])).toEqual({
      priceCents: 4400,
      parts: [
        { shareCents: 1467, aloneCents: 4400 },
        { shareCents: 1467, aloneCents: 4400 },
        { shareCents: 1466, aloneCents: 4400 },
      ],
    });
  });

  test('by the child and hour, who brings two pays for two and who comes once pays for once', () => {
    const quote = quoteGroup({ ...babysitter, rule: 'child_hour' }, [
      { children: 2, windows: [0, 1] },
      { children: 1, windows: [0] },
    ]);
    expect(quote.parts.map(({ shareCents }) => shareCents)).toEqual([3520, 880]);
  });

  test('by band, who is in the lower one pays less', () => {
    const quote = quoteGroup({ ...babysitter, rule: 'band' }, [
      { ...oneChild, bandPercent: 100 },
      { ...oneChild, bandPercent: 60 },
      { ...oneChild, bandPercent: 40 },
    ]);
    expect(quote.parts.map(({ shareCents }) => shareCents)).toEqual([2200, 1320, 880]);
  });

  test('a second carer is paid by who needs it: alone is the most that a family pays', () => {
    const quote = quoteGroup(babysitter, [oneChild, { children: 6, windows: [0, 1] }]);
    expect(quote).toEqual({
      priceCents: 13_200,
      parts: [
        { shareCents: 4400, aloneCents: 4400 },
        { shareCents: 8800, aloneCents: 8800 },
      ],
    });
  });

  test('a window in which nobody comes costs nothing', () => {
    expect(groupPrice(babysitter, [{ children: 1, windows: [1] }])).toBe(2200);
  });

  test('half a cent is rounded upwards', () => {
    expect(windowCents(551, 30)).toBe(276);
    expect(windowCents(1, 29)).toBe(0);
  });

  test('the shares sum to the price, and no family pays more than alone', () => {
    fc.assert(
      fc.property(groups, (group) => {
        const { priceCents, parts } = quoteGroup(group.terms, group.families);
        expect(sumOfCents(parts.map(({ shareCents }) => shareCents))).toBe(priceCents);
        for (const { shareCents, aloneCents } of parts) expect(shareCents).toBeLessThanOrEqual(aloneCents);
      }),
    );
  });

  test('a leaver never leaves the others without a quote, nor any of them above what it costs alone', () => {
    fc.assert(
      fc.property(groups, fc.nat(), (group, turn) => {
        const left = group.families.filter((_family, index) => index !== turn % group.families.length);
        if (left.length === 0) return;
        const { priceCents, parts } = quoteGroup(group.terms, left);
        expect(priceCents).toBeLessThanOrEqual(groupPrice(group.terms, group.families));
        parts.forEach(({ shareCents }, index) => {
          const family = left[index];
          expect(family).toBeDefined();
          if (family) expect(shareCents).toBeLessThanOrEqual(alonePrice(group.terms, family));
        });
      }),
    );
  });

  test('a price above what all would pay alone cannot be split', () => {
    expect(() => quoteGroup(babysitter, [oneChild, oneChild], 8801)).toThrow(SplitFault);
    expect(quoteGroup(babysitter, [oneChild, oneChild], 8800).priceCents).toBe(8800);
  });

  test('a family without a band cannot share by bands', () => {
    expect(() => quoteGroup({ ...babysitter, rule: 'band' }, [oneChild])).toThrow(SplitFault);
  });
});
