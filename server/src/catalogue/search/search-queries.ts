import { sql, type RawBuilder } from 'kysely';
import type { Language } from '@snodo/contract';
import type { CommunityTransaction } from '../../db/index.ts';
import { isShownTo, type Reader } from '../readers.ts';

/** Where nearness counts from: a point of the community's drawing and the district that it lies in. */
export interface Spot {
  x: number;
  y: number;
  district: string;
}

/** What narrows a list; each name is a facet of its own. */
export interface Filters {
  group?: string | undefined;
  district?: string | undefined;
  kind?: string | undefined;
  cost?: 'free' | 'paid' | undefined;
  language?: string | undefined;
  accessibility?: string | undefined;
  /** Minute of the week, Monday 00:00 first. */
  openMinute?: number | undefined;
}

const conditions = {
  group: ({ group }) => group && sql<boolean>`s.tags @> array[${group}::text]`,
  district: ({ district }) => district && sql<boolean>`s.districts @> array[${district}::text]`,
  kind: ({ kind }) => kind && sql<boolean>`s.offer_kind = ${kind}`,
  cost: ({ cost }) => cost && sql<boolean>`s.is_free = ${cost === 'free'}`,
  language: ({ language }) => language && sql<boolean>`s.languages @> array[${language}::text]`,
  accessibility: ({ accessibility }) =>
    accessibility && sql<boolean>`s.accessibility @> array[${accessibility}::text]`,
  openMinute: ({ openMinute }) =>
    openMinute === undefined ? undefined : sql<boolean>`s.open_minutes @> ${openMinute}::int`,
} satisfies Record<keyof Filters, (filters: Filters) => RawBuilder<boolean> | '' | undefined>;

function wanted(filters: Filters): RawBuilder<boolean> {
  const all = Object.values(conditions).flatMap((condition) => condition(filters) || []);
  return all.length === 0 ? sql<boolean>`true` : sql<boolean>`(${sql.join(all, sql` and `)})`;
}

function matches(query: string | undefined): RawBuilder<boolean> {
  return query === undefined ? sql<boolean>`true` : sql<boolean>`s.words @@ ${query}::tsquery`;
}

export async function hasMatch(
  trx: CommunityTransaction,
  communityId: string,
  reader: Reader,
  query: string,
): Promise<boolean> {
  const { rows } = await sql`
    select from catalogue.service_search s
    where s.community_id = ${communityId} and ${matches(query)} and ${isShownTo(reader, 'search')} limit 1`.execute(
    trx,
  );
  return rows.length > 0;
}

export interface ServiceSearch {
  reader: Reader;
  language: Language;
  filters: Filters;
  /** A text search query; undefined: whatever it is called. */
  query: string | undefined;
  near: Spot | undefined;
  after: [string, string] | undefined;
  limit: number;
}

export interface FoundRow {
  id: string;
  sort_key: string;
  distance: number | null;
}

/** So many answers of one search are ranked; whoever is shown more than this looks for something narrower. */
export const mostRanked = 1000;

/**
 * One page of what is found: by name; with words, by how well they fit, those of the name above all; with a spot, the
 * nearest first. A common word finds more than can be ranked: then those that were verified last are.
 */
export async function findServices(
  trx: CommunityTransaction,
  communityId: string,
  search: ServiceSearch,
): Promise<FoundRow[]> {
  return search.query === undefined && search.near === undefined
    ? byName(trx, communityId, search)
    : byKey(trx, communityId, search);
}

async function byName(
  trx: CommunityTransaction,
  communityId: string,
  search: ServiceSearch,
): Promise<FoundRow[]> {
  const { reader, language, filters, after, limit } = search;
  const name = sql<string>`coalesce(s.name ->> ${language}, s.name ->> 'it')`;
  const isAfter =
    after === undefined ? sql`true` : sql`(${name}, s.service_id) > (${after[0]}, ${after[1]}::uuid)`;
  const { rows } = await sql<FoundRow>`
    select s.service_id as id, ${name} as sort_key, null::float8 as distance
    from catalogue.service_search s
    where s.community_id = ${communityId} and ${isShownTo(reader, 'search')} and ${wanted(filters)} and ${isAfter}
    order by ${name}, s.service_id limit ${limit + 1}`.execute(trx);
  return rows;
}

async function byKey(
  trx: CommunityTransaction,
  communityId: string,
  search: ServiceSearch,
): Promise<FoundRow[]> {
  const { reader, filters, query, near, after, limit } = search;
  const distance = distanceFrom(near);
  const key = near === undefined ? fitOf(query) : sql`least(coalesce(round(${distance}), 99999), 99999)::int`;
  const isAfter =
    after === undefined ? sql`true` : sql`(sort_key, id) > (${after[0]}::int, ${after[1]}::uuid)`;
  const { rows } = await sql<FoundRow>`
    with found as materialized (
      select s.service_id, s.words, s.name_words, s.spots, s.districts from catalogue.service_search s
      where s.community_id = ${communityId} and ${matches(query)} and ${isShownTo(reader, 'search')} and ${wanted(filters)}
      order by s.verified_on desc nulls last, s.service_id limit ${mostRanked}
    ), ranked as (
      select s.service_id as id, ${key} as sort_key, ${distance} as distance from found s
    )
    select id, sort_key::text as sort_key, distance from ranked where ${isAfter}
    order by ranked.sort_key, id limit ${limit + 1}`.execute(trx);
  return rows;
}

/** The lower the better: what stands in the name counts most, and a short name more than a long one. */
function fitOf(query: string | undefined): RawBuilder<number> {
  return sql<number>`(-1000000 * ts_rank('{0.02, 0.1, 0.3, 1}', s.words, ${query ?? ''}::tsquery)
    / (1 + ln(1 + s.name_words)))::int`;
}

/** From a spot to the nearest place where it is given; what comes home to a district is there. */
function distanceFrom(near: Spot | undefined): RawBuilder<number | null> {
  if (near === undefined) return sql<null>`null::float8`;
  const { x, y, district } = near;
  return sql<number | null>`(case when cardinality(s.spots) > 0
    then (select min(spot <-> point(${x}::float8, ${y}::float8)) from unnest(s.spots) spot)
    when s.districts @> array[${district}::text] then 0 end)`;
}

export interface FacetRow {
  facet: string;
  code: string;
  count: number;
}

const facetCodes = {
  group: sql`unnest(s.tags)`,
  district: sql`unnest(s.districts)`,
  kind: sql`s.offer_kind`,
  cost: sql`case s.is_free when true then 'free' when false then 'paid' end`,
  language: sql`unnest(s.languages)`,
  accessibility: sql`unnest(s.accessibility)`,
} satisfies Partial<Record<keyof Filters, RawBuilder<unknown>>>;

/** Counts of each facet as if its own filter were not set, and `total` with all of them. */
export async function countFacets(
  trx: CommunityTransaction,
  communityId: string,
  { reader, filters, query }: Pick<ServiceSearch, 'reader' | 'filters' | 'query'>,
): Promise<FacetRow[]> {
  const counts = Object.entries(facetCodes).map(([facet, codes]) => {
    const others = wanted({ ...filters, [facet]: undefined });
    return sql`select ${facet}::text as facet, code, count(*)::int as count
      from (select ${codes} as code from base s where ${others}) c where code is not null group by code`;
  });
  const { rows } = await sql<FacetRow>`
    with base as materialized (
      select s.tags, s.districts, s.offer_kind, s.is_free, s.languages, s.accessibility, s.open_minutes
      from catalogue.service_search s
      where s.community_id = ${communityId} and ${matches(query)} and ${isShownTo(reader, 'search')}
    )
    select 'total' as facet, '' as code, count(*)::int as count from base s where ${wanted(filters)}
    union all ${sql.join(counts, sql` union all `)}`.execute(trx);
  return rows;
}
