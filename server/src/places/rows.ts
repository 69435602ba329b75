import type { Language } from '@snodo/contract';
import type { Selectable } from 'kysely';
import { toOfferFacts, type OfferFacts } from '../catalogue/index.ts';
import type { DB, Json } from '../db/rows.gen.ts';
import { localized } from '../http/index.ts';
import type { PlaceRow } from './queries.ts';

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

/** A place as everybody may know it; `held` are the services that the reader may know of, by place. */
export function toPlace(
  row: PlaceRow,
  name: string,
  held: readonly { place_id: string; code: string }[],
  amenityNames: ReadonlyMap<string, string>,
  language: Language,
) {
  return {
    id: row.id,
    code: row.code,
    name,
    kind: row.kind,
    host: row.host_name,
    district: row.district_code,
    quarter: row.quarter_name === null ? null : localized(row.quarter_name, language),
    description: localized(row.description, language),
    amenities: row.amenities.map((code) => amenityNames.get(code) ?? code),
    lifeCycle: row.life_cycle as 'active',
    entries: row.entries,
    services: held.filter((pair) => pair.place_id === row.id).map(({ code }) => code),
    point: toPoint(row.point),
    source: row.source as 'published' | 'generated',
    generatedFields: row.generated_fields,
  };
}
