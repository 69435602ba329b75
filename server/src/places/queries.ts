import { sql } from 'kysely';
import type { CommunityTransaction } from '../db/index.ts';
import { isForReader, isShownTo, likePattern, type Reader } from '../catalogue/index.ts';
import type { Language } from '@snodo/contract';

export function listDistrictRows(trx: CommunityTransaction, communityId: string) {
  return trx
    .selectFrom('places.district')
    .selectAll()
    .where('community_id', '=', communityId)
    .orderBy('position')
    .limit(200)
    .execute();
}

export function listQuarterRows(trx: CommunityTransaction, communityId: string) {
  return trx
    .selectFrom('places.quarter')
    .selectAll()
    .where('community_id', '=', communityId)
    .orderBy('code')
    .limit(1000)
    .execute();
}

export function listAmenityRows(trx: CommunityTransaction, communityId: string) {
  return trx
    .selectFrom('places.amenity')
    .select(['code', 'name'])
    .where('community_id', '=', communityId)
    .orderBy('code')
    .limit(500)
    .execute();
}

function places(trx: CommunityTransaction, communityId: string) {
  return trx
    .selectFrom('places.place as p')
    .innerJoin('identity.organisation as o', (join) =>
      join.onRef('o.community_id', '=', 'p.community_id').onRef('o.id', '=', 'p.host_id'),
    )
    .leftJoin('places.quarter as q', (join) =>
      join.onRef('q.community_id', '=', 'p.community_id').onRef('q.code', '=', 'p.quarter_code'),
    )
    .selectAll('p')
    .select(['o.name as host_name', 'q.name as quarter_name'])
    .where('p.community_id', '=', communityId);
}

export type PlaceRow = Awaited<ReturnType<ReturnType<typeof places>['execute']>>[number];

export function findPlaceRow(trx: CommunityTransaction, communityId: string, code: string) {
  return places(trx, communityId).where('p.code', '=', code).executeTakeFirst();
}

/** Its mother and its satellites: places that look after one another. */
export function listRelatedPlaceRows(
  trx: CommunityTransaction,
  communityId: string,
  place: { id: string; mother_id: string | null },
) {
  return trx
    .selectFrom('places.place')
    .select(['id', 'code', 'name', 'mother_id'])
    .where('community_id', '=', communityId)
    .where((is) => is.or([is('mother_id', '=', place.id), is('id', '=', place.mother_id)]))
    .orderBy('code')
    .limit(100)
    .execute();
}

export function listLentRows(trx: CommunityTransaction, communityId: string, placeId: string) {
  return trx
    .selectFrom('places.lent_amenity as l')
    .innerJoin('identity.organisation as o', (join) =>
      join.onRef('o.community_id', '=', 'l.community_id').onRef('o.id', '=', 'l.lender_id'),
    )
    .select(['l.amenity_code', 'o.name as lender'])
    .where('l.community_id', '=', communityId)
    .where('l.place_id', '=', placeId)
    .orderBy('l.amenity_code')
    .limit(100)
    .execute();
}

/** Active places of the same district, those of the same kind first. */
export function listNearbyRows(
  trx: CommunityTransaction,
  communityId: string,
  place: { id: string; district_code: string; kind: string },
) {
  return trx
    .selectFrom('places.place')
    .select(['code', 'name'])
    .where('community_id', '=', communityId)
    .where('district_code', '=', place.district_code)
    .where('life_cycle', 'in', ['active', 'handed_over'])
    .where('id', '<>', place.id)
    .orderBy(sql`kind <> ${place.kind}`)
    .orderBy('code')
    .limit(3)
    .execute();
}

export interface PlaceFilter {
  district: string | undefined;
  kind: string | undefined;
  words: string | undefined;
  language: Language;
  after: [string, string] | undefined;
  limit: number;
}

export function listPlaceRows(trx: CommunityTransaction, communityId: string, filter: PlaceFilter) {
  const name = sql<string>`coalesce(p.name ->> ${filter.language}, p.name ->> 'it')`;
  let query = places(trx, communityId)
    .select(name.as('sort_name'))
    .orderBy(name)
    .orderBy('p.id')
    .limit(filter.limit + 1);
  if (filter.district !== undefined) query = query.where('p.district_code', '=', filter.district);
  if (filter.kind !== undefined) query = query.where('p.kind', '=', filter.kind);
  if (filter.words !== undefined && filter.words.trim() !== '') {
    const pattern = likePattern(filter.words);
    query = query.where(
      sql<boolean>`(${name} ilike ${pattern} or coalesce(p.description ->> ${filter.language}, p.description ->> 'it') ilike ${pattern})`,
    );
  }
  if (filter.after !== undefined)
    query = query.where(sql<boolean>`(${name}, p.id) > (${filter.after[0]}, ${filter.after[1]}::uuid)`);
  return query.execute();
}

export function listAnsweringPlaceRows(
  trx: CommunityTransaction,
  communityId: string,
  codes: string[],
  limit: number,
) {
  return places(trx, communityId)
    .where('p.life_cycle', '=', 'active')
    .where(sql<boolean>`p.entries && ${codes}::text[]`)
    .orderBy('p.id')
    .limit(limit)
    .execute();
}

/** Services held at places that the reader may know of, as pairs; `placeIds` bounds the answer. */
export async function listPlaceServiceRows(
  trx: CommunityTransaction,
  communityId: string,
  placeIds: string[],
  reader: Reader,
) {
  if (placeIds.length === 0) return [];
  return trx
    .selectFrom('places.place_service as ps')
    .innerJoin('catalogue.service as s', (join) =>
      join.onRef('s.community_id', '=', 'ps.community_id').onRef('s.id', '=', 'ps.service_id'),
    )
    .select(['ps.place_id', 's.code'])
    .where('ps.community_id', '=', communityId)
    .where('ps.place_id', 'in', placeIds)
    .where(isShownTo(reader))
    .orderBy('s.code')
    .execute();
}

/** Where the given services are given. */
export async function listServicePlaceRows(
  trx: CommunityTransaction,
  communityId: string,
  serviceIds: string[],
) {
  if (serviceIds.length === 0) return [];
  return trx
    .selectFrom('places.place_service as ps')
    .innerJoin('places.place as p', (join) =>
      join.onRef('p.community_id', '=', 'ps.community_id').onRef('p.id', '=', 'ps.place_id'),
    )
    .select(['ps.service_id', 'p.id', 'p.code', 'p.name', 'p.district_code', 'p.point'])
    .where('ps.community_id', '=', communityId)
    .where('ps.service_id', 'in', serviceIds)
    .orderBy('p.code')
    .execute();
}

/** Every activity with its place and who organises it; other queries narrow it. */
export function activities(trx: CommunityTransaction, communityId: string) {
  return trx
    .selectFrom('places.activity as a')
    .innerJoin('places.place as p', (join) =>
      join.onRef('p.community_id', '=', 'a.community_id').onRef('p.id', '=', 'a.place_id'),
    )
    .innerJoin('identity.organisation as o', (join) =>
      join.onRef('o.community_id', '=', 'a.community_id').onRef('o.id', '=', 'a.organiser_id'),
    )
    .selectAll('a')
    .select([
      'p.code as place_code',
      'p.name as place_name',
      'p.district_code',
      'p.point as place_point',
      'o.name as organiser_name',
    ])
    .where('a.community_id', '=', communityId);
}

export function listActivityRows(
  trx: CommunityTransaction,
  communityId: string,
  filter: {
    language: Language;
    /** Organisations of the reader. */
    organisationIds: string[];
    district: string | undefined;
    after: [string, string] | undefined;
    limit: number;
  },
) {
  const name = sql<string>`coalesce(a.name ->> ${filter.language}, a.name ->> 'it')`;
  let query = activities(trx, communityId)
    .select(name.as('sort_name'))
    .where(isForReader('a', filter.organisationIds))
    .orderBy(name)
    .orderBy('a.id')
    .limit(filter.limit + 1);
  if (filter.district !== undefined) query = query.where('p.district_code', '=', filter.district);
  if (filter.after !== undefined)
    query = query.where(sql<boolean>`(${name}, a.id) > (${filter.after[0]}, ${filter.after[1]}::uuid)`);
  return query.execute();
}

export function listAnsweringActivityRows(
  trx: CommunityTransaction,
  communityId: string,
  codes: string[],
  limit: number,
) {
  return activities(trx, communityId)
    .where(sql<boolean>`a.entries && ${codes}::text[]`)
    .orderBy('a.id')
    .limit(limit)
    .execute();
}

export function findPlaceNameRow(trx: CommunityTransaction, communityId: string, code: string) {
  return trx
    .selectFrom('places.place')
    .select(['name', 'district_code'])
    .where('community_id', '=', communityId)
    .where('code', '=', code)
    .executeTakeFirst();
}

export function findPlaceSpotRow(trx: CommunityTransaction, communityId: string, code: string) {
  return trx
    .selectFrom('places.place')
    .select(['id', 'point', 'district_code'])
    .where('community_id', '=', communityId)
    .where('code', '=', code)
    .executeTakeFirst();
}

export async function replaceServicePlaces(
  trx: CommunityTransaction,
  communityId: string,
  serviceId: string,
  placeIds: readonly string[],
): Promise<void> {
  await trx
    .deleteFrom('places.place_service')
    .where('community_id', '=', communityId)
    .where('service_id', '=', serviceId)
    .execute();
  if (placeIds.length > 0)
    await trx
      .insertInto('places.place_service')
      .values(placeIds.map((id) => ({ community_id: communityId, place_id: id, service_id: serviceId })))
      .execute();
}

export function findDistrictRow(trx: CommunityTransaction, communityId: string, code: string) {
  return trx
    .selectFrom('places.district')
    .select(['id', 'label_point'])
    .where('community_id', '=', communityId)
    .where('code', '=', code)
    .executeTakeFirst();
}
