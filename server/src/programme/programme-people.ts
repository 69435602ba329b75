import type { connectionKinds, EmbedScope, joiningRoles, roleSchema } from '@snodo/contract';
import type { z } from 'zod';
import type { LanguageCode, Text } from './programme.ts';

/** The people that a demonstration has before anybody comes. */
export interface People {
  readonly seed: string;
  readonly firms: readonly GeneratedFirm[];
  readonly named: readonly NamedPerson[];
}

/** `headcount` includes the named persons of the firm; the generator makes the rest. */
export interface GeneratedFirm {
  readonly organisation: string;
  readonly connection: string | null;
  readonly headcount: number;
  readonly workSites: readonly { readonly code: string; readonly name: Text; readonly weight: number }[];
}

export type PersonRole = z.infer<typeof roleSchema>;

/** A fictional person that a visitor can sign in as. */
export interface NamedPerson {
  readonly code: string;
  readonly displayName: string;
  readonly introduction: Text;
  readonly organisation: string;
  readonly connection: string;
  readonly subject: string;
  readonly language: LanguageCode;
  readonly roles: readonly PersonRole[];
  readonly isDeputy: boolean;
  readonly isFictional: true;
}

/** An OpenID provider that a partner signs in with; the issuer is `http://127.0.0.1:{base port + offset}{path}`. */
export interface Connection {
  readonly code: string;
  readonly name: Text;
  readonly organisation: string;
  readonly issuer: { readonly portOffset: number; readonly path: string };
  readonly clientId: string;
  readonly kind: (typeof connectionKinds)[number];
  /** Entra: the directory's id. Google: the domain. */
  readonly tenant: string | null;
  /** Roles of whoever signs in for the first time; none: nobody joins by signing in. */
  readonly joinsAs: readonly (typeof joiningRoles)[number][];
  /** A claim that must have one of the words before somebody new joins. */
  readonly joinsWhen: { readonly claim: string; readonly in: readonly string[] } | null;
}

export interface EmbedClient {
  readonly code: string;
  readonly name: Text;
  readonly organisation: string;
  readonly connection: string;
  readonly allowedOrigins: readonly { readonly host: string; readonly portOffset: number }[];
  readonly scopes: readonly EmbedScope[];
  readonly returnPages: readonly {
    readonly host: string;
    readonly portOffset: number;
    readonly path: string;
  }[];
}

/** How generated submissions are drawn; plausible, not measured. */
export interface WeightingProfile {
  readonly code: string;
  readonly questions: readonly QuestionWeights[];
}

/**
 * `single`, `scale`: one option by weight. `multi`: each option on its own, `weight` percent. `rank`:
 * `rankSize` options without repetition by weight. `text`: one of `samples`. `skipPercent` answers nothing.
 */
export interface QuestionWeights {
  readonly question: string;
  readonly kind: 'single' | 'multi' | 'scale' | 'rank' | 'text';
  /** What the option codes are: taxonomy entries, districts, or the instrument's own words. */
  readonly optionCodes: 'own' | 'taxonomy' | 'districts';
  readonly skipPercent: number;
  readonly rankSize: number | null;
  readonly mostChoices: number | null;
  readonly options: readonly { readonly option: string; readonly weight: number }[];
  readonly samples: readonly string[];
}

export interface Campaign {
  readonly code: string;
  readonly name: Text;
  readonly organisation: string;
  readonly instrument: { readonly code: string; readonly version: number };
  readonly period: CampaignPeriod;
  readonly invited: { readonly kind: 'everyone' } | { readonly kind: 'count'; readonly people: number };
  readonly isReleased: boolean;
  /** From the agreement to the first day; null: not known. */
  readonly daysToField: number | null;
  readonly submissions: { readonly count: number; readonly seed: string; readonly profile: string };
  readonly source: 'generated';
}

/** A campaign that is still being agreed; days count from the day of loading, persons are those of `people.named`. */
export interface CampaignPlan {
  readonly code: string;
  readonly name: Text;
  /** The first is the one whose campaign it is. */
  readonly organisations: readonly string[];
  readonly instrument: { readonly code: string; readonly version: number };
  readonly stage: 'draft' | 'in_review' | 'approved';
  readonly agreedInDays: number;
  readonly opensInDays: number;
  readonly closesInDays: number;
  readonly reminderInDays: readonly number[];
  readonly owner: string;
  readonly proposedBy: string | null;
  readonly approvedBy: string | null;
  /** Why the same person proposed and approved it. */
  readonly soleApprovalReason: string | null;
  readonly stopReason: string | null;
  readonly follows: string | null;
  readonly source: 'generated';
}

/** Both days inclusive; `in_days` counts from the day of loading, negative in the past. */
export type CampaignPeriod =
  | { readonly kind: 'dates'; readonly opensOn: string; readonly closesOn: string }
  | { readonly kind: 'in_days'; readonly opensInDays: number; readonly closesInDays: number };
