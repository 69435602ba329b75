import { importBounds } from '../bounds.ts';
import type { Draft } from '../draft.ts';
import { withEmptiness } from '../expressions/dialects.ts';
import { constant, mapFormula } from '../expressions/formula.ts';
import type { Formula } from '../expressions/formula.ts';
import { ImportRefusal } from '../report.ts';
import type { Report } from '../report.ts';
import { Settlement } from '../settlement.ts';
import type { ListItem } from './choice-lists.ts';
import type { FormNode } from './tree.ts';

/** What all rows of a form share while it is read. */
export class XlsformContext {
  readonly report: Report;
  readonly settlement: Settlement;
  readonly locale: string;
  readonly lists: ReadonlyMap<string, readonly ListItem[]>;
  /** Types of the questions by their names in the draft. */
  readonly kinds = new Map<string, string>();
  readonly calculated: Draft[] = [];

  constructor(report: Report, locale: string, lists: ReadonlyMap<string, readonly ListItem[]>) {
    this.report = report;
    this.locale = locale;
    this.lists = lists;
    this.settlement = new Settlement(report, (formula) => this.#refine(formula));
  }

  #choices = 0;

  countChoices(count: number, source: string): void {
    this.#choices += count;
    if (this.#choices > importBounds.allChoices) throw new ImportRefusal('too_many_choices', source);
  }

  takeName({ name, row }: FormNode, path: string): string {
    const taken = this.settlement.pool.take(name, 'question');
    const isFirst = name === '' || this.settlement.claim(name, taken);
    if (taken !== name) {
      const code = isFirst ? 'name_changed' : 'name_repeated';
      this.report.change(code, row.source, path, `${name} → ${taken}`);
    }
    return taken;
  }

  /** One choice is equal to a value where many contain it; a yes or no is no text. */
  #refine(formula: Formula): Formula {
    return mapFormula(formula, (given) => {
      const one = withEmptiness(given);
      if (one.kind !== 'operation') return one;
      const [left, right] = one.operands;
      const kind = left?.kind === 'name' ? this.kinds.get(left.name) : undefined;
      const isMany = kind === 'checkbox' || kind === 'ranking';
      const operator = one.operator === ':selected' ? (isMany ? 'contains' : '=') : one.operator;
      const isTruth =
        kind === 'boolean' && right?.kind === 'constant' && /^(?:true|false)$/.test(String(right.constant));
      if (!left || !isTruth) return { ...one, operator };
      return {
        ...one,
        operator,
        operands: [left, constant(right.constant === 'true' || right.constant === true)],
      };
    });
  }
}
