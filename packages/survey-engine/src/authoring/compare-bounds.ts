import type { Question, Validator } from '../definition.ts';
import { isSameJson } from './changes.ts';
import type { Changes } from './changes.ts';

/** What a typed answer is bounded by outside its validators. */
export function compareBounds(old: Question, own: Question, path: string, changes: Changes): void {
  if (!isTyped(old) || !isTyped(own)) return;
  changes.atLeast(old.min, own.min, `${path}.min`);
  changes.atMost(old.max, own.max, `${path}.max`);
  changes.atMost(old.maxLength, own.maxLength, `${path}.maxLength`);
  const [before, after] = [old.step ?? 1, own.step ?? 1];
  if (before === after) return;
  // Every multiple of the old step is one of the new: what was allowed still is.
  const isLooser = Number.isInteger(before / after);
  changes.add(
    isLooser ? 'compatible' : 'breaking',
    isLooser ? 'bounds_looser' : 'bounds_stricter',
    `${path}.step`,
  );
}

function isTyped(question: Question): question is Extract<Question, { type: 'text' | 'comment' }> {
  return question.type === 'text' || question.type === 'comment';
}

/** Validators by what they allow together: the narrowest of each bound, and every pattern and expression. */
export function compareRules(
  before: readonly Validator[],
  after: readonly Validator[],
  path: string,
  changes: Changes,
): void {
  for (const [least, most] of [
    ['minCount', 'maxCount'],
    ['minValue', 'maxValue'],
    ['minLength', 'maxLength'],
  ] as const) {
    changes.atLeast(narrowest(before, least, Math.max), narrowest(after, least, Math.max), path);
    changes.atMost(narrowest(before, most, Math.min), narrowest(after, most, Math.min), path);
  }
  const [old, own] = [before.flatMap(patternOf), after.flatMap(patternOf)];
  if (own.some((pattern) => !old.includes(pattern))) changes.add('breaking', 'bounds_stricter', path);
  else if (old.some((pattern) => !own.includes(pattern))) changes.add('compatible', 'bounds_looser', path);
  const words = (rules: readonly Validator[]) => rules.map(({ text }) => text ?? null);
  if (before.length === after.length) {
    for (const [index, rule] of after.entries())
      changes.text(before[index]?.text, rule.text, `${path}[${index}].text`);
  } else if (!isSameJson(words(before), words(after))) changes.add('text', 'text_changed', path);
}

function narrowest(
  rules: readonly Validator[],
  key: string,
  pick: (...numbers: number[]) => number,
): number | undefined {
  const bounds = rules.flatMap((rule) => {
    const bound: unknown = Object.entries(rule).find(([name]) => name === key)?.[1];
    return typeof bound === 'number' ? [bound] : [];
  });
  return bounds.length > 0 ? pick(...bounds) : undefined;
}

function patternOf(rule: Validator): string[] {
  if (rule.type === 'regex') return [`${rule.caseInsensitive === true ? 'i' : 'c'}:${rule.regex}`];
  return rule.type === 'expression' ? [`x:${rule.expression}`] : [];
}
