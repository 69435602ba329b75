/** What a browser needs to ask a prepared survey: no reader, no parser, no other languages, no reports, no samples. */
export { checkAnswer } from './check-answer.ts';
export { completedWords, hasConsent, progress, visibleQuestions } from './flow.ts';
export { checkSubmission, cleanAnswers } from './validate.ts';
export { needFacts } from './need-facts.ts';
export type { Answers, AnswerValue } from './answers.ts';
export type { AnswerFaultCode } from './check-answer.ts';
export type { Expression, Value } from './expression.ts';
export type { Fault } from './fault.ts';
export type { Heading, OfferedChoice, OfferedItem, VisibleQuestion } from './flow.ts';
export type { PatternMatcher, PatternProgram } from './match-pattern.ts';
export type { NeedFacts } from './need-facts.ts';
export type {
  PreparedBooleanQuestion,
  PreparedChoiceQuestion,
  PreparedElement,
  PreparedItem,
  PreparedMatrixQuestion,
  PreparedPage,
  PreparedPanel,
  PreparedQuestion,
  PreparedRatingQuestion,
  PreparedRule,
  PreparedSliderQuestion,
  PreparedSurvey,
  PreparedTextQuestion,
} from './prepared.ts';
