import type { Language } from '@snodo/contract';
import { languages } from '@snodo/contract';
import type { PreparedSurvey, SurveyDefinition } from '@snodo/survey-engine';
import type { Json } from '../db/rows.gen.ts';
import { localized } from '../http/index.ts';

export type CampaignStatus = 'scheduled' | 'open' | 'closed';

/** How far a campaign has been agreed. What comes after `scheduled` follows from its days. */
export type CampaignStage = 'draft' | 'in_review' | 'approved' | 'scheduled' | 'cancelled';

export interface CampaignRow {
  id: string;
  code: string;
  name: Json;
  organisation_id: string;
  organisation_code: string;
  organisation_name: string;
  instrument_code: string;
  instrument_version: number;
  opens_on: string;
  closes_on: string;
  floor: number;
  is_released: boolean;
  stage: CampaignStage;
  version: number;
  invites_audience: boolean;
  languages: string[];
  agreed_on: string | null;
  owner_person_id: string | null;
  notice_kind: string | null;
  has_partners: boolean;
  /** It asks the people of some sites alone. */
  has_sites: boolean;
  is_for_research: boolean;
}

/** `from` inclusive, `to` exclusive, as calendar days of the community's time zone. */
export function statusOn(today: string, campaign: { opens_on: string; closes_on: string }): CampaignStatus {
  if (today < campaign.opens_on) return 'scheduled';
  return today < campaign.closes_on ? 'open' : 'closed';
}

/** The last day on which people can answer: the column keeps the day after it. */
export function lastDayOf(campaign: { closes_on: string }): string {
  return plusDays(campaign.closes_on, -1);
}

const dayMilliseconds = 24 * 60 * 60 * 1000;

export function plusDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMilliseconds).toISOString().slice(0, 10);
}

/** Calendar days from one day to another; negative when the second comes first. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMilliseconds);
}

export interface CampaignCount {
  invited: number;
  answered: number;
}

export function toCampaignName(row: CampaignRow, language: Language): string {
  return localized(row.name, language);
}

/** The languages that the campaign is asked in, in the contract's order. */
export function languagesOf({ languages: chosen }: Pick<CampaignRow, 'languages'>): Language[] {
  return languages.filter((language) => chosen.includes(language));
}

/** A published definition was read strictly before it was stored. */
export function toDefinition(definition: Json): SurveyDefinition {
  return definition as unknown as SurveyDefinition;
}

/** A prepared survey as the contract has it: plain JSON, whose shape the survey engine publishes. */
export function toWire(survey: PreparedSurvey): Record<string, unknown> {
  return { ...survey };
}
