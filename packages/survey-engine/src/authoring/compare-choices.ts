import type { ChoiceQuestion, LocalizedText } from '../definition.ts';
import { isSameJson } from './changes.ts';
import type { Changes } from './changes.ts';
import { compareConditions } from './compare-conditions.ts';

interface Item {
  readonly value: string;
  readonly text: LocalizedText;
  readonly visibleIf?: string;
}

interface ItemsAt {
  readonly path: string;
  readonly item: 'choice' | 'row';
  /** Whether one more of them must be answered. */
  readonly isRequired: boolean;
}

/** Compares choices or rows by their values. */
export function compareItems(
  before: readonly Item[],
  after: readonly Item[],
  { path, item, isRequired }: ItemsAt,
  changes: Changes,
): void {
  const [old, own] = [
    new Map(before.map((one) => [one.value, one])),
    new Set(after.map(({ value }) => value)),
  ];
  for (const [index, { value }] of before.entries())
    if (!own.has(value)) changes.add('breaking', `${item}_removed`, `${path}[${index}]`);
  for (const [index, one] of after.entries()) {
    const where = `${path}[${index}]`;
    const same = old.get(one.value);
    if (!same) {
      changes.add(isRequired ? 'breaking' : 'compatible', `${item}_added`, where);
      continue;
    }
    changes.text(same.text, one.text, `${where}.text`);
    compareConditions(asList(same.visibleIf), asList(one.visibleIf), `${where}.visibleIf`, changes);
  }
  const kept = (items: readonly Item[]) =>
    items.map(({ value }) => value).filter((value) => old.has(value) && own.has(value));
  if (!isSameJson(kept(before), kept(after))) changes.add('compatible', 'reordered', path);
}

function asList(condition: string | undefined): string[] {
  return condition === undefined ? [] : [condition];
}

/** Everything of a question of choices but its title. */
export function compareChoices(
  old: ChoiceQuestion,
  own: ChoiceQuestion,
  path: string,
  changes: Changes,
): void {
  compareItems(
    old.choices,
    own.choices,
    { path: `${path}.choices`, item: 'choice', isRequired: false },
    changes,
  );
  compareConditions(
    asList(old.choicesVisibleIf),
    asList(own.choicesVisibleIf),
    `${path}.choicesVisibleIf`,
    changes,
  );
  for (const [show, words] of [
    ['showNoneItem', 'noneText'],
    ['showOtherItem', 'otherText'],
  ] as const) {
    if (old[show] === true && own[show] !== true)
      changes.add('breaking', 'choice_removed', `${path}.${show}`);
    if (old[show] !== true && own[show] === true)
      changes.add('compatible', 'choice_added', `${path}.${show}`);
    if (old[show] === true && own[show] === true) changes.text(old[words], own[words], `${path}.${words}`);
  }
  for (const key of ['showSelectAllItem', 'choicesOrder'] as const)
    if (old[key] !== own[key]) changes.add('compatible', 'setting_changed', `${path}.${key}`);
  changes.text(old.selectAllText, own.selectAllText, `${path}.selectAllText`);
  changes.atMost(old.maxSelectedChoices, own.maxSelectedChoices, `${path}.maxSelectedChoices`);
  const isWhole = (question: ChoiceQuestion) => question.type === 'ranking' && !question.selectToRankEnabled;
  changes.restriction(isWhole(old), isWhole(own), `${path}.selectToRankEnabled`);
  const [alone, still] = [old.x?.exclusive ?? [], own.x?.exclusive ?? []];
  if (still.some((value) => !alone.includes(value)))
    changes.add('breaking', 'bounds_stricter', `${path}.x.exclusive`);
  else if (still.length < alone.length) changes.add('compatible', 'bounds_looser', `${path}.x.exclusive`);
}
