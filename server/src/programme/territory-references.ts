import { refer, referEach, type Lookup } from './lookup.ts';
import type { Point } from './programme.ts';
import type { FileFacts } from './programme-schema.ts';

/** Quarters and places must lie in the drawing of the district that they name. */
export function territoryFaults(facts: FileFacts, lookup: Lookup): void {
  const outlines = new Map(facts.territory.districts.map((district) => [district.code, district.outline]));
  const quarters = new Map(facts.territory.quarters.map((quarter) => [quarter.code, quarter.district]));

  for (const [index, district] of facts.territory.districts.entries()) {
    if (isInside(district.label_point, district.outline)) continue;
    const path = ['districts', index, 'label_point'];
    lookup.faults.push({ name: 'territory', path, reason: 'lies outside its own district' });
  }
  for (const [index, quarter] of facts.territory.quarters.entries()) {
    refer(lookup, 'district', quarter.district, 'territory', ['quarters', index, 'district']);
    const outline = outlines.get(quarter.district);
    if (outline === undefined || isInside(quarter.point, outline)) continue;
    const path = ['quarters', index, 'point'];
    lookup.faults.push({ name: 'territory', path, reason: `lies outside ${quarter.district}` });
  }
  for (const [index, { districts }] of facts.territory.postcodes.entries())
    referEach(lookup, 'district', districts, 'territory', ['postcodes', index, 'districts']);
  for (const [index, place] of facts.places.places.entries()) {
    refer(lookup, 'district', place.district, 'places', ['places', index, 'district']);
    refer(lookup, 'quarter', place.quarter, 'places', ['places', index, 'quarter']);
    const home = place.quarter === null ? undefined : quarters.get(place.quarter);
    if (home !== undefined && home !== place.district) {
      const reason = `the quarter ${place.quarter} belongs to ${home}`;
      lookup.faults.push({ name: 'places', path: ['places', index, 'quarter'], reason });
    }
    const outline = outlines.get(place.district);
    if (outline === undefined || isInside(place.point, outline)) continue;
    lookup.faults.push({
      name: 'places',
      path: ['places', index, 'point'],
      reason: `lies outside ${place.district}`,
    });
  }
}

/** Even-odd rule; a point exactly on an edge may count either way. */
export function isInside(point: Point, outline: readonly Point[]): boolean {
  let inside = false;
  for (const [index, corner] of outline.entries()) {
    const previous = outline.at(index - 1) ?? corner;
    const crosses = corner.y > point.y !== previous.y > point.y;
    if (crosses) {
      const x = corner.x + ((point.y - corner.y) * (previous.x - corner.x)) / (previous.y - corner.y);
      if (point.x < x) inside = !inside;
    }
  }
  return inside;
}
