import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filterCount, homeLists, readFilters, writeFilters, type HomeFilters } from './home-filters.ts';

const none: HomeFilters = { show: 'places', district: null, kind: null, group: null, q: '', place: null };

describe('readFilters', () => {
  it('leaves out what is not valid', () => {
    expect(readFilters(`?show=secrets&district=&kind=${'x'.repeat(65)}`)).toEqual(none);
  });

  it('cuts words at what the API takes', () => {
    expect(readFilters(`?q=${'a'.repeat(200)}`).q).toHaveLength(80);
  });
});

describe('writeFilters', () => {
  it('keeps the language and drops filters of another list', () => {
    const query = writeFilters('?lang=ar&kind=isola', {
      ...none,
      show: 'services',
      group: 'INF',
      kind: 'isola',
    });
    expect(query).toBe('?lang=ar&show=services&group=INF');
  });

  it('leaves a bare address when nothing narrows the list', () => {
    expect(writeFilters('?district=municipio-4', none)).toBe('');
  });

  it('is read back as it was written', () => {
    const code = fc.option(fc.string({ minLength: 1, maxLength: 64 }));
    const filters = fc.record({
      show: fc.constantFrom(...homeLists),
      district: code,
      kind: code,
      group: code,
      q: fc.string({ maxLength: 80 }),
      place: code,
    });
    fc.assert(
      fc.property(filters, (asked) => {
        const kept: HomeFilters = {
          ...asked,
          kind: asked.show === 'places' ? asked.kind : null,
          group: asked.show === 'services' ? asked.group : null,
          q: asked.show === 'activities' ? '' : asked.q,
        };
        expect(readFilters(writeFilters('?lang=it', asked))).toEqual(kept);
      }),
    );
  });
});

describe('filterCount', () => {
  it('counts only what narrows the list that is shown', () => {
    expect(filterCount({ ...none, district: 'municipio-4', kind: 'isola', group: 'INF', q: 'nido' })).toBe(3);
    expect(filterCount({ ...none, show: 'activities', kind: 'isola', q: 'nido' })).toBe(0);
  });
});
