export { answerBounds, definitionBounds } from './bounds.ts';

/**
 * A survey definition: a strict subset of SurveyJS JSON (same names, same meaning). What SurveyJS does not
 * have stands under the one key `x`. Expressions (`visibleIf`, `requiredIf`) are those of `expression.ts`.
 */
export interface SurveyDefinition {
  readonly title: LocalizedText;
  readonly description?: LocalizedText;
  /** The language of plain strings and of `default` texts. */
  readonly locale?: string;
  readonly showProgressBar?: boolean;
  /** Her answers in one list before she sends them; on unless told. */
  readonly showPreviewBeforeComplete?: boolean;
  /** Plain words after sending, like those of a statement. */
  readonly completedHtml?: LocalizedText;
  /** Named results of expressions, in order; later ones may use earlier ones. Never part of a submission. */
  readonly calculatedValues?: readonly CalculatedValue[];
  /** The only behaviour there is: the answer of a hidden question does not exist. */
  readonly clearInvisibleValues?: 'onHidden';
  readonly pages: readonly Page[];
  readonly x: DefinitionExtension;
}

/** Plain text, or one text a language; `default` stands for the definition's `locale`. */
export type LocalizedText = string | Readonly<Record<string, string>>;

/** `{name}` in conditions and texts stands for the result. Shares one name space with questions. */
export interface CalculatedValue {
  readonly name: string;
  readonly expression: string;
}

export interface DefinitionExtension {
  readonly version: number;
  /** Every text exists in each of these. */
  readonly locales: readonly string[];
  /** Name of the boolean question that must be true for a submission to be accepted. */
  readonly consent?: string;
  /** Figures of ordinary questions about fewer people than this are not reported. */
  readonly minN?: number;
  readonly durationMinutes?: { readonly from: number; readonly to: number };
  readonly need?: NeedMapping;
}

/** Which questions tell the facts of a need; see `needFacts`. */
export interface NeedMapping {
  readonly entries: NeedSource;
  readonly district?: NeedSource;
  readonly childAgeBands?: NeedSource;
  readonly moments?: NeedSource;
  readonly sharesWith?: NeedSource;
}

/**
 * A question's name: its chosen values pass as they are, except exclusive ones, `none` and `other`. With
 * `values` only those listed pass, translated if it is a record.
 */
export type NeedSource = string | NeedSelection;

export interface NeedSelection {
  readonly question: string;
  readonly values?: readonly string[] | Readonly<Record<string, string>>;
}

export interface Page {
  readonly name: string;
  readonly title?: LocalizedText;
  readonly description?: LocalizedText;
  readonly visibleIf?: string;
  readonly elements: readonly SurveyElement[];
}

export type SurveyElement = Question | Panel;

export interface Panel {
  readonly type: 'panel';
  readonly name: string;
  readonly title?: LocalizedText;
  readonly description?: LocalizedText;
  readonly visibleIf?: string;
  readonly enableIf?: string;
  readonly elements: readonly SurveyElement[];
  readonly x?: PanelExtension;
}

export interface PanelExtension {
  /** Code of the validated instrument that the panel is, word for word; see `validated-blocks.ts`. */
  readonly block: string;
}

export type Question =
  | ChoiceQuestion
  | RatingQuestion
  | SliderQuestion
  | MatrixQuestion
  | TextQuestion
  | BooleanQuestion
  | HtmlBlock;

export type QuestionType = Question['type'];

interface QuestionBase {
  readonly name: string;
  readonly title: LocalizedText;
  readonly description?: LocalizedText;
  readonly visibleIf?: string;
  /** While it does not hold the question is shown but cannot be answered, and has no answer. */
  readonly enableIf?: string;
  readonly isRequired?: boolean;
  /** Decides alone where it stands, whatever `isRequired` says. */
  readonly requiredIf?: string;
  /** What stands in the field before she has touched it; not on questions with `sensitivity` `special`. */
  readonly defaultValue?: string | number | boolean | readonly string[];
  readonly validators?: readonly Validator[];
  readonly x?: QuestionExtension;
}

/**
 * Answered by one choice value (`radiogroup`, `dropdown`) or by a list of them (`checkbox`; `ranking`, the most
 * important first). `showNoneItem` adds the exclusive value `none`, `showOtherItem` the value `other`, whose
 * text is answered under `<name>-Comment`. `showSelectAllItem` (checkbox) is a button and no value: the answer is
 * the list of all choices that are neither exclusive nor `other`.
 */
export interface ChoiceQuestion extends QuestionBase {
  readonly type: 'radiogroup' | 'checkbox' | 'dropdown' | 'ranking';
  readonly choices: readonly Choice[];
  readonly showNoneItem?: boolean;
  readonly noneText?: LocalizedText;
  readonly showOtherItem?: boolean;
  readonly otherText?: LocalizedText;
  readonly showSelectAllItem?: boolean;
  readonly selectAllText?: LocalizedText;
  /** A condition on every choice; `{item}` is its value. */
  readonly choicesVisibleIf?: string;
  /** `random`: in an order of its own each time the survey is opened; `other` and `none` stay last. */
  readonly choicesOrder?: 'none' | 'random';
  readonly maxSelectedChoices?: number;
  /** A ranking of as few as one choice; without it all choices are ranked. */
  readonly selectToRankEnabled?: boolean;
}

export interface Choice {
  readonly value: string;
  readonly text: LocalizedText;
  readonly visibleIf?: string;
}

/** Answered by a whole number from `rateMin` (1) to `rateMax` (5) in steps of `rateStep` (1). */
export interface RatingQuestion extends QuestionBase {
  readonly type: 'rating';
  readonly rateMin?: number;
  readonly rateMax?: number;
  readonly rateStep?: number;
  readonly minRateDescription?: LocalizedText;
  readonly maxRateDescription?: LocalizedText;
}

/**
 * Answered by a number from `min` (0) to `max` (100) in steps of `step` (1), counted from `min`. Nothing is
 * chosen until she moves it.
 */
export interface SliderQuestion extends QuestionBase {
  readonly type: 'slider';
  readonly min?: number;
  readonly max?: number;
  readonly step?: number;
  /** Words at some of the steps; usually at both ends. */
  readonly customLabels?: readonly SliderLabel[];
}

export interface SliderLabel {
  readonly value: number;
  readonly text: LocalizedText;
}

/**
 * One choice of the same columns in every row. Answered by a record from row value to column value; rows without
 * an answer are absent. Expressions ask about a row by `{name.row}`.
 */
export interface MatrixQuestion extends QuestionBase {
  readonly type: 'matrix';
  readonly columns: readonly MatrixItem[];
  readonly rows: readonly MatrixItem[];
  /** Required means every row that is shown; otherwise one row is enough. */
  readonly eachRowRequired?: boolean;
}

export interface MatrixItem {
  readonly value: string;
  readonly text: LocalizedText;
  /** On rows only. */
  readonly visibleIf?: string;
}

/**
 * Answered by text, or by a number when `inputType` is `number` (then `min`, `max` and `step` bound it, whole
 * numbers unless `step` says otherwise). `maxLength` in UTF-16 units.
 */
export interface TextQuestion extends QuestionBase {
  readonly type: 'text' | 'comment';
  readonly inputType?: 'text' | 'number';
  readonly min?: number;
  readonly max?: number;
  readonly step?: number;
  readonly maxLength?: number;
  readonly placeholder?: LocalizedText;
}

export interface BooleanQuestion extends QuestionBase {
  readonly type: 'boolean';
  readonly labelTrue?: LocalizedText;
  readonly labelFalse?: LocalizedText;
}

/** Words between questions. Plain text only: markup is refused, an empty line parts paragraphs. */
export interface HtmlBlock {
  readonly type: 'html';
  readonly name: string;
  readonly html: LocalizedText;
  readonly visibleIf?: string;
}

/** `ordinary`; `quasi`: identifies in combination; `special`: GDPR art. 9 or a proxy of it; `free_text`. */
export type Sensitivity = 'ordinary' | 'quasi' | 'special' | 'free_text';

export interface QuestionExtension {
  readonly sensitivity: Sensitivity;
  /** Life domain, as a code of the taxonomy: `INF`, `NAU`. */
  readonly domain?: string;
  /** What the item bank tags it with; the publish gate refuses some. */
  readonly topic?: string | readonly string[];
  readonly minN?: number;
  /** Choice values of a checkbox that exclude all others. */
  readonly exclusive?: readonly string[];
  /**
   * Lower bounds of the bands that numbers are reported in, ascending, two to six: of a slider, or of a text with
   * `inputType` `number`. Numbers below the first are in no band.
   */
  readonly bands?: readonly number[];
  /** Other questions may be tabulated by this one. */
  readonly dimension?: boolean;
}

export type Validator =
  | {
      readonly type: 'answercount';
      readonly minCount?: number;
      readonly maxCount?: number;
      readonly text?: LocalizedText;
    }
  | {
      readonly type: 'numeric';
      readonly minValue?: number;
      readonly maxValue?: number;
      readonly text?: LocalizedText;
    }
  | {
      readonly type: 'text';
      readonly minLength?: number;
      readonly maxLength?: number;
      readonly text?: LocalizedText;
    }
  | {
      /** Of a linear-time pattern language; see `pattern.ts`. */
      readonly type: 'regex';
      readonly regex: string;
      readonly caseInsensitive?: boolean;
      readonly text?: LocalizedText;
    }
  | {
      /** Holds when the expression does; it may ask about the question itself. */
      readonly type: 'expression';
      readonly expression: string;
      readonly text?: LocalizedText;
    };

/**
 * The text in a language, or the next best: the language without its region, `default`, Italian, whatever
 * comes first. Absent text is empty.
 */
export function localize(text: LocalizedText | undefined, language: string): string {
  if (text === undefined || typeof text === 'string') return text ?? '';
  const own = (key: string | undefined) =>
    key !== undefined && Object.hasOwn(text, key) ? text[key] : undefined;
  return (
    own(language) ??
    own(language.split('-')[0]) ??
    own('default') ??
    own('it') ??
    Object.values(text)[0] ??
    ''
  );
}
