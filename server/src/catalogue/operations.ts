import type { Language } from '@snodo/contract';
import { z } from 'zod';
import type { CommunityTransaction } from '../db/index.ts';
import { cutPage, dayIn, decodeCursor, localized, Problem, type Clock } from '../http/index.ts';
import type { Actor, Community } from '../identity/index.ts';
import { minuteOfWeek, readOpen } from './opening.ts';
import * as queries from './queries.ts';
import { readerOf, type Reader } from './readers.ts';
import { toOfferFacts, toService, type OfferFacts } from './rows.ts';
import { plansOf, type Found, type Plan } from './search/plan.ts';
import {
  countFacets,
  findServices,
  hasMatch,
  type Filters,
  type FoundRow,
  type ServiceSearch,
  type Spot,
} from './search/search-queries.ts';
import { isNothingAsked, noteEmptySearch } from './search/empty-searches.ts';

/** What the catalogue needs to know of places, which it may not import. */
export interface CatalogueTerritory {
  /** Where a district or a place lies on the community's drawing. */
  findSpot: (trx: CommunityTransaction, community: Community, code: string) => Promise<Spot | undefined>;
}

export interface CatalogueContext {
  community: Community;
  clock: Clock;
  language: Language;
  territory: CatalogueTerritory;
  /** Under which rare words are counted without being kept. */
  secret: string;
}

export async function listTaxonomy(trx: CommunityTransaction, community: Community, language: Language) {
  const rows = await queries.listTaxonomyRows(trx, community.id);
  const links = await queries.listTaxonomyLinkRows(trx, community.id);
  return rows.map((row) => ({
    code: row.code,
    group: row.group_code,
    name: localized(row.name, language),
    description: localized(row.description, language),
    leadsTo: row.merged_into,
    isRetired: row.retired_at !== null,
    links: links
      .filter(({ entry_code: code }) => code === row.code)
      .map(({ scheme, code, name }) => ({ scheme, code, name: localized(name, language) })),
  }));
}

export interface ServiceFilterInput {
  q?: string | undefined;
  group?: string | undefined;
  district?: string | undefined;
  kind?: string | undefined;
  cost?: 'free' | 'paid' | undefined;
  language?: string | undefined;
  accessibility?: string | undefined;
  open?: string | undefined;
}

export interface ServiceListInput extends ServiceFilterInput {
  near?: string | undefined;
  cursor?: string | undefined;
  limit: number;
}

/** What everyone may use, and what is for whoever asks; nobody asks as undefined. */
export async function listServices(
  trx: CommunityTransaction,
  actor: Actor | undefined,
  context: CatalogueContext,
  input: ServiceListInput,
) {
  const { community, clock, language } = context;
  const reader = readerOf(actor, community, clock);
  const search = {
    reader,
    language,
    filters: filtersOf(context, input),
    near: input.near === undefined ? undefined : await spotOf(trx, context, input.near),
    limit: input.limit,
  };
  const page = await firstThatFinds(trx, context, { ...search, cursor: input.cursor, q: input.q });
  if (page === undefined) {
    if (input.cursor === undefined) await noteEmptySearch(trx, context, input.q ?? '');
    return { items: [], nextCursor: null, found: 'all' as const };
  }
  const { rows, nextCursor } = cutPage(page.rows, input.limit, ({ sort_key: key, id }) => [key, id]);
  const today = dayIn(community.timeZone, clock.now());
  const items = rows.map((row) => toService(row, { language, today, distance: row.distance }));
  return { items, nextCursor, found: page.found };
}

type Search = Omit<ServiceSearch, 'looked' | 'after'> & { q: string | undefined; cursor: string | undefined };

/** The page of the strictest plan by which anything is found, however the filters narrow it; undefined: by none. */
async function firstThatFinds(
  trx: CommunityTransaction,
  { community }: CatalogueContext,
  { q, cursor, ...search }: Search,
): Promise<{ rows: FoundRow[]; found: Found } | undefined> {
  const isByWords = q !== undefined && !isNothingAsked(q);
  const isByName = !isByWords && search.near === undefined;
  const after = decodeCursor(cursor, isByName ? undefined : z.string().regex(/^-?\d{1,9}$/));
  const find = (looked: Plan | undefined) => findServices(trx, community.id, { ...search, looked, after });
  if (!isByWords) return { rows: await find(undefined), found: 'all' };
  for await (const plan of plansOf(trx, community.id, q)) {
    const rows = await find(plan);
    if (rows.length > 0 || (await hasMatch(trx, community.id, search.reader, plan)))
      return { rows, found: plan.found };
  }
  return undefined;
}

/** How many each further filter would leave, of what the reader may know of. */
export async function listServiceFacets(
  trx: CommunityTransaction,
  actor: Actor | undefined,
  context: CatalogueContext,
  input: ServiceFilterInput,
) {
  const { community, clock } = context;
  const reader = readerOf(actor, community, clock);
  const plan = await planOf(trx, context, reader, input.q);
  const filters = filtersOf(context, input);
  const rows =
    plan === 'nothing' ? [] : await countFacets(trx, community.id, { reader, filters, looked: plan });
  const of = (facet: string) =>
    rows
      .filter((row) => row.facet === facet)
      .map(({ code, count }) => ({ code, count }))
      .sort((one, other) => other.count - one.count || (one.code < other.code ? -1 : 1))
      .slice(0, 200);
  return {
    total: rows.find(({ facet }) => facet === 'total')?.count ?? 0,
    group: of('group'),
    district: of('district'),
    kind: of('kind'),
    cost: of('cost'),
    language: of('language'),
    accessibility: of('accessibility'),
  };
}

/** The strictest plan by which a reader finds anything; `nothing`: the words are nowhere. */
async function planOf(
  trx: CommunityTransaction,
  { community }: CatalogueContext,
  reader: Reader,
  q: string | undefined,
): Promise<Plan | 'nothing' | undefined> {
  if (q === undefined || isNothingAsked(q)) return undefined;
  for await (const plan of plansOf(trx, community.id, q))
    if (await hasMatch(trx, community.id, reader, plan)) return plan;
  return 'nothing';
}

function filtersOf(
  { community, clock }: CatalogueContext,
  { group, district, kind, cost, language, accessibility, open }: ServiceFilterInput,
): Filters {
  return {
    group: group === undefined ? undefined : queries.leadOf(community.id, group),
    district,
    kind,
    cost,
    language,
    accessibility,
    openMinute:
      open === undefined ? undefined : (readOpen(open) ?? minuteOfWeek(community.timeZone, clock.now())),
  };
}

async function spotOf(
  trx: CommunityTransaction,
  { community, territory }: CatalogueContext,
  near: string,
): Promise<Spot> {
  const spot = await territory.findSpot(trx, community, near);
  if (spot !== undefined) return spot;
  throw new Problem('invalid_request', {
    faults: [
      { path: 'query.near', code: 'unknown', message: 'Neither a district nor a place has this code' },
    ],
  });
}

/** Of each public service that answers one of the entries: which it answers, and in which districts; null: in all. */
export function listAnsweredDistricts(
  trx: CommunityTransaction,
  community: Community,
  codes: readonly string[],
): Promise<{ entries: string[]; districts: string[] | null }[]> {
  return queries.listAnsweredDistrictRows(trx, community.id, codes);
}

/** By organisation: how many public services of an entry it gives, and whether one is given in the district. */
export async function countAnsweringServices(
  trx: CommunityTransaction,
  community: Community,
  codes: readonly string[],
  district: string,
): Promise<Map<string, { services: number; servesDistrict: boolean }>> {
  const rows = await queries.countAnsweringServiceRows(trx, community.id, codes, district);
  return new Map(
    rows.map(({ provider_id, services, serves_district }) => [
      provider_id,
      { services: Number(services), servesDistrict: serves_district },
    ]),
  );
}

/** A service as matching needs it: facts apart from texts. */
export interface AnsweringService {
  id: string;
  code: string;
  name: string;
  isShared: boolean;
  districts: string[] | null;
  accreditation: { until: string | null } | 'not_needed';
  facts: OfferFacts;
}

/** `isMember`: whoever asks belongs to the community, so that what is for its people alone may answer. */
export async function listAnsweringServices(
  trx: CommunityTransaction,
  community: Community,
  asked: { codes: string[]; isMember: boolean },
  language: Language,
  limit: number,
): Promise<AnsweringService[]> {
  const rows = await queries.listAnsweringServiceRows(trx, community.id, asked, limit);
  return rows.map((row) => ({
    id: row.id,
    code: row.code,
    name: localized(row.name, language),
    isShared: row.offer_kind === 'shared',
    districts: row.districts,
    accreditation: row.is_accreditation_needed ? { until: row.accredited_until } : 'not_needed',
    facts: toOfferFacts(row),
  }));
}

/** By service: what it is in words, and whose. */
export async function describeServices(
  trx: CommunityTransaction,
  community: Community,
  ids: readonly string[],
  language: Language,
): Promise<Map<string, { description: string; provider: string }>> {
  const rows = await queries.listServiceTextRows(trx, community.id, ids);
  return new Map(
    rows.map(({ id, description, provider_name }) => [
      id,
      { description: localized(description, language), provider: provider_name },
    ]),
  );
}
