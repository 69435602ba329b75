import { parseExpression } from '../parse-expression.ts';
import type { Changes } from './changes.ts';
import { implies } from './implies.ts';

/** Compares two lists of conditions that must all hold; no condition always holds. */
export function compareConditions(
  before: readonly string[],
  after: readonly string[],
  path: string,
  changes: Changes,
): void {
  const [isWider, isNarrower] = [isWithin(before, after), isWithin(after, before)];
  if (isWider && isNarrower) return;
  if (isWider) changes.add('compatible', 'condition_wider', path);
  else changes.add('breaking', isNarrower ? 'condition_narrower' : 'condition_changed', path);
}

/** Whether all that meets the first conditions is seen to meet the second. */
export function isWithin(first: readonly string[], second: readonly string[]): boolean {
  const [given, wanted] = [first.map(parseExpression), second.map(parseExpression)];
  return wanted.every((condition) => given.some((one) => implies(one, condition)));
}
