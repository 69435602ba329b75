import type { Answer, AnswerKind, Cost, FactName } from './answer.ts';
import type { AgeRange } from './reading.ts';
import type { MatchRules } from './rules.ts';
import type { WeeklyWindow } from './windows.ts';

/** The criteria that can hide an answer, in the order in which a hidden answer is counted. */
export const filterNames = [
  'entry',
  'audience',
  'age',
  'distance',
  'time',
  'accreditation',
  'freshness',
  'accessibility',
  'indispensable_language',
  'sharing',
] as const;
export type FilterName = (typeof filterNames)[number];

/** Every criterion of a match, in the order in which it is explained: the filters, then those that only score. */
export const criterionNames = [
  ...filterNames,
  'cost',
  'place_available',
  'preferred_language',
  'same_hub',
] as const;
export type CriterionName = (typeof criterionNames)[number];

/**
 * met: as asked · partly: usable, not all that was asked · not_met: no (a filter that is not met hides) ·
 * unknown: the answer's fact is missing · not_asked: the need states nothing.
 */
export type Outcome = 'met' | 'partly' | 'not_met' | 'unknown' | 'not_asked';

/** What each criterion compares, as data; pages turn it into sentences. */
export interface CriterionFacts {
  entry: { need: { entries: readonly string[] }; answer: { entries: readonly string[] } };
  /** Other organisations' names never leave: only whether the person's own is among them. */
  audience: {
    need: { organisation: string };
    answer: { audience: 'public' } | { audience: 'organisations'; includesOrganisation: boolean };
  };
  age: { need: { beneficiaries: readonly AgeRange[] }; answer: AgeRange };
  /** Distance as the crow flies, rounded up to the metre; null where it was not asked or cannot be measured. */
  distance: {
    need: { maxDistanceMetres: number | null; district: string | null };
    answer: { distanceMetres: number | null; servedDistricts: readonly string[] | null };
  };
  time: {
    need: { windows: readonly WeeklyWindow[]; minutes: number };
    answer: { windows: readonly WeeklyWindow[]; coveredMinutes: number };
  };
  accreditation: { need: { validUntil: string }; answer: { accreditedUntil: string | null } };
  freshness: {
    need: { staleAfterDays: number; hiddenAfterDays: number };
    answer: { verifiedOn: string; ageDays: number };
  };
  accessibility: { need: { accessibility: readonly string[] }; answer: { accessibility: readonly string[] } };
  indispensable_language: {
    need: { languages: readonly string[] };
    answer: { languages: readonly string[] };
  };
  sharing: { need: { sharingAccepted: boolean }; answer: { kind: AnswerKind } };
  cost: { need: { budgetCentsPerHour: number }; answer: Cost };
  place_available: { need: { places: number }; answer: { openPlaces: number } };
  preferred_language: { need: { languages: readonly string[] }; answer: { languages: readonly string[] } };
  same_hub: { need: { hubs: readonly string[] }; answer: { hub: string | null } };
}

export interface CriterionOf<Name extends CriterionName> {
  readonly criterion: Name;
  readonly outcome: Outcome;
  /** null: not stated. */
  readonly needFact: CriterionFacts[Name]['need'] | null;
  /** null: not known. */
  readonly answerFact: CriterionFacts[Name]['answer'] | null;
  readonly points: number;
  readonly max: number;
  /** Where the answer's fact was read, when that is on record. */
  readonly source?: string;
  /** The day (ISO) on which the answer's fact was last checked, when that is on record. */
  readonly verifiedAt?: string;
}

/** One line of the explanation of a match. */
export type Criterion = { [Name in CriterionName]: CriterionOf<Name> }[CriterionName];

/** What judging needs beside the two sides; `today` is an ISO day and `todayNumber` the same as a day number. */
export interface JudgeContext {
  readonly rules: MatchRules;
  readonly today: string;
  readonly todayNumber: number;
}

/** The origin of one fact: its own source, else the verification of the whole answer. */
export function originOf(answer: Answer, fact: FactName): { source?: string; verifiedAt?: string } {
  const own = answer.sources?.[fact];
  if (own === undefined) return answer.verifiedOn === undefined ? {} : { verifiedAt: answer.verifiedOn };
  return own.verifiedOn === undefined
    ? { source: own.source }
    : { source: own.source, verifiedAt: own.verifiedOn };
}

/** Does an answer's code answer a need's code: the same, or one the group of the other. */
export function codesMeet(needCode: string, answerCode: string): boolean {
  return needCode === answerCode || groupOf(needCode) === answerCode || groupOf(answerCode) === needCode;
}

function groupOf(code: string): string {
  return code.replace(/[0-9]+$/, '');
}
