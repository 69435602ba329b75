import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { partTable, type PartOfPerson } from './part-table.ts';

const names = ['own', 'firms', 'groups'];
const people = (part: string, count: number, from = 0): PartOfPerson[] =>
  Array.from({ length: count }, (_, index) => ({ personId: `p${from + index}`, part, amount: 60 }));
const kinds = (added: PartOfPerson[]) => {
  const { total, parts } = partTable(added, names, { floor: 10 });
  return [total.kind, ...parts.map(({ figure }) => figure.kind)];
};

describe('partTable', () => {
  test('hides a second part where the first could be taken from the total', () => {
    expect(kinds([...people('own', 30), ...people('firms', 12, 30), ...people('groups', 3, 60)])).toEqual([
      'shown',
      'shown',
      'hidden',
      'hidden',
    ]);
  });

  test('hides everything but the total where nothing less is safe', () => {
    expect(kinds([...people('own', 30), ...people('groups', 3, 60)])).toEqual([
      'shown',
      'hidden',
      'hidden',
      'hidden',
    ]);
  });

  test('hides what one person made more than half of', () => {
    const busy = { personId: 'busy', part: 'own', amount: 2000 };
    expect(kinds([...people('own', 11), busy])).toEqual(['hidden', 'hidden', 'hidden', 'hidden']);
  });

  test('refuses a floor that protects nobody', () => {
    expect(() => partTable([], names, { floor: 1 })).toThrow('floor');
  });

  test('whatever is taken from the total is of nobody or of ten people, none of whom made more than half', () => {
    const some = fc.record({
      personId: fc.integer({ min: 0, max: 40 }).map(String),
      part: fc.constantFrom(...names),
      amount: fc.integer({ min: 1, max: 600 }),
    });
    fc.assert(
      fc.property(fc.array(some, { maxLength: 90 }), (added) => {
        const { total, parts } = partTable(added, names, { floor: 10 });
        if (total.kind === 'hidden') return;
        const shown = new Set(parts.filter(({ figure }) => figure.kind === 'shown').map(({ part }) => part));
        const behind = added.filter(({ part }) => !shown.has(part));
        const byPerson = new Map<string, number>();
        for (const { personId, amount } of behind)
          byPerson.set(personId, (byPerson.get(personId) ?? 0) + amount);
        if (byPerson.size === 0) return;
        expect(byPerson.size).toBeGreaterThanOrEqual(10);
        expect(Math.max(...byPerson.values()) * 2).toBeLessThanOrEqual(
          [...byPerson.values()].reduce((sum, amount) => sum + amount, 0),
        );
        expect(new Set(behind.map(({ part }) => part)).size).toBeGreaterThan(1);
      }),
    );
  });
});
