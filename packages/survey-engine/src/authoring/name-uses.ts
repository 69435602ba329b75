import type { Expression, Scalar } from '../expression.ts';

/**
 * How conditions look at a name. `constants` are what it is compared with. Of values that differ in none of the
 * comparisons one is as good as another, unless `isWhole`: then only trying every value tells.
 */
export interface NameUse {
  readonly constants: readonly Scalar[];
  /** Compared by size, not only for being the same. */
  readonly isOrdered: boolean;
  /** Asked what is in it, which of a text means any part of it. */
  readonly isTakenApart: boolean;
  readonly isWhole: boolean;
}

type Note = (name: string, use: Partial<NameUse>) => void;

const orders = new Set(['<', '<=', '>', '>=']);
const equalities = new Set(['=', '!=']);
const parts = new Set(['contains', 'notcontains', 'allof']);
const lists = new Set(['anyof', 'noneof']);
const known = new Set([
  ...orders,
  ...equalities,
  ...parts,
  ...lists,
  ...'or and not empty notempty iif list + - * / % ^ sum avg min max count round'.split(' '),
]);

/** One name for a question, or for one row of a matrix. */
export function keyOf({ name, row }: { name: string; row?: string | undefined }): string {
  return row === undefined ? name : `${name}.${row}`;
}

/**
 * What is asked of each name by expressions that are used as conditions. Undefined when what they say depends on more
 * than answers: on the day, or on what is not known here.
 */
export function namesUsed(
  conditions: readonly Expression[],
  calculated: ReadonlyMap<string, Expression>,
): Map<string, NameUse> | undefined {
  let isKnown = conditions.every(isOfAnswers);
  const uses = new Map<string, NameUse>();
  const expanded = new Set<string>();
  const note: Note = (name, use) => {
    const inner = calculated.get(name);
    if (inner === undefined) uses.set(name, joined(uses.get(name), use));
    else if (!expanded.has(name)) {
      expanded.add(name);
      isKnown &&= isOfAnswers(inner);
      look(inner, false, note);
    }
  };
  for (const condition of conditions) look(condition, true, note);
  return isKnown ? uses : undefined;
}

function joined(known: NameUse | undefined, { constants = [], ...flags }: Partial<NameUse>): NameUse {
  return {
    constants: [...new Set([...(known?.constants ?? []), ...constants])],
    isOrdered: known?.isOrdered === true || flags.isOrdered === true,
    isTakenApart: known?.isTakenApart === true || flags.isTakenApart === true,
    isWhole: known?.isWhole === true || flags.isWhole === true,
  };
}

function isOfAnswers(expression: Expression): boolean {
  if (expression.kind !== 'operation') return true;
  return known.has(expression.operator) && expression.operands.every(isOfAnswers);
}

/** `isTruth`: whether only its holding matters, not what it is. */
function look(expression: Expression, isTruth: boolean, note: Note): void {
  if (expression.kind === 'constant') return;
  // Of numbers zero does not hold.
  if (expression.kind === 'name')
    return note(keyOf(expression), isTruth ? { constants: [0] } : { isWhole: true });
  const { operator, operands } = expression;
  const [first, second] = operands;
  if (operator === 'and' || operator === 'or' || operator === 'not') {
    for (const operand of operands) look(operand, true, note);
  } else if (operator === 'iif') {
    for (const [index, operand] of operands.entries()) look(operand, index === 0 || isTruth, note);
  } else if ((operator === 'empty' || operator === 'notempty') && first?.kind === 'name')
    note(keyOf(first), {});
  else if (!first || !second || !lookAtComparison(operator, first, second, note))
    for (const operand of operands) look(operand, false, note);
}

/** Whether it was a name compared with constants. */
function lookAtComparison(operator: string, first: Expression, second: Expression, note: Note): boolean {
  const [name, other] = first.kind === 'name' ? [keyOf(first), second] : [nameOf(second), first];
  const constants = constantsIn(other);
  if (name === undefined || constants === undefined) return false;
  const isList = other.kind === 'operation';
  if (equalities.has(operator) && !isList) note(name, { constants });
  else if (orders.has(operator) && !isList) note(name, { constants, isOrdered: true });
  else if (first.kind !== 'name') return false;
  else if (lists.has(operator) && isList) note(name, { constants });
  else if (parts.has(operator) || lists.has(operator) || equalities.has(operator))
    note(name, { constants, isTakenApart: true });
  else return false;
  return true;
}

function nameOf(expression: Expression): string | undefined {
  return expression.kind === 'name' ? keyOf(expression) : undefined;
}

function constantsIn(expression: Expression): Scalar[] | undefined {
  if (expression.kind === 'constant') return [expression.constant];
  if (expression.kind === 'name' || expression.operator !== 'list') return undefined;
  const found = expression.operands.flatMap((one) => (one.kind === 'constant' ? [one.constant] : []));
  return found.length === expression.operands.length ? found : undefined;
}
