import type { Choice, LocalizedText, Question, SurveyDefinition, SurveyElement } from './definition.ts';
import { evaluateExpression, isEmpty, isTrue, parseExpression } from './expression.ts';
import type { Expression, Value } from './expression.ts';

/** The answers of one submission as they come, by question name; nothing about them is trusted. */
export type Answers = Readonly<Record<string, unknown>>;

export type AnswerValue = string | number | boolean | readonly string[];

/** A choice as it is offered: `isExclusive` when it stands alone, `isOther` when words may go with it. */
export interface OfferedChoice {
  readonly value: string;
  readonly text: LocalizedText | undefined;
  readonly isExclusive: boolean;
  readonly isOther: boolean;
}

/** A question, or words between questions, that is now asked. `page` is the index of its page. */
export interface VisibleQuestion {
  readonly name: string;
  readonly question: Question;
  readonly page: number;
  readonly isRequired: boolean;
  readonly choices: readonly OfferedChoice[];
}

const parsed = new Map<string, Expression>();

function parsedOnce(text: string): Expression {
  const known = parsed.get(text);
  if (known) return known;
  if (parsed.size >= 1000) parsed.clear();
  const expression = parseExpression(text);
  parsed.set(text, expression);
  return expression;
}

/** The answer that stands under a name of its own; inherited properties are none. */
export function answerAt(answers: Answers, name: string): unknown {
  return Object.hasOwn(answers, name) ? answers[name] : undefined;
}

/** Name under which the words of `other` are answered. */
export function commentName(name: string): string {
  return `${name}-Comment`;
}

/**
 * Walks the questions in order and lists those asked. `answerOf` is called once for each, with what is asked,
 * and gives the answer that later conditions see: a question that is not asked has none. A question of
 * choices none of which is offered now is not asked.
 */
export function walkQuestions(
  definition: SurveyDefinition,
  answerOf: (visible: VisibleQuestion) => AnswerValue | undefined,
): VisibleQuestion[] {
  const known = new Map<string, Value>();
  const asked: VisibleQuestion[] = [];
  const holds = (condition: string | undefined, otherwise: boolean) =>
    condition === undefined
      ? otherwise
      : isTrue(evaluateExpression(parsedOnce(condition), (name) => known.get(name)));
  const enter = (elements: readonly SurveyElement[], page: number) => {
    for (const element of elements) {
      if (!holds(element.visibleIf, true)) continue;
      if (element.type === 'panel') {
        enter(element.elements, page);
        continue;
      }
      const choices = offeredChoices(element, (choice) => holds(choice.visibleIf, true));
      if ('choices' in element && choices.length === 0) continue;
      const isRequired =
        element.type !== 'html' && (element.isRequired === true || holds(element.requiredIf, false));
      const visible = { name: element.name, question: element, page, isRequired, choices };
      asked.push(visible);
      known.set(element.name, answerOf(visible));
    }
  };
  for (const [index, page] of definition.pages.entries()) {
    if (holds(page.visibleIf, true)) enter(page.elements, index);
  }
  return asked;
}

function offeredChoices(question: Question, isOffered: (choice: Choice) => boolean): OfferedChoice[] {
  if (!('choices' in question)) return [];
  const exclusive = question.x?.exclusive ?? [];
  const offered = question.choices
    .filter(isOffered)
    .map(({ value, text }) => ({ value, text, isExclusive: exclusive.includes(value), isOther: false }));
  if (question.showOtherItem) {
    offered.push({ value: 'other', text: question.otherText ?? 'other', isExclusive: false, isOther: true });
  }
  if (question.showNoneItem) {
    offered.push({ value: 'none', text: question.noneText ?? 'none', isExclusive: true, isOther: false });
  }
  return offered;
}

/**
 * The answer that counts for a question that is asked: nothing for blanks and for what is no answer's shape,
 * and a choice that was offered before and is not any more is dropped. Values that were never a choice stay,
 * for the check to refuse.
 */
export function countedAnswer(visible: VisibleQuestion, answers: Answers): AnswerValue | undefined {
  const { question, choices, name } = visible;
  const given = answerAt(answers, name);
  if (question.type === 'html' || isEmpty(given)) return undefined;
  const isWithdrawn = (value: unknown) =>
    'choices' in question &&
    question.choices.some((choice) => choice.value === value) &&
    !choices.some((choice) => choice.value === value);
  if (Array.isArray(given)) {
    const list = given.slice(0, 100).filter((value) => typeof value === 'string' && !isWithdrawn(value));
    return list.length ? list : undefined;
  }
  if (typeof given === 'string') return given.trim() === '' || isWithdrawn(given) ? undefined : given;
  return typeof given === 'boolean' || Number.isFinite(given) ? (given as boolean | number) : undefined;
}

/**
 * The questions now asked, in order, with what is required and offered resolved. Answers of hidden questions
 * count as absent, for later conditions too. The definition must have been read: a condition that does not
 * parse throws an `ExpressionError`.
 */
export function visibleQuestions(definition: SurveyDefinition, answers: Answers): VisibleQuestion[] {
  return walkQuestions(definition, (visible) => countedAnswer(visible, answers));
}

/**
 * How many of the questions now asked stand before the current one, and how many there are. Words between
 * questions do not count; without a current question everything is done.
 */
export function progress(
  definition: SurveyDefinition,
  answers: Answers,
  currentName?: string,
): { done: number; total: number } {
  const asked = visibleQuestions(definition, asIfAgreed(definition, answers));
  const at = asked.findIndex(({ name }) => name === currentName);
  const count = (list: readonly VisibleQuestion[]) =>
    list.filter(({ question }) => question.type !== 'html').length;
  return { done: count(at < 0 ? asked : asked.slice(0, at)), total: count(asked) };
}

/** Before she has said anything, the way ahead is told as it will be for those who go on. */
function asIfAgreed(definition: SurveyDefinition, answers: Answers): Answers {
  const { consent } = definition.x;
  return consent === undefined || answerAt(answers, consent) !== undefined
    ? answers
    : { ...answers, [consent]: true };
}

/** Whether the consent question, if the definition names one, is answered with yes. */
export function hasConsent(definition: SurveyDefinition, answers: Answers): boolean {
  return definition.x.consent === undefined || answerAt(answers, definition.x.consent) === true;
}
