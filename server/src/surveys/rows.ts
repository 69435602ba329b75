import type { Language } from '@snodo/contract';
import type { SurveyDefinition } from '@snodo/survey-engine';
import type { Json } from '../db/rows.gen.ts';
import { localized } from '../http/index.ts';

export type CampaignStatus = 'scheduled' | 'open' | 'closed';

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
}

/** `from` inclusive, `to` exclusive, as calendar days of the community's time zone. */
export function statusOn(today: string, campaign: { opens_on: string; closes_on: string }): CampaignStatus {
  if (today < campaign.opens_on) return 'scheduled';
  return today < campaign.closes_on ? 'open' : 'closed';
}

/** The last day on which people can answer: the column keeps the day after it. */
export function lastDayOf(campaign: { closes_on: string }): string {
  return new Date(Date.parse(`${campaign.closes_on}T00:00:00Z`) - 24 * 60 * 60 * 1000)
    .toISOString()
    .slice(0, 10);
}

export interface CampaignCount {
  invited: number;
  answered: number;
}

export function toCampaignName(row: CampaignRow, language: Language): string {
  return localized(row.name, language);
}

/** A published definition was read strictly before it was stored. */
export function toDefinition(definition: Json): SurveyDefinition {
  return definition as unknown as SurveyDefinition;
}

/** A definition as the contract has it: plain JSON, whose shape the survey engine publishes. */
export function toWire(definition: SurveyDefinition): Record<string, unknown> {
  return { ...definition };
}
