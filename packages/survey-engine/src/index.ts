/** The whole engine: reading definitions, preparing, asking, checking, reporting. Browsers take `./player.ts`. */
export * from './player.ts';
export { answerAt, commentName, countedAnswer } from './answers.ts';
export { answerBounds, definitionBounds, localize } from './definition.ts';
export { checkAnswer, checkSubmission, readSubmission } from './enforce.ts';
export { evaluateExpression, isEmpty, isTrue } from './expression.ts';
export { walkQuestions } from './flow.ts';
export { partFreeText } from './free-text.ts';
export { ExpressionError, expressionBounds, parseExpression } from './parse-expression.ts';
export { matchesPattern } from './match-pattern.ts';
export { compilePattern, PatternError } from './pattern.ts';
export { prepareSurvey } from './prepare.ts';
export { readDefinition } from './read-definition.ts';
export { categoriesOf, reportFloors, reportItems } from './report-items.ts';
export { sampleAnswers } from './sample.ts';
export type {
  BooleanQuestion,
  CalculatedValue,
  Choice,
  ChoiceQuestion,
  DefinitionExtension,
  HtmlBlock,
  LocalizedText,
  MatrixItem,
  MatrixQuestion,
  NeedMapping,
  NeedSelection,
  NeedSource,
  Page,
  Panel,
  PanelExtension,
  Question,
  QuestionExtension,
  QuestionType,
  RatingQuestion,
  Sensitivity,
  SliderLabel,
  SliderQuestion,
  SurveyDefinition,
  SurveyElement,
  TextQuestion,
  Validator,
} from './definition.ts';
export type { WrittenText } from './free-text.ts';
export type { ReportCategory, ReportItem } from './report-items.ts';
export type { SampleProfile } from './sample.ts';
