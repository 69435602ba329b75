import type { Expression } from '@snodo/survey-engine';

/**
 * An expression between two grammars: the tree of the survey engine. A name may have dots (`{matrix.row}`), and
 * any characters until names are settled.
 */
export type Formula = Expression;

export type Operation = Extract<Formula, { kind: 'operation' }>;

export function constant(value: string | number | boolean): Formula {
  return { kind: 'constant', constant: value };
}

export function nameOf(name: string): Formula {
  return { kind: 'name', name };
}

export function operation(operator: string, ...operands: Formula[]): Formula {
  return { kind: 'operation', operator, operands };
}

/** Joins with `and`; nothing is `undefined`. */
export function allOf(formulas: readonly Formula[]): Formula | undefined {
  return formulas.length === 0 ? undefined : formulas.reduce((left, right) => operation('and', left, right));
}

/** Not of a formula; two of them take each other away. */
export function negate(formula: Formula): Formula {
  if (formula.kind === 'operation') {
    const [first, second] = formula.operands;
    if (formula.operator === 'not' && first) return first;
    const opposite = { empty: 'notempty', notempty: 'empty', '=': '!=', '!=': '=' }[formula.operator];
    if (opposite && first) return operation(opposite, first, ...(second ? [second] : []));
  }
  return operation('not', formula);
}

const levels: Readonly<Record<string, number>> = {
  or: 0,
  and: 1,
  '=': 2,
  '!=': 2,
  '<': 2,
  '<=': 2,
  '>': 2,
  '>=': 2,
  '+': 3,
  '-': 3,
  '*': 4,
  '/': 4,
  '%': 4,
  '^': 5,
  contains: 6,
  notcontains: 6,
  anyof: 6,
  allof: 6,
  noneof: 6,
};
const tightest = 7;

function levelOf(formula: Formula): number {
  return formula.kind === 'operation' ? (levels[formula.operator] ?? tightest) : tightest;
}

function quote(text: string): string {
  return `'${text.replace(/[\\']/g, String.raw`\$&`)}'`;
}

/** Writes a formula in the grammar of the survey engine, with no more brackets than it needs. */
export function writeExpression(formula: Formula): string {
  if (formula.kind === 'name') return `{${formula.name}}`;
  if (formula.kind === 'constant') {
    return typeof formula.constant === 'string' ? quote(formula.constant) : String(formula.constant);
  }
  const { operator, operands } = formula;
  const within = (operand: Formula | undefined, least: number) => {
    if (!operand) return '';
    const written = writeExpression(operand);
    return levelOf(operand) < least ? `(${written})` : written;
  };
  const level = levels[operator];
  if (level !== undefined) {
    return `${within(operands[0], level)} ${operator} ${within(operands[1], level + 1)}`;
  }
  if (operator === 'list') return `[${operands.map((one) => writeExpression(one)).join(', ')}]`;
  if (operator === 'not') return `not ${within(operands[0], tightest)}`;
  if (operator === 'empty' || operator === 'notempty') {
    const [operand] = operands;
    // The grammar has the words only after something that needs no brackets.
    if (operand && isPlain(operand)) return `${writeExpression(operand)} ${operator}`;
    return `${within(operand, 3)} ${operator === 'empty' ? '=' : '!='} ''`;
  }
  return `${operator}(${operands.map((one) => writeExpression(one)).join(', ')})`;
}

function isPlain(formula: Formula): boolean {
  return formula.kind !== 'operation';
}

/** The formula with every name, constant and operation passed through `change`, the innermost first. */
export function mapFormula(formula: Formula, change: (one: Formula) => Formula): Formula {
  if (formula.kind !== 'operation') return change(formula);
  return change({ ...formula, operands: formula.operands.map((one) => mapFormula(one, change)) });
}

/** Every name in it, with repetitions. */
export function namesIn(formula: Formula): string[] {
  if (formula.kind === 'name') return [formula.name];
  return formula.kind === 'operation' ? formula.operands.flatMap((one) => namesIn(one)) : [];
}

/** The parts of a chain of `and`, from left to right. */
export function conjuncts(formula: Formula): Formula[] {
  return formula.kind === 'operation' && formula.operator === 'and'
    ? formula.operands.flatMap((one) => conjuncts(one))
    : [formula];
}

function truthOf(formula: Formula): boolean | undefined {
  return formula.kind === 'constant' && typeof formula.constant === 'boolean' ? formula.constant : undefined;
}

/** Works out what only constants decide: comparisons of texts, `and`, `or`, `not`. */
export function simplify(formula: Formula): Formula {
  return mapFormula(formula, (one) => {
    if (one.kind !== 'operation') return one;
    const [left, right] = one.operands;
    if (one.operator === 'not' && left) {
      const truth = truthOf(left);
      return truth === undefined ? one : constant(!truth);
    }
    if (!left || !right) return one;
    if (one.operator === '=' || one.operator === '!=') {
      if (left.kind !== 'constant' || right.kind !== 'constant') return one;
      return constant((String(left.constant) === String(right.constant)) === (one.operator === '='));
    }
    if (one.operator !== 'and' && one.operator !== 'or') return one;
    const deciding = one.operator === 'or';
    if (truthOf(left) === deciding || truthOf(right) === deciding) return constant(deciding);
    if (truthOf(left) === !deciding) return right;
    return truthOf(right) === !deciding ? left : one;
  });
}
