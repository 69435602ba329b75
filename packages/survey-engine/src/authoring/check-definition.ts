import type { Choice, MatrixItem, Question, SurveyDefinition } from '../definition.ts';
import type { Expression } from '../expression.ts';
import { ConditionSearch } from './condition-search.ts';
import { placedElements } from './placed-elements.ts';
import type { PlacedElement } from './placed-elements.ts';
import { unusedCalculatedValues } from './unused-values.ts';

export type FindingCode =
  | 'never_shown'
  | 'no_visible_elements'
  | 'condition_never_holds'
  | 'condition_always_holds'
  | 'required_never'
  | 'choice_never_offered'
  | 'row_never_shown'
  | 'calculated_unused';

/** `error`: something that was written reaches nobody. `warning`: something is there for nothing. */
export interface Finding {
  readonly path: string;
  readonly code: FindingCode;
  readonly severity: 'error' | 'warning';
}

const mostFindings = 200;
const warnings = new Set<FindingCode>(['condition_always_holds', 'calculated_unused']);

/**
 * What a definition that was read may still have wrong: conditions that no possible answers meet or that all meet,
 * pages, panels and questions that nobody can reach, choices and rows that are never offered, requirements that never
 * hold, calculated values nobody uses. It tries the answers that a condition depends on, at most 20,000 combinations,
 * and bounds all its work to a few seconds; it says nothing where that is not enough: what it finds is so. At most 200 findings, in order. A condition that does
 * not parse throws an `ExpressionError`.
 */
export function checkDefinition(definition: SurveyDefinition): Finding[] {
  return new Check(definition).run();
}

class Check {
  readonly #definition: SurveyDefinition;
  readonly #search: ConditionSearch;
  readonly #findings: Finding[] = [];
  /** Paths of what nobody sees. */
  readonly #hidden = new Set<string>();

  constructor(definition: SurveyDefinition) {
    this.#definition = definition;
    this.#search = new ConditionSearch(definition);
  }

  run(): Finding[] {
    const placed = placedElements(this.#definition);
    for (const [index, page] of this.#definition.pages.entries()) {
      const path = `pages[${index}]`;
      this.#checkShown(page.visibleIf, [], path);
      for (const one of placed) if (one.page === index) this.#checkElement(one);
      this.#checkFilled(path, placed);
      for (const { element, path: inner, page: own } of placed)
        if (own === index && element.type === 'panel') this.#checkFilled(inner, placed);
    }
    for (const path of unusedCalculatedValues(this.#definition)) this.#find('calculated_unused', path);
    return this.#findings.slice(0, mostFindings);
  }

  #parsed(condition: string | undefined): Expression[] {
    return condition === undefined ? [] : [this.#search.parse(condition)];
  }

  #find(code: FindingCode, path: string): void {
    this.#findings.push({ path, code, severity: warnings.has(code) ? 'warning' : 'error' });
  }

  #checkElement({ element, path, containers }: PlacedElement): void {
    const around = containers.flatMap(({ holder }) => this.#parsed(holder.visibleIf));
    const outer = containers.at(-1)?.path ?? '';
    if (this.#hidden.has(outer)) this.#hide(path);
    else this.#checkShown(element.visibleIf, around, path);
    if (this.#hidden.has(path) || element.type === 'html') return;
    const context = [...around, ...this.#parsed(element.visibleIf)];
    if (element.enableIf !== undefined)
      this.#checkCondition(element.enableIf, context, `${path}.enableIf`, 'condition_never_holds');
    if (element.type === 'panel') return;
    if (element.requiredIf !== undefined)
      this.#checkCondition(element.requiredIf, context, `${path}.requiredIf`, 'required_never');
    this.#checkItems(element, context, path);
  }

  #hide(path: string): void {
    this.#hidden.add(path);
    this.#find('never_shown', path);
  }

  #checkShown(condition: string | undefined, around: readonly Expression[], path: string): void {
    if (condition === undefined) return;
    if (this.#checkCondition(condition, around, `${path}.visibleIf`, 'condition_never_holds'))
      this.#hide(path);
  }

  /** Whether it never holds. */
  #checkCondition(
    condition: string,
    context: readonly Expression[],
    path: string,
    never: FindingCode,
  ): boolean {
    const { canHold, alwaysHolds } = this.#search.judge(context, this.#search.parse(condition));
    if (canHold === false) this.#find(never, path);
    else if (alwaysHolds === true) this.#find('condition_always_holds', path);
    return canHold === false;
  }

  #checkItems(question: Question, context: readonly Expression[], path: string): void {
    if (question.type === 'matrix') {
      for (const [index, { visibleIf }] of question.rows.entries())
        if (this.#isNeverOffered(this.#parsed(visibleIf), context))
          this.#find('row_never_shown', `${path}.rows[${index}]`);
    }
    if (!('choices' in question)) return;
    const filter = this.#parsed(question.choicesVisibleIf);
    const never = question.choices.map((choice) => {
      const own = filter.map((condition) => withItem(condition, choice));
      return this.#isNeverOffered([...this.#parsed(choice.visibleIf), ...own], context);
    });
    for (const [index, isNever] of never.entries())
      if (isNever) this.#find('choice_never_offered', `${path}.choices[${index}]`);
    const hasMore = question.showNoneItem === true || question.showOtherItem === true;
    if (never.every(Boolean) && !hasMore) this.#hide(path);
  }

  #isNeverOffered(conditions: readonly Expression[], context: readonly Expression[]): boolean {
    if (conditions.length === 0) return false;
    const all: Expression = { kind: 'operation', operator: 'and', operands: conditions };
    const whole = conditions.length === 1 ? conditions[0] : undefined;
    return this.#search.judge(context, whole ?? all).canHold === false;
  }

  /** A page or panel that is shown with nothing in it. */
  #checkFilled(path: string, placed: readonly PlacedElement[]): void {
    if (this.#hidden.has(path)) return;
    const inside = placed.filter(
      ({ element, containers }) =>
        element.type !== 'panel' && containers.some((container) => container.path === path),
    );
    if (inside.every((one) => this.#hidden.has(one.path))) this.#find('no_visible_elements', path);
  }
}

/** A condition on every choice, asked about one. */
function withItem(condition: Expression, item: Choice | MatrixItem): Expression {
  if (condition.kind === 'constant') return condition;
  if (condition.kind === 'name')
    return condition.name === 'item' ? { kind: 'constant', constant: item.value } : condition;
  return { ...condition, operands: condition.operands.map((operand) => withItem(operand, item)) };
}
