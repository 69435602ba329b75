/** What a browser needs to ask a questionnaire: no reader, no reports, no samples. */
export { localize } from './definition.ts';
export { evaluateExpression, ExpressionError, parseExpression } from './expression.ts';
export { hasConsent, progress, visibleQuestions } from './flow.ts';
export { checkAnswer, checkSubmission, cleanAnswers } from './validate.ts';
export { needFacts } from './need-facts.ts';
export type { LocalizedText, Question, SurveyDefinition } from './definition.ts';
export type { Expression, Value } from './expression.ts';
export type { Fault } from './fault.ts';
export type { Answers, AnswerValue, OfferedChoice, VisibleQuestion } from './flow.ts';
export type { AnswerFaultCode } from './validate.ts';
export type { NeedFacts } from './need-facts.ts';
