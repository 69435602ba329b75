import type { Place, SchematicPoint, Territory } from './place.ts';

/** A place on the drawing, moved apart from its neighbours. */
export interface PlaceDot {
  readonly place: Place;
  readonly point: SchematicPoint;
}

/** Places that are drawn together: round a quarter's node, or alone. */
export interface PlaceGroup {
  readonly quarter: Territory['quarters'][number] | null;
  readonly district: string;
  /** The junction that the dots are joined to. */
  readonly centre: SchematicPoint;
  readonly count: number;
  /** Empty when the group is crowded: then the junction carries the count alone. */
  readonly dots: readonly PlaceDot[];
}

/** More places than this round one junction would touch each other. */
export const dotsMax = 8;

/** Distance of a dot from its junction, in units of the drawing. */
export const spreadUnits = 30;

/**
 * Puts the places of one quarter on a ring round its node, evenly, in the order of their own directions
 * from it, so that no two dots touch whatever the data say. Above {@link dotsMax} a group has no dots.
 * A place without a known quarter stands alone on its own point. The order of groups follows the quarters.
 */
export function layoutPlaces(quarters: Territory['quarters'], places: readonly Place[]): PlaceGroup[] {
  const byQuarter = new Map<string, Place[]>();
  const alone: Place[] = [];
  for (const place of places) {
    const quarter = quarters.find(({ name }) => name === place.quarter);
    if (!quarter) alone.push(place);
    else byQuarter.set(quarter.code, [...(byQuarter.get(quarter.code) ?? []), place]);
  }
  const groups = quarters.flatMap((quarter): PlaceGroup[] => {
    const members = byQuarter.get(quarter.code) ?? [];
    const dots = members.length > dotsMax ? [] : ring(quarter.point, members);
    return [{ quarter, district: quarter.district, centre: quarter.point, count: members.length, dots }];
  });
  return [
    ...groups,
    ...alone.map((place) => ({
      quarter: null,
      district: place.district,
      centre: place.point,
      count: 1,
      dots: [{ place, point: place.point }],
    })),
  ];
}

function ring(centre: SchematicPoint, members: readonly Place[]): PlaceDot[] {
  const angleOf = ({ point }: Place) => Math.atan2(point.y - centre.y, point.x - centre.x);
  const ordered = [...members].sort(
    (one, other) => angleOf(one) - angleOf(other) || one.code.localeCompare(other.code),
  );
  const first = ordered[0];
  if (!first) return [];
  const start = angleOf(first);
  return ordered.map((place, index) => {
    const angle = start + (index * 2 * Math.PI) / ordered.length;
    return {
      place,
      point: {
        x: Math.round(centre.x + spreadUnits * Math.cos(angle)),
        y: Math.round(centre.y + spreadUnits * Math.sin(angle)),
      },
    };
  });
}

/**
 * Where a district's number is clear of its nodes: the label point itself when nothing is near it, else the
 * point between it and a corner of the outline that is farthest from every node and dot.
 */
export function clearPoint(
  district: Territory['districts'][number],
  groups: readonly PlaceGroup[],
  clearUnits: number,
): SchematicPoint {
  const taken = groups.flatMap(({ centre, dots }) => [centre, ...dots.map(({ point }) => point)]);
  const distance = ({ x, y }: SchematicPoint) =>
    Math.min(Infinity, ...taken.map((point) => Math.hypot(point.x - x, point.y - y)));
  const { labelPoint, outline } = district;
  if (distance(labelPoint) >= clearUnits) return labelPoint;
  const candidates = outline.flatMap(({ x, y }) =>
    [0.35, 0.5, 0.65].map((share) => ({
      x: labelPoint.x + (x - labelPoint.x) * share,
      y: labelPoint.y + (y - labelPoint.y) * share,
    })),
  );
  return candidates.reduce((best, point) => (distance(point) > distance(best) ? point : best), labelPoint);
}

/** A window on the drawing, as an SVG view box. */
export interface ViewBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The square that holds every point with a margin; the whole drawing when there is none. */
export function viewBoxOf(points: readonly SchematicPoint[], margin: number): ViewBox {
  if (points.length === 0) return { x: 0, y: 0, width: 1000, height: 1000 };
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  const width = Math.max(...xs) - Math.min(...xs);
  const height = Math.max(...ys) - Math.min(...ys);
  const side = Math.max(width, height) + 2 * margin;
  return {
    x: Math.min(...xs) - (side - width) / 2,
    y: Math.min(...ys) - (side - height) / 2,
    width: side,
    height: side,
  };
}

/** An outline as the `d` of an SVG path. */
export function pathOf(outline: readonly SchematicPoint[]): string {
  return `M${outline.map(({ x, y }) => `${x} ${y}`).join('L')}Z`;
}

/** A word beside a node: where it stands and how SVG is to anchor it. */
export interface Label {
  readonly code: string;
  readonly text: string;
  readonly point: SchematicPoint;
  readonly anchor: 'start' | 'middle' | 'end';
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/**
 * Places the name of each quarter below, above, after or before its node: the first side on which it meets
 * no node, dot or other name and stays in the view. A name that fits nowhere stands below: it may touch,
 * but it is never lost. `textUnits` is the height of the letters, `dotUnits` the radius of a dot, both in
 * units of the drawing.
 */
export function placeLabels(
  groups: readonly PlaceGroup[],
  textUnits: number,
  dotUnits: number,
  view: ViewBox,
): Label[] {
  const taken: Box[] = groups.map(({ centre, dots }) => around(centre, reachOf(dots, dotUnits)));
  return groups.flatMap(({ quarter, centre, dots }): Label[] => {
    if (!quarter) return [];
    // Letters of this face are about six tenths as wide as they are high.
    const width = quarter.name.length * textUnits * 0.62;
    const gap = reachOf(dots, dotUnits) + textUnits * 0.2;
    const below = { point: { x: centre.x, y: centre.y + gap + textUnits * 0.8 }, anchor: 'middle' } as const;
    const sides = [
      below,
      { point: { x: centre.x, y: centre.y - gap - textUnits * 0.25 }, anchor: 'middle' },
      { point: { x: centre.x + gap, y: centre.y + textUnits * 0.3 }, anchor: 'start' },
      { point: { x: centre.x - gap, y: centre.y + textUnits * 0.3 }, anchor: 'end' },
    ] as const;
    const free = sides.find((side) => {
      const box = boxOf(side, width, textUnits);
      return isInside(box, view) && !taken.some((other) => meets(box, other));
    });
    const chosen = free ?? below;
    taken.push(boxOf(chosen, width, textUnits));
    return [{ code: quarter.code, text: quarter.name, ...chosen }];
  });
}

function reachOf(dots: readonly PlaceDot[], dotUnits: number): number {
  return dots.length > 0 ? spreadUnits + dotUnits : dotUnits * 2;
}

function around({ x, y }: SchematicPoint, reach: number): Box {
  return { left: x - reach, right: x + reach, top: y - reach, bottom: y + reach };
}

function boxOf(side: Pick<Label, 'point' | 'anchor'>, width: number, height: number): Box {
  const shift = side.anchor === 'start' ? 0 : side.anchor === 'end' ? width : width / 2;
  const left = side.point.x - shift;
  return {
    left,
    right: left + width,
    top: side.point.y - height * 0.8,
    bottom: side.point.y + height * 0.25,
  };
}

function isInside(box: Box, view: ViewBox): boolean {
  return (
    box.left >= view.x &&
    box.top >= view.y &&
    box.right <= view.x + view.width &&
    box.bottom <= view.y + view.height
  );
}

function meets(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}
