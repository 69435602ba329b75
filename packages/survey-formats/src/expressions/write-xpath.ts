import type { Question } from '@snodo/survey-engine';
import { constant, operation } from './formula.ts';
import type { Formula } from './formula.ts';

/** Thrown for what XPath in a form cannot say. */
export class XPathError extends Error {
  override readonly name = 'XPathError';
}

const levels: Readonly<Record<string, readonly [level: number, sign: string]>> = {
  or: [0, 'or'],
  and: [1, 'and'],
  '=': [2, '='],
  '!=': [2, '!='],
  '<': [3, '<'],
  '<=': [3, '<='],
  '>': [3, '>'],
  '>=': [3, '>='],
  '+': [4, '+'],
  '-': [4, '-'],
  '*': [5, '*'],
  '/': [5, 'div'],
  '%': [5, 'mod'],
};

const single = 6;

type Written = readonly [text: string, level: number];

/** Writes conditions as XLSForm has them; what names mean depends on the questions they stand for. */
export class XPathWriter {
  readonly #questions: ReadonlyMap<string, Question>;
  readonly #calculated: ReadonlySet<string>;
  readonly #self: string | undefined;
  readonly #columns: ReadonlySet<string>;

  /** `self` is the question whose constraint it is; names among `columns` are columns of the choices. */
  constructor(
    questions: ReadonlyMap<string, Question>,
    calculated: ReadonlySet<string>,
    self?: string,
    columns: ReadonlySet<string> = new Set(),
  ) {
    this.#questions = questions;
    this.#calculated = calculated;
    this.#self = self;
    this.#columns = columns;
  }

  write(formula: Formula): string {
    return this.#written(formula)[0];
  }

  #written(formula: Formula): Written {
    if (formula.kind === 'name') return [this.#name(formula.name), single];
    if (formula.kind === 'constant') return [constantText(formula.constant), single];
    const { operator, operands } = formula;
    const [left, right] = operands;
    const level = levels[operator];
    if (level && left && right) {
      const isEquality = operator === '=' || operator === '!=';
      if (isEquality && left.kind === 'name') return this.#equality(left.name, level[1], right);
      return [`${this.#within(left, level[0])} ${level[1]} ${this.#within(right, level[0] + 1)}`, level[0]];
    }
    return this.#special(operator, operands);
  }

  #within(formula: Formula, least: number): string {
    const [text, level] = this.#written(formula);
    return level < least ? `(${text})` : text;
  }

  #name(name: string): string {
    if (name === this.#self) return '.';
    if (this.#columns.has(name)) return name;
    const [head = '', row] = name.split('.');
    const type = this.#questions.get(head)?.type;
    if (row !== undefined) {
      if (type !== 'matrix' || !/^\w+$/.test(row)) throw new XPathError(name);
      return `\${${head}_${row}}`;
    }
    if ((type === undefined && !this.#calculated.has(name)) || type === 'matrix') throw new XPathError(name);
    return `\${${name}}`;
  }

  #isMany(name: string): boolean {
    const type = this.#questions.get(name)?.type;
    return type === 'checkbox' || type === 'ranking';
  }

  /** A list of answers is never equal to anything in XPath, and a yes or no is one of two words. */
  #equality(name: string, sign: string, right: Formula): Written {
    if (this.#isMany(name) || (right.kind === 'operation' && right.operator === 'list'))
      throw new XPathError(name);
    const isTruth = this.#questions.get(name)?.type === 'boolean' && right.kind === 'constant';
    const compared = isTruth ? constant(String(right.constant)) : right;
    return [`${this.#name(name)} ${sign} ${this.#within(compared, 3)}`, 2];
  }

  #special(operator: string, operands: readonly Formula[]): Written {
    const [left, right] = operands;
    const listed = () => operands.map((one) => this.write(one)).join(', ');
    if (!left) {
      if (operator === 'today') return ['today()', single];
      throw new XPathError(operator);
    }
    switch (operator) {
      case 'not':
        return [`not(${listed()})`, single];
      case 'empty':
      case 'notempty':
        return [`${this.#within(left, 3)} ${operator === 'empty' ? '=' : '!='} ''`, 2];
      case 'iif':
        return [`if(${listed()})`, single];
      case '^':
        return [`pow(${listed()})`, single];
      case 'min':
      case 'max':
      case 'round':
        return [`${operator}(${listed()})`, single];
      case 'count':
        if (left.kind !== 'name' || operands.length !== 1 || !this.#isMany(left.name))
          throw new XPathError('count');
        return [`count-selected(${listed()})`, single];
      case 'sum':
        return this.#written(operands.reduce((total, one) => operation('+', total, one)));
      case 'contains':
      case 'notcontains':
      case 'anyof':
      case 'allof':
      case 'noneof':
        return this.#selection(operator, left, right);
      default:
        throw new XPathError(operator);
    }
  }

  #selection(operator: string, left: Formula, right: Formula | undefined): Written {
    if (left.kind !== 'name' || !right) throw new XPathError(operator);
    const values = right.kind === 'operation' && right.operator === 'list' ? right.operands : [right];
    const isText = ['text', 'comment'].includes(this.#questions.get(left.name)?.type ?? '');
    const name = this.#name(left.name);
    const one = (value: Formula) => {
      if (value.kind !== 'constant') throw new XPathError(operator);
      const text = constantText(String(value.constant));
      return isText ? `contains(${name}, ${text})` : `selected(${name}, ${text})`;
    };
    if (values.length === 0) throw new XPathError(operator);
    const isAny = operator === 'anyof' || operator === 'noneof';
    const joined = values.map((value) => one(value)).join(isAny ? ' or ' : ' and ');
    if (operator === 'notcontains' || operator === 'noneof') return [`not(${joined})`, single];
    return [joined, values.length === 1 ? single : isAny ? 0 : 1];
  }
}

/** XPath has no escapes: a text takes the quotes that it does not hold. */
function constantText(value: string | number | boolean): string {
  if (typeof value !== 'string') return typeof value === 'boolean' ? `${value}()` : String(value);
  if (!value.includes("'")) return `'${value}'`;
  if (value.includes('"')) throw new XPathError('quotes');
  return `"${value}"`;
}
