import type { SurveyDefinition } from '../definition.ts';
import { Changes, changeClasses, isSameJson } from './changes.ts';
import type { Change, ChangeClass } from './changes.ts';
import { compareContainers, compareQuestion, isOfOneKind } from './compare-elements.ts';
import { placedElements } from './placed-elements.ts';
import type { PlacedElement } from './placed-elements.ts';

/**
 * What an edit of a published definition is. `text`: the same questions in other words. `compatible`: answers to both
 * may stand in one table (something optional more, looser bounds, another order). `breaking`: they may not. The class is
 * that of the gravest change, so that joining edits never makes them milder. A type that changes under one name is
 * `type_changed` and refused always: stored answers would be read as what they are not. Both definitions must have been
 * read: a condition that does not parse throws an `ExpressionError`.
 */
export function compareVersions(
  before: SurveyDefinition,
  after: SurveyDefinition,
): { class: ChangeClass; changes: Change[] } {
  const languages = before.x.locales.filter((locale) => after.x.locales.includes(locale));
  const changes = new Changes(languages, { before: localeOf(before), after: localeOf(after) });
  compareWhole(before, after, changes);
  compareCalculated(before, after, changes);
  compareElements(placedElements(before), placedElements(after), changes);
  compareContainers(before, after, changes);
  const gravest = Math.max(0, ...changes.all.map((change) => changeClasses.indexOf(change.class)));
  return { class: changeClasses[gravest] ?? 'breaking', changes: changes.all };
}

function localeOf({ locale, x }: SurveyDefinition): string {
  return locale ?? x.locales[0] ?? '';
}

function compareWhole(before: SurveyDefinition, after: SurveyDefinition, changes: Changes): void {
  for (const key of ['title', 'description', 'completedHtml'] as const)
    changes.text(before[key], after[key], key);
  if (localeOf(before) !== localeOf(after)) changes.add('compatible', 'setting_changed', 'locale');
  for (const key of ['showProgressBar', 'showPreviewBeforeComplete'] as const)
    if (before[key] !== after[key]) changes.add('compatible', 'setting_changed', key);
  const [old, own] = [before.x, after.x];
  for (const locale of new Set([...old.locales, ...own.locales])) {
    if (!old.locales.includes(locale)) changes.add('compatible', 'language_added', 'x.locales');
    if (!own.locales.includes(locale)) changes.add('breaking', 'language_removed', 'x.locales');
  }
  if (old.consent !== own.consent) changes.add('breaking', 'consent_changed', 'x.consent');
  changes.floor(old.minN, own.minN, 'x.minN');
  if (!isSameJson(old.durationMinutes, own.durationMinutes))
    changes.add('text', 'duration_changed', 'x.durationMinutes');
  if (!isSameJson(old.need, own.need)) changes.add('breaking', 'need_changed', 'x.need');
}

function compareCalculated(before: SurveyDefinition, after: SurveyDefinition, changes: Changes): void {
  const [old, own] = [before.calculatedValues ?? [], after.calculatedValues ?? []];
  for (const [index, value] of old.entries()) {
    if (!own.some(({ name }) => name === value.name))
      changes.add('breaking', 'calculated_removed', `calculatedValues[${index}]`);
  }
  for (const [index, value] of own.entries()) {
    const path = `calculatedValues[${index}]`;
    const same = old.find(({ name }) => name === value.name);
    if (!same) changes.add('compatible', 'calculated_added', path);
    else if (same.expression !== value.expression) changes.add('breaking', 'calculated_changed', path);
  }
}

function compareElements(
  before: readonly PlacedElement[],
  after: readonly PlacedElement[],
  changes: Changes,
): void {
  const old = new Map(before.map((placed) => [placed.element.name, placed]));
  const own = new Map(after.map((placed) => [placed.element.name, placed]));
  const added = after.filter(({ element }) => !old.has(element.name));
  const renamed = new Set<PlacedElement>();
  for (const gone of before) {
    if (own.has(gone.element.name) || gone.element.type === 'panel') continue;
    const other = added.find((placed) => !renamed.has(placed) && isRenamed(gone, placed));
    if (other) {
      renamed.add(other);
      changes.add('breaking', 'question_renamed', `${other.path}.name`);
    } else if (gone.element.type === 'html') changes.add('text', 'statement_removed', gone.path);
    else changes.add('breaking', 'question_removed', gone.path);
  }
  for (const placed of added) if (!renamed.has(placed)) addElement(placed, changes);
  for (const placed of after) {
    const same = old.get(placed.element.name);
    if (!same) continue;
    if (isOfOneKind(same.element, placed.element)) compareQuestion(same, placed, changes);
    else changes.refuse('type_changed', `${placed.path}.type`);
  }
  const order = (list: readonly PlacedElement[]) =>
    list.map(({ element }) => element.name).filter((name) => old.has(name) && own.has(name));
  if (!isSameJson(order(before), order(after))) changes.add('compatible', 'reordered', 'pages');
}

function isRenamed({ element }: PlacedElement, { element: other }: PlacedElement): boolean {
  return isSameJson({ ...element, name: '' }, { ...other, name: '' });
}

function addElement({ element, path }: PlacedElement, changes: Changes): void {
  if (element.type === 'panel') changes.add('compatible', 'panel_added', path);
  else if (element.type === 'html') changes.add('text', 'statement_added', path);
  else if (element.isRequired === true || element.requiredIf !== undefined)
    changes.add('breaking', 'required_question_added', path);
  else changes.add('compatible', 'question_added', path);
}
