import type { Choice, NeedSource, Question, SurveyDefinition, SurveyElement } from './definition.ts';
import type { Expression } from './expression.ts';
import { ExpressionError, parseExpression } from './parse-expression.ts';
import type { Reading } from './reading.ts';

/** Checks what needs all names at once: that names are unique, conditions look back, mappings exist. */
export function checkReferences(definition: SurveyDefinition, reading: Reading): void {
  new References(definition, reading).check();
}

class References {
  readonly #definition: SurveyDefinition;
  readonly #reading: Reading;
  /** All questions by name, and those already passed, which conditions may ask about. */
  readonly #questions = new Map<string, Question>();
  readonly #passed = new Set<string>();
  readonly #names = new Set<string>();

  constructor(definition: SurveyDefinition, reading: Reading) {
    this.#definition = definition;
    this.#reading = reading;
  }

  check(): void {
    const { pages, x } = this.#definition;
    for (const page of pages) this.#collect(page.elements);
    for (const [index, page] of pages.entries()) {
      const path = `pages[${index}]`;
      this.#takeName(page.name, path);
      this.#checkCondition(page.visibleIf, `${path}.visibleIf`);
      this.#checkElements(page.elements, `${path}.elements`);
    }
    if (x.consent !== undefined && this.#questions.get(x.consent)?.type !== 'boolean') {
      this.#reading.refuse('x.consent', 'unknown_name', 'expected the name of a boolean question');
    }
    for (const [fact, source] of Object.entries(x.need ?? {})) this.#checkSource(source, `x.need.${fact}`);
  }

  #collect(elements: readonly SurveyElement[]): void {
    for (const element of elements) {
      if (element.type === 'panel') this.#collect(element.elements);
      else if (!this.#questions.has(element.name)) this.#questions.set(element.name, element);
    }
  }

  #takeName(name: string, path: string): void {
    if (this.#names.has(name))
      this.#reading.refuse(`${path}.name`, 'duplicate', `the name ${name} stands twice`);
    this.#names.add(name);
  }

  #checkElements(elements: readonly SurveyElement[], path: string): void {
    for (const [index, element] of elements.entries()) {
      const where = `${path}[${index}]`;
      this.#takeName(element.name, where);
      this.#checkCondition(element.visibleIf, `${where}.visibleIf`, element.name);
      if (element.type === 'panel') {
        this.#checkElements(element.elements, `${where}.elements`);
        continue;
      }
      if (element.type !== 'html')
        this.#checkCondition(element.requiredIf, `${where}.requiredIf`, element.name);
      for (const [at, choice] of choicesOf(element).entries()) {
        this.#checkCondition(choice.visibleIf, `${where}.choices[${at}].visibleIf`, element.name);
      }
      this.#passed.add(element.name);
    }
  }

  #checkCondition(condition: string | undefined, path: string, ownName?: string): void {
    if (condition === undefined) return;
    try {
      this.#checkExpression(parseExpression(condition), path, ownName);
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error;
      this.#reading.refuse(path, 'expression', error.message);
    }
  }

  #checkExpression(expression: Expression, path: string, ownName: string | undefined): void {
    if (expression.kind === 'constant') return;
    if (expression.kind === 'name') return this.#checkName(expression.name, path, ownName);
    for (const operand of expression.operands) this.#checkExpression(operand, path, ownName);
    const [left, right] = expression.operands;
    if (left?.kind === 'name' && right) this.#checkValues(left.name, expression.operator, right, path);
  }

  #checkName(name: string, path: string, ownName: string | undefined): void {
    const question = this.#questions.get(name);
    if (!question || question.type === 'html')
      this.#reading.refuse(path, 'unknown_name', `no question ${name}`);
    else if (name === ownName) this.#reading.refuse(path, 'self_reference', `${name} depends on itself`);
    else if (!this.#passed.has(name))
      this.#reading.refuse(path, 'forward_reference', `${name} is asked later`);
  }

  /** A comparison with a value that is never offered would be a branch that nobody can reach. */
  #checkValues(name: string, operator: string, right: Expression, path: string): void {
    const question = this.#questions.get(name);
    if (!question || !('choices' in question)) return;
    const isList = question.type === 'checkbox' || question.type === 'ranking';
    const isCompared = isList
      ? ['=', '!=', 'contains', 'notcontains', 'anyof', 'allof', 'noneof'].includes(operator)
      : ['=', '!='].includes(operator) ||
        (['anyof', 'noneof'].includes(operator) && right.kind === 'operation');
    if (!isCompared) return;
    const offered = valuesOf(question);
    for (const value of constantsIn(right)) {
      if (!offered.includes(value))
        this.#reading.refuse(path, 'unknown_value', `${name} has no choice ${value}`);
    }
  }

  #checkSource(source: NeedSource, path: string): void {
    const selection = typeof source === 'string' ? { question: source } : source;
    const question = this.#questions.get(selection.question);
    if (!question || !('choices' in question)) {
      return this.#reading.refuse(path, 'unknown_name', `no question with choices ${selection.question}`);
    }
    const { values = [] } = selection;
    const offered = valuesOf(question);
    for (const value of Array.isArray(values) ? values : Object.keys(values)) {
      if (!offered.includes(value))
        this.#reading.refuse(`${path}.values`, 'unknown_value', `no choice ${value}`);
    }
  }
}

function choicesOf(question: Question): readonly Choice[] {
  return 'choices' in question ? question.choices : [];
}

function valuesOf(question: Question): string[] {
  const values = choicesOf(question).map((choice) => choice.value);
  if ('showNoneItem' in question && question.showNoneItem) values.push('none');
  if ('showOtherItem' in question && question.showOtherItem) values.push('other');
  return values;
}

function constantsIn(expression: Expression): string[] {
  if (expression.kind === 'constant') return [String(expression.constant)].filter((text) => text !== '');
  if (expression.kind === 'name' || expression.operator !== 'list') return [];
  return expression.operands.flatMap(constantsIn);
}
