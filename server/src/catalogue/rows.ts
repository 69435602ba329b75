import type { costSchema, Language, offerKinds } from '@snodo/contract';
import type { Selectable } from 'kysely';
import type { z } from 'zod';
import type { DB, Json } from '../db/rows.gen.ts';
import { localized } from '../http/index.ts';
import { freshnessOf } from './readers.ts';

export type ServiceRow = Selectable<DB['catalogue.service']> & {
  provider_name: string;
  provider_code: string;
};

/** Fees are integer cents. */
export type Cost = z.infer<typeof costSchema>;

export interface WeeklyWindow {
  /** 1 Monday … 7 Sunday */
  weekday: number;
  /** Minutes after midnight, wall time of the community's zone */
  startMinute: number;
  endMinute: number;
}

export interface AgeRange {
  fromYears: number;
  /** inclusive; null: no upper bound */
  toYears: number | null;
}

/** Facts that services and activities share; `null` is unknown, never no. */
export interface OfferFacts {
  entries: string[];
  audienceOrganisationIds: string[] | null;
  ages: AgeRange | null;
  windows: WeeklyWindow[] | null;
  cost: Cost | null;
  openPlaces: number | null;
  languages: string[] | null;
  accessibility: string[] | null;
  verifiedOn: string | null;
  source: 'published' | 'generated';
  generatedFields: string[];
}

interface OfferColumns {
  entries: string[];
  audience_organisation_ids: string[] | null;
  ages: Json | null;
  windows: Json | null;
  cost: Json | null;
  open_places: number | null;
  languages: string[] | null;
  accessibility: string[] | null;
  verified_on: string | null;
  source: string;
  generated_fields: string[];
}

/** The jsonb columns were checked by the reader of the programme before they were stored. */
export function toOfferFacts(row: OfferColumns): OfferFacts {
  return {
    entries: row.entries,
    audienceOrganisationIds: row.audience_organisation_ids,
    ages: row.ages as unknown as AgeRange | null,
    windows: row.windows as WeeklyWindow[] | null,
    cost: row.cost as Cost | null,
    openPlaces: row.open_places,
    languages: row.languages,
    accessibility: row.accessibility,
    verifiedOn: row.verified_on,
    source: row.source as OfferFacts['source'],
    generatedFields: row.generated_fields,
  };
}

/** How a reader is told for whom something is that she was let see. */
export function toAudience({ audienceOrganisationIds }: OfferFacts): 'everyone' | 'yours' {
  return audienceOrganisationIds === null ? 'everyone' : 'yours';
}

/** For whom a service is that the reader was let see. */
function toServiceAudience(row: ServiceRow): 'everyone' | 'members' | 'yours' {
  if (row.audience_organisation_ids !== null) return 'yours';
  return row.is_members_only ? 'members' : 'everyone';
}

/** How near on the drawing, which is a thousand wide and knows no metres. */
export const farthestHere = 90;
const farthestNear = 260;

export function toNearness(distance: number | null): 'here' | 'near' | 'far' | null {
  if (distance === null) return null;
  if (distance <= farthestHere) return 'here';
  return distance <= farthestNear ? 'near' : 'far';
}

export function toService(
  row: ServiceRow,
  { language, today, distance = null }: { language: Language; today: string; distance?: number | null },
) {
  const facts = toOfferFacts(row);
  return {
    id: row.id,
    code: row.code,
    name: localized(row.name, language),
    description: localized(row.description, language),
    provider: row.provider_name,
    districts: row.districts,
    entries: facts.entries,
    offerKind: row.offer_kind as (typeof offerKinds)[number],
    cost: facts.cost,
    windows: facts.windows,
    languages: facts.languages,
    openPlaces: facts.openPlaces,
    openPlacesOn: row.open_places_on,
    audience: toServiceAudience(row),
    verifiedOn: facts.verifiedOn,
    freshness: freshnessOf(facts.verifiedOn, today),
    nearness: toNearness(distance),
    source: facts.source,
    generatedFields: facts.generatedFields,
  };
}
