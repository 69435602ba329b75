import { conclude } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { xpathDialect } from '../expressions/dialects.ts';
import { isValue } from '../names.ts';
import { languageCode } from '../languages.ts';
import { cleanText } from '../plain-text.ts';
import { ImportRefusal, Report } from '../report.ts';
import type { ImportOutcome } from '../report.ts';
import type { Sheet } from '../sheets/sheet.ts';
import { choiceText, readLists } from './choice-lists.ts';
import { readTable, textOf } from './columns.ts';
import type { Table } from './columns.ts';
import { XlsformContext } from './context.ts';
import { expectCondition, readPlain, readSelect } from './questions.ts';
import { readTree } from './tree.ts';
import type { FormNode } from './tree.ts';

const known: ReadonlySet<string> = new Set(
  'type name label hint relevant required constraint constraint_message calculation choice_filter appearance parameters readonly default'.split(
    ' ',
  ),
);

/** Whether sheets have what makes an XLSForm: rows with a type and a name. */
export function isXlsform(sheets: readonly Sheet[]): boolean {
  const survey = sheets.find(({ name }) => name === 'survey');
  const headings = survey?.rows
    .find((row) => row.some((cell) => cell.trim() !== ''))
    ?.map((cell) => cell.toLowerCase());
  return headings !== undefined && ['type', 'command'].some((heading) => headings.includes(heading));
}

/**
 * Reads an XLSForm from its sheets. Groups at the top become pages, others panels, those that are laid out as a
 * table matrix questions. Throws an {@link ImportRefusal} past the bounds.
 */
export function importXlsform(sheets: readonly Sheet[], fallbackTitle: string): ImportOutcome {
  if (!isXlsform(sheets)) throw new ImportRefusal('not_recognised');
  const report = new Report();
  const sheet = (name: string) => sheets.find((one) => one.name === name);
  const survey = readTable(sheet('survey'), report);
  const choices = readTable(sheet('choices'), report);
  const settings = readTable(sheet('settings'), report).rows[0]?.cells ?? {};
  for (const { key, heading } of survey.columns) {
    if (!known.has(key)) report.drop('column_unknown', 'survey!1', undefined, heading);
  }
  const languages = [...new Set([...survey.languages, ...choices.languages])];
  const locale = localeOf(settings.default_language, languages, survey, report);
  const context = new XlsformContext(report, locale, readLists(choices.rows, report));
  const tree = readTree(survey.rows, report);
  const { text: title } = cleanText(settings.form_title ?? fallbackTitle);
  const draft: Draft = { title: { [locale]: title.trim() === '' ? 'Survey' : title }, locale };
  draft.pages = new Pages(context).read(tree);
  if (context.calculated.length > 0) draft.calculatedValues = context.calculated;
  const version = Number(settings.version ?? 1);
  const isWhole = Number.isInteger(version) && version >= 1 && version <= 1e6;
  if (!isWhole) report.drop('value_unfit', 'settings!2', 'x.version', settings.version);
  draft.x = { version: isWhole ? version : 1, locales: [...new Set([locale, ...languages])] };
  context.settlement.settle(draft, xpathDialect);
  return conclude('xlsform', draft, report);
}

function localeOf(
  given: string | undefined,
  languages: readonly string[],
  survey: Table,
  report: Report,
): string {
  const named = given === undefined ? undefined : languageCode(given);
  const hasPlain = survey.columns.some(({ key, language }) => key === 'label' && language === undefined);
  const locale = named ?? (hasPlain ? undefined : languages[0]);
  if (locale === undefined) report.change('language_assumed', 'settings!2', 'locale', 'en');
  return locale ?? 'en';
}

class Pages {
  readonly #context: XlsformContext;
  readonly #pages: Draft[] = [];
  /** The page of questions that stand in no group. */
  #loose: { readonly elements: Draft[]; readonly path: string } | undefined;

  constructor(context: XlsformContext) {
    this.#context = context;
  }

  read(tree: readonly FormNode[]): Draft[] {
    for (const node of tree) {
      if (node.type.kind === 'begin' && matrixList(node) === undefined) this.#readPage(node);
      else this.#readLoose(node);
    }
    return this.#pages;
  }

  #readPage(node: FormNode): void {
    const path = `pages[${this.#pages.length}]`;
    const page = this.#group(node, path, 'page');
    if (!page) return;
    this.#loose = undefined;
    this.#pages.push(page);
  }

  #readLoose(node: FormNode): void {
    const path = this.#loose?.path ?? `pages[${this.#pages.length}]`;
    const elements = this.#loose?.elements ?? [];
    this.#element(node, elements, `${path}.elements`);
    if (this.#loose || elements.length === 0) return;
    this.#loose = { elements, path };
    this.#pages.push({ name: this.#context.settlement.pool.take('page', 'page'), elements });
  }

  /** A page or panel; nothing when it is empty. */
  #group(node: FormNode, path: string, kind: 'page' | 'panel'): Draft | undefined {
    const { report, locale } = this.#context;
    const { row } = node;
    const draft: Draft = kind === 'panel' ? { type: 'panel' } : {};
    draft.name = this.#context.takeName(node, path);
    const title = textOf(row, 'label', locale, report, `${path}.title`);
    const description = textOf(row, 'hint', locale, report, `${path}.description`);
    if (title !== undefined) draft.title = title;
    if (description !== undefined) draft.description = description;
    const elements: Draft[] = [];
    for (const child of node.children) this.#element(child, elements, `${path}.elements`);
    if (elements.length === 0) {
      report.drop('group_empty', row.source, undefined, node.name);
      return undefined;
    }
    expectCondition(this.#context, node, 'relevant', draft, 'visibleIf', path);
    if (kind === 'panel') report.keep('panel', row.source, path, String(draft.name));
    draft.elements = elements;
    return draft;
  }

  #element(node: FormNode, elements: Draft[], list: string): void {
    const { report, calculated } = this.#context;
    const path = `${list}[${elements.length}]`;
    const { type, row } = node;
    if (type.kind === 'dropped') return report.drop(type.code, row.source, undefined, row.cells.type);
    if (type.kind === 'calculate') {
      const value: Draft = { name: this.#context.takeName(node, `calculatedValues[${calculated.length}]`) };
      expectCondition(
        this.#context,
        node,
        'calculation',
        value,
        'expression',
        `calculatedValues[${calculated.length}]`,
      );
      if (row.cells.relevant !== undefined) report.drop('key_unknown', row.source, undefined, 'relevant');
      calculated.push(value);
      return;
    }
    if (foldOther(node, elements.at(-1))) return report.keep('other_folded', row.source, path, node.name);
    const element = this.#read(node, path);
    if (!element) return;
    if (element.type !== 'panel') report.keep('question', row.source, path, String(element.name));
    elements.push(element);
  }

  #read(node: FormNode, path: string): Draft | undefined {
    if (node.type.kind === 'select') return readSelect(this.#context, node, path);
    if (node.type.kind !== 'begin') return readPlain(this.#context, node, path);
    const list = matrixList(node);
    return list === undefined ? this.#group(node, path, 'panel') : this.#matrix(node, list, path);
  }

  #matrix(node: FormNode, list: string, path: string): Draft {
    const { report, locale, settlement, lists } = this.#context;
    const items = lists.get(list) ?? [];
    this.#context.countChoices(items.length, node.row.source);
    const name = this.#context.takeName(node, path);
    this.#context.kinds.set(name, 'matrix');
    const label = textOf(node.row, 'label', locale, report, `${path}.title`);
    const description = textOf(node.row, 'hint', locale, report, `${path}.description`);
    const matrix: Draft = { type: 'matrix', name, title: label ?? { [locale]: node.name } };
    if (description !== undefined) matrix.description = description;
    matrix.columns = items.map((item, at) => ({
      value: item.value,
      text: choiceText(item, locale, report, `${path}.columns[${at}].text`),
    }));
    settlement.setValues(name, new Map(items.map(({ given, value }) => [given, value])));
    matrix.rows = node.children.map((child, at) => {
      const short = child.name.startsWith(`${node.name}_`)
        ? child.name.slice(node.name.length + 1)
        : child.name;
      const value = isValue(short) ? short : `row${at + 1}`;
      settlement.claim(child.name, `${name}.${value}`);
      const text = textOf(child.row, 'label', locale, report, `${path}.rows[${at}].text`);
      const row: Draft = { value, text: text ?? { [locale]: child.name } };
      expectCondition(this.#context, child, 'relevant', row, 'visibleIf', `${path}.rows[${at}]`);
      return row;
    });
    const isRequired = node.children.every(({ row }) =>
      /^(?:yes|true(?:\(\))?)$/i.test(row.cells.required ?? ''),
    );
    if (isRequired) matrix.eachRowRequired = true;
    expectCondition(this.#context, node, 'relevant', matrix, 'visibleIf', path);
    return matrix;
  }
}

/** The list that all questions of a table share. */
function matrixList({ row, children, type }: FormNode): string | undefined {
  if (type.kind !== 'begin' || !/\btable-list\b/.test(row.cells.appearance ?? '')) return undefined;
  const lists = children.map((child) =>
    child.type.kind === 'select' && child.type.type === 'radiogroup' && !child.type.hasOther
      ? child.type.list
      : '',
  );
  const [first = ''] = lists;
  return first !== '' && lists.every((list) => list === first) ? first : undefined;
}

/** Words that go with `other` are no question of their own here. */
function foldOther(node: FormNode, before: Draft | undefined): boolean {
  const { type, row, name } = node;
  if (!before || type.kind !== 'question' || type.type !== 'text' || name !== `${String(before.name)}_other`)
    return false;
  const choices = before.choices as Draft[] | undefined;
  const other = choices?.find(({ value }) => value === 'other');
  if (!choices || !other || !/'other'|"other"/.test(row.cells.relevant ?? '')) return false;
  before.choices = choices.filter((choice) => choice !== other);
  Object.assign(before, { showOtherItem: true, otherText: other.text });
  return true;
}
