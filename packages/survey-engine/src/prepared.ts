import type { AnswerValue } from './answers.ts';
import type { ChoiceQuestion, DefinitionExtension, PanelExtension, QuestionExtension } from './definition.ts';
import type { Expression } from './expression.ts';
import type { PatternProgram } from './match-pattern.ts';

/**
 * A definition made ready to be asked in one language: every text is plain, every condition parsed, every default
 * settled and every bound brought together. Plain JSON, so that a browser needs neither the parser nor the other
 * languages. Texts may still hold `{name}`; the walk fills it in. See `prepareSurvey`.
 */
export interface PreparedSurvey {
  /** The language of all texts, as a tag that `Intl` knows. */
  readonly language: string;
  /** The ISO day that `today()` and `age()` count from; without it they are empty. */
  readonly today?: string;
  readonly title: string;
  readonly description?: string;
  readonly completedHtml?: string;
  readonly showProgressBar: boolean;
  readonly showPreviewBeforeComplete: boolean;
  /** Some rule is a pattern: to check it in a browser, load `matchesPattern` from `…/patterns`. */
  readonly usesPatterns?: true;
  readonly calculatedValues: readonly PreparedValue[];
  readonly pages: readonly PreparedPage[];
  readonly x: Omit<DefinitionExtension, 'locales'>;
}

export interface PreparedValue {
  readonly name: string;
  readonly expression: Expression;
}

interface PreparedGroup {
  readonly name: string;
  readonly title?: string;
  readonly description?: string;
  readonly visibleIf?: Expression;
  readonly elements: readonly PreparedElement[];
}

export type PreparedPage = PreparedGroup;

export interface PreparedPanel extends PreparedGroup {
  readonly type: 'panel';
  readonly enableIf?: Expression;
  readonly x?: PanelExtension;
}

export type PreparedElement = PreparedQuestion | PreparedPanel;

/** A choice, a row or a column; `other` and `none` stand among the choices. */
export interface PreparedItem {
  readonly value: string;
  readonly text: string;
  /** Its own condition, or else that of all choices; `{item}` is its value. */
  readonly visibleIf?: Expression;
  /** Goes with no other choice. */
  readonly isExclusive?: boolean;
  /** Words may go with it. */
  readonly isOther?: boolean;
}

/**
 * A rule that is no plain bound: an expression that must hold, or a pattern that must be found. `text` is what people
 * are told when it does not, or is not.
 */
export interface PreparedRule {
  readonly expression?: Expression;
  readonly pattern?: PatternProgram;
  readonly text?: string;
}

interface PreparedBase {
  readonly name: string;
  readonly title?: string;
  readonly description?: string;
  readonly visibleIf?: Expression;
  readonly enableIf?: Expression;
  readonly requiredIf?: Expression;
  readonly isRequired?: boolean;
  readonly defaultValue?: AnswerValue;
  readonly choices?: readonly PreparedItem[];
  readonly rows?: readonly PreparedItem[];
  readonly columns?: readonly PreparedItem[];
  readonly rules?: readonly PreparedRule[];
  readonly x?: QuestionExtension;
}

/** `maxCount` is the smallest of all bounds on how many choices may be taken, `minCount` the greatest. */
export interface PreparedChoiceQuestion extends PreparedBase {
  readonly type: ChoiceQuestion['type'];
  readonly choices: readonly PreparedItem[];
  readonly choicesOrder?: 'none' | 'random';
  readonly minCount?: number;
  readonly maxCount?: number;
  readonly selectToRankEnabled?: boolean;
  /** Words of the button that takes all that are neither exclusive nor `other`; absent where that is too many. */
  readonly selectAllText?: string;
}

/** A number from `min` to `max` in steps from `min`. */
export interface PreparedRatingQuestion extends PreparedBase {
  readonly type: 'rating';
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly minRateDescription?: string;
  readonly maxRateDescription?: string;
}

/** A number from `min` to `max` in steps from `min`. */
export interface PreparedSliderQuestion extends PreparedBase {
  readonly type: 'slider';
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly customLabels: readonly { readonly value: number; readonly text: string }[];
}

export interface PreparedMatrixQuestion extends PreparedBase {
  readonly type: 'matrix';
  readonly rows: readonly PreparedItem[];
  readonly columns: readonly PreparedItem[];
  readonly eachRowRequired?: boolean;
}

/** Bounds by length when `inputType` is `text`, by number, in steps from `min` or 0, when it is `number`. */
export interface PreparedTextQuestion extends PreparedBase {
  readonly type: 'text' | 'comment';
  readonly inputType: 'text' | 'number';
  readonly minLength?: number;
  readonly maxLength: number;
  readonly min?: number;
  readonly max?: number;
  readonly step: number;
  readonly placeholder?: string;
}

export interface PreparedBooleanQuestion extends PreparedBase {
  readonly type: 'boolean';
  readonly labelTrue?: string;
  readonly labelFalse?: string;
}

export interface PreparedHtmlBlock extends PreparedBase {
  readonly type: 'html';
  readonly html: string;
}

export type PreparedQuestion =
  | PreparedChoiceQuestion
  | PreparedRatingQuestion
  | PreparedSliderQuestion
  | PreparedMatrixQuestion
  | PreparedTextQuestion
  | PreparedBooleanQuestion
  | PreparedHtmlBlock;
