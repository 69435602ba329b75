import type { MatrixItem, Panel, Question, SurveyDefinition, SurveyElement } from '../definition.ts';
import { isSameJson } from './changes.ts';
import type { Changes } from './changes.ts';
import { compareChoices, compareItems } from './compare-choices.ts';
import { compareBounds, compareRules } from './compare-bounds.ts';
import { compareConditions, isWithin } from './compare-conditions.ts';
import type { PlacedElement } from './placed-elements.ts';
import { placedElements } from './placed-elements.ts';

/** Whether an answer to the one has the type of an answer to the other. */
export function isOfOneKind(before: SurveyElement, after: SurveyElement): boolean {
  const input = (element: SurveyElement) =>
    element.type === 'text' && element.inputType === 'number' ? 'number' : 'words';
  return before.type === after.type && input(before) === input(after);
}

/** Compares two elements of one name and one type. */
export function compareQuestion(before: PlacedElement, after: PlacedElement, changes: Changes): void {
  const { path } = after;
  const [old, own] = [before.element, after.element];
  if (containerNames(before) !== containerNames(after)) changes.add('compatible', 'moved', path);
  if (old.type === 'panel' || own.type === 'panel') return;
  compareConditions(conditionsOf(before), conditionsOf(after), `${path}.visibleIf`, changes);
  if (old.type === 'html' || own.type === 'html') {
    if (old.type === 'html' && own.type === 'html') changes.text(old.html, own.html, `${path}.html`);
    return;
  }
  changes.text(old.title, own.title, `${path}.title`);
  changes.text(old.description, own.description, `${path}.description`);
  compareRequirement(old, own, path, changes);
  if (!isSameJson(old.defaultValue, own.defaultValue))
    changes.add('breaking', 'default_changed', `${path}.defaultValue`);
  compareRules(old.validators ?? [], own.validators ?? [], `${path}.validators`, changes);
  compareBounds(old, own, path, changes);
  compareExtensions(old, own, `${path}.x`, changes);
  compareByType(old, own, path, changes);
}

function compareByType(old: Question, own: Question, path: string, changes: Changes): void {
  if (old.type === 'rating' && own.type === 'rating') {
    compareScale([old.rateMin ?? 1, old.rateMax ?? 5, old.rateStep ?? 1], own, path, changes);
    changes.text(old.minRateDescription, own.minRateDescription, `${path}.minRateDescription`);
    changes.text(old.maxRateDescription, own.maxRateDescription, `${path}.maxRateDescription`);
  } else if (old.type === 'slider' && own.type === 'slider') {
    compareScale([old.min ?? 0, old.max ?? 100, old.step ?? 1], own, path, changes);
    if (!isSameJson(old.customLabels, own.customLabels))
      changes.add('text', 'text_changed', `${path}.customLabels`);
  } else if (old.type === 'boolean' && own.type === 'boolean') {
    changes.text(old.labelTrue, own.labelTrue, `${path}.labelTrue`);
    changes.text(old.labelFalse, own.labelFalse, `${path}.labelFalse`);
  } else if (old.type === 'matrix' && own.type === 'matrix') {
    const values = (items: readonly MatrixItem[]) => items.map(({ value }) => value);
    if (!isSameJson(values(old.columns), values(own.columns)))
      changes.add('breaking', 'scale_changed', `${path}.columns`);
    compareTexts(old.columns, own.columns, `${path}.columns`, changes);
    const mustAnswer = own.eachRowRequired === true && own.isRequired === true;
    compareItems(old.rows, own.rows, { path: `${path}.rows`, item: 'row', isRequired: mustAnswer }, changes);
    changes.restriction(old.eachRowRequired, own.eachRowRequired, `${path}.eachRowRequired`);
  } else if ('choices' in old && 'choices' in own) compareChoices(old, own, path, changes);
  else if ('placeholder' in old || 'placeholder' in own) {
    const words = (question: Question) => ('placeholder' in question ? question.placeholder : undefined);
    changes.text(words(old), words(own), `${path}.placeholder`);
  }
}

function compareTexts(
  old: readonly MatrixItem[],
  own: readonly MatrixItem[],
  path: string,
  changes: Changes,
): void {
  for (const [index, { value, text }] of own.entries()) {
    const same = old.find((one) => one.value === value);
    if (same) changes.text(same.text, text, `${path}[${index}].text`);
  }
}

function compareScale(
  before: readonly number[],
  own: Extract<Question, { type: 'rating' | 'slider' }>,
  path: string,
  changes: Changes,
): void {
  const after =
    own.type === 'rating'
      ? [own.rateMin ?? 1, own.rateMax ?? 5, own.rateStep ?? 1]
      : [own.min ?? 0, own.max ?? 100, own.step ?? 1];
  if (!isSameJson(before, after)) changes.add('breaking', 'scale_changed', path);
}

type Asked = Exclude<Question, { type: 'html' }>;

/** `isRequired` is a requirement that always holds. */
function compareRequirement(old: Asked, own: Asked, path: string, changes: Changes): void {
  const conditionOf = ({ isRequired, requiredIf }: Asked) =>
    isRequired === true ? 'true' : (requiredIf ?? 'false');
  const [before, after] = [conditionOf(old), conditionOf(own)];
  if (before === after) return;
  const isLooser = before === 'true' || after === 'false' || isWithin([after], [before]);
  changes.add(
    isLooser ? 'compatible' : 'breaking',
    isLooser ? 'requirement_looser' : 'requirement_stricter',
    `${path}.${own.isRequired === true || own.requiredIf === undefined ? 'isRequired' : 'requiredIf'}`,
  );
}

/** All that must hold for an element to be shown and answered: its own conditions and those around it. */
function conditionsOf({ element, containers }: PlacedElement): string[] {
  return [...containers.map(({ holder }) => holder), element].flatMap((one) => [
    ...(one.visibleIf === undefined ? [] : [one.visibleIf]),
    ...('enableIf' in one && one.enableIf !== undefined ? [one.enableIf] : []),
  ]);
}

function containerNames({ containers }: PlacedElement): string {
  return containers.map(({ holder }) => holder.name).join('/');
}

const sensitivities = ['ordinary', 'quasi', 'free_text', 'special'];

function compareExtensions(old: Asked, own: Asked, path: string, changes: Changes): void {
  const rank = ({ x }: Asked) => sensitivities.indexOf(x?.sensitivity ?? 'ordinary');
  if (rank(own) < rank(old)) changes.add('breaking', 'sensitivity_lowered', `${path}.sensitivity`);
  if (rank(own) > rank(old)) changes.add('compatible', 'sensitivity_raised', `${path}.sensitivity`);
  changes.floor(old.x?.minN, own.x?.minN, `${path}.minN`);
  // Nobody who answered before was told that others are tabulated by it.
  if (!old.x?.dimension && own.x?.dimension) changes.add('breaking', 'dimension_added', `${path}.dimension`);
  if (old.x?.dimension && !own.x?.dimension)
    changes.add('compatible', 'dimension_removed', `${path}.dimension`);
  const topics = ({ x }: Asked) => [x?.topic ?? []].flat();
  if (topics(old).some((topic) => !topics(own).includes(topic)))
    changes.add('breaking', 'topic_removed', `${path}.topic`);
  if (topics(own).some((topic) => !topics(old).includes(topic)))
    changes.add('compatible', 'topic_added', `${path}.topic`);
  if (old.x?.domain !== own.x?.domain) changes.add('compatible', 'domain_changed', `${path}.domain`);
  if (!isSameJson(restOf(old), restOf(own))) changes.add('breaking', 'extension_changed', path);
}

const comparedKeys = new Set(['sensitivity', 'minN', 'dimension', 'topic', 'domain', 'exclusive']);

/** What is compared by no rule of its own; choices that stand alone are compared with the choices. */
function restOf({ x = { sensitivity: 'ordinary' } }: Asked): object {
  return Object.fromEntries(Object.entries(x).filter(([key]) => !comparedKeys.has(key)));
}

/** Pages and panels: their words, which of them there are, and which are validated instruments. */
export function compareContainers(before: SurveyDefinition, after: SurveyDefinition, changes: Changes): void {
  for (const [index, page] of after.pages.entries()) {
    const same = before.pages.find(({ name }) => name === page.name);
    if (!same) changes.add('compatible', 'page_added', `pages[${index}]`);
    changes.text(same ? same.title : page.title, page.title, `pages[${index}].title`);
    changes.text(same ? same.description : page.description, page.description, `pages[${index}].description`);
  }
  for (const [index, page] of before.pages.entries()) {
    if (!after.pages.some(({ name }) => name === page.name))
      changes.add('compatible', 'page_removed', `pages[${index}]`);
  }
  const panels = panelsOf(after);
  for (const [name, { panel, path }] of panelsOf(before)) {
    const same = panels.get(name);
    if (same === undefined) {
      changes.add(panel.x ? 'breaking' : 'compatible', panel.x ? 'block_changed' : 'panel_removed', path);
      continue;
    }
    changes.text(panel.title, same.panel.title, `${same.path}.title`);
    changes.text(panel.description, same.panel.description, `${same.path}.description`);
    if (panel.x?.block !== same.panel.x?.block)
      changes.add('breaking', 'block_changed', `${same.path}.x.block`);
  }
}

function panelsOf(definition: SurveyDefinition): Map<string, { panel: Panel; path: string }> {
  return new Map(
    placedElements(definition).flatMap(({ element, path }) =>
      element.type === 'panel' ? [[element.name, { panel: element, path }] as const] : [],
    ),
  );
}
