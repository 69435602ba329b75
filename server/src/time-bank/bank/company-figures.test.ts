import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { companyFloor, companyTableOf, type PartOfPerson } from './company-figures.ts';

const people = (part: string, count: number, minutes = 60, from = 0): PartOfPerson[] =>
  Array.from({ length: count }, (_, index) => ({ personId: `p${from + index}`, part, minutes }));
const names = ['given', 'received', 'own'];
const kinds = (moved: PartOfPerson[]) => {
  const { total, parts } = companyTableOf(moved, names);
  return [total.kind, ...parts.map(({ figure }) => figure.kind)];
};

describe('companyTableOf', () => {
  test('shows hours in whole ones and people in fives', () => {
    expect(companyTableOf(people('given', 13, 50), ['given'])).toEqual({
      total: { kind: 'shown', hours: 11, peopleFrom: 10 },
      parts: [{ part: 'given', figure: { kind: 'shown', hours: 11, peopleFrom: 10 } }],
    });
  });

  test('shows nothing at all of nine people', () => {
    expect(kinds(people('given', 9))).toEqual(['hidden', 'hidden', 'hidden', 'hidden']);
  });

  test('hides a second part where the first could be taken from the total', () => {
    expect(
      kinds([...people('given', 30), ...people('received', 12, 60, 30), ...people('own', 3, 60, 60)]),
    ).toEqual(['shown', 'shown', 'hidden', 'hidden']);
  });

  test('hides everything but the total where nothing less is safe', () => {
    expect(kinds([...people('given', 30), ...people('own', 3, 60, 60)])).toEqual([
      'shown',
      'hidden',
      'hidden',
      'hidden',
    ]);
  });

  test('hides what one person made more than half of', () => {
    const moved = [...people('given', 11, 10), { personId: 'busy', part: 'given', minutes: 500 }];
    expect(kinds(moved)).toEqual(['hidden', 'hidden', 'hidden', 'hidden']);
  });

  test('never leaves fewer than ten people behind the difference of total and parts', () => {
    const some = fc.record({
      personId: fc.integer({ min: 0, max: 40 }).map(String),
      part: fc.constantFrom(...names),
      minutes: fc.integer({ min: 15, max: 600 }),
    });
    fc.assert(
      fc.property(fc.array(some, { maxLength: 80 }), (moved) => {
        const { total, parts } = companyTableOf(moved, names);
        if (total.kind === 'hidden') {
          expect(parts.every(({ figure }) => figure.kind === 'hidden')).toBe(true);
          return;
        }
        const shown = new Set(parts.filter(({ figure }) => figure.kind === 'shown').map(({ part }) => part));
        for (const part of shown)
          expect(
            new Set(moved.filter((one) => one.part === part).map((one) => one.personId)).size,
          ).toBeGreaterThanOrEqual(companyFloor);
        const behind = moved.filter(({ part }) => !shown.has(part));
        if (behind.length > 0)
          expect(new Set(behind.map(({ personId }) => personId)).size).toBeGreaterThanOrEqual(companyFloor);
      }),
    );
  });
});
