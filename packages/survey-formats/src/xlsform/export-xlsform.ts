import { localize } from '@snodo/survey-engine';
import type { Choice, ChoiceQuestion, LocalizedText, Page, Panel, Question } from '@snodo/survey-engine';
import type { SurveyDefinition, SurveyElement } from '@snodo/survey-engine';
import { baseLocale } from '../definition-walk.ts';
import { negate } from '../expressions/formula.ts';
import { languageName } from '../languages.ts';
import { NamePool } from '../names.ts';
import type { ReportEntry } from '../report.ts';
import { writeWorkbook } from '../sheets/write-workbook.ts';
import { constraintOf } from './export-constraints.ts';
import { FormRows, sheetOf } from './form-rows.ts';
import type { FormRow } from './form-rows.ts';

export interface ExportedXlsform {
  /** An .xlsx workbook with the sheets survey, choices and settings. */
  readonly bytes: Uint8Array;
  /** What a form cannot hold, by its place in the definition. */
  readonly dropped: readonly ReportEntry[];
}

/**
 * Writes a definition as an XLSForm. Pages and panels become groups, matrix questions groups laid out as a table;
 * what other tools cannot do is left out and listed. The title is in the definition's own language only.
 */
export function exportXlsform(definition: SurveyDefinition): ExportedXlsform {
  const rows = new FormRows(definition);
  const locale = baseLocale(definition);
  for (const [at, { name, expression }] of (definition.calculatedValues ?? []).entries()) {
    const calculation = rows.condition(expression, `calculatedValues[${at}]`);
    if (calculation !== undefined) rows.survey.push({ type: 'calculate', name, calculation });
  }
  for (const key of Object.keys(definition)) if (lost.has(key)) rows.drop('key_unknown', key);
  for (const key of Object.keys(definition.x)) {
    if (key !== 'version' && key !== 'locales') rows.drop('key_unknown', `x.${key}`);
  }
  for (const [at, page] of definition.pages.entries()) writeGroup(rows, page, `pages[${at}]`, 'field-list');
  const settings: FormRow = {
    form_title: localize(definition.title, locale),
    form_id: new NamePool().take(localize(definition.title, locale), 'questionnaire'),
    version: String(definition.x.version),
    default_language: `${languageName(locale, locale)} (${locale})`,
  };
  const bytes = writeWorkbook([
    sheetOf('survey', rows.survey, ['type', 'name']),
    sheetOf('choices', rows.choices, ['list_name', 'name']),
    sheetOf('settings', [settings], ['form_title', 'form_id', 'version', 'default_language']),
  ]);
  return { bytes, dropped: rows.dropped };
}

const lost: ReadonlySet<string> = new Set(
  'description completedHtml showProgressBar showPreviewBeforeComplete clearInvisibleValues'.split(' '),
);

function writeGroup(rows: FormRows, group: Page | Panel, path: string, appearance?: string): void {
  rows.survey.push({
    type: 'begin_group',
    name: group.name,
    ...rows.texts('label', group.title),
    ...rows.texts('hint', group.description),
    relevant: rows.condition(group.visibleIf, `${path}.visibleIf`),
    appearance,
  });
  for (const [at, element] of group.elements.entries())
    writeElement(rows, element, `${path}.elements[${at}]`);
  rows.survey.push({ type: 'end_group', name: group.name });
  if ('enableIf' in group && group.enableIf !== undefined) rows.drop('key_unknown', `${path}.enableIf`);
}

function writeElement(rows: FormRows, element: SurveyElement, path: string): void {
  if (element.type !== 'html' && element.x !== undefined) rows.drop('key_unknown', `${path}.x`);
  if (element.type === 'panel') writeGroup(rows, element, path);
  else if (element.type === 'html') {
    const relevant = rows.condition(element.visibleIf, `${path}.visibleIf`);
    rows.survey.push({ type: 'note', name: element.name, ...rows.texts('label', element.html), relevant });
  } else if (element.type === 'matrix') writeMatrix(rows, element, path);
  else writeQuestion(rows, element, path);
}

function writeMatrix(rows: FormRows, matrix: Extract<Question, { type: 'matrix' }>, path: string): void {
  const { name } = matrix;
  rows.survey.push({
    type: 'begin_group',
    name,
    ...rows.texts('label', matrix.title),
    ...rows.texts('hint', matrix.description),
    relevant: rows.condition(matrix.visibleIf, `${path}.visibleIf`),
    appearance: 'table-list',
  });
  for (const [at, row] of matrix.rows.entries()) {
    rows.survey.push({
      type: `select_one ${name}`,
      name: `${name}_${row.value}`,
      ...rows.texts('label', row.text),
      relevant: rows.condition(row.visibleIf, `${path}.rows[${at}].visibleIf`),
      required: matrix.eachRowRequired ? 'yes' : undefined,
    });
  }
  rows.survey.push({ type: 'end_group', name });
  writeList(rows, name, matrix.columns);
  for (const key of ['enableIf', 'isRequired', 'requiredIf', 'validators', 'defaultValue'] as const) {
    if (matrix[key] !== undefined) rows.drop('key_unknown', `${path}.${key}`);
  }
}

function writeList(
  rows: FormRows,
  list: string,
  items: readonly { value: string; text: LocalizedText }[],
): void {
  for (const { value, text } of items) {
    rows.choices.push({ list_name: list, name: value, ...rows.texts('label', text) });
  }
}

type Asked = Exclude<Question, { type: 'html' | 'matrix' }>;

function writeQuestion(rows: FormRows, question: Asked, path: string): void {
  const { name, isRequired } = question;
  const required = rows.condition(question.requiredIf, `${path}.requiredIf`);
  const { constraint, message } = constraintOf(rows, question, path);
  rows.survey.push({
    ...typeOf(question),
    name,
    ...rows.texts('label', question.title),
    ...rows.texts('hint', question.description),
    relevant: rows.condition(question.visibleIf, `${path}.visibleIf`),
    readonly: rows.condition(question.enableIf, `${path}.enableIf`, { change: negate }),
    required: isRequired ? 'yes' : required,
    constraint,
    ...rows.texts('constraint_message', message),
    default: defaultOf(question.defaultValue),
    ...('choices' in question ? { choice_filter: writeChoices(rows, question, path) } : {}),
  });
  if (question.type === 'boolean') {
    writeList(rows, name, [
      { value: 'true', text: question.labelTrue ?? signs(rows, '✓') },
      { value: 'false', text: question.labelFalse ?? signs(rows, '✗') },
    ]);
  }
  if ('showOtherItem' in question && question.showOtherItem && question.otherText !== undefined) {
    rows.survey.push({
      type: 'text',
      name: `${name}_other`,
      ...rows.texts('label', question.otherText),
      relevant: `selected(\${${name}}, 'other')`,
    });
  }
  const present = Object.keys(question);
  for (const key of uncarried) if (present.includes(key)) rows.drop('key_unknown', `${path}.${key}`);
}

const uncarried =
  'minRateDescription maxRateDescription customLabels placeholder showSelectAllItem selectAllText selectToRankEnabled'.split(
    ' ',
  );

function signs({ definition }: FormRows, sign: string): LocalizedText {
  return Object.fromEntries(definition.x.locales.map((locale) => [locale, sign]));
}

function defaultOf(value: Asked['defaultValue']): string | undefined {
  if (value === undefined) return undefined;
  return Array.isArray(value) ? value.join(' ') : String(value);
}

function typeOf(question: Asked): FormRow {
  const { name, type } = question;
  switch (type) {
    case 'radiogroup':
    case 'boolean':
      return { type: `select_one ${name}`, parameters: randomized(question) };
    case 'dropdown':
      return { type: `select_one ${name}`, appearance: 'minimal', parameters: randomized(question) };
    case 'checkbox':
      return { type: `select_multiple ${name}`, parameters: randomized(question) };
    case 'ranking':
      return { type: `rank ${name}`, parameters: randomized(question) };
    case 'rating':
      return {
        type: 'range',
        appearance: 'rating',
        parameters: range(question.rateMin ?? 1, question.rateMax ?? 5, question.rateStep),
      };
    case 'slider':
      return { type: 'range', parameters: range(question.min ?? 0, question.max ?? 100, question.step) };
    case 'comment':
      return { type: 'text', appearance: 'multiline' };
    case 'text':
      if (question.inputType !== 'number') return { type: 'text' };
      return { type: Number.isInteger(question.step ?? 1) ? 'integer' : 'decimal' };
  }
}

function range(start: number, end: number, step = 1): string {
  return `start=${start} end=${end} step=${step}`;
}

function randomized(question: Asked): string | undefined {
  return 'choicesOrder' in question && question.choicesOrder === 'random' ? 'randomize=true' : undefined;
}

/** Writes the list of a question; gives its filter, in which a column `shown` says which condition is a choice's own. */
function writeChoices(rows: FormRows, question: ChoiceQuestion, path: string): string | undefined {
  const { name, choices, noneText, otherText } = question;
  const own = choices.map((choice, at) =>
    rows.condition(choice.visibleIf, `${path}.choices[${at}].visibleIf`),
  );
  for (const [at, choice] of choices.entries()) {
    const shown = own[at] === undefined ? undefined : String(at + 1);
    rows.choices.push({ list_name: name, name: choice.value, ...rows.texts('label', choice.text), shown });
  }
  const added: Choice[] = [];
  if (question.showOtherItem && otherText !== undefined) added.push({ value: 'other', text: otherText });
  if (question.showNoneItem && noneText !== undefined) added.push({ value: 'none', text: noneText });
  writeList(rows, name, added);
  if (question.choicesVisibleIf !== undefined) rows.drop('key_unknown', `${path}.choicesVisibleIf`);
  const parts = own.flatMap((condition, at) =>
    condition === undefined ? [] : [`(shown = '${at + 1}' and (${condition}))`],
  );
  return parts.length === 0 ? undefined : ["shown = ''", ...parts].join(' or ');
}
