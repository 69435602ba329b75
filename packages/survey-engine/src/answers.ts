import { isEmpty } from './expression.ts';
import type { OfferedItem, VisibleQuestion } from './flow.ts';

/** The answers of one submission as they come, by question name; nothing about them is trusted. */
export type Answers = Readonly<Record<string, unknown>>;

/** One answer; that of a matrix is a record from row value to column value. */
export type AnswerValue = string | number | boolean | readonly string[] | Readonly<Record<string, string>>;

/** The answer that stands under a name of its own; inherited properties are none. */
export function answerAt(answers: Answers, name: string): unknown {
  return Object.hasOwn(answers, name) ? answers[name] : undefined;
}

/** Whether an answer is a record, as that of a matrix is. */
export function isRowRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Name under which the words of `other` are answered. */
export function commentName(name: string): string {
  return `${name}-Comment`;
}

/**
 * The answer that counts for a question that is asked: nothing for blanks, for a question that is not enabled and
 * for what is no answer's shape; a choice or a row that was offered before and is not any more is dropped. Values
 * that were never a choice stay, for the check to refuse.
 */
export function countedAnswer(visible: VisibleQuestion, answers: Answers): AnswerValue | undefined {
  const { question, choices, rows, name, isEnabled } = visible;
  const given = answerAt(answers, name);
  if (question.type === 'html' || !isEnabled || isEmpty(given)) return undefined;
  const isWithdrawn = (value: unknown, all = question.choices, now: readonly OfferedItem[] = choices) =>
    all?.some((one) => one.value === value) && !now.some((one) => one.value === value);
  if (Array.isArray(given)) {
    const list = given.slice(0, 100).filter((value) => typeof value === 'string' && !isWithdrawn(value));
    return list.length ? list : undefined;
  }
  if (isRowRecord(given)) {
    const kept = Object.entries(given)
      .slice(0, 100)
      .filter(
        ([row, column]) => typeof column === 'string' && column && !isWithdrawn(row, question.rows, rows),
      );
    return kept.length ? (Object.fromEntries(kept) as Record<string, string>) : undefined;
  }
  if (typeof given === 'string') return given.trim() === '' || isWithdrawn(given) ? undefined : given;
  return typeof given === 'boolean' || Number.isFinite(given) ? (given as boolean | number) : undefined;
}
