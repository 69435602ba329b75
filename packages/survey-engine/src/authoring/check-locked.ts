import type { MatrixItem, MatrixQuestion, Panel, SurveyDefinition } from '../definition.ts';
import type { Fault } from '../fault.ts';
import { blockPanel } from './block-wording.ts';
import type { BlockWording } from './block-wording.ts';
import { draftWords } from './draft-texts.ts';
import { placedElements } from './placed-elements.ts';
import { findBlock } from './validated-blocks.ts';

const mostFaults = 200;

/**
 * Whether every validated block of a definition is word for word what its sheets say. Codes: `unknown_block`,
 * `wording_missing` (no sheet in one of the definition's languages), `locked_text`, `locked_value`, `locked_order`, and
 * `locked_structure` for anything more or less than the one matrix. A block may have a heading and be shown under a
 * condition. At most 200 faults.
 */
export function checkLocked(definition: SurveyDefinition, wordings: readonly BlockWording[]): Fault[] {
  const check = new LockCheck(definition, wordings);
  for (const { element, path } of placedElements(definition))
    if (element.type === 'panel' && element.x !== undefined) check.checkPanel(element, path);
  return check.faults.slice(0, mostFaults);
}

class LockCheck {
  readonly faults: Fault[] = [];
  readonly #languages: readonly string[];
  readonly #locale: string | undefined;
  readonly #wordings: readonly BlockWording[];

  constructor({ x, locale }: SurveyDefinition, wordings: readonly BlockWording[]) {
    this.#languages = x.locales;
    this.#locale = locale ?? x.locales[0];
    this.#wordings = wordings;
  }

  checkPanel(panel: Panel, path: string): void {
    const block = findBlock(panel.x?.block);
    if (!block) return this.#refuse(`${path}.x.block`, 'unknown_block', 'is no validated block');
    const expected = blockPanel(block, this.#wordings, this.#languages);
    const [matrix, given] = [expected?.elements[0], panel.elements[0]];
    if (matrix?.type !== 'matrix')
      return this.#refuse(`${path}.x.block`, 'wording_missing', 'lacks a sheet in one of the languages');
    this.#checkKeys(panel, ['type', 'name', 'title', 'visibleIf', 'elements', 'x'], path);
    if (panel.elements.length !== 1 || given?.type !== 'matrix' || given.name !== matrix.name)
      return this.#refuse(`${path}.elements`, 'locked_structure', `expected only the matrix ${matrix.name}`);
    this.#checkMatrix(given, matrix, `${path}.elements[0]`);
  }

  #refuse(path: string, code: string, message: string): void {
    this.faults.push({ path, code, message });
  }

  #checkKeys(given: object, allowed: readonly string[], path: string): void {
    for (const [key, value] of Object.entries(given))
      if (value !== undefined && !allowed.includes(key))
        this.#refuse(`${path}.${key}`, 'locked_structure', 'is not part of the block');
  }

  #checkMatrix(given: MatrixQuestion, expected: MatrixQuestion, path: string): void {
    this.#checkKeys(given, Object.keys(expected), path);
    this.#checkText(given.title, expected.title, `${path}.title`);
    for (const key of ['columns', 'rows'] as const)
      this.#checkItems(given[key], expected[key], `${path}.${key}`);
    if (given.x?.sensitivity !== expected.x?.sensitivity || (given.x?.minN ?? 0) < (expected.x?.minN ?? 0))
      this.#refuse(`${path}.x`, 'locked_value', 'is less protected than the block');
    if (given.x?.dimension === true)
      this.#refuse(`${path}.x.dimension`, 'locked_structure', 'is not part of the block');
  }

  #checkItems(given: readonly MatrixItem[], expected: readonly MatrixItem[], path: string): void {
    const values = (items: readonly MatrixItem[]) => items.map(({ value }) => value);
    const isSame = (one: readonly string[], other: readonly string[]) => one.join('\n') === other.join('\n');
    if (!isSame(values(given), values(expected))) {
      const isOnlyOrder = isSame(values(given).sort(), values(expected).sort());
      this.#refuse(path, isOnlyOrder ? 'locked_order' : 'locked_value', 'differs from the block');
    }
    for (const [index, item] of given.entries()) {
      const where = `${path}[${index}]`;
      this.#checkKeys(item, ['value', 'text'], where);
      const same = expected.find(({ value }) => value === item.value);
      if (same) this.#checkText(item.text, same.text, `${where}.text`);
    }
  }

  #checkText(given: unknown, expected: unknown, path: string): void {
    for (const language of this.#languages)
      if (draftWords(given, language, this.#locale) !== draftWords(expected, language, undefined))
        this.#refuse(path, 'locked_text', `differs from the sheet in ${language}`);
  }
}
