import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeAt } from '../../test/fixtures-places.ts';
import {
  clearPoint,
  dotsMax,
  layoutPlaces,
  placeLabels,
  spreadUnits,
  viewBoxOf,
  type PlaceGroup,
} from './map-layout.ts';

const quarter = {
  code: 'giambellino',
  name: 'Giambellino',
  district: 'municipio-6',
  point: { x: 262, y: 676 },
};
const point = fc.record({ x: fc.integer({ min: 0, max: 1000 }), y: fc.integer({ min: 0, max: 1000 }) });

describe('layoutPlaces', () => {
  it('keeps the dots of a quarter apart whatever their points are', () => {
    fc.assert(
      fc.property(fc.array(point, { minLength: 2, maxLength: dotsMax }), (points) => {
        const places = points.map((at, index) => placeAt(`place-${index}`, at, 'Giambellino'));
        const [group] = layoutPlaces([quarter], places);
        const dots = group?.dots ?? [];
        expect(dots).toHaveLength(points.length);
        for (const [index, one] of dots.entries()) {
          expect(Math.hypot(one.point.x - 262, one.point.y - 676)).toBeCloseTo(spreadUnits, -0.5);
          for (const other of dots.slice(index + 1)) {
            expect(Math.hypot(one.point.x - other.point.x, one.point.y - other.point.y)).toBeGreaterThan(20);
          }
        }
      }),
    );
  });

  it('draws the same places the same way in any order', () => {
    const places = ['a', 'b', 'c'].map((code, index) =>
      placeAt(code, { x: 250 + index * 9, y: 660 }, 'Giambellino'),
    );
    expect(layoutPlaces([quarter], [...places].reverse())).toEqual(layoutPlaces([quarter], places));
  });

  it('counts a crowded quarter instead of drawing its dots', () => {
    const places = Array.from({ length: dotsMax + 1 }, (_, index) =>
      placeAt(`p-${index}`, quarter.point, 'Giambellino'),
    );
    expect(layoutPlaces([quarter], places)).toMatchObject([{ count: dotsMax + 1, dots: [] }]);
  });

  it('leaves a place without a known quarter alone on its own point', () => {
    const alone = placeAt('alone', { x: 300, y: 700 }, null);
    const [, group] = layoutPlaces([quarter], [alone]);
    expect(group).toMatchObject({ quarter: null, centre: { x: 300, y: 700 }, count: 1 });
  });
});

describe('viewBoxOf', () => {
  it('is a square that holds every point', () => {
    fc.assert(
      fc.property(fc.array(point, { minLength: 1, maxLength: 30 }), (points) => {
        const { x, y, width, height } = viewBoxOf(points, 10);
        expect(width).toBe(height);
        for (const at of points) {
          expect(at.x).toBeGreaterThanOrEqual(x);
          expect(at.x).toBeLessThanOrEqual(x + width);
          expect(at.y).toBeGreaterThanOrEqual(y);
          expect(at.y).toBeLessThanOrEqual(y + height);
        }
      }),
    );
  });

  it('is the whole drawing when there are no points', () => {
    expect(viewBoxOf([], 10)).toEqual({ x: 0, y: 0, width: 1000, height: 1000 });
  });
});

describe('placeLabels', () => {
  const view = { x: 0, y: 0, width: 400, height: 400 };
  const groupAt = (code: string, x: number, y: number): PlaceGroup => ({
    quarter: { code, name: code, district: 'municipio-6', point: { x, y } },
    district: 'municipio-6',
    centre: { x, y },
    count: 0,
    dots: [],
  });

  it('puts a name below its node when nothing is there', () => {
    expect(placeLabels([groupAt('Barona', 200, 200)], 14, 5, view)).toMatchObject([{ anchor: 'middle' }]);
    expect(placeLabels([groupAt('Barona', 200, 200)], 14, 5, view)[0]?.point.y).toBeGreaterThan(200);
  });

  it('puts it above when another node is below', () => {
    const [label] = placeLabels([groupAt('Barona', 200, 200), groupAt('Voltri', 200, 222)], 14, 5, view);
    expect(label?.point.y).toBeLessThan(200);
  });

  it('never loses a name', () => {
    const crowd = Array.from({ length: 12 }, (_, index) => groupAt(`quarter ${index}`, 200 + index, 200));
    expect(placeLabels(crowd, 14, 5, view)).toHaveLength(12);
  });
});

describe('clearPoint', () => {
  const district = {
    code: 'municipio-6',
    name: 'Municipio 6',
    isInProgramme: true,
    outline: [
      { x: 0, y: 0 },
      { x: 400, y: 0 },
      { x: 400, y: 400 },
      { x: 0, y: 400 },
    ],
    labelPoint: { x: 200, y: 200 },
  };

  it('keeps the label point when nothing is near it', () => {
    expect(clearPoint(district, [], 30)).toEqual({ x: 200, y: 200 });
  });

  it('moves away from a node that stands there', () => {
    const [group] = layoutPlaces([{ ...quarter, point: { x: 200, y: 200 } }], []);
    const { x, y } = clearPoint(district, group ? [group] : [], 30);
    expect(Math.hypot(x - 200, y - 200)).toBeGreaterThan(30);
  });
});
