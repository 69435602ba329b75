import type { campaignFaultCodes, Language } from '@snodo/contract';
import { localize, type Question, type SurveyDefinition, type SurveyElement } from '@snodo/survey-engine';

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

/**
 * Topics that a firm may not ask about through anybody (art. 8 of law 300/1970, art. 9 GDPR), as an item bank tags
 * its questions in `x.topic`.
 */
const prohibitedTopics = new Set(['politics', 'religion', 'union', 'sexual_life', 'ethnicity', 'criminal']);
const evaluation = 'hr_evaluative';
/** No figure about a special question is made of fewer people. */
const specialFloor = 10;

/**
 * The publish gate: may these questions be asked through a firm's channel? Reads nothing but the definition, so that
 * the general rules of the survey engine can stand behind the same signature.
 */
export function gate(definition: SurveyDefinition, channel: GateChannel): GateFault[] {
  const faults: GateFault[] = [];
  if (channel.languages.some((language) => !definition.x.locales.includes(language)))
    faults.push({ code: 'language_incomplete', field: 'languages', question: null });
  for (const question of questionsOf(definition)) faults.push(...questionFaults(question, channel));
  return faults.slice(0, 50);
}

function questionFaults(question: Question, { floor, spoken }: GateChannel): GateFault[] {
  if (question.type === 'html' || question.x === undefined) return [];
  const { name, title, x } = question;
  const about = { name, title: localize(title, spoken) };
  const fault = (code: GateFault['code'], field: GateFault['field'] = 'instrument'): GateFault => ({
    code,
    field,
    question: about,
  });
  const topics = topicsOf(x);
  const faults: GateFault[] = [];
  if (topics.some((topic) => prohibitedTopics.has(topic))) faults.push(fault('prohibited_topic'));
  if (topics.includes(evaluation)) faults.push(fault('evaluates_people'));
  if (x.sensitivity !== 'special') return faults;
  if (Math.max(floor, x.minN ?? 0) < specialFloor) faults.push(fault('special_below_floor', 'floor'));
  if (x.dimension === true) faults.push(fault('special_as_dimension'));
  if (question.isRequired === true) faults.push(fault('special_must_be_optional'));
  return faults;
}

function topicsOf(extension: object): string[] {
  const { topic }: { topic?: unknown } = extension;
  return (Array.isArray(topic) ? topic : [topic]).filter((one): one is string => typeof one === 'string');
}

function questionsOf({ pages }: SurveyDefinition): Question[] {
  const within = (elements: readonly SurveyElement[]): Question[] =>
    elements.flatMap((element) => (element.type === 'panel' ? within(element.elements) : [element]));
  return pages.flatMap(({ elements }) => within(elements));
}
