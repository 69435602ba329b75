import { importBounds } from '../bounds.ts';
import type { Draft } from '../draft.ts';
import { withEmptiness } from '../expressions/dialects.ts';
import { mapFormula, simplify } from '../expressions/formula.ts';
import type { Formula } from '../expressions/formula.ts';
import { ValuePool } from '../names.ts';
import { ImportRefusal } from '../report.ts';
import type { Report } from '../report.ts';
import { textOf } from './columns.ts';
import type { Row } from './columns.ts';

export interface ListItem {
  readonly value: string;
  readonly given: string;
  readonly row: Row;
}

/** The choices of every list, by the list's name; values are made such as ours may be. */
export function readLists(rows: readonly Row[], report: Report): Map<string, ListItem[]> {
  const lists = new Map<string, ListItem[]>();
  const pools = new Map<string, ValuePool>();
  for (const row of rows) {
    const list = row.cells.list_name ?? row.cells.listname;
    const given = row.cells.name;
    if (list === undefined || given === undefined) {
      report.drop('choice_without_value', row.source);
      continue;
    }
    const items = lists.get(list) ?? [];
    lists.set(list, items);
    if (items.length >= importBounds.choices) throw new ImportRefusal('too_many_choices', row.source);
    if (items.some((item) => item.given === given)) {
      report.drop('choice_repeated', row.source, undefined, given);
      continue;
    }
    const pool = pools.get(list) ?? new ValuePool();
    pools.set(list, pool);
    const value = pool.take(given);
    if (value !== given) report.change('value_renamed', row.source, undefined, `${given} → ${value}`);
    items.push({ value, given, row });
  }
  return lists;
}

/** The text of a choice, or its value where it has none. */
export function choiceText(item: ListItem, locale: string, report: Report, path: string): unknown {
  return textOf(item.row, 'label', locale, report, path) ?? { [locale]: item.given };
}

/**
 * A filter as it reads for one choice: the names of columns become what the choice has there. `true` when the choice
 * is always offered, `undefined` when never.
 */
export function filterFor(filter: Formula, { row, given }: ListItem): Formula | true | undefined {
  const filled = mapFormula(filter, (one) => {
    if (one.kind !== 'name' || !one.name.startsWith('@')) return one;
    const column = one.name.slice(1).toLowerCase();
    return { kind: 'constant', constant: column === 'name' ? given : (row.cells[column] ?? '') };
  });
  const turned = mapFormula(filled, (one) => {
    // What is asked about stands first, so that `'x' = {q}` reads as `{q} = 'x'`.
    if (one.kind !== 'operation' || (one.operator !== '=' && one.operator !== '!=')) return one;
    const [left, right] = one.operands;
    const isTurned = left?.kind === 'constant' && right && right.kind !== 'constant';
    return withEmptiness(isTurned ? { ...one, operands: [right, left] } : one);
  });
  const simple = simplify(turned);
  if (simple.kind !== 'constant') return simple;
  return simple.constant === false ? undefined : true;
}

/** Puts a filter on the choices of a question; the conditions wait until names are known. */
export function filteredChoices(
  items: readonly ListItem[],
  filter: Formula | undefined,
  make: (item: ListItem, index: number) => Draft,
  expect: (choice: Draft, formula: Formula, index: number) => void,
): Draft[] {
  const choices: Draft[] = [];
  for (const item of items) {
    const condition = filter === undefined ? true : filterFor(filter, item);
    if (condition === undefined) continue;
    const choice = make(item, choices.length);
    if (condition !== true) expect(choice, condition, choices.length);
    choices.push(choice);
  }
  return choices;
}
