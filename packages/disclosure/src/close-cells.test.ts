import { describe, expect, test } from 'vitest';
import { hiddenCode } from './cell-system.ts';
import { closeCells } from './close-cells.ts';
import { itemSystems, readPeople } from './wave-systems.ts';
import type { NamedSystem } from './wave-systems.ts';

const floors = { platform: 5, default: 5, special: 5, text: 15 };
const people = Array.from({ length: 50 }, (_, at) => at);

/** By name of an answer: the first person who gives it, and the one after the last. */
type Answers = Readonly<Record<string, readonly [first: number, end: number]>>;

function nameIn(answers: Answers, person: number): string {
  return Object.entries(answers).find(([, [first, end]]) => person >= first && person < end)?.[0] ?? '';
}

function systemsOf(items: Readonly<Record<string, Answers>>, dimensions: Readonly<Record<string, Answers>>) {
  const submissions = people.map((person) => ({
    company: 'F',
    groups: Object.fromEntries(Object.entries(dimensions).map(([name, of]) => [name, nameIn(of, person)])),
    answers: Object.fromEntries(Object.entries(items).map(([name, of]) => [name, [nameIn(of, person)]])),
  }));
  const declared = Object.entries(dimensions).map(([name, of]) => ({ name, categories: Object.keys(of) }));
  const wave = readPeople({ dimensions: declared }, ['F'], submissions, () => true);
  const systems = Object.entries(items).flatMap(([name, of]) =>
    itemSystems(wave, { name, kind: 'single', categories: Object.keys(of) }, floors),
  );
  return { wave, systems };
}

/** What was hidden of the firm, as item:category, with the group before it. */
function hiddenOf({ system, item, categories }: NamedSystem, groups: readonly string[]): string[] {
  const width = system.categoryTotal + 1;
  return [...system.status.subarray(0, width * system.population.groupTotal)].flatMap((status, cell) => {
    if (hiddenCode(status) !== 'difference') return [];
    const group = groups[Math.floor(cell / width)] ?? '';
    return [`${group}${group === '' ? '' : ' '}${item}:${categories[cell % width]}`];
  });
}

describe('cells of two items', () => {
  test.each<{ title: string; a: Answers; b: Answers; hidden: string[] }>([
    {
      title: 'of the same people stay',
      a: { yes: [0, 20], no: [20, 50] },
      b: { yes: [0, 20], no: [20, 50] },
      hidden: [],
    },
    {
      title: 'two people apart lose one of each pair',
      a: { yes: [0, 20], no: [20, 50] },
      b: { yes: [0, 22], no: [22, 50] },
      hidden: ['a:yes', 'a:no'],
    },
    {
      title: 'as many people apart as the floor stay',
      a: { yes: [0, 20], no: [20, 50] },
      b: { yes: [0, 25], no: [25, 50] },
      hidden: [],
    },
    {
      title: 'of as many people who are not the same stay',
      a: { yes: [0, 20], no: [20, 50] },
      b: { no: [0, 10], yes: [10, 30], maybe: [30, 50] },
      hidden: [],
    },
    {
      title: 'are told apart from everybody who gave another answer',
      a: { yes: [0, 20], no: [20, 35], maybe: [35, 50] },
      b: { no: [0, 11], maybe: [11, 22], yes: [22, 50] },
      hidden: ['a:yes'],
    },
  ])('$title', ({ a, b, hidden }) => {
    const { wave, systems } = systemsOf({ a, b }, {});
    const changed = closeCells(wave, systems);
    expect(systems.flatMap((named) => hiddenOf(named, ['']))).toEqual(hidden);
    expect([...changed].map(({ item }) => item)).toEqual([...new Set(hidden.map(([item]) => item))]);
  });
});

test('groups of two dimensions with the same answer, two people apart, lose the smaller one', () => {
  const { wave, systems } = systemsOf(
    { a: { yes: [0, 50] } },
    { site: { north: [0, 20], south: [20, 50] }, shift: { early: [0, 22], late: [22, 50] } },
  );
  closeCells(wave, systems);
  const groups = wave.groups.map((group) => group?.group ?? '');
  expect(systems.flatMap((named) => hiddenOf(named, groups))).toEqual(['north a:yes', 'late a:yes']);
});
