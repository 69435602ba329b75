import type { AnswerValue } from './answers.ts';
import { checkSubmission } from './enforce.ts';
import { walkQuestions } from './flow.ts';
import type { OfferedChoice, VisibleQuestion } from './flow.ts';
import type { PreparedChoiceQuestion, PreparedSurvey } from './prepared.ts';
import { sampleOfPattern } from './sample-pattern.ts';

/** How a generated person tends to answer. */
export interface SampleProfile {
  /** Question to value to relative weight (0 or more); values that are not named weigh 1. */
  readonly weights?: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Share of optional questions left out, from 0 to 1; 0.1 unless told. */
  readonly skipShare?: number;
  /** What text questions may be answered with; without texts they stay empty unless required. */
  readonly texts?: Readonly<Record<string, readonly string[]>>;
}

/** How often a submission that its rules refuse is drawn anew. */
const mostDraws = 20;

/**
 * A plausible submission that passes `checkSubmission`: it follows the flow and gives the consent. `random`
 * gives numbers from 0 up to, not including, 1; the same numbers make the same submission. What rules of the
 * definition's own refuse is left out or, where it is required, drawn again; rules that twenty draws do not meet
 * stay broken.
 */
export function sampleAnswers(
  survey: PreparedSurvey,
  random: () => number,
  profile: SampleProfile = {},
): Record<string, AnswerValue> {
  const refused = new Set<string>();
  for (let draw = 1; ; draw++) {
    const answers = sampleOnce(survey, random, profile, refused);
    const faults = checkSubmission(survey, answers);
    if (faults.length === 0 || draw === mostDraws) return answers;
    for (const { path } of faults) refused.add(path.split(/[.[-]/)[1] ?? '');
  }
}

function sampleOnce(
  survey: PreparedSurvey,
  random: () => number,
  profile: SampleProfile,
  refused: ReadonlySet<string>,
): Record<string, AnswerValue> {
  const answers: Record<string, AnswerValue> = {};
  walkQuestions(survey, (visible) => {
    const { name, isRequired } = visible;
    const isConsent = name === survey.x.consent;
    const isOpen = isRequired || isConsent;
    const isSkipped = !isOpen && (refused.has(name) || random() < (profile.skipShare ?? 0.1));
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
      const { min, max, step } = question;
      const count = Math.floor((max - min) / step) + 1;
      return Number(draw(Array.from({ length: count }, (_, index) => String(min + index * step))));
    }
    case 'slider': {
      const { min, max, step } = question;
      return min + Math.floor(random() * (Math.floor((max - min) / step) + 1)) * step;
    }
    case 'matrix':
      return sampleRows(visible, draw);
    case 'radiogroup':
    case 'dropdown':
      return draw(choices.map(({ value }) => value));
    case 'text':
    case 'comment':
      return sampleText(visible, random, ownOf(profile.texts, name) ?? []);
    default:
      return sampleList(question, choices, draw, random);
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

function sampleRows(
  { rows, columns }: VisibleQuestion,
  draw: (values: readonly string[]) => string | undefined,
): Record<string, string> {
  const values = columns.map(({ value }) => value);
  return Object.fromEntries(rows.map(({ value }) => [value, draw(values) ?? '']));
}

function sampleList(
  { type, selectToRankEnabled, minCount = 1, maxCount = Infinity }: PreparedChoiceQuestion,
  choices: readonly OfferedChoice[],
  draw: (values: readonly string[]) => string | undefined,
  random: () => number,
): string[] | undefined {
  const least = type === 'ranking' && !selectToRankEnabled ? choices.length : Math.max(1, minCount);
  const most = Math.min(choices.length, maxCount);
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
  if (question.inputType === 'number') {
    const { step, min: least = 0, max: most = least + 100 * step } = question;
    return least + Math.floor(random() * (Math.floor((most - least) / step) + 1)) * step;
  }
  const given = texts[Math.floor(random() * texts.length)];
  if (given !== undefined || !isRequired) return given;
  const [pattern] = (question.rules ?? []).flatMap((rule) => rule.pattern ?? []);
  const sampled = pattern && sampleOfPattern(pattern, random);
  return sampled?.slice(0, question.maxLength) || '–'.repeat(Math.max(1, question.minLength ?? 1));
}
