import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { protectTable } from './protect-table.ts';
import type { ProtectedFrequencyTable } from './protect-table.ts';
import { RationalSpan } from './rational.ts';
import type { FrequencyTable } from './table-cells.ts';

function oneWay(counts: Readonly<Record<string, number>>): FrequencyTable {
  return {
    dimensions: [{ name: 'department', categories: Object.keys(counts) }],
    counts: Object.entries(counts).map(([name, count]) => ({ at: [name], count })),
  };
}

function twoWay(rows: Readonly<Record<string, readonly [number, number]>>): FrequencyTable {
  return {
    dimensions: [
      { name: 'department', categories: Object.keys(rows) },
      { name: 'gender', categories: ['F', 'M'] },
    ],
    counts: Object.entries(rows).flatMap(([name, [women, men]]) => [
      { at: [name, 'F'], count: women },
      { at: [name, 'M'], count: men },
    ]),
  };
}

/** The shown cells as `department/gender` with * for all. */
function shown(result: ProtectedFrequencyTable): Record<string, number> {
  if (result.status === 'too_few') return {};
  return Object.fromEntries(
    result.cells.flatMap((cell) =>
      cell.status === 'shown' ? [[cell.at.map((name) => name ?? '*').join('/'), cell.count]] : [],
    ),
  );
}

describe('one-way test vectors', () => {
  test('Sales 4, Tech 9: shows only the total 13', () => {
    expect(shown(protectTable(oneWay({ Sales: 4, Tech: 9 }), { floor: 5 }))).toEqual({ '*': 13 });
  });

  test('A 3, B 6: shows only the total 9', () => {
    expect(shown(protectTable(oneWay({ A: 3, B: 6 }), { floor: 5 }))).toEqual({ '*': 9 });
  });

  test('A 3, B 6, direct 4: shows the total and B', () => {
    expect(shown(protectTable(oneWay({ A: 3, B: 6, direct: 4 }), { floor: 5 }))).toEqual({ '*': 13, B: 6 });
  });

  test('Tech 8, Product 7, Content 2, Ops 5, Business 1 with floor 3: hides Content and Business only', () => {
    const table = oneWay({ Tech: 8, Product: 7, Content: 2, Ops: 5, Business: 1 });
    expect(shown(protectTable(table, { floor: 3 }))).toEqual({ '*': 23, Tech: 8, Product: 7, Ops: 5 });
  });

  test('FT 38, PT 2: shows only the total 40', () => {
    expect(shown(protectTable(oneWay({ FT: 38, PT: 2 }), { floor: 5 }))).toEqual({ '*': 40 });
  });

  test('A 20, B 6, C 1, D 2: hides C, D and B', () => {
    const table = oneWay({ A: 20, B: 6, C: 1, D: 2 });
    expect(shown(protectTable(table, { floor: 5 }))).toEqual({ '*': 29, A: 20 });
  });

  test('A 20, B 6, C 3, D 2: hides C and D', () => {
    const table = oneWay({ A: 20, B: 6, C: 3, D: 2 });
    expect(shown(protectTable(table, { floor: 5 }))).toEqual({ '*': 31, A: 20, B: 6 });
  });
});

describe('two-way test vectors', () => {
  test('D1 F12 M9, D2 F2 M11, D3 F8 M7: shows all margins and the D1 row', () => {
    const table = twoWay({ D1: [12, 9], D2: [2, 11], D3: [8, 7] });
    expect(shown(protectTable(table, { floor: 5 }))).toEqual({
      '*/*': 49,
      'D1/*': 21,
      'D2/*': 13,
      'D3/*': 15,
      '*/F': 22,
      '*/M': 27,
      'D1/F': 12,
      'D1/M': 9,
    });
  });

  test('d0 (6,0), d1 (1,12), d2 (1,5), d3 (20,0): hides the margins d0 and d2 as well', () => {
    const table = twoWay({ d0: [6, 0], d1: [1, 12], d2: [1, 5], d3: [20, 0] });
    expect(shown(protectTable(table, { floor: 5 }))).toEqual({
      '*/*': 45,
      'd1/*': 13,
      'd3/*': 20,
      '*/F': 28,
      '*/M': 17,
    });
  });
});

describe('protectTable', () => {
  test('gives nothing at all for a total below the floor', () => {
    expect(protectTable(oneWay({ A: 2, B: 2 }), { floor: 5 })).toEqual({ status: 'too_few' });
  });

  test('gives an empty cell the look of a hidden one', () => {
    const result = protectTable(oneWay({ A: 9, B: 0, C: 8 }), { floor: 5 });
    expect(result.status === 'released' && result.cells[2]).toEqual({ at: ['B'], status: 'hidden' });
  });

  test('names the reason of every hidden cell and no count', () => {
    const result = protectTable(oneWay({ A: 20, B: 6, C: 1, D: 2 }), { floor: 5 });
    expect(result.status === 'released' && result.decisions).toEqual([
      { at: ['B'], reason: 'complement' },
      { at: ['C'], reason: 'floor' },
      { at: ['D'], reason: 'floor' },
    ]);
  });

  test.each<[string, FrequencyTable, number]>([
    ['floor', oneWay({ A: 9 }), 1],
    ['counts[0].count', oneWay({ A: 1.5 }), 5],
    [
      'counts[0].at[0]',
      { dimensions: [{ name: 'd', categories: ['A'] }], counts: [{ at: ['B'], count: 1 }] },
      5,
    ],
    ['counts[0].at', { dimensions: [{ name: 'd', categories: ['A'] }], counts: [{ at: [], count: 1 }] }, 5],
    ['dimensions[0].categories[1]', { dimensions: [{ name: 'd', categories: ['A', 'A'] }], counts: [] }, 5],
    ['dimensions', { dimensions: [], counts: [] }, 5],
  ])('refuses bad input at %s', (path, table, floor) => {
    expect(() => protectTable(table, { floor })).toThrow(expect.objectContaining({ path }));
  });

  test('refuses a table of more than 400 cells', () => {
    const categories = Array.from({ length: 25 }, (_, index) => `c${index}`);
    const dimensions = ['a', 'b'].map((name) => ({ name, categories }));
    expect(() => protectTable({ dimensions, counts: [] }, { floor: 5 })).toThrow('more than 400');
  });

  test('leaves no group of small atoms below the floor computable', () => {
    const count = fc.constantFrom(0, 1, 2, 3, 4, 5, 6, 8, 12, 20);
    const table = fc
      .oneof(
        fc.tuple(fc.integer({ min: 2, max: 8 })),
        fc.tuple(fc.integer({ min: 2, max: 5 }), fc.integer({ min: 2, max: 3 })),
        fc.tuple(fc.constant(2), fc.integer({ min: 2, max: 3 }), fc.constant(2)),
      )
      .chain((sizes) => {
        const dimensions = sizes.map((size, at) => ({
          name: `d${at}`,
          categories: Array.from({ length: size }, (_, index) => `c${index}`),
        }));
        const places = dimensions.reduce<string[][]>(
          (keys, { categories }) => keys.flatMap((key) => categories.map((name) => [...key, name])),
          [[]],
        );
        return fc
          .tuple(...places.map((at) => count.map((persons) => ({ at, count: persons }))))
          .map((counts) => ({ dimensions, counts }));
      });
    fc.assert(
      fc.property(table, (source) => {
        const result = protectTable(source, { floor: 5 });
        if (result.status === 'too_few') return;
        const atoms = source.counts.filter((atom) => atom.count > 0);
        const span = new RationalSpan(
          result.cells
            .filter((cell) => cell.status === 'shown')
            .map((cell) =>
              atoms.map((atom) => +cell.at.every((name, at) => name === null || name === atom.at[at])),
            ),
        );
        for (const group of groupsBelow(
          atoms.map((atom) => atom.count),
          5,
        )) {
          expect(span.contains(atoms.map((_, at) => +group.includes(at)))).toBe(false);
        }
      }),
      { numRuns: 250 },
    );
  }, 60_000);
});

/** Every set of atoms that together counts fewer persons than the floor. */
function groupsBelow(counts: readonly number[], floor: number): number[][] {
  let open: { group: number[]; persons: number }[] = [{ group: [], persons: 0 }];
  for (const [at, count] of counts.entries()) {
    open = open.concat(
      open
        .filter(({ persons }) => persons + count < floor)
        .map(({ group, persons }) => ({ group: [...group, at], persons: persons + count })),
    );
  }
  return open.map(({ group }) => group).filter((group) => group.length > 0);
}
