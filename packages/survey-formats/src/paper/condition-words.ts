import { localize } from '@snodo/survey-engine';
import type { Question, SurveyDefinition } from '@snodo/survey-engine';
import { surveyjsDialect } from '../expressions/dialects.ts';
import type { Formula } from '../expressions/formula.ts';
import { FormulaError, readFormula } from '../expressions/read-formula.ts';

/** The sentence of a key of the messages `survey-formats`, with its arguments. */
export type Say = (key: `paper_${string}`, params?: Readonly<Record<string, string | number>>) => string;

/** Terms within each other, and in one condition: calculated values may be made of calculated values. */
const mostNested = 10;
const mostTerms = 200;

const compared: Readonly<Record<string, `paper_${string}`>> = {
  '=': 'paper_equal',
  '!=': 'paper_unequal',
  '<': 'paper_less',
  '<=': 'paper_at_most',
  '>': 'paper_more',
  '>=': 'paper_at_least',
};

const signs: Readonly<Record<string, string>> = {
  '+': '+',
  '-': '−',
  '*': '×',
  '/': '÷',
  '%': 'mod',
  '^': '^',
};

/** Says conditions in words: questions by their numbers, answers by what stands on the paper. */
export class ConditionWords {
  readonly #say: Say;
  readonly #language: string;
  readonly #questions: ReadonlyMap<string, Question>;
  readonly #numbers: ReadonlyMap<string, number>;
  readonly #calculated: ReadonlyMap<string, string>;
  #terms = 0;

  constructor(
    definition: SurveyDefinition,
    questions: ReadonlyMap<string, Question>,
    numbers: ReadonlyMap<string, number>,
    language: string,
    say: Say,
  ) {
    this.#say = say;
    this.#language = language;
    this.#questions = questions;
    this.#numbers = numbers;
    this.#calculated = new Map(
      (definition.calculatedValues ?? []).map(({ name, expression }) => [name, expression]),
    );
  }

  /** A condition as a clause, to stand after «if»; one that cannot be read is given as it is written. */
  write(text: string): string {
    this.#terms = 0;
    const formula = this.#read(text);
    return formula === undefined ? text : this.#clause(formula, 0);
  }

  #read(text: string): Formula | undefined {
    try {
      return readFormula(text, surveyjsDialect).formula;
    } catch (error) {
      if (error instanceof FormulaError) return undefined;
      throw error;
    }
  }

  #clause(formula: Formula, depth: number): string {
    if (formula.kind === 'constant' && typeof formula.constant === 'boolean') {
      return this.#say(formula.constant ? 'paper_always' : 'paper_never');
    }
    if (formula.kind !== 'operation') return this.#say('paper_true', { term: this.#term(formula, depth) });
    const { operator, operands } = formula;
    const [left, right] = operands;
    if (left && right && (operator === 'and' || operator === 'or')) {
      const part = (one: Formula) => {
        const clause = this.#clause(one, depth);
        const isOther =
          one.kind === 'operation' && /^(?:and|or)$/.test(one.operator) && one.operator !== operator;
        return isOther ? `(${clause})` : clause;
      };
      return this.#say(operator === 'and' ? 'paper_and' : 'paper_or', {
        left: part(left),
        right: part(right),
      });
    }
    if (operator === 'not' && left)
      return this.#say('paper_not', { condition: `(${this.#clause(left, depth)})` });
    if (left?.kind === 'name') {
      const known = this.#aboutQuestion(operator, left.name, right);
      if (known !== undefined) return known;
    }
    const key = Object.hasOwn(compared, operator) ? compared[operator] : undefined;
    if (key !== undefined && left && right) {
      return this.#say(key, { left: this.#term(left, depth), right: this.#term(right, depth) });
    }
    if (left && right && operator === 'contains') {
      return this.#say('paper_contains', { left: this.#term(left, depth), right: this.#term(right, depth) });
    }
    return this.#say('paper_true', { term: this.#term(formula, depth) });
  }

  /** What is asked of one question, by the words of its answers. */
  #aboutQuestion(operator: string, name: string, right: Formula | undefined): string | undefined {
    const number = this.#number(name);
    if (number === undefined) return undefined;
    if (operator === 'empty' || operator === 'notempty') {
      return this.#say(operator === 'empty' ? 'paper_unanswered' : 'paper_answered', { number });
    }
    const constants = right && constantsOf(right);
    if (!constants || constants.length === 0) return undefined;
    const answers = constants.map((one) => this.#answer(name, one));
    const joined = answers.join(', ');
    const isOne = answers.length === 1;
    switch (operator) {
      case '=':
        return this.#say('paper_is', { number, answer: joined });
      case '!=':
        return this.#say('paper_is_not', { number, answer: joined });
      case 'contains':
      case 'allof':
        return this.#say('paper_all_of', { number, answers: joined });
      case 'anyof':
        return isOne
          ? this.#say('paper_is', { number, answer: joined })
          : this.#say('paper_any_of', { number, answers: joined });
      case 'notcontains':
      case 'noneof':
        return isOne
          ? this.#say('paper_is_not', { number, answer: joined })
          : this.#say('paper_none_of', { number, answers: joined });
      default:
        return undefined;
    }
  }

  /** `7`, or `7, row «at home»` for a row of a matrix. */
  #number(name: string): string | undefined {
    const [head = ''] = name.split('.', 1);
    const row = name.length > head.length ? name.slice(head.length + 1) : undefined;
    const number = this.#numbers.get(head);
    if (number === undefined || row === undefined) return number === undefined ? undefined : String(number);
    const question = this.#questions.get(head);
    const text =
      question?.type === 'matrix' ? question.rows.find(({ value }) => value === row)?.text : undefined;
    return this.#say('paper_row', { number, row: text === undefined ? row : localize(text, this.#language) });
  }

  #answer(name: string, value: string | number | boolean): string {
    const question = this.#questions.get(name.split('.')[0] ?? '');
    const wanted = String(value);
    const words = question && textOfAnswer(question, wanted);
    if (words !== undefined) return `«${localize(words, this.#language)}»`;
    if (typeof value === 'boolean') return `«${this.#say(value ? 'paper_yes' : 'paper_no')}»`;
    return typeof value === 'number' ? wanted : `«${wanted}»`;
  }

  #term(formula: Formula, depth: number): string {
    if (depth > mostNested || ++this.#terms > mostTerms) return '…';
    if (formula.kind === 'constant') {
      return formula.constant === '' ? this.#say('paper_nothing') : String(formula.constant);
    }
    if (formula.kind === 'name') return this.#named(formula.name, depth);
    const { operator, operands } = formula;
    const [left, right] = operands;
    const sign = Object.hasOwn(signs, operator) ? signs[operator] : undefined;
    if (sign !== undefined && left && right) {
      return `(${this.#term(left, depth + 1)} ${sign} ${this.#term(right, depth + 1)})`;
    }
    const terms = operands.map((one) => this.#term(one, depth + 1)).join(', ');
    if (operator === 'list') return terms;
    const [condition, then, otherwise] = operands;
    if (operator === 'iif' && condition && then && otherwise) {
      return this.#say('paper_iif', {
        condition: this.#clause(condition, depth + 1),
        right: this.#term(then, depth + 1),
        other: this.#term(otherwise, depth + 1),
      });
    }
    if (functions.has(operator)) return this.#say(`paper_${operator.toLowerCase()}`, { terms });
    return `(${this.#clause(formula, depth + 1)})`;
  }

  #named(name: string, depth: number): string {
    const number = this.#number(name);
    if (number !== undefined) return this.#say('paper_answer', { number });
    const expression = this.#calculated.get(name);
    const formula = expression === undefined ? undefined : this.#read(expression);
    return formula === undefined ? name : this.#term(formula, depth + 1);
  }
}

const functions: ReadonlySet<string> = new Set('sum avg min max count round age today diffDays'.split(' '));

function constantsOf(formula: Formula): (string | number | boolean)[] | undefined {
  if (formula.kind === 'constant') return formula.constant === '' ? undefined : [formula.constant];
  if (formula.kind !== 'operation' || formula.operator !== 'list') return undefined;
  const constants = formula.operands.map((one) => (one.kind === 'constant' ? one.constant : undefined));
  return constants.every((one) => one !== undefined) ? constants : undefined;
}

/** The words that stand for a value of an answer. */
function textOfAnswer(question: Question, value: string) {
  if (question.type === 'boolean') {
    return value === 'true' ? question.labelTrue : value === 'false' ? question.labelFalse : undefined;
  }
  if (question.type === 'matrix') return question.columns.find((column) => column.value === value)?.text;
  if (!('choices' in question)) return undefined;
  if (value === 'none' && question.showNoneItem) return question.noneText;
  if (value === 'other' && question.showOtherItem) return question.otherText;
  return question.choices.find((choice) => choice.value === value)?.text;
}
