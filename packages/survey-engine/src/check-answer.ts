import { isRowRecord } from './answers.ts';
import { isEmpty } from './expression.ts';
import type { Fault } from './fault.ts';
import type { OfferedChoice, OfferedItem, VisibleQuestion } from './flow.ts';
import type { PatternMatcher } from './match-pattern.ts';
import type { PreparedChoiceQuestion, PreparedQuestion, PreparedRule } from './prepared.ts';

/**
 * Stable codes of what is refused in answers. `not_allowed`: a choice, row or column that is not offered, or given
 * twice; `exclusive`: goes with no other choice; `off_step`: a number between two steps; `rule`: a rule of the
 * question's own does not hold; `pattern`: its pattern is not found; `not_asked`: the question is hidden, or cannot be answered now.
 */
export type AnswerFaultCode =
  | 'required'
  | 'consent'
  | 'not_allowed'
  | 'exclusive'
  | 'too_many'
  | 'too_few'
  | 'too_long'
  | 'too_short'
  | 'out_of_range'
  | 'off_step'
  | 'rule'
  | 'pattern'
  | 'wrong_type'
  | 'unknown_question'
  | 'not_asked';

// The message repeats the code in words: sentences would weigh on the browser, and people read translations.
export function fault(path: string, code: AnswerFaultCode, limit?: number, text?: string): Fault {
  return {
    path,
    code,
    message: code.replaceAll('_', ' '),
    ...(limit === undefined ? {} : { limit }),
    ...(text === undefined ? {} : { text }),
  };
}

/** Whether an answer says nothing: absent, blank, or an empty list or record. */
export function isBlank(value: unknown): boolean {
  return (
    isEmpty(value) ||
    (typeof value === 'string' && value.trim() === '') ||
    (isRowRecord(value) && Object.keys(value).length === 0)
  );
}

/**
 * Checks the answer of one question as it is asked; an empty list when nothing is wrong. The value is the one that
 * the question was walked with. `limit` of a fault is the bound that was passed (choices, characters, the nearest
 * allowed number, the step), `text` what the definition itself says about it. Patterns are checked by `matches`;
 * without it, as in a browser that has not loaded it, they are left to the server.
 */
export function checkAnswer(visible: VisibleQuestion, value: unknown, matches?: PatternMatcher): Fault[] {
  const { question } = visible;
  const path = `answers.${visible.name}`;
  if (question.type === 'html' || !visible.isEnabled) return isBlank(value) ? [] : [fault(path, 'not_asked')];
  if (isBlank(value)) return visible.isRequired ? [fault(path, 'required')] : [];
  const faults = checkKind(visible, question, value, path);
  if (faults.length > 0) return faults;
  const isMissed = ({ pattern }: PreparedRule) =>
    pattern && matches && typeof value === 'string' && !matches(pattern, value);
  return [
    ...(question.rules ?? []).filter(isMissed).map(({ text }) => fault(path, 'pattern', undefined, text)),
    ...visible.brokenRules.map(({ text }) => fault(path, 'rule', undefined, text)),
  ];
}

function checkKind(
  visible: VisibleQuestion,
  question: Exclude<PreparedQuestion, { readonly type: 'html' }>,
  value: unknown,
  path: string,
): Fault[] {
  switch (question.type) {
    case 'boolean':
      return typeof value === 'boolean' ? [] : [fault(path, 'wrong_type')];
    case 'text':
    case 'comment':
      if (question.inputType === 'text') return checkText(value, question, path);
      return checkNumber(value, question, path);
    case 'rating':
    case 'slider':
      return checkNumber(value, question, path);
    case 'radiogroup':
    case 'dropdown':
      if (typeof value !== 'string') return [fault(path, 'wrong_type')];
      return visible.choices.some((choice) => choice.value === value) ? [] : [fault(path, 'not_allowed')];
    case 'matrix':
      return checkRows(visible, question.eachRowRequired, value, path);
    default:
      return checkChoices(visible.choices, question, value, path);
  }
}

function checkNumber(
  value: unknown,
  {
    min = -Infinity,
    max = Infinity,
    step,
  }: { readonly min?: number; readonly max?: number; readonly step: number },
  path: string,
): Fault[] {
  if (typeof value !== 'number' || !Number.isFinite(value)) return [fault(path, 'wrong_type')];
  if (value < min) return [fault(path, 'out_of_range', min)];
  if (value > max) return [fault(path, 'out_of_range', max)];
  // Steps of a tenth cannot be counted exactly in binary.
  const steps = (value - (min === -Infinity ? 0 : min)) / step;
  const isBetween = Math.abs(steps - Math.round(steps)) > 1e-9 * Math.max(1, Math.abs(steps));
  return isBetween ? [fault(path, 'off_step', step)] : [];
}

/** Checks words against lengths in UTF-16 units. */
export function checkText(
  value: unknown,
  { minLength = 0, maxLength }: { readonly minLength?: number; readonly maxLength: number },
  path: string,
): Fault[] {
  if (typeof value !== 'string') return [fault(path, 'wrong_type')];
  if (value.length > maxLength) return [fault(path, 'too_long', maxLength)];
  return value.length < minLength ? [fault(path, 'too_short', minLength)] : [];
}

/** One choice a row: a record of rows that are shown to columns that there are. */
function checkRows(
  { rows, columns, isRequired }: VisibleQuestion,
  isEachRequired: boolean | undefined,
  value: unknown,
  path: string,
): Fault[] {
  if (!isRowRecord(value)) return [fault(path, 'wrong_type')];
  const given = Object.keys(value);
  if (given.length > rows.length) return [fault(path, 'too_many', rows.length)];
  const has = (items: readonly OfferedItem[], one: unknown) => items.some((item) => item.value === one);
  const faults = given
    .filter((row) => !has(rows, row) || !has(columns, value[row]))
    .map((row) => fault(`${path}.${row.slice(0, 64)}`, 'not_allowed'));
  const missing = rows.filter((row) => isRequired && isEachRequired && !Object.hasOwn(value, row.value));
  return [...faults, ...missing.map((row) => fault(`${path}.${row.value}`, 'required'))];
}

function checkChoices(
  choices: readonly OfferedChoice[],
  { type, selectToRankEnabled, minCount = 0, maxCount = Infinity }: PreparedChoiceQuestion,
  value: unknown,
  path: string,
): Fault[] {
  if (!Array.isArray(value)) return [fault(path, 'wrong_type')];
  const most = Math.min(choices.length, maxCount);
  const least = type === 'ranking' && !selectToRankEnabled ? Math.max(choices.length, minCount) : minCount;
  if (value.length > most) return [fault(path, 'too_many', most)];
  let isAlone = false;
  const faults = value.flatMap((one: unknown, index) => {
    const choice = choices.find((offered) => offered.value === one);
    if (!choice || value.indexOf(one) < index) return [fault(`${path}[${index}]`, 'not_allowed')];
    if (!choice.isExclusive) return [];
    isAlone = value.length === 1;
    return isAlone ? [] : [fault(`${path}[${index}]`, 'exclusive')];
  });
  return value.length < least && !isAlone ? [...faults, fault(path, 'too_few', least)] : faults;
}
