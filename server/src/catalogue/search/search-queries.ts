import { sql, type RawBuilder } from 'kysely';
import type { Language } from '@snodo/contract';
import type { CommunityTransaction } from '../../db/index.ts';
import { isShownTo, type Reader } from '../readers.ts';
import type { ServiceRow } from '../rows.ts';
import type { Plan } from './plan.ts';

/** Where nearness counts from: a point of the community's drawing and the district that it lies in. */
export interface Spot {
  x: number;
  y: number;
  district: string;
}

/** What narrows a list; each name is a facet of its own. */
export interface Filters {
  group?: RawBuilder<string> | undefined;
  district?: string | undefined;
  kind?: string | undefined;
  cost?: 'free' | 'paid' | undefined;
  language?: string | undefined;
  accessibility?: string | undefined;
  /** Minute of the week, Monday 00:00 first. */
  openMinute?: number | undefined;
}

const conditions = {
  group: ({ group }) => group && sql<boolean>`s.tags @> array[${group}]`,
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

/** What is looked for; see `Plan`. */
export type Looked = Pick<Plan, 'joined' | 'terms'>;

/** Whoever is in the list of one token, `t`: read through its index, because a limit is not planned away. */
function postingsOf(communityId: string): RawBuilder<unknown> {
  return sql`select service_id, fit from catalogue.search_posting
    where community_id = ${communityId} and token = t.token limit 10000000`;
}

/**
 * Services that have the words, with how well they fit. Begins with the rarest word and looks the others up one by
 * one: each is one entry of an index.
 */
function matching(communityId: string, { joined, terms }: Looked): RawBuilder<unknown> {
  const [first = [], ...others] = terms;
  if (joined === 'any') {
    const pairs = terms.flatMap((tokens, term) => tokens.map((token) => [token, term] as const));
    return sql`(select service_id, sum(fit)::int as fit from (
      select t.term, p.service_id, min(p.fit) as fit
      from unnest(${pairs.map(([token]) => token)}::text[], ${pairs.map(([, term]) => term)}::int[]) t (token, term)
      cross join lateral (${postingsOf(communityId)}) p
      group by t.term, p.service_id) each group by service_id)`;
  }
  const rarest =
    first.length === 1
      ? sql`select service_id, fit from catalogue.search_posting where community_id = ${communityId} and token = ${first[0]}`
      : sql`select p.service_id, min(p.fit) as fit from unnest(${[...first]}::text[]) t (token)
          cross join lateral (${postingsOf(communityId)}) p group by p.service_id`;
  if (others.length === 0) return sql`(${rarest})`;
  const looked = others.map(
    (tokens, index) => sql`cross join lateral (
      select min(fit) as fit from catalogue.search_posting
      where community_id = ${communityId} and service_id = m.service_id and token = any(${[...tokens]}::text[])
      having count(*) > 0) ${sql.ref(`t${index}`)}`,
  );
  const fits = others.map((_, index) => sql`${sql.ref(`t${index}`)}.fit`);
  return sql`(select m.service_id, m.fit + ${sql.join(fits, sql` + `)} as fit from (${rarest}) m ${sql.join(looked, sql` `)})`;
}

/** Whether a service, `s` being the row that the search reads, has the words. */
export function foundBy(communityId: string, looked: Looked): RawBuilder<boolean> {
  return sql<boolean>`s.service_id in (select service_id from ${matching(communityId, looked)} m)`;
}

/** The facts of each service that has the words, looked up one by one: `limit` keeps the planner from turning it round. */
function searched(communityId: string): RawBuilder<unknown> {
  return sql`cross join lateral (
    select * from catalogue.service_search f
    where f.community_id = ${communityId} and f.service_id = m.service_id limit 1) s`;
}

export async function hasMatch(
  trx: CommunityTransaction,
  communityId: string,
  reader: Reader,
  looked: Looked,
): Promise<boolean> {
  const { rows } = await sql`
    select from ${matching(communityId, looked)} m
    ${searched(communityId)}
    where ${isShownTo(reader, 'search')} limit 1`.execute(trx);
  return rows.length > 0;
}

export interface ServiceSearch {
  reader: Reader;
  language: Language;
  filters: Filters;
  /** Undefined: whatever it is called. */
  looked: Looked | undefined;
  near: Spot | undefined;
  after: [string, string] | undefined;
  limit: number;
}

export type FoundRow = ServiceRow & { sort_key: string; distance: number | null };

/** Farther than anything on the drawing: not known where it is given. */
const nowhere = 99_999;

/**
 * One page of what is found, and one row more when there is one: by name; with words, those that fit best first; with
 * a spot, the nearest first.
 */
export async function findServices(
  trx: CommunityTransaction,
  communityId: string,
  { reader, language, filters, looked, near, after, limit }: ServiceSearch,
): Promise<FoundRow[]> {
  const distance = distanceFrom(near);
  const isByName = looked === undefined && near === undefined;
  const key = isByName
    ? sql`coalesce(s.name ->> ${language}, s.name ->> 'it')`
    : near === undefined
      ? sql`m.fit`
      : sql`least(coalesce(round(${distance}), ${nowhere}), ${nowhere})::int`;
  const type = isByName ? sql`text` : sql`int`;
  // By words, the id of the posting: then its index gives the order, and the best are found without the others.
  const id = looked === undefined ? sql`s.service_id` : sql`m.service_id`;
  const isAfter =
    after === undefined ? sql`true` : sql`(${key}, ${id}) > (${after[0]}::${type}, ${after[1]}::uuid)`;
  const from =
    looked === undefined
      ? sql`catalogue.service_search s where s.community_id = ${communityId}`
      : sql`${matching(communityId, looked)} m
          ${searched(communityId)} where true`;
  const { rows } = await sql<FoundRow>`
    with page as materialized (
      select s.service_id, ${key} as sort_key, ${distance} as distance
      from ${from} and ${isShownTo(reader, 'search')} and ${wanted(filters)} and ${isAfter}
      order by ${key}, ${id} limit ${limit + 1}
    )
    select s.*, o.name as provider_name, o.code as provider_code, page.sort_key::text as sort_key, page.distance
    from page
    join catalogue.service s on s.community_id = ${communityId} and s.id = page.service_id
    join identity.organisation o on o.community_id = ${communityId} and o.id = s.provider_id
    order by page.sort_key, s.id`.execute(trx);
  return rows;
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
  { reader, filters, looked }: Pick<ServiceSearch, 'reader' | 'filters' | 'looked'>,
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
      where s.community_id = ${communityId} and ${isShownTo(reader, 'search')}
        and ${looked === undefined ? sql`true` : sql`s.service_id in (select service_id from ${matching(communityId, looked)} m)`}
    )
    select 'total' as facet, '' as code, count(*)::int as count from base s where ${wanted(filters)}
    union all ${sql.join(counts, sql` union all `)}`.execute(trx);
  return rows;
}
