import { expect, test } from 'vitest';
import { cellAt, countOf } from './cell-system.ts';
import { OTHER } from './wave.ts';
import type { WaveItem } from './wave.ts';
import { itemSystems, keptCategories, readPeople } from './wave-systems.ts';

const floors = { platform: 5, default: 5, special: 5, text: 15 };

/** Categories of an item with the people who are counted in them, when these answers were given. */
function countsOf(item: WaveItem, given: readonly (readonly [answers: readonly string[], people: number])[]) {
  const submissions = given.flatMap(([answers, people]) =>
    Array.from({ length: people }, () => ({ company: 'F', groups: {}, answers: { [item.name]: answers } })),
  );
  const people = readPeople({ dimensions: [] }, ['F'], submissions, () => true);
  const counts = itemSystems(people, item, floors).flatMap(({ system, categories }) =>
    categories.flatMap((name, at) =>
      name === null ? [] : [[name, countOf(system, cellAt(system, 0, 0, at))] as const],
    ),
  );
  return { counts: Object.fromEntries(counts), kept: keptCategories(people, item) };
}

const special = { name: 'q', categories: ['a', 'b', 'c', 'd'], isSpecial: true } as const;

test.each<[string, WaveItem, Parameters<typeof countsOf>[1], Record<string, number>]>([
  [
    'goes to other, with everybody counted once',
    { ...special, kind: 'single' },
    [
      [['a'], 9],
      [['b'], 2],
      [['c'], 1],
      [['d'], 3],
    ],
    { a: 9, d: 3, other: 3, no_answer: 0 },
  ],
  [
    'goes to the other that the item has already',
    { ...special, kind: 'single', categories: ['a', 'b', OTHER] },
    [
      [['a'], 9],
      [['b'], 2],
      [[OTHER], 1],
    ],
    { a: 9, other: 3, no_answer: 0 },
  ],
  [
    'counts a person who chose two of them once',
    { ...special, kind: 'multiple' },
    [
      [['a'], 9],
      [['a', 'b', 'c'], 1],
      [['b'], 1],
    ],
    { a: 10, d: 0, other: 2 },
  ],
  [
    'stays a step of a scale',
    { ...special, kind: 'scale' },
    [
      [['a'], 9],
      [['b'], 1],
    ],
    { a: 9, b: 1, c: 0, d: 0, no_answer: 0 },
  ],
  [
    'stays in an item that is not special',
    { ...special, kind: 'single', isSpecial: false },
    [
      [['a'], 9],
      [['b'], 1],
    ],
    { a: 9, b: 1, c: 0, d: 0, no_answer: 0 },
  ],
])('an option that one or two people chose %s', (_, item, given, expected) => {
  const { counts, kept } = countsOf(item, given);
  expect(counts).toEqual(expected);
  expect(Object.keys(expected).filter((name) => name !== 'no_answer')).toEqual(kept);
});
