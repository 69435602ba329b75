import type { Draft } from '../draft.ts';
import { selfName, xpathDialect } from '../expressions/dialects.ts';
import { negate } from '../expressions/formula.ts';
import type { Formula } from '../expressions/formula.ts';
import { FormulaError, readFormula } from '../expressions/read-formula.ts';
import { choiceText, filteredChoices } from './choice-lists.ts';
import type { ListItem } from './choice-lists.ts';
import { textOf } from './columns.ts';
import { readConstraint } from './constraints.ts';
import type { XlsformContext } from './context.ts';
import type { FormNode } from './tree.ts';

/** Reads a cell that holds an expression; what cannot be read is reported. */
export function formulaIn(
  context: XlsformContext,
  node: FormNode,
  key: string,
  path: string,
): Formula | undefined {
  const text = node.row.cells[key];
  if (text === undefined) return undefined;
  try {
    return readFormula(text, xpathDialect).formula;
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error;
    context.report.drop(error.code, node.row.source, path, text);
    return undefined;
  }
}

/** Has the condition of a cell under a key of the draft once names are known. */
export function expectCondition(
  context: XlsformContext,
  node: FormNode,
  column: string,
  draft: Draft,
  key: string,
  path: string,
  change: (formula: Formula) => Formula = (formula) => formula,
): void {
  const formula = formulaIn(context, node, column, `${path}.${key}`);
  if (formula) expect(context, node, change(formula), draft, key, `${path}.${key}`, node.row.cells[column]);
}

function expect(
  { settlement }: XlsformContext,
  node: FormNode,
  formula: Formula,
  target: Draft,
  key: string,
  path: string,
  text = '',
): void {
  const scope = new Map([[selfName, settlement.resolve(node.name) ?? node.name]]);
  settlement.expect({ target, key, text, formula, source: node.row.source, path, scope });
}

const yes = /^(?:yes|true|true\(\)|1)$/i;
const no = /^(?:no|false|false\(\)|0)$/i;

/** The fields that every question has. */
function readBase(context: XlsformContext, node: FormNode, type: string, path: string): Draft {
  const { report, locale } = context;
  const draft: Draft = { type, name: context.takeName(node, path) };
  const title = textOf(node.row, 'label', locale, report, `${path}.title`);
  if (title === undefined) report.change('title_from_name', node.row.source, `${path}.title`, node.name);
  draft.title = title ?? { [locale]: node.name === '' ? String(draft.name) : node.name };
  const description = textOf(node.row, 'hint', locale, report, `${path}.description`);
  if (description !== undefined) draft.description = description;
  context.kinds.set(String(draft.name), type);
  expectCondition(context, node, 'relevant', draft, 'visibleIf', path);
  const { required, readonly } = node.row.cells;
  if (required !== undefined && yes.test(required)) draft.isRequired = true;
  else if (required !== undefined && !no.test(required)) {
    expectCondition(context, node, 'required', draft, 'requiredIf', path);
  }
  if (readonly !== undefined && yes.test(readonly)) report.drop('always_readonly', node.row.source, path);
  else if (readonly !== undefined && !no.test(readonly)) {
    expectCondition(context, node, 'readonly', draft, 'enableIf', path, negate);
  }
  return draft;
}

function applyConstraint(
  context: XlsformContext,
  node: FormNode,
  draft: Draft,
  path: string,
  isWhole = false,
): void {
  const formula = formulaIn(context, node, 'constraint', `${path}.validators`);
  if (!formula) return;
  const { source, cells } = node.row;
  const { rest, validators, unsafe } = readConstraint(formula, draft, isWhole);
  for (const pattern of unsafe) context.report.drop('pattern_unsafe', source, path, pattern);
  const all: Draft[] = [...validators];
  if (rest) {
    const validator: Draft = { type: 'expression' };
    const at = `${path}.validators[${all.length}].expression`;
    expect(context, node, rest, validator, 'expression', at, cells.constraint);
    all.push(validator);
  }
  const text = textOf(node.row, 'constraint_message', context.locale, context.report, `${path}.validators`);
  if (text !== undefined && all.length === 0) context.report.drop('message_without_place', source, path);
  if (all.length > 0)
    draft.validators = all.map((one) => (text === undefined ? one : Object.assign(one, { text })));
}

function readParameters(given: string | undefined): Map<string, string> {
  const pairs = (given ?? '').slice(0, 500).split(/[\s,;]+/);
  return new Map(
    pairs.map((pair) => {
      const [key = '', value = ''] = pair.split('=');
      return [key.toLowerCase(), value] as const;
    }),
  );
}

/** A question with choices from a list. */
export function readSelect(context: XlsformContext, node: FormNode, path: string): Draft | undefined {
  if (node.type.kind !== 'select') return undefined;
  const { list, hasOther } = node.type;
  const { report, locale } = context;
  const items = context.lists.get(list);
  if (!items) {
    report.drop('list_unknown', node.row.source, undefined, list);
    return undefined;
  }
  context.countChoices(items.length, node.row.source);
  if (isTruth(items)) return readTruth(context, node, items, path);
  const isMinimal = /\b(?:minimal|autocomplete|search)\b/.test(node.row.cells.appearance ?? '');
  const type = node.type.type === 'radiogroup' && isMinimal ? 'dropdown' : node.type.type;
  const draft = readBase(context, node, type, path);
  const filter = formulaIn(context, node, 'choice_filter', `${path}.choices`);
  const isSelect = type !== 'ranking';
  const none = isSelect ? items.find(({ given }) => given === 'none') : undefined;
  const make = (item: ListItem, index: number): Draft => ({
    value: item.value,
    text: choiceText(item, locale, report, `${path}.choices[${index}].text`),
  });
  const others = items.filter((item) => item !== none && !(hasOther && item.given === 'other'));
  draft.choices = filteredChoices(others, filter, make, (choice, formula, index) => {
    const at = `${path}.choices[${index}].visibleIf`;
    expect(context, node, formula, choice, 'visibleIf', at, node.row.cells.choice_filter);
  });
  if (none)
    Object.assign(draft, {
      showNoneItem: true,
      noneText: choiceText(none, locale, report, `${path}.noneText`),
    });
  if (hasOther) {
    Object.assign(draft, { showOtherItem: true, otherText: { [locale]: 'Other' } });
    report.change('other_text', node.row.source, `${path}.otherText`, 'Other');
  }
  context.settlement.setValues(String(draft.name), new Map(items.map(({ given, value }) => [given, value])));
  if (readParameters(node.row.cells.parameters).get('randomize') === 'true') draft.choicesOrder = 'random';
  applyConstraint(context, node, draft, path);
  readDefault(context, node, draft, path);
  return draft;
}

/** Two choices `true` and `false` are how a yes or no is asked in a form. */
function isTruth(items: readonly ListItem[]): boolean {
  return items.length === 2 && items[0]?.given === 'true' && items[1]?.given === 'false';
}

function readTruth(context: XlsformContext, node: FormNode, items: readonly ListItem[], path: string): Draft {
  const draft = readBase(context, node, 'boolean', path);
  for (const [item, key] of [
    [items[0], 'labelTrue'],
    [items[1], 'labelFalse'],
  ] as const) {
    const text = item && textOf(item.row, 'label', context.locale, context.report, `${path}.${key}`);
    const isSign = text && Object.values(text).every((one) => one === '✓' || one === '✗');
    if (text && !isSign) draft[key] = text;
  }
  applyConstraint(context, node, draft, path);
  readDefault(context, node, draft, path);
  return draft;
}

/** A question that is answered without a list, or words between questions. */
export function readPlain(context: XlsformContext, node: FormNode, path: string): Draft | undefined {
  if (node.type.kind !== 'question') return undefined;
  const { type, isNumber = false, isWhole = false } = node.type;
  const { report } = context;
  if (type === 'html') return readNote(context, node, path);
  if (type === 'range') return readRange(context, node, path);
  const isLong = type === 'text' && !isNumber && /\bmultiline\b/.test(node.row.cells.appearance ?? '');
  const kept = isLong ? 'comment' : type === 'date' ? 'text' : type;
  const draft = readBase(context, node, kept, path);
  if (type === 'date') report.change('type_changed', node.row.source, path, `${node.row.cells.type} → text`);
  if (type === 'boolean') report.change('type_changed', node.row.source, path, 'acknowledge → boolean');
  if (isNumber) draft.inputType = 'number';
  if (isNumber && !isWhole) draft.step = 0.01;
  applyConstraint(context, node, draft, path, isWhole);
  readDefault(context, node, draft, path);
  return draft;
}

function readNote(context: XlsformContext, node: FormNode, path: string): Draft | undefined {
  const html = textOf(node.row, 'label', context.locale, context.report, `${path}.html`);
  if (html === undefined) {
    context.report.drop('note_without_text', node.row.source, undefined, node.name);
    return undefined;
  }
  if (node.row.texts.hint) context.report.drop('key_unknown', node.row.source, path, 'hint');
  const draft: Draft = { type: 'html', name: context.takeName(node, path), html };
  expectCondition(context, node, 'relevant', draft, 'visibleIf', path);
  return draft;
}

function readRange(context: XlsformContext, node: FormNode, path: string): Draft {
  const isRating = /\brating\b/.test(node.row.cells.appearance ?? '');
  const draft = readBase(context, node, isRating ? 'rating' : 'slider', path);
  const parameters = readParameters(node.row.cells.parameters);
  const keys = isRating ? ['rateMin', 'rateMax', 'rateStep'] : ['min', 'max', 'step'];
  const otherwise = [1, 10, 1];
  for (const [at, name] of ['start', 'end', 'step'].entries()) {
    const number = Number(parameters.get(name) ?? otherwise[at]);
    const isImplied = name === 'step' && number === 1;
    if (Number.isFinite(number) && !isImplied) draft[keys[at] ?? name] = number;
  }
  applyConstraint(context, node, draft, path);
  readDefault(context, node, draft, path);
  return draft;
}

function readDefault(context: XlsformContext, node: FormNode, draft: Draft, path: string): void {
  const given = node.row.cells.default;
  if (given === undefined) return;
  const { type, name } = draft;
  const settled = (one: string) => context.settlement.valueOf(String(name), one) ?? one;
  if (/\$\{|\(/.test(given))
    context.report.drop('value_unfit', node.row.source, `${path}.defaultValue`, given);
  else if (type === 'boolean') draft.defaultValue = given === 'true';
  else if (type === 'checkbox' || type === 'ranking') draft.defaultValue = given.split(/\s+/).map(settled);
  else if (draft.choices !== undefined) draft.defaultValue = settled(given);
  else {
    const isNumber = draft.inputType === 'number' || type === 'rating' || type === 'slider';
    draft.defaultValue = isNumber && Number.isFinite(Number(given)) ? Number(given) : given;
  }
}
