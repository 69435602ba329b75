import { answerBounds } from './definition.ts';
import type { SurveyDefinition, Validator } from './definition.ts';
import { isEmpty } from './expression.ts';
import type { Fault } from './fault.ts';
import { answerAt, commentName, countedAnswer, hasConsent, visibleQuestions, walkQuestions } from './flow.ts';
import type { Answers, AnswerValue, VisibleQuestion } from './flow.ts';

/**
 * Stable codes of what is refused in answers. `not_allowed`: a choice that is not offered, or given twice;
 * `exclusive`: goes with no other choice; `not_asked`: the question is hidden.
 */
export type AnswerFaultCode =
  | 'required'
  | 'consent'
  | 'not_allowed'
  | 'exclusive'
  | 'too_many'
  | 'too_few'
  | 'too_long'
  | 'too_short'
  | 'out_of_range'
  | 'wrong_type'
  | 'unknown_question'
  | 'not_asked';

// The message repeats the code in words: sentences would weigh on the browser, and people read translations.
function fault(path: string, code: AnswerFaultCode, limit?: number): Fault {
  return { path, code, message: code.replaceAll('_', ' '), ...(limit === undefined ? {} : { limit }) };
}

/**
 * Checks the answer of one question as it is asked; an empty list when nothing is wrong. `limit` of a fault is
 * the bound that was passed (choices, characters, the nearest allowed number).
 */
export function checkAnswer(
  visible: VisibleQuestion,
  value: unknown,
  path = `answers.${visible.name}`,
): Fault[] {
  const { question } = visible;
  if (question.type === 'html') return isEmpty(value) ? [] : [fault(path, 'not_asked')];
  if (isEmpty(value) || (typeof value === 'string' && value.trim() === '')) {
    return visible.isRequired ? [fault(path, 'required')] : [];
  }
  switch (question.type) {
    case 'boolean':
      return typeof value === 'boolean' ? [] : [fault(path, 'wrong_type')];
    case 'rating':
      return Number.isInteger(value)
        ? checkRange(value as number, question.rateMin ?? 1, question.rateMax ?? 5, path)
        : [fault(path, 'wrong_type')];
    case 'text':
    case 'comment':
      if (question.inputType === 'number') return checkNumber(value, question.validators ?? [], path);
      return checkText(value, question.maxLength ?? answerBounds.textLength, question.validators ?? [], path);
    case 'radiogroup':
    case 'dropdown':
      if (typeof value !== 'string') return [fault(path, 'wrong_type')];
      return visible.choices.some((choice) => choice.value === value) ? [] : [fault(path, 'not_allowed')];
    default:
      return checkChoices(visible, value, path);
  }
}

function checkRange(number: number, least: number, most: number, path: string): Fault[] {
  if (number < least) return [fault(path, 'out_of_range', least)];
  return number > most ? [fault(path, 'out_of_range', most)] : [];
}

function checkNumber(value: unknown, validators: readonly Validator[], path: string): Fault[] {
  if (typeof value !== 'number' || !Number.isFinite(value)) return [fault(path, 'wrong_type')];
  return validators.flatMap((rule) =>
    rule.type === 'numeric'
      ? checkRange(value, rule.minValue ?? -Infinity, rule.maxValue ?? Infinity, path)
      : [],
  );
}

function checkText(
  value: unknown,
  maxLength: number,
  validators: readonly Validator[],
  path: string,
): Fault[] {
  if (typeof value !== 'string') return [fault(path, 'wrong_type')];
  const rules = validators.filter((rule) => rule.type === 'text');
  const most = Math.min(maxLength, ...rules.map((rule) => rule.maxLength ?? Infinity));
  const least = Math.max(0, ...rules.map((rule) => rule.minLength ?? 0));
  if (value.length > most) return [fault(path, 'too_long', most)];
  return value.length < least ? [fault(path, 'too_short', least)] : [];
}

function checkChoices({ question, choices }: VisibleQuestion, value: unknown, path: string): Fault[] {
  if (!('choices' in question) || !Array.isArray(value)) return [fault(path, 'wrong_type')];
  const counts = (question.validators ?? []).filter((rule) => rule.type === 'answercount');
  const isWhole = question.type === 'ranking' && !question.selectToRankEnabled;
  const most = Math.min(
    choices.length,
    question.maxSelectedChoices ?? Infinity,
    ...counts.map((rule) => rule.maxCount ?? Infinity),
  );
  const least = Math.max(isWhole ? choices.length : 0, ...counts.map((rule) => rule.minCount ?? 0));
  if (value.length > most) return [fault(path, 'too_many', most)];
  const faults = value.flatMap((one: unknown, index) => {
    const choice = choices.find((offered) => offered.value === one);
    if (!choice || value.indexOf(one) < index) return [fault(`${path}[${index}]`, 'not_allowed')];
    return choice.isExclusive && value.length > 1 ? [fault(`${path}[${index}]`, 'exclusive')] : [];
  });
  const isAlone = choices.some((choice) => choice.isExclusive && choice.value === value[0]);
  return value.length < least && !isAlone ? [...faults, fault(path, 'too_few', least)] : faults;
}

function picksOther(visible: VisibleQuestion, answers: Answers): boolean {
  const given = answerAt(answers, visible.name);
  return (
    visible.choices.some((choice) => choice.isOther) &&
    (given === 'other' || (Array.isArray(given) && given.includes('other')))
  );
}

/**
 * Checks a whole submission: an empty list when it may be kept. Paths are `answers.<question>`. Answers of
 * questions that are not asked, of unknown names and without the consent are refused; run
 * {@link cleanAnswers} before sending.
 */
export function checkSubmission(definition: SurveyDefinition, answers: unknown): Fault[] {
  if (typeof answers !== 'object' || answers === null || Array.isArray(answers)) {
    return [fault('answers', 'wrong_type')];
  }
  const given = answers as Answers;
  const names = Object.keys(given);
  if (names.length > answerBounds.names) return [fault('answers', 'too_many', answerBounds.names)];
  const asked = visibleQuestions(definition, given);
  const faults = asked.flatMap((visible) => checkAnswer(visible, answerAt(given, visible.name)));
  if (!hasConsent(definition, given)) faults.push(fault(`answers.${definition.x.consent}`, 'consent'));

  const allowed = new Set(asked.map(({ name }) => name));
  for (const visible of asked) {
    const name = commentName(visible.name);
    if (!picksOther(visible, given)) continue;
    allowed.add(name);
    const words = answerAt(given, name);
    if (!isEmpty(words)) faults.push(...checkText(words, answerBounds.commentLength, [], `answers.${name}`));
  }
  const left = names.filter((name) => !allowed.has(name));
  const known = left.length ? namesOf(definition) : allowed;
  for (const name of left) {
    faults.push(fault(`answers.${name.slice(0, 80)}`, known.has(name) ? 'not_asked' : 'unknown_question'));
  }
  return faults;
}

function namesOf(definition: SurveyDefinition): Set<string> {
  const names = new Set<string>();
  const elements = definition.pages.flatMap((page) => page.elements);
  for (let element = elements.pop(); element; element = elements.pop()) {
    if (element.type === 'panel') elements.push(...element.elements);
    else names.add(element.name).add(commentName(element.name));
  }
  return names;
}

/**
 * The answers that count: without those of hidden questions, of choices no longer offered, of unknown names
 * and without blanks. Cleaning twice changes nothing more.
 */
export function cleanAnswers(definition: SurveyDefinition, answers: Answers): Record<string, AnswerValue> {
  const clean: Record<string, AnswerValue> = {};
  walkQuestions(definition, (visible) => {
    const value = countedAnswer(visible, answers);
    if (value === undefined) return undefined;
    clean[visible.name] = value;
    const name = commentName(visible.name);
    const words = answerAt(answers, name);
    if (typeof words === 'string' && words.trim() !== '' && picksOther(visible, clean)) clean[name] = words;
    return value;
  });
  return clean;
}
