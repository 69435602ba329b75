import type { components } from '@snodo/client';
import type { I18n, MessageKey } from '../ui/i18n.ts';
import type { IconName } from '../ui/icon-paths.ts';

export type Place = components['schemas']['Place'];
export type Activity = components['schemas']['Activity'];
export type Territory = components['schemas']['Territory'];
export type SchematicPoint = components['schemas']['SchematicPoint'];

/** The kinds of place that the catalogue of messages has words for, in the order of the filter. */
export const placeKinds = ['snodo', 'officina', 'isola', 'housing_lab', 'community_space'] as const;

const kindIcons = {
  snodo: 'heart-handshake',
  officina: 'users',
  isola: 'store',
  housing_lab: 'layers',
  community_space: 'sparkles',
} as const satisfies Record<(typeof placeKinds)[number], IconName>;

function isKnown<Code extends string>(code: string, known: readonly Code[]): code is Code {
  return known.some((each) => each === code);
}

/** The kind of a place in words; a kind that has none is called a place. */
export function kindText(i18n: I18n, kind: string): string {
  const key: MessageKey = isKnown(kind, placeKinds) ? `places.kind.${kind}` : 'places.kind.other';
  return i18n.t(key);
}

export function kindIcon(kind: string): IconName {
  return isKnown(kind, placeKinds) ? kindIcons[kind] : 'map-pin';
}

/** The name of a district; its code when the territory does not have it. */
export function districtName(territory: Territory, code: string): string {
  return territory.districts.find((district) => district.code === code)?.name ?? code;
}

/** `Giambellino · Municipio 6`, or the district alone. */
export function whereText(territory: Territory, place: Pick<Place, 'district' | 'quarter'>): string {
  const district = districtName(territory, place.district);
  if (place.quarter === null) return district;
  return `${place.quarter} · ${district}`;
}
