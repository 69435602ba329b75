import type { MatrixItem, MatrixQuestion } from '../definition.ts';
import type { Fault } from '../fault.ts';
import { isRecord, ownValue } from '../reading.ts';
import { blockPanels } from './block-panels.ts';
import { blockPanel } from './block-wording.ts';
import type { BlockWording } from './block-wording.ts';
import { draftLocale, draftWords } from './draft-texts.ts';
import { findBlock } from './validated-blocks.ts';

const mostFaults = 200;
const mostLanguages = 10;

/** What no form of an editor does to a block: its words, values, order or structure are other than on the sheet. */
export const lockedCodes = ['locked_text', 'locked_value', 'locked_order', 'locked_structure'] as const;

/**
 * Whether every validated block is word for word what its sheets say: of a definition, or of a draft in which anything
 * may be missing. Codes: `unknown_block`, `wording_missing` (no sheet in one of the languages), and {@link lockedCodes},
 * of which `locked_structure` stands for anything more or less than the one matrix. A block may have a heading and be
 * shown under a condition; no question outside has the name of its matrix. At most 200 faults; never throws.
 */
export function checkLocked(draft: unknown, wordings: readonly BlockWording[]): Fault[] {
  const check = new LockCheck(draft, wordings);
  const { panels, strays } = blockPanels(draft);
  for (const { element, path } of panels) check.checkPanel(element, path);
  for (const { path } of strays) check.refuseStray(path);
  return check.faults.slice(0, mostFaults);
}

class LockCheck {
  readonly faults: Fault[] = [];
  readonly #languages: readonly string[];
  readonly #locale: string | undefined;
  readonly #wordings: readonly BlockWording[];

  constructor(draft: unknown, wordings: readonly BlockWording[]) {
    this.#languages = listOf(ownValue(draft, 'x'), 'locales')
      .filter((one) => typeof one === 'string')
      .slice(0, mostLanguages);
    this.#locale = draftLocale(draft);
    this.#wordings = wordings;
  }

  checkPanel(panel: unknown, path: string): void {
    const block = findBlock(ownValue(ownValue(panel, 'x'), 'block'));
    if (!block) return this.#refuse(`${path}.x.block`, 'unknown_block', 'is no validated block');
    const known = this.#languages.filter((language) =>
      this.#wordings.some((sheet) => sheet.block === block.code && sheet.language === language),
    );
    for (const language of this.#languages)
      if (!known.includes(language))
        this.#refuse(`${path}.x.block`, 'wording_missing', `has no sheet in ${language}`);
    const matrix = blockPanel(block, this.#wordings, known)?.elements[0];
    if (matrix?.type !== 'matrix') return;
    this.#checkKeys(panel, ['type', 'name', 'title', 'visibleIf', 'elements', 'x'], path);
    const elements = listOf(panel, 'elements');
    const [given] = elements;
    if (
      elements.length !== 1 ||
      ownValue(given, 'type') !== 'matrix' ||
      ownValue(given, 'name') !== matrix.name
    )
      return this.#refuse(`${path}.elements`, 'locked_structure', `expected only the matrix ${matrix.name}`);
    this.#checkMatrix(given, matrix, known, `${path}.elements[0]`);
  }

  /** Its answers would be taken for those of the block. */
  refuseStray(path: string): void {
    this.#refuse(`${path}.name`, 'locked_structure', 'is the name of a block’s question');
  }

  #refuse(path: string, code: string, message: string): void {
    this.faults.push({ path, code, message });
  }

  #checkKeys(given: unknown, allowed: readonly string[], path: string): void {
    for (const [key, value] of Object.entries(isRecord(given) ? given : {}))
      if (value !== undefined && !allowed.includes(key))
        this.#refuse(`${path}.${key}`, 'locked_structure', 'is not part of the block');
  }

  #checkMatrix(given: unknown, expected: MatrixQuestion, languages: readonly string[], path: string): void {
    this.#checkKeys(given, Object.keys(expected), path);
    this.#checkText(ownValue(given, 'title'), expected.title, languages, `${path}.title`);
    for (const key of ['columns', 'rows'] as const)
      this.#checkItems(listOf(given, key), expected[key], languages, `${path}.${key}`);
    const x = ownValue(given, 'x');
    const floor = Number(ownValue(x, 'minN') ?? 0);
    if (ownValue(x, 'sensitivity') !== expected.x?.sensitivity || !(floor >= (expected.x?.minN ?? 0)))
      this.#refuse(`${path}.x`, 'locked_value', 'is less protected than the block');
    if (ownValue(x, 'dimension') === true)
      this.#refuse(`${path}.x.dimension`, 'locked_structure', 'is not part of the block');
  }

  #checkItems(
    given: readonly unknown[],
    expected: readonly MatrixItem[],
    languages: readonly string[],
    path: string,
  ): void {
    const values = (items: readonly unknown[]) => items.map((item) => String(ownValue(item, 'value')));
    const isSame = (one: readonly string[], other: readonly string[]) => one.join('\n') === other.join('\n');
    if (!isSame(values(given), values(expected))) {
      const isOnlyOrder = isSame(values(given).toSorted(), values(expected).toSorted());
      this.#refuse(path, isOnlyOrder ? 'locked_order' : 'locked_value', 'differs from the block');
    }
    for (const [index, item] of given.entries()) {
      const where = `${path}[${index}]`;
      this.#checkKeys(item, ['value', 'text'], where);
      const same = expected.find(({ value }) => value === ownValue(item, 'value'));
      if (same) this.#checkText(ownValue(item, 'text'), same.text, languages, `${where}.text`);
    }
  }

  #checkText(given: unknown, expected: unknown, languages: readonly string[], path: string): void {
    for (const language of languages)
      if (draftWords(given, language, this.#locale) !== draftWords(expected, language, undefined))
        this.#refuse(path, 'locked_text', `differs from the sheet in ${language}`);
  }
}

function listOf(holder: unknown, key: string): unknown[] {
  const list = ownValue(holder, key);
  return Array.isArray(list) ? list.slice(0, mostFaults) : [];
}
