/** The whole engine: reading definitions, asking, checking, reporting. Browsers take `./player.ts`. */
export * from './player.ts';
export { answerBounds, definitionBounds } from './definition.ts';
export { expressionBounds, isEmpty, isTrue } from './expression.ts';
export { answerAt, commentName, countedAnswer, walkQuestions } from './flow.ts';
export { partFreeText } from './free-text.ts';
export { definitionIn } from './in-language.ts';
export { readDefinition } from './read-definition.ts';
export { categoriesOf, reportFloors, reportItems } from './report-items.ts';
export { sampleAnswers } from './sample.ts';
export type {
  BooleanQuestion,
  Choice,
  ChoiceQuestion,
  DefinitionExtension,
  HtmlBlock,
  NeedMapping,
  NeedSelection,
  NeedSource,
  Page,
  Panel,
  QuestionExtension,
  QuestionType,
  RatingQuestion,
  Sensitivity,
  SurveyElement,
  TextQuestion,
  Validator,
} from './definition.ts';
export type { WrittenText } from './free-text.ts';
export type { ReportCategory, ReportItem } from './report-items.ts';
export type { SampleProfile } from './sample.ts';
