import type { Language } from '@snodo/contract';
import type { OfferFacts, Spot } from '../catalogue/index.ts';
import type { CommunityTransaction, Json } from '../db/index.ts';
import { localized } from '../http/index.ts';
import type { Community } from '../identity/index.ts';
import {
  findDistrictRow,
  findPlaceNameRow,
  findPlaceSpotRow,
  listAnsweringActivityRows,
  listAnsweringPlaceRows,
  listServicePlaceRows,
  replaceServicePlaces,
} from './queries.ts';
import { listMeetingPlaceRows, listSpotRows } from './spot-queries.ts';
import { toActivityFacts, toPoint, type SchematicPoint } from './rows.ts';

/** Where something happens, as matching needs it. */
export interface Whereabouts {
  id: string;
  code: string;
  name: string;
  district: string;
  point: SchematicPoint;
}

export interface AnsweringActivity {
  id: string;
  code: string;
  name: string;
  description: string;
  organiser: string;
  place: Whereabouts;
  facts: OfferFacts;
}

export interface AnsweringPlace {
  description: string;
  host: string;
  place: Whereabouts;
  entries: string[];
  source: 'published' | 'generated';
  generatedFields: string[];
}

export async function listAnsweringActivities(
  trx: CommunityTransaction,
  community: Community,
  codes: string[],
  language: Language,
  limit: number,
): Promise<AnsweringActivity[]> {
  const rows = await listAnsweringActivityRows(trx, community.id, codes, limit);
  return rows.map((row) => ({
    id: row.id,
    code: row.code,
    name: localized(row.name, language),
    description: localized(row.description, language),
    organiser: row.organiser_name,
    place: {
      id: row.place_id,
      code: row.place_code,
      name: localized(row.place_name, language),
      district: row.district_code,
      point: toPoint(row.place_point),
    },
    facts: toActivityFacts(row),
  }));
}

export async function listAnsweringPlaces(
  trx: CommunityTransaction,
  community: Community,
  codes: string[],
  language: Language,
  limit: number,
): Promise<AnsweringPlace[]> {
  const rows = await listAnsweringPlaceRows(trx, community.id, codes, limit);
  return rows.map((row) => ({
    description: localized(row.description, language),
    host: row.host_name,
    place: {
      id: row.id,
      code: row.code,
      name: localized(row.name, language),
      district: row.district_code,
      point: toPoint(row.point),
    },
    entries: row.entries,
    source: row.source as AnsweringPlace['source'],
    generatedFields: row.generated_fields,
  }));
}

/** The first place of each service, by code: where it is given. */
export async function placesOfServices(
  trx: CommunityTransaction,
  community: Community,
  serviceIds: string[],
  language: Language,
): Promise<Map<string, Whereabouts>> {
  const rows = await listServicePlaceRows(trx, community.id, serviceIds);
  const found = new Map<string, Whereabouts>();
  for (const row of rows) {
    if (found.has(row.service_id)) continue;
    found.set(row.service_id, {
      id: row.id,
      code: row.code,
      name: localized(row.name, language),
      district: row.district_code,
      point: toPoint(row.point),
    });
  }
  return found;
}

/** Name of the place with this code; undefined when the community has none. */
export async function findPlaceName(
  trx: CommunityTransaction,
  community: Community,
  code: string,
  language: Language,
): Promise<string | undefined> {
  const row = await findPlaceNameRow(trx, community.id, code);
  return row === undefined ? undefined : localized(row.name, language);
}

export async function hasDistrict(
  trx: CommunityTransaction,
  community: Community,
  code: string,
): Promise<boolean> {
  return (await findDistrictRow(trx, community.id, code)) !== undefined;
}

/** Where quarters and places lie on the drawing, by their codes. */
export async function findSpotsOf(
  trx: CommunityTransaction,
  community: Community,
  codes: readonly string[],
): Promise<ReadonlyMap<string, SchematicPoint>> {
  const rows = await listSpotRows(trx, community.id, codes);
  return new Map(rows.map(({ code, point }) => [code, toPoint(point)]));
}

export async function hasSpot(
  trx: CommunityTransaction,
  community: Community,
  code: string,
): Promise<boolean> {
  return (await findSpotsOf(trx, community, [code])).size > 0;
}

/** Places with a space in it, where families who share could meet; the first by code. */
export async function listMeetingPlaces(
  trx: CommunityTransaction,
  community: Community,
  limit: number,
): Promise<{ code: string; point: SchematicPoint }[]> {
  const rows = await listMeetingPlaceRows(trx, community.id, limit);
  return rows.map(({ code, point }) => ({ code, point: toPoint(point) }));
}

/** Where a district or a place lies on the drawing; undefined when neither has this code. */
export async function findSpot(
  trx: CommunityTransaction,
  community: Community,
  code: string,
): Promise<Spot | undefined> {
  const district = await findDistrictRow(trx, community.id, code);
  if (district !== undefined) return { ...toPoint(district.label_point), district: code };
  const place = await findPlaceSpotRow(trx, community.id, code);
  return place === undefined ? undefined : { ...toPoint(place.point), district: place.district_code };
}

/** Code of the first place of each service that has one. */
export async function findPlaceCodes(
  trx: CommunityTransaction,
  community: Community,
  serviceIds: string[],
): Promise<ReadonlyMap<string, string>> {
  const places = await placesOfServices(trx, community, serviceIds, 'it');
  return new Map([...places].map(([id, { code }]) => [id, code]));
}

/** Gives a service at one place and nowhere else, or nowhere; undefined when there is no such place. */
export async function giveServiceAt(
  trx: CommunityTransaction,
  community: Community,
  serviceId: string,
  place: string | null,
): Promise<SchematicPoint[] | undefined> {
  const row = place === null ? undefined : await findPlaceSpotRow(trx, community.id, place);
  if (place !== null && row === undefined) return undefined;
  await replaceServicePlaces(trx, community.id, serviceId, row === undefined ? [] : [row.id]);
  return row === undefined ? [] : [toPoint(row.point)];
}

/** In which district a place stands, and its name in every language. */
export async function findPlace(
  trx: CommunityTransaction,
  community: Community,
  code: string,
): Promise<{ district: string; name: Json } | undefined> {
  const row = await findPlaceNameRow(trx, community.id, code);
  return row === undefined ? undefined : { district: row.district_code, name: row.name };
}
