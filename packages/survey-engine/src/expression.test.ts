import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateExpression } from './expression.ts';
import type { Expression, Value } from './expression.ts';
import { ExpressionError, parseExpression } from './parse-expression.ts';

function valueOf(text: string, answers: Record<string, Value> = {}): Value {
  return evaluateExpression(
    parseExpression(text),
    (name, row) => {
      const key = row === undefined ? name : `${name}.${row}`;
      return Object.hasOwn(answers, key) ? answers[key] : undefined;
    },
    '2026-11-29',
  );
}

function refusalOf(text: string): ExpressionError | undefined {
  try {
    parseExpression(text);
  } catch (error) {
    if (error instanceof ExpressionError) return error;
    throw error;
  }
  return undefined;
}

/** Writes an expression with all its brackets. */
function written(expression: Expression): string {
  if (expression.kind === 'name') {
    return `{${expression.name}${expression.row === undefined ? '' : `.${expression.row}`}}`;
  }
  if (expression.kind === 'constant') {
    const { constant } = expression;
    return typeof constant === 'string' ? `'${constant.replace(/[\\']/g, '\\$&')}'` : String(constant);
  }
  const operands = expression.operands.map(written);
  const { operator } = expression;
  if (operator === 'list') return `[${operands.join(', ')}]`;
  if (operator === 'not') return `!(${operands[0]})`;
  if (operator === 'empty' || operator === 'notempty') return `${operands[0]} ${operator}`;
  if (/^(sum|avg|min|max|count|iif|round|today|age|diffdays)$/.test(operator))
    return `${operator}(${operands.join(',')})`;
  return operands.map((operand) => `(${operand})`).join(` ${operator} `);
}

const atom: fc.Arbitrary<Expression> = fc.oneof(
  fc.stringMatching(/^[A-Za-z][A-Za-z0-9_]{0,8}$/).map((name): Expression => ({ kind: 'name', name })),
  fc
    .tuple(fc.stringMatching(/^[A-Za-z]\w{0,4}$/), fc.stringMatching(/^[A-Za-z0-9][\w.+-]{0,4}$/))
    .map(([name, row]): Expression => ({ kind: 'name', name, row })),
  fc
    .oneof(fc.string({ maxLength: 8 }), fc.boolean(), fc.integer({ min: -99, max: 99 }))
    .map((constant): Expression => ({ kind: 'constant', constant })),
);
const binaryOperators = ['or', 'and', '=', '!=', '<', '<=', '>', '>=', '+', '-', '*', '/', '%', '^'].concat(
  'contains',
  'notcontains',
  'anyof',
  'allof',
  'noneof',
);
const { expression } = fc.letrec<{ expression: Expression }>((tie) => {
  const operation = (operator: fc.Arbitrary<string>, operands: fc.Arbitrary<Expression[]>) =>
    fc.record({ kind: fc.constant('operation' as const), operator, operands });
  const several = fc.array(tie('expression'), { maxLength: 3 });
  return {
    expression: fc.oneof(
      { depthSize: 'small', maxDepth: 4 },
      atom,
      operation(fc.constantFrom(...binaryOperators), fc.tuple(tie('expression'), tie('expression'))),
      operation(fc.constantFrom('empty', 'notempty'), fc.tuple(atom)),
      operation(fc.constant('not'), fc.tuple(tie('expression'))),
      operation(fc.constantFrom('list', 'sum', 'avg', 'min', 'max', 'count'), several),
      operation(fc.constant('today'), fc.array(tie('expression'), { maxLength: 1 })),
      operation(fc.constant('age'), fc.tuple(tie('expression'))),
      operation(fc.constant('diffdays'), fc.tuple(tie('expression'), tie('expression'))),
      operation(fc.constant('iif'), fc.tuple(tie('expression'), tie('expression'), tie('expression'))),
    ),
  };
});
const signs = [
  '{q1}',
  "'a'",
  '3',
  '(',
  ')',
  '[',
  ']',
  ',',
  'and',
  'or',
  '!',
  '=',
  '<',
  '+',
  '-',
  'anyof',
  'empty',
  'sum',
  ' ',
];

describe('parsing', () => {
  it('reads back whatever is written', () => {
    fc.assert(
      fc.property(expression, (given) => {
        const text = written(given);
        fc.pre(text.length <= 2000);
        expect(parseExpression(text)).toEqual(given);
      }),
      { numRuns: 500 },
    );
  });

  it('throws nothing but an ExpressionError, with a position inside the text', () => {
    const texts = fc.oneof(
      fc.string({ maxLength: 60, unit: 'binary' }),
      fc.array(fc.constantFrom(...signs), { maxLength: 25 }).map((list) => list.join(' ')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const refusal = refusalOf(text);
        if (!refusal) {
          expect(() => valueOf(text, { q1: ['a', 'b'] })).not.toThrow();
          return;
        }
        expect(refusal.position).toBeGreaterThanOrEqual(0);
        expect(refusal.position).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 3000 },
    );
  });

  it.each([
    '',
    '  ',
    '{a',
    '{}',
    "'a",
    'yes',
    '{a} =',
    '= 1',
    '(1',
    '1)',
    '[1',
    '1 2',
    'sum(1',
    'sum',
    'round()',
    'iif(1, 2)',
    '- {a}',
    '{a} empty empty',
    '(1) empty',
    'alert(1)',
    'constructor',
    '{a}.b',
    '{__proto__}',
    'a => b',
    '1 = = 2',
    'round(1,2,3)',
    '{a.}',
    '{.b}',
    '{a.b c}',
    'age()',
    'diffDays({a})',
    'today(1, 2)',
  ])('refuses %j', (text) => {
    expect(refusalOf(text)).toBeInstanceOf(ExpressionError);
  });

  it('tells where it stopped', () => {
    expect(refusalOf('{a} = = 1')?.position).toBe(6);
    expect(refusalOf('{a} =')?.message).toBe('unfinished at 5');
    expect(refusalOf('1 + #')?.position).toBe(3);
  });

  it('refuses what is too long or too deep, quickly', () => {
    expect(refusalOf(`'${'a'.repeat(2000)}'`)?.message).toContain('too long');
    expect(refusalOf('('.repeat(60) + '1' + ')'.repeat(60))?.message).toContain('too deep');
    expect(refusalOf('!'.repeat(60) + '1')?.message).toContain('too deep');
    expect(refusalOf('['.repeat(1999))?.message).toContain('too deep');
    expect(valueOf('('.repeat(40) + '1' + ')'.repeat(40))).toBe(1);
    expect(valueOf(Array.from({ length: 400 }, () => '1').join('+'))).toBe(400);
  });

  it('lets and bind tighter than or, and comparisons tighter than both', () => {
    expect(valueOf('true or true and false')).toBe(true);
    expect(valueOf('(true or true) and false')).toBe(false);
    expect(valueOf('1 + 2 * 3 ^ 2 = 19')).toBe(true);
    expect(valueOf('10 - 2 - 3')).toBe(5);
    expect(valueOf('{a} AND {b} || {c}', { c: true })).toBe(true);
    expect(valueOf('! {a} empty', { a: 'x' })).toBe(true);
    expect(valueOf('not {a} empty')).toBe(false);
  });
});

describe('evaluating', () => {
  it('takes empty as equal only to empty and as no number', () => {
    expect(valueOf('{a} empty')).toBe(true);
    expect(valueOf('{a} empty', { a: [] })).toBe(true);
    expect(valueOf('{a} empty', { a: 0 })).toBe(false);
    expect(valueOf('{a} notempty', { a: false })).toBe(true);
    expect(valueOf("{a} = ''")).toBe(true);
    expect(valueOf('{a} = 0')).toBe(false);
    expect(valueOf("{a} != 'x'")).toBe(true);
    expect(valueOf('{a} < 1')).toBe(false);
    expect(valueOf('{a} > 1')).toBe(false);
    expect(valueOf('{a} + 2')).toBe(2);
  });

  it('compares numbers by size, also when written as text, and words without their case', () => {
    expect(valueOf("'10' > 9")).toBe(true);
    expect(valueOf("'5.0' = 5")).toBe(true);
    expect(valueOf("'007' = 7")).toBe(false);
    expect(valueOf("'Yes ' = 'yes'")).toBe(true);
    expect(valueOf("'b' > 'a'")).toBe(true);
    expect(valueOf("'b' >= 1")).toBe(false);
    expect(valueOf("true = 'true'")).toBe(true);
    expect(valueOf('3 <= 3 and 3 >= 3')).toBe(true);
  });

  it('compares lists without their order', () => {
    expect(valueOf("{a} = ['x', 'y']", { a: ['y', 'x'] })).toBe(true);
    expect(valueOf("{a} = ['x']", { a: ['y', 'x'] })).toBe(false);
    expect(valueOf("{a} = 'x'", { a: ['x'] })).toBe(false);
  });

  it('looks into lists and texts', () => {
    const answers = { a: ['x', 'y'], t: 'Milano' };
    expect(valueOf("{a} contains 'x'", answers)).toBe(true);
    expect(valueOf("{a} contains ['x', 'z']", answers)).toBe(false);
    expect(valueOf("{a} notcontains 'z'", answers)).toBe(true);
    expect(valueOf("{b} notcontains 'z'", answers)).toBe(true);
    expect(valueOf("{t} contains 'mil'", answers)).toBe(true);
    expect(valueOf("{a} anyof ['z', 'y']", answers)).toBe(true);
    expect(valueOf("{t} anyof ['Roma', 'Milano']", answers)).toBe(true);
    expect(valueOf("{b} anyof ['z']", answers)).toBe(false);
    expect(valueOf("{a} allof ['y', 'x']", answers)).toBe(true);
    expect(valueOf("{a} allof ['y', 'z']", answers)).toBe(false);
    expect(valueOf("{b} allof ['y']", answers)).toBe(false);
    expect(valueOf("{a} noneof ['z']", answers)).toBe(true);
    expect(valueOf("{b} noneof ['z']", answers)).toBe(true);
  });

  it('computes', () => {
    const answers = { n: [1, 2, 6], w: 'word' };
    expect(valueOf('sum({n}, 1)', answers)).toBe(10);
    expect(valueOf('avg({n})', answers)).toBe(3);
    expect(valueOf('avg()', answers)).toBe(0);
    expect(valueOf('min({n})', answers)).toBe(1);
    expect(valueOf('max({n}, 9)', answers)).toBe(9);
    expect(valueOf('max({m})', answers)).toBeUndefined();
    expect(valueOf('count({n}, {m}, {w})', answers)).toBe(4);
    expect(valueOf('round(2.345, 2)')).toBe(2.35);
    expect(valueOf('round(-1.5)')).toBe(-1);
    expect(valueOf("iif({m} empty, 'none', 'some')")).toBe('none');
    expect(valueOf('1 / 0')).toBeUndefined();
    expect(valueOf('5 % 3')).toBe(2);
    expect(valueOf('{w} + 1', answers)).toBeUndefined();
  });

  it('asks about one row of a matrix', () => {
    expect(valueOf("{how.calm-1} = 'often'", { 'how.calm-1': 'often' })).toBe(true);
    expect(valueOf('{how.tired} empty', { 'how.calm': 'often' })).toBe(true);
  });

  it('counts days and years from the day that it is given', () => {
    expect(valueOf('today()')).toBe('2026-11-29');
    expect(valueOf('today(3)')).toBe('2026-12-02');
    expect(valueOf('TODAY(-29)')).toBe('2026-10-31');
    expect(valueOf("today('x')")).toBeUndefined();
    expect(valueOf("age('2000-11-29')")).toBe(26);
    expect(valueOf("age('2000-11-30')")).toBe(25);
    expect(valueOf("age('2026-11-30')")).toBeUndefined();
    expect(valueOf("age('2000-02-30')")).toBeUndefined();
    expect(valueOf('age({a})')).toBeUndefined();
    expect(valueOf("age('1999') > 3")).toBe(false);
    expect(valueOf("diffDays('2026-02-27', '2026-03-01')")).toBe(2);
    expect(valueOf("diffDays('2026-03-01', '2024-03-01')")).toBe(730);
    expect(valueOf("diffDays('2026-03-29', '2026-03-30')")).toBe(1);
    expect(valueOf("diffDays('2026-03-01', 'soon')")).toBeUndefined();
    expect(valueOf("diffDays(today(), '2026-12-25') < 30")).toBe(true);
  });

  it('knows no day unless it is told', () => {
    expect(evaluateExpression(parseExpression("today() = ''"), () => undefined)).toBe(true);
    expect(evaluateExpression(parseExpression("age('2000-01-01') = ''"), () => undefined)).toBe(true);
  });

  it('names a word that is no function', () => {
    expect(refusalOf('median({a})')?.message).toBe('unknown word median at 0');
  });
});
