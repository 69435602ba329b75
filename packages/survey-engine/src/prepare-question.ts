import { answerBounds, localize } from './definition.ts';
import type {
  Choice,
  ChoiceQuestion,
  LocalizedText,
  Question,
  SliderQuestion,
  TextQuestion,
  Validator,
} from './definition.ts';
import type { Expression } from './expression.ts';
import { parseExpression } from './parse-expression.ts';
import { compilePattern } from './pattern.ts';
import type { PreparedHtmlBlock, PreparedItem, PreparedQuestion, PreparedRule } from './prepared.ts';

/** Takes keys without a value away, so that the prepared form is the same before and after JSON. */
export function withoutGaps<T extends object>(given: { [Key in keyof T]: T[Key] | undefined }): T {
  return Object.fromEntries(Object.entries(given).filter(([, part]) => part !== undefined)) as T;
}

export function parsed(condition: string | undefined): Expression | undefined {
  return condition === undefined ? undefined : parseExpression(condition);
}

/** The text in a language; absent stays absent. */
export function spoken(text: LocalizedText | undefined, language: string): string | undefined {
  return text === undefined ? undefined : localize(text, language);
}

/** One question in one language. */
export function prepareQuestion(question: Question, language: string): PreparedQuestion {
  const { type, name } = question;
  if (question.type === 'html') {
    const html = localize(question.html, language);
    return withoutGaps<PreparedHtmlBlock>({
      type: question.type,
      name,
      html,
      visibleIf: parsed(question.visibleIf),
    });
  }
  const { validators = [], isRequired, defaultValue } = question;
  // How answers are tabulated is nothing for who gives them.
  const { groups: _groups, ...x } = question.x ?? {};
  const rules = preparedRules(validators, language);
  return withoutGaps({
    type,
    name,
    title: localize(question.title, language),
    description: spoken(question.description, language),
    visibleIf: parsed(question.visibleIf),
    enableIf: parsed(question.enableIf),
    requiredIf: parsed(question.requiredIf),
    isRequired,
    defaultValue,
    rules: rules.length > 0 ? rules : undefined,
    x: question.x && x,
    ...ownParts(question, language),
  }) as PreparedQuestion;
}

function preparedRules(validators: readonly Validator[], language: string): PreparedRule[] {
  return validators.flatMap((rule) => {
    const text = 'text' in rule ? spoken(rule.text, language) : undefined;
    if (rule.type === 'regex') {
      const pattern = compilePattern(rule.regex, rule.caseInsensitive);
      return [withoutGaps<PreparedRule>({ pattern, text })];
    }
    if (rule.type !== 'expression') return [];
    return [withoutGaps<PreparedRule>({ expression: parseExpression(rule.expression), text })];
  });
}

/** What only questions of a type have. */
function ownParts(question: Exclude<Question, { readonly type: 'html' }>, language: string): object {
  switch (question.type) {
    case 'boolean':
      return {
        labelTrue: spoken(question.labelTrue, language),
        labelFalse: spoken(question.labelFalse, language),
      };
    case 'rating':
      return {
        min: question.rateMin ?? 1,
        max: question.rateMax ?? 5,
        step: question.rateStep ?? 1,
        minRateDescription: spoken(question.minRateDescription, language),
        maxRateDescription: spoken(question.maxRateDescription, language),
      };
    case 'slider':
      return sliderParts(question, language);
    case 'matrix':
      return {
        rows: preparedItems(question.rows, language),
        columns: preparedItems(question.columns, language),
        eachRowRequired: question.eachRowRequired,
      };
    case 'text':
    case 'comment':
      return textParts(question, language);
    default:
      return choiceParts(question, language);
  }
}

function sliderParts({ min = 0, max = 100, step = 1, customLabels = [] }: SliderQuestion, language: string) {
  const labels = customLabels.map(({ value, text }) => ({ value, text: localize(text, language) }));
  return { min, max, step, customLabels: labels };
}

function preparedItems(
  items: readonly Choice[],
  language: string,
  common?: string,
  exclusive: readonly string[] = [],
): PreparedItem[] {
  return items.map(({ value, text, visibleIf }) =>
    withoutGaps<PreparedItem>({
      value,
      text: localize(text, language),
      visibleIf: parsed(visibleIf ?? common),
      isExclusive: exclusive.includes(value) || undefined,
    }),
  );
}

function choiceParts(question: ChoiceQuestion, language: string) {
  const { choicesOrder, choicesVisibleIf, selectToRankEnabled, showOtherItem, showNoneItem, x } = question;
  const choices = preparedItems(question.choices, language, choicesVisibleIf, x?.exclusive);
  if (showOtherItem) {
    choices.push({ value: 'other', text: localize(question.otherText, language), isOther: true });
  }
  if (showNoneItem) {
    choices.push({ value: 'none', text: localize(question.noneText, language), isExclusive: true });
  }
  const counts = (question.validators ?? []).filter((rule) => rule.type === 'answercount');
  const maxCount = least([question.maxSelectedChoices, ...counts.map((rule) => rule.maxCount)]);
  const together = choices.filter(({ isExclusive, isOther }) => !isExclusive && !isOther);
  const mayTakeAll = question.showSelectAllItem && together.length <= (maxCount ?? Infinity);
  // Whoever may take a few only cannot be asked for all of them in order.
  const isOfSome = question.type === 'ranking' && maxCount !== undefined && maxCount < choices.length;
  return {
    choices,
    choicesOrder,
    selectToRankEnabled: isOfSome || selectToRankEnabled,
    minCount: greatest(counts.map((rule) => rule.minCount)),
    maxCount,
    selectAllText: mayTakeAll ? spoken(question.selectAllText, language) : undefined,
  };
}

function textParts(question: TextQuestion, language: string) {
  const { inputType = 'text', min, max, step = 1, maxLength, validators = [] } = question;
  const numbers = validators.filter((rule) => rule.type === 'numeric');
  const texts = validators.filter((rule) => rule.type === 'text');
  return {
    inputType,
    minLength: greatest(texts.map((rule) => rule.minLength)),
    maxLength: least([maxLength, answerBounds.textLength, ...texts.map((rule) => rule.maxLength)]),
    min: greatest([min, ...numbers.map((rule) => rule.minValue)]),
    max: least([max, ...numbers.map((rule) => rule.maxValue)]),
    step,
    placeholder: spoken(question.placeholder, language),
  };
}

function told(bounds: readonly (number | undefined)[]): number[] {
  return bounds.filter((bound) => bound !== undefined);
}

function least(bounds: readonly (number | undefined)[]): number | undefined {
  const numbers = told(bounds);
  return numbers.length > 0 ? Math.min(...numbers) : undefined;
}

function greatest(bounds: readonly (number | undefined)[]): number | undefined {
  const numbers = told(bounds);
  return numbers.length > 0 ? Math.max(...numbers) : undefined;
}
