import type { Timetable } from '@snodo/recurrence';

/** A text by language; Italian is always there. */
export interface Texts {
  readonly it: string;
  readonly en?: string;
  readonly ar?: string;
}

/** Any JSON that is told as it is. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

export const serviceStates = ['active', 'inactive', 'suspended', 'closed'] as const;
export type ServiceState = (typeof serviceStates)[number];

/** Everywhere `null` is *not known*, and an empty list is *none*. Ids are UUIDs, days ISO days, money integer cents. */
export interface PublishedOrganisation {
  readonly id: string;
  readonly code: string | null;
  readonly name: string;
  readonly description: Texts | null;
  readonly website: string | null;
  readonly mail: string | null;
  readonly phone: string | null;
}

export interface PublishedAddress {
  readonly street: string;
  readonly city: string;
  readonly province: string;
  readonly postalCode: string;
  /** ISO 3166-1, two letters */
  readonly country: string;
}

export interface PublishedPlace {
  readonly id: string;
  readonly code: string | null;
  readonly kind: 'physical' | 'postal' | 'virtual';
  readonly name: Texts;
  readonly description: Texts | null;
  /** Its host */
  readonly organisationId: string | null;
  readonly district: string | null;
  /** Degrees, WGS 84 */
  readonly position: { readonly latitude: number; readonly longitude: number } | null;
  readonly address: PublishedAddress | null;
  readonly accessibility: readonly string[] | null;
  readonly timetable: Timetable | null;
}

export interface PublishedTaxonomy {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly address: string | null;
  readonly version: string | null;
}

export interface PublishedTerm {
  readonly id: string;
  readonly taxonomyId: string;
  readonly code: string;
  readonly name: Texts;
  readonly description: Texts | null;
  readonly parentId: string | null;
  readonly address: string | null;
  /** Ids of terms of other taxonomies that mean the same */
  readonly exactMatches: readonly string[];
}

/** What it costs. The kinds that have bands name the price of each; `stated` is what another directory says in words. */
export type PublishedCost =
  | { readonly kind: 'free' }
  | { readonly kind: 'per_hour'; readonly feeCents: number }
  | { readonly kind: 'per_unit'; readonly unit: string; readonly feeCents: number }
  | {
      readonly kind: 'by_income';
      readonly unit: string;
      readonly bands: readonly { readonly upToCents: number | null; readonly feeCents: number }[];
    }
  | {
      readonly kind: 'by_people';
      readonly unit: string;
      readonly bands: readonly {
        readonly fromPeople: number;
        readonly toPeople: number | null;
        readonly feeCents: number;
      }[];
    }
  | {
      readonly kind: 'split';
      readonly unit: string;
      readonly totalCents: number;
      readonly rule: string;
      readonly leastPeople: number;
      readonly mostPeople: number;
    }
  | {
      readonly kind: 'stated';
      readonly options: readonly { readonly words: string; readonly feeCents: number | null }[];
    };

export interface PublishedContact {
  readonly id: string;
  readonly label: Texts;
  readonly phone: string | null;
  readonly mail: string | null;
  readonly website: string | null;
  /** ISO 639-1 */
  readonly languages: readonly string[];
}

export interface PublishedAccreditation {
  readonly issuer: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly evidence: string | null;
}

export interface PublishedService {
  readonly id: string;
  readonly code: string | null;
  readonly organisationId: string;
  readonly name: Texts;
  readonly description: Texts | null;
  readonly state: ServiceState;
  readonly offerKind: string | null;
  readonly termIds: readonly string[];
  /** Whole years; `toYears` belongs to it, null: no upper bound */
  readonly ages: { readonly fromYears: number; readonly toYears: number | null } | null;
  readonly eligibility: readonly Json[];
  readonly eligibilityText: Texts | null;
  readonly cost: PublishedCost | null;
  readonly languages: readonly string[] | null;
  readonly accessibility: readonly string[] | null;
  readonly documents: readonly Texts[] | null;
  readonly contacts: readonly PublishedContact[];
  readonly districts: readonly { readonly code: string; readonly name: string }[] | null;
  readonly timetable: Timetable | null;
  /** Where it is given: a service at a place has an id of its own. */
  readonly atPlaces: readonly { readonly id: string; readonly placeId: string }[];
  readonly capacity: {
    readonly available: number;
    readonly maximum: number | null;
    /** The day on which it was true; null: not known */
    readonly on: string | null;
  } | null;
  readonly taxLabel: string | null;
  readonly themes: readonly string[];
  readonly accreditations: readonly PublishedAccreditation[];
  readonly website: string | null;
  readonly verifiedOn: string | null;
  /** ISO instant */
  readonly changedAt: string | null;
  /** Facts that no source states: made up for a demonstration */
  readonly generatedFields: readonly string[];
}

export interface PublishedDirectory {
  readonly organisations: readonly PublishedOrganisation[];
  readonly places: readonly PublishedPlace[];
  readonly taxonomies: readonly PublishedTaxonomy[];
  readonly terms: readonly PublishedTerm[];
  readonly services: readonly PublishedService[];
}
