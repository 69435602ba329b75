import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { releasedTables } from '../../test/fixtures-release.ts';
import { territory } from '../../test/fixtures-territory.ts';
import {
  barOf,
  changeOf,
  figureGroups,
  highestRows,
  isByDistrict,
  mapStep,
  mapSteps,
  meanChangeOf,
  scaleRange,
  toFigure,
  toMean,
  toPeople,
  type Figure,
} from './release-figures.ts';

const about = (percent: number): Figure => ({ kind: 'shown', bound: 'about', percent });
const under = (percent: number): Figure => ({ kind: 'shown', bound: 'under', percent });
const over = (percent: number): Figure => ({ kind: 'shown', bound: 'over', percent });
const hidden: Figure = { kind: 'hidden' };

const shares = fc.record({
  bound: fc.constantFrom('about' as const, 'under' as const, 'over' as const),
  percent: fc.double({ min: 0, max: 100, noNaN: true }),
});
const figures = fc.oneof(
  shares.map(({ bound, percent }) => toFigure({ status: 'shown', bound, percent })),
  fc.constant(hidden),
);

const rowsOf = (table: (typeof releasedTables)['commute']) => figureGroups(table)[0]?.rows ?? [];

describe('what may be shown', () => {
  it('makes every share a whole number of percent points, so that no count can be worked out of it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4000 }), fc.nat({ max: 4000 }), (people, count) => {
        const percent = (Math.min(count, people) * 100) / people;
        const figure = toFigure({ status: 'shown', bound: 'about', percent });
        expect(figure).toEqual(about(Math.round(percent)));
      }),
    );
  });

  it('makes every mean one decimal', () => {
    expect(toMean({ status: 'shown', mean: 3.4444 })).toEqual({ kind: 'shown', mean: 3.4 });
    expect(toMean(null)).toBeNull();
  });

  it('takes a range that names one number for hidden', () => {
    expect(toPeople({ from: 23, to: 23 })).toBeNull();
    expect(toPeople({ from: 20, to: 49 })).toEqual({ from: 20, to: 49 });
    expect(toPeople({ from: 50, to: null })).toEqual({ from: 50, to: null });
    expect(toPeople(null)).toBeNull();
  });

  it('drops everything that a hidden share, mean or answer carries by mistake', () => {
    const careless = { status: 'hidden', percent: 9, count: 9, reason: 'floor' } as const;
    expect(toFigure(careless)).toEqual(hidden);
    expect(toMean({ ...careless, mean: 9 } as never)).toEqual(hidden);
    expect(toFigure(undefined)).toEqual(hidden);
  });

  it('gives a hidden figure neither a bar nor a step of the map', () => {
    expect(barOf(hidden)).toBeNull();
    expect(mapStep(hidden)).toBeNull();
  });
});

describe('figureGroups', () => {
  it('keeps the order of the question where nothing is ranked', () => {
    expect(rowsOf(releasedTables.care).map(({ value }) => value)).toEqual([
      'figli',
      'ragazzi',
      'genitori',
      'disabilita',
      'nessuno',
    ]);
  });

  it('ranks needs by share, equal ones alike, the hidden one last and without a place', () => {
    expect(rowsOf(releasedTables.needs).map(({ value, rank }) => [value, rank])).toEqual([
      ['anziani', 1],
      ['bambini', 2],
      ['tempo', 2],
      ['pratiche', 4],
      ['compagnia', 5],
      ['lingua', null],
    ]);
  });

  it('names those who left the question out in no words of its own, and never ranks them', () => {
    const last = rowsOf(releasedTables.enoughTime).at(-1);
    expect(last).toMatchObject({ value: 'no_answer', label: '', isAnswer: false, rank: null });
  });

  it('has a group for each part of a crossed table, with ranges of people', () => {
    expect(figureGroups(releasedTables.bySite).map(({ label, people }) => [label, people])).toEqual([
      ['Rogoredo', { from: 20, to: 49 }],
      ['Giambellino', { from: 50, to: null }],
      ['Barona', null],
    ]);
  });

  it('has none for a refused table, whatever it carries', () => {
    expect(figureGroups({ ...releasedTables.commute, refusal: 'mostly_hidden' })).toEqual([]);
  });
});

describe('the wave before', () => {
  it('stands beside each answer where the two can be compared', () => {
    expect(rowsOf(releasedTables.enoughTime).map(({ change }) => change)).toEqual([
      'less',
      'same',
      'more',
      'unclear',
    ]);
  });

  it('is left out when the composition changed', () => {
    for (const row of rowsOf(releasedTables.helped)) {
      expect(row).toMatchObject({ earlier: null, change: null });
    }
  });

  it('says more or less only beyond what rounding alone can make', () => {
    expect(changeOf(about(35), about(30))).toBe('more');
    expect(changeOf(about(30), about(34))).toBe('same');
    expect(changeOf(under(10), about(40))).toBe('less');
    expect(changeOf(over(90), about(60))).toBe('more');
    expect(changeOf(under(10), about(12))).toBe('unclear');
    expect(changeOf(under(10), under(10))).toBe('unclear');
    expect(changeOf(hidden, about(40))).toBe('hidden');
    expect(changeOf(about(40), hidden)).toBe('hidden');
  });

  it('says the opposite the other way round', () => {
    const opposite = { more: 'less', less: 'more', same: 'same', unclear: 'unclear', hidden: 'hidden' };
    fc.assert(
      fc.property(figures, figures, (now, before) => {
        expect(changeOf(before, now)).toBe(opposite[changeOf(now, before)]);
      }),
    );
  });

  it('takes a tenth between two means for rounding', () => {
    const mean = (n: number) => ({ kind: 'shown', mean: n }) as const;
    expect(meanChangeOf(mean(3.2), mean(3.1))).toBe('same');
    expect(meanChangeOf(mean(3.3), mean(3.1))).toBe('more');
    expect(meanChangeOf(mean(3.1), mean(3.3))).toBe('less');
    expect(meanChangeOf({ kind: 'hidden' }, mean(3.3))).toBe('hidden');
  });
});

describe('bars', () => {
  it('are sure as far as the share is, and go on to where it may reach, within the track', () => {
    expect(barOf(about(35))).toEqual({ sure: 35, possible: 35 });
    expect(barOf(under(10))).toEqual({ sure: 0, possible: 10 });
    expect(barOf(over(90))).toEqual({ sure: 90, possible: 100 });
    fc.assert(
      fc.property(figures, (figure) => {
        const { sure, possible } = barOf(figure) ?? { sure: 0, possible: 0 };
        expect(0 <= sure && sure <= possible && possible <= 100).toBe(true);
      }),
    );
  });

  it('are highest for all that are equal, and for none that is hidden or no answer', () => {
    expect(highestRows(rowsOf(releasedTables.needs)).map(({ value }) => value)).toEqual(['anziani']);
    expect(highestRows(rowsOf(releasedTables.allHidden))).toEqual([]);
    const [row] = rowsOf(releasedTables.enoughTime).slice(-1);
    expect(row && highestRows([row])).toEqual([]);
  });
});

describe('scaleRange', () => {
  it('is known where the answers are numbers one after the other', () => {
    expect(scaleRange(releasedTables.strain)).toEqual({ from: 1, to: 5 });
    expect(scaleRange(releasedTables.hours)).toBeNull();
    expect(scaleRange(releasedTables.commute)).toBeNull();
  });
});

describe('the map', () => {
  it('is drawn for groups that are districts of the territory, and for no others', () => {
    expect(isByDistrict(releasedTables.byDistrict, territory.districts)).toBe(true);
    expect(isByDistrict(releasedTables.bySite, territory.districts)).toBe(false);
    expect(isByDistrict(releasedTables.commute, territory.districts)).toBe(false);
  });

  it('does not mind those who left their district out', () => {
    const [group] = releasedTables.byDistrict.groups;
    if (!group) throw new Error('the table has no group');
    const groups = [...releasedTables.byDistrict.groups, { ...group, value: 'no_answer' }];
    expect(isByDistrict({ ...releasedTables.byDistrict, groups }, territory.districts)).toBe(true);
  });

  it('has one step for every share, rising with it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99 }), (percent) => {
        const step = mapStep(about(percent)) ?? -1;
        expect(step).toBeGreaterThanOrEqual(0);
        expect(mapStep(about(percent + 1))).toBeGreaterThanOrEqual(step);
      }),
    );
    expect(mapStep(under(10))).toBe(0);
    expect(mapStep(over(90))).toBe(mapSteps.length - 1);
  });
});
