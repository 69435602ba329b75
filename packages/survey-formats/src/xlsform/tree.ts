import { importBounds } from '../bounds.ts';
import { ImportRefusal } from '../report.ts';
import type { Report } from '../report.ts';
import type { Row } from './columns.ts';
import { readRowType } from './types.ts';
import type { RowType } from './types.ts';

/** A row of the survey sheet with the rows of its group. */
export interface FormNode {
  readonly row: Row;
  readonly type: RowType;
  readonly name: string;
  readonly children: FormNode[];
}

/** The rows as the groups that they are. What a person could repeat is left out, each row with its report. */
export function readTree(rows: readonly Row[], report: Report): FormNode[] {
  if (rows.length > importBounds.elements) {
    throw new ImportRefusal('too_many_elements', rows[importBounds.elements]?.source);
  }
  const root: FormNode[] = [];
  const open: FormNode[] = [];
  for (const row of rows) {
    const given = row.cells.type;
    if (given === undefined) {
      report.drop('row_without_type', row.source, undefined, row.cells.name);
      continue;
    }
    const type = readRowType(given);
    if (type.kind === 'end') {
      if (!open.pop()) report.drop('group_unbalanced', row.source);
      continue;
    }
    const node: FormNode = { row, type, name: row.cells.name ?? '', children: [] };
    const parent = open.at(-1);
    (parent?.children ?? root).push(node);
    if (type.kind === 'begin') open.push(node);
    if (open.length > importBounds.depth) throw new ImportRefusal('too_deep', row.source);
  }
  for (const { row } of open) report.change('group_unbalanced', row.source);
  return withoutRepeats(root, report);
}

function withoutRepeats(nodes: readonly FormNode[], report: Report): FormNode[] {
  return nodes.flatMap((node) => {
    if (node.type.kind !== 'begin') return [node];
    if (node.type.what === 'group') return [{ ...node, children: withoutRepeats(node.children, report) }];
    report.drop('group_repeated', node.row.source, undefined, node.name);
    dropAll(node.children, report);
    return [];
  });
}

function dropAll(nodes: readonly FormNode[], report: Report): void {
  for (const { row, name, children } of nodes) {
    report.drop('question_in_repeat', row.source, undefined, name);
    dropAll(children, report);
  }
}
