import type { Expression, Scalar } from './expression.ts';

/** Length in UTF-16 units; depth counts nested brackets, calls and negations. */
export const expressionBounds = { length: 2000, depth: 50 } as const;

/** Thrown for text that is not an expression; `position` counts from 0. */
export class ExpressionError extends Error {
  override readonly name = 'ExpressionError';
  readonly position: number;

  constructor(message: string, position: number) {
    super(`${message} at ${position}`);
    this.position = position;
  }
}

const synonyms = new Map([
  ['||', 'or'],
  ['&&', 'and'],
  ['==', '='],
  ['!', 'not'],
]);

/** Binary operators, each line binding tighter than the one before, as in the grammar of SurveyJS. */
const levels = [
  ['or'],
  ['and'],
  ['=', '!=', '<', '<=', '>', '>='],
  ['+', '-'],
  ['*', '/', '%'],
  ['^'],
  ['contains', 'notcontains', 'anyof', 'allof', 'noneof'],
];

const postfixes = new Set(['empty', 'notempty']);

/** Functions with the fewest and the most operands that they take; names are read without their case. */
const functions = new Map([
  ['sum', [0, Infinity]],
  ['avg', [0, Infinity]],
  ['min', [0, Infinity]],
  ['max', [0, Infinity]],
  ['count', [0, Infinity]],
  ['iif', [3, 3]],
  ['round', [1, 2]],
  ['today', [0, 1]],
  ['age', [1, 1]],
  ['diffdays', [2, 2]],
]);

// The alternatives start with different characters, so matching is linear in the length of the text.
const tokenPattern =
  /(\s*)(?:(\d+(?:\.\d+)?)|('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")|\{\s*([A-Za-z]\w*)(?:\.([A-Za-z0-9][\w.+-]*))?\s*\}|([A-Za-z]+|\|\||&&|[=!<>]=|[=<>+\-*/%^!()[\],]))/sy;

interface Token {
  readonly at: number;
  /** Operator, bracket or word, in lower case; empty for operands. */
  readonly sign: string;
  readonly operand?: Expression | undefined;
}

function constant(value: Scalar): Expression {
  return { kind: 'constant', constant: value };
}

function operation(operator: string, operands: readonly Expression[]): Expression {
  return { kind: 'operation', operator, operands };
}

function takes(name: string, count: number): boolean {
  const [least = 0, most = 0] = functions.get(name) ?? [];
  return count >= least && count <= most;
}

function tokensOf(text: string): Token[] {
  if (text.length > expressionBounds.length) throw new ExpressionError('too long', expressionBounds.length);
  const source = text.trimEnd();
  const tokens: Token[] = [];
  for (let from = 0; from < source.length; from = tokenPattern.lastIndex) {
    tokenPattern.lastIndex = from;
    const match = tokenPattern.exec(source);
    if (!match) throw new ExpressionError('unreadable', from);
    const [, space = '', number, quoted, name, row, sign = ''] = match;
    const operand =
      (number && constant(Number(number))) ||
      (quoted && constant(quoted.slice(1, -1).replace(/\\(.)/gs, '$1'))) ||
      (name && { kind: 'name' as const, name, ...(row === undefined ? {} : { row }) }) ||
      undefined;
    tokens.push({ at: from + space.length, sign: synonyms.get(sign) ?? sign.toLowerCase(), operand });
  }
  return tokens;
}

/**
 * Parses a condition: `{q7} anyof ['a', 'b'] and {q8} >= 3`. Never evaluates code; throws an
 * {@link ExpressionError} for anything outside the grammar, including what SurveyJS tolerates (missing
 * brackets, words without quotes). `{name.row}` asks about one row of a matrix.
 */
export function parseExpression(text: string): Expression {
  const tokens = tokensOf(text);
  let next = 0;
  const peek = (): Token => tokens[next] ?? { at: text.length, sign: '' };
  const accept = (sign: string) => sign === peek().sign && next++ < tokens.length;
  const fail = (message = 'unexpected'): never => {
    throw new ExpressionError(next < tokens.length ? message : 'unfinished', peek().at);
  };
  const expect = (sign: string) => accept(sign) || fail();

  const binary = (level: number, depth: number): Expression => {
    const operators = levels[level];
    if (!operators) return prefix(depth);
    let left = binary(level + 1, depth);
    for (let { sign } = peek(); operators.includes(sign); { sign } = peek()) {
      next++;
      left = operation(sign, [left, binary(level + 1, depth)]);
    }
    return left;
  };
  const sequence = (closing: string, depth: number): Expression[] => {
    const list: Expression[] = [];
    if (accept(closing)) return list;
    do list.push(binary(0, depth + 1));
    while (accept(','));
    expect(closing);
    return list;
  };
  const withPostfix = (operand: Expression): Expression => {
    const { sign } = peek();
    return postfixes.has(sign) && accept(sign) ? operation(sign, [operand]) : operand;
  };
  const prefix = (depth: number): Expression => {
    if (depth > expressionBounds.depth) fail('too deep');
    const { sign, operand } = peek();
    next++;
    if (operand) return withPostfix(operand);
    if (sign === 'true' || sign === 'false') return withPostfix(constant(sign === 'true'));
    if (sign === '[') return operation('list', sequence(']', depth));
    if (sign === 'not') return operation(sign, [prefix(depth + 1)]);
    if (sign === '(') {
      const inner = binary(0, depth + 1);
      expect(')');
      return inner;
    }
    if (sign === '-') {
      const number = peek().operand;
      if (number?.kind !== 'constant' || typeof number.constant !== 'number') return fail();
      next++;
      return withPostfix(constant(-number.constant));
    }
    if (functions.has(sign)) {
      expect('(');
      const operands = sequence(')', depth);
      return takes(sign, operands.length) ? operation(sign, operands) : fail('wrong number of operands');
    }
    next--;
    return fail(/^[a-z]/.test(sign) ? `unknown word ${sign.slice(0, 40)}` : undefined);
  };

  const whole = binary(0, 0);
  return next < tokens.length ? fail() : whole;
}
