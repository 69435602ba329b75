import { parseExpression } from '@snodo/survey-engine';
import { isRecord } from './draft.ts';
import type { Draft } from './draft.ts';
import { mapFormula, writeExpression } from './expressions/formula.ts';
import type { Formula } from './expressions/formula.ts';
import { FormulaError, readFormula } from './expressions/read-formula.ts';
import type { Dialect } from './expressions/read-formula.ts';
import { isName, isValue, NamePool } from './names.ts';
import type { Report } from './report.ts';

/** A condition that waits until all names are known. */
export interface Pending {
  readonly target: Draft;
  readonly key: string;
  readonly text: string;
  /** What the text was read as, where that is done. */
  readonly formula?: Formula;
  readonly source: string;
  readonly path: string;
  /** References that mean something only here, as `row.price` in a row, with the names they stand for. */
  readonly scope?: ReadonlyMap<string, string> | undefined;
}

/** Names and values as the file has them, the ones that stand for them, and what refers to them. */
export class Settlement {
  readonly pool = new NamePool();
  readonly #report: Report;
  readonly #names = new Map<string, string>();
  readonly #lowerNames = new Map<string, string>();
  readonly #values = new Map<string, Map<string, string>>();
  readonly #rows = new Map<string, Map<string, string>>();
  readonly #pending: Pending[] = [];

  /** What a language of expressions still needs once names are known, as that a choice is one or many. */
  readonly #refine: (formula: Formula) => Formula;

  constructor(report: Report, refine: (formula: Formula) => Formula = (formula) => formula) {
    this.#report = report;
    this.#refine = refine;
  }

  /** References to `reference` mean `name`; the first to claim it keeps it. False when it was taken. */
  claim(reference: string, name: string): boolean {
    if (this.#names.has(reference)) return false;
    this.#names.set(reference, name);
    const lower = reference.toLowerCase();
    if (!this.#lowerNames.has(lower)) this.#lowerNames.set(lower, name);
    return true;
  }

  setValues(name: string, values: Map<string, string>): void {
    this.#values.set(name, values);
  }

  /** The value in the draft that a value of the file stands for. */
  valueOf(name: string, value: string): string | undefined {
    return this.#values.get(name)?.get(value);
  }

  setRows(name: string, rows: Map<string, string>): void {
    this.#rows.set(name, rows);
  }

  expect(pending: Pending): void {
    this.#pending.push(pending);
  }

  /** Conditions of one draft become those of another, which stands in its place. */
  moveTo(from: Draft, target: Draft): void {
    for (const [at, pending] of this.#pending.entries()) {
      if (pending.target === from) this.#pending[at] = { ...pending, target };
    }
  }

  /** The name in the draft that a reference of the file stands for. */
  resolve(reference: string, scope?: ReadonlyMap<string, string>): string | undefined {
    const found =
      scope?.get(reference) ?? this.#names.get(reference) ?? this.#lowerNames.get(reference.toLowerCase());
    if (found !== undefined) return found;
    const dot = reference.indexOf('.');
    const head = dot === -1 ? undefined : this.#names.get(reference.slice(0, dot));
    if (head === undefined) return undefined;
    const row = reference.slice(dot + 1);
    return `${head}.${this.#rows.get(head)?.get(row) ?? row}`;
  }

  /** Puts the names and values of the draft into a formula of the file. Throws a {@link FormulaError}. */
  adapt(given: Formula, scope?: ReadonlyMap<string, string>): Formula {
    const named = mapFormula(given, (one) => {
      if (one.kind === 'name') {
        const name = this.resolve(one.name, scope) ?? one.name;
        const dot = name.indexOf('.');
        const head = dot === -1 ? name : name.slice(0, dot);
        if (!isName(head) || (dot !== -1 && !isValue(name.slice(dot + 1)))) {
          throw new FormulaError('expression_unreadable', name);
        }
        return name === one.name ? one : { kind: 'name', name };
      }
      return one;
    });
    return mapFormula(this.#refine(named), (one) => {
      if (one.kind !== 'operation') return one;
      if (one.operator.startsWith(':')) throw new FormulaError('expression_function', one.operator.slice(1));
      const [left, right] = one.operands;
      const values = left?.kind === 'name' ? this.#values.get(left.name.split('.')[0] ?? '') : undefined;
      if (!left || !right || !values || !comparisons.has(one.operator)) return one;
      return { ...one, operands: [left, withValues(right, values)] };
    });
  }

  /** Writes every expression that waited, and the new names where texts show answers. */
  settle(draft: Draft, dialect: Dialect): void {
    for (const pending of this.#pending) this.#settleExpression(pending, dialect);
    for (const [reference, name] of this.#names) {
      if (reference !== name) return this.#pipe(draft);
    }
  }

  #pipe(piece: unknown): void {
    if (!isRecord(piece) && !Array.isArray(piece)) return;
    const entries: Record<string, unknown> = piece as Record<string, unknown>;
    for (const [key, value] of Object.entries(entries)) {
      if (expressionKeys.has(key) || key === 'x') continue;
      if (typeof value !== 'string') this.#pipe(value);
      else if (value.includes('{')) {
        entries[key] = value.replace(/\{([^{}]{1,200})\}/g, (whole, name: string) => {
          const settled = this.#names.get(name.trim());
          return settled === undefined ? whole : `{${settled}}`;
        });
      }
    }
  }

  #settleExpression(pending: Pending, dialect: Dialect): void {
    const { target, key, source, path } = pending;
    const text = dialect.spell(pending.text);
    const isStrict = dialect.isOwn && isReadByEngine(text);
    try {
      target[key] = this.#written({ ...pending, text }, dialect, isStrict);
    } catch (error) {
      if (!(error instanceof FormulaError)) throw error;
      if (isStrict) target[key] = text;
      else {
        delete target[key];
        this.#report.drop(error.code, source, path, text);
      }
    }
  }

  #written({ text, formula, source, path, scope }: Pending, dialect: Dialect, isStrict: boolean): string {
    const read = formula ? { formula, tolerated: new Set() } : readFormula(text, dialect);
    const adapted = this.adapt(read.formula, scope);
    const isSame = JSON.stringify(adapted) === JSON.stringify(read.formula);
    if (dialect.isOwn && isSame && (isStrict || read.tolerated.size === 0)) return text;
    const written = writeExpression(adapted);
    if (dialect.isOwn) this.#report.change('expression_rewritten', source, path, written);
    else this.#report.keep('expression_translated', source, path, written);
    return written;
  }
}

const expressionKeys: ReadonlySet<string> = new Set(
  'visibleIf enableIf requiredIf expression choicesVisibleIf regex name value'.split(' '),
);

const comparisons: ReadonlySet<string> = new Set('= != contains notcontains anyof allof noneof'.split(' '));

function withValues(formula: Formula, values: ReadonlyMap<string, string>): Formula {
  return mapFormula(formula, (one) => {
    if (one.kind !== 'constant') return one;
    const value = values.get(String(one.constant));
    return value === undefined || value === String(one.constant)
      ? one
      : { kind: 'constant', constant: value };
  });
}

/** Whether the engine reads it as it stands. */
function isReadByEngine(text: string): boolean {
  try {
    parseExpression(text);
    return true;
  } catch {
    return false;
  }
}
