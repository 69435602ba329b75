import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  choices,
  foldedCount,
  noFilters,
  readCatalogueFilters,
  writeCatalogueFilters,
} from './catalogue-filters.ts';

describe('filters in an address', () => {
  it('leave out what is none', () => {
    expect(
      readCatalogueFilters('?kind=secret&cost=cheap&open=9-9999&language=xx&group=' + 'x'.repeat(65)),
    ).toEqual(noFilters);
  });

  it('are read back as they were written, and leave the page’s language alone', () => {
    const word = fc.string({ maxLength: 64 });
    const one = (all: readonly string[]) => fc.constantFrom('', ...all);
    const filters = fc.record({
      q: fc.string({ maxLength: 80 }),
      group: word,
      district: word,
      kind: one(choices.kind),
      cost: one(choices.cost),
      language: one(choices.language),
      accessibility: one(choices.accessibility),
      open: fc.constantFrom('', 'now', '2-1630'),
      near: word,
    });
    fc.assert(
      fc.property(filters, (asked) => {
        const search = writeCatalogueFilters('?lang=ar', asked as typeof noFilters);
        expect(new URLSearchParams(search).get('lang')).toBe('ar');
        expect(readCatalogueFilters(search)).toEqual(asked);
      }),
    );
  });

  it('count in the folded sheet without words and nearness', () => {
    expect(foldedCount({ ...noFilters, q: 'tata', near: 'municipio-4' })).toBe(0);
    expect(foldedCount({ ...noFilters, kind: 'shared', open: 'now' })).toBe(2);
  });
});
