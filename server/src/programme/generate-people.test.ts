import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { generatePeople } from './generate-people.ts';
import type { GeneratedFirm, NamedPerson } from './programme-people.ts';
import { seededRandom } from './random.ts';

const name = { it: 'Fabbrica', en: 'Factory', ar: 'مصنع' };
const laura: NamedPerson = {
  code: 'laura',
  displayName: 'Laura',
  introduction: name,
  organisation: 'firm',
  connection: 'firm',
  subject: 'laura',
  language: 'it',
  roles: ['employee'],
  isDeputy: false,
  isFictional: true,
};

function settings(seed: string, headcount: number) {
  const firm: GeneratedFirm = {
    organisation: 'firm',
    connection: 'firm',
    headcount,
    workSites: [
      { code: 'factory', name, weight: 3 },
      { code: 'offices', name, weight: 1 },
    ],
  };
  return { seed, firms: [firm], named: [laura] };
}

describe('generated people', () => {
  test('are the same for the same seed and others for another', () => {
    expect(generatePeople(settings('a', 50))).toEqual(generatePeople(settings('a', 50)));
    expect(generatePeople(settings('a', 50))).not.toEqual(generatePeople(settings('b', 50)));
  });

  test('fill the headcount together with the named persons', () => {
    expect(generatePeople(settings('a', 620))).toHaveLength(619);
    expect(generatePeople(settings('a', 1))).toEqual([]);
  });

  test('stay the same when the headcount grows', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 0, max: 60 }),
        (seed, few, more) => {
          const small = generatePeople(settings(seed, few));
          expect(generatePeople(settings(seed, few + more)).slice(0, small.length)).toEqual(small);
        },
      ),
      { numRuns: 50 },
    );
  });

  test('have codes and subjects of their own, and work sites of their firm by weight', () => {
    const people = generatePeople(settings('a', 2001));
    expect(new Set(people.map((person) => person.code)).size).toBe(2000);
    expect(new Set(people.map((person) => person.subject)).size).toBe(2000);
    const factory = people.filter((person) => person.workSite === 'factory').length;
    expect(factory).toBeGreaterThan(1350);
    expect(factory).toBeLessThan(1650);
  });
});

describe('a seeded source of numbers', () => {
  test('gives the same numbers for its seed for ever', () => {
    const random = seededRandom('milano');
    expect(Array.from({ length: 4 }, () => random.below(1_000_000))).toMatchInlineSnapshot(`
      [
        91432,
        686412,
        384181,
        469660,
      ]
    `);
  });

  test('stays in its bounds and never picks what has no weight', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 1000 }), (seed, bound) => {
        const random = seededRandom(seed);
        const drawn = random.below(bound);
        expect(drawn).toBeGreaterThanOrEqual(0);
        expect(drawn).toBeLessThan(bound);
        const picked = random.pick([
          { code: 'never', weight: 0 },
          { code: 'always', weight: 0.001 },
          { code: 'never', weight: 0 },
        ]);
        expect(picked.code).toBe('always');
      }),
    );
  });

  test('spreads evenly', () => {
    const random = seededRandom('spread');
    const bins = Array.from({ length: 10 }, () => 0);
    for (let draw = 0; draw < 100_000; draw += 1) {
      const bin = random.below(10);
      bins[bin] = (bins[bin] ?? 0) + 1;
    }
    // Five standard deviations of a fair draw.
    for (const bin of bins) expect(Math.abs(bin - 10_000)).toBeLessThan(475);
  });

  test('refuses a bound below one and a choice without weight', () => {
    expect(() => seededRandom('a').below(0)).toThrow(RangeError);
    expect(() => seededRandom('a').pick([])).toThrow(RangeError);
  });
});
