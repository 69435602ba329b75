import type { SurveyDefinition } from './definition.ts';
import { walkQuestions } from './flow.ts';
import type { AnswerValue, OfferedChoice, VisibleQuestion } from './flow.ts';

/** How a generated person tends to answer. */
export interface SampleProfile {
  /** Question to value to relative weight (0 or more); values that are not named weigh 1. */
  readonly weights?: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Share of optional questions left out, from 0 to 1; 0.1 unless told. */
  readonly skipShare?: number;
  /** What text questions may be answered with; without texts they stay empty unless required. */
  readonly texts?: Readonly<Record<string, readonly string[]>>;
}

/**
 * A plausible submission that passes `checkSubmission`: it follows the flow and gives the consent. `random`
 * gives numbers from 0 up to, not including, 1; the same numbers make the same submission.
 */
export function sampleAnswers(
  definition: SurveyDefinition,
  random: () => number,
  profile: SampleProfile = {},
): Record<string, AnswerValue> {
  const answers: Record<string, AnswerValue> = {};
  walkQuestions(definition, (visible) => {
    const { name, isRequired } = visible;
    const isConsent = name === definition.x.consent;
    const isSkipped = !isRequired && !isConsent && random() < (profile.skipShare ?? 0.1);
    const value = isConsent ? true : isSkipped ? undefined : sampleAnswer(visible, random, profile);
    if (value !== undefined) answers[name] = value;
    return value;
  });
  return answers;
}

function sampleAnswer(
  visible: VisibleQuestion,
  random: () => number,
  profile: SampleProfile,
): AnswerValue | undefined {
  const { question, choices, name } = visible;
  const weights = ownOf(profile.weights, name) ?? {};
  const weigh = (value: string) => Math.max(0, ownOf(weights, value) ?? 1);
  const draw = (values: readonly string[]) => drawOne(values, weigh, random);
  switch (question.type) {
    case 'html':
      return undefined;
    case 'boolean':
      return draw(['true', 'false']) === 'true';
    case 'rating': {
      const { rateMin = 1, rateMax = 5 } = question;
      return Number(draw(Array.from({ length: rateMax - rateMin + 1 }, (_, step) => String(rateMin + step))));
    }
    case 'radiogroup':
    case 'dropdown':
      return draw(choices.map(({ value }) => value));
    case 'text':
    case 'comment':
      return sampleText(visible, random, ownOf(profile.texts, name) ?? []);
    default:
      return sampleList(visible, choices, draw, random);
  }
}

function ownOf<T>(record: Readonly<Record<string, T>> | undefined, key: string): T | undefined {
  return record && Object.hasOwn(record, key) ? record[key] : undefined;
}

/** Draws by weight; when nothing weighs anything, the first. */
function drawOne(
  values: readonly string[],
  weigh: (value: string) => number,
  random: () => number,
): string | undefined {
  let left = random() * values.reduce((total, value) => total + weigh(value), 0);
  for (const value of values) {
    left -= weigh(value);
    if (left < 0) return value;
  }
  return values[0];
}

function sampleList(
  { question }: VisibleQuestion,
  choices: readonly OfferedChoice[],
  draw: (values: readonly string[]) => string | undefined,
  random: () => number,
): string[] | undefined {
  if (!('choices' in question)) return undefined;
  const counts = (question.validators ?? []).filter((rule) => rule.type === 'answercount');
  const isWhole = question.type === 'ranking' && !question.selectToRankEnabled;
  const least = Math.max(isWhole ? choices.length : 1, ...counts.map((rule) => rule.minCount ?? 1));
  const most = Math.min(
    choices.length,
    question.maxSelectedChoices ?? Infinity,
    ...counts.map((rule) => rule.maxCount ?? Infinity),
  );
  // Most people tick few of many: the smaller of two draws, at most four more than they must.
  const more = Math.floor(Math.min(random(), random()) * (Math.min(most - least, 4) + 1));
  const wanted = Math.min(most, least + Math.max(0, more));
  const list: string[] = [];
  while (list.length < wanted) {
    const open = choices.filter(
      ({ value, isExclusive }) => !list.includes(value) && !(isExclusive && list.length),
    );
    const value = draw(open.map((choice) => choice.value));
    if (value === undefined) break;
    list.push(value);
    if (choices.some((choice) => choice.value === value && choice.isExclusive)) break;
  }
  return list.length ? list : undefined;
}

function sampleText(
  { question, isRequired }: VisibleQuestion,
  random: () => number,
  texts: readonly string[],
): string | number | undefined {
  if (question.type !== 'text' && question.type !== 'comment') return undefined;
  const rules = question.validators ?? [];
  if (question.inputType === 'number') {
    const ranges = rules.filter((rule) => rule.type === 'numeric');
    const least = Math.max(...ranges.map((rule) => rule.minValue ?? 0), ranges.length ? -Infinity : 0);
    const most = Math.min(
      ...ranges.map((rule) => rule.maxValue ?? least + 100),
      ranges.length ? Infinity : 100,
    );
    return Math.min(most, Math.ceil(least + random() * (most - least)));
  }
  const given = texts[Math.floor(random() * texts.length)];
  const least = Math.max(1, ...rules.map((rule) => (rule.type === 'text' ? (rule.minLength ?? 1) : 1)));
  return given ?? (isRequired ? '–'.repeat(least) : undefined);
}
