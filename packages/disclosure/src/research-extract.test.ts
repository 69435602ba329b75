import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  LEAST_FOR_RESEARCH,
  researchExtract,
  SAMPLED_SHARE,
  type ResearchInput,
} from './research-extract.ts';
import { OTHER, type WaveSubmission } from './wave.ts';

/** Numbers from a seed: the tests repeat, the product draws by lot. */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const dimensions = [
  { name: 'age', categories: ['young', 'old'] },
  { name: 'district', categories: ['north', 'south', 'east'] },
];
const items: ResearchInput['items'] = [
  { name: 'need', kind: 'single', categories: ['a', 'b', 'c', 'd'] },
  { name: 'moments', kind: 'multiple', categories: ['x', 'y', 'z'] },
  { name: 'health', kind: 'single', categories: ['good', 'bad'], isSpecial: true },
  { name: 'first', kind: 'ranking', categories: ['a', 'b'] },
];

function people(count: number, seed: number, firms = ['one', 'two', 'three']): WaveSubmission[] {
  const random = seeded(seed);
  const pick = <Item>(list: readonly Item[]): Item => list[Math.floor(random() * list.length)] as Item;
  return Array.from({ length: count }, () => ({
    company: pick(firms),
    groups: { age: pick(['young', 'old']), district: pick(['north', 'north', 'south', 'east']) },
    answers: {
      need: [pick(['a', 'a', 'a', 'b', 'b', 'c'])],
      moments: ['x', 'y', 'z'].filter(() => random() < 0.5),
      health: ['bad'],
      first: ['a', 'b'],
    },
  }));
}
const input = (submissions: WaveSubmission[], floor = 10): ResearchInput => ({
  floor,
  dimensions,
  items,
  submissions,
});
const made = (given: ResearchInput, seed = 1) => {
  const extract = researchExtract(given, seeded(seed));
  if (extract.kind === 'refused') throw new Error(extract.reason);
  return extract;
};

describe('an extract for researchers', () => {
  it('is a sample without firm, special items and rankings', () => {
    const { records, items: told } = made(input(people(600, 7)));
    expect(told).toEqual(['need', 'moments']);
    expect(records.length).toBeLessThanOrEqual(600 * SAMPLED_SHARE);
    expect(JSON.stringify(records)).not.toMatch(/one|two|three|health|bad|first/);
  });

  it('is refused of few people, and where one firm could subtract its own', () => {
    const few = people(LEAST_FOR_RESEARCH - 1, 3);
    expect(researchExtract(input(few), seeded(1))).toEqual({ kind: 'refused', reason: 'too_few_people' });
    expect(researchExtract(input(people(150, 3), 16), seeded(1))).toMatchObject({ reason: 'too_few_people' });
    const one = people(300, 3, ['one']);
    expect(researchExtract(input(one), seeded(1))).toEqual({ kind: 'refused', reason: 'one_firm' });
    const nearly = [...one, ...people(9, 4, ['two'])];
    expect(researchExtract(input(nearly), seeded(1))).toEqual({ kind: 'refused', reason: 'one_firm' });
  });

  it('gives up a dimension before it leaves out many people', () => {
    const sparse = people(200, 5).map((person, index) => ({
      ...person,
      groups: { ...person.groups, district: `d${index % 40}` },
    }));
    expect(made(input(sparse)).dimensions).toEqual(['age']);
  });

  it('merges rare options, and leaves them out where they are few together', () => {
    const rare = people(400, 9).map((person, index) =>
      index < 8 ? { ...person, answers: { ...person.answers, need: ['d'] } } : person,
    );
    expect(JSON.stringify(made(input(rare)).records)).not.toContain('"d"');
    const several = people(400, 9).map((person, index) =>
      index < 40 ? { ...person, answers: { ...person.answers, need: [`d${index % 8}`] } } : person,
    );
    const words = JSON.stringify(made(input(several)).records);
    expect(words).toContain(`"${OTHER}"`);
    expect(words).not.toContain('"d0"');
  });

  it('leaves out what nearly all of a class said', () => {
    const alike = people(600, 11).map((person) =>
      person.groups['age'] === 'old' ? { ...person, answers: { ...person.answers, need: ['a'] } } : person,
    );
    const { records } = made(input(alike));
    const told = (age: string) =>
      records.some(({ groups, answers }) => groups['age'] === age && 'need' in answers);
    expect([told('old'), told('young')]).toEqual([false, true]);
  });

  it('hides everybody among the floor, and tells no option of fewer, whatever the answers are', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 100, max: 500 }),
        fc.integer({ min: 2, max: 30 }),
        fc.integer(),
        fc.integer(),
        (count, floor, seed, lot) => {
          const extract = researchExtract(input(people(count, seed), floor), seeded(lot));
          if (extract.kind === 'refused') return;
          const { records } = extract;
          const classes = Map.groupBy(records, ({ groups }) => JSON.stringify(groups));
          for (const own of classes.values()) expect(own.length).toBeGreaterThanOrEqual(floor);
          for (const item of extract.items) {
            const chosen = Map.groupBy(
              records.flatMap(({ answers }) => answers[item] ?? []),
              (option) => option,
            );
            const isLeftOutSomewhere = [...classes.values()].some((own) =>
              own.every(({ answers }) => !(item in answers)),
            );
            if (!isLeftOutSomewhere)
              for (const [, times] of chosen) expect(times.length).toBeGreaterThanOrEqual(floor);
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});
