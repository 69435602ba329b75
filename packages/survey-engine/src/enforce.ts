import { checkAnswer as check } from './check-answer.ts';
import type { Fault } from './fault.ts';
import type { VisibleQuestion } from './flow.ts';
import { matchesPattern } from './match-pattern.ts';
import type { PreparedSurvey } from './prepared.ts';
import { checkSubmission as checkWhole, readSubmission as readWhole } from './validate.ts';
import type { ReadSubmission } from './validate.ts';

/** `checkAnswer` of the player, with every pattern enforced. */
export function checkAnswer(visible: VisibleQuestion, value: unknown): Fault[] {
  return check(visible, value, matchesPattern);
}

/** `checkSubmission` of the player, with every pattern enforced: what a server calls. */
export function checkSubmission(survey: PreparedSurvey, answers: unknown): Fault[] {
  return checkWhole(survey, answers, matchesPattern);
}

/** `readSubmission` of the player, with every pattern enforced. */
export function readSubmission(survey: PreparedSurvey, answers: unknown): ReadSubmission {
  return readWhole(survey, answers, matchesPattern);
}
