import { answerAt, commentName, countedAnswer } from './answers.ts';
import type { Answers, AnswerValue } from './answers.ts';
import { checkAnswer, checkText, fault } from './check-answer.ts';
import { answerBounds } from './definition.ts';
import { isEmpty } from './expression.ts';
import type { Fault } from './fault.ts';
import { hasConsent, walkQuestions } from './flow.ts';
import type { VisibleQuestion } from './flow.ts';
import type { PatternMatcher } from './match-pattern.ts';
import type { PreparedSurvey } from './prepared.ts';

function picksOther(visible: VisibleQuestion, answers: Answers): boolean {
  const given = answerAt(answers, visible.name);
  return (
    visible.choices.some((choice) => choice.isOther) &&
    (given === 'other' || (Array.isArray(given) && given.includes('other')))
  );
}

/** What a submission is worth: the answers that count, and why they may not be kept. */
export interface ReadSubmission {
  /** Empty when the answers may be kept. */
  readonly faults: Fault[];
  /** As {@link cleanAnswers} gives them. */
  readonly answers: Record<string, AnswerValue>;
}

/**
 * Checks a whole submission: an empty list when it may be kept. Paths are `answers.<question>`. Answers of
 * questions that are not asked, of unknown names and without the consent are refused; run
 * {@link cleanAnswers} before sending. Patterns are checked by `matches`, as in `checkAnswer`.
 */
export function checkSubmission(survey: PreparedSurvey, answers: unknown, matches?: PatternMatcher): Fault[] {
  return readSubmission(survey, answers, matches).faults;
}

/** Checks and cleans a whole submission in one walk through its questions. */
export function readSubmission(
  survey: PreparedSurvey,
  answers: unknown,
  matches?: PatternMatcher,
): ReadSubmission {
  const refused = (...faults: Fault[]) => ({ faults, answers: {} });
  if (typeof answers !== 'object' || answers === null || Array.isArray(answers)) {
    return refused(fault('answers', 'wrong_type'));
  }
  const given = answers as Answers;
  const names = Object.keys(given);
  if (names.length > answerBounds.names) return refused(fault('answers', 'too_many', answerBounds.names));
  const clean: Record<string, AnswerValue> = {};
  const asked = walkQuestions(survey, (visible) => keepAnswer(clean, visible, given));
  const faults = asked.flatMap((visible) => checkAnswer(visible, answerAt(given, visible.name), matches));
  if (!hasConsent(survey, given)) faults.push(fault(`answers.${survey.x.consent}`, 'consent'));

  const allowed = new Set(asked.map(({ name }) => name));
  for (const visible of asked) {
    const name = commentName(visible.name);
    if (!visible.isEnabled || !picksOther(visible, given)) continue;
    allowed.add(name);
    const words = answerAt(given, name);
    const bounds = { maxLength: answerBounds.commentLength };
    if (!isEmpty(words)) faults.push(...checkText(words, bounds, `answers.${name}`));
  }
  const left = names.filter((name) => !allowed.has(name));
  const known = left.length ? namesOf(survey) : allowed;
  for (const name of left) {
    faults.push(fault(`answers.${name.slice(0, 80)}`, known.has(name) ? 'not_asked' : 'unknown_question'));
  }
  return { faults, answers: clean };
}

function namesOf(survey: PreparedSurvey): Set<string> {
  const names = new Set<string>();
  const elements = survey.pages.flatMap((page) => page.elements);
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
export function cleanAnswers(survey: PreparedSurvey, answers: Answers): Record<string, AnswerValue> {
  const clean: Record<string, AnswerValue> = {};
  walkQuestions(survey, (visible) => keepAnswer(clean, visible, answers));
  return clean;
}

function keepAnswer(
  clean: Record<string, AnswerValue>,
  visible: VisibleQuestion,
  answers: Answers,
): AnswerValue | undefined {
  const value = countedAnswer(visible, answers);
  if (value === undefined) return undefined;
  clean[visible.name] = value;
  const name = commentName(visible.name);
  const words = answerAt(answers, name);
  if (typeof words === 'string' && words.trim() !== '' && picksOther(visible, clean)) clean[name] = words;
  return value;
}
