import type { Draft } from '../draft.ts';
import type { LimeContext } from './context.ts';
import { readBase } from './base.ts';
import type { LimeAnswer, LimeQuestion } from './structure.ts';

type Words = Readonly<Record<string, string>>;

/** Columns of the arrays that have always the same, by type. */
const fixedColumns: Readonly<Record<string, readonly (readonly [value: string, words: Words])[]>> = {
  A: numbered(5),
  B: numbered(10),
  C: [
    ['Y', { it: 'Sì', en: 'Yes', ar: 'نعم' }],
    ['U', { it: 'Non so', en: 'Uncertain', ar: 'لا أعرف' }],
    ['N', { it: 'No', en: 'No', ar: 'لا' }],
  ],
  E: [
    ['I', { it: 'Aumenta', en: 'Increase', ar: 'يزيد' }],
    ['S', { it: 'Resta uguale', en: 'Same', ar: 'كما هو' }],
    ['D', { it: 'Diminuisce', en: 'Decrease', ar: 'ينقص' }],
  ],
};

function numbered(most: number): (readonly [string, Words])[] {
  return Array.from({ length: most }, (_one, index) => {
    const text = String(index + 1);
    return [text, { it: text, en: text, ar: text }] as const;
  });
}

/** An array of one choice a row, whichever side its questions stand on. */
export function readArray(context: LimeContext, question: LimeQuestion, path: string): Draft {
  const { type, source } = question;
  const matrix = readBase(context, question, path, 'matrix');
  const fixed = fixedColumns[type];
  if (fixed) matrix.columns = fixed.map(([value, words]) => ({ value, text: context.words(words) }));
  else {
    const { items, values } = context.items(question.answers, source, `${path}.columns`);
    matrix.columns = items;
    context.settlement.setValues(String(matrix.name), values);
  }
  if (type === 'H') context.report.change('array_turned', source, path);
  addRows(context, question, matrix, path, '');
  return matrix;
}

function addRows(
  context: LimeContext,
  question: LimeQuestion,
  matrix: Draft,
  path: string,
  suffix: string,
): void {
  const rows = question.subquestions.filter(({ scale }) => scale === '0');
  const { items, values } = context.items(rows, question.source, `${path}.rows`);
  matrix.rows = items;
  for (const [code, value] of values) {
    context.settlement.claim(`${question.code}_${code}${suffix}`, `${String(matrix.name)}.${value}`);
  }
  context.settlement.setRows(String(matrix.name), values);
  if (matrix.isRequired === true) matrix.eachRowRequired = true;
}

/** An array of two scales as two matrices, one a scale. */
export function readDualScale(context: LimeContext, question: LimeQuestion, path: string): Draft {
  const { source, code, mandatory } = question;
  const panel = readBase(context, question, path, 'panel');
  context.report.change('type_to_panels', source, path, '1');
  panel.elements = ['0', '1'].map((scale, index) => {
    const at = `${path}.elements[${index}]`;
    const name = context.settlement.pool.take(`${code}_${index}`, 'question');
    context.kinds.set(name, 'matrix');
    const header = question.attributes.get(scale === '0' ? 'dualscale_headerA' : 'dualscale_headerB');
    const title = header && context.text(header, source, `${at}.title`);
    const matrix: Draft = { type: 'matrix', name, title: title ?? { [context.locale]: String(index + 1) } };
    if (mandatory === 'Y') matrix.isRequired = true;
    const answers = question.answers.filter((answer) => answer.scale === scale);
    const { items, values } = context.items(answers, source, `${at}.columns`);
    matrix.columns = items;
    context.settlement.setValues(name, values);
    addRows(context, question, matrix, at, `_${index}`);
    return matrix;
  });
  return panel;
}

/** A question of several fields as a panel of texts or numbers. */
export function readParts(context: LimeContext, question: LimeQuestion, path: string): Draft {
  const panel = readBase(context, question, path, 'panel');
  context.report.change('type_to_panels', question.source, path, question.type);
  panel.elements = cells(context, question, question.subquestions, [], `${path}.elements`);
  return panel;
}

/** An array of texts or numbers as one panel a row. */
export function readGrid(context: LimeContext, question: LimeQuestion, path: string): Draft {
  const { source, code } = question;
  const panel = readBase(context, question, path, 'panel');
  context.report.change('type_to_panels', source, path, question.type);
  const columns = question.subquestions.filter(({ scale }) => scale === '1');
  panel.elements = question.subquestions
    .filter(({ scale }) => scale === '0')
    .map((row, index) => {
      const at = `${path}.elements[${index}]`;
      const name = context.settlement.pool.take(`${code}_${row.code}`, 'panel');
      const title = context.text(row.texts, source, `${at}.title`);
      const elements = cells(context, question, columns, [row.code], `${at}.elements`);
      return { type: 'panel', name, ...(title && { title }), elements };
    });
  return panel;
}

function cells(
  context: LimeContext,
  question: LimeQuestion,
  parts: readonly LimeAnswer[],
  row: readonly string[],
  list: string,
): Draft[] {
  const { source, code, type, mandatory } = question;
  const isNumber = type === 'K' || type === ':';
  return parts.map((part, index) => {
    context.countElement(source);
    const reference = [code, ...row, part.code].join('_');
    const path = `${list}[${index}]`;
    const name = context.takeName(reference, source, path);
    const title = context.text(part.texts, source, `${path}.title`);
    const cell: Draft = { type: 'text', name, title: title ?? { [context.locale]: part.code } };
    context.kinds.set(name, 'text');
    if (isNumber) Object.assign(cell, { inputType: 'number', step: 0.01 });
    if (mandatory === 'Y') cell.isRequired = true;
    context.condition(part.relevance ?? '', cell, 'visibleIf', source, `${path}.visibleIf`);
    return cell;
  });
}
