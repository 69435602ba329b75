import type { Question, SurveyDefinition, SurveyElement } from './definition.ts';
import type { Expression } from './expression.ts';
import { ExpressionError, parseExpression } from './parse-expression.ts';
import type { Reading } from './reading.ts';

/** Where a name is asked about. */
export interface Place {
  /** The question or panel that it stands in, which cannot depend on itself. */
  readonly ownName?: string;
  /** The question whose choice or row `{item}` is. */
  readonly itemOf?: Question;
  /** Index of the calculated value that it stands in. */
  readonly calculated?: number;
}

export interface AskedName {
  readonly name: string;
  readonly row?: string;
}

/** All names of a definition, which of them were passed on the way down, and what each may be compared with. */
export class Names {
  readonly #reading: Reading;
  readonly #questions = new Map<string, Question>();
  /** For each calculated value its index and the names that its expression holds. */
  readonly #calculated = new Map<string, { index: number; holds: ReadonlySet<string> }>();
  readonly #taken = new Set<string>();
  readonly #passed = new Set<string>();

  constructor({ pages, calculatedValues = [] }: SurveyDefinition, reading: Reading) {
    this.#reading = reading;
    for (const page of pages) this.#collect(page.elements);
    for (const [index, { name, expression }] of calculatedValues.entries()) {
      if (!this.#calculated.has(name)) this.#calculated.set(name, { index, holds: namesIn(expression) });
    }
  }

  #collect(elements: readonly SurveyElement[]): void {
    for (const element of elements) {
      if (element.type === 'panel') this.#collect(element.elements);
      else if (!this.#questions.has(element.name)) this.#questions.set(element.name, element);
    }
  }

  /** Refuses a name that stands twice. */
  take(name: string, path: string): void {
    if (this.#taken.has(name)) {
      this.#reading.refuse(`${path}.name`, 'duplicate', `the name ${name} stands twice`);
    }
    this.#taken.add(name);
  }

  /** From here on a question may be asked about. */
  pass(name: string): void {
    this.#passed.add(name);
  }

  questionOf(name: string): Question | undefined {
    return this.#questions.get(name);
  }

  refuse(path: string, code: string, message: string): void {
    this.#reading.refuse(path, code, message);
  }

  /** Refuses names that are unknown, later, or the place's own; `operator` is what the name is an operand of. */
  check({ name, row }: AskedName, path: string, place: Place, operator?: string): void {
    if (name === 'item' && row === undefined && place.itemOf) return;
    const calculated = row === undefined ? this.#calculated.get(name) : undefined;
    if (calculated) return this.#checkCalculated(name, calculated.index, path, place);
    const question = this.#questions.get(name);
    if (!question || question.type === 'html')
      return this.refuse(path, 'unknown_name', `no question ${name}`);
    const rows = question.type === 'matrix' ? question.rows : undefined;
    if (row !== undefined && !rows?.some(({ value }) => value === row)) {
      return this.refuse(path, 'unknown_name', `${name} has no row ${row}`);
    }
    if (rows && row === undefined && !['empty', 'notempty'].includes(operator ?? '')) {
      return this.refuse(path, 'row_missing', `${name} has rows: {${name}.row}`);
    }
    // What is calculated is looked at from where it is used.
    if (place.calculated !== undefined) return;
    if (name === place.ownName) this.refuse(path, 'self_reference', `${name} depends on itself`);
    else if (!this.#passed.has(name)) this.refuse(path, 'forward_reference', `${name} is asked later`);
  }

  #checkCalculated(name: string, index: number, path: string, place: Place): void {
    if (place.calculated === undefined) {
      const needed = this.#neededBy(name);
      const { ownName } = place;
      if (ownName !== undefined && needed.has(ownName)) {
        return this.refuse(path, 'self_reference', `${name} depends on ${ownName}`);
      }
      const later = [...needed].find((one) => this.#questions.has(one) && !this.#passed.has(one));
      if (later) this.refuse(path, 'forward_reference', `${name} depends on ${later}, which is asked later`);
      return;
    }
    if (index < place.calculated) return;
    const [own = ''] = [...this.#calculated].find(([, one]) => one.index === place.calculated) ?? [];
    if (own === name) this.refuse(path, 'self_reference', `${name} depends on itself`);
    else if (this.#neededBy(name).has(own)) this.refuse(path, 'cycle', `${name} depends on ${own} in turn`);
    else this.refuse(path, 'forward_reference', `${name} is calculated later`);
  }

  /** All names that a calculated value depends on, however far. */
  #neededBy(name: string): Set<string> {
    const needed = new Set<string>();
    const open = [name];
    for (let one = open.pop(); one !== undefined; one = open.pop()) {
      for (const held of this.#calculated.get(one)?.holds ?? []) {
        if (needed.has(held)) continue;
        needed.add(held);
        open.push(held);
      }
    }
    return needed;
  }

  /** A comparison with a value that is never offered would be a branch that nobody can reach. */
  checkValues(asked: Expression, operator: string, other: Expression, path: string, place: Place): void {
    if (asked.kind !== 'name') return;
    const { name, row } = asked;
    const question = name === 'item' && place.itemOf ? place.itemOf : this.#questions.get(name);
    if (!question) return;
    const isList = ['checkbox', 'ranking'].includes(question.type) && name !== 'item';
    const isCompared = isList
      ? ['=', '!=', 'contains', 'notcontains', 'anyof', 'allof', 'noneof'].includes(operator)
      : ['=', '!='].includes(operator) ||
        (['anyof', 'noneof'].includes(operator) && other.kind === 'operation');
    if (!isCompared) return;
    const offered = name === 'item' ? itemValues(question) : offeredValues(question, row);
    if (!offered) return;
    for (const value of constantsIn(other)) {
      if (!offered.includes(value)) this.refuse(path, 'unknown_value', `${name} has no value ${value}`);
    }
  }

  /** The values that an answer may have, as text; nothing for questions that any words or numbers answer. */
  valuesOf(question: Question, row?: string): readonly string[] {
    return offeredValues(question, row) ?? [];
  }
}

function itemValues(question: Question): string[] | undefined {
  if ('choices' in question) return question.choices.map(({ value }) => value);
  return 'rows' in question ? question.rows.map(({ value }) => value) : undefined;
}

function offeredValues(question: Question, row?: string): string[] | undefined {
  if (question.type === 'boolean') return ['true', 'false'];
  if (question.type === 'matrix') {
    return row === undefined ? undefined : question.columns.map(({ value }) => value);
  }
  if (question.type === 'rating') {
    const { rateMin = 1, rateMax = 5, rateStep = 1 } = question;
    const count = Math.floor((rateMax - rateMin) / rateStep) + 1;
    return Array.from({ length: count }, (_, index) => String(rateMin + index * rateStep));
  }
  if (!('choices' in question)) return undefined;
  const values = question.choices.map(({ value }) => value);
  if (question.showNoneItem) values.push('none');
  if (question.showOtherItem) values.push('other');
  return values;
}

function constantsIn(expression: Expression): string[] {
  if (expression.kind === 'constant') return [String(expression.constant)].filter((text) => text !== '');
  if (expression.kind === 'name' || expression.operator !== 'list') return [];
  return expression.operands.flatMap(constantsIn);
}

/** The names in an expression; none if it does not parse, which is told elsewhere. */
function namesIn(text: string): Set<string> {
  const names = new Set<string>();
  const enter = (expression: Expression): void => {
    if (expression.kind === 'name') names.add(expression.name);
    else if (expression.kind === 'operation') expression.operands.forEach(enter);
  };
  try {
    enter(parseExpression(text));
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
  }
  return names;
}
