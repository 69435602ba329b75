import type { Language } from '@snodo/contract';
import { readerOf, toAudience } from '../catalogue/index.ts';
import type { CommunityTransaction } from '../db/index.ts';
import { cutPage, decodeCursor, localized, type Clock } from '../http/index.ts';
import { organisationIdsOf, type Actor, type Community } from '../identity/index.ts';
import {
  listAmenityRows,
  listDistrictRows,
  listPlaceRows,
  listPlaceServiceRows,
  listActivityRows,
  listQuarterRows,
} from './queries.ts';
import { toActivityFacts, toOutline, toPlace, toPoint } from './rows.ts';

export async function getTerritory(trx: CommunityTransaction, community: Community, language: Language) {
  const districts = await listDistrictRows(trx, community.id);
  const quarters = await listQuarterRows(trx, community.id);
  return {
    districts: districts.map((row) => ({
      code: row.code,
      name: localized(row.name, language),
      isInProgramme: row.is_in_programme,
      outline: toOutline(row.outline),
      labelPoint: toPoint(row.label_point),
    })),
    quarters: quarters.map((row) => ({
      code: row.code,
      name: localized(row.name, language),
      district: row.district_code,
      point: toPoint(row.point),
    })),
  };
}

export interface PlaceListInput {
  lang: Language;
  district?: string | undefined;
  kind?: string | undefined;
  q?: string | undefined;
  cursor?: string | undefined;
  limit: number;
}

/** Places are everyone's; which services each holds is told as far as the reader may know of them. */
export async function listPlaces(
  trx: CommunityTransaction,
  { community, clock }: { community: Community; clock: Clock },
  reader: Actor | undefined,
  input: PlaceListInput,
) {
  const found = await listPlaceRows(trx, community.id, {
    district: input.district,
    kind: input.kind,
    words: input.q,
    language: input.lang,
    after: decodeCursor(input.cursor),
    limit: input.limit,
  });
  const { rows, nextCursor } = cutPage(found, input.limit, (row) => [row.sort_name, row.id]);
  const held = await listPlaceServiceRows(
    trx,
    community.id,
    rows.map(({ id }) => id),
    readerOf(reader, community, clock),
  );
  const nameOf = await amenityNames(trx, community, input.lang);
  const items = rows.map((row) => toPlace(row, row.sort_name, held, nameOf, input.lang));
  return { items, nextCursor };
}

export async function amenityNames(
  trx: CommunityTransaction,
  community: Community,
  language: Language,
): Promise<Map<string, string>> {
  const amenities = await listAmenityRows(trx, community.id);
  return new Map(amenities.map((amenity) => [amenity.code, localized(amenity.name, language)]));
}

/** What is for everyone, and what is for the organisations of whoever asks. */
export async function listActivities(
  trx: CommunityTransaction,
  community: Community,
  reader: Actor | undefined,
  input: { lang: Language; district?: string | undefined; cursor?: string | undefined; limit: number },
) {
  const found = await listActivityRows(trx, community.id, {
    organisationIds: organisationIdsOf(reader),
    language: input.lang,
    district: input.district,
    after: decodeCursor(input.cursor),
    limit: input.limit,
  });
  const { rows, nextCursor } = cutPage(found, input.limit, (row) => [row.sort_name, row.id]);
  const items = rows.map((row) => {
    const facts = toActivityFacts(row);
    return {
      id: row.id,
      code: row.code,
      name: localized(row.name, input.lang),
      description: localized(row.description, input.lang),
      organiser: row.organiser_name,
      place: { code: row.place_code, name: localized(row.place_name, input.lang) },
      district: row.district_code,
      entries: facts.entries,
      windows: facts.windows,
      cost: facts.cost,
      languages: facts.languages,
      audience: toAudience(facts),
      source: facts.source,
      generatedFields: facts.generatedFields,
    };
  });
  return { items, nextCursor };
}
