import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { auditRelease } from './audit-release.ts';
import type { SurveyQuestion } from './one-way-survey.ts';
import { protectOneWayTables } from './protect-one-way-tables.ts';
import type { OneWayRelease, ProtectedCell, ProtectedTable } from './protect-one-way-tables.ts';
import { spanOracle } from './span-oracle.ts';

const questions: readonly SurveyQuestion[] = [
  { name: 'q', kind: 'single', categories: ['a', 'b'] },
  { name: 'm', kind: 'multiple', categories: ['x', 'y'] },
];
const submissions = [
  ...Array.from({ length: 9 }, () => ({ q: ['a'], m: ['x', 'y'] })),
  ...Array.from({ length: 8 }, () => ({ q: ['b'], m: ['x'] })),
  ...Array.from({ length: 7 }, () => ({ q: ['b'], m: [] })),
  ...Array.from({ length: 2 }, () => ({ m: ['y'] })),
];

function released(): Extract<OneWayRelease, { status: 'released' }> {
  const release = protectOneWayTables(questions, submissions, { floor: 5 });
  if (release.status === 'too_few') throw new Error('26 submissions are enough');
  return release;
}

function codesWith(table: number, change: (own: ProtectedTable) => ProtectedTable): string[] {
  const release = released();
  const own = release.tables[table];
  if (own === undefined) throw new Error('no such table');
  const tables = release.tables.with(table, change(own));
  return auditRelease({ ...release, tables }, questions, submissions, { floor: 5 }).map(({ code }) => code);
}

function withCell(table: ProtectedTable, at: number, cell: ProtectedCell): ProtectedTable {
  return { ...table, cells: table.cells.with(at, cell) };
}

describe('auditRelease', () => {
  test('finds nothing in what the protection gives', () => {
    expect(auditRelease(released(), questions, submissions, { floor: 5 })).toEqual([]);
    expect(auditRelease({ status: 'too_few' }, questions, [], { floor: 5 })).toEqual([]);
  });

  test('finds a release of fewer submissions than the floor', () => {
    const faults = auditRelease(released(), questions, submissions.slice(0, 4), { floor: 5 });
    expect(faults.map(({ code }) => code)).toEqual(['too_few']);
  });

  test('finds a wrong number of respondents', () => {
    const faults = auditRelease({ ...released(), respondentCount: 25 }, questions, submissions, { floor: 5 });
    expect(faults).toMatchObject([{ path: 'respondentCount', code: 'count' }]);
  });

  test('finds a table that does not fit its question', () => {
    expect(codesWith(0, (table) => ({ ...table, name: 'other' }))).toEqual(['shape']);
    expect(codesWith(0, (table) => ({ ...table, floor: 4 }))).toEqual(['shape']);
    expect(codesWith(0, (table) => ({ ...table, cells: table.cells.slice(1) }))).toEqual(['shape']);
  });

  test('finds a false count', () => {
    expect(codesWith(0, (table) => withCell(table, 1, { value: 'b', status: 'shown', count: 16 }))).toContain(
      'count',
    );
  });

  test('finds a count that hides behind the status hidden', () => {
    const cell = { value: 'no_answer', status: 'hidden', count: 2 } as const;
    expect(codesWith(0, (table) => withCell(table, 2, cell))).toEqual(['count']);
  });

  test('finds a shown count below the floor and a hidden cell without company', () => {
    const opened = codesWith(0, (table) =>
      withCell(table, 2, { value: 'no_answer', status: 'shown', count: 2 }),
    );
    expect(opened).toEqual(expect.arrayContaining(['floor', 'complement', 'rest']));
  });

  test('finds a rest that is not the sum of the hidden cells', () => {
    expect(codesWith(0, (table) => ({ ...table, rest: { count: 10 } }))).toEqual(['rest']);
  });

  test('finds two shown cells that tell a handful apart', () => {
    const opened = codesWith(0, (table) => withCell(table, 0, { value: 'a', status: 'shown', count: 9 }));
    expect(opened).toContain('difference');
  });
});

describe('spanOracle', () => {
  test('gives the same answers by scalar products as by exact fractions', () => {
    const row = fc.array(fc.boolean(), { minLength: 7, maxLength: 7 });
    const columnsOf = (flags: readonly boolean[]): number[] =>
      flags.flatMap((flag, at) => (flag ? [at] : []));
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 6 }), row, (flags, target) => {
        const rows = flags.map(columnsOf);
        const exact = spanOracle(rows, 7);
        // Columns in which every row is zero change no span; they only force the way for large matrices.
        const modular = spanOracle(rows, 100);
        expect(modular.contains(columnsOf(target))).toBe(exact.contains(columnsOf(target)));
        expect([...modular.related()].sort()).toEqual([...exact.related()].sort());
        const parts = [[0, 1], [2], [3, 4], [5]];
        expect(modular.freedom(parts)).toBe(exact.freedom(parts));
      }),
      { numRuns: 500 },
    );
  });
});
