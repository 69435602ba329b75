import type { Question, SurveyDefinition } from '../definition.ts';
import { evaluateExpression, isTrue } from '../expression.ts';
import type { Expression, Value } from '../expression.ts';
import { domainOf } from './answer-domains.ts';
import { keyOf, namesUsed } from './name-uses.ts';
import { parseExpression } from '../parse-expression.ts';
import { placedElements } from './placed-elements.ts';

/**
 * Combinations of answers tried for one condition, and parts of expressions gone through for all of a definition, which
 * bounds the time: a few seconds.
 */
export const searchBounds = { combinations: 20_000, parts: 10_000_000 } as const;

/** What is known of a condition; undefined where too many answers would have to be tried. */
export interface Verdict {
  readonly canHold: boolean | undefined;
  readonly alwaysHolds: boolean | undefined;
}

const unknown: Verdict = { canHold: undefined, alwaysHolds: undefined };

interface Asked {
  readonly question: Question;
  readonly order: number;
  /** All that must hold for it to have an answer. */
  readonly conditions: readonly Expression[];
}

/** A name that conditions ask about, with the answers that are tried for it. */
interface Variable {
  readonly name: string;
  readonly order: number;
  readonly domain: readonly Value[];
  readonly conditions: readonly Expression[];
}

/**
 * Tries the answers that conditions depend on. What it leaves out (a condition on a question far away, the offer of
 * choices) only makes it try more than can happen: what it finds impossible is impossible.
 */
export class ConditionSearch {
  readonly #asked = new Map<string, Asked>();
  readonly #calculated = new Map<string, Expression>();
  readonly #parsed = new Map<string, Expression>();
  readonly #known = new Map<string, Verdict>();
  readonly #sizes = new WeakMap<Expression, number>();
  /** Parts of all calculated values: what computing one may cost. */
  #calculatedSize = 0;
  #left: number = searchBounds.parts;

  constructor(definition: SurveyDefinition) {
    for (const { name, expression } of definition.calculatedValues ?? [])
      this.#calculated.set(name, this.parse(expression));
    for (const expression of this.#calculated.values()) this.#calculatedSize += this.#sizeOf(expression);
    for (const [order, { element, containers }] of placedElements(definition).entries()) {
      if (element.type === 'panel') continue;
      const conditions = [...containers.map(({ holder }) => holder), element].flatMap((one) => [
        ...(one.visibleIf === undefined ? [] : [this.parse(one.visibleIf)]),
        ...('enableIf' in one && one.enableIf !== undefined ? [this.parse(one.enableIf)] : []),
      ]);
      this.#asked.set(element.name, { question: element, order, conditions });
    }
  }

  /** The same text is the same expression, so that one is known for the other. */
  parse(text: string): Expression {
    const expression = this.#parsed.get(text) ?? parseExpression(text);
    this.#parsed.set(text, expression);
    return expression;
  }

  /** Whether a condition can hold, and whether it always does, where those of its context hold. */
  judge(context: readonly Expression[], condition: Expression): Verdict {
    this.#spend(context);
    if (this.#left <= 0) return unknown;
    const key = JSON.stringify([context, condition]);
    const known = this.#known.get(key);
    if (known) return known;
    const verdict = this.#judge(context, condition);
    this.#known.set(key, verdict);
    return verdict;
  }

  #spend(expressions: readonly Expression[]): void {
    for (const expression of expressions) this.#left -= this.#sizeOf(expression);
  }

  #sizeOf(expression: Expression): number {
    const known = this.#sizes.get(expression);
    if (known !== undefined) return known;
    const operands = expression.kind === 'operation' ? expression.operands : [];
    const size = operands.reduce((sum, operand) => sum + this.#sizeOf(operand), 1);
    this.#sizes.set(expression, size);
    return size;
  }

  #judge(context: readonly Expression[], condition: Expression): Verdict {
    const tried = [condition];
    let domains = this.#domainsOf(tried);
    if (!domains) return unknown;
    // The nearest first, and whatever those depend on, as long as all combinations can be tried.
    const waiting = [...context].reverse();
    const within = context.filter((one) => one === condition);
    const seen = new Set<string>();
    const enqueue = (names: Iterable<string>) => {
      for (const name of names) {
        if (seen.has(name)) continue;
        seen.add(name);
        waiting.push(...(this.#asked.get(name.split('.')[0] ?? '')?.conditions ?? []));
      }
    };
    enqueue(domains.keys());
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      if (tried.includes(next)) continue;
      const more = this.#domainsOf([...tried, next]);
      if (!more) continue;
      tried.push(next);
      domains = more;
      if (context.includes(next)) within.push(next);
      enqueue(more.keys());
    }
    return this.#tryAll(this.#variables(domains, tried), within, condition);
  }

  /** The answers to try for every name, or undefined when they are unknown or too many. */
  #domainsOf(expressions: readonly Expression[]): Map<string, Value[]> | undefined {
    const domains = new Map<string, Value[]>();
    let combinations = 1;
    this.#spend(expressions);
    const uses = this.#left > 0 && namesUsed(expressions, this.#calculated);
    if (!uses) return undefined;
    for (const [name, use] of uses) {
      const [own = '', row] = name.split('.');
      const question = this.#asked.get(own)?.question;
      const domain = question && domainOf(question, use, row);
      combinations *= domain?.length ?? Infinity;
      if (!domain || combinations > searchBounds.combinations) return undefined;
      domains.set(name, domain);
    }
    return domains;
  }

  #variables(domains: ReadonlyMap<string, Value[]>, tried: readonly Expression[]): Variable[] {
    const parsed = new Set(tried);
    return [...domains]
      .map(([name, domain]) => {
        const { order = 0, conditions = [] } = this.#asked.get(name.split('.')[0] ?? '') ?? {};
        return { name, order, domain, conditions: conditions.filter((one) => parsed.has(one)) };
      })
      .sort((one, other) => one.order - other.order);
  }

  #tryAll(variables: readonly Variable[], context: readonly Expression[], condition: Expression): Verdict {
    const answers = new Map<string, Value>();
    const seen = { holds: false, fails: false };
    const holds = (expression: Expression) => isTrue(this.#evaluate(expression, answers));
    const enter = (depth: number): void => {
      if ((seen.holds && seen.fails) || this.#left <= 0) return;
      const variable = variables[depth];
      if (!variable) {
        if (context.every(holds)) seen[holds(condition) ? 'holds' : 'fails'] = true;
        return;
      }
      const { name, domain, conditions } = variable;
      for (const value of conditions.every(holds) ? domain : [undefined]) {
        this.#left--;
        answers.set(name, value);
        enter(depth + 1);
      }
      answers.delete(name);
    };
    enter(0);
    if (this.#left <= 0) return seen.holds && seen.fails ? { canHold: true, alwaysHolds: false } : unknown;
    return { canHold: seen.holds, alwaysHolds: seen.holds && !seen.fails };
  }

  /** Each calculated value is computed once for a set of answers: they may build on one another many times over. */
  #evaluate(expression: Expression, answers: ReadonlyMap<string, Value>): Value {
    this.#left -= this.#sizeOf(expression) + this.#calculatedSize;
    const computed = new Map<string, Value>();
    const valueOf = (name: string, row?: string): Value => {
      const inner = this.#calculated.get(name);
      if (inner === undefined) return answers.get(keyOf({ name, row }));
      if (!computed.has(name)) {
        // A value that asks for itself is empty.
        computed.set(name, undefined);
        computed.set(name, evaluateExpression(inner, valueOf));
      }
      return computed.get(name);
    };
    return evaluateExpression(expression, valueOf);
  }
}
