import type { Expression, Scalar } from '../expression.ts';

/**
 * Whether the one condition is seen to hold wherever the other does. Judged by the shape alone, so that it says no
 * where only a closer look would find out: a yes is always right.
 */
export function implies(left: Expression, right: Expression): boolean {
  if (isSame(left, right)) return true;
  const [all, any] = [operandsOf(right, 'and'), operandsOf(right, 'or')];
  const [given, either] = [operandsOf(left, 'and'), operandsOf(left, 'or')];
  if (all) return all.every((one) => implies(left, one));
  if (either) return either.every((one) => implies(one, right));
  if (given?.some((one) => implies(one, right)) || any?.some((one) => implies(left, one))) return true;
  return impliesBound(left, right) || impliesList(left, right);
}

function isSame(left: Expression, right: Expression): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}

function operandsOf(expression: Expression | undefined, operator: string): readonly Expression[] | undefined {
  return expression?.kind === 'operation' && expression.operator === operator
    ? expression.operands
    : undefined;
}

/** `{n} > 5` where `{n} >= 3` is asked for. */
function impliesBound(left: Expression, right: Expression): boolean {
  const [one, other] = [boundOf(left), boundOf(right)];
  if (!one || !other || !isSame(one.of, other.of) || one.operator[0] !== other.operator[0]) return false;
  if (one.bound === other.bound) return other.operator.length === 2 || one.operator.length === 1;
  return one.operator[0] === '>' ? one.bound > other.bound : one.bound < other.bound;
}

function boundOf(expression: Expression): { of: Expression; operator: string; bound: number } | undefined {
  if (expression.kind !== 'operation' || !['<', '<=', '>', '>='].includes(expression.operator))
    return undefined;
  const [of, bound] = expression.operands;
  if (of?.kind !== 'name' || bound?.kind !== 'constant' || typeof bound.constant !== 'number')
    return undefined;
  return { of, operator: expression.operator, bound: bound.constant };
}

/** `{q} = 'a'` or `{q} anyof ['a']` where `{q} anyof ['a', 'b']` is asked for. */
function impliesList(left: Expression, right: Expression): boolean {
  const [of, wanted] = operandsOf(right, 'anyof') ?? [];
  const [asked, single] = operandsOf(left, '=') ?? [];
  const [same = asked, several] = operandsOf(left, 'anyof') ?? [];
  if (!of || !same || !isSame(of, same)) return false;
  const allowed = constantsOf(wanted);
  const named = single?.kind === 'constant' ? [single.constant] : constantsOf(several);
  // Empty is equal to empty only, and is part of every list.
  return named.length > 0 && named.every((one) => one !== '' && allowed.includes(one));
}

/** The constants of a list of nothing else; otherwise none. */
function constantsOf(expression: Expression | undefined): Scalar[] {
  const operands = operandsOf(expression, 'list') ?? [];
  const constants = operands.flatMap((one) => (one.kind === 'constant' ? [one.constant] : []));
  return constants.length === operands.length ? constants : [];
}
