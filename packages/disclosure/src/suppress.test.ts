import { describe, expect, test } from 'vitest';
import { countOf, hiddenCode, isShown } from './cell-system.ts';
import type { CellSystem } from './cell-system.ts';
import { shownCounts, shownRows, systemOf } from './cell-system.fixture.ts';
import type { Place, Shape } from './cell-system.fixture.ts';
import { applyFloors, Suppression, USUAL_PATIENCE } from './suppress.ts';
import type { Patience } from './suppress.ts';
import { Attacker, steadyNumbers } from './wave-oracle.fixture.ts';

function protectedSystem(shape: Shape, places: readonly Place[], floor: number, patience = USUAL_PATIENCE) {
  const system = systemOf(shape, places, floor);
  applyFloors(system);
  new Suppression(system, patience).run();
  return system;
}

/** Shown counts of a table of one firm: department by category of a question. */
function shown(rows: Readonly<Record<string, readonly number[]>>, columns: readonly string[], floor = 5) {
  const names = Object.keys(rows);
  const places = names.flatMap((name, group) =>
    (rows[name] ?? []).map((people, category) => ({ firm: 0, groups: [group], category, people })),
  );
  const shape = { firms: 1, dimensions: [names.length], categories: columns.length };
  return shownCounts(protectedSystem(shape, places, floor), names, columns);
}

/** Shown counts of a table of one question alone. */
function oneWay(counts: Readonly<Record<string, number>>, floor = 5) {
  const places = Object.values(counts).map((people, category) => ({ firm: 0, groups: [], category, people }));
  const shape = { firms: 1, dimensions: [], categories: places.length };
  return shownCounts(protectedSystem(shape, places, floor), [], Object.keys(counts));
}

describe('the nine test vectors', () => {
  test.each<[Record<string, number>, number, Record<string, number>]>([
    [{ Sales: 4, Tech: 9 }, 5, { '*/*': 13 }],
    [{ A: 3, B: 6 }, 5, { '*/*': 9 }],
    [{ A: 3, B: 6, direct: 4 }, 5, { '*/*': 13, '*/B': 6 }],
    [
      { Tech: 8, Product: 7, Content: 2, Ops: 5, Business: 1 },
      3,
      { '*/*': 23, '*/Tech': 8, '*/Product': 7, '*/Ops': 5 },
    ],
    [{ FT: 38, PT: 2 }, 5, { '*/*': 40 }],
    [{ A: 20, B: 6, C: 1, D: 2 }, 5, { '*/*': 29, '*/A': 20 }],
    [{ A: 20, B: 6, C: 3, D: 2 }, 5, { '*/*': 31, '*/A': 20, '*/B': 6 }],
  ])('one way: %j with floor %i', (counts, floor, expected) => {
    expect(oneWay(counts, floor)).toEqual(expected);
  });

  test('D1 F12 M9, D2 F2 M11, D3 F8 M7: all margins and the row of D1', () => {
    expect(shown({ D1: [12, 9], D2: [2, 11], D3: [8, 7] }, ['F', 'M'])).toEqual({
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

  test('d0 (6,0), d1 (1,12), d2 (1,5), d3 (20,0): the margins d0 and d2 are hidden as well', () => {
    expect(shown({ d0: [6, 0], d1: [1, 12], d2: [1, 5], d3: [20, 0] }, ['F', 'M'])).toMatchObject({
      '*/*': 45,
      'd1/*': 13,
      'd3/*': 20,
      '*/F': 28,
      '*/M': 17,
    });
  });
});

const sizes = [0, 0, 1, 2, 3, 4, 5, 6, 8, 12, 20];

function randomTable(seed: number): { shape: Shape; places: Place[] } {
  const next = steadyNumbers(seed);
  const upTo = (most: number): number => Math.floor(next() * most);
  const shape = {
    firms: seed % 3 === 0 ? 1 : 2 + upTo(2),
    dimensions: seed % 2 === 0 ? [2 + upTo(3)] : [2 + upTo(2), 2],
    categories: 2 + upTo(2),
  };
  const places: Place[] = [];
  for (let firm = 0; firm < shape.firms; firm++) {
    const combinations = shape.dimensions.reduce<number[][]>(
      (rows, size) => rows.flatMap((row) => Array.from({ length: size }, (_, group) => [...row, group])),
      [[]],
    );
    for (const groups of combinations) {
      for (let category = 0; category < shape.categories; category++) {
        const people = sizes[upTo(sizes.length)] ?? 0;
        if (people > 0) places.push({ firm, groups, category, people });
      }
    }
  }
  return { shape, places };
}

/** Nobody finds a group of up to four places below five people, be it the programme or a firm that knows its own. */
function expectSafe(system: CellSystem, shape: Shape, places: readonly Place[], name: string): void {
  const weights = places.map(({ people }) => people);
  const programme = new Attacker(shownRows(system, places));
  expect(programme.firstSmallGroup(weights, 5, 4), name).toBeUndefined();
  for (let firm = 0; shape.firms > 1 && firm < shape.firms; firm++) {
    const own = places.map((place, at) =>
      places.map((_, other) => Number(at === other && place.firm === firm)),
    );
    const insider = new Attacker([...shownRows(system, places, (unit) => unit === shape.firms), ...own]);
    const others = places.map((place) => (place.firm === firm ? Infinity : place.people));
    expect(insider.firstSmallGroup(others, 5, 4), `${name}, firm ${firm}`).toBeUndefined();
  }
}

describe('2,000 random tables of up to three firms and two dimensions', () => {
  test('give the programme no group of up to four places below the floor, and no firm one outside of it', () => {
    let shownCells = 0;
    for (let seed = 1; seed <= 2_000; seed++) {
      const { shape, places } = randomTable(seed);
      const system = protectedSystem(shape, places, 5);
      expectSafe(system, shape, places, `table ${seed}`);
      shownCells += system.counts.filter((_, cell) => isShown(system, cell)).length;
      expect(system.counts.every((_, cell) => !isShown(system, cell) || countOf(system, cell) >= 5)).toBe(
        true,
      );
    }
    expect(shownCells).toBeGreaterThan(20_000);
  }, 120_000);
});

describe('an audit that runs out of rounds', () => {
  const shownWith = (patience: Patience): number => {
    let shownCells = 0;
    for (let seed = 1; seed <= 200; seed++) {
      const { shape, places } = randomTable(seed);
      const system = protectedSystem(shape, places, 5, patience);
      expectSafe(system, shape, places, `table ${seed}`);
      shownCells += system.counts.filter((_, cell) => isShown(system, cell)).length;
    }
    return shownCells;
  };

  test('hides lines, then refuses crosses, then hides all but the totals, and gives nothing away', () => {
    const cells = shownWith(USUAL_PATIENCE);
    const lines = shownWith({ cells: 0, lines: 100 });
    const crosses = shownWith({ cells: 0, lines: 1 });
    const totals = shownWith({ cells: 0, lines: 0 });
    expect([cells, lines, crosses, totals]).toEqual(
      [cells, lines, crosses, totals].toSorted((a, b) => b - a),
    );
    expect(new Set([cells, lines, crosses, totals]).size).toBe(4);
    expect(totals).toBeGreaterThan(cells / 4);
  });

  test('refuses the crosses as the reader is told', () => {
    const codes = Array.from({ length: 100 }, (_, at) => {
      const { shape, places } = randomTable(at + 1);
      const system = protectedSystem(shape, places, 5, { cells: 0, lines: 1 });
      return [...system.status].map(hiddenCode);
    }).flat();
    expect(codes).toContain('cross_refused');
  });
});
