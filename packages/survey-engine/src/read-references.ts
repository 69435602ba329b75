import type { NeedSource, Question, SurveyDefinition, SurveyElement } from './definition.ts';
import type { Expression } from './expression.ts';
import { Names } from './names.ts';
import type { Place } from './names.ts';
import { ExpressionError, parseExpression } from './parse-expression.ts';
import { checkDefaults } from './read-defaults.ts';
import { checkPipes } from './read-pipes.ts';
import type { Reading } from './reading.ts';

/**
 * Checks what needs all names at once: that names are unique, that conditions and texts look back, that values are
 * offered, that mappings exist, that defaults would be accepted.
 */
export function checkReferences(definition: SurveyDefinition, reading: Reading): void {
  new References(definition, reading).check();
  if (reading.faults.length === 0) checkDefaults(definition, reading);
}

class References {
  readonly #definition: SurveyDefinition;
  readonly #reading: Reading;
  readonly #names: Names;

  constructor(definition: SurveyDefinition, reading: Reading) {
    this.#definition = definition;
    this.#reading = reading;
    this.#names = new Names(definition, reading);
  }

  check(): void {
    const { pages, calculatedValues = [], completedHtml, x } = this.#definition;
    for (const [index, { name, expression }] of calculatedValues.entries()) {
      const path = `calculatedValues[${index}]`;
      this.#names.take(name, path);
      this.#checkCondition(expression, `${path}.expression`, { calculated: index });
    }
    for (const [index, page] of pages.entries()) {
      const path = `pages[${index}]`;
      this.#names.take(page.name, path);
      this.#checkCondition(page.visibleIf, `${path}.visibleIf`);
      this.#checkTexts(page, path);
      this.#checkElements(page.elements, `${path}.elements`);
    }
    checkPipes(completedHtml, 'completedHtml', this.#names);
    if (x.consent !== undefined && this.#names.questionOf(x.consent)?.type !== 'boolean') {
      this.#reading.refuse('x.consent', 'unknown_name', 'expected the name of a boolean question');
    }
    for (const [fact, source] of Object.entries(x.need ?? {})) this.#checkSource(source, `x.need.${fact}`);
  }

  #checkTexts(given: { title?: unknown; description?: unknown }, path: string, ownName?: string): void {
    checkPipes(given.title, `${path}.title`, this.#names, ownName);
    checkPipes(given.description, `${path}.description`, this.#names, ownName);
  }

  #checkElements(elements: readonly SurveyElement[], path: string): void {
    for (const [index, element] of elements.entries()) {
      const where = `${path}[${index}]`;
      const { name: ownName } = element;
      this.#names.take(ownName, where);
      this.#checkCondition(element.visibleIf, `${where}.visibleIf`, { ownName });
      if (element.type === 'html') {
        checkPipes(element.html, `${where}.html`, this.#names, ownName);
        continue;
      }
      this.#checkTexts(element, where, ownName);
      this.#checkCondition(element.enableIf, `${where}.enableIf`, { ownName });
      if (element.type === 'panel') this.#checkElements(element.elements, `${where}.elements`);
      else this.#checkQuestion(element, where);
    }
  }

  #checkQuestion(question: Exclude<Question, { readonly type: 'html' }>, path: string): void {
    const { name: ownName } = question;
    this.#checkCondition(question.requiredIf, `${path}.requiredIf`, { ownName });
    if ('choices' in question) {
      this.#checkCondition(question.choicesVisibleIf, `${path}.choicesVisibleIf`, {
        ownName,
        itemOf: question,
      });
      for (const key of ['otherText', 'noneText'] as const) {
        checkPipes(question[key], `${path}.${key}`, this.#names, ownName);
      }
    }
    for (const key of ['choices', 'rows', 'columns']) {
      const items = (question as unknown as Record<string, Question[] | undefined>)[key] ?? [];
      for (const [at, item] of items.entries()) {
        const { visibleIf, text } = item as { visibleIf?: string; text?: unknown };
        this.#checkCondition(visibleIf, `${path}.${key}[${at}].visibleIf`, { ownName, itemOf: question });
        checkPipes(text, `${path}.${key}[${at}].text`, this.#names, ownName);
      }
    }
    this.#names.pass(ownName);
    for (const [at, rule] of (question.validators ?? []).entries()) {
      if (rule.type !== 'expression') continue;
      this.#checkCondition(rule.expression, `${path}.validators[${at}].expression`);
    }
  }

  #checkCondition(condition: string | undefined, path: string, place: Place = {}): void {
    if (condition === undefined) return;
    try {
      this.#checkExpression(parseExpression(condition), path, place);
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error;
      this.#reading.refuse(path, 'expression', error.message);
    }
  }

  #checkExpression(expression: Expression, path: string, place: Place, operator?: string): void {
    if (expression.kind === 'constant') return;
    if (expression.kind === 'name') return this.#names.check(expression, path, place, operator);
    for (const operand of expression.operands) {
      this.#checkExpression(operand, path, place, expression.operator);
    }
    const [left, right] = expression.operands;
    if (!left || !right) return;
    this.#names.checkValues(left, expression.operator, right, path, place);
    if (['=', '!='].includes(expression.operator)) {
      this.#names.checkValues(right, expression.operator, left, path, place);
    }
  }

  #checkSource(source: NeedSource, path: string): void {
    const selection = typeof source === 'string' ? { question: source } : source;
    const question = this.#names.questionOf(selection.question);
    if (!question || !('choices' in question)) {
      return this.#reading.refuse(path, 'unknown_name', `no question with choices ${selection.question}`);
    }
    const { values = [] } = selection;
    const offered = this.#names.valuesOf(question);
    for (const value of Array.isArray(values) ? (values as string[]) : Object.keys(values)) {
      if (!offered.includes(value))
        this.#reading.refuse(`${path}.values`, 'unknown_value', `no choice ${value}`);
    }
  }
}
