import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { barPercent, figureRows, highestRow, percentOf, type ReleasedTable } from './release-figures.ts';

const table = (cells: ReleasedTable['cells'], restCount: number | null = null): ReleasedTable => ({
  question: 'q1',
  title: 'Come vieni al lavoro?',
  kind: 'single',
  floor: 10,
  cells,
  restCount,
});

describe('figureRows', () => {
  it('keeps the order of the release and puts the rest last', () => {
    const rows = figureRows(
      table(
        [
          { value: 'tram', label: 'Tram', status: 'shown', count: 40 },
          { value: 'piedi', label: 'A piedi', status: 'hidden', count: null },
        ],
        12,
      ),
      80,
      'Non ha risposto',
    );
    expect(rows).toEqual([
      { kind: 'shown', label: 'Tram', count: 40, percent: 50, isAnswer: true },
      { kind: 'hidden', label: 'A piedi' },
      { kind: 'rest', count: 12, percent: 15 },
    ]);
  });

  it('drops the count of a hidden cell whatever the cell carries', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000 }), (count) => {
        const rows = figureRows(
          table([{ value: 'a', label: 'A', status: 'hidden', count }]),
          200,
          'Non ha risposto',
        );
        expect(JSON.stringify(rows)).toBe('[{"kind":"hidden","label":"A"}]');
      }),
    );
  });

  it('takes a cell without a count for hidden', () => {
    expect(
      figureRows(table([{ value: 'a', label: 'A', status: 'shown', count: null }]), 200, 'Non ha risposto'),
    ).toEqual([{ kind: 'hidden', label: 'A' }]);
  });
});

describe('figureRows for those who left a question out', () => {
  it('names them in words, shown or hidden', () => {
    const cells = (status: 'shown' | 'hidden') =>
      table([{ value: 'no_answer', label: 'no_answer', status, count: status === 'shown' ? 14 : null }]);
    expect(figureRows(cells('shown'), 100, 'Non ha risposto')).toMatchObject([
      { label: 'Non ha risposto', isAnswer: false },
    ]);
    expect(figureRows(cells('hidden'), 100, 'Non ha risposto')).toEqual([
      { kind: 'hidden', label: 'Non ha risposto' },
    ]);
  });
});

describe('percentOf', () => {
  it('has one decimal at most', () => {
    expect(percentOf(1, 3)).toBe(33.3);
    expect(percentOf(25, 100)).toBe(25);
  });

  it('is unknown when nobody, or nobody knows how many, answered', () => {
    expect(percentOf(3, null)).toBeNull();
    expect(percentOf(0, 0)).toBeNull();
  });

  it('stays between 0 and 100 and within half a tenth of the share', () => {
    fc.assert(
      fc.property(fc.nat({ max: 5000 }), fc.integer({ min: 1, max: 5000 }), (count, more) => {
        const respondents = count + more;
        const percent = percentOf(count, respondents);
        expect(percent).not.toBeNull();
        expect(percent).toBeGreaterThanOrEqual(0);
        expect(percent).toBeLessThanOrEqual(100);
        expect(Math.abs((percent ?? 0) - (count * 100) / respondents)).toBeLessThanOrEqual(0.0501);
      }),
    );
  });
});

describe('highestRow', () => {
  it('takes the first of several that are equal and never a hidden one, the rest or no answer', () => {
    const rows = figureRows(
      table(
        [
          { value: 'a', label: 'A', status: 'hidden', count: null },
          { value: 'b', label: 'B', status: 'shown', count: 20 },
          { value: 'c', label: 'C', status: 'shown', count: 20 },
          { value: 'no_answer', label: 'no_answer', status: 'shown', count: 30 },
        ],
        90,
      ),
      140,
      'Non ha risposto',
    );
    expect(highestRow(rows)?.label).toBe('B');
  });

  it('finds none where everything is hidden', () => {
    expect(highestRow([{ kind: 'hidden', label: 'A' }])).toBeUndefined();
  });
});

describe('barPercent', () => {
  it('is the share of respondents, or of the longest bar when that is not known', () => {
    expect(barPercent({ count: 30, percent: 12.5 }, 60)).toBe(12.5);
    expect(barPercent({ count: 30, percent: null }, 60)).toBe(50);
    expect(barPercent({ count: 0, percent: null }, 0)).toBe(0);
  });
});
