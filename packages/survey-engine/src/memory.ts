import { isRowRecord } from './answers.ts';
import type { AnswerValue } from './answers.ts';
import { evaluateExpression, isTrue } from './expression.ts';
import type { Expression, Scalar, Value } from './expression.ts';
import type { VisibleQuestion } from './flow.ts';
import type { PreparedSurvey } from './prepared.ts';

/** What one answer may put into a text, and how long a text may become; in UTF-16 units. */
const pipedBounds = { words: 300, text: 4000 } as const;

/** What stands for an answer in a text. */
export const pipePattern = /\{\s*([A-Za-z]\w*)(?:\.([A-Za-z0-9][\w.+-]*))?\s*\}/g;

/** What is known of one submission while its questions are walked. */
export interface Memory {
  /** Keeps the answer of a question that is asked, for what comes after it. */
  readonly learn: (visible: VisibleQuestion, value: AnswerValue | undefined) => void;
  /** Whether a condition holds, `otherwise` when there is none; `item` is what `{item}` stands for. */
  readonly holds: (condition: Expression | undefined, otherwise: boolean, item?: string) => boolean;
  /** A text with every `{name}` and `{name.row}` filled in; what is unknown or empty becomes nothing. */
  readonly fill: (text: string | undefined) => string;
}

export function openMemory({ calculatedValues, language, today }: PreparedSurvey): Memory {
  const known = new Map<string, { visible: VisibleQuestion; value: AnswerValue | undefined }>();
  // Kept until the next answer: values that use one another would otherwise be computed over and over.
  const computed = new Map<string, Value>();

  const valueOf = (name: string, row?: string): Value => {
    if (computed.has(name)) return computed.get(name);
    const calculated = calculatedValues.find((one) => one.name === name);
    if (calculated) {
      computed.set(name, undefined);
      computed.set(name, evaluateExpression(calculated.expression, valueOf, today));
      return computed.get(name);
    }
    const value = known.get(name)?.value;
    if (!isRowRecord(value)) return row === undefined ? (value as Value) : undefined;
    if (row === undefined) return Object.values(value);
    return Object.hasOwn(value, row) ? value[row] : undefined;
  };
  const holds = (condition: Expression | undefined, otherwise: boolean, item?: string) => {
    if (!condition) return otherwise;
    const withItem = (name: string, row?: string) =>
      name === 'item' && item !== undefined ? item : valueOf(name, row);
    return isTrue(evaluateExpression(condition, withItem, today));
  };

  const wordsOf = (name: string, row?: string): string => {
    const visible = known.get(name)?.visible;
    const say = (value: Scalar): string => {
      if (typeof value === 'number') return new Intl.NumberFormat(language).format(value);
      if (typeof value === 'boolean') {
        const question = visible?.question;
        const label = question?.type === 'boolean' && (value ? question.labelTrue : question.labelFalse);
        return label || '';
      }
      const offered = visible && (row === undefined ? visible.choices : visible.columns);
      return offered?.find((one) => one.value === value)?.text ?? value;
    };
    const value = valueOf(name, row);
    if (typeof value === 'object') return new Intl.ListFormat(language).format(value.map(say));
    return value === undefined ? '' : say(value);
  };

  return {
    learn: (visible, value) => {
      known.set(visible.name, { visible, value });
      computed.clear();
    },
    holds,
    fill: (text = '') =>
      text.includes('{')
        ? text
            .replaceAll(pipePattern, (_all, name: string, row?: string) =>
              wordsOf(name, row).slice(0, pipedBounds.words),
            )
            .slice(0, pipedBounds.text)
        : text,
  };
}
