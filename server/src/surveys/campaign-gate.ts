import type { campaignFaultCodes, Language } from '@snodo/contract';
import type { SurveyDefinition } from '@snodo/survey-engine';
import { publishGate } from '@snodo/survey-engine/authoring';

/** What keeps questions from being asked through a firm: which question if one, and why. */
export interface GateFault {
  code: (typeof campaignFaultCodes)[number];
  field: 'instrument' | 'languages' | 'floor';
  question: { name: string; title: string } | null;
}

/** Where a definition is asked and how: the firm's channel, its languages, and the campaign's floor. */
export interface GateChannel {
  kind: 'company';
  languages: readonly Language[];
  floor: number;
  /** In which language the faults name their questions. */
  spoken: Language;
}

/** The publish gate of the survey engine, with faults that a plan can hold. */
export function gate(definition: SurveyDefinition, channel: GateChannel): GateFault[] {
  return publishGate(definition, channel).map((fault) => ({ ...fault }));
}
