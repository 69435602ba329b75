import type { PreparedSurvey } from '@snodo/survey-engine/player';
import type { ClientSettings } from '../embed/client-settings.ts';
import type { Language } from '../ui/i18n.ts';

/** What is asked, as the contract's `Questionnaire` with its prepared survey. */
export interface Questionnaire {
  readonly campaign: {
    readonly code: string;
    readonly name: string;
    readonly organisation: string;
    /** Each submission then says which of the firms it comes from. */
    readonly asksSeveralFirms: boolean;
    readonly status: 'scheduled' | 'open' | 'closed';
    readonly closesOn: string;
    readonly keptUntil: string;
    readonly isForResearch: boolean;
  };
  readonly instrument: { readonly code: string; readonly version: number };
  /** No figure about fewer people than this ever leaves the programme. */
  readonly floor: number;
  readonly survey: PreparedSurvey;
}

/** The data block of the frame page `/embed/v1/frame/needs-survey`. */
export interface SurveyPage {
  readonly community: string;
  readonly language: Language;
  readonly languages: readonly Language[];
  readonly campaign: string;
  /** Its last day in words: a browser would spend more on them than on the rest of its first screen. */
  readonly closingDay: string;
  readonly questionnaire: Questionnaire;
  /** Origins that may hold this frame. */
  readonly hostOrigins: readonly string[];
  readonly settings: ClientSettings;
}
