import type {
  Campaign,
  CampaignPlan,
  Connection,
  EmbedClient,
  People,
  WeightingProfile,
} from './programme-people.ts';

import type { StatedNeeds } from './programme-needs.ts';

export type * from './programme-people.ts';

/**
 * A demonstration programme as plain facts: what the YAML files of one folder say, checked and frozen.
 * Codes refer to one another; every reference in it is known to exist. `null` always means "not known".
 * Instants and days are wall-clock days of the community's time zone; fees are integer euro cents.
 */
export interface Programme {
  readonly community: Community;
  readonly counters: readonly Counter[];
  readonly districts: readonly District[];
  readonly quarters: readonly Quarter[];
  readonly postcodes: readonly Postcode[];
  /** How many metres the drawing is wide, roughly. */
  readonly widthMetres: number | null;
  readonly taxonomyGroups: readonly TaxonomyGroup[];
  readonly taxonomyEntries: readonly TaxonomyEntry[];
  readonly openEligibility: OpenEligibility;
  readonly wemiCategories: readonly WemiCategory[];
  readonly organisations: readonly Organisation[];
  readonly amenities: readonly NamedCode[];
  readonly places: readonly Place[];
  readonly services: readonly Service[];
  readonly providers: readonly Provider[];
  readonly sheets: readonly ServiceSheet[];
  readonly taxLabels: readonly TaxLabelPeriod[];
  readonly activities: readonly Activity[];
  readonly people: People;
  readonly connections: readonly Connection[];
  readonly embedClients: readonly EmbedClient[];
  readonly weightingProfiles: readonly WeightingProfile[];
  readonly campaigns: readonly Campaign[];
  readonly campaignPlans: readonly CampaignPlan[];
  readonly enrolments: Enrolments;
  readonly statedNeeds: StatedNeeds;
  readonly timeBank: TimeBank;
}

/** Places that services have open, who asked for them, and groups that come together; days count from loading. */
export interface Enrolments {
  readonly intakes: readonly {
    readonly code: string;
    readonly service: string;
    readonly title: string;
    readonly places: number;
    readonly offerHours: number;
    readonly noticeDays: number;
    readonly madeBy: string;
  }[];
  readonly enrolments: readonly {
    readonly intake: string;
    readonly person: string;
    readonly places: number;
    readonly state: 'requested' | 'waiting' | 'accepted';
    readonly words: string | null;
    readonly daysAgo: number;
  }[];
  readonly sharedServices: readonly SharedGroup[];
}

export interface SharedGroup {
  readonly code: string;
  readonly service: string;
  readonly template: 'babysitter' | 'carer' | 'after_school' | 'escort' | 'concierge';
  readonly title: string;
  readonly words: string;
  readonly place: string | null;
  readonly district: string | null;
  readonly windows: readonly {
    readonly weekday: number;
    readonly startMinute: number;
    readonly endMinute: number;
  }[];
  readonly hourCents: number;
  readonly quorumFamilies: number;
  readonly quorumInDays: number;
  readonly startsInDays: number;
  readonly places: number;
  readonly childrenPerCarer: number;
  readonly split: 'equal' | 'child_hour';
  readonly organiser: string;
  readonly families: readonly { readonly person: string; readonly children: number }[];
}

/** Who takes part in the time bank, and what stands on its board; days count from the day of loading. */
export interface TimeBank {
  readonly members: readonly { readonly person: string; readonly insuredForDays: number | null }[];
  readonly offers: readonly BoardOffer[];
  readonly applicants: readonly { readonly person: string; readonly statementBy: 'screen' | 'paper' }[];
  readonly exchanges: readonly {
    readonly helper: string;
    readonly helped: string;
    readonly minutes: number;
    readonly daysAgo: number;
  }[];
  readonly pools: readonly PledgedPool[];
  readonly fundRequests: readonly {
    readonly person: string;
    readonly minutes: number;
    readonly reason: string;
  }[];
}

/** What an organisation pledged for the year of loading, and what was drawn from it so many days before. */
export interface PledgedPool {
  readonly organisation: string;
  readonly unit: 'community_minute';
  readonly committedMinutes: number;
  readonly carryOverPercent: number;
  readonly doublesGifts: boolean;
  readonly lowAtPercent: number;
  readonly recordedBy: string;
  readonly draws: readonly { readonly minutes: number; readonly daysAgo: number; readonly reason: string }[];
}

export interface BoardOffer {
  readonly code: string;
  readonly kind: 'offer' | 'request';
  readonly person: string;
  readonly entry: string;
  readonly title: string;
  readonly words: string;
  readonly tags: readonly string[];
  readonly whereabouts: 'at_home' | 'online' | 'district';
  readonly district: string | null;
  readonly times: readonly string[];
  readonly languages: readonly string[];
  readonly durationMinutes: number;
  readonly mostPeople: number;
  readonly settles: 'pair' | 'shared' | 'course' | 'together';
  readonly validForDays: number;
}

/** One sentence or name in the three languages that every person meets. */
export interface Text {
  readonly it: string;
  readonly en: string;
  readonly ar: string;
}

export type LanguageCode = 'it' | 'en' | 'ar';

/** `published`: the programme's sources say it. `generated`: made up for the demonstration. */
export type Source = 'published' | 'generated';

/**
 * Where a record comes from. `generatedFields` names (in camelCase) the fields of a published record that
 * were made up; of a generated record it names every field that is known.
 */
export interface Sourced {
  readonly source: Source;
  readonly generatedFields: readonly string[];
}

/** A point of the schematic drawing: 0..1000 both ways, y downwards; neither metres nor degrees. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface NamedCode {
  readonly code: string;
  readonly name: Text;
}

export interface Community {
  readonly slug: string;
  readonly name: Text;
  readonly purpose: Text;
  /** IANA name. */
  readonly timeZone: string;
  readonly languages: readonly LanguageCode[];
  readonly isDemonstration: boolean;
  /** Who may join as a neighbour: anybody, or only who was invited. */
  readonly neighboursJoin: 'open' | 'invited';
  readonly fromYear: number;
  readonly untilYear: number;
}

/** A figure of the programme; `counts` says what exactly is counted. */
export interface Counter {
  readonly code: string;
  readonly count: number;
  readonly label: Text;
  readonly counts: Text;
  readonly kind: 'published';
  readonly source: Text;
  readonly asOfYear: number;
}

export interface District extends NamedCode {
  readonly isInProgramme: boolean;
  readonly labelPoint: Point;
  /** A simple polygon, not closed by a repeated point; neighbours share their edge's points exactly. */
  readonly outline: readonly Point[];
}

/** Which districts a postcode lies in. */
export interface Postcode {
  readonly postcode: string;
  readonly districts: readonly string[];
}

export interface Quarter extends NamedCode {
  readonly district: string;
  readonly point: Point;
  readonly source: Source;
}

export interface TaxonomyGroup extends NamedCode {
  readonly description: Text;
  /** `offer` for what people and firms give (group RIS), `need` for all others. */
  readonly side: 'need' | 'offer';
}

export interface TaxonomyEntry extends NamedCode {
  readonly group: string;
  readonly description: Text;
}

/** Links to another body's taxonomy; the attribution must be shown wherever a link is. */
export interface OpenEligibility {
  readonly attribution: {
    readonly work: string;
    readonly revision: string;
    readonly licence: string;
    readonly note: string;
  };
  readonly links: readonly {
    readonly entry: string;
    readonly labels: readonly string[];
    readonly note: string | null;
  }[];
}

/** One of WeMi's 13 listing categories and the entries that stand for it; none when there is no counterpart. */
export interface WemiCategory extends NamedCode {
  readonly entries: readonly string[];
}

export type OrganisationKind =
  | 'company'
  | 'cooperative'
  | 'social_consortium'
  | 'partnership'
  | 'public_body'
  | 'foundation'
  | 'association'
  | 'parish'
  | 'shop'
  | 'condominium'
  | 'informal_group';

export interface Organisation extends Sourced {
  readonly code: string;
  readonly name: string;
  readonly otherNames: readonly string[];
  readonly kind: OrganisationKind;
  readonly isFictional: boolean;
  readonly employeeCount: number | null;
  readonly description: Text | null;
  readonly roles: readonly OrganisationRole[];
  readonly note: string | null;
}

export type OrganisationRoleName =
  | 'lead_partner'
  | 'partner'
  | 'funder'
  | 'supporter'
  | 'host'
  | 'provider'
  | 'partner_firm'
  | 'operator';

/** A role in the programme; years are inclusive. `isDisputed`: the sources disagree, `note` says how. */
export interface OrganisationRole {
  readonly role: OrganisationRoleName;
  readonly fromYear: number | null;
  readonly untilYear: number | null;
  readonly isDisputed: boolean;
  readonly note: string | null;
}

export type PlaceKind = 'officina' | 'snodo' | 'isola' | 'housing_lab' | 'community_space';
export type LifeCycle = 'proposed' | 'agreed' | 'active' | 'suspended' | 'handed_over' | 'closed';

export interface Place extends Sourced {
  readonly code: string;
  readonly kind: PlaceKind;
  readonly name: Text;
  readonly description: Text;
  readonly host: string;
  readonly district: string;
  readonly quarter: string | null;
  readonly point: Point;
  readonly address: string | null;
  readonly lifeCycle: LifeCycle;
  /** Isole only: 1 equipped, 2 holds meetings, 3 people learn there, 4 notices difficulty early. */
  readonly maturityLevel: number | null;
  readonly hostsWemi: boolean | null;
  readonly amenities: readonly string[];
  readonly windows: readonly WeeklyWindow[] | null;
  readonly entries: readonly string[];
  readonly spaces: readonly Space[];
}

/** A bookable unit in a place. */
export interface Space extends NamedCode {
  readonly capacityPeople: number;
  readonly kind: 'room' | 'hall' | 'desk_area' | 'outdoor' | 'kitchen';
  readonly mode: 'exclusive' | 'seats' | 'counted';
  readonly access: Readonly<
    Partial<Record<'ownStaff' | 'firms' | 'groups' | 'residents', 'free' | 'ask' | undefined>>
  >;
  /** Codes of the spaces of which a composite one is made. */
  readonly parts: readonly string[];
  readonly houseRules: Text | null;
  readonly insuranceNote: Text | null;
}

/** Wall-clock minutes since midnight on a weekday, 1 Monday to 7 Sunday; half-open. */
export interface WeeklyWindow {
  readonly weekday: number;
  readonly startMinute: number;
  readonly endMinute: number;
}

export type Cost = { readonly kind: 'free' } | { readonly kind: 'per_hour'; readonly feeCents: number };
export type Audience = 'public' | 'organisations';

/** Both bounds inclusive; `toYears: null` is open upwards. */
export interface Ages {
  readonly fromYears: number;
  readonly toYears: number | null;
}

export type AccessibilityFeature =
  | 'step_free'
  | 'accessible_toilet'
  | 'quiet_room'
  | 'hearing_loop'
  | 'easy_read'
  | 'at_home'
  | 'online'
  | 'parking';

export interface Service extends Sourced {
  readonly code: string;
  readonly name: Text;
  readonly description: Text;
  readonly provider: string;
  readonly place: string | null;
  readonly entries: readonly string[];
  readonly offerKind: 'individual' | 'group' | 'shared' | 'self_organised';
  readonly audience: Audience;
  /** Whose people may use it when `audience` is `organisations`; else empty. */
  readonly audienceOrganisations: readonly string[];
  readonly ages: Ages | null;
  readonly servedDistricts: readonly string[] | null;
  readonly windows: readonly WeeklyWindow[] | null;
  readonly cost: Cost | null;
  readonly openPlaces: number | null;
  readonly languages: readonly LanguageCode[] | null;
  readonly accessibility: readonly AccessibilityFeature[] | null;
  readonly verifiedOn: string | null;
  readonly accreditationUntil: string | null;
}

/** How a provider is reached and what vouches for it. */
export interface Provider {
  readonly organisation: string;
  readonly mail: string;
  readonly description: Text;
  readonly quality: readonly { readonly criterion: string; readonly isMet: boolean }[];
  readonly checkedOn: string;
  readonly accreditations: readonly {
    readonly issuer: string;
    readonly entries: readonly string[];
    readonly startsOn: string;
    readonly endsOn: string;
    readonly evidence: string | null;
    readonly visitedOn: string | null;
  }[];
}

/** From when to when a letter of the law holds, and what it says. */
export interface TaxLabelPeriod {
  readonly label: string;
  readonly startsOn: string;
  readonly endsOn: string | null;
  readonly reference: string;
  readonly words: Text;
  readonly checkedOn: string | null;
}

/** What is known of a service beyond its card. */
export interface ServiceSheet {
  readonly service: string;
  readonly capacityPlaces: number | null;
  /** In place of the service's own cost; the shape of the contract's `Cost`. */
  readonly price: { readonly kind: string } | null;
  readonly documents: readonly Text[] | null;
  readonly eligibility: readonly { readonly kind: string }[];
  readonly eligibilityText: Text | null;
  readonly taxLabel: string | null;
  readonly themes: readonly string[];
  readonly bornFrom: { readonly words: Text; readonly on: string | null } | null;
  readonly isMembersOnly: boolean;
  readonly contacts: readonly {
    readonly shownTo: string;
    readonly label: Text;
    readonly phone: string | null;
    readonly mail: string | null;
    readonly website: string | null;
    readonly languages: readonly LanguageCode[];
  }[];
}

export interface Activity extends Sourced {
  readonly code: string;
  readonly name: Text;
  readonly description: Text;
  readonly organiser: string;
  readonly place: string;
  readonly entries: readonly string[];
  readonly kind: 'meeting' | 'reading' | 'workshop' | 'meal' | 'play' | 'walk' | 'course' | 'co_spacing';
  readonly audience: Audience;
  readonly audienceOrganisations: readonly string[];
  readonly ages: Ages | null;
  readonly series: ActivitySeries;
  readonly capacityPeople: number | null;
  readonly cost: Cost | null;
  readonly languages: readonly LanguageCode[] | null;
  readonly verifiedOn: string | null;
}

/**
 * Dates relative to the week of loading (week 0), so that a demonstration is never out of date: the first
 * date is `weekday` of week `firstWeek`, then every `everyWeeks` weeks, `occurrences` dates in all.
 */
export interface ActivitySeries {
  readonly firstWeek: number;
  readonly everyWeeks: number;
  readonly occurrences: number;
  readonly window: WeeklyWindow;
}
