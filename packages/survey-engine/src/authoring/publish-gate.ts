import { localize } from '../definition.ts';
import type { LocalizedText, Panel, Question, SurveyDefinition, SurveyElement } from '../definition.ts';

export type GateFaultCode =
  | 'language_incomplete'
  | 'prohibited_topic'
  | 'evaluates_people'
  | 'special_below_floor'
  | 'special_as_dimension'
  | 'special_must_be_optional';

/** What keeps questions from being asked: which question or panel, if one, and what part of the plan is at fault. */
export interface GateFault {
  readonly code: GateFaultCode;
  readonly field: 'instrument' | 'languages' | 'floor';
  readonly question: { readonly name: string; readonly title: string } | null;
}

/**
 * How a definition is asked. `company`: an employer agreed to it, whoever asks. `programme`: the programme asks
 * residents, and no employer takes part.
 */
export interface GateChannel {
  readonly kind: 'company' | 'programme';
  readonly languages: readonly string[];
  /** People; figures about fewer are not reported. */
  readonly floor: number;
  /** In which language the faults name their questions. */
  readonly spoken: string;
}

/**
 * Topics that an employer may not ask about through anybody (art. 8 of law 300/1970, art. 9 GDPR), as an item bank tags
 * its questions in `x.topic`.
 */
export const prohibitedTopics = [
  'politics',
  'religion',
  'union',
  'sexual_life',
  'ethnicity',
  'criminal',
] as const;
/** The topic of questions that judge single people at work. */
export const evaluationTopic = 'hr_evaluative';
/** No figure about a special question is made of fewer people. */
export const specialFloor = 10;
const mostFaults = 50;

/**
 * May these questions be asked through a channel? Through a company's never: prohibited topics, and validated
 * instruments about health and private life. Nowhere: what evaluates people at work. Special questions must be optional,
 * reported about ten people or more, and never a dimension that parts others, so that no department is crossed with
 * them. At most 50 faults.
 */
export function publishGate(definition: SurveyDefinition, channel: GateChannel): GateFault[] {
  const faults: GateFault[] = [];
  if (channel.languages.some((language) => !definition.x.locales.includes(language)))
    faults.push({ code: 'language_incomplete', field: 'languages', question: null });
  const enter = (elements: readonly SurveyElement[], isInBlock: boolean) => {
    for (const element of elements) {
      if (element.type !== 'panel') faults.push(...questionFaults(element, channel, isInBlock));
      else {
        const isBlock = element.x !== undefined;
        if (isBlock && channel.kind === 'company') faults.push(blockFault(element, channel));
        enter(element.elements, isInBlock || isBlock);
      }
    }
  };
  for (const { elements } of definition.pages) enter(elements, false);
  return faults.slice(0, mostFaults);
}

function blockFault(panel: Panel, { spoken }: GateChannel): GateFault {
  const titles = panel.elements.flatMap((one): LocalizedText[] =>
    'title' in one && one.title ? [one.title] : [],
  );
  const title = localize(panel.title ?? titles[0], spoken);
  return { code: 'prohibited_topic', field: 'instrument', question: { name: panel.name, title } };
}

function questionFaults(
  question: Question,
  { kind, floor, spoken }: GateChannel,
  isInBlock: boolean,
): GateFault[] {
  if (question.type === 'html') return [];
  const { name, title, x, isRequired, requiredIf } = question;
  const about = { name, title: localize(title, spoken) };
  const faults: GateFault[] = [];
  const add = (code: GateFaultCode, field: GateFault['field'] = 'instrument') =>
    faults.push({ code, field, question: about });
  const topics = new Set<string>([x?.topic ?? []].flat());
  if (kind === 'company' && prohibitedTopics.some((topic) => topics.has(topic))) add('prohibited_topic');
  if (topics.has(evaluationTopic)) add('evaluates_people');
  if (x?.sensitivity !== 'special' && !isInBlock) return faults;
  if (Math.max(floor, x?.minN ?? 0) < specialFloor) add('special_below_floor', 'floor');
  if (x?.dimension === true) add('special_as_dimension');
  if (isRequired === true || requiredIf !== undefined) add('special_must_be_optional');
  return faults;
}
