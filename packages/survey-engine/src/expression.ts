export type Scalar = string | number | boolean;

/** What an expression computes with. `undefined`, empty text and the empty list are the same: empty. */
export type Value = Scalar | readonly Scalar[] | undefined;

/**
 * A parsed condition. `operator` is a sign or word of the grammar; `list` makes one flat list. A name with a `row`
 * asks about one row of a matrix.
 */
export type Expression =
  | { readonly kind: 'constant'; readonly constant: Scalar }
  | { readonly kind: 'name'; readonly name: string; readonly row?: string }
  | { readonly kind: 'operation'; readonly operator: string; readonly operands: readonly Expression[] };

/** Whether there is nothing there: absent, empty text or the empty list. Zero and false are something. */
export function isEmpty(value: unknown): boolean {
  return (
    value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
  );
}

/** Whether a condition holds for a value: empty, false and zero do not. */
export function isTrue(value: Value): boolean {
  return !isEmpty(value) && value !== false && value !== 0;
}

function listOf(value: Value): readonly Scalar[] {
  return typeof value === 'object' ? value : value === undefined ? [] : [value];
}

/** Text that is a plain decimal number counts as that number; anything else is not a number. */
function numberOf(value: Value): number {
  if (typeof value === 'string' && /^-?(0|[1-9]\d{0,14})(\.\d{1,15})?$/.test(value)) return Number(value);
  return typeof value === 'number' ? value : Number.NaN;
}

function equal(left: Value, right: Value): boolean {
  if (isEmpty(left) || isEmpty(right)) return isEmpty(left) && isEmpty(right);
  if (typeof left === 'object' && typeof right === 'object') {
    return left.length === right.length && includesAll(left, right) && includesAll(right, left);
  }
  if (typeof left === 'object' || typeof right === 'object') return false;
  const difference = numberOf(left) - numberOf(right);
  if (!Number.isNaN(difference)) return difference === 0;
  return String(left).trim().toLowerCase() === String(right).trim().toLowerCase();
}

function includesAll(list: readonly Scalar[], wanted: readonly Scalar[]): boolean {
  return wanted.every((one) => list.some((other) => equal(one, other)));
}

function contains(left: Value, right: Value): boolean {
  if (isEmpty(left) || isEmpty(right)) return false;
  if (typeof left === 'object') return includesAll(left, listOf(right));
  return String(left).toLowerCase().includes(String(right).toLowerCase());
}

function anyOf(left: Value, right: Value): boolean {
  if (isEmpty(left)) return isEmpty(right);
  if (isEmpty(right)) return true;
  if (typeof left !== 'object') return contains(right, left);
  return listOf(right).some((one) => contains(left, one));
}

/** Negative, zero, positive; not a number when the two cannot be ordered, so that no comparison holds. */
function compare(left: Value, right: Value): number {
  const difference = numberOf(left) - numberOf(right);
  if (!Number.isNaN(difference) || typeof left !== 'string' || typeof right !== 'string') return difference;
  return !left || !right ? Number.NaN : left < right ? -1 : Number(left > right);
}

function arithmetic(compute: (a: number, b: number) => number) {
  return (left: Value, right: Value): Value => {
    const result = compute(isEmpty(left) ? 0 : numberOf(left), isEmpty(right) ? 0 : numberOf(right));
    return Number.isFinite(result) ? result : undefined;
  };
}

function numbersIn(values: readonly Value[]): number[] {
  return values.flatMap(listOf).map(numberOf).filter(Number.isFinite);
}

function sum(values: readonly Value[]): number {
  return numbersIn(values).reduce((total, one) => total + one, 0);
}

function extreme(values: readonly Value[], pick: (...numbers: number[]) => number): Value {
  const numbers = numbersIn(values);
  return numbers.length ? pick(...numbers) : undefined;
}

const dayMilliseconds = 86_400_000;

/** The instant at which an ISO day begins, in milliseconds; not a number for what is no day of the calendar. */
function dayOf(value: Value): number {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(value)) return Number.NaN;
  const instant = Date.parse(`${value}T00:00:00Z`);
  // Some engines read 30 February as 2 March.
  return isoDay(instant) === value ? instant : Number.NaN;
}

function isoDay(instant: number): string | undefined {
  return Math.abs(instant) < 8.64e15 ? new Date(instant).toISOString().slice(0, 10) : undefined;
}

/** Whole years from a day to today; empty before it, like anything about what is no day. */
function age(born: Value, today: string): Value {
  if (!(dayOf(born) <= dayOf(today))) return undefined;
  const years = Number(today.slice(0, 4)) - Number(String(born).slice(0, 4));
  return String(born).slice(5) > today.slice(5) ? years - 1 : years;
}

function diffDays(from: Value, to: Value): Value {
  const days = Math.abs(dayOf(to) - dayOf(from)) / dayMilliseconds;
  return Number.isFinite(days) ? days : undefined;
}

type Operator = (a: Value, b: Value, all: readonly Value[], today: string) => Value;

const operators: Readonly<Record<string, Operator>> = {
  list: (_a, _b, all) => all.flatMap(listOf),
  or: (a, b) => isTrue(a) || isTrue(b),
  and: (a, b) => isTrue(a) && isTrue(b),
  not: (a) => !isTrue(a),
  empty: (a) => isEmpty(a),
  notempty: (a) => !isEmpty(a),
  '=': equal,
  '!=': (a, b) => !equal(a, b),
  '<': (a, b) => compare(a, b) < 0,
  '<=': (a, b) => equal(a, b) || compare(a, b) < 0,
  '>': (a, b) => compare(a, b) > 0,
  '>=': (a, b) => equal(a, b) || compare(a, b) > 0,
  '+': arithmetic((x, y) => x + y),
  '-': arithmetic((x, y) => x - y),
  '*': arithmetic((x, y) => x * y),
  '/': arithmetic((x, y) => x / y),
  '%': arithmetic((x, y) => x % y),
  '^': arithmetic((x, y) => x ** y),
  contains,
  notcontains: (a, b) => !contains(a, b),
  anyof: anyOf,
  noneof: (a, b) => !anyOf(a, b),
  allof: (a, b) => (isEmpty(a) ? isEmpty(b) : listOf(b).every((one) => contains(a, one))),
  iif: (a, b, all) => (isTrue(a) ? b : all[2]),
  sum: (_a, _b, all) => sum(all),
  avg: (_a, _b, all) => sum(all) / (numbersIn(all).length || 1),
  min: (_a, _b, all) => extreme(all, Math.min),
  max: (_a, _b, all) => extreme(all, Math.max),
  count: (_a, _b, all) => all.flatMap(listOf).filter((value) => !isEmpty(value)).length,
  round: arithmetic((x, digits) => Math.round(x * 10 ** digits) / 10 ** digits),
  today: (days, _b, _all, today) =>
    isoDay(dayOf(today) + (isEmpty(days) ? 0 : numberOf(days)) * dayMilliseconds),
  age: (born, _b, _all, today) => age(born, today),
  diffdays: diffDays,
};

/**
 * Computes a parsed condition. `valueOf` gives the answer of a question, or of one row of a matrix, `undefined` when
 * there is none; `today` is the ISO day that `today()` and `age()` count from, and without it they are empty.
 * Empty is equal only to empty, counts as 0 in arithmetic and is neither smaller nor greater than anything;
 * what cannot be computed (a division by zero, a sum of words) is empty. Never throws.
 */
export function evaluateExpression(
  expression: Expression,
  valueOf: (name: string, row?: string) => Value,
  today = '',
): Value {
  if (expression.kind === 'constant') return expression.constant;
  if (expression.kind === 'name') return valueOf(expression.name, expression.row);
  const values = expression.operands.map((operand) => evaluateExpression(operand, valueOf, today));
  return operators[expression.operator]?.(values[0], values[1], values, today);
}
