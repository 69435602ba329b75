import type { Selectable } from 'kysely';
import { toOfferFacts, type OfferFacts } from '../catalogue/index.ts';
import type { DB, Json } from '../db/rows.gen.ts';

/** A point of the schematic drawing: 0..1000 both ways, y downwards. */
export interface SchematicPoint {
  x: number;
  y: number;
}

/** Points and outlines were checked by the reader of the programme before they were stored. */
export function toPoint(point: Json): SchematicPoint {
  return point as unknown as SchematicPoint;
}

export function toOutline(outline: Json): SchematicPoint[] {
  return outline as unknown as SchematicPoint[];
}

/** What is known of an activity; open places and accessibility are not kept for activities, so unknown. */
export function toActivityFacts(row: Selectable<DB['places.activity']>): OfferFacts {
  return toOfferFacts({ ...row, open_places: null, accessibility: null });
}
