import type { LocalizedText, Question, Validator } from '@snodo/survey-engine';
import type { FormRows } from './form-rows.ts';

type Asked = Exclude<Question, { type: 'html' | 'matrix' }>;

/** The bounds and validators of a question as one constraint, with the words of the first that has any. */
export function constraintOf(
  rows: FormRows,
  question: Asked,
  path: string,
): { readonly constraint: string | undefined; readonly message: LocalizedText | undefined } {
  const parts: string[] = [];
  if ('inputType' in question && question.inputType === 'number') {
    if (question.min !== undefined) parts.push(`. >= ${question.min}`);
    if (question.max !== undefined) parts.push(`. <= ${question.max}`);
  }
  if ('maxLength' in question && question.maxLength !== undefined) {
    parts.push(`string-length(.) <= ${question.maxLength}`);
  }
  if ('maxSelectedChoices' in question && question.maxSelectedChoices !== undefined) {
    parts.push(`count-selected(.) <= ${question.maxSelectedChoices}`);
  }
  if (question.type === 'checkbox' && question.showNoneItem) {
    parts.push("not(selected(., 'none') and count-selected(.) > 1)");
  }
  const validators = question.validators ?? [];
  for (const [at, validator] of validators.entries()) {
    parts.push(...validatorParts(rows, validator, question.name, `${path}.validators[${at}]`));
  }
  const message = validators.find(({ text }) => text !== undefined)?.text;
  if (parts.length === 0) return { constraint: undefined, message: undefined };
  return { constraint: parts.join(' and '), message };
}

function validatorParts(rows: FormRows, validator: Validator, self: string, path: string): string[] {
  const bounds = (subject: string, least: number | undefined, most: number | undefined) => [
    ...(least === undefined ? [] : [`${subject} >= ${least}`]),
    ...(most === undefined ? [] : [`${subject} <= ${most}`]),
  ];
  switch (validator.type) {
    case 'numeric':
      return bounds('.', validator.minValue, validator.maxValue);
    case 'answercount':
      return bounds('count-selected(.)', validator.minCount, validator.maxCount);
    case 'text':
      return bounds('string-length(.)', validator.minLength, validator.maxLength);
    case 'expression': {
      const condition = rows.condition(validator.expression, `${path}.expression`, { self });
      return condition === undefined ? [] : [`(${condition})`];
    }
    case 'regex': {
      const { regex, caseInsensitive } = validator;
      if (caseInsensitive || (regex.includes("'") && regex.includes('"'))) {
        rows.drop('pattern_uncarried', `${path}.regex`, regex);
        return [];
      }
      return [`regex(., ${regex.includes("'") ? `"${regex}"` : `'${regex}'`})`];
    }
  }
}
